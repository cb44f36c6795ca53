#!/usr/bin/env python3
"""likhit verify --online: python3 tests/sign/test_online.py. What the file does not bring is asked of servers, and only when
somebody says so; what it brings is not asked for. Time stamps of servers that nobody trusts leave the time open and break
nothing. Keys and servers are those of pki.sh and server.py."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
LIKHIT = pathlib.Path(os.environ.get("LIKHIT", "build/likhit")).resolve()
SLOW = 10 if os.environ.get("SANITIZE") else 1  # the sanitizers' price
passed = failed = 0


def check(name, good, told=""):
    global passed, failed
    passed += bool(good)
    failed += not good
    if not good:
        print(f"FAIL {name}: {str(told)[:1500]}")


class Office:
    """A PKI with its servers."""

    def __init__(self, folder):
        self.folder, self.pki = folder, folder / "pki"
        self.server = subprocess.Popen([sys.executable, "-B", HERE / "server.py", self.pki], stdin=subprocess.PIPE,
                                       stdout=subprocess.PIPE, env={**os.environ, "PKI": "yes"})
        self.url = f"http://127.0.0.1:{int(self.server.stdout.readline())}"
        self.plain, self.pin = folder / "plain.pdf", folder / "pin"
        self.pin.write_text("1234\n")
        self.openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout",
                     folder / "other.key", "-out", folder / "other.crt", "-subj", "/CN=Another Root", "-days", "9")
        subprocess.run([LIKHIT, "build", "-q", ROOT / "samples/ita-2565/report.md", "-o", self.plain], check=True)

    def openssl(self, *words):
        subprocess.run(["openssl", *map(str, words)], check=True, capture_output=True)

    def close(self):
        if self.server.poll() is None:
            self.server.stdin.close()
            self.server.wait()

    def says(self, how):
        """How the server for answers speaks from now on."""
        (self.pki / "ocsp").write_text(how)

    def sign(self, key="author", level="b", name=None, file=None):
        """A new copy of the report, signed; `file` is signed in its next field instead."""
        out = self.folder / f"{name or key}-{level}.pdf"
        words = ("--tsa", self.url + "/tsa", "--level", level) if level != "b" else ("--level", "b")
        out.unlink(missing_ok=True)
        made = subprocess.run([LIKHIT, "sign", file or self.plain, "-o", out, "--key", self.pki / f"{key}.p12", "--pin-file", self.pin,
                               *words], capture_output=True, text=True, check=False)
        assert made.returncode == 0, made.stderr
        return out

    def verify(self, file, *words, root=None):
        """The exit code, the verdict, its codes and the outcome of each question."""
        ended = subprocess.run([LIKHIT, "verify", "--json", "--trust", root or self.pki / "root.crt", *words, file],
                               capture_output=True, text=True, timeout=60 * SLOW, check=False)
        verdict = json.loads(ended.stdout)
        faults = verdict["faults"] + [fault for each in verdict["signatures"] for fault in each["faults"]]
        return ended.returncode, verdict, {fault["code"] for fault in faults}, [
            (asked["url"].rsplit("/", 1)[1], asked["answer"]) for asked in verdict["asked"]]


def nothing_is_asked_unasked(office):
    code, verdict, codes, asked = office.verify(office.sign())
    check("offline", code == 1 and verdict["state"] == "not-known" and codes == {"W-verify-evidence"} and not asked, verdict)
    code, verdict, _, asked = office.verify(office.sign(level="lta"), "--online")
    check("what the file brings is not asked for", code == 0 and verdict["state"] == "good" and not asked, verdict)


def servers_are_asked(office):
    file = office.sign()
    code, verdict, _, asked = office.verify(file, "--online")
    check("asked", code == 0 and verdict["state"] == "good" and asked == [("ocsp", "good"), ("root.crl", "good")], verdict)
    text = subprocess.run([LIKHIT, "verify", "--lang", "th", "--online", "--trust", office.pki / "root.crt", file],
                          capture_output=True, text=True, check=False).stdout
    check("it is said", f"สอบถาม {office.url}/ocsp เรื่องใบรับรองของ “นายสมชาย ใจดี”: ไม่ถูกเพิกถอน" in text, text)
    for how, failure in (("down", "404"), ("text", "ocsp"), ("other", "does not speak of this certificate"), ("signer", "did not sign")):
        office.says(how)
        code, verdict, _, asked = office.verify(file, "--online")
        check(f"a server for answers that is {how}: the list is fetched", code == 0 and asked == [
            ("ocsp", "nothing"), ("office.crl", "good"), ("root.crl", "good")], verdict)
        check(f"{how}: why", failure in verdict["asked"][0]["message"], verdict["asked"][0])
    office.says("endless")
    code, verdict, _, asked = office.verify(file, "--online")
    check("an answer without an end", code == 0 and asked[0] == ("ocsp", "good"), verdict)
    code, verdict, _, asked = office.verify(office.sign("mayor", "lta", "endless"))
    check("an answer without an end in the file", code == 0 and not asked and verdict["signatures"][0]["level"] == "LTA", verdict)
    office.says("late")
    start = time.monotonic()
    code, verdict, _, asked = office.verify(file, "--online")
    check("a server that never answers", code == 0 and asked[0] == ("ocsp", "nothing"), verdict)
    check("it is not waited for long", time.monotonic() - start < 20 * SLOW, time.monotonic() - start)
    office.says("")


def who_was_revoked(office):
    file = office.sign("revoked")
    code, verdict, codes, asked = office.verify(file, "--online")
    check("revoked", code == 1 and verdict["state"] == "untrusted" and "E-verify-revoked" in codes and asked == [
        ("ocsp", "revoked")], verdict)
    code, verdict, _, _ = office.verify(file)
    check("which only the server knows", code == 1 and verdict["state"] == "not-known", verdict)
    code, verdict, codes, asked = office.verify(office.sign("quiet"), "--online")
    check("a certificate that names no server", verdict["state"] == "not-known" and "W-verify-evidence" in codes and asked == [
        ("root.crl", "good")], verdict)


def issuers_are_fetched(office):
    """The file brings the official's certificate alone."""
    name = office.pki / "lonely"
    office.openssl("pkcs12", "-export", "-inkey", office.pki / "author.key", "-in", office.pki / "author.crt", "-passout", "pass:1234",
                   "-out", f"{name}.p12")
    file = office.sign("lonely")
    code, verdict, codes, asked = office.verify(file)
    check("no issuer", code == 1 and codes == {"E-verify-untrusted"} and not asked, verdict)
    code, verdict, _, asked = office.verify(file, "--online")
    check("the issuer is fetched", code == 0 and asked == [("office.crt", "issuer"), ("ocsp", "good"), ("root.crl", "good")], verdict)
    code, verdict, codes, asked = office.verify(file, "--online", root=office.folder / "other.crt")
    check("nobody is trusted for being fetched", code == 1 and "E-verify-untrusted" in codes and asked == [
        ("office.crt", "issuer"), ("root.crt", "issuer")], verdict)
    code, verdict, codes, asked = office.verify(file, "--online", root="/dev/null")
    check("without a root nobody is asked", code == 1 and not asked, verdict)


