/* The table of all keys of layouts: name, kind, place in the structs, default, range, units and meaning.
 *
 * The loader checks against this table, json_schema.c prints it for editors, and a test holds docs/layout.md
 * and layouts/schema.json to it. To add a key, add a member to layout.h and a line here;
 * CONTRIBUTING.md tells what comes then. */
#include "style/schema.h"

#define AT(Struct, member) .offset = offsetof(Struct, member), .size = sizeof(((Struct *)0)->member)
#define KEYS(table)        .keys = (table), .key_count = sizeof(table) / sizeof *(table)
#define NAMES(table)       .names = (table), .name_count = sizeof(table) / sizeof *(table)

#define LENGTH(key, Struct, member, default_, from, to, unit_set, text)                                      \
    {                                                                                                        \
        .name = (key), .kind = LK_KEY_LENGTH, AT(Struct, member), .standard = (default_), .minimum = (from), \
        .maximum = (to), .units = (unit_set), .description = (text)                                          \
    }
#define INTEGER(key, Struct, member, default_, from, to, text)                                               \
    {                                                                                                        \
        .name = (key), .kind = LK_KEY_INTEGER, AT(Struct, member), .standard = (default_),                   \
        .minimum = (from), .maximum = (to), .description = (text)                                            \
    }
#define BOOLEAN(key, Struct, member, default_, text)                                                         \
    {                                                                                                        \
        .name = (key), .kind = LK_KEY_BOOLEAN, AT(Struct, member), .standard = (default_),                   \
        .description = (text)                                                                                \
    }
#define CHOICE(key, Struct, member, table, default_, text)                                                   \
    {                                                                                                        \
        .name = (key), .kind = LK_KEY_CHOICE, AT(Struct, member), .standard = (default_), NAMES(table),      \
        .description = (text)                                                                                \
    }
#define STRING(key, Struct, member, default_, text)                                                          \
    {                                                                                                        \
        .name = (key), .kind = LK_KEY_STRING, AT(Struct, member), .standard = (default_),                    \
        .description = (text)                                                                                \
    }
#define FORMAT(key, Struct, member, table, default_, text)                                                   \
    {                                                                                                        \
        .name = (key), .kind = LK_KEY_STRING, AT(Struct, member), .standard = (default_), NAMES(table),      \
        .description = (text)                                                                                \
    }
#define COLOUR(key, Struct, member, default_, none, text)                                                    \
    {                                                                                                        \
        .name = (key), .kind = LK_KEY_COLOUR, AT(Struct, member), .standard = (default_),                    \
        .allows_none = (none), .description = (text)                                                         \
    }
#define OBJECT(key, Struct, member, table, text)                                                             \
    {                                                                                                        \
        .name = (key), .kind = LK_KEY_OBJECT, AT(Struct, member), KEYS(table), .description = (text)         \
    }
/* An object whose keys lie in LkLayout itself: offsets count from the same start. */
#define GROUP(key, table, text)                                                                              \
    {                                                                                                        \
        .name = (key), .kind = LK_KEY_OBJECT, KEYS(table), .description = (text)                             \
    }
#define LEVELS(key, member, count, table, text)                                                              \
    {                                                                                                        \
        .name = (key), .kind = LK_KEY_LEVELS, AT(LkLayout, member), .maximum = (count), KEYS(table),         \
        .stride = sizeof(((LkLayout *)0)->member[0]), .description = (text)                                  \
    }

/* Limits in points. Nothing is longer than a sheet, which is at most 2 m. */
#define LONGEST       5669.0
#define SMALLEST      1.0   /* of type: less is a mistake in the unit */
#define LARGEST       500.0 /* of type */
#define LOOSE         (LK_UNIT_ABSOLUTE | LK_UNIT_EM)
#define LOOSE_OR_AUTO (LOOSE | LK_UNIT_AUTO)

