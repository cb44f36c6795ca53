/* Records in print files for the print room, one file or one for each bin of page counts, and an index of
 * where each stands. Documents come in order from ahead.c; this thread alone writes. Files are put in their
 * places when all are whole. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "batch/batch_private.h"

/* A file that the run may replace, if it is no file that a document reads. */
typedef struct Old {
    bool is_there;
    dev_t device;
    ino_t inode;
} Old;

typedef struct Bin {
    char *path;
    Old old;
    LkPrint *print; /* NULL = no record is in it so far */
} Bin;

typedef struct Merge {
    LkEngine *engine;
    LkRecords *records;
    const LkBatchPrint *wanted;
    const LkBatchOptions *options;
    LkTeller teller;
    LkPrintOptions print;
    LkBatchPart *parts;
    size_t part_count;
    Bin *bins; /* bin_count + 1 */
    size_t bin_count;
    char *index_path;
    Old old_index;
    FILE *index; /* in memory until all is whole */
    char *rows;
    size_t rows_length;
    LkBatchProgress progress;
    double start;
    int failure; /* ends the run: LK_BATCH_FILE … */
    bool is_stopped;
} Merge;

/* What is no record's fault must not look like it: no sheet of this name, no room on it. */
static bool fail(Merge *merge, int failure)
{
    merge->failure = failure == LK_BATCH_SOME_FAILED ? LK_BATCH_WRONG : failure;
    return false;
}

static bool out_of_memory(Merge *merge)
{
    lk_tell_error(&merge->teller, "E-limit-memory", NULL, "there is not enough memory for the print");
    return fail(merge, LK_BATCH_LIMIT);
}

/* ---- Names */

/* Bytes of a file's name before its ending “.pdf”. */
static size_t stem_length(const char *file)
{
    size_t length = strlen(file);
    return length > 4 && strcmp(file + length - 4, ".pdf") == 0 ? length - 4 : length;
}

/* “all.pdf” → “all-5-8.pdf”; the last bin has no upper end. */
static char *bin_path(const LkBatchPrint *wanted, size_t bin)
{
    size_t stem = stem_length(wanted->file), room = strlen(wanted->file) + 64;
    if (wanted->bin_count == 0)
        return strdup(wanted->file);
    char *path = malloc(room), last[32] = "";
    if (bin < wanted->bin_count)
        snprintf(last, sizeof last, "%zu", wanted->bins[bin]);
    if (path != NULL)
        snprintf(path, room, "%.*s-%zu-%s%s", (int)stem, wanted->file,
                 bin == 0 ? 1 : wanted->bins[bin - 1] + 1, last, wanted->file + stem);
    return path;
}

static char *index_path(const LkBatchPrint *wanted)
{
    size_t stem = stem_length(wanted->file);
    char *path = malloc(stem + sizeof ".index.csv");
    if (path != NULL) {
        memcpy(path, wanted->file, stem);
        memcpy(path + stem, ".index.csv", sizeof ".index.csv");
    }
    return path;
}

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL ? path : slash + 1;
}

static Old look(const char *path)
{
    struct stat info;
    if (stat(path, &info) != 0)
        return (Old){0};
    return (Old){true, info.st_dev, info.st_ino};
}

/* ---- What is wrong */

/* Once: after a bag they have been told, but for that which ends the print. */
static void tell_document(const Merge *merge, LkDocument *document)
{
    if (merge->teller.tell == NULL || (merge->wanted->are_told && merge->failure == 0))
        return;
    for (size_t i = 0; i < lk_document_diagnostic_count(document); i++) {
        int severity = lk_document_diagnostic(document, i).severity;
        if (severity != LK_SEVERITY_NOTE)
            merge->teller.tell(merge->teller.context, severity, lk_document_diagnostic_text(document, i),
                               lk_document_diagnostic_json(document, i));
    }
}

static bool fail_print(Merge *merge, const LkPrint *print)
{
    lk_tell_error(&merge->teller, "E-batch-print", "nothing was put in the place of an older print", "%s",
                  lk_print_failure(print));
    return fail(merge, lk_print_exit_code(print));
}

/* What the document says of it is told with its messages. */
static bool fail_adding(Merge *merge, const LkPrint *print, const LkDocument *document)
{
    int code = lk_document_exit_code(document);
    return code == 0 ? fail_print(merge, print) : fail(merge, code);
}

/* Where one of the outputs is a file that the document reads, its path. */
static const char *overwritten(const Merge *merge, const LkDocument *document)
{
    bool has_old = merge->old_index.is_there;
    for (size_t bin = 0; bin < merge->bin_count; bin++)
        has_old |= merge->bins[bin].old.is_there;
    for (size_t i = 0; has_old && i < lk_document_file_count(document); i++) {
        Old file = look(lk_document_file(document, i));
        for (size_t bin = 0; file.is_there && bin <= merge->bin_count; bin++) {
            const Old *old = bin < merge->bin_count ? &merge->bins[bin].old : &merge->old_index;
            if (old->is_there && old->device == file.device && old->inode == file.inode)
                return lk_document_file(document, i);
        }
    }
    return NULL;
}

