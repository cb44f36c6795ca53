/* Misuse of records, batches, inspections, comparisons and revisions. */
#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#include "api/misuse.h"

static void misuse_lk_records_open(Misused *with)
{
    const LkDocumentOptions unsized = {0};
    LkRecords *cases[] = {lk_records_open(NULL, "t.md", "d.csv", NULL),
                          lk_records_open(with->engine, NULL, "d.csv", NULL),
                          lk_records_open(with->engine, "t.md", NULL, NULL),
                          lk_records_open(with->engine, "t.md", "d.csv", &unsized)};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cr_assert_not_null(cases[i]);
        expect_told(lk_records_messages(cases[i]));
        cr_expect_eq(lk_records_count(cases[i]), 0);
        cr_expect_str_empty(lk_record_key(cases[i], 99));
        lk_document_destroy(lk_document_open_record(cases[i], 0));
        lk_records_destroy(cases[i]);
    }
}

static void misuse_lk_records_destroy(Misused *with)
{
    (void)with;
    lk_records_destroy(NULL);
}

static void misuse_lk_records_messages(Misused *with)
{
    (void)with;
    cr_expect_null(lk_records_messages(NULL));
}

static void misuse_lk_records_count(Misused *with)
{
    (void)with;
    cr_expect_eq(lk_records_count(NULL), 0);
}

static void misuse_lk_records_find(Misused *with)
{
    cr_expect_eq(lk_records_find(NULL, "a"), 0);
    cr_expect_eq(lk_records_find(with->records, NULL), 2);
    cr_expect_eq(lk_records_find(with->records, "no"), 2);
}

static void misuse_lk_record_key(Misused *with)
{
    cr_expect_str_empty(lk_record_key(NULL, 0));
    cr_expect_str_empty(lk_record_key(with->records, 2));
    cr_expect_str_eq(lk_record_key(with->records, 0), "a");
}

static void misuse_lk_record_name(Misused *with)
{
    cr_expect_str_empty(lk_record_name(NULL, 0));
    cr_expect_str_empty(lk_record_name(with->records, (size_t)-1));
}

static void misuse_lk_record_digest(Misused *with)
{
    cr_expect_str_empty(lk_record_digest(NULL, 0));
    cr_expect_str_empty(lk_record_digest(with->records, 2));
}

static void misuse_lk_record_is_good(Misused *with)
{
    cr_expect_not(lk_record_is_good(NULL, 0));
    cr_expect_not(lk_record_is_good(with->records, 2));
}

static void misuse_lk_record_weight(Misused *with)
{
    cr_expect_eq(lk_record_weight(NULL, 0), 0);
    cr_expect_eq(lk_record_weight(with->records, 2), 0);
}

static void misuse_lk_record_messages(Misused *with)
{
    cr_expect_null(lk_record_messages(NULL, 0));
    cr_expect_null(lk_record_messages(with->records, 2));
    cr_expect_not_null(lk_record_messages(with->records, 0), "one without faults has none, and a handle");
}

static void misuse_lk_records_digest(Misused *with)
{
    char hex[65] = "?";
    cr_expect_not(lk_records_digest(NULL, hex));
    cr_expect_str_empty(hex);
    cr_expect_not(lk_records_digest(with->records, NULL));
}

static void misuse_lk_record_own_digest(Misused *with)
{
    char hex[65] = "?";
    cr_expect_not(lk_record_own_digest(NULL, with->document, hex));
    cr_expect_str_empty(hex);
    cr_expect_not(lk_record_own_digest(with->records, NULL, hex));
    cr_expect_not(lk_record_own_digest(with->records, with->document, NULL));
    cr_expect_not(lk_record_own_digest(with->records, with->unset, hex));
    expect_told(lk_document_messages(with->unset));
}

/* ---- Batches */

static void count_errors(void *context, int severity, const char *text, const char *json)
{
    *(int *)context += severity == LK_SEVERITY_ERROR && strstr(json, "E-argument") != NULL && text[0] != '\0';
}

