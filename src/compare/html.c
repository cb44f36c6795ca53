/* Writes differences as one HTML file that needs no other file and no script: the list, and each pair of
 * pages that differ. Pages are pictures within the file; over them lie marks in SVG, which link to the list
 * and back. The file is well-formed XML too, so that any tool can read it. */
#include "base/base64.h"
#include "base/xml.h"
#include "compare/compare_private.h"

static const char HEAD[] =
    "<style>\n"
    "body{margin:0 auto;max-width:110rem;padding:0 1rem 3rem;background:#f2f2f0;color:#1a1a1a;"
    "font:16px/1.5 system-ui,'TH Sarabun New',Laksaman,'Noto Sans Thai',sans-serif}\n"
    "h1{font-size:1.6rem;margin:1.2rem 0 .4rem}h2{font-size:1.15rem;margin:1.6rem 0 .5rem}\n"
    "h1 small,h2 small{font-weight:400;color:#555}\n"
    ".sides{display:grid;grid-template-columns:1fr 1fr;gap:1rem;margin:.4rem 0}\n"
    ".sides p{margin:0;padding:.5rem .8rem;background:#fff;border:1px solid #ccc;overflow-wrap:anywhere}\n"
    ".key{display:flex;flex-wrap:wrap;gap:.3rem 1.4rem;padding:0;margin:.6rem 0;list-style:none}\n"
    ".key svg{width:2.4rem;height:1rem;vertical-align:-.15rem;margin-right:.4rem}\n"
    ".list{background:#fff;border:1px solid #ccc;padding:.2rem 1rem}\n"
    ".list ol{list-style:none;padding:0;margin:.4rem 0}.list h3{font-size:1rem;margin:.7rem 0 .1rem}\n"
    ".list li{padding:.15rem .3rem;display:grid;grid-template-columns:3rem 14rem 1fr auto;gap:.6rem}\n"
    ".list li:target{outline:2px solid #1a1a1a}.list a{color:inherit;text-decoration-color:#999}\n"
    ".list .n{text-align:right;font-variant-numeric:tabular-nums}.list .place{color:#555}\n"
    ".list .kind{font-weight:600}.list del{text-decoration:line-through}.list "
    "ins{text-decoration:underline}\n"
    ".pair{display:grid;grid-template-columns:1fr 1fr;gap:1rem}\n"
    "figure{margin:0}figcaption{color:#555;font-size:.9rem}\n"
    ".sheet{position:relative;background:#fff;box-shadow:0 0 0 1px #bbb}\n"
    ".sheet img,.sheet svg{display:block;width:100%;height:auto}\n"
    ".sheet svg{position:absolute;inset:0;height:100%}\n"
    ".none{display:grid;place-content:center;min-height:8rem;border:1px dashed "
    "#999;color:#555;text-align:center}\n"
    "svg rect,svg line{stroke-width:1.2;vector-effect:none}\n"
    ".graphics rect{fill-opacity:0!important}\n"
    "svg text{font:700 8px system-ui,sans-serif;fill:#fff}svg .tag "
    "rect{fill-opacity:1!important;stroke:none}\n"
    "a:target rect{stroke-width:3}a:focus-visible rect{stroke-width:3}\n";

static const char PRINT[] =
    "@media screen and (max-width:50rem){.list li{grid-template-columns:3rem 1fr}"
    ".list li span:nth-child(n+3){grid-column:2}.pair,.sides{grid-template-columns:1fr}}\n"
    "@page{size:A4 landscape;margin:10mm}\n"
    "@media print{body{background:none;max-width:none;padding:0;font-size:9pt;"
    "-webkit-print-color-adjust:exact;print-color-adjust:exact}\n"
    ".list li{break-inside:avoid;grid-template-columns:2rem 9rem 1fr auto}.list h3{break-after:avoid}\n"
    ".leaf{break-before:page;break-inside:avoid}.leaf h2{margin:0}.pair{gap:6mm}\n"
    ".pair .sheet{max-width:calc(165mm*var(--ratio));margin:0 auto}}\n"
    "</style>\n";

static void put_thai_number(LkBuffer *out, size_t number)
{
    if (number >= 10)
        put_thai_number(out, number / 10);
    lk_buffer_character(out, lk_thai_digit((uint32_t)(number % 10)));
}

static void put_number(LkBuffer *out, LkLength length)
{
    LkLength hundredths = (lk_distance(length, 0) * 100 + LK_POINT / 2) / LK_POINT;
    lk_buffer_printf(out, "%s%lld.%02d", length < 0 && hundredths > 0 ? "-" : "",
                     (long long)(hundredths / 100), (int)(hundredths % 100));
}

