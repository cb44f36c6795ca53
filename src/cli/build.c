/* likhit build: one source to one output. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"

typedef struct Options {
    const char *source, *output; /* output NULL = beside the source; "-" = standard output */
    LkDocumentOptions document;
    LkOutputOptions format;
    const char *map; /* file for the map; NULL = none */
    bool has_format, timings, json_diagnostics, quiet, help, failed;
} Options;

enum {
    OUTPUT,
    FORMAT,
    PDF,
    RECORD,
    MAP,
    PAGES,
    PPI,
    LAYOUT,
    ROOT,
    TIMINGS,
    DIAGNOSTICS,
    QUIET,
    HELP,
    DATA,
    KEY
};

static const CliOption known[] = {
    [OUTPUT] = {"--output", 'o', true},
    [FORMAT] = {"--format", 'f', true},
    [PDF] = {"--pdf", 0, true},
    [RECORD] = {"--record", 0, true},
    [MAP] = {"--map", 0, true},
    [PAGES] = {"--pages", 'p', true},
    [PPI] = {"--ppi", 0, true},
    [LAYOUT] = {"--layout", 'l', true},
    [ROOT] = {"--root", 0, true},
    [TIMINGS] = {"--timings", 0, false},
    [DIAGNOSTICS] = {"--diagnostics", 0, true},
    [QUIET] = {"--quiet", 'q', false},
    [HELP] = {"--help", 'h', false},
    [DATA] = {"--data", 'd', true},
    [KEY] = {"--key", 'k', true},
};

static const char *const format_names[] = {"pdf", "png", "svg", "json"};

static int help(void)
{
    puts("Usage: likhit build [OPTION…] FILE.md\n"
         "\n"
         "Typesets a report. Errors and warnings go to standard error, each with its place in the source.\n"
         "A failed run leaves an older output whole.\n"
         "\n"
         "  -o, --output FILE      where to write; “-” is standard output (default: beside the source)\n"
         "  -f, --format FORMAT    pdf, png, svg or json (the frames: what stands where);\n"
         "                         without it what the name of FILE ends in, else pdf\n"
         "      --pdf PROFILE      what the PDF is for, in place of what the layout says (archive):\n"
         "                         archive         PDF/A-2a and PDF/UA-1: archives, screen readers, courts\n"
         "                         archive-source  PDF/A-3a: the same with all that it was made from\n"
         "                         print           for a print shop\n"
         "                         plain           no tags, the smallest\n"
         "      --record FILE      what the PDF was made from, with SHA-256 of each file, as JSON\n"
         "      --map FILE         which word on which page comes from which line, as JSON (docs/map.md)\n"
         "  -p, --pages 2-3        only these pages; also 2, 2- and -3\n"
         "      --ppi N            pixels an inch of PNG, 36 to 1200 (default 150)\n"
         "  -l, --layout NAME      a layout in place of the one the source names (see likhit layouts)\n"
         "      --root FOLDER      folder that data and images may be in (default: the source's)\n"
         "  -d, --data FILE        records for a template (CSV, or JSON Lines: .jsonl), one of which is set\n"
         "  -k, --key KEY          which one: what its key column says\n"
         "      --timings          a line of time for each stage, on standard error\n"
         "      --diagnostics json errors and warnings as JSON, one a line\n"
         "  -q, --quiet            errors only: no warnings, no notes, no summary\n"
         "  -h, --help             this text\n"
         "\n"
         "Examples:\n"
         "  likhit build samples/ita-2565/report.md -o report.pdf\n"
         "  likhit build report.md --format png --ppi 100      report-1.png, report-2.png, …\n"
         "  likhit build report.md --format svg --pages 1 -o - > first.svg\n"
         "  likhit build report.md --layout memo --timings\n"
         "  likhit build template.md --data records.csv --key 06340208 -o one.pdf");
    return CLI_DONE;
}

static void parse_format(Options *options, const char *value)
{
    for (size_t i = 0; i < 4; i++) {
        if (strcmp(value, format_names[i]) == 0) {
            options->format.format = (LkFormat)i;
            options->has_format = true;
            return;
        }
    }
    const char *nearest = cli_nearest(value, format_names, 4);
    if (nearest != NULL)
        cli_usage_error("build", "there is no format “%s”; did you mean “%s”?", value, nearest);
    else
        cli_usage_error("build", "there is no format “%s”; there are pdf, png, svg and json", value);
    options->failed = true;
}

