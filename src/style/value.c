/* Reads a scalar of a layout and checks its type, unit, range or choice. Each error says what would be right.
 */
#include "style/value.h"

#include <string.h>

/* A unit as an exact fraction of 1/65536 pt: 1 cm = 7200/254 pt. */
typedef struct Unit {
    const char *name;
    int64_t numerator, denominator;
} Unit;

static const Unit units[] = {
    {"pt", LK_POINT, 1}, {"mm", LK_POINT * 360, 127}, {"cm", LK_POINT * 3600, 127}, {"in", LK_POINT * 72, 1},
    {"em", 0, 1}, /* filled in from the context */
};
#define UNIT_COUNT (sizeof units / sizeof *units)
#define EM         (UNIT_COUNT - 1)

#define MOST_DIGITS   5 /* and as many decimals: so the product with a unit fits in 64 bits */
#define MOST_DECIMALS 5
#define SHOWN_BYTES   60

/* A decimal number: value = digits / scale. */
typedef struct Decimal {
    int64_t digits, scale;
    size_t length; /* how many bytes it has */
    bool too_long;
} Decimal;

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool read_decimal(LkText text, Decimal *decimal)
{
    size_t i = 0, whole = 0, fraction = 0;
    bool negative = text.length > 0 && text.bytes[0] == '-';
    *decimal = (Decimal){.scale = 1};
    i += negative || (text.length > 0 && text.bytes[0] == '+');
    for (; i < text.length && is_digit(text.bytes[i]); i++)
        if (++whole <= MOST_DIGITS)
            decimal->digits = decimal->digits * 10 + (text.bytes[i] - '0');
    if (i < text.length && text.bytes[i] == '.') {
        for (i++; i < text.length && is_digit(text.bytes[i]); i++) {
            if (whole <= MOST_DIGITS && ++fraction <= MOST_DECIMALS) {
                decimal->digits = decimal->digits * 10 + (text.bytes[i] - '0');
                decimal->scale *= 10;
            }
        }
        if (fraction == 0 && whole <= MOST_DIGITS)
            return false;
    }
    decimal->length = i;
    decimal->too_long = whole > MOST_DIGITS || fraction > MOST_DECIMALS;
    if (negative)
        decimal->digits = -decimal->digits;
    return whole > 0;
}

bool lk_value_number(LkText text, double *number)
{
    Decimal decimal;
    if (!read_decimal(text, &decimal) || decimal.length != text.length || decimal.too_long)
        return false;
    *number = (double)decimal.digits / (double)decimal.scale;
    return true;
}

LkTermId lk_value_wanted(const LkKey *key)
{
    switch (key->kind) {
    case LK_KEY_LENGTH:
        return LK_TERM_WANTED_LENGTH;
    case LK_KEY_INTEGER:
        return LK_TERM_WANTED_INTEGER;
    case LK_KEY_BOOLEAN:
        return LK_TERM_WANTED_BOOLEAN;
    case LK_KEY_CHOICE:
        return LK_TERM_WANTED_CHOICE;
    case LK_KEY_STRING:
        return LK_TERM_WANTED_STRING;
    case LK_KEY_COLOUR:
        return LK_TERM_WANTED_COLOUR;
    case LK_KEY_FONTS:
        return LK_TERM_WANTED_FONTS;
    case LK_KEY_STRINGS:
        return LK_TERM_WANTED_STRINGS;
    case LK_KEY_LEVELS:
        return LK_TERM_WANTED_LEVELS;
    case LK_KEY_TABLES:
        return LK_TERM_WANTED_TABLES;
    case LK_KEY_OBJECT:
        return LK_TERM_WANTED_OBJECT;
    }
    return LK_TERM_NONE;
}

LkText lk_value_shown(LkText text)
{
    size_t end = 0;
    while (end < text.length && end < SHOWN_BYTES)
        lk_utf8_next(text, &end);
    return lk_text_slice(text, 0, end);
}

static bool wrong_type(const LkValueContext *context, const LkKey *key, LkText text, LkSpan span)
{
    return lk_tell(context->diagnostics, LK_E_LAYOUT_TYPE, span,
                   LK_WITH(lk_named_string("key", key->name), lk_named_term("wanted", lk_value_wanted(key)),
                           lk_named_text("value", lk_value_shown(text))));
}

/* Returns the units of a key, for a message: "pt, mm, cm or in". `names` has room for all. */
static LkArgument allowed_units(const LkKey *key, const char **names)
{
    size_t count = 0;
    for (size_t i = 0; i < UNIT_COUNT; i++)
        if (i != EM || (key->units & LK_UNIT_EM))
            names[count++] = units[i].name;
    return lk_named_names("units", names, count);
}

