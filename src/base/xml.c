#include "base/xml.h"

void lk_xml_text(LkBuffer *out, LkText text)
{
    for (size_t at = 0; at < text.length;) {
        uint32_t character = lk_utf8_next(text, &at);
        if (character == '&')
            lk_buffer_string(out, "&amp;");
        else if (character == '<')
            lk_buffer_string(out, "&lt;");
        else if (character == '>')
            lk_buffer_string(out, "&gt;");
        else if (character >= ' ' && character != 0xFFFE && character != 0xFFFF)
            lk_buffer_character(out, character);
        else
            lk_buffer_string(out, " "); /* controls are not allowed in XML 1.0 */
    }
}
