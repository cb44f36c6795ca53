/* A run of lk_batch_run: workers take records, those that take longest first, and put the files that they
 * make into the bag. Files that the run before made, and that would come out the same, are kept. Private to
 * src/batch.
 *
 *   folder.c → what lies there  →  plan.c: what is to be made  →  workers.c → make.c → results.c
 *
 * One lock guards the journal, the entries and the calls of the caller's tell and progress. */
#ifndef LIKHIT_BATCH_RUN_H
#define LIKHIT_BATCH_RUN_H

#include <pthread.h>

#include "batch/batch_private.h"

typedef struct LkRun {
    LkRecords *records;
    const LkBatchOptions *options;
    LkReporter reporter;
    LkBagHead head;
    int folder, data; /* descriptors of the bag's folder and of data/ in it */
    LkJournal journal;
    char signer[65];         /* digest of the certificate that reports are signed by; "" = they are not */
    char signed_as[65];      /* digest of all that shapes these signatures; "" = there are none */
    size_t signed_otherwise; /* reports that are kept with a signature of another shape */
    const LkEntries *known;  /* what the run before made */
    bool is_same_data;       /* this run has the same records as the run before */
    LkEntries entries;       /* what became of each record in this run: kept, made or failed */
    size_t *order;           /* indices of the records to be made, in that order */
    size_t order_count;
    double start; /* lk_seconds at the beginning */

    pthread_mutex_t lock; /* guards what follows, and journal and entries */
    size_t next;          /* index in `order` of the next record to be taken */
    LkBatchProgress progress;
    bool has_strangers; /* files that stay in data/ and are of no record have been told of */
    int failure;        /* not 0 ends the run: the exit code, LK_EXIT_FILE … */
    bool is_stopped;    /* the caller asked to stop */
} LkRun;

/* ---- folder.c */
/* Opens the folder of the bag, which it makes when it does not exist, and locks it, so that no two runs work
 * in one folder. Returns false after a message. */
bool lk_run_open_folder(LkRun *run);
/* Opens data/ in the folder. Returns false after a message. */
bool lk_run_open_data(LkRun *run);
/* Reads what the run before this one has made into `known`. Returns false, after a message, when this run may
 * not use the folder. */
bool lk_run_read_known(LkRun *run, LkEntries *known);
/* Removes the files of the run before that belong to no record of this one, but for those that others
 * signed, which are told of and counted. Returns false when out of memory. */
bool lk_run_remove_stale(LkRun *run, const LkEntries *known);
/* Warns of a file in data/ that belongs to no record. */
void lk_run_tell_strangers(const LkRun *run);
/* Reports, by errno, why the folder cannot be used. Returns false. */
bool lk_run_tell_folder(const LkRun *run);

/* ---- plan.c */
/* Decides about each record of this shard: keeps the unchanged, notes those with errors as failed, and puts
 * the others into `order`. Returns false when out of memory or when the journal cannot be written. */
bool lk_run_plan(LkRun *run);

/* ---- workers.c */
/* Makes all records of `order`. Returns when the last worker is done. */
void lk_run_work(LkRun *run);

/* ---- make.c */
/* Makes the file of record `index`, or keeps the one that is there. `key` is the worker's own; NULL = it is
 * not signed. Called on any thread, without the lock. */
void lk_run_make(LkRun *run, size_t index, LkKey *key);

/* ---- store.c */
/* Puts the report of a document into the place that the entry names, signed if there is a key, and notes
 * digest, size and signer in the entry. A report that is there and has its signature is kept; one that others
 * signed is left. If the document cannot become a PDF, its messages say why, and the run goes on. Returns
 * false, after a message, if the file cannot be stored: that ends the run. */
bool lk_run_store(LkRun *run, LkEntry *entry, LkDocument *document, LkKey *key);

/* ---- standing.c */
/* A file that is in data/ before this run writes there. */
typedef struct LkStanding {
    char *bytes; /* NULL = nobody signed it, or there is none */
    size_t length;
    bool is_whole;  /* nothing but signatures was added to what was signed first */
    bool has_ours;  /* the key of this run signed it */
    bool only_ours; /* and nobody else */
} LkStanding;
/* Looks at a file of data/, whose bytes lk_run_forget frees. */
LkStanding lk_run_look_at(const LkRun *run, const char *file);
void lk_run_forget(LkStanding *standing);
/* Returns whether this run may replace or remove the file: nobody but the batch signed it. */
bool lk_run_may_replace(const LkRun *run, const LkStanding *standing);

/* ---- kept.c */
/* A file of the run before, as it is now. */
typedef struct LkKept {
    char sha256[65];
    size_t bytes;
} LkKept;
/* Returns whether an entry of the run before still holds: the record is the same, the file has the signature
 * that is asked for, and is as it was written or has signatures of others behind that. */
bool lk_run_has_unchanged(const LkRun *run, const LkEntry *entry, size_t number, const LkBatchRecord *record,
                          LkKept *kept);
/* Adds a copy of an entry of the run before to those of this run. Called under the lock. Returns false when
 * out of memory. */
bool lk_run_keep(LkRun *run, const LkEntry *known, size_t number, const LkKept *kept);

/* ---- signed_as.c */
/* Computes the digest of all that shapes the signatures of this run: key, field, opinion, picture, level.
 * Returns false when out of memory. */
bool lk_run_take_signed_as(LkRun *run);
/* Counts a report that is kept with a signature of another shape. Called under the lock. */
void lk_run_note_signed_as(LkRun *run, const LkEntry *kept);
/* Warns of those: what is signed is not signed again. Called when no worker is at work. */
void lk_run_tell_signed_as(const LkRun *run);

/* ---- results.c */
/* Returns the entry of a record with all that is known before its file is made. Its strings are NULL when
 * memory is out. */
LkEntry lk_run_begin_entry(size_t index, const LkBatchRecord *record);
/* Writes what became of a record into the journal, counts it and reports it; takes over the entry. Messages
 * are those of `document`; NULL = those of the entry. Takes the lock itself. */
void lk_run_finish(LkRun *run, LkEntry entry, LkDocument *document);
/* Reports a message together with its record. Called under the lock, or before the workers begin. */
void lk_run_tell(LkRun *run, const LkEntry *entry, int severity, const char *text, const char *json);
/* Reports, by errno, that a file cannot be written, which ends the run. Called under the lock. */
void lk_run_tell_write(LkRun *run, const char *folder, const char *name);
/* Reports how far the run is. Called under the lock. */
void lk_run_tell_progress(LkRun *run);

#endif
