/* Signs a PDF with a key that a signing service keeps, by the API of the Cloud Signature Consortium, version
 * 2:
 *
 *     sign-by-csc SERVICE TOKEN-FILE PIN-FILE REPORT.pdf [OPINION]
 *     sign-by-csc https://sign.example.go.th/csc/v2 token pin report.pdf เห็นชอบ
 *
 *     cc sign-by-csc.c $(pkg-config --cflags --libs likhit libcurl libcjson)
 *
 * An example to start from. Likhit calls sign_there with the bytes to be signed; all else of this file is
 * what the service wants to be asked:
 *
 *     credentials/list        which keys are there? The first is taken
 *     credentials/info        its certificates, and the algorithms that it signs by
 *     credentials/authorize   the PIN and the digest → SAD, the leave to sign that digest alone
 *     signatures/signHash     SAD and the digest → the signature
 *
 * The first line of TOKEN-FILE is the access token of OAuth 2.0, which the service gave for the scope
 * “service”. A service may want more than a PIN, a one-time password say: then authorize_digest gives more
 * authData. */
#include <likhit.h>

#include <cjson/cJSON.h>
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    LARGEST_ANSWER = 1 << 20,
    LONGEST_SECRET = 8192,
    LONGEST_WAIT = 120 /* seconds: somebody looks for a telephone */
};

static const char sha256_oid[] = "2.16.840.1.101.3.4.2.1";
/* What Likhit can check: RSA by PKCS #1 v1.5, and ECDSA, both with SHA-256. The last says nothing of the
 * digest. */
static const char *const algorithms[] = {"1.2.840.113549.1.1.11", "1.2.840.10045.4.3.2",
                                         "1.2.840.113549.1.1.1"};

typedef struct Service {
    CURL *curl;
    struct curl_slist *headers;
    const char *url;
    char pin[LONGEST_SECRET];
    char *credential; /* which key */
    const char *algorithm;
} Service;

/* ---- Base64, as libcurl and cJSON have none */

static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/* `out` has room for 4 * ((length + 2) / 3) + 1. */
static void to_base64(const unsigned char *bytes, size_t length, char *out)
{
    for (size_t i = 0; i < length; i += 3) {
        unsigned long word = (unsigned long)bytes[i] << 16;
        word |= i + 1 < length ? (unsigned long)bytes[i + 1] << 8 : 0;
        word |= i + 2 < length ? bytes[i + 2] : 0;
        *out++ = letters[word >> 18];
        *out++ = letters[word >> 12 & 63];
        *out++ = i + 1 < length ? letters[word >> 6 & 63] : '=';
        *out++ = i + 2 < length ? letters[word & 63] : '=';
    }
    *out = '\0';
}

/* Returns the length; 0 when the text is no base64 or there is no room. */
static size_t from_base64(const char *text, unsigned char *bytes, size_t room)
{
    size_t length = 0;
    unsigned long word = 0;
    unsigned bits = 0;
    for (; *text && *text != '='; text++) {
        const char *letter = strchr(letters, *text);
        if (!letter)
            return 0;
        word = (word << 6 | (unsigned long)(letter - letters)) & 0xFFFFFF;
        bits += 6;
        if (bits < 8)
            continue;
        bits -= 8;
        if (length == room)
            return 0;
        bytes[length++] = (unsigned char)(word >> bits & 0xFF);
    }
    return length;
}

/* ---- Asking the service */

typedef struct Answer {
    char *bytes;
    size_t length;
} Answer;

static size_t receive(char *bytes, size_t size, size_t count, void *context)
{
    Answer *answer = context;
    size_t length = size * count;
    if (length > LARGEST_ANSWER - answer->length)
        return 0; /* which ends the transfer */
    char *grown = realloc(answer->bytes, answer->length + length + 1);
    if (!grown)
        return 0;
    memcpy(grown + answer->length, bytes, length);
    answer->bytes = grown;
    answer->length += length;
    grown[answer->length] = '\0';
    return length;
}

/* Posts a question, which it frees, to SERVICE/method. Returns the answer, or NULL once it told why there is
 * none. */
static cJSON *ask(Service *service, const char *method, cJSON *question)
{
    char url[2048];
    char *text = cJSON_PrintUnformatted(question);
    cJSON_Delete(question);
    Answer answer = {0};
    long status = 0;
    int length = snprintf(url, sizeof url, "%s/%s", service->url, method);
    CURLcode code = CURLE_OUT_OF_MEMORY;
    if (text && length > 0 && (size_t)length < sizeof url) {
        curl_easy_setopt(service->curl, CURLOPT_URL, url);
        curl_easy_setopt(service->curl, CURLOPT_POSTFIELDS, text);
        curl_easy_setopt(service->curl, CURLOPT_WRITEDATA, &answer);
        code = curl_easy_perform(service->curl);
        curl_easy_getinfo(service->curl, CURLINFO_RESPONSE_CODE, &status);
    }
    cJSON_free(text);
    cJSON *json = answer.bytes ? cJSON_Parse(answer.bytes) : NULL;
    if (code != CURLE_OK || status != 200 || !json) {
        /* {"error": "invalid_pin", "error_description": "…"} */
        const char *said = cJSON_GetStringValue(cJSON_GetObjectItem(json, "error_description"));
        fprintf(stderr, "sign-by-csc: %s: %s (HTTP %ld)\n", method,
                said               ? said
                : code != CURLE_OK ? curl_easy_strerror(code)
                                   : "the answer cannot be understood",
                status);
        cJSON_Delete(json);
        json = NULL;
    }
    free(answer.bytes);
    return json;
}

