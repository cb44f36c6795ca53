/* The options of `likhit batch`. */
#include "cli/batch_options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- Values */

static bool take_number(const CliGiven *given, size_t most, size_t *number)
{
    char *end = NULL;
    const char *value = given->value;
    unsigned long long read = value[0] >= '0' && value[0] <= '9' ? strtoull(value, &end, 10) : 0;
    *number = (size_t)read;
    if (end != NULL && *end == '\0' && read >= 1 && read <= most)
        return true;
    char largest[32];
    snprintf(largest, sizeof largest, "%zu", most);
    cli_usage_error("batch", "E_USAGE_VALUE_NUMBER", "option", given->option->name, "most", largest, "value",
                    value, NULL);
    return false;
}

static bool take_jobs(const CliGiven *given)
{
    size_t number = 0;
    bool is_good = take_number(given, 1024, &number);
    *(unsigned *)given->target = (unsigned)number;
    return is_good;
}

static bool take_pages(const CliGiven *given)
{
    return take_number(given, 100000, given->target);
}

/* "256M", "1G", "500000k" */
static bool take_size(const CliGiven *given)
{
    char *end = NULL;
    const char *value = given->value;
    double number = value[0] >= '0' && value[0] <= '9' ? strtod(value, &end) : 0;
    const char *units = "kMG", *unit = end == NULL || *end == '\0' ? NULL : strchr(units, *end);
    for (const char *at = units; unit != NULL && at <= unit; at++)
        number *= 1024;
    bool is_good = end != NULL && (*end == '\0' || (unit != NULL && end[1] == '\0')) && number >= 1048576 &&
                   number < 1e15;
    if (!is_good)
        return cli_wrong(given, "E_USAGE_VALUE_MEMORY");
    *(size_t *)given->target = (size_t)number;
    return true;
}

static bool take_seconds(const CliGiven *given)
{
    char *end = NULL;
    double seconds = strtod(given->value, &end);
    *(double *)given->target = seconds;
    bool is_good = end != given->value && *end == '\0' && seconds > 0 && seconds <= 1e6;
    return is_good || cli_wrong(given, "E_USAGE_VALUE_TIMEOUT");
}

static bool take_kind(const CliGiven *given)
{
    static const char *const names[] = {"bar", "lines", "json", "none"};
    for (int i = 0; i < 4; i++) {
        if (strcmp(given->value, names[i]) == 0) {
            *(CliProgressKind *)given->target = (CliProgressKind)i;
            return true;
        }
    }
    return cli_wrong(given, "E_USAGE_VALUE_PROGRESS");
}

static bool take_operand(const CliGiven *given)
{
    CliBatch *batch = given->target;
    enum { MOST = sizeof batch->shards / sizeof *batch->shards };
    if (batch->shard_total == MOST)
        return cli_wrong(given, "E_USAGE_MANY_FOLDERS");
    batch->shards[batch->shard_total++] = given->value;
    return true;
}

/* ---- The tables */