static bool is_output_free(Merge *merge, const LkDocument *document)
{
    const char *file = overwritten(merge, document);
    if (file == NULL)
        return true;
    lk_tell_error(&merge->teller, "E-output-input", "choose another name for the print",
                  "the print would overwrite “%s”, which the records read", file);
    return fail(merge, LK_BATCH_FILE);
}

/* ---- The index: of whom a spoiled sheet was, and which sides a record has */

static void begin_index(Merge *merge)
{
    fputs("\xEF\xBB\xBFnumber,key,title,file,first_page,last_page,copies,separator,first_side,sides,"
          "first_sheet,last_sheet\r\n",
          merge->index);
}

static size_t sheet_of(const Merge *merge, size_t side)
{
    bool is_two_sided = merge->print.starts_right || merge->print.imposition == LK_IMPOSE_BOOKLET;
    return is_two_sided ? (side + 1) / 2 : side;
}

static void put_place(Merge *merge, const Bin *bin, const LkBatchPart *part, const char *title)
{
    LkPrintPlace place = lk_print_place(bin->print, lk_print_entry_count(bin->print) - 1);
    size_t first = part->first_page == 0 ? 1 : part->first_page;
    size_t first_side = place.separator > 0 ? place.separator : place.first_side;
    size_t last_side = place.first_side + merge->print.copies * place.sides - 1;
    fprintf(merge->index, "%zu,", part->record + 1);
    lk_put_cell(merge->index, lk_record(merge->records, part->record).key);
    putc(',', merge->index);
    lk_put_cell(merge->index, title);
    putc(',', merge->index);
    lk_put_cell(merge->index, base_name(bin->path));
    fprintf(merge->index, ",%zu,%zu,%u,", first, first + place.pages - 1, merge->print.copies);
    if (place.separator > 0)
        fprintf(merge->index, "%zu", place.separator);
    fprintf(merge->index, ",%zu,%zu,%zu,%zu\r\n", place.first_side, place.sides, sheet_of(merge, first_side),
            sheet_of(merge, last_side));
}

static bool write_index(Merge *merge)
{
    size_t folder_length = (size_t)(base_name(merge->index_path) - merge->index_path);
    char *folder = folder_length == 0 ? strdup(".") : strndup(merge->index_path, folder_length);
    int descriptor = folder == NULL ? -1 : open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool is_good = descriptor >= 0 &&
                   lk_write_below(descriptor, base_name(merge->index_path), merge->rows, merge->rows_length);
    if (!is_good)
        lk_tell_error(&merge->teller, "E-output-write", "print again", "cannot write “%s”: %s",
                      merge->index_path, strerror(errno));
    if (descriptor >= 0)
        close(descriptor);
    free(folder);
    return is_good || fail(merge, LK_BATCH_FILE);
}

/* ---- Adding */

static Bin *bin_for(Merge *merge, size_t pages)
{
    size_t bin = 0;
    while (bin < merge->wanted->bin_count && pages > merge->wanted->bins[bin])
        bin++;
    return &merge->bins[bin];
}

static bool open_bin(Merge *merge, Bin *bin)
{
    if (bin->print == NULL)
        bin->print = lk_print_create(merge->engine, bin->path, &merge->print);
    if (bin->print == NULL)
        return out_of_memory(merge);
    return lk_print_failure(bin->print) == NULL || fail_print(merge, bin->print);
}

/* False when the record is left out; `failure` is set where the print cannot go on. */
static bool add_document(Merge *merge, const LkBatchPart *part, LkDocument *document)
{
    size_t pages = lk_document_page_count(document);
    if (pages == 0)
        return false;
    Bin *bin = bin_for(merge, pages);
    if (!open_bin(merge, bin))
        return false;
    char title[1024] = "";
    lk_document_title(document, title, sizeof title);
    LkPrintEntry entry = {.key = lk_record(merge->records, part->record).key,
                          .title = title,
                          .number = part->record + 1,
                          .first_page = part->first_page,
                          .last_page = part->last_page};
    if (!lk_print_add(bin->print, document, &entry))
        return lk_print_failure(bin->print) != NULL && fail_adding(merge, bin->print, document);
    put_place(merge, bin, part, title);
    merge->progress.pages +=
        lk_print_place(bin->print, lk_print_entry_count(bin->print) - 1).pages * merge->print.copies;
    return true;
}

static bool add(Merge *merge, const LkBatchPart *part, LkDocument *document)
{
    if (document == NULL)
        return out_of_memory(merge);
    if (!is_output_free(merge, document))
        return false;
    bool is_added = add_document(merge, part, document);
    tell_document(merge, document);
    if (merge->failure != 0)
        return false;
    merge->progress.made += is_added;
    merge->progress.failed += !is_added;
    merge->progress.seconds = lk_batch_seconds() - merge->start;
    merge->progress.key = lk_record(merge->records, part->record).key;
    if (merge->options->progress != NULL)
        merge->options->progress(merge->options->context, &merge->progress);
    merge->is_stopped |= !is_added && merge->options->fail_fast;
    return true;
}

