/* The catalogue of messages: every message the library can give, in each language, with named arguments.
 *
 * messages.def holds the texts. A stage adds a message by its id and its arguments (lk_tell in diagnostic.h);
 * the text is made from them later, in the language of whoever reads it. */
#ifndef LIKHIT_BASE_MESSAGE_H
#define LIKHIT_BASE_MESSAGE_H

#include "base/text.h"

typedef enum LkMessageLanguage { LK_ENGLISH, LK_THAI } LkMessageLanguage;
#define LK_LANGUAGES 2

typedef enum LkSeverity { LK_NOTE, LK_WARNING, LK_ERROR } LkSeverity;

/* What kind of failure an error is. The value is the program's exit code. */
typedef enum LkFailure {
    LK_FAILURE_NONE = 0,     /* of notes and warnings */
    LK_FAILURE_DOCUMENT = 1, /* the document or its layout is wrong */
    LK_FAILURE_USAGE = 2,    /* options or arguments that make no sense */
    LK_FAILURE_FILE = 3,     /* a file cannot be read or written */
    LK_FAILURE_RESOURCE = 4, /* a font or another resource is missing */
    LK_FAILURE_LIMIT = 5,    /* a limit of limits.h is passed */
    LK_FAILURE_BUG = 70      /* a fault of the library itself (EX_SOFTWARE of sysexits.h) */
} LkFailure;

typedef enum LkMessageId {
    LK_MESSAGE_NONE,
#define LK_MESSAGE(name, code, severity, failure, english, thai, hint, thai_hint) LK_##name,
#include "base/messages.def"
    LK_MESSAGE_COUNT
} LkMessageId;

/* Hints that may replace a message's own. */
typedef enum LkHintId {
    LK_HINT_OWN,
#define LK_HINT(name, english, thai) LK_HINT_##name,
#include "base/messages.def"
    LK_HINT_COUNT
} LkHintId;

/* Words that are arguments of messages and are translated with them, such as “folder”. */
typedef enum LkTermId {
    LK_TERM_NONE,
#define LK_TERM(name, english, thai) LK_TERM_##name,
#include "base/messages.def"
    LK_TERM_COUNT
} LkTermId;

/* What is said when nothing is wrong: lines of summaries and reports, and words in them. */
typedef enum LkPhraseId {
    LK_PHRASE_NONE,
#define LK_PHRASE(name, english, thai) LK_PHRASE_##name,
#include "base/messages.def"
    LK_PHRASE_COUNT
} LkPhraseId;

/* A line of the catalogue. */
typedef struct LkCatalogueEntry {
    const char *name; /* as "E_TABLE_WIDE" */
    const char *code; /* stable, such as "E-layout-unit" or "W-list-number"; several entries may share it */
    LkSeverity severity;
    LkFailure failure;
    const char *text[LK_LANGUAGES]; /* one sentence, no full stop; {name} stands for an argument */
    const char *hint[LK_LANGUAGES]; /* what to do; "" = there is none */
} LkCatalogueEntry;

/* Returns the entry of a message; one without texts for LK_MESSAGE_NONE and for values out of range. */
const LkCatalogueEntry *lk_catalogue_entry(LkMessageId id);

/* Returns a hint of the second table of messages.def, arguments not filled in; "" for LK_HINT_OWN. */
const char *lk_catalogue_hint(LkHintId id, LkMessageLanguage language);

/* ---- Arguments */

typedef enum LkArgumentKind {
    LK_ARGUMENT_END,  /* ends a list of arguments */
    LK_ARGUMENT_NONE, /* no value: it only chooses a hint */
    LK_ARGUMENT_TEXT,
    LK_ARGUMENT_NUMBER,
    LK_ARGUMENT_DECIMAL,
    LK_ARGUMENT_HEXADECIMAL,
    LK_ARGUMENT_TERM,
    LK_ARGUMENT_NAMES,
    LK_ARGUMENT_REASON,
    LK_ARGUMENT_QUOTED, /* as.text */
    LK_ARGUMENT_MESSAGE
} LkArgumentKind;

