/* Changes values in the text of a layout file, and nothing else in it: one value at a time is replaced where
 * it is, or added where it belongs.
 *
 * A new key is added behind the one that comes before it in the table of keys, or behind the last one; with
 * the indent that the file uses, and in braces if its neighbours are. */
#include <string.h>

#include "style/edit/values.h"
#include "style/path.h"
#include "style/value.h"

typedef struct Edit {
    LkArena *arena;
    LkDiagnostics *diagnostics;
    const LkFile *file; /* the text as it is now */
    const LkYaml *root;
    LkPath path;  /* of the value that is being changed */
    LkText value; /* the new value, as YAML */
} Edit;

static bool refuse(const Edit *edit, LkSpan span, LkTermId reason)
{
    return lk_tell(edit->diagnostics, LK_E_LAYOUT_EDIT, span, LK_WITH(lk_named_term("reason", reason)));
}

/* ---- Places */

static char byte_at(const Edit *edit, size_t at)
{
    return at < edit->file->text.length ? edit->file->text.bytes[at] : '\0';
}

static char quote_of(const Edit *edit, const LkYaml *node)
{
    char quote = node->offset > 0 ? byte_at(edit, node->offset - 1) : '\0';
    bool is_quote = (quote == '"' || quote == '\'') && byte_at(edit, node->end) == quote;
    return node->is_quoted && is_quote ? quote : '\0';
}

static bool is_flow(const Edit *edit, const LkYaml *node)
{
    char first = byte_at(edit, node->offset);
    return first == '{' || first == '[';
}

static const LkYaml *last_of(const LkYaml *node)
{
    const LkYaml *last = node->first;
    while (last != NULL && last->next != NULL)
        last = last->next;
    return last;
}

/* Returns the offset behind the last byte of a node. */
static size_t end_of(const Edit *edit, const LkYaml *node)
{
    bool is_collection = node->kind == LK_YAML_MAP || node->kind == LK_YAML_LIST;
    while (is_collection && !is_flow(edit, node) && node->first != NULL) {
        node = last_of(node);
        is_collection = node->kind == LK_YAML_MAP || node->kind == LK_YAML_LIST;
    }
    if (is_collection)
        return node->end;
    size_t end = quote_of(edit, node) != '\0' ? node->end + 1 : node->end;
    if (end < node->key_end) /* the key has no value */
        end = node->key_end;
    while (end > node->offset && strchr(" \t\r\n", byte_at(edit, end - 1)) != NULL)
        end--; /* for YAML a block ends only where the next key begins */
    return end;
}

static size_t line_end(const Edit *edit, size_t at)
{
    while (at < edit->file->text.length && byte_at(edit, at) != '\n' && byte_at(edit, at) != '\r')
        at++;
    return at;
}

/* Returns how many bytes are before `at` on its line: blanks, or dashes of lists. */
static size_t column_of(const Edit *edit, size_t at)
{
    size_t start = at;
    while (start > 0 && byte_at(edit, start - 1) != '\n' && byte_at(edit, start - 1) != '\r')
        start--;
    return at - start;
}

/* Returns the indent of the key of a member of a map. */
static size_t indent_of(const Edit *edit, const LkYaml *member)
{
    char before = member->key_offset > 0 ? byte_at(edit, member->key_offset - 1) : '\0';
    bool is_quoted = before == '"' || before == '\'';
    return column_of(edit, member->key_offset - is_quoted);
}

/* Returns by how much the file indents: as does the first map in it that is in another map. */
static size_t indent_step(const Edit *edit)
{
    for (const LkYaml *outer = edit->root->first; outer != NULL; outer = outer->next)
        if (outer->kind == LK_YAML_MAP && outer->first != NULL && !is_flow(edit, outer))
            return indent_of(edit, outer->first) - indent_of(edit, outer);
    return 2;
}

static const char *line_feed(const Edit *edit)
{
    LkText text = edit->file->text;
    return text.length > 0 && memmem(text.bytes, text.length, "\r\n", 2) != NULL ? "\r\n" : "\n";
}

/* ---- Text to add */

/* Writes the value with the steps from `from` on around it, in braces and brackets. */
static void put_flow(LkBuffer *out, const Edit *edit, size_t from)
{
    size_t closing = from;
    for (; from < edit->path.count; from++) {
        const LkPathStep *step = &edit->path.steps[from];
        lk_buffer_string(out, step->level > 0 ? "[" : "{");
        for (size_t i = 1; i < step->level; i++)
            lk_buffer_string(out, "{}, ");
        if (step->level == 0) {
            lk_yaml_put_scalar(out, step->name);
            lk_buffer_string(out, ": ");
        }
    }
    lk_buffer_text(out, edit->value);
    while (from-- > closing)
        lk_buffer_string(out, edit->path.steps[from].level > 0 ? "]" : "}");
}

