/* The digest of all that the documents of a batch have in common: which files and fonts that are shows when
 * one of them is set. */
#include <stdlib.h>
#include <string.h>

#include <hb.h>
#include <libdeflate.h>

#include "api/api_private.h"

/* Lines such as "font 0123…", each once and in order, so that it does not matter what is read first. */
typedef struct Lines {
    LkArena *arena;
    const char **items;
    size_t count, room;
} Lines;

static void add(Lines *lines, const char *role, const char *text)
{
    const char *line = lk_arena_printf(lines->arena, "%s %s\n", role, text);
    for (size_t i = 0; i < lines->count; i++)
        if (strcmp(lines->items[i], line) == 0)
            return;
    if (lines->count == lines->room) {
        lines->room = lines->room * 2 + 32;
        const char **items = LK_NEW_ARRAY(lines->arena, lines->room, const char *);
        if (lines->count > 0)
            memcpy(items, lines->items, lines->count * sizeof *items);
        lines->items = items;
    }
    lines->items[lines->count++] = line;
}

static void add_files(const LkDocument *document, Lines *lines)
{
    static const char *const roles[] = {"source", "layout", "data", "words", "picture"};
    for (const LkFile *file = document->diagnostics.files; file != NULL; file = file->next)
        if (file->role != LK_FILE_RECORDS)
            add(lines, roles[file->role], lk_digest(file->text.bytes, file->text.length).hex);
}

/* Runs mostly have the face of the run before. */
static void add_fonts(const LkFrames *frames, Lines *lines)
{
    const LkFace *last = NULL;
    for (size_t i = 0; i < frames->count; i++) {
        LkBranch *branch = lk_branch_open(lines->arena);
        LkPage page = lk_page_whole(&frames->pages[i], branch->arena);
        for (size_t k = 0; k < page.count; k++) {
            const LkItem *item = &page.items[k];
            if (item->kind != LK_ITEM_GLYPHS || item->as.run->face == last)
                continue;
            last = item->as.run->face;
            add(lines, "font", lk_face_digest(last).hex);
        }
        lk_branch_close(branch);
    }
}

static int compare(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

typedef struct Digesting {
    const LkDocument *document;
    LkDigest digest;
} Digesting;

static void digest_guarded(void *context)
{
    Digesting *digesting = context;
    const LkDocument *document = digesting->document;
    Lines lines = {.arena = document->arena};
    add(&lines, "likhit", LK_VERSION_STRING);
    add(&lines, "harfbuzz", hb_version_string());
    add(&lines, "libdeflate", LIBDEFLATE_VERSION_STRING);
    add(&lines, "word-list", lk_digest_spell(lk_words_digest(document->engine->words)).hex);
    for (size_t i = 0; i < document->over.count; i++)
        add(&lines, document->over.items[i].path, document->over.items[i].value);
    add_files(document, &lines);
    add_fonts(document->frames, &lines);
    qsort(lines.items, lines.count, sizeof *lines.items, compare);
    LkBuffer all;
    lk_buffer_init(&all, lines.arena);
    for (size_t i = 0; i < lines.count; i++)
        lk_buffer_string(&all, lines.items[i]);
    digesting->digest = lk_digest(lk_buffer_view(&all).bytes, all.length);
}

static bool digest_of(LkRecords *records, size_t index, char hex[65])
{
    Digesting digesting = {.document = lk_record_document(records, index)};
    LkDocument *document = (LkDocument *)digesting.document;
    bool done = document != NULL && lk_document_layout(document) &&
                lk_arena_guarded(document->arena, digest_guarded, &digesting);
    lk_document_destroy(document);
    if (done)
        memcpy(hex, digesting.digest.hex, sizeof digesting.digest.hex);
    return done;
}

/* A record whose data are good may still have what no font can print: the next one will do. */
enum { TRIED_AT_MOST = 10 };

bool lk_records_digest(LkRecords *records, char hex[65])
{
    size_t count = lk_records_exit_code(records) == 0 ? lk_records_count(records) : 0, tried = 0;
    bool done = false;
    hex[0] = '\0';
    for (size_t i = 0; i < count && !done && tried < TRIED_AT_MOST; i++) {
        if (!lk_record(records, i).is_good)
            continue;
        tried++;
        done = digest_of(records, i, hex);
    }
    return done;
}
