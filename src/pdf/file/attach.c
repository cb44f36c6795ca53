/* Attachments. */
#include "pdf/file/attach.h"

#include <stdlib.h>
#include <string.h>

#include "pdf/file/spelling.h"

typedef struct Attachment {
    const char *name, *relation, *description;
    LkText bytes;
    LkPdfRef object;
} Attachment;

static const char *media_type(const char *name)
{
    static const struct {
        const char *ending, *type; /* as a PDF name, in which the slash is written #2F */
    } types[] = {{".md", "text#2Fmarkdown"},
                 {".yaml", "application#2Fyaml"},
                 {".csv", "text#2Fcsv"},
                 {".json", "application#2Fjson"},
                 {".txt", "text#2Fplain"},
                 {".png", "image#2Fpng"},
                 {".jpg", "image#2Fjpeg"},
                 {".jpeg", "image#2Fjpeg"},
                 {".xlsx", "application#2Fvnd.openxmlformats-officedocument.spreadsheetml.sheet"}};
    const char *dot = strrchr(name, '.');
    for (size_t i = 0; dot != NULL && i < sizeof types / sizeof *types; i++)
        if (strcmp(dot, types[i].ending) == 0)
            return types[i].type;
    return "application#2Foctet-stream";
}

static void put_file(LkPdf *pdf, Attachment *file, const char *date)
{
    LkPdfRef data = lk_pdf_reserve(pdf);
    const char *body =
        lk_arena_printf(pdf->arena, "/Type/EmbeddedFile/Subtype/%s/Params<</Size %zu/ModDate%s>>",
                        media_type(file->name), file->bytes.length, date);
    lk_pdf_fill_stream(pdf, data, lk_text(body), file->bytes, true);
    file->object = lk_pdf_reserve(pdf);
    LkBuffer *out = &pdf->body;
    out->length = 0;
    lk_buffer_string(out, "/Type/Filespec/F");
    lk_pdf_text_string(out, lk_text(file->name));
    lk_buffer_string(out, "/UF");
    lk_pdf_text_string(out, lk_text(file->name));
    lk_buffer_string(out, "/Desc");
    lk_pdf_text_string(out, lk_text(file->description));
    lk_buffer_printf(out, "/AFRelationship/%s/EF<</F %u 0 R/UF %u 0 R>>", file->relation, data, data);
    lk_pdf_fill(pdf, file->object, lk_pdf_view(out));
}

/* Returns how a file is related to the pages, and the description that a viewer shows in its list. */
static Attachment attachment_of(const LkPdfInput *input)
{
    static const struct {
        const char *role, *relation, *description;
    } roles[] = {{"source", "Source", "ต้นฉบับ (source)"},
                 {"layout", "Source", "รูปแบบเอกสาร (layout)"},
                 {"data", "Data", "ข้อมูล (data)"},
                 {"words", "Supplement", "รายการคำ (words)"},
                 {"picture", "Source", "ภาพ (picture)"}};
    Attachment file = {
        .name = input->name, .relation = "Unspecified", .description = "", .bytes = input->bytes};
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (strcmp(roles[i].role, input->role) == 0) {
            file.relation = roles[i].relation;
            file.description = roles[i].description;
        }
    return file;
}

static int by_name(const void *a, const void *b)
{
    const Attachment *first = a, *second = b;
    return strcmp(first->name, second->name);
}

void lk_pdf_attach(LkPdf *pdf, const LkPdfOptions *options, LkText record, const char *date,
                   LkBuffer *catalog)
{
    size_t count = options->input_count + 1;
    Attachment *files = LK_NEW_ARRAY(pdf->arena, count, Attachment);
    for (size_t i = 0; i < options->input_count; i++)
        files[i] = attachment_of(&options->inputs[i]);
    files[options->input_count] = (Attachment){.name = LK_PDF_RECORD_NAME,
                                               .relation = "Supplement",
                                               .description = "บันทึกการจัดทำ (build record)",
                                               .bytes = record};
    qsort(files, count, sizeof *files, by_name); /* a name tree must be sorted */
    for (size_t i = 0; i < count; i++)
        put_file(pdf, &files[i], date);
    lk_buffer_string(catalog, "/AF[");
    for (size_t i = 0; i < count; i++)
        lk_buffer_printf(catalog, "%s%u 0 R", i == 0 ? "" : " ", files[i].object);
    lk_buffer_string(catalog, "]/Names<</EmbeddedFiles<</Names[");
    for (size_t i = 0; i < count; i++) {
        lk_pdf_text_string(catalog, lk_text(lk_arena_printf(pdf->arena, "%04zu", i)));
        lk_buffer_printf(catalog, "%u 0 R", files[i].object);
    }
    lk_buffer_string(catalog, "]>>>>");
}
