/* The files of the web page (HTML, style, script) in this folder, compiled into the module. */
#include <string.h>

#include "preview/server.h"

#define INCLUDE(symbol, file)                                                                                \
    __asm__(".section .rodata\n.global " #symbol "_start\n.hidden " #symbol "_start\n" #symbol               \
            "_start:\n.incbin \"src/preview/page/" file "\"\n.global " #symbol "_end\n.hidden " #symbol      \
            "_end\n" #symbol "_end:\n.byte 0\n.previous\n");                                                 \
    extern const char symbol##_start[], symbol##_end[]

INCLUDE(lk_page_html, "page.html");
INCLUDE(lk_page_css, "page.css");
INCLUDE(lk_compare_js, "compare.js");
INCLUDE(lk_find_js, "find.js");
INCLUDE(lk_inputs_js, "inputs.js");
INCLUDE(lk_layouts_js, "layouts.js");
INCLUDE(lk_main_js, "main.js");
INCLUDE(lk_messages_js, "messages.js");
INCLUDE(lk_names_js, "names.js");
INCLUDE(lk_overlays_js, "overlays.js");
INCLUDE(lk_pages_js, "pages.js");
INCLUDE(lk_picture_js, "picture.js");
INCLUDE(lk_places_js, "places.js");
INCLUDE(lk_server_js, "server.js");
INCLUDE(lk_signed_js, "signed.js");
INCLUDE(lk_text_js, "text.js");
INCLUDE(lk_thumbnails_js, "thumbnails.js");
INCLUDE(lk_values_js, "values.js");
INCLUDE(lk_words_js, "words.js");

#define SCRIPT(name)                                                                                         \
    {                                                                                                        \
#name ".js", "text/javascript; charset=utf-8", lk_##name##_js_start, lk_##name##_js_end              \
    }

const LkAsset *lk_asset(const char *name)
{
    static const LkAsset assets[] = {
        {"", "text/html; charset=utf-8", lk_page_html_start, lk_page_html_end},
        {"page.css", "text/css; charset=utf-8", lk_page_css_start, lk_page_css_end},
        SCRIPT(compare),
        SCRIPT(find),
        SCRIPT(inputs),
        SCRIPT(layouts),
        SCRIPT(main),
        SCRIPT(messages),
        SCRIPT(names),
        SCRIPT(overlays),
        SCRIPT(pages),
        SCRIPT(picture),
        SCRIPT(places),
        SCRIPT(server),
        SCRIPT(signed),
        SCRIPT(text),
        SCRIPT(thumbnails),
        SCRIPT(values),
        SCRIPT(words),
    };
    for (size_t i = 0; i < sizeof assets / sizeof *assets; i++)
        if (strcmp(assets[i].name, name) == 0)
            return &assets[i];
    return NULL;
}
