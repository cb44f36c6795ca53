#include "sign/judge/allowed.h"

#include "sign/file/objects.h"
#include "sign/file/stream.h"
#include "sign/judge/xmp.h"

static int64_t number_of(const LkPdfValue *value)
{
    return value != NULL && value->kind == LK_PDF_REFERENCE ? value->number : 0;
}

void lk_allowing_before(LkAllowing *allowing)
{
    LkSignedFile *file = allowing->file;
    LkArena *arena = allowing->arena;
    allowing->catalog = lk_signed_catalog(file, arena, &allowing->root);
    allowing->info = number_of(lk_pdf_member(lk_signed_trailer(file), "Info"));
    allowing->form = number_of(lk_pdf_member(allowing->catalog, "AcroForm"));
    allowing->form_value = lk_signed_member(file, allowing->catalog, "AcroForm", arena);
    allowing->fields = number_of(lk_pdf_member(allowing->form_value, "Fields"));
    allowing->fields_value = lk_signed_member(file, allowing->form_value, "Fields", arena);
    allowing->evidence = number_of(lk_pdf_member(allowing->catalog, "DSS"));
    allowing->evidence_value = lk_signed_member(file, allowing->catalog, "DSS", arena);
    allowing->fields_before = lk_signed_fields(file, arena);
}

static bool is_one_of(LkText key, const char *const *keys)
{
    for (; *keys != NULL; keys++)
        if (lk_text_is(key, *keys))
            return true;
    return false;
}

/* Whether two dictionaries are alike but for some keys. */
static bool is_alike_but(const LkPdfValue *before, const LkPdfValue *after, const char *const *keys)
{
    enum { SEARCHED = 256 };
    if (before->kind != LK_PDF_DICTIONARY || after->kind != LK_PDF_DICTIONARY || before->count > SEARCHED ||
        after->count > SEARCHED)
        return false;
    const LkPdfValue *both[2] = {before, after};
    for (int side = 0; side < 2; side++)
        for (size_t i = 0; i < both[side]->count; i++) {
            const LkPdfValue *value = &both[side]->items[i], *other = NULL;
            for (size_t k = 0; k < both[!side]->count; k++)
                if (lk_text_equal(both[!side]->keys[k], both[side]->keys[i]))
                    other = &both[!side]->items[k];
            if (!is_one_of(both[side]->keys[i], keys) && !lk_pdf_equal(value, other))
                return false;
        }
    return true;
}

static bool is_new(const LkAllowing *allowing, const LkPdfValue *reference)
{
    return lk_numbers_have(allowing->fresh, number_of(reference));
}

/* ---- Fields */

static const LkSignedField *field_before(const LkAllowing *allowing, int64_t number, bool as_widget)
{
    for (size_t i = 0; i < allowing->fields_before.count; i++) {
        const LkSignedField *field = &allowing->fields_before.items[i];
        if ((as_widget ? field->widget : field->object) == number)
            return field;
    }
    return NULL;
}

static const LkSignedField *field_after(const LkAllowing *allowing, int64_t number)
{
    for (size_t i = 0; i < allowing->fields_after.count; i++)
        if (allowing->fields_after.items[i].object == number)
            return &allowing->fields_after.items[i];
    return NULL;
}

/* Returns whether this revision signs the field, which stood there unsigned. */
static bool is_signed_now(const LkAllowing *allowing, const LkSignedField *before)
{
    const LkSignedField *after = before == NULL ? NULL : field_after(allowing, before->object);
    return after != NULL && before->signature == 0 && after->signature > 0 &&
           lk_numbers_have(allowing->fresh, after->signature);
}

/* An appearance that is new, and no other. */
static bool is_fresh_appearance(const LkAllowing *allowing, const LkPdfValue *widget)
{
    const LkPdfValue *appearance = lk_pdf_member(widget, "AP");
    if (appearance != NULL && appearance->kind == LK_PDF_REFERENCE && is_new(allowing, appearance))
        appearance = lk_signed_resolve(allowing->file, appearance, allowing->arena);
    return appearance == NULL ||
           (appearance->kind == LK_PDF_DICTIONARY && appearance->count == 1 &&
            lk_pdf_member(appearance, "N") != NULL && is_new(allowing, lk_pdf_member(appearance, "N")));
}

static bool is_empty_place(const LkPdfValue *rectangle)
{
    return rectangle == NULL || (rectangle->kind == LK_PDF_ARRAY && rectangle->count == 4 &&
                                 (lk_pdf_equal(&rectangle->items[0], &rectangle->items[2]) ||
                                  lk_pdf_equal(&rectangle->items[1], &rectangle->items[3])));
}

