/* Private to data/: XML of spreadsheets, element by element, by expat. A document type is refused, so that
 * there are no entities to expand. */
#ifndef LIKHIT_DATA_XML_WALK_H
#define LIKHIT_DATA_XML_WALK_H

#include "data/data.h"

/* Names are without prefixes: x:row is row. */
typedef struct LkXmlHandler {
    void (*start)(void *context, const char *name, const char **attributes);
    void (*end)(void *context, const char *name);
    void (*text)(void *context, LkText text);
    void *context;
} LkXmlHandler;

/* Returns false when the text is not well-formed, or has a document type. */
bool lk_xml_walk(LkText text, LkArena *arena, const LkXmlHandler *handler);
/* Returns the value of an attribute; NULL if there is none. */
const char *lk_xml_value(const char **attributes, const char *name);

#endif
