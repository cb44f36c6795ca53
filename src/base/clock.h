/* The clock that durations and deadlines are measured by. */
#ifndef LIKHIT_BASE_CLOCK_H
#define LIKHIT_BASE_CLOCK_H

/* Returns seconds of a clock that only goes forward. Where it starts means nothing: differences do. */
double lk_seconds_now(void);

#endif
