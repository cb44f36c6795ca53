/* The catalogue of messages: what can be told, in each language, with arguments that are named.
 *
 * messages.def holds the texts. A message is told by its name and its arguments (diagnostic.h); the text is
 * made of them when somebody reads it, in the language of the reader. */
#ifndef LIKHIT_BASE_MESSAGE_H
#define LIKHIT_BASE_MESSAGE_H

#include "base/text.h"

typedef enum LkMessageLanguage { LK_ENGLISH, LK_THAI } LkMessageLanguage;
#define LK_LANGUAGES 2

typedef enum LkSeverity { LK_NOTE, LK_WARNING, LK_ERROR } LkSeverity;

/* What kind of failure an error is: it decides the exit code. */
typedef enum LkFailure {
    LK_FAILURE_NONE = 0,     /* of notes and warnings */
    LK_FAILURE_DOCUMENT = 1, /* the document or its layout is wrong */
    LK_FAILURE_USAGE = 2,    /* what was asked for makes no sense */
    LK_FAILURE_FILE = 3,     /* a file cannot be read or written */
    LK_FAILURE_RESOURCE = 4, /* a font or another resource is missing */
    LK_FAILURE_LIMIT = 5,    /* a limit of limits.h is passed */
    LK_FAILURE_BUG = 70
} LkFailure;

typedef enum LkMessageId {
    LK_MESSAGE_NONE,
#define LK_MESSAGE(name, code, severity, failure, english, thai, hint, thai_hint) LK_##name,
#include "base/messages.def"
    LK_MESSAGE_COUNT
} LkMessageId;

/* Hints that stand in place of a message's own. */
typedef enum LkHintId {
    LK_HINT_OWN,
#define LK_HINT(name, english, thai) LK_HINT_##name,
#include "base/messages.def"
    LK_HINT_COUNT
} LkHintId;

/* Words that are arguments themselves, so that they are said in the language of the message. */
typedef enum LkTermId {
    LK_TERM_NONE,
#define LK_TERM(name, english, thai) LK_TERM_##name,
#include "base/messages.def"
    LK_TERM_COUNT
} LkTermId;

/* A line of the catalogue. */
typedef struct LkCatalogueEntry {
    const char *name; /* as "E_TABLE_WIDE" */
    const char *code; /* stable, such as "E-layout-unit" or "W-list-number"; several entries may share it */
    LkSeverity severity;
    LkFailure failure;
    const char *text[LK_LANGUAGES]; /* one sentence, no full stop; {name} stands for an argument */
    const char *hint[LK_LANGUAGES]; /* what to do; "" = there is none */
} LkCatalogueEntry;

/* LK_MESSAGE_NONE and what lies outside give an entry without texts. */
const LkCatalogueEntry *lk_catalogue_entry(LkMessageId id);

/* A hint of the second table, as it is written there; "" of LK_HINT_OWN. */
const char *lk_catalogue_hint(LkHintId id, LkMessageLanguage language);

/* ---- Arguments */

typedef enum LkArgumentKind {
    LK_ARGUMENT_END, /* no argument: ends a list of them */
    LK_ARGUMENT_NONE,
    LK_ARGUMENT_TEXT,
    LK_ARGUMENT_NUMBER,
    LK_ARGUMENT_DECIMAL,
    LK_ARGUMENT_HEXADECIMAL,
    LK_ARGUMENT_TERM,
    LK_ARGUMENT_NAMES,
    LK_ARGUMENT_REASON,
    LK_ARGUMENT_MESSAGE
} LkArgumentKind;

typedef struct LkArgument {
    LkArgumentKind kind;
    LkHintId hint;    /* in place of the message's own; LK_HINT_OWN = leave that */
    const char *name; /* of the place in the text: a literal */
    union {
        LkText text;
        long long number;
        struct {
            double value;
            int places; /* below 0: as few as the value needs */
        } decimal;
        struct {
            unsigned value;
            int digits;
        } hexadecimal;
        LkTermId term;
        struct {
            const char *const *items;
            size_t count;
        } names;
        int reason; /* errno */
        struct {
            LkMessageId id;
            const struct LkArgument *arguments;
        } message;
    } as;
} LkArgument;

/* A list of arguments, as lk_tell takes it. Names are literals; all else is copied when it is told. */
#define LK_WITH(...) ((const LkArgument[]){__VA_ARGS__, {.kind = LK_ARGUMENT_END}})

LkArgument lk_named_text(const char *name, LkText text);
LkArgument lk_named_string(const char *name, const char *string);
/* In a text, {name|page|pages} is one of two words by the number. */
LkArgument lk_named_number(const char *name, long long number);
/* With so many decimals; below 0, as few as the value needs. */
LkArgument lk_named_decimal(const char *name, double value, int places);
/* At least so many digits, as in U+0E01. */
LkArgument lk_named_hexadecimal(const char *name, unsigned value, int digits);
LkArgument lk_named_term(const char *name, LkTermId term);
/* “a, b or c”. */
LkArgument lk_named_names(const char *name, const char *const *items, size_t count);
/* Why the system refused: a value of errno. */
LkArgument lk_named_reason(const char *name, int reason);
/* What another message says with those arguments. */
LkArgument lk_named_message(const char *name, LkMessageId id, const LkArgument *arguments);

/* “did you mean “x”?” in place of the hint; NULL leaves the message's own. */
LkArgument lk_meant(const char *nearest);
/* The same of a key or value of a layout: `x`. */
LkArgument lk_meant_key(const char *nearest);
/* The same in a hint of its own. */
LkArgument lk_meant_as(LkHintId hint, const char *nearest);
/* Another hint, with the same arguments; LK_HINT_OWN leaves the message's own. */
LkArgument lk_with_hint(LkHintId hint);

/* ---- Texts out of the catalogue */

/* Appends the text with its arguments in their places; NULL = none. An argument that is wanted and not there
 * is shown as ‹name?›, and one that no text asks for as ‹name!› behind it: tests look for those signs. */
void lk_message_put(LkMessageId id, LkMessageLanguage language, const LkArgument *arguments, LkBuffer *out);

/* Appends the hint that the arguments choose, or the message's own; false when there is none. */
bool lk_message_put_hint(LkMessageId id, LkMessageLanguage language, const LkArgument *arguments,
                         LkBuffer *out);

/* A copy of the arguments and all they point to; NULL of none. */
const LkArgument *lk_arguments_copy(const LkArgument *arguments, LkArena *arena);

#endif
