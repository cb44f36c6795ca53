/* Keys of the front matter that a form does not ask for, or lacks. */
#include "flow/fixture.h"

/* “W-front-unasked:2” for each, with its line. */
static const char *told(const FlowFixture *f)
{
    LkBuffer out;
    lk_buffer_init(&out, f->arena);
    for (const LkDiagnostic *d = f->diagnostics.first; d != NULL; d = d->next)
        if (d->code[0] != 'N')
            lk_buffer_printf(&out, "%s%s:%u", out.length > 0 ? " " : "", d->code, (unsigned)d->span.line);
    return lk_buffer_view(&out).bytes;
}

typedef struct Case {
    const char *layout, *source, *told;
} Case;

static void check(const Case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        FlowFixture f;
        flow_set_layout(&f, cases[i].layout, cases[i].source);
        cr_expect_str_eq(told(&f), cases[i].told, "%s: %s", cases[i].source, told(&f));
        flow_tear_down(&f);
    }
}

Test(form_keys, that_nothing_asks_for_are_told)
{
    static const Case cases[] = {
        {"letter", "---\nเรื่อง: ก\nto: ข\nsubjct: ขอเชิญ\n---\nข้อความ\n", "W-front-unasked:4"},
        {"report", "---\ntitel: รายงาน\n---\nข้อความ\n", "W-front-unasked:2"},
        {"report", "---\ntitel: รายงาน\n---\n{{titel}}\n", ""},
        {"report", "---\ntitle: ก\ntitle2: ข\n---\nข้อความ\n", "W-front-unasked:3"},
        {"report", "---\nproject: ข\n---\nข้อความ\n", "W-front-unasked:2"},
        {"report", "---\ntitle: \"{{project}}\"\nproject: ข\n---\nข้อความ\n", ""},
        {"report", "---\nเรียน: ข\n---\nข้อความ\n", "W-front-unasked:2"},
        {"report", "---\nproject: ข\nbatch: {file: \"{{code}}-{{project}}\"}\n---\nข้อความ\n", ""},
        {"report", "---\nรูปแบบ: report\nชื่อเรื่อง: ก\nผู้จัดทำ: ข\nภาษา: th\n---\nข้อความ\n", ""},
        /* typed in Thai they are to be printed; in English they may be for the properties of the PDF alone */
        {"report", "---\nวันที่: 5/4/2565\nเรื่อง: ค\n---\nข้อความ\n", "W-front-unasked:2 W-front-unasked:3"},
        {"report", "---\ndate: 5/4/2565\nsubject: ค\n---\nข้อความ\n", ""},
        {"report", "---\nวันที่: 5/4/2565\n---\nณ วันที่ {{วันที่:thai-date}}\n", ""},
        {"announcement", "---\ntitle: ก\nเรื่อง: ค\nที่: ๑/๒๕๖๙\n---\nข้อความ\n", ""},
        {"order", "---\ntitle: ก\nเรื่อง: ค\nวันที่: 5/4/2565\n---\nข้อความ\n", "W-front-unasked:4"},
        {"tests/flow/quiet.yaml", "---\nเรื่อง: ก\nเรียน: ข\nเจ้าของเรื่อง: ค\n---\nข้อความ\n", "W-front-unasked:4"},
    };
    check(cases, sizeof cases / sizeof *cases);
}

Test(form_keys, without_which_a_form_is_not_whole_are_told)
{
    static const Case cases[] = {
        {"letter", "---\nเรื่อง: ก\nเรียน: ข\n---\nข้อความ\n", ""},
        {"letter", "---\nเรื่อง: ก\n---\nข้อความ\n", "W-front-required:0"},
        {"letter", "---\nเรื่อง: \"\"\nto: ข\n---\nข้อความ\n", "W-front-required:0"},
        {"letter", "---\nlayout: letter\n---\nข้อความ\n", "W-front-required:2 W-front-required:2"},
        {"memo", "---\nsubject: ก\n---\nข้อความ\n", "W-front-required:0"},
        {"memo", "---\nsubject: ก\nส่วนราชการ: ข\n---\nข้อความ\n", ""},
        {"minutes", "---\nlayout: minutes\n---\nข้อความ\n", "W-front-required:2"},
        {"order", "ข้อความ\n", "W-front-required:0"},
        {"order", "# คำสั่ง\n\nข้อความ\n", ""},
        {"report", "ข้อความ\n", ""},
    };
    check(cases, sizeof cases / sizeof *cases);
}