static const CliOption general[] = {
    {"--data", 'd', "FILE", CLI_TEXT(CliBatch, data),
     "the records, a row for each report: CSV, .xlsx or .xlsx#SHEET, JSON Lines (.jsonl)",
     "ไฟล์ข้อมูล หนึ่งแถวต่อรายงานหนึ่งฉบับ: CSV, .xlsx หรือ .xlsx#SHEET, JSON Lines (.jsonl)"},
    {"--header-row", 0, "N", CLI_ROW(CliBatch, document.header_row),
     "the row of the data that names its columns (default: the first below titles)",
     "แถวของข้อมูลที่เป็นชื่อคอลัมน์ (ปกติคือแถวแรกใต้หัวเรื่อง)"},
    {"--out", 'o', "FOLDER", CLI_TEXT(CliBatch, batch.folder),
     "the bag: data/….pdf, manifests, index.csv and index.json, messages.jsonl",
     "โฟลเดอร์ของชุดเอกสาร: data/….pdf บัญชีไฟล์ index.csv, index.json และ messages.jsonl"},
    {"--jobs", 'j', "N", take_jobs, offsetof(CliBatch, batch.workers),
     "threads (default: one for each processor)", "จำนวนงานที่ทำพร้อมกัน (ปกติเท่าจำนวนหน่วยประมวลผล)"},
    {"--pdf", 0, "PROFILE", CLI_PROFILE(CliBatch, batch.profile),
     "archive, archive-source, print or plain, in place of what the layout says",
     "archive, archive-source, print หรือ plain แทนค่าที่รูปแบบกำหนด"},
    {"--layout", 'l', "NAME", CLI_TEXT(CliBatch, document.layout),
     "a layout in place of the one the template names", "ใช้รูปแบบนี้แทนที่แม่แบบระบุ"},
    {"--root", 0, "FOLDER", CLI_TEXT(CliBatch, document.root),
     "folder that data and images may be in (default: the template's)",
     "โฟลเดอร์ที่ข้อมูลและภาพอยู่ได้ (ปกติคือโฟลเดอร์ของแม่แบบ)"},
    {"--check", 0, NULL, CLI_SWITCH(CliBatch, checks), "check template and data, make nothing",
     "ตรวจแม่แบบและข้อมูลเท่านั้น ไม่ทำเอกสาร"},
    {"--resume", 0, NULL, CLI_SWITCH(CliBatch, batch.resume),
     "go on with what is in FOLDER; unchanged records are kept, changed ones made again",
     "ทำต่อจากที่มีใน FOLDER รายการที่ไม่เปลี่ยนคงไว้ รายการที่เปลี่ยนทำใหม่"},
    {"--fail-fast", 0, NULL, CLI_SWITCH(CliBatch, batch.fail_fast), "end with the first record that fails",
     "หยุดที่รายการแรกที่ทำไม่สำเร็จ"},
    {"--progress", 0, "KIND", take_kind, offsetof(CliBatch, progress.kind),
     "bar, lines, json (on standard output) or none",
     "แสดงความคืบหน้าเป็น bar, lines, json (ทาง standard output) หรือ none"},
    {"--quiet", 'q', NULL, CLI_SWITCH(CliBatch, quiet),
     "errors only: no warnings, no summary, no progress but JSON",
     "แสดงเฉพาะข้อผิดพลาด ไม่แสดงคำเตือน สรุป และความคืบหน้าที่ไม่ใช่ JSON"},
    CLI_HELP,
};

static const CliOption machines[] = {
    {"--shard", 0, "I/N", CLI_TEXT(CliBatch, shard),
     "only part I of N; “/N” or nothing where Slurm or Kubernetes says which",
     "ทำเฉพาะส่วนงานที่ I จาก N ใช้ “/N” หรือไม่ต้องใส่ เมื่อ Slurm หรือ Kubernetes กำหนดให้"},
    {"--collect", 0, NULL, CLI_SWITCH(CliBatch, collects),
     "join the bags of all shards into one, as if one machine had made it",
     "รวมชุดเอกสารของทุกส่วนงานเป็นชุดเดียว เหมือนทำด้วยเครื่องเดียว"},
};

static const CliOption signing[] = {
    {"--sign", 0, "KEY", CLI_TEXT(CliBatch, key),
     "sign each report as it is made: file of the key (.p12, .pfx), or a token:\n"
     "'pkcs11:token=…;object=…'. The PIN is asked for once, before the first",
     "ลงนามทุกฉบับขณะที่ทำ ด้วยไฟล์กุญแจ (.p12, .pfx) หรืออุปกรณ์กุญแจ:\n"
     "'pkcs11:token=…;object=…' ถามรหัสครั้งเดียวก่อนเริ่มทำ"},
    {"--stamp-manifest", 0, NULL, CLI_SWITCH(CliBatch, stamps),
     "one time stamp of --tsa over the bag's manifest, for all reports at once;\n"
     "--level is b then, where it is not given",
     "ประทับรับรองเวลาครั้งเดียวที่บัญชีไฟล์ของชุดเอกสาร แทนทุกฉบับ ด้วย --tsa\n"
     "ถ้าไม่ระบุ --level จะใช้ b"},
    {"--overwrite-signed", 0, NULL, CLI_SWITCH(CliBatch, batch.over_signed),
     "with --resume: replace or remove reports that others signed, where their\n"
     "records changed or are no more",
     "ใช้กับ --resume: เขียนทับหรือลบฉบับที่ผู้อื่นลงนามแล้ว\n"
     "เมื่อรายการเปลี่ยนหรือไม่มีแล้ว"},
};

