/* The font book finds an installed face for a family or for characters (match.c says which suits best).
 *
 * The project's folder comes first. The system's fonts are listed only when something is not in that folder,
 * since reading their configuration takes longer than all the rest of a first run. */
#include "font/font_private.h"
#include "font/mark_bytes.h"
#include "font/match.h"

#include <dirent.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* The answer for a family that was asked for before: documents ask for the same few again and again. */
typedef struct Known {
    struct Known *next;
    char *family;
    bool bold, italic;
    const LkFace *face; /* NULL = not installed */
} Known;

/* The faces found for single characters: a small table, in which a later character may overwrite an earlier
 * one.
 */
#define FALLBACKS 256
typedef struct Fallback {
    uint32_t character; /* 0 = free */
    bool bold, italic;
    const char *language; /* constant, compared by address; NULL = of none */
    const LkFace *face;
} Fallback;

struct LkFontBook {
    pthread_mutex_t lock;
    char *folder;      /* of the project; NULL = none */
    FcConfig *project; /* fonts of the folder; NULL without one */
    FcConfig *system;  /* NULL until asked for */
    bool has_system;   /* loading them was tried, whether it succeeded or not */
    LkFaceFile *faces;
    unsigned face_count;
    Known *known;
    Fallback fallbacks[FALLBACKS];
};

static int is_font_file(const struct dirent *entry)
{
    static const char *const endings[] = {".ttf", ".otf", ".ttc", ".otc"};
    const char *dot = strrchr(entry->d_name, '.');
    for (size_t i = 0; dot != NULL && i < sizeof endings / sizeof *endings; i++)
        if (strcasecmp(dot, endings[i]) == 0)
            return 1;
    return 0;
}

/* Adds the files one by one, in the order of their names. Were the folder added as a whole, fontconfig would
 * look for a cache folder, which this configuration does not have, and complain on standard error. */
static FcConfig *open_folder(const char *folder)
{
    struct dirent **entries = NULL;
    int count = scandir(folder, &entries, is_font_file, alphasort);
    FcConfig *config = count > 0 ? FcConfigCreate() : NULL;
    for (int i = 0; i < count; i++) {
        char path[PATH_MAX];
        int length = snprintf(path, sizeof path, "%s/%s", folder, entries[i]->d_name);
        if (config != NULL && length > 0 && (size_t)length < sizeof path)
            FcConfigAppFontAddFile(config, (const FcChar8 *)path);
        free(entries[i]);
    }
    free(entries);
    return config;
}

LkFontBook *lk_font_book_create(const char *folder)
{
    LkFontBook *book = calloc(1, sizeof *book);
    if (book == NULL)
        return NULL;
    if (pthread_mutex_init(&book->lock, NULL) != 0) {
        free(book);
        return NULL;
    }
    if (folder != NULL) {
        book->folder = strdup(folder);
        book->project = open_folder(folder); /* a folder that is not there holds no fonts */
    }
    return book;
}

void lk_font_book_destroy(LkFontBook *book)
{
    if (book == NULL)
        return;
    for (LkFaceFile *file = book->faces; file != NULL;) {
        LkFaceFile *next = file->next;
        lk_face_free(file);
        file = next;
    }
    for (Known *known = book->known; known != NULL;) {
        Known *next = known->next;
        free(known->family);
        free(known);
        known = next;
    }
    if (book->project != NULL)
        FcConfigDestroy(book->project);
    if (book->system != NULL)
        FcConfigDestroy(book->system);
    pthread_mutex_destroy(&book->lock);
    free(book->folder);
    free(book);
}

/* Returns the face, which is the book's from now on; NULL when it is not usable. */
static const LkFace *loaded(LkFontBook *book, const LkFaceDescription *description)
{
    LkFaceFile *file = lk_face_load(description);
    if (file == NULL)
        return NULL;
    file->face.id = book->face_count++;
    file->next = book->faces;
    book->faces = file;
    return &file->face;
}

static const LkFace *face_of(LkFontBook *book, const FcPattern *pattern)
{
    const char *path = lk_pattern_string(pattern, FC_FILE);
    unsigned index = (unsigned)lk_pattern_integer(pattern, FC_INDEX, 0);
    for (LkFaceFile *file = book->faces; file != NULL; file = file->next) {
        if (file->face.index == index && strcmp(file->face.path, path) == 0)
            return &file->face;
    }
    double weight = FC_WEIGHT_REGULAR;
    FcPatternGetDouble(pattern, FC_WEIGHT, 0, &weight);
    LkFaceDescription description = {
        .path = path,
        .family = lk_pattern_string(pattern, FC_FAMILY),
        .style_name = lk_pattern_string(pattern, FC_STYLE),
        .postscript_name = lk_pattern_string(pattern, FC_POSTSCRIPT_NAME),
        .index = index,
        .bold = weight >= FC_WEIGHT_DEMIBOLD,
        .italic = lk_pattern_integer(pattern, FC_SLANT, FC_SLANT_ROMAN) != FC_SLANT_ROMAN,
    };
    return loaded(book, &description);
}

