/* YAML, built from the events of libfyaml, which reads all of YAML 1.2 and gives positions. Its own document
 * tree is not used, since that recurses and resolves aliases. Here the open maps and lists stand in an array
 * of fixed size, so that deep nesting cannot exhaust the C stack. */
#include "base/yaml.h"

#include <libfyaml.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"

/* What libfyaml must free, also when memory runs out. */
typedef struct Handles {
    struct fy_diag *messages;
    struct fy_parser *parser;
    struct fy_event *event;
} Handles;

/* A walk over the file's characters that turns growing offsets into lines and columns. */
typedef struct Cursor {
    size_t offset;
    uint32_t line, column;
} Cursor;

typedef struct Level {
    LkYaml *node;
    LkYaml **end; /* where the next member is linked in */
    bool has_key; /* of a map: a key is waiting for its value */
    LkText key;
    LkSpan key_span;
    size_t key_offset, key_end;
} Level;

typedef struct Parse {
    const LkFile *file;
    size_t start, end;
    const LkYamlMended *mended; /* NULL = the part is read as it is */
    LkArena *arena;
    LkDiagnostics *diagnostics;
    Handles *handles;
    Cursor origin, cursor; /* a known place before the part; the last place asked for */
    Level levels[LK_LIMIT_NESTING];
    size_t depth;
    LkYaml *root;
    size_t documents;
} Parse;

static void release(void *object)
{
    Handles *handles = object;
    if (handles->event != NULL)
        fy_parser_event_free(handles->parser, handles->event);
    if (handles->parser != NULL)
        fy_parser_destroy(handles->parser);
    if (handles->messages != NULL)
        fy_diag_destroy(handles->messages);
    *handles = (Handles){0};
}

static void move_to(Parse *parse, size_t offset)
{
    Cursor *cursor = &parse->cursor;
    const char *bytes = parse->file->text.bytes;
    if (offset < cursor->offset)
        *cursor = parse->origin;
    for (; cursor->offset < offset; cursor->offset++) {
        unsigned char next = (unsigned char)bytes[cursor->offset];
        bool is_lone_return = next == '\r' && (cursor->offset + 1 == parse->file->text.length ||
                                               bytes[cursor->offset + 1] != '\n');
        if (next == '\n' || is_lone_return) {
            cursor->line++;
            cursor->column = 1;
        } else {
            /* A character counts when its first byte is passed; the rest of it does not. */
            cursor->column += (next & 0xC0) != 0x80;
        }
    }
}

