/* The structure tree: what a screen reader is given. Read back by qpdf as text. */
#include "pdf/hand.h"

typedef struct Tagged {
    Hand hand;
    char *text; /* of the file, unpacked */
} Tagged;

static void tagged_write(Tagged *tagged)
{
    HandBytes pdf = hand_profile(&tagged->hand, LK_PDF_ARCHIVE);
    /* Streams have NULs in them, which would end the text that is searched. */
    tagged->text =
        hand_ask(pdf, "qpdf --qdf --object-streams=disable --no-original-object-ids %s - | tr '\\000' ' '")
            .bytes;
    free(pdf.bytes);
}

static int tagged_count(const Tagged *tagged, const char *sought)
{
    int count = 0;
    for (const char *at = tagged->text; (at = strstr(at, sought)) != NULL; at++)
        count++;
    return count;
}

static Tagged tagged_begin(const LkElement *elements, size_t count)
{
    Tagged tagged = {.hand = hand_begin()};
    tagged.hand.frames.structure = (LkStructure){LK_NEW_ARRAY(tagged.hand.arena, count, LkElement), count};
    memcpy(tagged.hand.frames.structure.elements, elements, count * sizeof *elements);
    tagged.hand.frames.title = LK_TEXT("title");
    return tagged;
}

static void tagged_end(Tagged *tagged)
{
    free(tagged->text);
    lk_arena_destroy(tagged->hand.arena);
}

Test(pdf_tags, a_paragraph_over_two_pages_is_one_element_with_a_piece_on_each)
{
    static const LkElement elements[] = {{.kind = LK_ELEMENT_DOCUMENT}, {.kind = LK_ELEMENT_PARAGRAPH}};
    Tagged tagged = tagged_begin(elements, 2);
    const LkFace *face = hand_face(HAND_REGULAR, tagged.hand.arena);
    hand_text(&tagged.hand, face, "บรรทัดแรก", 0, true)->element = 1;
    hand_text(&tagged.hand, face, "บรรทัดที่สอง", 0, true)->element = 1;
    hand_page(&tagged.hand);
    hand_text(&tagged.hand, face, "หน้าถัดไป", 0, true)->element = 1;
    tagged_write(&tagged);
    cr_expect_eq(tagged_count(&tagged, "/S /P\n"), 1);
    cr_expect_eq(tagged_count(&tagged, "/P<</MCID 0>>BDC"), 2, "one piece on each page");
    cr_expect_eq(tagged_count(&tagged, "/Type /MCR"), 1, "the one on the other page names it");
    cr_expect_eq(tagged_count(&tagged, "/StructParents"), 2);
    tagged_end(&tagged);
}

Test(pdf_tags, headings_leave_no_level_out)
{
    static const LkElement elements[] = {{.kind = LK_ELEMENT_DOCUMENT},
                                         {.kind = LK_ELEMENT_HEADING, .level = 2},
                                         {.kind = LK_ELEMENT_HEADING, .level = 5},
                                         {.kind = LK_ELEMENT_HEADING, .level = 2}};
    Tagged tagged = tagged_begin(elements, 4);
    const LkFace *face = hand_face(HAND_REGULAR, tagged.hand.arena);
    for (uint32_t i = 1; i <= 3; i++)
        hand_text(&tagged.hand, face, "หัวข้อ", 0, true)->element = i;
    tagged_write(&tagged);
    cr_expect_eq(tagged_count(&tagged, "/S /H1\n"), 2);
    cr_expect_eq(tagged_count(&tagged, "/S /H2\n"), 1);
    tagged_end(&tagged);
}

