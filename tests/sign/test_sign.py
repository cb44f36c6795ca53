#!/usr/bin/env python3
"""likhit sign: python3 tests/sign/test_sign.py. Three officials sign a report one after another, each with a key of another
kind, at each level; what stood in the file stays, byte for byte, and other programs judge the signatures. Then all that must
not happen. Keys and servers are those of pki.sh and server.py."""
import os
import pathlib
import pty
import re
import resource
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time
import zlib

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import office as offices  # noqa: E402
from pki import LIKHIT, ROOT, SLOW, Pki  # noqa: E402

OPINIONS = ("เห็นควรอนุมัติ", "เห็นชอบ เสนอนายกฯ พิจารณา", "อนุมัติ")
passed = failed = 0
TESTS = []


def test(function):
    TESTS.append(function)
    return function


def check(name, good, told=""):
    global passed, failed
    passed += bool(good)
    failed += not good
    if not good:
        print(f"FAIL {name}: {str(told)[:500]}")


class Office(Pki):
    """A PKI with its servers, and a report that waits for three signatures."""

    def __init__(self, folder):
        super().__init__(folder)
        self.plain = folder / "plain.pdf"
        subprocess.run([LIKHIT, "build", "-q", ROOT / "samples/ita-2565/report.md", "-o", self.plain], check=True)

    def copy(self, source=None, name="report.pdf"):
        return shutil.copy(source or self.plain, self.folder / name)

    def refused(self, name, code, exit_code, *words, file=None, **how):
        """It must be told so, and the file and its folder stay as they were."""
        file = file or self.copy()
        before = {path.name: path.read_bytes() for path in self.folder.iterdir() if path.is_file()}
        result = self.sign(file, *words, **how)
        after = {path.name: path.read_bytes() for path in self.folder.iterdir() if path.is_file()}
        check(name, result.returncode == exit_code and f"[{code}]" in result.stderr, f"{result.returncode} {result.stderr}")
        check(f"{name}: nothing changed", before == after, [*set(before) ^ set(after)] or "bytes")
        return result


# ---- What must be

def officials(office):
    """RSA-2048 from a file, RSA-3072 by PSS and P-256 from a token."""
    return ((office.key("author"), ()), (office.key("palad", True), ("--pss",)), (office.key("mayor", True), ()))


def outsiders(office, file, name, count):
    """What other programs say of the file."""
    told = subprocess.run(["qpdf", "--check", file], capture_output=True, text=True, check=False)
    check(f"{name}: qpdf", told.returncode == 0, told.stdout + told.stderr)
    if shutil.which("certutil"):
        base = office.folder / "nss"
        if not base.is_dir():
            base.mkdir()
            subprocess.run(["certutil", "-N", "-d", f"sql:{base}", "--empty-password"], check=True)
            subprocess.run(["certutil", "-A", "-d", f"sql:{base}", "-n", "root", "-t", "CT,C,C", "-i", office.pki / "root.crt"], check=True)
        told = subprocess.run(["pdfsig", "-nssdir", f"sql:{base}", file], capture_output=True, text=True, check=False)
    else:
        told = subprocess.run(["pdfsig", file], capture_output=True, text=True, check=False)
    check(f"{name}: pdfsig", told.stdout.count("Signature is Valid.") == count, told.stdout)


def by_openssl(office, file, name):
    """The first signature in the file, by “openssl cms -verify -cades” over its range."""
    data = file.read_bytes()
    _, a, b, c = map(int, re.search(rb"/ByteRange\[(\d+) (\d+) (\d+) (\d+)\]", data).groups())
    value = bytes.fromhex(data[a + 1:b - 1].decode())
    signature = office.write("value.der", value)
    covered = office.write("covered", data[:a] + data[b:b + c])
    told = subprocess.run(["openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", signature, "-content", covered,
                           "-CAfile", office.pki / "root.crt", "-purpose", "any", "-out", "/dev/null"], capture_output=True, text=True, check=False)
    check(f"{name}: openssl", told.returncode == 0, told.stderr)


