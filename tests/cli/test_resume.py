"""Going on: what did not change is kept, and nothing is lost whenever the program or the disk stops."""
import csv
import json
import random
import shutil
import signal
import subprocess
import sys
import time

from batch_help import COUNT, PROGRAM, SAMPLE, SLOW, batch, changed, contents, data, run, small, spoil, test


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
def a_file_that_was_damaged_is_made_again(folder):
    place = data(folder, 3)
    bag = folder / "bag"
    assert batch(place, bag).returncode == 0
    before = contents(bag)
    for number, spoilt in enumerate([lambda bytes: bytes[:-1] + b" ", lambda bytes: bytes[:-9]]):  # as long, and cut off
        path = sorted((bag / "data").iterdir())[number]
        path.write_bytes(spoilt(path.read_bytes()))
    result = batch(place, bag, "--resume")
    assert result.returncode == 0 and "2 made, 1 kept" in result.stderr, result.stderr
    assert changed(before, contents(bag)) == []


@test
def what_is_told_of_a_record_is_told_at_the_line_that_it_has_now(folder):
    place = data(folder, 4)
    spoil(place, 3, "ปลัด", "นาย" + "A" * 120)  # too wide for its line
    bag = folder / "bag"
    assert batch(place, bag).returncode == 0
    text = (place / "records.csv").read_text(encoding="utf-8").split("\n")
    (place / "records.csv").write_text("\n".join(text[:1] + text[2:]), encoding="utf-8")  # without the first record
    result = batch(place, bag, "--resume")
    assert result.returncode == 0 and "1 made, 2 kept" in result.stderr, result.stderr
    told = [json.loads(line) for line in (bag / "messages.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(message["record"], message["line"]) for message in told] == [(2, 3)], told
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
def a_record_that_fails_now_leaves_no_file(folder):
    rows = small(folder, [("A", "1"), ("B", "2")])
    assert run("batch", *rows, "--out", folder / "bag").returncode == 0
    rows = small(folder, [("A", "1"), ("B", "\U0010fffd")])
    assert run("batch", *rows, "--out", folder / "bag", "--resume").returncode == 1
    assert sorted(path.name for path in (folder / "bag/data").iterdir()) == ["A.pdf"]
    assert run("verify", folder / "bag").returncode == 0


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
