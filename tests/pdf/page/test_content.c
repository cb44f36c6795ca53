/* Operators of a page: what is said of a line's text, and how long strings are. */
#include "pdf/hand.h"
#include "pdf/page/content.h"
#include "pdf/page/links.h"

/* The content of the first page. Lives in the arena of `hand`. */
static LkText content_of(Hand *hand)
{
    static const LkPdfOptions options = {.created = -1, .producer = "test"};
    LkPdf *pdf = lk_pdf_create(hand_drop, NULL, hand->arena, &hand->diagnostics);
    LkPdfLinks *links = LK_NEW(hand->arena, LkPdfLinks);
    *links = (LkPdfLinks){.pdf = pdf, .frames = &hand->frames, .language = "th-TH", .first = 1, .last = 1};
    LkPdfResources *resources = LK_NEW(hand->arena, LkPdfResources);
    lk_pdf_resources_init(resources, pdf, links, &options);
    lk_pdf_content(resources, &hand->frames.pages[0], 1);
    return lk_pdf_view(&resources->content);
}

static bool content_has(LkText content, const char *sought)
{
    return memmem(content.bytes, content.length, sought, strlen(sought)) != NULL;
}

/* The longest string of codes, in bytes of the file and as they are read. */
static void content_longest(LkText content, size_t *raw, size_t *read)
{
    *raw = *read = 0;
    for (size_t i = 0; i < content.length; i++) {
        if (content.bytes[i] != '(')
            continue;
        size_t start = ++i, count = 0;
        for (; content.bytes[i] != ')'; i++, count++)
            i += content.bytes[i] == '\\';
        if (memcmp(content.bytes + start - 4, "ext(", 4) == 0) /* ActualText */
            continue;
        *raw = i - start > *raw ? i - start : *raw;
        *read = count > *read ? count : *read;
    }
}

/* Composites carry what a glyph of a TrueType face stands for; a CFF face has none. */
Test(pdf_content, a_line_says_its_text_where_its_face_cannot)
{
    static const struct {
        const char *face;
        int spacing;
        bool is_said;
    } cases[] = {
        {HAND_REGULAR, 0, false}, {HAND_REGULAR, 5, true}, {HAND_CFF, 0, true}, {HAND_THAI_CFF, 0, true}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Hand hand = hand_begin();
        hand_text(&hand, hand_face(cases[i].face, hand.arena), "AV Tel", cases[i].spacing, true);
        cr_expect_eq(content_has(content_of(&hand), "/ActualText("), cases[i].is_said, "%s", cases[i].face);
        lk_arena_destroy(hand.arena);
    }
}

/* A line of two faces needs it when one of them does. */
Test(pdf_content, one_run_of_a_cff_face_makes_its_line_say_its_text)
{
    Hand hand = hand_begin();
    hand_text(&hand, hand_face(HAND_REGULAR, hand.arena), "ก ", 0, true);
    hand_text(&hand, hand_face(HAND_CFF, hand.arena), "AV", 0, false);
    cr_expect(content_has(content_of(&hand), "/ActualText(\xFE\xFF\x0E\x01"));
    lk_arena_destroy(hand.arena);
}

/* ISO 19005-2 §6.1.13 */
/* What the arrays behind the first spacing (Tc) of a content hold. */
typedef struct Arrays {
    double spacing;       /* in points; 0 = there is none */
    int strings, numbers; /* of the first array */
    double most;          /* the largest number in any array: it moves the pen to the left */
    bool is_taken_back;   /* a spacing of 0 follows */
} Arrays;

static Arrays arrays_of(LkText content)
{
    Arrays arrays = {0};
    bool is_first = true;
    for (size_t i = 0; i < content.length; i++) {
        const char *at = content.bytes + i;
        if (arrays.spacing != 0 && *at == '(') {
            arrays.strings += is_first;
            for (i++; content.bytes[i] != ')'; i++)
                i += content.bytes[i] == '\\';
            double number = content.bytes[i + 1] == ']' ? 0 : strtod(content.bytes + i + 1, NULL);
            arrays.numbers += is_first && number != 0;
            arrays.most = number > arrays.most ? number : arrays.most;
            is_first = is_first && content.bytes[i + 1] != ']';
        } else if (content.length - i > 4 && memcmp(at, " Tc\n", 4) == 0) {
            const char *digits = at;
            while (digits[-1] != '\n')
                digits--;
            arrays.is_taken_back = arrays.spacing != 0 && strtod(digits, NULL) == 0;
            arrays.spacing = arrays.spacing == 0 ? strtod(digits, NULL) : arrays.spacing;
        }
    }
    return arrays;
}

/* Letters that stand evenly apart get a character spacing; a line that is set as it is takes it back. */
Test(pdf_content, letters_evenly_apart_are_one_string)
{
    Hand hand = hand_begin();
    const LkFace *face = hand_face(HAND_REGULAR, hand.arena);
    hand_text(&hand, face, "aaaaaaaaaaaa", 5, true);
    hand_text(&hand, face, "aaaaaaaaaaaa", 0, true);
    Arrays arrays = arrays_of(content_of(&hand));
    cr_expect_float_eq(arrays.spacing, 0.8, 0.0002, "%f", arrays.spacing);
    cr_expect_eq(arrays.strings, 1);
    cr_expect_eq(arrays.numbers, 0);
    cr_expect(arrays.is_taken_back);
    lk_arena_destroy(hand.arena);
}

