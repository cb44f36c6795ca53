/* Code, and the blocks that are written as fenced code: tables, signatures, contents, page breaks. */
#include <string.h>

#include "base/limits.h"
#include "source/blocks/blocks.h"
#include "source/body/body.h"

/* ---- Code */

static LkText code_line(LkBody *body, const LkSegment *line)
{
    LkText typed = lk_text_slice(body->markdown->text, line->start, line->end);
    if (line->pad == 0)
        return (LkText){lk_arena_copy(body->reader->arena, typed.bytes, typed.length), typed.length};
    LkBuffer out;
    lk_buffer_init(&out, body->reader->arena);
    lk_buffer_printf(&out, "%*s", (int)line->pad, "");
    lk_buffer_text(&out, typed);
    return lk_buffer_view(&out);
}

static LkBlock *convert_code(LkBody *body, const LkNode *node, LkSpan span)
{
    LkBlock *block = lk_body_block(body, LK_BLOCK_CODE, span);
    LkInlineList list = {0};
    for (size_t i = 0; i < node->segment_count; i++) {
        const LkSegment *line = &body->markdown->segments[node->segment + i];
        LkInline item = {.style = LK_INLINE_CODE, .link = {"", 0}, .text = code_line(body, line)};
        item.span = lk_body_span(body, line->start, line->end);
        lk_inline_add(body->reader, &list, item);
    }
    block->inlines = (LkInlines){list.items, list.count, span};
    return list.count == 0 ? NULL : block;
}

/* ---- YAML */

static LkAt line_start(LkText text, LkAt at)
{
    while (at > 0 && text.bytes[at - 1] != '\n' && text.bytes[at - 1] != '\r')
        at--;
    return at;
}

/* Lines that a condition leaves out. */
static void blank_absent(const LkBody *body, char *bytes, size_t start, size_t end)
{
    for (size_t i = 0; i < body->absent_count; i++) {
        size_t from = body->absent[i].start > start ? body->absent[i].start : start;
        size_t to = body->absent[i].end < end ? body->absent[i].end : end;
        for (size_t at = from; at < to; at++)
            if (bytes[at] != '\n' && bytes[at] != '\r')
                bytes[at] = ' ';
    }
}

static bool has_absent(const LkBody *body, size_t start, size_t end)
{
    for (size_t i = 0; i < body->absent_count; i++)
        if (body->absent[i].start < end && body->absent[i].end > start)
            return true;
    return false;
}

/* Within a quote the signs before each line are no YAML: they are blanked in a copy of the file, one for all
 * blocks, so that places stay right. So are lines that a condition leaves out. */
static const LkFile *without_quotes(LkBody *body, size_t start, size_t end)
{
    LkText text = body->reader->file->text;
    if (body->unquoted == NULL) {
        body->unquoted = LK_NEW(body->reader->arena, LkFile);
        body->unquoted->name = body->reader->file->name;
        body->unquoted->text =
            (LkText){lk_arena_copy(body->reader->arena, text.bytes, text.length), text.length};
    }
    char *bytes = (char *)body->unquoted->text.bytes; /* allocated above */
    bool at_start = true;
    blank_absent(body, bytes, start, end);
    for (size_t i = start; body->quotes > 0 && i < end; i++) {
        if (bytes[i] == '\n' || bytes[i] == '\r')
            at_start = true;
        else if (at_start && bytes[i] == '>')
            bytes[i] = ' ';
        else if (bytes[i] != ' ' && bytes[i] != '\t')
            at_start = false;
    }
    return body->unquoted;
}

/* The lines of a signature are keys and values, as those of the front matter, and typed as freely. */
static const LkYaml *block_yaml(LkBody *body, const LkNode *node, bool is_signature)
{
    LkReader *reader = body->reader;
    if (node->segment_count == 0)
        return NULL;
    const LkSegment *lines = &body->markdown->segments[node->segment];
    size_t start = line_start(reader->file->text, lines[0].start), line_end;
    size_t end = lk_next_line(reader->file->text, lines[node->segment_count - 1].end, &line_end);
    bool is_copied = body->quotes > 0 || has_absent(body, start, end);
    const LkFile *file = is_copied ? without_quotes(body, start, end) : reader->file;
    uint32_t line = lk_body_span(body, start, start).line;
    return is_signature ? lk_front_yaml_block(reader, file, start, end, line)
                        : lk_yaml_parse_lines(file, start, end, line, reader->arena, reader->diagnostics);
}