static bool add_all(Merge *merge)
{
    unsigned workers = lk_batch_workers(merge->options, merge->part_count);
    LkAhead *ahead = lk_ahead_open(merge->records, merge->parts, merge->part_count, workers);
    if (ahead == NULL)
        return out_of_memory(merge);
    for (size_t i = 0; i < merge->part_count && merge->failure == 0 && !merge->is_stopped; i++) {
        LkDocument *document = lk_ahead_next(ahead);
        add(merge, &merge->parts[i], document);
        lk_document_destroy(document);
        if (merge->options->should_stop != NULL && merge->options->should_stop(merge->options->context))
            merge->is_stopped = true;
    }
    lk_ahead_close(ahead);
    return merge->failure == 0;
}

/* ---- Beginning and end */

static bool choose_parts(Merge *merge)
{
    size_t count =
        merge->wanted->parts != NULL ? merge->wanted->part_count : lk_records_count(merge->records);
    unsigned shards = merge->options->shard_count > 0 ? merge->options->shard_count : 1;
    unsigned shard = merge->options->shard > 0 ? merge->options->shard - 1 : 0;
    merge->parts = calloc(count + 1, sizeof *merge->parts);
    if (merge->parts == NULL)
        return out_of_memory(merge);
    for (size_t i = 0; i < count; i++) {
        LkBatchPart part =
            merge->wanted->parts != NULL ? merge->wanted->parts[i] : (LkBatchPart){.record = i};
        if (merge->wanted->parts != NULL || part.record % shards == shard)
            merge->parts[merge->part_count++] = part;
    }
    merge->progress.total = merge->part_count;
    return true;
}

static bool prepare(Merge *merge)
{
    merge->print = merge->wanted->print;
    merge->print.copies = merge->print.copies == 0 ? 1 : merge->print.copies;
    if (merge->print.entry_count == 0)
        merge->print.entry_count = lk_records_count(merge->records);
    merge->bins = calloc(merge->wanted->bin_count + 1, sizeof *merge->bins);
    merge->index_path = index_path(merge->wanted);
    merge->index = open_memstream(&merge->rows, &merge->rows_length);
    if (merge->bins == NULL || merge->index_path == NULL || merge->index == NULL)
        return out_of_memory(merge);
    merge->old_index = look(merge->index_path);
    merge->bin_count = merge->wanted->bin_count + 1;
    for (size_t i = 0; i < merge->bin_count; i++) {
        merge->bins[i].path = bin_path(merge->wanted, i);
        if (merge->bins[i].path == NULL)
            return out_of_memory(merge);
        merge->bins[i].old = look(merge->bins[i].path);
    }
    begin_index(merge);
    return choose_parts(merge);
}

/* An index of an older print would name wrong sheets: it comes last. Where no record is good there is nothing
 * to print. */
static bool put_in_place(Merge *merge)
{
    bool is_whole = fclose(merge->index) == 0;
    merge->index = NULL;
    if (!is_whole)
        return out_of_memory(merge);
    for (size_t i = 0; i < merge->bin_count; i++) {
        LkPrint *print = merge->bins[i].print;
        bool is_empty = print == NULL || lk_print_entry_count(print) == 0;
        if (!is_empty && !lk_print_finish(print))
            return fail_print(merge, print);
    }
    return merge->progress.made == 0 || write_index(merge);
}

static int conclude(Merge *merge)
{
    if (merge->failure != 0)
        return merge->failure;
    if (merge->is_stopped)
        return merge->options->fail_fast && merge->progress.failed > 0 ? LK_BATCH_SOME_FAILED
                                                                       : LK_BATCH_STOPPED;
    if (!put_in_place(merge))
        return merge->failure;
    return merge->progress.failed > 0 ? LK_BATCH_SOME_FAILED : LK_BATCH_DONE;
}

static void release(Merge *merge)
{
    for (size_t i = 0; i < merge->bin_count; i++) {
        lk_print_destroy(merge->bins[i].print);
        free(merge->bins[i].path);
    }
    if (merge->index != NULL)
        fclose(merge->index);
    free(merge->rows);
    free(merge->index_path);
    free(merge->bins);
    free(merge->parts);
}

/* A bag holds what its manifest names, and nothing else. */
static bool stands_in_bag(const Merge *merge)
{
    const char *folder = merge->options->folder, *file = merge->wanted->file;
    if (folder == NULL || !lk_path_is_below(file, folder))
        return false;
    lk_tell_error(&merge->teller, "E-print-place", "choose another place for it",
                  "“%s” would stand in the bag, which holds reports alone", file);
    return true;
}

int lk_batch_print(LkEngine *engine, LkRecords *records, const LkBatchPrint *print,
                   const LkBatchOptions *options)
{
    int code = lk_records_exit_code(records);
    if (code != 0)
        return code;
    Merge merge = {.engine = engine,
                   .records = records,
                   .wanted = print,
                   .options = options,
                   .teller = {options->tell, options->context},
                   .start = lk_batch_seconds()};
    if (stands_in_bag(&merge))
        return LK_BATCH_WRONG;
    if (prepare(&merge))
        add_all(&merge);
    code = conclude(&merge);
    release(&merge);
    return code;
}
