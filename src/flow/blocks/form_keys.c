/* What the front matter of a form gives too much or too little: keys that nothing asks for, and keys without
 * which the form is not whole. */
#include "flow/flow.h"

#include <string.h>

#include "source/front/front.h"

typedef struct Form {
    const LkSource *source;
    const LkLayout *layout;
    LkArena *arena;
    LkDiagnostics *diagnostics;
} Form;

/* Names of the fields that are asked for: English ones, then Thai ones. */
typedef struct Keys {
    const char **names;
    size_t count;
} Keys;

/* “date:thai-date|-” asks for date. */
static LkText field_of(const LkFormLine *line)
{
    return lk_field_name(lk_text_slice(lk_text(line->field), 0, strcspn(line->field, ":|")));
}

static void add_key(const Form *form, Keys *keys, LkText name)
{
    const char *thai = lk_field_thai_name(name);
    keys->names[keys->count++] = lk_arena_copy(form->arena, name.bytes, name.length);
    if (thai != NULL)
        keys->names[keys->count++] = thai;
}

static void add_lines(const Form *form, Keys *keys, const LkFormLine *lines, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (lines[i].show && lines[i].field[0] != '\0')
            add_key(form, keys, field_of(&lines[i]));
}

/* The keys of the document itself, and those of the layout's lines. */
static Keys asked_keys(const Form *form)
{
    static const char *const own[] = {"layout", "title", "author", "subject",  "date",
                                      "lang",   "keep",  "crest",  "line-ends"};
    enum { OWN = sizeof own / sizeof *own };
    Keys keys = {LK_NEW_ARRAY(form->arena, 2 * (OWN + LK_HEAD_LINES + LK_TAIL_LINES), const char *), 0};
    for (size_t i = 0; i < OWN; i++)
        add_key(form, &keys, lk_text(own[i]));
    add_lines(form, &keys, form->layout->head, LK_HEAD_LINES);
    add_lines(form, &keys, form->layout->tail, LK_TAIL_LINES);
    return keys;
}

static bool is_given(const Form *form, LkText name)
{
    for (const LkField *field = form->source->fields; field != NULL; field = field->next)
        if (lk_text_equal(lk_field_name(field->name), lk_field_name(name)))
            return true;
    return false;
}

static bool is_among(const Keys *keys, LkText name)
{
    for (size_t i = 0; i < keys->count; i++)
        if (lk_text_is(name, keys->names[i]))
            return true;
    return false;
}

/* Whether a line of the layout prints the field. */
static bool has_line(const LkFormLine *lines, size_t count, LkText name)
{
    for (size_t i = 0; i < count; i++)
        if (lines[i].show && lk_text_equal(field_of(&lines[i]), name))
            return true;
    return false;
}

/* วันที่: and เรื่อง: are typed to be printed; date: and subject: may be for the properties of the PDF alone. */
static bool is_property_alone(const Form *form, const LkField *field)
{
    LkText name = lk_field_name(field->name);
    bool is_known = lk_text_is(name, "date") || lk_text_is(name, "subject");
    return is_known && !lk_text_equal(name, field->name) && lk_text_trim(field->value).length > 0 &&
           !has_line(form->layout->head, LK_HEAD_LINES, name) &&
           !has_line(form->layout->tail, LK_TAIL_LINES, name);
}

/* A value that is printed asks for the fields in it. */
static void ask_within(const Form *form, const Keys *keys)
{
    LkSource copy = *form->source;
    LkReader reader = {.source = &copy, .arena = form->arena, .diagnostics = form->diagnostics};
    for (const LkField *field = form->source->fields; field != NULL; field = field->next) {
        bool is_printed = field->is_asked || is_among(keys, lk_field_name(field->name));
        size_t from = 0, start, end;
        LkText name;
        for (; is_printed && lk_field_next(field->value, from, &start, &end, &name); from = end)
            lk_field_ask(&reader, name);
    }
}

static void tell_unasked(const Form *form, const Keys *keys)
{
    for (const LkField *field = form->source->fields; field != NULL; field = field->next) {
        if (field->is_asked || field->is_refused)
            continue;
        if (is_property_alone(form, field)) {
            lk_tell(form->diagnostics, LK_W_FRONT_UNASKED_KNOWN, field->name_span,
                    LK_WITH(lk_named_text("name", field->name)));
            continue;
        }
        if (is_among(keys, lk_field_name(field->name)))
            continue;
        const char *nearest = lk_nearest(field->name, keys->names, keys->count);
        if (nearest != NULL && is_given(form, lk_text(nearest)))
            nearest = NULL;
        lk_tell(form->diagnostics, LK_W_FRONT_UNASKED, field->name_span,
                LK_WITH(lk_named_text("name", field->name), lk_meant(nearest)));
    }
}

