/* A whole document: check the bytes, read the front matter, then the Markdown. Each step tells all it finds.
 */
#include "base/file.h"
#include "base/letters.h"
#include "base/limits.h"
#include "source/blocks/blocks.h"
#include "source/body/body.h"
#include "source/front/front.h"

LkSource *lk_source_parse(const LkFile *file, const LkSourceOptions *options, LkArena *arena,
                          LkDiagnostics *diagnostics)
{
    LkReader *reader = LK_NEW(arena, LkReader);
    LkSource *source = LK_NEW(arena, LkSource);
    source->file = file;
    source->root =
        options != NULL && options->root != NULL ? options->root : lk_path_folder(file->name, arena);
    source->extra = options == NULL ? NULL : options->extra;
    source->data = options == NULL ? NULL : options->data;
    source->language = LK_TEXT("th");
    if (source->extra != NULL)
        source->extra_index = lk_field_index_record(source->extra, arena);
    *reader = (LkReader){.file = file,
                         .source = source,
                         .root = source->root,
                         .extra = source->extra,
                         .arena = arena,
                         .diagnostics = diagnostics};
    if (file->text.length > LK_LIMIT_SOURCE_BYTES) {
        lk_tell(diagnostics, LK_E_LIMIT_FILE_SOURCE, (LkSpan){.file = file},
                LK_WITH(lk_named_number("bytes", (long long)file->text.length),
                        lk_named_number("most", (long long)LK_LIMIT_SOURCE_BYTES)));
        return source;
    }
    if (!lk_bytes_check(reader))
        return source;
    lk_letters_tell(file, diagnostics);
    LkBlock **end = &source->blocks;
    LkFileOffset body = lk_front_matter(reader, &end);
    lk_body_read(reader, body, end);
    lk_conditions_end_all(reader);
    lk_signature_fields_check(reader);
    if (source->blocks == NULL && diagnostics->errors == 0)
        lk_tell(diagnostics, LK_E_DOCUMENT_EMPTY, (LkSpan){.file = file}, NULL);
    return source;
}

LkInlines lk_source_field(const LkSource *source, LkText name, LkArena *arena, LkDiagnostics *diagnostics)
{
    LkReader reader = {.file = source->file,
                       .root = source->root,
                       .extra = source->extra,
                       .arena = arena,
                       .diagnostics = diagnostics};
    LkSource copy = *source;
    reader.source = &copy;
    return lk_field_inlines(&reader, name);
}

size_t lk_source_front_line(const LkFile *file, LkArena *arena)
{
    LkDiagnostics quiet;
    lk_diagnostics_init(&quiet, arena);
    LkReader reader = {.file = file, .arena = arena, .diagnostics = &quiet};
    return lk_front_part(&reader).start;
}

const LkYaml *lk_source_front_matter(const LkFile *file, LkArena *arena)
{
    LkDiagnostics quiet;
    lk_diagnostics_init(&quiet, arena);
    LkReader reader = {.file = file, .arena = arena, .diagnostics = &quiet};
    return lk_bytes_check(&reader) ? lk_front_matter_map(&reader) : NULL;
}
