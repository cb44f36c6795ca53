/* Which element each line belongs to, and how elements stand in one another. */
#include <stdio.h>

#include "flow/fixture.h"

/* "H1 P L(LI(Lbl LBody))": kinds of elements in the order of the source. */
static void put_children(const LkStructure *structure, uint32_t parent, char *out)
{
    static const char *const names[] = {"Document", "Sect",  "H",     "P",    "L",     "LI",
                                        "Lbl",      "LBody", "Quote", "Code", "Table", "Caption",
                                        "Figure",   "Form",  "Note",  "TOC",  "TOCI"};
    bool first = true;
    for (uint32_t i = parent + 1; i < structure->count; i++) {
        const LkElement *element = &structure->elements[i];
        if (element->parent != parent)
            continue;
        strcat(out, first ? "" : " ");
        strcat(out, names[element->kind]);
        if (element->kind == LK_ELEMENT_HEADING)
            sprintf(out + strlen(out), "%d", element->level);
        size_t before = strlen(out);
        strcat(out, "(");
        put_children(structure, i, out);
        if (strlen(out) == before + 1)
            out[before] = '\0';
        else
            strcat(out, ")");
        first = false;
    }
}

static const char *tree_of(const char *markdown)
{
    static char out[2000];
    FlowFixture f;
    flow_typeset(&f, markdown);
    cr_assert_not_null(f.frames);
    out[0] = '\0';
    put_children(&f.frames->structure, 0, out);
    for (size_t p = 0; p < f.frames->count; p++)
        for (size_t i = 0; i < f.frames->pages[p].count; i++) {
            const LkItem *item = &f.frames->pages[p].items[i];
            bool is_text =
                item->kind == LK_ITEM_GLYPHS || item->kind == LK_ITEM_IMAGE || item->kind == LK_ITEM_FIELD;
            cr_expect_eq(item->element > 0, is_text && item->role < LK_ROLE_ARTIFACT);
        }
    flow_tear_down(&f);
    return out;
}

Test(structure, title_headings_and_paragraphs_follow_one_another)
{
    cr_expect_str_eq(tree_of("---\ntitle: [ก, ข]\n---\n\n## หนึ่ง\n\nความ\n\n#### สอง\n\nความ\n\n## สาม\n"),
                     "H1 H2 P H3 P H2");
}

Test(structure, lists_nest_in_the_bodies_of_their_items)
{
    cr_expect_str_eq(tree_of("1. ก\n   - ข\n2. ค\n\n   ง\n"),
                     "L(LI(LBody(L(LI(LBody Lbl))) Lbl) LI(LBody(P) Lbl))");
}

Test(structure, captions_stand_in_their_tables_and_beside_their_pictures)
{
    cr_expect_str_eq(tree_of("```table\ncaption: ตาราง\nid: ก\ncolumns: [{title: ข}]\nrows: [[ค]]\n```\n"),
                     "Table(Caption)");
    cr_expect_str_eq(tree_of("![ตรา](fixture.h \"ภาพ\") {#ก}\n"), "Sect(Figure Caption)");
}

Test(structure, a_signature_is_a_section)
{
    cr_expect_str_eq(tree_of("ความ\n\n```signature\nlead: จึงเรียนมา\nname: นายก\nposition: ปลัด\n```\n"),
                     "P Sect(P Form P P)");
}

Test(structure, notes_stand_in_what_they_are_marked_in)
{
    cr_expect_str_eq(tree_of("ความ[^1]\n\nต่อ\n\n[^1]: หมายเหตุ\n"), "P(Note) P");
}

Test(structure, code_is_in_a_paragraph_and_a_quote_around_some)
{
    cr_expect_str_eq(tree_of("    x = 1\n\n> ก\n>\n> ข\n"), "P(Code) Quote(P P)");
}

Test(structure, contents_hold_their_entries)
{
    cr_expect_str_eq(tree_of("```toc\ntitle: สารบัญ\n```\n\n# ก\n\n# ข\n"), "TOC(Caption TOCI TOCI) H1 H1");
}
