/* Builds table styles: gathers their names over the chain, then builds each on the style that it is based on.
 *
 * A style starts from `based-on` (the nearest file of the chain that says it) or from "default", which starts
 * from the built-in defaults; over that come its own keys, the farthest file first. So a change to "default"
 * reaches every style that does not say otherwise. */
#include "style/tables.h"

#include <string.h>

#include "style/walk.h"

typedef enum State { UNTOUCHED, IN_WORK, DONE } State;

typedef struct Gathered {
    const char *name;
    State state;
} Gathered;

typedef struct Tables {
    const LkValueContext *context;
    const LkLayoutChain *chain;
    const LkKey *key;
    Gathered gathered[LK_LIMIT_TABLE_STYLES]; /* gathered[i] belongs to styles[i] */
    LkTableStyle *styles;
    size_t count;
    bool is_full;
} Tables;

/* Returns the style `name` as one file writes it, or NULL. */
static const LkYaml *written_in(const LkLayoutFile *file, const char *name)
{
    const LkYaml *style = lk_layout_member(lk_layout_member(file->root, "tables"), name);
    return style != NULL && style->kind == LK_YAML_MAP ? style : NULL;
}

static Gathered *find(Tables *tables, LkText name)
{
    for (size_t i = 0; i < tables->count; i++)
        if (lk_text_is(name, tables->gathered[i].name))
            return &tables->gathered[i];
    return NULL;
}

static void gather(Tables *tables, LkText name, LkSpan span)
{
    if (find(tables, name) != NULL || tables->is_full)
        return;
    if (tables->count == LK_LIMIT_TABLE_STYLES) {
        tables->is_full = true;
        lk_tell(tables->context->diagnostics, LK_E_LIMIT_TABLES, span,
                LK_WITH(lk_named_number("most", LK_LIMIT_TABLE_STYLES)));
        return;
    }
    tables->gathered[tables->count++].name = lk_arena_copy(tables->context->arena, name.bytes, name.length);
}

static void gather_file(Tables *tables, const LkLayoutFile *file)
{
    const LkYaml *map = lk_layout_member(file->root, "tables");
    if (map == NULL || map->kind != LK_YAML_MAP)
        return; /* of a wrong kind, which walk.c reports */
    for (const LkYaml *style = map->first; style != NULL; style = style->next) {
        if (style->kind == LK_YAML_MAP)
            gather(tables, style->key, style->key_span);
        else
            lk_tell(tables->context->diagnostics, LK_E_LAYOUT_TYPE_TABLE, style->span, NULL);
    }
}

static const LkYaml *based_on(const LkLayoutChain *chain, const char *name)
{
    for (size_t i = 0; i < chain->count; i++) {
        const LkYaml *base = lk_layout_member(written_in(&chain->files[i], name), "based-on");
        if (base != NULL && base->kind == LK_YAML_SCALAR)
            return base;
    }
    return NULL;
}

const char *lk_layout_table_base(const LkLayoutChain *chain, const char *name, LkArena *arena)
{
    const LkYaml *base = based_on(chain, name);
    if (base != NULL)
        return lk_arena_copy(arena, base->text.bytes, base->text.length);
    return strcmp(name, "default") == 0 ? NULL : "default";
}

static bool no_base(Tables *tables, const LkYaml *base)
{
    const char *names[LK_LIMIT_TABLE_STYLES];
    for (size_t i = 0; i < tables->count; i++)
        names[i] = tables->gathered[i].name;
    const char *near = lk_nearest(base->text, names, tables->count);

    return lk_tell(tables->context->diagnostics, LK_E_LAYOUT_TABLE, base->span,
                   LK_WITH(lk_named_text("name", lk_value_shown(base->text)), lk_meant_key(near)));
}

/* Returns the style that `style` starts from; NULL = the built-in defaults. A loop is broken at one of its
 * styles. */
static Gathered *base_of(Tables *tables, const Gathered *style)
{
    const LkYaml *base = based_on(tables->chain, style->name);
    if (base == NULL)
        return style == &tables->gathered[0] ? NULL : &tables->gathered[0];
    Gathered *found = find(tables, base->text);
    if (found == NULL) {
        no_base(tables, base);
        return NULL;
    }
    if (found->state == IN_WORK) {
        lk_tell(tables->context->diagnostics, LK_E_LAYOUT_LOOP_TABLE, base->span,
                LK_WITH(lk_named_string("name", style->name)));
        return NULL;
    }
    return found;
}

static void apply(Tables *tables, size_t index)
{
    LkTableStyle *style = &tables->styles[index];
    for (size_t i = tables->chain->count; i-- > 0;) {
        const LkYaml *written = written_in(&tables->chain->files[i], tables->gathered[index].name);
        if (written != NULL)
            lk_layout_walk(tables->context, tables->key, written, style);
    }
    style->name = tables->gathered[index].name;
    tables->gathered[index].state = DONE;
}

/* Builds a style, and before it those that it is based on: goes down the line of bases, then back up. */
static void build(Tables *tables, size_t index)
{
    size_t line[LK_LIMIT_TABLE_STYLES] = {0}, depth = 0;
    while (tables->gathered[index].state == UNTOUCHED) {
        line[depth++] = index;
        tables->gathered[index].state = IN_WORK;
        const Gathered *base = base_of(tables, &tables->gathered[index]);
        if (base == NULL) {
            lk_layout_defaults(tables->context, tables->key, &tables->styles[index]);
            apply(tables, index);
            depth--;
            break;
        }
        index = (size_t)(base - tables->gathered);
    }
    while (depth-- > 0) {
        tables->styles[line[depth]] = tables->styles[index];
        index = line[depth];
        apply(tables, index);
    }
}

void lk_layout_tables(const LkValueContext *context, const LkLayoutChain *chain, LkLayout *layout)
{
    Tables *tables = LK_NEW(context->arena, Tables);
    const LkKey *root = &lk_layout_schema_root;
    tables->context = context;
    tables->chain = chain;
    tables->key = lk_key_find(root->keys, root->key_count, LK_TEXT("tables"));
    gather(tables, LK_TEXT("default"), (LkSpan){0});
    for (size_t i = chain->count; i-- > 0;)
        gather_file(tables, &chain->files[i]);
    tables->styles = LK_NEW_ARRAY(context->arena, tables->count, LkTableStyle);
    for (size_t i = 0; i < tables->count; i++)
        build(tables, i);
    layout->tables = tables->styles;
    layout->table_count = tables->count;
}

const LkTableStyle *lk_layout_table(const LkLayout *layout, LkText name, LkSpan from,
                                    LkDiagnostics *diagnostics)
{
    const char *names[LK_LIMIT_TABLE_STYLES];
    for (size_t i = 0; i < layout->table_count; i++) {
        if (lk_text_is(name, layout->tables[i].name))
            return &layout->tables[i];
        names[i] = layout->tables[i].name;
    }
    LkBuffer all;
    lk_buffer_init(&all, diagnostics->arena);
    const char *near = lk_nearest(name, names, layout->table_count);

    for (size_t i = 0; i < layout->table_count && i < 20; i++)
        lk_buffer_printf(&all, "%s%s", i == 0 ? "" : " ", names[i]);
    lk_tell(diagnostics, LK_E_LAYOUT_TABLE_STYLE, from,
            LK_WITH(lk_named_text("name", lk_value_shown(name)), lk_named_string("layout", layout->name),
                    lk_named_text("names", lk_buffer_view(&all)), lk_meant_key(near)));
    return NULL;
}
