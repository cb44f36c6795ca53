/* Segments a run of letters into words, by the cheapest path through it.
 *
 * A known word costs its −ln p. Letters that make no known word cost by the cluster: some to begin with, so
 * that one unknown piece is cheaper than two; more from the fifth cluster on, so that a rare word does not
 * swallow the words behind it. Words and pieces begin and end at clusters. All costs are integers: the same
 * path everywhere. */
#include "words/list.h"

#include <string.h>

#include "base/thai.h"

#define OWN_WORD ((uint64_t)LK_WORDS_NATS(500))
#define NEVER    UINT64_MAX

/* Lengths of an unknown piece that cost differently: 1, 2, 3, 4 clusters, and more. */
enum { UNKNOWN_LENGTHS = LK_WORDS_UNKNOWN_FIRST + 1 };

/* The last step of the cheapest path to a position in the run. */
typedef struct Arrival {
    uint64_t cost;
    uint32_t from;  /* start of the word that ends here; of an unknown piece after the walk back */
    uint32_t entry; /* of that word; OWN or UNKNOWN */
    uint8_t length; /* of an unknown piece, as an index of UNKNOWN_LENGTHS */
    bool
        long_is_long; /* the cheapest piece of more than four clusters had as many even before its last one */
} Arrival;

#define OWN     0xFFFFFFFEu
#define UNKNOWN 0xFFFFFFFFu

/* The letters in their usual spelling, and where in the run each of them stood. */
typedef struct Reading {
    const LkWords *words;
    uint32_t *letters;
    uint32_t *places; /* index in the run; places[count] = the run's count */
    bool *starts;     /* count + 1 */
    size_t count;
    const LkOwnWord *own;
    size_t own_count;
} Reading;

/* Reads ํา as ำ, ํ้า and ้ํา as ้ำ, and เเ as แ. They look alike, and texts copied out of PDFs are full of the
 * wrong ones. */
static void read_letters(Reading *reading, const LkLetters *run)
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

static Reading read_run(const LkWords *words, const LkLetters *run, LkArena *scratch)
{
    Reading reading = {
        .words = words,
        .letters = LK_NEW_ARRAY(scratch, run->count + 1, uint32_t),
        .places = LK_NEW_ARRAY(scratch, run->count + 1, uint32_t),
        .starts = LK_NEW_ARRAY(scratch, run->count + 1, bool),
    };
    read_letters(&reading, run);
    return reading;
}

static void arrive(Arrival *at, uint64_t cost, size_t from, uint32_t entry)
{
    if (cost < at->cost)
        *at = (Arrival){.cost = cost, .from = (uint32_t)from, .entry = entry};
}

static void known_words(const Reading *reading, size_t start, Arrival *arrivals)
{
    uint32_t state = LK_WORDS_ROOT;
    for (size_t i = start; i < reading->count; i++) {
        state = lk_words_step(reading->words, state, reading->letters[i]);
        if (state == 0)
            return;
        if (!reading->starts[i + 1])
            continue;
        const LkWordsEntry *entry = lk_words_entry(reading->words, state);
        if (entry != NULL)
            arrive(&arrivals[i + 1], arrivals[start].cost + entry->cost, start,
                   (uint32_t)(entry - reading->words->entries));
    }
}

static void own_words(const Reading *reading, size_t start, Arrival *arrivals)
{
    for (size_t k = 0; k < reading->own_count; k++) {
        const LkOwnWord *own = &reading->own[k];
        size_t end = start + own->count;
        if (own->count > 0 && own->count <= reading->count - start && reading->starts[end] &&
            memcmp(reading->letters + start, own->letters, own->count * sizeof *own->letters) == 0)
            arrive(&arrivals[end], arrivals[start].cost + OWN_WORD, start, OWN);
    }
}

/* Lengthens unknown pieces by the cluster between `at` and `next`. costs[k] is the cost of the cheapest path
 * that ends in an unknown piece of k + 1 clusters, for the last k of that many or more. */
static void unknown_cluster(const Arrival *at, Arrival *next, uint64_t *costs)
{
    uint64_t longer[UNKNOWN_LENGTHS];
    longer[0] = at->cost + LK_WORDS_UNKNOWN_PIECE + LK_WORDS_UNKNOWN_CLUSTER;
    for (int k = 1; k < UNKNOWN_LENGTHS; k++)
        longer[k] = costs[k - 1] == NEVER ? NEVER
                                          : costs[k - 1] + (k < UNKNOWN_LENGTHS - 1 ? LK_WORDS_UNKNOWN_CLUSTER
                                                                                    : LK_WORDS_UNKNOWN_LATER);
    uint64_t on = costs[UNKNOWN_LENGTHS - 1];
    next->long_is_long = on != NEVER && on + LK_WORDS_UNKNOWN_LATER < longer[UNKNOWN_LENGTHS - 1];
    if (next->long_is_long)
        longer[UNKNOWN_LENGTHS - 1] = on + LK_WORDS_UNKNOWN_LATER;
    memcpy(costs, longer, sizeof longer);
}

static void close_unknown(Arrival *at, const uint64_t *costs)
{
    for (int k = 0; k < UNKNOWN_LENGTHS; k++)
        if (costs[k] < at->cost) {
            at->cost = costs[k];
            at->entry = UNKNOWN;
            at->length = (uint8_t)k;
        }
}