/* ---- Head and list */

static void put_looks(LkBuffer *out)
{
    for (int kind = 0; kind < LK_DIFFERENCE_KINDS; kind++) {
        const LkLook *look = lk_look_of((LkDifferenceKind)kind);
        lk_buffer_printf(out, ".%s rect,.%s line{stroke:#%06x;fill:#%06x", look->name, look->name,
                         (unsigned)look->colour, (unsigned)look->colour);
        for (int i = 0; i < look->dash_count; i++)
            lk_buffer_printf(out, "%s%d.%d", i == 0 ? ";stroke-dasharray:" : " ", (int)look->dashes[i],
                             (int)(look->dashes[i] * 10 + 0.5) % 10);
        lk_buffer_printf(out, ";fill-opacity:.%02d}li.%s .kind{color:#%06x}\n", (int)(look->fill * 100 + 0.5),
                         look->name, (unsigned)look->colour);
    }
}

static void put_side(LkBuffer *out, char letter, const LkSide *side)
{
    lk_buffer_printf(out, "<p><b>%c</b> ", letter);
    lk_html_content(out, lk_text(side->name));
    lk_buffer_printf(out, "<br/>%zu หน้า · %s</p>\n", side->sheet_count,
                     side->sheet_count == 1 ? "page" : "pages");
}

/* Writes what the marks look like, for each kind of difference that there is. */
static void put_key(LkBuffer *out, const LkChanges *changes)
{
    lk_buffer_string(out, "<ul class=\"key\">\n");
    for (int kind = 0; kind < LK_DIFFERENCE_KINDS; kind++) {
        const LkLook *look = lk_look_of((LkDifferenceKind)kind);
        if (changes->kinds[kind] == 0)
            continue;
        lk_buffer_printf(out, "<li><svg viewBox=\"0 0 36 15\" class=\"%s\" aria-hidden=\"true\">",
                         look->name);
        lk_buffer_string(out, "<rect x=\"1\" y=\"1\" width=\"34\" height=\"13\"/>");
        if (look->is_struck)
            lk_buffer_string(out, "<line x1=\"1\" y1=\"7.5\" x2=\"35\" y2=\"7.5\"/>");
        lk_buffer_printf(out, "</svg>%s · %s: %zu</li>\n", look->thai, look->english, changes->kinds[kind]);
    }
    lk_buffer_string(out, "</ul>\n");
}

static void put_message(LkBuffer *out, const LkChange *change)
{
    bool both =
        change->kind == LK_DIFFERENCE_CHANGED && change->a.text.length > 0 && change->b.text.length > 0;
    if (both) {
        lk_buffer_string(out, "<del>");
        lk_html_content(out, change->a.text);
        lk_buffer_string(out, "</del> → <ins>");
        lk_html_content(out, change->b.text);
        lk_buffer_string(out, "</ins>");
        return;
    }
    LkText words = change->kind == LK_DIFFERENCE_INSERTED  ? change->b.text
                   : change->kind == LK_DIFFERENCE_DELETED ? change->a.text
                                                           : (LkText){0};
    if (words.length > 0) {
        const char *tag = change->kind == LK_DIFFERENCE_INSERTED ? "ins" : "del";
        lk_buffer_printf(out, "<%s>", tag);
        lk_html_content(out, words);
        lk_buffer_printf(out, "</%s>", tag);
        return;
    }
    LkBuffer told;
    lk_buffer_init(&told, out->arena);
    lk_change_text(change, false, LK_ENGLISH, &told);
    lk_html_content(out, lk_buffer_view(&told));
}

static void put_item(LkBuffer *out, const LkChange *change, size_t number)
{
    const LkLook *look = lk_look_of(change->kind);
    LkSpan span = change->b.span.file != NULL ? change->b.span : change->a.span;
    lk_buffer_printf(
        out, "<li id=\"l%zu\" class=\"%s\"><span class=\"n\">%zu</span><span class=\"kind\">%s · %s</span>",
        number, look->name, number, look->thai, look->english);
    lk_buffer_printf(out, "<span><a href=\"#%c%zu\">", change->b.spot_count > 0 ? 'b' : 'a', number);
    put_message(out, change);
    lk_buffer_string(out, "</a>");
    if (change->layer == LK_LAYER_FURNITURE && change->kind <= LK_DIFFERENCE_CHANGED)
        lk_buffer_printf(out, " (%s)", change->noun);
    lk_buffer_string(out, "</span><span class=\"place\">");
    if (span.file != NULL) {
        lk_html_content(out, lk_text(span.file->name));
        lk_buffer_printf(out, ":%u:%u", (unsigned)span.line, (unsigned)span.column);
    }
    lk_buffer_string(out, "</span></li>\n");
}

