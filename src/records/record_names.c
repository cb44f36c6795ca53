/* The names of a batch's outputs: a pattern with fields in it (`file: "{{code}}-{{ชื่อ}}"`), made safe for any
 * file system and unlike each other. */
#include <string.h>
#include <strings.h>

#include "base/normal.h"
#include "records/records_private.h"

/* ---- Safe names */

enum {
    MOST_BYTES = 200, /* with an ending and a number still below the 255 of most file systems */
    MOST_TAKEN = 4000 /* bytes of the text that are looked at */
};

static bool shows_nothing(uint32_t c)
{
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) ||
           (c >= 0xE0000 && c <= 0xE0FFF);
}

static bool is_blank(uint32_t c)
{
    return c <= ' ' || (c >= 0x7F && c <= 0xA0) || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
           c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

static bool is_sign(uint32_t c)
{
    return c < 0x80 && strchr("/\\:*?\"<>|", (int)c) != NULL;
}

/* Names that Windows keeps for devices, whatever their ending. */
static bool is_device(LkText name)
{
    static const char *const devices[] = {"con", "prn", "aux", "nul"};
    size_t length = 0;
    while (length < name.length && name.bytes[length] != '.')
        length++;
    for (size_t i = 0; i < 4; i++)
        if (length == 3 && strncasecmp(name.bytes, devices[i], 3) == 0)
            return true;
    return length == 4 && name.bytes[3] >= '0' && name.bytes[3] <= '9' &&
           (strncasecmp(name.bytes, "com", 3) == 0 || strncasecmp(name.bytes, "lpt", 3) == 0);
}

/* Cut in front of a letter, not of its marks. */
static size_t cut(LkText text, size_t most)
{
    if (text.length <= most)
        return text.length;
    size_t end = most;
    while (end > 0 && ((unsigned char)text.bytes[end] & 0xC0) == 0x80)
        end--;
    for (size_t at = end; end > 0 && lk_is_mark(lk_utf8_next(text, &at)); at = end)
        lk_utf8_previous(text, &end);
    return end;
}

static LkText without_ends(LkText text)
{
    size_t start = 0, end = text.length;
    while (start < end && strchr(" .-", text.bytes[start]) != NULL)
        start++;
    while (end > start && strchr(" .", text.bytes[end - 1]) != NULL)
        end--;
    return lk_text_slice(text, start, end);
}

LkText lk_safe_name(LkText text, LkArena *arena)
{
    LkText normal = lk_normal_form(lk_text_slice(text, 0, cut(text, MOST_TAKEN)), arena);
    LkBuffer out;
    lk_buffer_init(&out, arena);
    bool after_blank = false;
    for (size_t at = 0; at < normal.length;) {
        uint32_t c = lk_utf8_next(normal, &at);
        if (is_blank(c) && !after_blank)
            lk_buffer_string(&out, " ");
        else if (is_sign(c))
            lk_buffer_string(&out, "-");
        else if (!is_blank(c) && !shows_nothing(c))
            lk_buffer_character(&out, c);
        after_blank = is_blank(c);
    }
    LkText name = without_ends(lk_buffer_view(&out));
    if (is_device(name))
        name = lk_text(lk_arena_printf(arena, "_%.*s", (int)name.length, name.bytes));
    return without_ends(lk_text_slice(name, 0, cut(name, MOST_BYTES)));
}

/* ---- The pattern */

typedef enum PartKind { PART_TEXT, PART_COLUMN, PART_KEY, PART_NUMBER, PART_DIGEST } PartKind;

typedef struct Part {
    PartKind kind;
    LkText text; /* PART_TEXT */
    size_t column;
    LkText form;      /* empty = none */
    LkText otherwise; /* what stands for an empty value; empty = nothing */
} Part;

typedef struct Pattern {
    Part *parts;
    size_t count;
} Pattern;

static bool find_name(LkRecordsWork *work, LkText name, Part *part)
{
    static const char *const built_in[] = {LK_RECORD_KEY, LK_RECORD_NUMBER, LK_RECORD_DIGEST};
    for (size_t i = 0; i < 3; i++)
        if (lk_text_is(name, built_in[i])) {
            part->kind = (PartKind)(PART_KEY + i);
            return true;
        }
    for (size_t i = 0; name.length > 0 && i < work->tables->data_table->columns; i++)
        if (lk_text_is(name, work->tables->names[i])) {
            part->kind = PART_COLUMN;
            part->column = i;
            return true;
        }
    for (const LkYaml *node = work->front_matter->first; node != NULL; node = node->next)
        if (node->kind == LK_YAML_SCALAR && lk_text_equal(node->key, name)) {
            part->text = node->text;
            return true;
        }
    return false;
}

static void unknown_name(LkRecordsWork *work, LkText name)
{
    const char *nearest = lk_nearest(name, work->tables->names, work->tables->data_table->columns);
    lk_tell(work->reader.diagnostics, LK_E_FIELD_UNKNOWN, work->schema->file_span,
            LK_WITH(lk_named_text("name", name), lk_with_hint(LK_HINT_COLUMN_OR_FIELD), lk_meant(nearest)));
}

/* A field of the pattern: “name”, or “name:form”. */
static Part read_part(LkRecordsWork *work, LkText name)
{
    Part part = {.kind = PART_TEXT};
    bool has_default = lk_field_default(&name, &part.otherwise);
    if (find_name(work, name, &part))
        return part;
    const char *colon = name.length == 0 ? NULL : memrchr(name.bytes, ':', name.length);
    size_t at = colon == NULL ? 0 : (size_t)(colon - name.bytes);
    part.form = colon == NULL ? (LkText){"", 0} : lk_text_trim(lk_text_slice(name, at + 1, name.length));
    if (colon == NULL || !find_name(work, lk_text_trim(lk_text_slice(name, 0, at)), &part)) {
        part.form = (LkText){"", 0};
        if (!has_default)
            unknown_name(work, name);
    } else if (!lk_is_form(part.form)) {
        lk_form(&work->reader, part.form, (LkText){"", 0}, work->schema->file_span);
    }
    return part;
}

static Pattern read_pattern(LkRecordsWork *work)
{
    LkText text = work->schema->file;
    Pattern pattern = {.parts = LK_NEW_ARRAY(work->scratch, text.length + 2, Part)};
    if (text.length == 0) {
        pattern.parts[pattern.count++] = (Part){.kind = PART_KEY};
        return pattern;
    }
    size_t from = 0, start, end;
    LkText name;
    while (lk_field_next(text, from, &start, &end, &name)) {
        pattern.parts[pattern.count++] = (Part){.text = lk_text_slice(text, from, start)};
        pattern.parts[pattern.count++] = read_part(work, name);
        from = end;
    }
    pattern.parts[pattern.count++] = (Part){.text = lk_text_slice(text, from, text.length)};
    return pattern;
}

/* ---- The names */

static LkText value_of(const LkRecordsWork *work, const Part *part, size_t index, LkArena *arena)
{
    const LkRecordItem *item = &work->set->items[index];
    switch (part->kind) {
    case PART_COLUMN:
        return lk_data_text(work->tables->data_table, index + 1, part->column);
    case PART_KEY:
        return lk_text(item->key);
    case PART_NUMBER:
        return lk_text(lk_arena_printf(arena, "%zu", index + 1));
    case PART_DIGEST:
        return lk_text(lk_arena_printf(arena, "%.16s", item->digest.hex));
    default:
        return part->text;
    }
}

static bool is_faulty_at(const LkRecordItem *item, LkSpan span)
{
    const LkDiagnostic *d = item->diagnostics == NULL ? NULL : item->diagnostics->first;
    while (d != NULL && (d->span.line != span.line || d->span.column != span.column))
        d = d->next;
    return d != NULL;
}

/* A form that a value has none of is an error of the record. */
static LkText in_form(LkRecordsWork *work, const Part *part, LkText value, size_t index, LkArena *arena)
{
    if (part->form.length == 0)
        return value;
    LkDiagnostics own;
    lk_diagnostics_init(&own, arena);
    LkReader reader = work->reader;
    reader.arena = arena;
    reader.diagnostics = &own;
    const LkFieldRule *rule = part->kind == PART_COLUMN ? work->tables->rules[part->column] : NULL;
    LkText plain = lk_arabic_digits(value, arena);
    LkText held = {"", 0};
    if (part->kind == PART_COLUMN && work->tables->data_table->held_count > 0)
        held = lk_data_held(work->tables->data_table, index + 1, part->column);
    plain = lk_form_value(part->form, plain, held);
    bool is_held = held.length > 0 && plain.bytes == held.bytes;
    LkDateRead date = {.reading = LK_DATE_NONE};
    if (!is_held && rule != NULL && rule->format.length > 0 && lk_is_date_form(part->form))
        date = lk_date_of(value, rule->format);
    if (date.reading == LK_DATE_SURE)
        plain = lk_text(lk_date_iso(date.date, arena));
    LkText text = lk_form(&reader, part->form, plain, (LkSpan){0});
    if (own.errors == 0)
        return text;
    size_t column = part->kind == PART_COLUMN ? part->column : work->tables->key;
    LkSpan span = lk_cell_span(work, work->tables->data_table, index + 1, column);
    if (!is_faulty_at(&work->set->items[index], span))
        lk_record_fault(work, &work->set->items[index], span, own.first->id, own.first->arguments);
    return text;
}

static void name_record(LkRecordsWork *work, const Pattern *pattern, size_t index, LkArena *arena)
{
    LkRecordItem *item = &work->set->items[index];
    LkBuffer out;
    lk_buffer_init(&out, arena);
    for (size_t i = 0; i < pattern->count; i++) {
        LkText value = value_of(work, &pattern->parts[i], index, arena);
        const Part *part = &pattern->parts[i];
        bool is_empty = part->otherwise.length > 0 && lk_text_trim(value).length == 0;
        value = is_empty ? part->otherwise : in_form(work, part, value, index, arena);
        lk_buffer_text(&out, lk_text_slice(value, 0, cut(value, MOST_TAKEN)));
    }
    LkText name = lk_safe_name(lk_buffer_view(&out), arena);
    item->file = lk_arena_copy(work->reader.arena, name.bytes, name.length);
    if (name.length == 0 && item->diagnostics == NULL)
        lk_record_fault(work, item,
                        lk_cell_span(work, work->tables->data_table, index + 1, work->tables->key),
                        LK_E_RECORD_FILE, NULL);
}

static void tell_clash(void *context, size_t i, size_t other)
{
    LkRecordsWork *work = context;
    LkRecordItem *item = &work->set->items[i];
    const LkDataTable *data_table = work->tables->data_table;
    if (lk_text_equal(work->keys[i], work->keys[other]))
        return; /* told of the keys */
    bool has_room = lk_record_has_room(work, item);
    lk_record_fault(work, item,
                    has_room ? lk_cell_span(work, data_table, i + 1, work->tables->key) : (LkSpan){0},
                    LK_E_RECORD_FILE_TWICE,
                    LK_WITH(lk_named_string("file", item->file),
                            lk_named_number("line", data_table->places[other + 1].line)));
}

void lk_record_names(LkRecordsWork *work)
{
    size_t count = work->set->count, errors = work->reader.diagnostics->errors;
    Pattern pattern = read_pattern(work);
    if (work->reader.diagnostics->errors > errors)
        return;
    LkText *folded = LK_NEW_ARRAY(work->scratch, count, LkText);
    for (size_t i = 0; i < count; i++) {
        LkChildArena *child = lk_child_arena_open(work->scratch);
        if (lk_line_is_faulty(work->tables, i))
            work->set->items[i].file = "";
        else
            name_record(work, &pattern, i, child->arena);
        lk_child_arena_close(child);
        folded[i] = lk_small_letters(lk_text(work->set->items[i].file), work->scratch);
    }
    lk_tell_repeats(folded, count, work->scratch, tell_clash, work);
}
