#include "data/workbook.h"

#include <string.h>

#include "base/limits.h"
#include "data/number_format.h"
#include "data/xml_walk.h"

static LkText kept(LkArena *arena, const char *string)
{
    size_t length = string == NULL ? 0 : strlen(string);
    return (LkText){lk_arena_copy(arena, string == NULL ? "" : string, length), length};
}

static uint32_t count_of(const char *digits)
{
    uint32_t value = 0;
    for (; digits != NULL && *digits >= '0' && *digits <= '9' && value < UINT32_MAX / 10 - 1; digits++)
        value = value * 10 + (uint32_t)(*digits - '0');
    return value;
}

static void pass_text(void *context, LkText text)
{
    (void)context, (void)text;
}

static void pass_end(void *context, const char *name)
{
    (void)context, (void)name;
}

/* Walks a file within; one that may be missing is then empty. */
static LkZipResult walk(LkWorkbook *workbook, const char *name, bool is_needed, const LkXmlHandler *handler)
{
    LkText xml;
    LkZipResult result = lk_zip_file(&workbook->zip, lk_text(name), &xml);
    if (result == LK_ZIP_MISSING && !is_needed)
        return LK_ZIP_GOOD;
    if (result == LK_ZIP_GOOD && !lk_xml_walk(xml, workbook->arena, handler))
        result = LK_ZIP_DAMAGED;
    return result;
}

/* ---- xl/workbook.xml, or what _rels/.rels names instead */

static void start_workbook(void *context, const char *name, const char **attributes)
{
    LkWorkbook *workbook = context;
    if (strcmp(name, "workbookPr") == 0) {
        const char *value = lk_xml_value(attributes, "date1904");
        workbook->from_1904 = value != NULL && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0);
    }
    if (strcmp(name, "sheet") != 0)
        return;
    const char *state = lk_xml_value(attributes, "state");
    LK_GROW(workbook->arena, workbook->sheets, workbook->sheet_count, workbook->sheet_room, 8);
    workbook->sheets[workbook->sheet_count++] =
        (LkSheetName){.name = kept(workbook->arena, lk_xml_value(attributes, "name")),
                      .relation = kept(workbook->arena, lk_xml_value(attributes, "id")),
                      .is_hidden = state != NULL && strcmp(state, "visible") != 0};
}

/* ---- xl/sharedStrings.xml: a text may be in pieces, each with its look; rPh says how it is read aloud */

typedef struct Strings {
    LkWorkbook *workbook;
    LkBuffer text;
    bool in_text, in_reading;
} Strings;

static void start_string(void *context, const char *name, const char **attributes)
{
    Strings *strings = context;
    (void)attributes;
    if (strcmp(name, "si") == 0)
        strings->text.length = 0;
    strings->in_reading |= strcmp(name, "rPh") == 0;
    strings->in_text = strcmp(name, "t") == 0 && !strings->in_reading;
}

static void end_string(void *context, const char *name)
{
    Strings *strings = context;
    LkWorkbook *workbook = strings->workbook;
    strings->in_text = false;
    if (strcmp(name, "rPh") == 0)
        strings->in_reading = false;
    if (strcmp(name, "si") != 0)
        return;
    LkText text = lk_buffer_view(&strings->text);
    LK_GROW(workbook->arena, workbook->texts, workbook->text_count, workbook->text_room, 256);
    workbook->texts[workbook->text_count++] = lk_workbook_text(
        (LkText){lk_arena_copy(workbook->arena, text.bytes, text.length), text.length}, workbook->arena);
}

static void text_of_string(void *context, LkText text)
{
    Strings *strings = context;
    if (strings->in_text)
        lk_buffer_text(&strings->text, text);
}

static int hexadecimal(LkText text, size_t at, uint32_t *value)
{
    *value = 0;
    for (size_t i = at; i < at + 4; i++) {
        char c = text.bytes[i];
        int digit = c >= '0' && c <= '9'   ? c - '0'
                    : c >= 'A' && c <= 'F' ? c - 'A' + 10
                    : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                           : -1;
        if (digit < 0)
            return false;
        *value = *value << 4 | (uint32_t)digit;
    }
    return true;
}

