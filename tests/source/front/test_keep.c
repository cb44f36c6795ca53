/* `keep:` of the front matter: words that no line may part. */
#include "source/source_help.h"

static const char *kept(SourceRead *read)
{
    LkBuffer out;
    lk_buffer_init(&out, read->arena);
    for (size_t i = 0; i < read->source->keep_count; i++)
        lk_buffer_printf(&out, "%s%s", i == 0 ? "" : "|", read->source->keep[i]);
    return lk_buffer_view(&out).bytes;
}

Test(keep, takes_a_list_or_a_file)
{
    static const struct {
        const char *keep, *data, *words, *messages;
    } cases[] = {
        {"keep: [หนองจอก, ทุ่งนางาม]", NULL, "หนองจอก|ทุ่งนางาม", ""},
        {"keep:", NULL, "", ""},
        {"keep: []", NULL, "", ""},
        {"keep: d.csv", "# names\nหนองจอก\r\n\n  ทุ่งนางาม \n", "หนองจอก|ทุ่งนางาม", ""},
        {"keep: d.csv", "หนองจอก\nข\xFFค\n", "", "E-utf8 2:2+1"},
        {"keep: nothing.txt", NULL, "", "E-file-missing 2:7+11"},
        {"keep: ../up.txt", NULL, "", "E-path-outside 2:7+9"},
        {"keep: [ก, {ข: ค}]", NULL, "", "E-block-type 2:11+1"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char source[256];
        snprintf(source, sizeof source, "---\n%s\n---\nข้อความ\n", cases[i].keep);
        SourceRead *read = source_read(source, cases[i].data);
        cr_expect_str_eq(kept(read), cases[i].words, "%s: %s", cases[i].keep, kept(read));
        cr_expect_str_eq(source_messages(read), cases[i].messages, "%s: %s", cases[i].keep,
                         source_messages(read));
        source_done(read);
    }
}