@test
def three_officials_sign_at_each_level(office):
    for level in ("b", "t", "lt", "lta"):
        file = office.folder / f"{level}.pdf"
        office.copy(name=file.name)
        for i, (key, words) in enumerate(officials(office)):
            before = file.read_bytes()
            result = office.sign(file, *words, "--chain", office.pki / "chain.pem", "--opinion", OPINIONS[i], key=key, level=level)
            after = file.read_bytes()
            name = f"level {level}, signature {i + 1}"
            check(name, result.returncode == 0 and result.stdout.endswith(f"signature{i + 1}\n") and not result.stderr, result.stderr)
            check(f"{name}: earlier revisions stay", after.startswith(before) and len(after) > len(before), len(after))
            told = office.run("verify", "--trust", office.pki / "root.crt", file)
            # Without evidence whether a certificate was revoked is not known; nothing else may be wrong.
            good = told.returncode == 0 if level in ("lt", "lta") else "changed" not in told.stdout and "[E-" not in told.stderr
            check(f"{name}: likhit verify", good and told.stdout.count(f" {level.upper()} ") == i + 1, told.stdout + told.stderr)
            outsiders(office, file, name, i + 1)
        by_openssl(office, file, f"level {level}")
        check(f"level {level}: each signature has its opinion", all(opinion in told.stdout for opinion in OPINIONS), told.stdout)
        text = subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=False).stdout
        check(f"level {level}: the opinion is shown", "เห็นควรอนุมัติ" in text.replace("\n", ""), text[-800:])


def unpacked(file):
    return subprocess.run(["qpdf", "--qdf", "--object-streams=disable", file, "-"], capture_output=True, check=True).stdout


def counts(file):
    """How many certificates, answers and lists the evidence of the file names."""
    data = unpacked(file)
    return [len(re.findall(rb"\d+ 0 R", list_)) for key in (b"Certs", b"OCSPs", b"CRLs")
            for list_ in re.findall(rb"/%s \[(.*?)\]" % key, data, re.S)]


@test
def evidence_and_time_stamps_are_added_later_and_renewed(office):
    file = office.copy(name="renewed.pdf")
    office.refused("a file that nobody signed", "E-sign-unsigned", 1, "--extend", "lta", "--tsa", office.url + "/tsa", file=file)
    office.sign(file, level="t")
    for number, level in enumerate(("lt", "lta", "lta"), 1):
        before = pathlib.Path(file).read_bytes()
        result = office.run("sign", "--extend", level, "--tsa", office.url + "/tsa", file)
        data = pathlib.Path(file).read_bytes()
        check(f"extended to {level} ({number})", result.returncode == 0 and data.startswith(before), result.stderr)
        told = office.run("verify", "--trust", office.pki / "root.crt", file)
        check(f"extended to {level} ({number}): good", told.returncode == 0 and f" {level.upper()} " in told.stdout, told.stdout + told.stderr)
    data = unpacked(file)
    check("a second time stamp over the file", b"/T (timestamp2)" in data and b"/T (timestamp3)" not in data)
    outsiders(office, file, "renewed", 1)


@test
def a_signature_without_a_time_gets_one_first(office):
    file = office.copy(name="late.pdf")
    office.sign(file)
    office.sign(file, key="palad")
    office.refused("no server for the time", "E-sign-tsa", 2, "--extend", "lt", file=file)
    for level in ("lt", "lta"):
        result = office.run("sign", "--extend", level, "--tsa", office.url + "/tsa", file)
        told = office.run("verify", "--trust", office.pki / "root.crt", file)
        check(f"from b to {level}", result.returncode == 0 and told.returncode == 0, result.stderr + told.stdout + told.stderr)
    stamps = len(re.findall(rb"/T \(timestamp\d\)", unpacked(file)))
    check("one for the signatures, one over the evidence", stamps == 2, stamps)
    file = office.copy(name="mixed.pdf")
    office.sign(file)
    result = office.sign(file, key="palad", level="lta")
    told = office.run("verify", "--trust", office.pki / "root.crt", file)
    check("b, then lta", result.returncode == 0 and told.returncode == 0 and told.stdout.count(" LTA ") == 2, result.stderr + told.stdout + told.stderr)


