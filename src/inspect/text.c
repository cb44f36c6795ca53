/* Describes a PDF for people. */
#include <string.h>

#include "inspect/inspect.h"

/* ---- What XMP claims */

/* The value of a property, as an element or an attribute: enough for one digit and one letter. */
static LkText property(LkText xmp, const char *name)
{
    size_t length = strlen(name);
    for (size_t i = 0; i + length + 2 < xmp.length; i++) {
        if (memcmp(xmp.bytes + i, name, length) != 0)
            continue;
        size_t start = i + length;
        if (xmp.bytes[start] == '=')
            start++;
        if (xmp.bytes[start] != '>' && xmp.bytes[start] != '"' && xmp.bytes[start] != '\'')
            continue;
        size_t end = ++start;
        while (end < xmp.length && xmp.bytes[end] != '<' && xmp.bytes[end] != '"' && xmp.bytes[end] != '\'')
            end++;
        return lk_text_trim(lk_text_slice(xmp, start, end));
    }
    return (LkText){"", 0};
}

const char *lk_inspect_claims(const LkReadFile *file, LkArena *arena)
{
    LkText part = property(file->xmp, "pdfaid:part"), level = property(file->xmp, "pdfaid:conformance");
    LkText access = property(file->xmp, "pdfuaid:part");
    LkBuffer out;
    lk_buffer_init(&out, arena);
    if (part.length > 0)
        lk_buffer_printf(&out, "PDF/A-%.*s%.*s", (int)part.length, part.bytes, (int)level.length,
                         level.bytes);
    if (access.length > 0)
        lk_buffer_printf(&out, "%sPDF/UA-%.*s", out.length > 0 ? ", " : "", (int)access.length, access.bytes);
    return lk_buffer_view(&out).bytes;
}

/* ---- The summary */

static size_t count_elements(const LkReadElement *element)
{
    size_t count = 0;
    for (; element != NULL; element = element->next)
        count += (element->kind != NULL) + count_elements(element->first_child);
    return count;
}

static void put_line(LkBuffer *out, const char *key, const char *value)
{
    if (value[0] != '\0')
        lk_buffer_printf(out, "%-10s %s\n", key, value);
}

static void put_pages(const LkReadFile *file, LkBuffer *out)
{
    lk_buffer_printf(out, "%-10s %zu", "pages", file->page_count);
    if (file->page_count > 0)
        lk_buffer_printf(out, ", %.0f × %.0f pt, from “%s” to “%s”", file->pages[0].width,
                         file->pages[0].height, file->pages[0].label,
                         file->pages[file->page_count - 1].label);
    lk_buffer_string(out, "\n");
}

static void put_lists(const LkReadFile *file, LkBuffer *out)
{
    for (size_t i = 0; i < file->font_count; i++)
        lk_buffer_printf(out, "%-10s %s, %s%s%s\n", i == 0 ? "fonts" : "", file->fonts[i].name,
                         file->fonts[i].type, file->fonts[i].is_embedded ? ", embedded" : ", NOT EMBEDDED",
                         file->fonts[i].is_subset ? ", subset" : "");
    for (size_t i = 0; i < file->attachment_count; i++)
        lk_buffer_printf(out, "%-10s %s, %zu bytes\n", i == 0 ? "attached" : "", file->attachments[i].name,
                         file->attachments[i].bytes.length);
    for (size_t i = 0; i < file->signature_count; i++)
        lk_buffer_printf(out, "%-10s %s: %s%s%s%s%s\n", i == 0 ? "signatures" : "", file->signatures[i].field,
                         file->signatures[i].state, file->signatures[i].signer[0] != '\0' ? ", by " : "",
                         file->signatures[i].signer, file->signatures[i].time[0] != '\0' ? ", " : "",
                         file->signatures[i].time);
}

