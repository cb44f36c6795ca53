/* Private to records/: the schema. In the front matter of a template, `fields:` says what the values of each
 * column must be, and `batch:` which tables are joined to the records and how outputs are named. */
#ifndef LIKHIT_RECORDS_SCHEMA_PRIVATE_H
#define LIKHIT_RECORDS_SCHEMA_PRIVATE_H

#include "source/front/front.h"

typedef enum LkFieldType {
    LK_FIELD_TEXT,
    LK_FIELD_NUMBER,
    LK_FIELD_INTEGER,
    LK_FIELD_DATE /* in any form that lk_date_of reads */
} LkFieldType;

/* One end of a range. */
typedef struct LkBound {
    bool is_set;
    LkText text;     /* as written */
    LkNumber number; /* of a number */
    LkText date;     /* of a date: ISO 8601, so that texts compare as dates do */
} LkBound;

/* What the values of a column must be. */
typedef struct LkFieldRule {
    LkText name;
    LkSpan span; /* of the name */
    LkFieldType type;
    bool required, unique;
    LkText
        format; /* of a date in numbers: the order of day, month and year; empty = as Thai offices write it */
    LkBound low, high;         /* both included */
    struct LkPattern *pattern; /* NULL = none */
    LkText *values;            /* value_count values, the only ones allowed; count 0 = any */
    size_t value_count;
} LkFieldRule;

typedef struct LkFieldRules {
    LkFieldRule *items;
    size_t count;
} LkFieldRules;

/* A table to join to the records. */
typedef struct LkJoinRule {
    LkText name; /* path of a CSV file, or name of a list of objects within JSON records */
    LkSpan span;
    LkText key; /* its column that holds the keys of records; empty = the one called as the key column of the
                   records */
    LkSpan key_span;
    bool required;       /* a record without rows is an error */
    uint32_t header_row; /* that of LkDataOptions */
    LkFieldRules fields;
} LkJoinRule;

typedef struct LkSchema {
    LkFieldRules fields;
    LkText key; /* the key column; empty = the first */
    LkSpan key_span;
    LkText file; /* pattern of output names, such as {{code}}-{{name}}; empty = the key */
    LkSpan file_span;
    uint32_t header_row; /* of the records: that of LkDataOptions */
    LkSpan header_row_span;
    LkJoinRule *joins;
    size_t join_count;
} LkSchema;

/* Returns the schema in a front matter; `map` may be NULL. Errors are added at their places. */
const LkSchema *lk_schema_read(LkReader *reader, const LkYaml *map);

enum { LK_FAULT_ARGUMENTS = 6 };

/* What is wrong with a value: a message and its arguments; LK_MESSAGE_NONE = nothing. The caller fills in the
 * first argument, the name of the column. */
typedef struct LkFault {
    LkMessageId id;
    LkArgument arguments[LK_FAULT_ARGUMENTS];
} LkFault;

/* Checks a value against its rule; blanks around it are ignored. An empty value is only checked for
 * `required`. Returns the fault, whose texts are in `arena`. */
LkFault lk_rule_check(const LkFieldRule *rule, LkText value, LkArena *arena);

/* pattern.c: regular expressions (PCRE2) that must match the whole of a text. Thai digits, in patterns too,
 * count as Arabic ones. */
typedef struct LkPattern LkPattern;
typedef enum LkPatternMatch {
    LK_PATTERN_NO,
    LK_PATTERN_YES,
    LK_PATTERN_LIMIT /* matching took too long; so does every later match of this pattern, without trying */
} LkPatternMatch;
/* Returns the compiled pattern, freed with the reader's arena; NULL after an error at the node's place. */
LkPattern *lk_pattern_compile(LkReader *reader, const LkYaml *node);
LkPatternMatch lk_pattern_match(LkPattern *pattern, LkText text, LkArena *arena);
bool lk_pattern_is_too_slow(const LkPattern *pattern);
LkText lk_pattern_text(const LkPattern *pattern);
LkSpan lk_pattern_span(const LkPattern *pattern);

#endif
