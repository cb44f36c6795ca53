#!/usr/bin/env bash
# Unit tests on one build folder: tests/unit.sh build [WHAT]. WHAT is a test file or a folder of them (tests/flow/table,
# or flow/table for short), else a pattern of suite/name. Tests that are none fail.
set -u
build=$1
what=${2-}
FONTCONFIG_FILE=$(tests/fonts.sh "$build") || exit 1
export FONTCONFIG_FILE

filter=${what:-*/*}
for path in "$what" "tests/$what"; do
    if [ -n "$what" ] && [ -e "$path" ]; then
        suites=$(grep -rhoE '^[A-Za-z]*Test\((.*, )?[a-z0-9_]+, [a-z0-9_]+[,)]' --include='*.c' "$path" |
            sed -E 's/.*[(, ]([a-z0-9_]+), [a-z0-9_]+[,)]$/\1/' | sort -u | paste -sd'|')
        filter="@(${suites:-none})/*"
        break
    fi
done

log=$(mktemp)
trap 'rm -f "$log"' EXIT
"$build/run-tests" --filter "$filter" 2>&1 | tee "$log"
status=${PIPESTATUS[0]}
if sed 's/\x1b\[[0-9;]*m//g' "$log" | grep -q 'Tested: 0 '; then
    echo "no test matches “$what”: name a file or folder in tests/, or a pattern of suite/name as in Test(suite, name)" >&2
    status=1
fi
exit "$status"
