/* Records: rows of a data file that each fill one template, with further tables joined to them by key. Read
 * whole and checked against the template's schema before any document is made; only read afterwards, so that
 * documents of many records can be made at once. */
#ifndef LIKHIT_RECORDS_RECORDS_H
#define LIKHIT_RECORDS_RECORDS_H

#include "base/digest.h"
#include "source/document.h"

typedef struct LkRecordItem {
    const char *key;            /* without blanks around it; "" = none */
    const char *file;           /* a safe name of the output; "" after an error */
    LkDigest digest;            /* SHA-256 of lk_records_canonical */
    size_t weight;              /* bytes of that */
    LkDiagnostics *diagnostics; /* NULL = none */
} LkRecordItem;

typedef struct LkRecordSet {
    const LkFile *source; /* the template */
    const char *root;
    LkRecordItem *items;
    size_t count;
    const LkDataFile *data; /* files that all of them show alike */
    const LkSource *sample; /* the template with a record; NULL = not read */
    struct LkRecordTables *tables;
} LkRecordSet;

/* The record with this key, as keys are compared; a good one before others. The number of records when there
 * is none. */
size_t lk_record_set_find(const LkRecordSet *set, LkText key, LkArena *scratch);

/* Reads the schema in the template's front matter, the records and what is joined to them. What is wrong with
 * the template or the data as a whole goes to `diagnostics`, the rest to its record. Never NULL. */
LkRecordSet *lk_records_read(const LkFile *source, const char *root, const char *data_path, LkArena *arena,
                             LkDiagnostics *diagnostics);

/* What a record's document is parsed with. Made in `arena`; safe on many threads. */
LkSourceOptions lk_record_options(const LkRecordSet *set, size_t index, LkArena *arena);

/* The record as one line of JSON, as far as it says something: without empty values, by the names of columns.
 * Its digest is taken of this. */
LkText lk_record_canonical(const LkRecordSet *set, size_t index, LkArena *arena);
/* The same with all columns, the key first, as a file: JSON Lines that makes the same document again. */
const LkFile *lk_record_file(const LkRecordSet *set, size_t index, LkArena *arena);

#endif