/* What the file says that it was made from: the list of Likhit's build record. */
static void put_origin(const LkReadFile *file, LkBuffer *out)
{
    static const char start[] = "<likhit:madeFrom>", item[] = "<rdf:li>", end[] = "</likhit:madeFrom>";
    const char *at = strstr(file->xmp.bytes, start), *last = at == NULL ? NULL : strstr(at, end);
    bool first = true;
    while (last != NULL && (at = strstr(at, item)) != NULL && at < last) {
        at += strlen(item);
        lk_buffer_printf(out, "%-10s %.*s\n", first ? "made from" : "", (int)strcspn(at, "<"), at);
        first = false;
    }
}

void lk_inspect_summary(const LkReadFile *file, LkBuffer *out)
{
    size_t characters = 0, elements = count_elements(file->structure);
    for (size_t i = 0; i < file->page_count; i++)
        characters += lk_utf8_count(lk_text(file->pages[i].text));
    const char *claims = lk_inspect_claims(file, out->arena);
    put_line(out, "version", file->version);
    put_line(out, "claims", claims[0] != '\0' ? claims : "nothing");
    put_line(out, "title", file->title);
    put_line(out, "author", file->author);
    put_line(out, "made by", file->producer);
    put_pages(file, out);
    lk_buffer_printf(out, "%-10s %zu characters\n", "text", characters);
    if (elements > 0)
        lk_buffer_printf(out, "%-10s %zu elements\n", "tags", elements);
    else
        put_line(out, "tags", "none");
    put_lists(file, out);
    put_origin(file, out);
}

/* ---- The structure tree */

static void put_words(const LkReadElement *element, LkBuffer *out);

/* Words of an element within the line: “[Link words]”, “[en words]”. */
static void put_inline(const LkReadElement *element, LkBuffer *out)
{
    bool is_span = strcmp(element->kind, "Span") == 0;
    lk_buffer_printf(out, "[%s ",
                     is_span && element->language[0] != '\0' ? element->language : element->kind);
    put_words(element->first_child, out);
    lk_buffer_string(out, "]");
}

static void put_words(const LkReadElement *element, LkBuffer *out)
{
    for (; element != NULL; element = element->next) {
        if (element->kind == NULL)
            lk_buffer_string(out, element->text);
        else if (element->is_inline)
            put_inline(element, out);
    }
}

static void put_attributes(const LkReadElement *element, LkBuffer *out)
{
    if (element->scope[0] != '\0')
        lk_buffer_printf(out, " scope=%s", element->scope);
    if (element->column_span > 1)
        lk_buffer_printf(out, " columns=%u", element->column_span);
    if (element->row_span > 1)
        lk_buffer_printf(out, " rows=%u", element->row_span);
    if (element->language[0] != '\0')
        lk_buffer_printf(out, " lang=%s", element->language);
    if (element->alt[0] != '\0')
        lk_buffer_printf(out, " alt=“%s”", element->alt);
}

static void put_level(const LkReadElement *element, int depth, LkBuffer *out)
{
    for (; element != NULL; element = element->next) {
        if (element->kind == NULL || element->is_inline)
            continue; /* in the line of what it stands in */
        lk_buffer_printf(out, "%*s%s", depth * 2, "", element->kind);
        put_attributes(element, out);
        size_t before = out->length;
        lk_buffer_string(out, "  ");
        put_words(element->first_child, out);
        while (out->length > before && out->bytes[out->length - 1] == ' ')
            out->length--;
        lk_buffer_string(out, "\n");
        put_level(element->first_child, depth + 1, out);
    }
}

void lk_inspect_structure(const LkReadFile *file, LkBuffer *out)
{
    put_level(file->structure, 0, out);
}

void lk_inspect_text(const LkReadFile *file, LkBuffer *out)
{
    for (size_t i = 0; i < file->page_count; i++) {
        lk_buffer_string(out, file->pages[i].text);
        lk_buffer_string(out, "\n\f");
    }
}
