#include "base/message.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/* ---- The tables */

static const LkCatalogueEntry entries[] = {
    {"", "", LK_NOTE, LK_FAILURE_NONE, {"", ""}, {"", ""}},
#define LK_MESSAGE(name, code, severity, failure, english, thai, hint, thai_hint)                            \
    {#name, code, LK_##severity, LK_FAILURE_##failure, {english, thai}, {hint, thai_hint}},
#include "base/messages.def"
};

static const char *const hints[][LK_LANGUAGES] = {
    {"", ""},
#define LK_HINT(name, english, thai) {english, thai},
#include "base/messages.def"
};

static const char *const terms[][LK_LANGUAGES] = {
    {"", ""},
#define LK_TERM(name, english, thai) {english, thai},
#include "base/messages.def"
};

static const struct {
    const char *name, *text[LK_LANGUAGES];
} phrases[] = {
    {"", {"", ""}},
#define LK_PHRASE(name, english, thai) {#name, {english, thai}},
#include "base/messages.def"
};

const LkCatalogueEntry *lk_catalogue_entry(LkMessageId id)
{
    return &entries[(size_t)id < LK_MESSAGE_COUNT ? id : LK_MESSAGE_NONE];
}

const char *lk_catalogue_hint(LkHintId id, LkMessageLanguage language)
{
    return hints[(size_t)id < LK_HINT_COUNT ? id : LK_HINT_OWN][language];
}

/* ---- Arguments */

LkArgument lk_named_text(const char *name, LkText text)
{
    return (LkArgument){.kind = LK_ARGUMENT_TEXT, .name = name, .as.text = text};
}

LkArgument lk_named_string(const char *name, const char *string)
{
    return lk_named_text(name, lk_text(string));
}

LkArgument lk_named_number(const char *name, long long number)
{
    return (LkArgument){.kind = LK_ARGUMENT_NUMBER, .name = name, .as.number = number};
}

LkArgument lk_named_decimal(const char *name, double value, int places)
{
    return (LkArgument){
        .kind = LK_ARGUMENT_DECIMAL, .name = name, .as.decimal.value = value, .as.decimal.places = places};
}

LkArgument lk_named_hexadecimal(const char *name, unsigned value, int digits)
{
    return (LkArgument){.kind = LK_ARGUMENT_HEXADECIMAL,
                        .name = name,
                        .as.hexadecimal.value = value,
                        .as.hexadecimal.digits = digits};
}

LkArgument lk_named_term(const char *name, LkTermId term)
{
    return (LkArgument){.kind = LK_ARGUMENT_TERM, .name = name, .as.term = term};
}

LkArgument lk_named_names(const char *name, const char *const *items, size_t count)
{
    return (LkArgument){
        .kind = LK_ARGUMENT_NAMES, .name = name, .as.names.items = items, .as.names.count = count};
}

LkArgument lk_named_reason(const char *name, int reason)
{
    return (LkArgument){.kind = LK_ARGUMENT_REASON, .name = name, .as.reason = reason};
}

LkArgument lk_named_quoted(const char *name, const char *said)
{
    return (LkArgument){.kind = LK_ARGUMENT_QUOTED, .name = name, .as.text = lk_text(said)};
}

LkArgument lk_named_message(const char *name, LkMessageId id, const LkArgument *arguments)
{
    return (LkArgument){
        .kind = LK_ARGUMENT_MESSAGE, .name = name, .as.message.id = id, .as.message.arguments = arguments};
}

LkArgument lk_meant_as(LkHintId hint, const char *nearest)
{
    if (nearest == NULL)
        return lk_with_hint(LK_HINT_OWN);
    LkArgument argument = lk_named_string("meant", nearest);
    argument.hint = hint;
    return argument;
}

LkArgument lk_meant(const char *nearest)
{
    return lk_meant_as(LK_HINT_MEANT, nearest);
}

LkArgument lk_meant_key(const char *nearest)
{
    return lk_meant_as(LK_HINT_MEANT_KEY, nearest);
}

LkArgument lk_with_hint(LkHintId hint)
{
    return (LkArgument){.kind = LK_ARGUMENT_NONE, .name = "", .hint = hint};
}

static size_t count_of(const LkArgument *arguments)
{
    size_t count = 0;
    while (arguments != NULL && arguments[count].kind != LK_ARGUMENT_END)
        count++;
    return count;
}

static const char *const *copy_names(const LkArgument *argument, LkArena *arena)
{
    size_t count = argument->as.names.count;
    const char **items = LK_NEW_ARRAY(arena, count + 1, const char *);
    for (size_t i = 0; i < count; i++)
        items[i] = lk_arena_copy(arena, argument->as.names.items[i], strlen(argument->as.names.items[i]));
    return items;
}

const LkArgument *lk_arguments_copy(const LkArgument *arguments, LkArena *arena)
{
    size_t count = count_of(arguments);
    if (count == 0)
        return NULL;
    LkArgument *copies = LK_NEW_ARRAY(arena, count + 1, LkArgument);
    for (size_t i = 0; i < count; i++) {
        LkArgument *copy = &copies[i];
        *copy = arguments[i];
        if (copy->kind == LK_ARGUMENT_TEXT || copy->kind == LK_ARGUMENT_QUOTED)
            copy->as.text.bytes = lk_arena_copy(arena, copy->as.text.bytes, copy->as.text.length);
        else if (copy->kind == LK_ARGUMENT_NAMES)
            copy->as.names.items = copy_names(&arguments[i], arena);
        else if (copy->kind == LK_ARGUMENT_MESSAGE)
            copy->as.message.arguments = lk_arguments_copy(copy->as.message.arguments, arena);
    }
    return copies;
}

/* ---- Values of arguments */

/* The common errors of files, disks and ports. */
static const struct {
    int reason;
    const char *thai;
} reasons[] = {
    {ENOENT, "ไม่พบไฟล์หรือโฟลเดอร์นี้"},
    {EACCES, "ไม่ได้รับสิทธิ์"},
    {EPERM, "ไม่ได้รับอนุญาต"},
    {ENOSPC, "ดิสก์เต็ม"},
    {EDQUOT, "ใช้พื้นที่ครบโควตาแล้ว"},
    {EISDIR, "เป็นโฟลเดอร์"},
    {ENOTDIR, "ไม่ใช่โฟลเดอร์"},
    {EROFS, "ดิสก์นี้อ่านได้อย่างเดียว"},
    {EIO, "ดิสก์อ่านหรือเขียนไม่ได้"},
    {EMFILE, "เปิดไฟล์ไว้มากเกินไป"},
    {EFBIG, "ไฟล์ใหญ่เกินไป"},
    {ENAMETOOLONG, "ชื่อยาวเกินไป"},
    {EEXIST, "มีอยู่แล้ว"},
    {ELOOP, "ลิงก์วนไม่รู้จบ"},
    {ENXIO, "ไม่มีอุปกรณ์นี้"},
    {ENODEV, "ไม่มีอุปกรณ์นี้"},
    {ENFILE, "เครื่องนี้เปิดไฟล์ไว้มากเกินไป"},
    {ENOMEM, "หน่วยความจำไม่พอ"},
    {EINVAL, "ใช้ค่าที่ระบุไม่ได้"},
    {EBUSY, "มีโปรแกรมอื่นใช้อยู่"},
    {ETXTBSY, "มีโปรแกรมอื่นใช้อยู่"},
    {EXDEV, "อยู่คนละดิสก์"},
    {EMLINK, "มีลิงก์มากเกินไป"},
    {ENOTEMPTY, "โฟลเดอร์ไม่ว่าง"},
    {ESTALE, "ไฟล์บนเครื่องแม่ข่ายเปลี่ยนไปแล้ว"},
    {EPIPE, "ปลายทางปิดไปแล้ว"},
    {ESPIPE, "ปลายทางเป็นท่อส่งข้อมูล ไม่ใช่ไฟล์"},
    {ETIMEDOUT, "รอนานเกินกำหนด"},
    {EADDRINUSE, "มีโปรแกรมอื่นใช้อยู่"},
    {EADDRNOTAVAIL, "เครื่องนี้ไม่มีที่อยู่นี้"},
    {ECONNREFUSED, "ปลายทางไม่รับการเชื่อมต่อ"},
};

/* Returns NULL for an error that is not among the common ones. */
static const char *thai_reason(int reason)
{
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (reasons[i].reason == reason)
            return reasons[i].thai;
    return NULL;
}

static void put_reason(int reason, LkMessageLanguage language, LkBuffer *out)
{
    const char *thai = language == LK_THAI ? thai_reason(reason) : NULL;
    if (thai != NULL)
        lk_buffer_string(out, thai);
    else if (language == LK_THAI)
        lk_buffer_printf(out, "ระบบแจ้งว่า “%s”", strerror(reason));
    else
        lk_buffer_string(out, strerror(reason));
}

static void put_quoted(LkText said, LkMessageLanguage language, LkBuffer *out)
{
    for (size_t i = 1; i < LK_TERM_COUNT; i++)
        if (lk_text_is(said, terms[i][LK_ENGLISH])) {
            lk_buffer_string(out, terms[i][language]);
            return;
        }
    lk_buffer_string(out, language == LK_THAI ? "ไลบรารีแจ้งว่า “" : "");
    lk_buffer_text(out, said);
    lk_buffer_string(out, language == LK_THAI ? "”" : "");
}

static void put_names(const LkArgument *argument, LkMessageLanguage language, LkBuffer *out)
{
    const char *last = language == LK_THAI ? " หรือ " : " or ";
    for (size_t i = 0; i < argument->as.names.count; i++) {
        lk_buffer_string(out, i == 0 ? "" : i + 1 == argument->as.names.count ? last : ", ");
        lk_buffer_string(out, argument->as.names.items[i]);
    }
}

static void put_value(const LkArgument *argument, LkMessageLanguage language, LkBuffer *out)
{
    switch (argument->kind) {
    case LK_ARGUMENT_END:
    case LK_ARGUMENT_NONE:
        return;
    case LK_ARGUMENT_TEXT:
        lk_buffer_text(out, argument->as.text);
        return;
    case LK_ARGUMENT_NUMBER:
        lk_buffer_printf(out, "%lld", argument->as.number);
        return;
    case LK_ARGUMENT_DECIMAL:
        if (argument->as.decimal.places < 0)
            lk_buffer_printf(out, "%g", argument->as.decimal.value);
        else
            lk_buffer_printf(out, "%.*f", argument->as.decimal.places, argument->as.decimal.value);
        return;
    case LK_ARGUMENT_HEXADECIMAL:
        lk_buffer_printf(out, "%0*X", argument->as.hexadecimal.digits, argument->as.hexadecimal.value);
        return;
    case LK_ARGUMENT_TERM:
        lk_buffer_string(out, terms[argument->as.term][language]);
        return;
    case LK_ARGUMENT_NAMES:
        put_names(argument, language, out);
        return;
    case LK_ARGUMENT_REASON:
        put_reason(argument->as.reason, language, out);
        return;
    case LK_ARGUMENT_QUOTED:
        put_quoted(argument->as.text, language, out);
        return;
    case LK_ARGUMENT_MESSAGE:
        lk_message_put(argument->as.message.id, language, argument->as.message.arguments, out);
        return;
    }
}

static bool is_one(const LkArgument *argument)
{
    return (argument->kind == LK_ARGUMENT_NUMBER && argument->as.number == 1) ||
           (argument->kind == LK_ARGUMENT_DECIMAL && argument->as.decimal.value == 1.0) ||
           (argument->kind == LK_ARGUMENT_TEXT && lk_text_is(argument->as.text, "1"));
}

/* ---- Places in texts */

/* A place in a text: {name} or {name|one|many}. Braces around anything else are text, as in {#id}, {field: x}
 * and {{title}}. */
typedef struct Place {
    LkText name, one, many;
    size_t length; /* of all of it; 0 = there is no place here */
} Place;

static bool is_name_byte(char byte)
{
    return (byte >= 'a' && byte <= 'z') || byte == '-';
}

static Place place_at(const char *text)
{
    size_t end = 1;
    while (is_name_byte(text[end]))
        end++;
    Place place = {.name = {text + 1, end - 1}};
    if (place.name.length == 0)
        return place;
    if (text[end] == '|') {
        size_t middle = end + 1 + strcspn(text + end + 1, "|}");
        place.one = (LkText){text + end + 1, middle - end - 1};
        if (text[middle] != '|')
            return place;
        end = middle + 1 + strcspn(text + middle + 1, "}");
        place.many = (LkText){text + middle + 1, end - middle - 1};
    }
    place.length = text[end] == '}' ? end + 1 : 0;
    return place;
}

/* Returns the next place at or after `text`, or NULL; “{{” never begins one. */
static const char *next_place(const char *text, Place *place)
{
    for (; *text != '\0'; text++) {
        if (text[0] != '{')
            continue;
        if (text[1] == '{') {
            text++;
            continue;
        }
        *place = place_at(text);
        if (place->length > 0)
            return text;
    }
    return NULL;
}

static bool is_called(const LkArgument *argument, LkText name)
{
    return lk_text_is(name, argument->name);
}

static void put_place(const Place *place, LkMessageLanguage language, const LkArgument *arguments,
                      LkBuffer *out)
{
    size_t count = count_of(arguments);
    for (size_t i = 0; i < count; i++) {
        if (!is_called(&arguments[i], place->name))
            continue;
        if (place->one.bytes == NULL)
            put_value(&arguments[i], language, out);
        else
            lk_buffer_text(out, is_one(&arguments[i]) ? place->one : place->many);
        return;
    }
    lk_buffer_printf(out, "‹%.*s?›", (int)place->name.length, place->name.bytes);
}

static void put_text(const char *text, LkMessageLanguage language, const LkArgument *arguments, LkBuffer *out)
{
    Place place;
    for (const char *next; (next = next_place(text, &place)) != NULL; text = next + place.length) {
        lk_buffer_append(out, text, (size_t)(next - text));
        put_place(&place, language, arguments, out);
    }
    lk_buffer_string(out, text);
}

static bool asks_for(const char *text, const LkArgument *argument)
{
    Place place;
    for (const char *next; (next = next_place(text, &place)) != NULL; text = next + place.length)
        if (is_called(argument, place.name))
            return true;
    return false;
}

/* ---- Messages */

static LkHintId chosen_hint(const LkArgument *arguments)
{
    size_t count = count_of(arguments);
    for (size_t i = count; i-- > 0;)
        if (arguments[i].hint != LK_HINT_OWN)
            return arguments[i].hint;
    return LK_HINT_OWN;
}

void lk_message_put(LkMessageId id, LkMessageLanguage language, const LkArgument *arguments, LkBuffer *out)
{
    const LkCatalogueEntry *entry = lk_catalogue_entry(id);
    put_text(entry->text[language], language, arguments, out);
    const char *other = lk_catalogue_hint(chosen_hint(arguments), language);
    size_t count = count_of(arguments);
    for (size_t i = 0; i < count; i++)
        if (arguments[i].kind != LK_ARGUMENT_NONE && !asks_for(entry->text[language], &arguments[i]) &&
            !asks_for(entry->hint[language], &arguments[i]) && !asks_for(other, &arguments[i]))
            lk_buffer_printf(out, " ‹%s!›", arguments[i].name);
}

bool lk_message_put_hint(LkMessageId id, LkMessageLanguage language, const LkArgument *arguments,
                         LkBuffer *out)
{
    LkHintId chosen = chosen_hint(arguments);
    const char *hint =
        chosen == LK_HINT_OWN ? lk_catalogue_entry(id)->hint[language] : lk_catalogue_hint(chosen, language);
    put_text(hint, language, arguments, out);
    return hint[0] != '\0';
}

/* ---- Phrases */

const char *lk_phrase(LkPhraseId id, LkMessageLanguage language)
{
    return phrases[(size_t)id < LK_PHRASE_COUNT ? id : LK_PHRASE_NONE].text[language];
}

LkPhraseId lk_phrase_named(const char *name)
{
    LkPhraseId id = LK_PHRASE_COUNT;
    while (--id > LK_PHRASE_NONE && strcmp(phrases[id].name, name) != 0) {
    }
    return id;
}

LkPhraseId lk_phrase_reading(const char *english, LkPhraseId first, LkPhraseId last)
{
    for (LkPhraseId id = first; id <= last; id++)
        if (strcmp(phrases[id].text[LK_ENGLISH], english) == 0)
            return id;
    return LK_PHRASE_NONE;
}

void lk_phrase_put(LkPhraseId id, LkMessageLanguage language, const LkArgument *arguments, LkBuffer *out)
{
    put_text(lk_phrase(id, language), language, arguments, out);
}
