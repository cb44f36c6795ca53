#!/usr/bin/env python3
"""docs/examples/sign-by-csc.c, against a service of the tests: python3 tests/sign/test_csc.py PROGRAM. Two officials sign by
keys that csc_server.py keeps; then whatever the service refuses or does wrong must be told, and the file must stay."""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from pki import HERE, LIKHIT, ROOT, SLOW

PROGRAM = pathlib.Path(sys.argv[1]).resolve()
passed = failed = 0


def check(name, good, told=""):
    global passed, failed
    passed += bool(good)
    failed += not good
    if not good:
        print(f"FAIL {name}: {str(told)[:500]}")


class Desk:
    """A report that waits for signatures, and the service."""

    def __init__(self, folder):
        self.folder, self.pki, self.report = folder, folder / "pki", folder / "report.pdf"
        subprocess.run([HERE / "pki.sh", self.pki], check=True)
        self.plain = folder / "plain.pdf"
        subprocess.run([LIKHIT, "build", "-q", ROOT / "samples/ita-2565/report.md", "-o", self.plain], check=True)
        shutil.copy(self.plain, self.report)
        self.data = folder / "data"
        self.data.mkdir()
        for name in ("layouts", "fonts", "build/thai.words"):
            (self.data / pathlib.Path(name).name).symlink_to(ROOT / name)
        self.service = subprocess.Popen([sys.executable, "-B", HERE / "csc_server.py", self.pki], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.url = f"http://127.0.0.1:{int(self.service.stdout.readline())}/csc/v2"

    def close(self):
        self.service.stdin.close()
        self.service.wait()

    def sign(self, token, *opinion, pin="2468", url=None):
        (self.folder / "token").write_text(f"{token}\n")
        (self.folder / "pin").write_text(f"{pin}\n")
        return subprocess.run([PROGRAM, url or self.url, self.folder / "token", self.folder / "pin", self.report, *opinion], check=False,
                              capture_output=True, text=True, timeout=60 * SLOW, env={**os.environ, "no_proxy": "127.0.0.1", "LIKHIT_DATA": str(self.data)})

    def refused(self, name, words, token, **how):
        before = self.report.read_bytes()
        result = self.sign(token, **how)
        check(name, result.returncode != 0 and words in result.stderr, f"{result.returncode} {result.stderr}")
        check(f"{name}: the file stays", self.report.read_bytes() == before)
        check(f"{name}: the PIN is not repeated", how.get("pin", "2468") not in result.stderr + result.stdout, result.stderr)


def main():
    with tempfile.TemporaryDirectory() as place:
        desk = Desk(pathlib.Path(place))
        for number, (name, opinion) in enumerate((("author", "เห็นควรอนุมัติ"), ("mayor", "อนุมัติ")), 1):
            before = desk.report.read_bytes()
            result = desk.sign(name, opinion)
            check(f"{name} signs", result.returncode == 0 and result.stdout.endswith(f"signature{number}\n"), result.stdout + result.stderr)
            check(f"{name}: what stood there stays", desk.report.read_bytes().startswith(before))
            told = subprocess.run([LIKHIT, "verify", "--trust", desk.pki / "root.crt", desk.report], capture_output=True, text=True, check=False)
            # Whether a certificate was revoked is not known at level B; nothing else may be wrong.
            check(f"{name}: likhit verify", told.stdout.count(" B ") == number and opinion in told.stdout and "[E-" not in told.stderr,
                  told.stdout + told.stderr)
        told = subprocess.run(["pdfsig", "-nocert", desk.report], capture_output=True, text=True, check=False).stdout
        check("pdfsig", told.count("Signature is Valid.") == 2, told)
        shutil.copy(desk.plain, desk.report)
        desk.refused("a wrong PIN", "credentials/authorize: The PIN is not valid (HTTP 400)", "author", pin="9753")
        desk.refused("a token that is not known", "credentials/list: The access token is not valid (HTTP 401)", "stranger")
        desk.refused("no key", "keeps no key for this token", "none")
        desk.refused("a key that signs by something else", "by no algorithm that is known here", "pss")
        desk.refused("a page in HTML", "credentials/list: the answer cannot be understood (HTTP 200)", "page")
        desk.refused("leave that has ended", "signatures/signHash: Invalid parameter SAD (HTTP 400)", "late")
        desk.refused("the key of somebody else", "[E-", "other")
        desk.refused("nobody answers", "credentials/list: ", "author", url="http://127.0.0.1:9/csc/v2")
        desk.close()
    print(f"signing service: {passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
