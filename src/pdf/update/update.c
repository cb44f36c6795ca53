/* The revisions of signatures, of evidence and of document time stamps. */
#include "pdf/update/update.h"

#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/date.h"
#include "pdf/file/object.h"
#include "pdf/file/spelling.h"
#include "pdf/file/tape.h"
#include "pdf/update/entries.h"
#include "pdf/update/form.h"

/* Ten digits hold any offset of a file that may have 2 GiB. */
#define ZEROS   "0000000000"
#define RANGE   "/ByteRange[0 " ZEROS " " ZEROS " " ZEROS "]"
#define GAP_KEY "/Contents"

/* An update that is being written. */
typedef struct Work {
    const LkPdfState *state;
    LkPdf *pdf;
    LkPdfBase base;
    LkBuffer *update;
    size_t start; /* where it begins in `update` */
    LkArena *arena;
    LkDiagnostics *diagnostics;
} Work;

static bool take(void *update, const void *bytes, size_t length)
{
    lk_buffer_append(update, bytes, length);
    return true;
}

static bool begin(Work *work, const LkPdfState *state, LkBuffer *update, LkDiagnostics *diagnostics)
{
    *work = (Work){.state = state,
                   .base = {.length = state->length,
                            .references = state->references,
                            .next = state->next,
                            .root = state->root,
                            .info = state->info,
                            .identity = state->identity},
                   .update = update,
                   .start = update->length,
                   .arena = update->arena,
                   .diagnostics = diagnostics};
    work->pdf = lk_pdf_append(&work->base, take, update, work->arena, diagnostics);
    return work->pdf != NULL;
}

/* Fills an object of the file anew: its entries but for `keys`, and `more`. */
static bool fill_again(Work *work, LkPdfRef object, LkText body, const char *const *keys, size_t count,
                       LkText more)
{
    LkBuffer out;
    lk_buffer_init(&out, work->arena);
    if (!lk_pdf_entries_without(body, keys, count, &out))
        return lk_tell(work->diagnostics, LK_E_UPDATE_FORM, (LkSpan){0},
                       LK_WITH(lk_named_number("object", object)));
    lk_buffer_text(&out, more);
    lk_pdf_fill(work->pdf, object, lk_pdf_view(&out));
    return true;
}

/* ---- The signature */

/* D:20261123093000+07'00' (ISO 32000-2 §7.9.4): official time is that of Thailand. */
static void put_time(LkBuffer *out, int64_t seconds)
{
    struct tm time;
    if (!lk_thai_time(seconds, &time))
        return;
    lk_buffer_printf(out, "/M(D:%04d%02d%02d%02d%02d%02d+07'00')", time.tm_year + 1900, time.tm_mon + 1,
                     time.tm_mday, time.tm_hour, time.tm_min, time.tm_sec);
}

static void put_text(LkBuffer *out, const char *key, LkText text)
{
    if (text.length == 0)
        return;
    lk_buffer_string(out, key);
    lk_pdf_text_string(out, text);
}

/* What the signature locks: its own field (FieldMDP); and, when it is the first, all but further signatures
 * (DocMDP). The catalog is named as the data, without which validators reach the values through the structure
 * tree and call those of later signatures a change. */
static void put_locks(const Work *work, const LkPdfField *field, LkBuffer *out)
{
    lk_buffer_string(out, "/Reference[");
    if (work->state->signature_count == 0)
        lk_buffer_string(
            out,
            "<</Type/SigRef/TransformMethod/DocMDP/TransformParams<</Type/TransformParams/P 2/V/1.2>>>>");
    lk_buffer_printf(
        out,
        "<</Type/SigRef/TransformMethod/FieldMDP/Data %u 0 R/TransformParams<</Type/TransformParams/V/1.2"
        "/Action/Include/Fields[",
        work->state->root);
    lk_pdf_text_string(out, field->name);
    lk_buffer_string(out, "]>>>>]");
}

static void put_gap(LkBuffer *out, size_t room)
{
    lk_buffer_string(out, RANGE GAP_KEY "<");
    for (size_t left = 2 * room, part = 0; left > 0; left -= part) {
        part = left < sizeof ZEROS - 1 ? left : sizeof ZEROS - 1;
        lk_buffer_append(out, ZEROS, part);
    }
    lk_buffer_string(out, ">");
}

/* Writes the dictionary of a signature, whose body ends with a gap, and says where that is. */
static void fill_with_gap(Work *work, LkPdfRef object, const LkBuffer *body, size_t room, LkPdfGap *gap)
{
    uint64_t at = lk_pdf_fill_plain(work->pdf, object, lk_pdf_view(body));
    gap->room = room;
    gap->at = work->start + (size_t)(at - work->state->length) + body->length - 2 * room - 2;
}

