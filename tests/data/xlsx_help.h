/* Makes the bytes of a spreadsheet out of the XML of its parts, each stored as it is. */
#ifndef LIKHIT_TESTS_XLSX_HELP_H
#define LIKHIT_TESTS_XLSX_HELP_H

#include <libdeflate.h>
#include <string.h>

#include "base/text.h"

typedef struct XlsxPart {
    const char *name, *xml;
} XlsxPart;

static inline void xlsx_number(LkBuffer *out, size_t value, int count)
{
    for (int i = 0; i < count; i++, value >>= 8)
        lk_buffer_append(out, &(char){(char)(value & 0xFF)}, 1);
}

/* What the local header and the directory have alike, from the version needed on. */
static inline void xlsx_entry(LkBuffer *out, LkText name, LkText xml)
{
    xlsx_number(out, 20, 2);
    xlsx_number(out, 0, 8); /* flags, stored, time and date */
    xlsx_number(out, libdeflate_crc32(0, xml.bytes, xml.length), 4);
    xlsx_number(out, xml.length, 4);
    xlsx_number(out, xml.length, 4);
    xlsx_number(out, name.length, 2);
    xlsx_number(out, 0, 2);
}

/* ZIP64's: where the directory is, and where that is said. */
static inline void xlsx_end64(LkBuffer *out, size_t count, size_t directory, size_t start)
{
    size_t at = out->length;
    lk_buffer_append(out, "PK\6\6", 4);
    xlsx_number(out, 44, 8);
    xlsx_number(out, 45, 2);
    xlsx_number(out, 45, 2);
    xlsx_number(out, 0, 8); /* disks */
    xlsx_number(out, count, 8);
    xlsx_number(out, count, 8);
    xlsx_number(out, directory, 8);
    xlsx_number(out, start, 8);
    lk_buffer_append(out, "PK\6\7", 4);
    xlsx_number(out, 0, 4);
    xlsx_number(out, at, 8);
    xlsx_number(out, 1, 4);
}

/* The numbers of an entry in the directory are in its extra field, behind another field. */
static inline void xlsx_extra64(LkBuffer *out, size_t length, size_t at)
{
    xlsx_number(out, 0x5455, 2);
    xlsx_number(out, 1, 2);
    xlsx_number(out, 0, 1);
    xlsx_number(out, 1, 2);
    xlsx_number(out, 24, 2);
    xlsx_number(out, length, 8);
    xlsx_number(out, length, 8);
    xlsx_number(out, at, 8);
}

/* With `is_long`, as programs write it that use ZIP64 for all files. */
static inline LkText xlsx_zip_of(LkArena *arena, const XlsxPart *parts, size_t count, bool is_long)
{
    LkBuffer out, directory;
    lk_buffer_init(&out, arena);
    lk_buffer_init(&directory, arena);
    for (size_t i = 0; i < count; i++) {
        LkText name = lk_text(parts[i].name), xml = lk_text(parts[i].xml);
        size_t at = out.length, entry = directory.length;
        lk_buffer_append(&out, "PK\3\4", 4);
        xlsx_entry(&out, name, xml);
        lk_buffer_text(&out, name);
        lk_buffer_text(&out, xml);
        lk_buffer_append(&directory, "PK\1\2", 4);
        xlsx_number(&directory, 20, 2);
        xlsx_entry(&directory, name, xml);
        xlsx_number(&directory, 0, 10); /* comment, disk, attributes */
        xlsx_number(&directory, is_long ? 0xFFFFFFFF : at, 4);
        lk_buffer_text(&directory, name);
        if (is_long) {
            memcpy(directory.bytes + entry + 20, "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", 8); /* sizes */
            memcpy(directory.bytes + entry + 30, "\x21", 1);                             /* extra */
            xlsx_extra64(&directory, xml.length, at);
        }
    }
    size_t start = out.length;
    lk_buffer_text(&out, lk_buffer_view(&directory));
    if (is_long)
        xlsx_end64(&out, count, directory.length, start);
    lk_buffer_append(&out, "PK\5\6", 4);
    xlsx_number(&out, 0, 4);
    xlsx_number(&out, is_long ? 0xFFFF : count, 2);
    xlsx_number(&out, is_long ? 0xFFFF : count, 2);
    xlsx_number(&out, is_long ? 0xFFFFFFFF : directory.length, 4);
    xlsx_number(&out, is_long ? 0xFFFFFFFF : start, 4);
    xlsx_number(&out, 0, 2);
    return lk_buffer_view(&out);
}

static inline LkText xlsx_zip(LkArena *arena, const XlsxPart *parts, size_t count)
{
    return xlsx_zip_of(arena, parts, count, false);
}

/* A workbook of two sheets, ก with these rows and a hidden one ข; texts 0 “ชื่อ”, 1 “ยอด” of two pieces;
 * formats 1 #,##0.00, 2 a Thai date, 3 0%. */
static inline LkText xlsx_of(LkArena *arena, const char *rows)
{
    const char *sheet = lk_arena_printf(arena, "<worksheet>%s</worksheet>", rows);
    XlsxPart parts[] = {
        {"xl/workbook.xml", "<workbook><sheets><sheet name='ก' sheetId='1' r:id='a' xmlns:r='r'/>"
                            "<sheet name='ข' state='hidden' r:id='b' xmlns:r='r'/></sheets></workbook>"},
        {"xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id='a' Target='worksheets/sheet1.xml'/>"
                                       "<Relationship Id='b' Target='/xl/two.xml'/></Relationships>"},
        {"xl/sharedStrings.xml",
         "<sst><si><t>ชื่อ</t></si><si><r><t>ย</t></r><r><t>อด</t></r><rPh><t>x</t></rPh></si></sst>"},
        {"xl/styles.xml",
         "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='[$-107041E]d mmm yyyy'/>"
         "</numFmts><cellStyleXfs><xf numFmtId='9'/></cellStyleXfs><cellXfs><xf numFmtId='0'/>"
         "<xf numFmtId='4'/><xf numFmtId='164'/><xf numFmtId='9'/></cellXfs></styleSheet>"},
        {"xl/worksheets/sheet1.xml", sheet},
        {"xl/two.xml", "<worksheet><sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>z</t></is></c></row>"
                       "<row r='2'><c r='A2'><v>1</v></c></row></sheetData></worksheet>"},
    };
    return xlsx_zip(arena, parts, sizeof parts / sizeof *parts);
}

#endif