@test
def evidence_stands_in_the_file_once(office):
    file = pathlib.Path(office.copy(name="once.pdf"))
    office.sign(file, level="lta")
    first = counts(file)
    # author, office, root, TSA and the responder; answers for author and TSA; the list of the root for the office
    check("each certificate, answer and list once", first == [5, 2, 1], first)
    office.sign(file, key="palad", level="lta")
    second = counts(file)
    # Times are whole seconds: that of the TSA after his stamp is the one before where all is done in one.
    check("the second brings answers of his own, and one of the TSA after his stamp", second in ([6, 4, 1], [6, 3, 1]), second)
    (office.pki / "ocsp").write_text("down")
    result = office.sign(file, key="auditor", level="lta")
    (office.pki / "ocsp").unlink()
    check("without servers, what the file has is enough for the others", result.returncode == 0 and counts(file)[1] == second[1], result.stderr)
    told = office.run("verify", "--trust", office.pki / "root.crt", file)
    check("the file is good", told.returncode == 0, told.stdout + told.stderr)


@test
def evidence_of_other_programs_stays(office):
    """They keep the lists in objects of their own."""
    file = pathlib.Path(office.copy(name="theirs.pdf"))
    office.sign(file, level="lt")
    before, read = counts(file), offices.File(file.read_bytes())
    catalog = read.object(read.root)
    store = re.search(rb"/DSS\s*(<<.*?>>)", catalog, re.S)
    moved = catalog.replace(store[0], b"/DSS %d 0 R" % read.size)
    file.write_bytes(offices.update(read.data, {read.root: moved, read.size: store[1]}))
    result = office.sign(file, key="palad", level="lt")
    after = counts(file)
    check("what they gathered stays", result.returncode == 0 and len(after) == 3 and all(a >= b for a, b in zip(after, before)),
          f"{before} {after} {result.stderr}")
    told = office.run("verify", "--trust", office.pki / "root.crt", file)
    check("and the file is good", told.returncode == 0, told.stdout + told.stderr)


@test
def the_list_tells_who_signed_and_whose_turn_it_is(office):
    file = office.copy()
    office.sign(file, "--opinion", OPINIONS[0], "--time", "2026-11-23T09:30:00")
    told = office.run("sign", "--list", file).stdout.splitlines()
    check("who signed, when and in what field", told[0].startswith("signature1: signed by นายสมชาย ใจดี, 2026-11-23 09:30 ("), told)
    check("the opinion", told[1] == f"    opinion: {OPINIONS[0]}", told)
    check("whose turn it is", told[2].startswith("signature2: to sign now (") and told[3].startswith("signature3: not signed yet ("), told)
    told = office.run("--lang", "th", "sign", "--list", file).stdout + office.run("sign", "--lang", "th", "--list", file).stdout
    check("the same in Thai", "signature1: นายสมชาย ใจดี ลงนามแล้ว 23 พ.ย. 2569 09:30 (" in told and "ความเห็น: เห็นควรอนุมัติ" in told
          and "signature2: ถึงลำดับลงนาม (" in told, told)
    data = pathlib.Path(file).read_bytes()
    office.write("changed.pdf", data + b"% more\n")
    told = office.run("sign", "--list", office.folder / "changed.pdf")
    check("a file that was changed is told", "changed afterwards" in told.stdout, told.stdout + told.stderr)


@test
def officials_sign_in_the_order_of_their_blocks(office):
    told = office.refused("out of turn", "E-sign-order", 2, "--field", "signature2").stderr
    check("it says whose turn it is", "signature1" in told and "พนม" in told, told)
    file = office.copy()
    result = office.sign(file, "--field", "signature2", "--any-order")
    check("--any-order", result.returncode == 0 and result.stdout.endswith("signature2\n"), result.stderr)
    result = office.sign(file)
    check("the first that is empty is next", result.stdout.endswith("signature1\n"), result.stdout + result.stderr)
    office.refused("a field that is signed", "E-sign-signed", 2, "--field", "signature2", file=file)
    office.refused("a field that is not there", "E-sign-field", 2, "--field", "signature9", file=file)
    office.sign(file)
    office.refused("all are signed", "E-sign-all-signed", 1, file=file)
    subprocess.run([LIKHIT, "build", "-q", office.write("plain.md", "ข้อความ\n"), "-o", office.folder / "none.pdf"], check=True)
    office.refused("a file without a field", "E-sign-no-field", 1, file=office.folder / "none.pdf")


