/* The catalogue of messages, and texts made of it. */
#include <criterion/criterion.h>
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/diagnostic.h"

static const LkMessageLanguage languages[] = {LK_ENGLISH, LK_THAI};

static const char *text_of(LkMessageId id, LkMessageLanguage language, const LkArgument *arguments,
                           LkArena *arena)
{
    LkBuffer out;
    lk_buffer_init(&out, arena);
    lk_message_put(id, language, arguments, &out);
    return lk_buffer_view(&out).bytes;
}

static const char *hint_of(LkMessageId id, LkMessageLanguage language, const LkArgument *arguments,
                           LkArena *arena)
{
    LkBuffer out;
    lk_buffer_init(&out, arena);
    return lk_message_put_hint(id, language, arguments, &out) ? lk_buffer_view(&out).bytes : NULL;
}

/* ---- The tables */

/* The names of arguments, each once, in the order of the alphabet. */
static const char *names_in(const char *const *texts, size_t count, LkArena *arena)
{
    const char *names[32] = {0};
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        LkBuffer out;
        lk_buffer_init(&out, arena);
        for (const char *at = texts[i]; (at = strchr(at, '{')) != NULL;) {
            if (at[1] == '{') {
                at += 2;
                continue;
            }
            size_t length = strspn(at + 1, "abcdefghijklmnopqrstuvwxyz-");
            if (length > 0 && (at[length + 1] == '}' || at[length + 1] == '|')) {
                const char *name = lk_arena_copy(arena, at + 1, length);
                bool is_new = true;
                for (size_t k = 0; k < found; k++)
                    is_new = is_new && strcmp(names[k], name) != 0;
                if (is_new)
                    names[found++] = name;
            }
            at++;
        }
    }
    LkBuffer out;
    lk_buffer_init(&out, arena);
    for (size_t i = 0; i < found; i++)
        for (size_t k = i + 1; k < found; k++)
            if (strcmp(names[i], names[k]) > 0) {
                const char *swap = names[i];
                names[i] = names[k];
                names[k] = swap;
            }
    for (size_t i = 0; i < found; i++)
        lk_buffer_printf(&out, "%s ", names[i]);
    return lk_buffer_view(&out).bytes;
}

Test(message, both_languages_use_the_same_arguments)
{
    LkArena *arena = lk_arena_create();
    for (LkMessageId id = 1; id < LK_MESSAGE_COUNT; id++) {
        const LkCatalogueEntry *entry = lk_catalogue_entry(id);
        cr_expect_str_eq(names_in(&entry->text[LK_ENGLISH], 1, arena),
                         names_in(&entry->text[LK_THAI], 1, arena), "%s", entry->name);
        cr_expect_str_eq(names_in(&entry->hint[LK_ENGLISH], 1, arena),
                         names_in(&entry->hint[LK_THAI], 1, arena), "hint of %s", entry->name);
    }
    for (LkHintId id = 1; id < LK_HINT_COUNT; id++) {
        const char *english = lk_catalogue_hint(id, LK_ENGLISH), *thai = lk_catalogue_hint(id, LK_THAI);
        cr_expect_str_eq(names_in(&english, 1, arena), names_in(&thai, 1, arena), "%s", english);
    }
    lk_arena_destroy(arena);
}

static bool has_thai(const char *text)
{
    LkText all = lk_text(text);
    for (size_t at = 0; at < all.length;)
        if (lk_is_thai(lk_utf8_next(all, &at)))
            return true;
    return false;
}

Test(message, each_is_said_in_both_languages)
{
    for (LkMessageId id = 1; id < LK_MESSAGE_COUNT; id++) {
        const LkCatalogueEntry *entry = lk_catalogue_entry(id);
        bool is_argument =
            entry->text[LK_ENGLISH][0] == '{' && strcmp(entry->text[LK_ENGLISH], "{reason}") == 0;
        bool has_words =
            strpbrk(entry->text[LK_ENGLISH], "abcdefghijklmnopqrstuvwxyz") != NULL && !is_argument;
        cr_expect(!has_words || has_thai(entry->text[LK_THAI]) || id == LK_E_PDF_FONT, "%s", entry->name);
        cr_expect_eq(entry->hint[LK_ENGLISH][0] == '\0', entry->hint[LK_THAI][0] == '\0', "%s", entry->name);
        size_t length = strlen(entry->text[LK_ENGLISH]);
        cr_expect(length > 0 && entry->text[LK_ENGLISH][length - 1] != '.', "%s", entry->name);
    }
}

