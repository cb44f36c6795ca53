/* Questions to servers: within limits of time and size. */
#include <criterion/criterion.h>
#include <string.h>

#include "sign/net/http.h"
#include "sign/pki.h"

static LkText fetched(LkHttpRequest request)
{
    if (request.most == 0)
        request.most = 100000;
    if (request.seconds == 0)
        request.seconds = 20;
    return lk_http_fetch(&request, pki_told()->arena, pki_told());
}

Test(sign_http, a_file_is_fetched_whole)
{
    LkText list = fetched((LkHttpRequest){.url = pki_server("/office.crl", false)});
    cr_assert(list.length > 0, "%s", pki_said());
    cr_expect_str_eq(lk_digest(list.bytes, list.length).hex,
                     pki_run("sha256sum <$PKI/office.crl | cut -c1-64 | tr -d '\n'"));
}

Test(sign_http, an_answer_larger_than_the_limit)
{
    cr_expect_eq(fetched((LkHttpRequest){.url = pki_server("/office.crl", false), .most = 100}).length, 0);
    cr_expect_eq(pki_fault(), LK_E_NET, "%s", pki_said());
}

Test(sign_http, an_answer_of_another_kind)
{
    cr_expect_eq(
        fetched((LkHttpRequest){.url = pki_server("/office.crl", false), .answer_type = "text/plain"}).length,
        0);
    cr_expect_eq(pki_fault(), LK_E_NET, "%s", pki_said());
}

Test(sign_http, a_server_that_never_answers)
{
    LkHttpRequest request = {
        .url = pki_server("/tsa/late", false), .body = LK_TEXT("?"), .body_type = "text/plain", .seconds = 1};
    cr_expect_eq(fetched(request).length, 0);
    cr_expect_eq(pki_fault(), LK_E_NET, "%s", pki_said());
}