/* Returns a copy of the first string of a list, to be freed; NULL when there is none. */
static char *first_of(const cJSON *json, const char *list)
{
    const char *text = cJSON_GetStringValue(cJSON_GetArrayItem(cJSON_GetObjectItem(json, list), 0));
    return text ? strdup(text) : NULL;
}

static bool choose_credential(Service *service)
{
    cJSON *answer = ask(service, "credentials/list", cJSON_CreateObject());
    service->credential = first_of(answer, "credentialIDs");
    if (answer && !service->credential)
        fputs("sign-by-csc: the service keeps no key for this token\n", stderr);
    cJSON_Delete(answer);
    return service->credential;
}

static bool choose_algorithm(Service *service, const cJSON *offered)
{
    for (size_t i = 0; i < sizeof algorithms / sizeof *algorithms; i++) {
        const cJSON *each;
        cJSON_ArrayForEach(each, offered)
        {
            if (cJSON_IsString(each) && strcmp(each->valuestring, algorithms[i]) == 0) {
                service->algorithm = algorithms[i];
                return true;
            }
        }
    }
    fputs("sign-by-csc: the key signs by no algorithm that is known here\n", stderr);
    return false;
}

/* Returns the certificates as PEM, the signer's first, to be freed. The service has them in base64 already,
 * in this order. */
static char *as_pem(const cJSON *certificates)
{
    char *pem = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&pem, &length);
    if (!out)
        return NULL;
    const cJSON *each;
    cJSON_ArrayForEach(each, certificates)
    {
        const char *text = cJSON_IsString(each) ? each->valuestring : "";
        fputs("-----BEGIN CERTIFICATE-----\n", out);
        for (size_t at = 0, end = strlen(text); at < end; at += 64)
            fprintf(out, "%.64s\n", text + at);
        fputs("-----END CERTIFICATE-----\n", out);
    }
    return fclose(out) == 0 ? pem : NULL;
}

static char *certificates_of(Service *service)
{
    cJSON *question = cJSON_CreateObject();
    cJSON_AddStringToObject(question, "credentialID", service->credential);
    cJSON_AddStringToObject(question, "certificates", "chain");
    cJSON *answer = ask(service, "credentials/info", question);
    char *pem = NULL;
    if (answer && choose_algorithm(service, cJSON_GetObjectItem(cJSON_GetObjectItem(answer, "key"), "algo")))
        pem = as_pem(cJSON_GetObjectItem(cJSON_GetObjectItem(answer, "cert"), "certificates"));
    cJSON_Delete(answer);
    return pem;
}

/* ---- Signing */

/* What both of the next questions say of the digest. */
static cJSON *about(const Service *service, const char *digest)
{
    cJSON *question = cJSON_CreateObject();
    cJSON_AddStringToObject(question, "credentialID", service->credential);
    cJSON_AddItemToArray(cJSON_AddArrayToObject(question, "hashes"), cJSON_CreateString(digest));
    cJSON_AddStringToObject(question, "hashAlgorithmOID", sha256_oid);
    return question;
}

/* Returns SAD, to be freed. */
static char *authorize_digest(Service *service, const char *digest)
{
    cJSON *question = about(service, digest);
    cJSON_AddNumberToObject(question, "numSignatures", 1);
    cJSON *factor = cJSON_CreateObject();
    cJSON_AddStringToObject(factor, "id", "PIN");
    cJSON_AddStringToObject(factor, "value", service->pin);
    cJSON_AddItemToArray(cJSON_AddArrayToObject(question, "authData"), factor);
    cJSON *answer = ask(service, "credentials/authorize", question);
    const char *text = cJSON_GetStringValue(cJSON_GetObjectItem(answer, "SAD"));
    char *sad = text ? strdup(text) : NULL;
    cJSON_Delete(answer);
    return sad;
}

/* Likhit calls this for each signature: an LkKeySign. */
static size_t sign_there(void *context, const void *bytes, size_t length, void *value, size_t room)
{
    Service *service = context;
    char hex[65], digest[48];
    unsigned char hash[32];
    lk_sha256(bytes, length, hex);
    for (size_t i = 0; i < sizeof hash; i++) {
        char byte[3] = {hex[2 * i], hex[2 * i + 1], '\0'};
        hash[i] = (unsigned char)strtoul(byte, NULL, 16);
    }
    to_base64(hash, sizeof hash, digest);
    char *sad = authorize_digest(service, digest);
    if (!sad)
        return 0;
    cJSON *question = about(service, digest);
    cJSON_AddStringToObject(question, "SAD", sad);
    cJSON_AddStringToObject(question, "signAlgo", service->algorithm);
    free(sad);
    cJSON *answer = ask(service, "signatures/signHash", question);
    const char *text = cJSON_GetStringValue(cJSON_GetArrayItem(cJSON_GetObjectItem(answer, "signatures"), 0));
    size_t written = text ? from_base64(text, value, room) : 0;
    cJSON_Delete(answer);
    return written;
}

