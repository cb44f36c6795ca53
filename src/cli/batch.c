/* likhit batch: one report for each record, in a bag, in a print for the print room, or both. */
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/print.h"
#include "cli/progress.h"

typedef struct Options {
    const char *template, *data;
    const char *shards[256]; /* to be joined */
    size_t shard_total;
    const char *shard;
    LkDocumentOptions document;
    LkBatchOptions batch;
    CliPrint print;
    CliProgress progress;
    bool collects, checks, quiet, help, failed;
    int signals; /* a descriptor that can be read when the run is to end */
} Options;

enum {
    DATA,
    OUT,
    JOBS,
    RESUME,
    FAIL_FAST,
    CHECK,
    SHARD,
    COLLECT,
    MAX_PAGES,
    MAX_MEMORY,
    TIMEOUT,
    PDF,
    LAYOUT,
    ROOT,
    PROGRESS,
    QUIET,
    HELP,
    PRINT /* and those after it: CliPrintOption */
};

static const CliOption known[] = {
    [DATA] = {"--data", 'd', true},          [OUT] = {"--out", 'o', true},
    [JOBS] = {"--jobs", 'j', true},          [RESUME] = {"--resume", 0, false},
    [FAIL_FAST] = {"--fail-fast", 0, false}, [CHECK] = {"--check", 0, false},
    [SHARD] = {"--shard", 0, true},          [COLLECT] = {"--collect", 0, false},
    [MAX_PAGES] = {"--max-pages", 0, true},  [MAX_MEMORY] = {"--max-memory", 0, true},
    [TIMEOUT] = {"--timeout", 0, true},      [PDF] = {"--pdf", 0, true},
    [LAYOUT] = {"--layout", 'l', true},      [ROOT] = {"--root", 0, true},
    [PROGRESS] = {"--progress", 0, true},    [QUIET] = {"--quiet", 'q', false},
    [HELP] = {"--help", 'h', false},         [PRINT] = CLI_PRINT_ROWS,
};

static int help(void)
{
    puts(
        "Usage: likhit batch [OPTION…] TEMPLATE.md --data RECORDS --out FOLDER\n"
        "       likhit batch [OPTION…] TEMPLATE.md --data RECORDS --merge FILE.pdf\n"
        "       likhit batch --collect FOLDER… --out FOLDER\n"
        "\n"
        "Makes one PDF for each record of a CSV or JSON Lines file, in a bag (BagIt, RFC 8493) that\n"
        "“likhit verify” and other tools can check; or one print of all of them. All records are checked "
        "before any\n"
        "page is set; one that fails stops no other. What was made is never lost: --resume goes on after a "
        "crash,\n"
        "a kill or a full disk.\n"
        "\n"
        "  -d, --data FILE        the records: one row, or one line of JSON, for each report\n"
        "  -o, --out FOLDER       the bag: data/….pdf, manifests, index.csv and index.json, messages.jsonl\n"
        "  -j, --jobs N           threads (default: one for each processor)\n"
        "      --pdf PROFILE      archive, archive-source, print or plain, in place of what the layout says\n"
        "  -l, --layout NAME      a layout in place of the one the template names\n"
        "      --root FOLDER      folder that data and images may be in (default: the template's)\n"
        "      --check            check template and data, make nothing\n"
        "      --resume           go on with what is in FOLDER; unchanged records are kept, changed ones "
        "made again\n"
        "      --fail-fast        end with the first record that fails\n"
        "      --progress KIND    bar, lines, json (on standard output) or none\n"
        "  -q, --quiet            errors only: no warnings, no summary, no progress but JSON\n"
        "  -h, --help             this text\n"
        "\n"
        "Many machines\n"
        "      --shard I/N        only part I of N; “/N” or nothing where Slurm or Kubernetes says which\n"
        "      --collect          join the bags of all shards into one, as if one machine had made it\n"
        "\n"
        "Limits for one record, for data that nobody has looked at; one that goes past them fails alone\n"
        "      --max-pages N      pages\n"
        "      --max-memory SIZE  memory, such as 256M\n"
        "      --timeout SECONDS  time\n"
        "\n"
        "Printing\n"
        "      --merge FILE.pdf   all records in one file, in the order of the data, with bookmarks and page "
        "labels;\n"
        "                         FILE.index.csv tells where each is. With --out the bag is made first\n"
        "      --right            two-sided: each record begins on a right-hand page\n"
        "      --separators       a sheet before each record with its key, title and number\n"
        "      --copies N         of each record, one whole copy after the other\n"
        "      --two-up           two pages on a side\n"
        "      --booklet          each record to be folded and stitched\n"
        "      --sheet SIZE       the paper: A2 to A6, B4, B5, F4, SRA3, SRA4, letter, legal or such as "
        "320mm x 450mm\n"
        "      --crop-marks       where to trim; the paper must have room for them\n"
        "      --bins 4,8,16      files by the pages of a record: FILE-1-4.pdf, FILE-5-8.pdf, FILE-9-16.pdf, "
        "FILE-17-.pdf\n"
        "      --only KEY[:PAGES],…\n"
        "                         print these again, and nothing else: 1030101,1030102:3,1030104:2-4\n"
        "\n"
        "Exit codes: 0 all made; 1 some records failed (the data is at fault: do not retry); 2 wrong usage;\n"
        "3 a file cannot be read or written, 75 stopped by a signal (retry both with --resume); 4, 5, 70 as "
        "elsewhere.\n"
        "\n"
        "Examples:\n"
        "  likhit batch samples/batch/province/template.md --data records.csv --out bag\n"
        "  likhit batch template.md --data records.csv --out bag --resume\n"
        "  likhit batch template.md --data records.csv --out bag-3 --shard 3/8\n"
        "  likhit batch --collect bag-1 bag-2 bag-3 --out bag\n"
        "  likhit batch template.md --data records.csv --merge all.pdf --right --separators --bins 4,8");
    return CLI_DONE;
}

