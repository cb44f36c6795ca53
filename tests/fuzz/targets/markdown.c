/* Any text as Markdown: each byte has one owner, whatever its line ends are; work in proportion to it. */
#include "fuzz.h"
#include "source/markdown/coverage.h"

/* The reader is given text without control characters, which source.c refuses before. */
static bool is_text(LkText text)
{
    for (size_t i = 0; i < text.length; i++) {
        unsigned char byte = (unsigned char)text.bytes[i];
        if (byte == 0x7F || (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r'))
            return false;
    }
    return lk_utf8_valid_until(text) == text.length;
}

static void require(CoverageFault fault)
{
    if (fault.what != NULL)
        fprintf(stderr, "at byte %zu: ", fault.at);
    fuzz_require(fault.what == NULL, fault.what);
}

static void read_markdown(void *data)
{
    FuzzRun *run = data;
    LkText text = {(const char *)run->bytes, run->size};
    if (!is_text(text))
        return;
    require(coverage_check(text, 0, run->arena));
    require(coverage_check_line_ends(text, 0, run->arena));
    LkMarkdown *markdown = lk_markdown_parse(text, 0, NULL, run->arena);
    fuzz_require(markdown->steps <= 80 * (text.length + 64), "too much work");
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    return fuzz_run(read_markdown, bytes, size);
}
