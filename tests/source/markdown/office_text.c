#include "source/markdown/office_text.h"

#include <string.h>

typedef struct Office {
    uint64_t state; /* splitmix64 */
    LkBuffer out;
    LkArena *arena;
    const char *line_end; /* of most lines */
} Office;

static uint64_t next(Office *office)
{
    uint64_t z = office->state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

static size_t below(Office *office, size_t count)
{
    return (size_t)(next(office) % count);
}

static bool once_in(Office *office, size_t times)
{
    return below(office, times) == 0;
}

static void put(Office *office, const char *string)
{
    lk_buffer_string(&office->out, string);
}

static void put_any(Office *office, const char *const *items, size_t count)
{
    put(office, items[below(office, count)]);
}

#define PUT_ANY(office, ...)                                                                                 \
    put_any(office, (const char *const[]){__VA_ARGS__},                                                      \
            sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

/* ---- Within lines */

static void blanks(Office *office)
{
    PUT_ANY(office, " ", " ", " ", " ", "  ", "   ", "\t", "\t\t", "\xC2\xA0", "\xC2\xA0\xC2\xA0 ", "&nbsp;",
            "\xE3\x80\x80", "\xE2\x80\x83", "        ", "\xE2\x80\x8B", "");
}

static void number(Office *office)
{
    static const char *const thai[] = {"๐", "๑", "๒", "๓", "๔", "๕", "๖", "๗", "๘", "๙"};
    static const char *const arabic[] = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};
    const char *const *digits = once_in(office, 3) ? arabic : thai;
    for (size_t length = 1 + (once_in(office, 4) ? below(office, 5) : 0); length > 0; length--)
        put(office, digits[below(office, 10)]);
}

static void phrase(Office *office)
{
    PUT_ANY(office, "ตามที่", "คณะกรรมการ", "ได้ดำเนินการตรวจสอบ", "โครงการก่อสร้างถนน", "องค์การบริหารส่วนตำบลบ้านไร่",
            "นายสมชาย ใจดี", "(นายสมชาย ใจดี)", "(                    )", "หัวหน้าสำนักปลัด", "พ.ศ. ๒๕๖๕",
            "จ. อุทัยธานี", "อ.เมือง", "๑๕ ก.ค. ๒๕๖๙", "5/4/2565", "๑,๒๓๔.๕๖ บาท", "1,234.50", "ข้อ ๑ แห่งระเบียบ",
            "มาตรา ๔ วรรคสอง", "ที่ อน ๗๑๐๐๑/ว ๑๒๓", "ฯลฯ", "กรุงเทพฯ", "ต่าง ๆ", "ร้อยละ ๘๕", "๙.๓๐ น.",
            "........................", "____________", "- - - - - -", "…………………", "Word", "the report",
            "C:\\ปี\\*.docx", "a_b_c", "www.moi.go.th", "http://a.go.th/ก", "a@b.go.th", "{{ผู้รับ}}", "{{", "}}",
            "“ก”", "ก*ข*ค", "๕ * ๓", "~๓๐ คน ถึง ~๔๐", "x<y", "AT&T", "&amp;", "&#3585;", "\\*", "\\", "เเละ",
            "นํ้า", "น้ํา", "1.5", "๑.๕ ล้านบาท", "#ป้าย", "|", "\\|");
}

static void words(Office *office, size_t most);

static void styled(Office *office)
{
    static const char *const marks[][2] = {
        {"**", "**"},         {"*", "*"},     {"_", "_"},      {"~~", "~~"},
        {"`", "`"},           {"``", "``"},   {"<u>", "</u>"}, {"<b>", "</b>"},
        {"[", "](b.md)"},     {"[", "][ก]"},  {"[", "]"},      {"![", "](a.png)"},
        {"<sup>", "</sup>"},  {"***", "***"}, {"<!--", "-->"}, {"<span a=\"b\">", "</span>"},
        {"[^", "]"},          {"<", ">"},     {"(", ")"},      {"[", "]{.underline}"},
        {"[", "]{.mark #a}"}, {"H~", "~"},    {"x^", "^"},     {"<a href=b>", "</a>"},
        {"__", "__"},
    };
    size_t kind = below(office, sizeof marks / sizeof *marks);
    put(office, marks[kind][0]);
    words(office, 2);
    if (!once_in(office, 5))
        put(office, marks[kind][1]);
}

static void stray(Office *office)
{
    PUT_ANY(office, "*", "**", "_", "`", "[", "]", "(", ")", "<", ">", "![", "](", "[^1]", "[^ก]", "<br>",
            "<br/>\n", "^", "~", "]{.a}", "[]{#a .b}", "<p>", "\\ ", "~~", "<!--", "-->", "</u>", "<u>",
            "<table>", "</table>", "<td>", "{#ก}", "\xE2\x80\x8B", "\"", ":", "+", "|", "\\");
}

static void words(Office *office, size_t most)
{
    for (size_t count = 1 + below(office, most); count > 0; count--) {
        size_t kind = below(office, 12);
        if (kind == 0 && most > 2)
            styled(office);
        else if (kind == 1)
            stray(office);
        else if (kind == 2)
            number(office);
        else
            phrase(office);
        if (once_in(office, 2))
            blanks(office);
    }
}

static void end_line(Office *office)
{
    if (once_in(office, 16))
        PUT_ANY(office, "  ", "\\", "<br>", "\t", " ", "\xC2\xA0");
    put(office, office->line_end);
}

static void line(Office *office, size_t most)
{
    words(office, most);
    end_line(office);
}

static void indent(Office *office)
{
    if (once_in(office, 3))
        PUT_ANY(office, " ", "  ", "   ", "    ", "\t", "\t\t", "      ", "\xC2\xA0\xC2\xA0", "&nbsp;&nbsp;",
                "> ");
}

/* ---- Blocks */

static void paragraph(Office *office)
{
    for (size_t lines = 1 + below(office, 4); lines > 0; lines--) {
        indent(office);
        line(office, 1 + below(office, 12));
    }
}

static void bold_mark(Office *office)
{
    PUT_ANY(office, "**", "**", "***", "**ข้อ ", "**มาตรา ");
    number(office);
    PUT_ANY(office, "**", ".**", ".", ". ก**", ")");
}

static void mark(Office *office)
{
    switch (below(office, 12)) {
    case 0:
        PUT_ANY(office, "-", "–", "—", "•", "●", "➢", "✓", "▪", "*", "+", "o\t", "★", "※", "►",
                "\xEF\x82\xB7", "\xEF\x83\xBC");
        break;
    case 1:
        PUT_ANY(office, "ก.", "ข.", "(ก)", "(ข)", "ก)", "ฃ.", "a.", "(a)", "i.", "(ii)", "B)", "A.");
        break;
    case 2:
        PUT_ANY(office, "ข้อ ", "ข้อที่ ", "มาตรา ", "หมวด ", "ส่วนที่ ", "บทที่ ", "ตอนที่ ", "ระเบียบวาระที่ ");
        number(office);
        PUT_ANY(office, "", "", " ทวิ", ".", ")");
        break;
    case 3:
        PUT_ANY(office, "- [ ]", "- [x]", "1. [X]", "[ ]");
        break;
    case 4:
        number(office);
        PUT_ANY(office, ".", "/");
        number(office);
        PUT_ANY(office, "", ".", ")");
        break;
    case 5:
        PUT_ANY(office, "(", "(", "( ");
        number(office);
        PUT_ANY(office, ")", "/๑)", " )");
        break;
    case 6:
        bold_mark(office);
        break;
    case 7:
        PUT_ANY(office, "บทเฉพาะกาล\n", "บททั่วไป\n", "บัญชีท้าย");
        break;
    default:
        number(office);
        PUT_ANY(office, ".", ".", ")", " ", " .", ".\n");
    }
}

static void items(Office *office)
{
    for (size_t count = 1 + below(office, 5); count > 0; count--) {
        indent(office);
        mark(office);
        blanks(office);
        if (once_in(office, 6))
            mark(office);
        if (!once_in(office, 8))
            words(office, 5);
        end_line(office);
        if (once_in(office, 6))
            put(office, office->line_end);
        if (once_in(office, 6))
            paragraph(office);
    }
}

static void heading(Office *office)
{
    if (once_in(office, 3)) {
        line(office, 3);
        PUT_ANY(office, "---", "===", "-", "- - -", "***", "=== ");
    } else {
        PUT_ANY(office, "# ", "## ", "#", "######## ", "###\t", "#\xC2\xA0");
        words(office, 3);
        PUT_ANY(office, "", " #", "##", " ## ");
    }
    end_line(office);
}

static void rule(Office *office)
{
    indent(office);
    PUT_ANY(office, "---", "***", "___", "- - -", "* * *", "----------", "=====", "–––", ".....",
            "----- -----");
    end_line(office);
}

static void tabs(Office *office)
{
    size_t columns = 1 + below(office, 4);
    for (size_t rows = 1 + below(office, 5); rows > 0; rows--) {
        for (size_t i = once_in(office, 6) ? 1 : 0; i < columns; i++) {
            if (!once_in(office, 6))
                words(office, 2);
            put(office, "\t");
        }
        line(office, 2);
    }
}

static void pipe_row(Office *office, size_t columns)
{
    if (!once_in(office, 6))
        put(office, "|");
    for (size_t i = once_in(office, 8) ? 1 : 0; i < columns; i++) {
        put(office, " ");
        if (!once_in(office, 6))
            words(office, 2);
        put(office, i + 1 < columns || !once_in(office, 5) ? "|" : "");
    }
    if (once_in(office, 8))
        put(office, "เกิน |");
    end_line(office);
}

static void pipes(Office *office)
{
    size_t columns = 1 + below(office, 4);
    pipe_row(office, columns);
    if (!once_in(office, 4)) {
        put(office, "|");
        for (size_t i = 0; i < columns; i++)
            PUT_ANY(office, "---|", ":-:|", "-|", "--:|", " --- |", "");
        end_line(office);
    }
    for (size_t rows = below(office, 4); rows > 0; rows--)
        pipe_row(office, columns);
}

static void border(Office *office, size_t columns, bool is_double)
{
    put(office, "+");
    for (size_t i = 0; i < columns; i++)
        put(office, once_in(office, 20)  ? "--"
                    : is_double          ? "=====+"
                    : once_in(office, 6) ? ":---:+"
                                         : "-----+");
    end_line(office);
}

/* A row or rule in which a cell goes on over the next column or row. */
static void spanning_line(Office *office, size_t columns, bool is_rule)
{
    put(office, "|");
    for (size_t i = 0; i < columns; i++) {
        PUT_ANY(office, "     ", " ที่  ", "-----", "=====", " ก + ", " +   ");
        if (!once_in(office, 3))
            put(office, is_rule ? "+" : "|");
    }
    PUT_ANY(office, "|", "+", "");
    end_line(office);
}

static void grid(Office *office)
{
    size_t columns = 1 + below(office, 3), rows = below(office, 4);
    border(office, columns, false);
    for (size_t i = 0; i < rows; i++) {
        for (size_t lines = 1 + below(office, 3); lines > 0; lines--)
            pipe_row(office, columns);
        if (once_in(office, 4))
            spanning_line(office, columns, once_in(office, 2));
        else if (!once_in(office, 6))
            border(office, columns, i == 0 && once_in(office, 2));
    }
}

static void simple(Office *office)
{
    bool is_framed = once_in(office, 2);
    if (is_framed)
        put(office, "-------------------------\n");
    put(office, "ลำดับ   กิจกรรม    ผล\n");
    PUT_ANY(office, "-----  --------  ----", "----- --------- ----", "-- --", "------");
    end_line(office);
    for (size_t rows = below(office, 4); rows > 0; rows--) {
        number(office);
        put(office, "      ");
        PUT_ANY(office, "จัดอบรม    ดี", "จัด       ", "x  y", "ก");
        end_line(office);
        if (is_framed && once_in(office, 2))
            put(office, office->line_end);
    }
    if (!once_in(office, 3))
        PUT_ANY(office, "-------------------------\n", "-----  --------  ----\n");
}

static void html_table(Office *office)
{
    PUT_ANY(office, "<table>", "<table border=\"1\">\n", "<TABLE>", "<table><caption>ตาราง</caption>");
    for (size_t rows = below(office, 4); rows > 0; rows--) {
        PUT_ANY(office, "<tr>", "<tr>\n", "<thead><tr>", "", "\n\n<tr>");
        for (size_t cells = below(office, 4); cells > 0; cells--) {
            PUT_ANY(office, "<td>", "<th>", "<td colspan=2>", "<td rowspan=\"2\">", "<td><p>",
                    "<td style='a>b'>");
            words(office, 2);
            PUT_ANY(office, "</td>", "</th>", "", "</p><p>ข้อ</p></td>", "<br>ก</td>\n", "\n\n");
        }
        PUT_ANY(office, "</tr>", "</tr>\n", "</thead>", "");
    }
    PUT_ANY(office, "</table>", "</table>\n", "</table>ท้าย\n", "\n", "</tbody></table>\n\n", "</TABLE>\n");
}

static void html(Office *office)
{
    PUT_ANY(office, "<div>", "<p align=center>", "<center>", "<!-- ", "<pre>", "<hr>", "<?xml ?>",
            "<p>&nbsp;</p>", "<h2>", "<style>", "<script>", "<p class=a\nstyle='b'>", "::: {.a}\n", "::: a\n",
            "<li>", "<!DOCTYPE a>", "<o:p>");
    words(office, 3);
    PUT_ANY(office, "</style>", "</script>", ":::\n", "</h2>", "</div>", "</p>", " -->", "</pre>", "-->\n",
            "");
    end_line(office);
}

static void fence(Office *office)
{
    indent(office);
    PUT_ANY(office, "```", "~~~", "````", "``` c", "```ตาราง", "~~~ a b");
    end_line(office);
    for (size_t lines = below(office, 4); lines > 0; lines--) {
        indent(office);
        line(office, 3);
    }
    if (!once_in(office, 4))
        PUT_ANY(office, "```\n", "~~~\n", "````\n", " ```  \n", "```ก\n");
}

static void quote(Office *office)
{
    for (size_t lines = 1 + below(office, 4); lines > 0; lines--) {
        PUT_ANY(office, "> ", ">", ">> ", "> > ", "> - ", "", "  > ", ">\t", "> ๑. ", "> | ก | ข |",
                ">     ");
        line(office, 4);
    }
}

static void definition(Office *office)
{
    indent(office);
    PUT_ANY(office, "[ก]: http://a.th", "[a]: b.md \"ชื่อ\"", "[a]:\nb.md", "[หมายเหตุ]: ข้อความ", "[a]: <b c>",
            "[a]: b\n'c\nd'", "[ก]: /x 'y' z", "[a]:");
    end_line(office);
}

static void note(Office *office)
{
    PUT_ANY(office, "[^1]: ", "[^ก]:", "[^ก ข]: ", "[^]: ");
    line(office, 3);
    if (once_in(office, 2)) {
        put(office, "    ");
        line(office, 3);
    }
}

static void sign(Office *office)
{
    PUT_ANY(office, "(ลงชื่อ)........ผู้ให้เช่า      (ลงชื่อ)........ผู้เช่า\n", "ลงชื่อ....\t\tลงชื่อ....\n\n", "", "", "");
    indent(office);
    PUT_ANY(office, "(นายดี งาม)      (นางขาว  สะอาด)\nนายก       ปลัด\n", "...........    ...........\n", "",
            "", "");
    PUT_ANY(office, "ขอแสดงความนับถือ\n", "ลงชื่อ........................\n", "จึงเรียนมาเพื่อโปรดทราบ\n\n", "");
    indent(office);
    PUT_ANY(office, "(นายพนม แสนหาญ)\n", "(                 )\n", "( นางสาว ก )\n", "(..........)\n");
    PUT_ANY(office, "หัวหน้าสำนักปลัด\n", "ปลัดอำเภอ\nรักษาราชการแทน\n", "วันที่ ๑ ม.ค. ๖๕\n", "\n");
}

/* Words filled to a width, as by a tool. */
static void filled(Office *office)
{
    size_t width = 120 + below(office, 160), start = office->out.length;
    for (size_t count = 4 + below(office, 30); count > 0; count--) {
        phrase(office);
        if (office->out.length - start < width) {
            put(office, " ");
            continue;
        }
        put(office, office->line_end);
        start = office->out.length;
    }
    put(office, office->line_end);
}

static void block(Office *office)
{
    static void (*const blocks[])(Office *) = {
        paragraph, paragraph, paragraph,  items, items,  items,      items,  heading,
        rule,      tabs,      pipes,      grid,  simple, html_table, html,   fence,
        quote,     quote,     definition, note,  sign,   filled,     filled,
    };
    blocks[below(office, sizeof blocks / sizeof *blocks)](office);
    if (!once_in(office, 3))
        put(office, once_in(office, 8) ? " \t" : "");
    if (!once_in(office, 3))
        put(office, office->line_end);
}

/* ---- Then it is broken: lines are cut, parts are lost, doubled, or have something put into them. */

static size_t any_place(Office *office, LkText text)
{
    size_t at = below(office, text.length + 1);
    while (at < text.length && ((unsigned char)text.bytes[at] & 0xC0) == 0x80)
        at++;
    return at;
}

static LkText broken(Office *office, LkText text)
{
    size_t at = any_place(office, text), end = any_place(office, text);
    size_t first = at < end ? at : end, behind = at < end ? end : at;
    lk_buffer_init(&office->out, office->arena);
    lk_buffer_text(&office->out, lk_text_slice(text, 0, first));
    switch (below(office, 4)) {
    case 0:
        PUT_ANY(office, "\n", "\n", "\r\n", "\r", "\n\n", "\n> ", "\n\t", "\n- ");
        behind = first;
        break;
    case 1:
        stray(office);
        behind = first;
        break;
    case 2: /* lost */
        behind = behind - first > 60 ? first : behind;
        break;
    default: /* doubled */
        lk_buffer_text(&office->out, lk_text_slice(text, first, behind));
        behind = first;
    }
    lk_buffer_text(&office->out, lk_text_slice(text, behind, text.length));
    return lk_buffer_view(&office->out);
}

/* A cut within a character leaves no valid text; places are between them. */
LkText office_text(uint64_t seed, LkArena *arena)
{
    Office office = {.state = seed, .arena = arena, .line_end = "\n"};
    if (once_in(&office, 6))
        office.line_end = once_in(&office, 5) ? "\r" : "\r\n";
    lk_buffer_init(&office.out, arena);
    for (size_t count = 1 + below(&office, once_in(&office, 8) ? 20 : 5); count > 0; count--)
        block(&office);
    LkText text = lk_buffer_view(&office.out);
    for (size_t count = below(&office, 5); count > 0 && text.length > 0; count--)
        text = broken(&office, text);
    return text;
}
