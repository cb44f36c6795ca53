/* Keeps libharu behind a small interface. Its cross-reference table holds the number of every object. Most
 * objects are written without libharu, and their entry only says where their bytes went. The others are
 * dictionaries of libharu's; entries that it cannot write exactly are added to them by a hook (write_fn). */
#include "pdf/file/haru.h"

#include <hpdf.h>

enum {
    /* libharu's list grows by this fixed number, and is copied each time: with small blocks that takes
     * quadratic time */
    NUMBERS_A_BLOCK = 1 << 16,
    NODES_A_BRANCH = 1024, /* an array of libharu's ends at 32,767 kids */
    IN_STREAM = 's'        /* entry_typ of an object in an object stream; libharu has 'n' and 'f' */
};

_Static_assert(LK_HARU_NO_MEMORY == HPDF_FAILD_TO_ALLOC_MEM, "libharu numbers its failures anew");

/* Where an object of an earlier revision was written anew. */
typedef struct Rewritten {
    LkPdfRef object;
    LkPdfPlace place;
} Rewritten;

struct LkHaru {
    HPDF_Doc document;
    LkArena *arena;
    LkPdfRef first, skipped; /* lk_haru_skip: the lowest number of libharu's table, and how many it lacks */
    Rewritten *rewritten;
    size_t rewritten_count, rewritten_room;
    bool is_nested;
    size_t pages, nodes; /* so far */
    HPDF_Pages branch;   /* the parent of the next node */
};

static void free_document(void *document)
{
    HPDF_Free(document);
}

LkHaru *lk_haru_create(LkArena *arena)
{
    HPDF_Doc document = HPDF_New(NULL, NULL);
    if (document == NULL)
        return NULL;
    lk_arena_defer(arena, free_document, document);
    document->xref->entries->items_per_block = NUMBERS_A_BLOCK;
    HPDF_Dict_RemoveElement(document->info, "Producer"); /* says libharu; metadata.c writes another */
    LkHaru *haru = LK_NEW(arena, LkHaru);
    *haru = (LkHaru){.document = document, .arena = arena, .branch = document->root_pages};
    return haru;
}

unsigned long lk_haru_error(const LkHaru *haru)
{
    return HPDF_GetError(haru->document);
}

/* ---- Numbers */

LkPdfRef lk_haru_reserve(LkHaru *haru)
{
    HPDF_Xref xref = haru->document->xref;
    HPDF_XrefEntry entry = HPDF_GetMem(xref->mmgr, sizeof *entry);
    if (entry == NULL)
        return 0;
    *entry = (HPDF_XrefEntry_Rec){.entry_typ = HPDF_IN_USE_ENTRY};
    if (HPDF_List_Add(xref->entries, entry) != HPDF_OK) {
        HPDF_FreeMem(xref->mmgr, entry);
        return 0;
    }
    return lk_haru_next(haru) - 1;
}

LkPdfRef lk_haru_next(const LkHaru *haru)
{
    return haru->document->xref->entries->count + haru->skipped;
}

void lk_haru_skip(LkHaru *haru, LkPdfRef next)
{
    haru->skipped = next - haru->document->xref->entries->count; /* may wrap around: so does the way back */
    haru->first = next;
}

static HPDF_XrefEntry entry_of(const LkHaru *haru, LkPdfRef object)
{
    return haru->document->xref->entries->obj[object - haru->skipped];
}

/* Updates rewrite a handful of objects: they are looked through. */
static Rewritten *rewritten(const LkHaru *haru, LkPdfRef object)
{
    for (size_t i = 0; i < haru->rewritten_count; i++)
        if (haru->rewritten[i].object == object)
            return &haru->rewritten[i];
    return NULL;
}

static void rewrite(LkHaru *haru, LkPdfRef object, LkPdfPlace place)
{
    Rewritten *own = rewritten(haru, object);
    if (own == NULL) {
        LK_GROW(haru->arena, haru->rewritten, haru->rewritten_count, haru->rewritten_room, 4);
        own = &haru->rewritten[haru->rewritten_count++];
    }
    *own = (Rewritten){object, place};
}

LkPdfRef lk_haru_following(const LkHaru *haru, LkPdfRef object)
{
    if (object + 1 >= haru->first)
        return object + 1;
    LkPdfRef next = haru->first;
    for (size_t i = 0; i < haru->rewritten_count; i++)
        if (haru->rewritten[i].object > object && haru->rewritten[i].object < next)
            next = haru->rewritten[i].object;
    return next;
}

void lk_haru_set_place(LkHaru *haru, LkPdfRef object, LkPdfPlace place)
{
    if (object == 0)
        return;
    if (object < haru->first) {
        rewrite(haru, object, place);
        return;
    }
    HPDF_XrefEntry entry = entry_of(haru, object);
    entry->entry_typ = place.stream != 0 ? IN_STREAM : HPDF_IN_USE_ENTRY;
    entry->byte_offset = place.stream != 0 ? place.stream : place.at;
    entry->gen_no = place.stream != 0 ? (HPDF_UINT16)place.at : 0;
}