/* Writes the numbers of /ByteRange over the zeros before the gap, now that the file's length is known, blanks
 * behind. */
static void fill_range(const Work *work, LkPdfGap gap)
{
    uint64_t before = work->state->length + (gap.at - work->start), behind = before + 2 * gap.room + 2;
    uint64_t end = work->state->length + (work->update->length - work->start);
    char range[sizeof RANGE];
    int length = snprintf(range, sizeof range, "/ByteRange[0 %llu %llu %llu]", (unsigned long long)before,
                          (unsigned long long)behind, (unsigned long long)(end - behind));
    char *place = work->update->bytes + gap.at - strlen(GAP_KEY) - strlen(RANGE);
    memset(place, ' ', strlen(RANGE));
    memcpy(place, range, (size_t)length);
}

static void fill_signature(Work *work, const LkPdfSignature *signature, LkPdfRef object, LkPdfGap *gap)
{
    LkBuffer body;
    lk_buffer_init(&body, work->arena);
    lk_buffer_string(&body, "/Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached");
    put_time(&body, signature->time);
    put_text(&body, "/Name", signature->signer);
    put_text(&body, "/Reason", signature->opinion);
    put_locks(work, signature->field, &body);
    put_gap(&body, signature->room);
    fill_with_gap(work, object, &body, signature->room, gap);
}

/* The field as it was but for its value, its appearance and its flags: printed, and locked (F 132). */
static bool fill_field(Work *work, const LkPdfField *field, LkPdfRef value, LkPdfRef form)
{
    static const char *const changed[] = {"/V", "/AP", "/F"};
    char more[80];
    int length = form != 0 ? snprintf(more, sizeof more, "/AP<</N %u 0 R>>/F 132/V %u 0 R", form, value)
                           : snprintf(more, sizeof more, "/F 132/V %u 0 R", value);
    return fill_again(work, field->object, field->body, changed + (form == 0), form == 0 ? 2 : 3,
                      (LkText){more, (size_t)length});
}

static bool certify(Work *work, LkPdfRef value)
{
    static const char *const changed[] = {"/Perms"};
    char more[48];
    int length = snprintf(more, sizeof more, "/Perms<</DocMDP %u 0 R>>", value);
    return work->state->signature_count > 0 || fill_again(work, work->state->root, work->state->catalog,
                                                          changed, 1, (LkText){more, (size_t)length});
}

bool lk_pdf_update_appearance(const LkFrames *frames, LkCache *cache, LkBuffer *out,
                              LkDiagnostics *diagnostics)
{
    LkChildArena *work = lk_child_arena_open(out->arena);
    LkPdf *pdf = lk_pdf_record(work->arena, diagnostics);
    LkPdfRef form = pdf == NULL ? 0 : lk_pdf_form(pdf, frames, cache);
    bool done = form != 0 && lk_pdf_record_end(pdf, form, out);
    lk_child_arena_close(work);
    return done;
}

bool lk_pdf_update_sign(const LkPdfState *state, const LkPdfSignature *signature, LkBuffer *update,
                        LkPdfGap *gap, LkDiagnostics *diagnostics)
{
    Work work;
    if (!begin(&work, state, update, diagnostics))
        return false;
    LkPdfRef value = lk_pdf_reserve(work.pdf), form = 0;
    if (signature->appearance.length > 0)
        form = lk_pdf_replay(work.pdf, signature->appearance);
    if (!fill_field(&work, signature->field, value, form) || !certify(&work, value))
        return false;
    fill_signature(&work, signature, value, gap);
    if (!lk_pdf_save(work.pdf))
        return false;
    fill_range(&work, *gap);
    return true;
}

/* ---- Evidence */

static void put_streams(Work *work, const char *key, const LkText *items, size_t count, LkText earlier,
                        LkBuffer *out)
{
    bool is_list = earlier.length >= 2 && earlier.bytes[0] == '[';
    LkText inside = is_list ? lk_text_slice(earlier, 1, earlier.length - 1) : (LkText){"", 0};
    if (count == 0 && inside.length == 0)
        return;
    lk_buffer_printf(out, "%s[", key);
    lk_buffer_text(out, inside);
    for (size_t i = 0; i < count; i++) {
        LkPdfRef object = lk_pdf_reserve(work->pdf);
        lk_pdf_fill_stream(work->pdf, object, LK_TEXT(""), items[i], true);
        lk_buffer_printf(out, "%s%u 0 R", out->bytes[out->length - 1] == '[' ? "" : " ", object);
    }
    lk_buffer_string(out, "]");
}