/* ---- Options */

static void wrong(Options *options, const char *format, const char *value)
{
    cli_usage_error("batch", format, value);
    options->failed = true;
}

static size_t take_number(Options *options, const char *name, const char *value, size_t most)
{
    char *end = NULL;
    unsigned long long number = value[0] >= '0' && value[0] <= '9' ? strtoull(value, &end, 10) : 0;
    if (end != NULL && *end == '\0' && number >= 1 && number <= most)
        return (size_t)number;
    cli_usage_error("batch", "%s takes a number from 1 to %zu, not “%s”", name, most, value);
    options->failed = true;
    return 1;
}

/* "256M", "1G", "500000k" */
static size_t take_size(Options *options, const char *value)
{
    char *end = NULL;
    double number = value[0] >= '0' && value[0] <= '9' ? strtod(value, &end) : 0;
    const char *units = "kMG", *unit = end == NULL || *end == '\0' ? NULL : strchr(units, *end);
    for (const char *at = units; unit != NULL && at <= unit; at++)
        number *= 1024;
    bool is_good = end != NULL && (*end == '\0' || (unit != NULL && end[1] == '\0')) && number >= 1048576 &&
                   number < 1e15;
    if (!is_good)
        wrong(options, "--max-memory takes such as 256M or 1G, 1M at least; not “%s”", value);
    return is_good ? (size_t)number : 0;
}

static double take_seconds(Options *options, const char *value)
{
    char *end = NULL;
    double seconds = strtod(value, &end);
    if (end == value || *end != '\0' || !(seconds > 0 && seconds <= 1e6))
        wrong(options, "--timeout takes seconds such as 2 or 0.5, not “%s”", value);
    return seconds;
}

static CliProgressKind take_kind(Options *options, const char *value)
{
    static const char *const names[] = {"bar", "lines", "json", "none"};
    for (int i = 0; i < 4; i++)
        if (strcmp(value, names[i]) == 0)
            return (CliProgressKind)i;
    wrong(options, "--progress takes bar, lines, json or none, not “%s”", value);
    return CLI_PROGRESS_NONE;
}

static void take_operand(Options *options, const char *value)
{
    enum { MOST = sizeof options->shards / sizeof *options->shards };
    if (options->shard_total < MOST)
        options->shards[options->shard_total++] = value;
    else
        wrong(options, "too many folders: “%s”; join some first", value);
}