/* The face of the boxes of forms, ☐ ☑ ☒: Likhit's own, so that they have the size of Thai letters and look
 * the same on every machine. */
static const LkFace *mark_face(LkFontBook *book)
{
    static const char path[] = "likhit-marks.ttf";
    for (LkFaceFile *file = book->faces; file != NULL; file = file->next)
        if (strcmp(file->face.path, path) == 0)
            return &file->face;
    LkFaceDescription description = {.path = path,
                                     .family = "Likhit Marks",
                                     .style_name = "Regular",
                                     .postscript_name = "LikhitMarks",
                                     .bytes = {(const char *)mark_bytes, sizeof mark_bytes}};
    return loaded(book, &description);
}

static bool is_mark(uint32_t character)
{
    return character >= 0x2610 && character <= 0x2612;
}

static const LkFace *installed(LkFontBook *book, const LkWish *wish)
{
    const FcPattern *pattern = lk_nearest_pattern(book->project, FcSetApplication, wish);
    if (pattern == NULL) {
        if (!book->has_system)
            book->system = FcInitLoadConfigAndFonts();
        book->has_system = true;
        pattern = lk_nearest_pattern(book->system, FcSetSystem, wish);
    }
    return pattern == NULL ? NULL : face_of(book, pattern);
}

static const LkFace *face_by_family(LkFontBook *book, const char *family, bool bold, bool italic)
{
    for (Known *known = book->known; known != NULL; known = known->next) {
        if (known->bold == bold && known->italic == italic && strcmp(known->family, family) == 0)
            return known->face;
    }
    const LkFace *face = installed(book, &(LkWish){family, {.bold = bold, .italic = italic}});
    Known *known = calloc(1, sizeof *known);
    if (known != NULL && (known->family = strdup(family)) != NULL) {
        known->bold = bold;
        known->italic = italic;
        known->face = face;
        known->next = book->known;
        book->known = known;
    } else {
        free(known); /* out of memory: the answer is not remembered, which is only slower */
    }
    return face;
}

bool lk_font_book_find(LkFontBook *book, const LkFontRequest *request, LkFontChoice *choice)
{
    const LkFace *face = NULL;
    size_t i = 0;
    pthread_mutex_lock(&book->lock);
    for (; i < request->count && face == NULL; i++)
        face = face_by_family(book, request->families[i], request->bold, request->italic);
    pthread_mutex_unlock(&book->lock);
    if (face == NULL)
        return false;
    *choice = (LkFontChoice){face, request->scales == NULL ? 1 : request->scales[i - 1], i > 1,
                             request->families[0]};
    return true;
}

/* Returns the face for a single character, which is remembered. */
static const LkFace *face_by_character(LkFontBook *book, const LkCoverage *wanted)
{
    uint32_t character = wanted->characters[0];
    Fallback *known = &book->fallbacks[character % FALLBACKS];
    if (character == 0 || known->character != character || known->bold != wanted->bold ||
        known->italic != wanted->italic || known->language != wanted->language) {
        const LkFace *found =
            is_mark(character) ? mark_face(book) : installed(book, &(LkWish){NULL, *wanted});
        *known = (Fallback){character, wanted->bold, wanted->italic, wanted->language, found};
    }
    return known->face;
}

bool lk_font_book_cover(LkFontBook *book, const LkCoverage *wanted, LkFontChoice *choice)
{
    pthread_mutex_lock(&book->lock);
    const LkFace *face =
        wanted->count == 1 ? face_by_character(book, wanted) : installed(book, &(LkWish){NULL, *wanted});
    pthread_mutex_unlock(&book->lock);
    if (face == NULL)
        return false;
    bool is_own = wanted->count == 1 && is_mark(wanted->characters[0]);
    *choice = (LkFontChoice){face, 1, !is_own, face->family};
    return true;
}

bool lk_font_book_fallback(LkFontBook *book, uint32_t character, bool bold, bool italic, LkFontChoice *choice)
{
    LkCoverage wanted = {.characters = &character, .count = 1, .bold = bold, .italic = italic};
    return lk_font_book_cover(book, &wanted, choice);
}

size_t lk_font_book_folders(LkFontBook *book, LkArena *arena, const char ***folders)
{
    pthread_mutex_lock(&book->lock);
    FcConfig *system = book->system; /* is never replaced, so it may be used without the lock */
    pthread_mutex_unlock(&book->lock);
    FcStrList *places = system == NULL ? NULL : FcConfigGetFontDirs(system);
    size_t room = 1, count = 0;
    while (places != NULL && FcStrListNext(places) != NULL)
        room++;
    *folders = LK_NEW_ARRAY(arena, room, const char *);
    if (book->folder != NULL)
        (*folders)[count++] = lk_arena_printf(arena, "%s/", book->folder);
    if (places == NULL)
        return count;
    FcStrListFirst(places);
    for (const FcChar8 *place; count < room && (place = FcStrListNext(places)) != NULL;)
        (*folders)[count++] = lk_arena_printf(arena, "%s/", (const char *)place);
    FcStrListDone(places);
    return count;
}
