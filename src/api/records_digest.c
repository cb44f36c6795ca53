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

static void add_line(Lines *lines, const char *line)
{
    for (size_t i = 0; i < lines->count; i++)
        if (strcmp(lines->items[i], line) == 0)
            return;
    LK_GROW(lines->arena, lines->items, lines->count, lines->room, 32);
    lines->items[lines->count++] = line;
}

static void add(Lines *lines, const char *role, const char *text)
{
    add_line(lines, lk_arena_printf(lines->arena, "%s %s\n", role, text));
}

static void add_file(const LkFile *file, Lines *lines)
{
    static const char *const roles[] = {"source", "layout", "data", "words", "picture"};
    add(lines, roles[file->role], lk_digest(file->text.bytes, file->text.length).hex);
}

static void add_files(const LkDocument *document, Lines *lines)
{
    for (const LkFile *file = document->diagnostics.files; file != NULL; file = file->next)
        if (file->role != LK_FILE_RECORDS)
            add_file(file, lines);
}

/* The faces of the runs before: a document has a few. */
typedef struct Seen {
    const LkFace *faces[16];
    size_t count;
} Seen;

static bool is_seen(Seen *seen, const LkFace *face)
{
    for (size_t i = 0; i < seen->count; i++)
        if (seen->faces[i] == face)
            return true;
    if (seen->count < sizeof seen->faces / sizeof *seen->faces)
        seen->faces[seen->count++] = face;
    return false;
}

static void add_fonts(const LkFrames *frames, Lines *lines)
{
    Seen seen = {0};
    for (size_t i = 0; i < frames->count; i++) {
        LkChildArena *child = lk_child_arena_open(lines->arena);
        LkPage page = lk_page_whole(&frames->pages[i], child->arena);
        for (size_t k = 0; k < page.count; k++) {
            const LkItem *item = &page.items[k];
            if (item->kind == LK_ITEM_GLYPHS && !is_seen(&seen, item->as.run->face))
                add(lines, "font", lk_face_digest(item->as.run->face).hex);
        }
        lk_child_arena_close(child);
    }
}

static int compare(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static LkDigest digest_of_lines(Lines *lines)
{
    LkBuffer all;
    lk_buffer_init(&all, lines->arena);
    qsort(lines->items, lines->count, sizeof *lines->items, compare);
    for (size_t i = 0; i < lines->count; i++)
        lk_buffer_string(&all, lines->items[i]);
    return lk_digest(lk_buffer_view(&all).bytes, all.length);
}

typedef struct Digesting {
    LkRecords *records;
    const LkDocument *document;
    Lines lines;
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
    if (document->frames != NULL)
        add_fonts(document->frames, &lines);
    digesting->digest = digest_of_lines(&lines);
    digesting->lines = lines;
}

/* Beyond the document that they were taken from. */
static void share_guarded(void *context)
{
    const Digesting *digesting = context;
    LkRecords *records = digesting->records;
    const char **shared = LK_NEW_ARRAY(records->arena, digesting->lines.count + 1, const char *);
    for (size_t i = 0; i < digesting->lines.count; i++)
        shared[i] =
            lk_arena_copy(records->arena, digesting->lines.items[i], strlen(digesting->lines.items[i]));
    records->shared = shared;
    records->shared_count = digesting->lines.count;
}

static bool digest_of(LkRecords *records, size_t index, bool must_be_set, char hex[65])
{
    Digesting digesting = {.records = records, .document = lk_document_open_record(records, index)};
    LkDocument *document = (LkDocument *)digesting.document;
    bool is_set = document != NULL && lk_document_typeset(document);
    bool done = document != NULL && (is_set || !must_be_set) &&
                lk_arena_guarded(document->arena, digest_guarded, &digesting) &&
                lk_arena_guarded(records->arena, share_guarded, &digesting);
    lk_document_destroy(document);
    if (done)
        memcpy(hex, digesting.digest.hex, sizeof digesting.digest.hex);
    return done;
}

/* A record whose data are good may still have what no font can print: the next one will do. */
enum { TRIED_AT_MOST = 10 };

bool lk_records_digest(LkRecords *records, char hex[65])
{
    size_t count = lk_messages_exit_code(lk_records_messages(records)) == LK_EXIT_DONE
                       ? lk_records_count(records)
                       : 0,
           tried = 0;
    bool done = false;
    if (hex == NULL)
        return false;
    hex[0] = '\0';
    for (size_t i = 0; i < count && !done && tried < TRIED_AT_MOST; i++) {
        if (!lk_record_is_good(records, i))
            continue;
        tried++;
        done = digest_of(records, i, true, hex);
    }
    /* Where none can be set, as all of the data is wrong, no font is shared. */
    return done || (count > 0 && digest_of(records, 0, false, hex));
}

/* ---- What a record has beside it */

static bool is_shared(const LkRecords *records, const char *line)
{
    return bsearch(&line, records->shared, records->shared_count, sizeof *records->shared, compare) != NULL;
}

typedef struct Owning {
    const LkRecords *records;
    const LkDocument *document;
    char *hex;
} Owning;

/* Fonts and pictures: source and layouts are those of all. */
static void own_guarded(void *context)
{
    Owning *owning = context;
    const LkDocument *document = owning->document;
    Lines lines = {.arena = document->arena}, own = {.arena = document->arena};
    add_fonts(document->frames, &lines);
    for (const LkFile *file = document->diagnostics.files; file != NULL; file = file->next)
        if (file->role == LK_FILE_PICTURE)
            add_file(file, &lines);
    for (size_t i = 0; i < lines.count; i++)
        if (!is_shared(owning->records, lines.items[i]))
            add_line(&own, lines.items[i]);
    if (own.count > 0)
        memcpy(owning->hex, digest_of_lines(&own).hex, 65);
}

bool lk_record_own_digest(const LkRecords *records, LkDocument *document, char hex[65])
{
    Owning owning = {.records = records, .document = document, .hex = hex};
    if (hex == NULL)
        return false;
    hex[0] = '\0';
    if (records == NULL || document == NULL)
        return false;
    if (lk_document_page_count(document) == 0)
        return lk_document_misuse(document, "the document has not been set");
    bool is_done = lk_arena_guarded(document->arena, own_guarded, &owning);
    if (!is_done)
        lk_document_ran_out(document);
    return is_done;
}
