/* The schema for editors and the documentation are held to the loader's table. */
#include <cjson/cJSON.h>
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "said.h"
#include "style/value.h"

static LkText read_whole(const char *path, LkArena *arena)
{
    LkDiagnostics diagnostics;
    lk_diagnostics_init(&diagnostics, arena);
    const LkFile *file = lk_file_read(LK_FILE_SOURCE, path, path, 1 << 20, (LkSpan){0}, arena, &diagnostics);
    cr_assert_not_null(file, "%s cannot be read", path);
    return file->text;
}

static LkText schema(LkArena *arena)
{
    LkBuffer out;
    lk_buffer_init(&out, arena);
    lk_layout_json_schema(&out);
    return lk_buffer_view(&out);
}

Test(layout_schema, the_shipped_schema_is_the_tables)
{
    LkArena *arena = lk_arena_create();
    LkText made = schema(arena);
    LkText shipped = read_whole("layouts/schema.json", arena);
    cr_expect(lk_text_equal(made, shipped),
              "layouts/schema.json is old: build/likhit layouts --schema > layouts/schema.json");
    lk_arena_destroy(arena);
}

static const cJSON *property(const cJSON *object, const char *name)
{
    const cJSON *properties = cJSON_GetObjectItem(object, "properties");
    cr_expect(cJSON_IsFalse(cJSON_GetObjectItem(object, "additionalProperties")),
              "unknown keys beside %s pass", name);
    return cJSON_GetObjectItem(properties, name);
}

Test(layout_schema, it_is_json_with_patterns_enums_and_descriptions)
{
    LkArena *arena = lk_arena_create();
    LkText made = schema(arena);
    cJSON *root = cJSON_ParseWithLength(made.bytes, made.length);
    cr_assert_not_null(root);
    cr_expect_str_eq(cJSON_GetObjectItem(root, "$schema")->valuestring,
                     "https://json-schema.org/draft/2020-12/schema");
    const cJSON *text = property(root, "text");
    const cJSON *size = property(text, "size");
    cr_assert_not_null(size);
    cr_expect_str_eq(cJSON_GetObjectItem(size, "pattern")->valuestring,
                     "^[0-9]{1,5}(\\.[0-9]{1,5})? *(pt|mm|cm|in)$");
    cr_expect_eq(cJSON_GetArraySize(cJSON_GetObjectItem(property(text, "justify"), "enum")), 3);
    const cJSON *level = cJSON_GetObjectItem(property(property(root, "lists"), "levels"), "items");
    cr_expect_not_null(property(level, "format"));
    const cJSON *style = cJSON_GetObjectItem(property(root, "tables"), "additionalProperties");
    cr_expect_not_null(property(property(style, "header"), "bold"));
    cJSON_Delete(root);
    lk_arena_destroy(arena);
}

/* Checks one key and what is below it; `path` has room to grow. */
static void check_key(const LkKey *key, const char *path, LkText page, LkArena *arena)
{
    LkDiagnostics diagnostics;
    char object[4096] = {0};
    lk_diagnostics_init(&diagnostics, arena);
    LkValueContext context = {arena, &diagnostics, 16 * LK_POINT};
    cr_expect_gt(strlen(key->description), 10, "%s has no description", path);
    const char *row = lk_arena_printf(arena, "`%s`", path);
    cr_expect_not_null(memmem(page.bytes, page.length, row, strlen(row)),
                       "docs/layout.md does not say %s: run tools/layout-docs.py", path);
    if (key->size != 0 && key->standard != NULL && key->kind != LK_KEY_STRINGS) {
        cr_assert_leq(key->size, 64);
        LkKey here = *key;
        here.offset = 0;
        cr_expect(lk_value_read(&context, &here, lk_text(key->standard), (LkSpan){0}, object),
                  "the default of %s is wrong: %s", path,
                  diagnostics.count == 0 ? "" : said(diagnostics.first));
    }
    for (size_t i = 0; i < key->key_count; i++) {
        const char *middle = key->kind == LK_KEY_LEVELS ? "[]." : key->kind == LK_KEY_TABLES ? ".NAME." : ".";
        check_key(&key->keys[i], lk_arena_printf(arena, "%s%s%s", path, middle, key->keys[i].name), page,
                  arena);
    }
}

Test(layout_schema, every_key_is_documented_and_its_default_is_valid)
{
    LkArena *arena = lk_arena_create();
    LkText page = read_whole("docs/layout.md", arena);
    for (size_t i = 0; i < lk_layout_schema_root.key_count; i++)
        check_key(&lk_layout_schema_root.keys[i], lk_layout_schema_root.keys[i].name, page, arena);
    lk_arena_destroy(arena);
}
