/* The schema of records: what it says of a value, and what is wrong with a schema itself. */
#include "records/records_help.h"
#include "said.h"

typedef struct ValueCase {
    const char *rule;  /* of the column “ค่า” */
    const char *value; /* as a CSV field */
    const char *code;  /* NULL = good */
    const char *says;  /* part of message or hint; NULL = anything */
} ValueCase;

static void check_value(const ValueCase *item)
{
    char front[300], data[300];
    snprintf(front, sizeof front, "fields: {ค่า: %s}\n", item->rule);
    snprintf(data, sizeof data, "key,ค่า\nก,%s\n", item->value);
    RecordsRead *read = records_read(front, "r.csv", data, NULL);
    cr_expect_str_eq(records_messages(read), item->code == NULL ? "" : records_messages(read), "%s",
                     item->rule);
    const LkDiagnostics *told = read->set->count == 0 ? NULL : read->set->items[0].diagnostics;
    const char *code = told == NULL ? NULL : told->first->code;
    cr_expect(code == item->code || (code != NULL && item->code != NULL && strcmp(code, item->code) == 0),
              "%s: “%s” gives %s, not %s", item->rule, item->value, code, item->code);
    if (item->says != NULL && code != NULL)
        cr_expect(strstr(said(told->first), item->says) != NULL ||
                      (said_hint(told->first) != NULL && strstr(said_hint(told->first), item->says) != NULL),
                  "%s: “%s” says: %s / %s", item->rule, item->value, said(told->first),
                  said_hint(told->first));
    records_done(read);
}

#define CHECK_VALUES(cases)                                                                                  \
    for (size_t i = 0; i < sizeof(cases) / sizeof *(cases); i++)                                             \
    check_value(&(cases)[i])

Test(schema, numbers_are_read_in_thai_and_arabic_digits_but_not_mixed)
{
    static const ValueCase cases[] = {
        {"number", "95.70", NULL, NULL},
        {"number", "\"1,234.50\"", NULL, NULL},
        {"number", "\"๑,๒๓๔.๕๐\"", NULL, NULL},
        {"number", "-5", NULL, NULL},
        {"number", "", NULL, NULL},
        {"number", "9๕.๗", "E-record-number", "column ค่า: “9๕.๗” is not a number"},
        {"number", "9๕.๗", "E-record-number", "all its digits as Thai or all as Arabic"},
        {"number", "\"1,5\"", "E-record-number", "commas between thousands"},
        {"number", "ศูนย์", "E-record-number", NULL},
        {"number", "1e5", "E-record-number", NULL},
        {"integer", "๑๒", NULL, NULL},
        {"integer", "1.5", "E-record-integer", "not a whole number"},
    };
    CHECK_VALUES(cases);
}

Test(schema, ranges_include_both_ends)
{
    static const ValueCase cases[] = {
        {"{type: number, range: [0, 100]}", "0", NULL, NULL},
        {"{type: number, range: [0, 100]}", "๑๐๐.๐๐", NULL, NULL},
        {"{type: number, range: [0, 100]}", "100.01", "E-record-range", "is above 100"},
        {"{type: number, range: [0, 100]}", "-0.01", "E-record-range", "is below 0"},
        {"{type: number, range: [~, 100]}", "-99", NULL, NULL},
        {"{type: integer, range: [1, ~]}", "0", "E-record-range", NULL},
        {"{type: date, range: [2022-01-01, 2022-12-31]}", "2022-12-31", NULL, NULL},
        {"{type: date, range: [2022-01-01, 2022-12-31]}", "๒๐๒๒-๑๒-๓๑", NULL, NULL},
        {"{type: date, range: [2022-01-01, 2022-12-31]}", "2023-01-01", "E-record-range",
         "is after 2022-12-31"},
        {"{type: date, range: [2022-01-01, 2022-12-31]}", "2021-12-31", "E-record-range", "is before"},
    };
    CHECK_VALUES(cases);
}