static bool is_blank(const LkInlines *value)
{
    for (size_t i = 0; i < value->count; i++)
        if (value->items[i].kind == LK_INLINE_TEXT && lk_text_trim(value->items[i].text).length > 0)
            return false;
    return true;
}

/* The key is called as the form calls it where that is one of its names. */
static void tell_missing(const Form *form, const LkFormLine *line, LkSpan span)
{
    LkText field = field_of(line), label = lk_text(line->label);
    bool is_name = lk_text_equal(lk_field_name(label), field);
    lk_tell(form->diagnostics, LK_W_FRONT_REQUIRED, span,
            LK_WITH(lk_named_text("label", label.length > 0 ? label : field),
                    lk_named_text("name", is_name ? label : field)));
}

static bool names_field(LkText value)
{
    size_t start, end;
    LkText name;
    return lk_field_next(value, 0, &start, &end, &name);
}

/* What a record lacks is told at its place in the data, all else where the layout is named. */
static void check_line(const Form *form, const LkFormLine *line, bool of_records)
{
    LkDiagnostics unheard; /* what is wrong with the value is told when it is printed */
    LkSource copy = *form->source;
    LkReader reader = {.source = &copy, .extra = copy.extra};
    const LkField *field = lk_field_find(&reader, field_of(line));
    bool is_record = field != NULL && copy.extra != NULL && (field->is_record || names_field(field->value));
    lk_diagnostics_init(&unheard, form->arena);
    LkInlines value = lk_source_field(form->source, field_of(line), form->arena, &unheard);
    LkSpan span = !is_record         ? copy.layout_span
                  : field->is_record ? field->span
                                     : copy.extra->span; /* of the record's key */
    if (span.file == NULL)
        span.file = form->source->file;
    if (is_record == of_records && is_blank(&value) && (field == NULL || !field->is_refused))
        tell_missing(form, line, span);
}

/* Of a front matter that could not be read, nobody knows what it lacks. */
static void check_lines(const Form *form, const LkFormLine *lines, size_t count, bool of_records)
{
    for (size_t i = 0; i < count && !form->source->is_front_broken; i++)
        if (lines[i].required && lines[i].show && lines[i].field[0] != '\0')
            check_line(form, &lines[i], of_records);
}

/* A heading that begins the text is a title too. */
static void check_title(const Form *form)
{
    const LkBlock *block = form->source->blocks;
    if (block != NULL && block->kind == LK_BLOCK_CREST)
        block = block->next;
    bool has_title = block != NULL && (block->kind == LK_BLOCK_TITLE || block->kind == LK_BLOCK_HEADING);
    LkSpan span = form->source->layout_span;
    if (span.file == NULL)
        span.file = form->source->file;
    if (form->layout->title.required && !has_title && !form->source->is_front_broken)
        lk_tell(form->diagnostics, LK_W_FRONT_REQUIRED_TITLE, span, NULL);
}

/* Of a layout that could not be read, nobody knows what it prints. */
static bool is_layout_broken(const LkDiagnostics *diagnostics)
{
    static const char prefix[] = "E-layout-";
    for (const LkDiagnostic *told = diagnostics->errors == 0 ? NULL : diagnostics->first; told != NULL;
         told = told->next)
        if (strncmp(told->code, prefix, sizeof prefix - 1) == 0)
            return true;
    return false;
}

void lk_flow_tell_keys(const LkSource *source, const LkLayout *layout, LkArena *arena,
                       LkDiagnostics *diagnostics)
{
    const Form form = {source, layout, arena, diagnostics};
    Keys keys = asked_keys(&form);
    if (is_layout_broken(diagnostics))
        return;
    ask_within(&form, &keys);
    tell_unasked(&form, &keys);
    check_title(&form);
    check_lines(&form, layout->head, LK_HEAD_LINES, false);
    check_lines(&form, layout->tail, LK_TAIL_LINES, false);
}

void lk_flow_tell_record(const LkSource *source, const LkLayout *layout, LkArena *arena,
                         LkDiagnostics *diagnostics)
{
    const Form form = {source, layout, arena, diagnostics};
    check_lines(&form, layout->head, LK_HEAD_LINES, true);
    check_lines(&form, layout->tail, LK_TAIL_LINES, true);
}