static bool is_place_kept(const LkPdfValue *before, const LkPdfValue *after)
{
    const LkPdfValue *rectangle = lk_pdf_member(after, "Rect");
    return lk_pdf_equal(lk_pdf_member(before, "Rect"), rectangle) ||
           (rectangle != NULL && is_empty_place(rectangle));
}

static bool is_field_signed(const LkAllowing *allowing, const LkChange *change)
{
    /* /AS chooses among appearances, of which there is one; /M is when the field was changed. A field may be
     * left without a place where nothing is to be seen. */
    static const char *const keys[] = {"V", "AP", "F", "AS", "M", "Rect", NULL};
    const LkSignedField *field = field_before(allowing, change->number, false);
    const LkSignedField *widget = field_before(allowing, change->number, true);
    const LkSignedField *either = field != NULL ? field : widget;
    return is_signed_now(allowing, either) &&
           is_alike_but(&change->before.value, &change->after.value, keys) &&
           is_place_kept(&change->before.value, &change->after.value) &&
           (is_fresh_appearance(allowing, &change->after.value) ||
            lk_pdf_equal(lk_pdf_member(&change->before.value, "AP"),
                         lk_pdf_member(&change->after.value, "AP")));
}

/* A field that was added is a signature or a stamp that covers nothing of a page. */
static bool is_invisible(const LkAllowing *allowing, const LkPdfValue *reference)
{
    const LkSignedField *field = field_after(allowing, number_of(reference));
    if (field == NULL || !is_new(allowing, reference) || field->signature <= 0 ||
        !lk_numbers_have(allowing->fresh, field->signature) || lk_pdf_member(&field->value, "Kids") != NULL)
        return false;
    return is_empty_place(lk_pdf_member(&field->value, "Rect"));
}

/* The list as it was, with invisible fields behind. */
static bool is_lengthened(const LkAllowing *allowing, const LkPdfValue *before, const LkPdfValue *after)
{
    size_t count = before == NULL ? 0 : before->count;
    if (after == NULL || after->kind != LK_PDF_ARRAY || after->count < count ||
        (before != NULL && before->kind != LK_PDF_ARRAY))
        return false;
    for (size_t i = 0; i < after->count; i++)
        if (i < count ? !lk_pdf_equal(&before->items[i], &after->items[i])
                      : !is_invisible(allowing, &after->items[i]))
            return false;
    return true;
}

/* A list that may stand in an object of its own: that is judged when it changes. */
static bool is_list_lengthened(const LkAllowing *allowing, const LkPdfValue *before, const LkPdfValue *after)
{
    return lk_pdf_equal(before, after) ||
           ((before == NULL || before->kind == LK_PDF_ARRAY) && is_lengthened(allowing, before, after));
}

/* What text fields are drawn with, which some programs add though there is none. */
static bool is_kept(const LkPdfValue *before, const LkPdfValue *after, const char *key)
{
    return lk_pdf_member(before, key) == NULL ||
           lk_pdf_equal(lk_pdf_member(before, key), lk_pdf_member(after, key));
}

static bool is_form_lengthened(const LkAllowing *allowing, const LkPdfValue *before, const LkPdfValue *after)
{
    static const char *const keys[] = {"Fields", "SigFlags", "DR", "DA", NULL};
    return before != NULL && after != NULL && is_alike_but(before, after, keys) &&
           is_kept(before, after, "DR") && is_kept(before, after, "DA") &&
           is_list_lengthened(allowing, lk_pdf_member(before, "Fields"), lk_pdf_member(after, "Fields"));
}

/* ---- Pages */

/* A page that had none may have its list in an object of its own, a new one. */
static const LkPdfValue *annotations_of(const LkAllowing *allowing, const LkPdfValue *page)
{
    const LkPdfValue *list = lk_pdf_member(page, "Annots");
    return list != NULL && list->kind == LK_PDF_REFERENCE && is_new(allowing, list)
               ? lk_signed_resolve(allowing->file, list, allowing->arena)
               : list;
}

static bool is_page_annotated(const LkAllowing *allowing, const LkChange *change)
{
    static const char *const keys[] = {"Annots", NULL};
    return lk_pdf_is_name(lk_pdf_member(&change->before.value, "Type"), "Page") &&
           is_alike_but(&change->before.value, &change->after.value, keys) &&
           is_list_lengthened(allowing, lk_pdf_member(&change->before.value, "Annots"),
                              annotations_of(allowing, &change->after.value));
}

