#!/usr/bin/env python3
"""No command writes over a PDF that somebody signed: python3 tests/sign/test_outputs.py. The commands are those that
“likhit --help” lists, and their options those that their own help lists: one that is new fails here until this file says
what it writes."""
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import test_sign  # noqa: E402
from test_sign import LIKHIT, ROOT, SLOW, check  # noqa: E402

SAMPLE = ROOT / "samples/ita-2565/report.md"
PROVINCE = ROOT / "samples/batch/province"

# Options that take a file or a folder and only read it.
READ = {"--data", "--root", "--image", "--chain", "--pin-file", "--trust"}
# Each way of a command to write a file, named by the option that says where; "" is where it goes without one. {signed} is a
# signed PDF that must stay as it is, {source} a report whose output beside it is one, {other} a PDF, {folder} a folder with
# signed PDFs in it under the names that the command would write.
WRITES = {
    "build": {"--output": ("{sample}", "-o", "{signed}"), "--record": ("{sample}", "-o", "{free}", "--record", "{signed}"),
              "--map": ("{sample}", "-o", "{free}", "--map", "{signed}"), "": ("{source}",)},
    "batch": {"--out": ("{province}/template.md", "--data", "{province}/records.csv", "--out", "{bag}", "--resume", "--progress", "none"),
              "--merge": ("{province}/template.md", "--data", "{province}/records.csv", "--merge", "{signed}", "--progress", "none")},
    "sign": {"--output": ("{other}", "--key", "{key}", "--pin-file", "{pin}", "--level", "b", "-o", "{signed}")},
    "diff": {"--html": ("{other}", "{plain}", "--html", "{signed}"), "--png": ("{other}", "{plain}", "--png", "{signed}")},
    "extract": {"--output": ("{archive}", "-o", "{folder}")},
    "rebuild": {"--output": ("{archive}", "-o", "{signed}")},
    "fix": {"": ("--letters", "{signed}")},
    "preview": {"--map": ("{sample}", "--no-open", "--map", "{signed}")},
    "verify": {"--report": ("{signed}", "--report", "{signed}")},
    **{name: {} for name in ("breaks", "layouts", "inspect", "explain", "fonts")},
}


def helps(*words):
    told = subprocess.run([LIKHIT, *words, "--help"], capture_output=True, text=True, check=True).stdout
    return told


def commands():
    listed = helps().split("Commands:\n")[1].split("\n\n")[0]
    return re.findall(r"^  ([a-z]+)  ", listed, re.M)


def file_options(command):
    """Those whose value is a file or a folder."""
    return set(re.findall(r"^ +(?:-.,)? +(--[a-z-]+) (?:FILE|FOLDER|PEM|PATH|DIR)\S*", helps(command), re.M))


def places(office):
    """Everything that the commands are given."""
    folder = office.folder
    signed = folder / "signed.pdf"
    shutil.copy(office.plain, signed)
    office.sign(signed)
    names = {"sample": SAMPLE, "province": folder / "province", "signed": signed, "free": folder / "free.pdf", "plain": office.plain,
             "key": office.key("author"), "pin": office.pin, "other": folder / "other.pdf", "archive": folder / "archive.pdf",
             "source": folder / "own/report.md", "bag": folder / "bag", "folder": folder / "unpacked"}
    shutil.copytree(PROVINCE, names["province"])
    subprocess.run([sys.executable, ROOT / "samples/batch/generate.py", names["province"], "2"], check=True)
    shutil.copytree(SAMPLE.parent, folder / "own")
    shutil.copy(signed, folder / "own/report.pdf")
    office.run("build", "-q", SAMPLE, "--pages", "1", "-o", names["other"])
    ended = office.run("build", "-q", "--pdf", "archive-source", SAMPLE, "-o", names["archive"])
    check("an archive to work with", ended.returncode == 0, ended.stderr)
    # A bag whose reports were signed by somebody, and whose records have changed since.
    office.run("batch", names["province"] / "template.md", "--data", names["province"] / "records.csv", "--out", names["bag"],
               "--progress", "none")
    for file in (names["bag"] / "data").iterdir():
        office.sign(file)
    template = names["province"] / "template.md"
    template.write_text(template.read_text(encoding="utf-8").replace("รายงานผล", "รายงานผลใหม่"), encoding="utf-8")
    (folder / "unpacked").mkdir()
    record = office.run("inspect", "--json", names["archive"])
    for attachment in json.loads(record.stdout)["attachments"]:
        place = folder / "unpacked" / attachment["name"]
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(signed, place)
    # “diff --png” numbers the pages.
    for number in range(1, 9):
        shutil.copy(signed, folder / f"signed-{number}.pdf")
    return {name: str(path) for name, path in names.items()}


def signed_files(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file() and b"/ByteRange" in path.read_bytes()}


def previewed(office, words):
    """A preview goes on until it is ended."""
    child = subprocess.Popen([LIKHIT, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=office.env, start_new_session=True)
    time.sleep(2 * SLOW)
    child.send_signal(signal.SIGINT)
    out, said = child.communicate(timeout=60)
    return subprocess.CompletedProcess(words, child.returncode, out, said)


def main():
    check("every command stands in WRITES", set(commands()) == set(WRITES), sorted(set(commands()) ^ set(WRITES)))
    for command in WRITES:
        known = READ | set(WRITES[command])
        check(f"{command}: it is known what each file is for", file_options(command) <= known, sorted(file_options(command) - known))
    with tempfile.TemporaryDirectory() as place:
        office = test_sign.Office(pathlib.Path(place))
        names = places(office)
        before = signed_files(office.folder)
        for command, ways in WRITES.items():
            for option, words in ways.items():
                given = [command, *(word.format(**names) for word in words)]
                result = previewed(office, given) if command == "preview" else office.run(*given, cwd=names["folder"])
                after = signed_files(office.folder)
                name = f"likhit {command} {option}"
                check(f"{name}: what was signed stays", all(after.get(path) == data for path, data in before.items()),
                      [str(path) for path, data in before.items() if after.get(path) != data])
                check(f"{name}: it is told", command == "preview" or (result.returncode != 0 and "error" in result.stderr),
                      f"{result.returncode} {result.stdout} {result.stderr}")
        office.close()
    print(f"outputs: {test_sign.passed} passed, {test_sign.failed} failed")
    return 1 if test_sign.failed else 0


if __name__ == "__main__":
    sys.exit(main())
