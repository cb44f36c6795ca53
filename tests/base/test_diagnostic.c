#include <criterion/criterion.h>
#include <string.h>

#include "base/diagnostic.h"
#include "base/limits.h"

static const LkFile file = {"report.md", {"บรรทัดหนึ่ง\nที่นี่ ผิด ตรงนี้\n", 0}};

static LkFile whole_file(void)
{
    LkFile copy = file;
    copy.text.length = strlen(copy.text.bytes);
    return copy;
}

Test(diagnostic, shows_place_line_caret_and_hint)
{
    LkArena *arena = lk_arena_create();
    LkDiagnostics diagnostics;
    lk_diagnostics_init(&diagnostics, arena);
    LkFile f = whole_file();
    size_t start = (size_t)(strstr(f.text.bytes, "ผิด") - f.text.bytes);
    lk_tell(&diagnostics, LK_E_TABLE_WIDTH, lk_span_at(&f, start, start + strlen("ผิด")), NULL);
    LkBuffer out;
    lk_buffer_init(&out, arena);
    lk_diagnostic_print(diagnostics.first, LK_ENGLISH, &out);
    /* ี and ่ and ิ take no cell, so the caret stands under the word as a terminal shows it */
    cr_assert_str_eq(lk_buffer_view(&out).bytes,
                     "report.md:2:8: error: a width is wanted here [E-table-width]\n"
                     "    2 | ที่นี่ ผิด ตรงนี้\n"
                     "      |    ^~\n"
                     "      = such as 2cm, 20mm, 57pt or 2fr\n");
    lk_arena_destroy(arena);
}

Test(diagnostic, json_escapes_what_it_must)
{
    LkArena *arena = lk_arena_create();
    LkDiagnostics diagnostics;
    lk_diagnostics_init(&diagnostics, arena);
    lk_tell(&diagnostics, LK_W_LINK_UNKNOWN, (LkSpan){0}, LK_WITH(lk_named_string("link", "a \"quote\"\n")));
    LkBuffer out;
    lk_buffer_init(&out, arena);
    lk_diagnostic_json(diagnostics.first, LK_ENGLISH, &out);
    cr_assert_str_eq(
        lk_buffer_view(&out).bytes,
        "{\"severity\":\"warning\",\"code\":\"W-link-unknown\",\"message\":\"the link “a \\\"quote\\\"\\n” "
        "leads to no block: it is printed as text\",\"hint\":\"write {#id} behind what it leads to\"}\n");
    lk_arena_destroy(arena);
}

Test(diagnostic, exit_code_is_the_gravest_failure)
{
    LkArena *arena = lk_arena_create();
    LkDiagnostics diagnostics;
    lk_diagnostics_init(&diagnostics, arena);
    cr_assert_eq(lk_diagnostics_exit_code(&diagnostics), 0);
    lk_tell(&diagnostics, LK_W_HTML, (LkSpan){0}, NULL);
    cr_assert_eq(lk_diagnostics_exit_code(&diagnostics), 0);
    lk_tell(&diagnostics, LK_E_PATH, (LkSpan){0}, NULL);
    cr_assert_eq(lk_diagnostics_exit_code(&diagnostics), 1);
    lk_tell(&diagnostics, LK_E_FONT_MISSING, (LkSpan){0}, NULL);
    cr_assert_eq(lk_diagnostics_exit_code(&diagnostics), 4);
    lk_arena_destroy(arena);
}

Test(diagnostic, counts_past_the_limit_without_keeping)
{
    LkArena *arena = lk_arena_create();
    LkDiagnostics diagnostics;
    lk_diagnostics_init(&diagnostics, arena);
    for (int i = 0; i < LK_LIMIT_DIAGNOSTICS + 50; i++)
        lk_tell(&diagnostics, LK_E_PATH, (LkSpan){0}, NULL);
    size_t kept = 0;
    for (const LkDiagnostic *d = diagnostics.first; d != NULL; d = d->next)
        kept++;
    cr_assert_eq(kept, LK_LIMIT_DIAGNOSTICS);
    cr_assert_eq(diagnostics.errors, LK_LIMIT_DIAGNOSTICS + 50);
    lk_arena_destroy(arena);
}

Test(diagnostic, no_number_of_warnings_hides_an_error)
{
    LkArena *arena = lk_arena_create();
    LkDiagnostics diagnostics;
    lk_diagnostics_init(&diagnostics, arena);
    for (int i = 0; i < LK_LIMIT_DIAGNOSTICS + 50; i++)
        lk_tell(&diagnostics, LK_W_HTML, (LkSpan){0}, NULL);
    lk_tell(&diagnostics, LK_E_PATH, (LkSpan){0}, NULL);
    cr_assert_str_eq(diagnostics.last->code, "E-path");
    lk_arena_destroy(arena);
}

Test(diagnostic, a_long_line_is_shown_around_its_place)
{
    LkArena *arena = lk_arena_create();
    char line[2000];
    memset(line, 'x', sizeof line);
    LkFile f = {"long.md", {line, sizeof line}};
    LkDiagnostics diagnostics;
    lk_diagnostics_init(&diagnostics, arena);
    lk_tell(&diagnostics, LK_E_PATH, lk_span_at(&f, 1000, 1001), NULL);
    LkBuffer out;
    lk_buffer_init(&out, arena);
    lk_diagnostic_print(diagnostics.first, LK_ENGLISH, &out);
    cr_assert_lt(lk_buffer_view(&out).length, 400);
    cr_assert_not_null(strstr(lk_buffer_view(&out).bytes, "long.md:1:1001"));
    lk_arena_destroy(arena);
}
