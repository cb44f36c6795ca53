/* Puts values over a layout. They become a tree like that of a file, which is the first of the chain, so that
 * the loader checks them as it does files. Messages say that they are in a file “values”, each on a line. */
#include <string.h>

#include "style/chain.h"
#include "style/path.h"
#include "style/value.h"

typedef struct Overlay {
    LkArena *arena;
    LkDiagnostics *diagnostics;
    LkFile *file;
    LkYaml *root;
} Overlay;

/* A value that is being added to the tree. */
typedef struct Hanging {
    LkPath path;
    LkSpan path_span, span;
    size_t start, end; /* of the value in the text */
} Hanging;

/* Adds a value to the text of that file, on a line of its own: there, but only there, line feeds become
 * blanks. */
static size_t put_line(LkBuffer *out, const LkSetting *setting)
{
    LkBuffer line;
    lk_buffer_init(&line, out->arena);
    lk_buffer_printf(&line, "%s: %s", setting->path, setting->value);
    LkText view = lk_buffer_view(&line);
    for (size_t i = 0; i < view.length; i++)
        lk_buffer_append(out, view.bytes[i] == '\n' || view.bytes[i] == '\r' ? " " : &view.bytes[i], 1);
    lk_buffer_string(out, "\n");
    return view.length + 1;
}

static void set_text(LkFile *file, LkSettings over, LkArena *arena, size_t *starts)
{
    LkBuffer out;
    lk_buffer_init(&out, arena);
    size_t at = 0;
    for (size_t i = 0; i < over.count; i++) {
        starts[i] = at;
        at += put_line(&out, &over.items[i]);
    }
    file->text = lk_buffer_view(&out);
}

static LkYaml *add_child(Overlay *overlay, LkYaml *parent, LkText key, const Hanging *hanging)
{
    LkYaml *node = LK_NEW(overlay->arena, LkYaml), **end = &parent->first;
    while (*end != NULL)
        end = &(*end)->next;
    *end = node;
    node->kind = LK_YAML_MAP;
    node->span = hanging->span;
    node->key = key;
    node->key_span = hanging->path_span;
    parent->count++;
    return node;
}

/* Returns the member that a step leads to; makes it if there is none. Levels that it has to make before it
 * say nothing. */
static LkYaml *member(Overlay *overlay, LkYaml *parent, const LkPathStep *step, const Hanging *hanging)
{
    for (size_t level = parent->count + 1; level < step->level; level++)
        add_child(overlay, parent, (LkText){0}, hanging);
    size_t place = 1;
    for (LkYaml *node = parent->first; node != NULL; node = node->next, place++)
        if (step->level > 0 ? place == step->level : lk_text_equal(node->key, step->name))
            return node;
    return add_child(overlay, parent, step->level > 0 ? (LkText){0} : step->name, hanging);
}

static bool twice(const Overlay *overlay, const Hanging *hanging)
{
    return lk_tell(overlay->diagnostics, LK_E_LAYOUT_VALUE_TWICE, hanging->path_span, NULL);
}

static LkYaml *place_for(Overlay *overlay, const Hanging *hanging)
{
    LkYaml *node = overlay->root;
    for (size_t i = 0; i < hanging->path.count; i++) {
        const LkPathStep *step = &hanging->path.steps[i];
        LkYamlKind kind = step->level > 0 ? LK_YAML_LIST : LK_YAML_MAP;
        if (node->first == NULL && node->kind == LK_YAML_MAP)
            node->kind = kind;
        if (node->kind != kind) {
            twice(overlay, hanging);
            return NULL;
        }
        node = member(overlay, node, step, hanging);
    }
    return node;
}

static bool is_list(const LkKey *key)
{
    return key != NULL && (key->kind == LK_KEY_FONTS || key->kind == LK_KEY_STRINGS);
}

static void hang(Overlay *overlay, const Hanging *hanging, const char *value)
{
    const LkYaml *list = NULL;
    if (is_list(hanging->path.key)) {
        list = lk_yaml_parse_part(overlay->file, hanging->start, hanging->end, overlay->arena,
                                  overlay->diagnostics);
        if (list == NULL)
            return;
    }
    LkYaml *node = place_for(overlay, hanging);
    if (node == NULL)
        return;
    if (node->kind != LK_YAML_MAP || node->first != NULL) {
        twice(overlay, hanging);
        return;
    }
    if (list != NULL) {
        node->kind = list->kind;
        node->first = list->first;
        node->count = list->count;
        node->text = list->text;
        node->is_quoted = list->is_quoted;
    } else {
        node->kind = LK_YAML_SCALAR;
        node->is_quoted = true;
        node->text = lk_text(value);
    }
}

/* Reads the path of a value; returns false after an error. */
static bool read_path(Overlay *overlay, Hanging *hanging, const char *text)
{

    if (!lk_path_read(&hanging->path, lk_text(text)))
        return lk_tell(overlay->diagnostics, LK_E_LAYOUT_PATH, hanging->path_span,
                       LK_WITH(lk_named_text("path", lk_value_shown(lk_text(text)))));
    const LkPath *path = &hanging->path;
    bool is_extends = path->count == 1 && lk_text_is(path->steps[0].name, "extends");
    return !is_extends || lk_tell(overlay->diagnostics, LK_E_LAYOUT_PATH_EXTENDS, hanging->path_span, NULL);
}

/* Checks a value as the text of files is checked: it must be UTF-8 without control characters. */
static bool check_text(const Overlay *overlay, const Hanging *hanging, LkText value)
{
    bool is_good = lk_utf8_valid_until(value) == value.length;
    for (size_t i = 0; i < value.length && is_good; i++)
        is_good = (unsigned char)value.bytes[i] >= 0x20 && value.bytes[i] != 0x7F;
    return is_good || lk_tell(overlay->diagnostics, LK_E_LAYOUT_VALUE_TEXT, hanging->span, NULL);
}

void lk_layout_chain_set(LkLayoutChain *chain, LkSettings over, LkArena *arena, LkDiagnostics *diagnostics)
{
    size_t *starts = LK_NEW_ARRAY(arena, over.count + 1, size_t);
    LkFile *file = LK_NEW(arena, LkFile);
    *file = (LkFile){.name = "values", .role = LK_FILE_LAYOUT, .next = diagnostics->files};
    set_text(file, over, arena, starts);
    diagnostics->files = file;
    Overlay overlay = {arena, diagnostics, file, LK_NEW(arena, LkYaml)};
    *overlay.root = (LkYaml){.kind = LK_YAML_MAP, .span = {.file = file, .line = 1, .column = 1}};
    for (size_t i = 0; i < over.count; i++) {
        size_t path_length = strlen(over.items[i].path), start = starts[i] + path_length + 2;
        size_t end = start + strlen(over.items[i].value);
        Hanging hanging = {.start = start,
                           .end = end,
                           .path_span = lk_span_at(file, starts[i], starts[i] + path_length),
                           .span = lk_span_at(file, start, end)};
        if (read_path(&overlay, &hanging, over.items[i].path) &&
            check_text(&overlay, &hanging, lk_text(over.items[i].value)))
            hang(&overlay, &hanging, over.items[i].value);
    }
    memmove(&chain->files[1], &chain->files[0], chain->count * sizeof chain->files[0]);
    chain->files[0] = (LkLayoutFile){.file = file, .root = overlay.root};
    chain->count++;
    chain->own = 1;
    chain->over = over;
}
