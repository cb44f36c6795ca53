#!/usr/bin/env bash
# The preview in real browsers: Chromium, and the core of it in Firefox. Installs the drivers by npm into the build folder.
#   tests/browser/run.sh BUILD [PATTERN…]    BROWSERS=firefox chooses one, KEEP=FOLDER keeps a picture of each failure;
#   SCRIPT=bench.mjs measures instead (tests/bench/preview.mjs)
set -eu
build=$(cd "$1" && pwd)
shift
modules=$build/browser
ROOT=$PWD
LIKHIT=$build/likhit
FONTCONFIG_FILE=$(tests/fonts.sh "$build")
export ROOT LIKHIT FONTCONFIG_FILE

for program in node npm chromium firefox-esr; do
    if ! command -v $program >/dev/null; then
        echo "browser: $program is missing; tools/install-packages.sh browser installs it where there is apt-get" >&2
        exit 1
    fi
done

mkdir -p "$modules"
rm -f "$modules"/*.mjs
cp tests/browser/package.json tests/browser/*.mjs "$modules"
cp tests/bench/preview.mjs "$modules/bench.mjs"
if ! cmp -s tests/browser/package.json "$modules/installed.json"; then
    (cd "$modules" && npm install --no-save --no-package-lock --omit=optional --ignore-scripts --no-audit --no-fund)
    cp tests/browser/package.json "$modules/installed.json"
fi
exec node "$modules/${SCRIPT:-run.mjs}" "$@"
