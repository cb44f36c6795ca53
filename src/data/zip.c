#include "data/zip.h"

#include <libdeflate.h>
#include <string.h>
#include <strings.h>

#include "base/limits.h"

/* Sizes of records without the texts behind them. */
enum { END_SIZE = 22, ENTRY_SIZE = 46, LOCAL_SIZE = 30, MOST_COMMENT = 0xFFFF };
/* Those of ZIP64 (APPNOTE 4.3.14, 4.3.15, 4.5.3), which programs write that do not know beforehand how large
 * a part will be. A number of all ones says that it stands there. */
enum { LOCATOR_SIZE = 20, END64_SIZE = 56, EXTRA64 = 0x0001 };
#define ELSEWHERE       0xFFFFFFFFu
#define ELSEWHERE_COUNT 0xFFFFu
enum { STORED = 0, DEFLATED = 8, ENCRYPTED = 1 };

static uint64_t long_number(LkText bytes, size_t at, size_t count)
{
    uint64_t value = 0;
    for (size_t i = count; i-- > 0;)
        value = value << 8 | (unsigned char)bytes.bytes[at + i];
    return value;
}

/* Of at most four bytes. */
static uint32_t number(LkText bytes, size_t at, size_t count)
{
    return (uint32_t)long_number(bytes, at, count);
}

static bool has(LkText bytes, size_t at, size_t count)
{
    return at <= bytes.length && count <= bytes.length - at;
}

static bool is_signed(LkText bytes, size_t at, const char signature[5])
{
    return has(bytes, at, 4) && memcmp(bytes.bytes + at, signature, 4) == 0;
}

/* The end record of ZIP64 stands before a locator, which stands before the end record. */
static bool read_end64(LkZip *zip, size_t end)
{
    LkText bytes = zip->bytes;
    if (end < LOCATOR_SIZE || !is_signed(bytes, end - LOCATOR_SIZE, "PK\6\7"))
        return false;
    uint64_t at = long_number(bytes, end - LOCATOR_SIZE + 8, 8);
    if (at > bytes.length || !has(bytes, (size_t)at, END64_SIZE) || !is_signed(bytes, (size_t)at, "PK\6\6"))
        return false;
    uint64_t count = long_number(bytes, (size_t)at + 32, 8);
    uint64_t directory = long_number(bytes, (size_t)at + 48, 8);
    if (directory >= bytes.length || count > bytes.length / ENTRY_SIZE)
        return false;
    zip->directory = (size_t)directory;
    zip->count = (size_t)count;
    return true;
}

/* The end record is the last but for a comment. */
bool lk_zip_open(LkText bytes, LkArena *arena, LkZip *zip)
{
    if (bytes.length < END_SIZE)
        return false;
    size_t last = bytes.length - END_SIZE, first = last > MOST_COMMENT ? last - MOST_COMMENT : 0;
    for (size_t at = last + 1; at-- > first;) {
        if (!is_signed(bytes, at, "PK\5\6"))
            continue;
        *zip = (LkZip){.bytes = bytes,
                       .directory = number(bytes, at + 16, 4),
                       .count = number(bytes, at + 10, 2),
                       .arena = arena};
        if (zip->directory == ELSEWHERE || zip->count == ELSEWHERE_COUNT)
            return read_end64(zip, at);
        return zip->directory < bytes.length;
    }
    return false;
}

/* A file within, as the directory has it. */
typedef struct Entry {
    uint32_t flags, method, checksum;
    size_t packed, size, local;
} Entry;

/* Takes the next number of the extra field where the directory says so. */
static bool take_long(LkText bytes, size_t *at, size_t end, size_t *value)
{
    if (*value != ELSEWHERE)
        return true;
    if (end - *at < 8 || long_number(bytes, *at, 8) > bytes.length + (uint64_t)LK_LIMIT_SHEET_BYTES)
        return false;
    *value = (size_t)long_number(bytes, *at, 8);
    *at += 8;
    return true;
}

/* Sizes and places that have no room in the directory stand in its extra field, in this order. */
static bool read_extra64(LkText bytes, size_t at, size_t end, Entry *entry)
{
    if (entry->size != ELSEWHERE && entry->packed != ELSEWHERE && entry->local != ELSEWHERE)
        return true;
    while (end - at >= 4) {
        size_t field = at + 4, behind = field + number(bytes, at + 2, 2);
        if (behind > end)
            return false;
        if (number(bytes, at, 2) == EXTRA64)
            return take_long(bytes, &field, behind, &entry->size) &&
                   take_long(bytes, &field, behind, &entry->packed) &&
                   take_long(bytes, &field, behind, &entry->local);
        at = behind;
    }
    return false;
}