/* The byte of the part that stands for one of the mended text. */
static size_t before_mending(const LkYamlMended *mended, size_t at)
{
    size_t low = 0, high = mended->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (mended->edits[middle].at <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low == 0 ? at : (size_t)((ptrdiff_t)at + mended->edits[low - 1].shift);
}

static size_t offset_of(const Parse *parse, const struct fy_mark *mark)
{
    size_t size = parse->end - parse->start, at = mark == NULL ? 0 : mark->input_pos;
    if (parse->mended != NULL)
        at = before_mending(parse->mended, at);
    return parse->start + (at < size ? at : size);
}

/* The span between two of libfyaml's marks, cut at the end of the line. */
static LkSpan span_of(Parse *parse, const struct fy_mark *from, const struct fy_mark *to)
{
    LkText text = parse->file->text;
    size_t start = offset_of(parse, from), end = offset_of(parse, to);
    move_to(parse, start);
    LkSpan span = {.file = parse->file, .line = parse->cursor.line, .column = parse->cursor.column};
    for (size_t i = start; i < end && text.bytes[i] != '\n' && text.bytes[i] != '\r'; i++)
        span.length += ((unsigned char)text.bytes[i] & 0xC0) != 0x80;
    return span;
}

static LkSpan event_span(Parse *parse)
{
    struct fy_event *event = parse->handles->event;
    return span_of(parse, fy_event_start_mark(event), fy_event_end_mark(event));
}

static int compare_keys(const void *a, const void *b)
{
    const LkYaml *x = *(const LkYaml *const *)a, *y = *(const LkYaml *const *)b;
    size_t shorter = x->key.length < y->key.length ? x->key.length : y->key.length;
    int order = shorter == 0 ? 0 : memcmp(x->key.bytes, y->key.bytes, shorter);
    if (order != 0)
        return order;
    if (x->key.length != y->key.length)
        return x->key.length < y->key.length ? -1 : 1;
    if (x->key_span.line != y->key_span.line) /* of equal keys the first in the file stays */
        return x->key_span.line < y->key_span.line ? -1 : 1;
    return x->key_span.column < y->key_span.column ? -1 : 1;
}

/* Takes a node out of its list of members. */
static void unhang(LkYaml *map, const LkYaml *node)
{
    for (LkYaml **link = &map->first; *link != NULL; link = &(*link)->next) {
        if (*link == node) {
            *link = node->next;
            map->count--;
            return;
        }
    }
}

/* Reports keys that stand twice. They are sorted first, so that a map of 100,000 keys is not compared pair by
 * pair. A repeated key is taken out, which walks the list, only while errors are still kept. */
static void check_keys(Parse *parse, LkYaml *map)
{
    if (map->count < 2)
        return;
    size_t count = map->count, taken = 0;
    LkYaml **sorted = LK_NEW_ARRAY(parse->arena, count, LkYaml *);
    for (LkYaml *node = map->first; node != NULL; node = node->next)
        sorted[taken++] = node;
    qsort(sorted, count, sizeof *sorted, compare_keys);
    const LkYaml *kept = sorted[0];
    for (size_t i = 1; i < count; i++) {
        if (!lk_text_equal(kept->key, sorted[i]->key)) {
            kept = sorted[i];
            continue;
        }
        lk_tell(parse->diagnostics, LK_E_YAML_DUPLICATE, sorted[i]->key_span,
                LK_WITH(lk_named_text("key", lk_text_slice(kept->key, 0,
                                                           kept->key.length < 100 ? kept->key.length : 100)),
                        lk_named_number("line", kept->key_span.line)));
        if (parse->diagnostics->count <= LK_LIMIT_DIAGNOSTICS)
            unhang(map, sorted[i]);
    }
}

/* Puts a finished or opened node where it belongs. */
static LkYaml *hang(Parse *parse, LkYamlKind kind, LkSpan span)
{
    LkYaml *node = LK_NEW(parse->arena, LkYaml);
    node->kind = kind;
    node->span = span;
    node->offset = offset_of(parse, fy_event_start_mark(parse->handles->event));
    node->end = offset_of(parse, fy_event_end_mark(parse->handles->event));
    if (parse->depth == 0) {
        parse->root = node;
        return node;
    }
    Level *level = &parse->levels[parse->depth - 1];
    if (level->node->kind == LK_YAML_MAP) {
        node->key = level->key;
        node->key_span = level->key_span;
        node->key_offset = level->key_offset;
        node->key_end = level->key_end;
        level->has_key = false;
    }
    *level->end = node;
    level->end = &node->next;
    level->node->count++;
    return node;
}

/* Whether the next node is a key: only scalars may be. */
static bool at_key(const Parse *parse)
{
    return parse->depth > 0 && parse->levels[parse->depth - 1].node->kind == LK_YAML_MAP &&
           !parse->levels[parse->depth - 1].has_key;
}

static bool open_node(Parse *parse, LkYamlKind kind)
{
    LkSpan span = event_span(parse);
    span.length = 1;
    if (at_key(parse))
        return lk_tell(parse->diagnostics, LK_E_YAML_KEY, span, NULL);
    if (parse->depth == LK_LIMIT_NESTING)
        return lk_tell(parse->diagnostics, LK_E_LIMIT_NESTING, span,
                       LK_WITH(lk_named_number("most", LK_LIMIT_NESTING)));
    LkYaml *node = hang(parse, kind, span);
    parse->levels[parse->depth++] = (Level){.node = node, .end = &node->first};
    return true;
}

static bool is_null(LkText text)
{
    return text.length == 0 || lk_text_is(text, "~") || lk_text_is(text, "null");
}

static void add_scalar(Parse *parse)
{
    struct fy_token *token = parse->handles->event->scalar.value;
    size_t length = 0;
    const char *bytes = token == NULL ? NULL : fy_token_get_text(token, &length);
    LkText text = {lk_arena_copy(parse->arena, bytes == NULL ? "" : bytes, length), length};
    LkSpan span = event_span(parse);
    bool is_quoted = token != NULL && fy_token_scalar_style(token) != FYSS_PLAIN;
    if (at_key(parse)) {
        Level *level = &parse->levels[parse->depth - 1];
        level->has_key = true;
        level->key = text;
        level->key_span = span;
        level->key_offset = offset_of(parse, fy_event_start_mark(parse->handles->event));
        level->key_end = offset_of(parse, fy_event_end_mark(parse->handles->event));
        return;
    }
    LkYaml *node = hang(parse, !is_quoted && is_null(text) ? LK_YAML_NULL : LK_YAML_SCALAR, span);
    node->text = text;
    node->is_quoted = is_quoted;
    if (length == 0 && !is_quoted && node->key_span.line != 0)
        node->span = node->key_span; /* nothing was written: the key is the place to look at */
}

/* The map or list ends with what the event is of. */
static LkYaml *close_node(Parse *parse)
{
    LkYaml *node = parse->levels[--parse->depth].node;
    node->end = offset_of(parse, fy_event_end_mark(parse->handles->event));
    return node;
}

static bool refuse(Parse *parse, LkMessageId what)
{
    return lk_tell(parse->diagnostics, what, event_span(parse), NULL);
}

static bool has_anchor(const struct fy_event *event)
{
    return (event->type == FYET_SCALAR && event->scalar.anchor != NULL) ||
           (event->type == FYET_MAPPING_START && event->mapping_start.anchor != NULL) ||
           (event->type == FYET_SEQUENCE_START && event->sequence_start.anchor != NULL);
}

/* A tag would be dropped, and with it what was typed. */
static bool has_tag(const struct fy_event *event)
{
    return (event->type == FYET_SCALAR && event->scalar.tag != NULL) ||
           (event->type == FYET_MAPPING_START && event->mapping_start.tag != NULL) ||
           (event->type == FYET_SEQUENCE_START && event->sequence_start.tag != NULL);
}

/* False at an error after which nothing can be made of the rest. */
static bool take_event(Parse *parse)
{
    const struct fy_event *event = parse->handles->event;
    if (has_anchor(event))
        return refuse(parse, LK_E_YAML_UNSUPPORTED_ANCHOR);
    if (has_tag(event))
        return refuse(parse, LK_E_YAML_UNSUPPORTED_TAG);
    switch (event->type) {
    case FYET_ALIAS:
        return refuse(parse, LK_E_YAML_UNSUPPORTED_ALIAS);
    case FYET_DOCUMENT_START:
        return ++parse->documents == 1 || refuse(parse, LK_E_YAML_UNSUPPORTED_SECOND);
    case FYET_SCALAR:
        add_scalar(parse);
        return true;
    case FYET_SEQUENCE_START:
        return open_node(parse, LK_YAML_LIST);
    case FYET_MAPPING_START:
        return open_node(parse, LK_YAML_MAP);
    case FYET_MAPPING_END:
        check_keys(parse, close_node(parse));
        return true;
    case FYET_SEQUENCE_END:
        close_node(parse);
        return true;
    default:
        return true;
    }
}

/* What to write, where the complaint tells what was typed. */
static LkHintId hint_for(const char *reason)
{
    bool has_no_colon = strcmp(reason, "invalid value after mapping") == 0 ||
                        strcmp(reason, "could not find expected ':'") == 0;
    return has_no_colon                                 ? LK_HINT_YAML_LINE
           : strncmp(reason, "invalid escape", 14) == 0 ? LK_HINT_YAML_ESCAPE
           : strncmp(reason, "plain scalar cannot start", 25) == 0 ||
                   strncmp(reason, "invalid nested", 14) == 0
               ? LK_HINT_YAML_QUOTES
               : LK_HINT_OWN;
}

/* What libfyaml complained of, once. */
static void tell(Parse *parse)
{
    void *previous = NULL;
    const struct fy_diag_error *error = fy_diag_errors_iterate(parse->handles->messages, &previous);
    if (error == NULL || error->msg == NULL) {
        lk_tell(parse->diagnostics, LK_E_YAML_SYNTAX_WHOLE, (LkSpan){.file = parse->file}, NULL);
        return;
    }
    const struct fy_mark *from = error->fyt == NULL ? NULL : fy_token_start_mark(error->fyt);
    const struct fy_mark *to = error->fyt == NULL ? NULL : fy_token_end_mark(error->fyt);
    lk_tell(parse->diagnostics, LK_E_YAML_SYNTAX, span_of(parse, from, to),
            LK_WITH(lk_named_quoted("reason", error->msg), lk_with_hint(hint_for(error->msg))));
}

static bool start_parser(Parse *parse)
{
    struct fy_diag_cfg quiet;
    fy_diag_cfg_default(&quiet);
    quiet.fp = NULL;
    parse->handles->messages = fy_diag_create(&quiet);
    if (parse->handles->messages == NULL)
        return false;
    fy_diag_set_collect_errors(parse->handles->messages, true);
    struct fy_parse_cfg settings = {.search_path = "",
                                    .flags = FYPCF_DEFAULT_VERSION_1_2 | FYPCF_JSON_NONE,
                                    .diag = parse->handles->messages};
    parse->handles->parser = fy_parser_create(&settings);
    LkText text = parse->mended != NULL ? parse->mended->text
                                        : lk_text_slice(parse->file->text, parse->start, parse->end);
    return parse->handles->parser != NULL &&
           fy_parser_set_string(parse->handles->parser, text.bytes, text.length) == 0;
}

/* libfyaml reads through broken UTF-8 in places, and loses memory at control characters: look first. */
static bool check_bytes(const Parse *parse)
{
    LkText text = lk_text_slice(parse->file->text, parse->start, parse->end);
    size_t good = lk_utf8_valid_until(text);
    for (size_t i = 0; i < good; i++) {
        unsigned char byte = (unsigned char)text.bytes[i];
        bool is_control = (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0x7F;
        if (is_control)
            return lk_tell(parse->diagnostics, LK_E_CONTROL_YAML,
                           lk_span_at(parse->file, parse->start + i, parse->start + i + 1),
                           LK_WITH(lk_named_hexadecimal("character", byte, 4)));
    }
    if (good == text.length)
        return true;
    size_t place = parse->start + good;
    return lk_tell(parse->diagnostics, LK_E_YAML_UTF8, lk_span_at(parse->file, place, place + 1),
                   LK_WITH(lk_named_hexadecimal("byte", (unsigned char)parse->file->text.bytes[place], 2)));
}

static bool read_events(Parse *parse)
{
    Handles *handles = parse->handles;
    bool is_good = true;
    while (is_good && (handles->event = fy_parser_parse(handles->parser)) != NULL) {
        bool is_end = handles->event->type == FYET_STREAM_END;
        is_good = take_event(parse);
        fy_parser_event_free(handles->parser, handles->event);
        handles->event = NULL;
        if (is_end)
            return is_good;
    }
    if (is_good)
        tell(parse);
    return false;
}

static const LkYaml *parse_part(const LkFile *file, size_t start, size_t end, Cursor origin,
                                const LkYamlMended *mended, LkArena *arena, LkDiagnostics *diagnostics)
{
    Parse *parse = LK_NEW(arena, Parse);
    if (start == 0 && end >= 3 && memcmp(file->text.bytes, "\xEF\xBB\xBF", 3) == 0)
        start = 3;
    *parse = (Parse){.file = file,
                     .start = start,
                     .end = end,
                     .mended = mended,
                     .arena = arena,
                     .diagnostics = diagnostics,
                     .origin = origin,
                     .cursor = origin,
                     .handles = LK_NEW(arena, Handles)};
    if (start == end) {
        parse->root = LK_NEW(arena, LkYaml);
        parse->root->span = (LkSpan){.file = file};
        return parse->root;
    }
    if (!check_bytes(parse))
        return NULL;
    lk_arena_defer(arena, release, parse->handles);
    bool is_good = start_parser(parse);
    if (is_good)
        is_good = read_events(parse);
    else
        lk_tell(diagnostics, LK_E_YAML_START, (LkSpan){.file = file}, NULL);
    release(parse->handles);
    if (is_good && parse->root == NULL) {
        parse->root = LK_NEW(arena, LkYaml);
        parse->root->span = (LkSpan){.file = file};
    }
    return is_good ? parse->root : NULL;
}

const LkYaml *lk_yaml_parse_part(const LkFile *file, size_t start, size_t end, LkArena *arena,
                                 LkDiagnostics *diagnostics)
{
    return parse_part(file, start, end, (Cursor){0, 1, 1}, NULL, arena, diagnostics);
}

const LkYaml *lk_yaml_parse_mended(const LkFile *file, size_t start, size_t end, uint32_t line,
                                   const LkYamlMended *mended, LkArena *arena, LkDiagnostics *diagnostics)
{
    Cursor origin = line == 0 ? (Cursor){0, 1, 1} : (Cursor){start, line, 1};
    return parse_part(file, start, end, origin, mended, arena, diagnostics);
}

const LkYaml *lk_yaml_parse_lines(const LkFile *file, size_t start, size_t end, uint32_t line, LkArena *arena,
                                  LkDiagnostics *diagnostics)
{
    return parse_part(file, start, end, (Cursor){start, line, 1}, NULL, arena, diagnostics);
}

const LkYaml *lk_yaml_parse(const LkFile *file, LkArena *arena, LkDiagnostics *diagnostics)
{
    return lk_yaml_parse_part(file, 0, file->text.length, arena, diagnostics);
}

const LkYaml *lk_yaml_get(const LkYaml *map, const char *key)
{
    if (map == NULL || map->kind != LK_YAML_MAP)
        return NULL;
    for (const LkYaml *node = map->first; node != NULL; node = node->next)
        if (lk_text_is(node->key, key))
            return node;
    return NULL;
}
