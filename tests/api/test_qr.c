/* QR codes on the page: sizes that each module shares, and what is too much or too small. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "api/message.h"
#include "likhit.h"

static LkEngine *engine(void)
{
    static const char *const folders[] = {"layouts"};
    return lk_engine_create(&(LkEngineOptions){LK_SIZED(LkEngineOptions), .layout_folders = folders,
                                               .layout_folder_count = 1, .word_list = "build/thai.words"});
}

static LkDocument *with_code(LkEngine *e, const char *keys, size_t letters)
{
    char source[6000];
    char text[5000];
    memset(text, 'a', letters);
    text[letters] = '\0';
    snprintf(source, sizeof source, "```qr\ntext: %s\n%s\n```\n", text, keys);
    LkDocument *document = lk_document_open_memory(e, "a.md", source, strlen(source), NULL);
    lk_document_typeset(document);
    return document;
}

static LkMessage first_about_codes(LkDocument *document)
{
    for (size_t i = 0; i < lk_messages_count(lk_document_messages(document)); i++)
        if (strstr(message_at(lk_document_messages(document), i).code, "-qr-") != NULL)
            return message_at(lk_document_messages(document), i);
    return (LkMessage){.code = ""};
}

Test(qr, a_text_too_long_for_its_level_is_an_error)
{
    static const struct {
        const char *keys;
        size_t most;
        const char *hint;
    } cases[] = {{"level: L", 2953, "a key and a digest"}, {"level: M", 2331, "level: L"}};
    LkEngine *e = engine();
    for (size_t i = 0; i < 2; i++) {
        char keys[40];
        snprintf(keys, sizeof keys, "%s\nsize: 15cm", cases[i].keys);
        LkDocument *document = with_code(e, keys, cases[i].most);
        cr_assert_eq(lk_document_page_count(document), 1);
        lk_document_destroy(document);
        document = with_code(e, keys, cases[i].most + 1);
        LkMessage message = first_about_codes(document);
        cr_assert_str_eq(message.code, "E-qr-long");
        cr_assert_eq(message.line, 2);
        cr_assert_not_null(strstr(message.hint, cases[i].hint));
        lk_document_destroy(document);
    }
    lk_engine_destroy(e);
}

Test(qr, an_empty_text_is_one_error)
{
    LkEngine *e = engine();
    LkDocument *document = with_code(e, "size: 3cm", 0);
    size_t errors = 0;
    for (size_t k = 0; k < lk_messages_count(lk_document_messages(document)); k++)
        errors += lk_messages_severity(lk_document_messages(document), k) == LK_SEVERITY_ERROR;
    cr_expect_str_eq(first_about_codes(document).code, "E-qr-text");
    cr_expect_eq(errors, 1);
    lk_document_destroy(document);
    lk_engine_destroy(e);
}

Test(qr, modules_below_a_third_of_a_millimetre_are_a_warning_with_the_size_that_helps)
{
    LkEngine *e = engine();
    LkDocument *document = with_code(e, "size: 1cm", 100);
    LkMessage message = first_about_codes(document);
    cr_assert_str_eq(message.code, "W-qr-small");
    const char *size = strstr(message.hint, "size: ");
    cr_assert_not_null(size);
    char keys[20];
    snprintf(keys, sizeof keys, "%.11s", size);
    lk_document_destroy(document);
    document = with_code(e, keys, 100);
    cr_assert_str_eq(first_about_codes(document).code, "", "“%s” is enough", keys);
    lk_document_destroy(document);
    lk_engine_destroy(e);
}

Test(qr, code_and_caption_stand_at_the_place_asked_for)
{
    static const struct {
        const char *place;
        double left, right; /* pt between margins of 85.04 and 538.58 */
    } cases[] = {{"left", 85.04, 0}, {"right", 0, 538.58}};
    LkEngine *e = engine();
    for (size_t i = 0; i < 2; i++) {
        char keys[80];
        snprintf(keys, sizeof keys, "place: %s\ncaption: ค\nsize: 2cm", cases[i].place);
        LkDocument *document = with_code(e, keys, 5);
        void *bytes = NULL;
        size_t length = 0;
        cr_assert(lk_document_write_memory(
            document, &(LkOutputOptions){LK_SIZED(LkOutputOptions), .format = LK_FORMAT_JSON}, &bytes,
            &length));
        char *json = strndup(bytes, length), *at = strstr(json, "\"image\"");
        cr_assert_not_null(at, "%s", json);
        double x = atof(strstr(at, "\"x\":") + 4), width = atof(strstr(at, "\"width\":") + 8);
        cr_assert_float_eq(cases[i].left > 0 ? x : x + width, cases[i].left + cases[i].right, 0.02);
        cr_assert_not_null(strstr(at, "\"modules\":29"), "21 and the quiet zone: %.300s", at);
        free(json);
        lk_free(bytes);
        lk_document_destroy(document);
    }
    lk_engine_destroy(e);
}
