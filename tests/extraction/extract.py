#!/usr/bin/env python3
"""Builds every sample, and the documents in this folder, in every profile and compares what Poppler and MuPDF extract with what was set: extract.py BUILD."""
import itertools
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
PROFILES = ("archive", "archive-source", "print", "plain")
READERS = {
    "position:pdftotext": ["pdftotext", "PDF", "-"],
    "position:pdftotext -layout": ["pdftotext", "-layout", "PDF", "-"],
    "pdftotext -raw": ["pdftotext", "-raw", "PDF", "-"],
    "mutool": ["mutool", "run", HERE / "text.js", "PDF"],
}
ORIGINALS = {"samples/ita-2565/report.md": HERE / "ita-report-2565.txt"}


def check(program, source, profile, folder):
    pdf, frames = folder / "sample.pdf", folder / "sample.json"
    subprocess.run([program, "build", "-q", source, "--pdf", profile, "-o", pdf], check=True)
    subprocess.run([program, "build", "-q", source, "-f", "json", "-o", frames], check=True)
    arguments = [frames]
    for number, (name, command) in enumerate(READERS.items()):
        text = folder / f"{number}.txt"
        with open(text, "wb") as output:
            subprocess.run([str(pdf) if word == "PDF" else word for word in command], stdout=output, check=True)
        arguments.append(f"{name}={text}")
    if source in ORIGINALS:
        arguments = ["--original", ORIGINALS[source]] + arguments
    return subprocess.run([sys.executable, HERE / "compare.py"] + arguments).returncode


def main(build):
    status = 0
    sources = sorted(str(path) for path in [*pathlib.Path("samples").glob("*/*.md"), *HERE.glob("*.md")])
    for source, profile in itertools.product(sources, PROFILES):
        with tempfile.TemporaryDirectory() as folder:
            print(f"extraction: {source}, {profile}", flush=True)
            try:
                status |= check(f"{build}/likhit", source, profile, pathlib.Path(folder))
            except subprocess.CalledProcessError as error:
                print(f"  {error}\nextraction: 0 passed, 1 failed")
                status = 1
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
