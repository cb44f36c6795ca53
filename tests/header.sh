#!/usr/bin/env bash
# The public header alone, as C99, C17 and C++17, by each compiler that is there: it must include what it needs, and
# keep to what all three have.
set -u
passed=0 failed=0

compiles() { # compiler and language…
    if printf '#include "likhit.h"\n' | "$@" -Wall -Wextra -Wpedantic -Werror -fsyntax-only -Isrc -; then
        passed=$((passed + 1))
    else
        echo "header: likhit.h does not compile alone by: $*"
        failed=$((failed + 1))
    fi
}

for compiler in gcc clang; do
    compiles $compiler -xc -std=c99
    compiles $compiler -xc -std=c17
done
for compiler in g++ clang++; do
    compiles $compiler -xc++ -std=c++17
done
echo "header: $passed passed, $failed failed"
[ $failed -eq 0 ]
