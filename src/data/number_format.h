/* Private to data/: number formats of spreadsheets (ECMA-376 part 1, 18.8.30), by which a cell shows its
 * number: 0.00, #,##0, 0%, [$-107041E]d mmmm yyyy. */
#ifndef LIKHIT_DATA_NUMBER_FORMAT_H
#define LIKHIT_DATA_NUMBER_FORMAT_H

#include "data/data.h"

/* Returns the code of a format that is numbered and not spelt out in the file; "General" for others. */
LkText lk_number_format_built_in(uint32_t id);

/* Appends the number `value`, as the file has it (“1.5E-3”), as the format shows it. With `from_1904` its
 * days are counted from 1904 and not from 1900. What cannot be shown so is appended as it is. */
void lk_number_format_write(LkText format, LkText value, bool from_1904, LkBuffer *out);

/* Appends what the cell holds, in the unit that it shows: 97.914999% of 0.97914999 in 0.00%, 1234.567 of
 * 1234567 in #,##0, and 2022-07-01 of a date. Appends nothing where that cannot be said. */
void lk_number_format_held(LkText format, LkText value, bool from_1904, LkBuffer *out);
/* Returns whether the format is one of dates or times. */
bool lk_number_format_is_date(LkText format);
/* Appends the number of a date as XML has it (“2022-07-01T08:30:00”). Returns false when it is none. */
bool lk_number_format_serial(LkText value, bool from_1904, LkBuffer *out);

#endif
