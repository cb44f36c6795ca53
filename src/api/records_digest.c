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

typedef struct Faces {
    LkArena *arena;
    const LkFace **items;
    size_t count, room;
} Faces;

static bool has_face(const LkFace *const *faces, size_t count, const LkFace *face)
{
    for (size_t i = 0; i < count; i++)
        if (faces[i] == face)
            return true;
    return false;
}

static void add_face(Faces *faces, const LkFace *face)
{
    if (has_face(faces->items, faces->count, face))
        return;
    if (faces->count == faces->room) {
        faces->room = faces->room * 2 + 16;
        const LkFace **items = LK_NEW_ARRAY(faces->arena, faces->room, const LkFace *);
        if (faces->count > 0)
            memcpy(items, faces->items, faces->count * sizeof *items);
        faces->items = items;
    }
    faces->items[faces->count++] = face;
}

/* All that a document shows. Runs mostly have the face of the run before. */
static Faces faces_of(const LkFrames *frames, LkArena *arena)
{
    Faces faces = {.arena = arena};
    const LkFace *last = NULL;
    for (size_t i = 0; i < frames->count; i++) {
        LkBranch *branch = lk_branch_open(arena);
        LkPage page = lk_page_whole(&frames->pages[i], branch->arena);
        for (size_t k = 0; k < page.count; k++) {
            const LkItem *item = &page.items[k];
            if (item->kind != LK_ITEM_GLYPHS || item->as.run->face == last)
                continue;
            last = item->as.run->face;
            add_face(&faces, last);
        }
        lk_branch_close(branch);
    }
    return faces;
}

static int compare(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

typedef struct Digesting {
    LkRecords *records;
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
    Faces faces = faces_of(document->frames, digesting->records->arena);
    for (size_t i = 0; i < faces.count; i++)
        add(&lines, "font", lk_face_digest(faces.items[i]).hex);
    digesting->records->faces = faces.items;
    digesting->records->face_count = faces.count;
    qsort(lines.items, lines.count, sizeof *lines.items, compare);
    LkBuffer all;
    lk_buffer_init(&all, lines.arena);
    for (size_t i = 0; i < lines.count; i++)
        lk_buffer_string(&all, lines.items[i]);
    digesting->digest = lk_digest(lk_buffer_view(&all).bytes, all.length);
}

static bool digest_of(LkRecords *records, size_t index, char hex[65])
{
    Digesting digesting = {.records = records, .document = lk_record_document(records, index)};
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

typedef struct Looking {
    const LkRecords *records;
    const LkDocument *document;
    bool has_own;
} Looking;

static void look_guarded(void *context)
{
    Looking *looking = context;
    const LkRecords *records = looking->records;
    Faces faces = faces_of(looking->document->frames, looking->document->arena);
    for (size_t i = 0; i < faces.count; i++)
        looking->has_own |= !has_face(records->faces, records->face_count, faces.items[i]);
}

bool lk_record_has_own_fonts(const LkRecords *records, const LkDocument *document)
{
    Looking looking = {.records = records, .document = document};
    bool done = lk_arena_guarded(document->arena, look_guarded, &looking);
    return !done || looking.has_own;
}
