/* The toc block: what it lists, how deep, and its title. */
#include "source/blocks/blocks.h"

enum { STANDARD_LEVELS = 3, MOST_LEVELS = 6 };

static void read_of(LkReader *reader, const LkYaml *node, LkContents *contents)
{
    static const char *const names[][LK_CHOICE_NAMES] = {
        {"headings", "หัวข้อ"}, {"tables", "ตาราง"}, {"figures", "ภาพ"}};
    int choice = lk_yaml_choice(node, names, 3);
    if (choice >= 0) {
        contents->of = (LkContentsOf)choice;
        return;
    }
    lk_tell(reader->diagnostics, LK_E_TOC_OF, node->span,
            LK_WITH(lk_meant(lk_yaml_choice_meant(reader, node, names, 3))));
}

static void read_levels(LkReader *reader, const LkYaml *node, LkContents *contents)
{
    bool is_digit = node->kind == LK_YAML_SCALAR && node->text.length == 1 && node->text.bytes[0] >= '1' &&
                    node->text.bytes[0] <= '0' + MOST_LEVELS;
    if (is_digit)
        contents->levels = node->text.bytes[0] - '0';
    else
        lk_tell(reader->diagnostics, LK_E_TOC_LEVELS, node->span,
                LK_WITH(lk_named_number("most", MOST_LEVELS)));
}

LkContents *lk_contents_block(LkReader *reader, const LkYaml *map)
{
    static const char *const keys[] = {"title", "levels", "of"};
    LkContents *contents = LK_NEW(reader->arena, LkContents);
    contents->levels = STANDARD_LEVELS;
    if (map == NULL)
        return contents;
    lk_block_known_keys(reader, map, keys, sizeof keys / sizeof *keys, LK_TERM_TOC);
    const LkYaml *levels = lk_block_member(map, "levels"), *of = lk_block_member(map, "of");
    contents->title = lk_yaml_inlines(reader, lk_block_member(map, "title"), false);
    if (levels != NULL)
        read_levels(reader, levels, contents);
    if (of != NULL)
        read_of(reader, of, contents);
    return contents;
}
