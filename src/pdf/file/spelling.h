/* Numbers, strings and references as PDF spells them (ISO 32000-2 §7.3). Each function appends to `out`. */
#ifndef LIKHIT_PDF_SPELLING_H
#define LIKHIT_PDF_SPELLING_H

#include "base/length.h"
#include "base/text.h"
#include "pdf/file/haru.h"

/* value / 10^places, without trailing zeros: (1500, 3) is “1.5”. `places` is 9 at most. */
void lk_pdf_number(LkBuffer *out, int64_t value, int places);

/* “12 0 R” */
void lk_pdf_put_reference(LkBuffer *out, LkPdfRef object);

/* A length in points with three decimals (0.35 µm). */
void lk_pdf_length(LkBuffer *out, LkLength length);

/* Returns a length in thousandths of a point, rounded to the nearest: what lk_pdf_length prints. */
int64_t lk_pdf_thousandths(LkLength length);

/* A text string (§7.9.2.2): ASCII in parentheses when possible, else UTF-16BE with a byte order mark, in hex.
 */
void lk_pdf_text_string(LkBuffer *out, LkText text);

/* The UTF-16BE code units of a text in hex, without a byte order mark. U+0000, U+FEFF and U+FFFE, which a
 * ToUnicode map may not hold (ISO 19005-2 §6.2.11.7.2), are left out. */
void lk_pdf_utf16_hex(LkBuffer *out, LkText text);

/* The same as escaped bytes, as they stand inside a literal string (…): half as long, for page content. */
void lk_pdf_utf16_literal(LkBuffer *out, LkText text);

/* One byte inside a literal string (§7.3.4.2). */
void lk_pdf_literal_byte(LkBuffer *out, unsigned char byte);

#endif
