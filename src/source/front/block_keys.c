/* Keys of the blocks that are written in a fence, which have Thai names as the fields of forms do: ชื่อ: is
 * as good as name:. A name belongs to one key within a block; two blocks may call different keys so. The
 * guides print this table, which a test holds them to. */
#include "source/front/front.h"

const LkFieldNames lk_block_key_names[] = {
    {"lead", {"ข้อความนำ", "คำนำ"}},
    {"heading", {"หัวข้อ"}},
    {"note", {"ความเห็น"}},
    {"lines", {"เส้นประ", "จำนวนบรรทัด"}},
    {"image", {"ลายเซ็น", "ภาพ"}},
    {"alt", {"คำอธิบายภาพ"}},
    {"name", {"ชื่อ", "ลงชื่อ", "ผู้ลงนาม"}},
    {"position", {"ตำแหน่ง"}},
    {"date", {"วันที่"}},
    {"closing", {"คำลงท้าย"}},
    {"field", {"ช่อง", "ช่องข้อมูล", "ช่องลงนาม"}},
    {"role", {"ในฐานะ", "ฐานะ"}},
    {"beside", {"เคียงข้าง", "คู่กัน"}},
    {"title", {"ชื่อเรื่อง", "หัวคอลัมน์"}},
    {"style", {"ลักษณะ"}},
    {"columns", {"คอลัมน์"}},
    {"rows", {"แถว"}},
    {"data", {"ข้อมูล", "ไฟล์ข้อมูล"}},
    {"header", {"หัวตาราง"}},
    {"header-row", {"แถวชื่อคอลัมน์", "แถวหัวตาราง"}},
    {"sort", {"เรียงตาม", "เรียง"}},
    {"footer", {"แถวสรุป", "ท้ายตาราง"}},
    {"caption", {"คำบรรยาย"}},
    {"id", {"ชื่ออ้างอิง"}},
    {"align", {"จัดแนว", "จัด"}},
    {"width", {"ความกว้าง", "กว้าง"}},
    {"merge", {"รวมช่อง"}},
    {"format", {"พิมพ์เป็น"}},
    {"digits", {"ตัวเลข"}},
    {"levels", {"จำนวนระดับ", "ระดับ"}},
    {"of", {"ของ"}},
    {"text", {"ข้อความ"}},
    {"size", {"ขนาด"}},
    {"place", {"ตำแหน่ง"}},
    {"level", {"ระดับ"}},
};

const size_t lk_block_key_name_count = sizeof lk_block_key_names / sizeof *lk_block_key_names;

static const LkFieldNames *names_of(const char *key)
{
    for (size_t i = 0; i < lk_block_key_name_count; i++)
        if (lk_text_is(lk_text(key), lk_block_key_names[i].name))
            return &lk_block_key_names[i];
    return NULL;
}

static bool is_called(LkText typed, const char *key)
{
    typed = lk_front_trim(typed);
    if (lk_text_is(typed, key))
        return true;
    if (typed.length == 0 || (unsigned char)typed.bytes[0] < 0x80) /* the other names are Thai */
        return false;
    const LkFieldNames *names = names_of(key);
    for (size_t i = 0; names != NULL && i < LK_THAI_NAMES && names->thai[i] != NULL; i++)
        if (lk_text_is(typed, names->thai[i]))
            return true;
    return false;
}

const LkYaml *lk_block_member(const LkYaml *map, const char *key)
{
    for (const LkYaml *node = map == NULL || map->kind != LK_YAML_MAP ? NULL : map->first; node != NULL;
         node = node->next)
        if (is_called(node->key, key))
            return node;
    return NULL;
}

/* The key of the block that is called so; `count` where there is none. */
static size_t key_called(LkText typed, const char *const *keys, size_t count)
{
    size_t i = 0;
    while (i < count && !is_called(typed, keys[i]))
        i++;
    return i;
}

/* All names of the keys, for the one that a misspelt key is like. */
static const char **all_names(LkReader *reader, const char *const *keys, size_t count, size_t *found)
{
    const char **all = LK_NEW_ARRAY(reader->arena, count * (1 + LK_THAI_NAMES), const char *);
    *found = 0;
    for (size_t i = 0; i < count; i++) {
        const LkFieldNames *names = names_of(keys[i]);
        all[(*found)++] = keys[i];
        for (size_t n = 0; names != NULL && n < LK_THAI_NAMES && names->thai[n] != NULL; n++)
            all[(*found)++] = names->thai[n];
    }
    return all;
}

/* “name (ชื่อ), position (ตำแหน่ง)” */
static LkText listed(LkReader *reader, const char *const *keys, size_t count)
{
    LkBuffer list;
    lk_buffer_init(&list, reader->arena);
    for (size_t i = 0; i < count; i++) {
        const LkFieldNames *names = names_of(keys[i]);
        lk_buffer_printf(&list, "%s%s", i == 0 ? "" : ", ", keys[i]);
        if (names != NULL)
            lk_buffer_printf(&list, " (%s)", names->thai[0]);
    }
    return lk_buffer_view(&list);
}

static bool tell_unknown(LkReader *reader, const LkYaml *node, const char *const *keys, size_t count,
                         LkTermId what)
{
    size_t found;
    const char **all = all_names(reader, keys, count, &found);
    return lk_tell(reader->diagnostics, LK_E_BLOCK_KEY, node->key_span,
                   LK_WITH(lk_named_term("what", what), lk_named_text("key", node->key),
                           lk_named_text("keys", listed(reader, keys, count)),
                           lk_meant(lk_nearest(lk_front_trim(node->key), all, found))));
}

bool lk_block_known_keys(LkReader *reader, const LkYaml *map, const char *const *keys, size_t count,
                         LkTermId what)
{
    bool is_good = true;
    for (const LkYaml *node = map->first; node != NULL; node = node->next) {
        size_t key = key_called(node->key, keys, count);
        const LkYaml *first = key == count ? node : lk_block_member(map, keys[key]);
        if (key == count)
            is_good = tell_unknown(reader, node, keys, count, what);
        else if (first != node)
            is_good = lk_tell(reader->diagnostics, LK_E_FRONT_TWICE, node->key_span,
                              LK_WITH(lk_named_text("name", node->key), lk_named_text("other", first->key)));
    }
    return is_good;
}
