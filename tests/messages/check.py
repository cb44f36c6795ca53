#!/usr/bin/env python3
"""Runs the example of each message and compares what it tells, in both languages, with what is kept beside it.

    tests/messages/check.py [PROGRAM]            compares with `expected`; words behind it choose folders
    tests/messages/check.py --write [PROGRAM]    keeps what is told now

A folder here is called after an entry of src/base/messages.def. It holds the input, and the line of shell that provokes the
message as `command` (without one: likhit build report.md). What a machine or a library must do for it stands in `fail.c`, which
becomes fail.so for LD_PRELOAD; $NO_MEMORY is such a library for all (no_memory.c).

`unreached` in place of these says why no command can provoke it and names the tests that do, by their paths: each must name
the entry (LK_E_…), tell its text, or expect its code where no other entry has it. Those of UNPROVOKED alone name none.
"""
import collections
import concurrent.futures
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT / "tools"))
import messages  # noqa: E402


UNPROVOKED = {"E-file-write-print"}


def library(source, target):
    """What a library or the system does otherwise for an example."""
    subprocess.run([*shlex.split(os.environ.get("CC", "cc")), "-shared", "-fPIC", "-o", target, source], check=True)
    return str(target)


def told(folder, program, language, no_memory):
    """What the example says, in blocks: a line, and those below that are indented."""
    command = folder / "command"
    line = command.read_text() if command.is_file() else "likhit build report.md"
    with tempfile.TemporaryDirectory() as place:
        here = pathlib.Path(place) / "here"
        shutil.copytree(folder, here, ignore=shutil.ignore_patterns("command", "expected"))
        if (folder / "fail.c").is_file():
            library(folder / "fail.c", here / "fail.so")
        tools = pathlib.Path(place) / "tools"
        tools.mkdir()
        (tools / "likhit").symlink_to(program)
        environment = {**os.environ, "LC_ALL": "C.UTF-8", "LIKHIT_LANG": language, "LIKHIT": program, "TESTS": str(ROOT / "tests"),
                       "NO_MEMORY": no_memory,
                       "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "") + ":verify_asan_link_order=0", "PATH": f"{tools}:{os.environ['PATH']}"}
        result = subprocess.run(["sh", "-c", line], cwd=here, env=environment, capture_output=True, timeout=300)
    lines = result.stderr.decode(errors="replace").replace(place, "").replace(f"{ROOT}/", "").splitlines()
    blocks = []
    for each in lines:
        if each[:1] in (" ", "\t") and blocks:
            blocks[-1].append(each)
        else:
            blocks.append([each])
    return blocks


def pattern(text):
    """A text of the catalogue as a regular expression."""
    out, end = "", 0
    for match in messages.PLACE.finditer(text):
        out += re.escape(text[end:match.start()]) + ".*"
        end = match.end()
    return re.compile(out + re.escape(text[end:]))


def names(test, message, is_alone):
    """Whether the test asks for this very entry."""
    text = test.read_text()
    longest = max(re.split(r"\{[^}]*\}", message["text"]), key=len).strip(" “”:.")
    return (re.search(rf"\bLK_{message['name']}\b", text) is not None or (len(longest) > 12 and longest in text)
            or (is_alone and re.search(rf"{message['code']}(?![\w-])", text) is not None))


def untested(message, is_alone):
    """What is wrong with the reason that there is no example."""
    name = messages.folder(message)
    paths = re.findall(r"tests/[\w/.-]+\.(?:c|py)", (HERE / name / "unreached").read_text())
    if name in UNPROVOKED:
        return [f"{name}: a test is named: it is no longer unprovoked"] if paths else []
    if not paths:
        return [f"{name}: neither an example nor a test provokes it"]
    return [f"{name}: {path} is no test that names it" for path in paths
            if not (ROOT / path).is_file() or not names(ROOT / path, message, is_alone)]


def example(message, program, no_memory, is_alone):
    """The blocks that are this message in both languages, as text, and what is wrong."""
    folder = HERE / messages.folder(message)
    if (folder / "unreached").is_file():
        return "", untested(message, is_alone)
    out, faults = [], []
    for language, text in (("en", message["text"]), ("th", message["thai"])):
        blocks = [block for block in told(folder, program, language, no_memory)
                  if f"[{message['code']}]" in block[0] and pattern(text).search(block[0])]
        if not blocks:
            faults.append(f"{folder.name}: the example does not provoke it ({language})")
        out += ["\n".join(block) for block in blocks[:1]]
    text = "\n".join(out) + "\n"
    if "‹" in text:
        faults.append(f"{folder.name}: an argument is missing, or is not asked for")
    return text, faults


def main():
    words = [word for word in sys.argv[1:] if word != "--write"]
    program = os.path.abspath(words[0] if words else os.environ.get("LIKHIT", "build/likhit"))
    entries, _ = messages.catalogue()
    codes = collections.Counter(entry["code"] for entry in entries)
    entries = [entry for entry in entries if not words[1:] or any(word in messages.folder(entry) for word in words[1:])]
    faults, unreached = [], 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool, tempfile.TemporaryDirectory() as place:
        no_memory = library(HERE / "no_memory.c", pathlib.Path(place) / "no_memory.so")
        results = pool.map(lambda entry: example(entry, program, no_memory, codes[entry["code"]] == 1), entries)
        for entry, (text, wrong) in zip(entries, results):
            kept = HERE / messages.folder(entry) / "expected"
            unreached += not text
            faults += wrong
            if "--write" in sys.argv and text and not wrong:
                kept.write_text(text)
            elif text and not wrong and (not kept.is_file() or kept.read_text() != text):
                faults.append(f"{kept.parent.name}: tells otherwise than expected:\n{text}")
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"messages: {len(entries)} of the catalogue, {unreached} of them reached by no command")
    print(f"messages: {len(entries) - unreached - min(len(faults), len(entries) - unreached)} passed, {len(faults)} failed")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
