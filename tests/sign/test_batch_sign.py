#!/usr/bin/env python3
"""likhit batch --sign: python3 tests/sign/test_batch_sign.py [NAME…]. Each report is signed in the pass that makes it; what
is signed is never signed again, never lost and never written over, whenever the program is stopped. Keys and servers are
those of pki.sh and server.py."""
import csv
import hashlib
import json
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import test_sign  # noqa: E402
from test_sign import LIKHIT, ROOT, SLOW, check, typed  # noqa: E402

TIME = ("--time", "2026-11-23T09:30:00")
TEMPLATE = """---
layout: report
title: ก {{code}}
batch: {key: code}
---

ข {{n}}

```signature
name: ผู้จัดทำ
```

```signature
name: ปลัด
```
"""
TESTS = []


def test(function):
    TESTS.append(function)
    return function


class Bags(test_sign.Office):
    """An office that makes bags of small reports, each with fields for two signatures."""

    def records(self, *rows, name="t"):
        place = self.folder / name
        place.mkdir(exist_ok=True)
        (place / "t.md").write_text(TEMPLATE, encoding="utf-8")
        (place / "t.csv").write_text("code,n\n" + "".join(f"{code},{n}\n" for code, n in rows), encoding="utf-8")
        return place / "t.md", "--data", place / "t.csv"

    def batch(self, records, out, *words, key="author", **how):
        """Signs with that key at level B; None: without."""
        signing = () if key is None else ("--sign", key if "/" in str(key) else self.key(key), "--pin-file", self.pin)
        level = () if key is None or "--level" in words or "--stamp-manifest" in words else ("--level", "b")
        return self.run("batch", *records, "--out", out, "--progress", "none", *signing, *level, *words, **how)

    def fresh(self, name="bag"):
        shutil.rmtree(self.folder / name, ignore_errors=True)
        return self.folder / name


def files(bag):
    return {path.name: path.read_bytes() for path in sorted((bag / "data").glob("*.pdf"))}


def everything(bag):
    return {str(path.relative_to(bag)): path.read_bytes() for path in sorted(bag.rglob("*")) if path.is_file()}


def entries(bag):
    return {entry["key"]: entry for entry in json.loads((bag / "index.json").read_text(encoding="utf-8"))["entries"]}


def signatures(data):
    return data.count(b"/ByteRange")


def ended(name, result, code, *said):
    check(name, result.returncode == code and all(word in result.stdout + result.stderr for word in said),
          f"{result.returncode} {result.stdout} {result.stderr}")


def whole(office, bag, name):
    result = office.run("verify", bag)
    check(f"{name}: the bag is whole", result.returncode == 0, result.stderr)


# ---- What must be

@test
def each_report_is_signed_as_it_is_made(office):
    records = office.records(*((f"K{i}", i) for i in range(9)))
    plain, one, eight = office.fresh("plain"), office.fresh("one"), office.fresh("eight")
    ended("unsigned", office.batch(records, plain, key=None), 0)
    ended("one worker", office.batch(records, one, "-j", 1, *TIME), 0, "9 made", "signed by นายสมชาย ใจดี")
    ended("eight workers", office.batch(records, eight, "-j", 8, *TIME), 0)
    check("as many workers as you like give the same bag", everything(one) == everything(eight))
    unsigned = files(plain)
    for name, data in files(one).items():
        check(f"{name}: revision 1 is the unsigned report", data.startswith(unsigned[name]) and signatures(data) == 1)
        test_sign.by_openssl(office, one / "data" / name, name)
    check("the index names the certificate", {entry["signer"] for entry in entries(one).values()} == {digest_of(office, "author")})
    whole(office, one, "signed")
    test_sign.outsiders(office, one / "data/K0.pdf", "K0", 1)
    result = office.run("sign", "--list", one / "data/K0.pdf")
    check("the next field waits", "signature1: signed by นายสมชาย ใจดี" in result.stdout and "signature2: to sign now" in result.stdout,
          result.stdout)


def digest_of(office, name):
    der = subprocess.run(["openssl", "x509", "-in", office.pki / f"{name}.crt", "-outform", "DER"], capture_output=True, check=True).stdout
    return hashlib.sha256(der).hexdigest()


