#!/usr/bin/env python3
"""likhit verify FILE.pdf: python3 tests/sign/test_verify.py. What may be done to a signed report is good, whatever else is
done to it is told (attacks.py). PDFs are signed by the office of office.py."""
import hashlib
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import attacks  # noqa: E402
import office as offices  # noqa: E402

LIKHIT = pathlib.Path(os.environ.get("LIKHIT", "build/likhit")).resolve()
MUTATIONS = int(os.environ.get("MUTATIONS", "300"))
# What each message of the catalogue says, in part: all of them must have been told in the end.
SAYS = {
    "LK_E_SIGNED_READ": "is damaged at byte",
    "LK_E_SIGNED_READ_NONE": "is no PDF",
    "LK_E_SIGNED_READ_ENCRYPTED": "is locked by a password",
    "LK_E_SIGNED_READ_LIMIT": "has more objects, revisions or bytes than can be judged",
    "LK_E_VERIFY_END": "stand behind the end of the file",
    "LK_E_VERIFY_FORM": "the form that holds the signatures cannot be understood",
    "LK_E_VERIFY_SIGNATURE": "holds no signature that can be understood",
    "LK_E_VERIFY_SIGNATURE_CMS": "is damaged, or not of the form that PDF asks for",
    "LK_E_VERIFY_RANGE": "does not cover all of the file as it was signed",
    "LK_E_VERIFY_RANGE_TWO": "was signed in one step with another field",
    "LK_E_VERIFY_DIGEST": "its bytes are others",
    "LK_E_VERIFY_VALUE": "was not made by the key of its certificate",
    "LK_E_VERIFY_CERTIFICATE": "does not name its certificate, or names another",
    "LK_E_VERIFY_CHANGED": "was signed, what is printed was changed",
    "LK_E_VERIFY_CHANGED_GONE": "was taken away",
    "LK_E_VERIFY_CHANGED_GAP": "something was put where the file had left a gap",
    "LK_E_VERIFY_CHANGED_HIDDEN": "were added that belong to nothing, or old ones were brought out",
    "LK_E_VERIFY_LOCKED": "was signed although “signature1” had closed it",
    "LK_E_VERIFY_WEAK": "can be forged: its key is too short",
    "LK_E_VERIFY_USE": "is not for signing documents",
    "LK_E_VERIFY_UNTRUSTED": "who issued the certificate of “สมหญิง ใจดี” is not trusted",
    "LK_E_VERIFY_UNTRUSTED_NOBODY": "nobody was named who is trusted",
    "LK_E_VERIFY_EXPIRED": "the certificate of “Old” was not valid on",
    "LK_E_VERIFY_REVOKED": "the certificate of “ผู้ถูกเพิกถอน” was revoked on",
    "LK_W_VERIFY_EVIDENCE": "was revoked is not known",
    "LK_W_VERIFY_STAMP": "the time stamp of “signature1” is not good",
    "LK_W_VERIFY_CLAIM": "says that it was signed on 2099-01-01, when “สมหญิง ใจดี” cannot have signed",
    "LK_W_VERIFY_CLOCK": "shows 1990-01-01 as the day of signing, but its time stamp is of",
    "LK_W_VERIFY_FORMAT": "is signed in a way that is not judged: ETSI.CAdES.detachec",
    "LK_W_VERIFY_STRANGE": "brings parts that nobody signed and that are not understood",
    "LK_W_VERIFY_STRANGER": "brings the certificate of “สมหญิง ใจดี” too, which it does not need and whose issuer is not known",
    "LK_W_VERIFY_DSS": "some of the evidence in the file cannot be read",
    "LK_E_VERIFY_TRUST": "holds no certificate that can be read",
    "LK_E_VERIFY_TRUST_NONE": "No such file or directory",
    "LK_E_VERIFY_MISSING": "“signature2” is not signed",
    "LK_E_VERIFY_MISSING_FIELD": "there is no field “signature9”",
    "LK_E_VERIFY_MISSING_ALL": "the file has no signature",
}
heard = []
passed = failed = 0


def check(name, good, told=""):
    global passed, failed
    passed += bool(good)
    failed += not good
    if not good:
        print(f"FAIL {name}: {told}")


