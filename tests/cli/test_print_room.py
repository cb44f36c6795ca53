#!/usr/bin/env python3
"""Batches as the print room meets them: one print with a bookmark and page labels for each record, on the sheets that
were asked for, and an index by which a spoiled sheet is found and printed again.

What a record looks like is what “likhit build --key” makes of it. LIKHIT names the program (default build/likhit).
"""
import collections
import csv
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import time

PROGRAM = os.path.abspath(os.environ.get("LIKHIT", "build/likhit"))
SLOW = 10 if os.environ.get("SANITIZE") else 1
TEMPLATE = """---
layout: report
title: รายงานของ {{ชื่อ}}
fields:
  รหัส: {type: text, required: true, unique: true}
  ชื่อ: {type: text, required: true}
  คะแนน: {type: number, range: [0, 100]}
batch: {key: รหัส}
---

## ผลของ {{ชื่อ}}

{{ความเห็น}} {{คะแนน}}
"""
WORDS = [40, 1400, 40, 350, 700, 40]  # some have more pages than others
KEYS = [f"{101 + i}" for i in range(len(WORDS))]
THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
TESTS = []


def test(function):
    TESTS.append(function)
    return function


def run(*arguments, env=None):
    return subprocess.run([PROGRAM, *map(str, arguments)], env={**os.environ, **(env or {})}, capture_output=True, text=True, timeout=120 * SLOW)


def tool(*arguments):
    return subprocess.run(list(map(str, arguments)), capture_output=True, text=True, check=True).stdout


