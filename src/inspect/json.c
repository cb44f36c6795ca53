/* Describes a PDF for programs: one object with all that is known. */
#include <string.h>

#include "base/json.h"
#include "inspect/inspect.h"
#include "inspect/verdict.h"

static void put_member(LkBuffer *out, const char *before, const char *key, const char *value)
{
    lk_buffer_printf(out, "%s\"%s\": ", before, key);
    lk_json_string(out, lk_text(value));
}

static void put_pages(const LkReadFile *file, LkBuffer *out)
{
    lk_buffer_string(out, ",\n  \"pages\": [");
    for (size_t i = 0; i < file->page_count; i++) {
        const LkReadPage *page = &file->pages[i];
        lk_buffer_printf(out, "%s\n    {\"width\": %.2f, \"height\": %.2f", i == 0 ? "" : ",", page->width,
                         page->height);
        put_member(out, ", ", "label", page->label);
        put_member(out, ", ", "text", page->text);
        lk_buffer_string(out, "}");
    }
    lk_buffer_string(out, "\n  ]");
}

static void put_fonts(const LkReadFile *file, LkBuffer *out)
{
    lk_buffer_string(out, ",\n  \"fonts\": [");
    for (size_t i = 0; i < file->font_count; i++) {
        put_member(out, i == 0 ? "\n    {" : ",\n    {", "name", file->fonts[i].name);
        put_member(out, ", ", "type", file->fonts[i].type);
        lk_buffer_printf(out, ", \"embedded\": %s, \"subset\": %s}",
                         file->fonts[i].is_embedded ? "true" : "false",
                         file->fonts[i].is_subset ? "true" : "false");
    }
    lk_buffer_string(out, "\n  ],\n  \"attachments\": [");
    for (size_t i = 0; i < file->attachment_count; i++) {
        put_member(out, i == 0 ? "\n    {" : ",\n    {", "name", file->attachments[i].name);
        put_member(out, ", ", "description", file->attachments[i].description);
        lk_buffer_printf(out, ", \"bytes\": %zu}", file->attachments[i].bytes.length);
    }
    lk_buffer_string(out, "\n  ]");
}

static void put_signature(LkText field, const char *state, const LkSignJudged *judged, bool is_first,
                          LkBuffer *out)
{
    const char *time =
        judged == NULL
            ? NULL
            : lk_inspect_time(judged->stamped >= 0 ? judged->stamped : judged->claimed, out->arena);
    lk_buffer_string(out, is_first ? "\n    {\"field\": " : ",\n    {\"field\": ");
    lk_json_string(out, field);
    put_member(out, ", ", "state", state);
    lk_buffer_string(out, ", \"signer\": ");
    lk_json_string(out, judged == NULL ? LK_TEXT("") : judged->signer);
    put_member(out, ", ", "time", time == NULL ? "" : time);
    lk_buffer_string(out, "}");
}

static void put_signatures(const LkReadFile *file, const LkSignVerdict *verdict, LkBuffer *out)
{
    lk_buffer_string(out, ",\n  \"signatures\": [");
    bool is_judged = verdict != NULL && verdict->is_readable;
    for (size_t i = 0; !is_judged && i < file->signature_count; i++)
        put_signature(lk_text(file->signatures[i].field),
                      lk_phrase(LK_PHRASE_SIGNATURE_NOT_CHECKED, LK_ENGLISH), NULL, i == 0, out);
    for (size_t i = 0; is_judged && i < verdict->signature_count; i++)
        put_signature(verdict->signatures[i].field,
                      lk_phrase(lk_inspect_judged(&verdict->signatures[i]), LK_ENGLISH),
                      &verdict->signatures[i], i == 0, out);
    for (size_t i = 0; is_judged && i < verdict->empty_count; i++)
        put_signature(verdict->empty[i], lk_phrase(LK_PHRASE_SIGNATURE_EMPTY, LK_ENGLISH), NULL,
                      i + verdict->signature_count == 0, out);
    lk_buffer_string(out, "\n  ]");
}

static void put_element(const LkReadElement *element, int depth, LkBuffer *out)
{
    for (const LkReadElement *e = element; e != NULL; e = e->next) {
        lk_buffer_printf(out, "%s\n%*s", e == element ? "" : ",", depth * 2, "");
        if (e->kind == NULL) {
            lk_json_string(out, lk_text(e->text));
            continue;
        }
        put_member(out, "{", "tag", e->kind);
        if (e->alt[0] != '\0')
            put_member(out, ", ", "alt", e->alt);
        if (e->language[0] != '\0')
            put_member(out, ", ", "lang", e->language);
        if (e->scope[0] != '\0')
            put_member(out, ", ", "scope", e->scope);
        if (e->column_span > 1 || e->row_span > 1)
            lk_buffer_printf(out, ", \"columns\": %u, \"rows\": %u", e->column_span, e->row_span);
        if (e->first_child != NULL) {
            lk_buffer_string(out, ", \"kids\": [");
            put_element(e->first_child, depth + 1, out);
            lk_buffer_string(out, "]");
        }
        lk_buffer_string(out, "}");
    }
}

void lk_inspect_json(const LkReadFile *file, const LkSignVerdict *verdict, LkBuffer *out)
{
    put_member(out, "{\n  ", "version", file->version);
    put_member(out, ",\n  ", "claims", lk_inspect_claims(file, out->arena));
    put_member(out, ",\n  ", "title", file->title);
    put_member(out, ",\n  ", "author", file->author);
    put_member(out, ",\n  ", "producer", file->producer);
    put_pages(file, out);
    put_fonts(file, out);
    put_signatures(file, verdict, out);
    lk_buffer_string(out, ",\n  \"structure\": [");
    put_element(file->structure, 2, out);
    lk_buffer_string(out, "]\n}\n");
}
