/* Private to the files that read records: the tables, how they are read and checked. */
#ifndef LIKHIT_RECORDS_RECORDS_PRIVATE_H
#define LIKHIT_RECORDS_RECORDS_PRIVATE_H

#include "records/records.h"
#include "records/schema_private.h"

/* A table joined to the records: the rows of record i are rows[starts[i]] to rows[starts[i + 1]]. */
typedef struct LkJoined {
    LkText name;            /* by which tables of the template ask for it */
    const LkJoinRule *rule; /* NULL = the template says nothing of it */
    const LkDataTable *data_table;
    uint32_t *starts, *rows;
} LkJoined;

typedef struct LkRecordTables {
    const LkDataTable *data_table; /* the records: row 1 is the first */
    const char **names;            /* of its columns; "" = none */
    const LkFieldRule **rules;     /* of its columns; NULL = none */
    size_t key;                    /* its column */
    LkJoined *joined;
    size_t joined_count;
    bool uses_number;               /* the template prints the record's number */
    const LkJsonFault *line_faults; /* what keeps lines of JSON from being records */
    size_t line_fault_count;
    LkText number; /* that the only record of the file had among others: of an archived document; or empty */
} LkRecordTables;

/* What a document's own record is called among what it was made from. */
#define LK_RECORD_FILE "record.jsonl"

/* Names of what each record has besides its columns. */
#define LK_RECORD_KEY    "record-key"
#define LK_RECORD_NUMBER "record-number"
#define LK_RECORD_DIGEST "record-digest"

/* A key as keys are compared: without blanks around it, Thai digits as Arabic ones, and what looks alike is
 * alike (normal form C). */
LkText lk_record_key_form(LkText key, LkArena *arena);

/* Whether its line of JSON is no whole record: what it has of one counts for nothing. */
bool lk_line_is_faulty(const LkRecordTables *tables, size_t record);

/* The number of a record among all, from 1. */
LkText lk_record_number(const LkRecordTables *tables, size_t index, LkArena *arena);

/* Reading all of it. Texts that last go to reader.arena, others to `scratch`. */
typedef struct LkRecordsWork {
    LkReader reader;
    LkRecordSet *set;
    LkRecordTables *tables;
    const LkSchema *schema;
    const LkYaml *front_matter; /* NULL = none, or broken */
    LkArena *scratch;
    LkText *keys;         /* of each record, with Arabic digits */
    uint32_t *by_key;     /* records in the order of those, and of the file */
    size_t told;          /* diagnostics of all records so far */
    LkChildArena *faults; /* for their texts; begun anew now and then, as there may be millions */
    size_t checked;       /* fields since */
} LkRecordsWork;

/* An error of a record; a NULL record is the data as a whole. Past the limits it is counted. */
void lk_record_fault(LkRecordsWork *work, LkRecordItem *item, LkSpan span, LkMessageId id,
                     const LkArgument *arguments);
bool lk_record_has_room(const LkRecordsWork *work, const LkRecordItem *item);
/* The place of a field. */
LkSpan lk_cell_span(LkRecordsWork *work, const LkDataTable *data_table, size_t row, size_t column);

/* record_rules.c: the column of each rule, and that of the key. False after errors. */
bool lk_rules_match(LkRecordsWork *work);
/* The column called `name`; an error at `span` and false when there is none. */
bool lk_column_find(LkRecordsWork *work, const LkDataTable *data_table, LkText name, LkSpan span,
                    size_t *column);
/* The rule of each column of a table; NULL = none. Errors at the rules' places for those without column. */
const LkFieldRule **lk_rules_of_columns(LkRecordsWork *work, const LkDataTable *data_table,
                                        const LkFieldRules *rules);

/* record_check.c: every value against the schema, keys, joined rows. */
void lk_records_check(LkRecordsWork *work);
/* Calls tell(context, i, other) for each of `count` texts that stands more than once (empty ones aside), with
 * another of its places: the first, or for that the second. */
void lk_tell_repeats(const LkText *texts, size_t count, LkArena *scratch,
                     void (*tell)(void *context, size_t i, size_t other), void *context);

/* record_join.c: reads the joined tables: which rows belong to which record. Needs keys and by_key. */
void lk_join_read(LkRecordsWork *work);

/* record_names.c: the names of the outputs, once the digests are there. */
void lk_record_names(LkRecordsWork *work);
/* A name that any file system takes: NFC, without signs that mean something to one, at most 200 bytes. May be
 * empty. */
LkText lk_safe_name(LkText text, LkArena *arena);

#endif
