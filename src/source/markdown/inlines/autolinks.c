/* Addresses: <https://…> and <a@b.c> (CommonMark 0.31 §6.5), and as they stand in the text (GFM 0.29 §6.9),
 * but that these end where Thai begins, and begin behind any character that is not of an address itself. Thai
 * belongs to the path of an address only right behind one of its signs: http://a.go.th/ข่าว, but www.a.thได้.
 */
#include "source/markdown/inlines/inlines.h"

static LkText joined(const LkScan *scan, const char *before, LkText text)
{
    LkBuffer out;
    lk_buffer_init(&out, scan->arena);
    lk_buffer_string(&out, before);
    lk_buffer_text(&out, text);
    return lk_buffer_view(&out);
}

/* A link [start, end) that shows `text` and leads there, with `scheme` before it. */
static size_t add_link(LkScan *scan, size_t start, size_t end, LkText text, const char *scheme)
{
    size_t piece = lk_piece_add(scan, LK_TOKEN_AUTOLINK, start, end);
    LkDetail *detail = lk_piece_detail(scan, piece);
    detail->text = text;
    detail->target = scheme[0] == '\0' ? text : joined(scan, scheme, text);
    scan->at = end;
    return piece;
}

/* ---- In angle brackets */

static bool is_scheme_byte(char byte)
{
    return lk_is_ascii_alphanumeric(byte) || byte == '+' || byte == '.' || byte == '-';
}

/* The end of scheme:… from `at`; `at` if there is none. */
static size_t past_address(LkText text, size_t at)
{
    enum { SHORTEST_SCHEME = 2, LONGEST_SCHEME = 32 };
    size_t end = at;
    while (end < text.length && end - at <= LONGEST_SCHEME && is_scheme_byte(text.bytes[end]))
        end++;
    if (end - at < SHORTEST_SCHEME || end - at > LONGEST_SCHEME || end >= text.length ||
        text.bytes[end] != ':' || !lk_is_ascii_letter(text.bytes[at]))
        return at;
    while (end < text.length && (unsigned char)text.bytes[end] > ' ' && text.bytes[end] != '<' &&
           text.bytes[end] != '>' && text.bytes[end] != 0x7F)
        end++;
    return end;
}

/* One label of a host name: letters and digits, and hyphens within. */
static size_t past_host_label(LkText text, size_t at)
{
    enum { LONGEST = 63 };
    size_t end = at;
    while (end < text.length && (lk_is_ascii_alphanumeric(text.bytes[end]) || text.bytes[end] == '-'))
        end++;
    bool is_label = end > at && end - at <= LONGEST && text.bytes[at] != '-' && text.bytes[end - 1] != '-';
    return is_label ? end : at;
}

/* The end of an e-mail address from `at`, as HTML's forms take it; `at` if there is none. */
static size_t past_mail(LkText text, size_t at)
{
    size_t end = at;
    while (end < text.length &&
           (lk_is_ascii_alphanumeric(text.bytes[end]) ||
            (text.bytes[end] != '\0' && strchr(".!#$%&'*+/=?^_`{|}~-", text.bytes[end]) != NULL)))
        end++;
    if (end == at || end >= text.length || text.bytes[end] != '@')
        return at;
    for (;;) {
        size_t next = past_host_label(text, end + 1);
        if (next == end + 1)
            return at;
        end = next;
        if (end >= text.length || text.bytes[end] != '.')
            return end;
    }
}

bool lk_autolink_read(LkScan *scan)
{
    LkText text = scan->text;
    size_t start = scan->at, from = start + 1;
    if (lk_word_at(text, from, "st1:")) /* a tag of Word */
        return false;
    size_t end = past_address(text, from);
    const char *scheme = "";
    if (end == from) {
        end = past_mail(text, from);
        scheme = "mailto:";
    }
    scan->markdown->steps += end - start;
    if (end == from || end >= text.length || text.bytes[end] != '>')
        return false;
    add_link(scan, start, end + 1, lk_text_slice(text, from, end), scheme);
    return true;
}

/* ---- As they stand */

