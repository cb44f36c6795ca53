#include <criterion/criterion.h>
#include <string.h>

#include "base/limits.h"
#include "sign/file/value.h"

static bool reads(const char *text, LkPdfValue *value, LkArena *arena)
{
    LkPdfReading reading = {.source = lk_text(text), .arena = arena};
    return lk_pdf_read_value(&reading, value);
}

static void add_reference(void *context, const LkPdfValue *reference)
{
    lk_buffer_printf(context, "%lld-%d ", (long long)reference->number, reference->generation);
}

/* Passes over a value; `seen` gets the references in it. */
static bool passes(const char *text, LkBuffer *seen, LkArena *arena)
{
    LkPdfReading reading = {.source = lk_text(text), .arena = arena};
    lk_buffer_init(seen, arena);
    return lk_pdf_pass_value(&reading, add_reference, seen);
}

Test(sign_value, reads_each_kind)
{
    static const struct {
        const char *text;
        LkPdfKind kind;
        int64_t number;
        const char *words;
    } cases[] = {{"null", LK_PDF_NULL, 0, ""},         {"true", LK_PDF_BOOLEAN, 1, ""},
                 {"-17 ", LK_PDF_INTEGER, -17, "-17"}, {"3.25", LK_PDF_REAL, 3, "3.25"},
                 {"/A#42C", LK_PDF_NAME, 0, "ABC"},    {"(a\\(b\\)\\101\\n)", LK_PDF_STRING, 0, "a(b)A\n"},
                 {"<41 4 2>", LK_PDF_STRING, 0, "AB"}, {"% a comment\n 12 0 R", LK_PDF_REFERENCE, 12, "12"}};
    LkArena *arena = lk_arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        LkPdfValue value;
        cr_expect(reads(cases[i].text, &value, arena), "%s", cases[i].text);
        cr_expect_eq(value.kind, cases[i].kind, "%s", cases[i].text);
        cr_expect_eq(value.number, cases[i].number, "%s", cases[i].text);
        cr_expect(lk_text_is(value.text, cases[i].words), "%s: %.*s", cases[i].text, (int)value.text.length,
                  value.text.bytes);
    }
    lk_arena_destroy(arena);
}

Test(sign_value, refuses_what_can_be_read_in_two_ways)
{
    static const char *const cases[] = {"<</A 1/A 2>>",
                                        "<</A 1",
                                        "[1 2",
                                        "(open",
                                        "<4G>",
                                        "1 65536 R",
                                        "0 0 R",
                                        "--1",
                                        "1.2.3",
                                        "nul",
                                        "/A#4",
                                        "99999999999999999999",
                                        "",
                                        ">>",
                                        "<</A>>",
                                        "]",
                                        "9999999 0 R"};
    LkArena *arena = lk_arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        LkPdfValue value;
        LkBuffer seen;
        cr_expect_not(reads(cases[i], &value, arena), "%s", cases[i]);
        cr_expect_not(passes(cases[i], &seen, arena), "%s", cases[i]);
    }
    lk_arena_destroy(arena);
}

/* Few members and many, which are kept in two ways; references as they are written and as they may be. */
Test(sign_value, sees_the_same_references_whether_it_keeps_the_value_or_not)
{
    static const struct {
        const char *text, *seen;
    } cases[] = {{"12 0 R", "12-0 "},
                 {"[1 0 R 2 0 R]", "1-0 2-0 "},
                 {"[1 0 R/A 2 3 R 4 5]", "1-0 2-3 "},
                 {"[7 0\nR 8  0 R 9 0 %x\nR 10 0 RG]", NULL},
                 {"[7 0\nR 8  0 R 9 0 %x\nR 10 0 R(a)]", "7-0 8-0 9-0 10-0 "},
                 {"<</A 1 0 R/B[<</C 2 0 R>>3 0 R]/D 4>>", "1-0 2-0 3-0 "},
                 {"[1 2 3 4 5 6 7 8]", ""},
                 {"[1 2 3 4 5 6 7 8 9 0 R]", "9-0 "},
                 {"[1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 0 R]", "17-0 "},
                 {"<</A 1/B 2/C 3/D 4/E 5/F 6/G 7/H 8/I 9 0 R>>", "9-0 "},
                 {"<</A 1/B 2/C 3/D 4/E 5/F 6/G 7/H 8/I 9/J 0/K 1/L 2/M 3/N 4/O 5/P 6/Q 7/R 8 0 R>>", "8-0 "},
                 {"<</A 1/B 2/C 3/D 4/E 5/F 6/G 7/H 8/A 9>>", NULL},
                 {"<</A 1/B 2/C 3/D 4/E 5/F 6/G 7/H 8/I 9/J 0/K 1/L 2/M 3/N 4/O 5/P 6/Q 7/A 8>>", NULL}};
    LkArena *arena = lk_arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        LkPdfValue value;
        LkBuffer kept, passed;
        bool is_good = cases[i].seen != NULL;
        lk_buffer_init(&kept, arena);
        cr_expect_eq(reads(cases[i].text, &value, arena), is_good, "%s", cases[i].text);
        cr_expect_eq(passes(cases[i].text, &passed, arena), is_good, "%s", cases[i].text);
        if (!is_good)
            continue;
        lk_pdf_references(&value, add_reference, &kept);
        cr_expect_str_eq(lk_buffer_view(&kept).bytes, cases[i].seen, "%s", cases[i].text);
        cr_expect_str_eq(lk_buffer_view(&passed).bytes, cases[i].seen, "%s", cases[i].text);
    }
    lk_arena_destroy(arena);
}

