/* Every limit on input, with its reason. A document that passes one is told so (code E-limit-…). */
#ifndef LIKHIT_BASE_LIMITS_H
#define LIKHIT_BASE_LIMITS_H

/* A source of 64 MiB is some 100,000 pages; more is a mistake (a disk image named report.md). */
#define LK_LIMIT_SOURCE_BYTES ((size_t)64 << 20)
/* Data may be larger than text: 100,000 rows of 1 kB. */
#define LK_LIMIT_DATA_BYTES  ((size_t)256 << 20)
#define LK_LIMIT_IMAGE_BYTES ((size_t)64 << 20)
/* 16,384 × 16,384 pixels: an A2 scan at 600 dpi; guards against decompression bombs. */
#define LK_LIMIT_IMAGE_SIDE    16384
#define LK_LIMIT_PROFILE_BYTES ((size_t)4 << 20)
/* The same A2 scan is 139 million pixels: 160 million in colour take 480 MB, more is a bomb. */
#define LK_LIMIT_IMAGE_PIXELS ((size_t)160000000)
/* The official numbering has five levels; 32 leaves room and keeps recursion shallow. */
#define LK_LIMIT_NESTING 32
/* A layout file of hand: the largest of ours has 4 kB. */
#define LK_LIMIT_LAYOUT_BYTES ((size_t)1 << 20)
/* Named table styles of a layout: names are compared one by one. */
#define LK_LIMIT_TABLE_STYLES 256
/* A layout that extends a layout that extends … : deeper is a loop or a riddle. */
#define LK_LIMIT_LAYOUT_DEPTH 16
/* Columns of a table: at 1 mm each, two A4 pages. */
#define LK_LIMIT_TABLE_COLUMNS 256
/* Cells of all tables of a document: 100,000 rows of 20 columns. A short row is filled up with empty cells,
 * so that a megabyte of text could otherwise ask for gigabytes. */
#define LK_LIMIT_TABLE_CELLS ((size_t)2000000)
/* Cells of one data file, shown or not: 100,000 rows of 80 columns. */
#define LK_LIMIT_DATA_CELLS ((size_t)8000000)
/* Bytes of one paragraph: glyph and text offsets stay in 32 bits with room for shaping to grow them. */
#define LK_LIMIT_PARAGRAPH_BYTES ((size_t)16 << 20)
#define LK_LIMIT_PAGES           100000
/* Columns of records and of the tables joined to them: an office's widest sheet has some hundreds. */
#define LK_LIMIT_RECORD_COLUMNS 1024
/* Tables joined to the records. */
#define LK_LIMIT_RECORD_TABLES 32
/* Diagnostics kept for one record: a wrong column shows in the first ones. */
#define LK_LIMIT_RECORD_DIAGNOSTICS 20
/* The same for all records of a batch: some megabytes of text, more than anybody reads. */
#define LK_LIMIT_RECORDS_DIAGNOSTICS 10000
/* Errors kept for one document; what comes after is counted, not kept. */
#define LK_LIMIT_DIAGNOSTICS 200
/* Pixels of one PNG page: A3 at 1,200 ppi is 2.8e8. */
#define LK_LIMIT_PAGE_PIXELS ((size_t)400000000)
/* A PDF: offsets are kept in signed 32 bits by old readers. */
#define LK_LIMIT_PDF_BYTES ((uint64_t)0x7FFFFFFF)
/* Objects of one, by PDF/A (ISO 19005-2 §6.1.13). */
#define LK_LIMIT_PDF_OBJECTS 8388607
#define LK_LIMIT_KEEP_WORDS  1000 /* words of `keep:`: each is sought in every paragraph */

#endif
