/* Writes the tag files of a bag (RFC 8493): what is in it, and digests, which programs that know nothing of
 * Likhit can check; and an index for people who look for a record. */
#include <cjson/cJSON.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "batch/batch_private.h"

/* In the order in which they are written: the file that has the digests of the others comes last. */
static const char *const tag_files[] = {
    "index.json",   "index.csv",           "messages.jsonl",        "bagit.txt",
    "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt"};
enum { TAG_FILES = sizeof tag_files / sizeof *tag_files, TAG_MANIFEST = TAG_FILES - 1 };

void lk_bag_remove_tags(int folder)
{
    for (size_t i = TAG_FILES; i > 0; i--)
        unlinkat(folder, tag_files[i - 1], 0);
}

/* ---- Each file */

static bool put_index(FILE *out, const LkBagHead *head, const LkEntries *entries)
{
    fputc('{', out);
    lk_put_head(out, head);
    fputs(",\"entries\":[", out);
    for (size_t i = 0; i < entries->count; i++) {
        fputs(i == 0 ? "\n" : ",\n", out);
        lk_put_entry(out, &entries->items[i]);
    }
    fputs("\n]}\n", out);
    return true;
}

void lk_put_cell(FILE *out, const char *text)
{
    bool is_plain = strpbrk(text, ",\"\r\n") == NULL && text[0] != ' ';
    if (is_plain) {
        fputs(text, out);
        return;
    }
    putc('"', out);
    for (; *text != '\0'; text++) {
        if (*text == '"')
            putc('"', out);
        putc(*text, out);
    }
    putc('"', out);
}

/* Writes the index as a table for people. It begins with a byte order mark, by which Excel knows UTF-8, and
 * has the line ends of RFC 4180. */
static bool put_table(FILE *out, const LkBagHead *head, const LkEntries *entries)
{
    (void)head;
    fputs("\xEF\xBB\xBFnumber,key,title,file,pages,bytes,sha256,warnings,status\r\n", out);
    for (size_t i = 0; i < entries->count; i++) {
        const LkEntry *entry = &entries->items[i];
        fprintf(out, "%zu,", entry->number);
        lk_put_cell(out, entry->key);
        putc(',', out);
        lk_put_cell(out, entry->title);
        fputs(lk_entry_is_made(entry) ? ",data/" : ",", out);
        lk_put_cell(out, entry->file);
        fprintf(out, ",%zu,%zu,%s,%zu,%s\r\n", entry->pages, entry->bytes, entry->sha256, entry->warnings,
                lk_entry_status(entry));
    }
    return true;
}

/* Writes each message on a line, with the record that it is about. */
static bool put_messages(FILE *out, const LkBagHead *head, const LkEntries *entries)
{
    (void)head;
    for (size_t i = 0; i < entries->count; i++) {
        const LkEntry *entry = &entries->items[i];
        for (const char *at = entry->messages; *at != '\0';) {
            size_t length = strcspn(at, "\n");
            lk_put_owner(out, entry->number, entry->key);
            fprintf(out, "%.*s\n", length > 0 ? (int)length - 1 : 0, at + 1);
            at += length + (at[length] == '\n');
        }
    }
    return true;
}

static bool put_declaration(FILE *out, const LkBagHead *head, const LkEntries *entries)
{
    (void)head, (void)entries;
    fputs("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", out);
    return true;
}

/* Writes bag-info.txt. The date is that of SOURCE_DATE_EPOCH, if it is set: the clock is never read. */
static bool put_info(FILE *out, const LkBagHead *head, const LkEntries *entries)
{
    size_t bytes = 0, made = 0;
    for (size_t i = 0; i < entries->count; i++) {
        bytes += entries->items[i].bytes;
        made += lk_entry_is_made(&entries->items[i]);
    }
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    char *end = NULL;
    time_t seconds = epoch == NULL || *epoch == '\0' ? 0 : (time_t)strtoll(epoch, &end, 10);
    struct tm day;
    if (end != NULL && *end == '\0' && seconds >= 0 && gmtime_r(&seconds, &day) != NULL)
        fprintf(out, "Bagging-Date: %04d-%02d-%02d\n", day.tm_year + 1900, day.tm_mon + 1, day.tm_mday);
    fprintf(out, "Bag-Software-Agent: Likhit %s\nPayload-Oxum: %zu.%zu\n", lk_version(), bytes, made);
    fprintf(out, "Likhit-Records: %zu\nLikhit-Made: %zu\nLikhit-Failed: %zu\n", head->records, made,
            entries->count - made);
    if (head->shard_count > 1)
        fprintf(out, "Likhit-Shard: %u/%u\n", head->shard, head->shard_count);
    return true;
}

