/* Files of data, by what their bytes are: a spreadsheet, or CSV. */
#include <string.h>
#include <strings.h>

#include "data/data_private.h"

static bool begins(LkText text, const char *bytes, size_t length)
{
    return text.length >= length && memcmp(text.bytes, bytes, length) == 0;
}

static bool has(LkText text, const char *bytes)
{
    return memmem(text.bytes, text.length, bytes, strlen(bytes)) != NULL;
}

/* Systems of accounts “export to Excel” as HTML or XML under the name of a spreadsheet. Only the beginning is
 * looked at; LK_TERM_NOTHING_MORE if it is neither. */
static LkTermId markup_kind(LkText text)
{
    static const char *const html[] = {"<html", "<!doctype html", "<table", "<meta",
                                       "<head", "<body",          "<style"};
    size_t at = begins(text, "\xEF\xBB\xBF", 3) ? 3 : 0;
    while (at < text.length && strchr(" \t\r\n", text.bytes[at]) != NULL && text.bytes[at] != '\0')
        at++;
    text = lk_text_slice(text, at, text.length);
    for (size_t i = 0; i < sizeof html / sizeof *html; i++)
        if (text.length >= strlen(html[i]) && strncasecmp(text.bytes, html[i], strlen(html[i])) == 0)
            return LK_TERM_SHEET_HTML;
    return begins(text, "<?xml", 5) || begins(text, "<Workbook", 9) ? LK_TERM_SHEET_XML
                                                                    : LK_TERM_NOTHING_MORE;
}

/* What a file is that looks like a spreadsheet and is not read; LK_TERM_NOTHING_MORE if it is read. */
static LkTermId refused_kind(LkText text)
{
    static const char password[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e"; /* UTF-16 */
    if (begins(text, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
               8)) /* compound file: .xls, or .xlsx with a password */
        return memmem(text.bytes, text.length, password, sizeof password) != NULL ? LK_TERM_SHEET_PASSWORD
                                                                                  : LK_TERM_SHEET_XLS;
    bool has_other = has(text, "_rels/.rels") && has(text, "workbook") && !has(text, "workbook.bin");
    if (!has(text, "xl/workbook.xml") && !has_other)
        return has(text, "application/vnd.oasis.opendocument") ? LK_TERM_SHEET_ODS : LK_TERM_SHEET_OTHER;
    return LK_TERM_NOTHING_MORE;
}

LkDataTable *lk_data_parse(LkDataContext context, const LkFile *file, LkDataOptions options, LkSpan from)
{
    bool is_zip = begins(file->text, "PK\3\4", 4), is_compound = begins(file->text, "\xD0\xCF\x11\xE0", 4);
    LkTermId kind = is_zip || is_compound ? refused_kind(file->text) : markup_kind(file->text);
    if (!is_zip && !is_compound && kind == LK_TERM_NOTHING_MORE)
        return lk_csv_parse(context, file, options, from);
    if (kind != LK_TERM_NOTHING_MORE) {
        lk_tell(context.diagnostics, LK_E_SHEET_KIND, from,
                LK_WITH(lk_named_string("file", file->name), lk_named_term("kind", kind)));
        return NULL;
    }
    LkSheetText sheet;
    return lk_sheet_text(context, file, options, from, &sheet)
               ? lk_csv_parse_sheet(context, &sheet, options, from)
               : NULL;
}

bool lk_is_sheet_path(LkText path)
{
    static const char *const endings[] = {".xlsx", ".xlsm"};
    for (size_t i = 0; i < 2; i++)
        if (path.length > 5 && strncasecmp(path.bytes + path.length - 5, endings[i], 5) == 0)
            return true;
    return false;
}

LkText lk_data_path(LkText path, LkText *sheet)
{
    *sheet = (LkText){"", 0};
    for (size_t i = path.length; i-- > 0;) {
        LkText name = lk_text_slice(path, 0, i);
        if (path.bytes[i] != '#' || !lk_is_sheet_path(name))
            continue;
        *sheet = lk_text_slice(path, i + 1, path.length);
        return name;
    }
    return path;
}
