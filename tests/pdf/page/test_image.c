/* Pictures: what they show is said, and the same bytes are written once. */
#include "pdf/whole.h"

Test(pdf_image, pictures_say_what_they_show_and_hairlines_have_a_thickness)
{
    static const uint8_t pixel[1] = {128};
    static const LkPicture picture = {.path = "p", .width = 1, .height = 1, .channels = 1, .pixels = pixel};
    Whole whole = {.hand = hand_begin()};
    hand_page(&whole.hand);
    LkItem *image = lk_page_add(whole.hand.page, LK_ITEM_IMAGE, LK_ROLE_FIGURE, whole.hand.arena);
    image->width = image->height = 20 * LK_POINT;
    image->as.picture = &picture;
    image->alt = LK_TEXT("logo");
    LkItem *rule = lk_page_add(whole.hand.page, LK_ITEM_RULE, LK_ROLE_ARTIFACT, whole.hand.arena);
    rule->width = 20 * LK_POINT;
    rule->dash = LK_DASH_DOTTED;
    cr_assert(whole_write(&whole, 1, 1));
    whole_unpack(&whole);
    cr_expect_eq(whole_count(&whole, "/Alt(logo)"), 1);
    cr_expect_eq(whole_count(&whole, "[0 .03]0 d"), 1);
    lk_arena_destroy(whole.hand.arena);
}

Test(pdf_image, the_same_picture_and_profile_are_written_once)
{
    static const uint8_t pixels[3] = {1, 2, 3}, others[3] = {4, 5, 6};
    static const char profile[] = "any bytes: checked when the picture was read";
    LkPicture pictures[3] = {
        {.path = "a", .pixels = pixels}, {.path = "b", .pixels = pixels}, {.path = "c", .pixels = others}};
    Whole whole = {.hand = hand_begin()};
    hand_page(&whole.hand);
    for (int i = 0; i < 3; i++) {
        pictures[i].width = pictures[i].height = 1;
        pictures[i].channels = 3;
        pictures[i].profile = lk_text(profile);
        LkItem *image = lk_page_add(whole.hand.page, LK_ITEM_IMAGE, LK_ROLE_FIGURE, whole.hand.arena);
        image->width = image->height = 20 * LK_POINT;
        image->as.picture = &pictures[i];
    }
    cr_assert(whole_write(&whole, 1, 1));
    whole_unpack(&whole);
    cr_expect_eq(whole_count(&whole, "/Subtype /Image"), 2);
    cr_expect_eq(whole_count(&whole, "/Alternate /DeviceRGB"), 1);
    lk_arena_destroy(whole.hand.arena);
}
