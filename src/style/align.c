/* Merges the lines of a form's head or tail by their field. A line of the child whose field the form has
 * already changes that line; one with another field is new and stands where the child's list has it: behind
 * the line that is named before it, or, as the first, before the one that is named after it. Where the child
 * names lines in another order, its order holds. A line with a label alone is new as well, unless {} stands
 * before it. Any other that names no field changes the line at its place, as in all lists of levels; so do
 * values set over the layout.
 */
#include "style/align.h"

#include <string.h>

#include "source/front/front.h"
#include "style/schema.h"

enum {
    MOST_LINES =
        4 * LK_HEAD_LINES, /* more than any form may have: what is too much is told when it is read */
    MOST_FILES = LK_LIMIT_LAYOUT_DEPTH + 1
};

/* A line of the form and what each file of the chain says of it. */
typedef struct Line {
    LkText field; /* its English name, without a form; empty = none */
    const LkYaml *said[MOST_FILES];
} Line;

typedef struct Merge {
    Line *lines[MOST_LINES];
    size_t count;
    size_t file;   /* whose list is being merged */
    size_t cursor; /* where its next new line goes */
    LkArena *arena;
} Merge;

static LkText field_of(const LkYaml *item)
{
    const LkYaml *field = lk_layout_member(item, "field");
    if (field == NULL || field->kind != LK_YAML_SCALAR)
        return (LkText){"", 0};
    size_t end = 0;
    while (end < field->text.length && strchr(":|", field->text.bytes[end]) == NULL)
        end++;
    return lk_field_name(lk_text_trim(lk_text_slice(field->text, 0, end)));
}

/* ด่วนที่สุด: words that stand for themselves. */
static bool is_label_alone(const LkYaml *item)
{
    const LkYaml *label = lk_layout_member(item, "label");
    return field_of(item).length == 0 && label != NULL && label->text.length > 0;
}

static bool says_beside(const LkYaml *item, bool otherwise)
{
    const LkYaml *beside = lk_layout_member(item, "beside");
    return beside == NULL ? otherwise : lk_text_is(beside->text, "true");
}

/* Whether a line stands on that of the one before it, as the nearest file says. */
static bool is_beside(const Line *line)
{
    bool beside = false;
    for (size_t i = MOST_FILES; i-- > 0;)
        beside = says_beside(line->said[i], beside);
    return beside;
}

/* A form may print a field twice; then the first line of the child speaks of the first. */
static size_t find(const Merge *merge, LkText field)
{
    for (size_t i = 0; field.length > 0 && i < merge->count; i++)
        if (lk_text_equal(merge->lines[i]->field, field) && merge->lines[i]->said[merge->file] == NULL)
            return i;
    return SIZE_MAX;
}

static void insert(Merge *merge, size_t at, Line *line)
{
    memmove(&merge->lines[at + 1], &merge->lines[at], (merge->count - at) * sizeof merge->lines[0]);
    merge->lines[at] = line;
    merge->count++;
}

static void move(Merge *merge, size_t from, size_t to)
{
    Line *line = merge->lines[from];
    memmove(&merge->lines[from], &merge->lines[from + 1], (to - from) * sizeof merge->lines[0]);
    merge->lines[to] = line;
}

static void add_new(Merge *merge, const LkYaml *item)
{
    if (merge->count == MOST_LINES)
        return;
    Line *line = LK_NEW(merge->arena, Line);
    line->field = field_of(item);
    line->said[merge->file] = item;
    while (!says_beside(item, false) && merge->cursor < merge->count &&
           is_beside(merge->lines[merge->cursor]))
        merge->cursor++; /* lines that stand beside one another stay so */
    insert(merge, merge->cursor++, line);
}

static void take_named(Merge *merge, const LkYaml *item)
{
    size_t at = find(merge, field_of(item));
    if (at == SIZE_MAX) {
        add_new(merge, item);
        return;
    }
    merge->lines[at]->said[merge->file] = item;
    if (at < merge->cursor)
        move(merge, at, merge->cursor - 1);
    else
        merge->cursor = at + 1;
}

/* Where the first lines go that are new: before the first one that is known; without one, at the end of a
 * tail and at the beginning of a head. */
static size_t first_place(const Merge *merge, const LkYaml *list, bool is_tail)
{
    size_t at = SIZE_MAX;
    for (const LkYaml *item = list->first; item != NULL && at == SIZE_MAX; item = item->next)
        at = find(merge, field_of(item));
    if (at == SIZE_MAX)
        return is_tail ? merge->count : 0;
    while (at > 0 && is_beside(merge->lines[at]))
        at--;
    return at;
}

