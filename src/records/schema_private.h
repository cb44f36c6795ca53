/* The schema of records: what the front matter of a template says of the data's columns (`fields:`), of
 * tables joined to them, and of the names of outputs (`batch:`). */
#ifndef LIKHIT_RECORDS_SCHEMA_PRIVATE_H
#define LIKHIT_RECORDS_SCHEMA_PRIVATE_H

#include "source/front/front.h"

typedef enum LkFieldType {
    LK_FIELD_TEXT,
    LK_FIELD_NUMBER,
    LK_FIELD_INTEGER,
    LK_FIELD_DATE /* ISO 8601, of the common era */
} LkFieldType;

/* One end of a range. */
typedef struct LkBound {
    bool is_set;
    LkText text;     /* as written */
    LkNumber number; /* or, of a date, its text with Arabic digits */
    LkText date;
} LkBound;

/* What the values of a column must be. */
typedef struct LkFieldRule {
    LkText name;
    LkSpan span; /* of the name */
    LkFieldType type;
    bool required, unique;
    LkBound low, high;         /* both included */
    struct LkPattern *pattern; /* NULL = none */
    LkText *values;            /* value_count of them, the only ones there may be; 0 = any */
    size_t value_count;
} LkFieldRule;

typedef struct LkFieldRules {
    LkFieldRule *items;
    size_t count;
} LkFieldRules;

typedef struct LkJoinRule {
    LkText name; /* of a file, or of arrays within the records */
    LkSpan span;
    LkText key; /* its column with the keys of records; empty = called as the records' */
    LkSpan key_span;
    bool required; /* each record has rows */
    LkFieldRules fields;
} LkJoinRule;

typedef struct LkSchema {
    LkFieldRules fields;
    LkText key; /* the column that names a record; empty = the first */
    LkSpan key_span;
    LkText file; /* the pattern of output names; empty = the key */
    LkSpan file_span;
    LkJoinRule *joins;
    size_t join_count;
} LkSchema;

/* Reads the schema out of a front matter; `map` may be NULL. Errors are added at their places. */
const LkSchema *lk_schema_read(LkReader *reader, const LkYaml *map);

enum { LK_FAULT_ARGUMENTS = 6 };

/* What is wrong with a value of a column; LK_MESSAGE_NONE = nothing. The first argument is left to who knows
 * the column. */
typedef struct LkFault {
    LkMessageId id;
    LkArgument arguments[LK_FAULT_ARGUMENTS];
} LkFault;

/* Checks a value, blanks around it aside. An empty one is only asked for being there. Texts are made in
 * `arena`. */
LkFault lk_rule_check(const LkFieldRule *rule, LkText value, LkArena *arena);

/* pattern.c: regular expressions (PCRE2) that must match the whole of a text. Thai digits, in patterns too,
 * count as Arabic ones. */
typedef struct LkPattern LkPattern;
typedef enum LkPatternMatch {
    LK_PATTERN_NO,
    LK_PATTERN_YES,
    LK_PATTERN_LIMIT /* it would take too long to tell; so is everything asked after it */
} LkPatternMatch;
/* NULL after an error at the node's place. */
LkPattern *lk_pattern_compile(LkReader *reader, const LkYaml *node);
LkPatternMatch lk_pattern_match(LkPattern *pattern, LkText text, LkArena *arena);
bool lk_pattern_is_too_slow(const LkPattern *pattern);
LkText lk_pattern_text(const LkPattern *pattern);
LkSpan lk_pattern_span(const LkPattern *pattern);

#endif
