/* Describes a PDF for people. */
#include <string.h>

#include "inspect/inspect.h"
#include "inspect/verdict.h"

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

typedef struct Summary {
    LkMessageLanguage language;
    size_t column; /* in which what stands beside the keys begins, in cells */
    LkBuffer *out;
} Summary;

/* Wide enough for the longest of the keys. */
static size_t width_of_keys(LkMessageLanguage language)
{
    size_t width = 0;
    for (LkPhraseId key = LK_PHRASE_INSPECT_VERSION; key <= LK_PHRASE_INSPECT_MADE_FROM; key++) {
        size_t cells = lk_utf8_cells(lk_text(lk_phrase(key, language)));
        width = cells > width ? cells : width;
    }
    return width;
}

static void put(const Summary *to, LkPhraseId phrase, const LkArgument *arguments)
{
    lk_phrase_put(phrase, to->language, arguments, to->out);
}

/* The left column; LK_PHRASE_NONE leaves it empty, in what goes on from the line before. */
static void put_key(const Summary *to, LkPhraseId key)
{
    const char *word = lk_phrase(key, to->language);
    lk_buffer_string(to->out, word);
    for (size_t cells = lk_utf8_cells(lk_text(word)); cells <= to->column; cells++)
        lk_buffer_string(to->out, " ");
}

static void put_line(const Summary *to, LkPhraseId key, const char *value)
{
    if (value[0] == '\0')
        return;
    put_key(to, key);
    lk_buffer_printf(to->out, "%s\n", value);
}

static void put_count(const Summary *to, LkPhraseId key, LkPhraseId phrase, size_t count)
{
    put_key(to, key);
    put(to, phrase, LK_WITH(lk_named_number("count", (long long)count)));
    lk_buffer_string(to->out, "\n");
}

static void put_pages(const LkReadFile *file, const Summary *to)
{
    put_key(to, LK_PHRASE_INSPECT_PAGES);
    put(to, LK_PHRASE_INSPECT_PAGE_COUNT, LK_WITH(lk_named_number("count", (long long)file->page_count)));
    if (file->page_count > 0)
        put(to, LK_PHRASE_INSPECT_PAGE_SIZE,
            LK_WITH(lk_named_decimal("width", file->pages[0].width, 0),
                    lk_named_decimal("height", file->pages[0].height, 0),
                    lk_named_string("first", file->pages[0].label),
                    lk_named_string("last", file->pages[file->page_count - 1].label)));
    lk_buffer_string(to->out, "\n");
}

static void put_fonts(const LkReadFile *file, const Summary *to)
{
    for (size_t i = 0; i < file->font_count; i++) {
        put_key(to, i == 0 ? LK_PHRASE_INSPECT_FONTS : LK_PHRASE_NONE);
        lk_buffer_printf(to->out, "%s, %s", file->fonts[i].name, file->fonts[i].type);
        put(to, file->fonts[i].is_embedded ? LK_PHRASE_INSPECT_EMBEDDED : LK_PHRASE_INSPECT_NOT_EMBEDDED,
            NULL);
        put(to, file->fonts[i].is_subset ? LK_PHRASE_INSPECT_SUBSET : LK_PHRASE_NONE, NULL);
        lk_buffer_string(to->out, "\n");
    }
}

static void put_attachments(const LkReadFile *file, const Summary *to)
{
    for (size_t i = 0; i < file->attachment_count; i++) {
        put_key(to, i == 0 ? LK_PHRASE_INSPECT_ATTACHED : LK_PHRASE_NONE);
        put(to, LK_PHRASE_INSPECT_FILE,
            LK_WITH(lk_named_string("name", file->attachments[i].name),
                    lk_named_number("bytes", (long long)file->attachments[i].bytes.length)));
        lk_buffer_string(to->out, "\n");
    }
}

