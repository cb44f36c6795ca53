#include "inspect/report.h"

#include <string.h>

#include "base/json.h"
#include "inspect/verdict.h"

typedef struct Report {
    const LkSignVerdict *verdict;
    const LkVerdictFacts *facts;
    LkMessageLanguage language;
    LkBuffer *out;
} Report;

static void put(const Report *report, LkPhraseId id, const LkArgument *arguments)
{
    lk_phrase_put(id, report->language, arguments, report->out);
}

static LkText phrase(const Report *report, LkPhraseId id, const LkArgument *arguments)
{
    LkBuffer text;
    lk_buffer_init(&text, report->out->arena);
    lk_phrase_put(id, report->language, arguments, &text);
    return lk_buffer_view(&text);
}

/* ---- Cells: strings of YAML, whose text is data */

/* Braces would be a field. */
static LkText without_fields(LkText text, LkArena *arena)
{
    LkBuffer out;
    lk_buffer_init(&out, arena);
    for (size_t i = 0; i < text.length; i++) {
        if (text.bytes[i] == '{' && i + 1 < text.length && text.bytes[i + 1] == '{')
            lk_buffer_string(&out, "\\");
        lk_buffer_append(&out, &text.bytes[i], 1);
    }
    return lk_buffer_view(&out);
}

/* JSON's strings are YAML's. What commands a terminal, and what is no UTF-8, is a blank or a sign for it. */
static void put_cell(const Report *report, LkText text, bool is_first)
{
    LkArena *arena = report->out->arena;
    LkText clean = without_fields(lk_verdict_cleaned(text, arena), arena);
    lk_buffer_string(report->out, is_first ? "  - [" : ", ");
    lk_json_string(report->out, clean.length == 0 ? LK_TEXT("–") : clean);
}

static void end_row(const Report *report)
{
    lk_buffer_string(report->out, "]\n");
}

static void begin_table(const Report *report, const char *style)
{
    lk_buffer_printf(report->out, "```table\n%s%s%srows:\n",
                     style == NULL ? "" : "style: ", style == NULL ? "" : style,
                     style == NULL ? "" : "\nheader: false\n");
}

static void put_column(const Report *report, const char *field, LkText title, const char *width)
{
    lk_buffer_printf(report->out, "  - {field: %s, title: ", field);
    lk_json_string(report->out, title);
    lk_buffer_printf(report->out, ", width: %s, digits: as-is}\n", width);
}

/* ---- The file */

static void put_fact(const Report *report, LkPhraseId key, LkText value)
{
    put_cell(report, phrase(report, key, NULL), true);
    put_cell(report, value, false);
    end_row(report);
}

static LkText roots_of(const Report *report)
{
    const LkVerdictFacts *facts = report->facts;
    LkBuffer names;
    lk_buffer_init(&names, report->out->arena);
    for (size_t i = 0; i < facts->root_count; i++)
        lk_buffer_printf(&names, "%s%s", i == 0 ? "" : ", ", lk_verdict_base_name(facts->roots[i]));
    return facts->root_count == 0 ? phrase(report, LK_PHRASE_REPORT_TRUST_NOBODY, NULL)
                                  : lk_buffer_view(&names);
}

static void put_facts(const Report *report)
{
    const LkVerdictFacts *facts = report->facts;
    const char *time = lk_verdict_time(facts->checked, report->language, report->out->arena);
    begin_table(report, "facts");
    put_fact(report, LK_PHRASE_REPORT_FILE, lk_text(lk_verdict_base_name(facts->file)));
    put_fact(report, LK_PHRASE_REPORT_DIGEST, lk_text(facts->digest));
    put_fact(report, LK_PHRASE_REPORT_SIZE,
             phrase(report, LK_PHRASE_REPORT_PAGES_BYTES,
                    LK_WITH(lk_named_number("pages", (long long)report->verdict->page_count),
                            lk_named_number("bytes", (long long)facts->bytes))));
    put_fact(report, LK_PHRASE_REPORT_CHECKED,
             phrase(report, LK_PHRASE_REPORT_CHECKED_BY,
                    LK_WITH(lk_named_string("time", time == NULL ? "?" : time),
                            lk_named_string("version", facts->version))));
    put_fact(report, LK_PHRASE_REPORT_TRUST, roots_of(report));
    put_fact(report, LK_PHRASE_REPORT_EVIDENCE,
             facts->is_online
                 ? phrase(report, LK_PHRASE_REPORT_EVIDENCE_ONLINE,
                          LK_WITH(lk_named_number("count", (long long)report->verdict->asked_count)))
                 : phrase(report, LK_PHRASE_REPORT_EVIDENCE_FILE, NULL));
    put_fact(report, LK_PHRASE_REPORT_RESULT,
             lk_verdict_state_of(report->verdict, report->language, report->out->arena));
    lk_buffer_string(report->out, "columns:\n");
    put_column(report, "a", LK_TEXT(" "), "4cm");
    put_column(report, "b", LK_TEXT(" "), "13cm");
    lk_buffer_string(report->out, "```\n\n");
}

