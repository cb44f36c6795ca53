"""What is said first, and while it goes on."""
import json
import subprocess
import time

from batch_help import COUNT, PROGRAM, batch, contents, data, run, small, test


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
