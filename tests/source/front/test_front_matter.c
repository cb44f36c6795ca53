/* The front matter: titles, metadata, fields. */
#include "source/source_help.h"

Test(front_matter, makes_titles_and_metadata)
{
    SourceRead *read =
        source_read("---\nlayout: memo\ntitle:\n  - รายงาน {{ปี}}\n  - ประจำปี\nauthor: นาย ก\nsubject: ข\n"
                    "date: 2024-02-29\nlang: en\nปี: ๒๕๖๕\n---\nก\n",
                    NULL);
    cr_expect_str_eq(source_messages(read), "");
    cr_expect_str_eq(source_blocks(read), "T รายงาน <D:๒๕๖๕>; T ประจำปี; P ก");
    cr_expect(lk_text_is(read->source->title, "รายงาน ๒๕๖๕ ประจำปี"));
    cr_expect(lk_text_is(read->source->layout, "memo"));
    cr_expect(lk_text_is(read->source->author, "นาย ก"));
    cr_expect(lk_text_is(read->source->subject, "ข"));
    cr_expect(lk_text_is(read->source->date, "2024-02-29"));
    cr_expect(lk_text_is(read->source->language, "en"));
    cr_expect(lk_text_is(read->source->fields->next->value, "รายงาน {{ปี}}\nประจำปี"));
    source_done(read);
}

Test(front_matter, tells_what_is_wrong)
{
    static const SourceCase cases[] = {
        {"---\ntitle: ก\n", "", "E-front-end 1:1+3", NULL},
        {"---\n- ก\n---\nข\n", "P ข", "E-front-type 2:1+1", NULL},
        {"---\nx: {a: b}\n---\nข\n", "P ข", "E-block-type 2:4+1", NULL},
        {"---\ndate: 2023-02-29\n---\nข\n", "P ข", "E-front-date 2:7+10", NULL},
        {"---\ndate: 2565-02-29\n---\nข\n", "P ข", "E-front-date 2:7+10", NULL}, /* of the Buddhist era */
        {"---\nlang: th th\n---\nข\n", "P ข", "E-front-lang 2:7+5", NULL},
        {"---\ntitle: ก \\{{ข}} \\{{\n---\nข\n", "T ก {{ข}} {{; P ข", NULL, NULL},
        {"---\ndate: ๒๕๖๕\n---\nข\n", "P ข", "E-front-date 2:7+4", NULL},
        /* told once, however often it is printed */
        {"---\ndate: 2565-02-29\n---\nข{{date:thai-date}}\n", "P ข", "E-front-date 2:7+10", NULL},
        {"---\na: [b]\n  c\n---\nข\n", "P ข", NULL, NULL},
        {"---\ntitle: [ก, 'ข {{ค}} {{']\n---\nข\n", "T ก; T ข  {{; P ข",
         "E-field-unknown 2:15+5; E-field-end 2:21+2", NULL},
        {"---\ntitle: |\n  ก\n  {{ค}}\n---\nข\n", NULL, "E-field-unknown 4:3+5", NULL},
        {"---\na: \"\\x07\"\n---\nข\n", "P ข", "E-control 2:5+4", NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(front_matter, lets_values_of_a_record_stand_before_its_own)
{
    LkArena *arena = lk_arena_create();
    LkDiagnostics diagnostics;
    lk_diagnostics_init(&diagnostics, arena);
    const LkFile file = {"a.md", LK_TEXT("---\nname: ก\n---\n{{name}}\n")};
    const LkField extra = {NULL, LK_TEXT("name"), LK_TEXT("ข"), {0}};
    LkSourceOptions options = {".", &extra};
    const LkSource *source = lk_source_parse(&file, &options, arena, &diagnostics);
    cr_expect(lk_text_is(source->blocks->inlines.items[0].text, "ข"));
    lk_arena_destroy(arena);
}
