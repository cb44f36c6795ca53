/* Writes the metadata. Info and XMP say the same, as PDF/A demands. XMP is not compressed, so that archives
 * can read it without a PDF parser. Dates are in Thai time, that of the offices, as the time zone of the
 * machine must not change the file. */
#include "pdf/claims/metadata.h"

#include "base/date.h"
#include "base/xml.h"
#include "pdf/claims/record.h"
#include "pdf/claims/srgb.h"
#include "pdf/file/spelling.h"

enum { XMP_PADDING_LINES = 20 };

/* PDF has no dates with years of more than four digits; lk_creation_time lets none through. */
static const char *format_date(LkArena *arena, int64_t created, bool in_xmp)
{
    struct tm d = {0};
    lk_thai_time(created, &d);
    return lk_arena_printf(
        arena, in_xmp ? "%04d-%02d-%02dT%02d:%02d:%02d+07:00" : "(D:%04d%02d%02d%02d%02d%02d+07'00')",
        d.tm_year + 1900, d.tm_mon + 1, d.tm_mday, d.tm_hour, d.tm_min, d.tm_sec);
}

const char *lk_pdf_date(int64_t seconds, LkArena *arena)
{
    return format_date(arena, seconds, false);
}

static void put_info(LkPdf *pdf, const LkFrames *frames, const LkPdfOptions *options)
{
    const struct {
        const char *key;
        LkText text;
    } entries[] = {{"Title", frames->title},
                   {"Author", frames->author},
                   {"Subject", frames->subject},
                   {"Creator", lk_text(options->producer)},
                   {"Producer", lk_text(options->producer)}};
    LkBuffer *body = &pdf->body;
    body->length = 0;
    for (size_t i = 0; i < sizeof entries / sizeof entries[0]; i++) {
        if (entries[i].text.length == 0)
            continue;
        lk_buffer_printf(body, "/%s", entries[i].key);
        lk_pdf_text_string(body, entries[i].text);
    }
    if (options->created >= 0) {
        const char *date = format_date(pdf->arena, options->created, false);
        lk_buffer_printf(body, "/CreationDate%s/ModDate%s", date, date);
    }
    lk_haru_extend(pdf->haru, lk_haru_info(pdf->haru), lk_pdf_view(body));
}

static void put_property(LkBuffer *out, const char *before, LkText text, const char *after)
{
    if (text.length == 0)
        return;
    lk_buffer_string(out, before);
    lk_xml_text(out, text);
    lk_buffer_string(out, after);
    lk_buffer_string(out, "\n");
}

/* Returns the language of the document as a tag of BCP 47; Thai becomes that of Thailand. */
const char *lk_pdf_language(const LkFrames *frames, LkArena *arena)
{
    LkText language = frames->language;
    if (language.length == 0 || lk_text_equal(language, LK_TEXT("th")))
        return "th-TH";
    return lk_arena_copy(arena, language.bytes, language.length);
}

/* Describes the properties that PDF/A does not know, as it demands (ISO 19005-2 §6.6.2.3.3). */
static void put_schema(LkBuffer *out)
{
    lk_buffer_string(out,
                     "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
                     "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n"
                     "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
                     "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
                     "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
                     "<pdfaProperty:name>part</pdfaProperty:name>\n"
                     "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
                     "<pdfaProperty:category>internal</pdfaProperty:category>\n"
                     "<pdfaProperty:description>Part of ISO 14289 that the file follows"
                     "</pdfaProperty:description>\n"
                     "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
                     "</rdf:li>\n");
    lk_pdf_record_schema(out);
    lk_buffer_string(out, "</rdf:Bag></pdfaExtension:schemas>\n");
}

/* Writes which standards the file follows. */
static void put_claims(LkBuffer *out, LkPdfProfile profile)
{
    if (!lk_pdf_is_tagged(profile))
        return;
    lk_buffer_printf(out,
                     "<pdfaid:part>%d</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n"
                     "<pdfuaid:part>1</pdfuaid:part>\n",
                     profile == LK_PDF_ARCHIVE_SOURCE ? 3 : 2);
    put_schema(out);
}

