/* liblikhit: Thai official reports from Markdown to print.
 *
 *     LkEngine *engine = lk_engine_create(NULL);
 *     LkDocument *document = lk_document_open(engine, "report.md", NULL);
 *     if (lk_document_typeset(document))
 *         lk_document_write_file(document, "report.pdf", NULL);
 *     const LkMessages *messages = lk_document_messages(document);
 *     for (size_t i = 0; i < lk_messages_count(messages); i++)
 *         fputs(lk_messages_text(messages, i, LK_LANGUAGE_DEFAULT), stderr);
 *     lk_document_destroy(document);
 *     lk_engine_destroy(engine);
 *
 * Names. A function is named after what it works on, then after what it does; the same verb does the same to
 * every handle:
 *
 *     lk_X_create     makes something new, of options
 *     lk_X_open       reads something that exists: a file, data, a revision
 *     lk_X_destroy    ends the handle and frees all that it gave out; takes NULL
 *     lk_X_finish     completes a file that was written piece by piece
 *     lk_X_write_…    writes a file; lk_X_describe gives the same as text
 *     lk_X_messages   what is said of it: errors, warnings, notes
 *     lk_X_count, lk_X_title …   a noun tells; nothing changes
 *
 * Failures. What creates or opens gives NULL only when out of memory: all other failures are messages of the
 * handle, also that of an engine, and whatever is made with a handle that failed fails too and says so. An
 * output's failure ends only that output. Every function takes NULL, numbers out of range and unknown
 * constants: it then does nothing and gives 0, false, "" or NULL, and where it was to do something for a
 * handle, a message “E-argument” of that handle says what was wrong.
 *
 * Memory. Strings that are given as const belong to the handle. The others are one block, lists too, and are
 * freed with lk_free. Strings of options are copied, unless it is said otherwise.
 *
 * Growth. Structs that you fill in, and those that are filled in for you, begin with their own size, which
 * LK_SIZED sets; members are only ever added at their ends:
 *
 *     LkOutputOptions options = {LK_SIZED(LkOutputOptions), .format = LK_FORMAT_SVG};     C
 *     LkOutputOptions options = {}; options.size = sizeof options;                      C++
 *
 * A program that was compiled with an earlier header is served as then: members that it does not know are
 * zero, and nothing is written over its end. One that sets members that an earlier library does not know is
 * refused. A size of 0 is refused too: it was forgotten. Structs without a size (LkLayoutValue, LkBatchPart)
 * stand in lists and never grow. Enums may get further constants.
 *
 * Threads. An engine may be used by any number of threads at once, and so may records, where it is said.
 * Every other handle, and what is got from it, belongs to one thread at a time, which need not be that which
 * made it. The library starts no threads of its own but in lk_batch_run and lk_batch_print, and changes
 * nothing of the process: no signals, no locale, no current folder.
 *
 * Fork. A child of a process with one thread may go on with all handles, as parent and child each have their
 * own from there on. Two things do not copy: a print that is not finished, whose file both would write, so
 * that only one of them may; and a revision, whose folder goes when the process that opened it destroys it. A
 * child of a process with several threads may only call exec, as POSIX says of all that locks.
 */
#ifndef LIKHIT_H
#define LIKHIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(LK_BUILDING_LIBRARY) && defined(__GNUC__)
#define LK_API __attribute__((visibility("default")))
#else
#define LK_API
#endif

/* Begins a struct that has a size. */
#define LK_SIZED(type) .size = sizeof(type)

/* The version of this header; the Makefile reads it here. A micro version mends and changes no interface. A
 * minor version adds to it; before 1.0 it may also change it. A major version changes it. So the library's
 * soname is liblikhit.so.0.MINOR before 1.0, then liblikhit.so.MAJOR. */
#define LK_VERSION_MAJOR 0
#define LK_VERSION_MINOR 2
#define LK_VERSION_MICRO 0

#define LK_VERSION_SPELLED(major, minor, micro) #major "." #minor "." #micro
#define LK_VERSION_SPELL(major, minor, micro)   LK_VERSION_SPELLED(major, minor, micro)
#define LK_VERSION_STRING                       LK_VERSION_SPELL(LK_VERSION_MAJOR, LK_VERSION_MINOR, LK_VERSION_MICRO)

/* Whether this header is of that version or a later one; for #if. */
#define LK_VERSION_ATLEAST(major, minor, micro)                                                              \
    (LK_VERSION_MAJOR > (major) ||                                                                           \
     (LK_VERSION_MAJOR == (major) &&                                                                         \
      (LK_VERSION_MINOR > (minor) || (LK_VERSION_MINOR == (minor) && LK_VERSION_MICRO >= (micro)))))

typedef struct LkEngine LkEngine;
typedef struct LkDocument LkDocument;
/* A private key with its certificates: of a file, of a token, or of a service. Secrets stay in memory that is
 * locked and cleared. A key may sign many files, one after another. */
typedef struct LkKey LkKey;

/* What a program should exit with. The gravest of what happened counts: the greatest number. */
typedef enum LkExit {
    LK_EXIT_DONE = 0,
    LK_EXIT_DOCUMENT = 1, /* a document, its layout or its data is wrong: trying again gives the same */
    LK_EXIT_USAGE = 2,    /* what was asked for makes no sense: options, arguments */
    LK_EXIT_FILE = 3,     /* a file cannot be read or written: may go well another time */
    LK_EXIT_RESOURCE = 4, /* a font, a program or another part is missing */
    LK_EXIT_LIMIT = 5,    /* a limit is passed, or memory is out */
    LK_EXIT_BUG = 70,     /* a mistake of the program or the library */
    LK_EXIT_STOPPED = 75  /* stopped, to be gone on with; EX_TEMPFAIL of sysexits.h */
} LkExit;

/* The language of messages. */
typedef enum LkLanguage {
    LK_LANGUAGE_DEFAULT, /* the engine's; for an engine and where there is none, English */
    LK_LANGUAGE_ENGLISH,
    LK_LANGUAGE_THAI
} LkLanguage;

/* ---- Messages */

/* What is said of a handle, of any kind. It belongs to the handle, and grows with it. */
typedef struct LkMessages LkMessages;

/* Kinds of messages, as `severity`. */
enum { LK_SEVERITY_NOTE, LK_SEVERITY_WARNING, LK_SEVERITY_ERROR };

/* A message. Strings belong to the handle. */
typedef struct LkMessage {
    size_t size;
    int severity;
    LkExit exit_code;    /* of an error; LK_EXIT_DONE for what is none */
    const char *code;    /* stable: "E-layout-unit" */
    const char *file;    /* NULL = no place: line, column and length mean nothing */
    uint32_t line;       /* 1-based; 0 = the whole file */
    uint32_t column;     /* 1-based, in characters */
    uint32_t length;     /* characters */
    const char *message; /* one sentence without full stop */
    const char *hint;    /* what to do; NULL = none */
    size_t number;       /* from 1 in the order they were told: the highest is what the last call said */
} LkMessage;

