/* Base64 (RFC 4648 §4), in which SVG and HTML pages embed pictures. */
#ifndef LIKHIT_BASE_BASE64_H
#define LIKHIT_BASE_BASE64_H

#include "base/text.h"

/* Appends the bytes in Base64, padded with =, without line ends. */
void lk_base64(LkBuffer *out, LkText bytes);

#endif
