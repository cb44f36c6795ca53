/* Two versions of a document: which words changed, what moved, as an embedder and the preview ask for it. */
#include <cjson/cJSON.h>
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "likhit.h"

static LkEngine *engine_of(LkLanguage language)
{
    static const char *const folders[] = {"layouts"};
    return lk_engine_create(&(LkEngineOptions){LK_SIZED(LkEngineOptions), .layout_folders = folders,
                                               .layout_folder_count = 1, .word_list = "build/thai.words",
                                               .language = language});
}

static LkEngine *engine(void)
{
    return engine_of(LK_LANGUAGE_DEFAULT);
}

static LkDocument *set(LkEngine *e, const char *name, const char *body)
{
    char source[20000];
    snprintf(source, sizeof source, "---\nlayout: report\n---\n\n%s\n", body);
    LkDocument *document = lk_document_open_memory(e, name, source, strlen(source), NULL);
    cr_assert(lk_document_typeset(document), "%s", body);
    return document;
}

/* The report of a comparison, to be freed. */
static char *report_in(LkLanguage language, const char *a, const char *b, LkComparisonForm form)
{
    LkEngine *e = engine_of(language);
    LkDocument *first = set(e, "a.md", a), *second = set(e, "b.md", b);
    LkComparison *comparison = lk_comparison_create(e, &(LkCompared){LK_SIZED(LkCompared), .document = first},
                                                    &(LkCompared){LK_SIZED(LkCompared), .document = second});
    cr_assert_null(lk_messages_failure(lk_comparison_messages(comparison), LK_LANGUAGE_DEFAULT));
    char *text = strdup(lk_comparison_describe(comparison, form));
    lk_comparison_destroy(comparison);
    lk_document_destroy(first);
    lk_document_destroy(second);
    lk_engine_destroy(e);
    return text;
}

static char *report(const char *a, const char *b, LkComparisonForm form)
{
    return report_in(LK_LANGUAGE_DEFAULT, a, b, form);
}

static void expect_in(LkLanguage language, const char *a, const char *b, const char *told)
{
    char *text = report_in(language, a, b, LK_COMPARISON_TEXT);
    cr_expect(strstr(text, told) != NULL, "“%s” is not said:\n%s", told, text);
    free(text);
}

static void expect(const char *a, const char *b, const char *told)
{
    expect_in(LK_LANGUAGE_DEFAULT, a, b, told);
}

static void expect_not(const char *a, const char *b, const char *told)
{
    char *text = report(a, b, LK_COMPARISON_TEXT);
    cr_expect(strstr(text, told) == NULL, "“%s” is said:\n%s", told, text);
    free(text);
}

Test(compare_changes, equal_documents_have_no_differences)
{
    const char *body = "ก่อนหน้านี้ ได้ดำเนินการแล้ว\n\n|ก|ข|\n|-|-|\n|๑|๒|\n";
    expect(body, body, "no differences in 1 page");
}

Test(compare_changes, a_changed_word_is_told_as_that_word_at_its_place)
{
    expect("ได้ผลคะแนนการประเมินแล้ว", "ได้ผลรางวัลการประเมินแล้ว", "page 1: “คะแนน” → “รางวัล”  (b.md:5:");
    expect("จำนวน ๙๕.๗ คะแนน", "จำนวน ๙๖.๒ คะแนน", "page 1: “๙๕.๗” → “๙๖.๒”  (b.md:5:7)");
}

Test(compare_changes, words_that_came_and_went_are_told)
{
    expect("ได้ดำเนินการ แล้ว", "ได้ดำเนินการ เสร็จสิ้น แล้ว", "inserted “เสร็จสิ้น”");
    expect("ได้ดำเนินการ เสร็จสิ้น แล้ว", "ได้ดำเนินการ แล้ว", "deleted “เสร็จสิ้น”  (a.md:5:");
}

Test(compare_changes, two_paragraphs_make_two_differences)
{
    expect("ได้คะแนน แล้ว", "ได้รางวัล แล้ว\n\nเพิ่ม", "“คะแนน” → “รางวัล”");
    expect("ได้คะแนน แล้ว", "ได้รางวัล แล้ว\n\nเพิ่ม", "inserted “เพิ่ม”");
}

