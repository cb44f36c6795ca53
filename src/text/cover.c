/* Chooses the faces of text with marks or in other scripts, so that what belongs together is in one face: a
 * letter with its marks, a word, a stretch of another script. Only what no single face has is divided. */
#include <string.h>

#include "base/normal.h"
#include "text/faces.h"

enum { MOST_LETTERS = 64 }; /* different ones of a stretch that its face is chosen by */

typedef struct Choosing {
    LkTextContext *context;
    const LkFaceChoices *choices;
    const LkSection *section;
    const LkStyleRun *style;
    const LkFontChoice **faces; /* of the characters from style->start on */
    const LkFontChoice *current;
    bool ok;
} Choosing;

/* ---- What a face can show */

static bool shows(const LkFace *face, uint32_t c)
{
    return lk_is_ignorable(c) || lk_has_glyph(face, c);
}

/* Whether a letter is shown as it is, or as the letters and marks that it is made of. */
static bool shows_parts(const LkFace *face, uint32_t c)
{
    hb_codepoint_t letter = 0, mark = 0;
    return shows(face, c) || (hb_unicode_decompose(hb_unicode_funcs_get_default(), c, &letter, &mark) &&
                              shows_parts(face, letter) && (mark == 0 || shows(face, mark)));
}

static size_t cluster_end(const LkSection *section, size_t i, size_t end)
{
    for (i++; i < end && lk_is_joining_mark(section->characters[i]);)
        i++;
    return i;
}

/* Whether a face shows a letter with its marks: as they were typed, or made one letter (a and U+0308 are ä).
 */
static bool shows_cluster(const Choosing *choosing, const LkFace *face, size_t from, size_t end)
{
    const LkSection *section = choosing->section;
    bool all = true;
    for (size_t i = from; i < end && all; i++)
        all = shows_parts(face, section->characters[i]);
    if (all || end - from < 2)
        return all;
    LkText typed = lk_text_slice(section->text, section->offsets[from], section->offsets[end]);
    LkText made = lk_normal_form(typed, choosing->context->scratch);
    for (size_t at = 0; at < made.length;)
        if (!shows_parts(face, lk_utf8_next(made, &at)))
            return false;
    return true;
}

/* A sign that is used with every script: its face need not be that of the text around it. */
static bool is_common(uint32_t c)
{
    return hb_unicode_script(hb_unicode_funcs_get_default(), c) == HB_SCRIPT_COMMON;
}

/* Whether a face shows all letters of a stretch. */
static bool shows_all(const Choosing *choosing, const LkFace *face, size_t from, size_t end)
{
    for (size_t i = from, next; i < end; i = next) {
        next = cluster_end(choosing->section, i, end);
        if (!is_common(choosing->section->characters[i]) && !shows_cluster(choosing, face, i, next))
            return false;
    }
    return true;
}

/* ---- The face of a stretch */

static const LkFontChoice *covering(const Choosing *choosing, const uint32_t *letters, size_t count,
                                    hb_script_t script)
{
    LkCoverage wanted = {letters,
                         count,
                         script,
                         lk_script_language(choosing->section, script),
                         choosing->choices->bold,
                         choosing->choices->italic};
    LkFontChoice found;
    if (!lk_font_book_cover(choosing->context->engine->fonts, &wanted, &found))
        return NULL;
    return lk_other_face(choosing->context, choosing->choices, &found, script);
}

/* Collects the different letters of a stretch, in the order of their numbers. */
static size_t letters_of(const Choosing *choosing, size_t from, size_t end, uint32_t letters[MOST_LETTERS])
{
    size_t count = 0;
    for (size_t i = from; i < end && count < MOST_LETTERS; i++) {
        uint32_t c = choosing->section->characters[i];
        size_t at = 0;
        if (is_common(c) || lk_is_ignorable(c))
            continue;
        while (at < count && letters[at] < c)
            at++;
        if (at < count && letters[at] == c)
            continue;
        memmove(letters + at + 1, letters + at, (count++ - at) * sizeof *letters);
        letters[at] = c;
    }
    return count;
}

static LkCovered *covered_slot(const Choosing *choosing, const uint32_t *letters, size_t count)
{
    uint32_t hash = 2166136261u; /* FNV-1a */
    for (size_t i = 0; i < count; i++)
        hash = (hash ^ letters[i]) * 16777619u;
    return &choosing->choices->covered[(hash >> 16) % LK_COVERED];
}

/* Returns a face outside the list that has the letters of a stretch as they were typed; NULL if none has. All
 * fonts of the machine are looked through for it, so the answer is remembered. */
static const LkFontChoice *covering_stretch(const Choosing *choosing, size_t from, size_t end,
                                            hb_script_t script)
{
    uint32_t letters[MOST_LETTERS + 1];
    size_t count = letters_of(choosing, from, end, letters);
    if (count == 0)
        return NULL;
    LkCovered *known = covered_slot(choosing, letters, count);
    if (known->count == count && known->script == script &&
        memcmp(known->letters, letters, count * sizeof *letters) == 0)
        return known->choice;
    uint32_t *kept = LK_NEW_ARRAY(lk_text_memory(choosing->context), count, uint32_t);
    memcpy(kept, letters, count * sizeof *letters);
    *known = (LkCovered){kept, count, script, covering(choosing, letters, count, script)};
    return known->choice;
}

/* Returns a letter by which the face of a stretch is looked for first: one of its script; of Latin the first
 * one that the text's own face does not have. */
static uint32_t telling_letter(const Choosing *choosing, size_t from, size_t end, hb_script_t script)
{
    if (script != HB_SCRIPT_LATIN && script != HB_SCRIPT_THAI)
        return lk_script(script).letter;
    for (size_t i = from; i < end && choosing->choices->count > 0; i++)
        if (!shows_parts(choosing->choices->faces[0].face, choosing->section->characters[i]))
            return choosing->section->characters[i];
    return 0;
}

