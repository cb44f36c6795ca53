/* The build record, and the files inside. */
#include "pdf/hand.h"

static const LkPdfInput record_inputs[] = {
    {.role = "source", .name = "report.md", .bytes = {"# ก", 5}, .digest = {"aa"}},
    {.role = "data", .name = "ข้อมูล/a \"1\".csv", .bytes = {"a,b\n", 4}, .digest = {"bb"}}};

static HandBytes record_write(LkPdfProfile profile, LkBuffer *record)
{
    Hand hand = hand_begin();
    HandBytes all = {0};
    hand.frames.title = LK_TEXT("title");
    hand_text(&hand, hand_face(HAND_REGULAR, hand.arena), "ก", 0, true);
    LkPdfOptions options = {.first_page = 1,
                            .last_page = 1,
                            .created = -1,
                            .producer = "Likhit test",
                            .profile = profile,
                            .inputs = record_inputs,
                            .input_count = 2,
                            .words = {"cc"},
                            .made_by = "HarfBuzz 1",
                            .record = record};
    cr_assert(lk_pdf_write(&hand.frames, &options, hand_take, &all, hand.arena, &hand.diagnostics));
    lk_arena_destroy(hand.arena);
    return all;
}

Test(pdf_record, is_json_with_all_that_the_file_was_made_from)
{
    LkArena *arena = lk_arena_create();
    LkBuffer record;
    lk_buffer_init(&record, arena);
    HandBytes pdf = record_write(LK_PDF_PLAIN, &record), json = {0};
    hand_take(&json, record.bytes, record.length);
    HandBytes said =
        hand_ask(json, "python3 -c 'import json,sys; r=json.load(open(sys.argv[1])); "
                       "print(r[\"files\"][1][\"name\"], r[\"words\"][\"sha256\"], r[\"created\"], "
                       "r[\"fonts\"][0][\"file\"], len(r[\"fonts\"][0][\"sha256\"]))' %s");
    cr_expect_str_eq(said.bytes, "ข้อมูล/a \"1\".csv cc None Laksaman.ttf 64\n");
    free(said.bytes);
    free(json.bytes);
    free(pdf.bytes);
    lk_arena_destroy(arena);
}

Test(pdf_record, stands_in_xmp_of_files_for_archives)
{
    HandBytes pdf = record_write(LK_PDF_ARCHIVE, NULL), xmp = hand_ask(pdf, "pdfinfo -meta %s");
    cr_expect(strstr(xmp.bytes, "<rdf:li>source report.md sha256:aa</rdf:li>") != NULL, "%s", xmp.bytes);
    cr_expect(strstr(xmp.bytes, "<rdf:li>dictionary thai.words sha256:cc</rdf:li>") != NULL);
    free(xmp.bytes);
    free(pdf.bytes);
}

Test(pdf_record, files_are_inside_with_the_record_only_where_they_are_asked_for)
{
    HandBytes pdf = record_write(LK_PDF_ARCHIVE_SOURCE, NULL), list = hand_ask(pdf, "pdfdetach -list %s");
    cr_expect(strstr(list.bytes, "3 embedded files") != NULL, "%s", list.bytes);
    cr_expect(strstr(list.bytes, "ข้อมูล/a \"1\".csv") != NULL &&
              strstr(list.bytes, "build-record.json") != NULL);
    free(list.bytes);
    free(pdf.bytes);
    pdf = record_write(LK_PDF_ARCHIVE, NULL);
    list = hand_ask(pdf, "pdfdetach -list %s");
    cr_expect(strstr(list.bytes, "0 embedded files") != NULL, "%s", list.bytes);
    free(list.bytes);
    free(pdf.bytes);
}
