/* likhit rebuild: takes the sources out of an archived PDF, typesets them again and says whether the bytes
 * are the same. */
#include <cjson/cJSON.h>
#include <errno.h>
#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"

#define RECORD "build-record.json"

typedef struct Options {
    const char *pdf, *output;
    const char **roots; /* --trust, with room for one an argument */
    size_t root_count;
} Options;

static bool take_trust(const CliGiven *given)
{
    Options *options = given->target;
    options->roots[options->root_count++] = given->value;
    return true;
}

static const CliOption known[] = {
    {"--output", 'o', "FILE", CLI_TEXT(Options, output), "keeps the new PDF", "เก็บ PDF ที่ทำใหม่ไว้"},
    {"--trust", 0, "FILE|FOLDER", take_trust, 0, "judges signatures by these root certificates (PEM or DER)",
     "ตรวจลายมือชื่อด้วยใบรับรองรากเหล่านี้ (PEM หรือ DER)"},
    CLI_HELP,
};
static const CliGroup groups[] = {CLI_GROUP(NULL, NULL, known, 0)};

static const CliCommand command = {
    .name = "rebuild",
    .about =
        {"Usage: likhit rebuild [OPTION…] ARCHIVED.pdf\n"
         "\n"
         "Takes the sources out of a PDF that was made with --pdf archive-source, typesets them again and "
         "compares.\n"
         "When the bytes are the same, the pages are what the sources say. When they are not, it says which "
         "of the\n"
         "things that the pages depend on are others here: Likhit, its libraries, the word list, the fonts.\n"
         "\n"
         "Of a signed PDF, what is compared is the file before anybody signed; what follows must be "
         "signatures.",
         "วิธีใช้: likhit rebuild [ตัวเลือก…] ARCHIVED.pdf\n"
         "\n"
         "นำต้นฉบับออกจาก PDF ที่ทำด้วย --pdf archive-source แล้วจัดหน้าใหม่และเปรียบเทียบ\n"
         "ถ้าตรงกันทุกไบต์ แสดงว่าหน้าเอกสารเป็นไปตามต้นฉบับ ถ้าไม่ตรง จะบอกว่าสิ่งใดที่มีผลต่อหน้าเอกสาร\n"
         "ในเครื่องนี้ไม่เหมือนเดิม: ลิขิต ไลบรารี รายการคำ หรือแบบอักษร\n"
         "\n"
         "ถ้า PDF มีการลงนามแล้ว จะเปรียบเทียบกับไฟล์ก่อนลงนาม และตรวจว่าส่วนที่ต่อท้ายเป็นลายมือชื่อเท่านั้น"},
    .groups = groups,
    .group_count = 1,
    .column = 22,
    .examples =
        {"Exit codes: 0 the same bytes, and behind them nothing but signatures, all good where --trust says "
         "whom to\n"
         "trust; 1 other bytes, bad signatures, or sources that can no longer be set; 3 a file that cannot "
         "be "
         "read,\n"
         "or has no sources in it.\n"
         "\n"
         "Example:\n"
         "  likhit rebuild archived.pdf",
         "รหัสจบ: 0 ตรงกันทุกไบต์ และส่วนที่ต่อท้ายเป็นลายมือชื่อเท่านั้น ซึ่งถูกต้องทุกรายการถ้าระบุ --trust\n"
         "1 ไม่ตรงกัน ลายมือชื่อไม่ถูกต้อง หรือจัดหน้าต้นฉบับไม่ได้แล้ว 3 อ่านไฟล์ไม่ได้ หรือไม่มีต้นฉบับในไฟล์\n"
         "\n"
         "ตัวอย่าง:\n"
         "  likhit rebuild archived.pdf"},
    .operand = offsetof(Options, pdf),
    .second = "E_USAGE_SECOND_FILE",
    .missing = "E_USAGE_MISSING_REBUILD",
};

/* ---- What the archived file says of itself */

static bool same_name(const char *name, const char *wanted)
{
    return strcmp(name, wanted) == 0;
}

static cJSON *read_record(const LkInspection *inspection)
{
    for (size_t i = 0; i < lk_inspection_attachment_count(inspection); i++) {
        LkAttachment file = {LK_SIZED(LkAttachment)};
        lk_inspection_attachment(inspection, i, &file);
        if (same_name(file.name, RECORD))
            return cJSON_ParseWithLength(file.bytes, file.length);
    }
    return NULL;
}

static const char *string_of(const cJSON *object, const char *key)
{
    const char *text = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(object, key));
    return text == NULL ? "" : text;
}

