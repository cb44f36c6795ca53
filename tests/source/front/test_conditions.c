/* Templates leave out and choose: conditions and defaults. */
#include "source/front/front.h"
#include "source/source_help.h"

#define FRONT "---\nfax: ๐ ๔๔๐๐\nempty: \"  \"\nmark: \"*ก* {{/if}}\"\n---\n"

Test(conditions, keep_or_leave_out_what_stands_between_them)
{
    static const SourceCase cases[] = {
        {FRONT "ก{{#if fax}} โทรสาร {{fax}}{{/if}} ข\n", "P ก โทรสาร <D:๐ ๔๔๐๐> ข", NULL, NULL},
        {FRONT "ก{{#if empty}} โทรสาร {{empty}}{{/if}} ข\n", "P ก ข", NULL, NULL},
        {FRONT "ก{{#if email}} {{email}}{{/if}} ข\n", "P ก ข", NULL, NULL},
        {FRONT "{{#if fax}}มี{{else}}ไม่มี{{/if}}\n", "P มี", NULL, NULL},
        {FRONT "{{#if empty}}มี{{else}}ไม่มี{{/if}}\n", "P ไม่มี", NULL, NULL},
        {FRONT "{{#if โทรสาร}}มี{{/if}}\n", "P มี", NULL, NULL},
        {FRONT "{{#if fax}}ก{{#if empty}}ข{{else}}ค{{/if}}ง{{else}}จ{{/if}}\n", "P กคง", NULL, NULL},
        {FRONT "{{#if empty}}ก{{#if fax}}ข{{else}}ค{{/if}}ง{{else}}จ{{/if}}\n", "P จ", NULL, NULL},
        {FRONT "**ก {{#if empty}}ข** ค{{/if}} ง\n", "P <b:ก > ง", NULL, NULL},
        {FRONT "- ก{{#if fax}} ข{{/if}}\n", "L-{1{P ก ข}}", NULL, NULL},
        {FRONT "| ก |\n|---|\n| {{#if empty}}ข{{else}}ค{{/if}} |\n", NULL, NULL, NULL},
        {FRONT "# ก {{#if empty}}ข{{/if}}\n", "H1 ก ", NULL, NULL},
        {FRONT "\\{{#if fax}} `{{#if fax}}`\n", "P {{#if fax}} <c:{{#if fax}}>", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(conditions, values_stay_data)
{
    static const SourceCase cases[] = {
        {FRONT "{{#if mark}}{{mark}}ข{{/if}}\n", "P <D:*ก* {{/if}}>ข", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(conditions, that_have_no_partner_are_told_at_their_place)
{
    static const SourceCase cases[] = {
        {FRONT "ก {{#if fax}}ข\n\nค\n", NULL, "E-condition-end 6:3+11", NULL},
        {FRONT "{{#if fax}}ก {{#if empty}}ข\n", NULL, "E-condition-end 6:14+13; E-condition-end 6:1+11",
         NULL},
        {FRONT "ก{{/if}}\n", NULL, "E-condition-open 6:2+7", NULL},
        {FRONT "ก{{else}}\n", NULL, "E-condition-open 6:2+8", NULL},
        {FRONT "{{#if fax}}ก{{else}}ข{{else}}ค{{/if}}\n", NULL, "E-condition-else 6:22+8", NULL},
        {"---\ntitle: ก {{#if ผล}}ข\n---\nค\n", NULL, "E-condition-end 2:10+10", NULL},
        {"---\nelse: ก\n---\n{{else}}\n", "P <D:ก>", NULL, NULL},
        {FRONT "# ก {#if}\n\n{{#if}}\n", NULL, NULL, NULL}, /* a heading may be called “if” */
    };
    CHECK_SOURCE_CASES(cases);
}

Test(conditions, a_name_that_is_nearly_that_of_a_field_is_told)
{
    static const SourceCase cases[] = {
        {"---\nโทรสาร: ก\n---\n{{#if โทรศาร}}ข{{/if}}ค\n", "P ค", "W-field-unknown 4:1+14", NULL},
        {"---\nโทรสาร: ก\n---\n{{โทรศาร|-}}\n", "P -", "W-field-unknown 4:1+12", NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(conditions, a_default_stands_for_a_field_without_a_value)
{
    static const SourceCase cases[] = {
        {FRONT "{{fax|-}} {{empty|-}} {{email|ไม่มี 1}} {{email|}}ก\n", "P <D:๐ ๔๔๐๐> - ไม่มี 1 ก", NULL, NULL},
        {"---\nd: \"\"\n---\n{{d:thai-date|ไม่ระบุ}}\n", "P ไม่ระบุ", NULL, NULL},
        {"---\nd: 2022-07-01\n---\n{{ d:thai-date | ไม่ระบุ }}\n", "P <D:1 กรกฎาคม 2565>", NULL, NULL},
        {"---\nd: ก\n---\n{{d:thai-date|ไม่ระบุ}}\n", NULL, "E-field-value 4:1+23", NULL},
        {"---\ntitle: \"ก {{x|**ข**}}\"\n---\nค\n", "T ก **ข**; P ค", "W-front-markup 2:9+13", NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(conditions, what_is_left_out_asks_for_its_fields_all_the_same)
{
    SourceRead *read = source_read("---\na: ก\nb: ข\n---\n{{#if c}}{{a}}{{else}}ค{{/if}}{{b|-}}\n", NULL);
    cr_expect(read->source->fields->is_asked);
    cr_expect(read->source->fields->next->is_asked);
    source_done(read);
}

/* ---- On lines of their own */

static bool is_table(LkText info)
{
    return lk_text_is(info, "table");
}

/* What is left of the text: lines with a mark are gone, and what a condition leaves out. Then the messages.
 */
static const char *left_of(const char *text, LkArena *arena)
{
    LkDiagnostics diagnostics;
    lk_diagnostics_init(&diagnostics, arena);
    LkFile *file = LK_NEW(arena, LkFile);
    *file = (LkFile){"a.md", lk_text(text)};
    const LkField empty = {.name = LK_TEXT("ว่าง"), .value = LK_TEXT(" ")};
    LkField fax = {(LkField *)&empty, LK_TEXT("โทรสาร"), LK_TEXT("๐ ๔๔๐๐"), {0}};
    LkSource source = {.file = file, .fields = &fax, .field_index = lk_field_index_own(&fax, arena)};
    LkReader reader = {.file = file, .source = &source, .arena = arena, .diagnostics = &diagnostics};
    size_t length = strlen(text), at = 0;
    LkLeftOutList list = lk_conditions_of_lines(&reader, (LkFileOffset){0}, (LkFileOffset){length}, is_table);
    LkBuffer out;
    lk_buffer_init(&out, arena);
    for (size_t i = 0; i < list.count; i++) {
        cr_assert(list.items[i].start.byte >= at && list.items[i].end.byte > list.items[i].start.byte);
        lk_buffer_text(&out, lk_text_slice(lk_text(text), at, list.items[i].start.byte));
        at = list.items[i].end.byte;
    }
    lk_buffer_text(&out, lk_text_slice(lk_text(text), at, length));
    for (const LkDiagnostic *d = diagnostics.first; d != NULL; d = d->next)
        lk_buffer_printf(&out, "[%s %u:%u]", d->code, (unsigned)d->span.line, (unsigned)d->span.column);
    return lk_buffer_view(&out).bytes;
}

static void check_lines(const char *const (*cases)[2], size_t count)
{
    LkArena *arena = lk_arena_create();
    for (size_t i = 0; i < count; i++)
        cr_expect_str_eq(left_of(cases[i][0], arena), cases[i][1], "%s\n→ %s", cases[i][0],
                         left_of(cases[i][0], arena));
    lk_arena_destroy(arena);
}

#define CHECK_LINES(cases) check_lines((cases), sizeof(cases) / sizeof *(cases))

Test(conditions, on_lines_of_their_own_leave_out_what_stands_between)
{
    static const char *const cases[][2] = {
        {"ก\n{{#if โทรสาร}}\nข\n{{/if}}\nค\n", "ก\nข\nค\n"},
        {"ก\n{{#if ว่าง}}\nข\n\nข\n{{/if}}\nค\n", "ก\nค\n"},
        {"{{#if ว่าง}}\nก\n{{else}}\nข\n{{/if}}", "ข\n"},
        {"{{#if fax}}\r\nก\r\n{{else}}\r\nข\r\n{{/if}}\r\nค", "ก\r\nค"},
        {"- ก\n  {{#if ว่าง}}\n  - ข\n  {{/if}}\n- ค\n", "- ก\n- ค\n"},
        {"```table\nrows:\n{{#if ว่าง}}\n  - [ก]\n{{/if}}\n  - [ข]\n```\n{{#if ว่าง}}\nค\n{{/if}}\n",
         "```table\nrows:\n  - [ข]\n```\n"},
        {"{{#if fax}}\nก\n{{#if ว่าง}}\nข\n{{/if}}\nค\n{{/if}}\n", "ก\nค\n"},
        {"{{#if ว่าง}}\nก\n{{#if fax}}\nข\n{{else}}\nค\n{{/if}}\nง\n{{else}}\nจ\n{{/if}}\n", "จ\n"},
        {"", ""},
        {"ก {{#if ว่าง}}ข{{/if}}\n", "ก {{#if ว่าง}}ข{{/if}}\n"},
        {"\\{{#if ว่าง}}\nข\n", "\\{{#if ว่าง}}\nข\n"},
    };
    CHECK_LINES(cases);
}

Test(conditions, among_inlines_of_a_paragraph_are_left_to_it)
{
    static const char *const cases[][2] = {
        {"ก {{#if ว่าง}}ข\n{{else}}\nค\n{{/if}}\n", "ก {{#if ว่าง}}ข\n{{else}}\nค\n{{/if}}\n"},
        {"ก {{#if ว่าง}}ข\n\n{{/if}}\n", "ก {{#if ว่าง}}ข\n\n[E-condition-open 3:1]"},
    };
    CHECK_LINES(cases);
}

Test(conditions, in_code_are_what_they_look_like)
{
    static const char *const cases[][2] = {
        {"```\n{{#if ว่าง}}\n```\n", "```\n{{#if ว่าง}}\n```\n"},
        {"~~~~ yaml\n{{/if}}\n~~~\n~~~~\nก\n", "~~~~ yaml\n{{/if}}\n~~~\n~~~~\nก\n"},
        {"{{#if ว่าง}}\n```\n{{/if}}\n```\n{{/if}}\nก\n", "ก\n"},
    };
    CHECK_LINES(cases);
}

Test(conditions, on_lines_that_have_no_partner_are_told)
{
    static const char *const cases[][2] = {
        {"{{#if fax}}\nก\n", "ก\n[E-condition-end 1:1]"},
        {"{{#if fax}}\nก\n  {{#if ว่าง}}\nข\n{{/if}}\n", "ก\n[E-condition-end 1:1]"},
        {"ก\n{{/if}}\n", "ก\n[E-condition-open 2:1]"},
        {"{{else}}\n", "[E-condition-open 1:1]"},
        {"{{#if fax}}\nก\n{{else}}\n{{else}}\nข\n{{/if}}\n", "ก\n[E-condition-else 4:1]"},
    };
    CHECK_LINES(cases);
}

/* Twice the lines take twice the work, however deep conditions stand in one another. */
Test(conditions, deep_ones_are_read, .timeout = 20)
{
    LkArena *arena = lk_arena_create();
    LkBuffer text;
    lk_buffer_init(&text, arena);
    for (int i = 0; i < 20000; i++)
        lk_buffer_string(&text, "{{#if fax}}\n");
    lk_buffer_string(&text, "ก\n");
    for (int i = 0; i < 20000; i++)
        lk_buffer_string(&text, "{{/if}}\n");
    cr_expect_str_eq(left_of(lk_buffer_view(&text).bytes, arena), "ก\n");
    lk_arena_destroy(arena);
}

Test(conditions, compare_nothing)
{
    static const SourceCase cases[] = {
        {FRONT "{{#if fax > 100}}ก{{/if}}ข\n", "P ข", "E-condition-field 6:1+17", NULL},
        {FRONT "{{#if fax=500}}ก{{/if}}ข\n", "P ข", "E-condition-field 6:1+15", NULL},
        {FRONT "{{#if not fax}}ก{{else}}ข{{/if}}\n", "P ข", "E-condition-field 6:1+15", NULL},
        {FRONT "{{#if ไม่มี fax}}ก{{/if}}ข\n", "P ข", "E-condition-field 6:1+17", NULL},
        {FRONT "{{#if fax and mark}}\n\nก\n\n{{/if}}\n\nข\n", "P ข", "E-condition-field 6:1+20", NULL},
        /* a column may be called so; one that is not there is no comparison */
        {"---\nงบ > 100: ก\n---\n{{#if งบ > 100}}ก{{/if}}\n", "P ก", NULL, NULL},
        {FRONT "{{#if notary}}ก{{/if}}ข\n", "P ข", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}
