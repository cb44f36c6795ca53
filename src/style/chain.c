/* Finds layouts by name or path, and follows `extends`, up to a limit and never in a loop. */
#include "style/chain.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "style/value.h"

#define ENDING ".yaml"

typedef struct Search {
    const LkLayoutSearch *folders;
    const char *beside; /* the folder that comes first */
    const char
        *without; /* a path not to take again: a layout that extends its own name means the one behind it */
    bool is_skipped; /* that path was met */
    LkArena *arena;
    LkDiagnostics *diagnostics;
} Search;

static bool has_ending(LkText name)
{
    size_t length = strlen(ENDING);
    return name.length > length && memcmp(name.bytes + name.length - length, ENDING, length) == 0;
}

/* Whether a name is a bare one, which cannot lead out of a folder. */
static bool is_name(LkText name)
{
    return name.length > 0 && name.length < 200 && name.bytes[0] != '.' &&
           memchr(name.bytes, '/', name.length) == NULL && memchr(name.bytes, '\0', name.length) == NULL;
}

static const char *in_folder(Search *search, const char *folder, LkText name)
{
    const char *path =
        strcmp(folder, ".") == 0
            ? lk_arena_printf(search->arena, "%.*s" ENDING, (int)name.length, name.bytes)
            : lk_arena_printf(search->arena, "%s/%.*s" ENDING, folder, (int)name.length, name.bytes);
    bool is_taken = search->without != NULL && strcmp(search->without, path) == 0;
    search->is_skipped = search->is_skipped || is_taken;
    return !is_taken && access(path, F_OK) == 0 ? path : NULL;
}

/* All names that would do: those of files, then Thai ones of the same layouts. */
static size_t all_names(const Search *search, const char ***names, LkBuffer *shown)
{
    enum { SHOWN = 20 };
    const char **files;
    size_t count = lk_layout_list(search->folders, search->arena, &files), all = 0, thai_count = 0;
    *names = LK_NEW_ARRAY(search->arena, 4 * count + 1, const char *);
    for (size_t i = 0; i < count; i++) {
        const char *const *thai = lk_layout_thai_names(lk_text(files[i]), &thai_count);
        (*names)[all++] = files[i];
        for (size_t k = 0; k < thai_count; k++)
            (*names)[all++] = thai[k];
        if (i < SHOWN)
            lk_buffer_printf(shown, thai_count > 0 ? "%s%s (%s)" : "%s%s", i == 0 ? "" : ", ", files[i],
                             thai_count > 0 ? thai[0] : "");
    }
    return all;
}

static bool unknown(const Search *search, LkText name, LkSpan from)
{
    const char **names;
    LkBuffer all;
    lk_buffer_init(&all, search->arena);
    size_t count = all_names(search, &names, &all);
    const char *near = lk_nearest(name, names, count);
    return lk_tell(search->diagnostics, LK_E_LAYOUT_UNKNOWN, from,
                   LK_WITH(lk_named_text("name", lk_value_shown(name)),
                           lk_named_text("names", lk_buffer_view(&all)),
                           lk_with_hint(count == 0 ? LK_HINT_NO_LAYOUTS : LK_HINT_OWN), lk_meant_key(near)));
}

static bool loop(const Search *search, LkText name, LkSpan from)
{
    return lk_tell(search->diagnostics, LK_E_LAYOUT_LOOP, from,
                   LK_WITH(lk_named_text("name", lk_value_shown(name))));
}

/* The file of that very name, in the folders that are looked through; NULL where there is none. */
static const char *in_folders(Search *search, LkText name)
{
    const char *path = NULL;
    if (search->beside != NULL)
        path = in_folder(search, search->beside, name);
    if (path == NULL && search->folders->beside != NULL)
        path = in_folder(search, search->folders->beside, name);
    for (size_t i = 0; path == NULL && i < search->folders->folder_count; i++)
        path = in_folder(search, search->folders->folders[i], name);
    return path;
}

/* Returns the path of the layout, or NULL after an error. A file that is called so to the letter stands
 * before one whose Thai name it is. */
static const char *find(Search *search, LkText name, LkSpan from)
{
    const char *path = NULL;
    if (has_ending(name))
        return lk_path_inside(search->beside == NULL ? "." : search->beside, name, from, search->arena,
                              search->diagnostics);
    if (is_name(name))
        path = in_folders(search, name);
    LkText file_name = lk_layout_name(name);
    if (path == NULL && !lk_text_equal(file_name, name))
        path = in_folders(search, file_name);
    if (path == NULL && search->is_skipped)
        loop(search, name, from);
    else if (path == NULL)
        unknown(search, name, from);
    return path;
}

const LkYaml *lk_layout_member(const LkYaml *map, const char *key)
{
    if (map == NULL || map->kind != LK_YAML_MAP)
        return NULL;
    return lk_yaml_get(map, key);
}

/* Reads a file of the chain, whose root is NULL after an error. Returns false when it cannot be read at all.
 */
