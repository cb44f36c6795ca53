/* Writes the index of a print, as CSV: the sides of each record, so that the print room can tell whose sheet
 * was spoiled. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "batch/merge.h"

void lk_merge_begin_index(LkMerge *merge)
{
    fputs("\xEF\xBB\xBFnumber,key,title,file,first_page,last_page,copies,separator,first_side,sides,"
          "first_sheet,last_sheet\r\n",
          merge->index);
}

static size_t sheet_of(const LkMerge *merge, size_t side)
{
    bool is_two_sided = merge->print.starts_right || merge->print.imposition == LK_IMPOSE_BOOKLET;
    return is_two_sided ? (side + 1) / 2 : side;
}

void lk_merge_put_place(LkMerge *merge, const LkBin *bin, const LkBatchPart *part, const char *title)
{
    LkPrintPlace place = {LK_SIZED(LkPrintPlace)};
    lk_print_place(bin->print, lk_print_entry_count(bin->print) - 1, &place);
    size_t first = part->first_page == 0 ? 1 : part->first_page;
    size_t first_side = place.separator > 0 ? place.separator : place.first_side;
    size_t last_side = place.first_side + merge->print.copies * place.sides - 1;
    fprintf(merge->index, "%zu,", part->record + 1);
    lk_put_cell(merge->index, lk_record_key(merge->records, part->record));
    putc(',', merge->index);
    lk_put_cell(merge->index, title);
    putc(',', merge->index);
    lk_put_cell(merge->index, lk_base_name(bin->path));
    fprintf(merge->index, ",%zu,%zu,%u,", first, first + place.pages - 1, merge->print.copies);
    if (place.separator > 0)
        fprintf(merge->index, "%zu", place.separator);
    fprintf(merge->index, ",%zu,%zu,%zu,%zu\r\n", place.first_side, place.sides, sheet_of(merge, first_side),
            sheet_of(merge, last_side));
}

bool lk_merge_write_index(LkMerge *merge)
{
    size_t folder_length = (size_t)(lk_base_name(merge->index_path) - merge->index_path);
    char *folder = folder_length == 0 ? strdup(".") : strndup(merge->index_path, folder_length);
    int descriptor = folder == NULL ? -1 : open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool is_good = descriptor >= 0 && lk_write_below(descriptor, lk_base_name(merge->index_path), merge->rows,
                                                     merge->rows_length);
    if (!is_good)
        LK_TELL(&merge->reporter, "E_OUTPUT_WRITE", {"file", merge->index_path, 0}, {"reason", NULL, errno});
    if (descriptor >= 0)
        close(descriptor);
    free(folder);
    return is_good || lk_merge_fail(merge, LK_EXIT_FILE);
}
