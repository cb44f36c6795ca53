#include "sign/file/file.h"

#include <string.h>

#include "base/limits.h"
#include "sign/file/table.h"

/* ---- The end of a revision */

/* “startxref”, an offset, “%%EOF” and a line end, behind the last section. */
static bool read_tail(LkSignedFile *file, uint64_t behind, LkRevision *revision)
{
    LkPdfReading reading = {.source = file->bytes, .at = (size_t)behind, .arena = file->arena};
    const LkText all = file->bytes;
    file->fault = behind;
    if (!lk_pdf_skip_word(&reading, "startxref") || !lk_pdf_read_digits(&reading, &revision->references))
        return false;
    size_t at = reading.at;
    while (at < all.length && strchr(" \r\n\t", all.bytes[at]) != NULL && all.bytes[at] != '\0')
        at++;
    if (all.length - at < 5 || memcmp(all.bytes + at, "%%EOF", 5) != 0)
        return false;
    revision->mark = at += 5;
    at += at < all.length && all.bytes[at] == '\r';
    at += at < all.length && all.bytes[at] == '\n';
    revision->end = at;
    return true;
}

/* Returns the offset of the last “startxref”; the length of the file when there is none. */
static uint64_t last_tail(LkText bytes)
{
    for (size_t at = bytes.length < 9 ? 0 : bytes.length - 8; at > 0; at--)
        if (bytes.bytes[at - 1] == 's' && memcmp(bytes.bytes + at - 1, "startxref", 9) == 0)
            return at - 1;
    return bytes.length;
}

/* ---- The chain */

/* Reads the sections from the newest back. Each stands before the one that names it, so that there is no
 * circle; but for the oldest of a linearized file (annex F), whose first page has a section in front. */
static LkSection *read_chain(LkSignedFile *file, uint64_t offset, size_t *count)
{
    LkSection *newest = NULL, **at = &newest;
    bool is_last = false;
    for (*count = 0;; ++*count) {
        if (*count > LK_LIMIT_SIGNED_REVISIONS) {
            file->is_over_limit = true;
            return NULL;
        }
        LkSection *section = *at = lk_signed_section(file, offset);
        if (section == NULL)
            return NULL;
        file->is_encrypted |= lk_pdf_member(&section->trailer, "Encrypt") != NULL;
        at = &section->older;
        const LkPdfValue *previous = lk_pdf_member(&section->trailer, "Prev");
        if (previous == NULL)
            break;
        file->fault = offset;
        if (previous->kind != LK_PDF_INTEGER || previous->number < 0 || is_last)
            return NULL;
        is_last = (uint64_t)previous->number >= offset;
        offset = (uint64_t)previous->number;
    }
    ++*count;
    return newest;
}

/* Returns whether each number stands in a section once and is below /Size. */
static bool is_sound(LkSignedFile *file, const LkSection *section, uint32_t *seen, uint32_t stamp)
{
    const LkPdfValue *size = lk_pdf_member(&section->trailer, "Size");
    file->fault = section->start;
    if (size == NULL || size->kind != LK_PDF_INTEGER)
        return false;
    for (size_t i = 0; i < section->count; i++) {
        uint32_t number = section->placed[i].number;
        if (number >= size->number || seen[number] == stamp)
            return false;
        seen[number] = stamp;
    }
    return true;
}

static bool are_sound(LkSignedFile *file, const LkSection *newest)
{
    LkChildArena *scratch = lk_child_arena_open(file->arena);
    uint32_t *seen = LK_NEW_ARRAY(scratch->arena, file->place_count + 1, uint32_t), stamp = 0;
    bool is_good = true;
    for (const LkSection *at = newest; at != NULL && is_good; at = at->older)
        is_good = is_sound(file, at, seen, ++stamp);
    lk_child_arena_close(scratch);
    return is_good;
}

static void count_places(LkSignedFile *file, const LkSection *newest)
{
    for (const LkSection *at = newest; at != NULL; at = at->older)
        for (size_t i = 0; i < at->count; i++)
            if (at->placed[i].number >= file->place_count)
                file->place_count = (size_t)at->placed[i].number + 1;
    file->places = LK_NEW_ARRAY(file->arena, file->place_count + 1, LkPlace);
    file->streams = LK_NEW_ARRAY(file->arena, file->place_count + 1, struct LkObjectStream *);
}

/* Cuts the file into revisions, from the last section to the first. */
static bool cut(LkSignedFile *file, const LkSection *newest, size_t count)
{
    LkRevision *revisions = LK_NEW_ARRAY(file->arena, count, LkRevision), *at = revisions + count;
    for (const LkSection *section = newest; section != NULL; section = section->older) {
        *--at = (LkRevision){.last = section, .first = section};
        uint64_t behind = section->end;
        if (section->older != NULL && section->older->start > section->start) {
            at->first = section = section->older;
            behind = section->end;
        }
        if (!read_tail(file, behind, at) || at->references != at->last->start)
            return false;
    }
    file->revisions = at;
    file->revision_count = (size_t)(revisions + count - at);
    for (size_t i = 1; i < file->revision_count; i++) {
        at[i].start = at[i - 1].end;
        file->fault = at[i].last->start;
        if (at[i].last->start < at[i].start)
            return false;
    }
    file->tail = at[file->revision_count - 1].end;
    return true;
}

bool lk_signed_open(LkSignedFile *file, LkText bytes, LkArena *arena)
{
    size_t count;
    LkRevision tail = {0};
    *file = (LkSignedFile){
        .bytes = bytes, .arena = arena, .unpacking = {.arena = arena, .room = LK_LIMIT_SIGNED_UNPACKED}};
    file->is_over_limit = bytes.length > LK_LIMIT_SIGNED_BYTES;
    file->is_none = bytes.length < 8 || memcmp(bytes.bytes, "%PDF-", 5) != 0;
    if (file->is_over_limit || file->is_none || !read_tail(file, last_tail(bytes), &tail))
        return false;
    const LkSection *newest = read_chain(file, tail.references, &count);
    if (newest == NULL || file->is_encrypted)
        return false;
    count_places(file, newest);
    return are_sound(file, newest) && cut(file, newest, count);
}

void lk_signed_apply(LkSignedFile *file)
{
    const LkRevision *revision = &file->revisions[file->applied++];
    const LkSection *both[2] = {revision->first, revision->last};
    for (size_t s = both[0] == both[1]; s < 2; s++)
        for (size_t i = 0; i < both[s]->count; i++)
            file->places[both[s]->placed[i].number] = both[s]->placed[i].place;
}
