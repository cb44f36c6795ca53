/* Asks a server for a time stamp. */
#include "sign/cms/stamp.h"

#include <openssl/rand.h>

#include "base/limits.h"
#include "sign/cms/der.h"
#include "sign/net/http.h"

#define OID_SHA256 "\x60\x86\x48\x01\x65\x03\x04\x02\x01"

/* TimeStampReq: version 1, messageImprint, nonce, certReq (RFC 3161 §2.4.1). */
void lk_stamp_ask(const LkStampQuestion *question, LkBuffer *out)
{
    size_t begin = lk_der_begin(out), imprint, algorithm;
    lk_der_number(out, 1);
    imprint = algorithm = lk_der_begin(out);
    LK_DER_PUT_OID(out, OID_SHA256);
    lk_der_end(out, algorithm, LK_DER_SEQUENCE);
    lk_der_put(out, LK_DER_OCTETS, (LkText){(const char *)question->hash, sizeof question->hash});
    lk_der_end(out, imprint, LK_DER_SEQUENCE);
    lk_der_put(out, LK_DER_INTEGER, (LkText){(const char *)question->nonce, sizeof question->nonce});
    lk_der_put(out, 0x01, LK_TEXT("\xff")); /* BOOLEAN true: with its certificates */
    lk_der_end(out, begin, LK_DER_SEQUENCE);
}

/* Appends the token, or with `is_whole` all of the answer. */
static bool ask(const char *tsa, const LkDigest *digest, bool is_whole, LkBuffer *out,
                LkDiagnostics *diagnostics)
{
    LkStampQuestion question = {0};
    lk_digest_bytes(digest, question.hash);
    if (RAND_bytes(question.nonce, sizeof question.nonce) != 1)
        return lk_tell(diagnostics, LK_E_LIMIT_MEMORY_LIBRARY, (LkSpan){0}, NULL);
    /* As DER wants an INTEGER: positive, and its first byte not to be spared. */
    question.nonce[0] = (uint8_t)((question.nonce[0] & 0x3f) | 0x40);
    LkChildArena *child = lk_child_arena_open(diagnostics->arena);
    LkBuffer asked;
    lk_buffer_init(&asked, child->arena);
    lk_stamp_ask(&question, &asked);
    LkHttpRequest request = {.url = tsa,
                             .body = lk_buffer_view(&asked),
                             .body_type = "application/timestamp-query",
                             .answer_type = "application/timestamp-reply",
                             .most = LK_LIMIT_STAMP_BYTES,
                             .seconds = LK_LIMIT_NET_SECONDS};
    LkText answer = lk_http_fetch(&request, child->arena, diagnostics);
    LkText token = answer.length == 0 ? (LkText){0} : lk_stamp_read(answer, &question, tsa, diagnostics);
    bool is_made = token.length > 0;
    lk_buffer_text(out, is_made && is_whole ? answer : token);
    lk_child_arena_close(child);
    return is_made;
}

bool lk_sign_stamp(const char *tsa, const LkDigest *digest, LkBuffer *out, LkDiagnostics *diagnostics)
{
    return ask(tsa, digest, false, out, diagnostics);
}

bool lk_sign_stamp_answer(const char *tsa, const LkDigest *digest, LkBuffer *out, LkDiagnostics *diagnostics)
{
    return ask(tsa, digest, true, out, diagnostics);
}
