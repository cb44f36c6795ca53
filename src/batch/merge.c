/* Puts records into print files for the print room: into one, or one for each bin of page counts. Documents
 * come in order from prefetch.c, and this thread alone writes. The files get their names when all of them are
 * whole. */
#include <stdlib.h>

#include "batch/merge.h"

/* ---- Adding */

/* Reports the messages of a document. If the same records were made into a bag before, they have been
 * reported; then only those are which end the print. */
static void tell_document(const LkMerge *merge, const LkBatchPart *part, LkDocument *document)
{
    if (merge->reporter.tell == NULL || (merge->wanted->are_told && merge->failure == 0))
        return;
    for (size_t i = 0; i < lk_messages_count(lk_document_messages(document)); i++) {
        int severity = lk_messages_severity(lk_document_messages(document), i);
        if (severity != LK_SEVERITY_NOTE)
            lk_reporter_tell_of(&merge->reporter, part->record + 1,
                                lk_record_key(merge->records, part->record), severity,
                                lk_messages_text(lk_document_messages(document), i, LK_LANGUAGE_DEFAULT),
                                lk_messages_json(lk_document_messages(document), i, LK_LANGUAGE_DEFAULT));
    }
}

/* Ends the print, by the document's fault if it has errors. Those are reported with its other messages. */
static bool fail_adding(LkMerge *merge, const LkPrint *print, const LkDocument *document)
{
    int code = lk_messages_exit_code(lk_document_messages(document));
    return code == 0 ? lk_merge_fail_print(merge, print) : lk_merge_fail(merge, code);
}

static LkBin *bin_for(LkMerge *merge, size_t pages)
{
    size_t bin = 0;
    while (bin < merge->wanted->bin_count && pages > merge->wanted->bins[bin])
        bin++;
    return &merge->bins[bin];
}

static bool open_bin(LkMerge *merge, LkBin *bin)
{
    if (bin->print == NULL)
        bin->print = lk_print_create(merge->engine, bin->path, &merge->print);
    if (bin->print == NULL)
        return lk_merge_out_of_memory(merge);
    return lk_messages_failure(lk_print_messages(bin->print), LK_LANGUAGE_DEFAULT) == NULL ||
           lk_merge_fail_print(merge, bin->print);
}

/* Returns false when the record is left out. If the print cannot go on, `failure` is set. */
static bool add_document(LkMerge *merge, const LkBatchPart *part, LkDocument *document)
{
    size_t pages = lk_document_page_count(document);
    if (pages == 0)
        return false;
    LkBin *bin = bin_for(merge, pages);
    if (!open_bin(merge, bin))
        return false;
    char title[1024] = "";
    lk_document_title(document, title, sizeof title);
    LkPrintEntry entry = {LK_SIZED(LkPrintEntry),
                          .key = lk_record_key(merge->records, part->record),
                          .title = title,
                          .number = part->record + 1,
                          .first_page = part->first_page,
                          .last_page = part->last_page};
    if (!lk_print_add(bin->print, document, &entry))
        return lk_messages_failure(lk_print_messages(bin->print), LK_LANGUAGE_DEFAULT) != NULL &&
               fail_adding(merge, bin->print, document);
    lk_merge_put_place(merge, bin, part, title);
    LkPrintPlace place = {LK_SIZED(LkPrintPlace)};
    lk_print_place(bin->print, lk_print_entry_count(bin->print) - 1, &place);
    merge->progress.pages += place.pages * merge->print.copies;
    return true;
}

static bool add(LkMerge *merge, const LkBatchPart *part, LkDocument *document)
{
    if (document == NULL)
        return lk_merge_out_of_memory(merge);
    if (!lk_merge_is_output_free(merge, document))
        return false;
    bool is_added = add_document(merge, part, document);
    tell_document(merge, part, document);
    if (merge->failure != 0)
        return false;
    merge->progress.made += is_added;
    merge->progress.failed += !is_added;
    merge->progress.seconds = lk_seconds() - merge->start;
    merge->progress.key = lk_record_key(merge->records, part->record);
    if (merge->options->progress != NULL)
        merge->options->progress(merge->options->context, &merge->progress);
    merge->is_stopped |= !is_added && merge->options->fail_fast;
    return true;
}

static bool add_all(LkMerge *merge)
{
    unsigned workers = lk_batch_workers(merge->options, merge->part_count);
    LkPrefetch *prefetch = lk_prefetch_create(merge->records, merge->parts, merge->part_count, workers);
    if (prefetch == NULL)
        return lk_merge_out_of_memory(merge);
    for (size_t i = 0; i < merge->part_count && merge->failure == 0 && !merge->is_stopped; i++) {
        LkDocument *document = lk_prefetch_next(prefetch);
        add(merge, &merge->parts[i], document);
        lk_document_destroy(document);
        if (merge->options->should_stop != NULL && merge->options->should_stop(merge->options->context))
            merge->is_stopped = true;
    }
    lk_prefetch_destroy(prefetch);
    return merge->failure == 0;
}