/* Writes the value with the steps from `from` on above it, each key on a line. */
static void put_lines(LkBuffer *out, const Edit *edit, size_t from, size_t indent)
{
    size_t step = indent_step(edit);
    for (;; from++, indent += step) {
        lk_buffer_printf(out, "%*s", (int)indent, "");
        lk_yaml_put_scalar(out, edit->path.steps[from].name);
        lk_buffer_string(out, ":");
        if (from + 1 == edit->path.count || edit->path.steps[from + 1].level > 0)
            break;
        lk_buffer_string(out, line_feed(edit));
    }
    lk_buffer_string(out, " ");
    put_flow(out, edit, from + 1);
}

/* ---- Changing the text */

static bool read_again(Edit *edit, LkText text)
{
    LkFile *file = LK_NEW(edit->arena, LkFile);
    *file = *edit->file;
    file->text = text;
    edit->file = file;
    edit->root = lk_yaml_parse(file, edit->arena, edit->diagnostics);
    return edit->root != NULL;
}

static bool splice(Edit *edit, size_t start, size_t end, LkText with)
{
    LkBuffer out;
    LkText text = edit->file->text;
    lk_buffer_init(&out, edit->arena);
    lk_buffer_text(&out, lk_text_slice(text, 0, start));
    lk_buffer_text(&out, with);
    lk_buffer_text(&out, lk_text_slice(text, end, text.length));
    return read_again(edit, lk_buffer_view(&out));
}

static bool insert(Edit *edit, size_t at, LkBuffer *added)
{
    return splice(edit, at, at, lk_buffer_view(added));
}

/* Replaces a scalar; the new one gets the quotes of the old one. */
static bool replace_scalar(Edit *edit, const LkYaml *node, LkText text)
{
    LkBuffer out;
    lk_buffer_init(&out, edit->arena);
    char quote = quote_of(edit, node);
    if (node->is_quoted && quote == '\0')
        return refuse(edit, node->span, LK_TERM_EDIT_BLOCK);
    if (quote == '\'') {
        lk_buffer_string(&out, "'");
        for (size_t i = 0; i < text.length; i++)
            lk_buffer_append(&out, text.bytes[i] == '\'' ? "''" : &text.bytes[i],
                             text.bytes[i] == '\'' ? 2 : 1);
        lk_buffer_string(&out, "'");
    } else if (quote == '"') {
        lk_yaml_put_quoted(&out, text);
    } else {
        lk_yaml_put_scalar(&out, text);
    }
    size_t extra = quote != '\0';
    return splice(edit, node->offset - extra, node->end + extra, lk_buffer_view(&out));
}

static bool replace(Edit *edit, const LkYaml *node, LkText text)
{
    bool is_list = edit->path.key->kind == LK_KEY_FONTS || edit->path.key->kind == LK_KEY_STRINGS;
    if (node->kind == LK_YAML_SCALAR && !is_list)
        return replace_scalar(edit, node, text);
    if (node->kind == LK_YAML_LIST && is_list && is_flow(edit, node))
        return splice(edit, node->offset, node->end, edit->value);
    return refuse(edit, node->span,
                  node->kind == LK_YAML_LIST && is_list ? LK_TERM_EDIT_ITEMS : LK_TERM_EDIT_OTHER);
}

static size_t order_of(const LkKey *within, LkText name)
{
    const LkKey *key = within == NULL ? NULL : lk_key_find(within->keys, within->key_count, name);
    return key == NULL ? SIZE_MAX : (size_t)(key - within->keys);
}

/* Returns the member behind which the new one belongs. */
static const LkYaml *neighbour(const LkYaml *map, const LkPathStep *step)
{
    size_t order = order_of(step->within, step->name), best = 0;
    const LkYaml *found = NULL;
    for (const LkYaml *member = map->first; member != NULL && order != SIZE_MAX; member = member->next) {
        size_t other = order_of(step->within, member->key);
        if (other < order && (found == NULL || other >= best)) {
            found = member;
            best = other;
        }
    }
    return found != NULL ? found : last_of(map);
}

static bool add_in_braces(Edit *edit, const LkYaml *outer, size_t from)
{
    LkBuffer out, inner;
    lk_buffer_init(&out, edit->arena);
    lk_buffer_init(&inner, edit->arena);
    const LkPathStep *step = &edit->path.steps[from];
    const LkYaml *before = step->level > 0 ? last_of(outer) : neighbour(outer, step);
    if (before != NULL)
        lk_buffer_string(&out, ", ");
    for (size_t i = outer->count + 1; i < step->level; i++)
        lk_buffer_string(&out, "{}, ");
    if (step->level == 0) {
        lk_yaml_put_scalar(&out, step->name);
        lk_buffer_string(&out, ": ");
    }
    put_flow(&inner, edit, from + 1);
    lk_buffer_text(&out, lk_buffer_view(&inner));
    return insert(edit, before == NULL ? outer->offset + 1 : end_of(edit, before), &out);
}

static bool add_items(Edit *edit, const LkYaml *list, size_t from)
{
    LkBuffer out;
    lk_buffer_init(&out, edit->arena);
    int indent = (int)column_of(edit, list->offset);
    for (size_t i = list->count + 1; i < edit->path.steps[from].level; i++)
        lk_buffer_printf(&out, "%s%*s- {}", line_feed(edit), indent, "");
    lk_buffer_printf(&out, "%s%*s- ", line_feed(edit), indent, "");
    put_flow(&out, edit, from + 1);
    return insert(edit, line_end(edit, end_of(edit, list)), &out);
}

