/* Thai names of the fields of forms: an officer writes เรื่อง: as well as subject:. The guide prints this
 * table, which a test holds it to. */
#include "source/front/front.h"

const LkFieldNames lk_field_names[] = {
    {"layout", {"รูปแบบ", "แบบ"}},
    {"title", {"ชื่อเรื่อง"}},
    {"author", {"ผู้จัดทำ", "ผู้เขียน"}},
    {"lang", {"ภาษา"}},
    {"keep", {"คำที่ห้ามแยก"}},
    {"line-ends", {"การขึ้นบรรทัด"}},
    {"crest", {"ตรา", "ตราครุฑ"}},
    {"agency", {"ส่วนราชการ", "ส่วนราชการเจ้าของหนังสือ"}},
    {"number", {"ที่"}},
    {"date", {"วันที่"}},
    {"subject", {"เรื่อง"}},
    {"to", {"เรียน"}},
    {"reference", {"อ้างถึง"}},
    {"attachments", {"สิ่งที่ส่งมาด้วย"}},
    {"office", {"เจ้าของเรื่อง", "ส่วนราชการเจ้าของเรื่อง"}},
    {"telephone", {"โทรศัพท์", "โทร.", "โทร"}},
    {"fax", {"โทรสาร"}},
    {"email", {"อีเมล", "ไปรษณีย์อิเล็กทรอนิกส์"}},
};

const size_t lk_field_name_count = sizeof lk_field_names / sizeof *lk_field_names;

const LkFieldNames *lk_field_names_of(LkText name)
{
    for (size_t i = 0; i < lk_field_name_count; i++) {
        if (lk_text_is(name, lk_field_names[i].name))
            return &lk_field_names[i];
        for (size_t k = 0; k < LK_THAI_NAMES && lk_field_names[i].thai[k] != NULL; k++)
            if (lk_text_is(name, lk_field_names[i].thai[k]))
                return &lk_field_names[i];
    }
    return NULL;
}

LkText lk_field_name(LkText name)
{
    const LkFieldNames *names = lk_field_names_of(name);
    return names == NULL ? name : lk_text(names->name);
}

const char *lk_field_thai_name(LkText name)
{
    const LkFieldNames *names = lk_field_names_of(name);
    return names == NULL ? NULL : names->thai[0];
}

const LkYaml *lk_front_member(const LkYaml *map, const char *name)
{
    for (const LkYaml *node = map->first; node != NULL; node = node->next)
        if (lk_text_is(lk_field_name(lk_front_trim(node->key)), name))
            return node;
    return NULL;
}
