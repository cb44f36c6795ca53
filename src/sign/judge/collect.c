/* Finds the signature that a revision brought, and looks whether its range covers the revision. */
#include "base/date.h"
#include "base/limits.h"
#include "sign/file/objects.h"
#include "sign/judge/judge_private.h"

static LkSignature *find_signature(LkJudge *judge, int64_t field)
{
    for (size_t i = 0; i < judge->count; i++)
        if (judge->signatures[i].object == field)
            return &judge->signatures[i];
    return NULL;
}

static int digits(LkText text, size_t at, size_t count)
{
    int number = 0;
    for (size_t i = at; i < at + count; i++) {
        if (i >= text.length || text.bytes[i] < '0' || text.bytes[i] > '9')
            return -1;
        number = number * 10 + (text.bytes[i] - '0');
    }
    return number;
}

/* A date of PDF (§7.9.4): D:YYYYMMDDHHmmSSOHH'mm', of which only the year must be there. */
static int64_t read_date(const LkPdfValue *value)
{
    if (value == NULL || value->kind != LK_PDF_STRING)
        return -1;
    LkText text = value->text;
    if (text.length > 2 && text.bytes[0] == 'D' && text.bytes[1] == ':')
        text = lk_text_slice(text, 2, text.length);
    int year = digits(text, 0, 4), parts[5] = {1, 1, 0, 0, 0};
    for (size_t i = 0; i < 5 && digits(text, 4 + 2 * i, 2) >= 0; i++)
        parts[i] = digits(text, 4 + 2 * i, 2);
    LkDate date = {year, parts[0], parts[1]};
    if (year < 1 || !lk_date_exists(date))
        return -1;
    int64_t seconds = lk_date_seconds(date, parts[2]) + parts[3] * 60 + parts[4];
    if (text.length < 17 || (text.bytes[14] != '+' && text.bytes[14] != '-'))
        return seconds;
    int hours = digits(text, 15, 2), minutes = digits(text, 18, 2);
    int64_t offset = (hours < 0 ? 0 : hours) * 3600 + (minutes < 0 ? 0 : minutes) * 60;
    return text.bytes[14] == '+' ? seconds - offset : seconds + offset;
}

/* ---- What a signature says that it closes */

static void take_lock(LkJudge *judge, const LkPdfValue *parameters, LkSignature *signature)
{
    const LkPdfValue *action = lk_pdf_member(parameters, "Action");
    const LkPdfValue *fields = lk_signed_member(&judge->file, parameters, "Fields", judge->arena);
    signature->locks = lk_pdf_is_name(action, "Include")   ? LK_LOCKS_INCLUDE
                       : lk_pdf_is_name(action, "Exclude") ? LK_LOCKS_EXCLUDE
                                                           : LK_LOCKS_ALL;
    if (fields == NULL || fields->kind != LK_PDF_ARRAY)
        return;
    LkText *names = LK_NEW_ARRAY(judge->arena, fields->count + 1, LkText);
    for (size_t i = 0; i < fields->count; i++)
        names[i] =
            lk_pdf_words(lk_signed_resolve(&judge->file, &fields->items[i], judge->arena), judge->arena);
    signature->locked = names;
    signature->locked_count = fields->count;
}

static void take_transforms(LkJudge *judge, const LkPdfValue *dictionary, LkSignature *signature)
{
    LkSignedFile *file = &judge->file;
    const LkPdfValue *references = lk_signed_member(file, dictionary, "Reference", judge->arena);
    for (size_t i = 0; references != NULL && references->kind == LK_PDF_ARRAY && i < references->count; i++) {
        const LkPdfValue *reference = lk_signed_resolve(file, &references->items[i], judge->arena);
        const LkPdfValue *method = lk_pdf_member(reference, "TransformMethod");
        const LkPdfValue *parameters = lk_signed_member(file, reference, "TransformParams", judge->arena);
        if (lk_pdf_is_name(method, "FieldMDP"))
            take_lock(judge, parameters, signature);
        if (!lk_pdf_is_name(method, "DocMDP"))
            continue;
        const LkPdfValue *permissions = lk_pdf_member(parameters, "P");
        signature->permissions = permissions == NULL ? 2 : (int)permissions->number;
    }
}

static bool is_locked_by(const LkSignature *earlier, LkText name)
{
    bool is_listed = false;
    for (size_t i = 0; i < earlier->locked_count; i++)
        is_listed |= lk_text_equal(earlier->locked[i], name);
    return earlier->locks == LK_LOCKS_ALL || (earlier->locks == LK_LOCKS_INCLUDE && is_listed) ||
           (earlier->locks == LK_LOCKS_EXCLUDE && !is_listed);
}

/* A time stamp over the file closes nothing and needs no leave. */
static void check_locks(LkJudge *judge, LkSignature *signature)
{
    for (size_t i = 0; i + 1 < judge->count && !signature->is_stamp; i++) {
        const LkSignature *earlier = &judge->signatures[i];
        if (earlier->permissions == 1 || is_locked_by(earlier, signature->name))
            lk_judge_fault(
                judge, &signature->faults, LK_SIGN_CHANGED, LK_E_VERIFY_LOCKED,
                LK_WITH(lk_named_text("field", signature->name), lk_named_text("other", earlier->name)));
    }
}

/* ---- The byte range */

