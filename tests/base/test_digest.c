/* SHA-256 by the examples of FIPS 180-4. */
#include <criterion/criterion.h>

#include "base/digest.h"

Test(digest, is_that_of_the_standard)
{
    cr_expect_str_eq(lk_digest("abc", 3).hex,
                     "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    cr_expect_str_eq(lk_digest("", 0).hex,
                     "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    cr_expect_str_eq(lk_digest(NULL, 0).hex, lk_digest("", 0).hex);
}

Test(digest, its_bytes_spell_it)
{
    LkDigest digest = lk_digest("abc", 3);
    uint8_t bytes[32];
    lk_digest_bytes(&digest, bytes);
    cr_expect_eq(bytes[0], 0xba);
    cr_expect_eq(bytes[31], 0xad);
    cr_expect_str_eq(lk_digest_spell(bytes).hex, digest.hex);
}
