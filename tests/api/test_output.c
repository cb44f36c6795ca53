/* When an output says that it was made: never by the clock. */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "api/api_private.h"

Test(output, is_dated_by_the_document_else_by_the_epoch)
{
    static const struct {
        const char *date, *epoch;
        int64_t seconds;
    } cases[] = {
        {"2022-04-05", NULL, 1649134800},
        {"2022-04-05", "0", 1649134800},
        {"", "86400", 86400},
        {"", NULL, -1},
        {"", "", -1},
        {"", "yesterday", -1},
        {"", "-5", -1},
        {"", "253402275599", 253402275599}, /* the last second of 9999 in Thailand … */
        {"", "253402275600", -1},           /* … as no PDF can write a later year */
        {"", "99999999999999999999999999", -1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        LkFrames frames = {.date = lk_text(cases[i].date)};
        if (cases[i].epoch == NULL)
            unsetenv("SOURCE_DATE_EPOCH");
        else
            setenv("SOURCE_DATE_EPOCH", cases[i].epoch, 1);
        cr_expect_eq(lk_creation_time(&frames), cases[i].seconds, "case %zu: %lld", i,
                     (long long)lk_creation_time(&frames));
    }
}
