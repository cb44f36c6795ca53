/* Typesets the lines at the head and the tail of a form: ส่วนราชการ, ที่, วันที่, เรื่อง, เรียน of a memo or a letter.
 * The layout says which lines there are and where they stand; the front matter gives their values. Lines that
 * stand beside one another make one box. */
#include "flow/blocks/blocks.h"

/* How far below the baseline dots are: they touch no digit, nor the feet of ญ and ฐ. */
#define LEADER_DROP_MILLI_EM 120
#define LEADER_THICKNESS     LK_MILLIPOINTS(700)
/* A value has at least this part of the measure, however long its label. */
#define LEAST_VALUE_PART 4

/* A typeset line of a form. */
typedef struct TypesetLine {
    const LkFormLine *style;
    LkLines label, value;
    LkLength left, right; /* of the whole line */
    LkLength end;         /* of its ink */
    LkLength value_left;
} TypesetLine;

static LkLines typeset_text(LkFlow *flow, const LkInlines *inlines, const LkTextStyle *style,
                            LkLength measure, LkAlignment alignment, LkLength indent)
{
    LkLines lines = {0};
    LkParagraphFormat format = lk_paragraph_format(flow->layout, style, measure, alignment, LK_JUSTIFY_NONE);
    format.first_indent = indent;
    if (inlines->count > 0)
        lk_flow_typeset(flow, inlines, &format, &lines);
    return lines;
}

static LkLength widest(const LkLines *lines)
{
    LkLength width = 0;
    for (size_t i = 0; i < lines->count; i++)
        width = lines->items[i].width > width ? lines->items[i].width : width;
    return width;
}

static LkLines typeset_label(LkFlow *flow, const LkFormLine *style, LkLength measure)
{
    if (style->label[0] == '\0')
        return (LkLines){0};
    LkInline *item = LK_NEW(flow->arena, LkInline);
    /* The blank keeps label and value apart when the text is copied. */
    *item = (LkInline){.kind = LK_INLINE_TEXT,
                       .text = lk_text(lk_arena_printf(flow->arena, "%s ", style->label))};
    LkInlines inlines = {item, 1, {NULL, 0, 0, 0}};
    return typeset_text(flow, &inlines, &style->label_text, measure, LK_ALIGNMENT_LEFT, 0);
}

/* One in the middle: each line of the value stands there, the first together with the label. */
static void typeset_centred(LkFlow *flow, const LkInlines *value, LkLength label, TypesetLine *line)
{
    LkLength measure = line->right - line->left, left = line->left, first = label;
    if (label > measure - measure / LEAST_VALUE_PART)
        label = measure - measure / LEAST_VALUE_PART;
    line->value = typeset_text(flow, value, &line->style->text, measure, LK_ALIGNMENT_CENTRE, label);
    first += line->value.count > 0 ? line->value.items[0].width : 0;
    LkLength width = widest(&line->value);
    width = first > width ? first : width;
    line->value_left = left;
    line->left = left + (measure > first ? (measure - first) / 2 : 0);
    line->end = left + (measure + width) / 2;
}

/* Typesets a line between `left` and `right`. One that is aligned to the right takes only the width that it
 * needs. */
static void typeset_line(LkFlow *flow, const LkInlines *value, LkLength left, LkLength right,
                         TypesetLine *line)
{
    const LkFormLine *style = line->style;
    line->label = typeset_label(flow, style, right - left);
    LkLength label = lk_first_line_advance(&line->label) + (line->label.count > 0 ? style->gap : 0);
    line->left = left;
    line->right = right;
    if (style->alignment == LK_ALIGNMENT_CENTRE) {
        typeset_centred(flow, value, label, line);
        return;
    }
    LkLength room = right - left - label;
    if (room < (right - left) / LEAST_VALUE_PART)
        room = (right - left) / LEAST_VALUE_PART;
    line->value = typeset_text(flow, value, &style->text, room, LK_ALIGNMENT_LEFT, 0);
    LkLength width = label + widest(&line->value);
    if (style->alignment == LK_ALIGNMENT_RIGHT && right - left > width)
        line->left = right - width;
    line->value_left = line->left + label;
    line->end = line->value.count > 0 ? line->value_left + widest(&line->value) : line->left;
    LkLength label_end = line->left + widest(&line->label);
    line->end = label_end > line->end ? label_end : line->end;
}

