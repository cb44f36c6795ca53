/* Private to data/: a spreadsheet file (.xlsx, ECMA-376) before its cells: its sheets, its texts, its
 * formats. */
#ifndef LIKHIT_DATA_WORKBOOK_H
#define LIKHIT_DATA_WORKBOOK_H

#include "data/zip.h"

typedef struct LkSheetName {
    LkText name, relation; /* as shown; the id under which workbook.xml.rels has its path */
    bool is_hidden;
} LkSheetName;

typedef struct LkWorkbook {
    LkZip zip;
    LkArena *arena;
    const char *path; /* of the workbook's XML: xl/workbook.xml */
    LkSheetName *sheets;
    size_t sheet_count, sheet_room;
    LkText *texts; /* shared strings */
    size_t text_count, text_room;
    LkText *formats; /* of each cell format */
    size_t format_count, format_room;
    bool from_1904;
} LkWorkbook;

/* Opens the file. The arena, which may be destroyed with the workbook, holds all of it. */
LkZipResult lk_workbook_open(LkText bytes, LkArena *arena, LkWorkbook *workbook);
/* Unpacks the XML of a sheet. */
LkZipResult lk_workbook_sheet(LkWorkbook *workbook, size_t index, LkText *xml);

/* Returns text with _x000A_ and the like as the characters that they stand for. */
LkText lk_workbook_text(LkText text, LkArena *arena);

#endif
