/* likhit batch: one report for each record, in a bag, in a print for the print room, or both. */
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "cli/batch_options.h"
#include "cli/pin.h"

static void tell(void *context, int severity, const char *text, const char *json)
{
    CliBatch *options = context;
    if (options->quiet && severity != LK_SEVERITY_ERROR)
        return;
    if (options->progress.kind == CLI_PROGRESS_JSON) {
        fputs(json, stdout);
        return;
    }
    cli_progress_hide(&options->progress);
    fputs(text, stderr);
}

static void show(void *context, const LkBatchProgress *now)
{
    CliBatch *options = context;
    cli_progress_show(&options->progress, now);
}

static bool should_stop(void *context)
{
    const CliBatch *options = context;
    struct pollfd signals = {.fd = options->signals, .events = POLLIN};
    return options->signals >= 0 && poll(&signals, 1, 0) > 0;
}

/* Signals are asked for between records, so that none is cut in the middle. */
static int open_signals(void)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGHUP);
    return pthread_sigmask(SIG_BLOCK, &set, NULL) == 0 ? signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK) : -1;
}

static void tell_records(LkRecords *records, CliBatch *options)
{
    for (size_t i = 0; i < lk_messages_count(lk_records_messages(records)); i++)
        tell(options, lk_messages_severity(lk_records_messages(records), i),
             lk_messages_text(lk_records_messages(records), i, cli_language()),
             lk_messages_json(lk_records_messages(records), i, cli_language()));
}

static int check(LkRecords *records, CliBatch *options)
{
    size_t failed = 0, count = lk_records_count(records);
    for (size_t i = 0; i < count; i++) {
        failed += !lk_record_is_good(records, i);
        for (size_t k = 0; k < lk_messages_count(lk_record_messages(records, i)); k++)
            tell(options, LK_SEVERITY_ERROR,
                 lk_messages_text(lk_record_messages(records, i), k, cli_language()),
                 lk_messages_json(lk_record_messages(records, i), k, cli_language()));
    }
    if (!options->quiet)
        cli_line(stderr, "BATCH_CHECKED", "count", cli_number(count).digits, "failed",
                 cli_number(failed).digits, NULL);
    return failed > 0 ? 1 : 0;
}

/* Nothing is said of a run that could not begin: its error was. */
static void print_bag_summary(const CliBatch *options, int code)
{
    const LkBatchProgress *now = &options->progress.now;
    const LkBatchOptions *batch = &options->batch;
    bool has_ended = code == 0 || code == 1, stops_early = code == 1 && batch->fail_fast;
    if (!has_ended && now->total == 0)
        return;
    LkKeyHolder holder = {LK_SIZED(LkKeyHolder)};
    bool is_signed = lk_key_holder(batch->key, &holder);
    cli_put(stderr, "BATCH_MADE", "folder", batch->folder, "made", cli_number(now->made).digits, "kept",
            cli_number(now->kept).digits, "failed", cli_number(now->failed).digits, "pages",
            cli_number(now->pages).digits, "seconds", cli_decimal(now->seconds, 1).digits, NULL);
    if (batch->shard_count > 1)
        cli_put(stderr, "BATCH_SHARD", "shard", cli_number(batch->shard).digits, "count",
                cli_number(batch->shard_count).digits, NULL);
    if (is_signed) {
        fputs("; ", stderr);
        cli_put(stderr, "BATCH_SIGNED", "holder", holder.name, NULL);
    }
    fputs("\n", stderr);
    if (now->left > 0)
        cli_line(stderr, "BATCH_LEFT", "count", cli_number(now->left).digits, NULL);
    if (has_ended && batch->tsa != NULL && !stops_early)
        cli_line(stderr, "BATCH_STAMPED", "folder", batch->folder, NULL);
    if (code == 75 || stops_early)
        cli_line(stderr, stops_early ? "BATCH_STOPPED_FAILED" : "BATCH_STOPPED", NULL);
    else if (has_ended && now->failed > 0)
        cli_line(stderr, "BATCH_WHY", "folder", batch->folder, NULL);
}

static int join(CliBatch *options)
{
    const LkBatchProgress *now = &options->progress.now;
    if (options->progress.kind != CLI_PROGRESS_JSON) /* it is over at once */
        options->progress.kind = CLI_PROGRESS_NONE;
    options->batch.tsa = options->stamps ? options->signature.tsa : NULL;
    int code = lk_batch_collect(options->shards, options->shard_total, &options->batch);
    cli_progress_end(&options->progress);
    if ((code == 0 || code == 1) && !options->quiet)
        cli_line(stderr, "BATCH_JOINED", "folder", options->batch.folder, "count",
                 cli_number(now->total).digits, "shards", cli_number(options->shard_total).digits, "failed",
                 cli_number(now->failed).digits, "pages", cli_number(now->pages).digits, NULL);
    if (code == 1 && !options->quiet)
        cli_line(stderr, "BATCH_WHY", "folder", options->batch.folder, NULL);
    return code;
}

