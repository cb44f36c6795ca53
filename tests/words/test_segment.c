/* Runs of Thai letters to words. */
#include <criterion/criterion.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "base/thai_cluster.h"
#include "words/format.h"
#include "words/words.h"

#define LIST "build/thai.words"

/* A text as a run of letters; offsets[i] is where letter i begins in it. */
typedef struct Run {
    LkText text;
    LkLetters letters;
    size_t *offsets;
} Run;

static Run run_of(const char *text, LkArena *arena)
{
    LkText all = lk_text(text);
    uint32_t *letters = LK_NEW_ARRAY(arena, all.length + 1, uint32_t);
    bool *starts = LK_NEW_ARRAY(arena, all.length + 1, bool);
    size_t *offsets = LK_NEW_ARRAY(arena, all.length + 1, size_t), count = 0;
    for (size_t at = 0; at < all.length; count++) {
        offsets[count] = at;
        letters[count] = lk_utf8_next(all, &at);
    }
    for (size_t i = 0; i < count; i++)
        starts[i] = lk_thai_begins_cluster(letters, count, i);
    offsets[count] = all.length;
    return (Run){all, {letters, starts, count}, offsets};
}

/* “|” between words, “~” inside compounds, “·” between clusters of what is unknown. */
static const char *parted(const LkWords *words, const char *text, const LkOwnWord *own, LkArena *arena)
{
    Run run = run_of(text, arena);
    LkWordBreak *breaks = LK_NEW_ARRAY(arena, run.letters.count + 1, LkWordBreak);
    lk_words_segment(words, &run.letters, own, own == NULL ? 0 : 1, breaks, arena);
    LkBuffer out;
    lk_buffer_init(&out, arena);
    for (size_t i = 0; i < run.letters.count; i++) {
        static const char *const signs[] = {"", "|", "~", "·"};
        cr_assert(breaks[i] == LK_WORD_INSIDE || (i > 0 && run.letters.starts[i]),
                  "%s: a cut inside a cluster", text);
        lk_buffer_string(&out, signs[breaks[i]]);
        lk_buffer_text(&out, lk_text_slice(run.text, run.offsets[i], run.offsets[i + 1]));
    }
    return lk_buffer_view(&out).bytes;
}

/* A word with “|” where it can be divided. */
static const char *divided(const LkWords *words, const char *text, LkArena *arena)
{
    Run run = run_of(text, arena);
    bool *divisions = LK_NEW_ARRAY(arena, run.letters.count + 1, bool);
    lk_words_divide(words, &run.letters, divisions, arena);
    LkBuffer out;
    lk_buffer_init(&out, arena);
    for (size_t i = 0; i < run.letters.count; i++) {
        lk_buffer_string(&out, divisions[i] ? "|" : "");
        lk_buffer_text(&out, lk_text_slice(run.text, run.offsets[i], run.offsets[i + 1]));
    }
    return lk_buffer_view(&out).bytes;
}

/* The text without a sign. */
static const char *without(const char *text, const char *sign, LkArena *arena)
{
    LkBuffer out;
    lk_buffer_init(&out, arena);
    for (const char *p = text; *p != '\0';) {
        bool is_sign = strncmp(p, sign, strlen(sign)) == 0;
        lk_buffer_text(&out, (LkText){p, !is_sign});
        p += is_sign ? strlen(sign) : 1;
    }
    return lk_buffer_view(&out).bytes;
}

static const char *parted_by_list(const char *text, LkArena *arena)
{
    LkWords *words = lk_words_open(LIST);
    cr_assert_not_null(words);
    const char *out = parted(words, text, NULL, arena);
    lk_words_close(words);
    return out;
}

Test(words, finds_words_and_where_compounds_part)
{
    static const struct {
        const char *text, *parted;
    } cases[] = {
        {"", ""},
        {"ก", "ก"},
        {"ที่", "ที่"},
        {"ประชาชนในพื้นที่", "ประชาชน|ใน|พื้นที่"},
        {"การจัดซื้อจัดจ้าง", "การ~จัด~ซื้อ~จัด~จ้าง"},
        {"จังหวัดเชียงใหม่", "จังหวัด|เชียงใหม่"},
        {"มาตรการส่งเสริมคุณธรรม", "มาตรการ|ส่งเสริม|คุณธรรม"},
    };
    LkArena *arena = lk_arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        cr_expect_str_eq(parted_by_list(cases[i].text, arena), cases[i].parted, "%s",
                         parted_by_list(cases[i].text, arena));
    lk_arena_destroy(arena);
}

