/* The lines of a form's head and tail: ส่วนราชการ, ที่, วันที่, เรื่อง, เรียน of a memo or a letter. The layout says
 * which there are and where they stand, the front matter what they say. Lines beside one another are one box.
 */
#include "flow/blocks/blocks.h"

#include <string.h>

/* Dots stand so far below the baseline that they touch neither digits nor ตัว ญ and ฐ, in em. */
#define LEADER_DROP_MILLI_EM 120
#define LEADER_THICKNESS     LK_MILLIPOINTS(700)
/* A value has at least this part of the measure, however long its label. */
#define LEAST_VALUE_PART 4

/* One of the lines that stand beside one another, set. */
typedef struct SetLine {
    const LkFormLine *style;
    LkLines label, value;
    LkLength left, right; /* of the whole line */
    LkLength value_left;
} SetLine;

static LkLines typeset_text(LkFlow *flow, const LkInlines *inlines, const LkTextStyle *style,
                            LkLength measure)
{
    LkLines lines = {0};
    LkParagraphShape shape =
        lk_paragraph_shape(flow->layout, style, measure, LK_ALIGNMENT_LEFT, LK_JUSTIFY_NONE);
    if (inlines->count > 0)
        lk_flow_typeset(flow, inlines, &shape, &lines);
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
    /* Its blank parts it from the value in extracted text. */
    *item = (LkInline){.kind = LK_INLINE_TEXT,
                       .text = lk_text(lk_arena_printf(flow->arena, "%s ", style->label))};
    LkInlines inlines = {item, 1, {NULL, 0, 0, 0}};
    return typeset_text(flow, &inlines, &style->label_text, measure);
}

/* Sets a line between `left` and `right`; at the right or in the middle it is as wide as it needs to be. */
static void typeset_line(LkFlow *flow, const LkInlines *value, LkLength left, LkLength right, SetLine *line)
{
    const LkFormLine *style = line->style;
    line->label = typeset_label(flow, style, right - left);
    LkLength label = lk_first_line_advance(&line->label) + (line->label.count > 0 ? style->gap : 0);
    LkLength room = right - left - label;
    if (room < (right - left) / LEAST_VALUE_PART)
        room = (right - left) / LEAST_VALUE_PART;
    line->value = typeset_text(flow, value, &style->text, room);
    LkLength width = label + widest(&line->value),
             free_width = right - left > width ? right - left - width : 0;
    line->left = style->place == LK_ALIGNMENT_RIGHT    ? left + free_width
                 : style->place == LK_ALIGNMENT_CENTRE ? left + free_width / 2
                                                       : left;
    line->right = right;
    line->value_left = line->left + label;
}

static LkLength line_pitch(const SetLine *line)
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

static size_t count_items(const SetLine *line)
{
    size_t count = 1 + line->value.count; /* a leader a line */
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

/* The lines' items; all first lines stand on one baseline. */
static void paint_line(LkFlow *flow, const SetLine *line, LkLength pitch, LkGalleyBox *box)
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

static void add_box(LkFlow *flow, const SetLine *lines, size_t count, LkLength space)
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
    return style->field[0] != '\0' && (style->always || value->count > 0);
}

/* A line ends where the next one beside it begins; what stands at the right goes first and takes its room. */
static void typeset_beside(LkFlow *flow, const LkInlines *values, SetLine *lines, size_t count)
{
    LkLength right = flow->galley.measure;
    for (size_t i = count; i-- > 0;) {
        LkLength left = lines[i].style->left;
        typeset_line(flow, &values[i], left < right ? left : 0, right, &lines[i]);
        LkLength gap = flow->layout->paragraph.text.size;
        right = lines[i].left > gap ? lines[i].left - gap : lines[i].left;
        if (i > 0 && right <= lines[i - 1].style->left)
            right =
                flow->galley.measure; /* no room beside it: they would stand over one another in any case */
    }
}

static size_t flow_form_lines(LkFlow *flow, const LkFormLine *styles, size_t count)
{
    LkInlines *values = LK_NEW_ARRAY(flow->arena, count, LkInlines);
    SetLine *lines = LK_NEW_ARRAY(flow->arena, count, SetLine);
    size_t first = flow->galley.count;
    for (size_t i = 0, beside = 0; i <= count; i++) {
        LkInlines value = {0};
        if (i < count)
            value = lk_source_field(flow->source, lk_text(styles[i].field), flow->arena, flow->diagnostics);
        bool shown = i < count && is_shown(&styles[i], &value);
        if (beside > 0 && (i == count || (shown && !styles[i].beside))) {
            flow->block++;
            typeset_beside(flow, values, lines, beside);
            add_box(flow, lines, beside, lines[0].style->space_before);
            beside = 0;
        }
        if (shown) {
            values[beside] = value;
            lines[beside++] = (SetLine){.style = &styles[i]};
        }
    }
    return flow->galley.count - first;
}

void lk_flow_head(LkFlow *flow)
{
    size_t first = flow->galley.count;
    if (flow_form_lines(flow, flow->layout->head, LK_HEAD_LINES) == 0)
        return;
    lk_galley_keep_from(&flow->galley, first);
    flow->galley.boxes[flow->galley.count - 1].keep_with_next = true;
}

void lk_flow_tail(LkFlow *flow)
{
    size_t first = flow->galley.count;
    if (flow_form_lines(flow, flow->layout->tail, LK_TAIL_LINES) == 0)
        return;
    lk_galley_keep_from(&flow->galley, first > 0 ? first - 1 : 0); /* never alone on a page */
}

/* ---- Keys that nobody asked for */

typedef struct Keys {
    const char **names;
    size_t count;
} Keys;

static void add_keys(LkFlow *flow, Keys *keys, const LkFormLine *lines, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t length = strcspn(lines[i].field, ":"); /* “date:thai-date” asks for date */
        if (length > 0)
            keys->names[keys->count++] = lk_arena_copy(flow->arena, lines[i].field, length);
    }
}

static bool is_given(const LkFlow *flow, const char *name)
{
    for (const LkField *field = flow->source->fields; field != NULL; field = field->next)
        if (lk_text_is(field->name, name))
            return true;
    return false;
}

static bool is_known(const Keys *keys, LkText name)
{
    for (size_t i = 0; i < keys->count; i++)
        if (lk_text_is(name, keys->names[i]))
            return true;
    return false;
}

void lk_flow_tell_unasked(LkFlow *flow)
{
    static const char *const own[] = {"layout", "title", "author", "subject",
                                      "date",   "lang",  "keep",   "crest"};
    enum { OWN = sizeof own / sizeof *own };
    Keys keys = {LK_NEW_ARRAY(flow->arena, OWN + LK_HEAD_LINES + LK_TAIL_LINES, const char *), OWN};
    memcpy(keys.names, own, sizeof own);
    add_keys(flow, &keys, flow->layout->head, LK_HEAD_LINES);
    add_keys(flow, &keys, flow->layout->tail, LK_TAIL_LINES);
    for (const LkField *field = flow->source->fields; field != NULL; field = field->next) {
        if (field->is_asked || is_known(&keys, field->name))
            continue;
        const char *nearest = lk_nearest(field->name, keys.names, keys.count);
        if (nearest != NULL && !is_given(flow, nearest))
            lk_tell(flow->diagnostics, LK_W_FRONT_UNASKED, field->name_span,
                    LK_WITH(lk_named_text("name", field->name), lk_meant(nearest)));
    }
}
