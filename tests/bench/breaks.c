/* bench-breaks WORDS: for each line of standard input a line with what there is before each of its
 * characters:
 *
 *     .  no line may end there, whatever comes    -  a cluster begins: a line may end there in an emergency
 *     ~  a break that costs, in a compound        |  a free break
 *
 * then a blank and why, a letter a character (A is LkBreakReason 0). An empty line is answered by an empty
 * one; so is one whose characters are not kept one by one, such as one with U+200B. words.py judges. */
#include <stdio.h>
#include <stdlib.h>

#include "text/text_private.h"

static void tell(LkTextContext *context, LkText line)
{
    LkInline item = {.kind = LK_INLINE_TEXT, .text = line};
    LkInlines inlines = {&item, 1, {NULL, 0, 0, 0}};
    LkSection *section = NULL;
    lk_arena_reset(context->arena);
    lk_arena_reset(context->scratch);
    if (lk_itemise(context, &inlines, LK_NUMERALS_ARABIC, &section) != 1 ||
        section->count != lk_utf8_count(line)) {
        putchar('\n');
        return;
    }
    lk_find_breaks(context, section, NULL, 0);
    for (size_t i = 0; i < section->count; i++) {
        unsigned flags = section->flags[i];
        putchar(!(flags & LK_CHAR_CLUSTER) ? '.'
                : !(flags & LK_CHAR_BREAK) ? '-'
                : flags & LK_CHAR_COMPOUND ? '~'
                                           : '|');
    }
    putchar(' ');
    for (size_t i = 0; i < section->count; i++)
        putchar('A' + section->reasons[i]);
    putchar('\n');
}

int main(int count, char **values)
{
    if (count != 2) {
        fputs("usage: bench-breaks WORDS\n", stderr);
        return 2;
    }
    LkFontBook *book = lk_font_book_create(NULL);
    LkWords *words = lk_words_open(values[1]);
    LkTextEngine *engine = book == NULL || words == NULL ? NULL : lk_text_engine_create(book, words, NULL);
    LkArena *arena = lk_arena_create(), *scratch = lk_arena_create();
    if (engine == NULL || arena == NULL || scratch == NULL) {
        perror(values[1]);
        return 1;
    }
    LkDiagnostics diagnostics;
    lk_diagnostics_init(&diagnostics, arena);
    LkTextContext context = {
        .engine = engine, .arena = arena, .scratch = scratch, .diagnostics = &diagnostics};
    char *line = NULL;
    size_t room = 0;
    for (ssize_t length; (length = getline(&line, &room, stdin)) > 0;)
        tell(&context, (LkText){line, (size_t)length - (line[length - 1] == '\n')});
    free(line);
    lk_arena_destroy(scratch);
    lk_arena_destroy(arena);
    lk_text_engine_destroy(engine);
    lk_words_close(words);
    lk_font_book_destroy(book);
    return 0;
}
