/* Finds whether a path leads into a folder: into that of a bag nothing may be written that its manifests do
 * not name. */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "batch/batch_private.h"

/* Finds the part of a path that exists, with all links resolved. */
static bool resolve(const char *path, char real[PATH_MAX])
{
    char part[PATH_MAX];
    if ((size_t)snprintf(part, sizeof part, "%s", path) >= sizeof part)
        return false;
    while (realpath(part, real) == NULL) {
        char *slash = strrchr(part, '/');
        if (slash == part || errno == ELOOP ||
            strcmp(part, ".") == 0) /* the working folder has been deleted */
            return false;
        if (slash == NULL)
            strcpy(part, ".");
        else
            *slash = '\0';
    }
    return true;
}

bool lk_path_is_below(const char *path, const char *folder)
{
    char real_path[PATH_MAX], real_folder[PATH_MAX];
    if (realpath(folder, real_folder) == NULL || !resolve(path, real_path))
        return false;
    size_t length = strlen(real_folder);
    return strncmp(real_path, real_folder, length) == 0 &&
           (length == 1 || real_path[length] == '/' || real_path[length] == '\0');
}