/* In the order of the enums that they name. */
static const char *const numerals_names[] = {"thai", "arabic"};
static const char *const justify_names[] = {"thai", "spaces", "none"};
static const char *const alignment_names[] = {"left", "centre", "right"};
static const char *const vertical_names[] = {"top", "middle", "bottom"};
static const char *const rules_names[] = {"all", "horizontal"};
static const char *const paper_names[] = {"A3", "A4", "A5", "B5", "F4", "letter"};
static const char *const turn_names[] = {"portrait", "landscape"};
static const char *const pdf_names[] = {"plain", "print", "archive", "archive-source"};
static const char *const edge_names[] = {"bottom", "top"};

/* The fields that may be in braces in a format. */
static const char *const mark_fields[] = {"n", "letter", "1", "2", "3", "4", "5", "6"};
static const char *const count_fields[] = {"n"};
static const char *const page_fields[] = {"page", "pages"};
static const char *const head_fields[] = {"title", "chapter", "section", "page", "pages"};
static const char *const catchword_fields[] = {"words"};

static const LkKey margin_keys[] = {
    LENGTH("left", LkLayout, margin_left, "3cm", 0, LONGEST, LK_UNIT_ABSOLUTE, "Margin at the left edge."),
    LENGTH("right", LkLayout, margin_right, "2cm", 0, LONGEST, LK_UNIT_ABSOLUTE, "Margin at the right edge."),
    LENGTH("top", LkLayout, margin_top, "2.5cm", 0, LONGEST, LK_UNIT_ABSOLUTE, "Margin at the top edge."),
    LENGTH("bottom", LkLayout, margin_bottom, "2cm", 0, LONGEST, LK_UNIT_ABSOLUTE,
           "Margin at the bottom edge."),
};

static const LkKey page_keys[] = {
    CHOICE("size", LkLayout, paper, paper_names, "A4", "Paper; F4 is the long Thai sheet of 21.6 × 33 cm."),
    CHOICE("orientation", LkLayout, landscape, turn_names, "portrait", "How the paper is turned."),
    LENGTH("width", LkLayout, page_width, "auto", 28, LONGEST, LK_UNIT_ABSOLUTE | LK_UNIT_AUTO,
           "Width of a sheet of another size; auto takes it from size and orientation."),
    LENGTH("height", LkLayout, page_height, "auto", 28, LONGEST, LK_UNIT_ABSOLUTE | LK_UNIT_AUTO,
           "Height of a sheet of another size; auto takes it from size and orientation."),
    GROUP("margins", margin_keys, "Distances from the edges of the paper to the text."),
};

static const LkKey fonts_keys[] = {
    {.name = "text",
     .kind = LK_KEY_FONTS,
     AT(LkLayout, text_fonts),
     .standard = "TH Sarabun New",
     .description = "Families for the text, the wanted one first; the first that is installed is used."},
    {.name = "code",
     .kind = LK_KEY_FONTS,
     AT(LkLayout, code_fonts),
     .standard = "DejaVu Sans Mono",
     .description = "Families for code, the wanted one first."},
};

/* Size, pitch, weight and colour of text in `member`, an LkTextStyle of Struct. */
#define TEXT_KEYS(Struct, member, default_size, size_units, default_bold)                                    \
    LENGTH("size", Struct, member.size, default_size, SMALLEST, LARGEST, size_units,                         \
           "Type size, of the wanted family; substitutes are scaled to look the same."),                     \
        LENGTH("pitch", Struct, member.pitch, "auto", SMALLEST, LARGEST * 2, LOOSE_OR_AUTO,                  \
               "From baseline to baseline; auto is single line spacing, 1.33125 times the size."),           \
        BOOLEAN("bold", Struct, member.bold, default_bold, "Whether all of it is bold."),                    \
        COLOUR("colour", Struct, member.colour, "black", false, "Colour of the text.")