static LkZipResult find(const LkZip *zip, LkText name, Entry *entry)
{
    LkText bytes = zip->bytes;
    for (size_t i = 0, at = zip->directory; i < zip->count; i++) {
        if (!has(bytes, at, ENTRY_SIZE) || !is_signed(bytes, at, "PK\1\2"))
            return LK_ZIP_DAMAGED;
        size_t length = number(bytes, at + 28, 2);
        size_t more = (size_t)number(bytes, at + 30, 2) + number(bytes, at + 32, 2);
        if (!has(bytes, at + ENTRY_SIZE, length + more))
            return LK_ZIP_DAMAGED;
        *entry = (Entry){number(bytes, at + 8, 2),  number(bytes, at + 10, 2), number(bytes, at + 16, 4),
                         number(bytes, at + 20, 4), number(bytes, at + 24, 4), number(bytes, at + 42, 4)};
        size_t extra = at + ENTRY_SIZE + length;
        /* Names of parts are the same whatever their capitals (ECMA-376 part 2, 9.1.1). */
        if (length == name.length && strncasecmp(bytes.bytes + at + ENTRY_SIZE, name.bytes, length) == 0)
            return read_extra64(bytes, extra, extra + number(bytes, at + 30, 2), entry) ? LK_ZIP_GOOD
                                                                                        : LK_ZIP_DAMAGED;
        at += ENTRY_SIZE + length + more;
    }
    return LK_ZIP_MISSING;
}

/* The packed bytes: behind the local header, whose texts may be others than those of the directory. */
static bool packed_bytes(const LkZip *zip, const Entry *entry, LkText *packed)
{
    LkText bytes = zip->bytes;
    if (!has(bytes, entry->local, LOCAL_SIZE) || !is_signed(bytes, entry->local, "PK\3\4"))
        return false;
    size_t start =
        entry->local + LOCAL_SIZE + number(bytes, entry->local + 26, 2) + number(bytes, entry->local + 28, 2);
    if (!has(bytes, start, entry->packed))
        return false;
    *packed = lk_text_slice(bytes, start, start + entry->packed);
    return true;
}

static bool is_too_large(const LkZip *zip, const Entry *entry)
{
    return entry->size > LK_LIMIT_SHEET_BYTES - zip->unpacked ||
           entry->size / LK_LIMIT_SHEET_RATIO > entry->packed;
}

static void free_decompressor(void *decompressor)
{
    libdeflate_free_decompressor(decompressor);
}

static LkZipResult inflate(LkArena *arena, LkText packed, char *out, size_t size)
{
    struct libdeflate_decompressor *decompressor = libdeflate_alloc_decompressor();
    if (decompressor == NULL)
        return LK_ZIP_MEMORY;
    lk_arena_defer(arena, free_decompressor, decompressor);
    size_t got = 0;
    enum libdeflate_result result =
        libdeflate_deflate_decompress(decompressor, packed.bytes, packed.length, out, size, &got);
    return result == LIBDEFLATE_SUCCESS && got == size ? LK_ZIP_GOOD : LK_ZIP_DAMAGED;
}

static LkZipResult unpack(LkArena *arena, const Entry *entry, LkText packed, char *out)
{
    if (entry->method == DEFLATED)
        return inflate(arena, packed, out, entry->size);
    if (entry->method != STORED || entry->size != packed.length)
        return LK_ZIP_DAMAGED;
    if (packed.length > 0)
        memcpy(out, packed.bytes, packed.length);
    return LK_ZIP_GOOD;
}

LkZipResult lk_zip_file(LkZip *zip, LkText name, LkText *out)
{
    Entry entry;
    LkText packed;
    LkZipResult result = find(zip, name, &entry);
    if (result != LK_ZIP_GOOD)
        return result;
    if ((entry.flags & ENCRYPTED) != 0 || !packed_bytes(zip, &entry, &packed))
        return LK_ZIP_DAMAGED;
    if (is_too_large(zip, &entry))
        return LK_ZIP_LARGE;
    zip->unpacked += entry.size;
    char *bytes = lk_arena_alloc(zip->arena, entry.size + 1);
    result = unpack(zip->arena, &entry, packed, bytes);
    if (result == LK_ZIP_GOOD && libdeflate_crc32(0, bytes, entry.size) != entry.checksum)
        result = LK_ZIP_DAMAGED;
    *out = (LkText){bytes, entry.size};
    return result;
}
