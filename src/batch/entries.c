/* What became of each record, in memory and as JSON. */
#include <cjson/cJSON.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "batch/batch_private.h"

void lk_entry_release(LkEntry *entry)
{
    free(entry->key);
    free(entry->title);
    free(entry->file);
    free(entry->messages);
    *entry = (LkEntry){0};
}

bool lk_entries_add(LkEntries *entries, LkEntry entry)
{
    if (entries->count == entries->capacity) {
        size_t capacity = entries->capacity * 2 + 64;
        LkEntry *items = realloc(entries->items, capacity * sizeof *items);
        if (items == NULL) {
            lk_entry_release(&entry);
            return false;
        }
        entries->items = items;
        entries->capacity = capacity;
    }
    entry.sequence = entries->count;
    entries->items[entries->count++] = entry;
    return true;
}

void lk_entries_release(LkEntries *entries)
{
    for (size_t i = 0; i < entries->count; i++)
        lk_entry_release(&entries->items[i]);
    free(entries->items);
    *entries = (LkEntries){0};
}

static int by_number(const void *a, const void *b)
{
    const LkEntry *first = a, *second = b;
    if (first->number != second->number)
        return first->number < second->number ? -1 : 1;
    return first->sequence < second->sequence ? -1 : 1;
}

void lk_entries_sort(LkEntries *entries)
{
    if (entries->count > 1)
        qsort(entries->items, entries->count, sizeof *entries->items, by_number);
}

static int by_key(const void *a, const void *b)
{
    const LkEntry *first = a, *second = b;
    int order = strcmp(first->key, second->key);
    return order != 0 ? order : first->sequence < second->sequence ? -1 : 1;
}

void lk_entries_sort_by_key(LkEntries *entries)
{
    if (entries->count > 1)
        qsort(entries->items, entries->count, sizeof *entries->items, by_key);
}

const LkEntry *lk_entries_find(const LkEntries *entries, const char *key)
{
    size_t low = 0, high = entries->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(entries->items[middle].key, key) <= 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low > 0 && strcmp(entries->items[low - 1].key, key) == 0 ? &entries->items[low - 1] : NULL;
}

/* ---- Messages */

static void tell(const LkTeller *teller, int severity, const char *code, const char *hint,
                 const char *message)
{
    const char *word = severity == LK_SEVERITY_ERROR ? "error" : "warning";
    char text[2600];
    snprintf(text, sizeof text, "likhit: %s: %s [%s]\n%s%s%s", word, message, code,
             hint == NULL ? "" : "      = ", hint == NULL ? "" : hint, hint == NULL ? "" : "\n");
    char *json = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&json, &length);
    if (stream == NULL)
        return;
    fprintf(stream, "{\"severity\":\"%s\",\"code\":\"%s\",\"message\":", word, code);
    lk_json_print(stream, message);
    if (hint != NULL) {
        fputs(",\"hint\":", stream);
        lk_json_print(stream, hint);
    }
    fputs("}\n", stream);
    fclose(stream);
    if (teller->tell != NULL)
        teller->tell(teller->context, severity, text, json);
    free(json);
}

enum { MESSAGE_BYTES = 2000 };

void lk_tell_error(const LkTeller *teller, const char *code, const char *hint, const char *format, ...)
{
    char message[MESSAGE_BYTES];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    tell(teller, LK_SEVERITY_ERROR, code, hint, message);
}

void lk_tell_warning(const LkTeller *teller, const char *code, const char *hint, const char *format, ...)
{
    char message[MESSAGE_BYTES];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    tell(teller, LK_SEVERITY_WARNING, code, hint, message);
}

/* ---- JSON */

static void put_text(FILE *out, const char *name, const char *text)
{
    fprintf(out, ",\"%s\":", name);
    lk_json_print(out, text == NULL ? "" : text);
}

/* What a message begins with, in place of its brace. */
void lk_put_owner(FILE *out, const LkEntry *entry)
{
    fprintf(out, "{\"record\":%zu,\"key\":", entry->number);
    lk_json_print(out, entry->key == NULL ? "" : entry->key);
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
    fprintf(out, ",\"warnings\":%zu", entry->warnings);
    put_text(out, "record", entry->record);
    if (entry->own[0] != '\0')
        put_text(out, "own", entry->own);
    put_text(out, "status", lk_entry_is_made(entry) ? "made" : "failed");
    putc('}', out);
}

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

/* A name that stays in its folder, whatever the file says that names it. */
static bool is_safe_name(const char *name)
{
    return name[0] != '\0' && name[0] != '.' && strlen(name) < 250 && strchr(name, '/') == NULL;
}

bool lk_read_entry(const cJSON *object, LkEntry *entry)
{
    const char *sha256 = text_of(object, "sha256"), *record = text_of(object, "record");
    const char *file = text_of(object, "file"), *own = text_of(object, "own");
    bool is_made = sha256[0] != '\0';
    *entry = (LkEntry){.number = number_of(object, "number"),
                       .bytes = number_of(object, "bytes"),
                       .pages = number_of(object, "pages"),
                       .warnings = number_of(object, "warnings")};
    if (entry->number == 0 || !is_digest(record) || (is_made && (!is_digest(sha256) || !is_safe_name(file))))
        return false;
    memcpy(entry->record, record, 65);
    if (is_digest(own))
        memcpy(entry->own, own, 65);
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

void lk_put_head(FILE *out, const LkBagHead *head)
{
    fprintf(out,
            "\"version\":1,\"likhit\":\"%s\",\"base\":\"%s\",\"data\":\"%s\",\"records\":%zu,\"shard\":%u,"
            "\"shards\":%u",
            lk_version(), head->base, head->data, head->records, head->shard, head->shard_count);
}

bool lk_read_head(const cJSON *object, LkBagHead *head)
{
    const char *base = text_of(object, "base"), *data = text_of(object, "data");
    *head = (LkBagHead){.records = number_of(object, "records"),
                        .shard = (unsigned)number_of(object, "shard"),
                        .shard_count = (unsigned)number_of(object, "shards")};
    if (number_of(object, "version") != 1 || !is_digest(base) || !is_digest(data) || head->shard < 1 ||
        head->shard > head->shard_count)
        return false;
    memcpy(head->base, base, 65);
    memcpy(head->data, data, 65);
    return true;
}
