#include "pdf/file/profile.h"

bool lk_pdf_is_tagged(LkPdfProfile profile)
{
    return profile == LK_PDF_ARCHIVE || profile == LK_PDF_ARCHIVE_SOURCE;
}
