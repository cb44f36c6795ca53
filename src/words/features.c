/* The features of a place. learn.py knows the templates: which fields are letters. */
#include "words/weigh.h"

enum { LONGEST_PART = 8 };

static uint64_t code_at(const LkPath *path, size_t i)
{
    uint32_t code = i < path->reading->count ? path->reading->letters[i] - LK_WORDS_FIRST : 0;
    return code < LK_WORDS_LETTERS ? code : 0;
}

static uint64_t first_fields(uint64_t letters, size_t count)
{
    return letters & ((UINT64_C(1) << (LK_FIELD_BITS * count)) - 1);
}

static uint64_t field(uint64_t value, size_t index)
{
    return value << (LK_FIELD_BITS * index);
}

LkPlace lk_place_first(const LkPath *path)
{
    LkPlace place = {.path = path};
    for (size_t i = 0; i < LK_FEATURE_FIELDS; i++)
        place.behind |= field(code_at(path, i), i);
    return place;
}

bool lk_place_next(LkPlace *place)
{
    if (place->at + 1 >= place->path->reading->count)
        return false;
    uint64_t passed = code_at(place->path, place->at++);
    uint64_t next = code_at(place->path, place->at + LK_FEATURE_FIELDS - 1);
    place->before = first_fields(field(place->before, 1) | passed, LK_FEATURE_FIELDS);
    place->behind = place->behind >> LK_FIELD_BITS | field(next, LK_FEATURE_FIELDS - 1);
    return true;
}

bool lk_place_is_weighed(const LkPlace *place)
{
    const LkPath *path = place->path;
    return path->reading->starts[place->at] &&
           (path->marks[place->at] != LK_WORD_INSIDE ||
            (path->begins[place->at] != LK_PIECE_NONE && path->ends[place->at] != LK_PIECE_NONE));
}

static bool is_word_end(uint8_t mark)
{
    return mark == LK_WORD_FREE || mark == LK_WORD_COMPOUND;
}

/* Letters of the part of a word that ends at the place, and of the one that begins there. */
static size_t part_before(const LkPlace *place)
{
    size_t length = 1;
    while (length < LONGEST_PART && length < place->at &&
           !is_word_end(place->path->marks[place->at - length]))
        length++;
    return length;
}

static size_t part_behind(const LkPlace *place)
{
    size_t length = 1, left = place->path->reading->count - place->at;
    while (length < LONGEST_PART && length < left && !is_word_end(place->path->marks[place->at + length]))
        length++;
    return length;
}

/* 1 consonant, 2 vowel behind it, 3 vowel or mark on it, 4 leading vowel, 5 tone mark, 6 ์, 0 none of them. */
static uint64_t class_of(uint64_t code)
{
    static const char classes[LK_WORDS_LETTERS + 1] = "0111111111111111" /* ก … */
                                                      "1111111111111111"
                                                      "1111111111111110" /* … ฮ */
                                                      "2322333333300000" /* ะ ั า ำ ิ ี ึ ื ุ ู ฺ */
                                                      "4444420355556330" /* เ แ โ ใ ไ ๅ, ็ ่ ้ ๊ ๋ ์ ํ ๎ */
                                                      "0000000000000000";
    return (uint64_t)(classes[code] - '0');
}

/* Four letters before and three behind, as classes. */
static uint64_t classes_around(const LkPlace *place)
{
    uint64_t classes = 0;
    for (size_t k = 0; k < 4; k++)
        classes |= field(class_of(place->before >> (LK_FIELD_BITS * k) & 0x7F), k);
    for (size_t k = 0; k < 3; k++)
        classes |= field(class_of(place->behind >> (LK_FIELD_BITS * k) & 0x7F), k + 4);
    return classes;
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

void lk_place_features(const LkPlace *place, uint64_t features[LK_FEATURES])
{
    const LkPath *path = place->path;
    size_t at = place->at, before = part_before(place), behind = part_behind(place);
    size_t most = LK_FEATURE_FIELDS - 1; /* beside a mark */
    uint64_t mark = path->marks[at], pieces = kind_at(path, at - 1) | field(kind_at(path, at), 1);
    uint64_t words = path->begins[at] | field(path->ends[at], 1) | field(path->spans[at], 2);
    features[0] = marked_feature('p', mark, pieces);
    features[1] = marked_feature('l', mark, pieces | field(before, 2) | field(behind, 3));
    features[2] = marked_feature('w', mark, words);
    features[3] = marked_feature('c', mark, classes_around(place));
    features[4] = marked_feature('e', mark, first_fields(place->before, before < most ? before : most));
    features[5] = marked_feature('b', mark, first_fields(place->behind, behind < most ? behind : most));
    features[6] = feature('3', first_fields(place->before, 3));
    features[7] = feature('4', first_fields(place->before, 4));
    features[8] = feature('6', first_fields(place->behind, 3));
    features[9] = feature('7', first_fields(place->behind, 4));
}