Test(message, a_name_begins_with_its_code_and_the_code_with_its_severity)
{
    for (LkMessageId id = 1; id < LK_MESSAGE_COUNT; id++) {
        const LkCatalogueEntry *entry = lk_catalogue_entry(id);
        for (size_t i = 0; entry->code[i] != '\0'; i++) {
            char wanted = entry->code[i] == '-' ? '_' : (char)toupper((unsigned char)entry->code[i]);
            cr_assert_eq(entry->name[i], wanted, "%s has the code %s", entry->name, entry->code);
        }
        char first = "NWE"[entry->severity];
        cr_expect_eq(entry->code[0], first, "%s", entry->name);
        cr_expect_eq(entry->failure == LK_FAILURE_NONE, entry->severity != LK_ERROR, "%s", entry->name);
    }
}

Test(message, what_is_not_in_the_catalogue_has_no_text)
{
    cr_expect_str_eq(lk_catalogue_entry(LK_MESSAGE_NONE)->code, "");
    cr_expect_str_eq(lk_catalogue_entry(LK_MESSAGE_COUNT)->code, "");
    cr_expect_str_eq(lk_catalogue_hint(LK_HINT_COUNT, LK_THAI), "");
}

Test(message, a_phrase_is_said_in_both_languages_with_the_same_arguments)
{
    LkArena *arena = lk_arena_create();
    for (LkPhraseId id = 1; id < LK_PHRASE_COUNT; id++) {
        const char *english = lk_phrase(id, LK_ENGLISH), *thai = lk_phrase(id, LK_THAI);
        cr_expect_str_eq(names_in(&english, 1, arena), names_in(&thai, 1, arena), "%s", english);
        cr_expect(has_thai(thai), "%s", english);
    }
    cr_expect_str_eq(lk_phrase(LK_PHRASE_COUNT, LK_THAI), "");
    lk_arena_destroy(arena);
}

Test(message, a_phrase_is_found_by_its_name_and_by_its_english)
{
    cr_expect_eq(lk_phrase_named("BUILD_PAGES"), LK_PHRASE_BUILD_PAGES);
    cr_expect_eq(lk_phrase_named("E_FILE_OPEN"), LK_PHRASE_NONE);
    cr_expect_eq(lk_phrase_reading("table", LK_PHRASE_NOUN_WORDS, LK_PHRASE_NOUN_PAGE), LK_PHRASE_NOUN_TABLE);
    cr_expect_eq(lk_phrase_reading("valid", LK_PHRASE_NOUN_WORDS, LK_PHRASE_NOUN_PAGE), LK_PHRASE_NONE);
}

/* ---- Texts */

Test(message, arguments_stand_in_their_places_in_either_language)
{
    LkArena *arena = lk_arena_create();
    const LkArgument *with = LK_WITH(lk_named_string("file", "a.csv"), lk_named_text("name", LK_TEXT("ชื่อ")));
    cr_expect_str_eq(text_of(LK_E_SCHEMA_COLUMN, LK_ENGLISH, with, arena), "“a.csv” has no column “ชื่อ”");
    cr_expect_str_eq(text_of(LK_E_SCHEMA_COLUMN, LK_THAI, with, arena), "“a.csv” ไม่มีคอลัมน์ “ชื่อ”");
    lk_arena_destroy(arena);
}

Test(message, one_of_two_words_goes_with_a_number)
{
    LkArena *arena = lk_arena_create();
    cr_expect_str_eq(text_of(LK_E_LIMIT_PAGES, LK_ENGLISH, LK_WITH(lk_named_number("most", 1)), arena),
                     "the document has more than 1 page");
    cr_expect_str_eq(text_of(LK_E_LIMIT_PAGES, LK_ENGLISH, LK_WITH(lk_named_number("most", 30)), arena),
                     "the document has more than 30 pages");
    cr_expect_str_eq(text_of(LK_E_LIMIT_PAGES, LK_ENGLISH, LK_WITH(lk_named_string("most", "1")), arena),
                     "the document has more than 1 page", "also where the number is written out");
    lk_arena_destroy(arena);
}

