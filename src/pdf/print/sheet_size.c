/* Names and sizes of sheets. Capitals do not matter in names. SRA sheets are A sheets with room for bleed and
 * marks.
 */
#include "pdf/print/sheet_size.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { SIDE_LEAST = 28, SIDE_MOST = 14400 /* pt: 1 cm, and the largest page that PDF allows */ };

static const struct {
    const char *name;
    int width, height; /* thousandths of a centimetre */
} sheets[] = {{"A2", 42000, 59400},     {"A3", 29700, 42000},     {"A4", 21000, 29700},
              {"A5", 14800, 21000},     {"A6", 10500, 14800},     {"B4", 25000, 35300},
              {"B5", 17600, 25000},     {"F4", 21600, 33000},     {"SRA3", 32000, 45000},
              {"SRA4", 22500, 32000},   {"letter", 21590, 27940}, {"legal", 21590, 35560},
              {"tabloid", 27940, 43180}};

const char *lk_pdf_sheet_names(void)
{
    return "A2, A3, A4, A5, A6, B4, B5, F4, SRA3, SRA4, letter, legal, tabloid";
}

/* Reads a length. A double is exact enough for sizes typed by hand, and yields the same length on every
 * machine. */
static bool read_length(const char **text, LkLength *length)
{
    static const struct {
        const char *name;
        double points;
    } units[] = {{"mm", 72 / 25.4}, {"cm", 72 / 2.54}, {"in", 72}, {"pt", 1}};
    char *end = NULL;
    if ((**text < '0' || **text > '9') && **text != '.')
        return false;
    double value = strtod(*text, &end);
    while (*end == ' ')
        end++;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        double points = value * units[i].points;
        if (strncmp(end, units[i].name, 2) != 0 || !(points >= SIDE_LEAST && points <= SIDE_MOST))
            continue;
        *length = (LkLength)(points * (double)LK_POINT + 0.5);
        *text = end + 2;
        return true;
    }
    return false;
}

static const char *behind_times(const char *text)
{
    while (*text == ' ')
        text++;
    size_t sign = *text == 'x' || *text == 'X' ? 1 : strncmp(text, "×", strlen("×")) == 0 ? strlen("×") : 0;
    if (sign == 0)
        return "";
    text += sign;
    while (*text == ' ')
        text++;
    return text;
}

bool lk_pdf_sheet_size(const char *name, LkLength *width, LkLength *height)
{
    for (size_t i = 0; i < sizeof sheets / sizeof *sheets; i++) {
        if (strcasecmp(name, sheets[i].name) != 0)
            continue;
        *width = LK_MILLICENTIMETRES(sheets[i].width);
        *height = LK_MILLICENTIMETRES(sheets[i].height);
        return true;
    }
    if (!read_length(&name, width))
        return false;
    name = behind_times(name);
    return read_length(&name, height) && *name == '\0';
}
