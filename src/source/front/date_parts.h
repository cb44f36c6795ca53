/* A date taken apart into numbers and words, before anything is said of what they mean. */
#ifndef LIKHIT_SOURCE_FRONT_DATE_PARTS_H
#define LIKHIT_SOURCE_FRONT_DATE_PARTS_H

#include "base/text.h"

enum {
    LK_DATE_NUMBERS = 4, /* of 30 ธันวาคม 2569 - 2 มกราคม 2570 */
    LK_YEAR_DIGITS = 4
};

typedef enum LkEra { LK_ERA_UNKNOWN, LK_ERA_BUDDHIST, LK_ERA_COMMON } LkEra;

typedef struct LkDateNumber {
    int value;
    int digits;
    size_t months_before; /* names of months that stand before it */
} LkDateNumber;

typedef struct LkDateParts {
    LkDateNumber numbers[LK_DATE_NUMBERS];
    size_t count;
    size_t months; /* that words name */
    int month;     /* the first of them; 0 = none */
    bool is_thai_month;
    LkEra era;
    int weekday; /* 1 = Sunday; 0 = none */
    bool has_word;
    bool has_long_year;      /* a number of four digits */
    bool is_parted;          /* by / - . between the numbers */
    bool has_gap;            /* … ____: something is to be filled in */
    bool has_to;             /* ถึง */
    bool is_mixed;           /* Thai and Arabic digits in one number */
    const char *month_meant; /* by a word that is none of these; NULL = nothing like a month */
} LkDateParts;

/* Returns false where the text has something that stands in no date; then month_meant says what it may be. */
bool lk_date_take_apart(LkText text, LkDateParts *parts);

#endif
