/* Signs a PDF: each revision is made in memory, hashed around its gap, signed, and appended. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "api/appearance.h"
#include "api/signing_private.h"
#include "base/file.h"
#include "pdf/update/update.h"

/* ---- Opening */

/* Room behind the file for a revision with an appearance, so that it need not be copied for that. */
#define REVISION_ROOM ((size_t)64 << 10)

static void open_guarded(void *context)
{
    LkSigning *signing = context;
    signing->module = lk_signer_open(&signing->diagnostics);
    if (signing->module == NULL)
        return;
    if (lk_file_load(signing->path, signing->path, (size_t)LK_LIMIT_PDF_BYTES, REVISION_ROOM, &signing->bytes,
                     &signing->diagnostics))
        lk_signing_look_again(signing);
}

static void open_made_guarded(void *context)
{
    LkSigning *signing = context;
    signing->module = lk_signer_open(&signing->diagnostics);
    if (signing->module == NULL)
        signing->state = NULL;
}

/* Makes a signing without a file; NULL without memory. */
static LkSigning *begin(LkEngine *engine)
{
    LkSigning *signing = calloc(1, sizeof *signing);
    if (signing == NULL)
        return NULL;
    signing->arena = lk_arena_create();
    if (signing->arena == NULL) {
        free(signing);
        return NULL;
    }
    signing->engine = engine;
    signing->last_field = "";
    lk_diagnostics_init(&signing->diagnostics, signing->arena);
    lk_buffer_init(&signing->bytes, signing->arena);
    signing->messages = lk_messages_of(&signing->diagnostics, lk_engine_language(engine));
    return signing;
}

static void run(LkSigning *signing, void (*guarded)(void *context))
{
    if (lk_arena_guarded(signing->arena, guarded, signing))
        return;
    signing->state = NULL;
    signing->messages.out_of_memory = true;
}

LkSigning *lk_signing_open(LkEngine *engine, const char *path)
{
    LkSigning *signing = begin(engine);
    if (signing == NULL)
        return NULL;
    if (path == NULL || !lk_engine_is_ready(engine)) {
        lk_misuse(&signing->diagnostics,
                  path == NULL ? "the path of the PDF is NULL" : "the engine cannot be used");
        return signing;
    }
    signing->path = lk_copied(signing->arena, path);
    run(signing, open_guarded);
    return signing;
}

LkSigning *lk_signing_open_made(LkEngine *engine, const char *name, LkBuffer made, const LkPdfState *state)
{
    LkSigning *signing = begin(engine);
    if (signing == NULL)
        return NULL;
    signing->path = name;
    signing->is_ours = true;
    signing->bytes = made;
    signing->bytes.arena = signing->arena;
    signing->state = state;
    run(signing, open_made_guarded);
    return signing;
}

void lk_signing_destroy(LkSigning *signing)
{
    if (signing == NULL)
        return;
    lk_arena_destroy(signing->arena);
    free(signing);
}

const LkMessages *lk_signing_messages(const LkSigning *signing)
{
    return signing == NULL ? NULL : &signing->messages;
}

/* ---- A signature */

typedef struct Signing {
    LkSigning *signing;
    LkKey *key;
    const LkSignatureOptions *options;
    LkBuffer update, value;
    LkPdfGap gap;
    bool done;
} Signing;

/* Makes the update anew, signs it and fills the value in. Where the value is longer than the room, which a
 * time stamp with many certificates makes it, *room becomes what it needs; *fits tells. */
static bool sign_once(Signing *work, LkPdfSignature *signature, bool *fits)
{
    LkSigning *signing = work->signing;
    const LkSignatureOptions *options = work->options;
    LkDiagnostics *diagnostics = &signing->diagnostics;
    const char *tsa = options->level != LK_SIGNATURE_B ? options->tsa : NULL;
    work->update.length = work->value.length = 0;
    if (!lk_pdf_update_sign(signing->state, signature, &work->update, &work->gap, diagnostics))
        return false;
    LkDigest digest = lk_signing_digest(signing, &work->update, work->gap);
    if (!work->key->module->cms(work->key->key, &digest, tsa, &work->value, diagnostics))
        return false;
    *fits = lk_pdf_gap_fill(&work->update, work->gap, lk_buffer_view(&work->value));
    signature->room = *fits ? signature->room : work->value.length + LK_SIGNING_SPARE;
    return true;
}

