/* Text without its escapes. */
#include <criterion/criterion.h>

#include "source/markdown/markdown.h"

Test(characters, stand_without_escapes_and_entities)
{
    static const struct {
        const char *typed, *meant;
    } cases[] = {
        {"", ""},
        {"ตาราง", "ตาราง"},
        {"a\\*b\\ก", "a*b\\ก"},
        {"&amp;&nosuch; &#3585;", "&&nosuch; ก"},
        {"\\&amp;", "&amp;"},
        {"a\\", "a\\"},
    };
    LkArena *arena = lk_arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        LkText meant = lk_unescaped(lk_text(cases[i].typed), arena);
        cr_expect(lk_text_is(meant, cases[i].meant), "%s: %.*s", cases[i].typed, (int)meant.length,
                  meant.bytes);
    }
    lk_arena_destroy(arena);
}
