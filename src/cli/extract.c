/* likhit extract: the files inside a PDF, into a folder. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/cli.h"

typedef struct Options {
    const char *pdf, *output;
} Options;

static const CliOption known[] = {
    {"--output", 'o', "FOLDER", CLI_TEXT(Options, output), "where to (default: the PDF's name without .pdf)",
     "เก็บไว้ที่ใด (ปกติคือชื่อของ PDF ที่ไม่มี .pdf)"},
    CLI_HELP,
};
static const CliGroup groups[] = {CLI_GROUP(NULL, NULL, known, 0)};

static const CliCommand command = {
    .name = "extract",
    .about = {"Usage: likhit extract [-o FOLDER] FILE.pdf\n"
              "\n"
              "Unpacks the files inside a PDF: of one that was made with --pdf archive-source the report's "
              "source,\n"
              "layouts, data, pictures and build record. Files that are there already are left as they are.",
              "วิธีใช้: likhit extract [-o FOLDER] FILE.pdf\n"
              "\n"
              "นำไฟล์ที่เก็บไว้ใน PDF ออกมา ถ้าทำด้วย --pdf archive-source จะได้ต้นฉบับของรายงาน รูปแบบ ข้อมูล ภาพ\n"
              "และบันทึกการทำ ไฟล์ที่มีอยู่แล้วไม่ถูกเขียนทับ"},
    .groups = groups,
    .group_count = 1,
    .column = 23,
    .examples = {"Examples:\n"
                 "  likhit extract archived.pdf              archived/report.md, archived/scores.csv, …\n"
                 "  likhit extract archived.pdf -o work",
                 "ตัวอย่าง:\n"
                 "  likhit extract archived.pdf              ได้ archived/report.md, archived/scores.csv, …\n"
                 "  likhit extract archived.pdf -o work"},
    .operand = offsetof(Options, pdf),
    .second = "E_USAGE_SECOND_FILE",
    .missing = "E_USAGE_MISSING_EXTRACT",
};

/* A name from a file of unknown origin: it may not climb out of the folder, nor hide. */
static bool is_safe(const char *name)
{
    if (name[0] == '\0' || name[0] == '/' || strlen(name) > 400 || strchr(name, '\\') != NULL)
        return false;
    for (const char *part = name;; part++) {
        size_t length = strcspn(part, "/");
        if (length == 0 || part[0] == '.')
            return false;
        for (size_t i = 0; i < length; i++)
            if ((unsigned char)part[i] < ' ')
                return false;
        part += length;
        if (*part == '\0')
            return true;
    }
}

/* Makes the folders that a path names before its last part. */
static bool make_folders(char *path)
{
    for (char *slash = strchr(path + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        bool made = mkdir(path, 0777) == 0 || errno == EEXIST;
        *slash = '/';
        if (!made)
            return false;
    }
    return true;
}

/* Never over what is there, nor through a link. */
static bool write_new(const char *path, LkAttachment file)
{
    int descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (descriptor < 0)
        return false;
    size_t done = 0;
    while (done < file.length) {
        ssize_t wrote = write(descriptor, (const char *)file.bytes + done, file.length - done);
        if (wrote <= 0)
            break;
        done += (size_t)wrote;
    }
    return (close(descriptor) == 0) & (done == file.length);
}

bool cli_unpack(const LkInspection *inspection, const char *folder, bool quiet)
{
    bool good = true;
    for (size_t i = 0; i < lk_inspection_attachment_count(inspection); i++) {
        LkAttachment file = {LK_SIZED(LkAttachment)};
        lk_inspection_attachment(inspection, i, &file);
        char path[PATH_MAX];
        int length = snprintf(path, sizeof path, "%s/%s", folder, file.name);
        if (!is_safe(file.name) || length < 0 || (size_t)length >= sizeof path) {
            cli_say("E_EXTRACT_NAME", (LkCatalogueValue[]){{.name = "name", .value = file.name}}, 1);
            good = false;
        } else if (!make_folders(path) || !write_new(path, file)) {
            cli_say(
                "E_EXTRACT_WRITE",
                (LkCatalogueValue[]){{.name = "file", .value = path}, {.name = "reason", .reason = errno}},
                2);
            good = false;
        } else if (!quiet) {
            printf("%s\n", path);
        }
    }
    return good;
}

/* "archived.pdf" → "archived". */
static void name_folder(const char *pdf, char *folder, size_t size)
{
    const char *slash = strrchr(pdf, '/'), *name = slash == NULL ? pdf : slash + 1;
    size_t length = strlen(name);
    bool has_ending = length > 4 && strcmp(name + length - 4, ".pdf") == 0;
    snprintf(folder, size, "%.*s%s", (int)(has_ending ? length - 4 : length), name,
             has_ending ? "" : "-files");
}

int cli_extract(int count, char **values)
{
    Options given = {0};
    char named[PATH_MAX];
    int code = cli_read(&command, count, values, &given);
    if (code != CLI_GO_ON)
        return code;
    LkInspection *inspection = cli_open_pdf(given.pdf);
    if (inspection == NULL)
        return LK_EXIT_FILE;
    if (given.output == NULL) {
        name_folder(given.pdf, named, sizeof named);
        given.output = named;
    }
    bool any = lk_inspection_attachment_count(inspection) > 0;
    if (!any)
        cli_say("E_EXTRACT_NONE", (LkCatalogueValue[]){{.name = "file", .value = given.pdf}}, 1);
    bool good = any && cli_unpack(inspection, given.output, false);
    lk_inspection_destroy(inspection);
    return good ? LK_EXIT_DONE : LK_EXIT_FILE;
}