static LkLength line_pitch(const TypesetLine *line)
{
    LkLength value = line->style->text.pitch, label = line->style->label_text.pitch;
    return line->label.count > 0 && label > value ? label : value;
}

static LkItem leader(const LkFlow *flow, LkLength from, LkLength to, LkLength baseline)
{
    return (LkItem){.kind = LK_ITEM_RULE,
                    .role = LK_ROLE_ARTIFACT,
                    .block = flow->block,
                    .x = from,
                    .y = baseline + flow->layout->paragraph.text.size * LEADER_DROP_MILLI_EM / 1000,
                    .width = to - from,
                    .thickness = LEADER_THICKNESS,
                    .dash = LK_DASH_DOTTED};
}

static size_t count_items(const TypesetLine *line)
{
    size_t count = 1 + line->value.count; /* one dotted line for each line, at least one */
    for (size_t i = 0; i < line->label.count; i++)
        count += line->label.items[i].run_count;
    for (size_t i = 0; i < line->value.count; i++)
        count += line->value.items[i].run_count;
    return count;
}

static void add_line(const LkFlow *flow, const LkLine *line, LkLength left, LkLength baseline, LkLength pitch,
                     LkRole role, LkGalleyBox *box)
{
    lk_flow_line_items(flow, line, left, baseline, pitch, role, box->items + box->item_count);
    box->item_count += line->run_count;
}

/* Adds the items of a line to the box. The first lines of all that share the box stand on one baseline. */
static void paint_line(LkFlow *flow, const TypesetLine *line, LkLength pitch, LkGalleyBox *box)
{
    uint32_t outside = lk_element_enter(&flow->elements, LK_ELEMENT_PARAGRAPH, (LkSpan){0});
    LkLength baseline = lk_baseline(pitch), from = line->left + lk_first_line_advance(&line->label);
    for (size_t i = 0; i < line->label.count; i++)
        add_line(flow, &line->label.items[i], line->left, baseline, line->style->text.pitch, LK_ROLE_LABEL,
                 box);
    size_t rows = line->value.count > 0 ? line->value.count : 1;
    for (size_t i = 0; i < rows; i++) {
        if (i < line->value.count)
            add_line(flow, &line->value.items[i], line->value_left, baseline, line->style->text.pitch,
                     LK_ROLE_PARAGRAPH, box);
        if (line->style->leader)
            box->items[box->item_count++] =
                leader(flow, i == 0 ? from : line->value_left, line->right, baseline);
        baseline += line->style->text.pitch;
    }
    LkLength height = pitch + (LkLength)(rows - 1) * line->style->text.pitch;
    box->height = height > box->height ? height : box->height;
    lk_element_leave(&flow->elements, outside);
}

static void add_box(LkFlow *flow, const TypesetLine *lines, size_t count, LkLength space)
{
    LkLength pitch = 0;
    size_t items = 0;
    for (size_t i = 0; i < count; i++) {
        pitch = line_pitch(&lines[i]) > pitch ? line_pitch(&lines[i]) : pitch;
        items += count_items(&lines[i]);
    }
    LkGalleyBox *box = lk_galley_add(&flow->galley, space);
    box->items = LK_NEW_ARRAY(flow->galley.arena, items, LkItem);
    for (size_t i = 0; i < count; i++)
        paint_line(flow, &lines[i], pitch, box);
}

static bool is_shown(const LkFormLine *style, const LkInlines *value)
{
    bool has_text = style->field[0] == '\0' ? style->label[0] != '\0' : style->always || value->count > 0;
    return style->show && has_text;
}

/* Typesets lines that stand beside one another, from the right to the left: each ends where the one to its
 * right begins, which is known only when that one is typeset. */
