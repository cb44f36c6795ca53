/* A connection to a server, or why there is none. OpenSSL's own way tries again until its time is up, even
 * where nobody listens, and then says no more than that. */
#ifndef LIKHIT_SIGN_CONNECT_H
#define LIKHIT_SIGN_CONNECT_H

/* Returns a socket that does not block, -1 after a failure. Then *failure is a value of errno, or 0 where
 * *said is a sentence of the system's in English. `deadline` is in seconds of lk_seconds_now; looking up the
 * name has the limits of the system alone. */
int lk_net_connect(const char *host, const char *port, double deadline, int *failure, const char **said);

#endif
