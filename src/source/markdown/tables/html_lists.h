/* Lists of HTML while a text is read: <ol>, <ul> and <li>, and the number that each item has. */
#ifndef LIKHIT_SOURCE_MARKDOWN_TABLES_HTML_LISTS_H
#define LIKHIT_SOURCE_MARKDOWN_TABLES_HTML_LISTS_H

#include "base/limits.h"
#include "base/text.h"

/* What stands before an item: a number from 1 to LK_HTML_LAST_NUMBER, to which LK_HTML_LETTER and the like
 * are added for the sign that it is printed as; or one of the first two. */
enum {
    LK_HTML_NO_ITEM = 0,
    LK_HTML_BULLET = 10000,
    LK_HTML_LAST_NUMBER = 9999,
    LK_HTML_LETTER = 10000,       /* a. */
    LK_HTML_UPPER_LETTER = 20000, /* A. */
    LK_HTML_ROMAN = 30000,        /* i. */
    LK_HTML_UPPER_ROMAN = 40000   /* I. */
};

typedef struct LkHtmlLists {
    uint16_t next[LK_LIMIT_NESTING]; /* what the next item has before it */
    size_t depth;
} LkHtmlLists;

/* Takes a tag, the whole of it, and its name. Returns the mark of the item that it begins; LK_HTML_NO_ITEM =
 * it begins none. */
uint16_t lk_html_list_tag(LkHtmlLists *lists, LkText tag, LkText name, bool closes);
/* Returns whether the name is that of a list or an item. */
bool lk_html_is_list(LkText name);
/* Returns the value of an attribute of a tag, without quotes; empty if it has none. */
LkText lk_html_attribute(LkText tag, const char *name);
/* Returns a number, at most 9999; 1 for what is none. */
uint16_t lk_html_number(LkText value);

#endif