/* A paragraph: the keys above, and how its lines are set out. */
#define PARAGRAPH_KEYS(size, size_units, bold, indent_, before, after, alignment_, justify_)                 \
    TEXT_KEYS(LkParagraphStyle, text, size, size_units, bold),                                               \
        LENGTH("indent", LkParagraphStyle, indent, indent_, 0, LONGEST, LOOSE, "Indent of the first line."), \
        LENGTH("space-before", LkParagraphStyle, space_before, before, 0, LONGEST, LOOSE,                    \
               "Space above; none at the top of a page."),                                                   \
        LENGTH("space-after", LkParagraphStyle, space_after, after, 0, LONGEST, LOOSE, "Space below."),      \
        CHOICE("place", LkParagraphStyle, alignment, alignment_names, alignment_,                            \
               "Where lines stand that are not justified."),                                                 \
        CHOICE("justify", LkParagraphStyle, justify, justify_names, justify_,                                \
               "How lines are filled: thai spreads over spaces and letters; spaces over spaces alone; "      \
               "none not."),                                                                                 \
        BOOLEAN("hyphenate", LkParagraphStyle, text.hyphenate, "false",                                      \
                "Whether English words may be divided at the end of a line, with a hyphen.")

static const LkKey text_keys[] = {
    PARAGRAPH_KEYS("16pt", LK_UNIT_ABSOLUTE, "false", "2.5cm", "6pt", "0pt", "left", "thai"),
};
static const LkKey title_keys[] = {
    STRING("default", LkTitleStyle, standing, "", "What is printed where the document has no title."),
    BOOLEAN("required", LkTitleStyle, required, "false", "Whether a document without a title is warned of."),
    PARAGRAPH_KEYS("1em", LOOSE, "true", "0cm", "0pt", "0pt", "centre", "none"),
};
_Static_assert(offsetof(LkTitleStyle, paragraph) == 0, "the keys of paragraphs count from the same start");
static const LkKey heading_keys[] = {
    PARAGRAPH_KEYS("1em", LOOSE, "true", "0cm", "12pt", "0pt", "left", "none"),
};
static const LkKey quote_keys[] = {
    PARAGRAPH_KEYS("1em", LOOSE, "false", "2.5cm", "6pt", "0pt", "left", "thai"),
};
static const LkKey code_keys[] = {
    PARAGRAPH_KEYS("1em", LOOSE, "false", "0cm", "6pt", "0pt", "left", "none"),
};

static const LkKey footnote_text_keys[] = {
    PARAGRAPH_KEYS("13pt", LOOSE, "false", "0cm", "8pt", "0pt", "left", "thai"),
};
static const LkKey footnote_keys[] = {
    OBJECT("text", LkFootnoteStyle, paragraph, footnote_text_keys,
           "Text of the notes; space-before is between the page's text and the line above the notes."),
    LENGTH("rule", LkFootnoteStyle, rule, "0.5pt", 0, 20, LOOSE,
           "Thickness of the line above the notes; 0pt draws none."),
    LENGTH("rule-width", LkFootnoteStyle, rule_width, "5cm", 0, LONGEST, LOOSE, "Length of that line."),
    LENGTH("rule-gap", LkFootnoteStyle, rule_gap, "3pt", 0, LONGEST, LOOSE,
           "Between that line and the notes."),
};

static const LkKey contents_level_keys[] = {
    PARAGRAPH_KEYS("1em", LOOSE, "false", "0cm", "0pt", "0pt", "left", "none"),
};
static const LkKey contents_keys[] = {
    LENGTH("number-width", LkLayout, contents_number_width, "1.2cm", 0, LONGEST, LOOSE,
           "Room for the page numbers, at the right."),
    BOOLEAN("leader", LkLayout, contents_leader, "true", "Dots from the entry to its page number."),
    LEVELS(
        "levels", contents, LK_HEADING_LEVELS, contents_level_keys,
        "Entries by the level of their heading; indent moves the whole entry. Those left out keep theirs."),
};
static const LkKey captions_keys[] = {
    FORMAT("table", LkLayout, caption_table, count_fields, "ตารางที่ {n}",
           "What the caption of a table with an id begins with: {n} is its number."),
    FORMAT("figure", LkLayout, caption_figure, count_fields, "ภาพที่ {n}",
           "What the caption of a picture with an id begins with: {n} is its number."),
};