@test
def the_output_goes_where_it_is_asked_to(office):
    file, out = office.copy(), office.folder / "signed.pdf"
    before = pathlib.Path(file).read_bytes()
    result = office.sign(file, "-o", out)
    check("-o", result.returncode == 0 and out.read_bytes().startswith(before), result.stderr)
    check("the file itself stays", pathlib.Path(file).read_bytes() == before)
    office.refused("a file that somebody signed is not written over", "E-sign-over", 3, "-o", out, key="palad", file=file)
    result = office.sign(out, key="palad")
    check("but it may be signed", result.returncode == 0, result.stderr)
    result = office.sign(file, "--quiet")
    check("--quiet", result.returncode == 0 and not result.stdout + result.stderr, result.stdout + result.stderr)


@test
def no_command_writes_over_a_signed_file(office):
    file = office.folder / "report.pdf"
    shutil.copy(office.plain, file)
    office.sign(file)
    signed = file.read_bytes()
    sample = ROOT / "samples/ita-2565/report.md"
    other = office.copy(name="other.pdf")
    print_room = ("batch", ROOT / "samples/batch/province/template.md", "--data", ROOT / "samples/batch/province/records.csv",
                  "--progress", "none", "--merge", file)
    for name, words in (("build", ("build", sample, "-o", file)), ("a map", ("build", sample, "-o", other, "--map", file)),
                        ("diff", ("diff", other, office.plain, "--html", file)), ("a print", print_room)):
        result = office.run(*words)
        check(f"{name} refuses", result.returncode != 0 and "carries signatures that would be lost" in result.stderr,
              f"{result.returncode} {result.stderr}")
        check(f"{name} leaves it as it was", file.read_bytes() == signed)
    result = office.run("build", sample, "--overwrite-signed", "-o", file)
    check("who means it may", result.returncode == 0 and b"/ByteRange" not in file.read_bytes(), result.stderr)


@test
def no_command_writes_over_a_key_or_a_source(office):
    file, key, source = office.copy(), office.folder / "own.p12", office.folder / "own.md"
    shutil.copy(office.pki / "author.p12", key)
    shutil.copy(office.pki / "author.crt", office.folder / "own.pdf")  # whatever it is called
    source.write_text("ข้อความ\n", encoding="utf-8")
    for code, out in (("E-output-key", key), ("E-output-key", office.folder / "own.pdf"), ("E-output-other", source)):
        office.refused(f"sign -o {out.name}", code, 3, "-o", out, file=file)
        before = out.read_bytes()
        for words in (("build", ROOT / "samples/ita-2565/report.md", "-o", out), ("verify", "--report", out, office.plain)):
            result = office.run(*words)
            check(f"{words[0]} refuses {out.name}", f"[{code}]" in result.stderr and result.returncode == 3, result.stderr)
            check(f"{words[0]} leaves {out.name} as it was", out.read_bytes() == before)
    result = office.run("build", source, "-o", office.folder / "new.pdf", "--record", key)
    check("nor is a record", "[E-output-key]" in result.stderr and key.read_bytes() == (office.pki / "author.p12").read_bytes(), result.stderr)


@test
def a_link_stays_and_what_it_leads_to_is_signed(office):
    file = pathlib.Path(office.copy(name="shared.pdf"))
    link = office.folder / "link.pdf"
    link.symlink_to(file)
    result = office.sign(link)
    check("the file is signed", result.returncode == 0 and b"/ByteRange" in file.read_bytes(), result.stderr)
    check("the link stays", link.is_symlink())


