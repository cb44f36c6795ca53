/* Private to the files that read records: the schema, the tables, and what is told of them. */
#ifndef LIKHIT_SOURCE_RECORDS_PRIVATE_H
#define LIKHIT_SOURCE_RECORDS_PRIVATE_H

#include "source/records.h"
#include "source/source_private.h"

/* A table joined to the records: the rows of record i are rows[starts[i]] to rows[starts[i + 1]]. */
typedef struct LkJoined {
    LkText name; /* by which tables of the template ask for it */
    const LkCsv *csv;
    size_t key; /* its column */
    uint32_t *starts, *rows;
} LkJoined;

typedef struct LkRecordTables {
    const LkCsv *csv;   /* the records: row 1 is the first */
    const char **names; /* of its columns; "" = none */
    size_t key;         /* its column */
    LkJoined *joined;
    size_t joined_count;
} LkRecordTables;

#endif
