/* Walks over the table of keys, to give each its default; and over a layout file, to find each of its keys in
 * the table and to read its value by its kind. */
#include "style/walk.h"

#include <string.h>

static LkTermId kind_of(const LkYaml *value)
{
    switch (value->kind) {
    case LK_YAML_NULL:
        return LK_TERM_KIND_NOTHING;
    case LK_YAML_SCALAR:
        return LK_TERM_KIND_SCALAR;
    case LK_YAML_LIST:
        return LK_TERM_KIND_LIST;
    case LK_YAML_MAP:
        return LK_TERM_KIND_MAP;
    }
    return LK_TERM_NONE;
}

/* Returns a hint for values that YAML reads otherwise than people do. */
static LkHintId hint_of(const LkKey *key, const LkYaml *value)
{
    if (key->kind == LK_KEY_COLOUR && value->kind == LK_YAML_NULL)
        return LK_HINT_COLOUR_IN_QUOTES;
    if (key->kind == LK_KEY_STRING && value->kind == LK_YAML_NULL)
        return LK_HINT_EMPTY_IN_QUOTES;
    if (key->kind == LK_KEY_STRING && value->kind == LK_YAML_MAP)
        return LK_HINT_BRACES_IN_QUOTES;
    if (value->kind == LK_YAML_NULL)
        return LK_HINT_LEAVE_KEY_OUT;
    return LK_HINT_OWN;
}

static bool wrong_kind(const LkValueContext *context, const LkKey *key, const LkYaml *value)
{
    return lk_tell(context->diagnostics, LK_E_LAYOUT_TYPE_KIND, value->span,
                   LK_WITH(lk_named_string("key", key->name), lk_named_term("wanted", lk_value_wanted(key)),
                           lk_named_term("kind", kind_of(value)), lk_with_hint(hint_of(key, value))));
}

static size_t length_of(const LkYaml *list)
{
    size_t count = 0;
    for (const LkYaml *item = list->first; item != NULL; item = item->next)
        count++;
    return count;
}

static void unknown_key(const LkValueContext *context, const LkKey *keys, size_t count, const LkYaml *value)
{
    const char *names[32];
    size_t shown = count < 32 ? count : 32;
    LkBuffer all;
    lk_buffer_init(&all, context->arena);
    for (size_t i = 0; i < shown; i++)
        names[i] = keys[i].name;
    const char *near = lk_nearest(value->key, names, shown);
    for (size_t i = 0; i < shown; i++)
        lk_buffer_printf(&all, "%s%s", i == 0 ? "" : ", ", names[i]);
    lk_tell(context->diagnostics, LK_E_LAYOUT_KEY, value->key_span,
            LK_WITH(lk_named_text("key", lk_value_shown(value->key)),
                    lk_named_text("keys", lk_buffer_view(&all)), lk_meant_key(near)));
}

static bool read_family(const LkValueContext *context, const LkYaml *item, LkFamily *family)
{
    const LkYaml *name = item, *scale = NULL;
    if (item->kind == LK_YAML_MAP) {
        static const LkKey keys[] = {{.name = "family"}, {.name = "scale"}};
        name = lk_yaml_get(item, "family");
        scale = lk_yaml_get(item, "scale");
        for (const LkYaml *member = item->first; member != NULL; member = member->next)
            if (lk_key_find(keys, 2, member->key) == NULL)
                unknown_key(context, keys, 2, member);
    }
    if (name == NULL || name->kind != LK_YAML_SCALAR || name->text.length == 0)
        return lk_tell(context->diagnostics, LK_E_LAYOUT_TYPE_FONT, item->span, NULL);
    family->family = lk_arena_copy(context->arena, name->text.bytes, name->text.length);
    family->scale = 1;
    if (scale == NULL)
        return true;
    if (scale->kind != LK_YAML_SCALAR || !lk_value_number(scale->text, &family->scale))
        return lk_tell(context->diagnostics, LK_E_LAYOUT_TYPE_SCALE, scale->span, NULL);
    return (family->scale >= 0.1 && family->scale <= 10) ||
           lk_tell(context->diagnostics, LK_E_LAYOUT_RANGE_SCALE, scale->span, NULL);
}

static void read_fonts(const LkValueContext *context, const LkYaml *list, LkFontList *fonts)
{
    LkFontList read = {.span = list->span};
    read.families = LK_NEW_ARRAY(context->arena, length_of(list) + 1, LkFamily);
    for (const LkYaml *item = list->first; item != NULL; item = item->next)
        if (read_family(context, item, &read.families[read.count]))
            read.count++;
    if (list->first == NULL)
        lk_tell(context->diagnostics, LK_E_LAYOUT_RANGE_FONTS, list->span, NULL);
    if (read.count > 0)
        *fonts = read;
}

