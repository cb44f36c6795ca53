/* Entities by name and by number. */
#include <criterion/criterion.h>

#include "source/markdown/hand.h"

Test(entities, are_what_they_stand_for)
{
    static const HandCase cases[] = {
        {"ก&nbsp;ข", "ก\u00A0ข"},
        {"ก\u00A0ข", "ก\u00A0ข"},
        {"&#3585;&#x0e01; &AElig; &zwnj;|", "กก Æ \u200C|"},
        {"&NotEqualTilde;&ZeroWidthSpace;", "≂̸\u200B"},
        {"&#0;&#7;&#xD800;&#x110000;", "\uFFFD\uFFFD\uFFFD\uFFFD"},
        {"&amp &; &nosuch; &CounterClockwiseContourIntegral;", "&amp;amp &amp;; &amp;nosuch; ∳"},
        {"A&B R&D;", "A&amp;B R&amp;D;"},
    };
    CHECK_HAND_CASES(cases);
}
