/* The way back: what extractors read from a PDF equals the text that went in. */
#include "pdf/hand.h"

static const char *const readers[] = {"pdftotext %s -", "pdftotext -layout %s -", "pdftotext -raw %s -",
                                      "mutool draw -q -F txt %s 2>/dev/null"};

static const char *const words[] = {
    "ปู่",       "ฝ้าย",  "ฟ้า",        "ปั๊ม",           "น้ำ",     "ก๊ำ",          "ญู",          "ฐุ",   "ฎุ",
    "ฏู",       "ผู้ใหญ่", "ที่ยิ่งใหญ่",    "ศิลป์",          "เปี๊ยะ",   "ๆ",           "ฯลฯ",        "ผู้",   "ป้ำ",
    "กำ",      "ทำ",   "ซ้ำ",        "จำ",           "office", "fin",         "ก็",          "เป็น", "เชื่อมั่น",
    "ปฏิบัติงาน", "ญาติ",  "พ.ศ. ๒๕๖๕", "วันที่ ๕ เมษายน", "(๑)",    "back\\slash", "ร้อยละ ๙๘.๗๖"};

/* Line for line, blanks at line ends aside. */
static void expect_lines(const char *out, const char *const *lines, size_t count, const char *reader)
{
    const char *at = out;
    for (size_t i = 0; i < count; i++) {
        at += strspn(at, "\n\f \r");
        size_t length = strcspn(at, "\n\f"), shown = length;
        while (shown > 0 && at[shown - 1] == ' ')
            shown--;
        cr_assert(shown == strlen(lines[i]) && memcmp(at, lines[i], shown) == 0,
                  "%s: line %zu is “%.*s”, not “%s”", reader, i + 1, (int)shown, at, lines[i]);
        at += length;
    }
    at += strspn(at, "\n\f \r");
    cr_assert_eq(*at, '\0', "%s: more text: %s", reader, at);
}

/* By the first `reader_count` readers, tagged and untagged. */
static void expect_back_by(Hand *hand, const char *const *lines, size_t count, size_t reader_count)
{
    static const LkPdfProfile profiles[] = {LK_PDF_PLAIN, LK_PDF_ARCHIVE};
    for (size_t p = 0; p < sizeof profiles / sizeof profiles[0]; p++) {
        HandBytes pdf = hand_profile(hand, profiles[p]);
        free(hand_ask(pdf, "qpdf --check %s 2>&1").bytes);
        for (size_t r = 0; r < reader_count; r++) {
            HandBytes out = hand_ask(pdf, readers[r]);
            expect_lines(out.bytes, lines, count, readers[r]);
            free(out.bytes);
        }
        free(pdf.bytes);
    }
    lk_arena_destroy(hand->arena);
}

static void expect_back(Hand *hand, const char *const *lines, size_t count)
{
    expect_back_by(hand, lines, count, sizeof readers / sizeof readers[0]);
}

static void expect_words_back(const char *path, int spacing)
{
    Hand hand = hand_begin();
    const LkFace *face = hand_face(path, hand.arena);
    size_t count = sizeof words / sizeof words[0];
    for (size_t i = 0; i < count; i++)
        hand_text(&hand, face, words[i], spacing, true);
    expect_back(&hand, words, count);
}

Test(pdf_extract, gives_back_every_hard_word)
{
    expect_words_back(HAND_REGULAR, 0);
}

Test(pdf_extract, gives_back_every_hard_word_in_bold)
{
    expect_words_back(HAND_BOLD, 0);
}

Test(pdf_extract, gives_back_letter_spaced_words)
{
    expect_words_back(HAND_REGULAR, 5);
    expect_words_back(HAND_REGULAR, 9);
}