static bool wrong_unit(const LkValueContext *context, const LkKey *key, LkText number, LkText unit,
                       LkSpan span)
{
    LkArgument units_here = allowed_units(key, (const char *[UNIT_COUNT]){0});
    if (unit.length == 0)
        return lk_tell(
            context->diagnostics, LK_E_LAYOUT_UNIT_NONE, span,
            LK_WITH(lk_named_string("key", key->name), lk_named_text("number", number), units_here));
    if (lk_text_is(unit, "em"))
        return lk_tell(context->diagnostics, LK_E_LAYOUT_UNIT_EM, span,
                       LK_WITH(lk_named_string("key", key->name), units_here));
    return lk_tell(context->diagnostics, LK_E_LAYOUT_UNIT, span,
                   LK_WITH(lk_named_text("unit", lk_value_shown(unit)), units_here));
}

/* Returns a length in the unit that the user wrote, for a message: "5.6cm". */
static const char *in_unit(LkArena *arena, double points, const Unit *unit)
{
    double value = points * (double)LK_POINT * (double)unit->denominator / (double)unit->numerator;
    return lk_arena_printf(arena, "%.4g%s", value, unit->name);
}

static bool check_range(const LkValueContext *context, const LkKey *key, LkLength length, const Unit *unit,
                        LkSpan span)
{
    double points = lk_length_points(length);
    bool is_small = points < key->minimum;
    if (!is_small && points <= key->maximum)
        return true;
    return lk_tell(context->diagnostics, is_small ? LK_E_LAYOUT_RANGE_LEAST : LK_E_LAYOUT_RANGE_MOST, span,
                   LK_WITH(lk_named_string("key", key->name),
                           lk_named_string("bound", in_unit(context->arena,
                                                            is_small ? key->minimum : key->maximum, unit))));
}

static bool read_length(const LkValueContext *context, const LkKey *key, LkText text, LkSpan span,
                        LkLength *length)
{
    Decimal decimal;
    if ((key->units & LK_UNIT_AUTO) && lk_text_is(text, "auto")) {
        *length = 0;
        return true;
    }
    if (!read_decimal(text, &decimal))
        return wrong_type(context, key, text, span);
    LkText number = lk_text_slice(text, 0, decimal.length);
    LkText name = lk_text_trim(lk_text_slice(text, decimal.length, text.length));
    const Unit *found = NULL;
    Unit unit;
    for (size_t i = 0; i < UNIT_COUNT && found == NULL; i++)
        if (lk_text_is(name, units[i].name) && (i != EM || (key->units & LK_UNIT_EM)))
            found = &units[i];
    if (found == NULL)
        return wrong_unit(context, key, number, name, span);
    unit = *found;
    if (found == &units[EM])
        unit.numerator = context->em;
    if (decimal.too_long)
        return lk_tell(context->diagnostics, LK_E_LAYOUT_RANGE_DIGITS, span,
                       LK_WITH(lk_named_string("key", key->name)));
    LkLength value = decimal.digits * unit.numerator / (decimal.scale * unit.denominator);
    if (!check_range(context, key, value, &unit, span))
        return false;
    *length = value;
    return true;
}

static bool read_integer(const LkValueContext *context, const LkKey *key, LkText text, LkSpan span,
                         int *integer)
{
    Decimal decimal;
    if (!read_decimal(text, &decimal) || decimal.length != text.length || decimal.scale != 1)
        return wrong_type(context, key, text, span);
    if (decimal.too_long || (double)decimal.digits < key->minimum || (double)decimal.digits > key->maximum)
        return lk_tell(context->diagnostics, LK_E_LAYOUT_RANGE, span,
                       LK_WITH(lk_named_string("key", key->name), lk_named_decimal("least", key->minimum, -1),
                               lk_named_decimal("most", key->maximum, -1)));
    *integer = (int)decimal.digits;
    return true;
}

static bool read_choice(const LkValueContext *context, const LkKey *key, LkText text, LkSpan span, int *index)
{
    for (size_t i = 0; i < key->name_count; i++) {
        if (lk_text_is(text, key->names[i])) {
            *index = (int)i;
            return true;
        }
    }

    const char *near = lk_nearest(text, key->names, key->name_count);
    return lk_tell(context->diagnostics, LK_E_LAYOUT_VALUE, span,
                   LK_WITH(lk_named_string("key", key->name),
                           lk_named_names("names", key->names, key->name_count),
                           lk_named_text("value", lk_value_shown(text)), lk_meant_key(near)));
}

static int hex_digit(char byte)
{
    if (is_digit(byte))
        return byte - '0';
    if (byte >= 'a' && byte <= 'f')
        return byte - 'a' + 10;
    return byte >= 'A' && byte <= 'F' ? byte - 'A' + 10 : -1;
}

static bool read_hex_colour(LkText text, LkColour *colour)
{
    if (text.length != 7 || text.bytes[0] != '#')
        return false;
    LkColour value = 0;
    for (size_t i = 1; i < 7; i++) {
        int digit = hex_digit(text.bytes[i]);
        if (digit < 0)
            return false;
        value = value << 4 | (LkColour)digit;
    }
    *colour = value;
    return true;
}