static void merge_list(Merge *merge, const LkYaml *list, bool is_over, bool is_tail)
{
    size_t place = 0;
    bool is_by_place = false; /* {} before an item: the list goes by places */
    Line *inherited[MOST_LINES];
    size_t count = merge->count;
    memcpy(inherited, merge->lines, sizeof inherited);
    merge->cursor = first_place(merge, list, is_tail);
    for (const LkYaml *item = list->first; item != NULL; item = item->next, place++) {
        bool is_named = !is_over && (field_of(item).length > 0 || (!is_by_place && is_label_alone(item)));
        is_by_place |= item->first == NULL;
        if (is_named)
            take_named(merge, item);
        else if (place < count && inherited[place]->said[merge->file] == NULL)
            inherited[place]->said[merge->file] = item;
        else if (place >= count) {
            merge->cursor = merge->count;
            add_new(merge, item);
        }
    }
}

/* The list of one file with every line of the form. */
static const LkYaml *aligned_list(const Merge *merge, const LkYaml *list, size_t file)
{
    LkYaml *copy = LK_NEW(merge->arena, LkYaml), **end = &copy->first;
    LkYaml *next = (LkYaml *)list->next;
    *copy = *list;
    copy->first = NULL;
    copy->next = next;
    copy->count = merge->count;
    for (size_t i = 0; i < merge->count; i++) {
        const LkYaml *said = merge->lines[i]->said[file];
        LkYaml *item = LK_NEW(merge->arena, LkYaml);
        *item = said != NULL ? *said : (LkYaml){.kind = LK_YAML_MAP, .span = list->span};
        item->next = NULL;
        *end = item;
        end = &item->next;
    }
    return copy;
}

/* The root with `list` in place of the member of that name. */
static const LkYaml *with_member(const LkYaml *root, const char *key, const LkYaml *list, LkArena *arena)
{
    LkYaml *copy = LK_NEW(arena, LkYaml), **end = &copy->first;
    *copy = *root;
    for (const LkYaml *member = root->first; member != NULL; member = member->next) {
        LkYaml *own = LK_NEW(arena, LkYaml);
        *own = lk_text_is(member->key, key) ? *list : *member;
        *end = own;
        end = &own->next;
    }
    *end = NULL;
    return copy;
}

static const LkYaml *list_of(const LkLayoutFile *file, const char *key)
{
    const LkYaml *list = lk_layout_member(file->root, key);
    return list != NULL && list->kind == LK_YAML_LIST ? list : NULL;
}

static void align(LkLayoutChain *chain, const char *key, bool is_tail, LkArena *arena)
{
    Merge *merge = LK_NEW(arena, Merge);
    merge->arena = arena;
    for (size_t i = chain->count; i-- > 0;) {
        const LkYaml *list = list_of(&chain->files[i], key);
        merge->file = i;
        if (list != NULL)
            merge_list(merge, list, i < chain->own, is_tail);
    }
    for (size_t i = 0; i < chain->count; i++) {
        const LkYaml *list = list_of(&chain->files[i], key);
        if (list != NULL)
            chain->files[i].root =
                with_member(chain->files[i].root, key, aligned_list(merge, list, i), arena);
    }
}

void lk_layout_align(LkLayoutChain *chain, LkArena *arena)
{
    for (size_t i = 0; i < chain->count; i++) {
        LkLayoutFile *file = &chain->files[i];
        if (file->typed == NULL)
            file->typed = file->root;
        file->root = file->typed;
    }
    align(chain, "head", false, arena);
    align(chain, "tail", true, arena);
}

static void note_places(const LkLayoutChain *chain, const char *key, LkFormLine *lines, size_t count)
{
    for (size_t i = chain->count; i-- > 0;) {
        const LkYaml *list = list_of(&chain->files[i], key);
        const LkYaml *item = list == NULL ? NULL : list->first;
        for (size_t k = 0; item != NULL && k < count; item = item->next, k++)
            if (item->first != NULL)
                lines[k].span = item->span;
    }
}

void lk_layout_line_places(const LkLayoutChain *chain, LkLayout *layout)
{
    note_places(chain, "head", layout->head, LK_HEAD_LINES);
    note_places(chain, "tail", layout->tail, LK_TAIL_LINES);
}

size_t lk_layout_typed_place(const LkLayoutFile *file, const char *key, size_t place)
{
    const LkYaml *list = list_of(file, key), *typed = lk_layout_member(file->typed, key);
    const LkYaml *line = list == NULL ? NULL : list->first;
    for (size_t i = 1; line != NULL && i < place; i++)
        line = line->next;
    if (line == NULL || line->first == NULL || typed == NULL)
        return place;
    size_t at = 1;
    for (const LkYaml *item = typed->first; item != NULL; item = item->next, at++)
        if (item->offset == line->offset)
            return at;
    return place;
}
