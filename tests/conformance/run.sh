#!/usr/bin/env bash
# Judges that do not come from Debian alone: pdf.js and PDFium from npm; and qpdf and MuPDF on the file itself.
#   tests/conformance/run.sh BUILD
set -u
build=$1
here=tests/conformance
modules=$build/conformance
passed=0 failed=0
FONTCONFIG_FILE=$(tests/fonts.sh "$build") || exit 1
export FONTCONFIG_FILE

judge() { # name, command…
    local name=$1 output
    shift
    if output=$("$@" 2>&1) && ! grep -qiE '^(warning|error):' <<<"$output"; then
        passed=$((passed + 1))
        echo "  $name: good"
    else
        failed=$((failed + 1))
        printf '  %s: %s\n' "$name" "$output"
    fi
}

mkdir -p "$modules"
cp $here/package.json $here/*.mjs "$modules"
if ! cmp -s $here/package.json "$modules/installed.json"; then
    (cd "$modules" && npm install --no-save --no-package-lock --omit=optional --ignore-scripts --no-audit --no-fund) &&
        cp $here/package.json "$modules/installed.json" || exit 1
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
status=0
for source in samples/*/*.md; do
    echo "conformance: $source"
    if ! "$build/likhit" build -q "$source" -o "$scratch/sample.pdf" ||
        ! "$build/likhit" build -q "$source" -f json -o "$scratch/sample.json"; then
        failed=$((failed + 1))
        continue
    fi
    judge "qpdf --check" qpdf --check "$scratch/sample.pdf"
    judge "mutool info" mutool info "$scratch/sample.pdf"
    judge "mutool clean" mutool clean "$scratch/sample.pdf" "$scratch/clean.pdf"
    readers=()
    for reader in pdfjs pdfium; do
        if (cd "$modules" && node "$reader.mjs" "$scratch/sample.pdf") >"$scratch/$reader.txt"; then
            # PDFium puts neighbours on one baseline in order from left to right, though the content has them
            # otherwise: the second line of a cell over two rows comes behind the first cell of the next row.
            by=
            [ $reader = pdfium ] && grep -q 'merge: true\|, rows: ' "$source" && by=position:
            readers+=("$by$reader=$scratch/$reader.txt")
        else
            echo "  $reader cannot read it"
            failed=$((failed + 1))
        fi
    done
    python3 tests/extraction/compare.py "$scratch/sample.json" "${readers[@]}" || status=1
done
echo "conformance: $passed passed, $failed failed"
[ $failed -eq 0 ] && [ $status -eq 0 ]
