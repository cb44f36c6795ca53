/* Makes the profile of the colours on the pages, which PDF/A asks for: sRGB (IEC 61966-2-1) as an ICC profile
 * of version 4.2, of half a kilobyte, since its curve is a formula. */
#include "pdf/claims/srgb.h"

#include <string.h>

enum { HEADER = 128, TAGS = 10 };

static void put_numbers(LkBuffer *out, const char *type, const uint32_t *values, size_t count)
{
    lk_buffer_append(out, type, 4);
    lk_buffer_uint32(out, 0);
    for (size_t i = 0; i < count; i++)
        lk_buffer_uint32(out, values[i]);
}

/* Writes an English text of ASCII letters as UTF-16. */
static void put_words(LkBuffer *out, const char *words)
{
    uint32_t length = (uint32_t)strlen(words) * 2;
    const uint32_t head[] = {1, 12, 0x656E5553 /* enUS */, length, 28};
    put_numbers(out, "mluc", head, 5);
    for (; *words != '\0'; words++) {
        const char unit[2] = {0, *words};
        lk_buffer_append(out, unit, 2);
    }
    while (out->length % 4 != 0)
        lk_buffer_append(out, "", 1);
}

typedef struct Entry {
    const char *name;
    size_t start, end;
} Entry;

static void put_head(LkBuffer *out, uint32_t size)
{
    lk_buffer_uint32(out, size);
    lk_buffer_uint32(out, 0);
    lk_buffer_uint32(out, 0x04200000);
    lk_buffer_append(out, "mntrRGB XYZ ", 12);
    static const char date[12] = {0x07, (char)0xCF, 0, 6, 0, 3,
                                  0,    0,          0, 0, 0, 0}; /* of the standard: 1999-06-03 */
    lk_buffer_append(out, date, 12);
    lk_buffer_append(out, "acsp", 4);
    for (int i = 0; i < 7; i++)
        lk_buffer_uint32(out, 0);
    lk_buffer_uint32(out, 0x0000F6D6); /* D50, the white of the connection space */
    lk_buffer_uint32(out, 0x00010000);
    lk_buffer_uint32(out, 0x0000D32D);
    while (out->length < HEADER)
        lk_buffer_append(out, "", 1);
}

/* Writes the data of the profile's tags, and fills in their places in the entries. Numbers are signed 16.16:
 * the primaries, adapted to D50 by Bradford's matrix, and the curve y = (ax + b)^g above d, cx below. */
static void put_data(LkBuffer *out, Entry *entries)
{
    static const uint32_t white[] = {0xF6D6, 0x10000, 0xD32D}, red[] = {0x6FA2, 0x38F5, 0x0390},
                          green[] = {0x6299, 0xB785, 0x18DA}, blue[] = {0x24A0, 0x0F84, 0xB6CF},
                          adaptation[] = {0x10C42,    0x5DE,      0xFFFFF325, 0x793, 0xFD90,
                                          0xFFFFFBA1, 0xFFFFFDA2, 0x3DC,      0xC06E},
                          curve[] = {0x00030000, 0x26666, 0xF2A7, 0xD59, 0x13D0, 0xA5B};
    static const struct {
        const char *name, *type;
        const uint32_t *values;
        size_t count;
    } numbers[] = {{"wtpt", "XYZ ", white, 3}, {"chad", "sf32", adaptation, 9}, {"rXYZ", "XYZ ", red, 3},
                   {"gXYZ", "XYZ ", green, 3}, {"bXYZ", "XYZ ", blue, 3},       {"rTRC", "para", curve, 6}};
    entries[0] = (Entry){"desc", out->length, 0};
    put_words(out, "sRGB");
    entries[0].end = entries[1].start = out->length;
    entries[1].name = "cprt";
    put_words(out, "CC0");
    entries[1].end = out->length;
    for (int i = 0; i < 6; i++) {
        entries[2 + i] = (Entry){numbers[i].name, out->length, 0};
        put_numbers(out, numbers[i].type, numbers[i].values, numbers[i].count);
        entries[2 + i].end = out->length;
    }
    entries[8] = (Entry){"gTRC", entries[7].start, entries[7].end}; /* all colours share one curve */
    entries[9] = (Entry){"bTRC", entries[7].start, entries[7].end};
}

LkText lk_srgb_profile(LkArena *arena)
{
    LkBuffer data, out;
    Entry entries[TAGS];
    lk_buffer_init(&data, arena);
    lk_buffer_init(&out, arena);
    put_data(&data, entries);
    size_t start = HEADER + 4 + TAGS * 12;
    put_head(&out, (uint32_t)(start + data.length));
    lk_buffer_uint32(&out, TAGS);
    for (int i = 0; i < TAGS; i++) {
        lk_buffer_append(&out, entries[i].name, 4);
        lk_buffer_uint32(&out, (uint32_t)(start + entries[i].start));
        lk_buffer_uint32(&out, (uint32_t)(entries[i].end - entries[i].start));
    }
    lk_buffer_text(&out, lk_buffer_view(&data));
    return lk_buffer_view(&out);
}
