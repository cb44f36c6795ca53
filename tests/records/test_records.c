/* Records: the data, tables joined to them, what is told of which, and what their documents get. */
#include "records/records_help.h"
#include "said.h"

typedef struct Case {
    const char *front, *name, *data, *scores, *messages;
} Case;

static void check_cases(const Case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        RecordsRead *read = records_read(cases[i].front, cases[i].name, cases[i].data, cases[i].scores);
        cr_expect_str_eq(records_messages(read), cases[i].messages, "case %zu: %s\n%s", i, cases[i].data,
                         records_messages(read));
        records_done(read);
    }
}

#define CHECK_CASES(cases) check_cases((cases), sizeof(cases) / sizeof *(cases))

Test(records, faults_belong_to_their_record_and_stop_no_other)
{
    static const Case cases[] = {
        {"fields: {n: number}\n", "r.csv", "k,n\na,1\nb,x\nc,9๕\n", NULL,
         "2 E-record-number r.csv:3:3+1\n3 E-record-number r.csv:4:3+2"},
        {"fields: {n: number, m: number}\n", "r.csv", "k,n,m\na,x,y\n", NULL,
         "1 E-record-number r.csv:2:3+1\n1 E-record-number r.csv:2:5+1"},
        {"", "r.csv", "k,n\r\nb,1\r\na\r\n", NULL, "2 E-csv-ragged r.csv:3:1+1"},
        {"", "r.csv", "k,n\na\nb,1\nc,1,2\n", NULL, "1 E-csv-ragged r.csv:2:1+1\n3 E-csv-ragged r.csv:4:1+1"},
        {"", "r.csv", "k,n\na,\"\001\"\nb,1\n", NULL, "1 E-control r.csv:2:3+3"},
        {"", "r.csv", "k,n\n,1\nb,1\n", NULL, "1 E-record-key r.csv:2:1+0"},
    };
    CHECK_CASES(cases);
}

/* A row of totals below the records would become a document. */
Test(records, a_row_of_totals_among_them_is_told)
{
    static const Case cases[] = {
        {"", "r.csv", "k,n\n1,ก\nรวม,\n", NULL, "* W-record-total r.csv:3:1+3"},
        {"", "r.csv", "k,n\n1,ก\n2,รวมทั้งสิ้น\n", NULL, "* W-record-total r.csv:3:3+11"},
        {"", "r.csv", "k,n\nก,รวม\n", NULL, ""},
    };
    CHECK_CASES(cases);
}

/* Spreadsheets break the names of columns into lines. */
Test(records, columns_are_named_whatever_blanks_part_their_words)
{
    RecordsRead *read =
        records_read_bytes("fields: {เงิน (บาท): number}\n", "{{เงิน (บาท)}}", "r.csv",
                           "k,\"เงิน\n\u00A0(บาท)\"\na,5\n", strlen("k,\"เงิน\n\u00A0(บาท)\"\na,5\n"), NULL);
    cr_expect_str_eq(records_messages(read), "");
    records_done(read);
}

Test(records, keys_and_unique_values_stand_once_in_either_digits)
{
    static const Case cases[] = {
        {"", "r.csv", "k,n\na,1\nb,2\na,3\n", NULL,
         "1 E-record-twice r.csv:2:1+1\n3 E-record-twice r.csv:4:1+1"},
        {"", "r.csv", "k\n๑๒\n12\n", NULL, "1 E-record-twice r.csv:2:1+2\n2 E-record-twice r.csv:3:1+2"},
        {"fields: {n: {unique: true}}\n", "r.csv", "k,n\na,1\nb,1\nc,2\nd,\ne,\n", NULL,
         "1 E-record-unique r.csv:2:3+1\n2 E-record-unique r.csv:3:3+1"},
        {"batch: {key: n}\n", "r.csv", "k,n\na,1\na,2\n", NULL, ""},
    };
    CHECK_CASES(cases);
}

