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

/* An empty field leaves room for ink. */
Test(signature_block, fills_in_the_fields_of_its_image)
{
    static const struct {
        const char *image, *path, *messages;
    } cases[] = {{"{{file}}.csv", "d.csv", ""}, {"{{none}}", "", ""}, {"{{up}}", "", "E-path-outside 8:9+6"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[512];
        snprintf(text, sizeof text,
                 "---\nfile: d\nnone: \"\"\nup: ../x.png\n---\n"
                 "```signature\nname: ก\nimage: \"%s\"\nalt: ลายเซ็น {{file}}\n```\n",
                 cases[i].image);
        SourceRead *read = source_read(text, "x");
        const LkSignature *signature = read->source->blocks->as.signature;
        const char *slash = signature->image.length == 0 ? "" : strrchr(signature->image.bytes, '/') + 1;
        cr_expect_str_eq(source_messages(read), cases[i].messages);
        cr_expect_str_eq(slash, cases[i].path);
        cr_expect(lk_text_is(signature->image_alt, "ลายเซ็น d"));
        source_done(read);
    }
}
