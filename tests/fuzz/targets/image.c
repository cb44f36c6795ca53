/* Any bytes as a picture: a picture that can be painted, or exactly one error. */
#include "image/image.h"
#include "fuzz.h"

static bool take(void *context, const void *bytes, size_t length)
{
    (void)context, (void)bytes;
    return length > 0;
}

static void load_and_paint(void *data)
{
    FuzzRun *run = data;
    char path[40];
    int descriptor = fuzz_file(run->bytes, run->size, path);
    const LkPicture *picture = lk_picture_load(lk_text(path), (LkSpan){0}, run->arena, &run->diagnostics);
    close(descriptor);
    fuzz_require(run->diagnostics.errors == (picture == NULL ? 1 : 0), "a picture or one error");
    if (picture == NULL ||
        (size_t)picture->width * picture->height > 1000000) /* painting it is not the test */
        return;
    LkItem item = {.kind = LK_ITEM_IMAGE, .width = 20 * LK_POINT, .height = 20 * LK_POINT};
    item.as.picture = picture;
    LkPage page = {.width = 30 * LK_POINT, .height = 30 * LK_POINT, .items = &item, .count = 1, .label = ""};
    fuzz_require(lk_png_write(&page, 72, take, NULL, run->arena, &run->diagnostics), "PNG of a good picture");
    fuzz_require(lk_svg_write(&page, false, take, NULL, run->arena, &run->diagnostics),
                 "SVG of a good picture");
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    return fuzz_run(load_and_paint, bytes, size);
}