@test
def a_token_signs_in_a_session_for_each_worker(office):
    records = office.records(*((f"K{i}", i) for i in range(12)))
    ended("a token", office.batch(records, office.fresh(), "-j", 4, "--opinion", "เห็นชอบ", key=office.key("mayor", True)), 0, "12 made")
    check("each once", [signatures(data) for data in files(office.folder / "bag").values()] == [1] * 12)
    told = subprocess.run(["pdftotext", office.folder / "bag/data/K3.pdf", "-"], capture_output=True, text=True, check=True).stdout
    check("the opinion is shown", "เห็นชอบ" in told, told)


@test
def the_pin_is_asked_for_once_and_never_written(office):
    records = office.records(*((f"K{i}", i) for i in range(6)))
    bag = office.fresh()
    words = ["batch", *records, "--out", bag, "-j", 4, "--level", "b", "--progress", "none", "--sign", office.key("author")]
    code, printed, arguments = typed(office, words, b"1234")
    check("asked once", code == 0 and printed.count("author.p12".encode()) == 1 and b"1234" not in printed + arguments, printed)
    check("in no file", not any(b"1234" in data for name, data in everything(bag).items() if not name.endswith(".pdf")))
    wrong = office.write("wrong", "4321\n")
    result = office.run("batch", *records, "--out", office.fresh(), "--sign", office.key("author"), "--pin-file", wrong, "--level", "b")
    ended("a wrong one ends it before anything is made", result, 3, "[E-key-pin]")
    check("no folder", not (office.folder / "bag").exists())


@test
def each_report_has_a_time_stamp_where_that_is_asked_for(office):
    records = office.records(("A", 1), ("B", 2))
    bag = office.fresh()
    ended("level t", office.batch(records, bag, "--level", "t", "--tsa", office.url + "/tsa"), 0)
    for name in files(bag):
        result = office.run("verify", "--json", "--trust", office.pki / "root.crt", bag / "data" / name)
        check(f"{name} is stamped", json.loads(result.stdout)["signatures"][0]["level"] == "T", result.stdout)
    result = office.batch(records, office.fresh(), "--level", "lta", "--tsa", office.url + "/tsa", "--chain", office.pki / "chain.pem")
    ended("level lta", result, 0)
    result = office.run("verify", "--trust", office.pki / "root.crt", office.folder / "bag/data/A.pdf")
    ended("for archives", result, 0)


@test
def a_server_that_fails_ends_the_run_to_be_gone_on_with(office):
    records = office.records(*((f"K{i}", i) for i in range(5)))
    bag = office.fresh()
    ended("refused", office.batch(records, bag, "-j", 2, "--level", "t", "--tsa", office.url + "/tsa/refuse"), 3, "[E-tsa-refused]")
    check("nothing is there without its stamp", files(bag) == {})
    ended("gone on with", office.batch(records, bag, "--resume", "--level", "t", "--tsa", office.url + "/tsa"), 0, "5 made")
    whole(office, bag, "gone on with")


# ---- Going on

@test
def what_is_signed_is_not_signed_again(office):
    records = office.records(("A", 1), ("B", 2), ("C", 3))
    bag = office.fresh()
    office.batch(records, bag)
    before = everything(bag)
    ended("nothing to do", office.batch(records, bag, "--resume"), 0, "0 made, 3 kept")
    check("the same bag, byte for byte", everything(bag) == before)
    ended("another opinion is no other record", office.batch(records, bag, "--resume", "--opinion", "ใหม่"), 0, "0 made, 3 kept")
    check("it is kept as it is", everything(bag) == before)
    office.records(("A", 1), ("B", 7), ("C", 3))
    ended("a record that changed", office.batch(records, bag, "--resume"), 0, "1 made, 2 kept")
    after = everything(bag)
    check("is made and signed anew, alone", [name for name in before if name.startswith("data/") and before[name] != after[name]] == ["data/B.pdf"]
          and signatures(after["data/B.pdf"]) == 1)
    ended("without a key nothing is made", office.batch(records, bag, "--resume", key=None), 3, "[E-batch-unsigned]")
    check("and nothing is lost", everything(bag) == after)
    office.batch(records, office.fresh("plain"), key=None)
    ended("a bag that was not signed", office.batch(records, office.folder / "plain", "--resume"), 0, "3 made")
    check("is signed then", [signatures(data) for data in files(office.folder / "plain").values()] == [1, 1, 1])