static const LkKey level_keys[] = {
    FORMAT(
        "format", LkListLevel, format, mark_fields, "{n}.",
        "Mark of a numbered item of a list with {count: yes}: {n} is its number, {letter} its Thai letter, "
        "{1} to {6} the numbers of the outer levels."),
    STRING("bullet", LkListLevel, bullet, "-", "Mark of an item without a number."),
    LENGTH("indent", LkListLevel, indent, "2.5cm", 0, LONGEST, LOOSE, "The mark, from the left margin."),
    LENGTH("hang", LkListLevel, hang, "0cm", 0, LONGEST, LOOSE,
           "The lines after the first, from the left margin."),
    LENGTH("gap", LkListLevel, gap, "auto", 0, LONGEST, LOOSE_OR_AUTO,
           "Between mark and text; auto is one blank of the font."),
};

static const LkKey lists_keys[] = {
    LENGTH("space-before", LkLayout, list_space_before, "0pt", 0, LONGEST, LOOSE, "Space above an item."),
    LEVELS("levels", list, LK_LIST_LEVELS, level_keys,
           "The levels, the outermost first; those left out keep theirs."),
};

static const LkKey clause_keys[] = {
    LENGTH("indent", LkClauseStyle, indent, "2.5cm", 0, LONGEST, LOOSE, "The mark, from the left margin."),
    LENGTH("hang", LkClauseStyle, hang, "0cm", 0, LONGEST, LOOSE,
           "The lines after the first, from the left margin."),
    LENGTH("gap", LkClauseStyle, gap, "auto", 0, LONGEST, LOOSE_OR_AUTO,
           "Between mark and text; auto is one blank of the font."),
    LENGTH("space-before", LkClauseStyle, space_before, "6pt", 0, LONGEST, LOOSE, "Space above a clause."),
    BOOLEAN("bold", LkClauseStyle, bold, "false", "Whether the mark is bold."),
};
static const LkKey part_keys[] = {
    PARAGRAPH_KEYS("1em", LOOSE, "true", "0cm", "12pt", "0pt", "centre", "none"),
};

static const LkKey cell_text_keys[] = {TEXT_KEYS(LkTableStyle, text, "1em", LOOSE, "false")};
static const LkKey header_text_keys[] = {TEXT_KEYS(LkTableStyle, header, "1em", LOOSE, "true")};

static const LkKey padding_keys[] = {
    LENGTH("x", LkTableStyle, padding_x, "2mm", 0, LONGEST, LOOSE, "At the left and right of a cell's text."),
    LENGTH("top", LkTableStyle, padding_top, "2pt", 0, LONGEST, LOOSE, "Above a cell's text."),
    LENGTH("bottom", LkTableStyle, padding_bottom, "2pt", 0, LONGEST, LOOSE, "Below a cell's text."),
};