Test(pdf_tags, empty_cells_and_spans_make_a_regular_table)
{
    static const LkCellSpan body[] = {{2, 1, false}, {1, 1, true}, {1, 1, false}, {1, 1, false}};
    static const LkTableShape shape = {.columns = 2, .header_rows = 1, .rows = 2, .body = body};
    static const LkElement elements[] = {{.kind = LK_ELEMENT_DOCUMENT},
                                         {.kind = LK_ELEMENT_TABLE, .table = &shape}};
    Tagged tagged = tagged_begin(elements, 2);
    const LkFace *face = hand_face(HAND_REGULAR, tagged.hand.arena);
    LkItem *head = hand_text(&tagged.hand, face, "ที่", 0, true);
    *head = (LkItem){.kind = head->kind,
                     .role = LK_ROLE_TABLE_HEADER,
                     .element = 1,
                     .part = 1,
                     .x = head->x,
                     .y = head->y,
                     .line_start = true,
                     .as = head->as};
    LkItem *cell = hand_text(&tagged.hand, face, "กว้าง", 0, true);
    cell->role = LK_ROLE_TABLE_CELL;
    cell->element = cell->part = 1;
    tagged_write(&tagged);
    cr_expect_eq(tagged_count(&tagged, "/S /TR\n"), 3);
    cr_expect_eq(tagged_count(&tagged, "/S /TH\n"), 2);
    cr_expect_eq(tagged_count(&tagged, "/S /TD\n"), 3, "one over two columns, two that are empty");
    cr_expect_eq(tagged_count(&tagged, "/ColSpan 2"), 1);
    cr_expect_eq(tagged_count(&tagged, "/Scope /Column"), 2);
    cr_expect_eq(tagged_count(&tagged, "/Headers ["), 3);
    tagged_end(&tagged);
}

Test(pdf_tags, a_header_that_is_repeated_is_no_second_header)
{
    static const LkTableShape shape = {.columns = 1, .header_rows = 1, .rows = 1};
    static const LkElement elements[] = {{.kind = LK_ELEMENT_DOCUMENT},
                                         {.kind = LK_ELEMENT_TABLE, .table = &shape}};
    Tagged tagged = tagged_begin(elements, 2);
    const LkFace *face = hand_face(HAND_REGULAR, tagged.hand.arena);
    for (int page = 0; page < 2; page++) {
        hand_page(&tagged.hand);
        LkItem *head = hand_text(&tagged.hand, face, "หัวตาราง", 0, true);
        head->role = page == 0 ? LK_ROLE_TABLE_HEADER : LK_ROLE_ARTIFACT;
        head->element = head->part = 1;
        LkItem *cell = hand_text(&tagged.hand, face, "ช่อง", 0, true);
        cell->role = LK_ROLE_TABLE_CELL;
        cell->element = cell->part = 1;
    }
    tagged_write(&tagged);
    cr_expect_eq(tagged_count(&tagged, "/S /TH\n"), 1);
    cr_expect_eq(tagged_count(&tagged, "/Artifact<</Type/Pagination>>BDC"), 1);
    tagged_end(&tagged);
}

/* A paragraph of runs that differ in style; the caller styles them. */
static Tagged tagged_runs(LkGlyphRun *runs[], const char *const *texts, size_t count)
{
    static const LkElement elements[] = {{.kind = LK_ELEMENT_DOCUMENT}, {.kind = LK_ELEMENT_PARAGRAPH}};
    Tagged tagged = tagged_begin(elements, 2);
    const LkFace *face = hand_face(HAND_REGULAR, tagged.hand.arena);
    for (size_t i = 0; i < count; i++) {
        LkItem *item = hand_text(&tagged.hand, face, texts[i], 0, i == 0);
        item->element = 1;
        runs[i] = (LkGlyphRun *)item->as.run;
    }
    return tagged;
}

Test(pdf_tags, styles_are_spans_that_say_so)
{
    LkGlyphRun *runs[6];
    Tagged tagged = tagged_runs(runs, (const char *const[]){"ก", "ข", "ค", "ง", "จ", "ฉ"}, 6);
    runs[1]->underline = LK_POINT;
    runs[2]->strike = true;
    runs[3]->position = LK_TEXT_SUPERSCRIPT;
    runs[3]->rise = 5 * LK_POINT;
    runs[4]->position = LK_TEXT_SUBSCRIPT;
    runs[4]->rise = -3 * LK_POINT;
    tagged_write(&tagged);
    cr_expect_eq(tagged_count(&tagged, "/S /Span\n"), 4);
    cr_expect_eq(tagged_count(&tagged, "/TextDecorationType /Underline\n"), 1);
    cr_expect_eq(tagged_count(&tagged, "/TextDecorationType /LineThrough\n"), 1);
    cr_expect_eq(tagged_count(&tagged, "/TextPosition"), 0); /* of PDF 2.0 alone */
    cr_expect_eq(tagged_count(&tagged, "/BaselineShift 5\n"), 1);
    cr_expect_eq(tagged_count(&tagged, "/BaselineShift -3\n"), 1);
    tagged_end(&tagged);
}

