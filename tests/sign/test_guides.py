#!/usr/bin/env python3
"""The keys to try with, as the guides have them made: python3 tests/sign/test_guides.py. Each command is run as it is printed,
one behind another, in a folder that holds a report and nothing else; passwords are typed at a terminal."""
import os
import pathlib
import pty
import re
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
LIKHIT = pathlib.Path(os.environ.get("LIKHIT", "build/likhit")).resolve()
REPORT = "".join(f"```signature\nlines: 1\nname: {name}\n```\n\n" for name in ("นายสมชาย ใจดี", "นางสาวมาลี รักชาติ"))
PASSWORD = b"1234\n"
passed = failed = 0


def check(name, good, told=""):
    global passed, failed
    passed += bool(good)
    failed += not good
    if not good:
        print(f"FAIL {name}: {told}")


def commands(guide, heading):
    """The commands below a heading: what is set in by four blanks."""
    text = (ROOT / "docs" / guide).read_text(encoding="utf-8")
    part = re.search(rf"^### {heading}$(.*?)^##", text, re.M | re.S)[1]
    return re.findall(r"^    (.*)$", part, re.M)


def typed(command, folder):
    """Runs a command at a terminal, and answers each question for a password."""
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(folder)
        os.execve("/bin/bash", ["bash", "-c", command], {**os.environ, "PATH": f"{LIKHIT.parent}:{os.environ['PATH']}"})
    printed, answered = b"", 0
    try:
        while block := os.read(terminal, 1000):
            printed += block
            if printed.rstrip().endswith(b":") and len(printed) > answered:
                time.sleep(0.3)  # what is typed before the question is thrown away
                os.write(terminal, PASSWORD)
                answered = len(printed) + len(PASSWORD)
    except OSError:
        pass  # it has ended
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), printed.decode(errors="replace")


def run(folder, *words):
    return subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)


def keys_to_try_with(guide, heading, names):
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place)
        (folder / "report.md").write_text(f"---\nlayout: report\n---\n\nข้อความ\n\n{REPORT}", encoding="utf-8")
        every = commands(guide, heading)
        check(f"{guide}: it has commands", len(every) > 10, every)
        for command in every[:-1]:
            code, printed = typed(command, folder)
            check(f"{guide}: {command}", code == 0, printed)
        code, printed = typed(every[-1], folder)
        check(f"{guide}: {every[-1]}", every[-1].startswith("likhit verify --trust root.pem") and code == 1, printed)
        words = [printed.count(word) for word in ("not known", "[W-verify-evidence]", "[")]
        check(f"{guide}: nothing is wrong but that nobody tells who was revoked", words == [2 + 2 + 1, 2, 2], printed)
        check(f"{guide}: both signed", "นายสมชาย ใจดี" in printed and "นางสาวมาลี รักชาติ" in printed, printed)
        told = run(folder, LIKHIT, "verify", "report.pdf").stdout
        check(f"{guide}: without the root they are untrusted", told.count("untrusted") == 3, told)
        kinds = [run(folder, "openssl", "x509", "-in", f"{name}.pem", "-noout", "-text").stdout for name in names]
        check(f"{guide}: RSA and P-256", "rsaEncryption" in kinds[0] and "prime256v1" in kinds[1], kinds)
        told = run(folder, LIKHIT, "sign", "report.pdf", "--key", f"{names[0]}.p12", "--level", "b").stderr
        check(f"{guide}: the file asks for its password", "[E-key-pin-none]" in told, told)


def main():
    keys_to_try_with("guide.th.md", "ทำกุญแจไว้ทดลอง", ("somchai", "malee"))
    keys_to_try_with("signing.md", "Keys to try with", ("author", "palad"))
    print(f"guides: {passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