@test
def an_opinion_makes_no_line_of_its_own(office):
    file = office.copy()
    office.sign(file, "--opinion", "ชอบ\nsignature2: signed by \x1b[31mนายก\u202ex")
    for name, words in (("the list", ("sign", "--list", file)), ("verify", ("verify", file))):
        told = office.run(*words).stdout
        check(f"{name} says it in one line", sum("signed by \u0020[31mนายก" in line and "ชอบ" in line for line in told.splitlines()) == 1, told)
        check(f"{name} commands no terminal", not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", told), ascii(told))


@test
def four_officials_sign_side_by_side(office):
    blocks = "".join(f"```signature\n{'beside: true' if i else 'lines: 1'}\nname: นายคนที่ {i}\n```\n\n" for i in range(4))
    file = office.folder / "four.pdf"
    subprocess.run([LIKHIT, "build", "-q", office.write("four.md", f"---\nlayout: report\n---\n\nก\n\n{blocks}"), "-o", file], check=True)
    for i in range(4):
        result = office.sign(file, "--opinion", "เห็นชอบ")
        check(f"signature {i + 1}", result.returncode == 0, result.stderr)
    none = office.folder / "none.pdf"
    subprocess.run([LIKHIT, "build", "-q", office.write("none.md", "ก\n"), "-o", none], check=True)
    check("a file without fields is told", office.run("sign", "--list", none).stdout == "the PDF has no field for a signature\n")


@test
def times_and_pins_are_read_as_they_are_typed(office):
    file = office.copy()
    pin = office.write("notepad", "\ufeff1234\r\n")
    result = office.run("sign", file, "--key", office.key("author"), "--pin-file", pin, "--level", "b", "--time", "2568-11-23T09:30:00")
    check("a mark of UTF-8 is no part of a PIN", result.returncode == 0, result.stderr)
    told = office.run("sign", "--list", file).stdout
    check("a year of the Buddhist era", "2025-11-23 09:30" in told, told)
    result = office.refused("a time that has not come", "E-usage-value", 2, "--time", "2099-01-01T00:00:00")
    check("it says so", "has not come yet" in result.stderr, result.stderr)
    result = office.refused("a time before the certificate's first day", "E-key-early", 3, "--time", "2024-12-31T00:00:00")
    check("the day is told", "นายสมชาย ใจดี begins on 2025-01-01" in result.stderr, result.stderr)


@test
def who_is_trusted_is_the_reader_s_to_say(office):
    """The issuers that a signature brings lead to nobody where their root is not named: that is told once, of the signer."""
    for level in ("b", "t", "lta"):
        file = office.copy()
        office.sign(file, level=level)
        for words in ((), ("--trust", office.pki / "server.crt")):
            told = office.run("verify", *words, file)
            check(f"untrusted alone, level {level}", told.returncode == 1 and "[E-verify-untrusted]" in told.stderr
                  and "[W-verify-strange]" not in told.stderr, told.stderr)


@test
def certificates_of_pss_alone_are_judged_by_their_keys(office):
    file = office.copy()
    for key in ("pss", "narrow"):
        result = office.sign(file, key=key, level="lta")
        check(f"{key} signs", result.returncode == 0, result.stderr)
    result = office.run("verify", "--trust", office.pki / "root.crt", file)
    check("they are good", result.returncode == 0, result.stdout + result.stderr)
    by_openssl(office, file, "PSS alone")
    result = office.refused("a key for another hash", "E-key-hash", 3, key="strict")
    check("it says which", "PSS with SHA2-512" in result.stderr, result.stderr)


def picture(width, height):
    rows = b"".join(b"\0" + bytes([0, 0, 160] * width) for _ in range(height))
    chunk = lambda kind, body: struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


@test
def a_scanned_signature_is_shown(office):
    file = office.copy()
    result = office.sign(file, "--image", office.write("hand.png", picture(120, 40)))
    check("a picture", result.returncode == 0 and b"/Subtype/Image" in pathlib.Path(file).read_bytes(), result.stderr)
    drawn = [subprocess.run(["pdftoppm", "-r", "50", "-l", "9", "-png", each], capture_output=True, check=True).stdout
             for each in (office.plain, file)]
    check("a reader draws it", drawn[0] != drawn[1])
    office.refused("no such picture", "E-file-open", 3, "--image", office.folder / "none.png")


@test
def the_same_time_gives_the_same_bytes(office):
    made = []
    for key in (office.key("author"), office.key("author"), office.key("author", True)):
        file = office.copy()
        office.sign(file, "--time", "2026-11-23T09:30:00", "--chain", office.pki / "chain.pem", key=key)
        made.append(pathlib.Path(file).read_bytes())
    check("twice from a file", made[0] == made[1])
    check("from a token", made[0] == made[2])
    check("the time that was given", b"/M(D:20261123093000+07'00')" in made[0])


# ---- What must not be

SPY = r"""
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

int munmap(void *pages, size_t length)
{
    const char *found = length == 1024 ? "closed\n" : NULL; /* LK_LIMIT_PIN_BYTES */
    if (found != NULL && memmem(pages, length, "1234", 4) != NULL)
        found = "found\n";
    int file = found == NULL ? -1 : open(getenv("SPY"), O_WRONLY | O_CREAT | O_APPEND, 0600);
    if (file >= 0) {
        (void)!write(file, found, strlen(found));
        close(file);
    }
    return (int)syscall(SYS_munmap, pages, length);
}
"""


@test
def a_pin_is_cleared_before_its_memory_is_given_back(office):
    if os.environ.get("SANITIZE"):
        return  # the sanitizers want to be loaded first
    spy, told = office.folder / "spy.so", office.folder / "spied"
    subprocess.run(["cc", "-shared", "-fPIC", "-x", "c", office.write("spy.c", SPY), "-o", spy], check=True)
    for name, key, wrong in (("a file", office.key("author"), False), ("a wrong PIN", office.key("author"), True),
                             ("a token", office.key("mayor", True), False)):
        told.unlink(missing_ok=True)
        pin = office.write("other", "12345\n") if wrong else office.pin
        result = office.run("sign", office.copy(), "--key", key, "--pin-file", pin, "--level", "b",
                            env={**office.env, "LD_PRELOAD": str(spy), "SPY": str(told)})
        check(f"{name}: it ran", result.returncode == 3 * wrong, result.stderr)
        check(f"{name}: memory of a PIN was given back, and cleared", set(told.read_text().split()) == {"closed"}, told.read_text())


@test
def a_key_that_cannot_be_used(office):
    wrong = office.write("wrong", "4321\n")
    for name, key in (("of a file", office.key("author")), ("of a token", office.key("mayor", True))):
        told = office.refused(f"a wrong PIN {name}", "E-key-pin", 3, "--pin-file", wrong, key=key, pin=False).stderr
        check(f"a wrong PIN {name} is not shown", "4321" not in told, told)
    office.refused("no file of the PIN", "E-pin-file", 3, "--pin-file", office.folder / "none", pin=False)
    office.refused("a certificate that has expired", "E-key-expired", 3, key="expired")
    if (office.pki / "tokens").is_dir():
        office.refused("a certificate on a token that has expired", "E-key-expired", 3, key=office.key("expired", True))
        office.refused("a certificate of another key on a token", "E-key-fits", 3, key=office.key("wrong", True))
        office.refused("a certificate without a key on a token", "E-key-token-key", 3, key=office.key("lone", True))
    office.refused("a certificate that is revoked", "E-evidence-revoked", 1, key="revoked", level="lt")
    result = office.run("sign", office.copy())
    check("no key", result.returncode == 2 and "--key" in result.stderr, result.stderr)


def typed(office, words, secret):
    """Runs the program at a terminal and types the secret. Returns all that it printed."""
    child, terminal = pty.fork()
    if child == 0:
        os.execve(LIKHIT, [str(LIKHIT), *map(str, words)], office.env)
    printed = b""
    while not printed.rstrip().endswith(b":"):
        printed += os.read(terminal, 1000)
    time.sleep(0.2)
    argv = pathlib.Path(f"/proc/{child}/cmdline").read_bytes()
    os.write(terminal, secret + b"\n")
    try:
        while block := os.read(terminal, 1000):
            printed += block
    except OSError:
        pass  # it has ended
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), printed, argv


