#include "sign/judge/xmp.h"

#include <expat.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#define RDF "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

enum { PROPERTIES = 256 };

/* A property: its name with the namespace before a “|”, and its words one behind another. */
typedef struct Property {
    const char *name;
    LkBuffer words;
} Property;

typedef struct Packet {
    XML_Parser parser;
    LkArena *arena;
    Property properties[PROPERTIES];
    size_t count;
    unsigned depth, description; /* of elements; that of the outermost rdf:Description, 0 = not within it */
    Property *open;              /* whose words come now */
    bool is_good;
} Packet;

/* What a program that signs writes anew: dates, itself, history; and the description of schemas, which it may
 * spell in another way. */
static bool is_left_out(const char *name)
{
    static const char *const names[] = {
        "http://ns.adobe.com/pdf/1.3/|Producer", "http://ns.adobe.com/xap/1.0/|ModifyDate",
        "http://ns.adobe.com/xap/1.0/|MetadataDate", "http://www.aiim.org/pdfa/ns/extension/|schemas"};
    static const char history[] = "http://ns.adobe.com/xap/1.0/mm/|";
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return strncmp(name, history, sizeof history - 1) == 0;
}

static Property *add(Packet *packet, const char *name)
{
    if (packet->count == PROPERTIES) {
        packet->is_good = false;
        return NULL;
    }
    Property *property = &packet->properties[packet->count++];
    property->name = lk_arena_copy(packet->arena, name, strlen(name));
    lk_buffer_init(&property->words, packet->arena);
    return property;
}

static void start(void *context, const char *name, const char **attributes)
{
    Packet *packet = context;
    packet->depth++;
    if (packet->description == 0 && strcmp(name, RDF "|Description") == 0) {
        packet->description = packet->depth;
        for (; *attributes != NULL; attributes += 2) {
            Property *property =
                strncmp(attributes[0], RDF, sizeof RDF - 1) == 0 ? NULL : add(packet, attributes[0]);
            if (property != NULL)
                lk_buffer_string(&property->words, attributes[1]);
        }
    } else if (packet->description > 0 && packet->depth == packet->description + 1) {
        packet->open = add(packet, name);
    }
}

static void end(void *context, const char *name)
{
    Packet *packet = context;
    (void)name;
    if (packet->depth == packet->description)
        packet->description = 0;
    if (packet->depth == packet->description + 1)
        packet->open = NULL;
    else if (packet->open != NULL)
        lk_buffer_string(&packet->open->words, "\n");
    packet->depth--;
}

static void words(void *context, const char *bytes, int length)
{
    Packet *packet = context;
    if (packet->open != NULL)
        lk_buffer_append(&packet->open->words, bytes, (size_t)length);
}

/* A document type may define words that stand for others without end. */
static void refuse(void *context, const char *name, const char *system, const char *public, int has_subset)
{
    Packet *packet = context;
    (void)name, (void)system, (void)public, (void)has_subset;
    packet->is_good = false;
    XML_StopParser(packet->parser, XML_FALSE);
}

/* Expat uses its own memory: the arena's way out would leak it. So it gets a parser that the arena frees. */
static void free_parser(void *parser)
{
    XML_ParserFree(parser);
}

static int compare(const void *a, const void *b)
{
    return strcmp(((const Property *)a)->name, ((const Property *)b)->name);
}

/* Blanks at line ends and lines of blanks are how it is written, not what it says. */
static LkText tidy(LkBuffer *words, LkArena *arena)
{
    LkBuffer out;
    LkText all = lk_buffer_view(words);
    lk_buffer_init(&out, arena);
    for (size_t at = 0; at < all.length;) {
        const char *line_end = memchr(all.bytes + at, '\n', all.length - at);
        size_t stop = line_end == NULL ? all.length : (size_t)(line_end - all.bytes);
        LkText line = lk_text_trim(lk_text_slice(all, at, stop));
        if (line.length > 0) {
            lk_buffer_text(&out, line);
            lk_buffer_string(&out, "\n");
        }
        at = stop + 1;
    }
    return lk_buffer_view(&out);
}

static bool read_packet(Packet *packet, LkText text, LkArena *arena)
{
    packet->arena = arena;
    packet->parser = XML_ParserCreateNS("UTF-8", '|');
    if (packet->parser == NULL || text.length > INT_MAX)
        return false;
    lk_arena_defer(arena, free_parser, packet->parser);
    packet->is_good = true;
    XML_SetUserData(packet->parser, packet);
    XML_SetElementHandler(packet->parser, start, end);
    XML_SetCharacterDataHandler(packet->parser, words);
    XML_SetStartDoctypeDeclHandler(packet->parser, refuse);
    if (XML_Parse(packet->parser, text.bytes, (int)text.length, 1) != XML_STATUS_OK || !packet->is_good)
        return false;
    size_t kept = 0;
    for (size_t i = 0; i < packet->count; i++)
        if (!is_left_out(packet->properties[i].name))
            packet->properties[kept++] = packet->properties[i];
    packet->count = kept;
    qsort(packet->properties, kept, sizeof *packet->properties, compare);
    return true;
}

bool lk_xmp_equal(LkText before, LkText after, LkArena *arena)
{
    Packet *a = LK_NEW(arena, Packet), *b = LK_NEW(arena, Packet);
    if (!read_packet(a, before, arena) || !read_packet(b, after, arena) || a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++)
        if (strcmp(a->properties[i].name, b->properties[i].name) != 0 ||
            !lk_text_equal(tidy(&a->properties[i].words, arena), tidy(&b->properties[i].words, arena)))
            return false;
    return true;
}