/* Digits between “<” and “>” and nothing else, all in one case, so that there is one way to write them. */
static bool is_hexadecimal(LkText gap)
{
    bool is_upper = false, is_lower = false;
    for (size_t i = 1; i + 1 < gap.length; i++) {
        char byte = gap.bytes[i];
        is_upper |= byte >= 'A' && byte <= 'F';
        is_lower |= byte >= 'a' && byte <= 'f';
        if (!(byte >= '0' && byte <= '9') && !(byte >= 'A' && byte <= 'F') && !(byte >= 'a' && byte <= 'f'))
            return false;
    }
    return gap.bytes[0] == '<' && gap.length % 2 == 0 && !(is_upper && is_lower);
}

/* The range is [0 a b c]: from the start to “<”, from behind “>” to the end of the revision. Between them
 * there are digits alone. */
static bool is_covering(const LkJudge *judge, const LkRevision *revision, const LkPdfValue *dictionary,
                        LkSignature *signature)
{
    const LkPdfValue *range = lk_pdf_member(dictionary, "ByteRange");
    const LkPdfValue *contents = lk_pdf_member(dictionary, "Contents");
    if (range == NULL || range->kind != LK_PDF_ARRAY || range->count != 4 || contents == NULL)
        return false;
    for (size_t i = 0; i < 4; i++)
        if (range->items[i].kind != LK_PDF_INTEGER || range->items[i].number < 0)
            return false;
    uint64_t start = (uint64_t)range->items[0].number, gap = (uint64_t)range->items[1].number;
    uint64_t behind = (uint64_t)range->items[2].number, end = behind + (uint64_t)range->items[3].number;
    signature->gap = gap;
    signature->gap_end = behind;
    signature->end = end;
    return start == 0 && gap == contents->start && behind == contents->end &&
           is_hexadecimal(lk_text_slice(judge->file.bytes, contents->start, contents->end)) &&
           (end == revision->end || end == revision->mark);
}

static bool take_dictionary(LkJudge *judge, const LkSignedField *field, LkSignature *signature)
{
    LkSignedObject object;
    const LkPdfValue *dictionary = &object.value;
    if (field->signature <= 0 || !lk_signed_object(&judge->file, field->signature, judge->arena, &object) ||
        dictionary->kind != LK_PDF_DICTIONARY || object.end == 0)
        return false;
    const LkPdfValue *format = lk_pdf_member(dictionary, "SubFilter");
    const LkPdfValue *contents = lk_pdf_member(dictionary, "Contents");
    if (contents == NULL || contents->kind != LK_PDF_STRING || format == NULL || format->kind != LK_PDF_NAME)
        return false;
    signature->format = format->text;
    signature->contents = contents->text;
    signature->is_stamp = lk_text_is(format->text, "ETSI.RFC3161");
    signature->opinion = lk_pdf_words(lk_pdf_member(dictionary, "Reason"), judge->arena);
    signature->claimed = read_date(lk_pdf_member(dictionary, "M"));
    signature->is_covered =
        is_covering(judge, &judge->file.revisions[signature->revision], dictionary, signature);
    take_transforms(judge, dictionary, signature);
    return true;
}

static void add(LkJudge *judge, const LkSignedField *field)
{
    LK_GROW(judge->arena, judge->signatures, judge->count, judge->room, 8);
    LkSignature *signature = &judge->signatures[judge->count++];
    LkText copy = {lk_arena_copy(judge->arena, field->name.bytes, field->name.length), field->name.length};
    *signature = (LkSignature){.name = copy,
                               .description = lk_pdf_words(lk_pdf_member(&field->value, "TU"), judge->arena),
                               .object = field->object,
                               .revision = judge->file.applied - 1,
                               .claimed = -1,
                               .stamped = -1};
    const LkArgument name = lk_named_text("field", copy);
    if (!take_dictionary(judge, field, signature))
        lk_judge_fault(judge, &signature->faults, LK_SIGN_CHANGED, LK_E_VERIFY_SIGNATURE, LK_WITH(name));
    else if (!signature->is_covered)
        lk_judge_fault(judge, &signature->faults, LK_SIGN_CHANGED, LK_E_VERIFY_RANGE, LK_WITH(name));
    check_locks(judge, signature);
}

bool lk_judge_collect(LkJudge *judge)
{
    LkChildArena *scratch = lk_child_arena_open(judge->arena);
    LkSignedFields fields = lk_signed_fields(&judge->file, scratch->arena);
    size_t before = judge->count;
    bool is_good = !fields.is_faulty;
    if (!is_good && !judge->is_form_told)
        lk_judge_fault(judge, &judge->faults, LK_SIGN_CHANGED, LK_E_VERIFY_FORM, NULL);
    for (size_t i = 0; i < fields.count && is_good; i++)
        if (fields.items[i].signature != 0 && find_signature(judge, fields.items[i].object) == NULL)
            add(judge, &fields.items[i]);
    /* One alone is looked at: others may be thousands. */
    for (size_t i = before + 1; i < judge->count; i++) {
        judge->signatures[i].contents = LK_TEXT("");
        lk_judge_fault(judge, &judge->signatures[i].faults, LK_SIGN_CHANGED, LK_E_VERIFY_RANGE_TWO,
                       LK_WITH(lk_named_text("field", judge->signatures[i].name)));
    }
    judge->is_form_told |= !is_good;
    lk_child_arena_close(scratch);
    return is_good;
}