/* Returns how many messages there are so far. */
LK_API size_t lk_messages_count(const LkMessages *messages);
/* Fills in a message: those of documents stand in the order of the source, those without a place first;
 * others in the order they came. False when there is none. */
LK_API bool lk_messages_at(const LkMessages *messages, size_t index, LkLanguage language, LkMessage *out);
/* Returns the kind of a message; LK_SEVERITY_NOTE when there is none. */
LK_API int lk_messages_severity(const LkMessages *messages, size_t index);
/* Returns a message as text, with the line and a caret, ready to be printed; "" when there is none. */
LK_API const char *lk_messages_text(const LkMessages *messages, size_t index, LkLanguage language);
/* Returns a message as one line of JSON; "" when there is none. */
LK_API const char *lk_messages_json(const LkMessages *messages, size_t index, LkLanguage language);
/* Returns the first error in one line, with what to do; NULL when there is no error. */
LK_API const char *lk_messages_failure(const LkMessages *messages, LkLanguage language);
/* Returns what a program should exit with: LK_EXIT_DONE without errors. */
LK_API LkExit lk_messages_exit_code(const LkMessages *messages);

/* A message that the library can tell. Strings are static. */
typedef struct LkCatalogueMessage {
    size_t size;
    int severity;
    LkExit exit_code;    /* of an error; LK_EXIT_DONE for what is none */
    const char *code;    /* several messages may share one */
    const char *kind;    /* “error”, “warning” or “note”, in the language */
    const char *message; /* {name} stands for what the case at hand has there */
    const char *hint;    /* what to do; NULL = none */
} LkCatalogueMessage;

/* Fills in a message of the catalogue, in English where no language is chosen. False when there is none: the
 * last one has index count - 1. */
LK_API bool lk_catalogue_message(size_t index, LkLanguage language, LkCatalogueMessage *out);

/* A value for a place in a message. */
typedef struct LkCatalogueValue {
    const char *name, *value;
    int reason; /* errno, said in the language, where value is NULL */
} LkCatalogueValue;

/* Returns a message of the catalogue by its name (“E_BAG_NONE”) with values in its places: as text ready to
 * be printed, or as a line of JSON. NULL when there is no such message, or no memory. To be freed with
 * lk_free. */
LK_API char *lk_catalogue_say(const char *name, LkLanguage language, const LkCatalogueValue *values,
                              size_t count, bool as_json);

/* Returns a phrase of the catalogue by its name (“BUILD_PAGES”) with values in its places: what is said when
 * nothing is wrong, without code and line end. {name|one|many} goes by whether the value is “1”. NULL when
 * there is no such phrase, or no memory. To be freed with lk_free. */
LK_API char *lk_catalogue_phrase(const char *name, LkLanguage language, const LkCatalogueValue *values,
                                 size_t count);

/* ---- Engines and documents */

/* What an engine needs; NULL or zeroes choose the defaults. */
typedef struct LkEngineOptions {
    size_t size;
    const char *font_folder;           /* searched before the system's fonts; NULL = the installed fonts/ */
    const char *const *layout_folders; /* searched after the source's folder; NULL = the installed layouts/ */
    size_t layout_folder_count;
    const char *word_list; /* the compiled Thai words; NULL = the installed thai.words */
    size_t cache_bytes;  /* room for a cache of typeset paragraphs and subset fonts, for documents that share
                            them: a preview, a batch. 0 = no cache */
    LkLanguage language; /* of messages */
} LkEngineOptions;

typedef enum LkFormat { LK_FORMAT_PDF, LK_FORMAT_PNG, LK_FORMAT_SVG, LK_FORMAT_JSON } LkFormat;

/* A value that is used in place of a layout's own; the layout's file stays as it is. The path names a key,
 * levels counted from 1: “page.margins.left”, “headings.2.size”, “tables.score.rule”. The value is what a
 * layout file would say there, without quotes; a list is given whole: “[TH Sarabun New, Laksaman]”. Values
 * are checked as those of a file. Messages about the n-th value name line n of a file “values”; the build
 * record of a PDF lists that file among the layouts. */
typedef struct LkLayoutValue {
    const char *path, *value;
} LkLayoutValue;

/* What one document may take: for data that nobody has looked at. Zeroes leave it at the library's own
 * limits. */
typedef struct LkLimits {
    size_t size;
    size_t pages;
    size_t bytes;   /* of its own memory; that of fonts and of the libraries below is not counted */
    double seconds; /* from opening to the last output */
} LkLimits;

/* Where the paths of a document are looked up, and what stands over its front matter. */
typedef struct LkDocumentOptions {
    size_t size;
    const char *root;   /* folder that paths are relative to and may not leave; NULL = the source's folder */
    const char *layout; /* name of a layout that replaces the front matter's; NULL = as the source says */
    const LkLayoutValue *layout_values; /* over the layout; copied */
    size_t layout_value_count;
    const char *name; /* that messages call the source by; NULL = its path */
    const char *data; /* records for a template, as lk_records_open reads them: one of them is set. NULL =
                         none. For lk_document_open; for many documents lk_records_open reads them once */
    const char *key;  /* of that record; NULL = the first */
    const LkLimits *limits; /* NULL = the library's own */
    size_t header_row; /* of the records: the row that names the columns, from 1, as a spreadsheet counts; 0 =
                          as the template's `batch:` says, or found */
} LkDocumentOptions;

/* What a PDF is for. */
typedef enum LkProfile {
    LK_PROFILE_LAYOUT,         /* as the layout says: archive, unless it says otherwise */
    LK_PROFILE_PLAIN,          /* pages, links and bookmarks alone */
    LK_PROFILE_PRINT,          /* for a print shop: bleed and crop marks, no structure tags */
    LK_PROFILE_ARCHIVE,        /* PDF/A-2a, PDF/UA-1 */
    LK_PROFILE_ARCHIVE_SOURCE, /* PDF/A-3a, PDF/UA-1, with what it was made from */
} LkProfile;

/* What is written; NULL or zeroes are the whole document as PDF, as its layout says. */
typedef struct LkOutputOptions {
    size_t size;
    LkFormat format;
    LkProfile profile;            /* PDF */
    const char *record;           /* PDF: file for the build record as JSON; NULL = none */
    size_t first_page, last_page; /* from 1; 0, 0 = all */
    double pixels_per_inch; /* PNG; 0 = 150. A page of too many pixels is an error: E-limit-page-pixels */
    bool for_screen;        /* SVG: five times as large, sooner painted; a piece a line, no links */
    bool over_signed;       /* replace a signed PDF that is there already: else it is refused */
    LkKey *key; /* PDF: signs it in the same pass, before it is written anywhere; NULL = it is not signed */
    const struct LkSignatureOptions *signature; /* with a key; NULL = its defaults */
} LkOutputOptions;

