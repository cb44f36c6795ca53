/* What `likhit batch` was asked for. */
#ifndef LIKHIT_CLI_BATCH_OPTIONS_H
#define LIKHIT_CLI_BATCH_OPTIONS_H

#include "cli/print.h"
#include "cli/progress.h"
#include "cli/signature.h"

typedef struct CliBatch {
    const char *template, *data;
    const char *shards[256]; /* --collect: folders of the bags to be joined */
    size_t shard_total;      /* how many there are */
    const char *shard;       /* --shard: which part is made here, "3/8"; NULL = not given */
    LkDocumentOptions document;
    LkLimits limits; /* of each document */
    LkBatchOptions batch;
    const char *key;        /* --sign; NULL = reports are not signed */
    CliSignature signature; /* of each report */
    bool stamps;            /* --stamp-manifest */
    LkSignatureOptions signed_as;
    CliPrint print;
    CliProgress progress;
    bool collects, checks, quiet; /* --collect, --check, --quiet */
    int signals;                  /* a descriptor that becomes readable when a signal ends the run */
} CliBatch;

/* Reads the arguments, and checks that they go together. Returns CLI_GO_ON or an exit code, as cli_read. */
int cli_batch_read(CliBatch *batch, int count, char **values);

#endif
