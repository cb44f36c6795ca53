/* Writes the values of a layout as JSON, for programs in which they are shown and changed. */
#include "base/json.h"
#include "style/edit/values.h"

typedef struct Writer {
    LkBuffer *out;
    bool is_first;
} Writer;

static void member(LkBuffer *out, const char *name, const char *value)
{
    lk_buffer_printf(out, ",\"%s\":", name);
    lk_json_string(out, lk_text(value));
}

static const char *kind_of(const LkKey *key)
{
    switch (key->kind) {
    case LK_KEY_LENGTH:
        return "length";
    case LK_KEY_INTEGER:
        return "number";
    case LK_KEY_BOOLEAN:
        return "boolean";
    case LK_KEY_CHOICE:
        return "choice";
    case LK_KEY_COLOUR:
        return "colour";
    case LK_KEY_FONTS:
        return "fonts";
    case LK_KEY_STRINGS:
        return "words";
    default:
        return "text";
    }
}

static void put_words(LkBuffer *out, const char *name, const char *const *words, size_t count)
{
    lk_buffer_printf(out, ",\"%s\":[", name);
    for (size_t i = 0; i < count; i++) {
        lk_buffer_string(out, i == 0 ? "" : ",");
        lk_json_string(out, lk_text(words[i]));
    }
    lk_buffer_string(out, "]");
}

static void put_colours(LkBuffer *out, const LkKey *key)
{
    const char *names[LK_NAMED_COLOURS + 1];
    size_t count = 0;
    for (; count < LK_NAMED_COLOURS; count++)
        names[count] = lk_named_colours[count].name;
    if (key->allows_none)
        names[count++] = "none";
    put_words(out, "choices", names, count);
    lk_buffer_string(out, ",\"codes\":{");
    for (size_t i = 0; i < LK_NAMED_COLOURS; i++)
        lk_buffer_printf(out, "%s\"%s\":\"#%06x\"", i == 0 ? "" : ",", lk_named_colours[i].name,
                         (unsigned)lk_named_colours[i].colour);
    lk_buffer_string(out, "}");
}

/* Writes what a value of the key may be. */
static void put_limits(LkBuffer *out, const LkKey *key)
{
    static const char *const units[] = {"pt", "mm", "cm", "in", "em"};
    static const char *const boolean[] = {"false", "true"};
    if (key->kind == LK_KEY_LENGTH) {
        put_words(out, "units", units, key->units & LK_UNIT_EM ? 5 : 4);
        lk_buffer_printf(out, ",\"auto\":%s", key->units & LK_UNIT_AUTO ? "true" : "false");
    }
    if (key->kind == LK_KEY_LENGTH || key->kind == LK_KEY_INTEGER)
        lk_buffer_printf(out, ",\"minimum\":%g,\"maximum\":%g", key->minimum, key->maximum);
    if (key->kind == LK_KEY_BOOLEAN)
        put_words(out, "choices", boolean, 2);
    if (key->kind == LK_KEY_CHOICE)
        put_words(out, "choices", key->names, key->name_count);
    if (key->kind == LK_KEY_STRING && key->name_count > 0)
        put_words(out, "fields", key->names, key->name_count);
    if (key->kind == LK_KEY_COLOUR)
        put_colours(out, key);
}

static void put_value(void *context, const LkTracedValue *seen)
{
    Writer *writer = context;
    LkBuffer *out = writer->out;
    lk_buffer_string(out, writer->is_first ? "{\"path\":" : ",\n{\"path\":");
    writer->is_first = false;
    lk_json_string(out, lk_text(seen->path));
    member(out, "kind", kind_of(seen->key));
    put_limits(out, seen->key);
    member(out, "default", seen->key->standard == NULL ? "" : seen->key->standard);
    member(out, "value", seen->value);
    if (seen->file != NULL) {
        member(out, "file", seen->file->file->name);
        lk_buffer_printf(out, ",\"line\":%u", seen->span.line);
    }
    if (seen->override != NULL)
        member(out, "set", seen->override);
    member(out, "description", seen->key->description);
    lk_buffer_string(out, "}");
}

void lk_layout_values_json(const LkLayout *layout, LkArena *arena, LkBuffer *out)
{
    Writer writer = {out, true};
    lk_buffer_string(out, "[");
    lk_layout_each_value(layout, arena, put_value, &writer);
    lk_buffer_string(out, "]");
}
