/* Lists every value of a layout with its origin. For each key of the table the files of the chain are asked,
 * the nearest first; for a table style also what they say of the styles that it is based on. */
#include "style/edit/values.h"

#include <string.h>

#include "style/tables.h"

/* The nodes that files have for one key, the nearest file first; files that have none are left out. */
typedef struct Sources {
    const LkYaml **nodes;
    const LkLayoutFile **files;
    size_t count;
    size_t own;  /* how many of the first are of this very style, not of its bases; if it is no style: all */
    size_t over; /* how many of those are values that were put over the layout */
} Sources;

typedef struct Listing {
    const LkLayout *layout;
    LkArena *arena;
    void (*take)(void *context, const LkTracedValue *value);
    void *context;
} Listing;

static Sources sources_create(const Listing *listing, size_t count)
{
    return (Sources){.nodes = LK_NEW_ARRAY(listing->arena, count, const LkYaml *),
                     .files = LK_NEW_ARRAY(listing->arena, count, const LkLayoutFile *)};
}

static void add_source(Sources *sources, const LkYaml *node, const LkLayoutFile *file, bool is_own,
                       bool is_over)
{
    if (node == NULL)
        return;
    sources->nodes[sources->count] = node;
    sources->files[sources->count++] = file;
    sources->own += is_own;
    sources->over += is_over;
}

static const LkYaml *nth(const LkYaml *list, size_t index)
{
    const LkYaml *node = list != NULL && list->kind == LK_YAML_LIST ? list->first : NULL;
    while (node != NULL && index-- > 0)
        node = node->next;
    return node;
}

static Sources members(const Listing *listing, const Sources *outer, const char *key)
{
    Sources inner = sources_create(listing, outer->count);
    for (size_t i = 0; i < outer->count; i++)
        add_source(&inner, lk_layout_member(outer->nodes[i], key), outer->files[i], i < outer->own,
                   i < outer->over);
    return inner;
}

static Sources items(const Listing *listing, const Sources *outer, size_t index)
{
    Sources inner = sources_create(listing, outer->count);
    for (size_t i = 0; i < outer->count; i++)
        add_source(&inner, nth(outer->nodes[i], index), outer->files[i], i < outer->own, i < outer->over);
    return inner;
}

/* ---- One value */

static void put_flow_item(LkBuffer *out, const LkYaml *item)
{
    if (item->kind != LK_YAML_MAP) {
        lk_yaml_put_scalar(out, item->text);
        return;
    }
    lk_buffer_string(out, "{");
    for (const LkYaml *member = item->first; member != NULL; member = member->next) {
        lk_yaml_put_scalar(out, member->key);
        lk_buffer_string(out, ": ");
        lk_yaml_put_scalar(out, member->text);
        lk_buffer_string(out, member->next == NULL ? "" : ", ");
    }
    lk_buffer_string(out, "}");
}

static const char *as_written(const Listing *listing, const LkYaml *node)
{
    LkBuffer out;
    lk_buffer_init(&out, listing->arena);
    if (node->kind == LK_YAML_LIST) {
        lk_buffer_string(&out, "[");
        for (const LkYaml *item = node->first; item != NULL; item = item->next) {
            put_flow_item(&out, item);
            lk_buffer_string(&out, item->next == NULL ? "" : ", ");
        }
        lk_buffer_string(&out, "]");
    } else {
        lk_buffer_text(&out, node->text);
    }
    return lk_buffer_view(&out).bytes;
}

static const char *default_of(const Listing *listing, const LkKey *key)
{
    const char *text = key->standard == NULL ? "" : key->standard;
    bool is_list = key->kind == LK_KEY_FONTS || key->kind == LK_KEY_STRINGS;
    return is_list ? lk_arena_printf(listing->arena, "[%s]", text) : text;
}

/* Whether a file may set the key: a description is not inherited from layouts that this one extends. */
static bool may_say(const Listing *listing, const LkKey *key, const LkLayoutFile *file)
{
    const LkLayoutChain *chain = listing->layout->chain;
    return strcmp(key->name, "description") != 0 || file <= &chain->files[chain->own];
}

