/* Private to batch/: one report for each record, in a bag (RFC 8493) that can be checked in thirty years.
 *
 *   records → workers (run.h) → data/….pdf and the journal (journal.c) → tag files (bag.c)
 *
 *   records → documents in order (ahead.c) → prints for the print room and their index (merge.h)
 *
 * While a run goes on, the journal alone says what is done; the tag files are written when all is, and the
 * journal goes. */
#ifndef LIKHIT_BATCH_BATCH_PRIVATE_H
#define LIKHIT_BATCH_BATCH_PRIVATE_H

#include <stdio.h>

#include "likhit.h"

/* ---- options.c: what a program asks for */

/* A record, as far as a batch wants to know. */
typedef struct LkBatchRecord {
    const char *key, *file, *digest;
    bool is_good;
    size_t weight;
} LkBatchRecord;
LkBatchRecord lk_batch_record(const LkRecords *records, size_t index);

/* Copies the caller's struct of options, as large as it is there (its first member), into one of ours of
 * `size` bytes; what it does not have is zero. False after a message where it says no size, or more than is
 * known here. */
bool lk_batch_take(void *ours, size_t size, const void *given, const char *name, const LkBatchOptions *told);
/* Tells that a call makes no sense. Returns LK_EXIT_USAGE. */
LkExit lk_batch_misused(const LkBatchOptions *options, const char *what);

/* ---- entries.c: what became of each record */

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
/* Takes the entry's strings over. Returns false when memory is out; they are released then. */
bool lk_entries_add(LkEntries *entries, LkEntry entry);
void lk_entries_release(LkEntries *entries);
/* Sorts them by number, then as they came. */
void lk_entries_sort(LkEntries *entries);
/* Sorts them by key, then as they came, for lk_entries_find. */
void lk_entries_sort_by_key(LkEntries *entries);
/* Returns the last entry with this key; NULL when there is none. The entries are sorted by key. */
const LkEntry *lk_entries_find(const LkEntries *entries, const char *key);
/* Returns the names of their files in order, for lk_files_have; to be freed with free, the names belong to
 * the entries. NULL when out of memory. */
const char **lk_entries_files(const LkEntries *entries);
/* Returns whether a name is among those of lk_entries_files. */
bool lk_files_have(const char *const *files, size_t count, const char *name);

/* What all entries of a bag have in common. */
typedef struct LkBagHead {
    char base[65];               /* digest of all but the records */
    char data[65];               /* digest of all records in their order */
    size_t records;              /* of the data, in all */
    unsigned shard, shard_count; /* 1 of 1 = all of them */
} LkBagHead;

/* ---- tell.c: messages of the batch itself. Called on one thread at a time. */
typedef struct LkTeller {
    void (*tell)(void *context, int severity, const char *text, const char *json);
    void *context;
    LkLanguage language;
} LkTeller;
LkTeller lk_teller_of(const LkBatchOptions *options);
/* Tells a message of the catalogue, by its name, with its values. */
void lk_batch_tell(const LkTeller *teller, const char *name, const LkCatalogueValue *values, size_t count);
#define LK_TELL(teller, name, ...)                                                                           \
    lk_batch_tell((teller), (name), (const LkCatalogueValue[]){__VA_ARGS__},                                 \
                  sizeof((const LkCatalogueValue[]){__VA_ARGS__}) / sizeof(LkCatalogueValue))

/* ---- json.c: entries and heads as JSON */
struct cJSON;
/* Writes text in quotes; only what JSON asks for is escaped. */
void lk_put_string(FILE *out, const char *text);
/* Writes what a message begins with that tells whose it is: “{"record":3,"key":"ก",”. */
void lk_put_owner(FILE *out, const LkEntry *entry);
/* Writes an entry as one line, without line end. */
void lk_put_entry(FILE *out, const LkEntry *entry);
/* Returns false when the object is no entry; nothing is to be released then. */
bool lk_read_entry(const struct cJSON *object, LkEntry *entry);
/* Writes the members of a head, without braces. */
void lk_put_head(FILE *out, const LkBagHead *head);
/* Returns false when the object is no head. */
bool lk_read_head(const struct cJSON *object, LkBagHead *head);

/* ---- files.c: files that are there whole or not at all */
/* Returns what is in a file below the folder, of malloc, with a NUL that is not counted; NULL when it is not
 * there. */
char *lk_read_below(int folder, const char *name, size_t *length);
/* Writes aside, syncs and renames. Returns false with errno after an error; nothing is left behind then. */
bool lk_write_below(int folder, const char *name, const void *bytes, size_t length);
/* Works out SHA-256 or SHA-512 of a file, whose path may go through folders; its size in *bytes. Links are
 * not followed. Returns false when it cannot be read. */
bool lk_digest_below(int folder, const char *path, bool is_sha512, char hex[129], size_t *bytes);
/* Removes what a run that was killed left half written. */
void lk_remove_partial(int folder);
/* Returns whether something is in a folder that no batch of ours put there, with its name. For a folder
 * without journal and index. */
bool lk_find_other(int folder, char *name, size_t size);
/* Returns whether something is in data/ that is the file of none of the entries, with its name. */
bool lk_find_stranger(int data, const LkEntries *entries, char *name, size_t size);

/* ---- path.c */
/* Returns whether a path, which need not be there, is the folder or leads into it, whichever way both are
 * written. */
bool lk_path_is_below(const char *path, const char *folder);

/* ---- journal.c: what is done so far */
typedef struct LkJournal {
    FILE *stream;
} LkJournal;
#define LK_JOURNAL "journal.jsonl"
/* Begins a journal with what is known already. Returns false with errno after an error. */
bool lk_journal_begin(LkJournal *journal, int folder, const LkBagHead *head, const LkEntries *known);
/* Notes an entry. Returns false with errno after an error. */
bool lk_journal_add(LkJournal *journal, const LkEntry *entry);
/* Closes the journal and removes its file: the bag is whole. Returns false with errno after an error. */
bool lk_journal_end(LkJournal *journal, int folder);
/* Closes the journal and leaves its file, to be gone on with. One that is closed already is fine. */
void lk_journal_close(LkJournal *journal);
/* Reads what a run before this one has made: from its journal, else from the bag's index. Returns false when
 * there is neither. */
bool lk_journal_read(int folder, LkBagHead *head, LkEntries *entries);

/* ---- bag.c: the tag files */
/* Writes all tag files. Returns false with errno after an error. */
bool lk_bag_write(int folder, const LkBagHead *head, const LkEntries *entries);
/* Removes the tag files: the bag is no bag while its files change. */
void lk_bag_remove_tags(int folder);
/* Reads entries and their messages from a bag's index. Returns false when it has none. */
bool lk_bag_read_index(int folder, LkBagHead *head, LkEntries *entries);
/* Writes a cell of CSV, in quotes where it needs them. */
void lk_put_cell(FILE *out, const char *text);

/* ---- ahead.c: documents in order, set by several threads */
typedef struct LkAhead LkAhead;
/* Begins to set the documents of the parts, which must stay. NULL when out of memory. */
LkAhead *lk_ahead_create(LkRecords *records, const LkBatchPart *parts, size_t count, unsigned workers);
/* Returns the document of the next part, which must be there, to be destroyed by the caller. NULL when out of
 * memory. */
LkDocument *lk_ahead_next(LkAhead *ahead);
void lk_ahead_destroy(LkAhead *ahead);
/* Returns how many threads work on so many records. */
unsigned lk_batch_workers(const LkBatchOptions *options, size_t count);

#endif
