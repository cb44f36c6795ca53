/* Private to batch/: one report for each record, in a bag (RFC 8493) that can be checked in thirty years.
 *
 *   records → workers (run.c) → data/….pdf and the journal (journal.c) → tag files (bag.c)
 *
 *   records → documents in order (ahead.c) → prints for the print room and their index (merge.c)
 *
 * While a run goes on, the journal alone says what is done; the tag files are written when all is, and the
 * journal goes. */
#ifndef LIKHIT_BATCH_BATCH_PRIVATE_H
#define LIKHIT_BATCH_BATCH_PRIVATE_H

#include <pthread.h>
#include <stdio.h>

#include "base/digest.h"
#include "likhit.h"

/* Exit codes, for schedulers that decide by them whether to try again. */
enum {
    LK_BATCH_DONE = 0,
    LK_BATCH_SOME_FAILED = 1, /* the data is at fault: trying again gives the same */
    LK_BATCH_WRONG = 2,       /* what is asked for cannot be done */
    LK_BATCH_FILE = 3,        /* a disk is full or a folder may not be written: may go well another time */
    LK_BATCH_LIMIT = 5,
    LK_BATCH_STOPPED = 75 /* a signal ended it: go on with resume. EX_TEMPFAIL of sysexits.h */
};

/* What became of a record. Strings are of malloc. */
typedef struct LkEntry {
    size_t number; /* of the record in the data, from 1 */
    char *key, *title;
    char *file;      /* in data/: "1030101.pdf" */
    char record[65]; /* digest of the record that it was made from */
    char own[65];    /* of pictures and fonts that it shows and the base does not cover; "" = none */
    char sha256[65]; /* of the file; "" = it failed */
    size_t bytes, pages, warnings;
    char *messages;  /* errors and warnings as JSON lines, "" = none */
    size_t sequence; /* in its list: of two of one number, the later one is true */
} LkEntry;
void lk_entry_release(LkEntry *entry);
static inline bool lk_entry_is_made(const LkEntry *entry)
{
    return entry->sha256[0] != '\0';
}

typedef struct LkEntries {
    LkEntry *items;
    size_t count, capacity;
} LkEntries;
/* Takes the entry's strings over; false when memory is out (they are released then). */
bool lk_entries_add(LkEntries *entries, LkEntry entry);
void lk_entries_release(LkEntries *entries);
/* By number, then as they came. */
void lk_entries_sort(LkEntries *entries);
/* By key, then as they came; and the last one with a key of those, or NULL. */
void lk_entries_sort_by_key(LkEntries *entries);
const LkEntry *lk_entries_find(const LkEntries *entries, const char *key);

/* What all entries of a bag have in common. */
typedef struct LkBagHead {
    char base[65];               /* digest of all but the records */
    char data[65];               /* digest of all records in their order */
    size_t records;              /* of the data, in all */
    unsigned shard, shard_count; /* 1 of 1 = all of them */
} LkBagHead;

/* Of the monotonic clock. */
double lk_batch_seconds(void);
/* How many threads work on so many records. */
unsigned lk_batch_workers(const LkBatchOptions *options, size_t count);

/* ---- Telling. Called on one thread at a time. */
typedef struct LkTeller {
    void (*tell)(void *context, int severity, const char *text, const char *json);
    void *context;
} LkTeller;
void lk_tell_error(const LkTeller *teller, const char *code, const char *hint, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void lk_tell_warning(const LkTeller *teller, const char *code, const char *hint, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* ---- ahead.c: documents in order, set by several threads */
typedef struct LkAhead LkAhead;
/* The parts must stay. NULL when out of memory. */
LkAhead *lk_ahead_open(LkRecords *records, const LkBatchPart *parts, size_t count, unsigned workers);
/* The document of the next part, which must be there, to be destroyed by the caller. NULL when out of memory.
 */
LkDocument *lk_ahead_next(LkAhead *ahead);
void lk_ahead_close(LkAhead *ahead);

/* ---- entries.c: as JSON */
/* One line, without line end. */
/* What a message begins with that tells whose it is: “{"record":3,"key":"ก",”. */
void lk_put_owner(FILE *out, const LkEntry *entry);
void lk_put_entry(FILE *out, const LkEntry *entry);
struct cJSON;
/* False when it is none. */
bool lk_read_entry(const struct cJSON *object, LkEntry *entry);
void lk_put_head(FILE *out, const LkBagHead *head);
bool lk_read_head(const struct cJSON *object, LkBagHead *head);

/* ---- files.c: files that are there whole or not at all */
/* Reads a file below the folder; NULL when it is not there. Of malloc, with a NUL that is not counted. */
char *lk_read_below(int folder, const char *name, size_t *length);
/* Writes aside, syncs and renames. False with errno after an error; nothing is left behind then. */
bool lk_write_below(int folder, const char *name, const void *bytes, size_t length);
/* SHA-256 of a file; its size in *bytes. False when it cannot be read. */
bool lk_digest_below(int folder, const char *name, LkDigest *digest, size_t *bytes);
/* The same by SHA-256 or SHA-512, of a path that may go through folders. Links are not followed. */
bool lk_digest_path(int folder, const char *path, bool is_sha512, char hex[129], size_t *bytes);
/* Removes what a run that was killed left half written. */
void lk_remove_partial(int folder);
/* Something in the folder of a bag that is not a batch's, where no batch left a journal or an index. */
bool lk_find_other(int folder, char *name, size_t size);
/* Something in data/ that is the file of none of the entries. */
bool lk_find_stranger(int data, const LkEntries *entries, char *name, size_t size);

/* ---- journal.c */
typedef struct LkJournal {
    FILE *stream;
} LkJournal;
#define LK_JOURNAL "journal.jsonl"
/* Begins a journal with what is known already. False with errno after an error. */
bool lk_journal_begin(LkJournal *journal, int folder, const LkBagHead *head, const LkEntries *known);
bool lk_journal_add(LkJournal *journal, const LkEntry *entry);
bool lk_journal_end(LkJournal *journal, int folder);
void lk_journal_close(LkJournal *journal);
/* What a run before this one has made: from its journal, else from the bag's index. False when there is
 * neither. */
bool lk_journal_read(int folder, LkBagHead *head, LkEntries *entries);

/* ---- bag.c */
/* Writes all tag files. False with errno after an error. */
bool lk_bag_write(int folder, const LkBagHead *head, const LkEntries *entries);
/* Removes them, before files are changed. */
void lk_bag_open(int folder);
/* A cell of CSV, in quotes where it needs them. */
void lk_put_cell(FILE *out, const char *text);
bool lk_bag_read_index(int folder, LkBagHead *head, LkEntries *entries);

#endif
