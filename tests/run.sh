#!/usr/bin/env bash
# All tests on one build folder: tests/run.sh build. The programs of tests come first, the unit tests last, so that
# Criterion's summary ends the output. A failure does not keep the rest from running.
set -u
build=$1
status=0
export LC_ALL=C.UTF-8 # messages are compared in English
unset LIKHIT_LANG
export LIKHIT=$PWD/$build/likhit
FONTCONFIG_FILE=$(tests/fonts.sh "$build") || exit 1
export FONTCONFIG_FILE

# Criterion prints a leak and goes on as if nothing were, and a program's findings may drown in a test that expects it
# to fail. In a sanitized build each finding becomes a file, and one file fails the run.
findings=$PWD/$build/findings
if [ -n "${SANITIZE-}" ]; then
    rm -rf "$findings"
    mkdir -p "$findings"
    export ASAN_OPTIONS="log_path=$findings/report:exitcode=99${ASAN_OPTIONS:+:$ASAN_OPTIONS}"
    export UBSAN_OPTIONS="log_path=$findings/report:print_stacktrace=1${UBSAN_OPTIONS:+:$UBSAN_OPTIONS}"
fi
# Whether a report tells of nothing but memory that Criterion itself allocated and left: its runner's threads may end
# while they still hold a message. What a test leaves has a frame of ours between Criterion and the allocation.
of_criterion() {
    awk '/runtime error|ERROR: [^L]/ { other = 1 }
         /leak of .* allocated from:/ { leaks++ }
         /^ *#1 .*libcriterion/ { own++ }
         END { exit !(leaks && leaks == own && !other) }' "$1"
}
tell_findings() {
    [ -n "${SANITIZE-}" ] || return 0
    local count=0 file
    for file in "$findings"/report*; do
        grep -qsE 'ERROR:|runtime error' "$file" || continue # the rest are remarks of the leak search
        of_criterion "$file" && continue
        count=$((count + 1))
        head -40 "$file"
    done
    echo "findings of sanitizers: $((count == 0)) passed, $count failed"
    [ $count -eq 0 ]
}

# The programs of tests run beside one another, as many as there are processors: those that take longest begin first.
# What each prints comes whole, in this order.
logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT
programs=0
run() {
    local number=$((programs += 1))
    while [ "$(jobs -rp | wc -l)" -ge "$(nproc)" ]; do
        wait -n
    done
    { "$@" >"$logs/$number" 2>&1 || : >"$logs/$number.failed"; } &
}
tell() {
    local number
    for ((number = 1; number <= programs; number++)); do
        cat "$logs/$number"
        [ ! -e "$logs/$number.failed" ] || status=1
    done
}

run python3 -B tests/sign/test_verify.py
run python3 -B tests/sign/test_batch_sign.py
run python3 tests/extraction/extract.py "$build"
run python3 -B tests/sign/test_sign.py
run python3 -B tests/messages/check.py "$LIKHIT"
run tests/golden/check.sh "$LIKHIT"
run python3 tests/header/check.py
run python3 tools/messages.py --check
run python3 tools/mark-font.py --check
run python3 -B tests/messages/words.py "$LIKHIT"
run tests/reproducible.sh "$LIKHIT"
run python3 tests/cli/test_cli.py
run python3 tests/cli/test_options.py
run python3 tests/cli/test_thai.py
run python3 tests/cli/test_archive.py
run python3 tests/cli/test_modules.py
run python3 tests/cli/test_diff.py
run python3 tests/cli/test_fix.py
run python3 -B tests/sign/test_csc.py "$build/sign-by-csc"
run python3 -B tests/sign/test_outputs.py
run python3 -B tests/sign/test_guides.py
run python3 tests/cli/test_batch.py
run python3 -B tests/sign/test_online.py
run python3 -B tests/sign/test_hostile.py
run python3 tests/cli/test_print_room.py
run python3 tests/preview/test_preview.py
run python3 tests/print/test_print.py "$build"
run python3 tests/structure/structure.py "$build"
wait
tell
timeout 900 "$build/run-tests" >"$build/unit.log" 2>&1 || status=1
tell_findings || status=1
cat "$build/unit.log"
exit $status