/* Were the letters before and behind ๒ one span, a screen reader would say them first. */
Test(pdf_tags, a_style_parts_the_words_of_another_language_around_it)
{
    LkGlyphRun *runs[4];
    Tagged tagged = tagged_runs(runs, (const char *const[]){"น้ำ ", "Hydrogen", "๒", "Oxygen"}, 4);
    runs[2]->position = LK_TEXT_SUBSCRIPT;
    tagged_write(&tagged);
    cr_expect_eq(tagged_count(&tagged, "/Lang (en)\n"), 2);
    tagged_end(&tagged);
}

Test(pdf_tags, a_span_goes_on_below_languages_and_ends_at_links_and_plain_text)
{
    LkGlyphRun *runs[6];
    Tagged tagged = tagged_runs(runs, (const char *const[]){"ก", "Latin", "ข", "ค", "ง", "จ"}, 6);
    for (int i = 0; i < 6; i++)
        runs[i]->underline = i == 4 ? 0 : LK_POINT;
    runs[3]->link = LK_TEXT("https://example.go.th/");
    tagged_write(&tagged);
    cr_expect_eq(tagged_count(&tagged, "/TextDecorationType /Underline\n"), 3);
    cr_expect_eq(tagged_count(&tagged, "/S /Link\n"), 1);
    tagged_end(&tagged);
}

/* A screen reader says “link” once, and where it leads. */
Test(pdf_tags, a_link_is_one_whatever_its_words_look_like)
{
    LkGlyphRun *runs[5];
    Tagged tagged = tagged_runs(runs, (const char *const[]){"ดู ", "พื้นที่ ", "Area ", "ตร.ม.", "๒"}, 5);
    for (int i = 1; i < 5; i++)
        runs[i]->link = LK_TEXT("https://example.go.th/");
    runs[4]->position = LK_TEXT_SUPERSCRIPT;
    runs[4]->rise = 5 * LK_POINT;
    tagged.hand.page->items[4].y -= 5 * LK_POINT;
    tagged_write(&tagged);
    cr_expect_eq(tagged_count(&tagged, "/S /Link\n"), 1);
    cr_expect_eq(tagged_count(&tagged, "/Subtype /Link\n"), 1);
    cr_expect_eq(tagged_count(&tagged, "/Type /OBJR\n"), 1);
    cr_expect_eq(tagged_count(&tagged, "/S /Span\n"), 2);
    tagged_end(&tagged);
}

Test(pdf_tags, links_are_elements_with_their_areas)
{
    static const LkElement elements[] = {{.kind = LK_ELEMENT_DOCUMENT}, {.kind = LK_ELEMENT_PARAGRAPH}};
    Tagged tagged = tagged_begin(elements, 2);
    const LkFace *face = hand_face(HAND_REGULAR, tagged.hand.arena);
    hand_text(&tagged.hand, face, "ดู ", 0, true)->element = 1;
    for (int line = 0; line < 2; line++) {
        LkItem *item = hand_text(&tagged.hand, face, "เว็บไซต์", 0, line == 1);
        item->element = 1;
        ((LkGlyphRun *)item->as.run)->link = LK_TEXT("https://example.go.th/");
    }
    hand_text(&tagged.hand, face, " จบ", 0, false)->element = 1;
    tagged_write(&tagged);
    cr_expect_eq(tagged_count(&tagged, "/S /Link\n"), 1, "over two lines it is one link");
    cr_expect_eq(tagged_count(&tagged, "/Type /OBJR"), 2, "with two areas");
    cr_expect_eq(tagged_count(&tagged, "/Contents (https://example.go.th/)"), 2);
    tagged_end(&tagged);
}