static const CliOption limits[] = {
    {"--max-pages", 0, "N", take_pages, offsetof(CliBatch, limits.pages), "pages", "จำนวนหน้า"},
    {"--max-memory", 0, "SIZE", take_size, offsetof(CliBatch, limits.bytes), "memory, such as 256M",
     "หน่วยความจำ เช่น 256M"},
    {"--timeout", 0, "SECONDS", take_seconds, offsetof(CliBatch, limits.seconds), "time", "เวลาเป็นวินาที"},
};

static const CliGroup groups[] = {
    CLI_GROUP(NULL, NULL, general, 0),
    CLI_GROUP("Many machines", "หลายเครื่อง", machines, 0),
    CLI_GROUP(
        "Limits for one record, for data that nobody has looked at; one that goes past them fails alone",
        "ขีดจำกัดของแต่ละรายการ สำหรับข้อมูลที่ยังไม่มีใครตรวจ รายการที่เกินจะไม่สำเร็จเฉพาะรายการนั้น", limits, 0),
    CLI_GROUP("Signing", "การลงนาม", signing, 0),
    CLI_GROUP(NULL, NULL, cli_signature_options, offsetof(CliBatch, signature)),
    CLI_GROUP("Printing", "การพิมพ์", cli_print_options, offsetof(CliBatch, print)),
};

static const CliCommand command = {
    .name = "batch",
    .about = {"Usage: likhit batch [OPTION…] TEMPLATE.md --data RECORDS --out FOLDER\n"
              "       likhit batch [OPTION…] TEMPLATE.md --data RECORDS --merge FILE.pdf\n"
              "       likhit batch --collect FOLDER… --out FOLDER\n"
              "\n"
              "Makes one PDF for each record of a CSV, Excel (.xlsx) or JSON Lines file, in a bag (BagIt, "
              "RFC 8493) that\n"
              "“likhit verify” and other tools can check; or one print of all of them. All records are "
              "checked before any\n"
              "page is set; one that fails stops no other. What was made is never lost: --resume goes on "
              "after a crash,\n"
              "a kill or a full disk.",
              "วิธีใช้: likhit batch [ตัวเลือก…] TEMPLATE.md --data RECORDS --out FOLDER\n"
              "      likhit batch [ตัวเลือก…] TEMPLATE.md --data RECORDS --merge FILE.pdf\n"
              "      likhit batch --collect FOLDER… --out FOLDER\n"
              "\n"
              "ทำ PDF หนึ่งไฟล์ต่อหนึ่งรายการใน CSV, Excel (.xlsx) หรือ JSON Lines เก็บเป็นชุดเอกสาร (BagIt, RFC 8493) "
              "ซึ่งตรวจได้ด้วย\n"
              "“likhit verify” และเครื่องมืออื่น หรือทำไฟล์รวมสำหรับพิมพ์ไฟล์เดียว ลิขิตตรวจทุกรายการก่อนจัดหน้า\n"
              "รายการที่ผิดไม่ทำให้รายการอื่นหยุด สิ่งที่ทำแล้วไม่สูญหาย ถ้าเครื่องดับ ถูกสั่งหยุด หรือดิสก์เต็ม\n"
              "ทำต่อได้ด้วย --resume"},
    .groups = groups,
    .group_count = sizeof groups / sizeof *groups,
    .column = 25,
    .examples =
        {"Exit codes: 0 all made; 1 some records failed (the data is at fault: do not retry); 2 wrong "
         "usage;\n"
         "3 a file cannot be read or written, 75 stopped by a signal (retry both with --resume); 4, 5, 70 as "
         "elsewhere.\n"
         "\n"
         "Examples:\n"
         "  likhit batch samples/batch/province/template.md --data records.csv --out bag\n"
         "  likhit batch template.md --data records.csv --out bag --resume\n"
         "  likhit batch template.md --data records.csv --out bag-3 --shard 3/8\n"
         "  likhit batch --collect bag-1 bag-2 bag-3 --out bag\n"
         "  likhit batch template.md --data records.csv --merge all.pdf --right --separators --bins 4,8",
         "รหัสจบ: 0 ทำครบ 1 บางรายการไม่สำเร็จ (ข้อมูลผิด ไม่ต้องสั่งซ้ำ) 2 ใช้คำสั่งไม่ถูกต้อง\n"
         "3 อ่านหรือเขียนไฟล์ไม่ได้ 75 ถูกสั่งหยุด (ทั้งสองกรณีสั่งซ้ำด้วย --resume) 4, 5, 70 เหมือนคำสั่งอื่น\n"
         "\n"
         "ตัวอย่าง:\n"
         "  likhit batch samples/batch/province/template.md --data records.csv --out bag\n"
         "  likhit batch template.md --data records.csv --out bag --resume\n"
         "  likhit batch template.md --data records.csv --out bag-3 --shard 3/8\n"
         "  likhit batch --collect bag-1 bag-2 bag-3 --out bag\n"
         "  likhit batch template.md --data records.csv --merge all.pdf --right --separators --bins 4,8"},
    .take_operand = take_operand,
};