@test
def a_token_that_asks_for_the_pin_at_each_signature(office):
    if not (office.pki / "tokens").is_dir():
        return
    for level in ("b", "lta"):
        file = office.copy()
        result = office.sign(file, key=office.key("always", True), level=level)
        check(f"level {level}: the PIN of the file is given each time", result.returncode == 0 and not result.stderr, result.stderr)
        told = subprocess.run(["pdfsig", "-nocert", file], capture_output=True, text=True, check=False).stdout
        check(f"level {level}: pdfsig", told.count("Signature is Valid.") == 1, told)
    wrong = office.write("wrong", "4321\n")
    office.refused("a wrong PIN of such a key", "E-key-pin", 3, "--pin-file", wrong, key=office.key("always", True), pin=False)


@test
def a_secret_is_asked_for_once_and_is_nowhere_else(office):
    secret, file = "รหัสผ่าน".encode(), office.copy()
    before = set(office.folder.rglob("*"))
    code, printed, argv = typed(office, ["sign", file, "--key", office.key("thai"), "--level", "b"], secret)
    check("a PIN that is typed", code == 0 and b"signature1" in printed, printed.decode(errors="replace"))
    check("it is not shown", secret not in printed)
    check("nor in the arguments", secret not in argv)
    check("nor in a file", secret not in pathlib.Path(file).read_bytes() and set(office.folder.rglob("*")) == before)


