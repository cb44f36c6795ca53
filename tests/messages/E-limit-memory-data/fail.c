#include <stddef.h>

size_t csv_parse(void *parser, const void *text, size_t length, void *field, void *row, void *context);
int csv_error(void *parser);

size_t csv_parse(void *parser, const void *text, size_t length, void *field, void *row, void *context)
{
    (void)parser, (void)text, (void)length, (void)field, (void)row, (void)context;
    return 0;
}

int csv_error(void *parser)
{
    (void)parser;
    return 2; /* CSV_ENOMEM */
}
