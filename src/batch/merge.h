/* lk_batch_print: merges the documents of many records into PDFs for the print room. Private to src/batch.
 *
 *   documents in order (prefetch.c) → merge.c: into the bin of their page count → merge_index.c: its sides
 *
 * merge_files.c names the files, merge_faults.c ends a print after an error. */
#ifndef LIKHIT_BATCH_MERGE_H
#define LIKHIT_BATCH_MERGE_H

#include <sys/types.h>

#include "batch/batch_private.h"

/* Which file an output will replace: it must not be one that the records read. */
typedef struct LkReplaced {
    bool is_there;
    dev_t device;
    ino_t inode;
} LkReplaced;

/* One file of the print: it takes the records whose number of pages is in its range. */
typedef struct LkBin {
    char *path;
    LkReplaced old; /* what stands at the path now */
    LkPrint *print; /* NULL = it has no record yet */
} LkBin;

typedef struct LkMerge {
    LkEngine *engine;
    LkRecords *records;
    const LkBatchPrint *wanted; /* what the caller asks for */
    const LkBatchOptions *options;
    LkReporter reporter;
    LkPrintOptions print; /* of each file */
    LkBatchPart *parts;   /* what is printed, in order */
    size_t part_count;
    LkBin *bins; /* one more than wanted->bin_count: the last takes all longer records */
    size_t bin_count;
    char *index_path;
    LkReplaced old_index;
    FILE *index; /* writes to `rows`, in memory, until all files are whole */
    char *rows;
    size_t rows_length;
    LkBatchProgress progress;
    double start;    /* lk_seconds at the beginning */
    int failure;     /* not 0 ends the print: the exit code, LK_EXIT_FILE … */
    bool is_stopped; /* the caller asked to stop */
} LkMerge;

/* ---- merge_faults.c */
/* Ends the print with the exit code `failure`. Returns false. */
bool lk_merge_fail(LkMerge *merge, int failure);
/* End the print after reporting that memory is out, or why a file of the print failed. Return false. */
bool lk_merge_out_of_memory(LkMerge *merge);
bool lk_merge_fail_print(LkMerge *merge, const LkPrint *print);

/* ---- merge_files.c */
/* Names the files of the bins and of the index, and notes what stands at their paths. Returns false when out
 * of memory. */
bool lk_merge_name_files(LkMerge *merge);
/* Frees the names. */
void lk_merge_release_files(LkMerge *merge);
/* Returns whether no file of the print would replace one that the document reads; else ends the print. */
bool lk_merge_is_output_free(LkMerge *merge, const LkDocument *document);
/* Returns whether the print would stand inside the bag, after a message that it may not: a bag holds nothing
 * but what its manifest names. */
bool lk_merge_stands_in_bag(const LkMerge *merge);
/* Returns the name of a file without its folders. */
const char *lk_base_name(const char *path);

/* ---- merge_index.c */
/* Begins the index with the names of its columns. */
void lk_merge_begin_index(LkMerge *merge);
/* Appends a row to the index: where the record stands that was added to the bin last. */
void lk_merge_put_place(LkMerge *merge, const LkBin *bin, const LkBatchPart *part, const char *title);
/* Writes the index to its path. Returns false after a message, which ends the print. */
bool lk_merge_write_index(LkMerge *merge);

#endif