static int tell(const LkMessages *messages)
{
    for (size_t i = 0; i < lk_messages_count(messages); i++)
        fputs(lk_messages_text(messages, i, LK_LANGUAGE_DEFAULT), stderr);
    return lk_messages_exit_code(messages);
}

/* Likhit as it is installed; or LIKHIT_DATA names a folder with its layouts, fonts and thai.words. */
static LkEngine *create_engine(void)
{
    const char *data = getenv("LIKHIT_DATA");
    if (!data)
        return lk_engine_create(NULL);
    char layouts[1024], fonts[1024], words[1024];
    snprintf(layouts, sizeof layouts, "%s/layouts", data);
    snprintf(fonts, sizeof fonts, "%s/fonts", data);
    snprintf(words, sizeof words, "%s/thai.words", data);
    const char *const folders[] = {layouts};
    return lk_engine_create(&(LkEngineOptions){LK_SIZED(LkEngineOptions), .layout_folders = folders,
                                               .layout_folder_count = 1, .font_folder = fonts,
                                               .word_list = words});
}

static int sign_file(LkEngine *engine, LkKey *key, const char *path, const char *opinion)
{
    LkSigning *signing = lk_signing_open(engine, path);
    LkSignatureOptions options = {LK_SIZED(LkSignatureOptions), .level = LK_SIGNATURE_B, .opinion = opinion};
    if (lk_signing_sign(signing, key, &options) && lk_signing_write_file(signing, path))
        printf("%s: %s\n", path, lk_signing_last_field(signing));
    int status = tell(lk_signing_messages(signing));
    lk_signing_destroy(signing);
    return status;
}

static int sign(LkKey *key, const char *path, const char *opinion)
{
    LkEngine *engine = create_engine();
    int status = tell(lk_engine_messages(engine));
    if (status == LK_EXIT_DONE)
        status = sign_file(engine, key, path, opinion);
    lk_engine_destroy(engine);
    return status;
}

static int sign_by(Service *service, const char *path, const char *opinion)
{
    char *certificates = choose_credential(service) ? certificates_of(service) : NULL;
    if (!certificates)
        return LK_EXIT_FILE;
    LkKeyElsewhere there = {LK_SIZED(LkKeyElsewhere), .sign = sign_there, .context = service,
                            .certificates = certificates};
    LkKey *key = lk_key_create(&there, &(LkKeyOptions){LK_SIZED(LkKeyOptions)});
    int status = tell(lk_key_messages(key));
    if (status == LK_EXIT_DONE)
        status = sign(key, path, opinion);
    lk_key_destroy(key);
    free(certificates);
    return status;
}

/* ---- The program */

static bool read_secret(const char *path, char *secret)
{
    FILE *file = fopen(path, "r");
    bool is_read = file && fgets(secret, LONGEST_SECRET, file);
    if (file)
        fclose(file);
    if (!is_read)
        return fprintf(stderr, "sign-by-csc: %s cannot be read\n", path), false;
    secret[strcspn(secret, "\r\n")] = '\0';
    return true;
}

static bool connect_to(Service *service, const char *token_file)
{
    char token[LONGEST_SECRET], header[LONGEST_SECRET + 32];
    if (!read_secret(token_file, token))
        return false;
    snprintf(header, sizeof header, "Authorization: Bearer %s", token);
    service->headers = curl_slist_append(curl_slist_append(NULL, header), "Content-Type: application/json");
    service->curl = curl_easy_init();
    if (!service->curl || !service->headers)
        return false;
    curl_easy_setopt(service->curl, CURLOPT_HTTPHEADER, service->headers);
    curl_easy_setopt(service->curl, CURLOPT_WRITEFUNCTION, receive);
    curl_easy_setopt(service->curl, CURLOPT_TIMEOUT, (long)LONGEST_WAIT);
    return true;
}

int main(int count, char **words)
{
    if (count < 5 || count > 6) {
        fputs("usage: sign-by-csc SERVICE TOKEN-FILE PIN-FILE REPORT.pdf [OPINION]\n", stderr);
        return LK_EXIT_USAGE;
    }
    Service service = {.url = words[1]};
    int status = LK_EXIT_FILE;
    curl_global_init(CURL_GLOBAL_DEFAULT);
    if (read_secret(words[3], service.pin) && connect_to(&service, words[2]))
        status = sign_by(&service, words[4], count > 5 ? words[5] : NULL);
    free(service.credential);
    curl_slist_free_all(service.headers);
    curl_easy_cleanup(service.curl);
    curl_global_cleanup();
    return status;
}
