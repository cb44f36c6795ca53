/* Saves the values that were put over a layout: into its own file, or into a new one that extends it. The new
 * text is first loaded from memory, and must make the same layout. Files that were changed meanwhile, that
 * are outside the root or that ship with the program are not written. */
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "style/align.h"
#include "style/edit/values.h"
#include "style/value.h"

typedef struct Save {
    const LkLayoutSave *wanted;
    const LkLayoutChain *chain;
    LkArena *arena;
    LkDiagnostics *diagnostics;
    const char *path; /* of the file to write */
} Save;

/* ---- Which file */

static bool lies_below(const char *folder, const char *path)
{
    char real_folder[PATH_MAX], real_path[PATH_MAX];
    if (realpath(folder, real_folder) == NULL || realpath(path, real_path) == NULL)
        return false;
    size_t length = strlen(real_folder);
    return length == 1 || (strncmp(real_folder, real_path, length) == 0 &&
                           (real_path[length] == '/' || real_path[length] == '\0'));
}

bool lk_layout_is_own(const LkLayoutSave *wanted)
{
    const LkLayoutChain *chain = wanted->layout->chain;
    const char *path = chain->files[chain->own].path;
    for (size_t i = 0; i < wanted->shipped_count; i++)
        if (lies_below(wanted->shipped[i], path))
            return false;
    return lies_below(wanted->root, path);
}

static const LkFile *named(const Save *save)
{
    LkFile *file = LK_NEW(save->arena, LkFile);
    *file = (LkFile){.name = save->path, .path = save->path, .role = LK_FILE_LAYOUT};
    return file;
}

static bool fail_with(const Save *save, LkHintId hint, LkArgument reason)
{
    return lk_tell(save->diagnostics, LK_E_LAYOUT_SAVE, (LkSpan){.file = named(save)},
                   LK_WITH(reason, lk_with_hint(hint)));
}

static bool fail(const Save *save, LkHintId hint, LkTermId reason)
{
    return fail_with(save, hint, lk_named_term("reason", reason));
}

static bool is_good_name(LkText name)
{
    if (name.length == 0 || name.length > 100 || name.bytes[0] == '.' || name.bytes[0] == '-')
        return false;
    if (lk_utf8_valid_until(name) != name.length)
        return false;
    for (size_t i = 0; i < name.length; i++)
        if ((unsigned char)name.bytes[i] < 0x20 || strchr("/\\:\"'#{}[]*?<>|", name.bytes[i]) != NULL)
            return false;
    return true;
}

/* Finds the path of a new layout, which must not exist. */
static bool find_new(Save *save)
{
    const LkLayoutSave *wanted = save->wanted;
    save->path = lk_arena_printf(save->arena, "%s.yaml", wanted->name);
    if (!is_good_name(lk_text(wanted->name)))
        return fail(save, LK_HINT_SAVE_NAME, LK_TERM_SAVE_NAME);
    if (strcmp(wanted->beside, ".") != 0)
        save->path = lk_arena_printf(save->arena, "%s/%s.yaml", wanted->beside, wanted->name);
    if (!lies_below(wanted->root, wanted->beside))
        return fail(save, LK_HINT_OWN, LK_TERM_SAVE_OUTSIDE);
    return access(save->path, F_OK) != 0 || fail(save, LK_HINT_SAVE_OTHER_NAME, LK_TERM_SAVE_EXISTS);
}

/* Finds the path of the layout's own file; if that is a link, of the file that it leads to. */
static bool find_own(Save *save)
{
    char real[PATH_MAX];
    save->path = save->chain->files[save->chain->own].path;
    if (!lk_layout_is_own(save->wanted))
        return fail(save, LK_HINT_SAVE_OWN_NAME, LK_TERM_SAVE_NOT_OWN);
    if (realpath(save->path, real) == NULL || access(real, W_OK) != 0)
        return fail_with(save, LK_HINT_SAVE_ALLOW, lk_named_reason("reason", errno));
    save->path = lk_arena_copy(save->arena, real, strlen(real));
    return true;
}

/* ---- The text to begin with */

/* Reads the layout's own file again. It must be the same as when it was loaded, lest changes of others be
 * lost. */
