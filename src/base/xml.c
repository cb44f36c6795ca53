#include "base/xml.h"

typedef enum Use { XML_TEXT, XML_ATTRIBUTE, HTML_TEXT } Use;

/* Characters that XML does not allow, and tab, LF and CR (XML 1.0 §2.2, Char). */
static bool is_control(uint32_t c)
{
    return c < ' ' || c == 0xFFFE || c == 0xFFFF;
}

static void put_control(LkBuffer *out, uint32_t c, Use use)
{
    bool is_blank = c == '\t' || c == '\n';
    if (use == XML_TEXT)
        lk_buffer_string(out, " ");
    else if (use == XML_ATTRIBUTE && (is_blank || c == '\r'))
        lk_buffer_printf(out, "&#%u;", (unsigned)c);
    else
        lk_buffer_character(out, use == HTML_TEXT && is_blank ? c : 0xFFFD);
}

static void escape(LkBuffer *out, LkText text, Use use)
{
    for (size_t at = 0; at < text.length;) {
        uint32_t c = lk_utf8_next(text, &at);
        if (c == '&')
            lk_buffer_string(out, "&amp;");
        else if (c == '<')
            lk_buffer_string(out, "&lt;");
        else if (c == '>') /* "]]>" may not stand in text */
            lk_buffer_string(out, "&gt;");
        else if (c == '"' && use != XML_TEXT)
            lk_buffer_string(out, "&quot;");
        else if (is_control(c))
            put_control(out, c, use);
        else
            lk_buffer_character(out, c);
    }
}

void lk_xml_text(LkBuffer *out, LkText text)
{
    escape(out, text, XML_TEXT);
}

void lk_xml_attribute(LkBuffer *out, LkText text)
{
    escape(out, text, XML_ATTRIBUTE);
}

void lk_html_content(LkBuffer *out, LkText text)
{
    escape(out, text, HTML_TEXT);
}