/* Stages whose time is measured, in order. */
typedef enum LkStage {
    LK_STAGE_SOURCE,
    LK_STAGE_LAYOUT_FILE,
    LK_STAGE_FLOW,
    LK_STAGE_OUTPUT,
    LK_STAGE_COUNT
} LkStage;

/* Returns the version of the library that is linked, which may be later than the header: "0.2.0". Constant.
 */
LK_API const char *lk_version(void);
/* Returns whether the library that is linked is of that version or a later one. */
LK_API bool lk_version_atleast(unsigned major, unsigned minor, unsigned micro);

/* Creates an engine. Costs a few milliseconds. Where fonts or words are missing its messages say so, and no
 * document of it can be set. `options` may be NULL. */
LK_API LkEngine *lk_engine_create(const LkEngineOptions *options);
/* Returns why the engine cannot be used; nothing is added later. Safe on many threads at once but for the
 * text of messages. */
LK_API const LkMessages *lk_engine_messages(const LkEngine *engine);
/* Destroys an engine; all its documents must be gone. NULL is allowed. */
LK_API void lk_engine_destroy(LkEngine *engine);

/* Reads and parses a source file. `options` may be NULL. */
LK_API LkDocument *lk_document_open(LkEngine *engine, const char *path, const LkDocumentOptions *options);
/* The same from memory: `name` is shown in messages, `bytes` are copied; options->root says where paths start
 * (NULL: the current folder). */
LK_API LkDocument *lk_document_open_memory(LkEngine *engine, const char *name, const void *bytes,
                                           size_t length, const LkDocumentOptions *options);
/* Ends a document. NULL is allowed. */
LK_API void lk_document_destroy(LkDocument *document);

/* Loads the layout and typesets the document. Returns false when there are errors, also those of reading the
 * source. Called again it does nothing and returns the same. */
LK_API bool lk_document_typeset(LkDocument *document);

/* Returns every text of the document with | where a line may end and ~ where it may at a price, each text
 * behind its place in the source; with `why`, followed by a line for each such place with its reason, in the
 * engine's language. To be freed with lk_free; NULL after an error. */
LK_API char *lk_document_breaks(LkDocument *document, bool why);

/* Copies the title that the source or its first heading gives into `out` of `room` bytes, cut behind a whole
 * character where it has no room, with a NUL; "" when there is none, and before lk_document_typeset. Returns
 * the bytes copied, without the NUL. */
LK_API size_t lk_document_title(const LkDocument *document, char *out, size_t room);

/* A page without what is on it. The label is its number as printed, "" when it shows none. */
typedef struct LkPageShape {
    size_t size;
    double width, height; /* pt */
    const char *label;
} LkPageShape;
/* Fills in the shape of a page, from 1 to lk_document_page_count; false when there is none. */
LK_API bool lk_document_page_shape(const LkDocument *document, size_t page, LkPageShape *out);

/* Something printed, and where it comes from. Names belong to the document. */
typedef struct LkPlacement {
    size_t size;
    size_t page; /* from 1 */
    double x, y, width,
        height;            /* pt, from the top left corner of the paper: the box of a word or a picture */
    const char *file;      /* as messages name it */
    const char *path;      /* that it was read from; NULL = from memory */
    uint32_t line, column; /* 1-based, column in characters */
} LkPlacement;
/* What stands at a place of a page, or is nearest to it on its line. False when nothing there comes from a
 * source, or the document has no pages. */
LK_API bool lk_document_placement_at(LkDocument *document, size_t page, double x, double y,
                                     LkPlacement *placement);
/* Where a line of the source is printed: the word at `column` (0 = the first), else what stands before it,
 * else what follows. `file` is named as in messages; NULL = the source. False when nothing of it is printed.
 */
LK_API bool lk_document_placement_of(LkDocument *document, const char *file, uint32_t line, uint32_t column,
                                     LkPlacement *placement);
/* Writes where everything comes from as JSON (docs/map.md), aside and renamed. False after an error. */
LK_API bool lk_document_write_map(LkDocument *document, const char *path);
/* Returns a hash of what a page (from 1) shows: equal hashes tell the pages that did not change between two
 * versions of a source, also where their text only moved to other lines of it. 0 after an error. */
LK_API uint64_t lk_document_page_hash(LkDocument *document, size_t page);
/* Returns what a viewer lays over the picture of a page, as JSON: its lines with the place of each cluster,
 * tables, structure. *length is its bytes without the NUL; `length` may be NULL. To be freed with lk_free;
 * NULL after an error. */
LK_API char *lk_document_layer(LkDocument *document, size_t page, size_t *length);

/* Returns how many pages there are; 0 before lk_document_typeset, or when that failed. */
LK_API size_t lk_document_page_count(const LkDocument *document);

/* Writes to `path` aside and renames. PNG and SVG of several pages write path-1.png, path-2.png, … (number
 * before the extension, as many digits as the last page has). False after an error, which is a message of the
 * document: an old file stays whole, and the document can be written again. `options` may be NULL. */
LK_API bool lk_document_write_file(LkDocument *document, const char *path, const LkOutputOptions *options);

/* Writes to memory: *bytes (free with lk_free) and *length. PNG and SVG write first_page only. */
LK_API bool lk_document_write_memory(LkDocument *document, const LkOutputOptions *options, void **bytes,
                                     size_t *length);
/* Frees what the library gave to be freed. NULL is allowed. */
LK_API void lk_free(void *bytes);

/* Returns what is said of it, also of outputs that failed. */
LK_API const LkMessages *lk_document_messages(const LkDocument *document);

/* The files on disk that the document depends on so far: source, layouts, data, pictures, also those that it
 * names and that are not there; some may come twice. Paths belong to the document. */
LK_API size_t lk_document_file_count(const LkDocument *document);
LK_API const char *lk_document_file(const LkDocument *document, size_t index);

/* Seconds spent in a stage so far. */
LK_API double lk_document_seconds(const LkDocument *document, LkStage stage);

/* ---- Records */

/* Many documents from one template: a row of the data is a record, a record makes a document. */
typedef struct LkRecords LkRecords;

/* Reads the schema of a template (its front matter's `fields:` and `batch:`), a file of records (CSV, a
 * spreadsheet .xlsx, whose name “#sheet” may follow, or JSON Lines when its name ends in .jsonl or .ndjson)
 * and the tables joined to them, and checks all of it. Paths in the template are found as lk_document_open
 * finds them; `data_path` is opened as it stands. The engine must outlive the records. */
LK_API LkRecords *lk_records_open(LkEngine *engine, const char *template_path, const char *data_path,
                                  const LkDocumentOptions *options);
/* Its documents must be gone. NULL is allowed. */
LK_API void lk_records_destroy(LkRecords *records);
/* Returns what is said of the template and of the data as a whole. Without errors records can be made,
 * whatever single records are. */
