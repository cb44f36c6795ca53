/* Thai names of the layouts, which are as good as those of their files. The guides print this table, which a
 * test holds them to. */
#include "style/layout.h"

enum { THAI_NAMES = 3 };

static const struct {
    const char *name;
    const char *thai[THAI_NAMES]; /* the usual one first, then NULL */
} layouts[] = {
    {"letter", {"หนังสือภายนอก", "หนังสือราชการ", "จดหมาย"}},
    {"memo", {"บันทึกข้อความ", "หนังสือภายใน", "บันทึก"}},
    {"order", {"คำสั่ง"}},
    {"announcement", {"ประกาศ"}},
    {"minutes", {"รายงานการประชุม"}},
    {"report", {"รายงาน"}},
    {"manual", {"คู่มือ"}},
    {"separator", {"ใบคั่น"}},
    {"signature", {"ลายมือชื่อ"}},
    {"base", {"พื้นฐาน"}},
};

enum { LAYOUTS = sizeof layouts / sizeof *layouts };

LkText lk_layout_name(LkText name)
{
    for (size_t i = 0; i < LAYOUTS; i++)
        for (size_t k = 0; k < THAI_NAMES && layouts[i].thai[k] != NULL; k++)
            if (lk_text_is(name, layouts[i].thai[k]))
                return lk_text(layouts[i].name);
    return name;
}

const char *const *lk_layout_thai_names(LkText name, size_t *count)
{
    *count = 0;
    for (size_t i = 0; i < LAYOUTS; i++) {
        if (!lk_text_is(name, layouts[i].name))
            continue;
        while (*count < THAI_NAMES && layouts[i].thai[*count] != NULL)
            ++*count;
        return layouts[i].thai;
    }
    return NULL;
}
