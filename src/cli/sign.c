/* likhit sign: an official signs a PDF in its next field. */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/pin.h"
#include "cli/signature.h"

typedef struct Options {
    const char *pdf, *key, *output;
    CliSignature signature;
    int extension; /* --extend: an LkSignatureLevel; −1 = not given */
    bool list, quiet;
} Options;

static const CliOption known[] = {
    {"--key", 'k', "KEY", CLI_TEXT(Options, key),
     "file of the key (.p12, .pfx), or a token: 'pkcs11:token=…;object=…'",
     "ไฟล์กุญแจ (.p12, .pfx) หรืออุปกรณ์กุญแจ: 'pkcs11:token=…;object=…'"},
    {"--list", 'l', NULL, CLI_SWITCH(Options, list), "only tell who signed and whose turn it is",
     "บอกอย่างเดียวว่าใครลงนามแล้วและถึงลำดับของใคร"},
    {"--extend", 0, "lt|lta", cli_take_extension, offsetof(Options, extension),
     "add evidence and a time stamp to what is signed already",
     "เพิ่มหลักฐานและการประทับรับรองเวลาให้ไฟล์ที่ลงนามแล้ว"},
    {"--output", 'o', "FILE", CLI_TEXT(Options, output),
     "write it there; without it the file itself gets the signature",
     "เขียนไว้ที่นั่น ถ้าไม่ระบุจะเพิ่มลายมือชื่อลงในไฟล์เดิม"},
    {"--quiet", 'q', NULL, CLI_SWITCH(Options, quiet), "errors only", "เฉพาะข้อผิดพลาด"},
    CLI_HELP,
};
static const CliGroup groups[] = {
    CLI_GROUP(NULL, NULL, known, 0),
    CLI_GROUP("The signature", "ลายมือชื่อ", cli_signature_options, offsetof(Options, signature)),
};

static const CliCommand command = {
    .name = "sign",
    .about =
        {"Usage: likhit sign --key KEY [OPTION…] FILE.pdf\n"
         "\n"
         "Signs a report electronically. Officials sign one after another, each in the field of his block, "
         "on "
         "any day:\n"
         "what stood in the file before stays as it was, byte for byte, and so do the earlier signatures.",
         "วิธีใช้: likhit sign --key กุญแจ [ตัวเลือก…] FILE.pdf\n"
         "\n"
         "ลงลายมือชื่ออิเล็กทรอนิกส์ในรายงาน ผู้ลงนามลงนามต่อกันทีละคนในช่องของตน คนละวันก็ได้\n"
         "เนื้อหาเดิมและลายมือชื่อก่อนหน้าคงเดิมทุกไบต์"},
    .groups = groups,
    .group_count = 2,
    .column = 26,
    .examples =
        {"Exit codes: 0 done, 1 the file cannot be signed, 2 wrong usage, 3 a file or server cannot be "
         "read,\n"
         "4 a part is missing, 5 a limit is reached.\n"
         "\n"
         "Examples:\n"
         "  likhit sign report.pdf --key palad.p12 --opinion 'เห็นชอบ' --tsa http://tsa.example.go.th\n"
         "  likhit sign report.pdf --key 'pkcs11:token=Nayok;object=sign' --image nayok.png --level b\n"
         "  likhit sign --list report.pdf\n"
         "  likhit sign --extend lta report.pdf --tsa http://tsa.example.go.th",
         "รหัสจบ: 0 สำเร็จ 1 ลงนามไฟล์นี้ไม่ได้ 2 ใช้คำสั่งไม่ถูกต้อง 3 อ่านไฟล์หรือติดต่อเครื่องบริการไม่ได้\n"
         "4 ขาดส่วนประกอบ 5 ถึงขีดจำกัด\n"
         "\n"
         "ตัวอย่าง:\n"
         "  likhit sign report.pdf --key palad.p12 --opinion 'เห็นชอบ' --tsa http://tsa.example.go.th\n"
         "  likhit sign report.pdf --key 'pkcs11:token=Nayok;object=sign' --image nayok.png --level b\n"
         "  likhit sign --list report.pdf\n"
         "  likhit sign --extend lta report.pdf --tsa http://tsa.example.go.th"},
    .operand = offsetof(Options, pdf),
    .second = "E_USAGE_SECOND_SIGN",
    .missing = "E_USAGE_MISSING_SIGN",
};

