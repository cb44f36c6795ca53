/* What must hold of the tokens of any leaf; for tests and for fuzzing. */
#ifndef LIKHIT_TESTS_MARKDOWN_TOKENS_CHECK_H
#define LIKHIT_TESTS_MARKDOWN_TOKENS_CHECK_H

#include "source/markdown/markdown.h"

static inline bool is_between_characters(LkText text, size_t at)
{
    return at >= text.length || ((unsigned char)text.bytes[at] & 0xC0) != 0x80;
}

/* Each kind that opens is followed by the kind that closes it. */
static inline bool is_open_kind(LkTokenKind kind)
{
    return kind >= LK_TOKEN_EMPHASIS_OPEN && kind <= LK_TOKEN_IMAGE_CLOSE &&
           (kind - LK_TOKEN_EMPHASIS_OPEN) % 2 == 0;
}

static inline bool is_close_kind(LkTokenKind kind)
{
    return kind > LK_TOKEN_EMPHASIS_OPEN && kind <= LK_TOKEN_IMAGE_CLOSE && !is_open_kind(kind);
}

static inline const char *balance_check(LkTokens tokens)
{
    long open[LK_TOKEN_COMMENT + 1] = {0};
    for (size_t i = 0; i < tokens.count; i++) {
        LkTokenKind kind = tokens.items[i].kind;
        if (is_open_kind(kind))
            open[kind]++;
        if (is_close_kind(kind) && --open[kind - 1] < 0)
            return "a token closes what is not open";
    }
    for (size_t i = 0; i <= LK_TOKEN_COMMENT; i++) {
        if (open[i] != 0)
            return "a token opens what is not closed";
    }
    return NULL;
}

/* Returns what is wrong, NULL for nothing: tokens cover the leaf without gap or overlap, each kind opens
 * before it closes and closes as often, places are between characters and rise in the file too. */
static inline const char *lk_tokens_check(const LkLeaf *leaf, LkTokens tokens)
{
    LkLeafCursor cursor = {0};
    LkAt place = 0;
    size_t end = 0;
    for (size_t i = 0; i < tokens.count; i++) {
        const LkToken *token = &tokens.items[i];
        if (token->start.byte != end)
            return "a token does not begin where the one before it ends";
        if (token->end.byte <= token->start.byte)
            return "a token is empty";
        if (!is_between_characters(leaf->text, token->start.byte))
            return "a token begins within a character";
        if (i > 0 && token->kind == LK_TOKEN_TEXT && token[-1].kind == LK_TOKEN_TEXT)
            return "two texts stand side by side";
        LkAt start = lk_leaf_place(leaf, &cursor, token->start);
        if (start < place)
            return "places go back";
        place = start;
        end = token->end.byte;
    }
    return end != leaf->text.length ? "the tokens end before the leaf" : balance_check(tokens);
}

#endif
