/* Reads by Poppler the text of pages as it is copied, their labels, and signatures.
 *
 * Poppler's C interface aborts the program on some damaged files. So it runs in a child process, which writes
 * what it found into a pipe: numbers, and strings with their lengths. */
#include <fcntl.h>
#include <poppler.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "reader/reader_private.h"

/* The child is ended after this time, and the file counts as unreadable. */
#define LONGEST_SECONDS 120

/* ---- In the child process */

static void put_string(FILE *out, const char *text)
{
    fprintf(out, "%zu:%s", text == NULL ? (size_t)0 : strlen(text), text == NULL ? "" : text);
}

static void put_taken(FILE *out, char *text)
{
    put_string(out, text);
    g_free(text);
}

static void put_pages(PopplerDocument *document, FILE *out)
{
    int count = poppler_document_get_n_pages(document);
    fprintf(out, "%d:", count);
    for (int i = 0; i < count; i++) {
        PopplerPage *page = poppler_document_get_page(document, i);
        put_taken(out, page == NULL ? NULL : poppler_page_get_label(page));
        put_taken(out, page == NULL ? NULL : poppler_page_get_text(page));
        if (page != NULL)
            g_object_unref(page);
    }
}

/* The name alone: what is signed is judged elsewhere (sign/verdict.h). */
static void put_signature(PopplerFormField *field, FILE *out)
{
    put_taken(out, poppler_form_field_get_name(field));
}

static void put_signatures(PopplerDocument *document, FILE *out)
{
    GList *list = poppler_document_get_signature_fields(document);
    fprintf(out, "%u:", g_list_length(list));
    for (GList *at = list; at != NULL; at = at->next)
        put_signature(at->data, out);
}

struct _PopplerDocument *lk_reader_document(const char *path)
{
    char *full = realpath(path, NULL); /* NULL for a file in memory, such as /proc/self/fd/7 */
    char *uri = g_filename_to_uri(full == NULL ? path : full, NULL, NULL);
    PopplerDocument *document = uri == NULL ? NULL : poppler_document_new_from_file(uri, NULL, NULL);
    g_free(uri);
    free(full);
    return document;
}

static void work(const void *path, FILE *out)
{
    PopplerDocument *document = lk_reader_document(path);
    if (document != NULL) {
        put_pages(document, out);
        put_signatures(document, out);
    }
}

/* ---- Reading what the child wrote */

typedef struct Taking {
    LkText text;
    size_t at;
    bool is_good;
    LkArena *arena;
} Taking;

static size_t take_number(Taking *taking)
{
    size_t value = 0, digits = 0;
    while (taking->at < taking->text.length && taking->text.bytes[taking->at] != ':' && digits++ < 15)
        value = value * 10 + (size_t)(taking->text.bytes[taking->at++] - '0');
    taking->is_good &= digits > 0 && taking->at < taking->text.length;
    taking->at += taking->is_good;
    return taking->is_good ? value : 0;
}

static const char *take_string(Taking *taking)
{
    size_t length = take_number(taking);
    taking->is_good &= length <= taking->text.length - taking->at;
    if (!taking->is_good)
        return "";
    const char *text = lk_arena_copy(taking->arena, taking->text.bytes + taking->at, length);
    taking->at += length;
    return text;
}

static void take_all(Taking *taking, LkReadFile *file)
{
    size_t pages = take_number(taking);
    for (size_t i = 0; i < pages && taking->is_good; i++) {
        const char *label = take_string(taking), *text = take_string(taking);
        if (i < file->page_count) {
            file->pages[i].label = label;
            file->pages[i].text = text;
        }
    }
    size_t signatures = take_number(taking);
    if (!taking->is_good || signatures > taking->text.length)
        return;
    file->signatures = LK_NEW_ARRAY(taking->arena, signatures + 1, LkReadSignature);
    for (size_t i = 0; i < signatures && taking->is_good; i++) {
        LkReadSignature *signature = &file->signatures[file->signature_count++];
        signature->field = take_string(taking);
    }
}

static LkText read_pipe(int descriptor, LkArena *arena)
{
    LkBuffer out;
    lk_buffer_init(&out, arena);
    char part[65536];
    for (ssize_t got; (got = read(descriptor, part, sizeof part)) > 0;)
        lk_buffer_append(&out, part, (size_t)got);
    return lk_buffer_view(&out);
}

LkText lk_reader_apart(void (*apart)(const void *context, FILE *out), const void *context, LkArena *arena)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return (LkText){"", 0};
    pid_t child = fork();
    if (child == 0) {
        FILE *out = fdopen(ends[1], "wb");
        close(ends[0]);
        alarm(LONGEST_SECONDS);
        if (freopen("/dev/null", "wb", stderr) != NULL &&
            out != NULL) { /* what it says of damage is no news */
            apart(context, out);
            fflush(out);
        }
        _exit(0);
    }
    close(ends[1]);
    LkText text = child > 0 ? read_pipe(ends[0], arena) : (LkText){"", 0};
    close(ends[0]);
    if (child > 0)
        waitpid(child, NULL, 0);
    return text;
}

void lk_reader_poppler(const char *path, LkReadFile *file, LkArena *arena)
{
    Taking taking = {.text = lk_reader_apart(work, path, arena), .is_good = true, .arena = arena};
    take_all(&taking, file);
}
