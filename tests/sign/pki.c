/* Makes the PKI where it is asked for, once for all tests of a build: pki.sh leaves one alone that is there.
 */
#include "sign/pki.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "said.h"

#define FOLDER "build/sign-pki"

int pki_pin_asked;

static const char *folder(void)
{
    static char path[4096];
    if (path[0] == '\0') {
        cr_assert_eq(system("tests/sign/pki.sh " FOLDER " >/dev/null"), 0, "pki.sh makes the PKI");
        cr_assert_not_null(realpath(FOLDER, path));
    }
    return path;
}

const char *pki(const char *name)
{
    return lk_arena_printf(said_arena(), "%s/%s", folder(), name);
}

LkDiagnostics *pki_told(void)
{
    static LkDiagnostics told;
    if (told.arena == NULL)
        lk_diagnostics_init(&told, said_arena());
    return &told;
}

const char *pki_said(void)
{
    return said(pki_told()->first);
}

LkMessageId pki_fault(void)
{
    return pki_told()->first == NULL ? LK_MESSAGE_NONE : pki_told()->first->id;
}

bool pki_pin(void *context, const char *what, char *pin, size_t size)
{
    pki_pin_asked++;
    cr_assert(what[0] != '\0', "it is said of what");
    if (context != NULL)
        snprintf(pin, size, "%s", (const char *)context);
    return context != NULL;
}

static LkSignKey *open_key(const char *where, const char *pin)
{
    LkSignKeyOptions options = {.where = where, .ask_pin = pki_pin, .pin_context = (void *)pin};
    return lk_sign_module.key_open(&options, pki_told());
}

LkSignKey *pki_file(const char *name, const char *password)
{
    return open_key(pki(lk_arena_printf(said_arena(), "%s.p12", name)), password);
}

void pki_wants_tokens(void)
{
    if (access(pki("softhsm2.conf"), R_OK) != 0)
        cr_skip_test("SoftHSM and OpenSC are not installed");
}

/* A copy for each test, since a wrong PIN is noted on the token. */
static void copy_tokens(void)
{
    static char copy[] = "/tmp/likhit-tokens-XXXXXX";
    if (getenv("SOFTHSM2_CONF") != NULL && strstr(getenv("SOFTHSM2_CONF"), "likhit-tokens") != NULL)
        return;
    cr_assert_not_null(mkdtemp(copy));
    const char *config = lk_arena_printf(said_arena(), "%s/softhsm2.conf", copy);
    pki_run(lk_arena_printf(said_arena(),
                            "cp -r $PKI/tokens %s/tokens && sed 's|^directories.*|directories.tokendir = "
                            "%s/tokens|' $PKI/softhsm2.conf >%s",
                            copy, copy, config));
    setenv("SOFTHSM2_CONF", config, 1);
}

void pki_forget(void)
{
    const char *config = getenv("SOFTHSM2_CONF");
    if (config != NULL && strstr(config, "/likhit-tokens-") != NULL)
        pki_run("rm -rf \"$(dirname \"$SOFTHSM2_CONF\")\"");
}

/* The driver of SoftHSM, where distributions put it. */
static const char *driver(void)
{
    static const char *const paths[] = {"/usr/lib/softhsm/libsofthsm2.so",
                                        "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
                                        "/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so"};
    size_t i = 0;
    while (i < 2 && access(paths[i], R_OK) != 0)
        i++;
    return paths[i];
}

const char *pki_uri(const char *words)
{
    copy_tokens();
    return lk_arena_printf(said_arena(), "pkcs11:%s%smodule-path=%s", words,
                           strchr(words, '?') == NULL ? "?" : "&", driver());
}

void pki_import(const char *name, const char *id)
{
    copy_tokens();
    pki_run(lk_arena_printf(
        said_arena(),
        "file=$(mktemp) && openssl x509 -in $PKI/%s.crt -outform DER -out $file && "
        "pkcs11-tool --module %s --token-label office --login --pin 1234 --write-object $file "
        "--type cert --label %s --id %s 2>&1 && rm $file",
        name, driver(), name, id));
}

void pki_remove(const char *type, const char *id)
{
    pki_run(lk_arena_printf(said_arena(),
                            "pkcs11-tool --module %s --token-label office --login --pin 1234 --delete-object "
                            "--type %s --id %s 2>&1",
                            driver(), type, id));
}

LkSignKey *pki_token(const char *words, const char *pin)
{
    return open_key(pki_uri(words), pin);
}

const char *pki_run(const char *command)
{
    setenv("PKI", folder(), 1);
    FILE *pipe = popen(command, "r");
    cr_assert_not_null(pipe);
    LkBuffer out;
    lk_buffer_init(&out, said_arena());
    char part[4096];
    size_t length;
    while ((length = fread(part, 1, sizeof part, pipe)) > 0)
        lk_buffer_append(&out, part, length);
    cr_assert_eq(pclose(pipe), 0, "%s\n%s", command, lk_buffer_view(&out).bytes);
    return lk_buffer_view(&out).bytes;
}

const char *pki_server(const char *path, bool tls)
{
    static int ports[2];
    if (ports[tls] == 0) {
        int down[2], up[2];
        cr_assert(pipe(down) == 0 && pipe(up) == 0);
        const char *served = folder();
        if (fork() == 0) {
            dup2(down[0], 0);
            dup2(up[1], 1);
            close(down[1]);
            unsetenv("PKI");
            if (tls)
                setenv("TLS", "yes", 1);
            execlp("python3", "python3", "-B", "tests/sign/server.py", served, (char *)NULL);
            _exit(127);
        }
        close(up[1]); /* the other end of `down` closes with this process: so the server ends */
        FILE *said_port = fdopen(up[0], "r");
        cr_assert(said_port != NULL && fscanf(said_port, "%d", &ports[tls]) == 1, "the server answers");
    }
    return lk_arena_printf(said_arena(), "%s://%s:%d%s", tls ? "https" : "http",
                           tls ? "localhost" : "127.0.0.1", ports[tls], path);
}
