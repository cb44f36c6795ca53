/* Text that people have marked: | between words, ~ inside a compound, ^ before a proper name. */
#include <stdio.h>

#include "text/fixture.h"
#include "text/text_private.h"

typedef struct Score {
    size_t free, compound; /* breaks that are offered between Thai letters */
    size_t wrong, in_compound,
        illegal; /* of the free ones: inside a word, inside a compound, inside a cluster */
    size_t compound_wrong;
    LkBuffer report; /* the wrong ones in their surroundings */
} Score;

/* Splits a marked line into its text and the mark before each character (0 for none). */
static size_t unmark(LkText line, char *text, char *marks)
{
    size_t length = 0, count = 0;
    char mark = 0;
    for (size_t at = 0; at < line.length;) {
        size_t start = at;
        uint32_t c = lk_utf8_next(line, &at);
        if (c == '|' || c == '~' || c == '^' || c == '\n') {
            mark = c == '^' || c == '\n' ? mark : (char)c;
            continue;
        }
        marks[count++] = mark;
        mark = 0;
        memcpy(text + length, line.bytes + start, at - start);
        length += at - start;
    }
    text[length] = '\0';
    return count;
}

static void report(Score *score, const LkSection *section, size_t i)
{
    size_t from = section->offsets[i > 8 ? i - 8 : 0];
    size_t to = section->offsets[i + 8 < section->count ? i + 8 : section->count], at = section->offsets[i];
    lk_buffer_printf(&score->report, "%.*s|%.*s\n", (int)(at - from), section->text.bytes + from,
                     (int)(to - at), section->text.bytes + at);
}

static void count_breaks(Score *score, const LkSection *section, const char *marks)
{
    for (size_t i = 1; i < section->count; i++) {
        uint8_t flags = section->flags[i];
        if (!(flags & LK_CHAR_BREAK) || !lk_is_thai_letter(section->characters[i]) ||
            !lk_is_thai_letter(section->characters[i - 1]))
            continue;
        score->illegal += !(flags & LK_CHAR_CLUSTER);
        if (flags & LK_CHAR_COMPOUND) {
            score->compound++;
            score->compound_wrong += marks[i] == 0;
            continue;
        }
        score->free++;
        score->wrong += marks[i] == 0;
        score->in_compound += marks[i] == '~';
        if (marks[i] == 0)
            report(score, section, i);
    }
}

static void score_line(TextFixture *f, LkText line, Score *score)
{
    char *text = lk_arena_alloc(f->arena, line.length + 1),
         *marks = lk_arena_alloc(f->arena, line.length + 1);
    size_t count = unmark(line, text, marks);
    LkInline item = {.kind = LK_INLINE_TEXT, .text = lk_text(text)};
    LkInlines inlines = {&item, 1, {NULL, 0, 0, 0}};
    LkSection *section = NULL;
    cr_assert_eq(lk_itemise(&f->context, &inlines, LK_NUMERALS_THAI, &section), 1);
    cr_assert_eq(section->count, count);
    lk_find_breaks(&f->context, section, NULL, 0);
    count_breaks(score, section, marks);
}

static Score score_file(TextFixture *f, const char *path)
{
    Score score = {0};
    lk_buffer_init(&score.report, f->arena);
    FILE *file = fopen(path, "r");
    cr_assert_not_null(file, "%s", path);
    char *line = NULL;
    size_t room = 0;
    ssize_t length;
    while ((length = getline(&line, &room, file)) > 0)
        score_line(f, (LkText){line, (size_t)length}, &score);
    free(line);
    fclose(file);
    return score;
}

Test(marked, government_text_is_broken_where_people_would)
{
    TextFixture f;
    text_set_up(&f);
    Score score = score_file(&f, "tests/text/gov.seg");
    double wrong = 100.0 * (double)score.wrong / (double)score.free;
    double in_compound = 100.0 * (double)score.in_compound / (double)score.free;
    const char *report = lk_buffer_view(&score.report).bytes;
    cr_expect_gt(score.free, 900, "%zu free breaks", score.free);
    cr_expect_eq(score.illegal, 0);
    cr_expect_leq(wrong, 1.7, "%.2f %% of %zu wrong:\n%s", wrong, score.free, report);
    cr_expect_leq(in_compound, 4.0, "%.2f %% of %zu in compounds", in_compound, score.free);
    cr_log_info("free %zu, wrong %.2f %%, in compounds %.2f %%; compound %zu, wrong %zu\n%s", score.free,
                wrong, in_compound, score.compound, score.compound_wrong, report);
    text_tear_down(&f);
}
