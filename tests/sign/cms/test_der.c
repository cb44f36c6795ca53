/* DER by hand. */
#include <criterion/criterion.h>
#include <string.h>

#include "said.h"
#include "sign/cms/der.h"

Test(sign_der, lengths_take_as_many_bytes_as_they_need)
{
    static const struct {
        size_t length;
        const char *head;
    } cases[] = {{0, "\x04\x00"},       {127, "\x04\x7f"},         {128, "\x04\x81\x80"},
                 {255, "\x04\x81\xff"}, {256, "\x04\x82\x01\x00"}, {65536, "\x04\x83\x01\x00\x00"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        LkBuffer put, wrapped;
        lk_buffer_init(&put, said_arena());
        lk_buffer_init(&wrapped, said_arena());
        char *content = lk_arena_alloc(said_arena(), cases[i].length + 1);
        lk_der_put(&put, LK_DER_OCTETS, (LkText){content, cases[i].length});
        size_t head = put.length - cases[i].length;
        cr_expect(memcmp(put.bytes, cases[i].head, head) == 0, "%zu", cases[i].length);
        size_t begin = lk_der_begin(&wrapped);
        lk_buffer_append(&wrapped, content, cases[i].length);
        lk_der_end(&wrapped, begin, LK_DER_OCTETS);
        cr_expect(lk_text_equal(lk_buffer_view(&put), lk_buffer_view(&wrapped)), "%zu", cases[i].length);
        size_t at = 0;
        unsigned tag;
        LkText inner;
        cr_expect_eq(lk_der_next(lk_buffer_view(&put), &at, &tag, &inner).length, put.length);
        cr_expect(tag == LK_DER_OCTETS && inner.length == cases[i].length && at == put.length);
    }
}

Test(sign_der, members_of_a_set_are_sorted)
{
    LkBuffer out;
    LkText members[] = {LK_TEXT("\x04\x01z"),
                        LK_TEXT("\x04\x01"
                                "a"),
                        LK_TEXT("\x02\x01\x05")};
    lk_buffer_init(&out, said_arena());
    lk_der_set_of(&out, LK_DER_SET, members, 3);
    cr_expect(lk_text_equal(lk_buffer_view(&out), LK_TEXT("\x31\x09\x02\x01\x05\x04\x01"
                                                          "a\x04\x01z")));
}

Test(sign_der, what_is_not_whole_is_no_value)
{
    static const LkText cases[] = {{"", 0},
                                   {"\x30", 1},
                                   {"\x30\x05\x00", 3},
                                   {"\x30\x80\x00\x00", 4},
                                   {"\x30\x81", 2},
                                   {"\x30\x85\x01\x01\x01\x01\x01", 7},
                                   {"\x1f\x01\x00", 3},
                                   {"\x30\x84\xff\xff\xff\xff", 6}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t at = 0;
        unsigned tag;
        LkText content;
        cr_expect_eq(lk_der_next(cases[i], &at, &tag, &content).length, 0, "case %zu", i);
        cr_expect_eq(at, 0);
    }
}

static bool is_der(const char *ber, size_t length, const char *der, size_t der_length)
{
    return lk_text_equal(lk_der_of_ber((LkText){ber, length}, said_arena()), (LkText){der, der_length});
}
#define IS_DER(ber, der) is_der(ber, sizeof ber - 1, der, sizeof der - 1)

Test(sign_der, values_without_a_length_are_given_one)
{
    cr_expect(IS_DER("\x30\x80\x02\x01\x05\x00\x00", "\x30\x03\x02\x01\x05"));
    cr_expect(IS_DER("\x30\x80\xa0\x80\x04\x00\x00\x00\x00\x00", "\x30\x04\xa0\x02\x04\x00"));
    cr_expect(IS_DER("\x30\x80\x00\x00\x00\x00\x00", "\x30\x00"), "zeros behind are room");
    cr_expect(IS_DER("\x30\x03\x02\x01\x05\x00", "\x30\x03\x02\x01\x05\x00"), "what has a length stays");
    cr_expect(IS_DER("", ""));
}

Test(sign_der, values_without_an_end_are_none)
{
    cr_expect(IS_DER("\x30\x80\x02\x01\x05", ""));
    cr_expect(IS_DER("\x30\x80\x02\x01\x05\x00", ""));
    cr_expect(IS_DER("\x30\x80\x00\x00\x01", ""), "something behind");
    cr_expect(IS_DER("\x04\x80\x00\x00", ""), "what holds no values has a length");
    char deep[4000];
    for (size_t i = 0; i < sizeof deep; i += 2)
        memcpy(deep + i, "\x30\x80", 2);
    cr_expect(is_der(deep, sizeof deep, "", 0));
}
