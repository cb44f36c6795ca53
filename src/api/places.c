/* Places: from a page to the source and back, the map, and a page's layer. */
#include <stdlib.h>
#include <string.h>

#include "api/api_private.h"
#include "base/file.h"
#include "map/map.h"

/* What is asked; under the arena's guard. */
typedef struct Question {
    LkDocument *document;
    size_t page;
    double x, y;
    const char *file; /* or the path to write to */
    uint32_t line, column;
    LkPlacement *placement;
    char *out;
    size_t length;
    uint64_t hash;
    bool done;
} Question;

static bool ask(Question *question, void (*answer)(void *context))
{
    LkDocument *document = question->document;
    if (document == NULL)
        return false;
    if (lk_document_page_count(document) == 0)
        return false;
    if (!lk_arena_guarded(document->arena, answer, question)) {
        lk_document_ran_out(document);
        return false;
    }
    return question->done;
}

static bool tell(const LkMapped *mapped, LkPlacement *out)
{
    LkPlacement placement = {.page = mapped->page,
                             .x = lk_length_points(mapped->box.x),
                             .y = lk_length_points(mapped->box.y),
                             .width = lk_length_points(mapped->box.width),
                             .height = lk_length_points(mapped->box.height),
                             .file = mapped->span.file->name,
                             .path = mapped->span.file->path,
                             .line = mapped->span.line,
                             .column = mapped->span.column};
    return lk_give(out, &placement, sizeof placement);
}

/* A length that any page may have, out of what somebody sends. */
static LkLength length_of(double points)
{
    return points > -1e6 && points < 1e6 ? (LkLength)(points * (double)LK_POINT) : 0;
}

static void find_at(void *context)
{
    Question *question = context;
    LkChildArena *work = lk_child_arena_open(question->document->arena);
    LkMapped mapped;
    question->done = lk_map_at(question->document->frames, question->page, length_of(question->x),
                               length_of(question->y), work->arena, &mapped);
    question->done = question->done && tell(&mapped, question->placement);
    lk_child_arena_close(work);
}

bool lk_document_placement_at(LkDocument *document, size_t page, double x, double y, LkPlacement *placement)
{
    return ask(&(Question){.document = document, .page = page, .x = x, .y = y, .placement = placement},
               find_at);
}

static void find_of(void *context)
{
    Question *question = context;
    LkChildArena *work = lk_child_arena_open(question->document->arena);
    const char *file = question->file != NULL ? question->file : question->document->source->file->name;
    LkMapped mapped;
    question->done = lk_map_find(question->document->frames, lk_text(file), question->line, question->column,
                                 work->arena, &mapped);
    question->done = question->done && tell(&mapped, question->placement);
    lk_child_arena_close(work);
}

bool lk_document_placement_of(LkDocument *document, const char *file, uint32_t line, uint32_t column,
                              LkPlacement *placement)
{
    return ask(
        &(Question){
            .document = document, .file = file, .line = line, .column = column, .placement = placement},
        find_of);
}

static void write_map(void *context)
{
    Question *question = context;
    LkDocument *document = question->document;
    LkChildArena *work = lk_child_arena_open(document->arena);
    LkBuffer map;
    lk_buffer_init(&map, work->arena);
    lk_map_json(document->frames, &map);
    LkOutput *output = lk_output_open(question->file, document->arena, &document->diagnostics);
    LkText text = lk_buffer_view(&map);
    question->done =
        output != NULL && lk_output_write(output, text.bytes, text.length) && lk_output_commit(output);
    lk_child_arena_close(work);
}

bool lk_document_write_map(LkDocument *document, const char *path)
{
    if (document != NULL && path == NULL)
        return lk_document_misuse(document, "the path of the map is NULL");
    return ask(&(Question){.document = document, .file = path}, write_map);
}

static void make_layer(void *context)
{
    Question *question = context;
    LkChildArena *work = lk_child_arena_open(question->document->arena);
    LkBuffer layer;
    lk_buffer_init(&layer, work->arena);
    lk_layer_json(question->document->frames, question->page, &layer);
    question->out = malloc(layer.length + 1);
    question->done = question->out != NULL;
    if (question->done)
        memcpy(question->out, lk_buffer_view(&layer).bytes, layer.length + 1);
    question->length = layer.length;
    lk_child_arena_close(work);
}

char *lk_document_layer(LkDocument *document, size_t page, size_t *length)
{
    Question question = {.document = document, .page = page};
    if (length != NULL)
        *length = 0;
    if (page == 0 || page > lk_document_page_count(document) || !ask(&question, make_layer))
        return NULL;
    if (length != NULL)
        *length = question.length;
    return question.out;
}

static void make_hash(void *context)
{
    Question *question = context;
    const LkDocument *document = question->document;
    if (document->frames->pages[question->page - 1].deferred == NULL) {
        question->hash = lk_page_hash(document->frames, question->page, document->arena);
    } else {
        LkChildArena *work = lk_child_arena_open(document->arena);
        question->hash = lk_page_hash(document->frames, question->page, work->arena);
        lk_child_arena_close(work);
    }
    question->done = true;
}

uint64_t lk_document_page_hash(LkDocument *document, size_t page)
{
    Question question = {.document = document, .page = page};
    bool is_good = page > 0 && page <= lk_document_page_count(document) && ask(&question, make_hash);
    return is_good ? question.hash : 0;
}
