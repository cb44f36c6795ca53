/* What the module exports to the library: one struct, which names its version. */
#include "likhit.h"
#include "reader/reader.h"

__attribute__((visibility("default"))) const LkReaderModule lk_reader_module = {
    .version = LK_VERSION_STRING,
    .read = lk_reader_read,
    .letters = lk_reader_letters,
    .ink = lk_reader_ink,
    .picture = lk_reader_picture,
};