/* Whether the file inside is the one that the record names. */
static bool has_file(const LkInspection *inspection, const cJSON *file)
{
    for (size_t i = 0; i < lk_inspection_attachment_count(inspection); i++) {
        LkAttachment inside = {LK_SIZED(LkAttachment)};
        lk_inspection_attachment(inspection, i, &inside);
        char digest[65];
        if (!same_name(inside.name, string_of(file, "name")))
            continue;
        lk_sha256(inside.bytes, inside.length, digest);
        return strcmp(digest, string_of(file, "sha256")) == 0;
    }
    return false;
}

/* All files that the record names are there and unchanged; gives the source's name, or NULL after a message.
 */
static const char *check_files(const LkInspection *inspection, const cJSON *record)
{
    const cJSON *file;
    const char *source = NULL;
    cJSON_ArrayForEach(file, cJSON_GetObjectItemCaseSensitive(record, "files"))
    {
        if (!has_file(inspection, file)) {
            cli_say("E_REBUILD_FILE",
                    (LkCatalogueValue[]){{.name = "file", .value = string_of(file, "name")}}, 1);
            return NULL;
        }
        if (strcmp(string_of(file, "role"), "source") == 0)
            source = string_of(file, "name");
    }
    if (source == NULL)
        cli_say("E_REBUILD_RECORD_SOURCE", NULL, 0);
    return source;
}

/* ---- Setting it again */

typedef struct Rebuilt {
    void *bytes;
    size_t length;
    char *record;
} Rebuilt;

static char *read_text(const char *path)
{
    FILE *file = fopen(path, "rb");
    char *text = calloc(1, 1 << 20);
    if (file != NULL && text != NULL && fread(text, 1, (1 << 20) - 1, file) == 0)
        text[0] = '\0';
    if (file != NULL)
        fclose(file);
    return text;
}

/* The program's own choices are those of the record: pages, layout, date. */
static LkOutputOptions options_of(const cJSON *record, LkDocumentOptions *document)
{
    const cJSON *created = cJSON_GetObjectItemCaseSensitive(record, "created");
    const cJSON *pages = cJSON_GetObjectItemCaseSensitive(record, "pages");
    const char *layout = string_of(record, "layout");
    char epoch[32];
    snprintf(epoch, sizeof epoch, "%.0f", cJSON_IsNumber(created) ? created->valuedouble : 0);
    if (cJSON_IsNumber(created))
        setenv("SOURCE_DATE_EPOCH", epoch, 1);
    else
        unsetenv("SOURCE_DATE_EPOCH");
    document->layout = layout[0] != '\0' ? layout : NULL;
    LkOutputOptions output = {LK_SIZED(LkOutputOptions), .format = LK_FORMAT_PDF,
                              .profile = LK_PROFILE_ARCHIVE_SOURCE};
    double first = cJSON_GetNumberValue(cJSON_GetArrayItem(pages, 0));
    double last = cJSON_GetNumberValue(cJSON_GetArrayItem(pages, 1));
    output.first_page = first >= 1 && first < 1e6 ? (size_t)first : 0;
    output.last_page = last >= 1 && last < 1e6 ? (size_t)last : 0;
    return output;
}

/* The name of the file with that role; NULL if there is none. */
static const char *file_of(const cJSON *record, const char *role)
{
    const cJSON *file;
    cJSON_ArrayForEach(file, cJSON_GetObjectItemCaseSensitive(record, "files"))
    {
        if (strcmp(string_of(file, "role"), role) == 0)
            return string_of(file, "name");
    }
    return NULL;
}

/* What is set again: a source, or a template with the one record that is inside. */
typedef struct Sources {
    const char *source, *record; /* record NULL = none */
    const char *output;          /* where the new PDF is kept; NULL = nowhere */
} Sources;

static LkDocument *open_sources(LkEngine *engine, const Sources *sources, const LkDocumentOptions *options,
                                LkRecords **records)
{
    if (sources->record == NULL)
        return lk_document_open(engine, sources->source, options);
    *records = lk_records_open(engine, sources->source, sources->record, options);
    for (size_t i = 0; *records != NULL && i < lk_messages_count(lk_records_messages(*records)); i++)
        if (lk_messages_severity(lk_records_messages(*records), i) == LK_SEVERITY_ERROR)
            fputs(lk_messages_text(lk_records_messages(*records), i, cli_language()), stderr);
    return *records != NULL && lk_records_count(*records) == 1 ? lk_document_open_record(*records, 0) : NULL;
}

/* With a path, the file is written too: as all outputs are, aside and never over a signed one. */
static bool write_again(LkDocument *document, const LkOutputOptions *output, const char *path,
                        Rebuilt *rebuilt)
{
    LkOutputOptions file = *output;
    file.record = NULL;
    return lk_document_typeset(document) &&
           lk_document_write_memory(document, output, &rebuilt->bytes, &rebuilt->length) &&
           (path == NULL || lk_document_write_file(document, path, &file));
}

