#include <criterion/criterion.h>

#include "sign/judge/xmp.h"

#define PACKET(attributes, inside)                                                                           \
    "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"  \
    "<rdf:Description rdf:about='' xmlns:dc='http://purl.org/dc/elements/1.1/' "                             \
    "xmlns:xmp='http://ns.adobe.com/xap/1.0/' xmlns:pdf='http://ns.adobe.com/pdf/1.3/' " attributes          \
    ">" inside "</rdf:Description></rdf:RDF></x:xmpmeta>"
#define TITLE "<dc:title><rdf:Alt><rdf:li xml:lang='x-default'>รายงาน</rdf:li></rdf:Alt></dc:title>"

Test(sign_xmp, compares_what_is_said_not_how)
{
    static const char before[] =
        PACKET("", TITLE "<pdf:Producer>Likhit</pdf:Producer><dc:format>a/b</dc:format>");
    static const struct {
        const char *after;
        bool is_same;
    } cases[] = {
        {PACKET("dc:format='a/b' pdf:Producer='other' xmp:ModifyDate='2026'", TITLE), true},
        {PACKET("dc:format='a/b'",
                "<q:title xmlns:q='http://purl.org/dc/elements/1.1/'><rdf:Alt>\n <rdf:li>รายงาน</rdf:li>\n"
                "</rdf:Alt></q:title>"),
         true},
        {PACKET("dc:format='a/b'", "<dc:title><rdf:Alt><rdf:li>อื่น</rdf:li></rdf:Alt></dc:title>"), false},
        {PACKET("dc:format='a/b'", ""), false},
        {PACKET("dc:format='a/b'", TITLE "<dc:creator>x</dc:creator>"), false},
        {PACKET("dc:format='a/b'", TITLE TITLE), false},
        {"<!DOCTYPE x [<!ENTITY a 'b'>]>" PACKET("dc:format='a/b'", TITLE), false},
        {"no XML", false}};
    LkArena *arena = lk_arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        cr_expect_eq(lk_xmp_equal(lk_text(before), lk_text(cases[i].after), arena), cases[i].is_same, "%s",
                     cases[i].after);
    lk_arena_destroy(arena);
}
