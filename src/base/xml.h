/* Text inside XML. */
#ifndef LIKHIT_PDF_XML_H
#define LIKHIT_PDF_XML_H

#include "base/text.h"

/* Appends the text with what XML keeps for itself escaped, and controls, which it cannot hold, as blanks. */
void lk_xml_text(LkBuffer *out, LkText text);

#endif
