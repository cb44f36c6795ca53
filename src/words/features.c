/* The features of a place. learn.py knows the templates: which fields are letters. */
#include "words/weigh.h"

LkPath lk_path_new(const LkReading *reading, LkArena *scratch)
{
    size_t room = reading->count + 1, padded = reading->count + 2 * LK_PATH_PAD;
    uint8_t *notes = LK_NEW_ARRAY(scratch, 7 * room + 2 * padded, uint8_t);
    return (LkPath){
        .reading = reading,
        .marks = notes,
        .kinds = notes + room,
        .begins = notes + 2 * room,
        .ends = notes + 3 * room,
        .spans = notes + 4 * room,
        .since = notes + 5 * room,
        .until = notes + 6 * room,
        .codes = notes + 7 * room,
        .classes = notes + 7 * room + padded,
    };
}

static void classify(LkPath *path)
{
    /* 1 consonant, 2 vowel behind it, 3 vowel or mark on it, 4 leading vowel, 5 tone mark, 6 ์ */
    static const uint8_t classes[LK_WORDS_LETTERS] = {
        0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, /* ก … */
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, /* … */
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, /* … ฮ */
        2, 3, 2, 2, 3, 3, 3, 3, 3, 3, 3, 0, 0, 0, 0, 0, /* ะ ั า ำ ิ ี ึ ื ุ ู ฺ */
        4, 4, 4, 4, 4, 2, 0, 3, 5, 5, 5, 5, 6, 3, 3, 0, /* เ แ โ ใ ไ ๅ, ็ ่ ้ ๊ ๋ ์ ํ ๎ */
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    };
    for (size_t i = 0; i < path->reading->count; i++) {
        uint32_t code = path->reading->letters[i] - LK_WORDS_FIRST;
        if (code < LK_WORDS_LETTERS) {
            path->codes[LK_PATH_PAD + i] = (uint8_t)code;
            path->classes[LK_PATH_PAD + i] = classes[code];
        }
    }
}

static bool is_word_end(uint8_t mark)
{
    return mark == LK_WORD_FREE || mark == LK_WORD_COMPOUND;
}

static void measure(LkPath *path)
{
    size_t count = path->reading->count;
    uint8_t length = 0;
    for (size_t i = 1; i < count; i++) {
        length = is_word_end(path->marks[i - 1]) ? 1 : (uint8_t)(length + (length < LK_FEATURE_FIELDS));
        path->since[i] = length;
    }
    length = 0;
    for (size_t i = count; i > 0; i--) {
        length = is_word_end(path->marks[i]) ? 1 : (uint8_t)(length + (length < LK_FEATURE_FIELDS));
        path->until[i - 1] = length;
    }
}

void lk_path_prepare(LkPath *path)
{
    classify(path);
    measure(path);
}

/* Eight bytes as a number, the first in the lowest bits. Compilers know it as one load where it is one. */
static uint64_t load(const uint8_t *bytes)
{
    return (uint64_t)bytes[0] | (uint64_t)bytes[1] << 8 | (uint64_t)bytes[2] << 16 |
           (uint64_t)bytes[3] << 24 | (uint64_t)bytes[4] << 32 | (uint64_t)bytes[5] << 40 |
           (uint64_t)bytes[6] << 48 | (uint64_t)bytes[7] << 56;
}

static uint64_t field(uint64_t value, size_t index)
{
    return value << (8 * index);
}

/* The last `count` letters of eight, and the first; count is 1 to 7. */
static uint64_t last(uint64_t letters, size_t count)
{
    return letters >> (8 * (8 - count));
}

static uint64_t first(uint64_t letters, size_t count)
{
    return letters & ((UINT64_C(1) << (8 * count)) - 1);
}

bool lk_path_is_weighed(const LkPath *path, size_t at)
{
    return path->reading->starts[at] &&
           (path->marks[at] != LK_WORD_INSIDE ||
            (path->begins[at] != LK_PIECE_NONE && path->ends[at] != LK_PIECE_NONE));
}

static uint64_t feature(char template, uint64_t content)
{
    return (uint64_t)(unsigned char)template << 56 | content;
}

/* With what the path has at the place as the lowest field. */
static uint64_t marked_feature(char template, uint64_t mark, uint64_t content)
{
    return feature(template, field(content, 1) | mark);
}

static uint64_t kind_at(const LkPath *path, size_t i)
{
    return path->kinds[i] & (LK_IN_TERM - 1u);
}

void lk_path_features(const LkPath *path, size_t at, uint64_t features[LK_FEATURES])
{
    uint64_t before = load(path->codes + at), behind = load(path->codes + LK_PATH_PAD + at);
    uint64_t classes = first(load(path->classes + LK_PATH_PAD + at - 3), 6);
    size_t ending = path->since[at], beginning = path->until[at];
    size_t most = LK_FEATURE_FIELDS - 1; /* beside a mark */
    uint64_t mark = path->marks[at], pieces = kind_at(path, at - 1) | field(kind_at(path, at), 1);
    uint64_t words = path->begins[at] | field(path->ends[at], 1) | field(path->spans[at], 2);
    features[0] = marked_feature('p', mark, pieces);
    features[1] = marked_feature('l', mark, pieces | field(ending, 2) | field(beginning, 3));
    features[2] = marked_feature('w', mark, words);
    features[3] = marked_feature('c', mark, classes);
    features[4] = marked_feature('e', mark, last(before, ending < most ? ending : most));
    features[5] = marked_feature('b', mark, first(behind, beginning < most ? beginning : most));
    features[6] = feature('3', last(before, 3));
    features[7] = feature('4', last(before, 4));
    features[8] = feature('6', first(behind, 3));
    features[9] = feature('7', first(behind, 4));
}
