/* Addresses in a text. Those of CommonMark and GFM alone: test_spec.c. */
#include <criterion/criterion.h>

#include "source/markdown/hand.h"

#define LINK(target, text) "<a href=\"" target "\">" text "</a>"

Test(autolinks, ends_an_address_before_thai)
{
    static const HandCase cases[] = {
        {"ดูwww.moi.go.thเพิ่มเติม", "ดู" LINK("http://www.moi.go.th", "www.moi.go.th") "เพิ่มเติม"},
        {"http://a.go.th/b?c=d๑", LINK("http://a.go.th/b?c=d", "http://a.go.th/b?c=d") "๑"},
        {"(https://a.th/b)ข", "(" LINK("https://a.th/b", "https://a.th/b") ")ข"},
        {"“www.a.th”", "“" LINK("http://www.a.th", "www.a.th") "”"},
        {"www.a.th\u00A0ข", LINK("http://www.a.th", "www.a.th") "\u00A0ข"},
        {"อีเมลa.b@c.go.thโทร", "อีเมล" LINK("mailto:a.b@c.go.th", "a.b@c.go.th") "โทร"},
        {"**www.a.th**ก", "<strong>" LINK("http://www.a.th", "www.a.th") "</strong>ก"},
        {"_www.a.th_", "<em>" LINK("http://www.a.th", "www.a.th") "</em>"},
        {"http://a.th/{{id}}", LINK("http://a.th/", "http://a.th/") "{{id}}"},
        {"mailto:a@b.th", LINK("mailto:a@b.th", "mailto:a@b.th")},
        {"x_y@b.th *a@b.th*",
         LINK("mailto:x_y@b.th", "x_y@b.th") " <em>" LINK("mailto:a@b.th", "a@b.th") "</em>"},
        {"http://localhost:80/a", LINK("http://localhost:80/a", "http://localhost:80/a")},
    };
    CHECK_HAND_CASES(cases);
}

/* ข่าว, and ข, as html.c writes them in a target */
#define NEWS "%E0%B8%82%E0%B9%88%E0%B8%B2%E0%B8%A7"
#define KHO  "%E0%B8%82"

Test(autolinks, takes_thai_words_of_a_path_up_to_a_blank)
{
    static const HandCase cases[] = {
        {"http://a.th/ข่าว ก", LINK("http://a.th/" NEWS, "http://a.th/ข่าว") " ก"},
        {"(http://a.th/ข่าว/ข2565ข.pdf)",
         "(" LINK("http://a.th/" NEWS "/" KHO "2565" KHO ".pdf", "http://a.th/ข่าว/ข2565ข.pdf") ")"},
        {"www.a.th/b?q=ข่าว", LINK("http://www.a.th/b?q=" NEWS, "www.a.th/b?q=ข่าว")},
        {"“http://a.th/ข่าว”", "“" LINK("http://a.th/" NEWS, "http://a.th/ข่าว") "”"},
        {"www.a.th/ ได้", LINK("http://www.a.th/", "www.a.th/") " ได้"},
        {"http://a.th/b.htmlได้", LINK("http://a.th/b.html", "http://a.th/b.html") "ได้"},
        {"http://a.th/b.ได้", LINK("http://a.th/b", "http://a.th/b") ".ได้"},
        {"http://a.th/ฯ", LINK("http://a.th/", "http://a.th/") "ฯ"},
        {"www.a.thฯลฯ", LINK("http://www.a.th", "www.a.th") "ฯลฯ"},
    };
    CHECK_HAND_CASES(cases);
}

Test(autolinks, begins_none_within_a_name)
{
    static const HandCase cases[] = {
        {"awww.b.c xhttp://a.b 1-www.a.b a_www.b.c", "awww.b.c xhttp://a.b 1-www.a.b a_www.b.c"},
        {"www. www.. http:// http://ก a@b @b.c a@.c", "www. www.. http:// http://ก a@b @b.c a@.c"},
        {"www.a_b.c_d", "www.a_b.c_d"},
    };
    CHECK_HAND_CASES(cases);
}

Test(autolinks, are_text_within_links_and_code)
{
    static const HandCase cases[] = {
        {"[www.a.th](http://b.c)", LINK("http://b.c", "www.a.th")},
        {"[ก a@b.th](http://b.c) a@b.th", LINK("http://b.c", "ก a@b.th") " " LINK("mailto:a@b.th", "a@b.th")},
        {"[www.a.th]", "[" LINK("http://www.a.th", "www.a.th") "]"},
        {"`www.a.th`", "<code>www.a.th</code>"},
    };
    CHECK_HAND_CASES(cases);
}
