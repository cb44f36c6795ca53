#include "source/markdown/coverage_tokens.h"

#include <string.h>

#include "source/markdown/scan/scan.h"

static bool is_only(LkText text, const char *signs)
{
    for (size_t i = 0; i < text.length; i++)
        if (text.bytes[i] == 0 || strchr(signs, text.bytes[i]) == NULL)
            return false;
    return text.length > 0;
}

static bool is_blanks(LkText text)
{
    for (size_t at = 0, length; at < text.length; at += length) {
        length = text.bytes[at] == '\n' ? 1 : lk_blank_length(text, at, text.length, true);
        if (length == 0)
            return false;
    }
    return true;
}

static bool is_tag(LkText text)
{
    return text.length > 2 && text.bytes[0] == '<' && text.bytes[text.length - 1] == '>';
}

static bool begins(LkText text, const char *with)
{
    return lk_begins_with(text, 0, text.length, with);
}

static bool is_break(LkText text)
{
    if (is_tag(lk_text_trim(text)) || is_blanks(text))
        return true;
    return text.length > 0 && text.bytes[0] == '\\' && is_blanks(lk_text_slice(text, 1, text.length));
}

/* * or _ of emphasis, two of them where it is strong; ~ of what is struck. */
static bool is_signs(LkTokenKind kind, LkText typed)
{
    bool is_struck = kind == LK_TOKEN_STRIKE_OPEN || kind == LK_TOKEN_STRIKE_CLOSE;
    if (kind > LK_TOKEN_STRIKE_CLOSE || typed.length > 2)
        return false;
    return is_only(typed, is_struck ? "~" : "*_");
}

/* H~2~O, x^2^ */
static bool is_script(LkText typed)
{
    return typed.length == 1 && is_only(typed, "~^");
}

/* [words]{.class} */
static bool is_span(LkText typed)
{
    return (typed.length == 1 && typed.bytes[0] == '[') ||
           (begins(typed, "]{") && typed.bytes[typed.length - 1] == '}');
}

bool coverage_is_documented(LkTokenKind kind, LkText typed)
{
    switch (kind) {
    case LK_TOKEN_TEXT:
    case LK_TOKEN_HTML:
    case LK_TOKEN_CODE:
    case LK_TOKEN_AUTOLINK:
        return true;
    case LK_TOKEN_CHARACTERS:
        return begins(typed, "\\") || begins(typed, "&");
    case LK_TOKEN_SOFT_BREAK:
        return is_blanks(typed);
    case LK_TOKEN_HARD_BREAK:
        return is_break(typed);
    case LK_TOKEN_EMPHASIS_OPEN:
    case LK_TOKEN_EMPHASIS_CLOSE:
    case LK_TOKEN_STRONG_OPEN:
    case LK_TOKEN_STRONG_CLOSE:
    case LK_TOKEN_STRIKE_OPEN:
    case LK_TOKEN_STRIKE_CLOSE:
    case LK_TOKEN_UNDERLINE_OPEN:
    case LK_TOKEN_UNDERLINE_CLOSE:
    case LK_TOKEN_SUPERSCRIPT_OPEN:
    case LK_TOKEN_SUPERSCRIPT_CLOSE:
    case LK_TOKEN_SUBSCRIPT_OPEN:
    case LK_TOKEN_SUBSCRIPT_CLOSE:
        return is_tag(typed) || is_signs(kind, typed) || is_script(typed) || is_span(typed);
    case LK_TOKEN_TAG:
        return is_tag(typed) || is_span(typed);
    case LK_TOKEN_LINK_OPEN:
        return is_tag(typed) || (is_only(typed, "[") && typed.length == 1);
    case LK_TOKEN_IMAGE_OPEN:
        return begins(typed, "![") && typed.length == 2;
    case LK_TOKEN_LINK_CLOSE:
    case LK_TOKEN_IMAGE_CLOSE:
        return is_tag(typed) || begins(typed, "]");
    case LK_TOKEN_NOTE:
        return begins(typed, "[^") && typed.bytes[typed.length - 1] == ']';
    case LK_TOKEN_COMMENT:
        return begins(typed, "<!") || begins(typed, "<?") || is_span(typed);
    }
    return false;
}

CoverageOwner coverage_token_owner(const LkToken *token, LkText typed, size_t at)
{
    size_t ticks = 0;
    switch (token->kind) {
    case LK_TOKEN_TEXT:
    case LK_TOKEN_HTML:
        return COVERAGE_TEXT;
    case LK_TOKEN_TAG:
        return COVERAGE_TOLD;
    case LK_TOKEN_AUTOLINK:
        return is_tag(typed) && (at == 0 || at + 1 == typed.length) ? COVERAGE_MARK : COVERAGE_TEXT;
    case LK_TOKEN_CODE:
        while (ticks < typed.length && typed.bytes[ticks] == '`')
            ticks++;
        return at < ticks || at + ticks >= typed.length ? COVERAGE_MARK : COVERAGE_TEXT;
    default:
        return COVERAGE_MARK;
    }
}

bool coverage_keeps_letters(const LkToken *token, LkText typed)
{
    if (token->kind != LK_TOKEN_CODE && token->kind != LK_TOKEN_AUTOLINK)
        return true;
    const char *signs = token->kind == LK_TOKEN_CODE ? "` \n" : "<> \n";
    size_t shown = 0;
    for (size_t i = 0; i < typed.length; i++) {
        char byte = typed.bytes[i];
        if (strchr(signs, byte) != NULL)
            continue;
        while (shown < token->text.length && strchr(signs, token->text.bytes[shown]) != NULL)
            shown++;
        if (shown >= token->text.length || token->text.bytes[shown++] != byte)
            return false;
    }
    return true;
}