Test(compare_changes, cells_are_changed_one_by_one)
{
    const char *a = "|ชื่อ|คะแนน|\n|-|-|\n|แดง|๑๐|\n|ดำ|๒๐|\n", *b = "|ชื่อ|คะแนน|\n|-|-|\n|เขียว|๑๑|\n|ดำ|๒๑|\n";
    expect(a, b, "“แดง” → “เขียว”");
    expect(a, b, "“๑๐” → “๑๑”");
    expect(a, b, "“๒๐” → “๒๑”");
}

Test(compare_changes, blanks_and_line_ends_change_no_word)
{
    expect("ราชการส่วนกลางและส่วนภูมิภาค และประชาชน", "ราชการส่วนกลางและส่วนภูมิภาค และ\nประชาชน", "no differences");
    const char *a = "ราชการ และ ประชาชน", *b = "ราชการ และประชาชน";
    expect(a, b, "moved"); /* the word that follows the blank */
    expect_not(a, b, "→");
    expect_not(a, b, "inserted");
    expect_not(a, b, "deleted");
}

Test(compare_changes, what_follows_an_inserted_paragraph_moved_down)
{
    char *json = report("หนึ่ง\n\nสอง\n\nสาม\n\nสี่", "หนึ่ง\n\nแทรก\n\nสอง\n\nสาม\n\nสี่", LK_COMPARISON_JSON);
    cJSON *root = cJSON_Parse(json), *list = cJSON_GetObjectItem(root, "differences");
    cr_assert_eq(cJSON_GetArraySize(list), 2, "%s", json);
    cJSON *moved = cJSON_GetArrayItem(list, 1);
    cr_expect_str_eq(cJSON_GetObjectItem(moved, "kind")->valuestring, "moved");
    cr_expect_eq(cJSON_GetObjectItem(moved, "lines")->valueint, 3);
    cr_expect_float_eq(cJSON_GetObjectItem(moved, "dy")->valuedouble, 27.3, 0.1);
    cr_expect_float_eq(cJSON_GetObjectItem(moved, "dx")->valuedouble, 0, 0.01);
    cJSON *boxes = cJSON_GetObjectItem(cJSON_GetObjectItem(moved, "b"), "boxes");
    cr_expect_eq(cJSON_GetArraySize(boxes), 1, "lines that move together are one box");
    cr_expect(cJSON_IsNull(cJSON_GetObjectItem(cJSON_GetArrayItem(list, 0), "a")),
              "the inserted one is not in a");
    cJSON_Delete(root);
    free(json);
}

Test(compare_changes, paragraphs_in_another_order_are_found_again)
{
    const char *one = "องค์การบริหารส่วนตำบลได้รับจัดสรรงบประมาณเพิ่มเติม",
               *two = "คณะกรรมการตรวจรับพัสดุรายงานผลการตรวจสอบ";
    char a[1000], b[1000];
    snprintf(a, sizeof a, "%s\n\n%s", one, two);
    snprintf(b, sizeof b, "%s\n\n%s", two, one);
    expect(a, b, "moved 27.3 pt up");
    expect_not(a, b, "deleted");
    expect_not(a, b, "inserted");
}

Test(compare_changes, a_paragraph_on_another_page_says_from_where)
{
    expect("หนึ่ง\n\nสองสาม", "หนึ่ง\n\n```pagebreak\n```\n\nสองสาม", "from page 1 to page 2");
    expect("หนึ่ง\n\nสองสาม", "หนึ่ง\n\n```pagebreak\n```\n\nสองสาม", "1 → 2 pages");
    expect("หนึ่ง\n\nสองสาม", "หนึ่ง\n\n```pagebreak\n```\n\nสองสาม", "page 2: page inserted");
}

Test(compare_changes, words_in_bold_are_restyled)
{
    expect("กอน ข้อความสำคัญ", "กอน **ข้อความ**สำคัญ", "in another face, size or colour: “ข้อความ”");
}

