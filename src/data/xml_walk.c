#include "data/xml_walk.h"

#include <expat.h>
#include <limits.h>
#include <string.h>

typedef struct Walk {
    XML_Parser parser;
    const LkXmlHandler *handler;
} Walk;

static const char *without_prefix(const char *name)
{
    const char *colon = strrchr(name, ':');
    return colon == NULL ? name : colon + 1;
}

static void XMLCALL on_start(void *context, const XML_Char *name, const XML_Char **attributes)
{
    const Walk *walk = context;
    walk->handler->start(walk->handler->context, without_prefix(name), attributes);
}

static void XMLCALL on_end(void *context, const XML_Char *name)
{
    const Walk *walk = context;
    walk->handler->end(walk->handler->context, without_prefix(name));
}

static void XMLCALL on_text(void *context, const XML_Char *bytes, int length)
{
    const Walk *walk = context;
    walk->handler->text(walk->handler->context, (LkText){bytes, (size_t)length});
}

static void XMLCALL on_doctype(void *context, const XML_Char *name, const XML_Char *system,
                               const XML_Char *public, int has_subset)
{
    (void)name, (void)system, (void)public, (void)has_subset;
    const Walk *walk = context;
    XML_StopParser(walk->parser, XML_FALSE);
}

static void free_parser(void *parser)
{
    XML_ParserFree(parser);
}

bool lk_xml_walk(LkText text, LkArena *arena, const LkXmlHandler *handler)
{
    Walk walk = {XML_ParserCreate("UTF-8"), handler};
    if (walk.parser == NULL || text.length > INT_MAX) {
        XML_ParserFree(walk.parser);
        return false;
    }
    lk_arena_defer(arena, free_parser, walk.parser);
    XML_SetUserData(walk.parser, &walk);
    XML_SetElementHandler(walk.parser, on_start, on_end);
    XML_SetCharacterDataHandler(walk.parser, on_text);
    XML_SetStartDoctypeDeclHandler(walk.parser, on_doctype);
    return XML_Parse(walk.parser, text.bytes, (int)text.length, XML_TRUE) == XML_STATUS_OK;
}

const char *lk_xml_value(const char **attributes, const char *name)
{
    for (; attributes[0] != NULL; attributes += 2)
        if (strcmp(without_prefix(attributes[0]), name) == 0)
            return attributes[1];
    return NULL;
}