static bool sign_field(Signing *work, const LkPdfField *field, int64_t now, LkText appearance)
{
    LkSigning *signing = work->signing;
    const LkSignatureOptions *options = work->options;
    bool is_stamped = options->level != LK_SIGNATURE_B, fits = false;
    LkPdfSignature signature = {.field = field,
                                .signer = lk_text(work->key->module->key_holder(work->key->key)->name),
                                .opinion =
                                    options->opinion == NULL ? (LkText){"", 0} : lk_text(options->opinion),
                                .time = now,
                                .room = work->key->module->cms_room(work->key->key, is_stamped),
                                .appearance = appearance};
    for (int tries = 0; tries < 2 && !fits; tries++)
        if (!sign_once(work, &signature, &fits))
            return false;
    bool is_last = options->level < LK_SIGNATURE_LT;
    return fits ? lk_signing_append(signing, &work->update, is_last) : lk_signing_tell_gap(signing);
}

static bool sign_shown(Signing *work, const LkPdfField *field)
{
    LkSigning *signing = work->signing;
    int64_t now = work->options->time != 0 ? work->options->time : (int64_t)time(NULL);
    const LkAppearance appearance = {field, work->options->opinion, work->options->image, now};
    if (!lk_signing_fits_time(signing, work->key, now))
        return false;
    LkText shown =
        lk_appearance(signing->engine, &work->key->shown, &appearance, signing->arena, &signing->diagnostics);
    return shown.length > 0 && sign_field(work, field, now, shown);
}

/* From the level `least` on a server is needed: the others ask nobody for the time. */
static bool has_server(LkSigning *signing, const LkSignatureOptions *options, LkSignatureLevel least)
{
    return options->level < least || options->tsa != NULL ||
           lk_tell(&signing->diagnostics, LK_E_SIGN_TSA, (LkSpan){0}, NULL);
}

static void sign_guarded(void *context)
{
    Signing *work = context;
    LkSigning *signing = work->signing;
    const LkSignatureOptions *options = work->options;
    if (!lk_signing_refresh(signing))
        return;
    const LkPdfField *field = lk_signing_choose(signing, options);
    lk_buffer_init(&work->update, signing->arena);
    lk_buffer_init(&work->value, signing->arena);
    if (field == NULL || !has_server(signing, options, LK_SIGNATURE_T))
        return;
    const char *name = lk_arena_printf(signing->arena, "%.*s", (int)field->name.length, field->name.bytes);
    const char *chain = options->chain != NULL ? options->chain : work->key->chain;
    work->done = sign_shown(work, field) && lk_signing_add_proof(signing, options, chain);
    if (work->done)
        signing->last_field = name;
}

static void extend_guarded(void *context)
{
    Signing *work = context;
    LkSigning *signing = work->signing;
    if (!lk_signing_refresh(signing))
        return;
    if (signing->state->signature_count == 0)
        lk_tell(&signing->diagnostics, LK_E_SIGN_UNSIGNED, (LkSpan){0}, NULL);
    else
        work->done = has_server(signing, work->options, LK_SIGNATURE_LTA) &&
                     lk_signing_add_proof(signing, work->options, work->options->chain);
}

static const char *wrong_with(const LkSigning *signing, LkSignatureOptions *own,
                              const LkSignatureOptions *given)
{
    if (signing->state == NULL)
        return "the PDF could not be opened";
    if (!lk_take(own, sizeof *own, given))
        return "the options of the signature have no size, or are of a later version";
    return (unsigned)own->level > LK_SIGNATURE_LTA ? "the level of the signature is none" : NULL;
}

