/* Says what was found of signatures, as a table for people. */
#include "inspect/verdict.h"

enum { COLUMNS = 6, GAP = 2 };

typedef struct Table {
    LkMessageLanguage language;
    LkBuffer *out;
    LkText *cells; /* rows of COLUMNS, the head first */
    size_t count, room;
} Table;

static LkText phrase(const Table *table, LkPhraseId id, const LkArgument *arguments)
{
    LkBuffer text;
    lk_buffer_init(&text, table->out->arena);
    lk_phrase_put(id, table->language, arguments, &text);
    return lk_buffer_view(&text);
}

static void add(Table *table, LkText cell)
{
    LK_GROW(table->out->arena, table->cells, table->count, table->room, COLUMNS * 4);
    table->cells[table->count++] = lk_verdict_cleaned(cell, table->out->arena);
}

static void add_signature(Table *table, const LkSignJudged *judged)
{
    static const char *const levels[] = {"B", "T", "LT", "LTA"};
    add(table, judged->field);
    add(table, judged->signer.length > 0 ? judged->signer : LK_TEXT("–"));
    add(table, lk_verdict_when(judged, table->language, table->out->arena));
    add(table, lk_text(judged->is_stamp ? "–" : levels[judged->level]));
    add(table, lk_verdict_covers(judged, table->language, table->out->arena));
    add(table, lk_verdict_state_of_one(judged, table->language, table->out->arena));
}

static void add_waiting(Table *table, LkText field)
{
    add(table, field);
    for (int i = 1; i + 1 < COLUMNS; i++)
        add(table, LK_TEXT("–"));
    add(table, phrase(table, LK_PHRASE_SIGNATURE_EMPTY, NULL));
}

static void put_cells(const Table *table)
{
    size_t widths[COLUMNS] = {0};
    for (size_t i = 0; i < table->count; i++) {
        size_t cells = lk_utf8_cells(table->cells[i]);
        widths[i % COLUMNS] = cells > widths[i % COLUMNS] ? cells : widths[i % COLUMNS];
    }
    for (size_t i = 0; i < table->count; i++) {
        lk_buffer_text(table->out, table->cells[i]);
        bool is_last = i % COLUMNS == COLUMNS - 1;
        for (size_t k = lk_utf8_cells(table->cells[i]); !is_last && k < widths[i % COLUMNS] + GAP; k++)
            lk_buffer_string(table->out, " ");
        if (is_last)
            lk_buffer_string(table->out, "\n");
    }
}

static void put_opinions(const Table *table, const LkSignVerdict *verdict)
{
    for (size_t i = 0; i < verdict->signature_count; i++) {
        if (verdict->signatures[i].opinion.length == 0)
            continue;
        lk_phrase_put(LK_PHRASE_VERDICT_OPINION, table->language,
                      LK_WITH(lk_named_text("field", verdict->signatures[i].field),
                              lk_named_text("opinion", lk_verdict_cleaned(verdict->signatures[i].opinion,
                                                                          table->out->arena))),
                      table->out);
        lk_buffer_string(table->out, "\n");
    }
}

void lk_verdict_text(const LkSignVerdict *verdict, const char *file, LkMessageLanguage language,
                     LkBuffer *out)
{
    static const LkPhraseId heads[COLUMNS] = {LK_PHRASE_VERDICT_FIELD,  LK_PHRASE_VERDICT_SIGNER,
                                              LK_PHRASE_VERDICT_WHEN,   LK_PHRASE_VERDICT_LEVEL,
                                              LK_PHRASE_VERDICT_COVERS, LK_PHRASE_VERDICT_STATE};
    Table table = {.language = language, .out = out};
    if (verdict->signature_count + verdict->empty_count > 0) {
        for (size_t i = 0; i < COLUMNS; i++)
            add(&table, phrase(&table, heads[i], NULL));
        for (size_t i = 0; i < verdict->signature_count; i++)
            add_signature(&table, &verdict->signatures[i]);
        for (size_t i = 0; i < verdict->empty_count; i++)
            add_waiting(&table, verdict->empty[i]);
        put_cells(&table);
        put_opinions(&table, verdict);
    }
    for (size_t i = 0; i < verdict->asked_count; i++) {
        lk_buffer_text(out, lk_verdict_asked(&verdict->asked[i], language, out->arena));
        lk_buffer_string(out, "\n");
    }
    lk_buffer_printf(out, "%s: ", file);
    lk_buffer_text(out, lk_verdict_state_of(verdict, language, out->arena));
    lk_buffer_string(out, "\n");
}
