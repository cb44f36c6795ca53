/* The forms of fields: dates of the Buddhist era, amounts in words. */
#include "source/source_help.h"

/* What {{v:form}} prints for a value, or the errors. */
static const char *printed(const char *value, const char *form, LkArena *arena)
{
    char source[512];
    snprintf(source, sizeof source, "---\nv: \"%s\"\n---\n{{v:%s}}\n", value, form);
    SourceRead *read = source_read(source, NULL);
    const char *out = source_messages(read);
    if (out[0] == '\0' && read->source->blocks != NULL && read->source->blocks->inlines.count > 0) {
        LkText text = read->source->blocks->inlines.items[0].text;
        out = text.bytes != NULL ? lk_arena_copy(arena, text.bytes, text.length) : "";
    } else {
        out = lk_arena_copy(arena, out, strlen(out));
    }
    source_done(read);
    return out;
}

Test(forms, prints_values_in_thai_forms)
{
    static const struct {
        const char *form, *value, *printed;
    } cases[] = {
        {"thai-date", "2022-07-01", "1 กรกฎาคม 2565"},
        {"thai-date-era", "2022-07-01", "1 กรกฎาคม พ.ศ. 2565"},
        {"thai-date-short", "2024-02-29", "29 ก.พ. 2567"},
        {"thai-year", "2022-12-31", "2565"},
        {"fiscal-year", "2022-09-30", "2565"},
        {"fiscal-year", "2022-10-01", "2566"},
        {"baht-text", "0", "ศูนย์บาทถ้วน"},
        {"baht-text", "1", "หนึ่งบาทถ้วน"},
        {"baht-text", "10", "สิบบาทถ้วน"},
        {"baht-text", "11", "สิบเอ็ดบาทถ้วน"},
        {"baht-text", "21", "ยี่สิบเอ็ดบาทถ้วน"},
        {"baht-text", "101", "หนึ่งร้อยเอ็ดบาทถ้วน"},
        {"baht-text", "1,234.50", "หนึ่งพันสองร้อยสามสิบสี่บาทห้าสิบสตางค์"},
        {"baht-text", "๑,๕๐๐", "หนึ่งพันห้าร้อยบาทถ้วน"},
        {"baht-text", "0.25", "ยี่สิบห้าสตางค์"},
        {"baht-text", "0.01", "หนึ่งสตางค์"},
        {"baht-text", "7.5", "เจ็ดบาทห้าสิบสตางค์"},
        {"baht-text", "1000000", "หนึ่งล้านบาทถ้วน"},
        {"baht-text", "1000001", "หนึ่งล้านเอ็ดบาทถ้วน"},
        {"baht-text", "21000021", "ยี่สิบเอ็ดล้านยี่สิบเอ็ดบาทถ้วน"},
        {"baht-text", "1000000000000", "หนึ่งล้านล้านบาทถ้วน"},
        {"baht-text", "000120", "หนึ่งร้อยยี่สิบบาทถ้วน"},
        {"baht-text", "-5", "ลบห้าบาทถ้วน"},
        {"baht-text", "฿1,200.-", "หนึ่งพันสองร้อยบาทถ้วน"},
        {"baht-text", "(5.00)", "ลบห้าบาทถ้วน"},
        {"money", "10000", "10,000.00"},
        {"money", "๑๒๓๔๕๖๗.๘๙๕", "1,234,567.90"},
        {"money", "12345678901234567890.005", "12,345,678,901,234,567,890.01"},
        {"money", "(500)", "(500.00)"},
        {"number", "1234.5", "1,234.5"},
        {"number(0)", "2.5", "3"},
        {"number(2)", "0.125", "0.13"},
        {"number( ๑ )", "0.25", "0.3"},
        {"percent", "97.91", "97.91%"},
        {"percent", "1", "1%"},
        {"percent", "๐.๕๐%", "0.50%"},
        {"percent(1)", "85.55", "85.6%"},
        {"ratio", "0.8555", "85.55%"},
        {"ratio", "1", "100%"},
        {"ratio(1)", "0.8555", "85.6%"},
        {"ratio", "85.55%", "85.55%"},
        {"percent(1)", "85.55%", "85.6%"},
        {"as-is", "0812345678", "0812345678"},
    };
    LkArena *arena = lk_arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        cr_expect_str_eq(printed(cases[i].value, cases[i].form, arena), cases[i].printed, "%s of %s: %s",
                         cases[i].form, cases[i].value, printed(cases[i].value, cases[i].form, arena));
    lk_arena_destroy(arena);
}

/* 0.25 may be 25%, or a quarter of one percent. */
Test(forms, tells_of_percents_that_may_be_parts_of_one)
{
    LkArena *arena = lk_arena_create();
    cr_expect_str_eq(printed("0.25", "percent", arena), "W-percent-ratio 4:1+13");
    cr_expect_str_eq(printed("0.25", "percent(1)", arena), "W-percent-ratio 4:1+16");
    lk_arena_destroy(arena);
}

Test(forms, refuses_what_has_no_such_form)
{
    static const struct {
        const char *form, *value, *code;
    } cases[] = {
        {"thai-date", "2022-02-30", "E-field-value"},
        {"thai-date", "1 July", "E-field-value"},
        {"baht-text", "1.234", "E-field-value"},
        {"baht-text", "12a", "E-field-value"},
        {"baht-text", "", "E-field-value"},
        {"baht-text", "1.", "E-field-value"},
        {"baht-text", "1234567890123456789", "E-field-value"},
        {"money", "สิบบาท", "E-field-value"},
        {"money", "-", "E-field-value"},
        {"number(2)", "1.2.3", "E-field-value"},
        {"number(x)", "1", "E-field-form"},
        {"number(99)", "1", "E-field-form"},
        {"number(2", "1", "E-field-form"},
        {"thai-dat", "2022-07-01", "E-field-form"},
        {"", "2022-07-01", "E-field-form"},
    };
    LkArena *arena = lk_arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *out = printed(cases[i].value, cases[i].form, arena);
        cr_expect_eq(strncmp(out, cases[i].code, strlen(cases[i].code)), 0, "%s of %s: %s", cases[i].form,
                     cases[i].value, out);
    }
    lk_arena_destroy(arena);
}

Test(forms, a_name_with_a_colon_is_a_name_first)
{
    SourceRead *read = source_read("---\n\"a:thai-date\": ก\n---\n{{a:thai-date}}\n", NULL);
    cr_expect_str_eq(source_messages(read), "");
    cr_expect(lk_text_is(read->source->blocks->inlines.items[0].text, "ก"));
    source_done(read);
}
