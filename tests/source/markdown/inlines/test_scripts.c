/* What pandoc writes within text: H~2~O, x^2^, [words]{.class}. */
#include <criterion/criterion.h>

#include "source/markdown/hand.h"

Test(scripts, reads_what_stands_lower_and_higher)
{
    static const HandCase cases[] = {
        {"น้ำ H~2~O", "น้ำ H<v>2</v>O"},
        {"Ca(OH)~2~", "Ca(OH)<v>2</v>"},
        {"๓๐ ตร.ม.^๒^ครั้งที่^1^ x^n-1^", "๓๐ ตร.ม.<^>๒</^>ครั้งที่<^>1</^> x<^>n-1</^>"},
        {"**x^2^**", "<strong>x<^>2</^></strong>"},
    };
    CHECK_HAND_CASES(cases);
}

Test(scripts, leaves_signs_of_thai_texts)
{
    static const HandCase cases[] = {
        {"~๓๐ คน ถึง ~๔๐", "~๓๐ คน ถึง ~๔๐"},
        {"ราคา~500~600 ๘~๑๐~๑๒ จันทร์~พุธ~ศุกร์", "ราคา~500~600 ๘~๑๐~๑๒ จันทร์~พุธ~ศุกร์"},
        {"ดี ^_^ ๒^๓ ก^ ข^ 2^3^4", "ดี ^_^ ๒^๓ ก^ ข^ 2^3^4"},
        {"H\\~2\\~O ^๒^", "H~2~O ^๒^"},
        {"H~~2~~O", "H<del>2</del>O"},
    };
    CHECK_HAND_CASES(cases);
}

Test(scripts, reads_words_with_attributes)
{
    static const HandCase cases[] = {
        {"[ขีด *ก*]{.underline}ข", "<u>ขีด <em>ก</em></u>ข"},
        {"[ก]{.ul} [ก]{.underline}", "<u>ก</u> <u>ก</u>"},
        {"[ก]{.mark}ข", "ก"
                        "ข [attributes 5+7]"},
        {"[ก]{#a custom-style=\"ข ค\"}", "ก [attributes 5+27]"},
        {"[]{#_Toc1 .anchor}ก []{#ข}", "ก "},
        {"[ก]{#a} [ก]{ข} [ก]{{ข}} [๑]{.}", "[ก]{#a} [ก]{ข} [ก]{{ข}} [๑]{.}"},
    };
    CHECK_HAND_CASES(cases);
}

Test(scripts, takes_a_backslash_and_a_blank_for_a_blank)
{
    static const HandCase cases[] = {
        {"ก\\ ข", "ก ข"},
        {"ที่ C:\\ ก", "ที่ C:\\ ก"},
    };
    CHECK_HAND_CASES(cases);
}
