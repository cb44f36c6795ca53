/* Does the sentence of the line before go on with the mark that begins this line? By the words around it. */
#ifndef LIKHIT_SOURCE_MARKDOWN_LINES_SENTENCES_H
#define LIKHIT_SOURCE_MARKDOWN_LINES_SENTENCES_H

#include "source/markdown/state/block_reader.h"

/* Returns whether the line before ends with a word that a number follows. */
bool lk_asks_for_number(const LkBlockReader *reader);
/* Returns whether the line before ends with “และ”, “ตาม” and the like. */
bool lk_ends_with_connective(const LkBlockReader *reader);
/* Returns whether the line before cannot be the end of a sentence. */
bool lk_goes_on(const LkBlockReader *reader, const LkItemMark *mark);
/* Returns whether the words around the line end are of one sentence: …และ ⏎ หรือ…, (… ⏎ ๆ …. */
bool lk_sentence_goes_on(const LkBlockReader *reader);
/* Returns whether what stands at `at`, behind ข้อ ๑ or มาตรา ๔, quotes it: แห่งพระราชบัญญัติ …. */
bool lk_is_quoted(const LkBlockReader *reader, LkAt at);
/* Returns whether what stands at `at`, behind a number with a point, makes it an amount or a time. */
bool lk_is_amount(const LkBlockReader *reader, LkAt at);
/* Returns whether digits stand on both sides of the line end. */
bool lk_parts_number(const LkBlockReader *reader);
/* Returns whether the mark is the dash of a range whose first number ends the line before. */
bool lk_is_range(const LkBlockReader *reader, const LkItemMark *mark);

#endif