/* ---- The signatures */

/* Whoever signed may stand in for the official whose block it is, or may not: the reader must see both. */
static LkText signer_of(const Report *report, const LkSignJudged *judged)
{
    LkText signer = judged->signer.length > 0 ? judged->signer : judged->field;
    if (judged->is_stamp || judged->description.length == 0)
        return signer;
    return phrase(report, LK_PHRASE_REPORT_SIGNER,
                  LK_WITH(lk_named_text("signer", signer), lk_named_text("whose", judged->description)));
}

static void put_row(const Report *report, size_t number, const LkSignJudged *judged)
{
    LkArena *arena = report->out->arena;
    put_cell(report, lk_text(lk_arena_printf(arena, "%zu", number)), true);
    put_cell(report, signer_of(report, judged), false);
    put_cell(report, lk_verdict_when(judged, report->language, arena), false);
    put_cell(report, judged->opinion, false);
    put_cell(report, lk_verdict_covers(judged, report->language, arena), false);
    put_cell(report, lk_verdict_state_of_one(judged, report->language, arena), false);
    end_row(report);
}

static void put_waiting(const Report *report, size_t number, LkText field, LkText description)
{
    put_cell(report, lk_text(lk_arena_printf(report->out->arena, "%zu", number)), true);
    put_cell(report,
             phrase(report, LK_PHRASE_REPORT_WAITING,
                    LK_WITH(lk_named_text("whose", description.length > 0 ? description : field))),
             false);
    for (int i = 0; i < 3; i++)
        put_cell(report, LK_TEXT(""), false);
    put_cell(report, phrase(report, LK_PHRASE_SIGNATURE_EMPTY, NULL), false);
    end_row(report);
}

static void put_signatures(const Report *report)
{
    const LkSignVerdict *verdict = report->verdict;
    if (verdict->signature_count + verdict->empty_count == 0)
        return;
    begin_table(report, NULL);
    for (size_t i = 0; i < verdict->signature_count; i++)
        put_row(report, i + 1, &verdict->signatures[i]);
    for (size_t i = 0; i < verdict->empty_count; i++)
        put_waiting(report, verdict->signature_count + i + 1, verdict->empty[i],
                    verdict->empty_descriptions[i]);
    lk_buffer_string(report->out, "columns:\n");
    put_column(report, "n", phrase(report, LK_PHRASE_REPORT_NUMBER, NULL), "1cm");
    put_column(report, "signer", phrase(report, LK_PHRASE_VERDICT_SIGNER, NULL), "4fr");
    put_column(report, "when", phrase(report, LK_PHRASE_VERDICT_WHEN, NULL), "4fr");
    put_column(report, "opinion", phrase(report, LK_PHRASE_REPORT_OPINION, NULL), "5fr");
    put_column(report, "covers", phrase(report, LK_PHRASE_VERDICT_COVERS, NULL), "2.5fr");
    put_column(report, "state", phrase(report, LK_PHRASE_VERDICT_STATE, NULL), "3fr");
    lk_buffer_string(report->out, "```\n\n");
}

/* ---- What was found */

static void put_faults(const Report *report, const LkSignFault *faults, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        LkBuffer text;
        lk_buffer_init(&text, report->out->arena);
        lk_message_put(faults[i].id, report->language, faults[i].arguments, &text);
        put_cell(report, LK_TEXT(""), true);
        put_cell(report, lk_buffer_view(&text), false);
        end_row(report);
    }
}

