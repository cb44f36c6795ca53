"""Batches to run and bags to look into, for the tests beside this file.

LIKHIT names the program (default build/likhit).
"""
import csv
import os
import pathlib
import shutil
import subprocess
import sys

PROGRAM = os.path.abspath(os.environ.get("LIKHIT", "build/likhit"))
SAMPLE = pathlib.Path("samples/batch").resolve()
SLOW = 10 if os.environ.get("SANITIZE") else 1
COUNT = 60 if SLOW == 1 else 12
TESTS = []


def test(function):
    TESTS.append(function)
    return function


def run(*arguments, env=None, cwd=None, seconds=120):
    return subprocess.run([PROGRAM, *map(str, arguments)], env={**os.environ, **(env or {})}, cwd=cwd, capture_output=True, text=True,
                          timeout=seconds * SLOW)


def data(folder, count=COUNT):
    """The sample's template with so many records."""
    place = folder / "province"
    shutil.copytree(SAMPLE / "province", place)
    subprocess.run([sys.executable, SAMPLE / "generate.py", place, str(count)], check=True)
    return place


def batch(place, out, *options, **more):
    return run("batch", place / "template.md", "--data", place / "records.csv", "--out", out, *options, **more)


def contents(bag):
    return {str(path.relative_to(bag)): path.read_bytes() for path in sorted(bag.rglob("*")) if path.is_file()}


def changed(a, b):
    return sorted(name for name in a.keys() | b.keys() if a.get(name) != b.get(name))


def spoil(place, number, column, value):
    rows = list(csv.reader((place / "records.csv").open(encoding="utf-8", newline="")))
    rows[number][rows[0].index(column)] = value
    with open(place / "records.csv", "w", encoding="utf-8", newline="") as out:
        csv.writer(out, lineterminator="\n").writerows(rows)


def small(folder, rows, template="ข {{n}}\n", name="t"):
    """A template of a line, and records with a code and a value."""
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.md").write_text("---\nlayout: report\ntitle: ก {{code}}\n---\n\n" + template, encoding="utf-8")
    (folder / f"{name}.csv").write_text("code,n\n" + "".join(f"{code},{n}\n" for code, n in rows), encoding="utf-8")
    return [folder / f"{name}.md", "--data", folder / f"{name}.csv"]