LkText lk_workbook_text(LkText text, LkArena *arena)
{
    if (text.length < 7 || memmem(text.bytes, text.length, "_x", 2) == NULL)
        return text;
    char *out = lk_arena_alloc(arena, text.length + 1);
    size_t length = 0;
    for (size_t at = 0; at < text.length;) {
        uint32_t c = 0;
        bool is_escape = text.length - at >= 7 && text.bytes[at] == '_' && text.bytes[at + 1] == 'x' &&
                         text.bytes[at + 6] == '_' && hexadecimal(text, at + 2, &c) &&
                         (c < 0xD800 || c > 0xDFFF) && c != 0;
        if (!is_escape)
            out[length++] = text.bytes[at++];
        else
            at += 7;
        if (is_escape && c != '\r')
            length += lk_utf8_encode(c, out + length);
    }
    return (LkText){out, length};
}

/* ---- xl/styles.xml */

/* Excel has 250 formats of a file's own, and 65,490 formats of cells; more are ignored. */
enum { MOST_OWN = 4096, MOST_FORMATS = 65536 };

typedef struct OwnFormat {
    uint32_t id;
    LkText code;
} OwnFormat;

typedef struct Styles {
    LkWorkbook *workbook;
    OwnFormat *own;
    size_t count, room;
    bool in_cell_formats;
} Styles;

static LkText format_of(const Styles *styles, uint32_t id)
{
    for (size_t i = 0; i < styles->count; i++)
        if (styles->own[i].id == id)
            return styles->own[i].code;
    return lk_number_format_built_in(id);
}

static void start_style(void *context, const char *name, const char **attributes)
{
    Styles *styles = context;
    LkWorkbook *workbook = styles->workbook;
    uint32_t id = count_of(lk_xml_value(attributes, "numFmtId"));
    if (strcmp(name, "cellXfs") == 0)
        styles->in_cell_formats = true;
    if (strcmp(name, "numFmt") == 0 && styles->count < MOST_OWN) {
        LK_GROW(workbook->arena, styles->own, styles->count, styles->room, 16);
        styles->own[styles->count++] =
            (OwnFormat){id, kept(workbook->arena, lk_xml_value(attributes, "formatCode"))};
    }
    if (strcmp(name, "xf") != 0 || !styles->in_cell_formats || workbook->format_count == MOST_FORMATS)
        return;
    LK_GROW(workbook->arena, workbook->formats, workbook->format_count, workbook->format_room, 32);
    workbook->formats[workbook->format_count++] = format_of(styles, id);
}

static void end_style(void *context, const char *name)
{
    Styles *styles = context;
    if (strcmp(name, "cellXfs") == 0)
        styles->in_cell_formats = false;
}

/* ---- Relations: where the parts of the workbook are */

typedef struct Relations {
    LkArena *arena;
    const char *key, *wanted; /* the attribute that names the part; its value, of a type its end */
    LkText target;
} Relations;

static bool ends_with(const char *text, const char *ending)
{
    size_t length = strlen(text), count = strlen(ending);
    return length >= count && strcmp(text + length - count, ending) == 0;
}

static bool names(const Relations *relations, const char *value)
{
    return strcmp(relations->key, "Type") == 0 ? ends_with(value, relations->wanted)
                                               : strcmp(value, relations->wanted) == 0;
}

static void start_relation(void *context, const char *name, const char **attributes)
{
    Relations *relations = context;
    const char *value = lk_xml_value(attributes, relations->key);
    if (strcmp(name, "Relationship") == 0 && value != NULL && names(relations, value))
        relations->target = kept(relations->arena, lk_xml_value(attributes, "Target"));
}

static LkText folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return (LkText){path, slash == NULL ? 0 : (size_t)(slash - path) + 1};
}