/* These are in no list and in no text that was learned from. */
Test(words, cuts_no_name_that_it_does_not_know)
{
    static const char *const cases[] = {
        "กับ|ชูลแมน",
        "โดย|แซลลีแอนน์",
        "ของ|ออร์เตเฟอ",
        "ใน|ออนทาริโอ",
    };
    LkArena *arena = lk_arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *out = parted_by_list(without(cases[i], "|", arena), arena);
        cr_expect_str_eq(without(out, "·", arena), cases[i], "%s", out);
    }
    lk_arena_destroy(arena);
}

Test(words, a_line_rather_ends_elsewhere_than_behind_kan)
{
    LkArena *arena = lk_arena_create();
    cr_expect_str_eq(parted_by_list("และการส่งเสริม", arena), "และ|การ~ส่งเสริม");
    cr_expect_str_eq(parted_by_list("ดำเนินการแล้ว", arena), "ดำเนิน~การ|แล้ว");
    lk_arena_destroy(arena);
}

Test(words, reads_what_looks_right_and_keeps_its_letters)
{
    static const struct {
        const char *text, *parted;
    } cases[] = {
        {"น\u0E4D\u0E32ดื่ม", "น\u0E4D\u0E32|ดื่ม"},               /* ํ + า */
        {"น\u0E49\u0E4D\u0E32และ", "น\u0E49\u0E4D\u0E32|และ"}, /* ้ + ํ + า */
        {"เเละประชาชน", "เเละ|ประชาชน"},
    };
    LkArena *arena = lk_arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        cr_expect_str_eq(parted_by_list(cases[i].text, arena), cases[i].parted, "%s",
                         parted_by_list(cases[i].text, arena));
    lk_arena_destroy(arena);
}

Test(words, keeps_unknown_letters_together_but_not_the_words_beside_them)
{
    LkArena *arena = lk_arena_create();
    cr_expect_str_eq(parted_by_list("ฬฬฬฬฬฬ", arena), "ฬ·ฬ·ฬ·ฬ·ฬ·ฬ");
    const char *mixed = parted_by_list("ประชาชนฬฬฬประชาชน", arena);
    cr_expect_str_eq(mixed, "ประชาชน|ฬ·ฬ·ฬ|ประชาชน", "%s", mixed);
    lk_arena_destroy(arena);
}

Test(words, divides_a_word_only_between_longer_words_within_it)
{
    static const char *const cases[] = {
        "มหา|วิทยาลัย", "ความ|โปร่งใส", "ผู้อำนวย|การ", "ประชา|ชน", "น้ำใจ", "ก", "", "บขลงฟหกด",
    };
    LkWords *words = lk_words_open(LIST);
    LkArena *arena = lk_arena_create();
    cr_assert_not_null(words);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *out = divided(words, without(cases[i], "|", arena), arena);
        cr_expect_str_eq(out, cases[i], "%s, not %s", out, cases[i]);
    }
    lk_arena_destroy(arena);
    lk_words_close(words);
}

Test(words, own_words_win)
{
    static const uint32_t letters[] = {0x0E25, 0x0E21, 0x0E14, 0x0E35}; /* ลมดี: an officer’s own */
    LkOwnWord own = {letters, 4};
    LkArena *arena = lk_arena_create();
    LkWords *words = lk_words_open(LIST);
    cr_assert_not_null(words);
    cr_expect_str_eq(parted(words, "ตากลมดี", NULL, arena), "ตากลม|ดี");
    cr_expect_str_eq(parted(words, "ตากลมดี", &own, arena), "ตาก|ลมดี");
    lk_words_close(words);
    lk_arena_destroy(arena);
}