static const LkFile *read_own(const Save *save)
{
    const LkFile *loaded = save->chain->files[save->chain->own].file;
    const LkFile *file = lk_file_read(LK_FILE_LAYOUT, save->path, loaded->name, LK_LIMIT_LAYOUT_BYTES,
                                      (LkSpan){0}, save->arena, save->diagnostics);
    if (file == NULL || lk_text_equal(file->text, loaded->text))
        return file;
    fail(save, LK_HINT_SAVE_AGAIN, LK_TERM_SAVE_CHANGED);
    return NULL;
}

static const LkFile *begin_new(const Save *save)
{
    LkFile *file = LK_NEW(save->arena, LkFile);
    *file = *named(save);
    LkBuffer out;
    lk_buffer_init(&out, save->arena);
    lk_buffer_string(&out, "extends: ");
    lk_yaml_put_scalar(&out, lk_text(save->chain->called));
    lk_buffer_string(&out, "\n");
    file->text = lk_buffer_view(&out);
    return file;
}

/* A line of a form is where the file has it, not where it stands among all. */
static const char *path_in_file(const Save *save, const char *path)
{
    static const char *const lists[] = {"head", "tail"};
    const LkLayoutFile *own = &save->chain->files[save->chain->own];
    char *rest = NULL;
    for (size_t i = 0; i < 2; i++) {
        size_t length = strlen(lists[i]);
        if (strncmp(path, lists[i], length) != 0 || path[length] != '.')
            continue;
        size_t place = (size_t)strtoul(path + length + 1, &rest, 10);
        return lk_arena_printf(save->arena, "%s.%zu%s", lists[i], lk_layout_typed_place(own, lists[i], place),
                               rest);
    }
    return path;
}

static LkSettings in_file(const Save *save, LkSettings over)
{
    LkSetting *items = LK_NEW_ARRAY(save->arena, over.count + 1, LkSetting);
    for (size_t i = 0; i < over.count; i++)
        items[i] = (LkSetting){path_in_file(save, over.items[i].path), over.items[i].value};
    return (LkSettings){items, over.count};
}

/* Whether the file that is written says already which field the line prints. */
static bool says_field(const Save *save, const char *list, size_t place)
{
    if (save->wanted->name != NULL)
        return false;
    const LkYaml *lines = lk_layout_member(save->chain->files[save->chain->own].root, list);
    const LkYaml *line = lines == NULL || lines->kind != LK_YAML_LIST ? NULL : lines->first;
    for (size_t i = 1; line != NULL && i < place; i++)
        line = line->next;
    return line != NULL && lk_layout_member(line, "field") != NULL;
}

/* The field of a line of a form whose label is set: a label alone would be a line of its own. */
static const char *field_beside(const Save *save, const char *path, const char **field_path)
{
    bool is_head = strncmp(path, "head.", 5) == 0;
    char *rest = NULL;
    if (!is_head && strncmp(path, "tail.", 5) != 0)
        return NULL;
    size_t place = (size_t)strtoul(path + 5, &rest, 10), most = is_head ? LK_HEAD_LINES : LK_TAIL_LINES;
    const char *list = is_head ? "head" : "tail";
    if (strcmp(rest, ".label") != 0 || place < 1 || place > most || says_field(save, list, place))
        return NULL;
    const LkLayout *layout = save->wanted->layout;
    const char *field = (is_head ? layout->head : layout->tail)[place - 1].field;
    *field_path = lk_arena_printf(save->arena, "%s.%zu.field", list, place);
    return field[0] == '\0' ? NULL : field;
}

static LkSettings with_fields(const Save *save, LkSettings over)
{
    LkSetting *items = LK_NEW_ARRAY(save->arena, 2 * over.count + 1, LkSetting);
    size_t count = 0;
    for (size_t i = 0; i < over.count; i++) {
        const char *path = NULL, *field = field_beside(save, over.items[i].path, &path);
        items[count++] = over.items[i];
        if (field != NULL)
            items[count++] = (LkSetting){path, field};
    }
    return (LkSettings){items, count};
}

/* ---- Whether the new file makes the same layout */

typedef struct Comparison {
    const LkTracedValue *seen;
    struct Comparison *next;
} Comparison;