static LkBatchOptions batch_options(int *told)
{
    return (LkBatchOptions){LK_SIZED(LkBatchOptions), .tell = count_errors, .context = told};
}

static void misuse_lk_batch_run(Misused *with)
{
    const LkBatchOptions unsized = {0};
    int told = 0;
    LkBatchOptions options = batch_options(&told);
    cr_expect_eq(lk_batch_run(with->records, NULL), LK_EXIT_USAGE);
    cr_expect_eq(lk_batch_run(with->records, &unsized), LK_EXIT_USAGE);
    cr_expect_eq(lk_batch_run(with->records, &options), LK_EXIT_USAGE, "there is no folder");
    options.folder = with->file;
    cr_expect_eq(lk_batch_run(NULL, &options), LK_EXIT_USAGE);
    options.profile = (LkProfile)77;
    cr_expect_eq(lk_batch_run(with->records, &options), LK_EXIT_USAGE);
    options.profile = LK_PROFILE_LAYOUT;
    options.shard = 3;
    options.shard_count = 2;
    cr_expect_eq(lk_batch_run(with->records, &options), LK_EXIT_USAGE);
    cr_expect_eq(told, 4);
}

static void misuse_lk_batch_print(Misused *with)
{
    static const LkBatchPart beyond[] = {{.record = 2}};
    const LkBatchOptions unsized = {0};
    int told = 0;
    LkBatchOptions options = batch_options(&told);
    LkBatchPrint good = {LK_SIZED(LkBatchPrint), .file = with->file}, none = {0}, nowhere = good, bins = good;
    LkBatchPrint parts = good, missing = good;
    nowhere.file = NULL;
    bins.bin_count = 1;
    missing.part_count = 1;
    parts.part_count = 1;
    parts.parts = beyond;
    cr_expect_eq(lk_batch_print(with->engine, with->records, &good, NULL), LK_EXIT_DOCUMENT,
                 "options may be NULL; a record has a fault");
    cr_expect_eq(lk_batch_print(with->engine, with->records, &good, &unsized), LK_EXIT_USAGE);
    cr_expect_eq(lk_batch_print(NULL, with->records, &good, &options), LK_EXIT_USAGE);
    cr_expect_eq(lk_batch_print(with->engine, NULL, &good, &options), LK_EXIT_USAGE);
    const LkBatchPrint *const wrong[] = {NULL, &none, &nowhere, &bins, &missing, &parts};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        cr_expect_eq(lk_batch_print(with->engine, with->records, wrong[i], &options), LK_EXIT_USAGE, "%zu",
                     i);
    cr_expect_eq(told, 8);
}

static void misuse_lk_batch_collect(Misused *with)
{
    const char *const shards[] = {NULL};
    int told = 0;
    LkBatchOptions options = batch_options(&told);
    cr_expect_eq(lk_batch_collect(shards, 1, NULL), LK_EXIT_USAGE);
    cr_expect_eq(lk_batch_collect(shards, 0, &options), LK_EXIT_USAGE, "there is no folder");
    options.folder = with->file;
    cr_expect_eq(lk_batch_collect(shards, 1, &options), LK_EXIT_USAGE);
    cr_expect_eq(lk_batch_collect(NULL, 1, &options), LK_EXIT_USAGE);
    cr_expect_eq(told, 3);
}

static void misuse_lk_bag_verify(Misused *with)
{
    (void)with;
    int told = 0;
    LkBatchOptions options = batch_options(&told);
    const LkBatchOptions unsized = {0};
    cr_expect_eq(lk_bag_verify("/tmp", &unsized), LK_EXIT_USAGE);
    cr_expect_eq(lk_bag_verify(NULL, &options), LK_EXIT_USAGE);
    cr_expect_eq(lk_bag_verify("/no/such/folder", NULL), LK_EXIT_FILE, "options may be NULL");
    cr_expect_eq(told, 1);
}

