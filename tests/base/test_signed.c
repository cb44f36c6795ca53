/* Whether a file carries signatures. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/signed.h"

/* Whether a file that begins so, with the key behind so many bytes, is signed. */
static bool is_signed(const char *begin, size_t before, const char *key)
{
    char path[] = "/tmp/likhit-signed-XXXXXX";
    int descriptor = mkstemp(path);
    FILE *file = fdopen(descriptor, "wb");
    fputs(begin, file);
    for (size_t i = strlen(begin); i < before; i++)
        fputc('x', file);
    fputs(key, file);
    fclose(file);
    bool found = lk_file_is_signed(path);
    unlink(path);
    return found;
}

Test(signed, a_pdf_that_says_what_a_signature_covers)
{
    cr_expect(is_signed("%PDF-1.7\n", 9, "/ByteRange[0 1 2 3]"));
    cr_expect_not(is_signed("%PDF-1.7\n", 9, "/Byte Range"));
    cr_expect_not(is_signed("%PDF-1.7\n", 9, ""));
    cr_expect_not(is_signed("", 0, ""));
    cr_expect_not(is_signed("text ", 5, "/ByteRange[0 1 2 3]"), "another kind of file");
    cr_expect(is_signed("mail\n%PDF-1.7\n", 14, "/ByteRange[0 1 2 3]"), "readers take it");
    cr_expect_not(lk_file_is_signed("/nowhere/at/all.pdf"));
    cr_expect_not(lk_file_is_signed("/tmp"));
}

/* The file is read in blocks of 65,536 bytes. */
Test(signed, wherever_it_says_so)
{
    for (size_t before = 65520; before <= 65540; before++)
        cr_expect(is_signed("%PDF-1.7\n", before, "/ByteRange"), "at %zu", before);
    cr_expect(is_signed("%PDF-1.7\n", 200000, "/ByteRange"));
}

/* What stands in a file of that name that begins so. */
static void put(char *path, const char *begin, size_t length)
{
    FILE *file = fopen(path, "wb");
    cr_assert_not_null(file);
    fwrite(begin, 1, length, file);
    fclose(file);
}

Test(signed, keys_and_other_files_are_told_from_pdfs)
{
    static const struct {
        const char *name, *begin;
        bool is_key, is_other;
    } files[] = {{"a.p12", "0\x82\x0a\x00", true, true},
                 {"a.pdf", "0\x82\x0a\x00", true, false},
                 {"a.pem", "-----BEGIN CERTIFICATE-----\n", true, true},
                 {"b.pem", "Bag Attributes\n", true, true},
                 {"a.md", "0 \xe0\xb8\x81\n", false, true},
                 {"b.md", "# -----BEGIN\n", false, true},
                 {"b.pdf", "old", false, false},
                 {"c.PDF", "old", false, false},
                 {"out", "%PDF-1.7", false, false},
                 {"empty.md", "", false, false}};
    char folder[] = "/tmp/likhit-other-XXXXXX", path[64];
    cr_assert_not_null(mkdtemp(folder));
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, files[i].name);
        put(path, files[i].begin, files[i].begin[0] == '0' && files[i].is_key ? 4 : strlen(files[i].begin));
        cr_expect_eq(lk_file_is_key(path), files[i].is_key, "%s", path);
        cr_expect_eq(lk_file_is_other_than_pdf(path), files[i].is_other, "%s", path);
        unlink(path);
    }
    cr_expect_not(lk_file_is_other_than_pdf("/nowhere/at/all.md"));
    cr_expect_not(lk_file_is_other_than_pdf("/dev/tty"));
    rmdir(folder);
}
