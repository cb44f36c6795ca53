/* What rows of totals are called. */
#include <string.h>
#include <strings.h>

#include "data/data.h"

/* Blanks in it, and what stands behind it in brackets, say nothing. */
bool lk_is_total_name(LkText text)
{
    static const char *const words[] = {
        "รวม",           "รวมทั้งสิ้น",    "รวมทั้งหมด", "รวมเป็นเงิน", "รวมเป็นเงินทั้งสิ้น", "รวมเงิน", "รวมเงินทั้งสิ้น",
        "ยอดรวม",        "ยอดรวมทั้งสิ้น", "รวมยอด",   "ผลรวม",     "รวมสุทธิ",        "รวมย่อย", "รวมทุกรายการ",
        "รวมทั้งสิ้นเป็นเงิน", "เฉลี่ย",       "ค่าเฉลี่ย",   "เฉลี่ยรวม",   "รวมเฉลี่ย",       "total",  "grandtotal",
        "subtotal",      "sum",        "average",  "mean"};
    char plain[96];
    size_t length = 0;
    for (size_t i = 0; i < text.length && text.bytes[i] != '('; i++) {
        if (strchr(" :\t-.", text.bytes[i]) != NULL)
            continue;
        if (length == sizeof plain)
            return false;
        plain[length++] = text.bytes[i];
    }
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i]) == length && strncasecmp(words[i], plain, length) == 0)
            return true;
    return false;
}