/* ---- Inspections */

static void misuse_lk_fix_open(Misused *with)
{
    (void)with;
    LkFix *fix = lk_fix_open(NULL);
    cr_assert_not_null(fix);
    expect_told(lk_fix_messages(fix));
    cr_expect_eq(lk_fix_count(fix), 0);
    cr_expect_null(lk_fix_describe(fix, LK_LANGUAGE_DEFAULT));
    cr_expect_not(lk_fix_write(fix, true));
    cr_expect_str_empty(lk_fix_backup(fix));
    lk_fix_destroy(fix);
}

static void misuse_lk_fix_destroy(Misused *with)
{
    (void)with;
    lk_fix_destroy(NULL);
}

static void misuse_lk_fix_messages(Misused *with)
{
    (void)with;
    cr_expect_null(lk_fix_messages(NULL));
}

static void misuse_lk_fix_count(Misused *with)
{
    (void)with;
    cr_expect_eq(lk_fix_count(NULL), 0);
}

static void misuse_lk_fix_describe(Misused *with)
{
    (void)with;
    cr_expect_null(lk_fix_describe(NULL, LK_LANGUAGE_THAI));
}

static void misuse_lk_fix_write(Misused *with)
{
    (void)with;
    cr_expect_not(lk_fix_write(NULL, true));
}

static void misuse_lk_fix_backup(Misused *with)
{
    (void)with;
    cr_expect_str_empty(lk_fix_backup(NULL));
}

static void misuse_lk_inspection_open(Misused *with)
{
    (void)with;
    LkInspection *inspection = lk_inspection_open(NULL);
    cr_assert_not_null(inspection);
    expect_told(lk_inspection_messages(inspection));
    cr_expect_null(lk_inspection_describe(inspection, LK_INSPECTION_TEXT, LK_LANGUAGE_DEFAULT));
    lk_inspection_destroy(inspection);
}

static void misuse_lk_inspection_destroy(Misused *with)
{
    (void)with;
    lk_inspection_destroy(NULL);
}

static void misuse_lk_inspection_messages(Misused *with)
{
    (void)with;
    cr_expect_null(lk_inspection_messages(NULL));
}

static void misuse_lk_inspection_describe(Misused *with)
{
    cr_assert(lk_document_write_file(with->document, with->file, NULL));
    LkInspection *inspection = lk_inspection_open(with->file);
    cr_expect_null(lk_inspection_describe(NULL, LK_INSPECTION_TEXT, LK_LANGUAGE_DEFAULT));
    cr_assert_not_null(lk_inspection_describe(inspection, LK_INSPECTION_TEXT, LK_LANGUAGE_DEFAULT), "%s",
                       lk_messages_failure(lk_inspection_messages(inspection), LK_LANGUAGE_DEFAULT));
    cr_expect_null(lk_inspection_describe(inspection, (LkInspectionForm)77, LK_LANGUAGE_DEFAULT));
    cr_expect_null(lk_inspection_describe(inspection, (LkInspectionForm)-1, LK_LANGUAGE_DEFAULT));
    expect_told(lk_inspection_messages(inspection));
    lk_inspection_destroy(inspection);
}

static void misuse_lk_inspection_attachment_count(Misused *with)
{
    (void)with;
    cr_expect_eq(lk_inspection_attachment_count(NULL), 0);
}

static void misuse_lk_inspection_attachment(Misused *with)
{
    const LkOutputOptions options = {LK_SIZED(LkOutputOptions), .profile = LK_PROFILE_ARCHIVE_SOURCE};
    LkAttachment attachment = {LK_SIZED(LkAttachment)}, unsized = {0};
    cr_assert(lk_document_write_file(with->document, with->file, &options));
    LkInspection *inspection = lk_inspection_open(with->file);
    size_t count = lk_inspection_attachment_count(inspection);
    cr_assert_gt(count, 0);
    cr_expect_not(lk_inspection_attachment(NULL, 0, &attachment));
    cr_expect_not(lk_inspection_attachment(inspection, count, &attachment));
    cr_expect_not(lk_inspection_attachment(inspection, 0, NULL));
    cr_expect_not(lk_inspection_attachment(inspection, 0, &unsized));
    cr_expect_null(attachment.bytes);
    lk_inspection_destroy(inspection);
}

