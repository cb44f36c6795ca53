/* Memory for a PIN. */
#include <criterion/criterion.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/poison.h"
#include "sign/keys/secret.h"

/* What the kernel says of the pages at an address: the value of a line of smaps. */
static void line_of(const void *address, const char *name, char value[256])
{
    FILE *maps = fopen("/proc/self/smaps", "r");
    char line[512];
    bool is_it = false;
    value[0] = '\0';
    while (maps != NULL && fgets(line, sizeof line, maps) != NULL) {
        unsigned long from, until;
        if (sscanf(line, "%lx-%lx", &from, &until) == 2)
            is_it = from <= (unsigned long)address && (unsigned long)address < until;
        else if (is_it && strncmp(line, name, strlen(name)) == 0)
            snprintf(value, 256, "%.250s", line + strlen(name));
    }
    if (maps != NULL)
        fclose(maps);
}

Test(sign_secret, its_pages_are_locked_and_stay_out_of_core_dumps)
{
    LkSecret secret;
    char value[256];
    cr_assert(lk_secret_open(&secret));
    secret.bytes[0] = '1';
    line_of(secret.bytes, "VmFlags:", value);
    if (value[0] == '\0')
        cr_skip_test("the kernel does not tell");
    cr_expect_not_null(strstr(value, " dd"), "not dumped: %s", value);
#ifndef LK_POISONS /* AddressSanitizer lets nobody lock memory */
    cr_expect_not_null(strstr(value, " lo"), "locked: %s", value);
#endif
    lk_secret_close(&secret);
    cr_expect_null(secret.bytes);
    lk_secret_close(&secret);
}

/* Reads a file with that text. */
static int read_text(LkSecret *secret, const char *text, size_t length)
{
    char path[] = "/tmp/likhit-pin-XXXXXX";
    int descriptor = mkstemp(path);
    cr_assert(descriptor >= 0 && write(descriptor, text, length) == (ssize_t)length);
    close(descriptor);
    int failure = lk_secret_read(secret, path);
    unlink(path);
    return failure;
}

Test(sign_secret, the_first_line_of_a_file_is_read)
{
    static const struct {
        const char *text, *pin;
    } cases[] = {{"1234", "1234"}, {"1234\n", "1234"}, {"1234\r\n", "1234"}, {"รหัส ลับ\nmore\n", "รหัส ลับ"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        LkSecret secret;
        cr_assert(lk_secret_open(&secret));
        cr_expect_eq(read_text(&secret, cases[i].text, strlen(cases[i].text)), 0);
        cr_expect_str_eq(secret.bytes, cases[i].pin);
        for (size_t at = strlen(cases[i].pin); at < secret.size; at++)
            cr_assert_eq(secret.bytes[at], 0, "nothing of the rest stays");
        lk_secret_close(&secret);
    }
}

Test(sign_secret, what_is_no_pin)
{
    LkSecret secret;
    char line[LK_LIMIT_PIN_BYTES];
    memset(line, '1', sizeof line);
    cr_assert(lk_secret_open(&secret));
    cr_expect_eq(read_text(&secret, "", 0), ENODATA);
    cr_expect_eq(read_text(&secret, "\n1234", 5), ENODATA);
    cr_expect_eq(read_text(&secret, line, sizeof line), EFBIG);
    cr_expect_eq(read_text(&secret, line, sizeof line - 1), 0, "with its NUL it just fits");
    cr_expect_eq(lk_secret_read(&secret, "/nowhere/pin"), ENOENT);
    lk_secret_close(&secret);
}
