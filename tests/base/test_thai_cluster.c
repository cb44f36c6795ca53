/* Where Thai spelling lets a line begin. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/thai_cluster.h"

/* The text with · between its clusters. */
static const char *parted(const char *text, LkArena *arena)
{
    LkText all = lk_text(text);
    uint32_t *letters = LK_NEW_ARRAY(arena, all.length + 1, uint32_t);
    size_t count = 0;
    for (size_t at = 0; at < all.length;)
        letters[count++] = lk_utf8_next(all, &at);
    LkBuffer out;
    lk_buffer_init(&out, arena);
    for (size_t i = 0; i < count; i++) {
        lk_buffer_string(&out, i > 0 && lk_thai_begins_cluster(letters, count, i) ? "·" : "");
        lk_buffer_character(&out, letters[i]);
    }
    return lk_buffer_view(&out).bytes;
}

static void expect_parted(const char *const *cases, size_t count)
{
    LkArena *arena = lk_arena_create();
    for (size_t i = 0; i < count; i++) {
        LkBuffer plain;
        lk_buffer_init(&plain, arena);
        for (const char *p = cases[i]; *p != '\0';) {
            bool is_dot = strncmp(p, "·", strlen("·")) == 0;
            lk_buffer_text(&plain, (LkText){p, !is_dot});
            p += is_dot ? strlen("·") : 1;
        }
        cr_expect_str_eq(parted(lk_buffer_view(&plain).bytes, arena), cases[i]);
    }
    lk_arena_destroy(arena);
}

#define EXPECT_PARTED(cases) expect_parted(cases, sizeof(cases) / sizeof *(cases))

Test(thai_cluster, vowels_and_marks_belong_to_their_consonant)
{
    static const char *const cases[] = {"", "ก", "กา", "น้ำ", "เก", "แกะ", "โต๊ะ", "ไม่", "ก·ก", "มา·ก", "ฤๅ"};
    EXPECT_PARTED(cases);
}

Test(thai_cluster, silent_letters_and_those_they_close_begin_no_line)
{
    static const char *const cases[] = {"ฤทธิ์", "ศักดิ์", "พันธุ์", "สิทธิ์", "การณ์", "จันทร์", "องค์", "สงฆ์"};
    EXPECT_PARTED(cases);
}

Test(thai_cluster, a_syllable_that_wants_its_end_is_whole)
{
    static const char *const cases[] = {"ตัว",  "วัน",  "ทั้ง",  "ชื่อ",  "คือ",  "เมื่อ", "เสื้อ",
                                        "เป็น", "เล็ก", "เก็บ", "เดิน", "เพิ่ม", "เมีย", "เรี่ย"};
    EXPECT_PARTED(cases);
}

Test(thai_cluster, others_may_end_where_they_are)
{
    static const char *const cases[] = {"มี·ดี", "รึ·ยัง", "ก็·มี", "เจ·ติ·ย", "ดี·เซ", "ก·ด· ·ก·ด"};
    EXPECT_PARTED(cases);
}
