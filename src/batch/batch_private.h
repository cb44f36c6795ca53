/* Private to src/batch: makes one report for each record, in a bag (a folder with checksums, BagIt, RFC 8493)
 * that can be checked in thirty years.
 *
 *   records → workers (run.h) → data/….pdf and the journal (journal.c) → tag files (bag.c)
 *
 *   records → documents in order (prefetch.c) → prints for the print room and their index (merge.h)
 *
 * While a run goes on, the journal alone says what is done. When all is done the tag files
 * (checksums and index) are written and the journal is removed. */
#ifndef LIKHIT_BATCH_BATCH_PRIVATE_H
#define LIKHIT_BATCH_BATCH_PRIVATE_H

#include <stdio.h>

#include "likhit.h"

/* ---- options.c: what a program asks for */

/* What a batch asks of a record, by lk_record_key, _name, _digest, _is_good and _weight. */
typedef struct LkBatchRecord {
    const char *key, *file, *digest; /* `file` has no ending */
    bool is_good;
    size_t weight;
} LkBatchRecord;
/* Returns a record, `index` from 0; its strings belong to the records. */
LkBatchRecord lk_batch_record(const LkRecords *records, size_t index);

/* Copies the caller's struct `given`, whose first member is its size, into `ours` of `size` bytes; members
 * that the caller's version does not have become zero. Returns false, after a message to the caller of `told`
 * that names the struct `name`, when the size is not set or when members that are unknown here are set. */
bool lk_batch_take(void *ours, size_t size, const void *given, const char *name, const LkBatchOptions *told);
/* Reports that the library was called wrongly. Returns LK_EXIT_USAGE. */
LkExit lk_batch_misused(const LkBatchOptions *options, const char *what);

/* ---- entries.c: what became of each record */

/* What became of a record: made, kept from the run before, or failed. Owns its strings, which are from
 * malloc. */
typedef struct LkEntry {
    size_t number; /* of the record in the data, from 1 */
    char *key, *title;
    char *file;      /* in data/: "1030101.pdf" */
    char record[65]; /* digest of the record that it was made from */
    char own[65];    /* digest of what its document needs beyond the head's `base`: pictures and fonts of its
                        own; "" = nothing */
    char sha256[65]; /* of the file; "" = the record failed */
    char signer[65]; /* digest of the certificate that the batch signed it by; "" = it did not */
    char signed_as[65]; /* digest of all that shaped that signature; "" = that is not known */
    bool is_kept;       /* the file was there already, signed: it is not told */
    bool is_left;       /* the file is another than the record gives now: it stays, since others signed it */
    size_t bytes, pages, warnings;
    size_t own_bytes; /* of the file as the batch left it: behind them others signed; 0 = all */
    char *messages;   /* errors and warnings as JSON lines, "" = none */
    size_t sequence;  /* its place in the list: of two entries for one record the later one counts */
} LkEntry;
/* Frees the strings of an entry. */
void lk_entry_release(LkEntry *entry);
/* Returns whether the entry has a file. */
static inline bool lk_entry_is_made(const LkEntry *entry)
{
    return entry->sha256[0] != '\0';
}

/* Returns what became of it in a word: made, left or failed. */
const char *lk_entry_status(const LkEntry *entry);

typedef struct LkEntries {
    LkEntry *items;
    size_t count, capacity;
} LkEntries;
/* Appends an entry and takes over its strings. Returns false, and frees them, when memory is out. */
bool lk_entries_add(LkEntries *entries, LkEntry entry);
void lk_entries_release(LkEntries *entries);
/* Sorts the entries by number, those of one number in the order they came. */
void lk_entries_sort(LkEntries *entries);
/* Sorts the entries by key, those of one key in the order they came: before lk_entries_find. */
void lk_entries_sort_by_key(LkEntries *entries);
/* Returns the last entry with this key; NULL when there is none. The entries are sorted by key. */
const LkEntry *lk_entries_find(const LkEntries *entries, const char *key);
/* Returns the names of the entries' files, sorted, for lk_files_have. Free the array with free; the names
 * belong to the entries. NULL when out of memory. */