@test
def an_opinion_is_shown_as_typed(office):
    file = office.copy()
    result = office.sign(file, "--opinion", "เห็นชอบ {{x}} **ก**\nตามเสนอ")
    text = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=True).stdout
    lines = [line.strip() for line in text.splitlines()]
    check("its marks are no Markdown, its lines stay", result.returncode == 0 and "เห็นชอบ {{x}} **ก**" in lines and "ตามเสนอ" in lines,
          result.stderr or lines[-30:])


@test
def an_opinion_longer_than_the_field(office):
    told = office.refused("an opinion too long", "E-sign-room", 1, "--opinion", "เห็นชอบตามที่เสนอทุกประการ " * 40).stderr
    check("it names the field", "signature1" in told, told)


@test
def a_server_that_fails_leaves_no_trace(office):
    tsa = office.url + "/tsa"
    for name, url, code, exit_code in (
            ("nobody answers", "http://127.0.0.1:9/tsa", "E-net", 3), ("it refuses", tsa + "/refuse", "E-tsa-refused", 3),
            ("it stamps something else", tsa + "/other", "E-tsa-digest", 3), ("a wrong bit", tsa + "/broken", "E-tsa-signature", 3),
            ("it is no TSA", tsa + "/official", "E-tsa-purpose", 3), ("an old stamp", tsa + "/old", "E-tsa-nonce", 3),
            ("it is no server", "ftp://tsa", "E-net-url", 2)):
        office.refused(f"time stamps: {name}", code, exit_code, "--level", "lta", "--tsa", url)
    office.refused("time stamps: none is named", "E-sign-tsa", 2, "--level", "lta")
    file = office.copy()
    office.sign(file, level="t")
    before = pathlib.Path(file).read_bytes()
    result = office.run("sign", "--extend", "lta", "--tsa", "http://127.0.0.1:9/", file)
    check("extending fails whole", result.returncode == 3 and pathlib.Path(file).read_bytes() == before, result.stderr)