Test(pdf_tags, words_of_another_language_say_so)
{
    static const LkElement elements[] = {{.kind = LK_ELEMENT_DOCUMENT}, {.kind = LK_ELEMENT_PARAGRAPH}};
    Tagged tagged = tagged_begin(elements, 2);
    hand_text(&tagged.hand, hand_face(HAND_REGULAR, tagged.hand.arena), "ผล ITA ของ", 0, true)->element = 1;
    tagged_write(&tagged);
    cr_expect_eq(tagged_count(&tagged, "/S /Span\n"), 1);
    cr_expect_eq(tagged_count(&tagged, "/Lang (en)"), 1);
    cr_expect_eq(tagged_count(&tagged, "/Lang (th-TH)"), 1, "the document's own");
    tagged_end(&tagged);
}

Test(pdf_tags, an_untagged_profile_has_none_of_it)
{
    static const LkElement elements[] = {{.kind = LK_ELEMENT_DOCUMENT}, {.kind = LK_ELEMENT_PARAGRAPH}};
    Tagged tagged = tagged_begin(elements, 2);
    hand_text(&tagged.hand, hand_face(HAND_REGULAR, tagged.hand.arena), "ผล ITA", 0, true)->element = 1;
    HandBytes pdf = hand_pdf(&tagged.hand);
    tagged.text = hand_ask(pdf, "qpdf --qdf --object-streams=disable %s - | tr '\\000' ' '").bytes;
    cr_expect_eq(tagged_count(&tagged, "/StructTreeRoot"), 0);
    cr_expect_eq(tagged_count(&tagged, "MCID"), 0);
    cr_expect_eq(tagged_count(&tagged, "pdfaid:part>"), 0);
    free(pdf.bytes);
    tagged_end(&tagged);
}

/* veraPDF: a table with a head has a body; one without rows has neither (ISO 14289-1 §7.5). */
Test(pdf_tags, a_table_of_titles_alone_has_no_parts)
{
    static const LkTableShape shape = {.columns = 1, .header_rows = 1, .rows = 0};
    static const LkElement elements[] = {{.kind = LK_ELEMENT_DOCUMENT},
                                         {.kind = LK_ELEMENT_TABLE, .table = &shape}};
    Tagged tagged = tagged_begin(elements, 2);
    LkItem *head = hand_text(&tagged.hand, hand_face(HAND_REGULAR, tagged.hand.arena), "หัวตาราง", 0, true);
    head->role = LK_ROLE_TABLE_HEADER;
    head->element = head->part = 1;
    tagged_write(&tagged);
    cr_expect_eq(tagged_count(&tagged, "/S /TH\n"), 1);
    cr_expect_eq(tagged_count(&tagged, "/S /THead\n"), 0);
    tagged_end(&tagged);
}

/* What is said about an element of that kind with a line of text in it. */
static void expect_mistake(LkElementKind kind, const char *words)
{
    const LkElement elements[] = {{.kind = LK_ELEMENT_DOCUMENT}, {.kind = kind}};
    Tagged tagged = tagged_begin(elements, 2);
    Hand *hand = &tagged.hand;
    hand_text(hand, hand_face(HAND_REGULAR, hand->arena), "ก", 0, true)->element = 1;
    LkPdfOptions options = {
        .first_page = 1, .last_page = 1, .created = -1, .producer = "test", .profile = LK_PDF_ARCHIVE};
    cr_expect_not(lk_pdf_write(&hand->frames, &options, hand_drop, NULL, hand->arena, &hand->diagnostics));
    cr_assert_not_null(hand->diagnostics.first);
    cr_expect_str_eq(hand->diagnostics.first->code, "E-pdf-structure");
    cr_expect_str_eq(said(hand->diagnostics.first), words);
    tagged_end(&tagged);
}

/* ISO 32000-1 §14.8.4 and ISO 14289-1 §7.3: the text before makes no such tree, so that one is made by hand.
 */
Test(pdf_tags, a_structure_that_breaks_a_rule_is_a_mistake_of_ours)
{
    expect_mistake(LK_ELEMENT_LIST_ITEM, "the structure has a LI that stands where none may stand");
    expect_mistake(LK_ELEMENT_FIGURE, "the structure has a Figure that has no description");
}