@test
def what_was_signed_otherwise_is_told(office):
    records = office.records(("A", 1), ("B", 2), ("C", 3))
    picture, other = (office.write(name, test_sign.picture(40, 20 + i)) for i, name in enumerate(("one.png", "two.png")))
    again = office.write("copy.png", test_sign.picture(40, 20))
    first = ("--opinion", "เห็นชอบ", "--image", picture)
    bag = office.fresh()
    office.batch(records, bag, *first)
    for name, words, key, otherwise in (
            ("the same", first, "author", False),
            ("the same picture elsewhere", ("--opinion", "เห็นชอบ", "--image", again), "author", False),
            ("without the opinion", ("--image", picture), "author", True),
            ("another opinion", ("--opinion", "อนุมัติ", "--image", picture), "author", True),
            ("another picture", ("--opinion", "เห็นชอบ", "--image", other), "author", True),
            ("no picture", first[:2], "author", True),
            ("another field", (*first, "--field", "signature2", "--any-order"), "author", True),
            ("another level", (*first, "--level", "t", "--tsa", office.url + "/tsa"), "author", True),
            ("another key", first, "palad", True)):
        result = office.batch(records, bag, "--resume", *words, key=key)
        ended(name, result, 0, "0 made, 3 kept")
        is_told = "3 reports stay in" in result.stderr and "[W-batch-signed]" in result.stderr
        check(f"{name}: {'told' if otherwise else 'not told'}", is_told is otherwise, result.stderr)
    (bag / "data/B.pdf").unlink()
    now = ("--resume", "--opinion", "อนุมัติ")
    ended("one that is taken away is signed as said now", office.batch(records, bag, *now), 0, "1 made, 2 kept", "2 reports stay in")
    ended("then that one is as said", office.batch(records, bag, *now), 0, "0 made, 3 kept", "2 reports stay in")
    ended("and the others are not", office.batch(records, bag, "--resume", *first), 0, "1 report stays in")
    whole(office, bag, "signed in two ways")


@test
def a_time_before_the_key_s_certificate_ends_the_run(office):
    records, bag = office.records(("A", 1), ("B", 2)), office.fresh()
    ended("refused", office.batch(records, bag, "--time", "2024-12-31T00:00:00"), 3, "[E-key-early]")
    check("nothing is made", files(bag) == {})
    ended("gone on with", office.batch(records, bag, "--resume"), 0, "2 made")


@test
def a_bag_that_is_not_finished_says_how_to_go_on(office):
    records, bag = office.records(*((f"K{i}", i) for i in range(40))), office.fresh()
    signing = ("--level", "b", "--sign", office.key("author"), "--pin-file", office.pin)
    child = subprocess.Popen([LIKHIT, "batch", *map(str, records), "--out", bag, "-q", "-j", "1", *signing])
    while not list((bag / "data").glob("*.pdf")):
        time.sleep(0.001)
    child.send_signal(signal.SIGKILL)
    child.wait()
    ended("verify tells", office.run("verify", bag), 1, "is not finished", "with --resume", "[E-bag-unfinished]")
    ended("gone on with", office.batch(records, bag, "--resume"), 0)
    whole(office, bag, "gone on with")


@test
def signatures_of_others_are_kept_and_taken_into_the_index(office):
    records = office.records(("A", 1), ("B", 2))
    for key, count in (("author", 2), (None, 1)):
        bag = office.fresh()
        office.batch(records, bag, key=key)
        own = (bag / "data/A.pdf").read_bytes()
        office.sign(bag / "data/A.pdf", key="palad")
        signed = (bag / "data/A.pdf").read_bytes()
        check("the file has them all", signatures(signed) == count)
        check("the bag is as it was no more", office.run("verify", bag).returncode == 1)
        ended("it is brought up to date", office.batch(records, bag, "--resume", key=key), 0, "0 made, 2 kept")
        check("the file stays, byte for byte", (bag / "data/A.pdf").read_bytes() == signed)
        entry = entries(bag)["A"]
        check("the index says so", entry["sha256"] == hashlib.sha256(signed).hexdigest() and entry["own-bytes"] == len(own)
              and entry["status"] == "made", entry)
        whole(office, bag, "up to date")
        again = everything(bag)
        ended("again", office.batch(records, bag, "--resume", key=key), 0, "0 made, 2 kept")
        check("nothing changes", everything(bag) == again)


