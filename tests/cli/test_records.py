"""Records that fail, and what they do to the others: nothing."""
import csv
import json

from batch_help import SLOW, batch, changed, contents, data, run, small, spoil, test


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
def limits_name_the_record(folder):
    rows = small(folder, [("A", "ยาว " * 20000), ("B", "x")])
    for option, value in [("--max-pages", 1), ("--timeout", 0.02), ("--max-memory", "12M")]:
        result = run("batch", *rows, "--out", folder / option.strip("-"), option, value, "--progress", "json")
        told = [json.loads(line) for line in result.stdout.splitlines()]
        limit = next(one for one in told if one.get("code", "").startswith("E-limit-"))
        assert (limit["record"], limit["key"], limit["line"]) == (1, "A", 2) and limit["file"].endswith("t.csv"), limit


@test
def long_records_are_made_first(folder):
    place = data(folder, 6)
    spoil(place, 2, "ปลัด", "นาย" + "A" * 120)
    spoil(place, 5, "ปลัด", "นาย" + "A" * 1200)
    result = batch(place, folder / "bag", "-j", 1, "--progress", "json")
    told = [json.loads(line) for line in result.stdout.splitlines()]
    assert [message["record"] for message in told if message.get("code") == "W-line-wide"] == [5, 2], result
