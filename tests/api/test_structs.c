/* Structs of programs that were compiled with an earlier header, or with a later one. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "api/message.h"
#include "likhit.h"

/* A struct of `size` bytes that ends where no memory is: what reads or writes past it crashes. */
static void *at_the_edge(const void *bytes, size_t size)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    char *memory = mmap(NULL, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    cr_assert_neq(memory, MAP_FAILED);
    cr_assert_eq(mprotect(memory + page, page, PROT_NONE), 0);
    char *there = memory + page - size;
    memcpy(there, bytes, size);
    memcpy(there, &size, sizeof size);
    return there;
}

/* The same, but of a header with a member more, whose value is given. */
static void *from_later(const void *bytes, size_t size, uint64_t member)
{
    char longer[512];
    cr_assert_leq(size + sizeof member, sizeof longer);
    memcpy(longer, bytes, size);
    memcpy(longer + size, &member, sizeof member);
    return at_the_edge(longer, size + sizeof member);
}

static LkEngine *engine_of(const LkEngineOptions *options)
{
    LkEngine *engine = lk_engine_create(options);
    cr_assert_not_null(engine);
    return engine;
}

static const char *const folders[] = {"layouts"};
static const LkEngineOptions engine_options = {LK_SIZED(LkEngineOptions), .layout_folders = folders,
                                               .layout_folder_count = 1, .word_list = "build/thai.words"};

static LkDocument *document_of(LkEngine *engine, const LkDocumentOptions *options)
{
    LkDocument *document = lk_document_open_memory(engine, "a.md", "ก\n", strlen("ก\n"), options);
    lk_document_typeset(document);
    return document;
}

Test(structs, of_an_earlier_header_are_not_read_past_their_ends)
{
    size_t until_words = offsetof(LkEngineOptions, cache_bytes);
    LkEngine *engine = engine_of(at_the_edge(&engine_options, until_words));
    cr_assert_eq(lk_messages_count(lk_engine_messages(engine)), 0);

    LkDocumentOptions document_options = {LK_SIZED(LkDocumentOptions), .layout = "report"};
    size_t until_layout = offsetof(LkDocumentOptions, layout_values);
    LkDocument *document = document_of(engine, at_the_edge(&document_options, until_layout));
    cr_assert_eq(lk_document_page_count(document), 1);

    LkOutputOptions output = {LK_SIZED(LkOutputOptions), .format = LK_FORMAT_JSON};
    void *bytes = NULL;
    size_t length = 0;
    cr_assert(lk_document_write_memory(document, at_the_edge(&output, offsetof(LkOutputOptions, profile)),
                                       &bytes, &length));
    cr_expect_eq(*(char *)bytes, '{');
    lk_free(bytes);
    size_t only = sizeof(size_t);
    cr_assert(lk_document_write_memory(document, at_the_edge(&only, sizeof only), &bytes, &length),
              "nothing but the size: all defaults");
    cr_expect_eq(memcmp(bytes, "%PDF", 4), 0);
    lk_free(bytes);
    lk_document_destroy(document);
    lk_engine_destroy(engine);
}

Test(structs, of_an_earlier_header_are_not_written_past_their_ends)
{
    LkEngine *engine = engine_of(&engine_options);
    LkDocument *document = document_of(engine, NULL);
    LkPageShape shape = {0};
    LkPageShape *old_shape = at_the_edge(&shape, offsetof(LkPageShape, label));
    cr_assert(lk_document_page_shape(document, 1, old_shape));
    cr_expect_float_eq(old_shape->width, 595.28, 0.01);
    cr_expect_eq(old_shape->size, offsetof(LkPageShape, label), "the size stays what it was");

    LkPlacement placement = {0};
    LkPlacement *old = at_the_edge(&placement, offsetof(LkPlacement, path));
    cr_assert(lk_document_placement_of(document, NULL, 1, 1, old));
    cr_expect_str_eq(old->file, "a.md");

    LkMessage message = {0};
    LkMessage *old_message = at_the_edge(&message, offsetof(LkMessage, file));
    cr_assert(lk_messages_at(lk_document_messages(document), 0, LK_LANGUAGE_DEFAULT, old_message));
    cr_expect_str_eq(old_message->code, message_at(lk_document_messages(document), 0).code);
    cr_expect_eq(old_message->severity, LK_SEVERITY_NOTE, "which font stands in");
    lk_document_destroy(document);
    lk_engine_destroy(engine);
}

/* What is zero asks for nothing; what is not cannot be done. */
Test(structs, of_a_later_header_are_refused_only_when_they_ask_for_more)
{
    LkEngine *engine = engine_of(from_later(&engine_options, sizeof engine_options, 0));
    cr_assert_eq(lk_messages_count(lk_engine_messages(engine)), 0);
    LkEngine *refused = engine_of(from_later(&engine_options, sizeof engine_options, 1));
    cr_expect_eq(lk_messages_exit_code(lk_engine_messages(refused)), LK_EXIT_USAGE);
    lk_engine_destroy(refused);

    LkDocumentOptions options = {LK_SIZED(LkDocumentOptions)};
    LkDocument *document = document_of(engine, from_later(&options, sizeof options, 0));
    cr_assert_eq(lk_document_page_count(document), 1);
    LkDocument *asks = document_of(engine, from_later(&options, sizeof options, (uint64_t)1 << 63));
    cr_expect_eq(lk_messages_exit_code(lk_document_messages(asks)), LK_EXIT_USAGE);
    lk_document_destroy(asks);

    LkPageShape shape = {0};
    LkPageShape *later = from_later(&shape, sizeof shape, 7);
    cr_assert(lk_document_page_shape(document, 1, later));
    uint64_t member = 7;
    memcpy(&member, later + 1, sizeof member);
    cr_expect_eq(member, 0, "what this library does not know is zero");
    lk_document_destroy(document);
    lk_engine_destroy(engine);
}
