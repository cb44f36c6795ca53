/* Misuse of keys, of PDFs that are signed, and of verdicts. */
#include <criterion/criterion.h>

#include "api/misuse.h"

static void misuse_lk_key_open(Misused *with)
{
    const LkKeyOptions options = {LK_SIZED(LkKeyOptions)}, unsized = {0};
    LkKey *keys[] = {lk_key_open(NULL, &options), lk_key_open(with->file, &unsized)};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        expect_told(lk_key_messages(keys[i]));
        lk_key_destroy(keys[i]);
    }
}

static void misuse_lk_key_create(Misused *with)
{
    (void)with;
    const LkKeyElsewhere unsized = {0}, empty = {LK_SIZED(LkKeyElsewhere)};
    LkKey *keys[] = {lk_key_create(NULL, NULL), lk_key_create(&unsized, NULL), lk_key_create(&empty, NULL)};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        expect_told(lk_key_messages(keys[i]));
        lk_key_destroy(keys[i]);
    }
}

static void misuse_lk_key_destroy(Misused *with)
{
    (void)with;
    lk_key_destroy(NULL);
}

static void misuse_lk_key_messages(Misused *with)
{
    (void)with;
    cr_expect_null(lk_key_messages(NULL));
}

static void misuse_lk_key_holder(Misused *with)
{
    (void)with;
    LkKeyHolder holder = {LK_SIZED(LkKeyHolder)};
    LkKey *key = lk_key_open(NULL, NULL);
    cr_expect_not(lk_key_holder(NULL, &holder));
    cr_expect_not(lk_key_holder(key, &holder), "it could not be opened");
    lk_key_destroy(key);
}

static void misuse_lk_key_open_again(Misused *with)
{
    (void)with;
    LkKey *closed = lk_key_open(NULL, NULL);
    LkKey *keys[] = {lk_key_open_again(NULL), lk_key_open_again(closed)};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        expect_told(lk_key_messages(keys[i]));
        lk_key_destroy(keys[i]);
    }
    lk_key_destroy(closed);
}

/* ---- PDFs that are signed */

static LkSigning *opened(Misused *with)
{
    const LkOutputOptions archive = {LK_SIZED(LkOutputOptions), .profile = LK_PROFILE_ARCHIVE};
    cr_assert(lk_document_write_file(with->document, with->file, &archive));
    LkSigning *signing = lk_signing_open(with->engine, with->file);
    cr_assert_eq(lk_messages_count(lk_signing_messages(signing)), 0);
    return signing;
}

static void misuse_lk_signing_open(Misused *with)
{
    LkSigning *cases[] = {lk_signing_open(NULL, with->file), lk_signing_open(with->engine, NULL)};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        expect_told(lk_signing_messages(cases[i]));
        lk_signing_destroy(cases[i]);
    }
}

static void misuse_lk_signing_destroy(Misused *with)
{
    (void)with;
    lk_signing_destroy(NULL);
}

static void misuse_lk_signing_messages(Misused *with)
{
    (void)with;
    cr_expect_null(lk_signing_messages(NULL));
}

static void misuse_lk_signing_field_count(Misused *with)
{
    LkSigning *signing = lk_signing_open(with->engine, NULL);
    cr_expect_eq(lk_signing_field_count(NULL), 0);
    cr_expect_eq(lk_signing_field_count(signing), 0);
    lk_signing_destroy(signing);
}

static void misuse_lk_signing_field(Misused *with)
{
    LkSignatureField field = {LK_SIZED(LkSignatureField)};
    LkSigning *signing = opened(with);
    cr_expect_not(lk_signing_field(NULL, 0, &field));
    cr_expect_not(lk_signing_field(signing, lk_signing_field_count(signing), &field));
    cr_expect_null(field.name);
    lk_signing_destroy(signing);
}

