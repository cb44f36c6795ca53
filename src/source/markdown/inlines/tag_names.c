/* What HTML tags mean, by their names: those of pages as browsers copy them and of documents that a word
 * processor saved as a web page. Names that are none of HTML are rather words in brackets, and stay. */
#include "source/markdown/inlines/inlines.h"

static const char *const styles[] = {"u", "ins", "sup", "sub",    "b", "strong",
                                     "i", "em",  "s",   "strike", "a", "del"};
static const char *const scripts[] = {"script", "style"};
static const char *const parts[] = {
    "address", "article", "aside", "blockquote", "body",     "caption",    "center", "dd",
    "details", "div",     "dl",    "dt",         "fieldset", "figcaption", "figure", "footer",
    "form",    "h1",      "h2",    "h3",         "h4",       "h5",         "h6",     "head",
    "header",  "hr",      "html",  "legend",     "li",       "main",       "menu",   "nav",
    "ol",      "p",       "pre",   "section",    "summary",  "table",      "tbody",  "td",
    "tfoot",   "th",      "thead", "title",      "tr",       "ul"};
static const char *const looks[] = {"abbr", "acronym", "base", "big",  "cite",  "code", "col",  "colgroup",
                                    "data", "dfn",     "font", "kbd",  "label", "link", "mark", "meta",
                                    "nobr", "output",  "q",    "samp", "small", "span", "time", "tt",
                                    "var",  "wbr",     "bdi",  "bdo",  "ruby",  "rt",   "rp",   "picture"};

#define COUNT(names) (sizeof(names) / sizeof *(names))

static bool is_any(LkText name, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strlen(names[i]) == name.length && lk_word_at(name, 0, names[i]))
            return true;
    return false;
}

LkTagMeaning lk_tag_meaning(LkText name)
{
    if (memchr(name.bytes, ':', name.length) != NULL)
        return LK_TAG_LOOKS; /* <o:p> */
    if (name.length == 2 && lk_word_at(name, 0, "br"))
        return LK_TAG_BREAK;
    return is_any(name, styles, COUNT(styles))     ? LK_TAG_STYLE
           : is_any(name, looks, COUNT(looks))     ? LK_TAG_LOOKS
           : is_any(name, parts, COUNT(parts))     ? LK_TAG_PART
           : is_any(name, scripts, COUNT(scripts)) ? LK_TAG_SCRIPT
                                                   : LK_TAG_UNKNOWN;
}