@test
def a_report_that_others_signed_is_never_written_over(office):
    records = office.records(("A", 1), ("B", 2))
    for key in ("author", None):
        bag = office.fresh()
        office.records(("A", 1), ("B", 2))
        office.batch(records, bag, key=key)
        office.sign(bag / "data/A.pdf", key="palad")
        signed = (bag / "data/A.pdf").read_bytes()
        for noted in (False, True):  # whether a run took the signature into the index before
            office.records(("A", 9), ("B", 2))
            ended("it is told and counted", office.batch(records, bag, "--resume", key=key), 1,
                  "data/A.pdf” was not made again: others signed it, and its record gives another report now [E-batch-signed]",
                  "1 report stays", "0 made, 1 kept, 0 failed")
            check("it stays", (bag / "data/A.pdf").read_bytes() == signed)
            check("the index says so", entries(bag)["A"]["status"] == "left"
                  and entries(bag)["A"]["sha256"] == hashlib.sha256(signed).hexdigest(), entries(bag)["A"])
            check("so does the table", next(csv.DictReader((bag / "index.csv").open(encoding="utf-8-sig")))["status"] == "left")
            whole(office, bag, "with what stays")
            office.records(("A", 1), ("B", 2))
            ended(f"the record is as it was again {noted}", office.batch(records, bag, "--resume", key=key), 0, "0 made, 2 kept")
        office.records(("A", 9), ("B", 2))
        ended("who means it may", office.batch(records, bag, "--resume", "--overwrite-signed", key=key), 0, "1 made, 1 kept")
        data = (bag / "data/A.pdf").read_bytes()
        check("then it is made anew", signatures(data) == (key is not None) and not signed.startswith(data))
        whole(office, bag, "made anew")


@test
def a_record_that_is_no_more_leaves_what_others_signed(office):
    records = office.records(("A", 1), ("B", 2), ("C", 3))
    bag = office.fresh()
    office.batch(records, bag)
    office.sign(bag / "data/A.pdf", key="palad")
    signed = (bag / "data/A.pdf").read_bytes()
    office.records(("C", 3))
    ended("told", office.batch(records, bag, "--resume"), 1, "data/A.pdf” stays though it is of no record any more: it is signed [E-batch-signed]",
          "1 report stays")
    check("what others signed stays, what the batch signed alone goes", files(bag) == {"A.pdf": signed, "C.pdf": (bag / "data/C.pdf").read_bytes()})
    office.records(("A", 1), ("C", 3))
    ended("it comes back as it is", office.batch(records, bag, "--resume"), 0, "0 made, 2 kept")
    check("with its signatures", (bag / "data/A.pdf").read_bytes() == signed)
    office.records(("C", 3))
    ended("who means it may", office.batch(records, bag, "--resume", "--overwrite-signed"), 0)
    check("then it goes", list(files(bag)) == ["C.pdf"])
    whole(office, bag, "without it")


@test
def what_others_signed_first_is_not_signed_by_the_batch(office):
    records = office.records(("A", 1), ("B", 2))
    bag = office.fresh()
    office.batch(records, bag, key=None)
    office.sign(bag / "data/A.pdf", key="palad")
    signed = (bag / "data/A.pdf").read_bytes()
    ended("told", office.batch(records, bag, "--resume"), 1, "data/A.pdf” was not signed: others signed it before [E-batch-signed]", "1 made")
    check("it stays, and the other is signed", files(bag)["A.pdf"] == signed and signatures(files(bag)["B.pdf"]) == 1)


@test
def a_signed_file_that_was_changed_is_left_to_people(office):
    records = office.records(("A", 1), ("B", 2))
    bag = office.fresh()
    office.batch(records, bag)
    office.sign(bag / "data/A.pdf", key="palad")
    spoilt = (bag / "data/A.pdf").read_bytes() + b"% more\n"
    (bag / "data/A.pdf").write_bytes(spoilt)
    ended("told", office.batch(records, bag, "--resume"), 1, "[E-batch-signed]")
    check("it stays", (bag / "data/A.pdf").read_bytes() == spoilt)


