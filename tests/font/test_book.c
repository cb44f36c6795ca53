/* Families to faces: what is installed, what stands in, and who has a character. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "font/font.h"

static bool find(LkFontBook *book, const char *family, bool bold, LkFontChoice *choice)
{
    static const double scale = 0.5;
    LkFontRequest request = {&family, &scale, 1, bold, false};
    return lk_font_book_find(book, &request, choice);
}

Test(font_book, gives_one_face_for_one_family)
{
    LkFontBook *book = lk_font_book_create(NULL);
    LkFontChoice first, again, bold;
    cr_assert(find(book, "Laksaman", false, &first));
    cr_assert(find(book, "Laksaman", false, &again));
    cr_assert(find(book, "Laksaman", true, &bold));
    cr_expect_eq(first.face, again.face, "loaded once");
    cr_expect_neq(first.face, bold.face);
    cr_expect(bold.face->bold && !first.face->bold);
    cr_expect_eq((unsigned)first.face->units_per_em, hb_face_get_upem(first.face->hb_face));
    cr_expect(first.face->ascender > 0 && first.face->descender < 0);
    lk_font_book_destroy(book);
}

Test(font_book, takes_the_first_family_that_is_installed_with_its_scale)
{
    static const char *const families[] = {"No Such Family", "Laksaman", "DejaVu Sans"};
    static const double scales[] = {1, 0.6654, 1};
    LkFontBook *book = lk_font_book_create(NULL);
    LkFontRequest request = {families, scales, 3, false, false};
    LkFontChoice choice;
    cr_assert(lk_font_book_find(book, &request, &choice));
    cr_expect_str_eq(choice.face->family, "Laksaman");
    cr_expect(choice.substitute);
    cr_expect_str_eq(choice.wanted, "No Such Family");
    cr_expect_eq(choice.scale, 0.6654);
    lk_font_book_destroy(book);
}

Test(font_book, invents_no_family)
{
    LkFontBook *book = lk_font_book_create(NULL);
    LkFontChoice choice;
    cr_expect_not(find(book, "No Such Family", false, &choice));
    cr_expect_not(find(book, "", false, &choice));
    lk_font_book_destroy(book);
}

Test(font_book, falls_back_to_a_face_that_has_the_character)
{
    static const uint32_t characters[] = {0x0E01, 0x00E9, 0x2013, 0x0416};
    LkFontBook *book = lk_font_book_create(NULL);
    for (size_t i = 0; i < sizeof characters / sizeof *characters; i++) {
        LkFontChoice choice;
        hb_codepoint_t glyph = 0;
        cr_assert(lk_font_book_fallback(book, characters[i], false, false, &choice), "U+%04X", characters[i]);
        cr_expect(hb_font_get_nominal_glyph(choice.face->hb_font, characters[i], &glyph) && glyph != 0,
                  "U+%04X", characters[i]);
    }
    LkFontChoice none;
    cr_expect_not(lk_font_book_fallback(book, 0xF1234, false, false, &none));
    lk_font_book_destroy(book);
}

/* DejaVu Math TeX Gyre comes first by its name, and fills ○: a choice that was not made would look made. */
Test(font_book, takes_signs_out_of_fonts_of_words_before_those_of_formulas)
{
    LkFontBook *book = lk_font_book_create(NULL);
    for (uint32_t c = 0x25CB; c <= 0x25EF; c += 0x25EF - 0x25CB) {
        LkFontChoice choice;
        cr_assert(lk_font_book_fallback(book, c, false, false, &choice));
        cr_expect_null(strstr(choice.face->family, "Math"), "U+%04X out of %s", c, choice.face->family);
    }
    lk_font_book_destroy(book);
}

Test(font_book, has_the_boxes_of_forms_in_the_size_of_thai_letters)
{
    LkFontBook *book = lk_font_book_create(NULL);
    LkFontChoice first = {0};
    for (uint32_t c = 0x2610; c <= 0x2612; c++) {
        LkFontChoice choice;
        hb_codepoint_t glyph = 0;
        hb_glyph_extents_t ink = {0};
        cr_assert(lk_font_book_fallback(book, c, c == 0x2611, false, &choice));
        cr_assert(hb_font_get_nominal_glyph(choice.face->hb_font, c, &glyph));
        cr_assert(hb_font_get_glyph_extents(choice.face->hb_font, glyph, &ink));
        cr_expect_eq(ink.width, -ink.height, "a square");
        cr_expect(ink.width > 360 && ink.width < 500, "a little more than a consonant of TH Sarabun");
        first = first.face == NULL ? choice : first;
        cr_expect_eq(choice.face, first.face, "one face for all");
    }
    cr_expect_gt(lk_face_data(first.face).length, 500, "which is embedded as others are");
    cr_expect_eq(strlen(lk_face_digest(first.face).hex), 64);
    lk_font_book_destroy(book);
}

Test(font_book, gives_the_whole_file_for_embedding)
{
    LkFontBook *book = lk_font_book_create(NULL);
    LkFontChoice choice;
    cr_assert(find(book, "Laksaman", false, &choice));
    LkText data = lk_face_data(choice.face);
    struct stat info;
    cr_assert_eq(stat(choice.face->path, &info), 0);
    cr_expect_eq(data.length, (size_t)info.st_size);
    static const char magic[] = {0, 1, 0, 0};
    cr_expect(choice.face->is_truetype == (memcmp(data.bytes, magic, 4) == 0));
    lk_font_book_destroy(book);
}

static void put(const char *path, const char *bytes, size_t length)
{
    FILE *file = fopen(path, "wb");
    cr_assert_not_null(file);
    cr_assert_eq(fwrite(bytes, 1, length, file), length);
    fclose(file);
}

/* The folder of a document's own fonts comes before the system's, and what is damaged in it is passed over.
 */
Test(font_book, searches_its_folder_first_and_survives_damaged_files)
{
    char folder[] = "/tmp/likhit-fonts-XXXXXX", path[64];
    cr_assert_not_null(mkdtemp(folder));
    LkFontBook *book = lk_font_book_create(NULL);
    LkFontChoice choice;
    cr_assert(find(book, "Laksaman", false, &choice));
    LkText data = lk_face_data(choice.face);
    snprintf(path, sizeof path, "%s/whole.ttf", folder);
    put(path, data.bytes, data.length);
    snprintf(path, sizeof path, "%s/half.ttf", folder);
    put(path, data.bytes, data.length / 2);
    snprintf(path, sizeof path, "%s/none.ttf", folder);
    put(path, "no font", 7);

    LkFontBook *own = lk_font_book_create(folder);
    cr_assert(find(own, "Laksaman", false, &choice));
    cr_expect_eq(strncmp(choice.face->path, folder, strlen(folder)), 0, "%s", choice.face->path);
    lk_font_book_destroy(own);
    lk_font_book_destroy(book);
    static const char *const names[] = {"whole", "half", "none"};
    for (size_t i = 0; i < 3; i++) {
        snprintf(path, sizeof path, "%s/%s.ttf", folder, names[i]);
        unlink(path);
    }
    rmdir(folder);
}
