/* Paragraphs that an engine keeps: a document of them is to the byte what it is when all is set anew. */
#include <criterion/criterion.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "likhit.h"

static LkEngine *engine_with(size_t kept)
{
    static const char *const folders[] = {"layouts"};
    return lk_engine_create(&(LkEngineOptions){LK_SIZED(LkEngineOptions), .layout_folders = folders,
                                               .layout_folder_count = 1, .word_list = "build/thai.words",
                                               .cache_bytes = kept});
}

/* Everything that a document gives: frames with their places, PDF, messages. */
typedef struct Outcome {
    void *json, *pdf;
    size_t json_length, pdf_length;
    char *messages;
} Outcome;

static Outcome set(LkEngine *engine, const char *root, const char *text, size_t length)
{
    Outcome outcome = {0};
    LkDocument *document = lk_document_open_memory(
        engine, "a.md", text, length, &(LkDocumentOptions){LK_SIZED(LkDocumentOptions), .root = root});
    if (lk_document_typeset(document)) {
        LkOutputOptions json = {LK_SIZED(LkOutputOptions), .format = LK_FORMAT_JSON},
                        pdf = {.format = LK_FORMAT_PDF};
        lk_document_write_memory(document, &json, &outcome.json, &outcome.json_length);
        lk_document_write_memory(document, &pdf, &outcome.pdf, &outcome.pdf_length);
    }
    size_t size = 0;
    FILE *stream = open_memstream(&outcome.messages, &size);
    for (size_t i = 0; i < lk_messages_count(lk_document_messages(document)); i++)
        fputs(lk_messages_text(lk_document_messages(document), i, LK_LANGUAGE_DEFAULT), stream);
    fclose(stream);
    lk_document_destroy(document);
    return outcome;
}

static void release(Outcome *outcome)
{
    lk_free(outcome->json);
    lk_free(outcome->pdf);
    free(outcome->messages);
}

static bool is_same(const Outcome *a, const Outcome *b)
{
    return a->json_length == b->json_length && a->pdf_length == b->pdf_length &&
           (a->json == NULL || memcmp(a->json, b->json, a->json_length) == 0) &&
           (a->pdf == NULL || memcmp(a->pdf, b->pdf, a->pdf_length) == 0) &&
           strcmp(a->messages, b->messages) == 0;
}

static void expect_same(LkEngine *keeping, LkEngine *plain, const char *root, const char *text, size_t length,
                        const char *what)
{
    Outcome kept = set(keeping, root, text, length), anew = set(plain, root, text, length);
    cr_expect_str_eq(kept.messages, anew.messages, "%s", what);
    cr_expect(is_same(&kept, &anew), "%s: pages differ", what);
    release(&kept);
    release(&anew);
}

static char *read_file(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    cr_assert_not_null(file, "%s", path);
    char *bytes = malloc(1 << 20);
    *length = fread(bytes, 1, 1 << 20, file);
    fclose(file);
    return bytes;
}

/* A line goes, comes twice, or gets words at a blank of it: what editing does to the lines and columns of the
 * rest. */
static size_t edit(const char *text, size_t length, char *out, unsigned *seed)
{
    static const char *const additions[] = {" ดีๆ",  " **หนา** ", " ที่ประชุม",
                                            "\n\n", " ✓ ",       " [ก](http://a.b) "};
    const char *body = strstr(text, "\n---\n");
    size_t start = body == NULL ? 0 : (size_t)(body + 5 - text);
    *seed = *seed * 1103515245u + 12345u;
    size_t at = start + (*seed >> 4) % (length - start);
    while (at < length && text[at] != ' ' && text[at] != '\n')
        at++;
    *seed = *seed * 1103515245u + 12345u;
    const char *added = additions[(*seed >> 8) % (sizeof additions / sizeof *additions)];
    size_t size = strlen(added);
    memcpy(out, text, at);
    memcpy(out + at, added, size);
    memcpy(out + at + size, text + at, length - at);
    out[length + size] = '\0';
    return length + size;
}

Test(kept, samples_and_edits_of_them_are_set_as_if_nothing_was_kept)
{
    glob_t found;
    cr_assert_eq(glob("samples/*/*.md", 0, NULL, &found), 0);
    LkEngine *keeping = engine_with((size_t)64 << 20), *plain = engine_with(0);
    unsigned seed = (unsigned)time(NULL), first_seed = seed;
    for (size_t i = 0; i < found.gl_pathc; i++) {
        const char *path = found.gl_pathv[i];
        char root[256], what[400];
        snprintf(root, sizeof root, "%.*s", (int)(strrchr(path, '/') - path), path);
        size_t length = 0;
        char *text = read_file(path, &length), *edited = malloc(length + 100);
        text[length] = '\0';
        expect_same(keeping, plain, root, text, length, path);
        for (int k = 0; k < 12; k++) {
            snprintf(what, sizeof what, "%s, edit %d of seed %u", path, k, first_seed);
            size_t edited_length = edit(text, length, edited, &seed);
            expect_same(keeping, plain, root, edited, edited_length, what);
        }
        free(text);
        free(edited);
    }
    globfree(&found);
    lk_engine_destroy(keeping);
    lk_engine_destroy(plain);
}

