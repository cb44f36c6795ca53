/* Many documents into one print, as a program does that embeds the library: for judges from outside and for
 * measuring. Each source is one entry; --repeat adds all of them again and again, each set anew.
 *
 *     print-documents [options] out.pdf source.md…
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "likhit.h"

typedef struct Job {
    LkPrintOptions options;
    unsigned long repeat;
    const char *out;
    char **sources;
    int source_count;
} Job;

static bool take_flag(Job *job, const char *name)
{
    LkPrintOptions *options = &job->options;
    if (strcmp(name, "--two-up") == 0)
        options->imposition = LK_IMPOSE_TWO_UP;
    else if (strcmp(name, "--booklet") == 0)
        options->imposition = LK_IMPOSE_BOOKLET;
    else if (strcmp(name, "--right") == 0)
        options->starts_right = true;
    else if (strcmp(name, "--separators") == 0)
        options->separators = true;
    else if (strcmp(name, "--marks") == 0)
        options->crop_marks = true;
    else
        return false;
    return true;
}

static bool take_value(Job *job, const char *name, const char *value)
{
    if (value == NULL)
        return false;
    if (strcmp(name, "--sheet") == 0)
        job->options.sheet = value;
    else if (strcmp(name, "--copies") == 0)
        job->options.copies = (unsigned)strtoul(value, NULL, 10);
    else if (strcmp(name, "--bleed") == 0)
        job->options.bleed = strtod(value, NULL);
    else if (strcmp(name, "--repeat") == 0)
        job->repeat = strtoul(value, NULL, 10);
    else
        return false;
    return true;
}

static bool take_arguments(Job *job, int count, char **arguments)
{
    int at = 1;
    for (; at < count && strncmp(arguments[at], "--", 2) == 0; at++) {
        if (take_flag(job, arguments[at]))
            continue;
        if (!take_value(job, arguments[at], at + 1 < count ? arguments[at + 1] : NULL))
            return false;
        at++;
    }
    if (count - at < 2)
        return false;
    job->out = arguments[at];
    job->sources = arguments + at + 1;
    job->source_count = count - at - 1;
    job->options.entry_count = (size_t)job->source_count * job->repeat;
    return true;
}

static bool add(LkEngine *engine, LkPrint *print, const char *path, unsigned long number)
{
    char key[32];
    snprintf(key, sizeof key, "%lu", 1030100 + number);
    LkDocument *document = lk_document_open(engine, path, NULL);
    if (document == NULL)
        return false;
    lk_document_typeset(document);
    bool done = lk_print_add(print, document, &(LkPrintEntry){LK_SIZED(LkPrintEntry), .key = key});
    for (size_t i = 0; !done && i < lk_messages_count(lk_document_messages(document)); i++)
        fputs(lk_messages_text(lk_document_messages(document), i, LK_LANGUAGE_DEFAULT), stderr);
    lk_document_destroy(document);
    return done;
}

static bool print_all(LkEngine *engine, LkPrint *print, const Job *job)
{
    unsigned long number = 0;
    for (unsigned long round = 0; round < job->repeat; round++)
        for (int i = 0; i < job->source_count; i++)
            if (!add(engine, print, job->sources[i], ++number))
                return false;
    return true;
}

int main(int count, char **arguments)
{
    static const char *const folders[] = {"layouts"};
    Job job = {.options = {LK_SIZED(LkPrintOptions)}, .repeat = 1};
    if (!take_arguments(&job, count, arguments)) {
        fputs("usage: print-documents [--two-up | --booklet] [--right] [--separators] [--marks] [--sheet "
              "NAME]\n"
              "       [--copies N] [--bleed PT] [--repeat N] out.pdf source.md…\n",
              stderr);
        return 2;
    }
    LkEngine *engine =
        lk_engine_create(&(LkEngineOptions){LK_SIZED(LkEngineOptions), .layout_folders = folders,
                                            .layout_folder_count = 1, .word_list = "build/thai.words"});
    LkPrint *print = engine == NULL ? NULL : lk_print_create(engine, job.out, &job.options);
    if (print == NULL)
        return 70;
    bool done = print_all(engine, print, &job) && lk_print_finish(print);
    if (lk_messages_failure(lk_print_messages(print), LK_LANGUAGE_DEFAULT) != NULL)
        fprintf(stderr, "%s\n", lk_messages_failure(lk_print_messages(print), LK_LANGUAGE_DEFAULT));
    for (size_t i = 0; i < lk_print_entry_count(print) && job.repeat == 1; i++) {
        LkPrintPlace place = {LK_SIZED(LkPrintPlace)};
        lk_print_place(print, i, &place);
        printf("%zu: separator %zu, from side %zu, %zu sides, %zu pages\n", i + 1, place.separator,
               place.first_side, place.sides, place.pages);
    }
    lk_print_destroy(print);
    lk_engine_destroy(engine);
    return done ? 0 : 1;
}
