/* Marks that begin an item, and what is printed of them: what was typed. */
#include "source/source_help.h"

Test(item_forms, of_latin_letters_and_numerals)
{
    static const SourceCase cases[] = {
        {"คำนำ\na) ก\nb) ข\n", "P คำนำ; L(ก){1‹a)›{P ก}; 2‹b)›{P ข}}", NULL, NULL},
        {"คำนำ\nA. ก\nB. ข\n", "P คำนำ; Lก.{1‹A.›{P ก}; 2‹B.›{P ข}}", NULL, NULL},
        {"(a) ก\n\n(b) ข\n", "L(ก){1‹(a)›{P ก}; 2‹(b)›{P ข}}", NULL, NULL},
        {"i. ก\nii. ข\niii. ค\niv. ง\n", "Lก.{1‹i.›{P ก}; 2‹ii.›{P ข}; 3‹iii.›{P ค}; 4‹iv.›{P ง}}", NULL,
         NULL},
        {"(i) ก\n(ii) ข\n", "L(ก){1‹(i)›{P ก}; 2‹(ii)›{P ข}}", NULL, NULL},
        {"{count: yes}\n\na) ก\nb) ข\n", "L(ก){1‹a)›{P ก}; 2‹b)›{P ข}}", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(item_forms, an_i_behind_h_is_a_letter)
{
    SourceRead *read = source_read("a) ก\nb) ข\nc) ค\nd) ง\ne) จ\nf) ฉ\ng) ช\nh) ซ\ni) ฌ\nj) ญ\n", NULL);
    cr_assert_null(read->source->blocks->next);
    source_done(read);
}

Test(item_forms, of_latin_letters_are_no_names_and_no_words)
{
    static const SourceCase cases[] = {
        {"ครู\nA. Smith เป็นครู\n", "P ครู; P A. Smith เป็นครู", NULL, NULL},
        {"เป็นไปตาม\nJ. สมิธ\n", "P เป็นไปตาม; P J. สมิธ", NULL, NULL},
        {"- A. Smith เป็นครู\n- อ. บ้านไร่\n", "L-{1{P A. Smith เป็นครู}; 2{P อ. บ้านไร่}}", NULL, NULL},
        {"ก\nv) ข\n", "P ก; P v) ข", NULL, NULL},
        {"ก\n(ค) ข\n", "P ก; P (ค) ข", NULL, NULL},
        {"a) one\nb) two\n", "P a) one_b) two", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(item_forms, with_blanks_within)
{
    static const SourceCase cases[] = {
        {"คำนำ\n๑ . ก\n๒ . ข\n", "P คำนำ; L1.{1‹๑ .›{P ก}; 2‹๒ .›{P ข}}", NULL, NULL},
        {"1 ) ก\n2 ) ข\n", "L(1){1‹1 )›{P ก}; 2‹2 )›{P ข}}", NULL, NULL},
        {"( ๑ ) ก\n( ๒  ) ข\n", "L(1){1‹( ๑ )›{P ก}; 2‹( ๒ )›{P ข}}", NULL, NULL},
        {"ถึง\n9 . 30 น.\n", "P ถึง; P 9 . 30 น.", NULL, NULL},
        {"1 . one\n2 . two\n", "P 1 . one_2 . two", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(item_forms, in_bold)
{
    static const SourceCase cases[] = {
        {"คำนำ\n**ข้อ ๘** ก\n**ข้อ ๙** ข\n", "P คำนำ; Lข้อ{8**‹ข้อ ๘›{P ก}; 9**‹ข้อ ๙›{P ข}}", NULL, NULL},
        {"**๑.** ก\n๒. ข\n", "L1.{1**{P ก}; 2{P ข}}", NULL, NULL},
        {"**๑. ก** ข\n", "L1.{1**{P <b:ก> ข}}", NULL, NULL},
        {"**หมวด ๑** การเงิน\n", "P part <b:หมวด ๑> การเงิน", NULL, NULL},
        {"ก\n**A. ข**\n**B. ค**\n", "P ก; Lก.{1**‹A.›{P <b:ข>}; 2**‹B.›{P <b:ค>}}", NULL, NULL},
        {"**1.** one\n", "P <b:1.> one", NULL, NULL},
        {"**๑. ก\n", "P **๑. ก", "W-mark-left 1:1+2", NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(item_forms, in_tags_and_underscores)
{
    static const SourceCase cases[] = {
        {"<b>ข้อ ๔</b> ก\n__ข้อ ๕__ ข\n", "Lข้อ{4**‹ข้อ ๔›{P ก}; 5**‹ข้อ ๕›{P ข}}", NULL, NULL},
        {"<u>๑. ก</u>\n<u>๒. ข</u>\n", "L1.{1{P <u:ก>}; 2{P <u:ข>}}", NULL, NULL},
        {"<u>ข้อ ๖</u> ก\n", "Lข้อ{6‹ข้อ ๖›{P ก}}", NULL, NULL},
        {"<u>1.</u> one\n", NULL, NULL, NULL},
        {"[๑. ก]{.underline}\n\n[๒. ข]{.underline} ค\n", "L1.{1{P <u:ก>}; 2{P <u:ข> ค}}", NULL, NULL},
        {"[๑. ก](a.md)\n", "P ๑. ก→a.md", NULL, NULL},
        {"[๑. ก] ข\n", "P [๑. ก] ข", NULL, NULL},
        {"***๔. ก***\n๕. ข\n", "L1.{4**{P <bi:ก>}; 5{P ข}}", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(item_forms, of_word_processors)
{
    static const SourceCase cases[] = {
        {"\xEF\x82\xB7 ก\n\xEF\x82\xA7\tข\n", "L-{1{P ก}}; L-{1{P ข}}", NULL, NULL}, /* U+F0B7, U+F0A7 */
        {"\xEF\x83\xBC ก\n", "L-{1‹✓›{P ก}}", NULL, NULL},                           /* U+F0FC */
        {"► ก\n► ข\n", "L-{1{P ก}; 2{P ข}}", NULL, NULL},
        {"★ ก\n★ ข\n", "L-{1‹★›{P ก}; 2‹★›{P ข}}", NULL, NULL},
        {"※ ก\n", "L-{1‹※›{P ก}}", NULL, NULL},
        {"☑ ก\n☐ ข\n", "L-{1‹☑›{P ก}}; L-{1‹☐›{P ข}}", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(item_forms, alone_on_a_line_have_their_words_on_the_next)
{
    static const SourceCase cases[] = {
        {"1.\nก\n2.\nข\n", "L1.{1{P ก}; 2{P ข}}", NULL, NULL},
        {"ข้อ ๑\nก\nข้อ ๒\nข\n", "Lข้อ{1‹ข้อ ๑›{P ก}; 2‹ข้อ ๒›{P ข}}", NULL, NULL},
        {"๑.\n**ก**\n", "L1.{1{P <b:ก>}}", NULL, NULL},
        {"๑.\n\nก\n", "L1.{1}; P ก", NULL, NULL},
        {"๑.\n- ก\n", "L1.{1{L-{1{P ก}}}}", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(item_forms, of_laws)
{
    static const SourceCase cases[] = {
        {"ข้อ 1) ก\nข้อ ๒. ข\nข้อ ๒/๑ ค\n", "Lข้อ{1‹ข้อ 1)›{P ก}; 2‹ข้อ ๒.›{P ข}; 2‹ข้อ ๒/๑›{P ค}}", NULL, NULL},
        {"มาตรา ๔ ทวิ ก\nมาตรา 4/1 ข\n", "Lข้อ{4‹มาตรา ๔ ทวิ›{P ก}; 4‹มาตรา 4/1›{P ข}}", NULL, NULL},
        {"ข้อ ๑ ก\nบทเฉพาะกาล\nข้อ ๒ ข\n", "Lข้อ{1‹ข้อ ๑›{P ก}}; P part บทเฉพาะกาล; Lข้อ{2‹ข้อ ๒›{P ข}}", NULL,
         NULL},
        {"ก\nบัญชีท้ายพระราชบัญญัติ\nข\n", "P ก; P part บัญชีท้ายพระราชบัญญัติ; P ข", NULL, NULL},
        {"บทเฉพาะกาลนี้ให้ใช้ต่อไป\n", "P บทเฉพาะกาลนี้ให้ใช้ต่อไป", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(item_forms, behind_another_mark_begin_with_their_first)
{
    static const SourceCase cases[] = {
        {"๑. (๑) ก\n", "L1.{1{L(1){1{P ก}}}}", NULL, NULL},
        {"๒. ๒.๑ ก\n", "L1.{2{L1.{1‹๒.๑›{P ก}}}}", NULL, NULL},
        {"ข้อ ๑ (ก) ก\n", "Lข้อ{1‹ข้อ ๑›{L(ก){1{P ก}}}}", NULL, NULL},
        {"๓. - ก\n", "L1.{3{L-{1{P ก}}}}", NULL, NULL},
        {"๑. ๒๕๖๘. เป็นปี\n", "L1.{1{P ๒๕๖๘. เป็นปี}}", NULL, NULL},
        {"(๒) ๑๐. คน\n", "L(1){2{P ๑๐. คน}}", NULL, NULL},
        {"๓. ๒.๕๐ บาท\n", "L1.{3{P ๒.๕๐ บาท}}", NULL, NULL},
        {"ข้อ ๕ ๑.๕ ล้านบาท\n", "Lข้อ{5‹ข้อ ๕›{P ๑.๕ ล้านบาท}}", NULL, NULL},
        {"๑. ๑.๕ ล้านบาท\n", "L1.{1{P ๑.๕ ล้านบาท}}", NULL, NULL},
        {"ข้อ ๓ - ๕ ให้ยกเลิก\n", "Lข้อ{3‹ข้อ ๓›{P - ๕ ให้ยกเลิก}}", NULL, NULL},
        {"มาตรา ๑๒ - ๑๕ (ยกเลิก)\n", "Lข้อ{12‹มาตรา ๑๒›{P - ๑๕ (ยกเลิก)}}", NULL, NULL},
        {"(๔) + ๕๐๐ บาท\n", "L(1){4{P + ๕๐๐ บาท}}", NULL, NULL},
        {"๑. - ไม่มี -\n", "L1.{1{P - ไม่มี -}}", NULL, NULL},
        {"๒. > ๕๐ คน\n", "L1.{2{P > ๕๐ คน}}", NULL, NULL},
        {"๓. # ก\n", "L1.{3{P # ก}}", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(item_forms, of_signs_before_numbers_print_the_sign)
{
    static const SourceCase cases[] = {
        {"+ ๕๐๐ บาท\n- ๓๐๐ บาท\n", "L-{1‹+›{P ๕๐๐ บาท}}; L-{1{P ๓๐๐ บาท}}", NULL, NULL},
        {"+ ก\n", "L-{1{P ก}}", NULL, NULL},
        {"> ๘๐ คะแนน\n", "P > ๘๐ คะแนน", NULL, NULL},
        {"> ๘๐ คะแนน\n> ก\n", "Q{P ๘๐ คะแนน; P ก}", NULL, NULL},
        {"> ๑. ก\n", "Q{L1.{1{P ก}}}", NULL, NULL},
        {"> 80 points\n", "Q{P 80 points}", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(item_forms, of_stars_below_a_word_with_a_star_are_notes)
{
    static const SourceCase cases[] = {
        {"ค่าวัสดุ*\n\n* ราคากลาง\n", "P ค่าวัสดุ*; L-{1‹*›{P ราคากลาง}}", NULL, NULL},
        {"* ราคากลาง\n", "L-{1{P ราคากลาง}}", NULL, NULL},
        {"ก*ข*ค\n\n* ราคากลาง\n", NULL, NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(item_forms, between_dashes_are_words_on_a_line_of_their_own)
{
    static const SourceCase cases[] = {
        {"ผู้ไม่มาประชุม\n-ไม่มี-\nก\n", "P ผู้ไม่มาประชุม; P -ไม่มี-; P ก", NULL, NULL},
        {"๑. ก\n–ไม่มี–\n๒. ข\n", "L1.{1{P ก; P –ไม่มี–}; 2{P ข}}", NULL, NULL},
        {"-ไม่มี\n", "L-{1{P ไม่มี}}", "W-list-blank 1:1+1", NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(item_forms, may_stand_right_before_latin_letters_brackets_and_bold)
{
    static const SourceCase cases[] = {
        {"๑.ITA\n๒.E-Service\n๓.(ร่าง)\n", "L1.{1{P ITA}; 2{P E-Service}; 3{P (ร่าง)}}", "W-list-blank 1:1+2",
         NULL},
        {"(๑)ITA\n", "L(1){1{P ITA}}", "W-list-blank 1:1+3", NULL},
        {"ก)ย่อย\n", "L(ก){1‹ก)›{P ย่อย}}", "W-list-blank 1:1+2", NULL},
        {"๑.**หัวข้อ**\n", "L1.{1{P <b:หัวข้อ>}}", "W-list-blank 1:1+2", NULL},
        {"ก.พ. ๒๕๖๙\n", "P ก.พ. ๒๕๖๙", NULL, NULL},
        {"1.ITA\n", "P 1.ITA", NULL, NULL},
        {"1.ITA ของ อบต.\n", "L1.{1{P ITA ของ อบต.}}", "W-list-blank 1:1+2", NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(item_forms, of_boxes_in_a_row_are_alike)
{
    static const SourceCase cases[] = {
        {"(            ) ก     (            ) ข\n", "L-{1‹(            )›{P ก (            ) ข}}", NULL,
         NULL},
        {"( / ) ก   (   ) ข\n( x ) ค\n", "L-{1‹( / )›{P ก (   ) ข}}; L-{1‹( x )›{P ค}}", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

/* Below items with Thai, a number that follows needs no blank before Latin letters either. */
Test(item_forms, before_latin_words_among_items)
{
    static const SourceCase cases[] = {
        {"๑.ITA ก\n2.www\n3.IT\n", "L1.{1{P ITA ก}; 2{P www}; 3{P IT}}", "W-list-blank 1:1+2", NULL},
        {"๑. ก\n1.IT\n2.www\n", "L1.{1{P ก}; 1{P IT}; 2{P www}}", "W-list-number 2:1+2; W-list-blank 2:1+2",
         NULL},
        {"1.IT\n2.www\n", "P 1.IT_2.www", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(item_forms, of_laws_may_have_the_star_of_a_note)
{
    static const SourceCase cases[] = {
        {"มาตรา 1 ก\nมาตรา 2* ข\nมาตรา ๓** ค\n", "Lข้อ{1‹มาตรา 1›{P ก}; 2‹มาตรา 2*›{P ข}; 3‹มาตรา ๓**›{P ค}}",
         NULL, NULL},
        {"มาตรา 2* ก\n\n*มาตรา 2 แก้ไขแล้ว\n", "Lข้อ{2‹มาตรา 2*›{P ก}}; L-{1‹*›{P มาตรา 2 แก้ไขแล้ว}}", NULL,
         NULL},
        {"มาตรา 2** ก\n\n**แก้ไขแล้ว\n", "Lข้อ{2‹มาตรา 2**›{P ก}}; L-{1‹**›{P แก้ไขแล้ว}}", NULL, NULL},
        {"ข้อ ๒*\nก\n\n* แก้ไขแล้ว\n", "Lข้อ{2‹ข้อ ๒*›{P ก}}; L-{1‹*›{P แก้ไขแล้ว}}", NULL, NULL},
        {"มาตรา 2* ก\n\n*แก้ไข* แล้ว\n", "Lข้อ{2‹มาตรา 2*›{P ก}}; P <i:แก้ไข> แล้ว", NULL, NULL},
        {"มาตรา ๕*ก*\n", "P มาตรา ๕*ก*", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(item_forms, of_a_dash_alone_are_words_for_none)
{
    static const SourceCase cases[] = {
        {"ผลการประชุม\n-\nข้อสังเกต\n", "P ผลการประชุม; P -; P ข้อสังเกต", NULL, NULL},
        {"ก\tข\tค\nง\t-\t๑\n-\t-\t-\n-\t500\t-\n", "TABLE !|ก|ข|ค\nง|-|๑\n-|-|-\n-|500|-", NULL, NULL},
        {"ชื่อ      จำนวน     บาท\nกระดาษ    -         -\n-         -         -\n-         500       -\n",
         "TABLE !|ชื่อ|จำนวน|บาท\nกระดาษ|-|-\n-|-|-\n-|500|-", NULL, NULL},
        {"ก\n\n- - -\n\nข\n", "P ก; R; P ข", NULL, NULL},
        {"ก\n---\n", NULL, "W-rule 2:1+3", NULL},
    };
    CHECK_SOURCE_CASES(cases);
}