def verify(file, *words):
    ended = subprocess.run([str(LIKHIT), "verify", *map(str, words), str(file)], capture_output=True, text=True, check=False)
    heard.extend((ended.stdout, ended.stderr))
    return ended.returncode, ended.stdout, ended.stderr


def judge(office, file, *words):
    """The verdict as JSON, its exit code and all codes in it."""
    code, out, err = verify(file, "--json", "--trust", office.root, *words)
    try:
        verdict = json.loads(out)
    except json.JSONDecodeError:
        verdict = {"state": f"crash {code} {err}", "signatures": [], "faults": []}
    faults = verdict["faults"] + [fault for each in verdict["signatures"] for fault in each["faults"]]
    return verdict, code, {fault["code"] for fault in faults}


def write(folder, data):
    file = folder / "report.pdf"
    file.write_bytes(data)
    return file


def good_files(office, folder, plain, signed):
    one = office.sign(plain, "signature1", "author", reason="เห็นควรอนุมัติ")
    strange = offices.Office(folder / "other").folder / "author.crt"
    for name, data, state, level in [
            ("one signature, no evidence", one, "not-known", "B"),
            ("one signature with evidence", office.evidence(one), "good", "B"),
            ("all signatures, evidence, stamp", signed, "good", "LTA"),
            ("a stamp of the signature", office.evidence(office.sign(plain, "signature1", "author", stamped=True)), "good", "LT"),
            ("a stamp of another signature", office.evidence(office.sign(plain, "signature1", "author", stamped=b"x")), "not-known", "B"),
            ("evidence that nobody can read", office.evidence(one, b"junk"), "not-known", "B"),
            ("a certificate of another office", office.evidence(office.sign(plain, "signature1", "author", "-certfile", strange)),
             "not-known", "B"),
            ("an attribute of which nobody has heard", office.evidence(office.sign(plain, "signature1", "author", unheard=offices.der(4, b"x"))),
             "not-known", "B"),
            ("a field that an earlier signer left open", office.evidence(office.sign(
                attacks.closed(office, plain, b"/Action/Exclude/Fields[(signature2)]"), "signature2", "palad")), "good", "B"),
            ("a second stamp", office.stamp(signed, "timestamp2"), "good", "LTA")]:
        verdict, code, _ = judge(office, write(folder, data))
        check(name, verdict["state"] == state and code == (state != "good"), verdict)
        check(f"{name}: level", verdict["signatures"][0]["level"] == level, verdict)
    verdict, _, _ = judge(office, write(folder, signed))
    first = verdict["signatures"][0]
    check("who signed", first["signer"] == "สมหญิง ใจดี" and first["opinion"] == "เห็นควรอนุมัติ", first)
    check("revision 1 is the file before anybody signed", verdict["revision_one"] == len(plain), verdict)
    check("the first certifies", first["certifies"] and first["permissions"] == 2, first)
    check("evidence follows", verdict["signatures"][2]["covers_all"] and not first["covers_all"], verdict)


def claims(office, folder, plain):
    """Without a time stamp, when it was signed is what the signer says: a day that cannot be is not believed."""
    for name, claimed, stamped, state in [("a day that has not come", "20990101000000", False, "not-known"),
                                          ("a day before the certificate was issued", "19900101000000", False, "not-known"),
                                          ("a clock that is some hours fast", hours(+8), False, "good"),
                                          ("a clock that is some hours slow", hours(-8), False, "good"),
                                          ("a wrong clock beside a time stamp", "19900101000000", True, "good")]:
        data = office.evidence(office.sign(plain, "signature1", "author", claimed=claimed, stamped=stamped))
        verdict, _, codes = judge(office, write(folder, data))
        check(name, verdict["state"] == state and ("W-verify-claim" in codes) == (state != "good"), verdict)
        check(f"{name}: beside a stamp it is told", ("W-verify-clock" in codes) == stamped, verdict)
    for claimed, stamped in (("20990101000000", False), ("19900101000000", True)):
        verify(write(folder, office.evidence(office.sign(plain, "signature1", "author", claimed=claimed, stamped=stamped))), "--trust", office.root)
    late = office.stamp(office.evidence(office.sign(plain, "signature1", "author", claimed=hours(-24 * 30))), "timestamp1")
    _, _, codes = judge(office, write(folder, late))
    check("a stamp over the file may be younger", "W-verify-clock" not in codes, codes)


