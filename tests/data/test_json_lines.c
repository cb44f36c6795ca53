/* JSON Lines as tables: what a line gives, and what keeps one from being an object. */
#include "data/data_help.h"

typedef struct JsonCase {
    const char *text, *table; /* a table and its lists, `name[rows of each line]table` */
} JsonCase;

static const char *json_tables(DataRead *read, const LkJsonLines *lines, bool is_good)
{
    LkBuffer out;
    lk_buffer_init(&out, read->arena);
    lk_buffer_string(&out, data_table(read, is_good ? lines->data_table : NULL));
    for (size_t i = 0; is_good && i < lines->table_count; i++) {
        const LkJsonTable *table = &lines->tables[i];
        lk_buffer_printf(&out, "; %.*s[", (int)table->name.length, table->name.bytes);
        for (size_t line = 0; line + 1 < lines->data_table->rows; line++)
            lk_buffer_printf(&out, "%s%u", line > 0 ? "," : "",
                             table->starts[line + 1] - table->starts[line]);
        lk_buffer_printf(&out, "]%s", data_table(read, table->data_table));
    }
    for (size_t i = 0; is_good && i < lines->fault_count; i++)
        lk_buffer_printf(&out, "; line %u: %s %u:%u", lines->faults[i].line, lines->faults[i].told->code,
                         lines->faults[i].told->span.line, lines->faults[i].told->span.column);
    return lk_buffer_view(&out).bytes;
}

static void check_json_cases(const JsonCase *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        DataRead *read = data_open(cases[i].text, strlen(cases[i].text));
        LkJsonLines lines;
        bool is_good = lk_json_lines_read(data_context(read), &read->file, &lines);
        cr_expect_str_eq(json_tables(read, &lines, is_good), cases[i].table,
                         "json:\n%s\ntable:  %s\nwanted: %s", cases[i].text,
                         json_tables(read, &lines, is_good), cases[i].table);
        data_close(read);
    }
}

#define CHECK_JSON_CASES(cases) check_json_cases((cases), sizeof(cases) / sizeof *(cases))

Test(json_lines, members_are_columns_in_any_order)
{
    static const JsonCase cases[] = {
        {"{\"a\":1,\"b\":\"ก\"}\n{\"b\":\"ข\",\"a\":2}\n", "a|b/1|ก/2|ข"},
        {"{\"a\":1}\n\n{\"b\":null,\"c\":true}\n", "a|b|c/1||/||true"},
        {"{\"a\":{\"b\":{\"c\":1.50}}}\n", "a.b.c/1.50"},
        {"{\"a\":[\"x\",2]}\n", "a/x\n2"},
        {"{\"a\":\"\\u0e01\\n\\ud83d\\ude00\"}\r\n", "a/ก\n😀"},
    };
    CHECK_JSON_CASES(cases);
}

Test(json_lines, lists_of_objects_are_tables_of_their_line)
{
    static const JsonCase cases[] = {
        {"{\"k\":1,\"t\":[{\"s\":1},{\"s\":2}]}\n{\"k\":2}\n{\"k\":3,\"t\":[{\"u\":3}]}\n",
         "k/1/2/3; t[2,0,1]s|u/1|/2|/|3"},
        {"{\"k\":1,\"t\":[]}\n", "k/1; t[0]"},
    };
    CHECK_JSON_CASES(cases);
}

Test(json_lines, a_line_that_is_no_object_fails_alone)
{
    static const JsonCase cases[] = {
        {"{\"a\":1}\n{\"a\":\n{\"a\":3}\n", "a/1//3; line 1: E-json 2:6"},
        {"{\"a\":1}\n{\"a\":1,\"a\":2}\n", "a/1/1; line 1: E-json-twice 2:9"},
        {"[1]\n", "E-json 1:1+1"}, /* not one line has a field: the file is wrong */
        {"\n", "E-json-empty 0:0+0"},
    };
    CHECK_JSON_CASES(cases);
}

/* As in CSV: once for the file. */
Test(json_lines, letters_that_look_right_are_told_and_left)
{
    static const JsonCase cases[] = {
        {"{\"a\":\"เเ\"}\n{\"a\":\"เเ\"}\n", "a/เเ/เเ; W-letters 1:7+2"},
    };
    CHECK_JSON_CASES(cases);
}
