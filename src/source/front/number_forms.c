/* The forms of numbers: {{เงิน:money}}, {{x:number(1)}}, {{x:percent}}. They are worked out on the digits as
 * written, so that no amount is too large or too fine to be exact; halves are rounded away from zero. */
#include <string.h>

#include "source/front/front.h"

enum { AS_WRITTEN = -1, MOST_DECIMALS = 20 };

/* What “name(2)” says. */
typedef struct NumberForm {
    LkText name;
    int decimals; /* AS_WRITTEN = none given */
} NumberForm;

static bool read_form(LkText form, NumberForm *out)
{
    *out = (NumberForm){form, AS_WRITTEN};
    const char *open = form.length == 0 ? NULL : memchr(form.bytes, '(', form.length);
    if (open == NULL)
        return true;
    size_t at = (size_t)(open - form.bytes);
    LkText count = lk_text_trim(lk_text_slice(form, at + 1, form.length - 1));
    out->name = lk_text_trim(lk_text_slice(form, 0, at));
    out->decimals = 0;
    if (form.bytes[form.length - 1] != ')' || count.length == 0)
        return false;
    for (size_t i = 0; i < count.length;) {
        int digit = lk_digit_value(lk_utf8_next(count, &i));
        if (digit < 0 || (out->decimals = out->decimals * 10 + digit) > MOST_DECIMALS)
            return false;
    }
    return true;
}

static bool is_of(const NumberForm *read, const char *name)
{
    return lk_text_is(read->name, name);
}

bool lk_is_number_form(LkText form)
{
    NumberForm read;
    if (lk_text_is(form, "money") || lk_text_is(form, LK_FORM_AS_IS))
        return true;
    return read_form(form, &read) &&
           (is_of(&read, "number") || is_of(&read, "percent") || is_of(&read, "ratio"));
}

bool lk_number_form_rounds(LkText form)
{
    NumberForm read;
    return lk_text_is(form, "money") || (read_form(form, &read) && read.decimals != AS_WRITTEN);
}

LkRatioDoubt lk_ratio_doubt(LkText form, LkText value)
{
    NumberForm read;
    LkAmount amount;
    if (!read_form(form, &read) || !is_of(&read, "percent") || !lk_amount_read(value, &amount))
        return LK_RATIO_UNSAID;
    bool is_one = true, is_below = true, has_part = false;
    size_t whole = amount.count - amount.decimals;
    for (size_t i = 0; i < amount.count; i++) {
        unsigned digit = (unsigned char)amount.digits[i];
        is_below &= i >= whole || digit == 0;
        is_one &= digit == (i + 1 == whole ? 1 : 0);
        has_part |= i >= whole && digit != 0;
    }
    if (amount.is_percent || (!is_below && !is_one))
        return LK_RATIO_REFUTED;
    return has_part ? LK_RATIO_DOUBTED : LK_RATIO_UNSAID;
}

void lk_ratio_tell(LkReader *reader, LkText form, LkText value, LkSpan span)
{
    NumberForm read;
    if (!read_form(form, &read))
        return;
    LkText decimals = lk_text_slice(form, read.name.length, form.length);
    const char *ratio = lk_arena_printf(reader->arena, "ratio%.*s", (int)decimals.length, decimals.bytes);
    lk_tell(reader->diagnostics, LK_W_PERCENT_RATIO, span,
            LK_WITH(lk_named_text("value", lk_text_trim(value)), lk_named_text("form", form),
                    lk_named_string("ratio", ratio)));
}

/* 97.91 is 97.91%, as offices write it; 0.125 as a ratio is 12.5%. A value with its sign says which. */
static bool make_percent(LkAmount *amount, bool is_ratio)
{
    if (amount->is_percent)
        return true;
    amount->is_percent = true;
    return !is_ratio || lk_amount_hundredfold(amount);
}

bool lk_number_form_write(LkText form, LkText value, LkBuffer *out)
{
    LkAmount amount;
    NumberForm read;
    if (lk_text_is(form, LK_FORM_AS_IS)) {
        lk_buffer_text(out, value);
        return true;
    }
    if (!read_form(form, &read) || !lk_amount_read(value, &amount))
        return false;
    bool is_ratio = is_of(&read, "ratio"), is_percent = is_ratio || is_of(&read, "percent");
    int decimals = lk_text_is(read.name, "money") ? 2 : read.decimals;
    if ((is_percent && !make_percent(&amount, is_ratio)) ||
        (decimals != AS_WRITTEN && !lk_amount_round(&amount, (size_t)decimals)))
        return false;
    amount.is_grouped = true;
    lk_amount_write(&amount, out);
    return true;
}