def hours(count):
    """A time so far from now, by the clock of Thailand."""
    return time.strftime("%Y%m%d%H%M%S", time.gmtime(time.time() + (7 + count) * 3600))


def roots(office, folder, signed):
    """Root certificates as authorities publish them: PEM or DER, in files or in folders."""
    file = write(folder, signed)
    der = folder / "root.cer"
    der.write_bytes(offices.run("openssl", "x509", "-in", office.root, "-outform", "DER"))
    (folder / "roots").mkdir()
    shutil.copy(der, folder / "roots")
    for name, path in (("DER", der), ("a folder with DER", folder / "roots"), ("PEM", office.root)):
        code, out, err = verify(file, "--trust", path)
        check(name, code == 0, out + err)
    code, _, err = verify(file, "--trust", folder / "none.pem")
    check("a file that is not there", code == 1 and "none.pem”: No such file" in err, err)
    code, _, err = verify(file, "--trust", office.root, "--require", "signature1, signature2 ,")
    check("names with blanks between", code == 0, err)


def kinds_of_keys(office, folder, plain):
    """Each kind of signature and of evidence, made by OpenSSL."""
    pss = ("-keyopt", "rsa_padding_mode:pss", "-keyopt", "rsa_pss_saltlen:digest")
    for curve in ("P-256", "P-384", "P-521"):
        office.certify(curve, f"Curve {curve}", kind=("-algorithm", "EC", "-pkeyopt", f"ec_paramgen_curve:{curve}"))
    for name, signer, more in [("RSA PSS", "author", pss), ("RSA PSS with SHA-384", "author", ("-md", "sha384", *pss)),
                               ("RSA PSS with SHA-512", "author", ("-md", "sha512", *pss)), ("RSA with SHA-512", "author", ("-md", "sha512")),
                               ("P-256", "P-256", ()), ("P-384", "P-384", ("-md", "sha384")), ("P-384 with SHA-256", "P-384", ()),
                               ("P-521", "P-521", ("-md", "sha512"))]:
        data = office.evidence(office.sign(plain, "signature1", signer, *more))
        verdict, code, _ = judge(office, write(folder, data))
        check(name, code == 0 and verdict["state"] == "good", verdict)
        gap = data.rindex(b"/Contents<") + 10
        end = gap + 2 * attacks.cms_length(data, gap) - 1
        verdict, _, codes = judge(office, write(folder, data[:end] + (b"0" if data[end:end + 1] != b"0" else b"1") + data[end + 1:]))
        check(f"{name}: another value", verdict["state"] == "changed" and "E-verify-value" in codes, verdict)


def purposes(office, folder, plain):
    """What a certificate is not for, it does not do, though all else is right."""
    office.certify("clerk", "ผู้ออกใบรับรอง", "clerk")
    office.certify("site", "www.example.go.th", "server")
    office.certify("cipher", "ผู้เข้ารหัส", "cipher")
    for name, signer in (("an authority", "clerk"), ("a key for encryption", "cipher")):
        verdict, _, codes = judge(office, write(folder, office.evidence(office.sign(plain, "signature1", signer))))
        check(f"{name} signs no documents", verdict["state"] == "untrusted" and "E-verify-use" in codes, verdict)
    for stamper, is_good in (("tsa", True), ("site", False), ("palad", False)):
        data = office.evidence(office.sign(plain, "signature1", "author", stamper=stamper))
        verdict, _, codes = judge(office, write(folder, data))
        check(f"a time stamp by {stamper}", ("W-verify-stamp" not in codes) == is_good, verdict)
        check(f"a time stamp by {stamper}: level", verdict["signatures"][0]["level"] == ("LT" if is_good else "B"), verdict)


