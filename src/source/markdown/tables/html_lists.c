#include "source/markdown/tables/html_lists.h"

#include <string.h>
#include <strings.h>

LkText lk_html_attribute(LkText tag, const char *name)
{
    size_t length = strlen(name);
    for (size_t at = 0; at + length + 1 < tag.length; at++) {
        const char *found = tag.bytes + at;
        bool is_apart = at > 0 && strchr(" \t\r\n\"'/", found[-1]) != NULL; /* data-type= is another */
        if (!is_apart || strncasecmp(found, name, length) != 0 || found[length] != '=')
            continue;
        size_t start = at + length + 1, end;
        bool is_quoted = tag.bytes[start] == '"' || tag.bytes[start] == '\'';
        start += is_quoted;
        for (end = start; end < tag.length && strchr(is_quoted ? "\"'" : " >", tag.bytes[end]) == NULL;)
            end++;
        return lk_text_slice(tag, start, end);
    }
    return (LkText){"", 0};
}

uint16_t lk_html_number(LkText value)
{
    unsigned number = 0;
    for (size_t i = 0; i < value.length && value.bytes[i] >= '0' && value.bytes[i] <= '9' &&
                       number * 10 <= LK_HTML_LAST_NUMBER;
         i++)
        number = number * 10 + (unsigned)(value.bytes[i] - '0');
    number = number > LK_HTML_LAST_NUMBER ? LK_HTML_LAST_NUMBER : number;
    return (uint16_t)(number == 0 ? 1 : number);
}

static bool is_named(LkText name, const char *wanted)
{
    return name.length == 2 && strncasecmp(name.bytes, wanted, 2) == 0;
}

bool lk_html_is_list(LkText name)
{
    return is_named(name, "ol") || is_named(name, "ul") || is_named(name, "li");
}

typedef struct ListStyle {
    const char *type, *style; /* the attribute of a list; the property of its looks */
    uint16_t sign;
} ListStyle;

static const ListStyle list_styles[] = {
    {"a", "lower-alpha", LK_HTML_LETTER},       {"a", "lower-latin", LK_HTML_LETTER},
    {"A", "upper-alpha", LK_HTML_UPPER_LETTER}, {"A", "upper-latin", LK_HTML_UPPER_LETTER},
    {"i", "lower-roman", LK_HTML_ROMAN},        {"I", "upper-roman", LK_HTML_UPPER_ROMAN},
};

/* list-style-type: lower-roman; …, from its value on; empty = the tag does not say it. */
static LkText style_of(LkText tag)
{
    static const char property[] = "list-style-type:";
    LkText looks = lk_html_attribute(tag, "style");
    const char *found = memmem(looks.bytes, looks.length, property, sizeof property - 1);
    size_t at = found == NULL ? looks.length : (size_t)(found - looks.bytes) + sizeof property - 1;
    return lk_text_trim(lk_text_slice(looks, at, looks.length));
}

/* The sign that numbers are printed as: by the looks of the list, if they say it, else by its type. */
static uint16_t sign_of(LkText tag)
{
    LkText type = lk_html_attribute(tag, "type"), style = style_of(tag);
    for (size_t i = 0; i < sizeof list_styles / sizeof *list_styles; i++) {
        LkText wanted = lk_text(list_styles[i].style);
        bool has_style =
            style.length >= wanted.length && memcmp(style.bytes, wanted.bytes, wanted.length) == 0;
        if (has_style || (style.length == 0 && lk_text_is(type, list_styles[i].type)))
            return list_styles[i].sign;
    }
    return 0;
}

static uint16_t first_mark(LkText tag, LkText name)
{
    LkText style = style_of(tag);
    if (style.length >= 4 && memcmp(style.bytes, "none", 4) == 0)
        return LK_HTML_NO_ITEM;
    if (is_named(name, "ul"))
        return LK_HTML_BULLET;
    return (uint16_t)(sign_of(tag) + lk_html_number(lk_html_attribute(tag, "start")));
}

/* Lists deeper than the limit count on with the innermost that is known. */
uint16_t lk_html_list_tag(LkHtmlLists *lists, LkText tag, LkText name, bool closes)
{
    if (!is_named(name, "li")) {
        if (closes)
            lists->depth -= lists->depth > 0;
        else if (lists->depth < LK_LIMIT_NESTING)
            lists->next[lists->depth++] = first_mark(tag, name);
        return LK_HTML_NO_ITEM;
    }
    if (closes)
        return LK_HTML_NO_ITEM;
    uint16_t *next = lists->depth > 0 ? &lists->next[lists->depth - 1] : NULL;
    if (next == NULL || *next == LK_HTML_BULLET)
        return LK_HTML_BULLET;
    if (*next == LK_HTML_NO_ITEM)
        return LK_HTML_NO_ITEM;
    LkText value = lk_html_attribute(tag, "value");
    if (value.length > 0)
        *next = (uint16_t)(*next / LK_HTML_LETTER * LK_HTML_LETTER + lk_html_number(value));
    uint16_t mark = *next;
    *next = (uint16_t)(mark + (mark % LK_HTML_LETTER != LK_HTML_LAST_NUMBER));
    return mark;
}