static const LkKey table_keys[] = {
    {.name = "based-on",
     .kind = LK_KEY_STRING,
     .standard = "default",
     .description =
         "The style that this one starts from, where no layout it extends has one of the same name."},
    GROUP("text", cell_text_keys, "Text of the cells."),
    GROUP("header", header_text_keys, "Text of the header row."),
    LENGTH("rule", LkTableStyle, rule, "0.5pt", 0, 20, LOOSE, "Thickness of the lines; 0pt draws none."),
    COLOUR("rule-colour", LkTableStyle, rule_colour, "black", false, "Colour of the lines."),
    GROUP("padding", padding_keys, "Room between lines and text."),
    LENGTH("space-before", LkTableStyle, space_before, "6pt", 0, LONGEST, LOOSE, "Space above the table."),
    LENGTH("space-after", LkTableStyle, space_after, "6pt", 0, LONGEST, LOOSE, "Space below the table."),
    BOOLEAN("full-width", LkTableStyle, full_width, "true",
            "Fill the width of the text; else as wide as the columns ask."),
    CHOICE("place", LkTableStyle, alignment, alignment_names, "centre", "Where a narrower table stands."),
    BOOLEAN("header-repeat", LkTableStyle, header_repeat, "true", "Repeat the header row on each page."),
    STRING("continued", LkTableStyle, continued, "",
           "What stands above the table on each page that it goes on on, behind its caption if it has one: "
           "\"(ต่อ)\"."),
    BOOLEAN("split-rows", LkTableStyle, split_rows, "false",
            "Let a row go over a page end even when the next page has room for all of it."),
    CHOICE("vertical", LkTableStyle, vertical, vertical_names, "top",
           "Where text stands in a cell's height."),
    CHOICE("header-vertical", LkTableStyle, header_vertical, vertical_names, "middle",
           "Where text stands in the header's height."),
    COLOUR("header-fill", LkTableStyle, header_fill, "none", true, "Colour behind the header row."),
    COLOUR("stripe-fill", LkTableStyle, stripe_fill, "none", true, "Colour behind every second row."),
    CHOICE("rules", LkTableStyle, rules, rules_names, "all", "Lines around each cell, or only between rows."),
    CHOICE("justify", LkTableStyle, justify, justify_names, "none", "How the lines in cells are filled."),
    BOOLEAN("hyphenate", LkTableStyle, text.hyphenate, "false",
            "Whether English words may be divided at the end of a line, with a hyphen."),
};

static const LkKey value_text_keys[] = {TEXT_KEYS(LkFormLine, text, "1em", LOOSE, "false")};
static const LkKey label_text_keys[] = {TEXT_KEYS(LkFormLine, label_text, "1em", LOOSE, "false")};

static const LkKey form_line_keys[] = {
    STRING("label", LkFormLine, label, "", "What stands before the value."),
    STRING("field", LkFormLine, field, "",
           "The field of the front matter that is printed, with its form: date:thai-date."),
    BOOLEAN("always", LkFormLine, always, "false",
            "Print the label even when the document gives no value, to be filled in by hand."),
    BOOLEAN("required", LkFormLine, required, "false", "Warn of a document that gives no value."),
    BOOLEAN("show", LkFormLine, show, "true",
            "Whether there is such a line; false leaves out one of the layout that is extended."),
    GROUP("text", value_text_keys, "How the value is set."),
    GROUP("label-text", label_text_keys, "How the label is set."),
    LENGTH("space-before", LkFormLine, space_before, "0pt", 0, LONGEST, LOOSE, "Space above the line."),
    LENGTH("left", LkFormLine, left, "0cm", 0, LONGEST, LOOSE, "Where it begins, from the left margin."),
    LENGTH("gap", LkFormLine, gap, "0pt", 0, LONGEST, LOOSE, "Between label and value, above one blank."),
    CHOICE("place", LkFormLine, alignment, alignment_names, "left",
           "Where the line stands; one at the right ends at the margin with its longest line."),
    BOOLEAN("beside", LkFormLine, beside, "false", "Whether it stands on the line of the one before."),
    BOOLEAN("leader", LkFormLine, leader, "false", "A dotted line from the label to the right."),
};