def answers(office, folder, plain):
    """Evidence of servers (OCSP) in the file."""
    one = office.sign(plain, "signature1", "author")
    for name, said, state in [("an answer", office.answer("author", "-ndays", "9"), "good"),
                              ("an answer without an end", office.answer("author"), "good"),
                              ("an answer of somebody else", office.answer("palad", "-ndays", "9"), "not-known"),
                              ("an answer with a wrong bit", attacks.flipped(office.answer("author", "-ndays", "9"), -1), "not-known"),
                              ("no answer", b"\x30\x03\x0a\x01\x06", "not-known")]:
        verdict, code, codes = judge(office, write(folder, office.evidence(one, answers=[said])))
        check(name, verdict["state"] == state and code == (state != "good"), verdict)
        check(f"{name}: why", state == "good" or "W-verify-evidence" in codes or "W-verify-dss" in codes, codes)
    office.certify("gone", "ผู้พ้นตำแหน่ง")
    signed = office.sign(plain, "signature1", "gone")
    before = office.answer("gone", "-ndays", "9")
    office.revoke("gone")
    verdict, _, codes = judge(office, write(folder, office.evidence(signed, answers=[before, office.answer("gone", "-ndays", "9")])))
    check("of two answers the one that says “revoked” counts", "E-verify-revoked" in codes, verdict)


def program_habits(office, folder, plain, signed):
    """What other programs add in signing changes nothing that was signed."""
    one = office.sign(plain, "signature1", "author")
    file = offices.File(one)
    blank = int(re.search(rb"/AP\s*<</N (\d+)", file.object(file.field("signature2")))[1])
    form = int(re.search(rb"/AcroForm (\d+) 0 R", file.object(file.root))[1])
    resources = {form: file.object(form)[:-2] + b"/DR<</Font<<>>>>/DA(/F 0 Tf)>>"}
    for name, how in [("a time and a state of the field", {"change": lambda body: body[:-2] + b"/M(D:2026)/AS/N>>"}),
                      ("a field without a place", {"change": lambda body: re.sub(rb"/Rect\s*\[.*?\]", b"/Rect[0 0 0 0]", body)}),
                      ("resources of the form", {"objects": lambda _file, _made: resources}),
                      ("a later version", {"objects": lambda file, _made: {file.root: file.object(file.root)[:-2] + b"/Version/2.0>>"}})]:
        verdict, _, _ = judge(office, write(folder, office.evidence(office.sign(one, "signature2", "palad", certifies=False, **how))))
        check(f"habits: {name}", verdict["state"] == "good", verdict)
    data = office.evidence(office.sign(one, "signature2", "palad"))
    reused = offices.update(data, {blank: (b"", b"")}, generation={blank: 1})
    verdict, _, _ = judge(office, write(folder, reused))
    check("habits: a number of which nobody speaks is used again (Poppler)", verdict["state"] == "good", verdict)


def reports(office, folder, plain, signed):
    """--report: what was found as a PDF."""
    file, report = write(folder, signed), folder / "checked.pdf"
    for language, said in (("th", ["ผลการตรวจลายมือชื่ออิเล็กทรอนิกส์", "สมหญิง ใจดี", "เห็นควรอนุมัติ", "ประทับเวลา"]),
                           ("en", ["Result of checking electronic signatures", "report.pdf", "5 pages", "time stamp"])):
        code, out, err = verify(file, "--trust", office.root, "--lang", language, "--report", report)
        text = offices.run("pdftotext", "-layout", report, "-").decode()
        check(f"a report in {language}", code == 0 and all(word in text for word in said), (code, out, err, text))
        check(f"in {language}: the digest", hashlib.sha256(signed).hexdigest() in text, text)
        check(f"in {language}: one page", text.count("\f") == 1, text)
    hostile = "**x** {{y}} | <br> # \\ \" {{#z}}"
    data = office.sign(plain, "signature1", "author", reason=hostile)
    code, _, err = verify(write(folder, data), "--report", report)
    text = " ".join(offices.run("pdftotext", report, "-").decode().split())
    check("an opinion is no markup", code == 1 and hostile in text and "nobody was named who is trusted" in text, (err, text))
    code, _, err = verify(file, "--trust", office.root, "--report", file)
    check("a signed PDF is not replaced", code == 3 and "E-output-signed" in err and file.read_bytes() == data, (code, err))
    code, _, err = verify(write(folder, signed), "--trust", office.root, "--report", folder / "none" / "x.pdf")
    check("no folder for the report", code == 3 and "none" in err, (code, err))
    code, _, err = verify(write(folder, b"x" * 99), "--report", folder / "nothing.pdf")
    check("no report of what cannot be read", code == 3 and not (folder / "nothing.pdf").exists(), (code, err))


