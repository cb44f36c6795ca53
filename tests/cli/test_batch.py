#!/usr/bin/env python3
"""Batches as their users meet them: bags that public tools accept, the same bytes for any number of workers and of
machines, and nothing lost whenever the program, the disk or the machine stops.

LIKHIT names the program (default build/likhit).
"""
import csv
import hashlib
import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

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


# ---- The bag


@test
def a_bag_is_what_rfc_8493_and_sha256sum_ask_for(folder):
    place = data(folder)
    result = batch(place, folder / "bag")
    assert result.returncode == 0, result.stderr
    bag = folder / "bag"
    files = sorted(path.name for path in (bag / "data").iterdir())
    assert len(files) == COUNT and all(name.endswith(".pdf") for name in files)
    assert subprocess.run(["sha256sum", "--quiet", "-c", "manifest-sha256.txt"], cwd=bag).returncode == 0
    assert subprocess.run(["sha256sum", "--quiet", "-c", "tagmanifest-sha256.txt"], cwd=bag).returncode == 0
    assert (bag / "bagit.txt").read_text() == "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    info = dict(line.split(": ", 1) for line in (bag / "bag-info.txt").read_text().splitlines())
    size = sum(path.stat().st_size for path in (bag / "data").iterdir())
    assert info["Payload-Oxum"] == f"{size}.{COUNT}" and "Bagging-Date" not in info, info
    assert run("verify", bag).returncode == 0
    assert not (bag / "journal.jsonl").exists()


@test
def the_index_tells_each_record_as_csv_and_as_json(folder):
    place = data(folder, 5)
    assert batch(place, folder / "bag").returncode == 0
    index = json.loads((folder / "bag/index.json").read_text(encoding="utf-8"))
    rows = list(csv.DictReader((folder / "bag/index.csv").open(encoding="utf-8-sig", newline="")))
    assert [entry["number"] for entry in index["entries"]] == [1, 2, 3, 4, 5] == [int(row["number"]) for row in rows]
    for entry, row in zip(index["entries"], rows):
        pdf = (folder / "bag/data" / entry["file"]).read_bytes()
        assert entry["sha256"] == row["sha256"] == hashlib.sha256(pdf).hexdigest()
        assert row["file"] == "data/" + entry["file"] and int(row["pages"]) == entry["pages"] > 4
        assert entry["key"] == row["key"] and "มาตรการ" in entry["title"] == row["title"] or entry["title"] == row["title"]


@test
def bytes_do_not_depend_on_the_number_of_workers(folder):
    place = data(folder)
    for jobs in (1, 2, 8):
        assert batch(place, folder / f"bag-{jobs}", "-j", jobs).returncode == 0
    one = contents(folder / "bag-1")
    for jobs in (2, 8):
        assert changed(one, contents(folder / f"bag-{jobs}")) == []


@test
def a_report_of_a_batch_is_the_one_that_build_makes(folder):
    place = data(folder, 3)
    assert batch(place, folder / "bag").returncode == 0
    index = json.loads((folder / "bag/index.json").read_text(encoding="utf-8"))
    entry = index["entries"][1]
    built = run("build", place / "template.md", "--data", place / "records.csv", "--key", entry["key"], "-q", "-o", folder / "one.pdf")
    assert built.returncode == 0, built.stderr
    assert (folder / "one.pdf").read_bytes() == (folder / "bag/data" / entry["file"]).read_bytes()


# ---- Records that fail


def spoil(place, number, column, value):
    rows = list(csv.reader((place / "records.csv").open(encoding="utf-8", newline="")))
    rows[number][rows[0].index(column)] = value
    with open(place / "records.csv", "w", encoding="utf-8", newline="") as out:
        csv.writer(out, lineterminator="\n").writerows(rows)


@test
def a_bad_record_stops_nobody_and_is_told(folder):
    place = data(folder, 6)
    spoil(place, 4, "คะแนน", "9๕.๗")
    result = batch(place, folder / "bag")
    assert result.returncode == 1 and "records.csv:5:" in result.stderr and "9๕.๗" in result.stderr, result
    assert len(list((folder / "bag/data").iterdir())) == 5
    messages = [json.loads(line) for line in (folder / "bag/messages.jsonl").read_text(encoding="utf-8").splitlines()]
    errors = [m for m in messages if m["severity"] == "error"]
    assert [m["record"] for m in errors] == [4] and errors[0]["line"] == 5, errors
    assert run("verify", folder / "bag").returncode == 0
    rows = list(csv.DictReader((folder / "bag/index.csv").open(encoding="utf-8-sig", newline="")))
    assert [row["status"] for row in rows] == ["made"] * 3 + ["failed"] + ["made"] * 2
    assert run("batch", place / "template.md", "--data", place / "records.csv", "--check").returncode == 1


