/* Signature blocks. */
#include "said.h"
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

/* Names of fields, one after another: "mayor signature2 -" */
static const char *field_names(const char *text)
{
    static char out[512];
    SourceRead *read = source_read(text, "x");
    out[0] = '\0';
    for (const LkBlock *block = read->source->blocks; block != NULL; block = block->next) {
        LkText name = block->as.signature->field;
        size_t at = strlen(out);
        snprintf(out + at, sizeof out - at, "%s%.*s", at == 0 ? "" : " ",
                 name.length == 0 ? 1 : (int)name.length, name.length == 0 ? "-" : name.bytes);
    }
    source_done(read);
    return out;
}

Test(signature_block, its_field_has_the_name_that_it_gives_or_one_by_its_number)
{
    cr_expect_str_eq(
        field_names(BLOCK("name: ก\n") "\n" BLOCK("name: ข\nfield: นายก\n") "\n" BLOCK("name: ค\n")),
        "signature1 นายก signature3");
    cr_expect_str_eq(field_names(BLOCK("name: ก\nfield: no\n") "\n" BLOCK("name: ข\n")), "- signature2");
    cr_expect_str_eq(field_names("---\nwho: ปลัด\n---\n" BLOCK("name: ก\nfield: \"{{who}}\"\n")), "ปลัด");
    cr_expect_str_eq(field_names(BLOCK("name: ก\nfield: signature1\n")), "signature1",
                     "what it would be anyway");
}

