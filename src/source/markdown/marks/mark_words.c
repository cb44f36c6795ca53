/* Marks that are words: ข้อ ๑, มาตรา ๔/๑, มาตรา ๔ ทวิ, หมวด ๒, บทเฉพาะกาล. */
#include "source/markdown/marks/mark_scan.h"
#include "source/markdown/scan/words.h"

typedef struct MarkWord {
    const char *word;
    LkMarkKind kind;
} MarkWord;

static const MarkWord mark_words[] = {
    {"ข้อที่", LK_MARK_CLAUSE},       {"ข้อ", LK_MARK_CLAUSE},  {"มาตรา", LK_MARK_SECTION},
    {"ระเบียบวาระที่", LK_MARK_PART}, {"วาระที่", LK_MARK_PART}, {"หมวดที่", LK_MARK_PART},
    {"หมวด", LK_MARK_PART},        {"ส่วนที่", LK_MARK_PART},  {"บทที่", LK_MARK_PART},
    {"ตอนที่", LK_MARK_PART},        {"ภาคที่", LK_MARK_PART},  {"ลักษณะ", LK_MARK_PART},
    {"ภาค", LK_MARK_PART},
};

/* Parts without a number, which stand alone on their line. */
static bool take_part(LkMarkScan *scan)
{
    enum { MOST_COLUMNS = 60 }; /* more is a sentence that begins with the word */
    static const char *const parts[] = {"บทเฉพาะกาล", "บททั่วไป", "บทกำหนดโทษ", "บทนิยาม", "บทสุดท้าย"};
    size_t end = lk_trim_end(scan->text, scan->at, scan->end);
    LkText line = lk_text_slice(scan->text, scan->at, end);
    bool is_part = lk_begins_with(scan->text, scan->at, end, "บัญชีท้าย") &&
                   lk_columns(scan->text, scan->at, end) <= MOST_COLUMNS;
    for (size_t i = 0; !is_part && i < sizeof parts / sizeof *parts; i++)
        is_part = lk_text_is(line, parts[i]);
    if (!is_part)
        return false;
    scan->at = end;
    scan->mark.is_thai = true;
    scan->mark.is_plain = false;
    return lk_mark_finish(scan, LK_MARK_PART);
}

/* มาตรา ๒*, of which a note below tells. */
static void take_note_stars(LkMarkScan *scan)
{
    size_t at = scan->at;
    for (int i = 0; i < 3 && lk_mark_take(scan, '*'); i++)
        ;
    if (scan->at < scan->end && lk_blank_length(scan->text, scan->at, scan->end, true) == 0)
        scan->at = at;
}

bool lk_mark_word(LkMarkScan *scan)
{
    size_t start = scan->at;
    for (size_t i = 0; i < sizeof mark_words / sizeof *mark_words; i++) {
        scan->at = start;
        if (!lk_begins_with(scan->text, start, scan->end, mark_words[i].word))
            continue;
        scan->at += lk_text(mark_words[i].word).length;
        scan->at = lk_skip_blanks(scan->text, scan->at, scan->end, true);
        if (lk_mark_number(scan, &scan->mark.number) == 0)
            continue;
        lk_mark_amendment(scan);
        if (!lk_mark_take(scan, '.') && mark_words[i].kind == LK_MARK_CLAUSE)
            lk_mark_take(scan, ')');
        take_note_stars(scan);
        scan->mark.is_thai = true;
        scan->mark.is_plain = false;
        scan->mark.depth = 1;
        return lk_mark_finish(scan, mark_words[i].kind) && scan->mark.has_blank;
    }
    scan->at = start;
    return take_part(scan);
}