/* Returns the face of a stretch: of the list, the usual face of its script, or another that has all its
 * letters. NULL = none has all. */
static const LkFontChoice *face_of_stretch(const Choosing *choosing, size_t from, size_t end,
                                           hb_script_t script)
{
    const LkFaceChoices *choices = choosing->choices;
    for (size_t i = 0; i < choices->count; i++)
        if (shows_all(choosing, choices->faces[i].face, from, end))
            return &choices->faces[i];
    uint32_t letter = telling_letter(choosing, from, end, script);
    const LkFontChoice *usual = letter == 0 ? NULL : covering(choosing, &letter, 1, script);
    if (usual != NULL && shows_all(choosing, usual->face, from, end))
        return usual;
    return covering_stretch(choosing, from, end, script);
}

/* ---- The faces of characters */

static void put(Choosing *choosing, size_t from, size_t end, const LkFontChoice *choice)
{
    for (size_t i = from; i < end; i++)
        choosing->faces[i - choosing->style->start] = choice;
    choosing->current = choice;
}

/* Returns the face of a sign with what goes with it (☑ and U+FE0F, 1 and a ring); NULL = none has all. */
static const LkFontChoice *face_of_sign(const Choosing *choosing, size_t from, size_t end, hb_script_t script)
{
    const LkFaceChoices *choices = choosing->choices;
    for (size_t i = 0; i < choices->count; i++)
        if (shows_cluster(choosing, choices->faces[i].face, from, end))
            return &choices->faces[i];
    const LkFontChoice *usual = covering(choosing, &choosing->section->characters[from], 1, script);
    return usual != NULL && shows_cluster(choosing, usual->face, from, end) ? usual : NULL;
}

/* Sets a letter or a sign with its marks in one face, where there is one. */
static void put_cluster(Choosing *choosing, size_t from, size_t end, hb_script_t script)
{
    bool is_sign = is_common(choosing->section->characters[from]);
    const LkFontChoice *choice = end - from < 2 ? NULL
                                 : is_sign      ? face_of_sign(choosing, from, end, script)
                                                : face_of_stretch(choosing, from, end, script);
    if (choice != NULL) {
        put(choosing, from, end, choice);
        return;
    }
    for (size_t i = from; i < end; i++) {
        choice = choosing->current;
        if (choice == NULL && choosing->choices->count > 0)
            choice = &choosing->choices->faces[0];
        if (choice == NULL || !lk_is_ignorable(choosing->section->characters[i]))
            choice = lk_face_for(choosing->context, choosing->choices, choosing->current, choosing->section,
                                 choosing->style, i, &choosing->ok);
        put(choosing, i, i + 1, choice);
    }
}

/* Sets a sign beside text in the face `main`: blanks in that, and what the list does not have. */
static void put_sign(Choosing *choosing, size_t i, size_t end, const LkFontChoice *main, hb_script_t script)
{
    const LkFaceChoices *choices = choosing->choices;
    uint32_t c = choosing->section->characters[i];
    bool is_listed = choices->count > 0 && shows_cluster(choosing, choices->faces[0].face, i, end);
    if (main != NULL && (c == ' ' || lk_is_ignorable(c) || !is_listed) &&
        shows_cluster(choosing, main->face, i, end))
        put(choosing, i, end, main);
    else if (is_listed)
        put(choosing, i, end, &choices->faces[0]);
    else
        put_cluster(choosing, i, end, script);
}

static void put_stretch(Choosing *choosing, size_t from, size_t end, hb_script_t script)
{
    const LkFontChoice *main = face_of_stretch(choosing, from, end, script);
    for (size_t i = from, next; i < end; i = next) {
        next = cluster_end(choosing->section, i, end);
        if (is_common(choosing->section->characters[i]))
            put_sign(choosing, i, next, main, script);
        else if (main != NULL)
            put(choosing, i, next, main);
        else
            put_cluster(choosing, i, next, script);
    }
}

/* Whether a character stands in a word of Latin letters. */
static bool is_in_word(uint32_t c)
{
    return c > ' ' && c != 0xA0 && !lk_is_thai(c) && (!is_common(c) || c < 0x80);
}

/* Sets text in Thai and Latin letters: words of those whole, all else by characters. */
static void put_words(Choosing *choosing, size_t from, size_t end)
{
    const uint32_t *characters = choosing->section->characters;
    for (size_t i = from, next; i < end; i = next) {
        next = cluster_end(choosing->section, i, end);
        if (!is_in_word(characters[i])) {
            put_cluster(choosing, i, next, lk_is_thai(characters[i]) ? HB_SCRIPT_THAI : HB_SCRIPT_LATIN);
            continue;
        }
        while (next < end && (is_in_word(characters[next]) || lk_is_joining_mark(characters[next])))
            next++;
        put_stretch(choosing, i, next, HB_SCRIPT_LATIN);
    }
}

bool lk_choose_faces(LkTextContext *context, const LkFaceChoices *choices, const LkSection *section,
                     const LkStyleRun *style, const LkFontChoice **faces)
{
    Choosing choosing = {context, choices, section, style, faces, NULL, true};
    const hb_script_t *scripts = section->scripts;
    for (size_t i = style->start, end; i < style->end; i = end) {
        for (end = i + 1; end < style->end && (scripts == NULL || scripts[end] == scripts[i]);)
            end++;
        if (scripts == NULL || scripts[i] == HB_SCRIPT_THAI || scripts[i] == HB_SCRIPT_LATIN)
            put_words(&choosing, i, end);
        else
            put_stretch(&choosing, i, end, scripts[i]);
    }
    return choosing.ok;
}