Test(schema, dates_are_days_that_exist_in_any_form_of_offices)
{
    static const ValueCase cases[] = {
        {"date", "2022-04-05", NULL, NULL},
        {"date", "๒๐๒๒-๐๔-๐๕", NULL, NULL},
        {"date", "2022-02-30", "E-record-date", NULL},
        {"date", "2565-02-29", "E-record-date", NULL},
        {"date", "๒๕๖๗-๐๒-๒๙", NULL, NULL},
        {"date", "๕ เม.ย. ๒๕๖๕", NULL, NULL},
        {"date", "5/4/2565", NULL, NULL},
        {"date", "5/4/2022", "E-record-date", "may be 5 เมษายน 2565 or 4 พฤษภาคม 2565"},
        {"date", "5/4/22", "E-record-date", "may be พ.ศ. 2522 or ค.ศ. 2022"},
        {"{type: date, format: m/d/y}", "5/4/2022", NULL, NULL},
        {"{type: date, format: m/d/y, range: [4 พ.ค. 2565, 2022-05-04]}", "5/4/2022", NULL, NULL},
        {"{type: date, range: [2022-01-01, 2022-12-31]}", "5/4/2566", "E-record-range", "is after"},
    };
    CHECK_VALUES(cases);
}

Test(schema, a_required_value_is_more_than_blanks)
{
    static const ValueCase cases[] = {
        {"{required: true}", "ก", NULL, NULL},
        {"{required: true}", "", "E-record-required", "column ค่า: a value is missing"},
        {"{required: true}", "\"  \t \"", "E-record-required", NULL},
        {"{required: false}", "", NULL, NULL},
        {"{type: number, required: true}", "", "E-record-required", NULL},
    };
    CHECK_VALUES(cases);
}

Test(schema, a_pattern_matches_the_whole_value_and_reads_thai_digits)
{
    static const ValueCase cases[] = {
        {"{pattern: '[0-9]{8}'}", "12345678", NULL, NULL},
        {"{pattern: '[0-9]{8}'}", "๑๒๓๔๕๖๗๘", NULL, NULL},
        {"{pattern: '[๐-๙]{๘}'}", "12345678", NULL, NULL},
        {"{pattern: '[0-9]{8}'}", "123456789", "E-record-pattern", "does not match the pattern [0-9]{8}"},
        {"{pattern: '[0-9]{8}'}", "x12345678", "E-record-pattern", NULL},
        {"{pattern: 'a|ab'}", "ab", NULL, NULL},
        {"{pattern: 'อบต\\..+'}", "อบต.หนองจอก", NULL, NULL},
        {"{pattern: 'ก?'}", "", NULL, NULL},
    };
    CHECK_VALUES(cases);
}

Test(schema, values_are_told_with_the_nearest)
{
    static const ValueCase cases[] = {
        {"{values: [ดี, พอใช้, ปรับปรุง]}", "พอใช้", NULL, NULL},
        {"{values: [ดี, พอใช้, ปรับปรุง]}", "พอใช", "E-record-value", "did you mean “พอใช้”?"},
        {"{values: [ดี, พอใช้]}", "x", "E-record-value", "the values are ดี, พอใช้"},
        {"{values: [๑, ๒]}", "2", NULL, NULL},
    };
    CHECK_VALUES(cases);
}