static int by_file(const void *a, const void *b)
{
    return strcmp((*(const LkEntry *const *)a)->file, (*(const LkEntry *const *)b)->file);
}

static bool put_manifest(FILE *out, const LkBagHead *head, const LkEntries *entries)
{
    (void)head;
    const LkEntry **sorted = calloc(entries->count + 1, sizeof *sorted);
    size_t count = 0;
    bool is_good = sorted != NULL;
    for (size_t i = 0; is_good && i < entries->count; i++)
        if (lk_entry_is_made(&entries->items[i]))
            sorted[count++] = &entries->items[i];
    if (count > 1)
        qsort(sorted, count, sizeof *sorted, by_file);
    for (size_t i = 0; i < count; i++)
        fprintf(out, "%s  data/%s\n", sorted[i]->sha256, sorted[i]->file);
    free(sorted);
    return is_good;
}

/* Each returns false when out of memory. */
static bool (*const writers[TAG_MANIFEST])(FILE *, const LkBagHead *, const LkEntries *) = {
    put_index, put_table, put_messages, put_declaration, put_info, put_manifest};

/* Writes a tag file, and behind the payload's manifest its time stamp; and their digests into `all`. */
static bool write_tag(LkBagPlace *place, size_t index, const char *text, size_t length, FILE *all)
{
    char digest[65];
    lk_sha256(text, length, digest);
    fprintf(all, "%s  %s\n", digest, tag_files[index]);
    if (!lk_write_below(place->folder, tag_files[index], text, length))
        return false;
    if (index + 1 < TAG_MANIFEST)
        return true;
    bool is_good = lk_bag_stamp(place, text, length, digest);
    if (is_good && digest[0] != '\0')
        fprintf(all, "%s  %s\n", digest, LK_BAG_STAMP);
    return is_good;
}

bool lk_bag_write(LkBagPlace *place, const LkBagHead *head, const LkEntries *entries)
{
    char *digests = NULL, *text = NULL;
    size_t digests_length = 0, length = 0;
    FILE *all = open_memstream(&digests, &digests_length);
    bool is_good = all != NULL;
    for (size_t i = 0; is_good && i < TAG_MANIFEST; i++) {
        FILE *stream = open_memstream(&text, &length);
        if (stream == NULL) {
            is_good = false;
            break;
        }
        is_good = writers[i](stream, head, entries);
        is_good = fclose(stream) == 0 && is_good && write_tag(place, i, text, length, all);
        free(text);
    }
    if (all != NULL)
        is_good &= fclose(all) == 0;
    is_good = is_good && lk_write_below(place->folder, tag_files[TAG_MANIFEST], digests, digests_length) &&
              fsync(place->folder) == 0;
    free(digests);
    return is_good;
}

/* ---- Reading the tag files again */

/* Moves the lines at *at that are about this entry into its messages. */
static bool take_messages(LkEntry *entry, const char **at)
{
    char *owner = NULL, *messages = NULL;
    size_t owner_length = 0, length = 0;
    FILE *stream = open_memstream(&owner, &owner_length);
    if (stream == NULL)
        return false;
    lk_put_owner(stream, entry->number, entry->key);
    fclose(stream);
    stream = open_memstream(&messages, &length);
    while (stream != NULL && strncmp(*at, owner, owner_length) == 0) {
        const char *rest = *at + owner_length;
        size_t line = strcspn(rest, "\n");
        fprintf(stream, "{%.*s\n", (int)line, rest);
        *at = rest + line + (rest[line] == '\n');
    }
    free(owner);
    if (stream == NULL || fclose(stream) != 0)
        return false;
    free(entry->messages);
    entry->messages = messages;
    return true;
}

static bool read_messages(int folder, LkEntries *entries)
{
    size_t length = 0;
    char *text = lk_read_below(folder, tag_files[2], &length);
    const char *at = text;
    bool is_good = text != NULL;
    for (size_t i = 0; is_good && i < entries->count; i++)
        is_good = take_messages(&entries->items[i], &at);
    free(text);
    return is_good;
}

bool lk_bag_read_index(int folder, LkBagHead *head, LkEntries *entries)
{
    size_t length = 0;
    char *text = lk_read_below(folder, tag_files[0], &length);
    cJSON *index = text == NULL ? NULL : cJSON_ParseWithLength(text, length);
    free(text);
    bool is_good = index != NULL && lk_read_head(index, head);
    const cJSON *item = NULL;
    if (is_good)
        cJSON_ArrayForEach(item, cJSON_GetObjectItemCaseSensitive(index, "entries"))
        {
            LkEntry entry;
            is_good = is_good && lk_read_entry(item, &entry) && lk_entries_add(entries, entry);
        }
    cJSON_Delete(index);
    return is_good && read_messages(folder, entries);
}