typedef struct Comparing {
    LkArena *arena;
    Comparison *first, **end; /* the values of the layout that is saved */
    bool is_other;
    bool ignores_description; /* a new layout has none */
} Comparing;

static void remember(void *context, const LkTracedValue *seen)
{
    Comparing *comparing = context;
    LkTracedValue *copy = LK_NEW(comparing->arena, LkTracedValue);
    *copy = *seen;
    Comparison *item = LK_NEW(comparing->arena, Comparison);
    *item = (Comparison){copy, NULL};
    *comparing->end = item;
    comparing->end = &item->next;
}

static const char *effective(const LkTracedValue *seen)
{
    return seen->override != NULL ? seen->override : seen->value;
}

static void compare(void *context, const LkTracedValue *seen)
{
    Comparing *comparing = context;
    const Comparison *item = comparing->first;
    if (item == NULL || strcmp(item->seen->path, seen->path) != 0) {
        comparing->is_other = true;
        return;
    }
    comparing->first = item->next;
    bool is_told = comparing->ignores_description && strcmp(seen->path, "description") == 0;
    if (!is_told && strcmp(effective(item->seen), effective(seen)) != 0)
        comparing->is_other = true;
}

/* Whether a chain with this text in place of the values makes the same layout. */
static bool says_the_same(const Save *save, LkText text)
{
    LkLayoutChain *chain = LK_NEW(save->arena, LkLayoutChain);
    const LkLayoutChain *old = save->chain;
    size_t kept =
        save->wanted->name != NULL ? old->own : old->own + 1; /* the first file that is not replaced */
    LkFile *file = LK_NEW(save->arena, LkFile);
    *file = *named(save);
    file->text = text;
    chain->called = save->wanted->name != NULL ? save->wanted->name : old->called;
    chain->files[0] = (LkLayoutFile){
        .file = file, .path = save->path, .root = lk_yaml_parse(file, save->arena, save->diagnostics)};
    chain->count = 1 + old->count - kept;
    memcpy(&chain->files[1], &old->files[kept], (old->count - kept) * sizeof chain->files[0]);
    if (chain->count > LK_LIMIT_LAYOUT_DEPTH)
        return fail(save, LK_HINT_SAVE_INTO_OWN, LK_TERM_SAVE_DEEP);
    const LkLayout *layout = lk_layout_of_chain(chain, save->arena, save->diagnostics);
    if (save->diagnostics->errors > 0)
        return false;
    Comparing comparing = {.arena = save->arena, .ignores_description = save->wanted->name != NULL};
    comparing.end = &comparing.first;
    lk_layout_each_value(save->wanted->layout, save->arena, remember, &comparing);
    lk_layout_each_value(layout, save->arena, compare, &comparing);
    return !comparing.is_other && comparing.first == NULL;
}

/* ---- Writing */

static bool write_file(const Save *save, LkText text)
{
    LkDiagnostics own;
    lk_diagnostics_init(&own,
                        save->arena); /* those of the document forbid to overwrite files that were read */
    if (lk_file_replace(save->path, text, save->arena, &own))
        return true;
    return fail_with(save, LK_HINT_SAVE_PERMISSIONS,
                     own.first == NULL ? lk_named_term("reason", LK_TERM_CANNOT_BE_WRITTEN)
                                       : lk_named_message("reason", own.first->id, own.first->arguments));
}

const char *lk_layout_save(const LkLayoutSave *wanted, LkArena *arena, LkDiagnostics *diagnostics)
{
    Save save = {wanted, wanted->layout->chain, arena, diagnostics, NULL};
    bool is_new = wanted->name != NULL;
    if (!(is_new ? find_new(&save) : find_own(&save)))
        return NULL;
    const LkFile *file = is_new ? begin_new(&save) : read_own(&save);
    LkText text;
    LkSettings over = with_fields(&save, save.chain->over);
    if (!is_new)
        over = in_file(&save, over);
    if (file == NULL || !lk_layout_edit(file, over, &text, arena, diagnostics))
        return NULL;
    if (!says_the_same(&save, text)) {
        if (diagnostics->errors == 0)
            fail(&save, LK_HINT_SAVE_BY_HAND, LK_TERM_SAVE_DIFFERS);
        return NULL;
    }
    return write_file(&save, text) ? save.path : NULL;
}