static void typeset_beside(LkFlow *flow, const LkInlines *values, TypesetLine *lines, size_t count)
{
    LkLength right = flow->galley.measure;
    for (size_t i = count; i-- > 0;) {
        LkLength left = lines[i].style->left;
        typeset_line(flow, &values[i], left < right ? left : 0, right, &lines[i]);
        LkLength gap = flow->layout->paragraph.text.size;
        right = lines[i].left > gap ? lines[i].left - gap : lines[i].left;
        if (i > 0 && right <= lines[i - 1].style->left)
            right = flow->galley.measure; /* they overlap in any case: at least the text is not squeezed */
    }
}

static const char *called(const LkFormLine *style)
{
    return style->label[0] != '\0' ? style->label : style->field;
}

/* Text over text is never what is wanted. */
static void tell_overlaps(LkFlow *flow, const TypesetLine *lines, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (size_t k = i + 1; k < count; k++) {
            if (lines[i].left >= lines[k].end || lines[k].left >= lines[i].end)
                continue;
            lk_tell(flow->diagnostics, LK_E_LAYOUT_OVERLAP, lines[k].style->span,
                    LK_WITH(lk_named_string("first", called(lines[i].style)),
                            lk_named_string("second", called(lines[k].style))));
            return;
        }
}

static size_t flow_form_lines(LkFlow *flow, const LkFormLine *styles, size_t count)
{
    LkInlines *values = LK_NEW_ARRAY(flow->arena, count, LkInlines);
    TypesetLine *lines = LK_NEW_ARRAY(flow->arena, count, TypesetLine);
    size_t first = flow->galley.count;
    for (size_t i = 0, beside = 0; i <= count; i++) {
        LkInlines value = {0};
        if (i < count && styles[i].show && styles[i].field[0] != '\0')
            value = lk_source_field(flow->source, lk_text(styles[i].field), flow->arena, flow->diagnostics);
        bool shown = i < count && is_shown(&styles[i], &value);
        if (beside > 0 && (i == count || (shown && !styles[i].beside))) {
            flow->block++;
            typeset_beside(flow, values, lines, beside);
            tell_overlaps(flow, lines, beside);
            add_box(flow, lines, beside, lines[0].style->space_before);
            beside = 0;
        }
        if (shown) {
            values[beside] = value;
            lines[beside++] = (TypesetLine){.style = &styles[i]};
        }
    }
    return flow->galley.count - first;
}

static void add_rule(LkFlow *flow)
{
    const LkHeadRule *rule = &flow->layout->head_rule;
    LkLength measure = flow->galley.measure, width = rule->width < measure ? rule->width : measure;
    LkGalleyBox *box = lk_galley_add(&flow->galley, rule->space_before);
    box->height = rule->thickness;
    box->keep_with_next = true;
    box->items = LK_NEW(flow->galley.arena, LkItem);
    box->item_count = 1;
    box->items[0] = (LkItem){.kind = LK_ITEM_RULE,
                             .role = LK_ROLE_ARTIFACT,
                             .block = flow->block,
                             .x = (measure - width) / 2,
                             .y = rule->thickness / 2,
                             .width = width,
                             .thickness = rule->thickness};
}

void lk_flow_head(LkFlow *flow)
{
    size_t first = flow->galley.count;
    if (flow_form_lines(flow, flow->layout->head, LK_HEAD_LINES) > 0) {
        lk_galley_keep_from(&flow->galley, first);
        flow->galley.boxes[flow->galley.count - 1].keep_with_next = true;
    }
    if (flow->layout->head_rule.width > 0 && flow->galley.count > 0)
        add_rule(flow);
}

void lk_flow_tail(LkFlow *flow)
{
    size_t first = flow->galley.count;
    if (flow_form_lines(flow, flow->layout->tail, LK_TAIL_LINES) == 0)
        return;
    lk_galley_keep_from(&flow->galley, first > 0 ? first - 1 : 0); /* the tail never stands alone on a page */
}
