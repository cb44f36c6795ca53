/* Private to the reading of number formats: their tokens, and the two kinds of formats. */
#ifndef LIKHIT_DATA_NUMBER_FORMAT_PRIVATE_H
#define LIKHIT_DATA_NUMBER_FORMAT_PRIVATE_H

#include "data/data.h"

typedef enum LkFormatKind {
    LK_FORMAT_LITERAL, /* text that stands there */
    LK_FORMAT_NOTHING, /* room, a colour, a condition */
    LK_FORMAT_DIGIT,   /* 0 # ? */
    LK_FORMAT_POINT,
    LK_FORMAT_COMMA,
    LK_FORMAT_PERCENT,
    LK_FORMAT_DATE,     /* a run of one of y m d h s b e g */
    LK_FORMAT_ELAPSED,  /* [h]: hours beyond 24 */
    LK_FORMAT_HALF_DAY, /* AM/PM */
    LK_FORMAT_LOCALE,   /* [$-41E] without a sign of currency */
    LK_FORMAT_OTHER     /* E+, a fraction, @: not a form that is known here */
} LkFormatKind;

/* Languages of a locale. Those of the system are of whoever looks: a Thai office. */
enum {
    LK_LANGUAGE_THAI = 0x041E,
    LK_LANGUAGE_OTHER = 0x0409,
    LK_LANGUAGE_DATE = 0xF800, /* the system's long date */
    LK_LANGUAGE_TIME = 0xF400  /* the system's time */
};

typedef struct LkFormatToken {
    LkFormatKind kind;
    LkText text;     /* of a literal; of a date, its letters */
    char letter;     /* of a digit or date, in small letters */
    uint32_t locale; /* of a locale, as in [$-107041E]; of a literal too */
} LkFormatToken;

/* Reads the token at *at, and moves behind it. */
void lk_format_token(LkText format, size_t *at, LkFormatToken *token);

bool lk_format_is_date(LkText section);
/* number_format_date.c and number_format_digits.c: append the amount. Return false when they cannot. */
bool lk_format_date(LkText section, const LkAmount *amount, bool from_1904, LkBuffer *out);
bool lk_format_number(LkText section, LkAmount *amount, LkBuffer *out);
/* Appends the day of the amount as YYYY-MM-DD. Returns false where the section shows none. */
bool lk_format_day(LkText section, const LkAmount *amount, bool from_1904, LkBuffer *out);
/* Makes the amount what the section shows it in: percents, thousands. Returns false when it cannot. */
bool lk_format_scale(LkText section, LkAmount *amount);

/* ---- number_format_parts.c: exponents and fractions */

bool lk_format_has_parts(LkText section);
/* Appends the amount. Returns false when it cannot, or when the section is neither. */
bool lk_format_parts(LkText section, const LkAmount *amount, LkBuffer *out);

/* ---- number_format_general.c */

enum { LK_FORMAT_DIGITS = 15 }; /* as many of a number as spreadsheets trust */

/* Takes zeros off the end behind the point. */
void lk_format_drop_zeros(LkAmount *amount);
/* Writes as many digits as a cell of usual width shows; the amount is rounded to them. */
void lk_format_general(LkAmount *amount, LkBuffer *out);

#endif
