/* Writes the build record in its two forms: in XMP for archives, and as JSON for programs. */
#include "pdf/claims/record.h"

#include <string.h>

#include "base/xml.h"

static void put_string(LkBuffer *out, const char *text)
{
    lk_buffer_string(out, "\"");
    for (const unsigned char *c = (const unsigned char *)text; *c != '\0'; c++) {
        if (*c == '"' || *c == '\\')
            lk_buffer_printf(out, "\\%c", *c);
        else if (*c < ' ')
            lk_buffer_printf(out, "\\u%04x", *c);
        else
            lk_buffer_append(out, (const char *)c, 1);
    }
    lk_buffer_string(out, "\"");
}

static void put_member(LkBuffer *out, const char *key, const char *value)
{
    lk_buffer_printf(out, "\"%s\": ", key);
    if (value == NULL)
        lk_buffer_string(out, "null");
    else
        put_string(out, value);
}

static const char *profile_name(LkPdfProfile profile)
{
    static const char *const names[] = {"plain", "print", "archive", "archive-source"};
    return names[profile];
}

static const char *file_name(const LkFace *face)
{
    const char *slash = strrchr(face->path, '/');
    return slash == NULL ? face->path : slash + 1;
}

static void put_files(const LkPdfOptions *options, LkBuffer *out)
{
    lk_buffer_string(out, "  \"files\": [");
    for (size_t i = 0; i < options->input_count; i++) {
        const LkPdfInput *input = &options->inputs[i];
        lk_buffer_string(out, i == 0 ? "\n    {" : ",\n    {");
        put_member(out, "role", input->role);
        lk_buffer_string(out, ", ");
        put_member(out, "name", input->name);
        lk_buffer_printf(out, ", \"bytes\": %zu, ", input->bytes.length);
        put_member(out, "sha256", input->digest.hex);
        lk_buffer_string(out, "}");
    }
    lk_buffer_string(out, "\n  ],\n");
}

static void put_fonts(const LkPdfFacts *facts, LkBuffer *out)
{
    lk_buffer_string(out, "  \"fonts\": [");
    for (size_t i = 0; i < facts->face_count; i++) {
        const LkFace *face = facts->faces[i];
        lk_buffer_string(out, i == 0 ? "\n    {" : ",\n    {");
        put_member(out, "name", face->postscript_name);
        lk_buffer_string(out, ", ");
        put_member(out, "file", file_name(face));
        lk_buffer_string(out, ", ");
        put_member(out, "sha256", lk_face_digest(face).hex);
        lk_buffer_string(out, "}");
    }
    lk_buffer_string(out, "\n  ]\n");
}

void lk_pdf_record_json(const LkPdfFacts *facts, LkBuffer *out)
{
    const LkPdfOptions *options = facts->options;
    lk_buffer_string(out, "{\n  ");
    put_member(out, "made-by", options->producer);
    lk_buffer_string(out, ",\n  ");
    put_member(out, "with", options->made_by);
    lk_buffer_string(out, ",\n  ");
    put_member(out, "profile", profile_name(options->profile));
    lk_buffer_string(out, ",\n  ");
    put_member(out, "layout", options->layout);
    lk_buffer_printf(out, ",\n  \"pages\": [%zu, %zu],\n  \"created\": ", options->first_page,
                     options->last_page);
    if (options->created >= 0)
        lk_buffer_printf(out, "%lld", (long long)options->created);
    else
        lk_buffer_string(out, "null");
    lk_buffer_string(out, ",\n  \"words\": {");
    put_member(out, "sha256", options->words.hex);
    lk_buffer_string(out, "},\n");
    put_files(options, out);
    put_fonts(facts, out);
    lk_buffer_string(out, "}\n");
}

/* ---- XMP */

static void put_item(LkBuffer *out, const char *role, const char *name, const char *digest)
{
    lk_buffer_printf(out, "<rdf:li>%s ", role);
    lk_xml_text(out, lk_text(name));
    lk_buffer_printf(out, " sha256:%s</rdf:li>\n", digest);
}

void lk_pdf_record_xmp(const LkPdfFacts *facts, LkBuffer *out)
{
    const LkPdfOptions *options = facts->options;
    if (options->input_count == 0)
        return;
    lk_buffer_string(out, "<likhit:madeFrom><rdf:Seq>\n");
    for (size_t i = 0; i < options->input_count; i++)
        put_item(out, options->inputs[i].role, options->inputs[i].name, options->inputs[i].digest.hex);
    for (size_t i = 0; i < facts->face_count; i++) {
        const LkFace *face = facts->faces[i];
        put_item(out, "font", file_name(face), lk_face_digest(face).hex);
    }
    put_item(out, "dictionary", "thai.words", options->words.hex);
    lk_buffer_string(out, "</rdf:Seq></likhit:madeFrom>\n");
}

void lk_pdf_record_schema(LkBuffer *out)
{
    lk_buffer_string(out, "<rdf:li rdf:parseType=\"Resource\">\n"
                          "<pdfaSchema:schema>Likhit build record</pdfaSchema:schema>\n"
                          "<pdfaSchema:namespaceURI>" LK_PDF_RECORD_NAMESPACE "</pdfaSchema:namespaceURI>\n"
                          "<pdfaSchema:prefix>likhit</pdfaSchema:prefix>\n"
                          "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
                          "<pdfaProperty:name>madeFrom</pdfaProperty:name>\n"
                          "<pdfaProperty:valueType>Seq Text</pdfaProperty:valueType>\n"
                          "<pdfaProperty:category>internal</pdfaProperty:category>\n"
                          "<pdfaProperty:description>What the file was made from: role, name, SHA-256"
                          "</pdfaProperty:description>\n"
                          "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
                          "</rdf:li>\n");
}