def data(folder, words=WORDS, keys=None, scores=None):
    place = folder / "place"
    place.mkdir()
    (place / "template.md").write_text(TEMPLATE, encoding="utf-8")
    with open(place / "records.csv", "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["รหัส", "ชื่อ", "คะแนน", "ความเห็น"])
        for i, count in enumerate(words):
            key = keys[i] if keys else f"{101 + i}"
            writer.writerow([key, f"ตำบล{key}", (scores or {}).get(i, 50 + i), f"ความเห็นที่{key} " * count])
    return place


def merge(place, file, *options, **more):
    return run("batch", place / "template.md", "--data", place / "records.csv", "--merge", file, *options, **more)


def pages(pdf):
    """The text of each, without blanks."""
    return [re.sub(r"\s+", "", text) for text in tool("pdftotext", "-raw", pdf, "-").split("\f")[:-1]]


def single(place, key):
    pdf = place / f"single-{key}.pdf"
    built = run("build", place / "template.md", "--data", place / "records.csv", "--key", key, "--pdf", "print", "-q", "-o", pdf)
    assert built.returncode == 0, built.stderr
    return pages(pdf)


def index(file):
    return list(csv.DictReader(file.open(encoding="utf-8-sig", newline="")))


def bookmarks(pdf):
    """Title and page of each record's."""
    lines = tool("mutool", "show", pdf, "outline").splitlines()
    found = [re.match(r'[+|-]\t"(.*)"\t#page=(\d+)', line) for line in lines]
    return [(match[1], int(match[2])) for match in found if match]


def labels(pdf):
    """As a viewer shows them; ranges that count in Arabic numerals."""
    ranges = json.loads(tool("qpdf", "--json", "--json-key=pagelabels", pdf))["pagelabels"]
    count, out = len(pages(pdf)), []
    for at, item in enumerate(ranges):
        end = ranges[at + 1]["index"] if at + 1 < len(ranges) else count
        for side in range(item["index"], end):
            prefix = item["label"].get("/P", "u:")[2:]
            number = item["label"].get("/St", 1) + side - item["index"]
            out.append(prefix + (str(number) if "/S" in item["label"] else ""))
    return out


def is_clean(pdf):
    checked = subprocess.run(["qpdf", "--check", pdf], capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def left_over(folder):
    return [path.name for path in folder.rglob("*") if re.search(r"\.pdf\.|\.likhit-", path.name)]


# ---- One file


@test
def a_print_has_all_records_in_the_order_of_the_data(folder):
    place = data(folder)
    result = merge(place, folder / "all.pdf")
    assert result.returncode == 0 and "6 printed, 0 failed" in result.stderr, result.stderr
    is_clean(folder / "all.pdf")
    singles = [single(place, key) for key in KEYS]
    assert len(set(map(len, singles))) > 2, "the records of this test ought to differ in pages"
    assert pages(folder / "all.pdf") == sum(singles, [])
    rows = index(folder / "all.index.csv")
    assert [row["key"] for row in rows] == KEYS and {row["file"] for row in rows} == {"all.pdf"}
    assert [int(row["last_page"]) for row in rows] == list(map(len, singles))


@test
def each_record_has_a_bookmark_and_labels_of_its_own(folder):
    place = data(folder)
    assert merge(place, folder / "all.pdf").returncode == 0
    rows = index(folder / "all.index.csv")
    found = dict(bookmarks(folder / "all.pdf"))
    for row in rows:
        assert found[f"{row['key']} {row['title']}"] == int(row["first_side"]), (row, found)
    shown = labels(folder / "all.pdf")
    for row in rows:
        first, count = int(row["first_side"]), int(row["last_page"])
        own = shown[first - 1 : first - 1 + count]
        assert all(label.startswith(row["key"] + " ") for label in own) and len(set(own)) == count, own


@test
def records_begin_on_right_hand_pages(folder):
    place = data(folder)
    assert merge(place, folder / "all.pdf", "--right").returncode == 0
    texts = pages(folder / "all.pdf")
    for row in index(folder / "all.index.csv"):
        side, own = int(row["first_side"]), single(place, row["key"])
        assert side % 2 == 1 and texts[side - 1 : side - 1 + len(own)] == own
        assert len(own) % 2 == 0 or side + len(own) > len(texts) or texts[side - 1 + len(own)] == "", "the back is blank"
        assert int(row["first_sheet"]) == (side + 1) // 2 and int(row["last_sheet"]) == (side + len(own)) // 2, row


@test
def separators_come_before_records_and_name_them(folder):
    place = data(folder)
    assert merge(place, folder / "all.pdf", "--separators", "--right", "--copies", "2").returncode == 0
    is_clean(folder / "all.pdf")
    texts = pages(folder / "all.pdf")
    for number, row in enumerate(index(folder / "all.index.csv")):
        sheet = texts[int(row["separator"]) - 1]
        assert row["key"] in sheet and f"ตำบล{row['key'].translate(THAI)}" in sheet and "๖" in sheet and "๑๒๓๔๕๖"[number] in sheet, sheet
        assert int(row["separator"]) % 2 == 1 and texts[int(row["separator"])] == "" and int(row["first_side"]) == int(row["separator"]) + 2
    assert sum("จำนวน" in text for text in texts) == len(KEYS), "one before each record, not before each copy"


@test
def copies_are_whole_one_after_the_other(folder):
    place = data(folder)
    assert merge(place, folder / "all.pdf", "--copies", "3").returncode == 0
    assert pages(folder / "all.pdf") == sum((3 * single(place, key) for key in KEYS), [])


@test
def the_index_tells_of_whom_each_sheet_is(folder):
    place = data(folder)
    assert merge(place, folder / "all.pdf", "--right", "--copies", "2", "--separators").returncode == 0
    rows, texts = index(folder / "all.index.csv"), pages(folder / "all.pdf")
    owner = {}
    for row in rows:
        for sheet in range(int(row["first_sheet"]), int(row["last_sheet"]) + 1):
            assert owner.setdefault(sheet, row["key"]) == row["key"], "a sheet of two records"
    for side, text in enumerate(texts, 1):
        others = [key for key in KEYS if f"ความเห็นที่{key}" in text]
        assert others in ([], [owner[(side + 1) // 2]]), (side, others)
    for row in rows:
        for copy in range(2):
            side = int(row["first_side"]) + copy * int(row["sides"])
            assert texts[side - 1] == single(place, row["key"])[0], (row, copy)


# ---- Sheets


@test
def two_up_and_booklets_have_the_sides_that_they_need(folder):
    place = data(folder)
    counts = [len(single(place, key)) for key in KEYS]
    assert merge(place, folder / "two.pdf", "--two-up").returncode == 0
    assert len(pages(folder / "two.pdf")) == sum((count + 1) // 2 for count in counts)
    assert merge(place, folder / "booklet.pdf", "--booklet", "--sheet", "A3").returncode == 0
    assert len(pages(folder / "booklet.pdf")) == sum(2 * ((count + 3) // 4) for count in counts)
    for name in ("two", "booklet"):
        is_clean(folder / f"{name}.pdf")
        letters = collections.Counter("".join(pages(folder / f"{name}.pdf")))
        assert letters == collections.Counter("".join(sum((single(place, key) for key in KEYS), []))), name
    assert "1190.55 x 841.89" in tool("pdfinfo", folder / "booklet.pdf"), "two A4 pages on an A3 that lies"
    for row in index(folder / "booklet.index.csv"):  # a sheet of a booklet has two sides
        first, last = int(row["first_side"]), int(row["first_side"]) + int(row["sides"]) - 1
        assert (int(row["first_sheet"]), int(row["last_sheet"])) == ((first + 1) // 2, (last + 1) // 2), row
    for row in index(folder / "two.index.csv"):  # one that is printed on one side has one
        assert row["first_sheet"] == row["first_side"], row


@test
def crop_marks_stand_outside_the_trimmed_page(folder):
    place = data(folder)
    assert merge(place, folder / "all.pdf", "--crop-marks", "--sheet", "SRA4").returncode == 0
    boxes = tool("pdfinfo", "-box", folder / "all.pdf")
    media, trim = ([float(number) for number in re.search(rf"{box}Box:(.*)", boxes)[1].split()] for box in ("Media", "Trim"))
    assert abs(trim[2] - trim[0] - 595.28) < 0.1 and media[0] < trim[0] - 10 and media[2] > trim[2] + 10, boxes
    small = merge(place, folder / "small.pdf", "--crop-marks", "--sheet", "A4")
    assert small.returncode == 2 and "no room" in small.stderr and not (folder / "small.pdf").exists(), small
    assert small.stderr.count("no room") == 1
    unknown = merge(place, folder / "small.pdf", "--sheet", "A99")
    assert unknown.returncode == 2 and "A99" in unknown.stderr and not (folder / "small.pdf").exists(), unknown


@test
def bins_are_by_the_pages_of_a_record(folder):
    place = data(folder)
    counts = {key: len(single(place, key)) for key in KEYS}
    assert merge(place, folder / "all.pdf", "--bins", "1,3,90").returncode == 0
    expected = {"all-1-1.pdf": [k for k in KEYS if counts[k] == 1], "all-2-3.pdf": [k for k in KEYS if 2 <= counts[k] <= 3],
                "all-4-90.pdf": [k for k in KEYS if counts[k] > 3]}
    assert all(expected.values()), f"{counts}: each bin of this test ought to have a record"
    assert sorted(path.name for path in folder.glob("*.pdf")) == sorted(expected), "none is empty"
    rows = index(folder / "all.index.csv")
    for name, keys in expected.items():
        is_clean(folder / name)
        assert pages(folder / name) == sum((single(place, key) for key in keys), []), name
        assert [row["key"] for row in rows if row["file"] == name] == keys
    assert [row["key"] for row in rows] == KEYS


# ---- Printing again


@test
def a_record_or_a_page_is_printed_again_without_the_rest(folder):
    place = data(folder)
    assert merge(place, folder / "again.pdf", "--only", "๑๐๔,102:2,102:2-๓").returncode == 0
    two = single(place, "102")
    assert pages(folder / "again.pdf") == single(place, "104") + two[1:2] + two[1:3]
    rows = index(folder / "again.index.csv")
    assert [(row["key"], row["first_page"], row["last_page"]) for row in rows] == \
        [("104", "1", str(len(single(place, "104")))), ("102", "2", "2"), ("102", "2", "3")]
    assert [int(row["number"]) for row in rows] == [4, 2, 2], "their numbers among all"


@test
def keys_may_hold_commas_and_colons(folder):
    place = data(folder, [40, 40, 700], ["ก,1", "ข:2", "ค"])
    assert merge(place, folder / "again.pdf", "--only", "ข:2,ค:2", "--only", "ก,1", "--only", "ข:2:1").returncode == 0
    assert [row["key"] for row in index(folder / "again.index.csv")] == ["ข:2", "ค", "ก,1", "ข:2"]


@test
def what_is_not_there_is_not_printed_again(folder):
    place = data(folder)
    (folder / "again.pdf").write_text("old")
    for only, words in [("999", "no record “999”"), ("101:2-1", "pages such as"), ("101:x", "pages such as"), ("103:90", "E-pages")]:
        result = merge(place, folder / "again.pdf", "--only", only)
        assert result.returncode in (1, 2) and words in result.stderr, (only, result.stderr)
        assert (folder / "again.pdf").read_text() == "old" and not left_over(folder)
    result = merge(place, folder / "again.pdf", "--only", "101:90,102")
    assert result.returncode == 1 and pages(folder / "again.pdf") == single(place, "102"), "the others are printed"


# ---- Any number of workers, records that fail, limits


@test
def bytes_do_not_depend_on_the_number_of_workers(folder):
    place = data(folder, WORDS * 4)
    found = set()
    for jobs in (1, 2, 8):
        assert merge(place, folder / "all.pdf", "-j", jobs, "--separators", "--bins", "2", "--booklet").returncode == 0
        found.add(b"".join(path.read_bytes() for path in sorted(folder.glob("all*"))))
    assert len(found) == 1


@test
def a_record_with_errors_is_left_out_and_told(folder):
    place = data(folder, scores={2: "9๕.๗"})
    result = merge(place, folder / "all.pdf")
    assert result.returncode == 1 and result.stderr.count("9๕.๗” is not a number") == 1 and "5 printed, 1 failed" in result.stderr, result.stderr
    keys = [key for key in KEYS if key != "103"]
    assert [row["key"] for row in index(folder / "all.index.csv")] == keys
    assert pages(folder / "all.pdf") == sum((single(place, key) for key in keys), [])
    before = (folder / "all.pdf").read_bytes()
    fast = merge(place, folder / "all.pdf", "--fail-fast", "--right")
    assert fast.returncode == 1 and (folder / "all.pdf").read_bytes() == before and "no print was made" in fast.stderr, fast


@test
def what_is_told_of_a_record_names_it(folder):
    place = data(folder, [40, 40, 40])
    template = place / "template.md"
    template.write_text(template.read_text().replace("{{คะแนน}}", "{{ความเห็น:money}}"))
    told = merge(place, folder / "all.pdf").stderr
    for key in KEYS[:3]:
        assert f"= in the record “{key}”" in told, told
    lines = merge(place, folder / "all.pdf", "--progress", "json").stdout.splitlines()
    told = [json.loads(line) for line in lines if "E-field-value" in line]
    assert [(line["record"], line["key"]) for line in told] == [(i + 1, KEYS[i]) for i in range(3)], lines


@test
def where_all_records_fail_nothing_is_written(folder):
    place = data(folder, [40, 40], scores={0: "x", 1: "y"})
    assert merge(place, folder / "all.pdf").returncode == 1
    assert not list(folder.glob("all*")) and not left_over(folder)


@test
def a_record_that_goes_past_a_limit_is_left_out_alone(folder):
    # The long record takes seconds, the others some thousandths of one: the limit of time lies far from both.
    place = data(folder, [40, 400000, 40])
    for option, value, code in [("--max-pages", 20, "E-limit-pages"), ("--max-memory", "16M", "E-limit-memory"), ("--timeout", 0.1 * SLOW, "E-limit-time")]:
        result = merge(place, folder / "all.pdf", option, value)
        assert result.returncode == 1 and code in result.stderr, (option, result.stderr[-500:])
        assert [row["key"] for row in index(folder / "all.index.csv")] == ["101", "103"], option


# ---- With a bag


@test
def a_bag_and_a_print_are_made_in_one_run(folder):
    place = data(folder, scores={1: "x"})
    result = merge(place, folder / "all.pdf", "--out", folder / "bag")
    assert result.returncode == 1 and result.stderr.count("“x” is not a number") == 1, "told once\n" + result.stderr
    assert run("verify", folder / "bag").returncode == 0
    assert [row["key"] for row in index(folder / "all.index.csv")] == [key for key in KEYS if key != "102"]
    alone = merge(place, folder / "alone.pdf")
    assert alone.returncode == 1 and (folder / "alone.pdf").read_bytes() == (folder / "all.pdf").read_bytes()
    inside = merge(place, folder / "bag/data/all.pdf", "--out", folder / "bag", "--resume")
    assert inside.returncode == 2 and run("verify", folder / "bag").returncode == 0, inside


@test
def shards_print_their_own_records(folder):
    place = data(folder)
    assert merge(place, folder / "part.pdf", "--shard", "2/3").returncode == 0
    assert [row["key"] for row in index(folder / "part.index.csv")] == ["102", "105"]
    assert merge(place, folder / "part.pdf", "--shard", "2/3", "--only", "101").returncode == 0
    assert [row["key"] for row in index(folder / "part.index.csv")] == ["101"], "what is named is printed wherever that is"


@test
def progress_is_told_as_for_a_bag(folder):
    result = merge(data(folder), folder / "all.pdf", "--progress", "json")
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    last = [line for line in lines if "total" in line][-1]
    assert (last["total"], last["made"], last["failed"]) == (6, 6, 0) and last["pages"] == len(pages(folder / "all.pdf")), lines


# ---- What is there already


@test
def what_records_are_made_from_is_not_overwritten(folder):
    place = data(folder)
    before = {path.name: path.read_bytes() for path in place.iterdir()}
    os.symlink("records.csv", place / "link.pdf")
    os.link(place / "template.md", place / "all.index.csv")
    for name in ("records.csv", "template.md", "link.pdf", "all.pdf"):
        result = merge(place, place / name)
        assert result.returncode == 3 and "E-output-input" in result.stderr, (name, result)
        assert all((place / old).read_bytes() == content for old, content in before.items()), name
    assert not left_over(folder)
    assert merge(place, folder / "no/such/all.pdf").returncode == 3
    (folder / "folder.pdf").mkdir()
    assert merge(place, folder / "folder.pdf").returncode == 3


@test
def a_signal_ends_it_and_an_old_print_stays_whole(folder):
    place = data(folder, [700] * 400)
    (folder / "all.pdf").write_text("old")
    for number in (signal.SIGINT, signal.SIGTERM):
        process = subprocess.Popen([PROGRAM, "batch", place / "template.md", "--data", place / "records.csv", "--merge", folder / "all.pdf"],
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        while not left_over(folder) and process.poll() is None:
            time.sleep(0.002)
        process.send_signal(number)
        _, said = process.communicate(timeout=60 * SLOW)
        assert process.returncode == 75 and "stopped" in said, (process.returncode, said)
        assert (folder / "all.pdf").read_text() == "old" and not left_over(folder) and not (folder / "all.index.csv").exists()


@test
def wrong_use_is_told(folder):
    place = data(folder)
    for options, words in [(("--copies", "0"), "1 to"), (("--bins", "4,4"), "rising"), (("--bins", ""), "rising"), (("--bins", "4,x"), "rising"),
                           (("--two-up", "--booklet"), "one of"), (("--out", folder / "bag", "--only", "101"), "leave --out"),
                           (("--collect", "--out", folder / "bag"), "leave --merge")]:
        result = merge(place, folder / "all.pdf", *options)
        assert result.returncode == 2 and words in result.stderr, (options, result.stderr)
    alone = run("batch", place / "template.md", "--data", place / "records.csv", "--out", folder / "bag", "--right")
    assert alone.returncode == 2 and "--merge" in alone.stderr, alone
    assert merge(place, "-").returncode == 2 and not (folder / "all.pdf").exists()
    assert merge(place, folder / "all.pdf", "--check").returncode == 0 and not (folder / "all.pdf").exists()


def main():
    failed = 0
    wanted = [function for function in TESTS if not sys.argv[1:] or function.__name__ in sys.argv[1:]]
    for function in wanted:
        with tempfile.TemporaryDirectory() as folder:
            try:
                function(pathlib.Path(folder))
            except Exception as error:  # one test's failure is not the others'
                failed += 1
                print(f"FAILED {function.__name__}: {error!r}")
    print(f"print room: {len(wanted) - failed} passed, {failed} failed")
    return failed != 0


sys.exit(main())
