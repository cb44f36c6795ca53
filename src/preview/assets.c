/* Page, style and script, as they are in this folder, inside the module. */
#include <string.h>

#include "preview/preview_private.h"

#define INCLUDE(symbol, file)                                                                                \
    __asm__(".section .rodata\n.global " #symbol "_start\n.hidden " #symbol "_start\n" #symbol               \
            "_start:\n.incbin \"" file "\"\n.global " #symbol "_end\n.hidden " #symbol "_end\n" #symbol      \
            "_end:\n.byte 0\n.previous\n");                                                                  \
    extern const char symbol##_start[], symbol##_end[]

INCLUDE(lk_page_html, "src/preview/page.html");
INCLUDE(lk_page_css, "src/preview/page.css");
INCLUDE(lk_page_js, "src/preview/page.js");

const LkAsset *lk_asset(const char *name)
{
    static const LkAsset assets[] = {
        {"", "text/html; charset=utf-8", lk_page_html_start, lk_page_html_end},
        {"page.css", "text/css; charset=utf-8", lk_page_css_start, lk_page_css_end},
        {"page.js", "text/javascript; charset=utf-8", lk_page_js_start, lk_page_js_end},
    };
    for (size_t i = 0; i < sizeof assets / sizeof *assets; i++)
        if (strcmp(assets[i].name, name) == 0)
            return &assets[i];
    return NULL;
}