static const LkKey signature_keys[] = {
    LENGTH("left", LkSignatureStyle, left, "8cm", 0, LONGEST, LOOSE,
           "The block's left edge, from the left margin; 8cm is the right half of A4."),
    LENGTH("width", LkSignatureStyle, width, "auto", 0, LONGEST, LOOSE_OR_AUTO,
           "The block's width; auto reaches to the right margin."),
    LENGTH("space-before", LkSignatureStyle, space_before, "12pt", 0, LONGEST, LOOSE,
           "Space above the block."),
    LENGTH("ink", LkSignatureStyle, ink, "4em", 0, LONGEST, LOOSE, "Room for the signature, above the name."),
    LENGTH("note-gap", LkSignatureStyle, note_gap, "6pt", 0, LONGEST, LOOSE,
           "Between an opinion's heading and its note."),
    INTEGER("note-lines", LkSignatureStyle, note_lines, "2", 0, 40,
            "Dotted lines for a note by hand, where the document does not say how many."),
    LENGTH("image-height", LkSignatureStyle, image_height, "2cm", SMALLEST, LONGEST, LOOSE,
           "Height of a scanned signature at most."),
    BOOLEAN("field", LkSignatureStyle, field, "true",
            "Whether the block is a field that can be signed electronically, in files for archives."),
    BOOLEAN("heading-bold", LkSignatureStyle, heading_bold, "true", "Whether an opinion's heading is bold."),
    BOOLEAN("lead-indent", LkSignatureStyle, lead_indent, "true",
            "Whether the lead line is indented as a paragraph is."),
    LENGTH("lead-left", LkSignatureStyle, lead_left, "auto", 0, LONGEST, LOOSE_OR_AUTO,
           "Another indent of the lead line; auto is what lead-indent says."),
    BOOLEAN("fit", LkSignatureStyle, fit, "false",
            "Make the block as wide as its longest line: the closing words begin at left and the others are "
            "centred below them; without closing words the longest line begins at left."),
    LENGTH("closing-space", LkSignatureStyle, closing_space, "12pt", 0, LONGEST, LOOSE,
           "Space above the closing words (คำลงท้าย)."),
    CHOICE("closing-place", LkSignatureStyle, closing_alignment, alignment_names, "centre",
           "Where the closing words stand in the block."),
};

static const LkKey crest_keys[] = {
    LENGTH("height", LkCrestStyle, height, "0cm", 0, LONGEST, LK_UNIT_ABSOLUTE,
           "Height of the crest; 0cm for forms that have none. One that would be wider than a fifth of the "
           "text is "
           "lower where text stands beside it."),
    LENGTH("top", LkCrestStyle, top, "1.5cm", 0, LONGEST, LK_UNIT_ABSOLUTE,
           "Its upper edge, from the upper edge of the paper."),
    CHOICE("place", LkCrestStyle, alignment, alignment_names, "centre", "Where it stands on its line."),
    BOOLEAN("on-paper", LkCrestStyle, on_paper, "false",
            "Whether one in the centre stands in the middle of the paper; else in that of the text."),
    BOOLEAN("beside", LkCrestStyle, beside, "false",
            "Whether the text begins beside it, at its usual place; else below it."),
    BOOLEAN("level", LkCrestStyle, level, "false",
            "Whether the first line below it stands level with its foot, on both sides of it."),
    LENGTH("space-after", LkCrestStyle, space_after, "6pt", 0, LONGEST, LOOSE,
           "Space between it and the text."),
};

static const LkKey head_rule_keys[] = {
    LENGTH("width", LkHeadRule, width, "0cm", 0, LONGEST, LOOSE, "Its length; 0cm draws none."),
    LENGTH("thickness", LkHeadRule, thickness, "0.5pt", 0, 20, LOOSE, "Its thickness."),
    LENGTH("space-before", LkHeadRule, space_before, "6pt", 0, LONGEST, LOOSE, "Space above it."),
};

