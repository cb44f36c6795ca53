/* What `likhit batch` was asked for. */
#ifndef LIKHIT_CLI_BATCH_OPTIONS_H
#define LIKHIT_CLI_BATCH_OPTIONS_H

#include "cli/print.h"
#include "cli/progress.h"

typedef struct CliBatch {
    const char *template, *data;
    const char *shards[256]; /* to be joined */
    size_t shard_total;
    const char *shard;
    LkDocumentOptions document;
    LkLimits limits; /* of each document */
    LkBatchOptions batch;
    CliPrint print;
    CliProgress progress;
    bool collects, checks, quiet;
    int signals; /* a descriptor that can be read when the run is to end */
} CliBatch;

/* Reads the arguments, and checks that they go together. Returns CLI_GO_ON or an exit code, as cli_read. */
int cli_batch_read(CliBatch *batch, int count, char **values);

#endif