static void put_list(LkBuffer *out, const LkChanges *changes)
{
    uint32_t page = 0;
    lk_buffer_string(out, "<nav class=\"list\" aria-label=\"รายการ\">\n");
    for (size_t i = 0; i < changes->count; i++) {
        uint32_t own = lk_change_page(&changes->items[i]);
        if (own != page) {
            lk_buffer_string(out, page == 0 ? "<h3>หน้า " : "</ol>\n<h3>หน้า ");
            put_thai_number(out, own);
            lk_buffer_printf(out, " · <a href=\"#page%u\">page %u</a></h3>\n<ol>\n", (unsigned)own,
                             (unsigned)own);
            page = own;
        }
        put_item(out, &changes->items[i], i + 1);
    }
    lk_buffer_string(out, page == 0 ? "<p>ไม่มีความแตกต่าง · no differences</p>\n</nav>\n" : "</ol>\n</nav>\n");
}

/* ---- Pages */

static void put_box(LkBuffer *out, LkArea box)
{
    LkLength room = (LkLength)(LK_LOOK_ROOM * (double)LK_POINT);
    LkLength lengths[] = {box.x - room, box.y - room, box.width + 2 * room, box.height + 2 * room};
    static const char *const names[] = {"x", "y", "width", "height"};
    lk_buffer_string(out, "<rect");
    for (int i = 0; i < 4; i++) {
        lk_buffer_printf(out, " %s=\"", names[i]);
        put_number(out, lengths[i]);
        lk_buffer_string(out, "\"");
    }
    lk_buffer_string(out, "/>");
}

static void put_strike(LkBuffer *out, LkArea box)
{
    lk_buffer_string(out, "<line x1=\"");
    put_number(out, box.x);
    lk_buffer_string(out, "\" x2=\"");
    put_number(out, box.x + box.width);
    lk_buffer_string(out, "\" y1=\"");
    put_number(out, box.y + box.height / 2);
    lk_buffer_string(out, "\" y2=\"");
    put_number(out, box.y + box.height / 2);
    lk_buffer_string(out, "\"/>");
}

/* Writes the number of the difference over the upper left corner of its first mark. */
static void put_tag(LkBuffer *out, LkArea box, size_t number)
{
    int digits = number < 10 ? 1 : number < 100 ? 2 : number < 1000 ? 3 : 4;
    LkLength y = box.y > 8 * LK_POINT ? box.y : 8 * LK_POINT;
    lk_buffer_string(out, "<g class=\"tag\"><rect x=\"");
    put_number(out, box.x - 4 * LK_POINT);
    lk_buffer_string(out, "\" y=\"");
    put_number(out, y - 8 * LK_POINT);
    lk_buffer_printf(out, "\" width=\"%d\" height=\"9\" rx=\"2\"/><text x=\"", digits * 5 + 4);
    put_number(out, box.x - 2 * LK_POINT);
    lk_buffer_string(out, "\" y=\"");
    put_number(out, y - LK_POINT);
    lk_buffer_printf(out, "\">%zu</text></g>", number);
}

static void put_marks(LkBuffer *out, const LkChanges *changes, int side, size_t page)
{
    for (size_t i = 0; i < changes->count; i++) {
        const LkChange *change = &changes->items[i];
        const LkTrace *trace = side == 0 ? &change->a : &change->b;
        const LkLook *look = lk_look_of(change->kind);
        bool is_open = false;
        for (size_t k = 0; k < trace->spot_count; k++) {
            if (trace->spots[k].page != page)
                continue;
            bool is_first = k == 0;
            if (!is_open)
                lk_buffer_printf(out, "<a href=\"#l%zu\" class=\"%s%s\"", i + 1, look->name,
                                 change->layer == LK_LAYER_GRAPHICS ? " graphics" : "");
            if (!is_open && is_first)
                lk_buffer_printf(out, " id=\"%c%zu\"", side == 0 ? 'a' : 'b', i + 1);
            lk_buffer_string(out, is_open ? "" : ">");
            put_box(out, trace->spots[k].box);
            if (look->is_struck)
                put_strike(out, trace->spots[k].box);
            if (!is_open)
                put_tag(out, trace->spots[k].box, i + 1);
            is_open = true;
        }
        lk_buffer_string(out, is_open ? "</a>\n" : "");
    }
}