static void add_bare(LkScan *scan, size_t start, size_t end, const char *scheme)
{
    size_t piece = add_link(scan, start, end, lk_text_slice(scan->text, start, end), scheme);
    LK_GROW(scan->arena, scan->bare, scan->bare_count, scan->bare_capacity, 8);
    scan->bare[scan->bare_count++] = (uint32_t)piece;
}

static bool is_host_byte(char byte)
{
    return lk_is_ascii_alphanumeric(byte) || byte == '-' || byte == '_' || byte == '.';
}

/* Whether an address may begin at `at`: no letter of a host name stands before it. */
static bool may_begin(const LkScan *scan, size_t at)
{
    if (at < scan->no_host)
        return false;
    if (at > 0 && scan->text.bytes[at - 1] == '_')
        at--; /* a mark of emphasis, unless it is within a name */
    return at == 0 || !(lk_is_ascii_alphanumeric(scan->text.bytes[at - 1]) ||
                        strchr(".-@", scan->text.bytes[at - 1]) != NULL);
}

/* Curly quotes and guillemets: an address ends before them. */
static bool is_quote(uint32_t c)
{
    return (c >= 0x2018 && c <= 0x201F) || c == 0xAB || c == 0xBB;
}

/* The end of the host name from `at`; *is_host: GFM takes it for one (no _ in its last two parts). */
static size_t past_host(LkText text, size_t at, bool *is_host)
{
    size_t end = at, last = 0, before_last = 0; /* underscores in the last part and the one before it */
    while (end < text.length && (is_host_byte(text.bytes[end]) || (unsigned char)text.bytes[end] >= 0x80)) {
        size_t next = end;
        uint32_t character = lk_utf8_next(text, &next);
        if (character >= 0x80 && (lk_is_thai(character) || lk_is_white(character) || is_quote(character)))
            break;
        if (character == '.') {
            before_last = last;
            last = 0;
        }
        last += character == '_';
        end = next;
    }
    size_t name = end; /* _ behind it is a mark of emphasis */
    for (; name > at && text.bytes[name - 1] == '_' && last > 0; name--)
        last--;
    *is_host = name > at && text.bytes[at] != '.' && last == 0 && before_last == 0;
    return end;
}

/* Whether the word that is Thai from `at` on may be one of the path: a sign of paths stands before it. */
static bool is_thai_path(LkText text, size_t at)
{
    return at > 0 && strchr("/-_=#?&%+", text.bytes[at - 1]) != NULL;
}

/* The end of what may belong to the address from `at`. Within brackets it ends before ]. */
static size_t past_path(const LkScan *scan, size_t at)
{
    LkText text = scan->text;
    bool has_thai = false; /* once it has, all Thai up to a blank belongs to it: /แผน2565ฉบับเต็ม.pdf */
    while (at < text.length) {
        size_t next = at;
        uint32_t c = lk_utf8_next(text, &next);
        bool is_thai = lk_is_thai(c);
        if (c < 0x20 || c == '<' || lk_is_white(c) || is_quote(c) ||
            (is_thai && !has_thai && !is_thai_path(text, at)) || (c == ']' && scan->bracket_count > 0) ||
            (c == '{' && lk_field_end(text, at) > at))
            break;
        has_thai = has_thai || is_thai;
        at = next;
    }
    return at;
}

/* ฯ and ๆ end a word of the text rather than an address. */
static bool ends_in_thai_sign(LkText text, size_t start, size_t end)
{
    size_t at = end;
    uint32_t last = end - start >= 3 ? lk_utf8_previous(text, &at) : 0;
    return last == LK_THAI_PAIYANNOI || last == LK_THAI_MAIYAMOK;
}

/* Behind `end` ends in ;: before the entity that it may be, else before it. */
static size_t before_entity(LkText text, size_t start, size_t end)
{
    size_t at = end - 1;
    while (at > start && lk_is_ascii_alphanumeric(text.bytes[at - 1]))
        at--;
    bool is_entity = at > start && at < end - 1 && text.bytes[at - 1] == '&';
    return is_entity ? at - 1 : end - 1;
}