static void put_asked(const Report *report)
{
    const LkSignVerdict *verdict = report->verdict;
    for (size_t i = 0; i < verdict->asked_count; i++) {
        put_cell(report, LK_TEXT(""), true);
        put_cell(report, lk_verdict_asked(&verdict->asked[i], report->language, report->out->arena), false);
        end_row(report);
    }
}

static void put_found(const Report *report)
{
    const LkSignVerdict *verdict = report->verdict;
    size_t count = verdict->fault_count + verdict->asked_count;
    for (size_t i = 0; i < verdict->signature_count; i++)
        count += verdict->signatures[i].fault_count;
    if (count == 0)
        return;
    lk_buffer_string(report->out, "# ");
    put(report, LK_PHRASE_REPORT_FOUND, NULL);
    lk_buffer_string(report->out, "\n\n");
    begin_table(report, "facts");
    put_faults(report, verdict->faults, verdict->fault_count);
    for (size_t i = 0; i < verdict->signature_count; i++)
        put_faults(report, verdict->signatures[i].faults, verdict->signatures[i].fault_count);
    put_asked(report);
    lk_buffer_string(report->out, "columns:\n");
    put_column(report, "a", LK_TEXT(" "), "0.6cm");
    put_column(report, "b", LK_TEXT(" "), "16.4cm");
    lk_buffer_string(report->out, "```\n\n");
}

/* ---- What the words mean: those that were used */

static bool is_said(const LkSignVerdict *verdict, LkSignState state)
{
    bool is_said = verdict->state == state;
    for (size_t i = 0; i < verdict->signature_count; i++)
        is_said |= verdict->signatures[i].state == state;
    return is_said && (state != LK_SIGN_GOOD || verdict->signature_count > 0);
}

static void put_words(const Report *report)
{
    static const struct {
        LkPhraseId word, meaning;
    } words[] = {[LK_SIGN_GOOD] = {LK_PHRASE_VERDICT_GOOD, LK_PHRASE_REPORT_MEANS_GOOD},
                 [LK_SIGN_NOT_KNOWN] = {LK_PHRASE_VERDICT_NOT_KNOWN, LK_PHRASE_REPORT_MEANS_NOT_KNOWN},
                 [LK_SIGN_UNTRUSTED] = {LK_PHRASE_VERDICT_UNTRUSTED, LK_PHRASE_REPORT_MEANS_UNTRUSTED},
                 [LK_SIGN_CHANGED] = {LK_PHRASE_VERDICT_CHANGED, LK_PHRASE_REPORT_MEANS_CHANGED},
                 [LK_SIGN_MISSING] = {LK_PHRASE_VERDICT_MISSING, LK_PHRASE_REPORT_MEANS_MISSING}};
    static const LkPhraseId notes[] = {LK_PHRASE_REPORT_MEANS_STAMPED, LK_PHRASE_REPORT_MEANS_COVERS,
                                       LK_PHRASE_REPORT_MEANS_FILE};
    lk_buffer_string(report->out, "# ");
    put(report, LK_PHRASE_REPORT_WORDS, NULL);
    lk_buffer_string(report->out, "\n\n");
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!is_said(report->verdict, (LkSignState)i))
            continue;
        lk_buffer_string(report->out, "- **");
        put(report, words[i].word, NULL);
        lk_buffer_string(report->out, "**: ");
        put(report, words[i].meaning, NULL);
        lk_buffer_string(report->out, "\n");
    }
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++) {
        lk_buffer_string(report->out, "- ");
        put(report, notes[i], NULL);
        lk_buffer_string(report->out, "\n");
    }
}

void lk_verdict_report(const LkSignVerdict *verdict, const LkVerdictFacts *facts, LkMessageLanguage language,
                       LkBuffer *out)
{
    const Report report = {.verdict = verdict, .facts = facts, .language = language, .out = out};
    lk_buffer_string(out, "---\ntitle: ");
    lk_json_string(out, phrase(&report, LK_PHRASE_REPORT_TITLE, NULL));
    lk_buffer_printf(out, "\nlang: %s\n---\n\n", language == LK_THAI ? "th" : "en");
    put_facts(&report);
    put_signatures(&report);
    put_found(&report);
    put_words(&report);
}
