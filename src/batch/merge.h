/* Records in prints for the print room. Private to batch/.
 *
 *   documents in order (ahead.c) → merge.c: into the bin of their page count → merge_index.c: where each
 * stands
 *
 * merge_files.c knows how the files are called, merge_faults.c what ends a print. */
#ifndef LIKHIT_BATCH_MERGE_H
#define LIKHIT_BATCH_MERGE_H

#include <sys/types.h>

#include "batch/batch_private.h"

/* A file that the print will take the place of, to be told from those that the records read. */
typedef struct LkReplaced {
    bool is_there;
    dev_t device;
    ino_t inode;
} LkReplaced;

/* One file of the print: records of so many pages. */
typedef struct LkBin {
    char *path;
    LkReplaced old;
    LkPrint *print; /* NULL = no record is in it so far */
} LkBin;

typedef struct LkMerge {
    LkEngine *engine;
    LkRecords *records;
    const LkBatchPrint *wanted;
    const LkBatchOptions *options;
    LkTeller teller;
    LkPrintOptions print;
    LkBatchPart *parts;
    size_t part_count;
    LkBin *bins; /* one more than bin_count of what is wanted */
    size_t bin_count;
    char *index_path;
    LkReplaced old_index;
    FILE *index; /* in memory until all is whole */
    char *rows;
    size_t rows_length;
    LkBatchProgress progress;
    double start;
    int failure; /* ends the run: LK_EXIT_FILE … */
    bool is_stopped;
} LkMerge;

/* ---- merge_faults.c */
/* Ends the print with this exit code. Returns false. */
bool lk_merge_fail(LkMerge *merge, int failure);
/* The same after telling that memory is out, or why a file of the print failed. */
bool lk_merge_out_of_memory(LkMerge *merge);
bool lk_merge_fail_print(LkMerge *merge, const LkPrint *print);

/* ---- merge_files.c */
/* Names the bins and the index, and looks what stands in their places. Returns false when out of memory. */
bool lk_merge_name_files(LkMerge *merge);
void lk_merge_release_files(LkMerge *merge);
/* Returns whether no file of the print is one that the document reads; else the print has ended. */
bool lk_merge_is_output_free(LkMerge *merge, const LkDocument *document);
/* Returns, after a message, whether the print would stand in a bag, which holds what its manifest names
 * alone. */
bool lk_merge_stands_in_bag(const LkMerge *merge);
/* Returns the name of a file without its folders. */
const char *lk_base_name(const char *path);

/* ---- merge_index.c */
/* Writes the names of the columns. */
void lk_merge_begin_index(LkMerge *merge);
/* Writes where the record stands that was added to the bin last. */
void lk_merge_put_place(LkMerge *merge, const LkBin *bin, const LkBatchPart *part, const char *title);
/* Puts the index in its place. Returns false after a message, which ends the print. */
bool lk_merge_write_index(LkMerge *merge);

#endif
