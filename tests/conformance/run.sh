#!/usr/bin/env bash
# Judges that are not ours: veraPDF (Maven), pdf.js and PDFium (npm), and qpdf, MuPDF, Ghostscript and Poppler, on every
# sample in every profile; and pyHanko (pip) and EU DSS (Maven) besides on signed reports. A warning of any of them is a
# failure.
#   tests/conformance/run.sh BUILD
set -u
build=$1
here=tests/conformance
modules=$build/conformance
profiles=(archive archive-source print plain)
passed=0 failed=0
FONTCONFIG_FILE=$(tests/fonts.sh "$build") || exit 1
export FONTCONFIG_FILE

tell() { # passed or failed, name, what it said
    if [ "$1" = passed ]; then
        passed=$((passed + 1))
        echo "  $2: good"
    else
        failed=$((failed + 1))
        printf '  %s: %s\n' "$2" "$3"
    fi
}

# Good when the command succeeds and warns of nothing. That MuPDF was built without ICC is no fault of the file.
judge() { # name, command…
    local name=$1 output
    shift
    if output=$("$@" 2>&1 >/dev/null) && ! grep -qiE '(warning|error)' <<<"${output//warning: ICC support is not available/}"; then
        tell passed "$name"
    else
        tell failed "$name" "$output"
    fi
}

for program in java javac mvn node npm gs qpdf mutool pdfinfo pdfsig certutil softhsm2-util pkcs11-tool; do
    if ! command -v $program >/dev/null; then
        echo "conformance: $program is missing; tools/install-packages.sh conformance installs it where there is apt-get" >&2
        exit 1
    fi
done

mkdir -p "$modules/signatures"
cp $here/package.json $here/*.mjs $here/pom.xml "$modules"
if ! cmp -s $here/package.json "$modules/installed.json"; then
    (cd "$modules" && npm install --no-save --no-package-lock --ignore-scripts --no-audit --no-fund) &&
        cp $here/package.json "$modules/installed.json" || exit 1
fi
if ! cmp -s $here/pom.xml "$modules/installed.xml"; then
    (cd "$modules" && mvn -B -q dependency:copy-dependencies -DoutputDirectory=verapdf) &&
        cp $here/pom.xml "$modules/installed.xml" || exit 1
fi
if ! cmp -s $here/signatures/pom.xml "$modules/signatures/pom.xml"; then
    mvn -B -q -f $here/signatures/pom.xml dependency:copy-dependencies -DoutputDirectory="$PWD/$modules/dss" &&
        cp $here/signatures/pom.xml "$modules/signatures/pom.xml" || exit 1
fi
if ! cmp -s $here/signatures/requirements.txt "$modules/signatures/requirements.txt"; then
    python3 -m venv "$modules/pyhanko" &&
        "$modules/pyhanko/bin/pip" install -q --disable-pip-version-check -r $here/signatures/requirements.txt &&
        cp $here/signatures/requirements.txt "$modules/signatures/requirements.txt" || exit 1
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
status=0

# PDFium puts neighbours on one baseline in order from left to right, though the content has them otherwise: the second
# line of a cell over two rows comes behind the first cell of the next row. Those are compared by position.
extract() { # source, pdf
    local readers=() reader by
    for reader in pdfjs pdfium; do
        by=
        [ $reader = pdfium ] && grep -q 'merge: true\|, rows: ' "$1" && by=position:
        if (cd "$modules" && node "$reader.mjs" "$2") >"$scratch/$reader.txt"; then
            readers+=("$by$reader=$scratch/$reader.txt")
        else
            tell failed "$reader" "cannot read it"
        fi
    done
    python3 tests/extraction/compare.py "$scratch/sample.json" "${readers[@]}" || status=1
}

for source in samples/*/*.md; do
    name=$(basename "$(dirname "$source")")
    "$build/likhit" build -q "$source" -f json -o "$scratch/sample.json" || exit 1
    for profile in "${profiles[@]}"; do
        pdf=$scratch/$name-$profile.pdf
        echo "conformance: $source, $profile"
        if ! "$build/likhit" build -q "$source" --pdf "$profile" -o "$pdf"; then
            tell failed "likhit build" "fails"
            continue
        fi
        judge "qpdf --check" qpdf --check "$pdf"
        judge "mutool info" mutool info "$pdf"
        judge "mutool clean" mutool clean "$pdf" "$scratch/clean.pdf"
        judge "mutool draw" mutool draw -q -r 20 -o "$scratch/page-%d.png" "$pdf"
        judge "gs" gs -q -dPDFSTOPONERROR -dPDFSTOPONWARNING -dNOPAUSE -dBATCH -sDEVICE=nullpage "$pdf"
        judge "pdfinfo" pdfinfo -struct-text "$pdf"
        judge "pdftoppm" pdftoppm -r 20 "$pdf" "$scratch/page"
        extract "$source" "$pdf"
    done