/* ---- What goes together */

/* Options of a signature are for a key, but for a server, which may stamp the manifest alone. */
static const char *wrong_with_signature(const CliBatch *given)
{
    const CliSignature *signature = &given->signature;
    bool has_options = signature->field != NULL || signature->opinion != NULL || signature->image != NULL ||
                       signature->level >= 0 || signature->chain != NULL || signature->pin_file != NULL ||
                       signature->time != 0 || signature->pss || signature->any_order ||
                       (signature->tsa != NULL && !given->stamps);
    if (given->key == NULL && has_options)
        return "E_USAGE_TOGETHER_SIGN";
    if (given->key != NULL && given->batch.folder == NULL && !given->checks)
        return "E_USAGE_TOGETHER_SIGN_OUT";
    if (given->stamps && given->batch.folder == NULL)
        return "E_USAGE_TOGETHER_STAMP_OUT";
    bool stamps_each = given->key != NULL && signature->level != LK_SIGNATURE_B &&
                       (signature->level > LK_SIGNATURE_B || !given->stamps);
    return (given->stamps || stamps_each) && signature->tsa == NULL ? "E_USAGE_MISSING_TSA" : NULL;
}

/* What has to be named, by what is asked for. Returns what is missing, or does not go with the rest; NULL =
 * all is well. */
static const char *missing(const CliBatch *given)
{
    bool prints = given->print.batch.file != NULL;
    bool needs_folder = !given->checks && !prints;
    if (needs_folder && given->batch.folder == NULL)
        return "E_USAGE_MISSING_BAG";
    if (given->collects && prints)
        return "E_USAGE_TOGETHER_COLLECT_MERGE";
    if (given->collects && (given->data != NULL || given->document.header_row > 0 || given->batch.resume ||
                            given->checks || given->shard != NULL || given->key != NULL))
        return "E_USAGE_TOGETHER_COLLECT_ALONE";
    if (given->collects && given->shard_total == 0)
        return "E_USAGE_MISSING_SHARDS";
    if (given->batch.resume && given->batch.folder == NULL)
        return "E_USAGE_TOGETHER_RESUME";
    const char *signature = wrong_with_signature(given);
    if (signature != NULL)
        return signature;
    if (prints && given->shard == NULL && cli_is_scheduled())
        return "E_USAGE_MISSING_SHARD_PRINT";
    if (!given->collects && given->shard_total == 0)
        return "E_USAGE_MISSING_TEMPLATE";
    return NULL;
}

/* What is not given: a level is chosen by how times are stamped. */
static void complete(CliBatch *given)
{
    if (given->signature.level < 0)
        given->signature.level = given->stamps ? LK_SIGNATURE_B : LK_SIGNATURE_LTA;
    given->signed_as = cli_signature(&given->signature);
    given->batch.signature = &given->signed_as;
    given->batch.tsa = given->stamps ? given->signature.tsa : NULL;
}

static int check_all(CliBatch *given)
{
    if (!cli_print_is_complete(&given->print, given->batch.folder))
        return LK_EXIT_USAGE;
    const char *mistake = missing(given);
    if (mistake != NULL)
        return cli_usage_error("batch", mistake, NULL);
    if (!given->collects && given->shard_total > 1)
        return cli_usage_error("batch", "E_USAGE_SECOND_TEMPLATE", "value", given->shards[1], NULL);
    if (!given->collects && given->data == NULL)
        return cli_usage_error("batch", "E_USAGE_MISSING_DATA", NULL);
    given->template = given->shards[0];
    complete(given);
    return CLI_GO_ON;
}

int cli_batch_read(CliBatch *batch, int count, char **values)
{
    int code = cli_read(&command, count, values, batch);
    if (code == CLI_GO_ON)
        code = check_all(batch);
    if (code == CLI_GO_ON && batch->quiet && batch->progress.kind != CLI_PROGRESS_JSON)
        batch->progress.kind = CLI_PROGRESS_NONE;
    return code;
}