enum { BLOCK_NAMES = 3 };

/* The blocks that are written as code, most with YAML in it. The guides print their names. */
typedef struct FencedBlock {
    const char *names[BLOCK_NAMES]; /* the English one first */
    LkBlockKind kind;
} FencedBlock;

static const FencedBlock fenced_blocks[] = {{{"table", "ตาราง"}, LK_BLOCK_TABLE},
                                            {{"signature", "ลงนาม", "ช่องลงนาม"}, LK_BLOCK_SIGNATURE},
                                            {{"toc", "สารบัญ"}, LK_BLOCK_CONTENTS},
                                            {{"qr", "คิวอาร์", "คิวอาร์โค้ด"}, LK_BLOCK_IMAGE},
                                            {{"pagebreak", "ขึ้นหน้าใหม่"}, LK_BLOCK_PAGE_BREAK}};

enum { FENCED_BLOCKS = sizeof fenced_blocks / sizeof *fenced_blocks };

static const FencedBlock *fenced_block_of(LkText info)
{
    for (size_t i = 0; i < FENCED_BLOCKS; i++)
        for (size_t n = 0; n < BLOCK_NAMES && fenced_blocks[i].names[n] != NULL; n++)
            if (lk_text_is(info, fenced_blocks[i].names[n]))
                return &fenced_blocks[i];
    return NULL;
}

static const FencedBlock *yaml_block_of(LkText info)
{
    const FencedBlock *block = fenced_block_of(info);
    return block != NULL && block->kind != LK_BLOCK_PAGE_BREAK ? block : NULL;
}

bool lk_body_is_yaml(LkText info)
{
    return yaml_block_of(info) != NULL;
}

static bool read_yaml(LkReader *reader, const LkYaml *map, LkBlock *block)
{
    if (block->kind == LK_BLOCK_TABLE) {
        block->id = lk_block_id(reader, map, &block->id_span);
        block->as.table = lk_table_block(reader, map, block->span);
        return block->as.table != NULL;
    }
    if (block->kind == LK_BLOCK_IMAGE) {
        block->as.image = lk_qr_block(reader, map, block);
        return true;
    }
    if (block->kind == LK_BLOCK_CONTENTS) {
        block->as.contents = lk_contents_block(reader, map);
        return true;
    }
    block->as.signature = lk_signature_block(reader, map, block->span);
    return block->as.signature != NULL;
}

static LkBlock *convert_yaml(LkBody *body, const FencedBlock *wanted, const LkNode *node, LkSpan span)
{
    LkReader *reader = body->reader;
    if (!node->as.code.is_closed) {
        lk_tell(reader->diagnostics, LK_E_BLOCK_END, span,
                LK_WITH(lk_named_string("block", wanted->names[0])));
        return NULL;
    }
    size_t before = reader->diagnostics->errors;
    const LkYaml *map = block_yaml(body, node, wanted->kind == LK_BLOCK_SIGNATURE);
    bool may_be_empty = wanted->kind == LK_BLOCK_CONTENTS;
    if ((map == NULL && !may_be_empty) || (map != NULL && map->kind != LK_YAML_MAP)) {
        if (reader->diagnostics->errors == before)
            lk_tell(reader->diagnostics, LK_E_BLOCK_TYPE, span,
                    LK_WITH(lk_named_string("block", wanted->names[0])));
        return NULL;
    }
    LkBlock *block = lk_body_block(body, wanted->kind, span);
    return read_yaml(reader, map, block) ? block : NULL;
}

/* ---- What code it is */

