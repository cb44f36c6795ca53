/* Reading inlines takes work in proportion to the text, whatever the text: twice the text, at most 2.3 times
 * the steps. Texts that are slow elsewhere, each a unit many times and then another as often. */
#include <criterion/criterion.h>

#include "source/markdown/hand.h"
#include "source/markdown/tokens_check.h"

typedef struct Nasty {
    const char *before, *unit, *between, *after;
} Nasty;

static const Nasty texts[] = {
    /* emphasis */
    {"", "*a ", "", ""},
    {"", "a* ", "", ""},
    {"", "*a_ ", "", ""},
    {"", "*a **a ", "", ""},
    {"", "a**b", "", "c* "},
    {"", "**ก **", "", ""},
    {"", "ก**ข ", "", "ค **"},
    {"", "_a __a", "", "__ b_"},
    {"", "a_b*", "", ""},
    {"", "*", "", ""},
    {"", "*", "a", "*"},
    {"", "ก****", "", ""},
    {"", "~~a ", "", "b~~ "},
    {"", "*~~_a ", "", "a*_~~"},
    {"", "***a *b _c", "", " d** e* f_ "},
    {"", "**x [a*b**c*](d) ", "", ""},
    {"", "ก*๒", "", ""},
    /* brackets */
    {"", "[", "", ""},
    {"", "]", "", ""},
    {"", "[", "a", "]"},
    {"", "[", "a", "](b)"},
    {"", "![", "a", "](b)"},
    {"", "![", "www.a.th", "](b)"},
    {"", "[a](", "", ""},
    {"", "[a](b", "", ""},
    {"", "[a](<b", "", ""},
    {"", "[a](b \"c", "", ""},
    {"", "[a](b (c", "", ""},
    {"", "[a](b 'c\" (d", "", ""},
    {"", "[a](ข", "", ""},
    {"", "[a][", "", ""},
    {"", "[a][b", "", ""},
    {"", "[\\[", "", ""},
    {"", "[^a", "", ""},
    {"", "[^a]", "", ""},
    {"", "![[]()", "", ""},
    {"", "[*a", "", "*](b)"},
    {"[a](", "(", "", ")"},
    {"[a](", "\\(", "", ")"},
    {"[a]: b\n\n", "[a]", "", ""},
    {"[a]: b\n\n", "[c][a] ", "", ""},
    /* addresses */
    {"", "www.a_", "", ""},
    {"", "_www.a_", "", ""},
    {"", "www.a__www.", "", ""},
    {"", "http://a.b/)))", "", ""},
    {"", "http://", "", ""},
    {"http://a.b", ")", "", ""},
    {"http://a.b", "&a;", "", ""},
    {"http://a.b", ";", "", ""},
    {"http://a.b/", "(", "", ")"},
    {"", "[http://a.b", "", "]"},
    {"", "a@", "", ""},
    {"", "a@b", "", ""},
    {"", "a@b.c", "", ""},
    {"", "a@b.c ", "", ""},
    {"", "mailto:", "a@b.c", ""},
    {"", "a", "@", "b"},
    {"", "a.", "@", "b."},
    {"", "<a@b.", "", ""},
    {"", "<ab:", "", ""},
    /* tags */
    {"", "<", "", ""},
    {"", "<a", "", ""},
    {"", "<a ", "", ""},
    {"", "<a b=\"", "", ""},
    {"", "<a b='\"", "", ""},
    {"", "<a b='<a c=\"' ", "", ""},
    {"<a ", "b ", "", ""},
    {"", "<a b=c d='<e f=' g ", "", ""},
    {"", "<!--", "", ""},
    {"", "<!-- a --", "", ""},
    {"", "<?", "", ""},
    {"", "<!a", "", ""},
    {"", "<![CDATA[", "", ""},
    {"", "<u>", "", "</u>"},
    {"", "<u>", "", ""},
    {"", "<u><b><sup>", "", "</u></b></sup>"},
    {"", "<br>", "", ""},
    /* code, escapes, entities, fields, breaks */
    {"", "`", "", ""},
    {"", "`a``b", "", ""},
    {"", "`a ``b ```c ````d ", "", ""},
    {"", "\\", "", ""},
    {"", "C:\\*", "", ""},
    {"", "\\\\a", "", ""},
    {"", "&", "", ""},
    {"", "&a", "", ""},
    {"", "&amp;", "", ""},
    {"", "&lzzzzzzzzzzzzzzzz;", "", ""},
    {"", "{", "", ""},
    {"", "{{", "", ""},
    {"", "{{a", "", ""},
    {"", "*{{ก", "", "}}"},
    {"", "\n", "", ""},
    {"a", " ", "", ""},
    {"a", "  \nb", "", ""},
    {"a", " \\\n", "", ""},
    {"", "ก\n", "", ""},
    {"", "ราชการ ", "", ""},
};

static void repeat(LkBuffer *out, const char *unit, size_t count)
{
    for (size_t i = 0; i < count; i++)
        lk_buffer_string(out, unit);
}

/* Steps of a text with each unit `count` times. */
static size_t steps_of(const Nasty *nasty, size_t count)
{
    LkArena *arena = lk_arena_create();
    LkBuffer text;
    lk_buffer_init(&text, arena);
    lk_buffer_string(&text, nasty->before);
    repeat(&text, nasty->unit, count);
    lk_buffer_string(&text, nasty->between);
    repeat(&text, nasty->after, count);
    LkMarkdown *markdown = hand_markdown(lk_buffer_view(&text), arena);
    markdown->steps = 0;
    for (LkNode *node = markdown->document->first_child; node != NULL; node = node->next) {
        LkLeaf leaf = lk_leaf(markdown, node->segment, node->segment_count, arena);
        cr_assert_null(lk_tokens_check(&leaf, lk_tokens(markdown, &leaf, arena)), "%s", nasty->unit);
    }
    size_t steps = markdown->steps;
    lk_arena_destroy(arena);
    return steps;
}

Test(linear, twice_the_text_takes_twice_the_steps)
{
    enum { COUNT = 4000 };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        size_t once = steps_of(&texts[i], COUNT), twice = steps_of(&texts[i], 2 * COUNT);
        cr_expect(10 * twice <= 23 * once, "%s%s…%s%s: %zu, then %zu steps", texts[i].before, texts[i].unit,
                  texts[i].between, texts[i].after, once, twice);
        size_t bytes = COUNT * (strlen(texts[i].unit) + strlen(texts[i].after)) + 100;
        cr_expect_leq(once, 40 * bytes, "%s: %zu steps for %zu bytes", texts[i].unit, once, bytes);
    }
}

/* Many definitions of one paragraph, each with its places. */
Test(linear, twice_the_definitions_take_twice_the_steps)
{
    size_t steps[2];
    for (size_t i = 0; i < 2; i++) {
        LkArena *arena = lk_arena_create();
        LkBuffer text;
        lk_buffer_init(&text, arena);
        for (size_t k = 0; k < 4000u << i; k++)
            lk_buffer_printf(&text, "[a%zu]: b\n", k);
        steps[i] = hand_markdown(lk_buffer_view(&text), arena)->steps;
        lk_arena_destroy(arena);
    }
    cr_expect(10 * steps[1] <= 23 * steps[0], "%zu, then %zu steps", steps[0], steps[1]);
}