LK_API const LkMessages *lk_records_messages(const LkRecords *records);
/* Returns how many there are; 0 after errors. */
LK_API size_t lk_records_count(const LkRecords *records);
/* Returns the index of the record with this key, Thai digits counting as Arabic ones; lk_records_count when
 * there is none. */
LK_API size_t lk_records_find(const LkRecords *records, const char *key);

/* A record: `index` from 0 to below lk_records_count, in the order of the data. Strings belong to the
 * records. All of it is safe on many threads at once. */

/* Returns what it is called in the data: the value of its key column. */
LK_API const char *lk_record_key(const LkRecords *records, size_t index);
/* Returns a safe name for its output, without ending: NFC, at most 200 bytes, neither slashes nor control
 * characters, no dot or dash first, another for each good record also where capitals do not count. */
LK_API const char *lk_record_name(const LkRecords *records, size_t index);
/* Returns SHA-256 of its values and joined rows, in hexadecimal: the same wherever and in whichever encoding
 * it stands. */
LK_API const char *lk_record_digest(const LkRecords *records, size_t index);
/* Returns whether it has no errors: its document can be made. */
LK_API bool lk_record_is_good(const LkRecords *records, size_t index);
/* Returns the bytes of its values and joined rows: a measure of how long its document takes. */
LK_API size_t lk_record_weight(const LkRecords *records, size_t index);
/* Returns what is said of its data; its document has more when it is set. */
LK_API const LkMessages *lk_record_messages(const LkRecords *records, size_t index);

/* Opens the document of a record, ready for lk_document_typeset and to be destroyed by the caller. That of a
 * record with errors has them too and sets no pages. Safe on many threads at once.
 */
LK_API LkDocument *lk_document_open_record(LkRecords *records, size_t index);
/* Gives SHA-256 of everything but the records that outputs depend on: Likhit's version, template, layouts,
 * word list, and the fonts, pictures and other files that the first good record takes; without fonts where
 * none of the first ten can be set. Costs setting that record. False when out of memory, or there is no
 * record. */
LK_API bool lk_records_digest(LkRecords *records, char hex[65]);
/* Gives SHA-256 of what the document of a record needs beyond lk_records_digest: pictures that its values
 * name, fonts of letters that no font of the layout has. “” when it needs nothing more. To be called after
 * lk_records_digest and lk_document_typeset. Returns false when out of memory. Safe on many threads at once.
 */
LK_API bool lk_record_own_digest(const LkRecords *records, LkDocument *document, char hex[65]);

/* ---- Prints */

/* Many documents in one PDF for the print room: pages as in print (no structure tags), with a bookmark and
 * page labels for each entry. Pages leave for the file as they are added, so that memory does not grow with
 * them. One thread at a time; several prints may be open at once, as for bins by the number of pages.
 *
 *     LkPrint *print = lk_print_create(engine, "all.pdf", NULL);
 *     while (there_is_another(&document, &key))
 *         if (!lk_print_add(print, document, &(LkPrintEntry){LK_SIZED(LkPrintEntry), .key = key}))
 *             break;
 *     if (!lk_print_finish(print))
 *         puts(lk_messages_failure(lk_print_messages(print), LK_LANGUAGE_DEFAULT));
 *     lk_print_destroy(print);
 */
typedef struct LkPrint LkPrint;

/* How pages stand on sheets. */
typedef enum LkImposition {
    LK_IMPOSE_NONE,    /* one a side */
    LK_IMPOSE_TWO_UP,  /* two a side, in reading order; lying pages one above the other. Turn on the long edge
                        */
    LK_IMPOSE_BOOKLET, /* to be folded and stitched, each entry for itself, padded to four pages. Turn on the
                          short edge */
} LkImposition;

/* NULL or zeroes choose the defaults. */
typedef struct LkPrintOptions {
    size_t size;
    bool starts_right; /* two-sided: each entry begins on the front of a sheet, the back before it may be
                          blank */
    bool separators; /* a sheet before each entry with its key, title and number, for sorting; only before the
                        first copy. Its back is blank where the print is two-sided */
    unsigned copies; /* of each entry, one whole copy after the other; 0 = 1 */
    LkImposition imposition;
    const char *sheet; /* "A3", "A4", "A5", "B4", "B5", "letter", "legal" or "210mm x 297mm": pages are
                          centred on it, and made smaller where they do not fit; lying or standing as they ask
                          for. NULL = as large as they are */
    bool crop_marks; /* outside the trimmed pages, which then keep their size; an error when the sheet has no
                        room for them */
    double bleed;    /* pt that ink may go over the trimmed edge: 0 to 1000 */
    const char *title;            /* of the file; NULL = that of its first entry */
    size_t entry_count;           /* that will be added, told on separators; 0 = not known */
    const char *separator_layout; /* the separators' layout; NULL = "separator" */
} LkPrintOptions;

typedef struct LkPrintEntry {
    size_t size;
    const char *key;              /* before its page labels and its bookmark; NULL = none */
    const char *title;            /* NULL = the document's */
    size_t number;                /* told on the separator; 0 = one more than the entry before */
    size_t first_page, last_page; /* from 1; 0, 0 = all */
} LkPrintEntry;

/* Begins a file, written aside and renamed by lk_print_finish. The engine must outlive the print; documents
 * come from it. `options` may be NULL. */
LK_API LkPrint *lk_print_create(LkEngine *engine, const char *path, const LkPrintOptions *options);
/* Adds pages of a document that has been laid out; nothing of it is kept: it may be destroyed afterwards.
 * What there is to say of it (a coarse picture) is added to its messages. False for a document with
 * errors, without those pages or of another engine, which is left out: the print goes on. False too after an
 * error while writing, which ends the print: that is a message of the print, the other one of the document.
 * `entry` may be NULL. */
LK_API bool lk_print_add(LkPrint *print, LkDocument *document, const LkPrintEntry *entry);
/* Finishes the file: on the disk (fsync) and renamed. False after any error of the print, and when called
 * again: an old file stays whole. */
LK_API bool lk_print_finish(LkPrint *print);
/* Ends the print; one that was not finished leaves no file. NULL is allowed. */
LK_API void lk_print_destroy(LkPrint *print);
/* Returns why the print ended. */
LK_API const LkMessages *lk_print_messages(const LkPrint *print);

/* Where an entry stands. A side is a page of the file; sides 1 and 2 are the front and back of sheet 1 where
 * the print is two-sided. */
typedef struct LkPrintPlace {
    size_t size;
    size_t pages;             /* of the document, in one copy */
    size_t separator;         /* side of its separator; 0 = none */
    size_t first_side, sides; /* of its first copy; each further copy begins `sides` later, blank sides
                                 between them are counted */
} LkPrintPlace;
/* Returns how many entries were added so far. */
LK_API size_t lk_print_entry_count(const LkPrint *print);
/* Fills in where an entry stands, `index` from 0; false when there is none. */
LK_API bool lk_print_place(const LkPrint *print, size_t index, LkPrintPlace *out);
/* Returns the side that a page of an entry stands on in a copy (from 1): what to print again when one sheet
 * was spoiled. `page` as the document counts. 0 when there is no such page or copy. */
