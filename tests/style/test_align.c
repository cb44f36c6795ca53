/* Heads and tails of forms over one another: merged by the field that a line prints. */
#include "loading.h"

static const char parent[] = "extends: base\n"
                             "head:\n"
                             "  - {label: ที่, field: number, always: true}\n"
                             "  - {field: agency, place: right, left: 8cm, beside: true}\n"
                             "  - {field: \"date:thai-date\", left: 7.5cm}\n"
                             "  - {label: เรื่อง, field: subject, gap: 1cm}\n"
                             "tail:\n"
                             "  - {field: office}\n"
                             "  - {label: โทร., field: telephone}\n";

static const char *lines_of(const LkFormLine *lines, size_t count, LkArena *arena)
{
    LkBuffer out;
    lk_buffer_init(&out, arena);
    for (size_t i = 0; i < count; i++)
        if (lines[i].field[0] != '\0' || lines[i].label[0] != '\0')
            lk_buffer_printf(&out, "%s%s%s%s", out.length > 0 ? " " : "", lines[i].show ? "" : "-",
                             lines[i].beside ? "+" : "",
                             lines[i].field[0] != '\0' ? lines[i].field : lines[i].label);
    return lk_buffer_view(&out).bytes;
}

static void check(const char *child, const char *head, const char *tail)
{
    Loading loading = loading_start();
    loading_write(&loading, "form.yaml", parent);
    loading_write(&loading, "own.yaml", lk_arena_printf(loading.arena, "extends: form\n%s", child));
    const LkLayout *layout = loading_load(&loading, "own");
    cr_expect_eq(loading.diagnostics.count, 0, "%s", child);
    cr_expect_str_eq(lines_of(layout->head, LK_HEAD_LINES, loading.arena), head, "%s", child);
    cr_expect_str_eq(lines_of(layout->tail, LK_TAIL_LINES, loading.arena), tail, "%s", child);
    loading_end(&loading);
}

#define HEAD "number +agency date:thai-date subject"
#define TAIL "office telephone"

Test(align, a_new_line_stands_where_the_childs_list_has_it)
{
    static const char *const cases[][3] = {
        {"", HEAD, TAIL},
        {"head: [{field: urgency}]\n", "urgency " HEAD, TAIL},
        {"tail: [{field: mobile}]\n", HEAD, TAIL " mobile"},
        {"head: [{field: urgency}, {field: subject}]\n", "number +agency date:thai-date urgency subject",
         TAIL},
        {"head: [{field: urgency}, {field: agency}]\n", "urgency " HEAD, TAIL},
        {"head: [{field: number}, {field: book}]\n", "number +agency book date:thai-date subject", TAIL},
        {"head: [{field: number}, {field: book, beside: true}]\n",
         "number +book +agency date:thai-date subject", TAIL},
        {"head: [{field: subject}, {field: to}, {field: via}]\n", HEAD " to via", TAIL},
        {"tail: [{field: telephone}, {field: fax}, {field: email}]\n", HEAD, TAIL " fax email"},
        {"tail: [{field: unit}, {field: telephone}]\n", HEAD, "office unit telephone"},
        /* words alone are a line */
        {"head: [{label: ด่วนที่สุด}]\n", "ด่วนที่สุด " HEAD, TAIL},
        {"head: [{field: subject}, {label: ลับ}]\n", HEAD " ลับ", TAIL},
        {"tail: [{}, {label: มือถือ}]\n", HEAD, TAIL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check(cases[i][0], cases[i][1], cases[i][2]);
}

Test(align, the_order_of_the_child_holds_for_what_it_names)
{
    check("head: [{field: subject}, {field: number}]\n", "+agency date:thai-date subject number", TAIL);
    check("tail: [{field: telephone}, {field: office}]\n", HEAD, "telephone office");
}

Test(align, a_line_is_left_out_by_show)
{
    check("head: [{field: agency, show: false}]\n", "number -+agency date:thai-date subject", TAIL);
}

Test(align, a_whole_list_copied_with_a_line_more_is_that_list)
{
    check("head:\n  - {field: urgency}\n  - {label: ที่, field: number, always: true}\n"
          "  - {field: agency, place: right, left: 8cm, beside: true}\n"
          "  - {field: \"date:thai-date\", left: 7.5cm}\n  - {label: เรื่อง, field: subject}\n",
          "urgency " HEAD, TAIL);
}

Test(align, a_line_keeps_what_the_child_does_not_say_of_it)
{
    Loading loading = loading_start();
    loading_write(&loading, "form.yaml", parent);
    loading_write(&loading, "own.yaml",
                  "extends: form\n"
                  "head: [{field: urgency}, {field: date}, {field: เรื่อง, label: ชื่อเรื่อง}]\n");
    const LkLayout *layout = loading_load(&loading, "own");
    cr_assert_eq(loading.diagnostics.count, 0);
    cr_expect_str_eq(layout->head[3].field, "date", "by the field, whatever its form");
    cr_expect_eq(layout->head[3].left, LK_MILLICENTIMETRES(7500));
    cr_expect_eq(layout->head[4].gap, LK_MILLICENTIMETRES(1000), "by its Thai name");
    cr_expect_str_eq(layout->head[4].label, "ชื่อเรื่อง");
    cr_expect_eq(layout->head[4].span.line, 2);
    loading_end(&loading);
}

Test(align, a_line_without_a_field_changes_the_line_at_its_place)
{
    check("head: [{}, {}, {field: urgency}]\n", "urgency " HEAD, TAIL);
    check("head: [{}, {beside: false}]\n", "number agency date:thai-date subject", TAIL);
}

Test(align, goes_over_three_layouts)
{
    Loading loading = loading_start();
    loading_write(&loading, "form.yaml", parent);
    loading_write(&loading, "house.yaml", "extends: form\nhead: [{field: urgency}]\n");
    loading_write(
        &loading, "own.yaml",
        "extends: house\nhead: [{field: secrecy}, {field: urgency}, {field: number, always: false}]\n");
    const LkLayout *layout = loading_load(&loading, "own");
    cr_assert_eq(loading.diagnostics.count, 0);
    cr_expect_str_eq(lines_of(layout->head, LK_HEAD_LINES, loading.arena), "secrecy urgency " HEAD);
    cr_expect_not(layout->head[2].always);
    loading_end(&loading);
}

Test(align, a_field_that_is_printed_twice_has_two_lines)
{
    check("head: [{field: urgency}]\ntail: [{field: telephone}, {field: telephone, label: มือถือ}]\n",
          "urgency " HEAD, TAIL " telephone");
}

Test(align, more_lines_than_a_form_may_have_are_told)
{
    Loading loading = loading_start();
    LkBuffer text;
    lk_buffer_init(&text, loading.arena);
    lk_buffer_string(&text, "extends: letter\nhead:\n");
    for (int i = 0; i < 80; i++)
        lk_buffer_printf(&text, "  - {field: f%d}\n", i);
    loading_write(&loading, "own.yaml", lk_buffer_view(&text).bytes);
    loading_load(&loading, "own");
    cr_expect_geq(loading.diagnostics.errors, 1);
    cr_expect_str_eq(loading.diagnostics.first->code, "E-layout-range");
    loading_end(&loading);
}