/* Poppler orders marks by their place: if the second were ever so little left of the first, it would come
 * before it. */
Test(pdf_content, of_two_marks_on_a_letter_the_second_is_not_left_of_the_first)
{
    static const char text[] = "กรมการนั้นกรมการนี่กรมการนั้นกรมการนี่กรมการนั้น";
    int spaced = 0;
    for (int stretch = 1000; stretch < 60000; stretch += 777) {
        Hand hand = hand_begin();
        LkItem *item = hand_text(&hand, hand_face(HAND_REGULAR, hand.arena), text, 1, true);
        for (size_t i = 0; i < item->as.run->count; i++)
            if (item->as.run->glyphs[i].stretch != 0)
                item->as.run->glyphs[i].stretch = stretch;
        Arrays arrays = arrays_of(content_of(&hand));
        spaced += arrays.spacing != 0;
        cr_assert_leq(arrays.most * 16 / 1000, arrays.spacing + 1e-9, "%d", stretch);
        lk_arena_destroy(hand.arena);
    }
    cr_expect_gt(spaced, 0);
}

Test(pdf_content, no_string_passes_32767_bytes)
{
    enum { LETTERS = 40000 };
    static const char *const faces[] = {HAND_REGULAR, HAND_CFF};
    for (size_t i = 0; i < sizeof faces / sizeof *faces; i++) {
        Hand hand = hand_begin();
        char *text = lk_arena_alloc(hand.arena, LETTERS + 1);
        memset(text, 'n', LETTERS); /* no kerning: nothing else ends a string */
        text[LETTERS] = '\0';
        hand_text(&hand, hand_face(faces[i], hand.arena), text, 0, true);
        size_t raw = 0, read = 0;
        content_longest(content_of(&hand), &raw, &read);
        cr_expect_leq(raw, 32767, "%s: %zu", faces[i], raw);
        cr_expect_geq(read, 16000, "%s: strings are no shorter than need be: %zu", faces[i], read);
        lk_arena_destroy(hand.arena);
    }
}

/* Marks piled on one letter are one cluster, which a CFF face shows with a code for each. */
Test(pdf_content, a_cluster_does_not_make_a_string_too_long)
{
    enum { GLYPHS = 40000 };
    Hand hand = hand_begin();
    LkItem *item = hand_text(&hand, hand_face(HAND_CFF, hand.arena), "n", 0, true);
    LkGlyphRun *run = (LkGlyphRun *)item->as.run;
    LkGlyph glyph = run->glyphs[0], *glyphs = LK_NEW_ARRAY(hand.arena, GLYPHS, LkGlyph);
    for (size_t i = 0; i < GLYPHS; i++)
        glyphs[i] = glyph;
    run->glyphs = glyphs;
    run->count = GLYPHS;
    size_t raw = 0, read = 0;
    content_longest(content_of(&hand), &raw, &read);
    cr_expect_leq(raw, 32767, "%zu", raw);
    cr_expect_geq(read, 16000, "%zu", read);
    lk_arena_destroy(hand.arena);
}

/* A line through it that is no part of the text: an artifact. */
Test(pdf_content, struck_text_is_struck_through)
{
    for (int is_struck = 0; is_struck < 2; is_struck++) {
        Hand hand = hand_begin();
        LkItem *item = hand_text(&hand, hand_face(HAND_REGULAR, hand.arena), "กข", 0, true);
        ((LkGlyphRun *)item->as.run)->strike = is_struck;
        LkText content = content_of(&hand);
        cr_expect_eq(content_has(content, "l S\n"), is_struck);
        cr_expect_eq(content_has(content, "/Artifact<</Type/Layout>>BDC"), is_struck);
        lk_arena_destroy(hand.arena);
    }
}

/* In one piece, though the runs are two. */
Test(pdf_content, underlined_text_has_a_line_below_it)
{
    for (int is_underlined = 0; is_underlined < 2; is_underlined++) {
        Hand hand = hand_begin();
        const LkFace *face = hand_face(HAND_REGULAR, hand.arena);
        for (int i = 0; i < 2; i++) {
            LkItem *item = hand_text(&hand, face, "กข", 0, i == 0);
            ((LkGlyphRun *)item->as.run)->underline = is_underlined ? LK_POINT : 0;
            ((LkGlyphRun *)item->as.run)->underline_depth = 3 * LK_POINT;
        }
        LkText content = content_of(&hand);
        cr_expect_eq(content_has(content, "l S\n"), is_underlined);
        cr_expect_eq(content_has(content, "/Artifact<</Type/Layout>>BDC"), is_underlined);
        lk_arena_destroy(hand.arena);
    }
}