LK_API size_t lk_print_side(const LkPrint *print, size_t index, unsigned copy, size_t page);
/* Returns how many sides, which are pages of the file, there are so far. */
LK_API size_t lk_print_side_count(const LkPrint *print);

/* ---- Batches: one report for each record, in a bag (BagIt, RFC 8493) */

/* How far a batch is. */
typedef struct LkBatchProgress {
    size_t size;  /* of the library's struct: members beyond it are not there and may not be read */
    size_t total; /* records of this run */
    size_t kept;  /* were made by a run before this one */
    size_t made, failed;
    size_t pages;    /* of those made now */
    double seconds;  /* since the run began */
    const char *key; /* of the record that was finished last */
    size_t left;     /* files that others signed, and that stay though their records changed or are no more */
    int64_t stamped; /* lk_bag_verify: the time that a stamp of the manifest says; 0 = there is none */
    const char *stamper;                        /* who says so */
    size_t signed_files;                        /* PDFs of a bag that somebody signed, by lk_bag_verify */
    size_t good, changed, untrusted, not_known; /* of these: as lk_verdict_state says */
} LkBatchProgress;

typedef struct LkBatchOptions {
    size_t size;
    const char *folder; /* of the bag: made where it is not there */
    unsigned workers;   /* threads; 0 = one for each processor */
    LkProfile profile;
    bool resume;    /* go on with what a run before left, or bring a finished bag up to date */
    bool fail_fast; /* end with the first record that fails */
    unsigned shard,
        shard_count; /* the part of the records that is made here: 1 of 1 = all; 0, 0 is the same */
    /* Called on one thread at a time, from any. */
    void (*tell)(void *context, int severity, const char *text,
                 const char *json); /* messages, as they come */
    void (*progress)(void *context, const LkBatchProgress *progress);
    bool (*should_stop)(void *context); /* asked between records: true ends the run, to be gone on with */
    void *context;
    LkLanguage language; /* of messages of the batch itself; those of documents are in the engine's */
    LkKey *key; /* signs each report in the same pass; every worker has a session of its own. NULL = they are
                   not signed */
    const struct LkSignatureOptions *signature; /* with a key; NULL = its defaults */
    bool over_signed; /* replace and remove files that others signed after they were made: else they are told
                         of and stay */
    const char *tsa; /* URL of a server that stamps the bag's manifest, once for all its files; NULL = none */
    const struct LkTrust *trust; /* whom lk_bag_verify trusts, and what it asks of the signatures of PDFs;
                                    NULL = nobody: then only what was changed is a fault */
} LkBatchOptions;

/* Makes all records. Gives an exit code: 0 all are made; 1 some failed, and the data is at fault; 3 a file
 * could not be written; 75 it was stopped; and those of documents. After 3 and 75, and after the process is
 * killed, the next run with `resume` goes on and ends with the same files. Output bytes do not depend on
 * `workers`.
 *
 * With a key, a file has its signature before it has its name. What is signed is never signed again while its
 * record stays the same, and signatures that others put behind it are kept: the next run takes them into the
 * index. Where such a record changed, or is no more, 1 is given and the file stays. */
LK_API LkExit lk_batch_run(LkRecords *records, const LkBatchOptions *options);

/* Pages of a record that a print holds. */
typedef struct LkBatchPart {
    size_t record;                /* its index in the records */
    size_t first_page, last_page; /* from 1; 0, 0 = all */
} LkBatchPart;

typedef struct LkBatchPrint {
    size_t size;
    const char *file; /* “all.pdf”. Beside it stands “all.index.csv”: where each record is */
    const LkPrintOptions *print; /* entry_count 0 = the number of all records; NULL = the defaults */
    const size_t *bins; /* the most pages of a record in each file but the last, rising: with 4 and 8 the
                           files are “all-1-4.pdf”, “all-5-8.pdf” and “all-9-.pdf”; none is empty. NULL = one
                           file */
    size_t bin_count;
    const LkBatchPart *parts; /* what is printed, in this order; NULL = all records of the shard, in that
                                of the data */
    size_t part_count;
    bool are_told; /* messages of records have been told already, as by lk_batch_run: they are not told again
                    */
} LkBatchPrint;

/* Prints records for the print room, in order. Uses all of the options but profile and resume; the file may
 * not stand in `folder`, a bag, if there is one. The engine is that of the records. Exit codes as above, and
 * 2 where the file would stand in that bag, or the sheet is unknown or too small. After 0 and 1 the files
 * hold all records without errors; after others, and with fail_fast after 1, old files are as they were,
 * unless the disk failed between two of them. Documents are set by all workers, a few ahead of the one that
 * is written: memory does not grow with them, and bytes do not depend on `workers`. */
LK_API LkExit lk_batch_print(LkEngine *engine, LkRecords *records, const LkBatchPrint *print,
                             const LkBatchOptions *options);

/* Joins the bags of all shards into one, as if one machine had made it. Files are linked where they can be.
 * Uses folder, tell, context and progress (called once, at the end) of the options. */
LK_API LkExit lk_batch_collect(const char *const *shards, size_t count, const LkBatchOptions *options);

/* Checks a bag against its manifests, also one that others made: 0 when it is complete and nothing else is in
 * it, 1 when it is not. Uses tell and context. */
LK_API LkExit lk_bag_verify(const char *folder, const LkBatchOptions *options);

/* ---- PDFs, comparisons, revisions */

/* A PDF that is open to be looked into, whoever made it. */
typedef struct LkInspection LkInspection;

/* What to tell of a file. */
typedef enum LkInspectionForm {
    LK_INSPECTION_SUMMARY, /* a line for each thing: pages, claims, fonts, attachments, signatures, origin */
    LK_INSPECTION_STRUCTURE, /* the structure tree, an element a line */
    LK_INSPECTION_TEXT,      /* what copying gives; pages end in form feeds */
    LK_INSPECTION_JSON       /* all of it */
} LkInspectionForm;

/* A file inside a file. The name is as the file says, and may be anything. */
typedef struct LkAttachment {
    size_t size;
    const char *name;
    const void *bytes;
    size_t length;
} LkAttachment;

/* Opens and reads a file. Loads the module that can read (Poppler), which stays loaded. Messages are in
 * English where no language is asked for. */
LK_API LkInspection *lk_inspection_open(const char *path);
/* Ends it. NULL is allowed. */
LK_API void lk_inspection_destroy(LkInspection *inspection);
/* Returns why nothing could be read. */
LK_API const LkMessages *lk_inspection_messages(const LkInspection *inspection);
/* Returns UTF-8 text that belongs to the inspection; NULL when nothing could be read. The summary is in the
 * language, or in English; other forms are alike in all. */
