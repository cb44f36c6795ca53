/* Verifies a bag (RFC 8493 §3): every file that a manifest names is there and unchanged, data/ holds no other
 * files, and the size of the payload is right; and judges the signatures inside of its PDFs. Reads bags of
 * other programs too, if they have SHA-256 or SHA-512. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "batch/signed.h"

typedef struct Algorithm {
    const char *name;
    size_t digits;
} Algorithm;

static const Algorithm algorithms[] = {{"sha512", 128}, {"sha256", 64}};

typedef struct Check {
    int folder;
    const char *name; /* of the folder */
    LkReporter reporter;
    LkNamed *named; /* by the payload manifest; sorted by path */
    size_t count, capacity;
    size_t files, bytes, faults; /* of the payload as found */
    const LkTrust *trust;
    LkBagStamped stamped;
} Check;

static void fault(Check *check, const char *name, const char *file)
{
    check->faults++;
    LK_TELL(&check->reporter, name, {"file", file, 0});
}

static void out_of_memory(Check *check, const char *what)
{
    check->faults++;
    LK_TELL(&check->reporter, "E_LIMIT_MEMORY_FOR", {"what", what, 0});
}

/* ---- Manifests */

static int hex_value(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

/* Decodes %0A, %0D and %25, which stand for characters that a line of a manifest cannot hold (§2.1.3). */
static void decode_path(char *path)
{
    char *out = path;
    for (const char *at = path; *at != '\0'; at++) {
        int high = at[0] == '%' ? hex_value(at[1]) : -1, low = high >= 0 ? hex_value(at[2]) : -1;
        int value = low >= 0 ? high * 16 + low : -1;
        bool is_escape = value == '\n' || value == '\r' || value == '%';
        *out++ = is_escape ? (char)value : *at;
        at += is_escape ? 2 : 0;
    }
    *out = '\0';
}

/* Whether a path stays in the bag: others are never opened. */
static bool is_inside(const char *path)
{
    if (path[0] == '/' || path[0] == '\0')
        return false;
    for (const char *part = path; part != NULL;
         part = strchr(part, '/') == NULL ? NULL : strchr(part, '/') + 1)
        if (strncmp(part, "..", 2) == 0 && (part[2] == '/' || part[2] == '\0'))
            return false;
    return true;
}

static bool add_named(Check *check, const char *path, bool is_there)
{
    if (check->count == check->capacity) {
        size_t capacity = check->capacity * 2 + 256;
        LkNamed *named = reallocarray(check->named, capacity, sizeof *named);
        if (named == NULL)
            return false;
        check->named = named;
        check->capacity = capacity;
    }
    LkNamed *named = &check->named[check->count];
    *named = (LkNamed){.path = strdup(path), .is_there = is_there};
    check->count += named->path != NULL;
    return named->path != NULL;
}

/* Reads one line: digest, blanks (or a blank and an asterisk), path. */
static bool take_line(char *line, const Algorithm *algorithm, char digest[129], char **path)
{
    size_t digits = strspn(line, "0123456789abcdefABCDEF");
    if (digits != algorithm->digits || (line[digits] != ' ' && line[digits] != '\t'))
        return false;
    for (size_t i = 0; i < digits; i++)
        digest[i] = (char)(line[i] >= 'A' && line[i] <= 'F' ? line[i] - 'A' + 'a' : line[i]);
    digest[digits] = '\0';
    *path = line + digits + strspn(line + digits, " \t");
    *path += **path == '*';
    decode_path(*path);
    return is_inside(*path);
}

static void check_line(Check *check, char *line, const Algorithm *algorithm, const char *manifest,
                       bool is_payload)
{
    char digest[129], found[129] = "", *path = NULL;
    size_t bytes = 0;
    if (!take_line(line, algorithm, digest, &path))
        fault(check, "E_BAG_MANIFEST", manifest);
    else if (!lk_digest_below(check->folder, path, algorithm->digits == 128, found, &bytes))
        fault(check, "E_BAG_MISSING", path);
    else if (strcmp(digest, found) != 0)
        fault(check, "E_BAG_CHANGED", path);
    if (path != NULL && is_payload && !add_named(check, path, found[0] != '\0'))
        out_of_memory(check, manifest);
}

/* Checks all files that a manifest names. Returns false when there is no such manifest. */
static bool check_manifest(Check *check, const char *prefix, const Algorithm *algorithm, bool is_payload)
{
    char name[64];
    size_t length = 0;
    snprintf(name, sizeof name, "%s-%s.txt", prefix, algorithm->name);
    char *text = lk_read_below(check->folder, name, &length);
    if (text == NULL)
        return false;
    for (char *line = text, *end; *line != '\0'; line = end) {
        size_t size = strcspn(line, "\r\n");
        end = line + size + strspn(line + size, "\r\n");
        line[size] = '\0';
        if (size > 0)
            check_line(check, line, algorithm, name, is_payload);
    }
    free(text);
    return true;
}

/* ---- The payload */

static int by_path(const void *a, const void *b)
{
    return strcmp(((const LkNamed *)a)->path, ((const LkNamed *)b)->path);
}

static void check_folder(Check *check, const char *path, int depth);

static void check_item(Check *check, const char *path, int depth)
{
    struct stat info;
    if (fstatat(check->folder, path, &info, AT_SYMLINK_NOFOLLOW) != 0)
        return;
    if (S_ISDIR(info.st_mode)) {
        check_folder(check, path, depth + 1);
        return;
    }
    check->files++;
    check->bytes += (size_t)info.st_size;
    LkNamed wanted = {.path = (char *)path};
    if (bsearch(&wanted, check->named, check->count, sizeof wanted, by_path) == NULL)
        fault(check, "E_BAG_EXTRA", path);
}

static void check_folder(Check *check, const char *path, int depth)
{
    enum { DEEPEST = 64 };
    int descriptor =
        depth > DEEPEST ? -1 : openat(check->folder, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
    DIR *stream = descriptor < 0 ? NULL : fdopendir(descriptor);
    if (stream == NULL) {
        fault(check, "E_BAG_MISSING_FOLDER", path);
        if (descriptor >= 0)
            close(descriptor);
        return;
    }
    for (struct dirent *item; (item = readdir(stream)) != NULL;) {
        if (strcmp(item->d_name, ".") == 0 || strcmp(item->d_name, "..") == 0)
            continue;
        size_t length = strlen(path) + strlen(item->d_name) + 2;
        char *inner = malloc(length);
        if (inner == NULL)
            break;
        snprintf(inner, length, "%s/%s", path, item->d_name);
        check_item(check, inner, depth);
        free(inner);
    }
    closedir(stream);
}

/* ---- The tag files */

/* A tag file is not there. A run writes them when all is made; until then it has a journal. */
static void lack(Check *check, const char *id, const char *file)
{
    if (faccessat(check->folder, LK_JOURNAL, F_OK, 0) == 0)
        fault(check, "E_BAG_UNFINISHED", check->name);
    else
        fault(check, id, file);
}

static void check_declaration(Check *check)
{
    size_t length = 0;
    char *text = lk_read_below(check->folder, "bagit.txt", &length);
    if (text == NULL)
        lack(check, "E_BAG_NONE", "bagit.txt");
    else if (strncmp(text, "BagIt-Version: ", 15) != 0 ||
             strstr(text, "Tag-File-Character-Encoding: UTF-8") == NULL)
        fault(check, "E_BAG_DECLARATION", "bagit.txt");
    free(text);
}

static void check_sum(Check *check)
{
    size_t length = 0, bytes = 0, files = 0;
    char *text = lk_read_below(check->folder, "bag-info.txt", &length);
    const char *sum = text == NULL ? NULL : strstr(text, "Payload-Oxum: ");
    if (sum != NULL &&
        (sscanf(sum + 14, "%zu.%zu", &bytes, &files) != 2 || bytes != check->bytes || files != check->files))
        fault(check, "E_BAG_SUM", "bag-info.txt");
    free(text);
}

static void check_all(Check *check)
{
    enum { COUNT = sizeof algorithms / sizeof *algorithms };
    bool has_manifest = false;
    check_declaration(check);
    if (check->faults > 0)
        return;
    for (size_t i = 0; i < COUNT; i++) {
        has_manifest |= check_manifest(check, "manifest", &algorithms[i], true);
        check_manifest(check, "tagmanifest", &algorithms[i], false);
    }
    if (!has_manifest)
        lack(check, "E_BAG_MANIFEST_NONE", "manifest-sha256.txt");
    if (check->count > 1)
        qsort(check->named, check->count, sizeof *check->named, by_path);
    check_folder(check, "data", 0);
    check_sum(check);
    check->faults += !lk_bag_check_stamp(check->folder, &check->reporter, check->trust, &check->stamped);
}

LkExit lk_bag_verify(const char *folder, const LkBatchOptions *given)
{
    LkBatchOptions own, *options = &own;
    if (!lk_batch_take(&own, sizeof own, given, "LkBatchOptions", given))
        return LK_EXIT_USAGE;
    if (folder == NULL)
        return lk_batch_misused(&own, "there is no folder");
    Check check = {.name = folder, .reporter = lk_reporter_of(options), .trust = options->trust};
    check.folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (check.folder < 0) {
        LK_TELL(&check.reporter, "E_FILE_OPEN_BAG", {"file", folder, 0}, {"reason", NULL, errno});
        return LK_EXIT_FILE;
    }
    check_all(&check);
    LkBatchProgress progress = {LK_SIZED(LkBatchProgress), .total = check.files, .kept = check.files,
                                .stamped = check.stamped.time, .stamper = check.stamped.server};
    check.faults += lk_bag_judge(folder, check.folder, check.named, check.count, options, &progress);
    if (options->progress != NULL)
        options->progress(options->context, &progress);
    for (size_t i = 0; i < check.count; i++)
        free(check.named[i].path);
    free(check.named);
    close(check.folder);
    return check.faults > 0 ? LK_EXIT_DOCUMENT : LK_EXIT_DONE;
}