LkPdfPlace lk_haru_place(const LkHaru *haru, LkPdfRef object)
{
    if (object < haru->first) {
        const Rewritten *own = rewritten(haru, object);
        return own == NULL ? (LkPdfPlace){0} : own->place;
    }
    if (object == 0)
        return (LkPdfPlace){0};
    const HPDF_XrefEntry entry = entry_of(haru, object);
    return entry->entry_typ == IN_STREAM ? (LkPdfPlace){entry->byte_offset, entry->gen_no}
                                         : (LkPdfPlace){0, entry->byte_offset};
}

/* ---- Dictionaries */

static LkPdfRef number_of(HPDF_Dict dictionary)
{
    return dictionary == NULL ? 0 : dictionary->header.obj_id & 0x00FFFFFF;
}

LkPdfRef lk_haru_catalog(const LkHaru *haru)
{
    return number_of(haru->document->catalog);
}

LkPdfRef lk_haru_info(const LkHaru *haru)
{
    return number_of(haru->document->info);
}

LkPdfRef lk_haru_dictionary(LkHaru *haru)
{
    HPDF_Dict dictionary = HPDF_Dict_New(haru->document->mmgr);
    /* When adding fails, libharu frees the dictionary itself. */
    if (dictionary == NULL || HPDF_Xref_Add(haru->document->xref, dictionary) != HPDF_OK)
        return 0;
    return number_of(dictionary);
}

static HPDF_STATUS write_entries(HPDF_Dict dictionary, HPDF_Stream stream)
{
    const LkText *entries = dictionary->attr;
    return entries->length == 0
               ? HPDF_OK
               : HPDF_Stream_Write(stream, (const HPDF_BYTE *)entries->bytes, (HPDF_UINT)entries->length);
}

void lk_haru_extend(LkHaru *haru, LkPdfRef object, LkText entries)
{
    if (object == 0)
        return;
    HPDF_Dict dictionary = entry_of(haru, object)->obj;
    LkText *kept = LK_NEW(haru->arena, LkText);
    *kept = (LkText){lk_arena_copy(haru->arena, entries.bytes, entries.length), entries.length};
    dictionary->attr = kept;
    dictionary->write_fn = write_entries;
}

/* ---- Pages */

void lk_haru_nest_pages(LkHaru *haru)
{
    haru->is_nested = true;
}

/* Opens the next node of the page tree. The first nodes are children of the root, so that most files have two
 * levels; further ones are children of branches of the root. */
static void open_node(LkHaru *haru)
{
    HPDF_Doc document = haru->document;
    if (haru->nodes > 0 && haru->nodes % NODES_A_BRANCH == 0)
        haru->branch = HPDF_Doc_AddPagesTo(document, document->root_pages);
    if (haru->branch != NULL)
        HPDF_Doc_AddPagesTo(document, haru->branch);
    haru->nodes++;
}

/* Returns what libharu takes for the page in its list of kids. Of an object that has a number it reads only
 * the head, so a head is enough for a page that is written elsewhere. */
static HPDF_Obj_Header *head_of(LkHaru *haru, LkPdfRef page)
{
    HPDF_Obj_Header *head = entry_of(haru, page)->obj;
    if (head == NULL) {
        head = LK_NEW(haru->arena, HPDF_Obj_Header);
        *head = (HPDF_Obj_Header){.obj_id = page | HPDF_OTYPE_INDIRECT, .obj_class = HPDF_OCLASS_DICT};
    }
    head->obj_class |= HPDF_OSUBCLASS_PAGE;
    return head;
}

LkPdfRef lk_haru_add_page(LkHaru *haru, LkPdfRef page)
{
    if (haru->is_nested && haru->pages % LK_HARU_PAGES_A_NODE == 0)
        open_node(haru);
    haru->pages++;
    HPDF_Pages node = haru->document->cur_pages;
    HPDF_Array kids = HPDF_Dict_GetItem(node, "Kids", HPDF_OCLASS_ARRAY);
    if (page != 0 && kids != NULL)
        HPDF_Array_Add(kids, head_of(haru, page));
    return number_of(node);
}

/* ---- The end */

static HPDF_STATUS collect(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT length)
{
    lk_buffer_append(stream->attr, (const char *)bytes, length);
    return HPDF_OK;
}

static void free_stream(void *stream)
{
    HPDF_Stream_Free(stream);
}

bool lk_haru_write(LkHaru *haru, void (*take)(void *context, LkPdfRef object, LkText bytes), void *context)
{
    LkBuffer bytes;
    lk_buffer_init(&bytes, haru->arena);
    HPDF_Stream stream = HPDF_CallbackWriter_New(haru->document->mmgr, collect, &bytes);
    if (stream == NULL)
        return false;
    lk_arena_defer(haru->arena, free_stream, stream);
    for (LkPdfRef object = 1; object < lk_haru_next(haru);
         object++) { /* `take` may reserve further numbers */
        void *dictionary = entry_of(haru, object)->obj;
        if (dictionary == NULL)
            continue;
        bytes.length = 0;
        if (HPDF_Obj_WriteValue(dictionary, stream, NULL) != HPDF_OK)
            return false;
        take(context, object, (LkText){bytes.bytes, bytes.length});
    }
    return true;
}