static void find_path(const Reading *reading, Arrival *arrivals)
{
    uint64_t costs[UNKNOWN_LENGTHS] = {NEVER, NEVER, NEVER, NEVER, NEVER};
    for (size_t i = 1; i <= reading->count; i++)
        arrivals[i].cost = NEVER;
    for (size_t i = 0; i < reading->count;) {
        known_words(reading, i, arrivals);
        own_words(reading, i, arrivals);
        size_t end = i + 1;
        while (!reading->starts[end])
            end++;
        unknown_cluster(&arrivals[i], &arrivals[end], costs);
        close_unknown(&arrivals[end], costs);
        i = end;
    }
}

static size_t previous_start(const Reading *reading, size_t i)
{
    do
        i--;
    while (!reading->starts[i]);
    return i;
}

/* Marks the clusters of the unknown piece that ends at `end`; returns where it starts. */
static size_t mark_unknown(const Reading *reading, const Arrival *arrivals, size_t end, LkWordBreak *breaks)
{
    int length = arrivals[end].length;
    size_t start = previous_start(reading, end);
    for (size_t last = end; length > 0; start = previous_start(reading, start)) {
        breaks[reading->places[start]] = LK_WORD_UNKNOWN;
        bool stays = length == UNKNOWN_LENGTHS - 1 && arrivals[last].long_is_long;
        length -= !stays;
        last = start;
    }
    return start;
}

static void mark_word(const Reading *reading, const LkWordsEntry *entry, size_t start, size_t end,
                      LkWordBreak *breaks)
{
    for (size_t i = start + 1; i < end; i++) {
        size_t letter = i - start;
        if (letter < LK_WORDS_LONGEST && (entry->inner[letter / 32] >> (letter % 32) & 1) != 0 &&
            reading->starts[i])
            breaks[reading->places[i]] = LK_WORD_COMPOUND;
    }
}

static void walk_back(const Reading *reading, const Arrival *arrivals, LkWordBreak *breaks)
{
    for (size_t end = reading->count; end > 0;) {
        const Arrival *at = &arrivals[end];
        size_t start = at->from;
        if (at->entry == UNKNOWN)
            start = mark_unknown(reading, arrivals, end, breaks);
        else if (at->entry != OWN)
            mark_word(reading, &reading->words->entries[at->entry], start, end, breaks);
        /* Two unknown pieces side by side are one that was cheaper in two. */
        bool unknown = start > 0 && at->entry == UNKNOWN && arrivals[start].entry == UNKNOWN;
        if (start > 0)
            breaks[reading->places[start]] = unknown ? LK_WORD_UNKNOWN : LK_WORD_FREE;
        end = start;
    }
}

void lk_words_segment(const LkWords *words, const LkLetters *run, const LkOwnWord *own, size_t own_count,
                      LkWordBreak *breaks, LkArena *scratch)
{
    for (size_t i = 0; i < run->count; i++)
        breaks[i] = LK_WORD_INSIDE;
    Reading reading = read_run(words, run, scratch);
    reading.own = own;
    reading.own_count = own_count;
    Arrival *arrivals = LK_NEW_ARRAY(scratch, reading.count + 1, Arrival);
    find_path(&reading, arrivals);
    walk_back(&reading, arrivals, breaks);
}

/* As known_words, for the parts of a word: none of them is the word. */
static void known_parts(const Reading *reading, size_t start, Arrival *arrivals)
{
    uint32_t state = LK_WORDS_ROOT;
    for (size_t i = start; i < reading->count && !(start == 0 && i + 1 == reading->count); i++) {
        state = lk_words_step(reading->words, state, reading->letters[i]);
        if (state == 0)
            return;
        const LkWordsEntry *entry = reading->starts[i + 1] ? lk_words_entry(reading->words, state) : NULL;
        if (entry != NULL)
            arrive(&arrivals[i + 1], arrivals[start].cost + entry->cost, start,
                   (uint32_t)(entry - reading->words->entries));
    }
}

/* Whether a part has two clusters or more. */
static bool is_long(const Reading *reading, size_t start, size_t end)
{
    return previous_start(reading, end) > start;
}

/* Reads the letters [start, end) as several words of the list; arrivals are room for as many and one more.
 * Sets divisions where two long words meet. Returns where the first word ends if it is short, else `end`. */
static size_t divide(const Reading *all, size_t start, size_t end, Arrival *arrivals, bool *divisions)
{
    Reading reading = *all;
    reading.count = end - start;
    reading.letters += start;
    reading.starts += start;
    arrivals[0] = (Arrival){0};
    for (size_t i = 1; i <= reading.count; i++)
        arrivals[i].cost = NEVER;
    for (size_t i = 0; i < reading.count; i++)
        if (arrivals[i].cost != NEVER)
            known_parts(&reading, i, arrivals);
    if (arrivals[reading.count].cost == NEVER)
        return end;
    size_t part_end = reading.count;
    for (size_t at = arrivals[part_end].from; at > 0; part_end = at, at = arrivals[at].from)
        divisions[all->places[start + at]] =
            is_long(&reading, arrivals[at].from, at) && is_long(&reading, at, part_end);
    return is_long(&reading, 0, part_end) ? end : start + part_end;
}

void lk_words_divide(const LkWords *words, const LkLetters *word, bool *divisions, LkArena *scratch)
{
    memset(divisions, 0, word->count * sizeof *divisions);
    Reading reading = read_run(words, word, scratch);
    Arrival *arrivals = LK_NEW_ARRAY(scratch, reading.count + 1, Arrival);
    /* Behind a short word, what follows is divided as if it stood alone: ผู้·อำนวย|การ. */
    for (size_t start = 0; start < reading.count;)
        start = divide(&reading, start, reading.count, arrivals, divisions);
}
