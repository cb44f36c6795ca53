/* What is laid over a page: text that copies exactly, and how it was set. */
#include <cjson/cJSON.h>

#include "flow/fixture.h"
#include "map/map.h"

static FlowFixture f;
static cJSON *layer;

static void set(const char *markdown)
{
    flow_typeset(&f, markdown);
    cr_assert_not_null(f.frames);
    LkBuffer out;
    lk_buffer_init(&out, f.arena);
    lk_layer_json(f.frames, 1, &out);
    layer = cJSON_Parse(lk_buffer_view(&out).bytes);
    cr_assert_not_null(layer, "not JSON: %s", lk_buffer_view(&out).bytes);
}

static void end(void)
{
    cJSON_Delete(layer);
    flow_tear_down(&f);
}

TestSuite(layer, .fini = end);

static const char *string_of(const cJSON *line, const char *name)
{
    return cJSON_GetStringValue(cJSON_GetObjectItem(line, name));
}

/* The text of the page as it is copied. */
static const char *copied(void)
{
    LkBuffer out;
    lk_buffer_init(&out, f.arena);
    const cJSON *line;
    cJSON_ArrayForEach(line, cJSON_GetObjectItem(layer, "lines"))
    {
        if (cJSON_IsTrue(cJSON_GetObjectItem(line, "artifact")))
            continue;
        lk_buffer_string(&out, string_of(line, "text"));
        lk_buffer_string(&out, string_of(line, "end"));
    }
    return lk_buffer_view(&out).bytes;
}

Test(layer, lines_of_a_paragraph_are_one_text)
{
    set("ตามที่ได้ดำเนินการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ "
        "และได้กำหนดมาตรการแนวทางในการส่งเสริมคุณธรรมและความโปร่งใสของหน่วยงาน\n\nต่อไป\\\nขึ้นบรรทัด\n");
    cr_expect_str_eq(copied(),
                     "ตามที่ได้ดำเนินการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ "
                     "และได้กำหนดมาตรการแนวทางในการส่งเสริมคุณธรรมและความโปร่งใสของหน่วยงาน\nต่อไป\nขึ้นบรรทัด\n");
}

Test(layer, cells_are_parted_by_tabs_and_rows_by_line_ends)
{
    set("| ก | ข |\n|---|---|\n| แมว | สุนัข |\n| ปลา | นก |\n");
    cr_expect_str_eq(copied(), "ก\tข\nแมว\tสุนัข\nปลา\tนก\n");
}

Test(layer, clusters_go_from_left_to_right_through_the_whole_line)
{
    set("น้ำใจที่ดี ๆ & 😀ก\n");
    const cJSON *line = cJSON_GetArrayItem(cJSON_GetObjectItem(layer, "lines"), 0);
    const cJSON *clusters = cJSON_GetObjectItem(line, "clusters");
    double offset = -1, x = 0;
    for (int i = 0; i + 2 < cJSON_GetArraySize(clusters); i += 3) {
        cr_expect_gt(cJSON_GetArrayItem(clusters, i)->valuedouble, offset);
        cr_expect_geq(cJSON_GetArrayItem(clusters, i + 1)->valuedouble, x);
        offset = cJSON_GetArrayItem(clusters, i)->valuedouble;
        x = cJSON_GetArrayItem(clusters, i + 1)->valuedouble;
    }
    cr_expect_eq(offset, 17, "the last letter is the 18th unit of UTF-16, not the %gth", offset + 1);
}

Test(layer, breaks_tell_their_tier)
{
    set("การดำเนินงานและตามมาตรการ\n");
    int seen[4] = {0};
    const cJSON *line = cJSON_GetArrayItem(cJSON_GetObjectItem(layer, "lines"), 0);
    const cJSON *clusters = cJSON_GetObjectItem(line, "clusters");
    for (int i = 2; i < cJSON_GetArraySize(clusters); i += 3)
        seen[cJSON_GetArrayItem(clusters, i)->valueint]++;
    cr_expect(seen[LK_BREAK_NONE] > 0 && seen[LK_BREAK_FREE] > 0 && seen[LK_BREAK_WEAK] > 0 &&
                  seen[LK_BREAK_COMPOUND] > 0,
              "%d %d %d %d", seen[0], seen[1], seen[2], seen[3]);
}

Test(layer, tables_tell_their_edges)
{
    set("| ก | ข | ค |\n|---|---|---|\n| 1 | 2 | 3 |\n| 1 | 2 | 3 |\n");
    const cJSON *table = cJSON_GetArrayItem(cJSON_GetObjectItem(layer, "tables"), 0);
    cr_expect_eq(cJSON_GetArraySize(cJSON_GetObjectItem(table, "columns")), 4);
    cr_expect_eq(cJSON_GetArraySize(cJSON_GetObjectItem(table, "rows")), 4);
}

Test(layer, the_structure_has_a_box_for_each_element)
{
    set("# หัวข้อ\n\nข้อความ\n\n- หนึ่ง\n\n| ก |\n|---|\n| ข |\n");
    static const char *const names[] = {"Document", "H1",    "P",     "L",  "LI",
                                        "Lbl",      "LBody", "Table", "TH", "TD"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const cJSON *tag, *found = NULL;
        cJSON_ArrayForEach(tag, cJSON_GetObjectItem(layer, "tags"))
        {
            if (strcmp(string_of(tag, "name"), names[i]) == 0)
                found = tag;
        }
        cr_assert_not_null(found, "%s", names[i]);
        cr_expect_gt(cJSON_GetArrayItem(cJSON_GetObjectItem(found, "box"), 2)->valuedouble, 0);
    }
}

Test(layer, what_is_furniture_says_so)
{
    set("หนึ่ง\n\n```pagebreak\n```\n\nสอง\n");
    LkBuffer out;
    lk_buffer_init(&out, f.arena);
    lk_layer_json(f.frames, 2, &out);
    cJSON_Delete(layer);
    layer = cJSON_Parse(lk_buffer_view(&out).bytes);
    cr_expect_str_eq(copied(), "สอง\n");
    cr_expect_gt(cJSON_GetArraySize(cJSON_GetObjectItem(layer, "lines")), 1);
}

Test(layer, text_from_right_to_left_is_copied_as_it_was_typed)
{
    set("שלום עולם 12 (עברית) ไทย\n");
    cr_expect_str_eq(copied(), "שלום עולם 12 (עברית) ไทย\n");
    const cJSON *clusters =
        cJSON_GetObjectItem(cJSON_GetArrayItem(cJSON_GetObjectItem(layer, "lines"), 0), "clusters");
    double first = cJSON_GetArrayItem(clusters, 0)->valuedouble;
    cr_expect_eq(first, 9, "what stands leftmost in the first run is the blank at its end, not letter %g",
                 first);
}