/* Marks in another order, and letters with theirs apart, look the same. */
Test(records, keys_that_look_alike_are_alike)
{
    static const Case cases[] = {
        {"batch: {key: k, tables: {scores.csv: {key: k, required: true}}}\n", "r.csv",
         "k\nก\u0E38\u0E48ง\ncaf\u00E9\n", "k,s\nก\u0E48\u0E38ง,1\ncafe\u0301,2\n",
         "* W-letters scores.csv:2:1+3"},
        {"batch: {key: k}\n", "r.csv", "k\nก\u0E38\u0E48ง\nก\u0E48\u0E38ง\n", NULL,
         "* W-letters r.csv:3:1+3\n1 E-record-twice r.csv:2:1+4\n2 E-record-twice r.csv:3:1+4"},
    };
    CHECK_CASES(cases);
}

Test(records, the_data_as_a_whole_can_be_at_fault)
{
    static const Case cases[] = {
        {"", "r.csv", "", NULL, "* E-csv-empty :0:0+0"},
        {"", "r.csv", "k,n\n", NULL, "* E-record-none r.csv:0:0+0"},
        {"", "r.csv", "k,n,n\na,1,2\n", NULL, "* E-record-column r.csv:1:5+1"},
        {"", "r.csv", ",n\na,1\n", NULL, "* E-record-column r.csv:1:1+0"},
        {"", "r.csv", "k,record-number\na,1\n", NULL, "* E-record-column r.csv:1:3+13"},
        {"", "r.csv", "k,n\n\"a,1\n", NULL, "* E-csv-quote r.csv:2:1+1"},
        {"", "r.csv", "k,n\nก,1\nข,x\xE9y\n", NULL, "* E-utf8 r.csv:3:4+1"},
        {"fields: {m: number, c: text}\n", "r.csv", "k,n\na,1\n", NULL,
         "* E-schema-column t.md:2:10+1\n* E-schema-column t.md:2:21+1"},
        {"", "r.jsonl", "\n", NULL, "* E-json-empty r.jsonl:0:0+0"},
    };
    CHECK_CASES(cases);
}

static const char joined[] = "batch: {key: k, tables: {scores.csv: {key: code, required: true, "
                             "fields: {score: {type: number, required: true}}}}}\n";

Test(records, rows_are_joined_by_key_wherever_they_stand)
{
    static const Case cases[] = {
        {joined, "r.csv", "k\na\nb\n", "code,score\na,1\nb,2\na,3\n", ""},
        {joined, "r.csv", "k\n1\n2\n", "code,score\n๑,1\n๒,2\n", ""},
        {joined, "r.csv", "k\na\nb\n", "code,score\na,1\nb,x\nb,\n",
         "2 E-record-number scores.csv:3:3+1\n2 E-record-required scores.csv:4:3+0"},
        {joined, "r.csv", "k\na\nb\n", "code,score\na,1\n", "2 E-record-join r.csv:3:1+1"},
        {joined, "r.csv", "k\na\n", "code,score\nx,1\na,1\nx,1\ny,z\n", "* W-record-join scores.csv:2:1+1"},
        {joined, "r.csv", "k\na\n", "code,score\na,1\na\n",
         "1 E-csv-ragged scores.csv:3:1+1\n1 E-record-required scores.csv:3:2+0"},
        {joined, "r.csv", "k\na\n", "cod,score\na,1\n", "* E-schema-column t.md:2:44+4"},
        {joined, "r.csv", "k\na\n", NULL, "* E-file-missing t.md:2:26+10"},
        {"batch: {tables: {scores.csv: {fields: {n: {unique: true}}}}}\n", "r.csv", "k\na\nb\n",
         "k,n\na,1\nb,1\nb,1\n", "2 E-record-unique scores.csv:3:3+1\n2 E-record-unique scores.csv:4:3+1"},
        {"batch: {tables: {scores.csv: code}}\n", "r.csv", "k\na\n", "code,n\na,1\n", ""},
    };
    CHECK_CASES(cases);
}