static void take(Options *options, int option, const char *value)
{
    switch (option) {
    case DATA:
        options->data = value;
        break;
    case OUT:
        options->batch.folder = value;
        break;
    case JOBS:
        options->batch.workers = (unsigned)take_number(options, "--jobs", value, 1024);
        break;
    case RESUME:
        options->batch.resume = true;
        break;
    case FAIL_FAST:
        options->batch.fail_fast = true;
        break;
    case CHECK:
        options->checks = true;
        break;
    case SHARD:
        options->shard = value;
        break;
    case COLLECT:
        options->collects = true;
        break;
    case MAX_PAGES:
        options->document.limits.pages = take_number(options, "--max-pages", value, 100000);
        break;
    case MAX_MEMORY:
        options->document.limits.bytes = take_size(options, value);
        break;
    case TIMEOUT:
        options->document.limits.seconds = take_seconds(options, value);
        break;
    case PDF:
        options->failed |= !cli_profile("batch", value, &options->batch.profile);
        break;
    case LAYOUT:
        options->document.layout = value;
        break;
    case ROOT:
        options->document.root = value;
        break;
    case PROGRESS:
        options->progress.kind = take_kind(options, value);
        break;
    case QUIET:
        options->quiet = true;
        break;
    case HELP:
        options->help = true;
        break;
    default:
        if (option < 0)
            take_operand(options, value);
        else
            options->failed |= !cli_print_take(&options->print, (CliPrintOption)(option - PRINT), value);
        break;
    }
}

/* What has to be named, by what is asked for. */
static bool is_complete(Options *options)
{
    bool prints = options->print.batch.file != NULL;
    bool needs_folder = !options->checks && !prints;
    options->failed |= !cli_print_is_complete(&options->print, options->batch.folder);
    if (options->failed)
        return false;
    if (needs_folder && options->batch.folder == NULL)
        wrong(options, "name the bag or the print to write: --out FOLDER, --merge FILE%s", "");
    else if (options->collects && prints)
        wrong(options, "--collect joins bags: leave --merge away%s", "");
    else if (options->collects &&
             (options->data != NULL || options->batch.resume || options->checks || options->shard != NULL))
        wrong(options, "--collect takes the folders of the shards and --out%s, nothing else", " FOLDER");
    else if (options->collects && options->shard_total == 0)
        wrong(options, "name the folders of the shards%s", "");
    else if (options->batch.resume && options->batch.folder == NULL)
        wrong(options, "--resume goes on with a bag: name it by --out%s", " FOLDER");
    else if (prints && options->shard == NULL && cli_is_scheduled())
        wrong(options,
              "a scheduler's environment says that this is a part of the records: name the part that is "
              "printed by --shard%s",
              ", 1/1 for all of them");
    else if (!options->collects && options->shard_total == 0)
        wrong(options, "name the template: a Markdown file%s", "");
    else if (!options->collects && options->shard_total > 1)
        wrong(options, "one template at a time: “%s” is a second one", options->shards[1]);
    else if (!options->collects && options->data == NULL)
        wrong(options, "name the records: --data FILE%s", "");
    options->template = options->shards[0];
    return !options->failed;
}

/* ---- The run */

static void tell(void *context, int severity, const char *text, const char *json)
{
    Options *options = context;
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
    Options *options = context;
    cli_progress_show(&options->progress, now);
}