/* ---- Comparisons */

static LkComparison *compared(Misused *with)
{
    const LkCompared side = {LK_SIZED(LkCompared), .document = with->document};
    LkComparison *comparison = lk_comparison_create(with->engine, &side, &side);
    cr_assert_not_null(comparison);
    cr_assert_eq(lk_messages_count(lk_comparison_messages(comparison)), 0);
    return comparison;
}

static void misuse_lk_comparison_create(Misused *with)
{
    const LkCompared good = {LK_SIZED(LkCompared), .document = with->document}, unsized = {0};
    const LkCompared neither = {LK_SIZED(LkCompared)}, *const sides[] = {NULL, &unsized, &neither};
    for (size_t i = 0; i < 7; i++) {
        LkEngine *engine = i == 6 ? NULL : with->engine;
        const LkCompared *a = i < 3 ? sides[i] : &good, *b = i >= 3 && i < 6 ? sides[i - 3] : &good;
        LkComparison *comparison = lk_comparison_create(engine, a, b);
        cr_assert_not_null(comparison);
        expect_told(lk_comparison_messages(comparison));
        cr_expect_eq(lk_comparison_count(comparison), 0);
        cr_expect_null(lk_comparison_describe(comparison, LK_COMPARISON_TEXT));
        lk_comparison_destroy(comparison);
    }
    const LkCompared unset = {LK_SIZED(LkCompared), .document = with->unset};
    LkComparison *comparison = lk_comparison_create(with->engine, &good, &unset);
    cr_expect_eq(lk_messages_exit_code(lk_comparison_messages(comparison)), LK_EXIT_DOCUMENT);
    lk_comparison_destroy(comparison);
}

static void misuse_lk_comparison_destroy(Misused *with)
{
    (void)with;
    lk_comparison_destroy(NULL);
}

static void misuse_lk_comparison_messages(Misused *with)
{
    (void)with;
    cr_expect_null(lk_comparison_messages(NULL));
}

static void misuse_lk_comparison_count(Misused *with)
{
    (void)with;
    cr_expect_eq(lk_comparison_count(NULL), 0);
}

static void misuse_lk_comparison_describe(Misused *with)
{
    LkComparison *comparison = compared(with);
    cr_expect_null(lk_comparison_describe(NULL, LK_COMPARISON_TEXT));
    cr_expect_null(lk_comparison_describe(comparison, (LkComparisonForm)77));
    expect_told(lk_comparison_messages(comparison));
    cr_expect_not_null(lk_comparison_describe(comparison, LK_COMPARISON_TEXT));
    lk_comparison_destroy(comparison);
}

static void misuse_lk_comparison_write_html(Misused *with)
{
    LkComparison *comparison = compared(with);
    cr_expect_not(lk_comparison_write_html(NULL, with->file));
    cr_expect_not(lk_comparison_write_html(comparison, NULL));
    expect_told(lk_comparison_messages(comparison));
    cr_expect(lk_comparison_write_html(comparison, with->file));
    lk_comparison_destroy(comparison);
}

static void misuse_lk_comparison_write_png(Misused *with)
{
    LkComparison *comparison = compared(with);
    size_t written = 7;
    cr_expect_not(lk_comparison_write_png(NULL, with->file, 0, &written));
    cr_expect_eq(written, 0);
    cr_expect_not(lk_comparison_write_png(comparison, NULL, 0, &written));
    cr_expect_not(lk_comparison_write_png(comparison, with->file, NAN, &written));
    cr_expect_not(lk_comparison_write_png(comparison, with->file, -1, &written));
    expect_told(lk_comparison_messages(comparison));
    cr_expect(lk_comparison_write_png(comparison, with->file, 0, NULL));
    lk_comparison_destroy(comparison);
}