/* ---- Beginning and end */

static bool choose_parts(LkMerge *merge)
{
    size_t count =
        merge->wanted->parts != NULL ? merge->wanted->part_count : lk_records_count(merge->records);
    unsigned shards = merge->options->shard_count > 0 ? merge->options->shard_count : 1;
    unsigned shard = merge->options->shard > 0 ? merge->options->shard - 1 : 0;
    merge->parts = calloc(count + 1, sizeof *merge->parts);
    if (merge->parts == NULL)
        return lk_merge_out_of_memory(merge);
    for (size_t i = 0; i < count; i++) {
        LkBatchPart part =
            merge->wanted->parts != NULL ? merge->wanted->parts[i] : (LkBatchPart){.record = i};
        if (merge->wanted->parts != NULL || part.record % shards == shard)
            merge->parts[merge->part_count++] = part;
    }
    merge->progress.total = merge->part_count;
    return true;
}

static bool prepare(LkMerge *merge)
{
    merge->print.copies = merge->print.copies == 0 ? 1 : merge->print.copies;
    if (merge->print.entry_count == 0)
        merge->print.entry_count = lk_records_count(merge->records);
    merge->index = open_memstream(&merge->rows, &merge->rows_length);
    if (merge->index == NULL || !lk_merge_name_files(merge))
        return lk_merge_out_of_memory(merge);
    lk_merge_begin_index(merge);
    return choose_parts(merge);
}

/* Gives all files their names, the index last: beside an old print it would name the wrong sheets. If no
 * record was good there are no files. */
static bool put_in_place(LkMerge *merge)
{
    bool is_whole = fclose(merge->index) == 0;
    merge->index = NULL;
    if (!is_whole)
        return lk_merge_out_of_memory(merge);
    for (size_t i = 0; i < merge->bin_count; i++) {
        LkPrint *print = merge->bins[i].print;
        bool is_empty = print == NULL || lk_print_entry_count(print) == 0;
        if (!is_empty && !lk_print_finish(print))
            return lk_merge_fail_print(merge, print);
    }
    return merge->progress.made == 0 || lk_merge_write_index(merge);
}

static int conclude(LkMerge *merge)
{
    if (merge->failure != 0)
        return merge->failure;
    if (merge->is_stopped)
        return merge->options->fail_fast && merge->progress.failed > 0 ? LK_EXIT_DOCUMENT : LK_EXIT_STOPPED;
    if (!put_in_place(merge))
        return merge->failure;
    return merge->progress.failed > 0 ? LK_EXIT_DOCUMENT : LK_EXIT_DONE;
}

static void release(LkMerge *merge)
{
    lk_merge_release_files(merge);
    if (merge->index != NULL)
        fclose(merge->index);
    free(merge->rows);
    free(merge->parts);
}

/* Returns what is wrong with the call; NULL = nothing. */
static const char *mistake_of(const LkEngine *engine, const LkRecords *records, const LkBatchPrint *print)
{
    if (engine == NULL || records == NULL)
        return engine == NULL ? "there is no engine" : "there are no records";
    if (print->file == NULL)
        return "there is no file for the print";
    if ((print->bins == NULL && print->bin_count > 0) || (print->parts == NULL && print->part_count > 0))
        return "bins or parts are counted that are not there";
    for (size_t i = 0; i < print->part_count; i++)
        if (print->parts[i].record >= lk_records_count(records))
            return "a part is of no record";
    return NULL;
}

LkExit lk_batch_print(LkEngine *engine, LkRecords *records, const LkBatchPrint *wanted,
                      const LkBatchOptions *given)
{
    LkBatchOptions own, *options = &own;
    LkBatchPrint own_print, *print = &own_print;
    LkPrintOptions sheets;
    if (!lk_batch_take(&own, sizeof own, given, "LkBatchOptions", given) ||
        !lk_batch_take(&own_print, sizeof own_print, wanted, "LkBatchPrint", &own) ||
        !lk_batch_take(&sheets, sizeof sheets, own_print.print, "LkPrintOptions", &own))
        return LK_EXIT_USAGE;
    const char *mistake = mistake_of(engine, records, print);
    if (mistake != NULL)
        return lk_batch_misused(&own, mistake);
    LkExit code = lk_messages_exit_code(lk_records_messages(records));
    if (code != 0)
        return code;
    LkMerge merge = {.engine = engine,
                     .records = records,
                     .wanted = print,
                     .print = sheets,
                     .options = options,
                     .reporter = lk_reporter_of(options),
                     .start = lk_seconds()};
    if (lk_merge_stands_in_bag(&merge))
        return LK_EXIT_USAGE;
    if (prepare(&merge))
        add_all(&merge);
    code = conclude(&merge);
    release(&merge);
    return code;
}