_Static_assert(offsetof(LkLayout, keep_count) == offsetof(LkLayout, keep) + sizeof(const char **),
               "the count of a list of words stands behind the list");

static void read_words(const LkValueContext *context, const LkYaml *list, char *member)
{
    const char **words = LK_NEW_ARRAY(context->arena, length_of(list) + 1, const char *);
    size_t count = 0;
    for (const LkYaml *item = list->first; item != NULL; item = item->next) {
        if (item->kind == LK_YAML_SCALAR && item->text.length > 0)
            words[count++] = lk_arena_copy(context->arena, item->text.bytes, item->text.length);
        else
            lk_tell(context->diagnostics, LK_E_LAYOUT_TYPE_ITEM, item->span,
                    LK_WITH(lk_named_term("kind", kind_of(item))));
    }
    memcpy(member, &words, sizeof words);
    memcpy(member + sizeof words, &count, sizeof count);
}

static void read_levels(const LkValueContext *context, const LkKey *key, const LkYaml *list, char *member)
{
    size_t level = 0;
    for (const LkYaml *item = list->first; item != NULL; item = item->next, level++) {
        if (level >= (size_t)key->maximum) {
            lk_tell(context->diagnostics, LK_E_LAYOUT_RANGE_LEVELS, item->span,
                    LK_WITH(lk_named_string("key", key->name), lk_named_decimal("most", key->maximum, 0)));
            return;
        }
        if (item->kind == LK_YAML_MAP)
            lk_layout_walk(context, key, item, member + level * key->stride);
        else
            lk_tell(context->diagnostics, LK_E_LAYOUT_TYPE_LEVEL, item->span,
                    LK_WITH(lk_named_string("key", key->name), lk_named_term("kind", kind_of(item))));
    }
}

static void read_key(const LkValueContext *context, const LkKey *key, const LkYaml *value, char *object)
{
    char *member = object + key->offset;
    bool is_map = key->kind == LK_KEY_OBJECT || key->kind == LK_KEY_TABLES;
    bool is_list = key->kind == LK_KEY_LEVELS || key->kind == LK_KEY_FONTS || key->kind == LK_KEY_STRINGS;
    if (value->kind != (is_map ? LK_YAML_MAP : is_list ? LK_YAML_LIST : LK_YAML_SCALAR)) {
        wrong_kind(context, key, value);
        return;
    }
    if (key->kind == LK_KEY_OBJECT)
        lk_layout_walk(context, key, value, member);
    else if (key->kind == LK_KEY_LEVELS)
        read_levels(context, key, value, member);
    else if (key->kind == LK_KEY_FONTS)
        read_fonts(context, value, (LkFontList *)(void *)member);
    else if (key->kind == LK_KEY_STRINGS)
        read_words(context, value, member);
    else if (key->size != 0) /* 0: extends and based-on, which chain.c and tables.c read */
        lk_value_read(context, key, value->text, value->span, object);
}

void lk_layout_walk(const LkValueContext *context, const LkKey *key, const LkYaml *map, void *object)
{
    for (const LkYaml *value = map->first; value != NULL; value = value->next) {
        const LkKey *found = lk_key_find(key->keys, key->key_count, value->key);
        if (found == NULL)
            unknown_key(context, key->keys, key->key_count, value);
        else
            read_key(context, found, value, object);
    }
}

/* ---- Defaults */

static void set_defaults(const LkValueContext *context, const LkKey *keys, size_t count, char *object);

static void default_of(const LkValueContext *context, const LkKey *key, char *object)
{
    if (key->kind == LK_KEY_OBJECT)
        set_defaults(context, key->keys, key->key_count, object + key->offset);
    else if (key->kind == LK_KEY_LEVELS)
        for (size_t i = 0; i < (size_t)key->maximum; i++)
            set_defaults(context, key->keys, key->key_count, object + key->offset + i * key->stride);
    else if (key->kind != LK_KEY_TABLES)
        lk_value_default(context, key, object);
}

static void set_defaults(const LkValueContext *context, const LkKey *keys, size_t count, char *object)
{
    for (size_t i = 0; i < count; i++)
        default_of(context, &keys[i], object);
}

void lk_layout_defaults(const LkValueContext *context, const LkKey *key, void *object)
{
    set_defaults(context, key->keys, key->key_count, object);
}
