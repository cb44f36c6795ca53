/* Private to data/: the files within a ZIP file (APPNOTE 6.3), read from memory. A reader of its own for the
 * few features that spreadsheets use, on libdeflate, which Likhit has anyway: libzip loads OpenSSL with each
 * start of the program, 4 ms, for the encryption that no spreadsheet uses. */
#ifndef LIKHIT_DATA_ZIP_H
#define LIKHIT_DATA_ZIP_H

#include "data/data.h"

typedef enum LkZipResult {
    LK_ZIP_GOOD,
    LK_ZIP_MISSING, /* there is no such file within */
    LK_ZIP_DAMAGED,
    LK_ZIP_MEMORY,
    LK_ZIP_LARGE /* it is too large, or far larger than it is packed */
} LkZipResult;

typedef struct LkZip {
    LkText bytes;
    size_t directory, count; /* where the central directory begins; files in it */
    size_t unpacked;         /* bytes of all files so far, against LK_LIMIT_SHEET_BYTES */
    LkArena *arena;          /* for what is unpacked */
} LkZip;

/* Returns false when the bytes are no ZIP file, or damaged. */
bool lk_zip_open(LkText bytes, LkArena *arena, LkZip *zip);
/* Unpacks the file of that name. */
LkZipResult lk_zip_file(LkZip *zip, LkText name, LkText *out);

#endif
