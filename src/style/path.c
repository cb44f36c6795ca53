/* Reads paths such as “headings.2.size”, along the table of keys. As the name of a table style may have
 * points, it ends where a key of table styles follows. */
#include "style/path.h"

#include <string.h>

static size_t point_in(LkText text, size_t from)
{
    const char *found = from < text.length ? memchr(text.bytes + from, '.', text.length - from) : NULL;
    return found == NULL ? text.length : (size_t)(found - text.bytes);
}

static LkText behind(LkText text, size_t point)
{
    return lk_text_slice(text, point < text.length ? point + 1 : point, text.length);
}

static bool leads_somewhere(const LkKey *keys, size_t count, LkText text)
{
    while (text.length > 0) {
        size_t point = point_in(text, 0);
        const LkKey *key = lk_key_find(keys, count, lk_text_slice(text, 0, point));
        if (key == NULL || (point < text.length) != (key->kind == LK_KEY_OBJECT))
            return false;
        keys = key->keys;
        count = key->key_count;
        text = behind(text, point);
    }
    return true;
}

/* Returns where the name of a table style ends. */
static size_t end_of_style(const LkKey *tables, LkText text)
{
    size_t first = point_in(text, 0);
    for (size_t point = first; point < text.length; point = point_in(text, point + 1))
        if (leads_somewhere(tables->keys, tables->key_count, behind(text, point)))
            return point;
    return first;
}

static size_t level_of(LkText text, const LkKey *levels)
{
    size_t level = 0;
    for (size_t i = 0; i < text.length && i < 3; i++) {
        if (text.bytes[i] < (i == 0 ? '1' : '0') || text.bytes[i] > '9')
            return 0;
        level = level * 10 + (size_t)(text.bytes[i] - '0');
    }
    return text.length < 3 && level <= (size_t)levels->maximum ? level : 0;
}

static bool add(LkPath *path, LkText name, size_t level, const LkKey *within)
{
    if (path->count == LK_PATH_STEPS || name.length == 0)
        return false;
    path->steps[path->count++] = (LkPathStep){name, level, within};
    return true;
}

/* Adds the step below a list of levels or the map of table styles: a number or a name. */
static bool add_inner(LkPath *path, const LkKey *key, LkText *rest)
{
    bool is_level = key->kind == LK_KEY_LEVELS;
    size_t point = is_level ? point_in(*rest, 0) : end_of_style(key, *rest);
    LkText name = lk_text_slice(*rest, 0, point);
    size_t level = is_level ? level_of(name, key) : 0;
    *rest = behind(*rest, point);
    return (!is_level || level > 0) && add(path, name, level, NULL);
}

bool lk_path_read(LkPath *path, LkText text)
{
    const LkKey *key = &lk_layout_schema_root;
    *path = (LkPath){0};
    if (text.length == 0 || text.bytes[text.length - 1] == '.')
        return false;
    for (LkText rest = text; rest.length > 0;) {
        size_t point = point_in(rest, 0);
        LkText name = lk_text_slice(rest, 0, point);
        if (!add(path, name, 0, key))
            return false;
        key = key == NULL || key->keys == NULL ? NULL : lk_key_find(key->keys, key->key_count, name);
        rest = behind(rest, point);
        if (key != NULL && (key->kind == LK_KEY_LEVELS || key->kind == LK_KEY_TABLES) && rest.length > 0 &&
            !add_inner(path, key, &rest))
            return false;
    }
    path->key = key;
    return true;
}

const LkYaml *lk_path_step(const LkYaml *parent, const LkPathStep *step)
{
    if (parent == NULL || parent->kind != (step->level > 0 ? LK_YAML_LIST : LK_YAML_MAP))
        return NULL;
    size_t place = 1;
    for (const LkYaml *node = parent->first; node != NULL; node = node->next, place++)
        if (step->level > 0 ? place == step->level : lk_text_equal(node->key, step->name))
            return node;
    return NULL;
}