/* A value for a {name} in the text of a message, or the choice of a hint, or both. */
typedef struct LkArgument {
    LkArgumentKind kind;
    LkHintId hint;    /* replaces the message's own; LK_HINT_OWN = does not */
    const char *name; /* the {name}: a literal */
    union {
        LkText text;
        long long number;
        struct {
            double value;
            int places; /* decimals; below 0 = as few as the value needs */
        } decimal;
        struct {
            unsigned value;
            int digits; /* at least */
        } hexadecimal;
        LkTermId term;
        struct {
            const char *const *items;
            size_t count;
        } names;
        int reason; /* a value of errno */
        struct {
            LkMessageId id;
            const struct LkArgument *arguments;
        } message;
    } as;
} LkArgument;

/* A list of arguments for lk_tell, made of the calls below. Names are literals; lk_tell copies everything
 * else. */
#define LK_WITH(...) ((const LkArgument[]){__VA_ARGS__, {.kind = LK_ARGUMENT_END}})

LkArgument lk_named_text(const char *name, LkText text);
LkArgument lk_named_string(const char *name, const char *string);
/* {name} in a text prints the number; {name|page|pages} prints the first word for 1, else the second. */
LkArgument lk_named_number(const char *name, long long number);
/* A number with `places` decimals; below 0 = as few as the value needs. */
LkArgument lk_named_decimal(const char *name, double value, int places);
/* A number in hexadecimal with at least `digits` digits, as in U+0E01. */
LkArgument lk_named_hexadecimal(const char *name, unsigned value, int digits);
LkArgument lk_named_term(const char *name, LkTermId term);
/* A list, printed “a, b or c”. The items are copied by lk_tell. */
LkArgument lk_named_names(const char *name, const char *const *items, size_t count);
/* The reason of a failed system call: a value of errno, printed as a phrase. */
LkArgument lk_named_reason(const char *name, int reason);
/* What a library says in English. In Thai: the words of the catalogue (LK_TERM) when they have the very
 * sentence, else a quotation that says whose it is. */
LkArgument lk_named_quoted(const char *name, const char *said);
/* The text of another message with its own arguments. */
LkArgument lk_named_message(const char *name, LkMessageId id, const LkArgument *arguments);

/* The hint “did you mean “x”?”, with x from lk_nearest; NULL leaves the message's own hint. */
LkArgument lk_meant(const char *nearest);
/* The same for a key or value of a layout, printed as code: `x`. */
LkArgument lk_meant_key(const char *nearest);
/* The same with another hint that names x. */
LkArgument lk_meant_as(LkHintId hint, const char *nearest);
/* Another hint, filled in with the message's arguments; LK_HINT_OWN leaves the message's own. */
LkArgument lk_with_hint(LkHintId hint);

/* ---- Texts out of the catalogue */

/* Appends the text of a message with its arguments filled in; `arguments` may be NULL. A mistake in the
 * program shows in the text, and tests look for it: ‹name?› stands for an argument that is missing, ‹name!›
 * behind the text for one that neither the text nor its hint uses. */
void lk_message_put(LkMessageId id, LkMessageLanguage language, const LkArgument *arguments, LkBuffer *out);

/* Appends the hint that the arguments choose, or the message's own. Returns false when there is none. */
bool lk_message_put_hint(LkMessageId id, LkMessageLanguage language, const LkArgument *arguments,
                         LkBuffer *out);

/* Returns a phrase, arguments not filled in; "" for LK_PHRASE_NONE and for values out of range. */
const char *lk_phrase(LkPhraseId id, LkMessageLanguage language);
/* Returns the phrase of a name, as "BUILD_PAGES"; LK_PHRASE_NONE if there is none. */
LkPhraseId lk_phrase_named(const char *name);
/* Returns which of the phrases from `first` to `last` reads so in English; LK_PHRASE_NONE if none does: words
 * that are known by their English come out in another language. */
LkPhraseId lk_phrase_reading(const char *english, LkPhraseId first, LkPhraseId last);
/* Appends a phrase with its arguments filled in, as lk_message_put does. */
void lk_phrase_put(LkPhraseId id, LkMessageLanguage language, const LkArgument *arguments, LkBuffer *out);

/* Returns a copy of the arguments and all they point to, in the arena; NULL for NULL. */
const LkArgument *lk_arguments_copy(const LkArgument *arguments, LkArena *arena);

#endif
