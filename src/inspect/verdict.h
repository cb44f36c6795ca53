/* Says what was found of the signatures of a PDF, in words and as JSON. */
#ifndef LIKHIT_INSPECT_VERDICT_H
#define LIKHIT_INSPECT_VERDICT_H

#include "sign/verdict.h"

/* A table: who signed, when, at which level, whether it is good; the fields that wait; a line that sums up.
 */
void lk_verdict_text(const LkSignVerdict *verdict, const char *file, LkMessageLanguage language,
                     LkBuffer *out);
/* All of it, as one object. `digest` is the SHA-256 of the file, of so many bytes. */
void lk_verdict_json(const LkSignVerdict *verdict, const char *file, const char *digest, size_t bytes,
                     LkBuffer *out);

/* ---- verdict_words.c: what is said, word by word, in the arena */
/* Returns a text of the file without line ends and commands for a terminal, which are blanks, and in UTF-8.
 */
LkText lk_verdict_cleaned(LkText text, LkArena *arena);
/* Returns the name of a file without its folders. */
const char *lk_verdict_base_name(const char *path);
/* Returns a time as officers write it, by the clock of Thailand; NULL below 0 and past the year 9999. */
const char *lk_verdict_time(int64_t seconds, LkMessageLanguage language, LkArena *arena);
/* Returns when somebody signed, and who says so. */
LkText lk_verdict_when(const LkSignJudged *judged, LkMessageLanguage language, LkArena *arena);
/* Returns how much of the file it covers. */
LkText lk_verdict_covers(const LkSignJudged *judged, LkMessageLanguage language, LkArena *arena);
/* Returns the state of a signature; of the file. */
LkText lk_verdict_state_of_one(const LkSignJudged *judged, LkMessageLanguage language, LkArena *arena);
LkText lk_verdict_state_of(const LkSignVerdict *verdict, LkMessageLanguage language, LkArena *arena);
/* Returns what was asked of a server, and what came of it. */
LkText lk_verdict_asked(const LkSignAsked *asked, LkMessageLanguage language, LkArena *arena);

/* Returns the word for a state: “good”, “not-known”, “untrusted”, “changed”, “missing”. */
const char *lk_verdict_word(LkSignState state);
/* Returns what can be said of a signature where nobody is trusted. */
LkPhraseId lk_inspect_judged(const LkSignJudged *judged);
/* Returns a time of Thailand as “2026-11-23T09:30:00+07:00”, in the arena; NULL below 0 and past the year
 * 9999. */
const char *lk_inspect_time(int64_t seconds, LkArena *arena);

#endif
