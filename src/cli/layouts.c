/* likhit layouts: what layouts there are, and their schema for editors. */
#include <stdio.h>

#include "cli/cli.h"

typedef struct Options {
    bool schema;
} Options;

static bool refuse_file(const CliGiven *given)
{
    return cli_wrong(given, "E_USAGE_SECOND_NO_FILE");
}

static const CliOption known[] = {
    {"--schema", 0, NULL, CLI_SWITCH(Options, schema),
     "print the JSON Schema of layout files, for completion in editors",
     "แสดง JSON Schema ของไฟล์รูปแบบ ให้โปรแกรมแก้ไขข้อความช่วยเติมคำ"},
    CLI_HELP,
};
static const CliGroup groups[] = {CLI_GROUP(NULL, NULL, known, 0)};

static const CliCommand command = {
    .name = "layouts",
    .about =
        {"Usage: likhit layouts [--schema]\n"
         "\n"
         "Lists the layouts that `layout:` in a report's front matter, or --layout, can name: each by the\n"
         "name of its file or by the Thai name beside it.",
         "วิธีใช้: likhit layouts [--schema]\n"
         "\n"
         "แสดงชื่อรูปแบบที่ระบุได้ใน `รูปแบบ:` (layout:) ที่ส่วนหัวของเอกสาร หรือใน --layout\n"
         "ใช้ชื่อภาษาอังกฤษหรือชื่อภาษาไทยที่อยู่ข้างกันก็ได้"},
    .groups = groups,
    .group_count = 1,
    .column = 20,
    .examples = {"Examples:\n"
                 "  likhit layouts\n"
                 "  likhit layouts --schema > layouts/schema.json",
                 "ตัวอย่าง:\n"
                 "  likhit layouts\n"
                 "  likhit layouts --schema > layouts/schema.json"},
    .take_operand = refuse_file,
};

static int print_schema(void)
{
    char *schema = lk_layout_schema();
    if (schema == NULL)
        return LK_EXIT_FILE;
    fputs(schema, stdout);
    lk_free(schema);
    return LK_EXIT_DONE;
}

static int list(void)
{
    LkEngine *engine = cli_engine();
    if (engine == NULL)
        return LK_EXIT_RESOURCE;
    size_t count = 0;
    char **names = lk_engine_layouts(engine, &count);
    for (size_t i = 0; i < count; i++) {
        const char *thai = lk_layout_thai_name(names[i]);
        if (thai == NULL)
            puts(names[i]);
        else
            printf("%-16s%s\n", names[i], thai);
    }
    lk_free(names);
    lk_engine_destroy(engine);
    return count > 0 ? LK_EXIT_DONE : LK_EXIT_RESOURCE;
}

int cli_layouts(int count, char **values)
{
    Options given = {0};
    int code = cli_read(&command, count, values, &given);
    if (code != CLI_GO_ON)
        return code;
    return given.schema ? print_schema() : list();
}
