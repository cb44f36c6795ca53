/* Passes over values: what a large file holds is looked through for references, one object after another, and
 * nearly all of it is names, integers, references, arrays and dictionaries, spelt the usual way. Those are
 * passed over here; anything else is left to the reader of values, which decides alone what is read. */
#include "sign/file/value.h"

#include <string.h>

#include "base/limits.h"

enum { FEW_KEYS = 16, MOST_DIGITS = 15 };

typedef struct Passing {
    const char *at, *end;
    LkPdfReading *reading; /* what is left to it goes on from here */
    LkPdfVisit *visit;
    void *context;
} Passing;

static bool pass_value(Passing *passing);

static int kind_at(const char *at)
{
    return lk_pdf_byte_kinds[(unsigned char)*at];
}

static void give_back(Passing *passing)
{
    passing->reading->at = (size_t)(passing->at - passing->reading->source.bytes);
}

static void take_again(Passing *passing)
{
    passing->at = passing->reading->source.bytes + passing->reading->at;
}

static void skip_comment(Passing *passing)
{
    give_back(passing);
    lk_pdf_skip_blanks(passing->reading);
    take_again(passing);
}

static inline void skip_blanks(Passing *passing)
{
    while (passing->at < passing->end && kind_at(passing->at) == LK_PDF_BLANK)
        passing->at++;
    if (passing->at < passing->end && *passing->at == '%')
        skip_comment(passing);
}

/* ---- Scalars */

static bool pass_by_reader(Passing *passing, LkPdfValue *value)
{
    give_back(passing);
    bool is_good = lk_pdf_read_value(passing->reading, value);
    take_again(passing);
    if (is_good && value->kind == LK_PDF_REFERENCE)
        passing->visit(passing->context, value);
    return is_good;
}

/* Moves past a name without escapes; false, and stays, where it has some. */
static bool pass_usual_name(Passing *passing, LkText *name)
{
    const char *at = passing->at + 1;
    bool has_escape = false;
    for (; at < passing->end && kind_at(at) == LK_PDF_REGULAR; at++)
        has_escape |= *at == '#';
    if (has_escape)
        return false;
    *name = (LkText){passing->at + 1, (size_t)(at - passing->at - 1)};
    passing->at = at;
    return true;
}

static bool pass_key(Passing *passing, LkText *key)
{
    if (passing->at == passing->end || *passing->at != '/')
        return false;
    if (pass_usual_name(passing, key))
        return true;
    LkPdfValue name;
    bool is_good = pass_by_reader(passing, &name);
    passing->reading->values--; /* a key is none */
    *key = name.text;
    return is_good;
}

/* Behind the digits: “ 0 R”. */
static bool is_usual_reference(const Passing *passing, const char *at)
{
    return passing->end - at >= 4 && memcmp(at, " 0 R", 4) == 0 &&
           (passing->end - at == 4 || kind_at(at + 4) != LK_PDF_REGULAR);
}

/* Moves past an integer or a reference; false, and stays, where it may be spelt another way or is too large.
 */
static bool pass_usual_number(Passing *passing)
{
    const char *at = passing->at;
    int64_t number = 0;
    for (; at < passing->end && at - passing->at < MOST_DIGITS && *at >= '0' && *at <= '9'; at++)
        number = number * 10 + (*at - '0');
    if (at == passing->end || at == passing->at)
        return false;
    if (is_usual_reference(passing, at)) {
        if (number == 0 || number > LK_LIMIT_PDF_OBJECTS)
            return false;
        passing->at = at + 4;
        passing->visit(passing->context, &(LkPdfValue){.kind = LK_PDF_REFERENCE, .number = number});
        return true;
    }
    if (kind_at(at) != LK_PDF_MARK || *at == '%') /* 12 may be the 12 of “12 0 R” */
        return false;
    passing->at = at;
    return true;
}