static bool should_stop(void *context)
{
    const Options *options = context;
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

static void tell_records(LkRecords *records, Options *options)
{
    for (size_t i = 0; i < lk_records_diagnostic_count(records); i++)
        tell(options, lk_records_diagnostic(records, i).severity, lk_records_diagnostic_text(records, i),
             lk_records_diagnostic_json(records, i));
}

static const char *plural(size_t count)
{
    return count == 1 ? "" : "s";
}

static int check(LkRecords *records, Options *options)
{
    size_t failed = 0, count = lk_records_count(records);
    for (size_t i = 0; i < count; i++) {
        failed += !lk_record(records, i).is_good;
        for (size_t k = 0; k < lk_record_diagnostic_count(records, i); k++)
            tell(options, LK_SEVERITY_ERROR, lk_record_diagnostic_text(records, i, k),
                 lk_record_diagnostic_json(records, i, k));
    }
    if (!options->quiet)
        fprintf(stderr, "%zu record%s, %zu with errors\n", count, plural(count), failed);
    return failed > 0 ? 1 : 0;
}

/* Nothing is said of a run that could not begin: its error was. */
static void print_bag_summary(const Options *options, int code)
{
    const LkBatchProgress *now = &options->progress.now;
    const LkBatchOptions *batch = &options->batch;
    bool has_ended = code == 0 || code == 1, stops_early = code == 1 && batch->fail_fast;
    if (!has_ended && now->total == 0)
        return;
    fprintf(stderr, "%s: %zu made, %zu kept, %zu failed; %zu page%s in %.1f s", batch->folder, now->made,
            now->kept, now->failed, now->pages, plural(now->pages), now->seconds);
    if (batch->shard_count > 1)
        fprintf(stderr, " (shard %u of %u)", batch->shard, batch->shard_count);
    fputs("\n", stderr);
    if (code == 75 || stops_early)
        fprintf(stderr, "stopped%s: go on with --resume\n", stops_early ? " at the first that failed" : "");
    else if (has_ended && now->failed > 0)
        fprintf(stderr, "why: %s/messages.jsonl\n", batch->folder);
}

static int join(Options *options)
{
    const LkBatchProgress *now = &options->progress.now;
    if (options->progress.kind != CLI_PROGRESS_JSON) /* it is over at once */
        options->progress.kind = CLI_PROGRESS_NONE;
    int code = lk_batch_collect(options->shards, options->shard_total, &options->batch);
    cli_progress_end(&options->progress);
    if ((code == 0 || code == 1) && !options->quiet)
        fprintf(stderr, "%s: %zu record%s of %zu shard%s, %zu failed; %zu page%s\n", options->batch.folder,
                now->total, plural(now->total), options->shard_total, plural(options->shard_total),
                now->failed, now->pages, plural(now->pages));
    if (code == 1 && !options->quiet)
        fprintf(stderr, "why: %s/messages.jsonl\n", options->batch.folder);
    return code;
}

static void print_print_summary(const Options *options, int code)
{
    const LkBatchProgress *now = &options->progress.now;
    bool is_whole = (code == 0 || code == 1) && now->made > 0 && !(code == 1 && options->batch.fail_fast);
    if (is_whole)
        fprintf(stderr, "%s: %zu printed, %zu failed; %zu page%s in %.1f s\n", options->print.batch.file,
                now->made, now->failed, now->pages, plural(now->pages), now->seconds);
    else
        fprintf(stderr, "%s: no print was made%s\n", options->print.batch.file,
                code == 75 ? ": stopped" : "");
}

static int make_bag(LkRecords *records, Options *options)
{
    int code = lk_batch_run(records, &options->batch);
    cli_progress_end(&options->progress);
    if (!options->quiet)
        print_bag_summary(options, code);
    return code;
}

/* After a bag, messages of its records have been told. Records that failed there are left out here. */
static int make_print(LkEngine *engine, LkRecords *records, Options *options)
{
    int code = cli_print_choose(&options->print, records, options->data);
    if (code != CLI_DONE)
        return code;
    options->print.batch.are_told = options->batch.folder != NULL;
    options->progress.now = (LkBatchProgress){0};
    options->progress.last = 0;
    code = lk_batch_print(engine, records, &options->print.batch, &options->batch);
    cli_progress_end(&options->progress);
    if (!options->quiet)
        print_print_summary(options, code);
    return code;
}

static int make(LkEngine *engine, LkRecords *records, Options *options)
{
    int code = CLI_DONE;
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

static int run(LkEngine *engine, Options *options)
{
    LkRecords *records = lk_records_open(engine, options->template, options->data, &options->document);
    if (records == NULL) {
        fputs("likhit: error: there is not enough memory [E-limit-memory]\n", stderr);
        return CLI_LIMIT;
    }
    tell_records(records, options);
    int code = lk_records_exit_code(records);
    if (code == 0)
        code = options->checks ? check(records, options) : make(engine, records, options);
    lk_records_destroy(records);
    cli_print_release(&options->print);
    return code;
}

int cli_batch(int count, char **values)
{
    Options options = {.progress = {.kind = cli_progress_kind()}, .signals = -1};
    options.batch =
        (LkBatchOptions){.tell = tell, .progress = show, .should_stop = should_stop, .context = &options};
    CliArguments arguments = {"batch", known, sizeof known / sizeof *known, count, 0, values, false, false};
    const char *value = NULL;
    for (int option; !options.failed && (option = cli_next(&arguments, &value)) != -2;)
        take(&options, option, value);
    if (options.help && !options.failed && !arguments.failed)
        return help();
    if (options.failed || arguments.failed || !is_complete(&options))
        return CLI_USAGE;
    if (options.quiet && options.progress.kind != CLI_PROGRESS_JSON)
        options.progress.kind = CLI_PROGRESS_NONE;
    if (options.collects)
        return join(&options);
    int usage = cli_shard(options.shard, &options.batch.shard, &options.batch.shard_count);
    if (usage != CLI_DONE)
        return usage;
    LkEngine *engine = cli_engine_lasting();
    int code = engine == NULL ? CLI_RESOURCE : run(engine, &options);
    lk_engine_destroy(engine);
    return code;
}