static int typeset(LkEngine *engine, const Sources *sources, const LkDocumentOptions *options,
                   const LkOutputOptions *output, Rebuilt *rebuilt)
{
    LkRecords *records = NULL;
    LkDocument *document = open_sources(engine, sources, options, &records);
    if (document == NULL) {
        int failed = records == NULL ? LK_EXIT_LIMIT : lk_messages_exit_code(lk_records_messages(records));
        lk_records_destroy(records);
        return failed != 0 ? failed : 1;
    }
    bool done = write_again(document, output, sources->output, rebuilt);
    for (size_t i = 0; !done && i < lk_messages_count(lk_document_messages(document)); i++)
        if (lk_messages_severity(lk_document_messages(document), i) == LK_SEVERITY_ERROR)
            fputs(lk_messages_text(lk_document_messages(document), i, cli_language()), stderr);
    int code = lk_messages_exit_code(lk_document_messages(document));
    lk_document_destroy(document);
    lk_records_destroy(records);
    return done ? LK_EXIT_DONE : code != 0 ? code : 1;
}

static char *joined(const char *folder, const char *name)
{
    char *path = NULL;
    return asprintf(&path, "%s/%s", folder, name) < 0 ? NULL : path;
}

static int set_again(const cJSON *record, const char *folder, const char *source, const char *kept,
                     Rebuilt *rebuilt)
{
    char *path = joined(folder, source), *layouts = joined(folder, "layouts"),
         *made = joined(folder, ".record");
    const char *row = file_of(record, "record");
    char *data = row == NULL ? NULL : joined(folder, row);
    LkDocumentOptions options = {LK_SIZED(LkDocumentOptions), .root = folder};
    LkOutputOptions output = options_of(record, &options);
    output.record = made;
    LkEngine *engine = path == NULL || layouts == NULL || made == NULL ? NULL : cli_engine_with(layouts);
    int code = engine == NULL ? LK_EXIT_RESOURCE
                              : typeset(engine, &(Sources){path, data, kept}, &options, &output, rebuilt);
    lk_engine_destroy(engine);
    rebuilt->record = code == LK_EXIT_DONE ? read_text(made) : NULL;
    free(path);
    free(layouts);
    free(made);
    free(data);
    return code;
}

/* ---- Comparing */

static void compare_strings(const char *phrase, const char *then, const char *now)
{
    if (strcmp(then, now) != 0)
        cli_line(stdout, phrase, "then", then, "now", now, NULL);
}

static void compare_fonts(const cJSON *then, const cJSON *now)
{
    const cJSON *old;
    cJSON_ArrayForEach(old, cJSON_GetObjectItemCaseSensitive(then, "fonts"))
    {
        const cJSON *font;
        const char *digest = "";
        cJSON_ArrayForEach(font, cJSON_GetObjectItemCaseSensitive(now, "fonts"))
        {
            if (strcmp(string_of(font, "name"), string_of(old, "name")) == 0)
                digest = string_of(font, "sha256");
        }
        if (digest[0] == '\0')
            cli_line(stdout, "REBUILD_FONT_GONE", "font", string_of(old, "name"), NULL);
        else if (strcmp(digest, string_of(old, "sha256")) != 0)
            cli_line(stdout, "REBUILD_FONT_OTHER", "font", string_of(old, "name"), NULL);
    }
}

static void explain(const cJSON *then, const Rebuilt *rebuilt)
{
    cJSON *now = cJSON_Parse(rebuilt->record);
    compare_strings("REBUILD_MADE_BY", string_of(then, "made-by"), string_of(now, "made-by"));
    compare_strings("REBUILD_WITH", string_of(then, "with"), string_of(now, "with"));
    compare_strings("REBUILD_WORDS", string_of(cJSON_GetObjectItemCaseSensitive(then, "words"), "sha256"),
                    string_of(cJSON_GetObjectItemCaseSensitive(now, "words"), "sha256"));
    compare_fonts(then, now);
    cJSON_Delete(now);
}

/* Returns whether the file begins with the new bytes; *is_all when it ends with them too. *first is the first
 * byte that differs. */
static bool begins_with(const char *path, const Rebuilt *rebuilt, size_t *first, bool *is_all)
{
    FILE *file = fopen(path, "rb");
    const unsigned char *bytes = rebuilt->bytes;
    int c = EOF;
    *first = 0;
    while (file != NULL && (c = fgetc(file)) != EOF && *first < rebuilt->length && bytes[*first] == c)
        ++*first;
    if (file != NULL)
        fclose(file);
    *is_all = c == EOF;
    return file != NULL && *first == rebuilt->length;
}

