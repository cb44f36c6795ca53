/* The double array: each state's children are laid over free places, the first offset where all of them fit.
 */
#include "compile.h"

#include <stdlib.h>
#include <string.h>

typedef struct Builder {
    Lexicon *lexicon;
    size_t first_free; /* no place before it is free */
} Builder;

static void make_room(Lexicon *lexicon, size_t count)
{
    if (count > lexicon->node_capacity) {
        size_t capacity = count + count / 2 + 1024;
        lexicon->nodes = wanted(lexicon->nodes, capacity, sizeof *lexicon->nodes);
        memset(lexicon->nodes + lexicon->node_capacity, 0,
               (capacity - lexicon->node_capacity) * sizeof *lexicon->nodes);
        lexicon->node_capacity = capacity;
    }
    if (count > lexicon->node_count)
        lexicon->node_count = count;
}

/* check = 0 is a free place: no state is 0. */
static bool is_free(const Lexicon *lexicon, size_t place)
{
    return place >= lexicon->node_count || lexicon->nodes[place].check == 0;
}

static size_t find_base(Builder *builder, const unsigned *codes, size_t count)
{
    const Lexicon *lexicon = builder->lexicon;
    while (!is_free(lexicon, builder->first_free))
        builder->first_free++;
    size_t place = builder->first_free > codes[0] ? builder->first_free : codes[0] + LK_WORDS_ROOT + 1;
    for (;; place++) {
        size_t base = place - codes[0], k = 0;
        while (k < count && is_free(lexicon, base + codes[k]) && base + codes[k] > LK_WORDS_ROOT)
            k++;
        if (k == count)
            return base;
    }
}

/* Words [first, end) share their first `depth` letters, which lead to `state`. */
static void build(Builder *builder, unsigned state, size_t first, size_t end, size_t depth)
{
    Lexicon *lexicon = builder->lexicon;
    unsigned codes[LK_WORDS_LETTERS];
    size_t starts[LK_WORDS_LETTERS + 1], count = 0;
    for (size_t i = first; i < end; i++) {
        unsigned code = lexicon->words[i].letters[depth];
        if (count == 0 || codes[count - 1] != code) {
            codes[count] = code;
            starts[count++] = i;
        }
    }
    starts[count] = end;
    size_t base = find_base(builder, codes, count);
    make_room(lexicon, base + LK_WORDS_LETTERS);
    lexicon->nodes[state].base = (uint32_t)base;
    for (size_t k = 0; k < count; k++)
        lexicon->nodes[base + codes[k]].check = state;
    for (size_t k = 0; k < count; k++) {
        unsigned child = (unsigned)base + codes[k];
        if (codes[k] == 0)
            lexicon->nodes[child].base = (uint32_t)starts[k];
        else
            build(builder, child, starts[k], starts[k + 1], depth + 1);
    }
}

void trie_build(Lexicon *lexicon)
{
    Builder builder = {lexicon, LK_WORDS_ROOT + 1};
    make_room(lexicon, LK_WORDS_ROOT + 1 + LK_WORDS_LETTERS);
    lexicon->nodes[0].check = lexicon->nodes[LK_WORDS_ROOT].check = UINT32_MAX; /* taken */
    if (lexicon->count > 0)
        build(&builder, LK_WORDS_ROOT, 0, lexicon->count, 0);
}

unsigned trie_step(const Lexicon *lexicon, unsigned state, unsigned letter)
{
    size_t next = (size_t)lexicon->nodes[state].base + letter;
    return next < lexicon->node_count && lexicon->nodes[next].check == state ? (unsigned)next : 0;
}

Word *trie_word(const Lexicon *lexicon, unsigned state)
{
    unsigned end = trie_step(lexicon, state, 0);
    return end == 0 ? NULL : &lexicon->words[lexicon->nodes[end].base];
}
