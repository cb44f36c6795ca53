/* Bytes in Base64: the examples of RFC 4648 §10, and lengths around what is encoded at a time. */
#include "base/base64.h"

#include <criterion/criterion.h>
#include <string.h>

static LkText encoded(LkArena *arena, LkText bytes)
{
    LkBuffer out;
    lk_buffer_init(&out, arena);
    lk_base64(&out, bytes);
    return lk_buffer_view(&out);
}

Test(base64, is_that_of_the_rfc)
{
    static const struct {
        const char *bytes, *wanted;
    } cases[] = {{"", ""},
                 {"f", "Zg=="},
                 {"fo", "Zm8="},
                 {"foo", "Zm9v"},
                 {"foob", "Zm9vYg=="},
                 {"fooba", "Zm9vYmE="},
                 {"foobar", "Zm9vYmFy"},
                 {"\xFB\xFF\xBF", "+/+/"}};
    LkArena *arena = lk_arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        cr_expect(lk_text_is(encoded(arena, lk_text(cases[i].bytes)), cases[i].wanted), "%s", cases[i].bytes);
    lk_arena_destroy(arena);
}

Test(base64, is_padded_at_the_end_alone_however_long)
{
    LkArena *arena = lk_arena_create();
    for (size_t length = 3070; length <= 6148; length += length == 3074 ? 3070 : 1) {
        char *zeroes = LK_NEW_ARRAY(arena, length, char);
        LkText out = encoded(arena, (LkText){zeroes, length});
        size_t padding = (3 - length % 3) % 3;
        cr_assert_eq(out.length, (length + 2) / 3 * 4);
        cr_expect_eq(strspn(out.bytes, "A"), out.length - padding, "%zu bytes", length);
    }
    lk_arena_destroy(arena);
}