static void take_value(const Listing *listing, const LkKey *key, const char *path, const Sources *sources)
{
    LkTracedValue seen = {.path = path, .key = key, .value = default_of(listing, key)};
    if (sources->over > 0)
        seen.override = as_written(listing, sources->nodes[0]);
    for (size_t i = sources->over; i < sources->count && seen.file == NULL; i++) {
        if (!may_say(listing, key, sources->files[i]))
            continue;
        seen.value = as_written(listing, sources->nodes[i]);
        seen.file = sources->files[i];
        seen.span = sources->nodes[i]->span;
    }
    listing->take(listing->context, &seen);
}

/* ---- Table styles */

/* Returns what the files say of the style itself, then of those that it is based on. */
static Sources style_sources(const Listing *listing, const Sources *tables, const char *name)
{
    const LkLayoutChain *chain = listing->layout->chain;
    size_t bases = 0;
    for (const char *base = name; base != NULL && bases <= listing->layout->table_count; bases++)
        base = lk_layout_table_base(chain, base, listing->arena);
    Sources sources = sources_create(listing, tables->count * bases);
    const char *base = name;
    for (size_t step = 0; step < bases; step++) {
        for (size_t i = 0; i < tables->count; i++)
            add_source(&sources, lk_layout_member(tables->nodes[i], base), tables->files[i], step == 0,
                       step == 0 && i < tables->over);
        base = lk_layout_table_base(chain, base, listing->arena);
    }
    return sources;
}

/* Lists `based-on`, which is not inherited from the bases. */
static void take_base(const Listing *listing, const LkKey *key, const char *path, const Sources *sources)
{
    Sources own = *sources;
    own.count = own.own;
    take_value(listing, key, path, &own);
}

/* ---- All values */

/* Returns how many levels are listed: those that files have, and the next one. */
static size_t level_count(const LkKey *key, const Sources *sources)
{
    size_t count = 0;
    for (size_t i = 0; i < sources->count; i++)
        if (sources->nodes[i]->kind == LK_YAML_LIST && sources->nodes[i]->count > count)
            count = sources->nodes[i]->count;
    return count < (size_t)key->maximum ? count + 1 : (size_t)key->maximum;
}

static void walk(const Listing *listing, const LkKey *object, const char *path, const Sources *sources);

static void walk_key(const Listing *listing, const LkKey *key, const char *path, const Sources *sources)
{
    const LkLayout *layout = listing->layout;
    if (key->kind == LK_KEY_OBJECT) {
        walk(listing, key, path, sources);
    } else if (key->kind == LK_KEY_LEVELS) {
        for (size_t i = 0, count = level_count(key, sources); i < count; i++) {
            Sources inner = items(listing, sources, i);
            walk(listing, key, lk_arena_printf(listing->arena, "%s.%zu", path, i + 1), &inner);
        }
    } else if (key->kind == LK_KEY_TABLES) {
        for (size_t i = 0; i < layout->table_count; i++) {
            Sources inner = style_sources(listing, sources, layout->tables[i].name);
            walk(listing, key, lk_arena_printf(listing->arena, "%s.%s", path, layout->tables[i].name),
                 &inner);
        }
    } else if (strcmp(key->name, "based-on") == 0) {
        take_base(listing, key, path, sources);
    } else if (strcmp(key->name, "extends") != 0) { /* another chain: another layout */
        take_value(listing, key, path, sources);
    }
}

static void walk(const Listing *listing, const LkKey *object, const char *path, const Sources *sources)
{
    for (size_t i = 0; i < object->key_count; i++) {
        const LkKey *key = &object->keys[i];
        Sources inner = members(listing, sources, key->name);
        const char *below =
            path[0] == '\0' ? key->name : lk_arena_printf(listing->arena, "%s.%s", path, key->name);
        walk_key(listing, key, below, &inner);
    }
}

void lk_layout_each_value(const LkLayout *layout, LkArena *arena,
                          void (*take)(void *context, const LkTracedValue *value), void *context)
{
    const LkLayoutChain *chain = layout->chain;
    Listing listing = {layout, arena, take, context};
    Sources roots = sources_create(&listing, chain->count);
    for (size_t i = 0; i < chain->count; i++)
        add_source(&roots, chain->files[i].root, &chain->files[i], true, i < chain->own);
    walk(&listing, &lk_layout_schema_root, "", &roots);
}