static int print_messages(const LkMessages *messages)
{
    for (size_t i = 0; i < lk_messages_count(messages); i++)
        fputs(lk_messages_text(messages, i, cli_language()), stderr);
    return lk_messages_exit_code(messages);
}

/* ---- The list of fields */

static void print_signed(const LkSignatureField *field, const char *whose)
{
    char clock[80];
    cli_line(stdout, field->is_changed ? "SIGN_IS_CHANGED" : "SIGN_IS_SIGNED", "name", field->name, "signer",
             field->signer, "time", cli_clock(field->time, clock, sizeof clock), "whose", whose, NULL);
    if (field->opinion[0] != '\0')
        cli_line(stdout, "SIGN_SAYS", "opinion", field->opinion, NULL);
}

static int print_fields(LkSigning *signing)
{
    bool is_next = true, is_any = false;
    for (size_t i = 0; i < lk_signing_field_count(signing); i++) {
        LkSignatureField field = {LK_SIZED(LkSignatureField)};
        if (!lk_signing_field(signing, i, &field))
            return lk_messages_exit_code(lk_signing_messages(signing));
        if (field.page == 0)
            continue;
        is_any = true;
        const char *whose = field.description[0] != '\0' ? field.description : "–";
        if (field.is_signed)
            print_signed(&field, whose);
        else
            cli_line(stdout, is_next ? "SIGN_IS_NEXT" : "SIGN_IS_EMPTY", "name", field.name, "whose", whose,
                     NULL);
        is_next = is_next && field.is_signed;
    }
    if (!is_any)
        cli_line(stdout, "SIGN_NO_FIELDS", NULL);
    return fflush(stdout) == 0 ? LK_EXIT_DONE : LK_EXIT_FILE;
}

/* ---- Signing */

static void tell_done(const LkSigning *signing, const Options *options, const char *output)
{
    if (options->extension < 0)
        cli_line(stdout, "SIGN_DONE", "file", output, "field", lk_signing_last_field(signing), NULL);
    else if (options->extension == LK_SIGNATURE_LTA)
        cli_line(stdout, "SIGN_EXTENDED", "file", output, NULL);
    else
        cli_line(stdout, "SIGN_PROVEN", "file", output, NULL);
}

static int sign_with(LkSigning *signing, LkKey *key, const Options *options)
{
    LkSignatureOptions wanted = cli_signature(&options->signature);
    const char *output = options->output != NULL ? options->output : options->pdf;
    bool extends = options->extension >= 0;
    if (extends)
        wanted.level = (LkSignatureLevel)options->extension;
    bool done = extends ? lk_signing_extend(signing, &wanted) : lk_signing_sign(signing, key, &wanted);
    if (done && lk_signing_write_file(signing, output) && !options->quiet)
        tell_done(signing, options, output);
    return print_messages(lk_signing_messages(signing));
}

static int sign(LkSigning *signing, const Options *options)
{
    int code = LK_EXIT_DONE;
    if (options->extension >= 0)
        return sign_with(signing, NULL, options);
    LkKey *key = cli_open_key(options->key, &options->signature, &code);
    if (key != NULL)
        code = sign_with(signing, key, options);
    lk_key_destroy(key);
    return code;
}

static int run(const Options *options)
{
    if (options->key == NULL && !options->list && options->extension < 0)
        return cli_usage_error("sign", "E_USAGE_MISSING_KEY", NULL);
    cli_keep_secrets();
    LkEngine *engine = cli_engine();
    if (engine == NULL)
        return LK_EXIT_RESOURCE;
    LkSigning *signing = lk_signing_open(engine, options->pdf);
    int code = LK_EXIT_LIMIT;
    if (signing == NULL)
        cli_out_of_memory();
    else if (lk_messages_exit_code(lk_signing_messages(signing)) != LK_EXIT_DONE)
        code = print_messages(lk_signing_messages(signing));
    else if (options->list)
        code = print_fields(signing);
    else
        code = sign(signing, options);
    lk_signing_destroy(signing);
    lk_engine_destroy(engine);
    return code;
}

int cli_sign(int count, char **values)
{
    Options given = {.signature = {.level = LK_SIGNATURE_LTA}, .extension = -1};
    int code = cli_read(&command, count, values, &given);
    return code == CLI_GO_ON ? run(&given) : code;
}