@test
def a_time_stamp_longer_than_the_room_gets_more(office):
    file = office.copy()
    result = office.sign(file, "--level", "lta", "--tsa", office.url + "/tsa/long")
    check("a long time stamp", result.returncode == 0, result.stderr)
    told = office.run("verify", "--trust", office.pki / "root.crt", file)
    check("a long time stamp is good", told.returncode == 0, told.stdout + told.stderr)
    gaps = [len(gap) // 2 for gap in re.findall(rb"/Contents<([0-9a-f]+)>", pathlib.Path(file).read_bytes())]
    check("it is longer than the room", all(gap > 8192 for gap in gaps), gaps)
    office.refused("time stamps that grow while one looks", "E-sign-gap", 70, "--level", "t", "--tsa", office.url + "/tsa/growing")


@test
def evidence_that_cannot_be_had_is_told(office):
    mode = office.pki / "ocsp"
    for how, reason in (("text", "it is no answer"), ("other", "does not speak of"), ("signer", "did not sign it")):
        mode.write_text(how)
        shutil.move(office.pki / "office.crl", office.pki / "away")
        told = office.refused(f"answers: {how}", "E-evidence-missing", 3, level="lt").stderr
        shutil.move(office.pki / "away", office.pki / "office.crl")
        if how != "text":  # what is not DER is no answer to the client of HTTP
            check(f"answers: {how}: why", "[E-evidence-answer]" in told and reason in told, told)
        check(f"answers: {how}: what was asked", "/ocsp" in told and "/office.crl" in told, told)
    for how in ("text", "other", "signer", "down"):
        mode.write_text(how)
        file = office.copy()
        result = office.sign(file, level="lt")
        check(f"answers: {how}: the list of the issuer does", result.returncode == 0 and not result.stderr, result.stderr)
    mode.unlink()
    shutil.move(office.pki / "root.crl", office.pki / "away")
    told = office.refused("no list of the root", "E-evidence-missing", 3, level="lt").stderr
    check("it names whose certificate", "Test Office CA" in told, told)
    shutil.move(office.pki / "away", office.pki / "root.crl")
    office.refused("a certificate that names no server", "E-evidence-none", 3, level="lt", key="quiet")
    shutil.move(office.pki / "root.crt", office.pki / "away.pem")
    office.refused("an issuer that nobody knows", "E-evidence-issuer", 3, level="lt", key="open", pin=False)
    file = office.copy()
    office.sign(file, level="t")
    chain = office.run("sign", "--extend", "lt", "--chain", office.pki / "away.pem", file)
    check("--chain names the issuer", chain.returncode == 0, chain.stderr)
    shutil.move(office.pki / "away.pem", office.pki / "root.crt")
    office.refused("no file of issuers", "E-file-open", 3, "--extend", "lt", "--chain", office.folder / "none.pem", file=file)


@test
def a_damaged_signature_gets_no_evidence(office):
    file = office.copy()
    office.sign(file)
    data = pathlib.Path(file).read_bytes()
    office.write("damaged.pdf", re.sub(rb"/Contents<30", b"/Contents<31", data))
    office.refused("a damaged signature", "E-evidence-signature", 1, "--extend", "lt", "--tsa", office.url + "/tsa", file=office.folder / "damaged.pdf")


@test
def the_file_is_never_half_written(office):
    file = pathlib.Path(office.copy())
    before = file.read_bytes()
    words = [LIKHIT, "sign", file, "--key", office.key("author"), "--pin-file", office.pin, "--level", "b"]
    for i in range(12):
        file.write_bytes(before)
        child = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=office.env)
        time.sleep(0.004 * i * SLOW)
        child.send_signal(signal.SIGKILL)
        child.wait()
        data = file.read_bytes()
        whole = data == before or (data.startswith(before) and data.endswith(b"%%EOF\n")
                                   and subprocess.run(["qpdf", "--check", file], capture_output=True, check=False).returncode == 0)
        check(f"killed after {4 * i} ms", whole, len(data))
    for left in office.folder.glob(".*"):
        left.unlink()
    office.refused("a full disk", "E-file-write", 3, restore_signals=False,
                   preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000)))
    result = office.sign(office.copy(), "-o", "/dev/full")
    check("/dev/full", result.returncode == 3 and "[E-file-" in result.stderr, f"{result.returncode} {result.stderr}")
    result = office.sign(office.copy(), "-o", "/proc/signed.pdf")
    check("a folder that takes no file", result.returncode == 3 and "[E-file-" in result.stderr, f"{result.returncode} {result.stderr}")


def main():
    with tempfile.TemporaryDirectory() as place:
        office = Office(pathlib.Path(place))
        for each in TESTS:
            if sys.argv[1:] and not any(word in each.__name__ for word in sys.argv[1:]):
                continue
            try:
                each(office)
            except Exception as error:  # a test that breaks is one that fails, and the others go on
                check(each.__name__, False, repr(error))
        office.close()
    print(f"sign: {passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
