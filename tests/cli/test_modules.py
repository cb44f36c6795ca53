#!/usr/bin/env python3
"""The program, its library and its modules: they share one library, say when they are not of one version, and are
installed so that they find each other: python3 tests/cli/test_modules.py"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

LIKHIT = pathlib.Path(os.environ.get("LIKHIT", "build/likhit")).resolve()
BUILD = LIKHIT.parent
COMPILER = os.environ.get("CC", "cc").split()[-1]
MODULES = ["likhit-reader.so", "likhit-preview.so", "likhit-sign.so"]
# The commands tell what the library says of its reader under codes of their own.
READER_USER = """#include <likhit.h>
#include <stdio.h>
int main(int count, char **words)
{
    LkInspection *inspection = lk_inspection_open(words[count - 1]);
    LkMessage message = {LK_SIZED(LkMessage)};
    if (lk_messages_at(lk_inspection_messages(inspection), 0, LK_LANGUAGE_ENGLISH, &message))
        puts(message.code);
    lk_inspection_destroy(inspection);
    return 0;
}
"""

passed = failed = 0


def check(name, good, told=""):
    global passed, failed
    passed += bool(good)
    failed += not good
    if not good:
        print(f"FAIL {name}: {told}")


def run(*words, **more):
    ended = subprocess.run([str(word) for word in words], capture_output=True, text=True, check=False, **more)
    return ended.returncode, ended.stdout + ended.stderr


def exported(library):
    return {line.split()[-1] for line in run("nm", "-D", "--defined-only", library)[1].splitlines()}


def needed(file):
    lines = run("readelf", "-d", file)[1].splitlines()
    return [line.split("[")[1].rstrip("]") for line in lines if "(NEEDED)" in line]


def soname():
    return next(line.split("[")[1].rstrip("]") for line in run("readelf", "-d", BUILD / "liblikhit.so")[1].splitlines()
                if "(SONAME)" in line)


def one_library():
    name = soname()
    for user in (LIKHIT, BUILD / "likhit-preview.so"):
        check(f"{user.name} uses the library", name in needed(user), needed(user))
    header = pathlib.Path("src/likhit.h").read_text()
    others = [symbol for symbol in exported(BUILD / "liblikhit.so") if f"{symbol}(" not in header]
    check("the library exports the header alone", not [name for name in others if name.startswith("lk_")], others)
    check("the reader exports one struct", {"lk_reader_module"} == {name for name in exported(BUILD / MODULES[0])
                                                                      if name.startswith("lk_")})
    check("the preview exports one struct", {"lk_preview_module"} == {name for name in exported(BUILD / MODULES[1])
                                                                        if name.startswith("lk_")})
    check("the signer exports one struct", {"lk_sign_module"} == {name for name in exported(BUILD / MODULES[2])
                                                                  if name.startswith("lk_")})


def reader_code(folder):
    """The code that a program beside the library is told when it looks into a PDF."""
    user = folder / "user"
    if not user.exists():
        (folder / "user.c").write_text(READER_USER)
        code, told = run(COMPILER, "-Isrc", "-o", user, folder / "user.c", folder / "liblikhit.so", f"-Wl,-rpath,{folder}")
        check("a program that looks into PDFs is made", code == 0, told)
    return run(user, folder / "a.pdf")[1].strip()


def other_versions(folder):
    """A program beside which modules of another version lie."""
    for name in ("likhit", "liblikhit.so"):
        shutil.copy(BUILD / name, folder)
    (folder / soname()).symlink_to("liblikhit.so")
    (folder / "module.c").write_text('const char *const lk_reader_module[9] = {"9.8.7"};\n'
                                     'const char *const lk_preview_module[9] = {"9.8.7"};\n'
                                     'const char *const lk_sign_module[99] = {"9.8.7"};\n')
    for name in MODULES:
        code, told = run(COMPILER, "-shared", "-fPIC", "-o", folder / name, folder / "module.c")
        check(f"{name} is made", code == 0, told)
    (folder / "a.md").write_text("ก\n")
    (folder / "a.pdf").write_bytes(b"%PDF-1.7\n")
    code, told = run(folder / "likhit", "inspect", folder / "a.pdf")
    check("another reader is refused", code == 3 and "is of version 9.8.7" in told, (code, told))
    check("another reader has a code", reader_code(folder) == "E-reader-version", reader_code(folder))
    code, told = run(folder / "likhit", "verify", folder / "a.pdf")
    check("another signer is refused", code == 4 and "is of version 9.8.7" in told and "E-signer-version" in told, (code, told))
    code, told = run(folder / "likhit", "preview", "--no-open", folder / "a.md", timeout=20)
    check("another preview is refused", code == 4 and "is of version 9.8.7" in told and "E-preview-version" in told,
          (code, told))
    for name in MODULES:
        (folder / name).write_text("no module")
    code, told = run(folder / "likhit", "inspect", folder / "a.pdf")
    check("a broken reader is told of", code == 3 and "is not installed" in told, (code, told))
    check("a broken reader has a code", reader_code(folder) == "E-reader", reader_code(folder))
    code, told = run(folder / "likhit", "verify", folder / "a.pdf")
    check("a broken signer is told of", code == 4 and "is not installed" in told and "E-signer]" in told, (code, told))
    shutil.copy(BUILD / MODULES[0], folder)
    code, told = run(folder / "likhit", "inspect", signable(folder))
    check("inspect goes on without the signer", code == 0 and "signature1: not checked" in told, (code, told))


def signable(folder):
    """A report that officials could sign."""
    run(LIKHIT, "build", "samples/ita-2565/report.md", "-o", folder / "b.pdf")
    return folder / "b.pdf"


def installed(folder):
    code, told = run("make", "install", f"BUILD={BUILD.relative_to(pathlib.Path.cwd())}", f"DESTDIR={folder}",
                     "INSTALL=skip")
    check("make install", code == 0, told)
    root = folder / "usr/local"
    for name in ("bin/likhit", "include/likhit.h", f"lib/{soname()}", "lib/liblikhit.so", "lib/liblikhit.a",
                 "lib/likhit/likhit-reader.so", "lib/likhit/likhit-preview.so", "lib/likhit/likhit-sign.so",
                 "lib/pkgconfig/likhit.pc",
                 "share/likhit/thai.words", "share/likhit/layouts/report.yaml", "share/man/man3/liblikhit.3"):
        check(f"{name} is installed", (root / name).exists())
    for name in ("bin/likhit", "lib/likhit/likhit-preview.so"):
        found = run("ldd", root / name)[1]
        check(f"{name} finds the library beside it", f"{root}/" in found.split(soname(), 1)[-1].splitlines()[0], found)
    code, told = run(root / "bin/likhit", "--version")
    check("the program starts where it was installed", code == 0, told)
    flags = run("pkg-config", f"--define-variable=prefix={root}", "--cflags", "--libs", "likhit",
                env={**os.environ, "PKG_CONFIG_PATH": str(root / "lib/pkgconfig")})[1].split()
    (folder / "user.c").write_text("#include <likhit.h>\nint main(void)\n{\n    return !lk_version_atleast(0, 2, 0);\n}\n")
    code, told = run("cc", "-o", folder / "user", folder / "user.c", *flags, f"-Wl,-rpath,{root}/lib")
    check("pkg-config names what a program needs", code == 0 and run(folder / "user")[0] == 0, told)


one_library()
if not os.environ.get("SANITIZE"):
    with tempfile.TemporaryDirectory() as made:
        other_versions(pathlib.Path(made))
    with tempfile.TemporaryDirectory() as made:
        installed(pathlib.Path(made))
print(f"modules: {passed} passed, {failed} failed")
sys.exit(failed > 0)