def stamps_of_strangers(office):
    for level in ("t", "lta"):
        file = office.sign("author", level)
        code, verdict, codes, _ = office.verify(file, root=office.folder / "other.crt")
        states = [each["state"] for each in verdict["signatures"]]
        check(f"level {level}: nothing is changed", code == 1 and verdict["state"] == "untrusted" and "changed" not in states, verdict)
        check(f"level {level}: who is not trusted is named", "W-verify-stamp" in codes and any(
            "“Test TSA”, which stamped" in fault["message"] and "): when it was signed is not known" in fault["message"] for fault in verdict["signatures"][0]["faults"]), verdict)
        _, verdict, _, _ = office.verify(file, root=office.pki / "root.crt")
        check(f"level {level}: trusted", verdict["signatures"][0]["level"] in ("T", "LTA") and verdict["signatures"][0]["stamped"], verdict)
    both = office.folder / "official.pem"  # the official is trusted, the server of time stamps is not
    both.write_text((office.pki / "author.crt").read_text() + (office.folder / "other.crt").read_text())
    code, verdict, codes, _ = office.verify(office.folder / "author-t.pdf", root=both)
    check("the time alone is not known", verdict["state"] == "not-known" and "W-verify-stamp" in codes, verdict)
    check("the signer's own time is left", verdict["signatures"][0]["stamped"] is None and verdict["signatures"][0]["claimed"], verdict)


def nobody_is_there(office):
    file = office.sign()
    office.close()
    code, verdict, codes, asked = office.verify(file, "--online")
    check("no server at all", code == 1 and verdict["state"] == "not-known" and codes == {"W-verify-evidence"}, verdict)
    check("each is named", asked == [("ocsp", "nothing"), ("office.crl", "nothing"), ("root.crl", "nothing")], verdict)
    told = subprocess.run([LIKHIT, "verify", "--online", "--trust", office.pki / "root.crt", file], capture_output=True, text=True, check=False)
    check("and said", "was revoked is not known: neither the file nor a server tells" in told.stderr and "cannot get an answer from" in told.stdout, told)


def main():
    with tempfile.TemporaryDirectory() as name:
        office = Office(pathlib.Path(name))
        try:
            for test in (nothing_is_asked_unasked, servers_are_asked, who_was_revoked, issuers_are_fetched, stamps_of_strangers,
                         nobody_is_there):
                test(office)
        finally:
            office.close()
    print(f"online: {passed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
