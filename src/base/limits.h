/* Every limit on input and output, with its reason. Passing one is an error with a code E-limit-…. */
#ifndef LIKHIT_BASE_LIMITS_H
#define LIKHIT_BASE_LIMITS_H

/* A source of 64 MiB is some 100,000 pages; more is a mistake (a disk image named report.md). */
#define LK_LIMIT_SOURCE_BYTES ((size_t)64 << 20)
/* Data may be larger than text: 100,000 rows of 1 kB. */
#define LK_LIMIT_DATA_BYTES ((size_t)256 << 20)
/* The file of one picture. */
#define LK_LIMIT_IMAGE_BYTES ((size_t)64 << 20)
/* 16,384 × 16,384 pixels: an A2 scan at 600 dpi; guards against decompression bombs. */
#define LK_LIMIT_IMAGE_SIDE 16384
/* The ICC colour profile inside a picture. */
#define LK_LIMIT_PROFILE_BYTES ((size_t)4 << 20)
/* Pixels of one picture. An A2 scan at 600 dpi has 139 million; 160 million in colour take 480 MB, more is a
 * decompression bomb. */
#define LK_LIMIT_IMAGE_PIXELS ((size_t)160000000)
/* Levels of lists, quotes, YAML and JSON one within another. Official numbering has five; 32 leaves room and
 * keeps recursion shallow. */
#define LK_LIMIT_NESTING 32
/* A layout file is written by hand: the largest of ours has 4 kB. */
#define LK_LIMIT_LAYOUT_BYTES ((size_t)1 << 20)
/* Named table styles of a layout: each name is compared with all others, so that few are allowed. */
#define LK_LIMIT_TABLE_STYLES 256
/* Layouts that extend one another (`extends:`): a longer chain is a loop, or nobody can follow it. */
#define LK_LIMIT_LAYOUT_DEPTH 16
/* Columns of a table: at 1 mm each, two A4 pages. */
#define LK_LIMIT_TABLE_COLUMNS 256
/* Cells of all tables of a document: 100,000 rows of 20 columns. A short row is filled up with empty cells,
 * so that a megabyte of text could otherwise ask for gigabytes. */
#define LK_LIMIT_TABLE_CELLS ((size_t)2000000)
/* Cells of one data file, shown or not: 100,000 rows of 80 columns. */
#define LK_LIMIT_DATA_CELLS ((size_t)8000000)
/* Bytes of one paragraph: offsets of glyphs and text stay in 32 bits, also where shaping makes several glyphs
 * of one character. */
#define LK_LIMIT_PARAGRAPH_BYTES ((size_t)16 << 20)
/* Pages of one document. */
#define LK_LIMIT_PAGES 100000
/* Columns of records and of the tables joined to them: an office's widest sheet has some hundreds. */
#define LK_LIMIT_RECORD_COLUMNS 1024
/* Tables joined to the records. */
#define LK_LIMIT_RECORD_TABLES 32
/* Diagnostics kept for one record: when a whole column is wrong, the first ones show it. */
#define LK_LIMIT_RECORD_DIAGNOSTICS 20
/* Diagnostics kept for all records of a batch: some megabytes of text, more than anybody reads. */
#define LK_LIMIT_RECORDS_DIAGNOSTICS 10000
/* Errors kept for one document; what comes after is counted, not kept. */
#define LK_LIMIT_DIAGNOSTICS 200
/* Pixels of one PNG page: A3 at 1,200 ppi is 2.8e8. */
#define LK_LIMIT_PAGE_PIXELS ((size_t)400000000)
/* Bytes of a PDF: old readers keep offsets in signed 32 bits. */
#define LK_LIMIT_PDF_BYTES ((uint64_t)0x7FFFFFFF)
/* Indirect objects of a PDF, by PDF/A (ISO 19005-2 §6.1.13). */
#define LK_LIMIT_PDF_OBJECTS 8388607
/* Words of `keep:` (never broken over two lines): each is looked for in every paragraph. */
#define LK_LIMIT_KEEP_WORDS 1000

#endif
