/* Records: the rows of a data file, each of which fills the same template and makes one document. Further
 * tables may be joined to them by key. All records are read and checked against the template's schema before
 * any document is made. Then the set is immutable: many threads may make documents from it at once. */
#ifndef LIKHIT_RECORDS_RECORDS_H
#define LIKHIT_RECORDS_RECORDS_H

#include "base/digest.h"
#include "source/document.h"

/* What is known of one record. */
typedef struct LkRecordItem {
    const char *key;  /* that names the record, without blanks around it; "" = none */
    const char *file; /* name of its output without an ending, safe on any file system; "" after an error */
    LkDigest digest;  /* SHA-256 of lk_record_canonical, and of its number if the template prints that */
    size_t weight;    /* bytes under the digest: an estimate of the work, by which batches are divided */
    LkDiagnostics *diagnostics; /* its own errors and notes; NULL = none */
} LkRecordItem;

typedef struct LkRecordSet {
    const LkFile *source; /* the template */
    const char *root;     /* folder that paths in it are relative to */
    LkRecordItem *items;
    size_t count;
    const LkDataFile *data; /* data files that tables of the template show, the same for all records */
    const LkSource *sample; /* the template filled with the first record without errors; NULL = not parsed */
    struct LkRecordTables *tables; /* private */
} LkRecordSet;

/* Returns the index of the record with this key; one without errors if several have it; set->count when there
 * is none. Keys are compared without blanks around them, Thai digits as Arabic ones, in NFC. */
size_t lk_record_set_find(const LkRecordSet *set, LkText key, LkArena *scratch);

/* Reads and checks all records: the schema in the front matter of the template `source`, the records in the
 * file `data_path` and the tables joined to them. Errors of the template or of the data as a whole go to
 * `diagnostics`, those of one record to its item. `header_row` is that of LkDataOptions; 0 = as the schema
 * says. Returns the set, in the arena; never NULL. */
LkRecordSet *lk_records_read(const LkFile *source, const char *root, const char *data_path,
                             uint32_t header_row, LkArena *arena, LkDiagnostics *diagnostics);

/* Returns the options by which lk_source_parse fills the template with a record. Made in `arena`, which may
 * be another one for each thread. */
LkSourceOptions lk_record_options(const LkRecordSet *set, size_t index, LkArena *arena);

/* Returns the record in a canonical form, of which its digest is taken: one line of JSON with the members
 * sorted by name and without empty values, so that neither the order of columns nor an empty column changes
 * it. */
LkText lk_record_canonical(const LkRecordSet *set, size_t index, LkArena *arena);
/* Returns the record as a file of JSON Lines with all columns, the key first: with it the template makes the
 * same document again. */
const LkFile *lk_record_file(const LkRecordSet *set, size_t index, LkArena *arena);

#endif
