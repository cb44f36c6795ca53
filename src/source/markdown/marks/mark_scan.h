/* A line while its list mark is read: the cursor, and the mark so far. */
#ifndef LIKHIT_SOURCE_MARKDOWN_MARKS_MARK_SCAN_H
#define LIKHIT_SOURCE_MARKDOWN_MARKS_MARK_SCAN_H

#include "source/markdown/scan/scan.h"

typedef struct LkMarkScan {
    LkText text;
    size_t at, end;
    LkItemMark mark;
} LkMarkScan;

static inline uint32_t lk_mark_peek(const LkMarkScan *scan)
{
    return lk_peek(scan->text, scan->at, scan->end);
}

/* Moves behind the character `wanted`. Returns false when another stands there. */
static inline bool lk_mark_take(LkMarkScan *scan, uint32_t wanted)
{
    if (lk_mark_peek(scan) != wanted)
        return false;
    lk_utf8_next(scan->text, &scan->at);
    return true;
}

/* Ends the mark before the cursor. Returns true. */
bool lk_mark_finish(LkMarkScan *scan, LkMarkKind kind);
/* Moves behind blanks, if the character `wanted` stands behind them: what is typed as “๑ .” */
void lk_mark_skip_room(LkMarkScan *scan, uint32_t wanted);
/* Reads up to nine digits, as many as CommonMark takes. Returns how many there were. */
int lk_mark_number(LkMarkScan *scan, int32_t *number);
/* Reads what numbers of amended laws have behind them: /๑, ทวิ. */
void lk_mark_amendment(LkMarkScan *scan);
/* Returns whether a letter or a quotation mark stands at the cursor, as at the start of Thai words. */
bool lk_mark_is_before_thai(const LkMarkScan *scan);
/* Returns whether words begin at the cursor: Thai or Latin ones, in brackets or bold. */
bool lk_mark_is_before_word(const LkMarkScan *scan);

/* Each reads a mark of its kinds. Returns false when there is none; where the cursor stands then is not said.
 */
typedef bool LkMarkRead(LkMarkScan *scan);
LkMarkRead lk_mark_bullet; /* mark_bullets.c: - • ☐ (  ) */
LkMarkRead lk_mark_word; /* mark_words.c: ข้อ ๑, มาตรา ๔, หมวด ๒, บทเฉพาะกาล */
LkMarkRead lk_mark_counted; /* mark_numbers.c: ๑. (ก) ๑.๑ */
LkMarkRead lk_mark_latin;   /* mark_latin.c: a) (iv) */

#endif
