/* A picture alone in its paragraph: ![alternative text](path "caption"){#name width=8cm}. */
#include <string.h>

#include "base/file.h"
#include "source/blocks/blocks.h"
#include "source/body/body.h"

/* ---- Its path */

/* %41 in the path, as editors write blanks and Thai names. */
static LkText decoded_path(LkReader *reader, LkText url)
{
    LkBuffer path;
    lk_buffer_init(&path, reader->arena);
    for (size_t i = 0; i < url.length; i++) {
        const char *digits = "0123456789abcdef";
        const char *high = NULL, *low = NULL;
        if (url.bytes[i] == '%' && i + 2 < url.length) {
            high = strchr(digits, url.bytes[i + 1] | 0x20);
            low = strchr(digits, url.bytes[i + 2] | 0x20);
        }
        char byte = url.bytes[i];
        if (high != NULL && low != NULL && *high != 0 && *low != 0) {
            byte = (char)((high - digits) * 16 + (low - digits));
            i += 2;
        }
        lk_buffer_append(&path, &byte, 1);
    }
    return lk_buffer_view(&path);
}

/* NULL after a message: a record may have no picture where others have one. */
static const char *image_path(LkReader *reader, LkText url, LkSpan span)
{
    LkText typed = decoded_path(reader, url), path = lk_filled_text(reader, typed, &span);
    if (path.length == 0 && typed.length > 0) {
        if (reader->diagnostics->errors == 0)
            lk_tell(reader->diagnostics, LK_W_IMAGE_EMPTY, span, NULL);
        return NULL;
    }
    if (memmem(path.bytes, path.length, "://", 3) != NULL) {
        lk_tell(reader->diagnostics, LK_E_IMAGE_REMOTE, span, NULL);
        return NULL;
    }
    return lk_path_inside(reader->root, path, span, reader->arena, reader->diagnostics);
}

/* ---- Its words */

/* The words between its brackets, without their marks. */
static LkText alternative_text(LkReader *reader, const LkLeaf *leaf, const LkToken *tokens, size_t count,
                               LkSpan span)
{
    LkBuffer words;
    lk_buffer_init(&words, reader->arena);
    for (size_t i = 0; i < count; i++) {
        const LkToken *token = &tokens[i];
        LkText typed = lk_text_slice(leaf->text, token->start.byte, token->end.byte);
        LkSpan place = span;
        if (token->kind == LK_TOKEN_TEXT)
            lk_buffer_text(&words, lk_filled_text(reader, typed, &place));
        else if (token->kind == LK_TOKEN_SOFT_BREAK)
            lk_buffer_string(&words, " ");
        else
            lk_buffer_text(&words, token->text);
    }
    return lk_buffer_view(&words);
}

/* ---- The paragraph */

/* Returns the token that closes the picture that the first opens, or count. */
static size_t closing_token(LkTokens tokens)
{
    size_t depth = 0;
    for (size_t i = 0; i < tokens.count; i++) {
        depth += tokens.items[i].kind == LK_TOKEN_IMAGE_OPEN;
        depth -= tokens.items[i].kind == LK_TOKEN_IMAGE_CLOSE;
        if (depth == 0)
            return i;
    }
    return tokens.count;
}

/* Whether nothing stands behind the picture but {…}, which is given in *braces. */
static bool is_alone(const LkLeaf *leaf, LkTokens tokens, size_t close, LkText *braces)
{
    if (close + 1 >= tokens.count)
        return close < tokens.count;
    LkText rest = lk_text_trim(lk_text_slice(leaf->text, tokens.items[close].end.byte, leaf->text.length));
    *braces = rest;
    if (rest.length == 0)
        return true;
    return rest.length >= 2 && rest.bytes[0] == '{' && rest.bytes[rest.length - 1] == '}' &&
           rest.bytes[1] != '{';
}

static LkBlock *image_block(LkBody *body, const LkLeaf *leaf, LkTokens tokens, size_t close, LkSpan span)
{
    LkReader *reader = body->reader;
    const LkToken *open = &tokens.items[0];
    const char *path = image_path(reader, open->target, span);
    if (path == NULL)
        return NULL;
    LkBlock *block = lk_body_block(body, LK_BLOCK_IMAGE, span);
    LkImageBlock *image = block->as.image = LK_NEW(reader->arena, LkImageBlock);
    image->alt = alternative_text(reader, leaf, tokens.items + 1, close - 1, span);
    image->path = lk_text(path);
    if (open->title.length > 0)
        image->caption = lk_plain_inlines(
            reader, lk_text(lk_arena_copy(reader->arena, open->title.bytes, open->title.length)), span,
            LK_NO_OFFSET, false);
    return block;
}

LkBlock *lk_body_picture(LkBody *body, const LkLeaf *leaf, LkTokens tokens, LkSpan span, bool *is_picture)
{
    LkText braces = {"", 0};
    if (tokens.count == 0 || tokens.items[0].kind != LK_TOKEN_IMAGE_OPEN)
        return NULL;
    size_t close = closing_token(tokens);
    *is_picture = is_alone(leaf, tokens, close, &braces);
    LkPictureAttributes attributes = {.id = {"", 0}};
    if (!*is_picture ||
        (braces.length > 0 && !lk_picture_attributes(body->reader, braces, span, &attributes)))
        return NULL;
    LkBlock *block = image_block(body, leaf, tokens, close, span);
    if (block == NULL)
        return NULL;
    block->id = attributes.id;
    block->id_span = span;
    block->as.image->width = attributes.width;
    block->as.image->part = attributes.part;
    return block;
}