Test(records, problems_beyond_the_bound_are_counted)
{
    LkArena *arena = lk_arena_create();
    LkBuffer front, data;
    lk_buffer_init(&front, arena);
    lk_buffer_init(&data, arena);
    lk_buffer_string(&front, "fields: {");
    for (int i = 0; i < 50; i++) {
        lk_buffer_printf(&front, "%sc%d: number", i == 0 ? "" : ", ", i);
        lk_buffer_printf(&data, ",c%d", i);
    }
    lk_buffer_string(&front, "}\n");
    const char *columns = lk_arena_printf(arena, "k%s\na", lk_buffer_view(&data).bytes);
    data.length = 0;
    lk_buffer_string(&data, columns);
    for (int i = 0; i < 50; i++)
        lk_buffer_string(&data, ",x");
    lk_buffer_string(&data, "\n");
    RecordsRead *read =
        records_read(lk_buffer_view(&front).bytes, "r.csv", lk_buffer_view(&data).bytes, NULL);
    const LkDiagnostics *told = read->set->items[0].diagnostics;
    size_t kept = 0;
    for (const LkDiagnostic *d = told->first; d != NULL; d = d->next)
        kept++;
    cr_expect_eq(kept, 21);
    cr_expect_str_eq(told->last->code, "N-record-more");
    cr_expect_str_eq(said(told->last), "30 more faults of this record are not shown");
    cr_expect_eq(told->errors, 50);
    records_done(read);
    lk_arena_destroy(arena);
}

/* ---- What a document gets */

static const char body[] =
    "{{k}} {{ชื่อ}} {{record-number}} {{record-key}}\n\n```table\ndata: scores.csv\nsort: -s\n"
    "columns: [{field: rank, title: ที่}, {field: s, title: ค}]\nfooter: {s: sum}\n```\n";
static const char scores[] = "k,s\na,1\nb,๒๐\na,30\nb,4\n";

Test(records, a_document_has_the_values_and_rows_of_its_record_alone)
{
    const char data[] = "k,ชื่อ\na,อบต.ก\nb,ข\nc,ค\n";
    RecordsRead *read =
        records_read_bytes("batch: {tables: {scores.csv: {}}}\n", body, "r.csv", data, strlen(data), scores);
    cr_expect_str_eq(records_messages(read), "");
    cr_expect_str_eq(records_blocks(read, 0),
                     "P <D:a> <D:อบต.ก> <D:1> <D:a>; TABLE !|ที่|ค\n<D:1>|<D:30>\n<D:2>|<D:1>\n|<bD:31>");
    cr_expect_str_eq(records_blocks(read, 1),
                     "P <D:b> <D:ข> <D:2> <D:b>; TABLE !|ที่|ค\n<D:1>|<D:๒๐>\n<D:2>|<D:4>\n|<bD:24>");
    cr_expect_str_eq(records_blocks(read, 2), "P <D:c> <D:ค> <D:3> <D:c>; TABLE !|ที่|ค\n|");
    records_done(read);
}

/* Another way to write its path must not show all organisations to each of them. */
Test(records, a_joined_table_is_joined_under_any_name)
{
    const char data[] = "k\na\nb\n", other[] = "```table\ndata: ./scores.csv\n```\n";
    RecordsRead *read =
        records_read_bytes("batch: {tables: {scores.csv: {}}}\n", other, "r.csv", data, strlen(data), scores);
    cr_expect_str_eq(records_blocks(read, 0), "TABLE !|<D:k>|<D:s>\n<D:a>|<D:1>\n<D:a>|<D:30>");
    records_done(read);
}

Test(records, values_are_never_markup_nor_fields)
{
    const char data[] = "k,t\n\"**ก** {{k}}\n<br>\",{{t}}\n";
    RecordsRead *read =
        records_read_bytes("title: '{{t}}!'\n", "{{k}} {{t}}", "r.csv", data, strlen(data), NULL);
    cr_expect_str_eq(records_blocks(read, 0), "T <D:{{t}}>!; P <D:**ก** {{k}}>/<D:<br>> <D:{{t}}>");
    records_done(read);
}