/* Nobody is trusted here, so that no signature is “valid”: it only is of these very bytes. */
static void put_judged(const LkSignJudged *judged, bool is_first, const Summary *to)
{
    put_key(to, is_first ? LK_PHRASE_INSPECT_SIGNATURES : LK_PHRASE_NONE);
    lk_buffer_text(to->out, judged->field);
    lk_buffer_string(to->out, ": ");
    put(to, lk_inspect_judged(judged), NULL);
    if (judged->signer.length > 0)
        put(to, LK_PHRASE_INSPECT_SIGNER, LK_WITH(lk_named_text("name", judged->signer)));
    int64_t seconds = judged->stamped >= 0 ? judged->stamped : judged->claimed;
    const char *time = lk_inspect_time(seconds, to->out->arena);
    if (time != NULL)
        put(to, LK_PHRASE_INSPECT_SIGNED_AT, LK_WITH(lk_named_string("time", time)));
    lk_buffer_string(to->out, "\n");
}

static void put_waiting(LkText field, LkPhraseId state, bool is_first, const Summary *to)
{
    put_key(to, is_first ? LK_PHRASE_INSPECT_SIGNATURES : LK_PHRASE_NONE);
    lk_buffer_text(to->out, field);
    lk_buffer_string(to->out, ": ");
    put(to, state, NULL);
    lk_buffer_string(to->out, "\n");
}

static void put_signatures(const LkReadFile *file, const LkSignVerdict *verdict, const Summary *to)
{
    if (verdict == NULL || !verdict->is_readable) {
        for (size_t i = 0; i < file->signature_count; i++)
            put_waiting(lk_text(file->signatures[i].field), LK_PHRASE_SIGNATURE_NOT_CHECKED, i == 0, to);
        return;
    }
    for (size_t i = 0; i < verdict->signature_count; i++)
        put_judged(&verdict->signatures[i], i == 0, to);
    for (size_t i = 0; i < verdict->empty_count; i++)
        put_waiting(verdict->empty[i], LK_PHRASE_SIGNATURE_EMPTY, i + verdict->signature_count == 0, to);
}

/* What the file says that it was made from: the list of Likhit's build record. */
static void put_origin(const LkReadFile *file, const Summary *to)
{
    static const char start[] = "<likhit:madeFrom>", item[] = "<rdf:li>", end[] = "</likhit:madeFrom>";
    const char *at = strstr(file->xmp.bytes, start), *last = at == NULL ? NULL : strstr(at, end);
    bool first = true;
    while (last != NULL && (at = strstr(at, item)) != NULL && at < last) {
        at += strlen(item);
        put_key(to, first ? LK_PHRASE_INSPECT_MADE_FROM : LK_PHRASE_NONE);
        lk_buffer_printf(to->out, "%.*s\n", (int)strcspn(at, "<"), at);
        first = false;
    }
}

void lk_inspect_summary(const LkReadFile *file, const LkSignVerdict *verdict, LkMessageLanguage language,
                        LkBuffer *out)
{
    const Summary to = {.language = language, .column = width_of_keys(language), .out = out};
    size_t characters = 0, elements = count_elements(file->structure);
    for (size_t i = 0; i < file->page_count; i++)
        characters += lk_utf8_count(lk_text(file->pages[i].text));
    const char *claims = lk_inspect_claims(file, out->arena);
    put_line(&to, LK_PHRASE_INSPECT_VERSION, file->version);
    put_line(&to, LK_PHRASE_INSPECT_CLAIMS,
             claims[0] != '\0' ? claims : lk_phrase(LK_PHRASE_INSPECT_NO_CLAIM, language));
    put_line(&to, LK_PHRASE_INSPECT_TITLE, file->title);
    put_line(&to, LK_PHRASE_INSPECT_AUTHOR, file->author);
    put_line(&to, LK_PHRASE_INSPECT_MADE_BY, file->producer);
    put_pages(file, &to);
    put_count(&to, LK_PHRASE_INSPECT_TEXT, LK_PHRASE_INSPECT_CHARACTERS, characters);
    put_count(&to, LK_PHRASE_INSPECT_TAGS,
              elements > 0 ? LK_PHRASE_INSPECT_ELEMENTS : LK_PHRASE_INSPECT_NO_TAGS, elements);
    put_fonts(file, &to);
    put_attachments(file, &to);
    put_signatures(file, verdict, &to);
    put_origin(file, &to);
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