/* Does the work, or leaves no trace of it. */
static bool add(Signing *work, void (*guarded)(void *context))
{
    LkSigning *signing = work->signing;
    size_t before = signing->bytes.length;
    const LkPdfState *state = signing->state;
    bool is_stale = signing->is_stale;
    if (!lk_arena_guarded(signing->arena, guarded, work)) {
        work->done = false;
        signing->messages.out_of_memory = true;
    }
    if (!work->done) {
        signing->bytes.length = before;
        signing->state = state;
        signing->is_stale = is_stale;
    }
    return work->done;
}

bool lk_signing_sign(LkSigning *signing, LkKey *key, const LkSignatureOptions *given)
{
    if (signing == NULL)
        return false;
    LkSignatureOptions options;
    const char *wrong = wrong_with(signing, &options, given);
    if (wrong == NULL && (key == NULL || key->key == NULL))
        wrong = "the key could not be opened";
    if (wrong != NULL)
        return lk_misuse(&signing->diagnostics, wrong);
    return add(&(Signing){.signing = signing, .key = key, .options = &options}, sign_guarded);
}

bool lk_signing_extend(LkSigning *signing, const LkSignatureOptions *given)
{
    if (signing == NULL)
        return false;
    LkSignatureOptions options;
    const char *wrong = wrong_with(signing, &options, given);
    if (wrong == NULL && options.level < LK_SIGNATURE_LT)
        wrong = "only to the levels LT and LTA can a file be extended";
    if (wrong != NULL)
        return lk_misuse(&signing->diagnostics, wrong);
    return add(&(Signing){.signing = signing, .options = &options}, extend_guarded);
}

const char *lk_signing_last_field(const LkSigning *signing)
{
    return signing == NULL ? "" : signing->last_field;
}

/* ---- Writing */

typedef struct Writing {
    LkSigning *signing;
    const char *path;
    bool done;
} Writing;

/* Whether a file is there that somebody signed and whose bytes do not begin the new one: another file, or
 * this one, if it was signed by somebody else meanwhile. */
static bool is_lost(const Writing *writing)
{
    LkSigning *signing = writing->signing;
    struct stat info;
    if (stat(writing->path, &info) != 0 || !S_ISREG(info.st_mode))
        return false;
    const LkFile *there =
        lk_file_read(LK_FILE_SOURCE, writing->path, writing->path, (size_t)LK_LIMIT_PDF_BYTES, (LkSpan){0},
                     signing->arena, &signing->diagnostics);
    signing->diagnostics.files = NULL; /* it is no input */
    if (there == NULL)
        return true; /* why is told */
    bool is_begin = there->text.length <= signing->bytes.length &&
                    memcmp(there->text.bytes, signing->bytes.bytes, there->text.length) == 0;
    if (is_begin || memmem(there->text.bytes, there->text.length, "/ByteRange", strlen("/ByteRange")) == NULL)
        return false;
    lk_tell(&signing->diagnostics, LK_E_SIGN_OVER, (LkSpan){0},
            LK_WITH(lk_named_string("file", writing->path)));
    return true;
}

static void write_guarded(void *context)
{
    Writing *writing = context;
    LkSigning *signing = writing->signing;
    if (!lk_output_takes_pdf(writing->path, &signing->diagnostics) || is_lost(writing))
        return;
    LkOutput *output = lk_output_open_over(writing->path, signing->arena, &signing->diagnostics);
    if (output == NULL)
        return;
    lk_output_write(output, signing->bytes.bytes, signing->bytes.length);
    lk_output_sync(output);
    writing->done = lk_output_commit(output);
}

bool lk_signing_write_file(LkSigning *signing, const char *path)
{
    if (signing == NULL)
        return false;
    if (path == NULL || signing->state == NULL)
        return lk_misuse(&signing->diagnostics,
                         path == NULL ? "the path of the output is NULL" : "there is no PDF");
    Writing writing = {signing, path, false};
    signing->messages.out_of_memory |= !lk_arena_guarded(signing->arena, write_guarded, &writing);
    return writing.done;
}