Test(records, a_record_gives_title_date_and_author)
{
    const char front[] = "title: ก\ndate: 2020-01-01\nauthor: 'นาย {{k}}'\nsubject: '{{d}}'\n";
    const char data[] = "k,title,date,d\nx,ชื่อ,2022-04-05,y\n";
    RecordsRead *read = records_read(front, "r.csv", data, NULL);
    LkSourceOptions options = lk_record_options(read->set, 0, read->arena);
    LkSource *source = lk_source_parse(read->set->source, &options, read->arena, &read->diagnostics);
    cr_expect(lk_text_is(source->title, "ชื่อ"));
    cr_expect(lk_text_is(source->date, "2022-04-05"));
    cr_expect(lk_text_is(source->author, "นาย x"));
    cr_expect(lk_text_is(source->subject, "y"));
    cr_expect_eq(read->diagnostics.count, 0);
    records_done(read);
}

/* What is wrong with the template is told once; what is wrong with a value at its place in the data. */
Test(records, faults_are_told_of_the_template_or_of_the_value)
{
    const char data[] = "k,d\na,2022-04-05\nb,x\n";
    RecordsRead *read =
        records_read_bytes("", "{{d:thai-date}} {{dd}} {{d:thai}}", "r.csv", data, strlen(data), NULL);
    cr_expect_str_eq(records_messages(read), "* E-field-unknown t.md:3:17+6\n* E-field-form t.md:3:24+10");
    records_done(read);
    read = records_read_bytes("", "{{d:thai-date}}", "r.csv", data, strlen(data), NULL);
    cr_expect_str_eq(records_messages(read), "");
    cr_expect_str_eq(records_blocks(read, 0), "P <D:5 เมษายน 2565>");
    cr_expect_str_eq(records_blocks(read, 1), "! E-field-value r.csv:3:3+1");
    records_done(read);
}

Test(records, thai_digits_of_a_date_are_read)
{
    const char data[] = "k,d\na,๒๐๒๒-๐๔-๐๕\n";
    RecordsRead *read = records_read_bytes("fields: {d: date}\ndate: '{{d}}'\n", "{{d:thai-date}}", "r.csv",
                                           data, strlen(data), NULL);
    cr_expect_str_eq(records_messages(read), "");
    cr_expect_str_eq(records_blocks(read, 0), "P <D:5 เมษายน 2565>");
    records_done(read);
}

Test(records, lines_of_a_value_end_alike_and_unnamed_columns_are_none)
{
    const char data[] = "k,t,\nx,\"ก\r\nข\nค\",z\n";
    RecordsRead *read = records_read_bytes("", "{{t}}", "r.csv", data, strlen(data), NULL);
    cr_expect_str_eq(records_messages(read), "");
    cr_expect_str_eq(records_blocks(read, 0), "P <D:ก>/<D:ข>/<D:ค>");
    records_done(read);
    read = records_read_bytes("", "{{}}", "r.csv", data, strlen(data), NULL);
    cr_expect_str_eq(records_messages(read), "* E-field-unknown t.md:3:1+4");
    records_done(read);
}

/* ---- JSON Lines */

Test(records, json_lines_keep_texts_and_join_their_lists)
{
    const char data[] = "\xEF\xBB\xBF{\"k\": \"a\", \"n\": 95.70, \"o\": {\"p\": true, \"q\": null}, \"s\": "
                        "[{\"x\": 1}, {\"y\": \"\\u0e01\\ud83d\\ude00\", \"x\": 2}], \"l\": [\"ก\", 2]}\r\n\n"
                        "{\"n\":-1e5,\"k\":\"b\",\"s\":[]}";
    const char template[] = "{{k}} {{n}} {{o.p}} {{o.q}}. {{l}}\n\n```table\ndata: s\n```\n";
    RecordsRead *read =
        records_read_bytes("batch: {key: k}\n", template, "r.jsonl", data, strlen(data), NULL);
    cr_expect_str_eq(records_messages(read), "");
    cr_assert_eq(read->set->count, 2);
    cr_expect_str_eq(records_blocks(read, 0), "P <D:a> <D:95.70> <D:true> . <D:ก>/<D:2>; "
                                              "TABLE !|<D:x>|<D:y>\n<D:1>|\n<D:2>|<D:ก😀>");
    cr_expect_str_eq(records_blocks(read, 1), "P <D:b> <D:-1e5>  . ; TABLE !|<D:x>|<D:y>");
    records_done(read);
}

