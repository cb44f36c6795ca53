#!/usr/bin/env bash
# All tests on one build folder: tests/run.sh build. The program's own tests come first, the unit tests last, so
# that Criterion's summary ends the output. A failure does not keep the rest from running.
set -u
build=$1
status=0
export LIKHIT=$PWD/$build/likhit
FONTCONFIG_FILE=$(tests/fonts.sh "$build") || exit 1
export FONTCONFIG_FILE

tests/golden/check.sh "$LIKHIT" || status=1
tests/reproducible.sh "$LIKHIT" || status=1
python3 tests/cli/test_cli.py || status=1
python3 tests/cli/test_archive.py || status=1
python3 tests/cli/test_diff.py || status=1
python3 tests/cli/test_batch.py || status=1
python3 tests/cli/test_print_room.py || status=1
python3 tests/preview/test_preview.py || status=1
python3 tests/print/test_print.py "$build" || status=1
python3 tests/extraction/extract.py "$build" || status=1
python3 tests/structure/structure.py "$build" || status=1
timeout 900 "$build/run-tests" || status=1
exit $status
