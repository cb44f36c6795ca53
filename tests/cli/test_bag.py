"""What a bag holds, and what its verification finds."""
import csv
import hashlib
import json
import shutil
import subprocess

from batch_help import COUNT, batch, changed, contents, data, run, test


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
