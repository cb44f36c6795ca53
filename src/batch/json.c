/* Writes entries and heads as JSON and reads them again. It does not write by cJSON, so that the bytes of a
 * bag do not depend on the version of a library. */
#include <cjson/cJSON.h>
#include <stdlib.h>
#include <string.h>

#include "batch/batch_private.h"

/* ---- Writing */

void lk_put_string(FILE *out, const char *text)
{
    putc('"', out);
    for (const unsigned char *at = (const unsigned char *)text; *at != '\0'; at++) {
        if (*at == '"' || *at == '\\')
            fprintf(out, "\\%c", *at);
        else if (*at < 0x20 || *at == 0x7F)
            fprintf(out, "\\u%04x", *at);
        else
            putc(*at, out);
    }
    putc('"', out);
}

static void put_text(FILE *out, const char *name, const char *text)
{
    fprintf(out, ",\"%s\":", name);
    lk_put_string(out, text == NULL ? "" : text);
}

void lk_put_owner(FILE *out, size_t number, const char *key)
{
    fprintf(out, "{\"record\":%zu,\"key\":", number);
    lk_put_string(out, key == NULL ? "" : key);
    putc(',', out);
}

void lk_put_entry(FILE *out, const LkEntry *entry)
{
    fprintf(out, "{\"number\":%zu", entry->number);
    put_text(out, "key", entry->key);
    put_text(out, "title", entry->title);
    if (lk_entry_is_made(entry)) {
        put_text(out, "file", entry->file);
        fprintf(out, ",\"pages\":%zu,\"bytes\":%zu", entry->pages, entry->bytes);
        put_text(out, "sha256", entry->sha256);
    }
    if (entry->signer[0] != '\0')
        put_text(out, "signer", entry->signer);
    if (entry->signed_as[0] != '\0')
        put_text(out, "signed-as", entry->signed_as);
    if (entry->own_bytes > 0)
        fprintf(out, ",\"own-bytes\":%zu", entry->own_bytes);
    fprintf(out, ",\"warnings\":%zu", entry->warnings);
    put_text(out, "record", entry->record);
    if (entry->own[0] != '\0')
        put_text(out, "own", entry->own);
    put_text(out, "status", lk_entry_status(entry));
    putc('}', out);
}

void lk_put_head(FILE *out, const LkBagHead *head)
{
    fprintf(out,
            "\"version\":1,\"likhit\":\"%s\",\"base\":\"%s\",\"data\":\"%s\",\"records\":%zu,\"shard\":%u,"
            "\"shards\":%u",
            lk_version(), head->base, head->data, head->records, head->shard, head->shard_count);
    if (head->is_signed)
        fputs(",\"signed\":true", out);
}

/* ---- Reading */

static const char *text_of(const cJSON *object, const char *name)
{
    const char *text = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(object, name));
    return text == NULL ? "" : text;
}

static size_t number_of(const cJSON *object, const char *name)
{
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(object, name);
    return cJSON_IsNumber(item) && item->valuedouble >= 0 && item->valuedouble < 9e15
               ? (size_t)item->valuedouble
               : 0;
}

static bool is_digest(const char *text)
{
    return strlen(text) == 64 && strspn(text, "0123456789abcdef") == 64;
}

/* Whether a name from a file is safe to use: it must not lead out of its folder. */
static bool is_safe_name(const char *name)
{
    return name[0] != '\0' && name[0] != '.' && strlen(name) < 250 && strchr(name, '/') == NULL;
}

bool lk_read_entry(const cJSON *object, LkEntry *entry)
{
    const char *sha256 = text_of(object, "sha256"), *record = text_of(object, "record");
    const char *file = text_of(object, "file"), *own = text_of(object, "own");
    const char *signer = text_of(object, "signer"), *signed_as = text_of(object, "signed-as");
    bool is_made = sha256[0] != '\0';
    *entry = (LkEntry){.number = number_of(object, "number"),
                       .bytes = number_of(object, "bytes"),
                       .pages = number_of(object, "pages"),
                       .warnings = number_of(object, "warnings"),
                       .own_bytes = number_of(object, "own-bytes"),
                       .is_left = strcmp(text_of(object, "status"), "left") == 0};
    if (entry->number == 0 || !is_digest(record) || (is_made && (!is_digest(sha256) || !is_safe_name(file))))
        return false;
    memcpy(entry->record, record, 65);
    if (is_digest(own))
        memcpy(entry->own, own, 65);
    if (is_digest(signer))
        memcpy(entry->signer, signer, 65);
    if (is_digest(signed_as))
        memcpy(entry->signed_as, signed_as, 65);
    if (is_made)
        memcpy(entry->sha256, sha256, 65);
    entry->key = strdup(text_of(object, "key"));
    entry->title = strdup(text_of(object, "title"));
    entry->file = strdup(file);
    entry->messages = strdup(text_of(object, "messages"));
    if (entry->key != NULL && entry->title != NULL && entry->file != NULL && entry->messages != NULL)
        return true;
    lk_entry_release(entry);
    return false;
}

bool lk_read_head(const cJSON *object, LkBagHead *head)
{
    const char *base = text_of(object, "base"), *data = text_of(object, "data");
    *head = (LkBagHead){.records = number_of(object, "records"),
                        .shard = (unsigned)number_of(object, "shard"),
                        .shard_count = (unsigned)number_of(object, "shards"),
                        .is_signed = cJSON_IsTrue(cJSON_GetObjectItemCaseSensitive(object, "signed"))};
    if (number_of(object, "version") != 1 || !is_digest(base) || !is_digest(data) || head->shard < 1 ||
        head->shard > head->shard_count)
        return false;
    memcpy(head->base, base, 65);
    memcpy(head->data, data, 65);
    return true;
}