/* Moves past a string: what an escape means does not matter, but that it hides a bracket. */
static bool pass_string(Passing *passing)
{
    unsigned open = 0;
    for (const char *at = passing->at; at < passing->end; at++) {
        if (*at == '\\')
            at++;
        else if (*at == '(')
            open++;
        else if (*at == ')' && --open == 0) {
            passing->at = at + 1;
            return true;
        }
    }
    return false;
}

/* Moves past a string of hexadecimal digits without blanks; false, and stays, where others are in it. */
static bool pass_usual_hexadecimal(Passing *passing)
{
    const char *at = passing->at + 1;
    while (at < passing->end &&
           ((*at >= '0' && *at <= '9') || (*at >= 'A' && *at <= 'F') || (*at >= 'a' && *at <= 'f')))
        at++;
    if (at == passing->end || *at != '>')
        return false;
    passing->at = at + 1;
    return true;
}

/* ---- Arrays and dictionaries */

static bool is_at_end(const Passing *passing, bool is_dictionary)
{
    const char *at = passing->at;
    if (is_dictionary)
        return passing->end - at >= 2 && at[0] == '>' && at[1] == '>';
    return at < passing->end && *at == ']';
}

/* A bit of 64 that a key is likely to have alone among the few of its dictionary. */
static uint64_t mark_of(LkText key)
{
    size_t length = key.length;
    unsigned last = length == 0 ? 0 : (unsigned char)key.bytes[length - 1];
    unsigned first = length == 0 ? 0 : (unsigned char)key.bytes[0];
    return (uint64_t)1 << ((first * 7 + last * 3 + length) & 63);
}

static bool pass_members(Passing *passing, bool is_dictionary)
{
    LkText few[FEW_KEYS], *keys = few;
    size_t count = 0, room = FEW_KEYS;
    uint64_t marks = 0;
    bool may_be_twice = false;
    for (;;) {
        skip_blanks(passing);
        if (is_at_end(passing, is_dictionary))
            break;
        if (is_dictionary) {
            LK_GROW(passing->reading->arena, keys, count, room, 2 * FEW_KEYS);
            if (!pass_key(passing, &keys[count]))
                return false;
            uint64_t mark = mark_of(keys[count++]);
            may_be_twice |= (marks & mark) != 0;
            marks |= mark;
        }
        if (!pass_value(passing))
            return false;
    }
    passing->at += is_dictionary ? 2 : 1;
    return !may_be_twice || !lk_pdf_is_key_twice(keys, count, passing->reading->arena);
}

static bool pass_nested(Passing *passing)
{
    bool is_dictionary = *passing->at == '<';
    if (passing->reading->depth == LK_LIMIT_SIGNED_NESTING)
        return false;
    passing->at += is_dictionary ? 2 : 1;
    passing->reading->depth++;
    bool is_good = pass_members(passing, is_dictionary);
    passing->reading->depth--;
    return is_good;
}

static bool pass_usual(Passing *passing)
{
    LkText name;
    if (*passing->at == '/')
        return pass_usual_name(passing, &name);
    if (*passing->at == '(')
        return pass_string(passing);
    if (*passing->at == '<')
        return pass_usual_hexadecimal(passing);
    return *passing->at >= '0' && *passing->at <= '9' && pass_usual_number(passing);
}

static bool is_nested(const Passing *passing)
{
    const char *at = passing->at;
    return *at == '[' || (*at == '<' && passing->end - at >= 2 && at[1] == '<');
}

static bool pass_value(Passing *passing)
{
    LkPdfValue value;
    skip_blanks(passing);
    if (passing->at == passing->end || passing->reading->values >= LK_LIMIT_SIGNED_VALUES)
        return false;
    bool has_more = is_nested(passing);
    if (!has_more && !pass_usual(passing))
        return pass_by_reader(passing, &value);
    passing->reading->values++;
    return !has_more || pass_nested(passing);
}

bool lk_pdf_pass_value(LkPdfReading *reading, LkPdfVisit *visit, void *context)
{
    Passing passing = {reading->source.bytes + reading->at, reading->source.bytes + reading->source.length,
                       reading, visit, context};
    bool is_good = pass_value(&passing);
    give_back(&passing);
    return is_good;
}
