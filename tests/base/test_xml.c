/* The same text in its three places. */
#include "base/xml.h"

#include <criterion/criterion.h>

typedef void Escape(LkBuffer *out, LkText text);

static void expect(Escape *escape, LkText text, const char *wanted)
{
    LkArena *arena = lk_arena_create();
    LkBuffer out;
    lk_buffer_init(&out, arena);
    escape(&out, text);
    cr_expect_str_eq(lk_buffer_view(&out).bytes, wanted);
    lk_arena_destroy(arena);
}

Test(xml, what_markup_keeps_for_itself_is_escaped)
{
    LkText text = LK_TEXT("ก <a> & \"ข\" ]]> 'ค'");
    expect(lk_xml_text, text, "ก &lt;a&gt; &amp; \"ข\" ]]&gt; 'ค'");
    expect(lk_xml_attribute, text, "ก &lt;a&gt; &amp; &quot;ข&quot; ]]&gt; 'ค'");
    expect(lk_html_content, text, "ก &lt;a&gt; &amp; &quot;ข&quot; ]]&gt; 'ค'");
}

Test(xml, controls_are_what_each_can_hold)
{
    LkText text = {"\t\n\r\0\x1F|\x7F", 7};
    expect(lk_xml_text, text, "     |\x7F");
    expect(lk_xml_attribute, text, "&#9;&#10;&#13;\uFFFD\uFFFD|\x7F");
    expect(lk_html_content, text, "\t\n\uFFFD\uFFFD\uFFFD|\x7F");
}

/* U+FFFE and U+FFFF are no characters of XML; bytes that are no UTF-8 are shown as such. */
Test(xml, what_is_no_character_is_replaced)
{
    LkText text = LK_TEXT("\xEF\xBF\xBE|\xEF\xBF\xBF|\xFF");
    expect(lk_xml_text, text, " | |\uFFFD");
    expect(lk_xml_attribute, text, "\uFFFD|\uFFFD|\uFFFD");
    expect(lk_html_content, text, "\uFFFD|\uFFFD|\uFFFD");
}