@test
def nothing_is_signed_twice_or_by_half_when_it_is_killed_at_any_moment(office):
    records = office.records(*((f"K{i}", i) for i in range(40)))
    start = time.monotonic()
    ended("measured", office.batch(records, office.fresh("whole"), "-j", 2), 0)
    length = time.monotonic() - start
    seed = random.randrange(1 << 30)
    chance = random.Random(seed)
    for number in range(10 if SLOW == 1 else 3):
        bag = office.fresh()
        seen = {}
        for _ in range(8):
            child = subprocess.Popen([LIKHIT, "batch", *map(str, records), "--out", bag, "--resume", "-q", "-j", "2", "--level", "b", "--sign",
                                      office.key("author"), "--pin-file", office.pin], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                child.wait(chance.uniform(0.02, 0.9) * length)
            except subprocess.TimeoutExpired:
                child.send_signal(signal.SIGKILL)
            child.wait()
            now = files(bag) if (bag / "data").is_dir() else {}
            check(f"{seed} {number}: no half-signed file", all(signatures(data) == 1 and data.endswith(b"%%EOF\n") for data in now.values()))
            check(f"{seed} {number}: what was signed stays as it was", all(now.get(name) == data for name, data in seen.items()))
            seen.update(now)
        ended(f"{seed} {number}: it ends", office.batch(records, bag, "--resume"), 0)
        check(f"{seed} {number}: with all that was signed", {**files(bag), **seen} == files(bag) and len(files(bag)) == 40)
        whole(office, bag, f"{seed} {number}")


@test
def shards_are_joined_to_what_one_machine_makes(office):
    records = office.records(*((f"K{i}", i) for i in range(7)))
    shards = [office.fresh(f"shard-{i}") for i in (1, 2)]
    for i, shard in enumerate(shards):
        ended("a shard", office.batch(records, shard, "--shard", f"{i + 1}/2", *TIME), 0)
    ended("one machine", office.batch(records, office.fresh("one"), *TIME), 0)
    ended("joined", office.run("batch", "--collect", *shards, "--out", office.fresh()), 0)
    check("the same bag", everything(office.folder / "bag") == everything(office.folder / "one"))
    office.batch(records, office.fresh("shard-2"), "--shard", "2/2", key=None)
    ended("half signed", office.run("batch", "--collect", *shards, "--out", office.fresh()), 3, "[E-collect-signed]")


# ---- One time stamp for all

@test
def a_stamp_over_the_manifest_serves_the_whole_bag(office):
    records = office.records(("A", 1), ("B", 2))
    stamps = ("--stamp-manifest", "--tsa", office.url + "/tsa")
    for key in ("author", None):
        bag = office.fresh()
        office.records(("A", 1), ("B", 2))
        ended("stamped", office.batch(records, bag, *stamps, key=key), 0, "the manifest has a time stamp")
        stamp = bag / "manifest-sha256.txt.tsr"
        told = subprocess.run(["openssl", "ts", "-verify", "-data", bag / "manifest-sha256.txt", "-in", stamp, "-CAfile", office.pki / "root.crt",
                               "-untrusted", office.pki / "office.crt"], capture_output=True, text=True, check=False)
        check("openssl verifies it", told.returncode == 0, told.stderr)
        check("the tag manifest lists it", hashlib.sha256(stamp.read_bytes()).hexdigest() + "  manifest-sha256.txt.tsr\n"
              in (bag / "tagmanifest-sha256.txt").read_text())
        ended("verify tells it", office.run("verify", bag), 0, "manifest stamped", "by Test TSA")
        before = everything(bag)
        ended("a bag that did not change", office.batch(records, bag, "--resume", *stamps, key=key), 0)
        check("keeps its stamp", everything(bag) == before)
        ended("also without asking", office.batch(records, bag, "--resume", key=key), 0)
        check("keeps its stamp without asking", everything(bag) == before)
        office.records(("A", 1), ("B", 8))
        ended("a refused stamp", office.batch(records, bag, "--resume", "--stamp-manifest", "--tsa", office.url + "/tsa/refuse", key=key), 3,
              "[E-tsa-refused]")
        ended("a manifest that changed", office.batch(records, bag, "--resume", key=key), 0, "[W-bag-stamp]")
        check("has none any more", not stamp.exists())
        whole(office, bag, "without a stamp")
        stamp.write_bytes(before["manifest-sha256.txt.tsr"])
        ended("an old stamp is found out", office.run("verify", bag), 1, "[E-bag-stamp]")
        stamp.write_bytes(b"no stamp")
        ended("so is what is none", office.run("verify", bag), 1, "[E-bag-stamp]")
        ended("a new one", office.batch(records, bag, "--resume", *stamps, key=key), 0)
        ended("is good", office.run("verify", bag), 0, "manifest stamped")
    shard = office.fresh("shard-1")
    office.batch(records, shard, "--shard", "1/1")
    ended("joined bags are stamped", office.run("batch", "--collect", shard, "--out", office.fresh(), *stamps), 0)
    ended("too", office.run("verify", office.folder / "bag"), 0, "manifest stamped")


# ---- Setting it again

@test
def revision_1_of_a_signed_report_is_set_again(office):
    records, bag = office.records(("A", 1)), office.fresh()
    ended("with its sources", office.batch(records, bag, "--pdf", "archive-source"), 0)
    file = bag / "data/A.pdf"
    office.sign(file, key="palad", level="lta")
    trust = ("--trust", office.pki / "root.crt")
    signed = file.read_bytes()
    ended("it equals", office.run("rebuild", file), 0, "revision 1 equals", "2 signatures follow, nothing else was changed")
    ended("signatures are judged", office.run("rebuild", *trust, file), 0, "2 signatures follow, all good")
    ended("nobody else", office.run("rebuild", "--trust", office.pki / "server.crt", file), 1, "not all good", "[E-verify-untrusted]")
    ended("never over it", office.run("rebuild", "-o", file, file), 3, "[E-output-signed]")
    check("it stays", file.read_bytes() == signed)
    other = office.folder / "again.pdf"
    ended("kept elsewhere", office.run("rebuild", "-o", other, file), 0)
    check("is revision 1", signed.startswith(other.read_bytes()) and signatures(other.read_bytes()) == 0)
    at = signed.rindex(b"/Name<FEFF") + len("/Name<FEFF0E")  # another letter in the name of the second signer
    file.write_bytes(signed[:at] + (b"1" if signed[at:at + 1] == b"0" else b"0") + signed[at + 1:])
    ended("a changed byte", office.run("rebuild", file), 1, "not all good")
    file.write_bytes(other.read_bytes() + b"% more\n")
    ended("what is no signature", office.run("rebuild", file), 1, "is no signature")


# ---- What does not go together

@test
def options_that_do_not_go_together(office):
    records = office.records(("A", 1))
    sign = ("--sign", office.key("author"), "--pin-file", office.pin)
    for words, said in ((("--opinion", "ก"), "go with --sign"), (("--level", "b"), "go with --sign"), (("--stamp-manifest",), "--tsa URL"),
                        (sign, "--tsa URL"), (("--level", "x", *sign), "no level"), (("--time", "x", *sign), "is no time")):
        ended(f"{words[0]}", office.run("batch", *records, "--out", office.fresh(), *words), 2, said)
    ended("a print is not signed", office.run("batch", *records, "--merge", office.folder / "all.pdf", "--level", "b", *sign), 2, "name it by --out")
    ended("nor stamped", office.run("batch", *records, "--merge", office.folder / "all.pdf", "--stamp-manifest", "--tsa", office.url), 2,
          "name it by --out")
    ended("bags that are joined are signed", office.run("batch", "--collect", office.folder, "--out", office.fresh(), "--level", "b", *sign), 2,
          "[E-usage-together]")
    ended("a report without a field", office.batch(office.records(("A", 1)), office.fresh(), "--field", "none"), 1, "[E-sign-field]", "1 failed")


def main():
    with tempfile.TemporaryDirectory() as place:
        office = Bags(pathlib.Path(place))
        for each in TESTS:
            if sys.argv[1:] and not any(word in each.__name__ for word in sys.argv[1:]):
                continue
            try:
                each(office)
            except Exception as error:  # a test that breaks is one that fails, and the others go on
                check(each.__name__, False, repr(error))
        office.close()
    print(f"signed batches: {test_sign.passed} passed, {test_sign.failed} failed")
    return 1 if test_sign.failed else 0


if __name__ == "__main__":
    sys.exit(main())
