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
/* Bytes of all parts of a spreadsheet (.xlsx), unpacked: as much as other data may have. */
#define LK_LIMIT_SHEET_BYTES LK_LIMIT_DATA_BYTES
/* How many times larger a part of a spreadsheet may be than it is packed: sheets of styled empty rows reach
 * 100 to 1; near 1,000 to 1, the most that deflate can, it is a decompression bomb. */
#define LK_LIMIT_SHEET_RATIO 500
/* Rows and columns of a sheet: as many as Excel has. */
#define LK_LIMIT_SHEET_ROWS    1048576
#define LK_LIMIT_SHEET_COLUMNS 16384
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
/* The value of a signature as a key gives it: RSA of 16,384 bits. */
#define LK_LIMIT_SIGNATURE_BYTES 2048
/* The room that a file keeps for a time stamp token, with its certificates: those of servers in use have 3 to
 * 7 kB. For a longer one the file is made once more with as much room as it needs. */
#define LK_LIMIT_STAMP_ROOM ((size_t)8192)
/* Bytes of a PDF: old readers keep offsets in signed 32 bits. */
#define LK_LIMIT_PDF_BYTES ((uint64_t)0x7FFFFFFF)
/* Indirect objects of a PDF, by PDF/A (ISO 19005-2 §6.1.13). */
#define LK_LIMIT_PDF_OBJECTS 8388607
/* A PIN or password with its closing NUL; a page of memory is locked for it in any case. */
#define LK_LIMIT_PIN_BYTES 1024
/* A file with a key (PKCS#12): a key and a dozen certificates have 20 kB. */
#define LK_LIMIT_KEY_FILE_BYTES ((size_t)1 << 20)
/* A file of certificates, or one certificate of a token: 200 roots of a country's PKI have 400 kB. */
#define LK_LIMIT_CERTIFICATES_BYTES ((size_t)1 << 20)
/* Certificates from a holder up to the root: three or four in practice; more is a loop. */
#define LK_LIMIT_CHAIN 16
/* Bits of an RSA key: above, a signature takes seconds and no certificate authority issues it. */
#define LK_LIMIT_RSA_BITS 8192
/* OpenSSL's heap for secrets: a key of 4,096 bits takes 3 kB, what each thread computes with it some more. A
 * power of two. */
#define LK_LIMIT_SECRET_BYTES ((size_t)1 << 20)
/* Readers of one PKCS#11 module that have a token. */
#define LK_LIMIT_SLOTS 256
/* Objects of one kind on a token that a search looks at: cards have some dozens. */
#define LK_LIMIT_TOKEN_OBJECTS 256
/* Names that a message about a token lists. */
#define LK_LIMIT_NAMED 8
/* The answer of a time stamp server: 3 to 8 kB with its certificates. */
#define LK_LIMIT_STAMP_BYTES ((size_t)256 << 10)
/* Bytes that a message quotes of what a server says. */
#define LK_LIMIT_SAID 300
/* Seconds for a question to a server, connecting included: people wait for it. */
#define LK_LIMIT_NET_SECONDS 30
/* A list of revoked certificates: those of a country's authority have some 1 MB. */
#define LK_LIMIT_LIST_BYTES ((size_t)16 << 20)
/* Servers of one kind that one certificate names: one or two; the rest is not asked. */
#define LK_LIMIT_SERVERS 4
/* Questions to servers for the evidence of one file: twenty signatures with their stamps need some 50. */
#define LK_LIMIT_QUESTIONS 200
/* The same while signatures are judged with --online: for one question, and for all of a file together. Who
 * checks a file from elsewhere may have been given one that names servers which never answer. */
#define LK_LIMIT_ONLINE_QUESTION_SECONDS 10
#define LK_LIMIT_ONLINE_SECONDS          60
/* Words of `keep:` (never broken over two lines): each is looked for in every paragraph. */
#define LK_LIMIT_KEEP_WORDS 1000
/* Signatures in one row: a fourth of a line holds a name, less does not. */
#define LK_LIMIT_SIGNATURES_BESIDE 4

/* A PDF whose signatures are judged may be made to use up time and memory. A report of 1,200 pages has 20,000
 * objects in 12 MB; twenty signatures renewed for thirty years are some 100 revisions. */
#define LK_LIMIT_SIGNED_BYTES     ((size_t)512 << 20)
#define LK_LIMIT_SIGNED_OBJECTS   1000000
#define LK_LIMIT_SIGNED_REVISIONS 1000
#define LK_LIMIT_SIGNED_FIELDS    4096
/* Values in one object: the widths of a large font are some 70,000. */
#define LK_LIMIT_SIGNED_VALUES  200000
#define LK_LIMIT_SIGNED_NESTING 64
/* Bytes of all tables and object streams, unpacked. */
#define LK_LIMIT_SIGNED_UNPACKED ((size_t)128 << 20)
/* References between the objects of such a file, of which a report of 1,200 pages has 200,000. */
#define LK_LIMIT_SIGNED_REFERENCES ((size_t)16 << 20)
/* Bytes that are hashed for all signatures and answers of a file: ten seconds to half a minute. A hundred
 * signatures of a file of 50 MB are 5 GB. */
#define LK_LIMIT_SIGNED_HASHED ((uint64_t)16 << 30)
/* Certificates, answers or lists of revoked ones in a file; certificates that are trusted. */
#define LK_LIMIT_EVIDENCE 1000
#define LK_LIMIT_TRUSTED  1000

#endif