static const LkKey page_number_keys[] = {
    FORMAT("format", LkFurniture, page_number, page_fields, "- {page} -",
           "The page number: {page} is its number, {pages} how many there are; empty prints none."),
    CHOICE("place", LkFurniture, page_number_alignment, alignment_names, "centre",
           "Where it stands on its line."),
    CHOICE("edge", LkFurniture, page_number_top, edge_names, "top",
           "The edge of the paper that it stands at."),
    LENGTH("distance", LkFurniture, page_number_distance, "1.75cm", 0, LONGEST, LOOSE,
           "Its baseline from that edge of the paper."),
    INTEGER("from", LkFurniture, page_number_from, "2", 1, 100000, "The first page that shows it."),
};

static const LkKey head_keys[] = {
    FORMAT("format", LkFurniture, head, head_fields, "",
           "Running text: {title} of the document, {chapter} (heading of the first level) and {section} (of "
           "any) that "
           "the page belongs to, {page}, {pages}; empty prints none."),
    CHOICE("place", LkFurniture, head_alignment, alignment_names, "left", "Where it stands on its line."),
    CHOICE("edge", LkFurniture, head_top, edge_names, "top", "The edge of the paper that it stands at."),
    LENGTH("distance", LkFurniture, head_distance, "1.25cm", 0, LONGEST, LOOSE,
           "Its baseline from that edge of the paper."),
    INTEGER("from", LkFurniture, head_from, "2", 1, 100000, "The first page that shows it."),
};

static const LkKey catchword_keys[] = {
    BOOLEAN("show", LkFurniture, catchword, "true", "Print the first words of the next page at the foot."),
    FORMAT("format", LkFurniture, catchword_format, catchword_fields, "{words}...",
           "What is printed, with {words} for the words."),
    LENGTH("distance", LkFurniture, catchword_distance, "0.8cm", 0, LONGEST, LOOSE,
           "Its baseline below the lower edge of the text."),
    INTEGER("clusters", LkFurniture, catchword_clusters, "15", 1, 200,
            "Longest catchword, in written characters with their marks; whole words only."),
};

static const LkKey print_keys[] = {
    BOOLEAN("crop-marks", LkLayout, crop_marks, "false",
            "Strokes at the corners to cut by, outside the page."),
    LENGTH("bleed", LkLayout, bleed, "0pt", 0, 144, LK_UNIT_ABSOLUTE,
           "How far ink may go over the edge that is cut."),
    INTEGER("resolution", LkLayout, least_resolution, "200", 0, 2400,
            "Pixels an inch that a picture should have where it stands; fewer are a warning. 0: any."),
};

static const LkKey furniture_keys[] = {
    GROUP("page-number", page_number_keys, "The page number."),
    GROUP("head", head_keys, "A running head or foot."),
    GROUP("catchword", catchword_keys, "The catchword (คำต่อเนื่อง), at the lower right."),
    LENGTH("size", LkFurniture, size, "1em", SMALLEST, LARGEST, LOOSE, "Type size of all furniture."),
};

static const LkKey breaks_keys[] = {
    INTEGER("widows", LkLayout, widows, "2", 1, 20, "Least lines of a paragraph at the top of a page."),
    INTEGER("orphans", LkLayout, orphans, "2", 1, 20, "Least lines of a paragraph at the foot of a page."),
    INTEGER("closing-lines", LkLayout, closing_lines, "2", 0, 20,
            "Least lines of the body above the closing on its page."),
};