static bool read_one(LkLayoutFile *file, const char *path, LkSpan from, const Search *search)
{
    file->path = path;
    file->file = lk_file_read(LK_FILE_LAYOUT, path, path, LK_LIMIT_LAYOUT_BYTES, from, search->arena,
                              search->diagnostics);
    if (file->file == NULL)
        return false;
    const LkYaml *root = lk_yaml_parse(file->file, search->arena, search->diagnostics);
    if (root == NULL || root->kind == LK_YAML_MAP)
        file->root = root;
    else if (root->kind != LK_YAML_NULL)
        lk_tell(search->diagnostics, LK_E_LAYOUT_TYPE_ROOT, root->span, NULL);
    else
        lk_tell(search->diagnostics, LK_W_LAYOUT_EMPTY, (LkSpan){.file = file->file}, NULL);
    return true;
}

static bool is_in_chain(const LkLayoutChain *chain, const char *path)
{
    for (size_t i = 0; i < chain->count; i++)
        if (strcmp(chain->files[i].path, path) == 0)
            return true;
    return false;
}

/* Returns the value of `extends` in the last file; NULL when it is absent, or is wrong, which walk.c reports.
 */
static const LkYaml *next_name(const LkLayoutChain *chain)
{
    const LkYaml *name = lk_layout_member(chain->files[chain->count - 1].root, "extends");
    return name != NULL && name->kind == LK_YAML_SCALAR ? name : NULL;
}

/* Adds the file that `name` means to the chain. Returns false after an error. */
static bool extend(LkLayoutChain *chain, const LkYaml *name, Search *search)
{
    const LkLayoutFile *last = &chain->files[chain->count - 1];
    search->beside = lk_path_folder(last->path, search->arena);
    search->without = last->path;
    search->is_skipped = false;
    const char *path = find(search, name->text, name->span);
    if (path == NULL)
        return false;
    if (is_in_chain(chain, path))
        return loop(search, name->text, name->span);
    if (chain->count == LK_LIMIT_LAYOUT_DEPTH)
        return lk_tell(search->diagnostics, LK_E_LIMIT_LAYOUT, name->span,
                       LK_WITH(lk_named_number("most", LK_LIMIT_LAYOUT_DEPTH)));
    bool is_read = read_one(&chain->files[chain->count], path, name->span, search);
    chain->count += is_read;
    return is_read;
}

bool lk_layout_chain_read(LkLayoutChain *chain, LkText name, LkSpan from, const LkLayoutSearch *folders,
                          LkArena *arena, LkDiagnostics *diagnostics)
{
    Search search = {
        .folders = folders, .beside = folders->beside, .arena = arena, .diagnostics = diagnostics};
    *chain = (LkLayoutChain){.called = lk_arena_copy(arena, name.bytes, name.length)};
    const char *path = find(&search, name, from);
    if (path == NULL || !read_one(&chain->files[0], path, from, &search))
        return false;
    chain->count = 1;
    for (const LkYaml *next = next_name(chain); next != NULL; next = next_name(chain))
        if (!extend(chain, next, &search))
            break;
    return true;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void close_folder(void *object)
{
    DIR **folder = object;
    if (*folder != NULL)
        closedir(*folder);
    *folder = NULL;
}

typedef struct Names {
    const char **items;
    size_t count, capacity;
} Names;

static void add_name(Names *names, const char *name, LkArena *arena)
{
    LK_GROW(arena, names->items, names->count, names->capacity, 16);
    names->items[names->count++] = name;
}

/* Layouts of what the program itself sets, a signature or a report on signatures: no document asks for them.
 */
static bool is_own(const char *name)
{
    return strcmp(name, "signature.yaml") == 0 || strcmp(name, "verdict.yaml") == 0;
}

static void list_folder(const char *path, bool is_beside, Names *names, LkArena *arena)
{
    DIR **folder = LK_NEW(arena, DIR *);
    lk_arena_defer(arena, close_folder, folder);
    *folder = opendir(path);
    if (*folder == NULL)
        return;
    for (struct dirent *entry = readdir(*folder); entry != NULL; entry = readdir(*folder)) {
        LkText name = lk_text(entry->d_name);
        if (has_ending(name) && entry->d_name[0] != '.' && (is_beside || !is_own(entry->d_name)))
            add_name(names, lk_arena_copy(arena, name.bytes, name.length - strlen(ENDING)), arena);
    }
    close_folder(folder);
}

size_t lk_layout_list(const LkLayoutSearch *search, LkArena *arena, const char ***list)
{
    Names names = {0};
    size_t kept = 0;
    if (search->beside != NULL)
        list_folder(search->beside, true, &names, arena);
    for (size_t i = 0; i < search->folder_count; i++)
        list_folder(search->folders[i], false, &names, arena);
    if (names.count > 0)
        qsort(names.items, names.count, sizeof *names.items, compare_names);
    for (size_t i = 0; i < names.count; i++)
        if (kept == 0 || strcmp(names.items[kept - 1], names.items[i]) != 0)
            names.items[kept++] = names.items[i];
    *list = names.items;
    return kept;
}

bool lk_layout_sets(const LkLayoutChain *chain, const char *outer, const char *middle, const char *inner)
{
    const char *const path[] = {outer, middle, inner};
    for (size_t i = 0; i <= chain->own; i++) {
        const LkYaml *value = chain->files[i].root;
        for (size_t k = 0; k < 3 && path[k] != NULL; k++)
            value = lk_layout_member(value, path[k]);
        if (value != NULL)
            return true;
    }
    return false;
}
