/* Writing text inside XML and HTML: & < > are escaped. The three functions differ in quotes, and in control
 * characters, most of which neither language allows. */
#ifndef LIKHIT_BASE_XML_H
#define LIKHIT_BASE_XML_H

#include "base/text.h"

/* Appends text that stands between XML tags, as one line: control characters become blanks, quotes stay. */
void lk_xml_text(LkBuffer *out, LkText text);

/* Appends text that stands between the quotes of an XML attribute, or between tags. Quotes are escaped; tabs
 * and line ends become character references, so that a parser keeps them; other control characters become
 * U+FFFD.
 */
void lk_xml_attribute(LkBuffer *out, LkText text);

/* Appends text that stands between HTML tags or quotes. Quotes are escaped; tabs and line feeds stay; other
 * control characters become U+FFFD. */
void lk_html_content(LkBuffer *out, LkText text);

#endif