/* The end without the punctuation of the sentence around it. */
static size_t trimmed(LkText text, size_t start, size_t end)
{
    long open = 0; /* ( more than ) */
    for (size_t i = start; i < end; i++)
        open += (text.bytes[i] == '(') - (text.bytes[i] == ')');
    while (end > start) {
        char last = text.bytes[end - 1];
        if (last == ';') {
            end = before_entity(text, start, end);
        } else if (last == ')' && open < 0) {
            open++;
            end--;
        } else if (last != '\0' && strchr("?!.,:*_~'\"", last) != NULL) {
            end--;
        } else if (ends_in_thai_sign(text, start, end)) {
            end -= 3;
        } else {
            break;
        }
    }
    return end;
}

bool lk_bare_link_read(LkScan *scan)
{
    static const char *const beginnings[] = {"www.", "http://", "https://", "ftp://"};
    size_t start = scan->at, which = 0;
    while (which < 4 && !lk_word_at(scan->text, start, beginnings[which]))
        which++;
    if (which == 4 || !may_begin(scan, start))
        return false;
    size_t from = start + strlen(beginnings[which]);
    bool is_host;
    size_t host = past_host(scan->text, from, &is_host);
    size_t end = is_host ? past_path(scan, host) : host;
    scan->markdown->steps += 2 * (end - start);
    if (is_host)
        end = trimmed(scan->text, start, end);
    if (!is_host || end <= from) {
        scan->no_host = host; /* nothing that begins within it is one either */
        return false;
    }
    add_bare(scan, start, end, which == 0 ? "http://" : "");
    return true;
}

/* ---- E-mail as it stands */

static bool is_mail_byte(char byte)
{
    return lk_is_ascii_alphanumeric(byte) || byte == '.' || byte == '-' || byte == '_' || byte == '+';
}

/* The end of the host name of a mail address from `at`; `at` if it is none. */
static size_t past_mail_host(LkText text, size_t at)
{
    size_t end = at;
    bool has_point = false;
    while (end < text.length && is_host_byte(text.bytes[end])) {
        if (text.bytes[end] == '.' && (end == at || end + 1 >= text.length ||
                                       !is_host_byte(text.bytes[end + 1]) || text.bytes[end + 1] == '.'))
            break;
        has_point = has_point || text.bytes[end] == '.';
        end++;
    }
    bool is_host = has_point && text.bytes[end - 1] != '-' && text.bytes[end - 1] != '_';
    return is_host ? end : at;
}

/* Where the address around the @ at `sign` begins: not before `least`; `sign` if there is none. */
static size_t mail_start(LkText text, size_t least, size_t sign)
{
    size_t start = sign;
    while (start > least && is_mail_byte(text.bytes[start - 1]))
        start--;
    while (start < sign && !lk_is_ascii_alphanumeric(text.bytes[start]))
        start++;
    size_t scheme = start >= 7 ? start - 7 : start; /* mailto: */
    return start < sign && scheme >= least && lk_word_at(text, scheme, "mailto:") ? scheme : start;
}

/* Finds the next address behind scan->at, or that there is none. */
static void find_mail(LkScan *scan)
{
    LkText text = scan->text;
    size_t least = scan->at;
    scan->mail = scan->mail_end = SIZE_MAX;
    if (scan->next_at < scan->at)
        scan->next_at = scan->at;
    while (scan->next_at < text.length) {
        const char *sign = memchr(text.bytes + scan->next_at, '@', text.length - scan->next_at);
        size_t at = sign == NULL ? text.length : (size_t)(sign - text.bytes);
        scan->markdown->steps += (at - scan->next_at) / 8 + 1;
        scan->next_at = at + 1;
        if (sign == NULL)
            return;
        size_t start = mail_start(text, least, at), end = past_mail_host(text, at + 1);
        scan->markdown->steps += at - start + end - at;
        least = at + 1;
        if (start < at && end > at + 1) {
            scan->mail = start;
            scan->mail_end = end;
            return;
        }
    }
}

bool lk_bare_mail_read(LkScan *scan)
{
    if (scan->mail_end == 0 || scan->mail < scan->at)
        find_mail(scan);
    if (scan->mail != scan->at)
        return false;
    bool has_scheme = lk_word_at(scan->text, scan->at, "mailto:");
    add_bare(scan, scan->at, scan->mail_end, has_scheme ? "" : "mailto:");
    return true;
}
