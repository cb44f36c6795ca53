/* Signs of the rewritten text. */
#include <criterion/criterion.h>

#include "source/reader/reader.h"

Test(marks, of_notes_have_neither_blanks_nor_line_ends)
{
    static const struct {
        const char *text;
        size_t at;
        const char *label;
    } cases[] = {{"[^1]", 0, "1"}, {"ก[^หมายเหตุ]: ข", 3, "หมายเหตุ"},
                 {"[^ 1]", 0, ""}, {"[^1\n]", 0, ""},
                 {"[^]", 0, ""},   {"[^1", 0, ""},
                 {"[1]", 0, ""},   {"[^", 0, ""}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        LkText label = lk_note_label(lk_text(cases[i].text), cases[i].at);
        cr_expect(lk_text_is(label, cases[i].label), "%s: %.*s", cases[i].text, (int)label.length,
                  label.bytes);
    }
}

Test(marks, hidden_signs_come_back)
{
    LkArena *arena = lk_arena_create();
    LkReader reader = {.arena = arena};
    LkText text = lk_restore_braces(&reader, LK_TEXT("ก\xEF\xB7\x90 \xEF\xB7\x91 \xEF\xB7\xB0"), "{{");
    cr_expect(lk_text_is(text, "ก{{ [ \xEF\xB7\xB0"), "%.*s", (int)text.length, text.bytes);
    lk_arena_destroy(arena);
}
