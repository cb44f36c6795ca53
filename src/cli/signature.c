#include "cli/signature.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "cli/pin.h"

static const char *const levels[] = {"b", "t", "lt", "lta"};

/* Takes the level of that name, from `least` on. */
static bool take_level_from(const CliGiven *given, int least, const char *wrong)
{
    for (int i = least; i <= LK_SIGNATURE_LTA; i++) {
        if (strcmp(given->value, levels[i]) == 0) {
            *(int *)given->target = i;
            return true;
        }
    }
    return cli_wrong(given, wrong);
}

static bool take_level(const CliGiven *given)
{
    return take_level_from(given, LK_SIGNATURE_B, "E_USAGE_VALUE_LEVEL");
}

bool cli_take_extension(const CliGiven *given)
{
    return take_level_from(given, LK_SIGNATURE_LT, "E_USAGE_VALUE_EXTEND");
}

/* 2026-11-23T09:30:00+07:00; without a zone it is the time of Thailand. A year past 2400 is of the Buddhist
 * era, as in a report. A time that has not come yet is a slip that no one can take back. */
static bool take_time(const CliGiven *given)
{
    struct tm parts = {0};
    const char *rest = strptime(given->value, "%Y-%m-%dT%H:%M:%S", &parts);
    bool is_utc = rest != NULL && strcmp(rest, "Z") == 0;
    if (rest == NULL || (*rest != '\0' && !is_utc && strcmp(rest, "+07:00") != 0))
        return cli_wrong(given, "E_USAGE_VALUE_TIME");
    if (parts.tm_year + 1900 > 2400)
        parts.tm_year -= 543;
    int64_t seconds = (int64_t)timegm(&parts) - (is_utc ? 0 : 7 * 3600);
    if (seconds > (int64_t)time(NULL) + 24 * 3600)
        return cli_wrong(given, "E_USAGE_VALUE_TIME_LATER");
    *(int64_t *)given->target = seconds;
    return true;
}

const CliOption cli_signature_options[CLI_SIGNATURE_OPTIONS] = {
    {"--field", 0, "NAME", CLI_TEXT(CliSignature, field),
     "field to sign in; without it the first that is empty", "ช่องที่จะลงนาม ถ้าไม่ระบุคือช่องว่างช่องแรก"},
    {"--opinion", 0, "TEXT", CLI_TEXT(CliSignature, opinion), "opinion, shown above the signature",
     "ความเห็น แสดงเหนือลายมือชื่อ"},
    {"--image", 0, "FILE", CLI_TEXT(CliSignature, image), "picture of a signature, shown in the field",
     "ภาพลายเซ็นที่จะแสดงในช่อง"},
    {"--level", 0, "b|t|lt|lta", take_level, offsetof(CliSignature, level),
     "how long it can be checked: b until the certificate expires, t with a time\n"
     "stamp, lt with evidence, lta for archives (default)",
     "ตรวจสอบได้นานเพียงใด: b จนใบรับรองหมดอายุ t มีการประทับรับรองเวลา\n"
     "lt มีหลักฐานประกอบ lta สำหรับเก็บถาวร (ถ้าไม่ระบุ)"},
    {"--tsa", 0, "URL", CLI_TEXT(CliSignature, tsa), "time stamp server, for every level but b",
     "เครื่องประทับรับรองเวลา ใช้กับทุกระดับยกเว้น b"},
    {"--chain", 0, "FILE", CLI_TEXT(CliSignature, chain),
     "certificates of the issuers (PEM, or one in DER), where the key does not\n"
     "bring them",
     "ใบรับรองของผู้ออกใบรับรอง (PEM หรือ DER หนึ่งใบ) ถ้าไม่ได้มากับกุญแจ"},
    {"--pss", 0, NULL, CLI_SWITCH(CliSignature, pss), "RSA signs as PSS", "ลงนาม RSA แบบ PSS"},
    {"--time", 0, "TIME", take_time, offsetof(CliSignature, time),
     "when it was signed, as 2026-11-23T09:30:00; without it now",
     "เวลาที่ลงนาม เช่น 2026-11-23T09:30:00 ถ้าไม่ระบุคือขณะนี้"},
    {"--pin-file", 0, "FILE", CLI_TEXT(CliSignature, pin_file),
     "file whose first line is the PIN; without it it is asked for",
     "ไฟล์ที่บรรทัดแรกเป็นรหัส ถ้าไม่ระบุจะถามทางหน้าจอ"},
    {"--any-order", 0, NULL, CLI_SWITCH(CliSignature, any_order), "sign out of turn", "ลงนามข้ามลำดับ"},
};

LkKey *cli_open_key(const char *where, const CliSignature *signature, int *code)
{
    *code = LK_EXIT_FILE;
    if (!cli_pin_file_is_there(signature->pin_file))
        return NULL;
    LkKey *key = lk_key_open(where, &(LkKeyOptions){LK_SIZED(LkKeyOptions), .ask_pin = cli_ask_pin,
                                                    .context = (void *)signature->pin_file,
                                                    .chain = signature->chain, .pss = signature->pss});
    if (key == NULL) {
        *code = cli_out_of_memory();
        return NULL;
    }
    const LkMessages *messages = lk_key_messages(key);
    for (size_t i = 0; i < lk_messages_count(messages); i++)
        fputs(lk_messages_text(messages, i, cli_language()), stderr);
    *code = lk_messages_exit_code(messages);
    if (*code == LK_EXIT_DONE)
        return key;
    lk_key_destroy(key);
    return NULL;
}

LkSignatureOptions cli_signature(const CliSignature *signature)
{
    return (LkSignatureOptions){LK_SIZED(LkSignatureOptions),
                                .field = signature->field,
                                .opinion = signature->opinion,
                                .image = signature->image,
                                .level = (LkSignatureLevel)signature->level,
                                .tsa = signature->tsa,
                                .chain = signature->chain,
                                .time = signature->time,
                                .any_order = signature->any_order};
}

/* As “likhit verify” writes it: 23 พ.ย. 2569 09:30, 2026-11-23 09:30. The time is that of Thailand. */
const char *cli_clock(int64_t seconds, char *out, size_t room)
{
    static const char *const months[] = {"ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.",
                                         "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.",  "พ.ย.", "ธ.ค."};
    time_t there = (time_t)(seconds + 7 * 3600);
    struct tm parts;
    if (seconds <= 0 || gmtime_r(&there, &parts) == NULL)
        return "–";
    if (cli_language() == LK_LANGUAGE_THAI)
        snprintf(out, room, "%d %s %d %02d:%02d", parts.tm_mday, months[parts.tm_mon],
                 parts.tm_year + 1900 + 543, parts.tm_hour, parts.tm_min);
    else
        snprintf(out, room, "%04d-%02d-%02d %02d:%02d", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday,
                 parts.tm_hour, parts.tm_min);
    return out;
}
