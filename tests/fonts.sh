#!/usr/bin/env bash
# Writes a fontconfig configuration for the tests and prints its path: the installed fonts without the user's rules,
# and with a cache of its own, since a machine set up from an image may have a cache that misses fonts installed
# within the same second.
#   tests/fonts.sh BUILD
set -eu
build=$(cd "$1" && pwd)
cat >"$build/fonts.conf" <<CONFIGURATION
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <dir prefix="xdg">fonts</dir>
  <cachedir>$build/fontconfig</cachedir>
</fontconfig>
CONFIGURATION
echo "$build/fonts.conf"