Test(records, json_is_told_of_at_its_place)
{
    static const Case cases[] = {
        {"", "r.jsonl", "{\"k\": 1,}\n", NULL, "1 E-json r.jsonl:1:9+1"},
        {"", "r.jsonl", "{\"k\": 1}\n{\"k\" 2}\n[1]\n{\"k\": 3} x\n", NULL,
         "2 E-json r.jsonl:2:6+1\n3 E-json r.jsonl:3:1+1\n4 E-json r.jsonl:4:10+1"},
        {"fields: {n: {required: true}}\nbatch: {tables: {s: {required: true}}}\n", "r.jsonl",
         "{\"k\": 1, \"n\": 2, \"s\": [{\"a\": 1}]}\n{\"k\": 7,\n", NULL, "2 E-json r.jsonl:2:9+0"},
        {"", "r.jsonl", "k,n\n1,2\n", NULL, "* E-json r.jsonl:1:1+1\n* E-json r.jsonl:2:1+1"},
        {"batch: {tables: {scores.csv: {required: true}}}\n", "r.jsonl", "{\"k\": 7,}\n{\"k\": 7}\n",
         "k,s\n7,1\n", "1 E-json r.jsonl:1:9+1"},
        {"", "r.jsonl", "{\"ก\": 01}\n", NULL, "* E-json r.jsonl:1:7+1"},
        {"", "r.jsonl", "{\"k\": \"\\ud83d\"}\n", NULL, "* E-json r.jsonl:1:8+6"},
        {"", "r.jsonl", "{\"k\": \"\\ude00\"}\n", NULL, "* E-json r.jsonl:1:8+6"},
        {"", "r.jsonl", "{\"k\": \"\\x\"}\n", NULL, "* E-json r.jsonl:1:8+2"},
        {"", "r.jsonl", "{\"k\": \"ก\n", NULL, "* E-json r.jsonl:1:7+1"},
        {"", "r.jsonl", "{\"k\": 1, \"k\": 2}\n", NULL, "1 E-json-twice r.jsonl:1:11+1"},
        {"", "r.jsonl", "{\"k\": [[1]]}\n", NULL, "* E-json-list r.jsonl:1:8+1"},
        {"", "r.jsonl", "{\"k\": [{\"a\": [{}]}]}\n", NULL, "* E-json-list r.jsonl:1:14+1"},
        {"", "r.jsonl", "{\"k\": 1}\n{\"k\": \"\xA1\"}\n", NULL, "* E-utf8 r.jsonl:2:8+0"},
        {"fields: {n: number}\n", "r.jsonl", "{\"k\": \"ก\", \"n\": \"x\"}\n{\"k\": \"ข\", \"n\": 1}\n", NULL,
         "1 E-record-number r.jsonl:1:18+1"},
        {"fields: {n: {required: true}}\n", "r.jsonl", "{\"k\": \"ก\", \"n\": null}\n{\"k\": \"ข\"}\n", NULL,
         "1 E-record-required r.jsonl:1:17+4\n2 E-record-required r.jsonl:2:1+0"},
        {"batch: {tables: {s: {fields: {n: number}}}}\n", "r.jsonl",
         "{\"k\": \"ก\", \"s\": [{\"n\": 1}, {\"n\": \"x\"}]}\n", NULL, "1 E-record-number r.jsonl:1:35+1"},
        {"batch: {tables: {s: {required: true, fields: {n: number}}}}\n", "r.jsonl", "{\"k\": \"ก\"}\n", NULL,
         "1 E-record-join r.jsonl:1:8+1"},
    };
    CHECK_CASES(cases);
}