static void misuse_lk_signing_sign(Misused *with)
{
    const LkSignatureOptions options = {LK_SIZED(LkSignatureOptions)}, unsized = {0};
    LkSigning *signing = opened(with);
    LkKey *key = lk_key_open(NULL, NULL);
    cr_expect_not(lk_signing_sign(NULL, key, &options));
    cr_expect_not(lk_signing_sign(signing, NULL, &options));
    cr_expect_not(lk_signing_sign(signing, key, &options), "the key could not be opened");
    cr_expect_not(lk_signing_sign(signing, key, &unsized));
    expect_told(lk_signing_messages(signing));
    lk_key_destroy(key);
    lk_signing_destroy(signing);
}

static void misuse_lk_signing_extend(Misused *with)
{
    const LkSignatureOptions low = {LK_SIZED(LkSignatureOptions), .level = LK_SIGNATURE_T}, unsized = {0},
                             none = {LK_SIZED(LkSignatureOptions), .level = (LkSignatureLevel)77};
    LkSigning *signing = opened(with);
    cr_expect_not(lk_signing_extend(NULL, &low));
    cr_expect_not(lk_signing_extend(signing, &low));
    cr_expect_not(lk_signing_extend(signing, &unsized));
    cr_expect_not(lk_signing_extend(signing, &none));
    expect_told(lk_signing_messages(signing));
    lk_signing_destroy(signing);
}

static void misuse_lk_signing_last_field(Misused *with)
{
    LkSigning *signing = opened(with);
    cr_expect_str_eq(lk_signing_last_field(NULL), "");
    cr_expect_str_eq(lk_signing_last_field(signing), "");
    lk_signing_destroy(signing);
}

static void misuse_lk_signing_write_file(Misused *with)
{
    LkSigning *signing = opened(with);
    cr_expect_not(lk_signing_write_file(NULL, with->file));
    cr_expect_not(lk_signing_write_file(signing, NULL));
    expect_told(lk_signing_messages(signing));
    lk_signing_destroy(signing);
}

/* ---- Verdicts */

static void misuse_lk_verdict_open(Misused *with)
{
    const LkTrust unsized = {0}, none = {LK_SIZED(LkTrust), .root_count = 1},
                  nothing = {LK_SIZED(LkTrust), .required_count = 1}, good = {LK_SIZED(LkTrust)};
    LkVerdict *cases[] = {lk_verdict_open(NULL, &good), lk_verdict_open(with->file, &unsized),
                          lk_verdict_open(with->file, &none), lk_verdict_open(with->file, &nothing)};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        expect_told(lk_verdict_messages(cases[i]));
        lk_verdict_destroy(cases[i]);
    }
}

static void misuse_lk_verdict_destroy(Misused *with)
{
    (void)with;
    lk_verdict_destroy(NULL);
}

static void misuse_lk_verdict_messages(Misused *with)
{
    (void)with;
    cr_expect_null(lk_verdict_messages(NULL));
}

static void misuse_lk_verdict_state(Misused *with)
{
    (void)with;
    cr_expect_eq(lk_verdict_state(NULL), LK_VERDICT_UNREADABLE);
}

static void misuse_lk_verdict_count(Misused *with)
{
    (void)with;
    cr_expect_eq(lk_verdict_count(NULL), 0);
}

static void misuse_lk_verdict_describe(Misused *with)
{
    (void)with;
    cr_expect_null(lk_verdict_describe(NULL, LK_VERDICT_TEXT, LK_LANGUAGE_DEFAULT));
}

static void misuse_lk_verdict_write_report(Misused *with)
{
    const LkTrust nobody = {LK_SIZED(LkTrust)};
    cr_expect_not(lk_verdict_write_report(NULL, with->engine, "x.pdf", LK_LANGUAGE_DEFAULT));
    LkVerdict *verdict = lk_verdict_open(with->file, &nobody);
    cr_expect_not(lk_verdict_write_report(verdict, NULL, "x.pdf", LK_LANGUAGE_DEFAULT));
    cr_expect_not(lk_verdict_write_report(verdict, with->engine, NULL, LK_LANGUAGE_DEFAULT));
    lk_verdict_destroy(verdict);
}

static void misuse_lk_verdict_signature(Misused *with)
{
    LkVerdictSignature signature = {LK_SIZED(LkVerdictSignature)};
    LkVerdict *verdict = lk_verdict_open(with->file, NULL);
    cr_expect_not(lk_verdict_signature(NULL, 0, &signature));
    cr_expect_not(lk_verdict_signature(verdict, SIZE_MAX, &signature));
    lk_verdict_destroy(verdict);
}

