"""Many machines: shards, and bags that are joined."""
from batch_help import batch, changed, contents, data, run, small, spoil, test


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