LK_API const char *lk_inspection_describe(LkInspection *inspection, LkInspectionForm form,
                                          LkLanguage language);
/* Returns how many files are inside the file. */
LK_API size_t lk_inspection_attachment_count(const LkInspection *inspection);
/* Fills in one of them, `index` from 0; false when there is none. */
LK_API bool lk_inspection_attachment(const LkInspection *inspection, size_t index, LkAttachment *out);

/* ---- Signatures */

/* Asks for the password or PIN of `what`, a name for people. Writes it, with a NUL, into `pin`, which has
 * `room` bytes, and returns true; false when there is none: then the key is not opened. */
typedef bool (*LkKeyAskPin)(void *context, const char *what, char *pin, size_t room);

typedef struct LkKeyOptions {
    size_t size;
    LkKeyAskPin ask_pin; /* NULL = there is nobody to ask */
    void *context;       /* of ask_pin */
    const char *chain;   /* certificates of issuers: a file, PEM or one in DER; NULL = those with the key */
    bool pss;            /* RSA signs as PSS (RFC 4056) instead of PKCS #1 v1.5 */
} LkKeyOptions;

/* Signs bytes (the DER of signed attributes) with a key that is not here, and writes the value as CMS holds
 * it: of ECDSA the DER of r and s. Returns its length, `room` at most; 0 when it failed. */
typedef size_t (*LkKeySign)(void *context, const void *bytes, size_t length, void *value, size_t room);

/* A key that is somewhere else: a signing service, say. */
typedef struct LkKeyElsewhere {
    size_t size;
    LkKeySign sign;
    void *context;
    const char *certificates; /* text: PEM, the signer's first, then the issuers' */
} LkKeyElsewhere;

/* Who holds a key. */
typedef struct LkKeyHolder {
    size_t size;
    const char *name, *issuer;     /* common names */
    int64_t not_before, not_after; /* of the certificate, seconds since 1970 UTC */
    const char *certificate;       /* its SHA-256 in hexadecimal */
} LkKeyHolder;

/* Opens a key: `where` is the path of a PKCS #12 file (.p12, .pfx) or a URI “pkcs11:…” (RFC 7512). Loads the
 * module that signs (OpenSSL), which stays loaded. A wrong PIN is an error at once, since cards lock
 * themselves. */
LK_API LkKey *lk_key_open(const char *where, const LkKeyOptions *options);
/* Makes a key that signs somewhere else. */
LK_API LkKey *lk_key_create(const LkKeyElsewhere *elsewhere, const LkKeyOptions *options);
/* Opens the same key once more, for another thread, with a session of its own; the PIN is not asked for
 * again. */
LK_API LkKey *lk_key_open_again(LkKey *key);
/* Ends it, and clears its secrets. NULL is allowed. */
LK_API void lk_key_destroy(LkKey *key);
/* Returns why the key cannot be used. */
LK_API const LkMessages *lk_key_messages(const LkKey *key);
/* Fills in who holds the key; false when it could not be opened. */
LK_API bool lk_key_holder(const LkKey *key, LkKeyHolder *out);

/* A PDF that is being signed: its bytes, and what was added to them so far. */
typedef struct LkSigning LkSigning;

/* How long a signature can be checked (PAdES, ETSI EN 319 142-1). */
typedef enum LkSignatureLevel {
    LK_SIGNATURE_B,  /* until the certificate expires */
    LK_SIGNATURE_T,  /* the same, with a time that a server vouches for */
    LK_SIGNATURE_LT, /* with the evidence that the certificates were good then */
    LK_SIGNATURE_LTA /* with a time stamp over it all, which can be renewed: for archives */
} LkSignatureLevel;

/* What to sign with. */
typedef struct LkSignatureOptions {
    size_t size;
    const char *field;   /* NULL = the first that is empty, in the order of the document */
    const char *opinion; /* ความเห็น: shown in the field and kept as its reason; NULL = none */
    const char *image;   /* file of a scanned signature; NULL = none */
    LkSignatureLevel level;
    const char *tsa;   /* URL of a time stamp server, for every level but B */
    const char *chain; /* certificates of issuers for the evidence, where the file does not bring them: a
                          file, PEM or one in DER */
    int64_t time;      /* seconds since 1970 UTC; 0 = now */
    bool any_order;    /* sign although a field before it is empty */
} LkSignatureOptions;

/* A field for a signature. */
typedef struct LkSignatureField {
    size_t size;
    const char *name;
    const char *description; /* whose hand it waits for; "" = the file does not say */
    size_t page;             /* from 1; 0 = on none: the field of a document time stamp */
    bool is_signed;
    const char *signer;  /* common name of the certificate; "" = nobody signed */
    const char *opinion; /* ความเห็น; "" = none */
    int64_t time;        /* when it was signed, seconds since 1970 UTC; 0 = that is not said */
    bool is_stamped;     /* a time stamp says so; else the signer himself */
    bool is_changed;     /* the file was changed after it: lk_verdict_open says how */
} LkSignatureField;

/* Opens a PDF to sign it. The engine, which sets what the signature shows, must outlive it. */
LK_API LkSigning *lk_signing_open(LkEngine *engine, const char *path);
/* Ends it. NULL is allowed. */
LK_API void lk_signing_destroy(LkSigning *signing);
LK_API const LkMessages *lk_signing_messages(const LkSigning *signing);
/* Returns how many fields for signatures the file has. */
LK_API size_t lk_signing_field_count(const LkSigning *signing);
/* Fills in one of them, `index` from 0, in the order of the document. False when there is none. Who signed is
 * what the file tells: whether to trust it, lk_verdict_open says. The first call judges the file. */
LK_API bool lk_signing_field(LkSigning *signing, size_t index, LkSignatureField *out);
/* Signs. Returns false after an error: then nothing was added. */
LK_API bool lk_signing_sign(LkSigning *signing, LkKey *key, const LkSignatureOptions *options);
/* Adds the evidence for all signatures and, at level LTA, a time stamp over it: again before the last time
 * stamp expires. Of the options only level, tsa and chain count. Returns false after an error: then nothing
 * was added. */
LK_API bool lk_signing_extend(LkSigning *signing, const LkSignatureOptions *options);
/* Returns the name of the field that was signed last; "" when none was. */
LK_API const char *lk_signing_last_field(const LkSigning *signing);
/* Writes the file aside and renames it to `path`, which may be the one that was opened: all that stood in it
 * stays as it was, byte for byte. Another file that is there already, and has a signature, is refused. */
LK_API bool lk_signing_write_file(LkSigning *signing, const char *path);

/* What was found when the signatures of a PDF were judged. */
typedef struct LkVerdict LkVerdict;

