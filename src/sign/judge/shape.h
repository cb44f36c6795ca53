/* The shape of a CMS signature, byte for byte. A signature covers its signed attributes alone; all around
 * them must be as the standard writes it, so that nothing in the gap of a file can be another way unseen. */
#ifndef LIKHIT_SIGN_JUDGE_SHAPE_H
#define LIKHIT_SIGN_JUDGE_SHAPE_H

#include <openssl/cms.h>

#include "base/text.h"

typedef enum LkShape {
    LK_SHAPE_GOOD,
    LK_SHAPE_STRANGE, /* it brings parts that nobody signed and that are not understood */
    LK_SHAPE_WRONG
} LkShape;

/* Judges the DER of a SignedData (RFC 5652 §5) with one signer, whose certificate is `signer`. */
LkShape lk_judge_shape(LkText der, X509 *signer);

#endif
