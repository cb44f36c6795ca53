/* The clock for durations and deadlines. */
#ifndef LIKHIT_BASE_CLOCK_H
#define LIKHIT_BASE_CLOCK_H

/* Returns the seconds of a clock that never goes back (CLOCK_MONOTONIC). It starts anywhere: only differences
 * mean something. */
double lk_seconds_now(void);

#endif