Test(compare_changes, text_is_in_the_language_of_the_engine_and_json_in_english)
{
    static const char break_before[] = "หนึ่ง\n\n```pagebreak\n```\n\nสองสาม";
    static const struct {
        const char *a, *b, *told;
    } cases[] = {
        {"ได้ดำเนินการ แล้ว", "ได้ดำเนินการ เสร็จสิ้น แล้ว", "หน้า 1: เพิ่ม “เสร็จสิ้น”  (b.md:5:"},
        {"ได้ดำเนินการ เสร็จสิ้น แล้ว", "ได้ดำเนินการ แล้ว", "หน้า 1: ตัดออก “เสร็จสิ้น”"},
        {"ได้คะแนน แล้ว", "ได้รางวัล แล้ว", "แก้ไข 1 แห่ง, ย้ายที่ 1 แห่ง; 1 หน้า"},
        {"หนึ่ง\n\nสอง", "หนึ่ง\n\nแทรก\n\nสอง", "ย่อหน้า ย้ายลง "},
        {"หนึ่ง\n\nสองสาม", break_before, "ย้ายจากหน้า 1 ไปหน้า 2: “สองสาม”"},
        {"หนึ่ง\n\nสองสาม", break_before, "เพิ่มหน้านี้"},
        {"ราชการ", "**ราชการ**", "เปลี่ยนแบบ ขนาด หรือสีของอักษร: “ราชการ”"},
        {"ราชการ", "ราชการ", "ไม่มีอะไรต่างกันใน 1 หน้า 1 คำ"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        expect_in(LK_LANGUAGE_THAI, cases[i].a, cases[i].b, cases[i].told);
    char *json = report_in(LK_LANGUAGE_THAI, "หนึ่ง", "หนึ่ง สอง", LK_COMPARISON_JSON);
    cr_expect_not_null(strstr(json, "\"message\":\"inserted “สอง”\""), "%s", json);
    free(json);
}

Test(compare_changes, rules_of_a_table_are_compared)
{
    const char *a = "```table\nrows: [[ก, ข]]\ncolumns: [{width: 3cm}, {width: 3cm}]\n```\n";
    const char *b = "```table\nrows: [[ก, ข], ['', '']]\ncolumns: [{width: 3cm}, {width: 3cm}]\n```\n";
    expect(a, b, "inserted rules"); /* the empty row has no words, but it has rules */
}

Test(compare_changes, a_word_that_a_line_end_parts_is_no_difference)
{
    /* The compound at the end of the first line is parted in one version and whole in the other. */
    char a[2000] = "", b[2000] = "";
    for (int i = 0; i < 30; i++) {
        strcat(a, "หน่วยงาน");
        strcat(b, "หน่วยงาน");
    }
    strcat(a, " ๑");
    strcat(b, " ๒");
    char *text = report(a, b, LK_COMPARISON_TEXT);
    cr_expect(strstr(text, "“๑” → “๒”") != NULL, "%s", text);
    cr_expect(strstr(text, "inserted") == NULL && strstr(text, "deleted") == NULL, "%s", text);
    free(text);
}

Test(compare_changes, a_document_with_errors_fails_and_says_so)
{
    LkEngine *e = engine();
    const char wrong[] = "{{nobody}}\n";
    LkDocument *good = set(e, "a.md", "ก"),
               *bad = lk_document_open_memory(e, "b.md", wrong, strlen(wrong), NULL);
    cr_assert_not(lk_document_typeset(bad));
    LkComparison *comparison = lk_comparison_create(e, &(LkCompared){LK_SIZED(LkCompared), .document = good},
                                                    &(LkCompared){LK_SIZED(LkCompared), .document = bad});
    cr_assert_not_null(lk_messages_failure(lk_comparison_messages(comparison), LK_LANGUAGE_DEFAULT));
    cr_assert_null(lk_comparison_describe(comparison, LK_COMPARISON_TEXT));
    cr_assert_eq(lk_comparison_count(comparison), 0);
    lk_comparison_destroy(comparison);
    lk_document_destroy(good);
    lk_document_destroy(bad);
    lk_engine_destroy(e);
}

Test(compare_changes, html_shows_both_pages_and_leads_to_the_marks)
{
    char *html = report("ได้คะแนน", "ได้รางวัล", LK_COMPARISON_HTML);
    cr_expect(strstr(html, "href=\"#b1\"") != NULL && strstr(html, "id=\"b1\"") != NULL,
              "the list leads to the mark");
    cr_expect(strstr(html, "href=\"#l1\"") != NULL && strstr(html, "id=\"l1\"") != NULL, "and back");
    cr_expect(strstr(html, "data:image/svg+xml;base64,") != NULL);
    cr_expect(strstr(html, "<script") == NULL);
    free(html);
}
