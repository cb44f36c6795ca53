/* Any bytes as text with wrong letters: what is rewritten is right, shorter or as long, and stays. */
#include <string.h>

#include "base/letters.h"

#include "base/letters_private.h"
#include "fuzz.h"

/* Every unit one after the other, without looking for suspects first. */
static LkLettersFound find_slowly(LkText text)
{
    LkLettersFound found = {0};
    uint32_t before = '\n';
    for (size_t at = 0; at < text.length;) {
        LkLettersUnit unit;
        lk_letters_unit(text, at, before, &unit);
        fuzz_require(unit.end > at, "a unit of nothing");
        for (int i = 0; i < LK_LETTERS_KINDS; i++)
            found.kinds[i].count += unit.found[i];
        before = unit.letters[unit.count - 1];
        at = unit.end;
    }
    lk_letters_find_lost(text, &found);
    return found;
}

/* The text without what makes code and addresses, whose letters are let be. */
static LkText without_spared(LkText text, LkArena *arena)
{
    char *bytes = lk_arena_copy(arena, text.bytes, text.length);
    for (size_t i = 0; i < text.length; i++)
        if (bytes[i] != '\0' && strchr("`~/.@:", bytes[i]) != NULL)
            bytes[i] = ' ';
    return (LkText){bytes, text.length};
}

static void check(void *data)
{
    FuzzRun *run = data;
    LkFile *file = LK_NEW(run->arena, LkFile);
    *file = (LkFile){.name = "text.md", .text = {(const char *)run->bytes, run->size}};
    lk_letters_tell(file, &run->diagnostics);
    LkText bare = without_spared(file->text, run->arena);
    LkLettersFound found = lk_letters_find(bare), again, slow = find_slowly(bare);
    for (int i = 0; i < LK_LETTERS_KINDS; i++)
        fuzz_require(found.kinds[i].count == slow.kinds[i].count, "not all is suspected");
    LkText once = lk_letters_fix(file->text, run->arena, &found);
    fuzz_require(once.length <= file->text.length, "the text grows");
    LkText twice = lk_letters_fix(once, run->arena, &again);
    if (lk_utf8_valid_until(file->text) != file->text.length)
        return; /* is refused by all who rewrite */
    fuzz_require(lk_text_equal(once, twice) && lk_letters_count(&again) == 0, "something is left");
    fuzz_require(lk_utf8_valid_until(once) == once.length, "no text is left");
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    return fuzz_run(check, bytes, size);
}