static bool number(const char **text, size_t *value)
{
    char *end = NULL;
    if (**text < '0' || **text > '9')
        return false;
    unsigned long parsed = strtoul(*text, &end, 10);
    *value = parsed > 1000000 ? 1000000 : parsed;
    *text = end;
    return true;
}

/* "2", "2-3", "2-", "-3". */
static void parse_pages(Options *options, const char *value)
{
    const char *text = value;
    size_t first = 0, last = 0;
    bool has_first = number(&text, &first);
    bool range = *text == '-';
    text += range;
    bool has_last = range && number(&text, &last);
    bool wrong = *text != '\0' || (!has_first && !has_last) || (has_first && first == 0) ||
                 (has_last && (last == 0 || last < first));
    if (wrong) {
        cli_usage_error("build", "“%s” is no range of pages; write 2, 2-3, 2- or -3", value);
        options->failed = true;
    }
    options->format.first_page = first;
    options->format.last_page = range ? last : first;
}

static void parse_ppi(Options *options, const char *value)
{
    char *end = NULL;
    double pixels = strtod(value, &end);
    if (end == value || *end != '\0' || !(pixels >= 36 && pixels <= 1200)) {
        cli_usage_error("build", "--ppi takes a number from 36 to 1200, not “%s”", value);
        options->failed = true;
    }
    options->format.pixels_per_inch = pixels;
}

static void parse_diagnostics(Options *options, const char *value)
{
    options->json_diagnostics = strcmp(value, "json") == 0;
    if (!options->json_diagnostics && strcmp(value, "text") != 0) {
        cli_usage_error("build", "--diagnostics takes text or json, not “%s”", value);
        options->failed = true;
    }
}

static void take_operand(Options *options, const char *value)
{
    if (options->source != NULL) {
        cli_usage_error("build", "one source at a time: “%s” and “%s”", options->source, value);
        options->failed = true;
    }
    options->source = value;
}

static Options parse(int count, char **values)
{
    Options options = {0};
    CliArguments arguments = {
        .command = "build",
        .options = known,
        .option_count = sizeof known / sizeof *known,
        .count = count,
        .values = values,
    };
    const char *value = NULL;
    for (int option; !options.failed && (option = cli_next(&arguments, &value)) != -2;) {
        switch (option) {
        case OUTPUT:
            options.output = value;
            break;
        case FORMAT:
            parse_format(&options, value);
            break;
        case PDF:
            options.failed |= !cli_profile("build", value, &options.format.profile);
            break;
        case RECORD:
            options.format.record = value;
            break;
        case MAP:
            options.map = value;
            break;
        case PAGES:
            parse_pages(&options, value);
            break;
        case PPI:
            parse_ppi(&options, value);
            break;
        case LAYOUT:
            options.document.layout = value;
            break;
        case ROOT:
            options.document.root = value;
            break;
        case TIMINGS:
            options.timings = true;
            break;
        case DIAGNOSTICS:
            parse_diagnostics(&options, value);
            break;
        case QUIET:
            options.quiet = true;
            break;
        case HELP:
            options.help = true;
            break;
        case DATA:
            options.document.data = value;
            break;
        case KEY:
            options.document.key = value;
            break;
        default:
            take_operand(&options, value);
            break;
        }
    }
    options.failed |= arguments.failed;
    return options;
}

/* "folder/report.md" → "folder/report.pdf". NULL when memory is out. */
static char *beside(const char *source, LkFormat format)
{
    const char *slash = strrchr(source, '/'), *dot = strrchr(source, '.');
    size_t stem = dot != NULL && dot != source && (slash == NULL || dot > slash + 1) ? (size_t)(dot - source)
                                                                                     : strlen(source);
    char *path = malloc(stem + 6);
    if (path != NULL)
        snprintf(path, stem + 6, "%.*s.%s", (int)stem, source, format_names[format]);
    return path;
}

static void print_diagnostics(LkDocument *document, const Options *options)
{
    size_t count = lk_document_diagnostic_count(document);
    for (size_t i = 0; i < count; i++) {
        LkMessage message = lk_document_diagnostic(document, i);
        if (options->quiet && message.severity != LK_SEVERITY_ERROR)
            continue;
        fputs(options->json_diagnostics ? lk_document_diagnostic_json(document, i)
                                        : lk_document_diagnostic_text(document, i),
              stderr);
    }
}

static bool write_stdout(LkDocument *document, const LkOutputOptions *format)
{
    void *bytes = NULL;
    size_t length = 0;
    if (!lk_document_write_memory(document, format, &bytes, &length))
        return false;
    bool written = fwrite(bytes, 1, length, stdout) == length && fflush(stdout) == 0;
    lk_free(bytes);
    if (!written)
        perror("likhit: error: cannot write to standard output");
    return written;
}

