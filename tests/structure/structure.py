#!/usr/bin/env python3
"""Does a screen reader hear what was written, in its order? structure.py BUILD

The text of the structure tree, as Poppler reads it (pdfinfo -struct-text), against the body text in the frames' JSON;
white space counts nowhere. Notes stand at the foot of the page, but are heard behind the text that they belong to:
they are compared by themselves.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

FURNITURE = {"artifact", "page-number", "catchword", "head"}


def bare(text):
    return "".join(c for c in text if not c.isspace())


def heard(pdf):
    """Body and notes of the structure tree."""
    said = subprocess.run(["pdfinfo", "-struct-text", pdf], capture_output=True, check=True).stdout.decode()
    body, notes, note_depth = [], [], None
    for line in said.splitlines():
        depth = len(line) - len(line.lstrip())
        if note_depth is not None and depth <= note_depth:
            note_depth = None
        if re.match(r" *Note\b", line):
            note_depth = depth
        text = re.fullmatch(r' *"(.*)"', line)
        if text:
            (body if note_depth is None else notes).append(text[1])
    return bare("".join(body)), bare("".join(notes))


def written(frames):
    body, notes = [], []
    for page in json.loads(frames.read_text(encoding="utf-8"))["pages"]:
        for item in page["items"]:
            if item["kind"] == "glyphs" and item["role"] not in FURNITURE:
                (notes if item["role"] == "note" else body).append(item["text"])
    return bare("".join(body)), bare("".join(notes))


def first_difference(a, b):
    at = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
    return f"…{a[max(0, at - 20):at]}[{a[at:at + 20]}→{b[at:at + 20]}]"


def main(build):
    passed = failed = 0
    for source in sorted(pathlib.Path("samples").glob("*/*.md")):
        with tempfile.TemporaryDirectory() as folder:
            pdf, frames = pathlib.Path(folder, "a.pdf"), pathlib.Path(folder, "a.json")
            for output, options in ((pdf, ["--pdf", "archive"]), (frames, ["-f", "json"])):
                subprocess.run([f"{build}/likhit", "build", "-q", source, *options, "-o", output], check=True)
            for part, wanted, found in zip(("body", "notes"), written(frames), heard(pdf)):
                if wanted == found:
                    passed += 1
                else:
                    failed += 1
                    print(f"structure: {source}, {part}: {first_difference(wanted, found)}")
    print(f"structure: {passed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
