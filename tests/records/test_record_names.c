/* The names of a batch's outputs: safe on any file system, and unlike each other. */
#include "records/records_help.h"
#include "records/records_private.h"

Test(record_names, are_safe)
{
    static const struct {
        const char *text, *name;
    } cases[] = {
        {"อบต.หนองจอก", "อบต.หนองจอก"},
        {"../../etc/passwd", "etc-passwd"},
        {"-rf", "rf"},
        {".hidden", "hidden"},
        {"a/b\\c:d*e?f\"g<h>i|j", "a-b-c-d-e-f-g-h-i-j"},
        {"a\nb\tc  d", "a b c d"},
        {"a\x01", "a"},
        {"ก\xE2\x80\x8Bข\xE2\x80\xAEค", "กขค"},
        {" ก. ", "ก"},
        {"e\xCC\x81", "\xC3\xA9"},
        {"ก\xE0\xB9\x88\xE0\xB8\xB8", "ก\xE0\xB8\xB8\xE0\xB9\x88"}, /* below before above */
        {"con", "_con"},
        {"Aux.pdf", "_Aux.pdf"},
        {"COM1.x", "_COM1.x"},
        {"console", "console"},
        {"...", ""},
        {"", ""},
    };
    LkArena *arena = lk_arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        LkText name = lk_safe_name(lk_text(cases[i].text), arena);
        cr_expect(lk_text_is(name, cases[i].name), "“%s” gives “%.*s”", cases[i].text, (int)name.length,
                  name.bytes);
    }
    lk_arena_destroy(arena);
}

Test(record_names, are_cut_between_letters)
{
    LkArena *arena = lk_arena_create();
    for (size_t first = 0; first < 9; first++) {
        LkBuffer text;
        lk_buffer_init(&text, arena);
        lk_buffer_append(&text, "aaaaaaaaa", first);
        for (int i = 0; i < 100; i++)
            lk_buffer_string(&text, "ที่");
        LkText name = lk_safe_name(lk_buffer_view(&text), arena);
        /* 200 bytes at most, and no part of a cluster, which has 9 */
        cr_expect_eq(name.length, first + (200 - first) / 9 * 9, "%zu before", first);
    }
    lk_arena_destroy(arena);
}

Test(record_names, follow_the_pattern_and_clash_with_none)
{
    static const struct {
        const char *front, *data, *name, *messages;
    } cases[] = {
        {"", "k,n\nก/ข,1\n", "ก-ข", ""},
        {"batch: {file: '{{k}}-{{n}}'}\n", "k,n\nก,1\n", "ก-1", ""},
        {"batch: {file: '{{ k }} {{d:thai-date}}'}\n", "k,d\nก,2022-04-05\n", "ก 5 เมษายน 2565", ""},
        {"ปี: ๒๕๖๕\nbatch: {file: '{{ปี}}-{{record-number}}'}\n", "k\nก\n", "๒๕๖๕-1", ""},
        {"batch: {file: '{{d:thai-date}}'}\n", "k,d\nก,x\n", "", "1 E-field-value r.csv:2:3+1"},
        {"", "k\nAb\naB\n", "Ab", "1 E-record-file r.csv:2:1+2\n2 E-record-file r.csv:3:1+2"},
        {"", "k\na/b\na:b\n", "a-b", "1 E-record-file r.csv:2:1+3\n2 E-record-file r.csv:3:1+3"},
        {"", "k\n...\n", "", "1 E-record-file r.csv:2:1+3"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        RecordsRead *read = records_read(cases[i].front, "r.csv", cases[i].data, NULL);
        cr_expect_str_eq(records_messages(read), cases[i].messages, "case %zu: %s", i,
                         records_messages(read));
        cr_expect_str_eq(read->set->items[0].file, cases[i].name);
        records_done(read);
    }
}