Test(records, json_nested_without_end_stops_at_the_limit)
{
    LkArena *arena = lk_arena_create();
    LkBuffer data;
    lk_buffer_init(&data, arena);
    for (int i = 0; i < 100000; i++)
        lk_buffer_string(&data, "{\"a\":");
    RecordsRead *read = records_read("", "r.jsonl", lk_buffer_view(&data).bytes, NULL);
    cr_assert_not_null(read->diagnostics.first);
    cr_expect_str_eq(read->diagnostics.first->code, "E-limit-nesting");
    records_done(read);
    lk_arena_destroy(arena);
}

/* ---- Digests */

static const char *digest(const char *front, const char *name, const char *data, size_t length,
                          const char *rows, size_t index, LkArena *arena)
{
    RecordsRead *read = records_read_bytes(front, "ก", name, data, length, rows);
    cr_assert_gt(read->set->count, index);
    const char *hex = lk_arena_copy(arena, read->set->items[index].digest.hex, 64);
    records_done(read);
    return hex;
}

Test(records, the_digest_is_of_what_the_record_says_wherever_it_stands)
{
    static const char front[] = "batch: {key: k, tables: {scores.csv: {}}}\n";
    static const struct {
        const char *name, *data, *rows;
        size_t index;
        bool is_same;
    } cases[] = {
        {"r.csv", "k,n\nข,2\nก,1\n", "k,s\nก,1\nข,1\nก,2\n", 1, true},         /* order */
        {"r.csv", "n;k\r\n1;ก\r\n", "k;s\nก;1\nก;2\n", 0, true},               /* separator, columns */
        {"r.csv", "n,k\n1,\xA1\n", "k,s\n\xA1,1\n\xA1,2\n", 0, true},          /* Windows-874 */
        {"r.csv", "k,n,m\nก,\"1\",\n", "k,s\nก,1\nก,2\n", 0, true},            /* an empty column */
        {"r.jsonl", "{\"n\": 1, \"k\": \"ก\"}\n", "k,s\nก,1\nก,2\n", 0, true}, /* format */
        {"r.csv", "k,n\nก,2\n", "k,s\nก,1\nก,2\n", 0, false},
        {"r.csv", "k,m\nก,1\n", "k,s\nก,1\nก,2\n", 0, false},
        {"r.csv", "k,n\nก,1\n", "k,s\nก,1\nก,3\n", 0, false},
        {"r.csv", "k,n\nก,1\n", "k,s\nก,2\nก,1\n", 0, false},
        {"r.csv", "k,n\nก,1\n", "k,s\nก,1\n", 0, false},
    };
    LkArena *arena = lk_arena_create();
    const char plain[] = "k,n\nก,1\n";
    const char *wanted = digest(front, "r.csv", plain, strlen(plain), "k,s\nก,1\nก,2\n", 0, arena);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *got = digest(front, cases[i].name, cases[i].data, strlen(cases[i].data), cases[i].rows,
                                 cases[i].index, arena);
        cr_expect_eq(strcmp(wanted, got) == 0, cases[i].is_same, "case %zu", i);
    }
    lk_arena_destroy(arena);
}

/* A report that says “ลำดับ ๒” is another one when the record becomes the third. */
Test(records, the_digest_has_the_number_when_the_template_prints_it)
{
    LkArena *arena = lk_arena_create();
    const char *data[] = {"k\na\nb\n", "k\nb\na\n"};
    const char *with[2], *without[2];
    for (size_t i = 0; i < 2; i++) {
        with[i] = digest("title: '{{record-number}}'\n", "r.csv", data[i], strlen(data[i]), NULL, i, arena);
        without[i] = digest("", "r.csv", data[i], strlen(data[i]), NULL, i, arena);
    }
    cr_expect_str_neq(with[0], with[1]);
    cr_expect_str_eq(without[0], without[1]);
    lk_arena_destroy(arena);
}

