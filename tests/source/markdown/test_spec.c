/* The examples of CommonMark and of GFM (spec/README.md). What differs by design stands in
 * spec/differences.tsv with its reason; anything else that differs fails, and so does a listed one that does
 * not. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "source/markdown/html.h"

#define FOLDER "tests/source/markdown/spec/"

typedef struct Examples {
    const char *set; /* its name in differences.tsv */
    LkText rest;     /* of the file */
    int number;      /* of the last example, from 1 */
    LkArena *arena;
    LkText source, html; /* of the last example */
} Examples;

static LkText file_of(const char *path, LkArena *arena)
{
    LkBuffer out;
    lk_buffer_init(&out, arena);
    FILE *file = fopen(path, "rb");
    cr_assert_not_null(file, "%s is missing", path);
    char part[4096];
    for (size_t length; (length = fread(part, 1, sizeof part, file)) > 0;)
        lk_buffer_append(&out, part, length);
    fclose(file);
    return lk_buffer_view(&out);
}

/* The text up to the next line that is `end`, with → as tabs; the rest begins behind it. */
static LkText part_until(Examples *examples, const char *end)
{
    LkBuffer out;
    lk_buffer_init(&out, examples->arena);
    size_t length = strlen(end);
    while (examples->rest.length > 0) {
        const char *bytes = examples->rest.bytes, *feed = memchr(bytes, '\n', examples->rest.length);
        size_t line = (size_t)(feed + 1 - bytes);
        examples->rest = lk_text_slice(examples->rest, line, examples->rest.length);
        if (line == length + 1 && memcmp(bytes, end, length) == 0)
            break;
        for (size_t i = 0; i < line; i++) {
            bool is_tab = line - i > 3 && memcmp(bytes + i, "→", 3) == 0;
            lk_buffer_append(&out, is_tab ? "\t" : bytes + i, 1);
            i += is_tab ? 2 : 0;
        }
    }
    return lk_buffer_view(&out);
}

/* Reads the next example; false at the end. */
static bool next_example(Examples *examples)
{
    const char *start = memmem(examples->rest.bytes, examples->rest.length, "` example", 9);
    if (start == NULL)
        return false;
    size_t skip = (size_t)((const char *)memchr(start, '\n', 100) + 1 - examples->rest.bytes);
    examples->rest = lk_text_slice(examples->rest, skip, examples->rest.length);
    examples->source = part_until(examples, ".");
    examples->html = part_until(examples, "````````````````````````````````");
    examples->number++;
    return true;
}

/* Whether an example is listed as different by design. */
static bool is_listed(LkText differences, const char *set, int number)
{
    char line[64];
    int length = snprintf(line, sizeof line, "\n%s\t%d\t", set, number);
    return memmem(differences.bytes, differences.length, line, (size_t)length) != NULL;
}

static bool is_equal(const Examples *examples, LkText *made)
{
    LkBuffer out;
    lk_buffer_init(&out, examples->arena);
    html_document(&out, lk_markdown_parse(examples->source, 0, NULL, examples->arena));
    *made = lk_buffer_view(&out);
    return lk_text_equal(*made, examples->html);
}

static void check_set(const char *set, const char *path, int wanted)
{
    LkArena *arena = lk_arena_create();
    LkText differences = file_of(FOLDER "differences.tsv", arena);
    Examples examples = {.set = set, .rest = file_of(path, arena), .arena = arena};
    while (next_example(&examples)) {
        LkText made;
        bool is_same = is_equal(&examples, &made), is_known = is_listed(differences, set, examples.number);
        cr_expect(is_same || is_known, "%s %d differs\n%.*swanted:\n%.*smade:\n%.*s", set, examples.number,
                  (int)examples.source.length, examples.source.bytes, (int)examples.html.length,
                  examples.html.bytes, (int)made.length, made.bytes);
        cr_expect(!is_same || !is_known, "%s %d is listed as different and is not", set, examples.number);
    }
    cr_expect_eq(examples.number, wanted);
    lk_arena_destroy(arena);
}

Test(spec, commonmark_examples_are_equal_but_for_those_listed)
{
    check_set("commonmark", FOLDER "commonmark.txt", 652);
}

Test(spec, gfm_examples_are_equal_but_for_those_listed)
{
    check_set("gfm", FOLDER "gfm.txt", 673);
}
