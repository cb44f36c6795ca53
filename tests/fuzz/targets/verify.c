/* PDFs whose signatures are judged, and read for an update: hostile files end in messages. */
#include "sign/judge/verify.h"
#include "fuzz.h"
#include "sign/file/state.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    const LkText text = {(const char *)bytes, size};
    const LkSignTrust trust = {.name = "fuzz.pdf", .now = 1790000000, .all_required = true};
    LkArena *arena = lk_arena_create();
    LkDiagnostics diagnostics;
    LkBuffer out;
    lk_diagnostics_init(&diagnostics, arena);
    lk_buffer_init(&out, arena);
    const LkSignVerdict *verdict = lk_sign_verify(text, &trust, arena);
    fuzz_require(verdict->state != LK_SIGN_GOOD, "a signature is good that nobody is trusted for");
    for (size_t i = 0; i < verdict->fault_count; i++)
        lk_message_put(verdict->faults[i].id, LK_THAI, verdict->faults[i].arguments, &out);
    fuzz_require(lk_signed_state(text, "fuzz.pdf", false, arena, &diagnostics) != NULL ||
                     diagnostics.errors > 0,
                 "no state and no message");
    fuzz_print_all(&diagnostics);
    lk_arena_destroy(arena);
    return 0;
}