/* The file that goes with the document makes the same record again. */
Test(records, the_record_as_a_file_is_the_record)
{
    static const char front[] = "batch: {key: n, tables: {scores.csv: {key: k}}}\n";
    const char data[] = "k,n,ว่าง\nก,\"ข\n\"\"๑\"\"\",\nค,ง,จ\n", rows[] = "k,s\n\"ข\n\"\"๑\"\"\",1\nง,2\n";
    RecordsRead *read = records_read_bytes(front, "ก", "r.csv", data, strlen(data), rows);
    cr_expect_str_eq(records_messages(read), "");
    const LkFile *file = lk_record_file(read->set, 0, read->arena);
    cr_expect_str_eq(file->text.bytes, "{\"n\":\"ข\\n\\\"๑\\\"\",\"k\":\"ก\",\"ว่าง\":\"\",\"scores.csv\":[{"
                                       "\"k\":\"ข\\n\\\"๑\\\"\",\"s\":\"1\"}]}\n");
    RecordsRead *again = records_read_bytes(front, "ก", "r.jsonl", file->text.bytes, file->text.length, NULL);
    cr_expect_str_eq(records_messages(again), "");
    cr_expect_str_eq(again->set->items[0].digest.hex, read->set->items[0].digest.hex);
    records_done(again);
    records_done(read);
}

/* The third of many is the third also where it stands alone. */
Test(records, the_record_as_a_file_has_its_number_where_that_is_printed)
{
    static const char front[] = "batch: {key: k}\n", data[] = "k,n\nก,1\nข,2\nค,3\n";
    RecordsRead *read = records_read_bytes(front, "{{record-number}}", "r.csv", data, strlen(data), NULL);
    const LkFile *file = lk_record_file(read->set, 2, read->arena);
    cr_expect_str_eq(file->text.bytes, "{\"k\":\"ค\",\"record-number\":\"3\",\"n\":\"3\"}\n");
    RecordsRead *again = records_read_bytes(front, "{{record-number}}", "record.jsonl", file->text.bytes,
                                            file->text.length, NULL);
    cr_expect_str_eq(records_messages(again), "");
    cr_expect_str_eq(again->set->items[0].digest.hex, read->set->items[2].digest.hex);
    cr_expect_str_eq(lk_record_file(again->set, 0, again->arena)->text.bytes, file->text.bytes);
    records_done(again);
    records_done(read);
}

/* ---- Memory */

typedef struct Exhausted {
    LkArena *arena;
    const char *folder, *data;
    LkDiagnostics diagnostics;
    size_t count;
} Exhausted;

static void read_again(void *context)
{
    Exhausted *exhausted = context;
    lk_diagnostics_init(&exhausted->diagnostics, exhausted->arena);
    LkFile *file = LK_NEW(exhausted->arena, LkFile);
    *file = (LkFile){
        .name = "t.md",
        .text = LK_TEXT(
            "---\nfields: {k: {pattern: '[a-z]'}}\nbatch: {tables: {scores.csv: {}}}\n---\nก {{k}}\n")};
    const LkRecordSet *set = lk_records_read(file, exhausted->folder, exhausted->data, 0, exhausted->arena,
                                             &exhausted->diagnostics);
    lk_record_options(set, 0, exhausted->arena);
    exhausted->count = set->count;
}

/* Whichever request fails: no crash, nothing left behind (the sanitizers look), and the next one is whole. */
Test(records, survive_running_out_of_memory_at_any_place, .timeout = 60)
{
    const char *const files[] = {"r.csv", "k,n\na,1\nb,๒\n", "r.jsonl",
                                 "{\"k\":\"a\",\"s\":[{\"x\":\"\\n\"}]}\n{\"k\":\"9\"}\n"};
    for (size_t i = 0; i < 4; i += 2) {
        RecordsRead *read = records_read("", files[i], files[i + 1], "k,s\na,1\nb,2\n");
        const char *path = lk_arena_printf(read->arena, "%s/%s", read->folder, files[i]);
        bool done = false;
        for (size_t requests = 1; !done && requests < 20000; requests++) {
            Exhausted exhausted = {.arena = lk_arena_create(), .folder = read->folder, .data = path};
            lk_arena_fail_after(exhausted.arena, requests);
            done = lk_arena_guarded(exhausted.arena, read_again, &exhausted);
            cr_assert(!done || exhausted.count == 2);
            lk_arena_destroy(exhausted.arena);
        }
        cr_expect(done);
        records_done(read);
    }
}
