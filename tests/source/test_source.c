/* What is told of a source as a whole. */
#include "source/source_help.h"

static const char *told(const SourceRead *read)
{
    LkBuffer out;
    lk_buffer_init(&out, read->arena);
    for (const LkDiagnostic *item = read->diagnostics.first; item != NULL; item = item->next)
        lk_buffer_printf(&out, "%s%s %u:%u+%u", out.length > 0 ? "; " : "", item->code, item->span.line,
                         item->span.column, item->span.length);
    return lk_buffer_view(&out).bytes;
}

static void expect_told(const char *text, const char *wanted)
{
    SourceRead *read = source_read(text, NULL);
    cr_expect_str_eq(told(read), wanted, "%s: %s", text, told(read));
    source_done(read);
}

Test(source_letters, each_kind_is_told_once_at_its_first_place)
{
    expect_told("ก\n\nที่เเจ้ง เเล้ว\n\nท่ี เเ\n", "W-letters 3:4+2; W-letters 5:1+3");
    expect_told("ก่้\n", "W-marks 1:1+3");
}

/* They print as they are typed there too. */
Test(source_letters, front_matter_is_gone_through_and_code_is_not)
{
    expect_told("---\ntitle: เเ\n---\n\n```text\nที่่\n```\n", "W-letters 2:8+2");
}

Test(source_letters, a_reference_to_a_character_is_meant)
{
    expect_told("&#x0E40;&#x0E40; \xC2\xA0่ ◌่\n", "");
}
