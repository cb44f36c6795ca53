/* `keep:` of the front matter: words that no line may part, as a list or as a file with a word on each line.
 */
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "source/front/front.h"

/* False after an error: too many. */
static bool add_word(LkReader *reader, LkText word, LkSpan span)
{
    LkSource *source = reader->source;
    word = lk_text_trim(word);
    if (word.length == 0 || !lk_text_check(reader, word, span))
        return true;
    if (source->keep_count == LK_LIMIT_KEEP_WORDS)
        return lk_tell(reader->diagnostics, LK_E_LIMIT_KEEP, span,
                       LK_WITH(lk_named_number("most", LK_LIMIT_KEEP_WORDS)));
    if (source->keep == NULL)
        source->keep = LK_NEW_ARRAY(reader->arena, LK_LIMIT_KEEP_WORDS, const char *);
    source->keep[source->keep_count++] = lk_arena_copy(reader->arena, word.bytes, word.length);
    return true;
}

/* A line that begins with # says something to people. */
static void add_file(LkReader *reader, LkText path, LkSpan span)
{
    const char *found = lk_path_inside(reader->root, path, span, reader->arena, reader->diagnostics);
    if (found == NULL)
        return;
    const char *name = lk_arena_copy(reader->arena, path.bytes, path.length);
    const LkFile *file = lk_file_read(LK_FILE_WORDS, found, name, LK_LIMIT_DATA_BYTES, span, reader->arena,
                                      reader->diagnostics);
    if (file == NULL)
        return;
    LkText text = file->text;
    size_t valid = lk_utf8_valid_until(text);
    if (valid < text.length) {
        lk_tell(reader->diagnostics, LK_E_UTF8, lk_span_at(file, valid, valid + 1),
                LK_WITH(lk_named_hexadecimal("byte", (unsigned char)text.bytes[valid], 2)));
        return;
    }
    size_t at = text.length >= 3 && memcmp(text.bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    while (at < text.length) {
        const char *end = memchr(text.bytes + at, '\n', text.length - at);
        size_t stop = end != NULL ? (size_t)(end - text.bytes) : text.length;
        if (text.bytes[at] != '#' &&
            !add_word(reader, lk_text_slice(text, at, stop), lk_span_at(file, at, stop)))
            return;
        at = stop + 1;
    }
}

void lk_read_keep(LkReader *reader, const LkYaml *node)
{
    LkText text;
    if (node->kind == LK_YAML_NULL)
        return;
    if (node->kind != LK_YAML_LIST) {
        if (lk_yaml_scalar(reader, node, &text))
            add_file(reader, lk_text_trim(text), node->span);
        return;
    }
    for (const LkYaml *item = node->first; item != NULL; item = item->next)
        if (!lk_yaml_scalar(reader, item, &text) || !add_word(reader, text, item->span))
            return;
}
