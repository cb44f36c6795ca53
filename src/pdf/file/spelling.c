/* Writes numbers, strings and their escapes as PDF spells them. */
#include "pdf/file/spelling.h"

#include <string.h>

void lk_pdf_number(LkBuffer *out, int64_t value, int places)
{
    char digits[32];
    size_t at = sizeof digits;
    bool negative = value < 0, significant = false;
    uint64_t rest = negative ? (uint64_t)0 - (uint64_t)value : (uint64_t)value;
    for (int place = 0; place < places; place++, rest /= 10) {
        significant = significant || rest % 10 != 0;
        if (significant)
            digits[--at] = (char)('0' + rest % 10);
    }
    if (significant)
        digits[--at] = '.';
    for (; rest > 0; rest /= 10)
        digits[--at] = (char)('0' + rest % 10);
    if (at == sizeof digits)
        digits[--at] = '0';
    else if (negative)
        digits[--at] = '-';
    lk_buffer_append(out, digits + at, sizeof digits - at);
}

void lk_pdf_put_reference(LkBuffer *out, LkPdfRef object)
{
    lk_pdf_number(out, object, 0);
    lk_buffer_append(out, " 0 R", 4);
}

int64_t lk_pdf_thousandths(LkLength length)
{
    int64_t scaled = length * 1000;
    return scaled >= 0 ? (scaled + LK_POINT / 2) / LK_POINT : -((-scaled + LK_POINT / 2) / LK_POINT);
}

void lk_pdf_length(LkBuffer *out, LkLength length)
{
    lk_pdf_number(out, lk_pdf_thousandths(length), 3);
}

void lk_pdf_literal_byte(LkBuffer *out, unsigned char byte)
{
    char escaped[2] = {'\\', (char)byte};
    if (byte == '\r') /* unescaped it would be read as a line feed */
        escaped[1] = 'r';
    if (byte == '(' || byte == ')' || byte == '\\' || byte == '\r')
        lk_buffer_append(out, escaped, 2);
    else
        lk_buffer_append(out, escaped + 1, 1);
}

static void append_unit(LkBuffer *out, unsigned unit)
{
    static const char hex[] = "0123456789ABCDEF";
    char digits[4] = {hex[unit >> 12 & 15], hex[unit >> 8 & 15], hex[unit >> 4 & 15], hex[unit & 15]};
    lk_buffer_append(out, digits, 4);
}

static void append_literal_unit(LkBuffer *out, unsigned unit)
{
    lk_pdf_literal_byte(out, (unsigned char)(unit >> 8));
    lk_pdf_literal_byte(out, (unsigned char)unit);
}

/* Leaves out the three characters that PDF/A forbids in a ToUnicode map, where they stand for “unknown”. */
static void append_utf16(LkBuffer *out, LkText text, void (*append)(LkBuffer *out, unsigned unit))
{
    for (size_t at = 0; at < text.length;) {
        uint32_t character = lk_utf8_next(text, &at);
        if (character == 0 || character == 0xFEFF || character == 0xFFFE)
            continue;
        if (character >= 0x10000) {
            append(out, 0xD800 + ((character - 0x10000) >> 10));
            append(out, 0xDC00 + ((character - 0x10000) & 0x3FF));
        } else {
            append(out, character);
        }
    }
}

void lk_pdf_utf16_hex(LkBuffer *out, LkText text)
{
    append_utf16(out, text, append_unit);
}

void lk_pdf_utf16_literal(LkBuffer *out, LkText text)
{
    append_utf16(out, text, append_literal_unit);
}

void lk_pdf_text_string(LkBuffer *out, LkText text)
{
    bool ascii = true;
    for (size_t i = 0; i < text.length; i++)
        ascii = ascii && text.bytes[i] >= ' ' && text.bytes[i] <= '~';
    if (!ascii) {
        lk_buffer_string(out, "<FEFF");
        lk_pdf_utf16_hex(out, text);
        lk_buffer_string(out, ">");
        return;
    }
    lk_buffer_string(out, "(");
    for (size_t i = 0; i < text.length; i++)
        lk_pdf_literal_byte(out, (unsigned char)text.bytes[i]);
    lk_buffer_string(out, ")");
}