/* Pieces of the syntax, right and wrong, one behind another by chance. */
static const char *by_chance(uint64_t *state, LkArena *arena)
{
    static const char *const pieces[] = {"[",
                                         "]",
                                         "<<",
                                         ">>",
                                         " 0 R",
                                         "/A",
                                         "/B",
                                         "/A#42",
                                         "/A#4",
                                         "/",
                                         "1",
                                         "12",
                                         "0",
                                         " ",
                                         " ",
                                         " ",
                                         "\n",
                                         "%x\n",
                                         "%",
                                         "R",
                                         "(a)",
                                         "(",
                                         ")",
                                         "(a(b)c)",
                                         "(\\))",
                                         "<41>",
                                         "<4",
                                         ">",
                                         "-1",
                                         "1.5",
                                         "+3",
                                         "true",
                                         "null",
                                         "nul",
                                         "7 1 R",
                                         "9999999 0 R",
                                         "123456789012345678"};
    LkBuffer text;
    lk_buffer_init(&text, arena);
    unsigned open = 0;
    for (int i = 0; i < 24; i++) {
        *state = *state * 6364136223846793005u + 1442695040888963407u;
        const char *piece = pieces[(*state >> 33) % (sizeof pieces / sizeof *pieces)];
        open += piece[0] == '[';
        lk_buffer_string(&text, i == 0 && (*state >> 60) > 2 ? "[" : piece);
    }
    while (open-- > 0)
        lk_buffer_string(&text, "]");
    lk_buffer_string(&text, "]");
    return lk_buffer_view(&text).bytes;
}

Test(sign_value, passes_over_what_it_reads_and_nothing_else)
{
    LkArena *arena = lk_arena_create();
    uint64_t state = 1;
    size_t read = 0;
    for (int i = 0; i < 100000; i++, lk_arena_reset(arena)) {
        const char *text = by_chance(&state, arena);
        LkPdfReading reading = {.source = lk_text(text), .arena = arena}, passing = reading;
        LkBuffer kept, passed;
        LkPdfValue value;
        lk_buffer_init(&kept, arena);
        lk_buffer_init(&passed, arena);
        bool is_read = lk_pdf_read_value(&reading, &value);
        cr_assert_eq(lk_pdf_pass_value(&passing, add_reference, &passed), is_read, "%s", text);
        if (!is_read)
            continue;
        read++;
        lk_pdf_references(&value, add_reference, &kept);
        cr_assert_eq(passing.at, reading.at, "%s", text);
        cr_assert_eq(passing.values, reading.values, "%s", text);
        cr_assert_str_eq(lk_buffer_view(&passed).bytes, lk_buffer_view(&kept).bytes, "%s", text);
    }
    cr_expect_gt(read, 1000);
    lk_arena_destroy(arena);
}

Test(sign_value, nests_so_deep_and_no_deeper)
{
    char text[2 * (LK_LIMIT_SIGNED_NESTING + 1) + 1] = "";
    LkArena *arena = lk_arena_create();
    LkPdfValue value;
    memset(text, '[', LK_LIMIT_SIGNED_NESTING);
    memset(text + LK_LIMIT_SIGNED_NESTING, ']', LK_LIMIT_SIGNED_NESTING);
    cr_expect(reads(text, &value, arena));
    memset(text, '[', LK_LIMIT_SIGNED_NESTING + 1);
    memset(text + LK_LIMIT_SIGNED_NESTING + 1, ']', LK_LIMIT_SIGNED_NESTING + 1);
    cr_expect_not(reads(text, &value, arena));
    lk_arena_destroy(arena);
}

Test(sign_value, compares_what_is_said_not_how)
{
    static const struct {
        const char *a, *b;
        bool is_same;
    } cases[] = {{"<</A 1/B(x)>>", "<< /B <78> /A 1 >>", true},
                 {"[1 2]", "[1 3]", false},
                 {"[1 2]", "[1 2 3]", false},
                 {"/A", "(A)", false},
                 {"5 0 R", "6 0 R", false},
                 {"5 1 R", "5 1 R", true},
                 {"5 0 R", "5 1 R", false},
                 {"<</A 1>>", "<</B 1>>", false}};
    LkArena *arena = lk_arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        LkPdfValue a, b;
        cr_assert(reads(cases[i].a, &a, arena) && reads(cases[i].b, &b, arena));
        cr_expect_eq(lk_pdf_equal(&a, &b), cases[i].is_same, "%s %s", cases[i].a, cases[i].b);
    }
    lk_arena_destroy(arena);
}

Test(sign_value, reads_thai_out_of_text_strings)
{
    LkArena *arena = lk_arena_create();
    LkPdfValue value;
    cr_assert(reads("<FEFF0E190E320E22>", &value, arena));
    cr_expect(lk_text_is(lk_pdf_words(&value, arena), "นาย"));
    cr_assert(reads("(caf\\351)", &value, arena));
    cr_expect(lk_text_is(lk_pdf_words(&value, arena), "café"));
    lk_arena_destroy(arena);
}
