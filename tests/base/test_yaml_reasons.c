/* What libfyaml finds wrong, in the words of its users: a version that says it otherwise fails here. */
#include <criterion/criterion.h>

#include "base/yaml.h"
#include "said.h"

static const struct {
    const char *text, *thai;
} cases[] = {
    {"a: [1\n", "วงเล็บเหลี่ยมไม่มีตัวปิด"},
    {"a: ]\n", "วงเล็บเหลี่ยมปิดไม่มีตัวเปิด"},
    {"a: }\n", "วงเล็บปีกกาปิดไม่มีตัวเปิด"},
    {"a: {b: 1\n", "วงเล็บปีกกาไม่มีตัวปิด หรือขาดจุลภาคระหว่างค่า"},
    {"a: [b: c: d]\n", "ขาดจุลภาคระหว่างค่าในวงเล็บเหลี่ยม"},
    {"a: x\n  y: z\n", "ย่อหน้าหรือเครื่องหมาย : ของชื่อค่าผิดที่"},
    {"a: b: c\n", "มีชื่อค่าสองชื่อในบรรทัดเดียว"},
    {"a: 1\n- b\n", "ไม่พบชื่อค่าในที่ที่ควรมี"},
    {"a: \"x\n", "เครื่องหมายคำพูด \" ไม่มีตัวปิด"},
    {"a: 'x\n", "เครื่องหมายคำพูด ' ไม่มีตัวปิด"},
    {"\"a\" \"b\"\n", "มีข้อความต่อท้ายเครื่องหมายคำพูดปิด"},
    {"'a'b: 1\n", "มีข้อความต่อท้ายเครื่องหมายคำพูดปิด"},
    {"a:\n  b: 1\n c: 2\n", "ระยะย่อหน้าของชื่อค่าไม่ตรงกัน"},
    {"  a: 1\nb: 1\n", "ระยะย่อหน้าของชื่อค่าไม่ตรงกัน"},
    {"a:\n\tb: 1\n", "ใช้แท็บย่อหน้าไม่ได้ ต้องใช้เว้นวรรค"},
    {"a:\n  - b\n\t- c\n", "ใช้แท็บย่อหน้าไม่ได้ ต้องใช้เว้นวรรค"},
    {"\ta: 1\n", "ใช้แท็บย่อหน้าไม่ได้ ต้องใช้เว้นวรรค"},
    {"a: |\n\tx\n", "ใช้แท็บย่อหน้าไม่ได้ ต้องใช้เว้นวรรค"},
    {"a: - x\n", "รายการ - อยู่บรรทัดเดียวกับชื่อค่า"},
    {"- a\nb: 1\n", "มีข้อความต่อท้ายรายการ - โดยไม่มีเครื่องหมาย -"},
    {"a: 1\nb\n", "บรรทัดนี้ไม่มีเครื่องหมาย : หลังชื่อค่า"},
    {"a: 1\nbb\nc: 1\n", "บรรทัดนี้ไม่มีเครื่องหมาย : หลังชื่อค่า"},
    {"a: @x\n", "ค่าขึ้นต้นด้วย @ ต้องอยู่ในเครื่องหมายคำพูด"},
    {"a: %x\n", "ค่าขึ้นต้นด้วย % ต้องอยู่ในเครื่องหมายคำพูด"},
    {"a: `x`\n", "ค่าขึ้นต้นด้วย ` ต้องอยู่ในเครื่องหมายคำพูด"},
    {"a: \"\\q\"\n", "ไลบรารีแจ้งว่า “invalid escape 'q' in double-quoted string”"},
};

Test(yaml_reasons, are_said_in_thai_and_others_are_quoted)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        LkArena *arena = lk_arena_create();
        LkFile file = {"test.yaml", lk_text(cases[i].text)};
        LkDiagnostics diagnostics;
        lk_diagnostics_init(&diagnostics, arena);
        lk_yaml_parse(&file, arena, &diagnostics);
        cr_assert_not_null(diagnostics.first, "%s", cases[i].text);
        const char *wanted = lk_arena_printf(arena, "เขียนไม่ถูกตามแบบ YAML: %s", cases[i].thai);
        cr_expect_str_eq(said_thai(diagnostics.first), wanted, "%s\n%s\n%s", cases[i].text,
                         said_thai(diagnostics.first), said(diagnostics.first));
        lk_arena_destroy(arena);
    }
}