/* The path of a target: from the top, or from the folder of what names it, of which ../ is a step up. */
static const char *resolved(LkArena *arena, LkText folder, LkText target)
{
    if (target.length > 0 && target.bytes[0] == '/') {
        folder = (LkText){"", 0};
        target = lk_text_slice(target, 1, target.length);
    }
    while (target.length > 1 && target.bytes[0] == '.') {
        bool is_up = target.length > 2 && memcmp(target.bytes, "../", 3) == 0;
        if (!is_up && target.bytes[1] != '/')
            break;
        target = lk_text_slice(target, is_up ? 3 : 2, target.length);
        if (is_up && folder.length > 0)
            do
                folder.length--;
            while (folder.length > 0 && folder.bytes[folder.length - 1] != '/');
    }
    return lk_arena_printf(arena, "%.*s%.*s", (int)folder.length, folder.bytes, (int)target.length,
                           target.bytes);
}

/* Finds a part that `from` names (the path of a part; "" = the file itself), by its id or by the end of its
 * type: its path, or `otherwise` where there is none. */
static LkZipResult find_relation(LkWorkbook *workbook, const char *from, const char *key, const char *wanted,
                                 const char *otherwise, const char **path)
{
    Relations relations = {.arena = workbook->arena, .key = key, .wanted = wanted};
    LkXmlHandler handler = {start_relation, pass_end, pass_text, &relations};
    LkText folder = folder_of(from);
    const char *links = lk_arena_printf(workbook->arena, "%.*s_rels/%s.rels", (int)folder.length,
                                        folder.bytes, from + folder.length);
    LkZipResult result = walk(workbook, links, false, &handler);
    *path = relations.target.length == 0 ? otherwise : resolved(workbook->arena, folder, relations.target);
    return result;
}

static LkZipResult find_part(LkWorkbook *workbook, const char *key, const char *wanted, const char *otherwise,
                             const char **path)
{
    return find_relation(workbook, workbook->path, key, wanted, otherwise, path);
}

/* Walks a part that may be missing. */
static LkZipResult walk_part(LkWorkbook *workbook, const char *type, const char *otherwise,
                             const LkXmlHandler *handler)
{
    const char *path;
    LkZipResult result = find_part(workbook, "Type", type, otherwise, &path);
    return result == LK_ZIP_GOOD ? walk(workbook, path, false, handler) : result;
}

/* ---- All of it */

LkZipResult lk_workbook_open(LkText bytes, LkArena *arena, LkWorkbook *workbook)
{
    *workbook = (LkWorkbook){.arena = arena};
    if (!lk_zip_open(bytes, arena, &workbook->zip))
        return LK_ZIP_DAMAGED;
    Strings strings = {.workbook = workbook};
    Styles styles = {.workbook = workbook};
    lk_buffer_init(&strings.text, arena);
    LkXmlHandler book = {start_workbook, pass_end, pass_text, workbook};
    LkXmlHandler texts = {start_string, end_string, text_of_string, &strings};
    LkXmlHandler looks = {start_style, end_style, pass_text, &styles};
    LkZipResult result =
        find_relation(workbook, "", "Type", "/officeDocument", "xl/workbook.xml", &workbook->path);
    if (result == LK_ZIP_GOOD)
        result = walk(workbook, workbook->path, true, &book);
    if (result == LK_ZIP_GOOD)
        result = walk_part(workbook, "/sharedStrings", "xl/sharedStrings.xml", &texts);
    return result == LK_ZIP_GOOD ? walk_part(workbook, "/styles", "xl/styles.xml", &looks) : result;
}

LkZipResult lk_workbook_sheet(LkWorkbook *workbook, size_t index, LkText *xml)
{
    const char *path, *id = workbook->sheets[index].relation.bytes;
    LkZipResult result = find_part(workbook, "Id", id, NULL, &path);
    if (result != LK_ZIP_GOOD || path == NULL)
        return result == LK_ZIP_GOOD ? LK_ZIP_DAMAGED : result;
    result = lk_zip_file(&workbook->zip, lk_text(path), xml);
    return result == LK_ZIP_MISSING ? LK_ZIP_DAMAGED : result;
}
