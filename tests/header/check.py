#!/usr/bin/env python3
"""The public header alone, as each standard and compiler reads it; and the manual names all that is in it, and nothing
else: python3 tests/header/check.py"""
import pathlib
import re
import subprocess
import sys
import tempfile

HEADER = pathlib.Path("src/likhit.h")
MANUAL = pathlib.Path("docs/liblikhit.3")
WARNINGS = ["-Wall", "-Wextra", "-Wpedantic", "-Werror"]
C_USER = """#include <likhit.h>
#if !LK_VERSION_ATLEAST(0, 2, 0)
#error version
#endif
int main(void)
{
    LkOutputOptions options = {LK_SIZED(LkOutputOptions), .format = LK_FORMAT_SVG};
    return options.size == sizeof options && lk_version() == 0;
}
"""
CXX_USER = """#include <likhit.h>
int main()
{
    LkOutputOptions options = {};
    options.size = sizeof options;
    options.format = LK_FORMAT_SVG;
    return options.size == 0 && lk_version() == nullptr;
}
"""
COMPILERS = [("gcc", "c99"), ("gcc", "c17"), ("clang", "c99"), ("clang", "c17"), ("g++", "c++17"), ("clang++", "c++17")]

passed = failed = 0


def check(name, problems):
    global passed, failed
    passed += not problems
    failed += bool(problems)
    if problems:
        print(f"FAIL {name}: {problems}")


def compiles(compiler, standard, folder):
    text, suffix = (CXX_USER, "cc") if "++" in compiler else (C_USER, "c")
    user = folder / f"user.{suffix}"
    user.write_text(text)
    try:
        ended = subprocess.run([compiler, f"-std={standard}", *WARNINGS, f"-I{HEADER.parent}", "-fsyntax-only", user],
                               capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return f"{compiler} is not installed"
    return ended.stderr


def names_of_header():
    text = re.sub(r"/\*.*?\*/", "", HEADER.read_text(), flags=re.S)
    functions = re.findall(r"^LK_API [^;]*?\b(lk_\w+)\(", text, flags=re.M)
    types = re.findall(r"^typedef (?:struct|enum) (\w+)", text, flags=re.M)
    constants = [name for body in re.findall(r"enum \w*\s*\{(.*?)\}", text, flags=re.S)
                 for name in re.findall(r"\bLK_\w+", body)]
    macros = [name for name in re.findall(r"^#define (LK_\w+)", text, flags=re.M)
              if not name.startswith("LK_VERSION_SPELL") and name != "LK_API"]
    return set(functions + types + constants + macros)


def names_of_manual():
    return set(re.findall(r"\b(?:lk_|Lk|LK_)\w+", MANUAL.read_text()))


with tempfile.TemporaryDirectory() as made:
    for compiler, standard in COMPILERS:
        check(f"{compiler} -std={standard}", compiles(compiler, standard, pathlib.Path(made)))
header, manual = names_of_header(), names_of_manual()
check("at least 120 names are found", "" if len(header) >= 120 else str(len(header)))
check("the manual leaves nothing out", ", ".join(sorted(header - manual)))
check("the manual names nothing that is gone", ", ".join(sorted(manual - header)))
linted = subprocess.run(["mandoc", "-Tlint", "-Wwarning", MANUAL], capture_output=True, text=True, check=False) \
    if subprocess.run(["sh", "-c", "command -v mandoc"], capture_output=True, check=False).returncode == 0 else None
if linted is not None:
    check("mandoc", linted.stdout)
print(f"header: {passed} passed, {failed} failed")
sys.exit(failed > 0)
