/* Signature blocks. */
#include "source/source_help.h"

#define BLOCK(text) "```signature\n" text "```\n"

Test(signature_block, reads_all_that_may_stand_in_it)
{
    static const SourceCase cases[] = {
        {BLOCK("lead: จึงเรียน\nname: นาย ก\nposition: ปลัด\n"), "S จึงเรียน|||0|นาย ก|ปลัด", NULL, NULL},
        {BLOCK("heading: ความเห็น\nnote: \"- ๓๓๗/.\"\nname: ก\nposition: [ข, ค]\n"),
         "S |ความเห็น|- ๓๓๗/.|0|ก|ข|ค", NULL, NULL},
        {BLOCK("name: ก\nlines: true\n"), "S |||lines0|ก", NULL, NULL},
        {BLOCK("name: ก\nlines: 3\n"), "S |||lines3|ก", NULL, NULL},
        {"---\nwho: ก\n---\n" BLOCK("name: นาย{{who}}\n"), "S |||0|นาย<D:ก>", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(signature_block, tells_what_is_wrong)
{
    static const SourceCase cases[] = {
        {BLOCK("lead: ก\n"), NULL, "E-signature-name 1:1+12", NULL},
        {BLOCK("name: ก\nnmae: ข\n"), NULL, "E-block-key 3:1+4", NULL},
        {BLOCK("name: ก\nlines: many\n"), NULL, "E-block-type 3:8+4", NULL},
        {BLOCK("name: ก\nimage: ../a.png\n"), NULL, "E-path-outside 3:8+8", NULL},
        {BLOCK("name: [ก]\n"), NULL, "E-block-type 2:7+1", NULL},
        {BLOCK("name\n"), "", "E-block-type 1:1+12", NULL},
    };
    CHECK_SOURCE_CASES(cases);
}
