/* What `pitch: auto` means: single line spacing, wherever a layout sets text. */
#include "loading.h"
#include "style/schema.h"

static const char *member(const LkKey *key, const char *object)
{
    return object + key->offset;
}

/* Each object of the layout with a pitch of its own; gives how many there are. */
static size_t expect_single(const char *file, const LkKey *key, const char *object)
{
    size_t found = 0;
    const LkKey *pitch = lk_key_find(key->keys, key->key_count, LK_TEXT("pitch"));
    const LkKey *size = lk_key_find(key->keys, key->key_count, LK_TEXT("size"));
    if (pitch != NULL) {
        const LkLength *asked = (const LkLength *)member(pitch, object);
        cr_expect_eq(*asked, lk_single_pitch(*(const LkLength *)member(size, object)), "%s: %s", file,
                     key->name);
        found++;
    }
    for (size_t i = 0; i < key->key_count; i++) {
        const LkKey *inner = &key->keys[i];
        size_t count = inner->kind == LK_KEY_OBJECT   ? 1
                       : inner->kind == LK_KEY_LEVELS ? (size_t)inner->maximum
                                                      : 0;
        for (size_t k = 0; k < count; k++)
            found += expect_single(file, inner, member(inner, object) + k * inner->stride);
    }
    return found;
}

Test(layouts_pitch, auto_is_single_line_spacing_wherever_text_is_set)
{
    Loading loading = loading_start();
    loading_write(&loading, "plain.yaml", "tables:\n  default: {text: {size: 14pt}}\n");
    const LkLayout *layout = loading_load(&loading, "plain");
    cr_assert_eq(loading.diagnostics.count, 0);
    /* text, title, quote, code, notes, headings, contents and two in each line of a form */
    size_t least = 5 + 2 * LK_HEADING_LEVELS + 2 * (LK_HEAD_LINES + LK_TAIL_LINES);
    cr_expect_geq(expect_single("plain", &lk_layout_schema_root, (const char *)layout), least);
    cr_expect_eq(layout->tables[0].text.pitch, lk_single_pitch(14 * LK_POINT));
    loading_end(&loading);
}

Test(layouts_pitch, single_line_spacing_is_that_of_the_official_face)
{
    cr_expect_eq(lk_single_pitch(16 * LK_POINT), LK_MILLIPOINTS(21300));
    cr_expect_eq(lk_single_pitch(32 * LK_POINT), LK_MILLIPOINTS(42600));
}
