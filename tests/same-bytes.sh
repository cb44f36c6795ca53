#!/usr/bin/env bash
# Whether a change keeps the bytes of all output: every sample in every profile, format and print, made by the program
# in another build folder and by this one.
#   tests/same-bytes.sh BASE_TREE [TREE]      both are built checkouts (make all build/print-documents); TREE: here
# Both must say the same version, as a PDF names the program that made it. Messages may differ. WORK=folder keeps all.
set -u
base=$(realpath "$1") here=$(realpath "${2-.}")
work=${WORK-$(mktemp -d)}
[ -n "${WORK-}" ] || trap 'rm -rf "$work"' EXIT
samples=$(realpath "$(dirname "$0")/../samples")
FONTCONFIG_FILE=$(cd "$here" && tests/fonts.sh build) && export FONTCONFIG_FILE || exit 1

make_all() { # tree, name of a folder below $work
    local out=$work/$2 likhit=$1/build/likhit source name
    rm -rf "$out" && mkdir -p "$out" && cp -r "$samples" "$out/samples" && cd "$out" || exit 1
    for source in samples/*/*.md; do
        name=$(basename "$(dirname "$source")")-$(basename "$source" .md)
        for profile in archive archive-source print plain; do
            "$likhit" build "$source" --pdf $profile --record "$name-$profile.json" -o "$name-$profile.pdf" 2>"$name-$profile.err"
        done
        for format in png svg json; do
            "$likhit" build -q "$source" --format $format -o "$name.$format"
        done
        "$likhit" breaks --why "$source" >"$name.breaks" 2>&1
        "$likhit" inspect --json "$name-archive.pdf" >"$name.inspect"
    done
    local all
    all=$(ls "$samples"/*/*.md)
    for way in '' --two-up --booklet --right --separators '--marks --sheet A3'; do
        name=print$(echo "$way" | tr -d ' -')
        # shellcheck disable=SC2086 # options and sources are words; the program looks for layouts and words below the folder that it runs in
        (cd "$1" && build/print-documents $way "$out/$name.pdf" $all) >"$name.err" 2>&1 || echo "same bytes: no $name.pdf of $1"
    done
    local records=samples/batch/province
    "$likhit" batch $records/template.md --data $records/records.csv --out bag -j 2 --progress none >bag.err 2>&1
    "$likhit" batch $records/template.md --data $records/records.csv --merge all.pdf --right --separators --bins 4,8 --progress none >all.err 2>&1
    rm -rf samples bag/likhit.lock
    find . -type f ! -name '*.err' ! -name '*.jsonl' -print0 | LC_ALL=C sort -z | xargs -0 sha256sum >"../$2.sums"
    cd - >/dev/null || exit 1
}

make_all "$base" before
make_all "$here" after
count=$(wc -l <"$work/after.sums")
if diff "$work/before.sums" "$work/after.sums" >"$work/sums.diff"; then
    echo "same bytes: $count files, all equal"
else
    sed -n 's/^> [0-9a-f]*  \.\//same bytes: differs: /p; s/^< [0-9a-f]*  \.\//same bytes: differed from: /p' "$work/sums.diff"
    exit 1
fi
