/* A run: workers take records, longest first, and put what they made into the bag; what was made before and
 * has not changed is kept. Private to batch/.
 *
 *   folder.c → what lies there  →  plan.c: what is to be made  →  workers.c → make.c → results.c
 *
 * One lock guards the journal, the entries and who is told of them. */
#ifndef LIKHIT_BATCH_RUN_H
#define LIKHIT_BATCH_RUN_H

#include <pthread.h>

#include "batch/batch_private.h"

typedef struct LkRun {
    LkRecords *records;
    const LkBatchOptions *options;
    LkTeller teller;
    LkBagHead head;
    int folder, data; /* descriptors */
    LkJournal journal;
    const LkEntries *known; /* of the run before */
    bool is_same_data;      /* as it had */
    LkEntries entries;      /* of this run: kept, made, failed */
    size_t *order;          /* records to be made, from 0 */
    size_t order_count;
    double start;

    pthread_mutex_t lock; /* of what follows, and of journal and entries */
    size_t next;          /* in order */
    LkBatchProgress progress;
    int failure; /* ends the run: LK_EXIT_FILE … */
    bool is_stopped;
} LkRun;

/* ---- folder.c */
/* Makes the folder of the bag where it is not there, and locks it: no two runs work in one. Returns false
 * after a message. */
bool lk_run_open_folder(LkRun *run);
/* Opens data/ in it. Returns false after a message. */
bool lk_run_open_data(LkRun *run);
/* Reads what a run before this one has made. Returns false after a message when the folder may not be used.
 */
bool lk_run_read_known(LkRun *run, LkEntries *known);
/* Removes files of the run before that no record of this one has. Returns false when out of memory. */
bool lk_run_remove_stale(const LkRun *run, const LkEntries *known);
/* Warns of a file in data/ that no record has. */
void lk_run_tell_strangers(const LkRun *run);
/* Tells, by errno, why the folder cannot be used. Returns false. */
bool lk_run_tell_folder(const LkRun *run);

/* ---- plan.c */
/* Fills `order`; keeps what is unchanged, refuses records with errors. Returns false when out of memory or
 * when the journal cannot be written. */
bool lk_run_plan(LkRun *run);

/* ---- workers.c */
/* Makes all records of `order`. Returns when the last worker is done. */
void lk_run_work(LkRun *run);

/* ---- make.c */
/* Makes the file of one record, or keeps the one that is there. On any thread, without the lock. */
void lk_run_make(LkRun *run, size_t index);

/* ---- kept.c */
/* Returns whether the entry of the run before is of this record as it is now, and its file is as it was. */
bool lk_run_has_unchanged(const LkRun *run, const LkEntry *entry, size_t number, const LkBatchRecord *record);
/* Adds a copy of the entry to this run's. Under the lock. Returns false when out of memory. */
bool lk_run_keep(LkRun *run, const LkEntry *known, size_t number);

/* ---- results.c */
/* Returns the entry of a record, with all that is known before it is made. NULL in it where memory is out. */
LkEntry lk_run_begin_entry(size_t index, const LkBatchRecord *record);
/* Notes what became of a record in the journal, counts it and tells of it; takes the entry over. `document`
 * is where messages are taken from; NULL = the entry has them. Takes the lock. */
void lk_run_finish(LkRun *run, LkEntry entry, LkDocument *document);
/* Tells a message with the record that it is of. Under the lock, or before workers begin. */
void lk_run_tell(LkRun *run, const LkEntry *entry, int severity, const char *text, const char *json);
/* Tells, by errno, that a file cannot be written, which ends the run. Under the lock. */
void lk_run_tell_write(LkRun *run, const char *folder, const char *name);
/* Tells how far the run is. Under the lock. */
void lk_run_tell_progress(LkRun *run);

#endif
