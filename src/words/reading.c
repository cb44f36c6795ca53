/* Reading a run of letters in their usual spelling. */
#include "words/reading.h"

#include "base/thai.h"

static void read_letters(LkReading *reading, const LkLetters *run)
{
    const uint32_t *in = run->letters;
    size_t count = 0;
    for (size_t i = 0; i < run->count;) {
        size_t left = run->count - i, used = 1;
        reading->places[count] = (uint32_t)i;
        reading->starts[count] = i == 0 || run->starts[i];
        if (left >= 2 && in[i] == LK_THAI_NIKHAHIT && in[i + 1] == LK_THAI_SARA_AA) {
            reading->letters[count++] = LK_THAI_SARA_AM;
            used = 2;
        } else if (left >= 3 &&
                   ((in[i] == LK_THAI_NIKHAHIT && lk_is_thai_tone(in[i + 1])) ||
                    (lk_is_thai_tone(in[i]) && in[i + 1] == LK_THAI_NIKHAHIT)) &&
                   in[i + 2] == LK_THAI_SARA_AA) {
            reading->letters[count++] = lk_is_thai_tone(in[i]) ? in[i] : in[i + 1];
            reading->places[count] = (uint32_t)i + 1;
            reading->starts[count] = false;
            reading->letters[count++] = LK_THAI_SARA_AM;
            used = 3;
        } else if (left >= 2 && in[i] == LK_THAI_SARA_E && in[i + 1] == LK_THAI_SARA_E) {
            reading->letters[count++] = LK_THAI_SARA_AE;
            used = 2;
        } else {
            reading->letters[count++] = in[i];
        }
        i += used;
    }
    reading->count = count;
    reading->places[count] = (uint32_t)run->count;
    reading->starts[count] = true;
}

LkReading lk_words_read(const LkWords *words, const LkLetters *run, LkArena *scratch)
{
    LkReading reading = {
        .words = words,
        .letters = LK_NEW_ARRAY(scratch, run->count + 1, uint32_t),
        .places = LK_NEW_ARRAY(scratch, run->count + 1, uint32_t),
        .starts = LK_NEW_ARRAY(scratch, run->count + 1, bool),
    };
    read_letters(&reading, run);
    return reading;
}
