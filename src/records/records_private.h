/* Private to records/: the tables of the records, and what reading and checking them share. */
#ifndef LIKHIT_RECORDS_RECORDS_PRIVATE_H
#define LIKHIT_RECORDS_RECORDS_PRIVATE_H

#include "records/records.h"
#include "records/schema_private.h"

/* A table joined to the records. To record i, counted from 0, belong its rows
 * rows[starts[i]] … rows[starts[i + 1] − 1]. */
typedef struct LkJoined {
    LkText name;            /* by which table blocks of the template show it */
    const LkJoinRule *rule; /* NULL = the schema does not mention it */
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
    const LkJsonFault *line_faults; /* lines of JSON that are no records */
    size_t line_fault_count;
    LkText number; /* of the only record, in the file that is attached to an archived document: its number in
                      the batch that made it; else empty */
} LkRecordTables;

/* The name of the file with a document's own record, among the files attached to its PDF. */
#define LK_RECORD_FILE "record.jsonl"

/* Fields that each record has besides its columns: {{record-number}} and so on. */
#define LK_RECORD_KEY    "record-key"
#define LK_RECORD_NUMBER "record-number"
#define LK_RECORD_DIGEST "record-digest"

/* Begins the names of columns of LK_RECORD_FILE that say what the cell of a spreadsheet holds, where it shows
 * less. */
#define LK_RECORD_EXACT "record-exact."

/* Returns a key in the form in which keys are compared: without blanks around it, Thai digits as Arabic ones,
 * in normal form C. */
LkText lk_record_key_form(LkText key, LkArena *arena);

/* Returns whether the record's line of JSON has an error: then none of its values are used. */
bool lk_line_is_faulty(const LkRecordTables *tables, size_t record);

/* Returns the number of a record among all, from 1, as text. */
LkText lk_record_number(const LkRecordTables *tables, size_t index, LkArena *arena);

/* The state of lk_records_read. What the record set keeps is in reader.arena, the rest in `scratch`. */
typedef struct LkRecordsWork {
    LkReader reader;
    LkRecordSet *set;
    LkRecordTables *tables;
    const LkSchema *schema;
    const LkYaml *front_matter; /* NULL = none, or broken */
    LkArena *scratch;
    LkText *keys;         /* of each record, as lk_record_key_form */
    uint32_t *by_key;     /* the records sorted by key; those of one key in the order of the file */
    uint32_t header_row;  /* of the records, over the schema's; 0 = not given */
    size_t told;          /* diagnostics of all records so far, against LK_LIMIT_RECORDS_DIAGNOSTICS */
    LkChildArena *faults; /* scratch for checking values; closed and opened again from time to time, as there
                             may be millions */
    size_t checked;       /* fields checked since `faults` was opened */
} LkRecordsWork;

/* Adds an error to a record; to the data as a whole if `item` is NULL. Errors past the limits are only
 * counted. */
void lk_record_fault(LkRecordsWork *work, LkRecordItem *item, LkSpan span, LkMessageId id,
                     const LkArgument *arguments);
/* Returns whether one more error of the record would be kept. */
bool lk_record_has_room(const LkRecordsWork *work, const LkRecordItem *item);
/* Returns the place of a field in its file. */
LkSpan lk_cell_span(LkRecordsWork *work, const LkDataTable *data_table, size_t row, size_t column);

/* record_rules.c: finds the column of each rule of the schema, and that of the key. Returns false after
 * errors. */
bool lk_rules_match(LkRecordsWork *work);
/* Finds the column called `name`. Returns false, after an error at `span`, when there is none. */
bool lk_column_find(LkRecordsWork *work, const LkDataTable *data_table, LkText name, LkSpan span,
                    size_t *column);
/* Returns for each column of the table its rule, or NULL. A rule without a column is an error at its place.
 */
const LkFieldRule **lk_rules_of_columns(LkRecordsWork *work, const LkDataTable *data_table,
                                        const LkFieldRules *rules);

/* record_check.c: checks every value, the keys and the joined rows against the schema. */
void lk_records_check(LkRecordsWork *work);
/* Calls tell(context, i, other) for each text i that occurs more than once; `other` is the index of its first
 * occurrence, or of the second where i is the first. Empty texts are ignored. */
void lk_tell_repeats(const LkText *texts, size_t count, LkArena *scratch,
                     void (*tell)(void *context, size_t i, size_t other), void *context);

/* record_join.c: reads the joined tables and finds which rows belong to which record, by `keys` and `by_key`.
 */
void lk_join_read(LkRecordsWork *work);

/* record_names.c: gives each record its file name. Needs the digests. */
void lk_record_names(LkRecordsWork *work);
/* Returns the text as a file name that every common file system accepts: in NFC, without characters that one
 * of them reserves, at most 200 bytes. It may be empty. */
LkText lk_safe_name(LkText text, LkArena *arena);

#endif
