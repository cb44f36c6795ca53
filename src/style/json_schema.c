/* Writes the JSON Schema (draft 2020-12) of a layout file, from the loader's table, so that editors complete
 * and check what the loader accepts. Its lines and indents are made to be read in a diff. */
#include "style/schema.h"

typedef struct Writer {
    LkBuffer *out;
    int depth;
    bool first; /* no member yet in this object or list */
} Writer;

static void string(LkBuffer *out, const char *text)
{
    lk_buffer_string(out, "\"");
    for (const char *p = text; *p != '\0'; p++) {
        if (*p == '"' || *p == '\\')
            lk_buffer_string(out, "\\");
        lk_buffer_append(out, p, 1);
    }
    lk_buffer_string(out, "\"");
}

static void line(Writer *writer)
{
    lk_buffer_string(writer->out, writer->first ? "\n" : ",\n");
    for (int i = 0; i < writer->depth; i++)
        lk_buffer_string(writer->out, "  ");
    writer->first = false;
}

static void member(Writer *writer, const char *name)
{
    line(writer);
    string(writer->out, name);
    lk_buffer_string(writer->out, ": ");
}

static void text_member(Writer *writer, const char *name, const char *value)
{
    member(writer, name);
    string(writer->out, value);
}

static void open_object(Writer *writer, const char *name)
{
    member(writer, name);
    lk_buffer_string(writer->out, "{");
    writer->depth++;
    writer->first = true;
}

static void close_object(Writer *writer)
{
    writer->depth--;
    lk_buffer_string(writer->out, "\n");
    for (int i = 0; i < writer->depth; i++)
        lk_buffer_string(writer->out, "  ");
    lk_buffer_string(writer->out, "}");
    writer->first = false;
}

static void write_key(Writer *writer, const LkKey *key);

static void properties(Writer *writer, const LkKey *keys, size_t count)
{
    text_member(writer, "type", "object");
    open_object(writer, "properties");
    for (size_t i = 0; i < count; i++) {
        open_object(writer, keys[i].name);
        write_key(writer, &keys[i]);
        close_object(writer);
    }
    close_object(writer);
    member(writer, "additionalProperties");
    lk_buffer_string(writer->out, "false");
}

static void length_pattern(Writer *writer, const LkKey *key)
{
    text_member(writer, "type", "string");
    member(writer, "pattern");
    /* No sign: there is no key whose length may be negative. */
    lk_buffer_printf(writer->out, "\"^%s[0-9]{1,5}(\\\\.[0-9]{1,5})? *(pt|mm|cm|in%s)%s$\"",
                     key->units & LK_UNIT_AUTO ? "(auto|" : "", key->units & LK_UNIT_EM ? "|em" : "",
                     key->units & LK_UNIT_AUTO ? ")" : "");
}

static void choice_names(Writer *writer, const LkKey *key)
{
    member(writer, "enum");
    for (size_t i = 0; i < key->name_count; i++) {
        lk_buffer_string(writer->out, i == 0 ? "[" : ", ");
        string(writer->out, key->names[i]);
    }
    lk_buffer_string(writer->out, "]");
}

static void colour_pattern(Writer *writer, const LkKey *key)
{
    text_member(writer, "type", "string");
    member(writer, "pattern");
    lk_buffer_string(writer->out, "\"^(#[0-9A-Fa-f]{6}");
    for (size_t i = 0; i < LK_NAMED_COLOURS; i++)
        lk_buffer_printf(writer->out, "|%s", lk_named_colours[i].name);
    lk_buffer_printf(writer->out, "%s)$\"", key->allows_none ? "|none" : "");
}

static void font_list(Writer *writer)
{
    text_member(writer, "type", "array");
    member(writer, "minItems");
    lk_buffer_string(writer->out, "1");
    open_object(writer, "items");
    member(writer, "oneOf");
    lk_buffer_string(writer->out,
                     "[{\"type\": \"string\", \"minLength\": 1}, {\"type\": \"object\", \"properties\": "
                     "{\"family\": {\"type\": \"string\", \"minLength\": 1}, \"scale\": {\"type\": "
                     "\"number\", \"minimum\": 0.1, \"maximum\": 10}}, \"required\": [\"family\"], "
                     "\"additionalProperties\": false}]");
    close_object(writer);
}

static void integer_range(Writer *writer, const LkKey *key)
{
    text_member(writer, "type", "integer");
    member(writer, "minimum");
    lk_buffer_printf(writer->out, "%.0f", key->minimum);
    member(writer, "maximum");
    lk_buffer_printf(writer->out, "%.0f", key->maximum);
}

static void levels(Writer *writer, const LkKey *key)
{
    text_member(writer, "type", "array");
    member(writer, "maxItems");
    lk_buffer_printf(writer->out, "%.0f", key->maximum);
    open_object(writer, "items");
    properties(writer, key->keys, key->key_count);
    close_object(writer);
}

static void table_styles(Writer *writer, const LkKey *key)
{
    text_member(writer, "type", "object");
    open_object(writer, "additionalProperties");
    properties(writer, key->keys, key->key_count);
    close_object(writer);
}

static void word_list(Writer *writer)
{
    text_member(writer, "type", "array");
    open_object(writer, "items");
    text_member(writer, "type", "string");
    close_object(writer);
}

/* Writes the default, in JSON's own types. Defaults of fonts and lists are in base.yaml. */
static void standard(Writer *writer, const LkKey *key)
{
    if (key->standard == NULL || key->kind == LK_KEY_FONTS || key->kind == LK_KEY_STRINGS)
        return;
    if (key->kind != LK_KEY_BOOLEAN && key->kind != LK_KEY_INTEGER) {
        text_member(writer, "default", key->standard);
        return;
    }
    member(writer, "default");
    lk_buffer_string(writer->out, key->standard);
}

static void write_key(Writer *writer, const LkKey *key)
{
    text_member(writer, "description", key->description);
    switch (key->kind) {
    case LK_KEY_LENGTH:
        length_pattern(writer, key);
        break;
    case LK_KEY_INTEGER:
        integer_range(writer, key);
        break;
    case LK_KEY_BOOLEAN:
        text_member(writer, "type", "boolean");
        break;
    case LK_KEY_CHOICE:
        choice_names(writer, key);
        break;
    case LK_KEY_STRING:
        text_member(writer, "type", "string");
        break;
    case LK_KEY_COLOUR:
        colour_pattern(writer, key);
        break;
    case LK_KEY_FONTS:
        font_list(writer);
        break;
    case LK_KEY_STRINGS:
        word_list(writer);
        break;
    case LK_KEY_OBJECT:
        properties(writer, key->keys, key->key_count);
        break;
    case LK_KEY_LEVELS:
        levels(writer, key);
        break;
    case LK_KEY_TABLES:
        table_styles(writer, key);
        break;
    }
    standard(writer, key);
}

void lk_layout_json_schema(LkBuffer *out)
{
    Writer writer = {.out = out, .depth = 1, .first = true};
    lk_buffer_string(out, "{");
    text_member(&writer, "$schema", "https://json-schema.org/draft/2020-12/schema");
    text_member(&writer, "title", "Likhit layout");
    write_key(&writer, &lk_layout_schema_root);
    close_object(&writer);
    lk_buffer_string(out, "\n");
}