Test(signature_block, tells_of_names_that_no_field_can_have)
{
    static const SourceCase cases[] = {
        {BLOCK("name: ก\nfield: a.b\n"), NULL, "E-signature-field 3:8+3", NULL},
        {BLOCK("name: ก\nfield: \" \"\n"), NULL, "E-signature-field 3:9+1", NULL},
        {BLOCK("name: ก\nfield: signature2\n"), NULL, "E-signature-field-counted 3:8+10", NULL},
        {BLOCK("name: ก\nfield: a\n") "\n" BLOCK("name: ข\nfield: b\n") "\n" BLOCK("name: ค\nfield: a\n"),
         NULL, "E-signature-field-twice 13:8+1", NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(signature_block, is_typed_as_freely_as_the_front_matter)
{
    static const SourceCase cases[] = {
        {"```signature\nname: นาย ก (ข): ค\nposition: ปลัด ปฏิบัติหน้าที่: นายก\n```\n", NULL, NULL, NULL},
        {"```signature\nname:นาย ก\nposition : ปลัด\n```\n", NULL, NULL, NULL},
        {"```signature\nname:นาย ก\n```\n", NULL, NULL, NULL},
        {"```signature\nname: [ว่าที่ ร.ต.] สมชาย\nposition: @ปลัด\nlead: *หมายเหตุ\n```\n", NULL, NULL, NULL},
        {"```signature\nname: {{ผู้ลงนาม|.....}}\nposition:\n- ปลัด: ก\n```\n", NULL, NULL, NULL},
        {"> ```signature\n> name:นาย ก\n> position: ข: {{ค}}\n> ```\n", NULL, "E-field-unknown 3:16+5", NULL},
        {"```signature\nname ก\n```\n", NULL, "E-block-type 1:1+12", NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(signature_block, keeps_the_lines_of_a_position)
{
    SourceRead *read =
        source_read("```signature\nname: ก\nposition: รองปลัด รักษาราชการแทน\n  ปลัด อบต.: ก\n```\n", NULL);
    const LkSignature *signature = read->source->blocks->as.signature;
    cr_expect_str_eq(source_messages(read), "");
    cr_assert_eq(signature->position[0].count, 3);
    cr_expect(lk_text_is(signature->position[0].items[0].text, "รองปลัด รักษาราชการแทน"));
    cr_expect_eq(signature->position[0].items[1].kind, LK_INLINE_HARD_BREAK);
    cr_expect(lk_text_is(signature->position[0].items[2].text, "ปลัด อบต.: ก"));
    source_done(read);
}

/* ---- In Thai, and side by side */

#define THAI(text) "```ลงนาม\n" text "```\n"

Test(signature_block, its_keys_have_thai_names)
{
    static const SourceCase cases[] = {
        {THAI("ข้อความนำ: จึงเรียน\nชื่อ: นาย ก\nตำแหน่ง: ปลัด\n"), "S จึงเรียน|||0|นาย ก|ปลัด", NULL, NULL},
        {BLOCK("หัวข้อ: ความเห็น\nความเห็น: ทราบ\nลงชื่อ : ก\nตำแหน่ง: [ข, ค]\n"), "S |ความเห็น|ทราบ|0|ก|ข|ค", NULL,
         NULL},
        {BLOCK("ผู้ลงนาม: ก\nเส้นประ: ๓\n"), "S |||lines3|ก", NULL, NULL},
        {BLOCK("ชื่อ: ก\nlines: ใช่\n"), "S |||lines0|ก", NULL, NULL},
        {"```ช่องลงนาม\nชื่อ: ก\nช่องลงนาม: ไม่มี\n```\n", "S |||0|ก", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(signature_block, a_misspelt_thai_key_names_the_nearest)
{
    static const SourceCase cases[] = {
        {BLOCK("ชือ: ก\n"), NULL, "E-block-key 2:1+3; E-signature-name 1:1+12", NULL},
        {BLOCK("ชื่อ: ก\nตำแหนง: ข\n"), NULL, "E-block-key 3:1+6", NULL},
        {BLOCK("name: ก\nชื่อ: ข\n"), NULL, "E-front-twice 3:1+4", NULL},
        {BLOCK("ชื่อ: ก\nอื่น: ข\n"), NULL, "E-block-key 3:1+4", NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(signature_block, a_role_stands_behind_the_dots_to_sign_on)
{
    static const SourceCase cases[] = {
        {BLOCK("name: ก\nrole: ผู้เช่า\n"), "S |||0|ลงชื่อ …ผู้เช่า|ก", NULL, NULL},
        {BLOCK("ชื่อ: ก\nในฐานะ: พยาน\n"), "S |||0|ลงชื่อ …พยาน|ก", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(signature_block, stands_beside_the_one_before)
{
    static const SourceCase cases[] = {
        {BLOCK("name: ก\n") "\n" BLOCK("name: ข\nbeside: true\n"), "S |||0|ก & |||0|ข", NULL, NULL},
        {BLOCK("ชื่อ: ก\n") BLOCK("คู่กัน: ใช่\nชื่อ: ข\n") BLOCK("ชื่อ: ค\n") BLOCK("ชื่อ: ง\nเคียงข้าง: yes\n"),
         "S |||0|ก & |||0|ข; S |||0|ค & |||0|ง", NULL, NULL},
        {BLOCK("name: ก\n") BLOCK("name: ข\nbeside: no\n"), "S |||0|ก; S |||0|ข", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(signature_block, nothing_to_stand_beside_is_told)
{
    static const SourceCase cases[] = {
        {BLOCK("name: ก\nbeside: true\n"), NULL, "E-signature-beside 3:9+4", NULL},
        {BLOCK("name: ก\n") "คำ\n\n" BLOCK("name: ข\nbeside: true\n"), NULL, "E-signature-beside 8:9+4",
         NULL},
        {BLOCK("name: ก\n") BLOCK("name: ข\nbeside: true\n") BLOCK("name: ค\nbeside: true\n")
             BLOCK("name: ง\nbeside: true\n") BLOCK("name: จ\nbeside: true\n"),
         NULL, "E-signature-beside 18:9+4", NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(signature_block, hints_speak_thai_keys)
{
    static const struct {
        const char *source, *hint;
    } cases[] = {
        {BLOCK("name: ก\nตำแหนง: ข\n"), "did you mean “ตำแหน่ง”?"},
        {BLOCK("name: ก\nnmae: ข\n"), "did you mean “name”?"},
        {BLOCK("name: ก\nสี: แดง\n"), "the keys are lead (ข้อความนำ), heading (หัวข้อ), note (ความเห็น),"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        SourceRead *read = source_read(cases[i].source, "x");
        cr_expect_eq(strncmp(said_hint(read->diagnostics.first), cases[i].hint, strlen(cases[i].hint)), 0,
                     "%s", said_hint(read->diagnostics.first));
        source_done(read);
    }
}