typedef struct Painter {
    const LkChanges *changes;
    LkPagePicture *picture;
    void *context;
} Painter;

static void put_sheet(LkBuffer *out, const Painter *painter, int side, size_t page)
{
    const LkSide *own = side == 0 ? painter->changes->a : painter->changes->b;
    lk_buffer_printf(out, "<figure><figcaption><b>%c</b> ", 'A' + side);
    lk_html_content(out, lk_text(own->name));
    lk_buffer_printf(out, " · %zu</figcaption>\n", page);
    if (page > own->sheet_count) {
        lk_buffer_string(out, "<div class=\"none\">ไม่มีหน้านี้ · no such page</div></figure>\n");
        return;
    }
    LkSheet sheet = own->sheets[page - 1];
    LkChildArena *work = lk_child_arena_open(out->arena);
    LkText bytes = painter->picture(painter->context, side, page, 0, work->arena);
    bool is_png = bytes.length > 0 && bytes.bytes[0] != '<';
    lk_buffer_printf(out, "<div class=\"sheet\" style=\"--ratio:%lld.%03lld\">",
                     (long long)(sheet.width / (sheet.height > 0 ? sheet.height : 1)),
                     (long long)(sheet.width * 1000 / (sheet.height > 0 ? sheet.height : 1) % 1000));
    lk_buffer_printf(out, "<img alt=\"%c, page %zu\" src=\"data:image/%s;base64,", 'A' + side, page,
                     is_png ? "png" : "svg+xml");
    lk_base64(out, bytes);
    lk_child_arena_close(work);
    lk_buffer_string(out, "\"/>\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ");
    put_number(out, sheet.width);
    lk_buffer_string(out, " ");
    put_number(out, sheet.height);
    lk_buffer_string(out, "\">\n");
    put_marks(out, painter->changes, side, page);
    lk_buffer_string(out, "</svg></div></figure>\n");
}

static void put_pages(LkBuffer *out, const Painter *painter)
{
    const LkChanges *changes = painter->changes;
    size_t a = changes->a->sheet_count, b = changes->b->sheet_count, last = a > b ? a : b, same = 0;
    for (size_t page = 1; page <= last; page++) {
        if (!lk_changes_on_page(changes, page)) {
            same++;
            continue;
        }
        lk_buffer_printf(out, "<section class=\"leaf\" id=\"page%zu\"><h2>หน้า ", page);
        put_thai_number(out, page);
        lk_buffer_printf(out, " <small>· page %zu</small></h2>\n<div class=\"pair\">\n", page);
        put_sheet(out, painter, 0, page);
        put_sheet(out, painter, 1, page);
        lk_buffer_string(out, "</div></section>\n");
    }
    if (same > 0)
        lk_buffer_printf(out, "<p>หน้าที่เหมือนกัน %zu หน้าไม่แสดง · %zu %s without differences %s not shown</p>\n",
                         same, same, same == 1 ? "page" : "pages", same == 1 ? "is" : "are");
}

void lk_changes_html(const LkChanges *changes, LkPagePicture *picture, void *context, LkBuffer *out)
{
    LkBuffer summary;
    Painter painter = {changes, picture, context};
    lk_buffer_init(&summary, out->arena);
    lk_changes_summary(changes, LK_ENGLISH, &summary);
    lk_buffer_string(out,
                     "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"th\">\n<head>\n"
                     "<meta charset=\"utf-8\"/>\n<meta name=\"viewport\" content=\"width=device-width\"/>\n"
                     "<title>");
    lk_html_content(out, lk_text(changes->a->name));
    lk_buffer_string(out, " → ");
    lk_html_content(out, lk_text(changes->b->name));
    lk_buffer_string(out, "</title>\n");
    lk_buffer_string(out, HEAD);
    put_looks(out);
    lk_buffer_string(out, PRINT);
    lk_buffer_string(
        out, "</head>\n<body>\n<h1>ความแตกต่าง <small>· differences</small></h1>\n<div class=\"sides\">\n");
    put_side(out, 'A', changes->a);
    put_side(out, 'B', changes->b);
    lk_buffer_string(out, "</div>\n<p>");
    lk_html_content(out, lk_buffer_view(&summary));
    lk_buffer_string(out, "</p>\n");
    put_key(out, changes);
    put_list(out, changes);
    put_pages(out, &painter);
    lk_buffer_string(out, "</body>\n</html>\n");
}
