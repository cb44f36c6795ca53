/* The files of a print: finds their names, and makes sure that no file is overwritten that the records read.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "batch/merge.h"

/* Returns the length of a file's name without “.pdf”. */
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

const char *lk_base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL ? path : slash + 1;
}

static LkReplaced look(const char *path)
{
    struct stat info;
    if (stat(path, &info) != 0)
        return (LkReplaced){0};
    return (LkReplaced){true, info.st_dev, info.st_ino};
}

bool lk_merge_name_files(LkMerge *merge)
{
    merge->bins = calloc(merge->wanted->bin_count + 1, sizeof *merge->bins);
    merge->index_path = index_path(merge->wanted);
    if (merge->bins == NULL || merge->index_path == NULL)
        return false;
    merge->old_index = look(merge->index_path);
    merge->bin_count = merge->wanted->bin_count + 1;
    for (size_t i = 0; i < merge->bin_count; i++) {
        merge->bins[i].path = bin_path(merge->wanted, i);
        if (merge->bins[i].path == NULL)
            return false;
        merge->bins[i].old = look(merge->bins[i].path);
    }
    return true;
}

void lk_merge_release_files(LkMerge *merge)
{
    for (size_t i = 0; i < merge->bin_count; i++) {
        lk_print_destroy(merge->bins[i].print);
        free(merge->bins[i].path);
    }
    free(merge->bins);
    free(merge->index_path);
}

/* Returns the path of an output that is a file the document reads; NULL = there is none. */
static const char *overwritten(const LkMerge *merge, const LkDocument *document)
{
    bool has_old = merge->old_index.is_there;
    for (size_t bin = 0; bin < merge->bin_count; bin++)
        has_old |= merge->bins[bin].old.is_there;
    for (size_t i = 0; has_old && i < lk_document_file_count(document); i++) {
        LkReplaced file = look(lk_document_file(document, i));
        for (size_t bin = 0; file.is_there && bin <= merge->bin_count; bin++) {
            const LkReplaced *old = bin < merge->bin_count ? &merge->bins[bin].old : &merge->old_index;
            if (old->is_there && old->device == file.device && old->inode == file.inode)
                return lk_document_file(document, i);
        }
    }
    return NULL;
}

bool lk_merge_is_output_free(LkMerge *merge, const LkDocument *document)
{
    const char *file = overwritten(merge, document);
    if (file == NULL)
        return true;
    LK_TELL(&merge->reporter, "E_OUTPUT_INPUT_PRINT", {"file", file, 0});
    return lk_merge_fail(merge, LK_EXIT_FILE);
}

bool lk_merge_stands_in_bag(const LkMerge *merge)
{
    const char *folder = merge->options->folder, *file = merge->wanted->file;
    if (folder == NULL || !lk_path_is_below(file, folder))
        return false;
    LK_TELL(&merge->reporter, "E_PRINT_PLACE", {"file", file, 0});
    return true;
}
