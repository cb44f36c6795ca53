#!/usr/bin/env bash
# Every sample in every profile twice: from another folder, in another time zone, locale and home, with another umask
# and name of the program. The bytes must be the same.
#   tests/reproducible.sh LIKHIT
set -u
likhit=$1
passed=0 failed=0
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$scratch/ที่อื่น/deep/er" "$scratch/home"
cp -r samples "$scratch/ที่อื่น/deep/er/"
ln -s "$(realpath "$likhit")" "$scratch/other-name"
for source in samples/*/*.md; do
    for profile in archive archive-source print plain; do
        "$likhit" build -q "$source" --pdf $profile --record "$scratch/first.json" -o "$scratch/first.pdf" &&
            (cd "$scratch/ที่อื่น/deep/er/$(dirname "$source")" && umask 077 &&
                env -u LANG TZ=Pacific/Chatham LC_ALL=tr_TR.UTF-8 HOME="$scratch/home" USER=nobody \
                    "$scratch/other-name" build -q "$(basename "$source")" --pdf $profile \
                    --record "$scratch/second.json" -o "$scratch/second.pdf")
        if cmp "$scratch/first.pdf" "$scratch/second.pdf" && cmp "$scratch/first.json" "$scratch/second.json"; then
            passed=$((passed + 1))
        else
            failed=$((failed + 1))
            echo "reproducible: $source differs, profile $profile"
        fi
    done
done
echo "reproducible: $passed passed, $failed failed"
[ $failed -eq 0 ]