Test(words, every_place_name_is_whole)
{
    LkArena *arena = lk_arena_create();
    LkWords *words = lk_words_open(LIST);
    FILE *file = fopen("data/thai-places.txt", "r");
    cr_assert(words != NULL && file != NULL);
    char line[256];
    size_t count = 0;
    while (fgets(line, sizeof line, file) != NULL) {
        line[strcspn(line, "\r\n")] = '\0';
        count++;
        const char *out = parted(words, line, NULL, arena);
        cr_expect(strpbrk(out, "|~") == NULL && strstr(out, "·") == NULL, "%s", out);
        lk_arena_reset(arena);
    }
    cr_expect_eq(count, 6187);
    fclose(file);
    lk_words_close(words);
    lk_arena_destroy(arena);
}

/* Twice the run, about twice the memory; a path over it all. */
Test(words, a_run_without_end_is_linear)
{
    LkWords *words = lk_words_open(LIST);
    cr_assert_not_null(words);
    size_t used[2];
    for (int i = 0; i < 2; i++) {
        LkArena *arena = lk_arena_create();
        LkBuffer text;
        lk_buffer_init(&text, arena);
        for (int k = 0; k < 20000 * (i + 1); k++)
            lk_buffer_string(&text, "ไม่");
        size_t before = lk_arena_bytes(arena);
        parted(words, lk_buffer_view(&text).bytes, NULL, arena);
        used[i] = lk_arena_bytes(arena) - before;
        lk_arena_destroy(arena);
    }
    cr_expect_lt(used[1], 3 * used[0]);
    lk_words_close(words);
}

/* ---- The file */

static void expect_refused(const char *bytes, size_t length)
{
    char path[] = "/tmp/likhit-words-XXXXXX";
    int descriptor = mkstemp(path);
    cr_assert_geq(descriptor, 0);
    cr_assert_eq(write(descriptor, bytes, length), (ssize_t)length);
    close(descriptor);
    errno = 0;
    cr_expect_null(lk_words_open(path));
    cr_expect_eq(errno, EINVAL);
    unlink(path);
}

Test(words, refuses_what_is_no_list_for_this_machine)
{
    LkWordsHeader header = {.magic = {'L', 'K', 'W', 'O', 'R', 'D', 'S', '1'},
                            .byte_order = LK_WORDS_BYTE_ORDER,
                            .node_count = 1000,
                            .word_count = 10};
    expect_refused("", 0);
    expect_refused("short", 5);
    expect_refused((const char *)&header, sizeof header); /* cut off */
    header.byte_order = 0x04030201;
    expect_refused((const char *)&header, sizeof header);
    header.node_count = header.word_count = UINT32_MAX;
    expect_refused((const char *)&header, sizeof header);
    struct {
        LkWordsHeader header;
        LkWordsNode nodes[2];
        LkWordsWeight weights[3];
    } odd = {.header = {.byte_order = LK_WORDS_BYTE_ORDER, .node_count = 2, .weight_slots = 3}};
    memcpy(odd.header.magic, LK_WORDS_MAGIC, sizeof odd.header.magic);
    expect_refused((const char *)&odd, sizeof odd.header + sizeof odd.nodes + sizeof odd.weights); /* of 2ⁿ */
    cr_expect_null(lk_words_open("/nonexistent/thai.words"));
    cr_expect_eq(errno, ENOENT);
}

/* Bytes flipped behind the header give wrong words, never a wild read: AddressSanitizer and the guard pages
 * say. */
Test(words, survives_a_damaged_list)
{
    FILE *file = fopen(LIST, "rb");
    cr_assert_not_null(file);
    fseek(file, 0, SEEK_END);
    size_t length = (size_t)ftell(file);
    rewind(file);
    char *bytes = malloc(length);
    cr_assert_eq(fread(bytes, 1, length, file), length);
    fclose(file);
    srand(7);
    for (size_t i = 0; i < length / 7; i++)
        bytes[sizeof(LkWordsHeader) + (size_t)rand() % (length - sizeof(LkWordsHeader))] ^= (char)rand();
    char path[] = "/tmp/likhit-words-XXXXXX";
    int descriptor = mkstemp(path);
    cr_assert_eq(write(descriptor, bytes, length), (ssize_t)length);
    close(descriptor);
    free(bytes);
    LkWords *words = lk_words_open(path);
    cr_assert_not_null(words);
    LkArena *arena = lk_arena_create();
    parted(words, "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน", NULL, arena);
    lk_arena_destroy(arena);
    lk_words_close(words);
    unlink(path);
}
