/* Patterns of values, by PCRE2: taken for being what most people know as regular expressions, with limits on
 * what a match may cost. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "records/schema_private.h"

/* Steps of one match. An honest pattern takes some hundreds for a line of text; one of nested repeats would
 * take years. This many take a few milliseconds. */
enum { MOST_STEPS = 200000, MOST_MEMORY_KB = 16384, MOST_LENGTH = 4000 };

struct LkPattern {
    LkText text;
    LkSpan span;
    pcre2_compile_context *limits;
    pcre2_code *code;
    pcre2_match_context *context;
    pcre2_match_data *data;
    bool is_too_slow;
};

static void release(void *object)
{
    LkPattern *pattern = object;
    pcre2_match_data_free(pattern->data);
    pcre2_match_context_free(pattern->context);
    pcre2_code_free(pattern->code);
    pcre2_compile_context_free(pattern->limits);
}

static void out_of_memory(LkReader *reader, const LkYaml *node)
{
    lk_tell(reader->diagnostics, LK_E_LIMIT_MEMORY_PATTERN, node->span, NULL);
}

/* False when memory is out. */
static bool make_limits(LkPattern *pattern)
{
    pattern->limits = pcre2_compile_context_create(NULL);
    pattern->context = pcre2_match_context_create(NULL);
    if (pattern->limits == NULL || pattern->context == NULL)
        return false;
    pcre2_set_max_pattern_length(pattern->limits, MOST_LENGTH);
    pcre2_set_match_limit(pattern->context, MOST_STEPS);
    pcre2_set_depth_limit(pattern->context, MOST_STEPS);
    pcre2_set_heap_limit(pattern->context, MOST_MEMORY_KB);
    return true;
}

static void refuse(LkReader *reader, const LkYaml *node, int error, LkText text, size_t offset)
{
    char why[200] = "";
    pcre2_get_error_message(error, (PCRE2_UCHAR *)why, sizeof why);
    offset = offset < text.length ? offset : text.length;
    if (offset == 0)
        lk_tell(reader->diagnostics, LK_E_SCHEMA_PATTERN_START, node->span,
                LK_WITH(lk_named_quoted("reason", why)));
    else
        lk_tell(
            reader->diagnostics, LK_E_SCHEMA_PATTERN, node->span,
            LK_WITH(lk_named_quoted("reason", why), lk_named_text("before", lk_text_slice(text, 0, offset))));
}

LkPattern *lk_pattern_compile(LkReader *reader, const LkYaml *node)
{
    LkText text;
    if (!lk_yaml_scalar(reader, node, &text))
        return NULL;
    LkPattern *pattern = LK_NEW(reader->arena, LkPattern);
    *pattern = (LkPattern){.text = text, .span = node->span};
    lk_arena_defer(reader->arena, release, pattern);
    if (!make_limits(pattern)) {
        out_of_memory(reader, node);
        return NULL;
    }
    LkText plain = lk_arabic_digits(text, reader->arena);
    const uint32_t options =
        PCRE2_UTF | PCRE2_UCP | PCRE2_ANCHORED | PCRE2_ENDANCHORED | PCRE2_NEVER_BACKSLASH_C;
    int error = 0;
    size_t offset = 0;
    pattern->code =
        pcre2_compile((PCRE2_SPTR)plain.bytes, plain.length, options, &error, &offset, pattern->limits);
    if (pattern->code == NULL) {
        refuse(reader, node, error, plain, offset);
        return NULL;
    }
    pattern->data = pcre2_match_data_create(1, NULL);
    if (pattern->data == NULL)
        out_of_memory(reader, node);
    return pattern->data == NULL ? NULL : pattern;
}

LkPatternMatch lk_pattern_match(LkPattern *pattern, LkText text, LkArena *arena)
{
    if (pattern->is_too_slow)
        return LK_PATTERN_LIMIT;
    LkText plain = lk_arabic_digits(text, arena);
    int result = pcre2_match(pattern->code, (PCRE2_SPTR)plain.bytes, plain.length, 0, 0, pattern->data,
                             pattern->context);
    if (result >= 0)
        return LK_PATTERN_YES;
    if (result == PCRE2_ERROR_NOMATCH)
        return LK_PATTERN_NO;
    pattern->is_too_slow = true;
    return LK_PATTERN_LIMIT;
}

bool lk_pattern_is_too_slow(const LkPattern *pattern)
{
    return pattern->is_too_slow;
}

LkText lk_pattern_text(const LkPattern *pattern)
{
    return pattern->text;
}

LkSpan lk_pattern_span(const LkPattern *pattern)
{
    return pattern->span;
}