/* Whom to trust, and what must be signed. Lists and strings need to live as long as the call alone. */
typedef struct LkTrust {
    size_t size;
    const char *const *roots; /* paths of certificates (PEM, or one in DER), or of folders of such files; none
                                 = nobody is trusted, and no signature is good */
    size_t root_count;
    const char *const *required; /* names of fields that must be signed */
    size_t required_count;
    bool all_required; /* every field must be signed */
    int64_t now;       /* at which time signatures without a time stamp are judged, in seconds since 1970 UTC;
                          0 = that of the machine's clock */
    bool online; /* ask the servers that certificates name, where the file does not bring an issuer or tell
                    whether a certificate was revoked: those of whoever made the file */
} LkTrust;

/* The gravest of what was found: the greatest number. “Not known” is about what could not be looked up,
 * “untrusted” about certificates, “changed” about the file. */
typedef enum LkVerdictState {
    LK_VERDICT_GOOD,
    LK_VERDICT_NOT_KNOWN,
    LK_VERDICT_UNTRUSTED,
    LK_VERDICT_CHANGED,
    LK_VERDICT_MISSING,   /* a signature that must be there is not */
    LK_VERDICT_UNSIGNED,  /* the file has none, and none must be there */
    LK_VERDICT_UNREADABLE /* there was nothing to judge */
} LkVerdictState;

typedef enum LkVerdictForm {
    LK_VERDICT_TEXT, /* a table: who signed, when, with which opinion; and the state. None of what is
                      * unreadable
                      */
    LK_VERDICT_JSON  /* all of it, in English */
} LkVerdictForm;

/* Judges the signatures of a file. Loads the module that can (OpenSSL), which stays loaded. Nothing is looked
 * up in a network unless `online` says so. `trust` NULL = nobody is trusted. Messages are in English where no
 * language is asked for.
 */
LK_API LkVerdict *lk_verdict_open(const char *path, const LkTrust *trust);
/* Ends it. NULL is allowed. */
LK_API void lk_verdict_destroy(LkVerdict *verdict);
/* Returns what is wrong with the signatures, or why nothing could be judged. */
LK_API const LkMessages *lk_verdict_messages(const LkVerdict *verdict);
/* Returns the state of the file as a whole. */
LK_API LkVerdictState lk_verdict_state(const LkVerdict *verdict);
/* Returns how many signatures and document time stamps there are. */
LK_API size_t lk_verdict_count(const LkVerdict *verdict);
/* A signature, or a time stamp over the file, in the order of signing. Strings belong to the verdict. */
typedef struct LkVerdictSignature {
    size_t size;
    const char *field;
    const char *signer;      /* common name of the certificate; "" = it cannot be told */
    const char *certificate; /* its SHA-256 in hexadecimal; "" = it cannot be told */
    int64_t time;            /* when it was signed, seconds since 1970 UTC; 0 = that is not said */
    bool is_stamp;           /* a time stamp over the file: nobody signed */
    bool is_stamped;         /* a time stamp says when; else the signer himself */
    LkVerdictState state;
} LkVerdictSignature;
/* Fills in a signature, `index` from 0 to below lk_verdict_count; false when there is none. */
LK_API bool lk_verdict_signature(LkVerdict *verdict, size_t index, LkVerdictSignature *out);
/* Returns how many bytes the file had before anybody signed it; 0 when nothing could be judged. */
LK_API size_t lk_verdict_unsigned_length(const LkVerdict *verdict);
/* Returns UTF-8 text that belongs to the verdict; NULL when nothing could be judged. The table is in the
 * language, or in English. */
LK_API const char *lk_verdict_describe(LkVerdict *verdict, LkVerdictForm form, LkLanguage language);
/* Writes what was found as a PDF, set by the engine in the language (LK_LANGUAGE_THAI, else English): the
 * file with its digest, a table of the signatures, what the words mean. A signed PDF that is there already is
 * not replaced. Returns false after an error, which lk_verdict_messages tells. */
LK_API bool lk_verdict_write_report(LkVerdict *verdict, LkEngine *engine, const char *path,
                                    LkLanguage language);

/* ---- Time stamps of any bytes (RFC 3161) */

/* What a server said: that it saw these bytes at a time. */
typedef struct LkStamp LkStamp;

/* Asks a server to stamp bytes. Loads the module that signs. */
LK_API LkStamp *lk_stamp_create(const char *tsa, const void *bytes, size_t length);
/* Reads an answer that a server gave (“application/timestamp-reply”, a file .tsr), and judges whether it is
 * about these bytes. `trust` NULL = nobody is trusted. */
LK_API LkStamp *lk_stamp_open(const void *answer, size_t answer_length, const void *bytes, size_t length,
                              const LkTrust *trust);
/* Ends it. NULL is allowed. */
LK_API void lk_stamp_destroy(LkStamp *stamp);
/* Returns why there is none, or what is wrong with it. */
LK_API const LkMessages *lk_stamp_messages(const LkStamp *stamp);
/* Returns the answer, to be kept beside the bytes, and sets *length; NULL when there is none. It belongs to
 * the stamp. */
LK_API const void *lk_stamp_answer(const LkStamp *stamp, size_t *length);
/* Returns what was found, as of signatures: LK_VERDICT_CHANGED when the bytes are not those that were
 * stamped; LK_VERDICT_UNREADABLE when there is no stamp. That of lk_stamp_create is not judged: it is
 * LK_VERDICT_NOT_KNOWN. */
LK_API LkVerdictState lk_stamp_state(const LkStamp *stamp);
/* Returns the time that it says, in seconds since 1970 UTC; 0 when there is none. */
LK_API int64_t lk_stamp_time(const LkStamp *stamp);
/* Returns who says so, the common name of the server's certificate; "" when that cannot be told. */
LK_API const char *lk_stamp_server(const LkStamp *stamp);

/* Comparing: a document or a PDF with another, page by page. */
typedef struct LkComparison LkComparison;

/* A side of a comparison. */
typedef struct LkCompared {
    size_t size;
    LkDocument *document; /* set without errors; lives as long as the comparison. NULL: the PDF */
    const char *pdf;      /* path of a PDF, whoever made it; copied */
    const char *name;     /* in reports; copied. NULL = as the document or path is named */
} LkCompared;

typedef enum LkComparisonForm {
    LK_COMPARISON_SUMMARY, /* a line without its end: how many of which kind */
    LK_COMPARISON_TEXT,    /* a line for each difference, page by page, then the summary */
    LK_COMPARISON_JSON,    /* docs/compare.md describes it */
    LK_COMPARISON_HTML     /* one file by itself: pages that differ side by side, marked, and the list */
} LkComparisonForm;

/* Compares: which words came, went or changed, what moved by half a point or more, what looks otherwise, and
 * which rules, fills and pictures are others. When one side is a PDF, the other is written as one too, both
 * are read alike, and what is no word is compared by sight. Costs some
 * milliseconds for two documents; a PDF loads Poppler in a process of its own. Belongs to one thread at a
 * time, as its documents do. */