const char **lk_entries_files(const LkEntries *entries);
/* Returns whether a name is among those of lk_entries_files. */
bool lk_files_have(const char *const *files, size_t count, const char *name);

/* What all entries of a bag have in common. */
typedef struct LkBagHead {
    char base[65];  /* digest of what all outputs depend on besides the records (lk_records_digest) */
    char data[65];  /* digest of all records in their order */
    size_t records; /* in the data, in all */
    unsigned shard, shard_count; /* which part of the records the bag has; 1 of 1 = all */
    bool is_signed;              /* by the batch, each report as it is made */
} LkBagHead;

/* ---- reporter.c: messages of the batch itself, about no single record. Called on one thread at a time. */

/* Where messages go: LkBatchOptions.tell and its context. */
typedef struct LkReporter {
    void (*tell)(void *context, int severity, const char *text, const char *json);
    void *context;
    LkLanguage language;
} LkReporter;
LkReporter lk_reporter_of(const LkBatchOptions *options);
/* Tells all that is said of a handle. */
void lk_reporter_forward(const LkReporter *reporter, const LkMessages *messages);
/* Tells a message of the catalogue, by its name, with its values. */
void lk_reporter_tell(const LkReporter *reporter, const char *name, const LkCatalogueValue *values,
                      size_t count);
/* Tells a message of the document of a record: its number and its key, which may be NULL, are told with it.
 */
void lk_reporter_tell_of(const LkReporter *reporter, size_t number, const char *key, int severity,
                         const char *text, const char *json);
#define LK_TELL(reporter, name, ...)                                                                         \
    lk_reporter_tell((reporter), (name), (const LkCatalogueValue[]){__VA_ARGS__},                            \
                     sizeof((const LkCatalogueValue[]){__VA_ARGS__}) / sizeof(LkCatalogueValue))

/* ---- json.c: entries and heads as JSON */
struct cJSON;
/* Writes text in quotes; only what JSON asks for is escaped. */
void lk_put_string(FILE *out, const char *text);
/* Writes the beginning of a message, which names its record: “{"record":3,"key":"ก",”. */
void lk_put_owner(FILE *out, size_t number, const char *key);
/* Writes an entry as one line, without line end. */
void lk_put_entry(FILE *out, const LkEntry *entry);
/* Reads an entry from JSON. Returns false when the object is no entry: then there is nothing to release. */
bool lk_read_entry(const struct cJSON *object, LkEntry *entry);
/* Writes the members of a head as JSON, without braces. */
void lk_put_head(FILE *out, const LkBagHead *head);
/* Reads a head from JSON. Returns false when the object is no head. */
bool lk_read_head(const struct cJSON *object, LkBagHead *head);

/* ---- files.c: files that are there whole or not at all. `folder` is a descriptor. */

/* Returns the bytes of a file below the folder, from malloc, with a NUL that *length does not count; NULL
 * when it cannot be read. */
char *lk_read_below(int folder, const char *name, size_t *length);
/* Writes a file under another name, syncs it to the disk and renames it. Returns false with errno after an
 * error: then nothing is left behind. */
bool lk_write_below(int folder, const char *name, const void *bytes, size_t length);
/* Computes the SHA-256 or SHA-512 of a file, whose path may lead through folders, and sets *bytes to its
 * size. Symbolic links are not followed. Returns false when the file cannot be read. */
bool lk_digest_below(int folder, const char *path, bool is_sha512, char hex[129], size_t *bytes);
/* Removes files that a killed run left half written. */
void lk_remove_partial(int folder);
/* Returns whether the folder, which has neither journal nor index, holds a file that no batch put there; and
 * copies its name into `name` of `size` bytes. */
bool lk_find_other(int folder, char *name, size_t size);
/* Returns whether `data` (the descriptor of data/) holds a file that belongs to none of the entries; and
 * copies its name. */
bool lk_find_stranger(int data, const LkEntries *entries, char *name, size_t size);

