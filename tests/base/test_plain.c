/* Words from elsewhere in one line of a terminal. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/plain.h"

static void expect(const char *from, const char *to)
{
    char bytes[80];
    strcpy(bytes, from);
    lk_make_plain(bytes, strlen(bytes));
    cr_expect_str_eq(bytes, to);
}

Test(plain, words_stay_as_they_are)
{
    expect("", "");
    expect("นายสมชาย ใจดี ๑๒ “ก” – é €", "นายสมชาย ใจดี ๑๒ “ก” – é €");
}

Test(plain, nothing_ends_the_line_or_commands_the_terminal)
{
    expect("a\nb\tc\x1b[0m\x7f", "a b c [0m ");
    expect("a\xc2\x9b"
           "31m",
           "a\xc2\xa0"
           "31m");
    expect("a\xc2\xa9", "a\xc2\xa9");
}

Test(plain, nothing_turns_what_follows)
{
    expect("a\u202e"
           "b\u2066"
           "c\u2028",
           "a\ufffd"
           "b\ufffd"
           "c\ufffd");
    expect("a\u2027\u202f\u2065\u206a", "a\u2027\u202f\u2065\u206a");
}

Test(plain, what_is_no_utf_8_is_marked)
{
    expect("a\xe0\xb8", "a??");
    expect("\xc2", "?");
    expect("\xe2\x80", "??");
}