LK_API LkComparison *lk_comparison_create(LkEngine *engine, const LkCompared *a, const LkCompared *b);
/* Ends it. NULL is allowed. */
LK_API void lk_comparison_destroy(LkComparison *comparison);
/* Returns why the comparison, or a report of it, failed. */
LK_API const LkMessages *lk_comparison_messages(const LkComparison *comparison);
/* Returns how many differences there are; 0 = the two are the same. */
LK_API size_t lk_comparison_count(const LkComparison *comparison);
/* UTF-8 text that belongs to the comparison; NULL after a failure. Summary and text are in the engine's
 * language, JSON and HTML in English. */
LK_API const char *lk_comparison_describe(LkComparison *comparison, LkComparisonForm form);
/* Writes HTML aside and renames. False after a failure. */
LK_API bool lk_comparison_write_html(LkComparison *comparison, const char *path);
/* Writes each pair of pages that differs, side by side and marked, to path-1.png, path-7.png …: the number is
 * the page's. `pixels_per_inch` 0 = 100. *written is how many there were; may be NULL. */
LK_API bool lk_comparison_write_png(LkComparison *comparison, const char *path, double pixels_per_inch,
                                    size_t *written);

/* A source as it was in a revision of git, with all that lies in its folder: materialised in a private folder
 * until it is closed. */
typedef struct LkRevision LkRevision;
/* `path` is where the source is or was; `root` as in LkDocumentOptions, NULL = the source's folder. Runs
 * git. Messages are in English where no language is asked for. */
LK_API LkRevision *lk_revision_open(const char *path, const char *revision, const char *root);
/* Ends it and removes the folder. A document that has been set needs it no more. NULL is allowed. */
LK_API void lk_revision_destroy(LkRevision *revision);
/* Returns why there is none: no git, no repository, no such revision, no such file in it. */
LK_API const LkMessages *lk_revision_messages(const LkRevision *revision);
/* The source and the root to open it with; "" when there is none. */
LK_API const char *lk_revision_path(const LkRevision *revision);
LK_API const char *lk_revision_root(const LkRevision *revision);

/* ---- Letters that look right and are wrong */

/* A file that is gone through for Thai letters such as two U+0E40 for U+0E41, marks twice or in the wrong
 * order, private-use shapes of old fonts, invisible characters. Documents are warned of them (“W-letters”)
 * and print them as they are; this rewrites them. */
typedef struct LkFix LkFix;
/* Reads a file of any kind, up to 256 MB, and finds what is to be rewritten. One that is no UTF-8 text is an
 * error. Messages are in English where no language is asked for. */
LK_API LkFix *lk_fix_open(const char *path);
/* Ends it. NULL is allowed. */
LK_API void lk_fix_destroy(LkFix *fix);
/* Returns a warning for each kind that was found, at its first place, also for those that are left
 * (“W-marks”); and why nothing was read or written. */
LK_API const LkMessages *lk_fix_messages(const LkFix *fix);
/* Returns how many letters are to be rewritten. */
LK_API size_t lk_fix_count(const LkFix *fix);
/* Returns a line for each kind with its count, in the language or in English; "" when there is nothing to
 * rewrite, NULL when nothing was read. It belongs to the handle. */
LK_API const char *lk_fix_describe(LkFix *fix, LkLanguage language);
/* Writes the file aside and renames it; nothing but these letters changes. With keeps_old the old file stays
 * under a name that was free: FILE~, else FILE~1~, FILE~2~ … Returns false after an error, and when the file
 * was changed meanwhile: then it is as it was. True without writing when there is nothing to rewrite. */
LK_API bool lk_fix_write(LkFix *fix, bool keeps_old);
/* Returns the name that the old file has; "" when none was kept. */
LK_API const char *lk_fix_backup(const LkFix *fix);

/* ---- Layouts, fonts, digests */

/* SHA-256 in hexadecimal: 64 characters and a NUL. */
LK_API void lk_sha256(const void *bytes, size_t length, char hex[65]);

/* Returns the candidate that a mistyped word was most likely meant to be, for “did you mean …?”; NULL when
 * none is near enough: at most a third of the word's bytes, and at least one, may be wrong, missing or too
 * many. Messages of the library choose by the same measure. */
LK_API const char *lk_suggest(const char *word, const char *const *candidates, size_t count);

/* Returns seconds of the clock that lk_document_seconds and LkLimits are measured by. It only goes forward;
 * where it starts means nothing, differences do. */
LK_API double lk_seconds(void);

/* Names of the layouts that can be named; freed with lk_free (one block). */
LK_API char **lk_engine_layouts(LkEngine *engine, size_t *count);
/* The same with those beside the document. */
LK_API char **lk_document_layouts(LkDocument *document, size_t *count);
/* The usual Thai name of a layout, which `layout:` may say as well (บันทึกข้อความ is memo); NULL when it has
 * none. */
LK_API const char *lk_layout_thai_name(const char *name);
/* The JSON Schema of layout files; freed with lk_free. */
LK_API char *lk_layout_schema(void);
/* All values of the layout that the document was set with, as JSON: {"layout": its name, "file": its path,
 * "own": whether that file is the document's and may be saved into, "values": a list, "column_widths": places
 * of the source, as [file, line], whose tables say widths of columns}. A value has a path, a kind (length,
 * number, boolean, choice, text, colour, fonts, words), what may be written (units, auto, choices, fields,
 * minimum and maximum, of lengths in points), its default, its value as a file would say it, file and line
 * where it comes from (none: the default), what is set over it, and a description. Table styles are told of
 * as they are; of levels those that are named, and the next. To be freed with lk_free; NULL before
 * lk_document_typeset, and where the layout was not found. */
LK_API char *lk_document_layout_values(LkDocument *document);

/* Writes the document's layout_values into the layout's file: values are replaced where they stand, others
 * are added; comments and all else stay. With `name`, into a new layout NAME.yaml beside the source, which
 * extends the present one: a layout that ships with the program, or lies outside options->root, is never
 * changed. Nothing is written unless it would load as the same layout, or when the file was changed
 * meanwhile. Returns the path of the file, to be freed with lk_free, or NULL after an error: the document
 * itself is not wrong by it. */
LK_API char *lk_document_save_values(LkDocument *document, const char *name);

/* Writes `layout: NAME` into the front matter of the document's source, in place of what it says there.
 * Returns false after an error: then the source is as it was, and the document itself is not wrong by it. */
LK_API bool lk_document_name_layout(LkDocument *document, const char *name);

/* The folders that fonts are looked for in, as far as it was necessary, each with a “/” at its end; freed
 * with lk_free (one block). */
LK_API char **lk_engine_font_folders(LkEngine *engine, size_t *count);
/* Returns what a family resolves to: the name of the family, a tab and the path of its file; NULL when there
 * is none. To be freed with lk_free. */
LK_API char *lk_engine_font(LkEngine *engine, const char *family, bool bold);

#ifdef __cplusplus
}
#endif

#endif