Test(message, braces_around_anything_else_are_text)
{
    LkArena *arena = lk_arena_create();
    cr_expect_str_eq(hint_of(LK_E_QR_TEXT, LK_ENGLISH, NULL, arena),
                     "write what it holds: text: \"{{title}}\"");
    cr_expect_str_eq(hint_of(LK_E_BLOCK_TYPE_FOOTER, LK_ENGLISH, NULL, arena),
                     "write {name: รวม, amount: sum}");
    cr_expect_str_eq(hint_of(LK_E_LAYOUT_TYPE_TABLE, LK_ENGLISH, NULL, arena),
                     "write {} for a style that is like the one it is based on");
    lk_arena_destroy(arena);
}

Test(message, each_kind_of_argument_is_written_as_it_is_read)
{
    static const char *const names[] = {"left", "centre", "right"};
    LkArena *arena = lk_arena_create();
    const struct {
        LkArgument argument;
        const char *english, *thai;
    } cases[] = {
        {lk_named_number("names", -12), "-12", "-12"},
        {lk_named_decimal("names", 2.5, 2), "2.50", "2.50"},
        {lk_named_decimal("names", 0.25, -1), "0.25", "0.25"},
        {lk_named_hexadecimal("names", 0xE01, 4), "0E01", "0E01"},
        {lk_named_term("names", LK_TERM_LIST), "list", "ชุดค่า"},
        {lk_named_names("names", names, 1), "left", "left"},
        {lk_named_names("names", names, 3), "left, centre or right", "left, centre หรือ right"},
        {lk_named_reason("names", 28 /* ENOSPC */), "No space left on device", "ดิสก์เต็ม"},
        {lk_named_reason("names", 71 /* EPROTO */), "Protocol error", "ระบบแจ้งว่า “Protocol error”"},
        {lk_named_quoted("names", "missing closing parenthesis"), "missing closing parenthesis",
         "วงเล็บไม่มีตัวปิด"},
        {lk_named_quoted("names", "bad luck"), "bad luck", "ไลบรารีแจ้งว่า “bad luck”"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char english[200], thai[200];
        snprintf(english, sizeof english, "%s is wanted here", cases[i].english);
        snprintf(thai, sizeof thai, "ตรงนี้ต้องเป็น %s", cases[i].thai);
        cr_expect_str_eq(text_of(LK_E_QR_VALUE, LK_ENGLISH, LK_WITH(cases[i].argument), arena), english);
        cr_expect_str_eq(text_of(LK_E_QR_VALUE, LK_THAI, LK_WITH(cases[i].argument), arena), thai);
    }
    lk_arena_destroy(arena);
}

Test(message, an_argument_that_is_missing_or_not_asked_for_cannot_be_overlooked)
{
    LkArena *arena = lk_arena_create();
    for (size_t i = 0; i < LK_LANGUAGES; i++) {
        const char *text = text_of(LK_E_ID_TWICE, languages[i], NULL, arena);
        cr_expect_not_null(strstr(text, "‹id?›"), "%s", text);
        text = text_of(LK_E_ID_TWICE, languages[i],
                       LK_WITH(lk_named_string("id", "x"), lk_named_number("line", 3)), arena);
        cr_expect_not_null(strstr(text, "‹line!›"), "%s", text);
    }
    lk_arena_destroy(arena);
}

/* ---- Hints */

Test(message, a_hint_may_be_chosen_with_the_arguments)
{
    LkArena *arena = lk_arena_create();
    LkArgument id = lk_named_string("id", "a");
    cr_expect_str_eq(hint_of(LK_E_REFERENCE_UNKNOWN, LK_ENGLISH, LK_WITH(id, lk_meant("b")), arena),
                     "did you mean “b”?");
    cr_expect_str_eq(hint_of(LK_E_REFERENCE_UNKNOWN, LK_THAI, LK_WITH(id, lk_meant("b")), arena),
                     "หมายถึง “b” หรือไม่");
    cr_expect_str_eq(hint_of(LK_E_REFERENCE_UNKNOWN, LK_ENGLISH, LK_WITH(id, lk_meant(NULL)), arena),
                     "write {#id} behind the heading, item or picture, or `id:` into the table");
    cr_expect_null(strstr(text_of(LK_E_REFERENCE_UNKNOWN, LK_THAI, LK_WITH(id, lk_meant("b")), arena), "‹"));
    cr_expect_str_eq(hint_of(LK_E_FILE_WRITE, LK_ENGLISH, LK_WITH(lk_with_hint(LK_HINT_MAKE_ROOM)), arena),
                     "make room on the disk, or write to another");
    cr_expect_null(hint_of(LK_E_PATH, LK_ENGLISH, NULL, arena), "there is none");
    lk_arena_destroy(arena);
}

/* ---- Told */

Test(message, severity_failure_and_code_come_from_the_catalogue)
{
    LkArena *arena = lk_arena_create();
    LkDiagnostics told;
    lk_diagnostics_init(&told, arena);
    cr_expect_not(lk_tell(&told, LK_W_HTML, (LkSpan){0}, NULL), "so that who fails can return it");
    cr_expect_eq(lk_diagnostics_exit_code(&told), 0);
    lk_tell(&told, LK_E_FONT_MISSING, (LkSpan){0}, NULL);
    cr_expect_eq(told.errors, 1);
    cr_expect_eq(told.warnings, 1);
    cr_expect_eq(told.last->severity, LK_ERROR);
    cr_expect_str_eq(told.last->code, "E-font-missing");
    cr_expect_eq(lk_diagnostics_exit_code(&told), LK_FAILURE_RESOURCE);
    lk_arena_destroy(arena);
}

Test(message, arguments_outlive_what_they_were_made_of)
{
    LkArena *arena = lk_arena_create();
    LkDiagnostics told;
    lk_diagnostics_init(&told, arena);
    char name[] = "left", file[] = "ก.csv";
    const char *names[] = {name, name};
    lk_tell(&told, LK_E_QR_VALUE, (LkSpan){0}, LK_WITH(lk_named_names("names", names, 2)));
    lk_tell(&told, LK_E_CSV_EMPTY, (LkSpan){0}, LK_WITH(lk_named_string("file", file)));
    memset(name, 'x', sizeof name - 1);
    memset(file, 'x', sizeof file - 1);
    names[0] = NULL;
    cr_expect_str_eq(lk_diagnostic_message(told.first, LK_ENGLISH, arena), "left or left is wanted here");
    cr_expect_str_eq(lk_diagnostic_message(told.last, LK_THAI, arena), "ไฟล์ข้อมูล “ก.csv” ว่างเปล่า");
    lk_arena_destroy(arena);
}

Test(message, what_another_list_told_is_told_again_as_it_is)
{
    LkArena *arena = lk_arena_create(), *other = lk_arena_create();
    LkDiagnostics first, second;
    lk_diagnostics_init(&first, other);
    lk_diagnostics_init(&second, arena);
    lk_tell(&first, LK_E_FILE_MISSING, (LkSpan){.line = 3}, LK_WITH(lk_named_string("file", "a.csv")));
    lk_retell(&second, first.first);
    lk_tell(&second, LK_E_LAYOUT_SAVE, (LkSpan){0},
            LK_WITH(lk_named_message("reason", first.first->id, first.first->arguments)));
    lk_arena_destroy(other);
    cr_expect_eq(second.errors, 2);
    cr_expect_eq(second.first->span.line, 3);
    cr_expect_str_eq(lk_diagnostic_message(second.first, LK_THAI, arena), "ไม่มีไฟล์ “a.csv”");
    cr_expect_str_eq(lk_diagnostic_message(second.last, LK_THAI, arena), "ไม่มีไฟล์ “a.csv”");
    cr_expect_str_eq(lk_diagnostic_message(second.last, LK_ENGLISH, arena), "there is no file “a.csv”");
    lk_arena_destroy(arena);
}

Test(message, is_printed_in_the_language_with_its_severity)
{
    LkArena *arena = lk_arena_create();
    LkDiagnostics told;
    lk_diagnostics_init(&told, arena);
    lk_tell(&told, LK_W_HTML, (LkSpan){0}, NULL);
    LkBuffer out;
    lk_buffer_init(&out, arena);
    lk_diagnostic_print(told.first, LK_THAI, &out);
    cr_expect_str_eq(lk_buffer_view(&out).bytes,
                     "likhit: คำเตือน: HTML จะพิมพ์ออกมาตามที่เขียน ไม่มีผลเป็นคำสั่ง [W-html]\n"
                     "      = ใช้ Markdown หรือพิมพ์ \\< ถ้าต้องการเครื่องหมายนั้น\n");
    lk_buffer_init(&out, arena);
    lk_diagnostic_json(told.first, LK_THAI, &out);
    cr_expect_not_null(strstr(lk_buffer_view(&out).bytes, "\"severity\":\"warning\",\"code\":\"W-html\""),
                       "keys and severities of JSON stay");
    cr_expect_not_null(strstr(lk_buffer_view(&out).bytes, "\"message\":\"HTML จะพิมพ์"));
    lk_arena_destroy(arena);
}