/* The annotations of a page in an object of their own. */
static bool is_list_annotated(const LkAllowing *allowing, const LkChange *change)
{
    return change->before.value.kind == LK_PDF_ARRAY &&
           is_lengthened(allowing, &change->before.value, &change->after.value);
}

/* ---- Evidence: lists of streams, which evidence.c reads */

static bool are_references(const LkPdfValue *list)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].kind != LK_PDF_REFERENCE)
            return false;
    return list->kind == LK_PDF_ARRAY;
}

static bool is_evidence_part(const LkPdfValue *value)
{
    static const char *const keys[] = {"Type", "Certs", "OCSPs", "CRLs", "VRI", "Cert",
                                       "OCSP", "CRL",   "TU",    "TS",   NULL};
    for (size_t i = 0; i < value->count; i++)
        if (!is_one_of(value->keys[i], keys))
            return false;
    return value->kind == LK_PDF_DICTIONARY;
}

/* Lists of evidence that stand in objects of their own. */
static bool is_evidence_list(const LkAllowing *allowing, int64_t number)
{
    static const char *const keys[] = {"Certs", "OCSPs", "CRLs"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (number_of(lk_pdf_member(allowing->evidence_value, keys[i])) == number)
            return true;
    return false;
}

/* Which evidence is for which signature (/VRI): entries are only ever added. */
static bool is_index_lengthened(const LkAllowing *allowing, const LkPdfValue *before, const LkPdfValue *after)
{
    if (before->kind != LK_PDF_DICTIONARY || after->kind != LK_PDF_DICTIONARY || after->count < before->count)
        return false;
    for (size_t i = 0; i < after->count; i++) {
        bool is_old = i < before->count && lk_text_equal(before->keys[i], after->keys[i]) &&
                      lk_pdf_equal(&before->items[i], &after->items[i]);
        if (!is_old && (i < before->count ||
                        (!is_new(allowing, &after->items[i]) && !is_evidence_part(&after->items[i]))))
            return false;
    }
    return true;
}

static bool is_evidence(const LkAllowing *allowing, const LkChange *change)
{
    if (change->before.is_stream || change->after.is_stream || allowing->evidence_value == NULL)
        return false;
    if (change->number == allowing->evidence)
        return is_evidence_part(&change->before.value) && is_evidence_part(&change->after.value);
    if (change->number == number_of(lk_pdf_member(allowing->evidence_value, "VRI")))
        return is_index_lengthened(allowing, &change->before.value, &change->after.value);
    return is_evidence_list(allowing, change->number) && are_references(&change->before.value) &&
           are_references(&change->after.value);
}

/* ---- The catalog, and what the file says of itself */

/* What a program adds is of its own version of PDF, a later one. */
static bool is_version_kept(const LkPdfValue *before, const LkPdfValue *after)
{
    const LkPdfValue *version = lk_pdf_member(before, "Version"), *later = lk_pdf_member(after, "Version");
    return lk_pdf_equal(version, later) ||
           (later != NULL && later->kind == LK_PDF_NAME && later->text.length == 3 &&
            later->text.bytes[1] == '.' &&
            (version == NULL ||
             (version->kind == LK_PDF_NAME && lk_text_compare(version->text, later->text) < 0)));
}

static bool is_catalog_extended(const LkAllowing *allowing, const LkChange *change)
{
    static const char *const keys[] = {"DSS", "Extensions", "AcroForm", "Version", NULL};
    const LkPdfValue *before = &change->before.value, *after = &change->after.value;
    const LkPdfValue *form = lk_pdf_member(before, "AcroForm"),
                     *form_after = lk_pdf_member(after, "AcroForm");
    const LkPdfValue *evidence = lk_signed_member(allowing->file, after, "DSS", allowing->arena);
    return is_alike_but(before, after, keys) && is_version_kept(before, after) &&
           (lk_pdf_equal(form, form_after) ||
            (form != NULL && form->kind == LK_PDF_DICTIONARY && form_after != NULL &&
             is_form_lengthened(allowing, form, form_after))) &&
           (lk_pdf_member(after, "DSS") == NULL ? lk_pdf_member(before, "DSS") == NULL
                                                : evidence != NULL && is_evidence_part(evidence));
}

static bool is_information(const LkChange *change)
{
    static const char *const keys[] = {"ModDate", "Producer", NULL};
    return is_alike_but(&change->before.value, &change->after.value, keys);
}

/* The packet of XMP, which other programs write anew. */
static bool is_metadata(const LkAllowing *allowing, const LkChange *change)
{
    LkText before, after;
    LkSignedFile *file = allowing->file;
    return change->number == number_of(lk_pdf_member(allowing->catalog, "Metadata")) &&
           lk_pdf_is_name(lk_pdf_member(&change->before.value, "Type"), "Metadata") &&
           lk_pdf_is_name(lk_pdf_member(&change->after.value, "Type"), "Metadata") &&
           lk_pdf_unpack(&file->unpacking, &change->before.value, change->before.data, allowing->arena,
                         &before) &&
           lk_pdf_unpack(&file->unpacking, &change->after.value, change->after.data, allowing->arena,
                         &after) &&
           lk_xmp_equal(before, after, allowing->arena);
}

/* An object that was freed, and whose number another took, is a new one. Nothing may refer to that number:
 * what did would show something else, or nothing. */
static bool is_reused(const LkAllowing *allowing, const LkChange *change)
{
    LkChildArena *scratch = lk_child_arena_open(allowing->arena);
    LkNumbers referred;
    lk_numbers_init(&referred, scratch->arena);
    bool is_alone = lk_scan_file(allowing->file, &referred) && !lk_numbers_have(&referred, change->number);
    lk_child_arena_close(scratch);
    return is_alone;
}

bool lk_allowing_change(LkAllowing *allowing, const LkChange *change)
{
    if (change->is_gone)
        return false;
    if (change->after.generation != change->before.generation)
        return is_reused(allowing, change);
    if (!change->before.is_stream && !change->after.is_stream &&
        lk_pdf_equal(&change->before.value, &change->after.value))
        return true;
    if (change->before.is_stream && change->after.is_stream && is_metadata(allowing, change))
        return true;
    if (change->before.is_stream || change->after.is_stream)
        return change->before.is_stream && change->after.is_stream &&
               lk_pdf_equal(&change->before.value, &change->after.value) &&
               lk_text_equal(change->before.data, change->after.data) &&
               !lk_pdf_is_name(lk_pdf_member(&change->before.value, "Type"), "ObjStm");
    if (change->number == allowing->root)
        return is_catalog_extended(allowing, change);
    if (change->number == allowing->form)
        return is_form_lengthened(allowing, &change->before.value, &change->after.value);
    if (change->number == allowing->fields)
        return is_lengthened(allowing, &change->before.value, &change->after.value);
    if (change->number == allowing->info)
        return is_information(change);
    return is_field_signed(allowing, change) || is_page_annotated(allowing, change) ||
           is_list_annotated(allowing, change) || is_evidence(allowing, change);
}

LkTermId lk_allowing_what(const LkAllowing *allowing, const LkChange *change)
{
    static const struct {
        const char *name;
        LkTermId term;
    } types[] = {{"Page", LK_TERM_CHANGED_PAGE},           {"Pages", LK_TERM_CHANGED_PAGE},
                 {"Annot", LK_TERM_CHANGED_ANNOTATION},    {"Font", LK_TERM_CHANGED_FONT},
                 {"FontDescriptor", LK_TERM_CHANGED_FONT}, {"CMap", LK_TERM_CHANGED_FONT},
                 {"StructElem", LK_TERM_CHANGED_TAGS},     {"StructTreeRoot", LK_TERM_CHANGED_TAGS},
                 {"XObject", LK_TERM_CHANGED_PICTURE},     {"Metadata", LK_TERM_CHANGED_INFO},
                 {"Catalog", LK_TERM_CHANGED_CATALOG}};
    const LkPdfValue *before = &change->before.value, *type = lk_pdf_member(before, "Type");
    if (change->number == allowing->root)
        return LK_TERM_CHANGED_CATALOG;
    if (change->number == allowing->info)
        return LK_TERM_CHANGED_INFO;
    if (change->number == allowing->form || change->number == allowing->fields ||
        lk_pdf_member(before, "FT") != NULL)
        return LK_TERM_CHANGED_FORM;
    if (lk_pdf_is_name(lk_pdf_member(before, "Subtype"), "Link"))
        return LK_TERM_CHANGED_LINK;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (lk_pdf_is_name(type, types[i].name))
            return types[i].term;
    return change->before.is_stream && type == NULL ? LK_TERM_CHANGED_CONTENT : LK_TERM_CHANGED_OTHER;
}
