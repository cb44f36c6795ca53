#!/usr/bin/env python3
"""A print of all samples on sheets of every kind: valid, whole, the same each time, and no larger in memory for more.

    test_print.py BUILD
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

BUILD = pathlib.Path(sys.argv[1])
SOURCES = sorted(map(str, pathlib.Path("samples").glob("*/*.md")))
SHEETS = [
    [],
    ["--right"],
    ["--two-up", "--sheet", "A4"],
    ["--marks", "--bleed", "9"],
    ["--two-up", "--marks", "--sheet", "500mm x 400mm"],
    ["--sheet", "A5"],
]
OTHERS = [["--booklet"], ["--right", "--separators", "--copies", "2"], ["--booklet", "--separators", "--sheet", "A3"]]


def run(*arguments):
    result = subprocess.run(list(map(str, arguments)), capture_output=True, check=False)
    assert result.returncode == 0, f"{arguments[0]}: {result.returncode} {result.stderr.decode('utf-8', 'replace')[:500]}"
    return result.stdout.decode("utf-8", "replace")


def make(folder, *options):
    pdf = pathlib.Path(folder) / "print.pdf"
    run(BUILD / "print-documents", *options, pdf, *SOURCES)
    return pdf


def letters(pdf):
    """Without blanks: gaps between columns of text depend on the scale."""
    return re.sub(r"\s+", "", run("pdftotext", "-raw", pdf, "-"))


def is_good(pdf):
    run("qpdf", "--check", pdf)
    said = subprocess.run(["mutool", "clean", pdf, pdf.with_name("clean.pdf")], capture_output=True, check=True).stderr
    assert b"error" not in said, said


def texts_come_back_exactly(folder):
    single = ""
    for source in SOURCES:
        pdf = pathlib.Path(folder) / "single.pdf"
        run(BUILD / "likhit", "build", "-q", source, "--pdf", "print", "-o", pdf)
        single += letters(pdf)
    for options in SHEETS:
        pdf = make(folder, *options)
        is_good(pdf)
        assert letters(pdf) == single, f"{options}: the text differs"


def every_page_is_in_a_booklet_and_in_each_copy(folder):
    single = sorted(letters(make(folder)))
    for options in OTHERS:
        pdf = make(folder, *options)
        is_good(pdf)
        text = letters(pdf)
        if "--separators" not in options:
            assert sorted(text) == single, options


def same_bytes_on_every_run(folder):
    for options in OTHERS:
        first = make(folder, *options).read_bytes()
        assert make(folder, *options).read_bytes() == first, options


def memory_does_not_grow_with_documents(folder):
    """Some 170 bytes a page are the table of objects: 600 pages more may not take 4 MB."""
    if os.environ.get("SANITIZE"):
        return  # the sanitizers keep what is freed
    peaks = []
    for repeat in (10, 50):
        pdf = pathlib.Path(folder) / "print.pdf"
        code = (
            "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True);"
            "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
        )
        said = run(sys.executable, "-c", code, BUILD / "print-documents", "--repeat", repeat, pdf, *SOURCES)
        peaks.append(int(said.split()[-1]))
    assert peaks[1] - peaks[0] < 4096, f"{peaks} kB"


def main():
    failed = 0
    tests = [
        texts_come_back_exactly,
        every_page_is_in_a_booklet_and_in_each_copy,
        same_bytes_on_every_run,
        memory_does_not_grow_with_documents,
    ]
    for test in tests:
        with tempfile.TemporaryDirectory() as folder:
            try:
                test(folder)
            except AssertionError as error:
                failed += 1
                print(f"print: {test.__name__.replace('_', ' ')}: {error}")
    print(f"print: {len(tests) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