@test
def fail_fast_ends_with_the_first(folder):
    place = data(folder)
    spoil(place, 1, "คะแนน", "x")
    assert batch(place, folder / "bag", "--fail-fast").returncode == 1
    assert not (folder / "bag/bagit.txt").exists()
    spoil(place, 1, "คะแนน", "80")
    assert batch(place, folder / "bag", "--fail-fast", "--resume").returncode == 0
    assert batch(place, folder / "whole").returncode == 0
    assert changed(contents(folder / "bag"), contents(folder / "whole")) == []


@test
def a_record_that_goes_past_a_limit_fails_alone(folder):
    place = data(folder, 4)
    spoil(place, 2, "ปลัด", "ชื่อที่ยาวมาก " * 100000)
    for option, value, code in [("--max-pages", 50, "E-limit-pages"), ("--max-memory", "24M", "E-limit-memory"), ("--timeout", 0.1 * SLOW, "E-limit-time")]:
        out = folder / option.strip("-")
        result = batch(place, out, option, value)
        assert result.returncode == 1 and code in result.stderr, (option, result.stderr[-900:])
        assert len(list((out / "data").iterdir())) == 3, option


# ---- Going on


@test
def changed_records_are_made_again_and_others_are_kept(folder):
    place = data(folder, 8)
    bag = folder / "bag"
    assert batch(place, bag).returncode == 0
    before = {path.name: path.stat().st_mtime_ns for path in (bag / "data").iterdir()}
    assert batch(place, bag).returncode == 3, "a finished bag is only gone on with when that is asked for"
    spoil(place, 3, "คะแนน", "12.34")
    result = batch(place, bag, "--resume")
    assert result.returncode == 0 and "1 made, 7 kept" in result.stderr, result.stderr
    after = {path.name: path.stat().st_mtime_ns for path in (bag / "data").iterdir()}
    assert len([name for name in before if before[name] != after[name]]) == 1
    text = (place / "template.md").read_text(encoding="utf-8")
    (place / "template.md").write_text(text.replace("## การติดตามผล", "## การติดตาม"), encoding="utf-8")
    result = batch(place, bag, "--resume")
    assert result.returncode == 0 and "8 made, 0 kept" in result.stderr, result.stderr
    assert batch(place, folder / "whole").returncode == 0
    assert changed(contents(bag), contents(folder / "whole")) == []


@test
def pictures_and_fonts_of_single_records_are_looked_at_too(folder):
    place = data(folder, 5)
    bag = folder / "bag"
    pictures = SAMPLE.parent / "manual/mark.png"
    template = (place / "template.md").read_text(encoding="utf-8")
    (place / "template.md").write_text(template + "\n![ตราของ{{หน่วยงาน}}](logos/{{รหัส}}.png){width=2cm}\n", encoding="utf-8")
    (place / "logos").mkdir()
    with open(place / "records.csv", encoding="utf-8-sig", newline="") as file:
        keys = [row["รหัส"] for row in csv.DictReader(file)]
    for key in keys:
        shutil.copy(pictures, place / "logos" / f"{key}.png")
    other = place / "logos" / f"{keys[1]}.png"
    assert run("build", place / "template.md", "--data", place / "records.csv", "--key", keys[0], "--ppi", 36, "--pages", 1, "-q",
               "-o", other).returncode == 0
    spoil(place, 3, "ปลัด", "นาย Ж สมชาย")  # Cyrillic is in no font of the layout
    result = batch(place, bag)
    assert result.returncode == 0, result.stderr
    own = [record["number"] for record in json.loads((bag / "index.json").read_text(encoding="utf-8"))["entries"] if "own" in record]
    assert own == [2, 3], own
    before = contents(bag)
    result = batch(place, bag, "--resume")
    assert result.returncode == 0 and "0 made, 5 kept" in result.stderr, result.stderr
    assert changed(before, contents(bag)) == []
    shutil.copy(pictures, other)
    result = batch(place, bag, "--resume")
    assert result.returncode == 0 and "1 made, 4 kept" in result.stderr, result.stderr
    assert f"data/{keys[1]}.pdf" in changed(before, contents(bag))
    assert batch(place, folder / "whole").returncode == 0
    assert changed(contents(bag), contents(folder / "whole")) == []


