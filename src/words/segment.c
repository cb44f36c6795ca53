/* Segments a run of letters into words, by the cheapest path through it.
 *
 * A known word costs its −ln p. Letters that make no known word cost by the cluster: some to begin with, so
 * that one unknown piece is cheaper than two; more from the fifth cluster on, so that a rare word does not
 * swallow the words behind it. Words and pieces begin and end at clusters. All costs are integers: the same
 * path everywhere. */
#include "words/segment.h"

#include <string.h>

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

typedef struct Search {
    const LkReading *reading;
    const LkOwnWord *own;
    size_t own_count;
    Arrival *arrivals; /* count + 1 */
    LkPath path;
    size_t reach; /* no word of the list that was found ends behind it */
} Search;

static void arrive(Arrival *at, uint64_t cost, size_t from, uint32_t entry)
{
    if (cost < at->cost)
        *at = (Arrival){.cost = cost, .from = (uint32_t)from, .entry = entry};
}

/* Notes for weighing that the letters [start, end) are a word of the list. Words come by start, then by
 * length. */
static void note_word(Search *search, size_t start, size_t end, uint8_t kind)
{
    LkPath *path = &search->path;
    path->begins[start] = kind;
    if (path->ends[end] == LK_PIECE_NONE)
        path->ends[end] = kind;
    for (size_t i = search->reach > start ? search->reach : start + 1; i < end; i++)
        path->spans[i] = kind;
    search->reach = end > search->reach ? end : search->reach;
}

static void known_words(Search *search, size_t start)
{
    const LkReading *reading = search->reading;
    uint32_t state = LK_WORDS_ROOT;
    for (size_t i = start; i < reading->count; i++) {
        state = lk_words_step(reading->words, state, reading->letters[i]);
        if (state == 0)
            return;
        if (!reading->starts[i + 1])
            continue;
        const LkWordsEntry *entry = lk_words_entry(reading->words, state);
        if (entry == NULL)
            continue;
        arrive(&search->arrivals[i + 1], search->arrivals[start].cost + entry->cost, start,
               (uint32_t)(entry - reading->words->entries));
        note_word(search, start, i + 1, (uint8_t)entry->kind);
    }
}

static void own_words(Search *search, size_t start)
{
    const LkReading *reading = search->reading;
    for (size_t k = 0; k < search->own_count; k++) {
        const LkOwnWord *own = &search->own[k];
        size_t end = start + own->count;
        if (own->count > 0 && own->count <= reading->count - start && reading->starts[end] &&
            memcmp(reading->letters + start, own->letters, own->count * sizeof *own->letters) == 0)
            arrive(&search->arrivals[end], search->arrivals[start].cost + OWN_WORD, start, OWN);
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

static void find_path(Search *search)
{
    const LkReading *reading = search->reading;
    Arrival *arrivals = search->arrivals;
    uint64_t costs[UNKNOWN_LENGTHS] = {NEVER, NEVER, NEVER, NEVER, NEVER};
    for (size_t i = 1; i <= reading->count; i++)
        arrivals[i].cost = NEVER;
    for (size_t i = 0; i < reading->count;) {
        known_words(search, i);
        own_words(search, i);
        size_t end = i + 1;
        while (!reading->starts[end])
            end++;
        unknown_cluster(&arrivals[i], &arrivals[end], costs);
        close_unknown(&arrivals[end], costs);
        i = end;
    }
}

/* Marks the clusters of the unknown piece that ends at `end`; returns where it starts. */
static size_t mark_unknown(Search *search, size_t end)
{
    const Arrival *arrivals = search->arrivals;
    int length = arrivals[end].length;
    size_t start = lk_reading_previous(search->reading, end);
    for (size_t last = end; length > 0; start = lk_reading_previous(search->reading, start)) {
        search->path.marks[start] = LK_WORD_UNKNOWN;
        bool stays = length == UNKNOWN_LENGTHS - 1 && arrivals[last].long_is_long;
        length -= !stays;
        last = start;
    }
    int clusters = arrivals[end].length < 3 ? arrivals[end].length : 3;
    memset(search->path.kinds + start, LK_PIECE_UNKNOWN + clusters, end - start);
    return start;
}

static void mark_word(Search *search, const LkWordsEntry *entry, size_t start, size_t end)
{
    memset(search->path.kinds + start, entry->kind | (entry->is_term ? LK_IN_TERM : 0), end - start);
    for (size_t i = start + 1; i < end; i++) {
        size_t letter = i - start;
        if (letter < LK_WORDS_LONGEST && (entry->inner[letter / 32] >> (letter % 32) & 1) != 0 &&
            search->reading->starts[i])
            search->path.marks[i] = LK_WORD_COMPOUND;
    }
}

static void walk_back(Search *search)
{
    const Arrival *arrivals = search->arrivals;
    for (size_t end = search->reading->count; end > 0;) {
        const Arrival *at = &arrivals[end];
        size_t start = at->from;
        if (at->entry == UNKNOWN)
            start = mark_unknown(search, end);
        else if (at->entry == OWN)
            memset(search->path.kinds + start, LK_PIECE_OWN, end - start);
        else
            mark_word(search, &search->reading->words->entries[at->entry], start, end);
        /* Two unknown pieces side by side are one that was cheaper in two. */
        bool unknown = start > 0 && at->entry == UNKNOWN && arrivals[start].entry == UNKNOWN;
        if (start > 0)
            search->path.marks[start] = unknown ? LK_WORD_UNKNOWN : LK_WORD_FREE;
        end = start;
    }
}

LkPath lk_words_path(const LkWords *words, const LkLetters *run, const LkOwnWord *own, size_t own_count,
                     LkArena *scratch)
{
    LkReading *reading = LK_NEW_ARRAY(scratch, 1, LkReading);
    *reading = lk_words_read(words, run, scratch);
    Search search = {
        .reading = reading,
        .own = own,
        .own_count = own_count,
        .arrivals = LK_NEW_ARRAY(scratch, reading->count + 1, Arrival),
        .path = lk_path_new(reading, scratch),
    };
    find_path(&search);
    walk_back(&search);
    lk_path_prepare(&search.path);
    return search.path;
}

void lk_words_segment(const LkWords *words, const LkLetters *run, const LkOwnWord *own, size_t own_count,
                      LkWordBreak *breaks, LkArena *scratch)
{
    for (size_t i = 0; i < run->count; i++)
        breaks[i] = LK_WORD_INSIDE;
    LkPath path = lk_words_path(words, run, own, own_count, scratch);
    lk_words_weigh(&path, breaks);
}
