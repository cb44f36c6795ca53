#!/usr/bin/env python3
"""Outside judges on signed reports: judge.py FOLDER MODULES. The reports are those of sign.py, which FOLDER, an empty one, gets.

qpdf, pdfsig with the root of the PKI, pyHanko and EU DSS must take every signature for good, and for what it is; pictures of
the signatures by four readers must be alike. Then each judge must find what is wrong, or it judges nothing."""
import pathlib
import subprocess
import sys

import appearance
import sign

HERE = pathlib.Path(__file__).resolve().parent
LEVELS = {"b": "PAdES-BASELINE-B", "t": "PAdES-BASELINE-T", "lt": "PAdES-BASELINE-LT", "lta": "PAdES-BASELINE-LTA"}
ALIKE, OTHER = 11, 15  # of 255: readers differ by 8 at most, other words by 18, nothing by 39
passed = failed = 0


def tell(name, good, told=""):
    global passed, failed
    passed += bool(good)
    failed += not good
    print(f"  {name}: {'good' if good else str(told)[-600:]}", flush=True)


def run(*words):
    return subprocess.run([str(word) for word in words], capture_output=True, text=True, check=False)


def told_of(folder, files, *words):
    """What a judge of many files says, a line for each signature: its columns, by the name of the file."""
    result = run(*words, folder / "pki", *files)
    told = {file.name: [] for file in files}
    for line in result.stdout.splitlines():
        name, *columns = line.split("\t")
        told.setdefault(name, []).append(columns)
    return told, result.stderr


def dss(modules):
    return "java", "-XX:TieredStopAtLevel=1", "-cp", f"{modules}/dss/*", HERE / "Dss.java"  # over before it would be compiled


def by_dss(folder, files, modules):
    told, errors = told_of(folder, files, *dss(modules))
    for file in files:
        wanted = [["TOTAL_PASSED", LEVELS[file.name.split("-")[0]], ""]] * 3
        tell(f"DSS {file.name}", told[file.name] == wanted, told[file.name] or errors)


def by_pyhanko(folder, files, modules):
    told, errors = told_of(folder, files, modules / "pyhanko/bin/python", "-B", HERE / "hanko.py")
    for file in files:
        level = file.name.split("-")[0]
        good = len(told[file.name]) == 3
        for verdict, indication, words in told[file.name]:
            good = good and verdict == "VALID" and (level == "b" or "TIMESTAMP_TOKEN<INTACT:TRUSTED>" in words)
            good = good and (level != "lta" or indication == "AdESPassed.OK")
        tell(f"pyHanko {file.name}", good, told[file.name] or errors)


def by_pdfsig(folder, files):
    nss = folder / "nss"
    nss.mkdir()
    run("certutil", "-N", "-d", f"sql:{nss}", "--empty-password")
    run("certutil", "-A", "-d", f"sql:{nss}", "-n", "root", "-t", "CT,C,C", "-i", folder / "pki/root.crt")
    for file in files:
        told = run("pdfsig", "-nssdir", f"sql:{nss}", file)
        good = told.stdout.count("Signature is Valid.") == told.stdout.count("Certificate is Trusted.") == 3
        tell(f"pdfsig {file.name}", good, told.stdout + told.stderr)
    return nss


def by_qpdf(files):
    for file in files:
        told = run("qpdf", "--check", file)
        tell(f"qpdf {file.name}", told.returncode == 0 and "WARNING" not in told.stderr, told.stdout + told.stderr)


def by_sight(folder, modules):
    """Readers must show the same signature; and what is missing, or another, must be seen."""
    empty, other = (appearance.shown(folder / name, modules) for name in ("plain-archive.pdf", "bare.pdf"))
    for name in ("b-archive.pdf", "lta-archive.pdf", "t-archive-source.pdf"):
        shots = appearance.shown(folder / name, modules)
        first = shots["poppler"]
        for reader in ("mupdf", "pdfium", "pdfjs"):
            found = {field: appearance.difference(shot, first[field]) for field, shot in shots[reader].items()}
            tell(f"{reader} shows {name} as poppler does", len(found) == 3 and max(found.values()) < ALIKE, found)
        for reader, shot in shots.items():
            nothing = [appearance.difference(shot[field], empty[reader][field]) for field in shot]
            tell(f"{reader} shows nothing of {name} before it is signed", len(nothing) == 3 and min(nothing) > 2 * OTHER, nothing)
            words = appearance.difference(shot["signature1"], other[reader]["signature1"])
            tell(f"{reader} shows other words otherwise than {name}", words > OTHER, words)


def who_finds_nothing(folder, modules, nss):
    """A file of which a byte was changed: who takes it for good judges nothing."""
    changed = folder / "changed.pdf"
    told, _ = told_of(folder, [changed], *dss(modules))
    tell("DSS finds what was changed", told["changed.pdf"] and all(columns[0] != "TOTAL_PASSED" for columns in told["changed.pdf"]), told)
    told, _ = told_of(folder, [changed], modules / "pyhanko/bin/python", "-B", HERE / "hanko.py")
    tell("pyHanko finds what was changed", told["changed.pdf"] and all(columns[0] != "VALID" for columns in told["changed.pdf"]), told)
    said = run("pdfsig", "-nssdir", f"sql:{nss}", changed).stdout
    tell("pdfsig finds what was changed", "Digest Mismatch." in said and "Signature is Valid." not in said, said)


def main(folder, modules):
    pki = sign.make(folder, tell)
    files = [folder / f"{level}-{profile}.pdf" for level in sign.SIGNERS for profile in sign.PROFILES]
    by_qpdf(files)
    nss = by_pdfsig(folder, files)  # which asks the servers of the PKI
    pki.close()
    by_pyhanko(folder, files, modules)
    by_dss(folder, files, modules)
    by_sight(folder, modules)
    who_finds_nothing(folder, modules, nss)
    print(f"signatures: {passed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()))
