/* Any bytes as lines with conditions, and as a date: what is left out are whole ranges in the order of the
 * text, and a date that is sure is a day of the calendar. */
#include "source/front/front.h"
#include "fuzz.h"

static bool is_table(LkText info)
{
    return lk_text_is(info, "table");
}

static void leave_out(FuzzRun *run, LkText text)
{
    LkFile *file = LK_NEW(run->arena, LkFile);
    *file = (LkFile){.name = "report.md", .text = text};
    LkField field = {.name = LK_TEXT("a"), .value = LK_TEXT("ก")};
    LkSource source = {.file = file, .fields = &field, .field_index = lk_field_index_own(&field, run->arena)};
    LkReader reader = {
        .file = file, .source = &source, .arena = run->arena, .diagnostics = &run->diagnostics};
    LkLeftOutList list =
        lk_conditions_of_lines(&reader, (LkFileOffset){0}, (LkFileOffset){text.length}, is_table);
    size_t at = 0;
    for (size_t i = 0; i < list.count; i++) {
        LkLeftOut out = list.items[i];
        fuzz_require(out.start.byte >= at && out.end.byte > out.start.byte && out.end.byte <= text.length,
                     "a range is not behind the one before it");
        fuzz_require(out.start.byte == 0 || strchr("\r\n", text.bytes[out.start.byte - 1]) != NULL,
                     "a range begins within a line");
        at = out.end.byte;
    }
}

static void read_date(FuzzRun *run, LkText text)
{
    static const char *const formats[] = {"", "d/m/y", "m/d/y", "y/m/d"};
    for (size_t i = 0; i < 4; i++) {
        LkDateRead read = lk_date_of(text, lk_text(formats[i]));
        LkText first, second;
        if (read.reading == LK_DATE_NONE || read.reading == LK_DATE_OPEN)
            continue;
        fuzz_require(lk_date_exists(read.date), "no such day");
        fuzz_require(read.reading == LK_DATE_SURE || lk_date_exists(read.other), "no such other day");
        fuzz_require(strlen(lk_date_iso(read.date, run->arena)) == 10, "no date of ISO 8601");
        if (read.reading != LK_DATE_SURE)
            lk_date_meanings(&read, run->arena, &first, &second);
    }
}

static void look(void *data)
{
    FuzzRun *run = data;
    LkText text = {(const char *)run->bytes, run->size};
    if (lk_utf8_valid_until(text) < text.length)
        return;
    leave_out(run, text);
    read_date(run, text);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    return fuzz_run(look, bytes, size);
}