done

# Many documents in one print, on sheets of every kind.
for options in "" "--right --separators --copies 2" "--two-up --sheet A4" "--booklet --separators" "--marks --bleed 9" \
    "--two-up --marks --sheet 500mmx400mm"; do
    pdf=$scratch/print.pdf
    echo "conformance: a print of all samples, ${options:-as it is}"
    # shellcheck disable=SC2086
    if ! "$build/print-documents" $options "$pdf" samples/*/*.md >/dev/null; then
        tell failed "print-documents" "fails"
        continue
    fi
    judge "qpdf --check" qpdf --check "$pdf"
    judge "mutool info" mutool info "$pdf"
    judge "mutool clean" mutool clean "$pdf" "$scratch/clean.pdf"
    judge "mutool draw" mutool draw -q -r 20 -o "$scratch/page-%d.png" "$pdf"
    judge "gs" gs -q -dPDFSTOPONERROR -dPDFSTOPONWARNING -dNOPAUSE -dBATCH -sDEVICE=nullpage "$pdf"
    judge "pdfinfo" pdfinfo "$pdf"
    judge "pdftoppm" pdftoppm -r 20 "$pdf" "$scratch/page"
    for reader in pdfjs pdfium; do
        (cd "$modules" && node "$reader.mjs" "$pdf") >"$scratch/$reader.txt" || tell failed "$reader" "cannot read it"
    done
done

# A hundred and more odd inputs: those that become files must be as good.
mkdir "$scratch/odd"
python3 tests/conformance/mutations.py "$build/likhit" "$scratch/odd" || status=1

# Documents in all scripts: pdf.js and PDFium put some of what runs from right to left in their own order (docs/pdf.md).
for source in tests/extraction/*.md; do
    "$build/likhit" build -q "$source" -o "$scratch/odd/$(basename "$source" .md).pdf" || status=1
done

# Reports that three officials signed, at each level: all of them, and what they were after each signature.
echo "conformance: signed reports"
mkdir "$scratch/signed"
python3 -B $here/signatures/judge.py "$scratch/signed" "$modules" || status=1

# One run for each standard, since starting Java takes longer than judging.
verify() { # flavour of veraPDF, files
    local flavour=$1 file result judged=0
    shift
    echo "conformance: veraPDF $flavour, $# files"
    while read -r result file _; do
        judged=$((judged + 1))
        case $result in
        PASS) tell passed "$(basename "$file")" ;;
        FAIL*) tell failed "$(basename "${file:-$result}")" "$(java -cp "$modules/verapdf/*" \
            org.verapdf.apps.GreenfieldCliWrapper --format text -v -f "$flavour" "$file" 2>&1)" ;;
        *) tell failed "veraPDF" "$result $file" ;;
        esac
    done < <(java -cp "$modules/verapdf/*" org.verapdf.apps.GreenfieldCliWrapper --format text -f "$flavour" \
        "$@" 2>&1)
    [ $judged -eq $# ] || tell failed "veraPDF $flavour" "judged $judged of $# files"
}

verify 2a "$scratch"/*-archive.pdf "$scratch"/odd/*.pdf "$scratch"/signed/revisions/*-archive-[0-9]*.pdf
verify ua1 "$scratch"/*-archive.pdf "$scratch"/*-archive-source.pdf "$scratch"/odd/*.pdf "$scratch"/signed/revisions/*.pdf
verify 3a "$scratch"/*-archive-source.pdf "$scratch"/signed/revisions/*-archive-source-*.pdf

# Some of a batch, other ones each time: the seed says which.
seed=$RANDOM
mkdir "$scratch/batch"
cp samples/batch/province/template.md samples/batch/province/measures.csv "$scratch/batch"
python3 samples/batch/generate.py "$scratch/batch" 200
judge "a batch of 200" "$build/likhit" batch -q "$scratch/batch/template.md" --data "$scratch/batch/records.csv" --out "$scratch/bag"
judge "its bag" "$build/likhit" verify -q "$scratch/bag"
mapfile -t chosen < <(find "$scratch/bag/data" -name '*.pdf' | sort | shuf -n 12 --random-source=<(yes "$seed"))
echo "conformance: 12 of the batch, seed $seed"
verify 2a "${chosen[@]}"
verify ua1 "${chosen[@]}"
echo "conformance: $passed passed, $failed failed"
[ $failed -eq 0 ] && [ $status -eq 0 ]
