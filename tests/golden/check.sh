#!/usr/bin/env bash
# Frames of each sample against the JSON kept here, and the structure tree of its PDF against the text kept here:
# check.sh LIKHIT shows what moved, check.sh --write LIKHIT keeps the new ones and names the pages to look at.
set -u
write=no
[ "$1" != --write ] || { write=yes; shift; }
likhit=$1
passed=0 failed=0
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

changed_pages() { # old new: numbers of the pages that differ
    python3 - "$1" "$2" <<'PYTHON'
import json, sys
def pages(path):
    try:
        return json.load(open(path, encoding="utf-8"))["pages"]
    except FileNotFoundError:
        return []
old, new = (pages(path) for path in sys.argv[1:])
print(*[i + 1 for i in range(max(len(old), len(new))) if old[i:i + 1] != new[i:i + 1]] or ["none (metadata only)"])
PYTHON
}

compare_tags() { # source, golden file
    local new=$scratch/new.tags
    "$likhit" build -q "$1" --pdf archive -o "$scratch/tagged.pdf" && "$likhit" inspect --tags "$scratch/tagged.pdf" >"$new" ||
        return 1
    if [ $write = yes ] && ! cmp -s "$2" "$new"; then
        echo "golden: $2 changed"
        cp "$new" "$2"
    fi
    diff -u "$2" "$new" | head -40
    cmp -s "$2" "$new"
}

for source in samples/*/*.md; do
    name=$(basename "$(dirname "$source")")
    [ "$(basename "$source")" = report.md ] || name=$name-$(basename "$source" .md)
    golden=tests/golden/$name.json
    new=$scratch/$name.json
    if ! "$likhit" build -q "$source" --format json -o "$new"; then
        echo "golden: $source does not build"
        failed=$((failed + 1))
    elif cmp -s "$golden" "$new"; then
        passed=$((passed + 1))
    elif [ $write = yes ]; then
        echo "golden: $golden changed, pages: $(changed_pages "$golden" "$new")"
        cp "$new" "$golden"
        passed=$((passed + 1))
    else
        diff -u "$golden" "$new" | head -40
        echo "golden: $golden differs, pages: $(changed_pages "$golden" "$new"); if that is meant: make golden"
        failed=$((failed + 1))
    fi
    if compare_tags "$source" "tests/golden/$name.tags"; then
        passed=$((passed + 1))
    else
        echo "golden: tests/golden/$name.tags differs; if that is meant: make golden"
        failed=$((failed + 1))
    fi
done
echo "golden: $passed passed, $failed failed"
[ $failed -eq 0 ]