/* Time stamps over the file are counted with none: nobody signed by them. */
static size_t count_signatures(LkVerdict *verdict)
{
    size_t count = 0;
    for (size_t i = 0; i < lk_verdict_count(verdict); i++) {
        LkVerdictSignature signature = {LK_SIZED(LkVerdictSignature)};
        count += lk_verdict_signature(verdict, i, &signature) && !signature.is_stamp;
    }
    return count;
}

/* What follows revision 1 must be signatures: also an update before the first of them may change pages. */
static int judge_signatures(const Options *given, const Rebuilt *rebuilt)
{
    LkTrust trust = {LK_SIZED(LkTrust), .roots = given->roots, .root_count = given->root_count};
    LkVerdict *verdict = lk_verdict_open(given->pdf, &trust);
    LkVerdictState state = lk_verdict_state(verdict);
    CliNumber count = cli_number(count_signatures(verdict));
    bool is_judged = given->root_count > 0;
    bool is_behind = lk_verdict_count(verdict) > 0 && lk_verdict_unsigned_length(verdict) == rebuilt->length;
    bool is_good = is_behind && (state == LK_VERDICT_GOOD || (!is_judged && state < LK_VERDICT_CHANGED));
    if (!is_behind)
        cli_line(stdout, "REBUILD_BEHIND", NULL);
    else
        cli_line(stdout,
                 !is_good    ? "REBUILD_NOT_GOOD"
                 : is_judged ? "REBUILD_FOLLOW"
                             : "REBUILD_UNJUDGED",
                 "count", count.digits, NULL);
    const LkMessages *messages = lk_verdict_messages(verdict);
    for (size_t i = 0; !is_good && i < lk_messages_count(messages); i++)
        fputs(lk_messages_text(messages, i, cli_language()), stderr);
    lk_verdict_destroy(verdict);
    return is_good ? LK_EXIT_DONE : LK_EXIT_DOCUMENT;
}

static int compare(const Options *given, const cJSON *record, const Rebuilt *rebuilt)
{
    size_t first = 0;
    char digest[65];
    bool is_all = false;
    const char *path = given->pdf;
    lk_sha256(rebuilt->bytes, rebuilt->length, digest);
    if (begins_with(path, rebuilt, &first, &is_all)) {
        cli_line(stdout, is_all ? "REBUILD_SAME" : "REBUILD_REVISION", "file", path, "bytes",
                 cli_number(rebuilt->length).digits, "digest", digest, NULL);
        return is_all ? LK_EXIT_DONE : judge_signatures(given, rebuilt);
    }
    cli_line(stdout, "REBUILD_OTHER", "file", path, "first", cli_number(first + 1).digits, NULL);
    explain(record, rebuilt);
    return 1;
}

/* ---- All of it */

static int remove_one(const char *path, const struct stat *info, int type, struct FTW *walk)
{
    (void)info, (void)type, (void)walk;
    return remove(path);
}

static int rebuild_in(const LkInspection *inspection, const cJSON *record, const Options *given,
                      const char *folder)
{
    Rebuilt rebuilt = {0};
    const char *source = check_files(inspection, record);
    if (source == NULL || !cli_unpack(inspection, folder, true))
        return LK_EXIT_FILE;
    int code = set_again(record, folder, source, given->output, &rebuilt);
    if (code == LK_EXIT_DONE)
        code = compare(given, record, &rebuilt);
    lk_free(rebuilt.bytes);
    free(rebuilt.record);
    return code;
}

static int rebuild(const LkInspection *inspection, const Options *given)
{
    cJSON *record = read_record(inspection);
    const char *temporary = getenv("TMPDIR");
    char folder[PATH_MAX];
    if (record == NULL) {
        cli_say("E_REBUILD_RECORD", (LkCatalogueValue[]){{.name = "file", .value = given->pdf}}, 1);
        return LK_EXIT_FILE;
    }
    snprintf(folder, sizeof folder, "%s/likhit-XXXXXX", temporary != NULL ? temporary : "/tmp");
    int code = LK_EXIT_FILE;
    if (mkdtemp(folder) == NULL) {
        cli_say("E_REBUILD_FOLDER", (LkCatalogueValue[]){{.name = "reason", .reason = errno}}, 1);
    } else {
        code = rebuild_in(inspection, record, given, folder);
        nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    }
    cJSON_Delete(record);
    return code;
}

int cli_rebuild(int count, char **values)
{
    Options given = {.roots = calloc((size_t)count + 1, sizeof *given.roots)};
    if (given.roots == NULL)
        return cli_out_of_memory();
    int code = cli_read(&command, count, values, &given);
    LkInspection *inspection = code == CLI_GO_ON ? cli_open_pdf(given.pdf) : NULL;
    if (code == CLI_GO_ON)
        code = inspection == NULL ? LK_EXIT_FILE : rebuild(inspection, &given);
    lk_inspection_destroy(inspection);
    free(given.roots);
    return code;
}