/* ---- path.c */
/* Returns whether a path is the folder or leads into it, in whatever way both are written: relative, or
 * through links. Nothing need exist at the path. */
bool lk_path_is_below(const char *path, const char *folder);

/* ---- journal.c: what is done so far, on the disk: a line for each record */
typedef struct LkJournal {
    FILE *stream;
} LkJournal;
#define LK_JOURNAL "journal.jsonl"
/* Begins a journal that holds the `known` entries. Returns false with errno after an error. */
bool lk_journal_begin(LkJournal *journal, int folder, const LkBagHead *head, const LkEntries *known);
/* Appends an entry. Returns false with errno after an error. */
bool lk_journal_add(LkJournal *journal, const LkEntry *entry);
/* Closes the journal and removes its file, when the bag is whole. Returns false with errno after an error. */
bool lk_journal_end(LkJournal *journal, int folder);
/* Closes the journal and leaves its file, by which the next run can go on. Does nothing when the journal is
 * closed. */
void lk_journal_close(LkJournal *journal);
/* Reads what the run before this one has made: from its journal, or from the bag's index when there is no
 * journal. Returns false when there is neither. */
bool lk_journal_read(int folder, LkBagHead *head, LkEntries *entries);

/* ---- bag.c: the tag files */
/* Where a bag is written, and what is told meanwhile. */
typedef struct LkBagPlace {
    int folder;      /* descriptor */
    const char *tsa; /* URL of the server that stamps the manifest; NULL = it keeps the stamp that it has */
    const LkReporter *reporter;
    bool is_told; /* why it failed: else errno says */
} LkBagPlace;
/* Writes all tag files. Returns false with errno, or after messages, after an error. */
bool lk_bag_write(LkBagPlace *place, const LkBagHead *head, const LkEntries *entries);
/* Removes the tag files, so that the folder does not pass for a bag while its files change; but not the time
 * stamp, which may fit again. */
void lk_bag_remove_tags(int folder);
/* Reads entries and their messages from a bag's index. Returns false when it has none. */
bool lk_bag_read_index(int folder, LkBagHead *head, LkEntries *entries);
/* Writes a cell of CSV, in quotes where it needs them. */
void lk_put_cell(FILE *out, const char *text);

/* ---- stamp.c: a time stamp over the manifest (RFC 3161), and so over all files that it names */
#define LK_BAG_STAMP "manifest-sha256.txt.tsr"
/* Makes the stamp of the manifest, whose text is given, unless the one that is there fits it; removes one
 * that fits no more. Sets *digest to that of the stamp's file, "" = there is none. Returns false as
 * lk_bag_write. */
bool lk_bag_stamp(LkBagPlace *place, const char *manifest, size_t length, char digest[65]);
/* What a stamp says. */
typedef struct LkBagStamped {
    int64_t time; /* 0 = there is no stamp */
    char server[128];
} LkBagStamped;
/* Judges the stamp of the bag, if it has one, and tells what is wrong. With trust, NULL = none, its server
 * must be trusted too. Returns false when it is not good. */
bool lk_bag_check_stamp(int folder, const LkReporter *reporter, const LkTrust *trust, LkBagStamped *stamped);

/* ---- prefetch.c: gives documents in order, typeset ahead of time by several threads */
typedef struct LkPrefetch LkPrefetch;
/* Starts the threads, which typeset the documents of the parts; the caller keeps `parts` until
 * lk_prefetch_destroy. NULL when out of memory. */
LkPrefetch *lk_prefetch_create(LkRecords *records, const LkBatchPart *parts, size_t count, unsigned workers);
/* Returns the document of the next part, of which there must be one; waits for it if need be. The caller
 * destroys it. NULL when out of memory. */
LkDocument *lk_prefetch_next(LkPrefetch *prefetch);
/* Ends the threads, and destroys the documents that were not taken. */
void lk_prefetch_destroy(LkPrefetch *prefetch);
/* Returns how many threads to use for `count` records. */
unsigned lk_batch_workers(const LkBatchOptions *options, size_t count);

#endif