static const LkKey layout_keys[] = {
    {.name = "extends",
     .kind = LK_KEY_STRING,
     .description = "The layout that this one changes: a name such as base, or a path ending in .yaml."},
    STRING("description", LkLayout, description, "", "One line that says what the layout is for."),
    GROUP("page", page_keys, "The paper and its margins."),
    GROUP("fonts", fonts_keys, "Families: names, or objects of family and scale for substitutes."),
    OBJECT("text", LkLayout, paragraph, text_keys, "Paragraphs of the body; 1em is text.size everywhere."),
    OBJECT("title", LkLayout, title, title_keys, "The title lines."),
    LEVELS("headings", heading, LK_HEADING_LEVELS, heading_keys,
           "The levels of headings, the highest first; those left out keep theirs."),
    OBJECT("quote", LkLayout, quote, quote_keys, "Quotations."),
    OBJECT("code", LkLayout, code, code_keys, "Literal lines."),
    GROUP("lists", lists_keys, "Numbered and bulleted items."),
    OBJECT(
        "clauses", LkLayout, clause, clause_keys,
        "The clauses of rules, contracts and laws: ข้อ ๑, มาตรา ๔. Lists within a clause begin at the first "
        "level."),
    OBJECT("parts", LkLayout, part, part_keys,
           "The lines that name the parts of rules and laws: หมวด ๑ บททั่วไป. They stay on the page of what "
           "follows."),
    {.name = "tables",
     .kind = LK_KEY_TABLES,
     KEYS(table_keys),
     .description = "Table styles by name; default is for tables that name none."},
    OBJECT("notes", LkLayout, footnote, footnote_keys, "Footnotes, at the foot of their page."),
    GROUP("contents", contents_keys, "Tables of contents."),
    GROUP("captions", captions_keys, "Captions that are counted: those of tables and pictures with an id."),
    OBJECT("crest", LkLayout, crest, crest_keys, "The crest at the head, from the front matter's crest:."),
    LEVELS("head", head, LK_HEAD_LINES, form_line_keys,
           "Lines of the form behind crest and title: labels with fields of the front matter. A layout's "
           "lines are "
           "merged with those of the layout that it extends by their field."),
    OBJECT("head-rule", LkLayout, head_rule, head_rule_keys,
           "A short rule in the middle below the head, as orders and announcements have it."),
    LEVELS("tail", tail, LK_TAIL_LINES, form_line_keys, "Lines of the form at the end, in the same way."),
    OBJECT("signature", LkLayout, signature, signature_keys, "Signature and opinion blocks."),
    CHOICE("pdf", LkLayout, pdf, pdf_names, "archive",
           "What the PDF is for: an archive and all readers (PDF/A-2a, PDF/UA-1), the same with its source "
           "inside "
           "(PDF/A-3a), a print shop, or nothing special."),
    GROUP("print", print_keys, "For the print shop, with `pdf: print`."),
    OBJECT("furniture", LkLayout, furniture, furniture_keys, "What stands around the text of each page."),
    CHOICE("numerals", LkLayout, numerals, numerals_names, "thai",
           "Digits of marks of items, counters, page numbers and data; text stays as typed."),
    GROUP("breaks", breaks_keys, "What stays together at page ends."),
    {.name = "keep",
     .kind = LK_KEY_STRINGS,
     AT(LkLayout, keep),
     .standard = "",
     .description = "Words and names that are never broken over lines."},
};

const LkKey lk_layout_schema_root = {.name = "",
                                     .kind = LK_KEY_OBJECT,
                                     KEYS(layout_keys),
                                     .description = "A Likhit layout: how a document looks."};

const LkNamedColour lk_named_colours[LK_NAMED_COLOURS] = {
    {"black", 0x000000}, {"white", 0xFFFFFF}, {"grey", 0x808080}, {"red", 0xFF0000}, {"blue", 0x0000FF}};

const LkKey *lk_key_find(const LkKey *keys, size_t count, LkText name)
{
    for (size_t i = 0; i < count; i++)
        if (lk_text_is(name, keys[i].name))
            return &keys[i];
    return NULL;
}

void lk_paper_size(LkPaper paper, LkLength *width, LkLength *height)
{
    /* Thousandths of a centimetre, in the order of LkPaper. */
    static const int sheets[][2] = {{29700, 42000}, {21000, 29700}, {14800, 21000},
                                    {17600, 25000}, {21600, 33000}, {21590, 27940}};
    *width = LK_MILLICENTIMETRES(sheets[paper][0]);
    *height = LK_MILLICENTIMETRES(sheets[paper][1]);
}