@test
def files_of_records_that_are_no_more_go(folder):
    place = data(folder, 5)
    assert batch(place, folder / "bag").returncode == 0
    subprocess.run([sys.executable, SAMPLE / "generate.py", place, "3"], check=True)
    assert batch(place, folder / "bag", "--resume").returncode == 0
    assert batch(place, folder / "whole").returncode == 0
    assert changed(contents(folder / "bag"), contents(folder / "whole")) == []


@test
def nothing_is_lost_when_it_is_killed_at_any_moment(folder):
    place = data(folder)
    start = time.monotonic()
    assert batch(place, folder / "whole").returncode == 0
    whole, length = contents(folder / "whole"), time.monotonic() - start
    seed = random.randrange(1 << 30)
    chance = random.Random(seed)
    for number in range(20):
        bag = folder / f"bag-{number}"
        for again in range(8):
            process = subprocess.Popen([PROGRAM, "batch", place / "template.md", "--data", place / "records.csv", "--out", bag, "--resume", "-q"],
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                process.wait(chance.uniform(0.02, 1.1) * length)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
            if process.wait() == 0:
                break
        last = batch(place, bag, "--resume")
        assert last.returncode == 0, (seed, number, last.stderr)
        assert changed(contents(bag), whole) == [], (seed, number, changed(contents(bag), whole))
        shutil.rmtree(bag)


@test
def shards_are_collected_again_after_a_try_that_ended_early(folder):
    """What it left is of shards that may have been made again since; nothing else gets into a bag."""
    place = data(folder, 6)
    parts = [folder / "1", folder / "2"]

    def make(number, *options):
        assert batch(place, parts[number], "--shard", f"{number + 1}/2", *options).returncode == 0

    make(0), make(1)
    first = sorted((parts[1] / "data").iterdir())[0]
    first.unlink()
    assert run("batch", "--collect", *parts, "--out", folder / "joined").returncode == 3
    spoil(place, 1, "คะแนน", "12.34")
    spoil(place, 2, "คะแนน", "12.34")
    make(0, "--resume"), make(1, "--resume")
    (folder / "joined" / ".likhit-1").write_bytes(b"cut off")
    (folder / "joined/data/.likhit-2").write_bytes(b"cut off")
    (folder / "joined/data/extra.pdf").write_bytes(b"of no shard")
    extra = run("batch", "--collect", *parts, "--out", folder / "joined")
    assert extra.returncode == 3 and "“extra.pdf” in data/ is of none of the shards" in extra.stderr, extra
    (folder / "joined/data/extra.pdf").unlink()
    assert run("batch", "--collect", *parts, "--out", folder / "joined").returncode == 0
    assert run("verify", folder / "joined").returncode == 0
    assert batch(place, folder / "whole").returncode == 0
    assert changed(contents(folder / "joined"), contents(folder / "whole")) == []


@test
def what_is_killed_while_it_begins_can_be_gone_on_with(folder):
    place = data(folder, 2)
    start = time.monotonic()
    assert batch(place, folder / "whole").returncode == 0
    whole, length = contents(folder / "whole"), time.monotonic() - start
    for number in range(60):
        bag = folder / f"bag-{number}"
        process = subprocess.Popen([PROGRAM, "batch", place / "template.md", "--data", place / "records.csv", "--out", bag, "-q"],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(number / 60 * length)
        process.kill()
        process.wait()
        last = batch(place, bag, "--resume")
        assert last.returncode == 0 and changed(contents(bag), whole) == [], (number, last.stderr)


@test
def a_signal_ends_it_cleanly_to_be_gone_on_with(folder):
    place = data(folder, 4 * COUNT)
    for number in (signal.SIGINT, signal.SIGTERM):
        bag = folder / number.name
        process = subprocess.Popen([PROGRAM, "batch", place / "template.md", "--data", place / "records.csv", "--out", bag, "-j", "1"],
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        while not (bag / "journal.jsonl").exists() or (bag / "journal.jsonl").read_bytes().count(b"\n") < 3:
            time.sleep(0.005)
        process.send_signal(number)
        _, said = process.communicate(timeout=60 * SLOW)
        assert process.returncode == 75 and "go on with --resume" in said, (process.returncode, said)
        assert not [path for path in (bag / "data").iterdir() if path.name.startswith(".")]
        assert batch(place, bag, "--resume").returncode == 0
        assert run("verify", bag).returncode == 0


@test
def a_full_disk_loses_nothing(folder):
    place = data(folder)
    disk = folder / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={20 * COUNT}k", "none", disk], stderr=subprocess.DEVNULL).returncode != 0:
        print("batch: a_full_disk_loses_nothing: tmpfs cannot be mounted here (it takes root); /dev/full stands in")
        assert batch(place, "/dev/full/bag").returncode == 3
        return
    try:
        full = batch(place, disk / "bag")
        assert full.returncode == 3 and "No space left" in full.stderr and "--resume" in full.stderr, full
        kept = [path.name for path in (disk / "bag/data").iterdir()]
        assert kept and not [name for name in kept if name.startswith(".")]
        subprocess.run(["mount", "-o", "remount,size=64M", disk], check=True)
        again = batch(place, disk / "bag", "--resume")
        assert again.returncode == 0 and f"{len(kept)} kept" in again.stderr, again.stderr
        assert batch(place, folder / "whole").returncode == 0
        assert changed(contents(disk / "bag"), contents(folder / "whole")) == []
    finally:
        subprocess.run(["umount", disk], check=True)


def small(folder, rows, template="ข {{n}}\n", name="t"):
    """A template of a line, and records with a code and a value."""
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.md").write_text("---\nlayout: report\ntitle: ก {{code}}\n---\n\n" + template, encoding="utf-8")
    (folder / f"{name}.csv").write_text("code,n\n" + "".join(f"{code},{n}\n" for code, n in rows), encoding="utf-8")
    return [folder / f"{name}.md", "--data", folder / f"{name}.csv"]


@test
def all_records_may_fail(folder):
    """Also the first ten, from one of which it is seen what all have in common."""
    bad = small(folder, [("A", "x"), ("B", "y")])
    text = bad[0].read_text(encoding="utf-8").replace("---\n\n", "fields: {code: text, n: number}\n---\n\n")
    bad[0].write_text(text, encoding="utf-8")
    result = run("batch", *bad, "--out", folder / "bad")
    assert result.returncode == 1 and result.stderr.count("[E-record-number]") == 2, result
    assert [entry["status"] for entry in json.loads((folder / "bad/index.json").read_text())["entries"]] == ["failed"] * 2
    assert run("verify", folder / "bad").returncode == 0
    some = small(folder, [(f"K{i:03}", "\U0010fffd") for i in range(16)] + [(f"G{i:03}", "ก") for i in range(20)], name="s")
    for options in [(), ("--resume",)]:
        result = run("batch", *some, "--out", folder / "some", *options)
        assert result.returncode == 1 and "16 failed" in result.stderr, result.stderr[-300:]
        assert len(list((folder / "some/data").iterdir())) == 20
    assert "0 made, 20 kept, 16 failed" in result.stderr, result.stderr[-300:]


@test
def a_record_that_fails_now_leaves_no_file(folder):
    rows = small(folder, [("A", "1"), ("B", "2")])
    assert run("batch", *rows, "--out", folder / "bag").returncode == 0
    rows = small(folder, [("A", "1"), ("B", "\U0010fffd")])
    assert run("batch", *rows, "--out", folder / "bag", "--resume").returncode == 1
    assert sorted(path.name for path in (folder / "bag/data").iterdir()) == ["A.pdf"]
    assert run("verify", folder / "bag").returncode == 0


@test
def limits_name_the_record(folder):
    rows = small(folder, [("A", "ยาว " * 20000), ("B", "x")])
    for option, value in [("--max-pages", 1), ("--timeout", 0.02), ("--max-memory", "12M")]:
        result = run("batch", *rows, "--out", folder / option.strip("-"), option, value, "--progress", "json")
        told = [json.loads(line) for line in result.stdout.splitlines()]
        limit = next(one for one in told if one.get("code", "").startswith("E-limit-"))
        assert (limit["record"], limit["key"], limit["line"]) == (1, "A", 2) and limit["file"].endswith("t.csv"), limit


@test
def records_that_moved_are_kept(folder):
    rows = [(f"K{i}", i) for i in range(9)]
    assert run("batch", *small(folder, rows), "--out", folder / "bag").returncode == 0
    moved = small(folder, [("new", 7), *reversed(rows[1:])])
    result = run("batch", *moved, "--out", folder / "bag", "--resume")
    assert result.returncode == 0 and "1 made, 8 kept" in result.stderr, result.stderr
    assert run("batch", *moved, "--out", folder / "whole").returncode == 0
    assert changed(contents(folder / "bag"), contents(folder / "whole")) == []


@test
def another_profile_is_made_anew(folder):
    rows = small(folder, [("A", 1), ("B", 2)])
    assert run("batch", *rows, "--out", folder / "bag").returncode == 0
    result = run("batch", *rows, "--out", folder / "bag", "--resume", "--pdf", "plain")
    assert result.returncode == 0 and "2 made, 0 kept" in result.stderr, result.stderr
    assert run("batch", *rows, "--out", folder / "plain", "--pdf", "plain").returncode == 0
    assert changed(contents(folder / "bag"), contents(folder / "plain")) == []


@test
def what_lies_in_data_beside_the_records_is_told_of(folder):
    rows = small(folder, [("A", 1), ("B", 2)])
    assert run("batch", *rows, "--out", folder / "bag").returncode == 0
    (folder / "bag/data/mine.pdf").write_bytes(b"mine")
    result = run("batch", *rows, "--out", folder / "bag", "--resume")
    assert result.returncode == 0 and "mine.pdf” is of no record [W-bag-extra]" in result.stderr, result.stderr
    assert (folder / "bag/data/mine.pdf").read_bytes() == b"mine"


@test
def shards_of_other_data_are_not_joined(folder):
    """A row taken out, rows in another order, another value: the parts are not of one whole."""
    rows = [("A", 1), ("B", 2), ("C", 3), ("D", 4)]
    assert run("batch", *small(folder, rows), "--out", folder / "1", "--shard", "1/2").returncode == 0
    for number, other in enumerate([rows[1:] + [("E", 9)], [rows[1], rows[0], *rows[2:]], [("A", 1), ("B", 5), *rows[2:]]]):
        shard = folder / f"2-{number}"
        assert run("batch", *small(folder, other), "--out", shard, "--shard", "2/2").returncode == 0
        result = run("batch", "--collect", folder / "1", shard, "--out", folder / f"all-{number}")
        assert result.returncode == 3 and "E-collect-other" in result.stderr, result
        assert not (folder / f"all-{number}/manifest-sha256.txt").exists()
    assert run("batch", *small(folder, rows), "--out", folder / "2", "--shard", "2/2").returncode == 0
    result = run("batch", "--collect", folder / "1", folder / "2", "--out", folder / "1/data/all")
    assert result.returncode == 3 and "E-collect-target" in result.stderr, result
    result = run("batch", "--collect", folder / "1", folder / "2", "--out", folder / "all")
    assert result.returncode == 0 and "4 records of 2 shards, 0 failed; 4 pages" in result.stderr, result


@test
def what_would_go_wrong_later_is_said_first(folder):
    rows = small(folder, [("A", 1), ("B", 2)])
    array = {"SLURM_ARRAY_TASK_ID": "1", "SLURM_ARRAY_TASK_COUNT": "2", "SLURM_ARRAY_TASK_MIN": "1"}
    cases = [((*rows, "--merge", folder / "all.pdf"), array, "by --shard, 1/1 for all"),
             ((*rows, "--merge", folder / "all.pdf", "--resume"), {}, "--resume goes on with a bag"),
             (("--collect", folder / "1", "--out", folder / "2", "--resume"), {}, "--collect takes the folders"),
             ((*rows, "--merge", folder / "bag/all.pdf", "--out", folder / "bag"), {}, "would stand in the bag")]
    for arguments, env, said in cases:
        result = run("batch", *arguments, env=env)
        assert result.returncode == 2 and said in result.stderr, result
    assert run("verify", folder / "bag").returncode == 0
    result = run("batch", *rows, "--out", folder / "part", env=array)
    assert result.returncode == 0 and "(shard 1 of 2)" in result.stderr, result
    result = run("batch", *rows, "--merge", folder / "all.pdf", "--shard", "1/1", env=array)
    assert result.returncode == 0 and "2 printed" in result.stderr, result


@test
def as_json_the_totals_come_last_however_it_ends(folder):
    rows = small(folder, [("A", "\U0010fffd"), ("B", 2)])
    result = run("batch", *rows, "--out", folder / "bag", "--progress", "json", "--fail-fast", "-j1")
    last = json.loads(result.stdout.splitlines()[-1])
    assert result.returncode == 1 and last["failed"] == 1 and last["total"] == 2, result
    assert "stopped at the first that failed: go on with --resume" in result.stderr and "messages.jsonl" not in result.stderr, result
    result = run("batch", *rows, "--out", folder / "bag", "--progress", "json")
    assert result.returncode == 3 and json.loads(result.stdout.splitlines()[-1])["total"] == 0 and result.stderr == "", result


@test
def what_is_not_a_batch_is_not_touched(folder):
    place = data(folder, 2)
    other = folder / "other"
    (other / "data").mkdir(parents=True)
    (other / "data/mine.pdf").write_text("mine")
    for options in [(), ("--resume",)]:
        assert batch(place, other, *options).returncode == 3
    assert (other / "data/mine.pdf").read_text() == "mine" and len(contents(other)) == 1
    for name in ("index.csv", "journal.jsonl", "messages.jsonl", "notes.txt"):
        mine = folder / f"mine-{name}"
        mine.mkdir()
        (mine / name).write_text("mine")
        for options in [(), ("--resume",)]:
            result = batch(place, mine, *options)
            assert result.returncode == 3 and f"holds “{name}”, which no batch" in result.stderr, result
            assert contents(mine) == {name: b"mine"}
    (folder / "empty/data").mkdir(parents=True)
    assert batch(place, folder / "empty").returncode == 0
    assert batch(place, folder / "no/such/folder").returncode == 3


@test
def two_runs_do_not_work_in_one_folder(folder):
    place = data(folder, 4 * COUNT)
    bag = folder / "bag"
    first = subprocess.Popen([PROGRAM, "batch", place / "template.md", "--data", place / "records.csv", "--out", bag, "-q", "-j", "1"])
    while not (bag / "journal.jsonl").exists():
        time.sleep(0.005)
    second = batch(place, bag, "--resume")
    assert second.returncode == 3 and "E-batch-busy" in second.stderr, second
    assert first.wait() == 0


# ---- Shards


@test
def shards_join_to_the_bag_of_one_machine(folder):
    place = data(folder, 11)
    spoil(place, 5, "ระดับ", "Z")
    assert batch(place, folder / "whole").returncode == 1
    parts = []
    for i in range(1, 4):
        parts.append(folder / f"part-{i}")
        assert batch(place, parts[-1], "--shard", f"{i}/3").returncode in (0, 1)
        assert run("verify", parts[-1]).returncode == 0
    assert run("batch", "--collect", parts[2], parts[0], parts[1], "--out", folder / "joined").returncode == 1
    assert changed(contents(folder / "joined"), contents(folder / "whole")) == []
    missing = run("batch", "--collect", *parts[:2], "--out", folder / "two")
    assert missing.returncode == 3 and "3/3" in missing.stderr, missing
    twice = run("batch", "--collect", parts[0], *parts, "--out", folder / "four")
    assert twice.returncode == 3 and "twice" in twice.stderr, twice


@test
def schedulers_say_which_shard_it_is(folder):
    place = data(folder, 6)
    slurm = {"SLURM_ARRAY_TASK_ID": "7", "SLURM_ARRAY_TASK_MIN": "5", "SLURM_ARRAY_TASK_COUNT": "3"}
    kubernetes = {"JOB_COMPLETION_INDEX": "2"}
    assert batch(place, folder / "plain", "--shard", "3/3").returncode == 0
    assert batch(place, folder / "slurm", env=slurm).returncode == 0
    assert batch(place, folder / "kubernetes", "--shard", "/3", env=kubernetes).returncode == 0
    assert changed(contents(folder / "plain"), contents(folder / "slurm")) == []
    assert changed(contents(folder / "plain"), contents(folder / "kubernetes")) == []
    assert batch(place, folder / "x", env=kubernetes).returncode == 2
    for wrong in ["0/3", "4/3", "3", "a/b", "/0"]:
        assert batch(place, folder / "x", "--shard", wrong).returncode == 2, wrong


# ---- Files for schedulers


def yaml_documents(path):
    """By PyYAML of this Python or of the system's."""
    script = "import json, sys, yaml; print(json.dumps(list(yaml.safe_load_all(open(sys.argv[1], encoding='utf-8')))))"
    for python in (sys.executable, "/usr/bin/python3"):
        result = subprocess.run([python, "-c", script, path], capture_output=True, text=True)
        if result.returncode == 0:
            return json.loads(result.stdout)
    raise RuntimeError(result.stderr)


def jobs_of_kubernetes():
    jobs = [document for document in yaml_documents(SAMPLE / "kubernetes.yaml") if document["kind"] == "Job"]
    assert [job["metadata"]["name"] for job in jobs] == ["likhit", "likhit-collect"]
    return [job["spec"] for job in jobs]


def as_kubernetes_runs_it(spec, folder, index=None):
    """The container's command with its paths below the folder, its variables in place."""
    container = spec["template"]["spec"]["containers"][0]
    env = {entry["name"]: entry["value"] for entry in container.get("env", [])}
    if index is not None:
        env["JOB_COMPLETION_INDEX"] = str(index)
    words = container["command"] + container.get("args", [])
    for mount in container["volumeMounts"]:
        words = [word.replace(mount["mountPath"] + "/", f"{folder}{mount['mountPath']}/") for word in words]
    for name, value in env.items():
        words = [word.replace(f"$({name})", value) for word in words]
    tools = folder / "bin"
    tools.mkdir(exist_ok=True)
    if not (tools / "likhit").exists():
        (tools / "likhit").write_text(f"#!/bin/sh\nexec '{PROGRAM}' \"$@\"\n")
        (tools / "likhit").chmod(0o755)
    env["PATH"] = f"{tools}:{os.environ['PATH']}"
    return subprocess.run(words, env={**os.environ, **env}, capture_output=True, text=True, timeout=120 * SLOW)


@test
def kubernetes_is_told_which_exit_codes_to_retry(folder):
    shards, collect = jobs_of_kubernetes()
    assert shards["completionMode"] == "Indexed" and shards["backoffLimitPerIndex"] > 0 and shards["parallelism"] <= shards["completions"]
    actions = {}
    for rule in shards["podFailurePolicy"]["rules"]:
        for code in rule.get("onExitCodes", {}).get("values", []):
            assert rule["onExitCodes"]["operator"] == "In" and code not in actions
            actions[code] = rule["action"]
    assert actions == {**dict.fromkeys([1, 2, 4, 5, 70], "FailIndex"), **dict.fromkeys([3, 75, 137, 143], "Count")}
    for spec in (shards, collect):
        pod = spec["template"]["spec"]
        assert pod["restartPolicy"] == "Never", "podFailurePolicy asks for that"
        names = {rule["onExitCodes"]["containerName"] for rule in spec["podFailurePolicy"]["rules"] if "onExitCodes" in rule}
        assert names == {pod["containers"][0]["name"]}
        assert {mount["name"] for mount in pod["containers"][0]["volumeMounts"]} <= {volume["name"] for volume in pod["volumes"]}
    env = {entry["name"]: entry["value"] for entry in shards["template"]["spec"]["containers"][0]["env"]}
    assert env["JOB_COMPLETIONS"] == str(shards["completions"])


@test
def what_kubernetes_would_run_makes_the_bag_of_one_machine(folder):
    shards, collect = jobs_of_kubernetes()
    (folder / "work").mkdir()
    place = data(folder, 20)
    spoil(place, 4, "คะแนน", "x")
    (folder / "records").mkdir()
    os.rename(place, folder / "records/..1")  # as a ConfigMap is mounted: names that link to what can be changed at once
    (folder / "records/..data").symlink_to("..1")
    for path in (folder / "records/..1").iterdir():
        (folder / "records" / path.name).symlink_to(f"..data/{path.name}")
    codes = [as_kubernetes_runs_it(shards, folder, index).returncode for index in range(shards["completions"])]
    assert sorted(codes) == [0] * 7 + [1], codes
    joined = as_kubernetes_runs_it(collect, folder)
    assert joined.returncode == 1, joined.stderr
    assert batch(folder / "records", folder / "whole").returncode == 1
    assert changed(contents(folder / "work/bag"), contents(folder / "whole")) == []
    assert run("verify", folder / "work/bag").returncode == 0


@test
def exit_codes_say_whether_to_try_again(folder):
    place = data(folder, 3)
    assert batch(place, folder / "bag", "--bad").returncode == 2
    assert batch(place, folder / "bag", "--layout", "no-such-layout").returncode not in (0, 3, 75), "a wrong layout stays wrong"
    assert run("batch", place / "template.md", "--data", folder / "gone.csv", "--out", folder / "bag").returncode == 3
    spoil(place, 1, "คะแนน", "x")
    for _ in range(2):
        assert batch(place, folder / "bag", "--resume").returncode == 1, "bad data stay bad"
    assert run("verify", folder / "bag").returncode == 0
    assert run("batch", "--collect", folder / "bag", "--out", folder / "one").returncode == 1
    assert run("batch", "--collect", folder / "gone", "--out", folder / "two").returncode == 3


class Slurm:
    """slurm.sbatch with stand-ins for Slurm's programs that note what they were asked; the real one: make test-slurm."""

    def __init__(self, folder, state="RUNNING", likhit="exit 0"):
        self.folder = folder
        self.tools = folder / "tools"
        self.tools.mkdir()
        self.write("scontrol", f'echo "scontrol $*" >>"{folder}/asked"; echo "JobId=7 ArrayJobId=5 JobState={state} Restarts=0"')
        self.write("sbatch", f'echo "sbatch $*" >>"{folder}/asked"; wc -l <"{folder}/asked"')
        self.write("likhit", likhit)

    def write(self, name, script):
        (self.tools / name).write_text(f"#!/bin/sh\n{script}\n")
        (self.tools / name).chmod(0o755)

    def run(self, *arguments, **env):
        (self.folder / "asked").unlink(missing_ok=True)
        task = {"SLURM_JOB_ID": "7", "SLURM_ARRAY_JOB_ID": "5", "SLURM_ARRAY_TASK_ID": "2", "LIKHIT_TEMPLATE": "t.md", "LIKHIT_DATA": "d.csv",
                "LIKHIT_BAG": str(self.folder / "bag"), "LIKHIT": "likhit", "PATH": f"{self.tools}:{os.environ['PATH']}"}
        return subprocess.run(["bash", SAMPLE / "slurm.sbatch", *arguments], env={**os.environ, **task, **env}, capture_output=True, text=True, timeout=60)

    def asked(self):
        path = self.folder / "asked"
        return path.read_text().splitlines() if path.exists() else []


@test
def slurm_puts_back_what_may_go_well_next_time(folder):
    slurm = Slurm(folder)
    for code in (0, 1, 2, 3, 4, 5, 70, 75, 137, 143):
        slurm.write("likhit", f"exit {code}")
        assert slurm.run().returncode == code
        assert ("scontrol requeue 5_2" in slurm.asked()) == (code in (3, 75, 137, 143)), (code, slurm.asked())
    slurm.write("likhit", "exit 3")
    slurm.run(LIKHIT_RETRIES="2", SLURM_RESTART_COUNT="2")
    assert "scontrol requeue 5_2" not in slurm.asked(), "not for ever"


@test
def slurm_does_not_put_back_what_its_user_cancelled(folder):
    slurm = Slurm(folder, state="COMPLETING", likhit="exit 75")
    assert slurm.run().returncode == 75
    assert "scontrol requeue 5_2" not in slurm.asked()


@test
def slurm_collects_whatever_became_of_the_tasks(folder):
    slurm = Slurm(folder)
    assert slurm.run("8", "--time=04:00:00").returncode == 0
    array, collect = slurm.asked()
    assert "--array=1-8 --time=04:00:00" in array and "--dependency=afterany:1 " in collect and collect.endswith(" collect"), slurm.asked()
    assert slurm.run("x").returncode == 2


# ---- Verifying


@test
def verify_finds_what_was_changed_lost_or_added(folder):
    place = data(folder, 3)
    assert batch(place, folder / "bag").returncode == 0

    def after(change, code, word):
        copy = folder / "copy"
        shutil.copytree(folder / "bag", copy)
        change(copy)
        result = run("verify", copy)
        assert result.returncode == code and word in result.stderr, (word, result)
        shutil.rmtree(copy)

    first = sorted((folder / "bag/data").iterdir())[0].name
    after(lambda bag: (bag / "data" / first).write_bytes(b"x"), 1, "E-bag-changed")
    after(lambda bag: (bag / "data" / first).unlink(), 1, "E-bag-missing")
    after(lambda bag: (bag / "data/extra.pdf").write_bytes(b"x"), 1, "E-bag-extra")
    after(lambda bag: (bag / "index.csv").write_bytes(b"x"), 1, "E-bag-changed")
    after(lambda bag: (bag / "bagit.txt").unlink(), 1, "E-bag-none")
    after(lambda bag: (bag / "manifest-sha256.txt").write_text("0" * 64 + "  ../../etc/passwd\n"), 1, "E-bag-manifest")
    assert run("verify", folder / "nothing").returncode == 3
    assert run("verify").returncode == 2


@test
def progress_is_lines_of_json_when_asked(folder):
    place = data(folder, 5)
    result = batch(place, folder / "bag", "--progress", "json")
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    last = [line for line in lines if "total" in line][-1]
    assert last["total"] == 5 and last["made"] == 5 and last["failed"] == 0, lines


@test
def wrong_use_is_told(folder):
    for arguments, words in [((), "name the"), (("a.md",), "--out"), (("a.md", "--out", "x"), "--data"), (("--jbos", "2"), "--jobs"),
                             (("--jobs", "0"), "1 to"), (("--max-memory", "12"), "256M"), (("--timeout", "x"), "seconds"),
                             (("--progress", "fancy"), "json"), (("a.md", "b.md", "--data", "x", "--out", "y"), "second")]:
        result = run("batch", *arguments)
        assert result.returncode == 2 and words in result.stderr, (arguments, result.stderr)
    missing = run("batch", "no.md", "--data", "no.csv", "--out", folder / "x")
    assert missing.returncode == 3 and not (folder / "x").exists(), missing


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
    print(f"batch: {len(wanted) - failed} passed, {failed} failed")
    return failed != 0


sys.exit(main())
