/* Entries as JSON. */
#include "batch/batch_help.h"
#include <cjson/cJSON.h>

Test(batch_json, names_that_leave_their_folder_are_no_entries)
{
    static const char *const names[] = {"../x.pdf", "a/b.pdf", "..", ".hidden", "/etc/passwd"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        LkEntry entry = made(1, names[i], ""), read;
        char *text = NULL;
        size_t length = 0;
        FILE *stream = open_memstream(&text, &length);
        lk_put_entry(stream, &entry);
        fclose(stream);
        cJSON *object = cJSON_Parse(text);
        cr_expect_not(lk_read_entry(object, &read), "%s", names[i]);
        cJSON_Delete(object);
        free(text);
        lk_entry_release(&entry);
    }
}

static void expect_written(const char *text, const char *expected)
{
    char *written = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&written, &length);
    lk_put_string(stream, text);
    fclose(stream);
    cr_expect_str_eq(written, expected);
    free(written);
}

/* A bag's bytes stay the same for ever, so do its escapes. */
Test(batch_json, only_what_json_asks_for_is_escaped)
{
    expect_written("", "\"\"");
    expect_written("กำ “1”", "\"กำ “1”\"");
    expect_written("\"a\\b\"", "\"\\\"a\\\\b\\\"\"");
    expect_written("a\n\t\x7F", "\"a\\u000a\\u0009\\u007f\"");
}