Test(pdf_extract, gives_back_a_line_of_mixed_faces_and_scripts)
{
    static const char *const lines[] = {"ข้อ ๑ ผู้บริหาร (Executive office) น้ำดื่ม ๒๕๖๕",
                                        "ข้อ ๑ ผู้บริหาร (Executive office) น้ำดื่ม ๒๕๖๕"};
    Hand hand = hand_begin();
    const LkFace *regular = hand_face(HAND_REGULAR, hand.arena), *bold = hand_face(HAND_BOLD, hand.arena);
    for (int spacing = 0; spacing <= 5; spacing += 5) {
        hand_text(&hand, bold, "ข้อ ๑ ", spacing, true);
        hand_text(&hand, regular, "ผู้บริหาร (", spacing, false);
        hand_text(&hand, regular, "Executive office", spacing, false);
        hand_text(&hand, bold, ") น้ำดื่ม", spacing, false);
        hand_text(&hand, regular, " ๒๕๖๕", spacing, false);
    }
    expect_back(&hand, lines, 2);
}

/* Every Thai syllable of consonant × vowel × tone that is written above or below: 2,200 and more. */
static size_t syllables(char (*lines)[1024], size_t most)
{
    static const char *const consonants[] = {"ก", "ข", "ค", "ง", "จ", "ช", "ญ", "ฎ", "ฏ", "ฐ", "ด", "ต",
                                             "ถ", "ท", "น", "บ", "ป", "ผ", "ฝ", "พ", "ฟ", "ม", "ย", "ร",
                                             "ล", "ว", "ศ", "ส", "ห", "ฬ", "อ", "ฮ", "ณ", "ธ", "ภ", "ซ"};
    static const char *const vowels[] = {"", "ะ", "ั", "า", "ำ", "ิ", "ี", "ึ", "ื", "ุ", "ู", "์", "็"};
    static const char *const tones[] = {"", "่", "้", "๊", "๋"};
    size_t count = 0;
    for (size_t c = 0; c < sizeof consonants / sizeof consonants[0]; c++) {
        for (size_t t = 0; t < sizeof tones / sizeof tones[0] && count < most; t++) {
            lines[count][0] = '\0';
            for (size_t v = 0; v < sizeof vowels / sizeof vowels[0]; v++) {
                bool tone_first = v == 1 || v == 3 || v == 4;
                if (v >= 11 && t > 0)
                    continue;
                strcat(lines[count], consonants[c]);
                strcat(lines[count], tone_first ? tones[t] : vowels[v]);
                strcat(lines[count], tone_first ? vowels[v] : tones[t]);
            }
            count++;
        }
    }
    return count;
}

static void expect_syllables_back(int spacing)
{
    enum { MOST = 200 };
    static char room[MOST][1024];
    const char *lines[MOST];
    size_t count = syllables(room, MOST);
    Hand hand = hand_begin();
    const LkFace *face = hand_face(HAND_REGULAR, hand.arena);
    for (size_t i = 0; i < count; i++) {
        lines[i] = room[i];
        hand_text(&hand, face, room[i], spacing, true);
    }
    expect_back(&hand, lines, count);
}

Test(pdf_extract, gives_back_all_syllables)
{
    expect_syllables_back(0);
}

Test(pdf_extract, gives_back_all_syllables_letter_spaced)
{
    expect_syllables_back(5);
}

Test(pdf_extract, gives_back_text_of_a_cff_face)
{
    static const char *const lines[] = {"Office of the AVATAR, 2565"};
    Hand hand = hand_begin();
    hand_text(&hand, hand_face(HAND_CFF, hand.arena), lines[0], 0, true);
    expect_back(&hand, lines, 1);
}

/* MuPDF takes no ActualText: it is asked for TrueType faces only. */
Test(pdf_extract, gives_back_thai_of_a_cff_face_by_readers_that_take_actual_text)
{
    static const char *const lines[] = {"น้ำดื่ม ซ้ำ ป้ำ ผู้ใหญ่ที่ยิ่งใหญ่ ทำ"};
    Hand hand = hand_begin();
    hand_text(&hand, hand_face(HAND_THAI_CFF, hand.arena), lines[0], 0, true);
    expect_back_by(&hand, lines, 1, 3);
}
