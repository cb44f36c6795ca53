/* Private to src/batch: the signatures inside of the PDFs of a bag. */
#ifndef LIKHIT_BATCH_SIGNED_H
#define LIKHIT_BATCH_SIGNED_H

#include "batch/batch_private.h"

/* A file that a manifest names. */
typedef struct LkNamed {
    char *path; /* below the folder of the bag */
    bool is_there;
} LkNamed;

/* Judges the signatures of the PDFs among the files, which are sorted by path, by all workers; tells what is
 * wrong, in their order, and counts in `progress`. `descriptor` is the bag's folder. Returns how many faults
 * there are. */
size_t lk_bag_judge(const char *folder, int descriptor, const LkNamed *named, size_t count,
                    const LkBatchOptions *options, LkBatchProgress *progress);

#endif
