/* Loads the parts of the library that are modules, when they are first needed. They stay loaded. */
#include <dlfcn.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "api/api_private.h"
#include "reader/reader.h"
#include "sign/sign.h"

#ifndef LK_MODULE_DIR
#define LK_MODULE_DIR "/usr/local/lib/likhit"
#endif

/* Beside the program when it runs from where it was built, else where it was installed. */
static void *open_file(const char *file)
{
    char path[PATH_MAX + 64], installed[PATH_MAX + 64];
    ssize_t length = readlink("/proc/self/exe", path, PATH_MAX - 1);
    path[length > 0 ? length : 0] = '\0';
    char *slash = strrchr(path, '/');
    if (slash != NULL)
        snprintf(slash + 1, sizeof path - (size_t)(slash + 1 - path), "%s", file);
    snprintf(installed, sizeof installed, "%s/%s", LK_MODULE_DIR, file);
    bool is_beside = slash != NULL && access(path, R_OK) == 0;
    return dlopen(is_beside ? path : installed, RTLD_NOW | RTLD_LOCAL);
}

/* Returns the struct that a module exports, which begins with its version; NULL after an error. */
static const void *open_module(const char *file, const char *symbol, LkMessageId missing, LkMessageId other,
                               LkDiagnostics *diagnostics)
{
    void *module = open_file(file);
    const char *const *exported = module == NULL ? NULL : dlsym(module, symbol);
    if (exported == NULL) {
        lk_tell(diagnostics, missing, (LkSpan){0}, LK_WITH(lk_named_string("reason", dlerror())));
        return NULL;
    }
    if (strcmp(*exported, LK_VERSION_STRING) == 0)
        return exported;
    lk_tell(diagnostics, other, (LkSpan){0},
            LK_WITH(lk_named_string("version", *exported), lk_named_string("own", LK_VERSION_STRING)));
    return NULL;
}

const LkReaderModule *lk_reader_open(LkDiagnostics *diagnostics)
{
    return open_module("likhit-reader.so", LK_READER_MODULE, LK_E_READER, LK_E_READER_VERSION, diagnostics);
}

const LkSignModule *lk_signer_open(LkDiagnostics *diagnostics)
{
    return open_module("likhit-sign.so", LK_SIGN_MODULE, LK_E_SIGNER, LK_E_SIGNER_VERSION, diagnostics);
}