/* What is said once of a document is said of each. */
Test(kept, messages_come_again_in_each_document_at_their_places)
{
    static const char *const texts[] = {"ก\n\nภาษา \xF0\x90\xA4\x80 ไม่มีตัว\n",
                                        "ข\n\nก\n\nภาษา \xF0\x90\xA4\x80 ไม่มีตัว\n",
                                        "ก\n\nשלום\n",
                                        "ข\n\nก\n\nשלום\n",
                                        "שלום\n\nข שלום\n",
                                        "ข שלום\n",
                                        "ก **ข** `ค`\n",
                                        "ก **ข** `ค`\n"};
    LkEngine *keeping = engine_with((size_t)1 << 20), *plain = engine_with(0);
    for (int round = 0; round < 2; round++)
        for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
            expect_same(keeping, plain, ".", texts[i], strlen(texts[i]), texts[i]);
    lk_engine_destroy(keeping);
    lk_engine_destroy(plain);
}

/* How lines look is not told beside an error; once that is mended, it is. */
Test(kept, what_was_not_told_beside_an_error_is_told_without_it)
{
    /* a number is parted nowhere */
    static const char wide[] =
        "123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890"
        "123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890\n";
    static const char *const errors[] = {"{{ไม่มี}}\n\n", "![รูป](missing.png)\n\n", "{{#ไม่มี}}\n\n"};
    LkEngine *plain = engine_with(0);
    for (size_t i = 0; i < sizeof errors / sizeof *errors; i++) {
        LkEngine *keeping = engine_with((size_t)1 << 20);
        char text[1000];
        snprintf(text, sizeof text, "ก\n\n%s%s", errors[i], wide);
        expect_same(keeping, plain, ".", text, strlen(text), errors[i]);
        snprintf(text, sizeof text, "ก\n\n%s", wide);
        Outcome anew = set(plain, ".", text, strlen(text));
        cr_expect(strstr(anew.messages, "W-line-wide") != NULL);
        release(&anew);
        expect_same(keeping, plain, ".", text, strlen(text), errors[i]);
        lk_engine_destroy(keeping);
    }
    lk_engine_destroy(plain);
}

Test(kept, the_same_text_in_another_layout_is_another_paragraph)
{
    static const char *const layouts[] = {"report", "manual", "letter", "report"};
    LkEngine *keeping = engine_with((size_t)1 << 20), *plain = engine_with(0);
    char text[400];
    for (size_t i = 0; i < sizeof layouts / sizeof *layouts; i++) {
        snprintf(
            text, sizeof text,
            "---\nlayout: %s\n---\n\n# หัวข้อ\n\nหัวข้อ\n\n- หัวข้อ\n\n| หัวข้อ | 1 |\n|---|---|\n| หัวข้อ | 1,234 |\n",
            layouts[i]);
        expect_same(keeping, plain, ".", text, strlen(text), layouts[i]);
    }
    lk_engine_destroy(keeping);
    lk_engine_destroy(plain);
}

Test(kept, the_same_text_with_other_words_kept_whole_is_another_paragraph)
{
    static const char *const keeps[] = {"", "keep: [คุณธรรมความโปร่งใส]\n", "keep: [คุณธรรม, ความโปร่งใส]\n", ""};
    LkEngine *keeping = engine_with((size_t)1 << 20), *plain = engine_with(0);
    char text[4000];
    for (size_t i = 0; i < sizeof keeps / sizeof *keeps; i++) {
        size_t length = (size_t)snprintf(text, sizeof text, "---\ntitle: ก\n%s---\n\n", keeps[i]);
        for (int k = 0; k < 20; k++)
            length += (size_t)snprintf(text + length, sizeof text - length, "ส่งเสริมคุณธรรมความโปร่งใส");
        expect_same(keeping, plain, ".", text, length, keeps[i]);
    }
    lk_engine_destroy(keeping);
    lk_engine_destroy(plain);
}

Test(kept, pages_have_the_same_hash_when_lines_are_added_above_them)
{
    LkEngine *keeping = engine_with((size_t)1 << 20);
    const char *texts[] = {"หนึ่ง\n\n```pagebreak\n```\n\nสอง\n\n- สาม\n",
                           "หนึ่ง\n\nใหม่\n\n```pagebreak\n```\n\nสอง\n\n- สาม\n"};
    uint64_t hashes[2][2];
    for (int i = 0; i < 2; i++) {
        LkDocument *document = lk_document_open_memory(keeping, "a.md", texts[i], strlen(texts[i]), NULL);
        cr_assert(lk_document_typeset(document));
        for (size_t page = 0; page < 2; page++)
            hashes[i][page] = lk_document_page_hash(document, page + 1);
        cr_expect_eq(lk_document_page_hash(document, 3), 0);
        lk_document_destroy(document);
    }
    cr_expect_neq(hashes[0][0], hashes[1][0]);
    cr_expect_eq(hashes[0][1], hashes[1][1]);
    lk_engine_destroy(keeping);
}
