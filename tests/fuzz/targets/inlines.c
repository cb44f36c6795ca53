/* Any text as one paragraph: its tokens cover it, open and close as often, and places rise. */
#include "fuzz.h"
#include "source/markdown/inlines/definitions.h"
#include "source/markdown/tokens_check.h"

enum { MOST_SEGMENTS = 64 };

/* Each line is a segment, some with a pad; what is behind the first MOST_SEGMENTS is not read. */
static void cut(LkMarkdown *markdown)
{
    markdown->segments = LK_NEW_ARRAY(markdown->arena, MOST_SEGMENTS, LkSegment);
    for (size_t at = 0; markdown->segment_count < MOST_SEGMENTS && at <= markdown->text.length;) {
        size_t end = at;
        while (end < markdown->text.length && markdown->text.bytes[end] != '\n')
            end++;
        markdown->segments[markdown->segment_count++] =
            (LkSegment){.start = at, .end = end, .pad = end % 7 == 3};
        at = end + 1;
    }
}

static void check_remarks(const LkMarkdown *markdown)
{
    LkAt last = 0;
    for (size_t i = 0; i < markdown->remark_count; i++) {
        const LkRemark *remark = &markdown->remarks[i];
        fuzz_require(remark->start >= last && remark->end > remark->start &&
                         remark->end <= markdown->text.length,
                     "a remark has no place");
        last = remark->start;
    }
}

static void read_inlines(void *data)
{
    FuzzRun *run = data;
    LkText text = {(const char *)run->bytes, run->size};
    text.length = lk_utf8_valid_until(text);
    LkMarkdown markdown = {.text = text, .arena = run->arena};
    cut(&markdown);
    LkLeaf leaf = lk_leaf(&markdown, 0, markdown.segment_count, run->arena);
    for (size_t at = 0, next; (next = lk_definition_read(&markdown, &leaf, at)) > at; at = next)
        fuzz_require(next <= leaf.text.length, "a definition ends behind the text");
    markdown.steps = 0;
    const char *wrong = lk_tokens_check(&leaf, lk_tokens(&markdown, &leaf, run->arena));
    fuzz_require(wrong == NULL, wrong);
    fuzz_require(markdown.steps <= 64 * (leaf.text.length + 64), "too much work");
    check_remarks(&markdown);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    return fuzz_run(read_inlines, bytes, size);
}