/* Skips comments below a member that are indented further than it: they belong to it. */
static size_t behind_remarks(const Edit *edit, size_t at, size_t indent)
{
    LkText text = edit->file->text;
    for (;;) {
        size_t start = at + (byte_at(edit, at) == '\r'), first;
        if (byte_at(edit, start) != '\n')
            return at;
        for (first = ++start; first < text.length && text.bytes[first] == ' '; first++) {
        }
        if (byte_at(edit, first) != '#' || first - start <= indent)
            return at;
        at = line_end(edit, first);
    }
}

static bool add_lines(Edit *edit, const LkYaml *map, size_t from)
{
    LkBuffer out;
    lk_buffer_init(&out, edit->arena);
    lk_buffer_string(&out, line_feed(edit));
    size_t indent = indent_of(edit, map->first);
    put_lines(&out, edit, from, indent);
    size_t end = line_end(edit, end_of(edit, neighbour(map, &edit->path.steps[from])));
    return insert(edit, behind_remarks(edit, end, indent), &out);
}

/* Adds the first key of a file, behind its comments. */
static bool begin(Edit *edit)
{
    LkBuffer out;
    lk_buffer_init(&out, edit->arena);
    LkText text = edit->file->text;
    if (text.length > 0 && text.bytes[text.length - 1] != '\n' && !lk_text_is(text, "\xEF\xBB\xBF"))
        lk_buffer_string(&out, line_feed(edit));
    put_lines(&out, edit, 0, 0);
    lk_buffer_string(&out, line_feed(edit));
    return insert(edit, text.length, &out);
}

static bool add(Edit *edit, const LkYaml *outer, size_t from)
{
    bool is_level = edit->path.steps[from].level > 0;
    if (outer->kind == LK_YAML_NULL && from == 0)
        return begin(edit);
    if (outer->kind != (is_level ? LK_YAML_LIST : LK_YAML_MAP))
        return refuse(edit, outer->span, LK_TERM_EDIT_OTHER);
    if (is_flow(edit, outer))
        return add_in_braces(edit, outer, from);
    return is_level ? add_items(edit, outer, from) : add_lines(edit, outer, from);
}

/* ---- One value after another */

static const LkYaml *find(const Edit *edit, size_t *steps, const LkYaml **outer)
{
    const LkYaml *node = edit->root;
    *outer = NULL;
    for (*steps = 0; *steps < edit->path.count && node != NULL; ++*steps) {
        *outer = node;
        node = lk_path_step(node, &edit->path.steps[*steps]);
    }
    return node;
}

/* Makes the value YAML. A list is already, and is only checked. */
static bool read_value(Edit *edit, LkText text)
{
    bool is_list = edit->path.key->kind == LK_KEY_FONTS || edit->path.key->kind == LK_KEY_STRINGS;
    LkBuffer out;
    lk_buffer_init(&out, edit->arena);
    if (!is_list) {
        lk_yaml_put_scalar(&out, text);
        edit->value = lk_buffer_view(&out);
        return true;
    }
    edit->value = text;
    bool is_good = text.length > 1 && text.bytes[0] == '[' && text.bytes[text.length - 1] == ']' &&
                   memchr(text.bytes, '\n', text.length) == NULL;
    return is_good || refuse(edit, (LkSpan){.file = edit->file}, LK_TERM_EDIT_BRACKETS);
}

static bool change(Edit *edit, const LkSetting *setting)
{
    LkPath *path = &edit->path;
    if (!lk_path_read(path, lk_text(setting->path)) || path->key == NULL || path->key->keys != NULL)
        return lk_tell(edit->diagnostics, LK_E_LAYOUT_PATH_EDIT, (LkSpan){.file = edit->file},
                       LK_WITH(lk_named_text("path", lk_value_shown(lk_text(setting->path)))));
    LkText text = lk_text(setting->value);
    size_t steps = 0;
    const LkYaml *outer = NULL;
    if (!read_value(edit, text))
        return false;
    const LkYaml *node = find(edit, &steps, &outer);
    if (!(node != NULL ? replace(edit, node, text) : add(edit, outer, steps - 1)))
        return false;
    node = find(edit, &steps, &outer);
    bool is_there = node != NULL && (node->kind == LK_YAML_LIST || lk_text_equal(node->text, text));
    return is_there || refuse(edit, (LkSpan){.file = edit->file}, LK_TERM_EDIT_LOST);
}

bool lk_layout_edit(const LkFile *file, LkSettings values, LkText *text, LkArena *arena,
                    LkDiagnostics *diagnostics)
{
    size_t errors = diagnostics->errors;
    Edit edit = {.arena = arena, .diagnostics = diagnostics, .file = file};
    if (!read_again(&edit, file->text))
        return false;
    for (size_t i = 0; i < values.count && diagnostics->errors == errors; i++)
        change(&edit, &values.items[i]);
    *text = edit.file->text;
    return diagnostics->errors == errors;
}
