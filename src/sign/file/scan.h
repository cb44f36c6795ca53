/* Goes through all objects of a file. */
#ifndef LIKHIT_SIGN_FILE_SCAN_H
#define LIKHIT_SIGN_FILE_SCAN_H

#include "sign/file/file.h"

/* A set of numbers of objects. */
typedef struct LkNumbers {
    uint8_t *bits; /* as many as LK_LIMIT_PDF_OBJECTS + 1 */
} LkNumbers;
void lk_numbers_init(LkNumbers *numbers, LkArena *arena);
void lk_numbers_add(LkNumbers *numbers, int64_t number);
bool lk_numbers_have(const LkNumbers *numbers, int64_t number);

/* Adds all numbers that the value refers to. Returns false where a reference names another generation than
 * that of the object that is there now: some readers show the object, others nothing. */
bool lk_scan_value(const LkSignedFile *file, const LkPdfValue *value, LkNumbers *referred);
/* Adds all numbers that the objects of the file refer to, as it stands now, and its trailer. Returns false,
 * with file->fault, when an object cannot be read, or refers to such an object. */
bool lk_scan_file(LkSignedFile *file, LkNumbers *referred);
/* Returns the number of an object that is there and that the trailer does not lead to, nor is one that holds
 * others: a shadow; 0 = there is none, −1 = an object cannot be read. */
int64_t lk_scan_unreached(LkSignedFile *file);

/* Returns which page each object is, by its number, from 1; 0 = none. As many as file->place_count. *count is
 * how many pages the file has, as it stands now. */
const uint32_t *lk_scan_pages(LkSignedFile *file, LkArena *arena, size_t *count);

#endif