Test(schema, tells_what_is_wrong_with_itself_at_its_place)
{
    static const struct {
        const char *front, *messages;
    } cases[] = {
        {"fields: {key: nmber}\n", "* E-schema-type t.md:2:15+5"},
        {"fields: {key: {typ: text}}\n", "* E-block-key t.md:2:16+3"},
        {"fields: {key: {pattern: '[0-9'}}\n", "* E-schema-pattern t.md:2:26+4"},
        {"fields: {key: {pattern: '(a'}}\n", "* E-schema-pattern t.md:2:26+2"},
        {"fields: {key: {range: [1, 2]}}\n", "* E-schema-range t.md:2:16+5"},
        {"fields: {key: {type: number, range: [2, 1]}}\n",
         "* E-schema-range t.md:2:38+1\n1 E-record-range r.csv:2:1+4"},
        {"fields: {key: {type: number, range: 5}}\n", "* E-schema-range t.md:2:37+1"},
        {"fields: {key: {type: number, range: [a, 9999]}}\n", "* E-schema-range t.md:2:38+1"},
        {"fields: {key: {type: date, range: [2565-02-29, ~]}}\n",
         "* E-schema-range t.md:2:36+10\n1 E-record-date r.csv:2:1+4"},
        {"fields: {key: {type: date, range: [5/4/2022, ~]}}\n",
         "* E-date-doubt t.md:2:36+8\n1 E-record-date r.csv:2:1+4"},
        {"fields: {x: {type: date, format: d/m}}\n",
         "* E-schema-format t.md:2:34+3\n* E-schema-column t.md:2:10+1"},
        {"fields: {key: {format: d/m/y}}\n", "* E-schema-format t.md:2:16+6"},
        {"fields: {key: {values: []}}\n", "* E-schema-values t.md:2:24+1"},
        {"fields: {key: {required: often}}\n", "* E-block-type t.md:2:26+5"},
        {"fields: {keys: text}\n", "* E-schema-column t.md:2:10+4"},
        {"fields: [key]\n", "* E-schema-map t.md:2:9+1"},
        {"batch: {kye: key}\n", "* E-block-key t.md:2:9+3"},
        {"batch: {key: kye}\n", "* E-schema-column t.md:2:14+3"},
        {"batch: {file: \"{{kye}}\"}\n", "* E-field-unknown t.md:2:16+7"},
        {"batch: {file: \"{{key:thai-dte}}\"}\n", "* E-field-form t.md:2:16+16"},
        {"batch: {tables: {scores.csv: {kee: a}}}\n",
         "* E-block-key t.md:2:31+3\n* E-file-missing t.md:2:18+10"},
        {"fields:\n  key:\n", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        RecordsRead *read = records_read(cases[i].front, "r.csv", "key,ข\n2022,1\n", NULL);
        cr_expect_str_eq(records_messages(read), cases[i].messages, "%s: %s", cases[i].front,
                         records_messages(read));
        records_done(read);
    }
}

/* PCRE2's sentences: a version that says them otherwise fails here. */
Test(schema, what_is_wrong_with_a_pattern_is_said_in_thai)
{
    static const struct {
        const char *pattern, *thai;
    } cases[] = {
        {"(a", "วงเล็บไม่มีตัวปิด"},
        {"a)", "วงเล็บปิดไม่มีตัวเปิด"},
        {"[0-9", "วงเล็บเหลี่ยมไม่มีตัวปิด"},
        {"[9-0]", "ช่วงอักขระใน [ ] เรียงกลับลำดับ"},
        {"*", "เครื่องหมายซ้ำ (* + ? {}) ไม่ได้ตามหลังสิ่งที่ซ้ำได้"},
        {"a{3,2}", "จำนวนใน {} เรียงจากมากไปน้อย"},
        {"a{99999}", "จำนวนใน {} มากเกินไป"},
        {"\\j", "อักขระที่ตามหลัง \\ ไม่มีความหมาย"},
        {"\\", "มี \\ อยู่ท้ายแบบแผน"},
        {"(?<9>a)", "ไลบรารีแจ้งว่า “subpattern name must start with a non-digit”"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char front[200], wanted[300];
        snprintf(front, sizeof front, "fields: {key: {pattern: '%s'}}\n", cases[i].pattern);
        snprintf(wanted, sizeof wanted, "แบบแผน (pattern) ไม่ถูกต้อง: %s", cases[i].thai);
        RecordsRead *read = records_read(front, "r.csv", "key\n1\n", NULL);
        cr_expect_str_eq(said_thai(read->diagnostics.first), wanted, "%s: %s, %s", cases[i].pattern,
                         said_thai(read->diagnostics.first), said(read->diagnostics.first));
        records_done(read);
    }
}

/* (a+)+$ against many a and a b takes longer than the age of the world without a limit. */
Test(schema, a_pattern_that_would_never_end_is_an_error_of_the_template, .timeout = 20)
{
    RecordsRead *read =
        records_read("fields: {k: {pattern: '(a+)+[cd]'}}\n", "r.csv",
                     "k\naaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab\nac\n", NULL);
    cr_expect_str_eq(records_messages(read), "* E-schema-pattern t.md:2:24+9");
    records_done(read);
}

/* One source without records has no use for them, and is not in their way. */
Test(schema, a_document_of_its_own_may_have_a_schema)
{
    static const SourceCase cases[] = {
        {"---\nfields: {code: text}\nbatch: {key: code}\ntitle: ก\n---\nข\n", "T ก; P ข", NULL, NULL},
        {"---\nfields: {code: text}\n---\nข {{code}}\n", NULL, "E-field-unknown 4:3+8", NULL},
        {"---\nfields: ก\nbatch: [ข, ค]\n---\n{{fields}} {{batch}}\n", "P <D:ก> <D:ข>/<D:ค>", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}
