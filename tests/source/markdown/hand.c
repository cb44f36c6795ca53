#include "source/markdown/hand.h"

#include <criterion/criterion.h>
#include <string.h>

#include "source/markdown/html.h"
#include "source/markdown/inlines/definitions.h"

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

/* The line at `at` without blanks around; its end may have two of them before the next line. */
static LkSegment line_at(LkText text, size_t at, size_t *next)
{
    const char *feed = memchr(text.bytes + at, '\n', text.length - at);
    size_t end = feed == NULL ? text.length : (size_t)(feed - text.bytes);
    *next = end + (feed != NULL);
    while (at < end && is_blank(text.bytes[at]))
        at++;
    return (LkSegment){.start = at, .end = end};
}

static void add_segment(LkMarkdown *markdown, LkSegment segment)
{
    LK_GROW(markdown->arena, markdown->segments, markdown->segment_count, markdown->segment_capacity, 8);
    markdown->segments[markdown->segment_count++] = segment;
}

/* Takes the definitions off the beginning of the paragraph. */
static void take_definitions(LkMarkdown *markdown, LkNode *node)
{
    LkLeaf leaf = lk_leaf(markdown, node->segment, node->segment_count, markdown->arena);
    size_t at = 0, next;
    while (at < leaf.text.length && (next = lk_definition_read(markdown, &leaf, at)) > at) {
        for (; at < next; at++) {
            if (leaf.text.bytes[at] == '\n')
                node->segment++, node->segment_count--;
        }
    }
    if (at == leaf.text.length)
        node->segment_count = 0;
}

/* The last line of a paragraph has no blanks at its end. */
static void end_paragraph(LkMarkdown *markdown, LkNode *node)
{
    LkSegment *last = &markdown->segments[node->segment + node->segment_count - 1];
    while (last->end > last->start && is_blank(markdown->text.bytes[last->end - 1]))
        last->end--;
    take_definitions(markdown, node);
}

LkMarkdown *hand_markdown(LkText text, LkArena *arena)
{
    LkMarkdown *markdown = LK_NEW(arena, LkMarkdown);
    *markdown = (LkMarkdown){.text = text, .arena = arena, .document = LK_NEW(arena, LkNode)};
    LkNode **link = &markdown->document->first_child, *open = NULL;
    for (size_t at = 0; at < text.length;) {
        LkSegment segment = line_at(text, at, &at);
        if (segment.start == segment.end) {
            if (open != NULL)
                end_paragraph(markdown, open);
            open = NULL;
            continue;
        }
        if (open == NULL) {
            open = *link = LK_NEW(arena, LkNode);
            *open = (LkNode){.kind = LK_NODE_PARAGRAPH, .segment = markdown->segment_count};
            link = &open->next;
        }
        add_segment(markdown, segment);
        open->segment_count++;
    }
    if (open != NULL)
        end_paragraph(markdown, open);
    return markdown;
}

const char *hand_read(const char *text, LkArena *arena)
{
    static const char *const kinds[] = {[LK_REMARK_LEFT_OVER] = "left-over",
                                        [LK_REMARK_TAG] = "tag",
                                        [LK_REMARK_LOOKS] = "looks",
                                        [LK_REMARK_ATTRIBUTES] = "attributes",
                                        [LK_REMARK_BACKSLASH] = "backslash"};
    LkMarkdown *markdown = hand_markdown(lk_text(text), arena);
    LkBuffer out;
    lk_buffer_init(&out, arena);
    for (LkNode *node = markdown->document->first_child; node != NULL; node = node->next) {
        if (node->segment_count == 0)
            continue;
        LkLeaf leaf = lk_leaf(markdown, node->segment, node->segment_count, arena);
        html_inlines(&out, markdown, &leaf);
        lk_buffer_string(&out, node->next != NULL ? "\n" : "");
    }
    for (size_t i = 0; i < markdown->remark_count; i++) {
        const LkRemark *remark = &markdown->remarks[i];
        lk_buffer_printf(&out, " [%s %zu+%zu]", kinds[remark->kind], remark->start,
                         remark->end - remark->start);
    }
    return lk_buffer_view(&out).bytes;
}

void check_hand_cases(const HandCase *cases, size_t count)
{
    LkArena *arena = lk_arena_create();
    for (size_t i = 0; i < count; i++) {
        const char *read = hand_read(cases[i].text, arena);
        cr_expect_str_eq(read, cases[i].html, "text:   %s\nread:   %s\nwanted: %s", cases[i].text, read,
                         cases[i].html);
    }
    lk_arena_destroy(arena);
}