static void misuse_lk_verdict_unsigned_length(Misused *with)
{
    (void)with;
    cr_expect_eq(lk_verdict_unsigned_length(NULL), 0);
}

/* ---- Time stamps */

static void misuse_lk_stamp_create(Misused *with)
{
    (void)with;
    LkStamp *stamps[] = {lk_stamp_create(NULL, "a", 1), lk_stamp_create("http://127.0.0.1:9", NULL, 1)};
    for (size_t i = 0; i < sizeof stamps / sizeof *stamps; i++) {
        expect_told(lk_stamp_messages(stamps[i]));
        lk_stamp_destroy(stamps[i]);
    }
}

static void misuse_lk_stamp_open(Misused *with)
{
    (void)with;
    const LkTrust unsized = {0}, listless = {LK_SIZED(LkTrust), .root_count = 1};
    LkStamp *stamps[] = {lk_stamp_open(NULL, 1, "a", 1, NULL), lk_stamp_open("a", 1, NULL, 1, NULL),
                         lk_stamp_open("a", 1, "a", 1, &unsized), lk_stamp_open("a", 1, "a", 1, &listless)};
    for (size_t i = 0; i < sizeof stamps / sizeof *stamps; i++) {
        expect_told(lk_stamp_messages(stamps[i]));
        cr_expect_eq(lk_stamp_state(stamps[i]), LK_VERDICT_UNREADABLE);
        lk_stamp_destroy(stamps[i]);
    }
}

static void misuse_lk_stamp_destroy(Misused *with)
{
    (void)with;
    lk_stamp_destroy(NULL);
}

static void misuse_lk_stamp_messages(Misused *with)
{
    (void)with;
    cr_expect_null(lk_stamp_messages(NULL));
}

static void misuse_lk_stamp_answer(Misused *with)
{
    (void)with;
    size_t length = 1;
    LkStamp *none = lk_stamp_create(NULL, NULL, 0);
    cr_expect_null(lk_stamp_answer(NULL, &length));
    cr_expect_eq(length, 0);
    cr_expect_null(lk_stamp_answer(none, NULL));
    lk_stamp_destroy(none);
}

static void misuse_lk_stamp_state(Misused *with)
{
    (void)with;
    cr_expect_eq(lk_stamp_state(NULL), LK_VERDICT_UNREADABLE);
}

static void misuse_lk_stamp_time(Misused *with)
{
    (void)with;
    cr_expect_eq(lk_stamp_time(NULL), 0);
}

static void misuse_lk_stamp_server(Misused *with)
{
    (void)with;
    cr_expect_str_empty(lk_stamp_server(NULL));
}

const MisuseRow misuse_signing[] = {
    ROW(lk_key_open),
    ROW(lk_key_create),
    ROW(lk_key_destroy),
    ROW(lk_key_messages),
    ROW(lk_key_holder),
    ROW(lk_signing_open),
    ROW(lk_signing_destroy),
    ROW(lk_signing_messages),
    ROW(lk_signing_field_count),
    ROW(lk_signing_field),
    ROW(lk_signing_sign),
    ROW(lk_signing_extend),
    ROW(lk_signing_last_field),
    ROW(lk_signing_write_file),
    ROW(lk_verdict_open),
    ROW(lk_verdict_destroy),
    ROW(lk_verdict_messages),
    ROW(lk_verdict_state),
    ROW(lk_verdict_count),
    ROW(lk_verdict_describe),
    ROW(lk_verdict_write_report),
    ROW(lk_key_open_again),
    ROW(lk_verdict_signature),
    ROW(lk_stamp_create),
    ROW(lk_stamp_open),
    ROW(lk_stamp_destroy),
    ROW(lk_stamp_messages),
    ROW(lk_stamp_answer),
    ROW(lk_stamp_state),
    ROW(lk_stamp_time),
    ROW(lk_stamp_server),
    ROW(lk_verdict_unsigned_length),
    {0},
};
