/* The name of the field that a signature block is signed in: the block's own, or signature1, signature2 …
 * counted through the document. */
#include <stdlib.h>
#include <string.h>

#include "source/blocks/blocks.h"

/* A longer name would not fit the dialogs of other programs. */
enum { NAME_MOST = 120 };

static bool is_automatic(LkText name)
{
    const LkText stem = LK_TEXT("signature");
    if (name.length <= stem.length || memcmp(name.bytes, stem.bytes, stem.length) != 0)
        return false;
    for (size_t i = stem.length; i < name.length; i++)
        if (name.bytes[i] < '0' || name.bytes[i] > '9')
            return false;
    return true;
}

/* A full stop parts the names of a field and of the one that it stands in (ISO 32000-2 §12.7.4.2). */
static bool is_name(LkText name)
{
    return name.length > 0 && name.length <= NAME_MOST && memchr(name.bytes, '.', name.length) == NULL &&
           lk_text_is_printable(name);
}

static void take_name(LkReader *reader, const LkYaml *node, LkSignature *signature)
{
    LkSpan place = node->span;
    LkText name;
    if (!lk_yaml_scalar(reader, node, &name))
        return;
    name = lk_text_trim(lk_filled_text(reader, name, &place));
    LkText counted = signature->field;
    signature->field = name;
    signature->field_span = place;
    if (!is_name(name))
        lk_tell(reader->diagnostics, LK_E_SIGNATURE_FIELD, place,
                LK_WITH(lk_named_text("name", name), lk_named_number("most", NAME_MOST)));
    else if (is_automatic(name) && !lk_text_equal(name, counted))
        lk_tell(reader->diagnostics, LK_E_SIGNATURE_FIELD_COUNTED, place,
                LK_WITH(lk_named_text("name", name), lk_named_text("counted", counted)));
    else
        return;
    signature->field = counted;
}

void lk_signature_field(LkReader *reader, const LkYaml *node, LkSignature *signature)
{
    signature->number = ++reader->signature_count;
    signature->field = lk_text(lk_arena_printf(reader->arena, "signature%zu", signature->number));
    if (node == NULL || node->kind == LK_YAML_NULL)
        return;
    if (lk_yaml_is_no(node)) {
        signature->field = (LkText){"", 0};
        return;
    }
    take_name(reader, node, signature);
    if (signature->field_span.file != NULL) {
        LK_GROW(reader->arena, reader->named_signatures, reader->named_count, reader->named_capacity, 16);
        reader->named_signatures[reader->named_count++] = signature;
    }
}

/* Equal names in the order of the source. */
static int by_name(const void *a, const void *b)
{
    const LkSignature *first = *(LkSignature *const *)a, *second = *(LkSignature *const *)b;
    int order = lk_text_compare(first->field, second->field);
    return order != 0 ? order : (first->number > second->number) - (first->number < second->number);
}

void lk_signature_fields_check(LkReader *reader)
{
    if (reader->named_count < 2)
        return;
    LkSignature **all = reader->named_signatures;
    qsort(all, reader->named_count, sizeof *all, by_name);
    for (size_t i = 1; i < reader->named_count; i++)
        if (lk_text_equal(all[i]->field, all[i - 1]->field))
            lk_tell(reader->diagnostics, LK_E_SIGNATURE_FIELD_TWICE, all[i]->field_span,
                    LK_WITH(lk_named_text("name", all[i]->field),
                            lk_named_number("line", (long long)all[i - 1]->field_span.line)));
}