/* The entries of a dictionary in its brackets; none of what is an object of its own. */
static LkText inside(LkText dictionary)
{
    bool is_here = dictionary.length >= 4 && dictionary.bytes[0] == '<' && dictionary.bytes[1] == '<';
    return is_here ? lk_text_slice(dictionary, 2, dictionary.length - 2) : (LkText){"", 0};
}

bool lk_pdf_update_evidence(const LkPdfState *state, const LkPdfEvidence *evidence, LkBuffer *update,
                            LkDiagnostics *diagnostics)
{
    static const char *const changed[] = {"/DSS"};
    Work work;
    if (!begin(&work, state, update, diagnostics))
        return false;
    LkText earlier = inside(lk_pdf_entry(state->catalog, "/DSS"));
    LkBuffer store;
    lk_buffer_init(&store, work.arena);
    lk_buffer_string(&store, "/DSS<</Type/DSS");
    put_streams(&work, "/Certs", evidence->certificates, evidence->certificate_count,
                lk_pdf_entry(earlier, "/Certs"), &store);
    put_streams(&work, "/OCSPs", evidence->ocsps, evidence->ocsp_count, lk_pdf_entry(earlier, "/OCSPs"),
                &store);
    put_streams(&work, "/CRLs", evidence->crls, evidence->crl_count, lk_pdf_entry(earlier, "/CRLs"), &store);
    lk_buffer_string(&store, ">>");
    return fill_again(&work, state->root, state->catalog, changed, 1, lk_pdf_view(&store)) &&
           lk_pdf_save(work.pdf);
}

/* ---- Document time stamps */

/* Returns a name that no field of the file has: timestamp1, timestamp2 … */
static size_t stamp_number(const LkPdfState *state)
{
    size_t number = 1;
    for (size_t i = 0; i < state->field_count; i++) {
        char name[32];
        snprintf(name, sizeof name, "timestamp%zu", number);
        if (lk_text_is(state->fields[i].name, name)) {
            number++;
            i = (size_t)-1; /* names have no order: look again from the first */
        }
    }
    return number;
}

static bool add_field(Work *work, LkPdfRef field)
{
    static const char *const changed[] = {"/Fields"};
    LkText list = lk_pdf_entry(work->state->form_body, "/Fields");
    if (work->state->form == 0 || list.length < 2)
        return lk_tell(work->diagnostics, LK_E_UPDATE_FORM, (LkSpan){0},
                       LK_WITH(lk_named_number("object", work->state->form)));
    LkBuffer more;
    lk_buffer_init(&more, work->arena);
    lk_buffer_string(&more, "/Fields");
    lk_buffer_text(&more, lk_text_slice(list, 0, list.length - 1));
    lk_buffer_printf(&more, " %u 0 R]", field);
    return fill_again(work, work->state->form, work->state->form_body, changed, 1, lk_pdf_view(&more));
}

bool lk_pdf_update_stamp(const LkPdfState *state, size_t room, LkBuffer *update, LkPdfGap *gap,
                         LkDiagnostics *diagnostics)
{
    Work work;
    if (!begin(&work, state, update, diagnostics))
        return false;
    LkPdfRef value = lk_pdf_reserve(work.pdf), field = lk_pdf_reserve(work.pdf);
    char body[80];
    int length = snprintf(body, sizeof body, "/FT/Sig/T(timestamp%zu)/V %u 0 R", stamp_number(state), value);
    lk_pdf_fill(work.pdf, field, (LkText){body, (size_t)length});
    if (!add_field(&work, field))
        return false;
    LkBuffer stamp;
    lk_buffer_init(&stamp, work.arena);
    lk_buffer_string(&stamp, "/Type/DocTimeStamp/Filter/Adobe.PPKLite/SubFilter/ETSI.RFC3161");
    put_gap(&stamp, room);
    fill_with_gap(&work, value, &stamp, room, gap);
    if (!lk_pdf_save(work.pdf))
        return false;
    fill_range(&work, *gap);
    return true;
}

/* ---- The gap */

bool lk_pdf_gap_fill(LkBuffer *update, LkPdfGap gap, LkText value)
{
    static const char digits[] = "0123456789abcdef";
    if (value.length > gap.room)
        return false;
    for (size_t i = 0; i < value.length; i++) {
        unsigned char byte = (unsigned char)value.bytes[i];
        update->bytes[gap.at + 1 + 2 * i] = digits[byte >> 4];
        update->bytes[gap.at + 2 + 2 * i] = digits[byte & 15];
    }
    return true;
}