static void print_print_summary(const CliBatch *options, int code)
{
    const LkBatchProgress *now = &options->progress.now;
    bool is_whole = (code == 0 || code == 1) && now->made > 0 && !(code == 1 && options->batch.fail_fast);
    if (is_whole)
        cli_line(stderr, "PRINT_MADE", "file", options->print.batch.file, "made",
                 cli_number(now->made).digits, "failed", cli_number(now->failed).digits, "pages",
                 cli_number(now->pages).digits, "seconds", cli_decimal(now->seconds, 1).digits, NULL);
    else
        cli_line(stderr, code == 75 ? "PRINT_STOPPED" : "PRINT_NONE", "file", options->print.batch.file,
                 NULL);
}

static int make_bag(LkRecords *records, CliBatch *options)
{
    int code = lk_batch_run(records, &options->batch);
    cli_progress_end(&options->progress);
    if (!options->quiet)
        print_bag_summary(options, code);
    return code;
}

/* After a bag, messages of its records have been told. Records that failed there are left out here. */
static int make_print(LkEngine *engine, LkRecords *records, CliBatch *options)
{
    int code = cli_print_choose(&options->print, records, options->data);
    if (code != LK_EXIT_DONE)
        return code;
    options->print.batch.are_told = options->batch.folder != NULL;
    options->progress.now = (LkBatchProgress){LK_SIZED(LkBatchProgress)};
    options->progress.last = 0;
    code = lk_batch_print(engine, records, &options->print.batch, &options->batch);
    cli_progress_end(&options->progress);
    if (!options->quiet)
        print_print_summary(options, code);
    return code;
}

static int make(LkEngine *engine, LkRecords *records, CliBatch *options)
{
    int code = LK_EXIT_DONE;
    options->signals = open_signals();
    if (options->batch.folder != NULL)
        code = make_bag(records, options);
    bool goes_on = code == 0 || (code == 1 && !options->batch.fail_fast);
    if (options->print.batch.file != NULL && goes_on) {
        int print_code = make_print(engine, records, options);
        code = print_code != 0 ? print_code : code;
    }
    if (options->signals >= 0)
        close(options->signals);
    return code;
}

/* The PIN is asked for before the first record is made, and when all of them have been checked. */
static int open_key_and_make(LkEngine *engine, LkRecords *records, CliBatch *options)
{
    int code = LK_EXIT_DONE;
    if (options->key != NULL)
        options->batch.key = cli_open_key(options->key, &options->signature, &code);
    if (code == LK_EXIT_DONE)
        code = make(engine, records, options);
    lk_key_destroy(options->batch.key);
    return code;
}

static int run(LkEngine *engine, CliBatch *options)
{
    LkRecords *records = lk_records_open(engine, options->template, options->data, &options->document);
    if (records == NULL)
        return cli_out_of_memory();
    tell_records(records, options);
    int code = lk_messages_exit_code(lk_records_messages(records));
    if (code == 0)
        code = options->checks ? check(records, options) : open_key_and_make(engine, records, options);
    lk_records_destroy(records);
    cli_print_release(&options->print);
    return code;
}

int cli_batch(int count, char **values)
{
    CliBatch options = {.document = {LK_SIZED(LkDocumentOptions)},
                        .limits = {LK_SIZED(LkLimits)},
                        .print = {.batch = {LK_SIZED(LkBatchPrint)}, .sheets = {LK_SIZED(LkPrintOptions)}},
                        .progress = {.kind = cli_progress_kind()},
                        .signature = {.level = -1},
                        .signals = -1};
    options.document.limits = &options.limits;
    options.print.batch.print = &options.print.sheets;
    options.batch = (LkBatchOptions){LK_SIZED(LkBatchOptions), .tell = tell, .progress = show,
                                     .should_stop = should_stop, .context = &options};
    int code = cli_batch_read(&options, count, values);
    if (code != CLI_GO_ON)
        return code;
    options.batch.language = cli_language();
    if (options.key != NULL)
        cli_keep_secrets();
    if (options.collects)
        return join(&options);
    code = cli_shard(options.shard, &options.batch.shard, &options.batch.shard_count);
    if (code != LK_EXIT_DONE)
        return code;
    LkEngine *engine = cli_engine_lasting();
    code = engine == NULL ? LK_EXIT_RESOURCE : run(engine, &options);
    lk_engine_destroy(engine);
    return code;
}