/* Declares that colours on the pages are sRGB. */
static void put_intent(LkPdf *pdf, LkBuffer *catalog)
{
    LkPdfRef profile = lk_pdf_reserve(pdf);
    lk_pdf_fill_stream(pdf, profile, LK_TEXT("/N 3"), lk_srgb_profile(pdf->arena), true);
    lk_buffer_printf(catalog,
                     "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
                     "/Info(sRGB IEC61966-2.1)/DestOutputProfile %u 0 R>>]",
                     profile);
}

static void put_opening(LkBuffer *out)
{
    lk_buffer_string(out, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                          "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                          "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                          "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                          " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
                          " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
                          " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
                          " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\""
                          " xmlns:likhit=\"" LK_PDF_RECORD_NAMESPACE "\""
                          " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
                          " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
                          " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
                          "<dc:format>application/pdf</dc:format>\n");
}

/* Writes the properties that Info has too. */
static void put_properties(LkBuffer *out, const LkFrames *frames, const LkPdfOptions *options, LkArena *arena)
{
    put_property(out, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", frames->title,
                 "</rdf:li></rdf:Alt></dc:title>");
    put_property(out, "<dc:creator><rdf:Seq><rdf:li>", frames->author, "</rdf:li></rdf:Seq></dc:creator>");
    put_property(out, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", frames->subject,
                 "</rdf:li></rdf:Alt></dc:description>");
    put_property(out, "<dc:language><rdf:Bag><rdf:li>", lk_text(lk_pdf_language(frames, arena)),
                 "</rdf:li></rdf:Bag></dc:language>");
    put_property(out, "<xmp:CreatorTool>", lk_text(options->producer), "</xmp:CreatorTool>");
    put_property(out, "<pdf:Producer>", lk_text(options->producer), "</pdf:Producer>");
    if (options->created >= 0) {
        LkText date = lk_text(format_date(arena, options->created, true));
        put_property(out, "<xmp:CreateDate>", date, "</xmp:CreateDate>");
        put_property(out, "<xmp:ModifyDate>", date, "</xmp:ModifyDate>");
        put_property(out, "<xmp:MetadataDate>", date, "</xmp:MetadataDate>");
    }
}

static LkPdfRef put_xmp(LkPdf *pdf, const LkPdfFacts *facts)
{
    const LkPdfOptions *options = facts->options;
    LkBuffer xmp;
    lk_buffer_init(&xmp, pdf->arena);
    put_opening(&xmp);
    put_properties(&xmp, facts->frames, options, pdf->arena);
    put_claims(&xmp, options->profile);
    if (lk_pdf_is_tagged(options->profile))
        lk_pdf_record_xmp(facts, &xmp);
    lk_buffer_string(&xmp, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n");
    for (int i = 0; i < XMP_PADDING_LINES; i++) /* room for tools that edit in place */
        lk_buffer_printf(&xmp, "%99s\n", "");
    lk_buffer_string(&xmp, "<?xpacket end=\"w\"?>");
    LkPdfRef object = lk_pdf_reserve(pdf);
    lk_pdf_fill_stream(pdf, object, LK_TEXT("/Type/Metadata/Subtype/XML"), lk_pdf_view(&xmp), false);
    return object;
}

void lk_pdf_metadata(LkPdf *pdf, const LkPdfFacts *facts, LkBuffer *catalog)
{
    put_info(pdf, facts->frames, facts->options);
    LkPdfRef xmp = put_xmp(pdf, facts);
    lk_buffer_string(catalog, "/Lang");
    lk_pdf_text_string(catalog, lk_text(lk_pdf_language(facts->frames, pdf->arena)));
    lk_buffer_printf(catalog, "/Metadata %u 0 R", xmp);
    if (lk_pdf_is_tagged(facts->options->profile))
        put_intent(pdf, catalog);
    lk_haru_extend(pdf->haru, lk_haru_catalog(pdf->haru), lk_pdf_view(catalog));
}
