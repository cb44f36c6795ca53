/* Glyph outlines, from HarfBuzz: the same contours that the PDF embeds, from the same file, at any size.
 *
 * HarfBuzz calls back for each step of a contour, and its frames must not be jumped over; so the steps go to
 * memory of their own (malloc, kept for the next glyph) and move into the arena after HarfBuzz has returned.
 */
#include "image/outline.h"

#include <stdlib.h>
#include <string.h>

struct LkOutlines {
    LkArena *arena;
    hb_draw_funcs_t *draw;
    LkStep *steps; /* of the glyph being drawn */
    size_t step_count, step_capacity;
    bool out_of_memory;
    LkOutline **by_number;
    size_t count, capacity;
    LkOutline **slots; /* open addressing; its size is a power of two, at least twice the count */
    size_t slot_count;
};

static void add_step(LkOutlines *outlines, LkStep step)
{
    if (outlines->step_count == outlines->step_capacity) {
        size_t larger = outlines->step_capacity == 0 ? 256 : outlines->step_capacity * 2;
        LkStep *steps = reallocarray(outlines->steps, larger, sizeof *steps);
        if (steps == NULL) {
            outlines->out_of_memory = true;
            return;
        }
        outlines->steps = steps;
        outlines->step_capacity = larger;
    }
    outlines->steps[outlines->step_count++] = step;
}

static void move_to(hb_draw_funcs_t *draw, void *data, hb_draw_state_t *state, float x, float y, void *user)
{
    (void)draw, (void)state, (void)user;
    add_step(data, (LkStep){LK_STEP_MOVE, {x}, {y}});
}

static void line_to(hb_draw_funcs_t *draw, void *data, hb_draw_state_t *state, float x, float y, void *user)
{
    (void)draw, (void)state, (void)user;
    add_step(data, (LkStep){LK_STEP_LINE, {x}, {y}});
}

static void quadratic_to(hb_draw_funcs_t *draw, void *data, hb_draw_state_t *state, float control_x,
                         float control_y, float x, float y, void *user)
{
    (void)draw, (void)state, (void)user;
    add_step(data, (LkStep){LK_STEP_QUADRATIC, {control_x, x}, {control_y, y}});
}

static void cubic_to(hb_draw_funcs_t *draw, void *data, hb_draw_state_t *state, float x1, float y1, float x2,
                     float y2, float x, float y, void *user)
{
    (void)draw, (void)state, (void)user;
    add_step(data, (LkStep){LK_STEP_CUBIC, {x1, x2, x}, {y1, y2, y}});
}

static void close_path(hb_draw_funcs_t *draw, void *data, hb_draw_state_t *state, void *user)
{
    (void)draw, (void)state, (void)user;
    add_step(data, (LkStep){.kind = LK_STEP_CLOSE});
}

static void release(void *object)
{
    LkOutlines *outlines = object;
    hb_draw_funcs_destroy(outlines->draw);
    free(outlines->steps);
}

LkOutlines *lk_outlines_create(LkArena *arena)
{
    LkOutlines *outlines = LK_NEW(arena, LkOutlines);
    outlines->arena = arena;
    outlines->slot_count = 256;
    outlines->slots = LK_NEW_ARRAY(arena, outlines->slot_count, LkOutline *);
    lk_arena_defer(arena, release, outlines);
    outlines->draw = hb_draw_funcs_create();
    hb_draw_funcs_set_move_to_func(outlines->draw, move_to, NULL, NULL);
    hb_draw_funcs_set_line_to_func(outlines->draw, line_to, NULL, NULL);
    hb_draw_funcs_set_quadratic_to_func(outlines->draw, quadratic_to, NULL, NULL);
    hb_draw_funcs_set_cubic_to_func(outlines->draw, cubic_to, NULL, NULL);
    hb_draw_funcs_set_close_path_func(outlines->draw, close_path, NULL, NULL);
    return outlines;
}

/* Returns the slot of the glyph, or the empty slot where it belongs. The hash has the address of the face: so
 * it may decide where an outline is in memory, but never the order of what is written. */
static size_t find_slot(LkOutline *const *slots, size_t count, const LkFace *face, uint16_t glyph)
{
    uint64_t hash = ((uint64_t)(uintptr_t)face >> 4) * 0x9E3779B97F4A7C15u ^ glyph * 0xC2B2AE3D27D4EB4Fu;
    size_t slot = (size_t)(hash >> 20) & (count - 1);
    while (slots[slot] != NULL && (slots[slot]->face != face || slots[slot]->glyph != glyph))
        slot = (slot + 1) & (count - 1);
    return slot;
}

static void grow(LkOutlines *outlines)
{
    size_t larger = outlines->slot_count * 2;
    LkOutline **slots = LK_NEW_ARRAY(outlines->arena, larger, LkOutline *);
    for (size_t i = 0; i < outlines->count; i++) {
        LkOutline *outline = outlines->by_number[i];
        slots[find_slot(slots, larger, outline->face, outline->glyph)] = outline;
    }
    outlines->slots = slots;
    outlines->slot_count = larger;
}

static LkOutline *draw_outline(LkOutlines *outlines, const LkFace *face, uint16_t glyph)
{
    LkOutline *outline = LK_NEW(outlines->arena, LkOutline);
    outline->face = face;
    outline->glyph = glyph;
    outlines->step_count = 0;
#if HB_VERSION_ATLEAST(7, 0, 0)
    hb_font_draw_glyph(face->hb_font, glyph, outlines->draw, outlines);
#else
    hb_font_get_glyph_shape(face->hb_font, glyph, outlines->draw, outlines);
#endif
    if (outlines->out_of_memory) /* an impossible allocation jumps to the arena's guard */
        lk_arena_array(outlines->arena, SIZE_MAX, 2);
    outline->count = outlines->step_count;
    outline->steps = LK_NEW_ARRAY(outlines->arena, outline->count, LkStep);
    if (outline->count != 0)
        memcpy(outline->steps, outlines->steps, outline->count * sizeof(LkStep));
    return outline;
}

const LkOutline *lk_outlines_lookup(LkOutlines *outlines, const LkFace *face, uint16_t glyph)
{
    size_t slot = find_slot(outlines->slots, outlines->slot_count, face, glyph);
    if (outlines->slots[slot] != NULL)
        return outlines->slots[slot];
    LkOutline *outline = draw_outline(outlines, face, glyph);
    LK_GROW(outlines->arena, outlines->by_number, outlines->count, outlines->capacity, 128);
    outlines->by_number[outlines->count++] = outline;
    outline->number = outlines->count;
    outlines->slots[slot] = outline;
    if (outlines->count * 2 > outlines->slot_count)
        grow(outlines);
    return outline;
}

size_t lk_outlines_count(const LkOutlines *outlines)
{
    return outlines->count;
}

const LkOutline *lk_outlines_at(const LkOutlines *outlines, size_t index)
{
    return outlines->by_number[index];
}
