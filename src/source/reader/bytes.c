/* Are the bytes of a file text, and in which encoding? An officer whose editor saved another encoding than
 * UTF-8 is told so once, not byte by byte. */
#include "source/reader/reader.h"

/* ---- Encodings */

/* All of it is in the code page, and there are more bytes that are not UTF-8 than Thai letters that are: a
 * pair of Thai letters can look like a foreign letter by chance. */
static bool looks_like_windows_874(LkText text)
{
    for (size_t i = 0; i < text.length; i++)
        if (lk_windows_874((unsigned char)text.bytes[i]) == 0)
            return false;
    return lk_utf8_valid_until(text) < text.length && !lk_is_damaged_utf8(text);
}

static bool is_utf8(LkReader *reader)
{
    LkText text = reader->file->text;
    LkSpan span = {.file = reader->file};
    if (lk_is_utf16(text))
        return lk_tell(reader->diagnostics, LK_E_ENCODING_UTF16, span, NULL);
    if (looks_like_windows_874(text))
        return lk_tell(reader->diagnostics, LK_E_ENCODING, span, NULL);
    return true;
}

/* ---- Characters */

static bool is_noncharacter(uint32_t character)
{
    return (character >= 0xFDD0 && character <= 0xFDEF) || (character & 0xFFFE) == 0xFFFE;
}

bool lk_is_control(uint32_t character)
{
    return (character < 0x20 && character != '\t' && character != '\n' && character != '\r') ||
           (character >= 0x7F && character < 0xA0) || is_noncharacter(character);
}

/* The first character that cannot be printed. */
static bool find_forbidden(LkText text, uint32_t *found)
{
    size_t at = 0;
    while (at < text.length) {
        unsigned char byte = (unsigned char)text.bytes[at];
        if (byte >= 0x20 && byte < 0x7F) {
            at++;
            continue;
        }
        uint32_t character = lk_utf8_next(text, &at);
        *found = character;
        if (lk_is_control(character))
            return true;
    }
    return false;
}

bool lk_text_is_printable(LkText text)
{
    uint32_t character;
    return !find_forbidden(text, &character);
}

bool lk_text_check(LkReader *reader, LkText text, LkSpan span)
{
    uint32_t character;
    if (!find_forbidden(text, &character))
        return true;
    return lk_tell(reader->diagnostics, LK_E_CONTROL_TEXT, span,
                   LK_WITH(lk_named_hexadecimal("character", (unsigned)character, 4)));
}

/* U+0E00–U+0E7F, the most of what is read. */
static bool is_thai_at(LkText text, size_t at)
{
    const unsigned char *p = (const unsigned char *)text.bytes + at;
    return text.length - at >= 3 && p[0] == 0xE0 && (p[1] & 0xFE) == 0xB8 && (p[2] & 0xC0) == 0x80;
}

/* Tells of a few bytes, then stops: a binary file would give thousands. */
enum { TOLD_AT_MOST = 20 };

bool lk_bytes_check(LkReader *reader)
{
    if (!is_utf8(reader))
        return false;
    LkText text = reader->file->text;
    int told = 0;
    size_t at = 0;
    while (at < text.length && told < TOLD_AT_MOST) {
        unsigned char byte = (unsigned char)text.bytes[at];
        if ((byte >= 0x20 && byte < 0x7F) || byte == '\n') {
            at++;
            continue;
        }
        if (is_thai_at(text, at)) {
            at += 3;
            continue;
        }
        size_t start = at;
        uint32_t character = lk_utf8_next(text, &at);
        bool is_broken = character == 0xFFFD && at == start + 1;
        if (!is_broken && character != 0)
            continue;
        told++;
        if (is_broken)
            lk_tell(reader->diagnostics, LK_E_UTF8,
                    lk_reader_span(reader, (LkFileOffset){start}, (LkFileOffset){at}),
                    LK_WITH(lk_named_hexadecimal("byte", byte, 2)));
        else
            lk_tell(reader->diagnostics, LK_E_CONTROL,
                    lk_reader_span(reader, (LkFileOffset){start}, (LkFileOffset){at}),
                    LK_WITH(lk_named_hexadecimal("character", (unsigned)character, 4)));
        /* The rest of a run of broken bytes says nothing new. */
        while (is_broken && at < text.length && ((unsigned char)text.bytes[at] & 0xC0) == 0x80)
            at++;
    }
    return told == 0;
}