def bag_of(folder, files):
    bag = folder / "bag"
    shutil.rmtree(bag, ignore_errors=True)
    (bag / "data/inner").mkdir(parents=True)
    (bag / "bagit.txt").write_text("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
    lines = []
    for name, data in files.items():
        (bag / "data" / name).write_bytes(data)
        lines.append(f"{hashlib.sha256(data).hexdigest()}  data/{name}\n")
    (bag / "manifest-sha256.txt").write_text("".join(lines))
    return bag


def bags(office, folder, plain, signed):
    """The signatures inside of the PDFs of a bag."""
    broken = attacks.flipped(signed, plain.index(b"stream") + 60)
    stranger = office.sign(plain, "signature1", "forged")
    unknown = office.sign(plain, "signature1", "author")
    bag = bag_of(folder, {"a.pdf": signed, "inner/b.PDF": signed, "c.pdf": plain, "d.txt": b"/ByteRange"})
    code, out, err = verify(bag, "--trust", office.root)
    check("a bag of good ones", code == 0 and "2 PDFs are signed: 2 good, 0 changed, 0 untrusted, 0 not known" in out, out + err)
    code, out, err = verify(bag)
    check("without anybody who is trusted", code == 0 and "2 PDFs are signed, 0 of them changed since" in out and not err, out + err)
    code, out, err = verify(bag, "--trust", office.root, "--require", "all")
    check("all fields must be signed", code == 1 and err.count("E-bag-signed") == 1 and "“data/c.pdf” lacks a signature that must be there" in err, out + err)
    bag = bag_of(folder, {"a.pdf": signed, "b.pdf": broken, "c.pdf": stranger, "d.pdf": unknown, "e.pdf": b"/ByteRange"})
    code, out, err = verify(bag, "--trust", office.root)
    check("a bag of bad ones", code == 1 and "4 PDFs are signed: 1 good, 1 changed, 1 untrusted, 1 not known" in out, out + err)
    for said in ("“data/b.pdf” was changed after somebody signed it", "who signed “data/c.pdf” is not trusted",
                 "whether the signatures of “data/d.pdf” are good is not known", "data/e.pdf” is no PDF"):
        check(f"of a bag: {said}", said in err, err)
    code, out, _ = verify(bag, "--json", "--trust", office.root)
    lines = [json.loads(line) for line in out.splitlines()]
    check("a bag as JSON", code == 1 and lines[-1] == {"files": 5, "signed": 4, "good": 1, "changed": 1, "untrusted": 1, "not-known": 1}
          and [line["code"] for line in lines[:-1]] == ["E-bag-signed"] * 3 + ["E-signed-read"], out)
    code, out, err = verify(bag, "--quiet")
    check("without anybody who is trusted only changes are faults", code == 1 and out == "" and err.count("E-bag-signed") == 1, out + err)


def words(office, folder, plain, signed):
    file = write(folder, signed)
    code, out, err = verify(file, "--trust", office.root, "--lang", "th")
    check("a table in Thai", code == 0 and "ผู้ลงนาม" in out and "ความเห็นใน signature1: เห็นควรอนุมัติ" in out and err == "", out + err)
    code, out, err = verify(file)
    check("nobody is trusted", code == 1 and "E-verify-untrusted" in err and "untrusted" in out, out + err)
    code, out, err = verify(write(folder, plain))
    check("no signature is not good", code == 1 and "no signature" in out and "E-verify-missing" in err, out + err)
    inspected = subprocess.run([str(LIKHIT), "inspect", "--lang", "en", str(write(folder, signed))], capture_output=True, text=True, check=False)
    check("inspect trusts nobody", "signature1: unchanged since signing; signer not checked, by สมหญิง ใจดี" in inspected.stdout,
          inspected.stdout)


def names_are_only_names(office, folder, plain):
    office.forge("escape", "ก\x1b[2J\nข")
    code, out, err = verify(write(folder, office.sign(plain, "signature1", "escape", reason="a\x1b[1mb")))
    check("a name commands no terminal", code == 1 and "\x1b" not in out + err and "ก [2J ข" in out and "“ก [2J ข”" in err, out + err)


def required(office, folder, plain):
    one = write(folder, office.evidence(office.sign(plain, "signature1", "author")))
    for words_, state in [(("--require", "signature1"), "good"), (("--require", "signature1,signature2"), "missing"),
                          (("--require", "all"), "missing"), (("--require", "signature9"), "missing")]:
        verdict, _, codes = judge(office, one, *words_)
        check(f"{words_}", verdict["state"] == state and ("E-verify-missing" in codes) == (state == "missing"), verdict)


def unreadable(office, folder, plain):
    for name, data in [("no PDF", b"x" * 99), ("empty", b""), ("cut", plain[:-40]), ("a loop of tables", loop(plain)),
                       ("with a password", locked(folder, plain))]:
        code, _, err = verify(write(folder, data))
        check(f"unreadable: {name}", code == 3 and "E-signed-read" in err, (code, err))
    code, _, err = verify(write(folder, many(plain)))
    check("too many revisions", code == 3 and "E-signed-read" in err, err)
    code, _, err = verify(folder / "none.pdf")
    check("no such file", code == 3, err)
    code, _, err = verify(folder, "--report", folder / "checked.pdf")
    check("no report of a bag", code == 2 and "--report is for a PDF" in err, err)
    write(folder, plain)
    (folder / "none.pem").write_text("nothing")
    one = write(folder, office.sign(plain, "signature1", "author"))
    code, _, err = verify(one, "--trust", folder / "none.pem")
    check("no certificate to trust", code == 1 and "E-verify-trust" in err, err)


def locked(folder, plain):
    offices.run("qpdf", "--encrypt", "a", "b", "256", "--", write(folder, plain), folder / "locked.pdf")
    return (folder / "locked.pdf").read_bytes()


def many(plain):
    head, data = offices.File(plain).head, plain
    for _ in range(1001):
        at = len(data)
        data += b"xref\n0 0\ntrailer\n<</Size 9/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (head, at)
        head = at
    return data


def loop(plain):
    end = len(plain)
    return plain + b"xref\n0 0\ntrailer\n<</Size 9/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (end, end)


def told(office, folder, plain, signed):
    count = {}
    for kind, name, data, codes in attacks.attacks(office, plain, signed):
        verdict, code, found = judge(office, write(folder, data))
        check(f"{kind}: {name}", verdict["state"] not in ("good", "not-known") or "W-verify-format" in codes, verdict)
        check(f"{kind}: {name} by its own message", code in (1, 3) and codes & found, (sorted(codes), sorted(found), code))
        count[kind] = count.get(kind, 0) + 1
    print("attacks:", ", ".join(f"{kind} {number}" for kind, number in count.items()))


def mutations(office, folder, signed):
    seed = int(os.environ.get("SEED", "1"))
    chance = random.Random(seed)
    for i in range(MUTATIONS):
        data = bytearray(signed)
        for _ in range(chance.choice((1, 1, 2, 9))):
            at = chance.randrange(len(data))
            data[at] = chance.randrange(256)
        if bytes(data) == signed:
            continue
        verdict, code, _ = judge(office, write(folder, bytes(data)))
        check(f"mutation {i} of seed {seed}", verdict["state"] not in ("good", "not-known") and code in (1, 3), verdict)


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        office = offices.Office(folder / "office")
        plain = offices.built(LIKHIT, offices.SAMPLE, folder / "plain.pdf")
        signed = offices.full(office, plain)
        good_files(office, folder, plain, signed)
        claims(office, folder, plain)
        roots(office, folder, signed)
        kinds_of_keys(office, folder, plain)
        purposes(office, folder, plain)
        answers(office, folder, plain)
        program_habits(office, folder, plain, signed)
        reports(office, folder, plain, signed)
        words(office, folder, plain, signed)
        names_are_only_names(office, folder, plain)
        required(office, folder, plain)
        unreadable(office, folder, plain)
        told(office, folder, plain, signed)
        bags(office, folder, plain, signed)
        mutations(office, folder, signed)
    for name, says in SAYS.items():
        check(f"{name} was told", any(says in each for each in heard), says)
    print(f"verify: {passed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
