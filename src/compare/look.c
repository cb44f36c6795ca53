/* Says how differences are marked. The colours are those of Okabe and Ito that show on white: people with any
 * kind of colour vision can tell them apart. Their dashes differ too. */
#include "compare/compare_private.h"

const LkLook *lk_look_of(LkDifferenceKind kind)
{
    static const LkLook looks[] = {
        [LK_DIFFERENCE_INSERTED] = {"inserted", "เพิ่ม", "inserted", 0x0072B2, {0}, 0, 0.12, false},
        [LK_DIFFERENCE_DELETED] = {"deleted", "ตัดออก", "deleted", 0xC44500, {0}, 0, 0.12, true},
        [LK_DIFFERENCE_CHANGED] = {"changed", "แก้ไข", "changed", 0xA0307A, {4, 1.5}, 2, 0.12, false},
        [LK_DIFFERENCE_MOVED] = {"moved", "ย้ายที่", "moved", 0x007A58, {1.2, 2}, 2, 0.07, false},
        [LK_DIFFERENCE_REFLOWED] =
            {"anew", "จัดบรรทัดใหม่", "set anew", 0x595959, {6, 2, 1.2, 2}, 4, 0.04, false},
        [LK_DIFFERENCE_RESTYLED] = {"restyled", "เปลี่ยนแบบอักษร", "restyled", 0x7A5C00, {9, 3}, 2, 0.08, false},
        [LK_DIFFERENCE_PAGE] = {"page", "หน้ากระดาษ", "page", 0x000000, {2, 2}, 2, 0.03, false},
    };
    return &looks[kind];
}

bool lk_changes_on_page(const LkChanges *changes, size_t page)
{
    for (size_t i = 0; i < changes->count; i++) {
        const LkTrace *traces[] = {&changes->items[i].a, &changes->items[i].b};
        for (int side = 0; side < 2; side++)
            for (size_t k = 0; k < traces[side]->spot_count; k++)
                if (traces[side]->spots[k].page == page)
                    return true;
    }
    return false;
}