/* ---- Revisions, digests */

static void misuse_lk_revision_open(Misused *with)
{
    (void)with;
    LkRevision *cases[] = {lk_revision_open(NULL, "HEAD", NULL), lk_revision_open("a.md", NULL, NULL)};
    for (size_t i = 0; i < 2; i++) {
        expect_told(lk_revision_messages(cases[i]));
        cr_expect_str_empty(lk_revision_path(cases[i]));
        cr_expect_str_empty(lk_revision_root(cases[i]));
        lk_revision_destroy(cases[i]);
    }
}

static void misuse_lk_revision_destroy(Misused *with)
{
    (void)with;
    lk_revision_destroy(NULL);
}

static void misuse_lk_revision_messages(Misused *with)
{
    (void)with;
    cr_expect_null(lk_revision_messages(NULL));
}

static void misuse_lk_revision_path(Misused *with)
{
    (void)with;
    cr_expect_str_empty(lk_revision_path(NULL));
}

static void misuse_lk_revision_root(Misused *with)
{
    (void)with;
    cr_expect_str_empty(lk_revision_root(NULL));
}

static void misuse_lk_sha256(Misused *with)
{
    (void)with;
    char hex[65] = "?";
    lk_sha256(NULL, 5, hex);
    cr_expect_str_empty(hex);
    lk_sha256("a", 1, NULL);
    lk_sha256(NULL, 0, hex);
    cr_expect_str_eq(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "no bytes");
}

static void misuse_lk_suggest(Misused *with)
{
    (void)with;
    cr_expect_null(lk_suggest(NULL, NULL, 0));
    cr_expect_null(lk_suggest("a", NULL, 3));
}

static void misuse_lk_seconds(Misused *with)
{
    (void)with;
    double before = lk_seconds();
    cr_expect_geq(lk_seconds(), before);
}

const MisuseRow misuse_others[] = {
    ROW(lk_records_open),
    ROW(lk_records_destroy),
    ROW(lk_records_messages),
    ROW(lk_records_count),
    ROW(lk_records_find),
    ROW(lk_record_key),
    ROW(lk_record_name),
    ROW(lk_record_digest),
    ROW(lk_record_is_good),
    ROW(lk_record_weight),
    ROW(lk_record_messages),
    ROW(lk_records_digest),
    ROW(lk_record_own_digest),
    ROW(lk_batch_run),
    ROW(lk_batch_print),
    ROW(lk_batch_collect),
    ROW(lk_bag_verify),
    ROW(lk_fix_open),
    ROW(lk_fix_destroy),
    ROW(lk_fix_messages),
    ROW(lk_fix_count),
    ROW(lk_fix_describe),
    ROW(lk_fix_write),
    ROW(lk_fix_backup),
    ROW(lk_inspection_open),
    ROW(lk_inspection_destroy),
    ROW(lk_inspection_messages),
    ROW(lk_inspection_describe),
    ROW(lk_inspection_attachment_count),
    ROW(lk_inspection_attachment),
    ROW(lk_comparison_create),
    ROW(lk_comparison_destroy),
    ROW(lk_comparison_messages),
    ROW(lk_comparison_count),
    ROW(lk_comparison_describe),
    ROW(lk_comparison_write_html),
    ROW(lk_comparison_write_png),
    ROW(lk_revision_open),
    ROW(lk_revision_destroy),
    ROW(lk_revision_messages),
    ROW(lk_revision_path),
    ROW(lk_revision_root),
    ROW(lk_sha256),
    ROW(lk_suggest),
    ROW(lk_seconds),
    {0},
};