static bool is_language(LkText name)
{
    static const char *const names[] = {
        "text",       "txt",    "plain",      "c",    "h",      "cpp",      "c++",     "java",   "javascript",
        "js",         "ts",     "typescript", "json", "yaml",   "yml",      "toml",    "ini",    "xml",
        "html",       "css",    "sql",        "sh",   "bash",   "shell",    "console", "python", "py",
        "ruby",       "go",     "rust",       "php",  "r",      "perl",     "lua",     "make",   "makefile",
        "diff",       "csv",    "tsv",        "tex",  "latex",  "markdown", "md",      "bat",    "powershell",
        "dockerfile", "kotlin", "swift",      "cs",   "csharp", "vb",       "matlab",  "log",    "math"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (lk_text_is(name, names[i]))
            return true;
    return false;
}

static LkText first_word(LkText info)
{
    size_t end = 0;
    while (end < info.length && info.bytes[end] != ' ' && info.bytes[end] != '\t' && info.bytes[end] != '{')
        end++;
    return lk_text_slice(info, 0, end);
}

/* What an info string says of the code: its first word. Words in Thai are not printed, and so they are told.
 */
static LkText name_of(LkText info)
{
    for (size_t at = 0; at < info.length;)
        if (lk_is_thai(lk_utf8_next(info, &at)))
            return info;
    return info.length > 1 && memcmp(info.bytes, "{=", 2) == 0
               ? info
               : first_word(info); /* {=html}, {=latex} of pandoc */
}

static void check_name(LkBody *body, LkText name, LkSpan span)
{
    const char *names[FENCED_BLOCKS * BLOCK_NAMES];
    size_t count = 0;
    for (size_t i = 0; i < FENCED_BLOCKS; i++)
        for (size_t n = 0; n < BLOCK_NAMES && fenced_blocks[i].names[n] != NULL; n++)
            names[count++] = fenced_blocks[i].names[n];
    const char *nearest = name.length < 4 ? NULL : lk_nearest(name, names, count);
    if (name.length == 0 || is_language(name) || (nearest != NULL && lk_text_is(name, nearest)))
        return;
    lk_tell(body->reader->diagnostics, LK_W_BLOCK_NAME, span,
            LK_WITH(lk_named_text("name", name), lk_meant(nearest)));
}

/* Where most signs are Thai, somebody fenced words by mistake. */
static void check_prose(LkBody *body, const LkNode *node, LkSpan span)
{
    LkText text = body->markdown->text;
    size_t thai = 0, others = 0;
    for (size_t i = 0; i < node->segment_count; i++) {
        const LkSegment *line = &body->markdown->segments[node->segment + i];
        for (size_t at = line->start; at < line->end;) {
            uint32_t c = lk_utf8_next(lk_text_slice(text, 0, line->end), &at);
            thai += lk_is_thai_letter(c);
            others += c > ' ' && !lk_is_thai(c);
        }
    }
    if (thai > others)
        lk_tell(body->reader->diagnostics, LK_W_CODE_THAI, span, NULL);
}

static LkBlock *page_break(LkBody *body, const LkNode *node, LkSpan span)
{
    bool is_empty = true;
    for (size_t i = 0; i < node->segment_count; i++) {
        const LkSegment *line = &body->markdown->segments[node->segment + i];
        is_empty &= lk_text_trim(lk_text_slice(body->markdown->text, line->start, line->end)).length == 0;
    }
    if (!is_empty)
        lk_tell(body->reader->diagnostics, LK_E_BLOCK_CONTENT, span, NULL);
    return lk_body_block(body, LK_BLOCK_PAGE_BREAK, span);
}

/* pandoc parts two lists by a comment in a block of HTML: ```{=html} <!-- --> ```. */
static bool is_comment(const LkBody *body, const LkNode *node)
{
    if (node->segment_count != 1 || !node->as.code.is_closed)
        return false;
    const LkSegment *line = &body->markdown->segments[node->segment];
    LkText text = lk_text_trim(lk_text_slice(body->markdown->text, line->start, line->end));
    enum { SIGNS = 7 }; /* <!-- and --> */
    return text.length >= SIGNS && memcmp(text.bytes, "<!--", 4) == 0 &&
           memmem(text.bytes + 4, text.length - 4, "-->", 3) == text.bytes + text.length - 3;
}

LkBlock *lk_body_code(LkBody *body, const LkNode *node)
{
    LkSpan span = lk_body_span(body, node->start, node->end);
    if (!node->as.code.is_fenced)
        return convert_code(body, node, span);
    LkText info = node->as.code.info;
    const FencedBlock *block = fenced_block_of(info);
    if (block != NULL && block->kind != LK_BLOCK_PAGE_BREAK)
        return convert_yaml(body, block, node, span);
    if (block != NULL && node->as.code.is_closed)
        return page_break(body, node, span);
    if (lk_text_is(info, "{=html}") && is_comment(body, node))
        return NULL;
    check_name(body, name_of(info), span);
    if (!node->as.code.is_closed)
        lk_tell(body->reader->diagnostics, LK_W_BLOCK_END, span, NULL);
    else if (info.length == 0)
        check_prose(body, node, span);
    return convert_code(body, node, span);
}
