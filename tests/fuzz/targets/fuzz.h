/* What the fuzz targets share. A target is one libFuzzer program; `make fuzz` builds and runs them.
 *
 * The targets lie a folder deeper than the tests, so that these do not try to link them. */
#ifndef LIKHIT_TESTS_FUZZ_H
#define LIKHIT_TESTS_FUZZ_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/diagnostic.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* A run that fails in a way no input may cause. */
static inline void fuzz_require(bool holds, const char *what)
{
    if (holds)
        return;
    fprintf(stderr, "fuzz: %s\n", what);
    abort();
}

/* The bytes as a file in memory; `path` opens it until the descriptor is closed. */
static inline int fuzz_file(const void *bytes, size_t size, char path[40])
{
    int descriptor = memfd_create("fuzz", MFD_CLOEXEC);
    fuzz_require(descriptor >= 0 && write(descriptor, bytes, size) == (ssize_t)size, "no memory file");
    snprintf(path, 40, "/proc/self/fd/%d", descriptor);
    return descriptor;
}

/* A folder of this run for inputs that are found by name beside a source. It is made once and stays. */
static inline const char *fuzz_folder(void)
{
    static char folder[32];
    if (folder[0] == '\0') {
        strcpy(folder, "/tmp/likhit-fuzz-XXXXXX");
        fuzz_require(mkdtemp(folder) != NULL, "no folder");
    }
    return folder;
}

static inline void fuzz_write(const char *name, const void *bytes, size_t size)
{
    char path[96];
    snprintf(path, sizeof path, "%s/%s", fuzz_folder(), name);
    FILE *file = fopen(path, "wb");
    fuzz_require(file != NULL && fwrite(bytes, 1, size, file) == size, "no file");
    fclose(file);
}

/* Every diagnostic must be printable in both forms: spans that point outside their file show here. */
static inline void fuzz_print_all(const LkDiagnostics *diagnostics)
{
    LkBuffer out;
    lk_buffer_init(&out, diagnostics->arena);
    for (const LkDiagnostic *one = diagnostics->first; one != NULL; one = one->next) {
        lk_diagnostic_print(one, LK_THAI, &out);
        lk_diagnostic_json(one, LK_ENGLISH, &out);
    }
}

/* What a target does with an input, under the guard that the library's entries work under. */
typedef struct FuzzRun {
    const uint8_t *bytes;
    size_t size;
    LkArena *arena;
    LkDiagnostics diagnostics;
} FuzzRun;

static inline int fuzz_run(void (*work)(void *run), const uint8_t *bytes, size_t size)
{
    FuzzRun run = {.bytes = bytes, .size = size, .arena = lk_arena_create()};
    fuzz_require(run.arena != NULL, "no memory");
    lk_diagnostics_init(&run.diagnostics, run.arena);
    if (lk_arena_guarded(run.arena, work, &run))
        fuzz_print_all(&run.diagnostics);
    lk_arena_destroy(run.arena);
    return 0;
}

#endif
