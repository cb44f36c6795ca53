/* Loads a layout: first the defaults from the table of keys, then each file of the chain over the one that it
 * extends. Every key of a file is read only once, so each error is reported once. */
#include <string.h>

#include "style/align.h"
#include "style/chain.h"
#include "style/check.h"
#include "style/narrow.h"
#include "style/tables.h"
#include "style/walk.h"

/* Returns the length of 1em: the nearest text.size of the chain. It is read before all else, since other
 * lengths need it; errors in it are reported later, when the walk comes to it. */
static LkLength find_em(const LkLayoutChain *chain, LkArena *arena)
{
    LkDiagnostics unheard;
    lk_diagnostics_init(&unheard, arena);
    LkValueContext context = {arena, &unheard, 0};
    const LkKey *root = &lk_layout_schema_root;
    const LkKey *text = lk_key_find(root->keys, root->key_count, LK_TEXT("text"));
    const LkKey *size = lk_key_find(text->keys, text->key_count, LK_TEXT("size"));
    LkParagraphStyle style = {0};
    lk_value_default(&context, size, &style);
    for (size_t i = 0; i < chain->count; i++) {
        const LkYaml *value = lk_layout_member(lk_layout_member(chain->files[i].root, "text"), "size");
        if (value != NULL && value->kind == LK_YAML_SCALAR &&
            lk_value_read(&context, size, value->text, value->span, &style))
            break;
    }
    return style.text.size;
}

static void single_pitch(LkTextStyle *text)
{
    if (text->pitch == 0)
        text->pitch = lk_single_pitch(text->size);
}

/* Fills in the values that follow from others. */
static void derive(LkLayout *layout)
{
    LkLength width, height;
    lk_paper_size(layout->paper, &width, &height);
    if (layout->page_width == 0)
        layout->page_width = layout->landscape ? height : width;
    if (layout->page_height == 0)
        layout->page_height = layout->landscape ? width : height;
    LkParagraphStyle *const paragraphs[] = {&layout->paragraph, &layout->title.paragraph,
                                            &layout->quote,     &layout->code,
                                            &layout->part,      &layout->footnote.paragraph};
    for (size_t i = 0; i < sizeof paragraphs / sizeof *paragraphs; i++)
        single_pitch(&paragraphs[i]->text);
    for (size_t i = 0; i < LK_HEADING_LEVELS; i++)
        single_pitch(&layout->heading[i].text);
    for (size_t i = 0; i < LK_HEADING_LEVELS; i++)
        single_pitch(&layout->contents[i].text);
    for (size_t i = 0; i < LK_HEAD_LINES + LK_TAIL_LINES; i++) {
        LkFormLine *line = i < LK_HEAD_LINES ? &layout->head[i] : &layout->tail[i - LK_HEAD_LINES];
        single_pitch(&line->text);
        single_pitch(&line->label_text);
    }
    for (size_t i = 0; i < layout->table_count; i++) {
        single_pitch(&layout->tables[i].text);
        single_pitch(&layout->tables[i].header);
    }
}

static const char *short_name(LkText name, LkArena *arena)
{
    size_t ending = strlen(".yaml"), start = 0;
    if (name.length > ending && memcmp(name.bytes + name.length - ending, ".yaml", ending) == 0)
        name.length -= ending;
    for (size_t i = 0; i < name.length; i++)
        if (name.bytes[i] == '/')
            start = i + 1;
    return lk_arena_copy(arena, name.bytes + start, name.length - start);
}

const LkLayout *lk_layout_of_chain(LkLayoutChain *chain, LkArena *arena, LkDiagnostics *diagnostics)
{
    const LkLayoutFile *own = &chain->files[chain->own];
    LkLayout *layout = LK_NEW(arena, LkLayout);
    LkValueContext context = {arena, diagnostics, find_em(chain, arena)};
    size_t errors = diagnostics->errors;
    lk_layout_align(chain, arena);
    layout->name = short_name(lk_text(chain->called), arena);
    layout->file = own->file;
    layout->chain = chain;
    lk_layout_defaults(&context, &lk_layout_schema_root, layout);
    for (size_t i = chain->count; i-- > 0;) {
        if (i == chain->own && lk_layout_member(own->root, "description") == NULL)
            layout->description = ""; /* is not inherited: it would not be true of this layout */
        if (chain->files[i].root != NULL)
            lk_layout_walk(&context, &lk_layout_schema_root, chain->files[i].root, layout);
    }
    lk_layout_tables(&context, chain, layout);
    lk_layout_line_places(chain, layout);
    derive(layout);
    lk_layout_fit(chain, layout);
    if (diagnostics->errors == errors) /* otherwise the same mistakes would be reported twice */
        lk_layout_check(layout, chain, diagnostics);
    return layout;
}

const LkLayout *lk_layout_load_over(LkText name, LkSpan from, const LkLayoutSearch *search, LkSettings over,
                                    LkArena *arena, LkDiagnostics *diagnostics)
{
    LkLayoutChain *chain = LK_NEW(arena, LkLayoutChain);
    if (!lk_layout_chain_read(chain, name, from, search, arena, diagnostics))
        return NULL;
    if (over.count > 0)
        lk_layout_chain_set(chain, over, arena, diagnostics);
    return lk_layout_of_chain(chain, arena, diagnostics);
}

const LkLayout *lk_layout_load(LkText name, LkSpan from, const LkLayoutSearch *search, LkArena *arena,
                               LkDiagnostics *diagnostics)
{
    return lk_layout_load_over(name, from, search, (LkSettings){0}, arena, diagnostics);
}
