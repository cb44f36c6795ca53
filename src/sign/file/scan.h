/* Goes through all objects of a file. */
#ifndef LIKHIT_SIGN_FILE_SCAN_H
#define LIKHIT_SIGN_FILE_SCAN_H

#include "base/limits.h"
#include "sign/file/file.h"

/* A set of numbers of objects. */
typedef struct LkNumbers {
    uint8_t *bits; /* as many as LK_LIMIT_PDF_OBJECTS + 1 */
} LkNumbers;
void lk_numbers_init(LkNumbers *numbers, LkArena *arena);
static inline void lk_numbers_add(LkNumbers *numbers, int64_t number)
{
    if (number > 0 && number <= LK_LIMIT_PDF_OBJECTS)
        numbers->bits[number / 8] |= (uint8_t)(1 << number % 8);
}
static inline bool lk_numbers_have(const LkNumbers *numbers, int64_t number)
{
    return number > 0 && number <= LK_LIMIT_PDF_OBJECTS && (numbers->bits[number / 8] >> number % 8 & 1) != 0;
}

/* Adds all numbers that the value refers to. Returns false where a reference names another generation than
 * that of the object that is there now: some readers show the object, others nothing. */
bool lk_scan_value(const LkSignedFile *file, const LkPdfValue *value, LkNumbers *referred);
/* Adds all numbers that the objects of the file refer to, as it stands now, and its trailer. Returns false,
 * with file->fault, when an object cannot be read, or refers to such an object. */
bool lk_scan_file(LkSignedFile *file, LkNumbers *referred);

#endif
