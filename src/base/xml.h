/* Text inside XML and HTML: what they keep for themselves is escaped. They differ in control characters, most
 * of which neither can hold, and in quotes. */
#ifndef LIKHIT_BASE_XML_H
#define LIKHIT_BASE_XML_H

#include "base/text.h"

/* Appends text for between the tags of XML, on one line: controls become blanks, quotes stand as they are. */
void lk_xml_text(LkBuffer *out, LkText text);

/* Appends text for between the quotes of an XML attribute, or between tags: tabs and line ends are written as
 * references, so that a reader keeps them; other controls become U+FFFD. */
void lk_xml_attribute(LkBuffer *out, LkText text);

/* Appends text for HTML, between tags or between quotes: tabs and line feeds stand as they are; other
 * controls become U+FFFD. */
void lk_html_content(LkBuffer *out, LkText text);

#endif
