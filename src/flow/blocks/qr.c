/* Makes QR codes: pictures of modules, encoded by libqrencode, with the margin of four modules (the quiet
 * zone) that scanners need (ISO/IEC 18004 §6.3.8). */
#include "flow/blocks/blocks.h"

#include <errno.h>
#include <qrencode.h>
#include <string.h>

enum { QUIET_MODULES = 4, DARK = 1 /* bit of a module in libqrencode's data */ };

/* Smaller modules are lost by office printers and the cameras of telephones. */
#define LEAST_MODULE LK_MILLIPOINTS(850) /* 0.3 mm */

static void free_code(void *code)
{
    QRcode_free(code);
}

static QRcode *encode(LkFlow *flow, const LkQrCode *code)
{
    static const QRecLevel levels[] = {QR_ECLEVEL_L, QR_ECLEVEL_M, QR_ECLEVEL_Q, QR_ECLEVEL_H};
    static const int most[] = {2953, 2331, 1663, 1273}; /* bytes in the largest code */
    static const char names[] = "LMQH";
    const char *text = lk_arena_copy(flow->arena, code->text.bytes, code->text.length);
    errno = 0;
    QRcode *made = QRcode_encodeString(text, 0, levels[code->level], QR_MODE_8, 1);
    if (made == NULL && errno == ENOMEM)
        lk_tell(flow->diagnostics, LK_E_LIMIT_MEMORY_CODE, code->span, NULL);
    else if (made == NULL)
        lk_tell(flow->diagnostics, LK_E_QR_LONG, code->span,
                LK_WITH(lk_named_number("bytes", (long long)code->text.length),
                        lk_named_string("level", (const char[]){names[code->level], '\0'}),
                        lk_named_number("most", most[code->level]),
                        lk_with_hint(code->level == LK_QR_L ? LK_HINT_SHORTEN_CODE : LK_HINT_OWN)));
    return made;
}

static const LkPicture *picture_of(LkFlow *flow, const QRcode *made)
{
    size_t inner = (size_t)made->width, side = inner + 2 * (size_t)QUIET_MODULES;
    uint8_t *modules = LK_NEW_ARRAY(flow->arena, side * side, uint8_t);
    for (size_t y = 0; y < inner; y++)
        for (size_t x = 0; x < inner; x++)
            modules[(y + QUIET_MODULES) * side + x + QUIET_MODULES] = made->data[y * inner + x] & DARK;
    LkPicture *picture = LK_NEW(flow->arena, LkPicture);
    *picture = (LkPicture){
        .path = "qr", .width = (uint32_t)side, .height = (uint32_t)side, .channels = 1, .modules = modules};
    return picture;
}

const LkPicture *lk_flow_qr(LkFlow *flow, const LkQrCode *code)
{
    if (code->text.length == 0) /* the source was wrong, and its reader has reported it */
        return NULL;
    QRcode *made = encode(flow, code);
    if (made == NULL)
        return NULL;
    lk_arena_defer(flow->galley.arena, free_code, made);
    return picture_of(flow, made);
}

LkLength lk_flow_qr_size(LkFlow *flow, const LkQrCode *code, const LkPicture *picture, LkLength size)
{
    LkLength module = size / picture->width;
    if (module < LEAST_MODULE) {
        double least = lk_length_points(LEAST_MODULE * picture->width) * 2.54 / 72;
        lk_tell(flow->diagnostics, LK_W_QR_SMALL, code->span,
                LK_WITH(lk_named_decimal("size", lk_length_points(module) * 25.4 / 72, 2),
                        lk_named_decimal("least", least + 0.05, 1)));
    }
    return module * picture->width;
}