static void print_timings(const LkDocument *document, double engine, double whole)
{
    static const char *const names[LK_STAGE_COUNT] = {"source", "layout", "flow", "output"};
    fprintf(stderr, "engine %8.2f ms\n", engine * 1e3);
    for (int stage = 0; stage < LK_STAGE_COUNT; stage++)
        fprintf(stderr, "%-6s %8.2f ms\n", names[stage], lk_document_seconds(document, (LkStage)stage) * 1e3);
    fprintf(stderr, "whole  %8.2f ms\n", whole * 1e3);
}

static void print_summary(const LkDocument *document, const Options *options, const char *output)
{
    size_t all = lk_document_page_count(document), first = options->format.first_page,
           last = options->format.last_page;
    first = first == 0 ? 1 : first;
    last = last == 0 || last > all ? all : last;
    bool has_files =
        (options->format.format == LK_FORMAT_PNG || options->format.format == LK_FORMAT_SVG) && last > first;
    fprintf(stderr, "%s: %zu %s%s\n", output, last - first + 1, last == first ? "page" : "pages",
            has_files ? ", each a numbered file" : "");
}

static int out_of_memory(void)
{
    fputs("likhit: error: there is not enough memory [E-limit-memory]\n", stderr);
    return CLI_LIMIT;
}

static int run(LkEngine *engine, const Options *options, const char *output, double start, double engine_time)
{
    LkDocument *document = lk_document_open(engine, options->source, &options->document);
    if (document == NULL)
        return out_of_memory();
    bool to_stdout = strcmp(output, "-") == 0;
    bool written = lk_document_typeset(document) &&
                   (to_stdout ? write_stdout(document, &options->format)
                              : lk_document_write_file(document, output, &options->format));
    written = written && (options->map == NULL || lk_document_write_map(document, options->map));
    print_diagnostics(document, options);
    int code = lk_document_exit_code(document);
    if (!written && code == 0)
        code = CLI_FILE;
    if (written && !to_stdout && !options->quiet && !options->json_diagnostics)
        print_summary(document, options, output);
    if (options->timings)
        print_timings(document, engine_time, lk_seconds() - start);
    lk_document_destroy(document);
    return code;
}

/* The format that a file's name tells; false when it is that of another than was asked for. */
static bool take_ending(Options *options)
{
    const char *dot = options->output == NULL ? NULL : strrchr(options->output, '.');
    for (int i = 0; dot != NULL && i < 4; i++) {
        if (strcmp(dot + 1, format_names[i]) != 0)
            continue;
        if (options->has_format && (int)options->format.format != i) {
            cli_usage_error("build", "the name “%s” is that of another format than %s; change one of them",
                            options->output, format_names[options->format.format]);
            return false;
        }
        options->format.format = (LkFormat)i;
    }
    bool is_pdf = options->format.format == LK_FORMAT_PDF;
    if (!is_pdf && (options->format.profile != LK_PROFILE_LAYOUT || options->format.record != NULL))
        cli_usage_error("build", "%s is for PDF; the output is %s",
                        options->format.record != NULL ? "--record" : "--pdf",
                        format_names[options->format.format]);
    return is_pdf || (options->format.profile == LK_PROFILE_LAYOUT && options->format.record == NULL);
}

int cli_build(int count, char **values)
{
    double start = lk_seconds();
    Options options = parse(count, values);
    if (options.failed || !take_ending(&options))
        return CLI_USAGE;
    if (options.help)
        return help();
    if (options.source == NULL)
        return cli_usage_error("build", "name the Markdown file to typeset");
    if ((options.document.data == NULL) != (options.document.key == NULL))
        return cli_usage_error("build", options.document.data == NULL
                                            ? "--key names a record of a file; name that with --data"
                                            : "--data has many records; name one of them with --key");
    char *chosen = options.output == NULL ? beside(options.source, options.format.format) : NULL;
    const char *output = options.output != NULL ? options.output : chosen;
    if (output != NULL && strcmp(output, options.source) == 0) {
        free(chosen);
        return cli_usage_error("build", "the output would overwrite the source “%s”; choose another with -o",
                               options.source);
    }
    LkEngine *engine = output == NULL ? NULL : cli_engine();
    int code = engine == NULL ? CLI_RESOURCE : run(engine, &options, output, start, lk_seconds() - start);
    lk_engine_destroy(engine);
    free(chosen);
    return code;
}
