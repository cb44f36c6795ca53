/* The records' part of the test of threads: gives the number of mistakes. */
#ifndef LIKHIT_TESTS_THREADS_RECORDS_H
#define LIKHIT_TESTS_THREADS_RECORDS_H

#include "likhit.h"

int test_records(LkEngine *engine);

#endif