static bool read_colour(const LkValueContext *context, const LkKey *key, LkText text, LkSpan span,
                        LkColour *colour)
{
    const char *names[LK_NAMED_COLOURS + 1];
    size_t count = 0;
    if (read_hex_colour(text, colour))
        return true;
    if (key->allows_none && lk_text_is(text, "none")) {
        *colour = 0xFFFFFF;
        return true;
    }
    for (size_t i = 0; i < LK_NAMED_COLOURS; i++) {
        names[count++] = lk_named_colours[i].name;
        if (lk_text_is(text, lk_named_colours[i].name)) {
            *colour = lk_named_colours[i].colour;
            return true;
        }
    }
    if (key->allows_none)
        names[count++] = "none";
    const char *near = lk_nearest(text, names, count);

    return lk_tell(context->diagnostics, LK_E_LAYOUT_VALUE_COLOUR, span,
                   LK_WITH(lk_named_string("key", key->name), lk_named_text("value", lk_value_shown(text)),
                           lk_named_names("names", names, count), lk_meant_key(near)));
}

/* Checks that each {field} of a format is one that will be filled in. */
static bool check_fields(const LkValueContext *context, const LkKey *key, LkText text, LkSpan span)
{
    for (size_t i = 0; i < text.length; i++) {
        if (text.bytes[i] != '{')
            continue;
        size_t start = ++i;
        while (i < text.length && text.bytes[i] != '}')
            i++;
        LkText field = lk_text_slice(text, start, i);
        bool known = false;
        for (size_t k = 0; k < key->name_count; k++)
            known = known || lk_text_is(field, key->names[k]);
        if (!known || i == text.length)
            return lk_tell(
                context->diagnostics, LK_E_LAYOUT_FORMAT, span,
                LK_WITH(lk_named_string("field", lk_arena_printf(context->arena, "{%.*s%s", LK_SHOWN(field),
                                                                 i < text.length ? "}" : "")),
                        lk_named_names("names", key->names, key->name_count)));
    }
    return true;
}

static bool read_string(const LkValueContext *context, const LkKey *key, LkText text, LkSpan span,
                        const char **string)
{
    if (memchr(text.bytes, '\0', text.length) != NULL || memchr(text.bytes, '\n', text.length) != NULL)
        return lk_tell(context->diagnostics, LK_E_LAYOUT_VALUE_LINE, span,
                       LK_WITH(lk_named_string("key", key->name)));
    if (key->name_count > 0 && !check_fields(context, key, text, span))
        return false;
    *string = lk_arena_copy(context->arena, text.bytes, text.length);
    return true;
}

static bool read_boolean(const LkValueContext *context, const LkKey *key, LkText text, LkSpan span,
                         bool *boolean)
{
    if (!lk_text_is(text, "true") && !lk_text_is(text, "false"))
        return wrong_type(context, key, text, span);
    *boolean = lk_text_is(text, "true");
    return true;
}

/* Makes a list of one family, for a default; lists in layouts are read by walk.c. */
static void one_family(const LkValueContext *context, LkText text, LkSpan span, LkFontList *list)
{
    list->families = LK_NEW(context->arena, LkFamily);
    list->families[0] = (LkFamily){lk_arena_copy(context->arena, text.bytes, text.length), 1};
    list->count = 1;
    list->span = span;
}

bool lk_value_read(const LkValueContext *context, const LkKey *key, LkText text, LkSpan span, void *object)
{
    void *member = (char *)object + key->offset;
    int index = 0;
    switch (key->kind) {
    case LK_KEY_LENGTH:
        return read_length(context, key, text, span, member);
    case LK_KEY_INTEGER:
        return read_integer(context, key, text, span, member);
    case LK_KEY_BOOLEAN:
        return read_boolean(context, key, text, span, member);
    case LK_KEY_CHOICE:
        if (!read_choice(context, key, text, span, &index))
            return false;
        if (key->size == sizeof(bool))
            *(bool *)member = index != 0;
        else
            memcpy(member, &index, sizeof index); /* the member is an enum, which has the size of an int */
        return true;
    case LK_KEY_STRING:
        return read_string(context, key, text, span, member);
    case LK_KEY_COLOUR:
        return read_colour(context, key, text, span, member);
    case LK_KEY_FONTS:
        one_family(context, text, span, member);
        return true;
    default:
        return wrong_type(context, key, text, span);
    }
}

void lk_value_default(const LkValueContext *context, const LkKey *key, void *object)
{
    if (key->size != 0 && key->standard != NULL && key->kind != LK_KEY_STRINGS)
        lk_value_read(context, key, lk_text(key->standard), (LkSpan){0}, object);
}
