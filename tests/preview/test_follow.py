"""What follows a save: of the source, of what it uses, by editors of every kind."""
import json
import os
import re
import shutil
import time

from preview_help import SAMPLES, Preview, previewing, replace, test


@test
def a_changed_word_changes_its_page_alone(folder):
    with previewing(folder) as preview:
        before = preview.state()
        after = preview.after(lambda: replace(preview.source, "คะแนน", "คะแนนรวม"))
        changed = [i for i, (a, b) in enumerate(zip(before["pages"], after["pages"])) if a != b]
        assert changed == [0], changed
        status, svg, _ = preview.ask(f"pages/{after['pages'][0]}.svg")
        assert status == 200 and svg.startswith(b"<?xml")
        assert preview.ask(f"pages/{before['pages'][0]}.svg")[0] == 404


@test
def every_file_that_is_used_is_followed(folder):
    with previewing(folder) as preview:
        before = preview.state()["pages"]
        data = preview.after(lambda: replace(preview.folder / "scores.csv", "๙", "๘"))["pages"]
        assert data != before
        own = "extends: report\npage:\n  margins: {left: 4cm}\n"
        (preview.folder / "own.yaml").write_text(own)
        text = preview.source.read_text(encoding="utf-8")
        laid = re.sub(r"(?m)^layout:.*$", "layout: own.yaml", text)
        other = preview.after(lambda: preview.source.write_text(laid, encoding="utf-8"))["pages"]
        assert other != data, preview.state()["told"]
        assert preview.after(lambda: (preview.folder / "own.yaml").write_text(own.replace("4", "5")))["pages"] != other


@test
def a_file_that_is_missing_is_waited_for(folder):
    with previewing(folder) as preview:
        text = preview.source.read_text(encoding="utf-8")
        added = "\n```table\ndata: later.csv\ncolumns:\n  - {title: ก, field: a}\n```\n"
        missing = preview.after(lambda: preview.source.write_text(text + added, encoding="utf-8"))
        assert "later.csv" in json.dumps(missing["told"], ensure_ascii=False), missing["told"]
        there = preview.after(lambda: (preview.folder / "later.csv").write_text("a\n1\n"))
        assert not [m for m in there["told"] if m["severity"] == "error"], there["told"]


@test
def editors_that_rename_are_followed_again_and_again(folder):
    with previewing(folder) as preview:
        text = preview.source.read_text(encoding="utf-8")

        def save(number):
            aside = preview.folder / ".report.md.swp"
            aside.write_text(text.replace("คะแนน", f"คะแนน {number}", 1), encoding="utf-8")
            os.replace(aside, preview.source)

        seen = {preview.state()["pages"][0]}
        for number in range(5):
            seen.add(preview.after(lambda: save(number))["pages"][0])
        assert len(seen) == 6


@test
def an_editor_that_moves_the_old_file_away_shows_no_error_between(folder):
    with previewing(folder) as preview:
        text = preview.source.read_text(encoding="utf-8")

        def save():
            os.rename(preview.source, str(preview.source) + "~")
            time.sleep(0.02)
            preview.source.write_text(text.replace("คะแนน", "คะแนนรวม", 1), encoding="utf-8")

        after = preview.after(save)
        assert not [m for m in after["told"] if m["severity"] == "error"], after["told"]


@test
def an_error_keeps_the_pages_and_says_where(folder):
    with previewing(folder) as preview:
        before = preview.state()
        text = preview.source.read_text(encoding="utf-8")
        broken = preview.after(lambda: preview.source.write_text(text + "\n{{ไม่มี}}\n", encoding="utf-8"))
        errors = [m for m in broken["told"] if m["severity"] == "error"]
        assert broken["pages"] == before["pages"] and len(errors) == 1
        assert errors[0]["line"] == text.count("\n") + 2 and "there is no field “ไม่มี”" in errors[0]["message"], errors
        assert "ไม่มีช่องข้อมูลชื่อ “ไม่มี”" in errors[0]["thai"]["message"] and errors[0]["thai"]["hint"], "the page chooses the language"
        mended = preview.after(lambda: preview.source.write_text(text, encoding="utf-8"))
        assert mended["pages"] == before["pages"] and not [m for m in mended["told"] if m["severity"] == "error"]


@test
def a_source_that_begins_with_an_error_is_shown_once_it_is_mended(folder):
    (folder / "report.md").write_text("{{nothing}}\n")
    preview = Preview(folder)
    try:
        assert preview.state()["pages"] == []
        assert len(preview.after(lambda: (folder / "report.md").write_text("ดี\n"))["pages"]) == 1
    finally:
        preview.process.kill()
        preview.process.wait()


@test
def a_source_that_goes_and_comes_back_is_followed(folder):
    with previewing(folder) as preview:
        text = preview.source.read_text(encoding="utf-8")
        gone = preview.after(preview.source.unlink)
        assert [m for m in gone["told"] if m["severity"] == "error"] and len(gone["pages"]) == 5
        back = preview.after(lambda: preview.source.write_text(text, encoding="utf-8"))
        assert not [m for m in back["told"] if m["severity"] == "error"]


@test
def folders_that_go_and_come_back_are_followed(folder):
    with previewing(folder) as preview:
        aside, other = folder / "aside", folder / "other"
        shutil.copytree(preview.folder, other)
        replace(other / "report.md", "คะแนน", "คะแนนรวม")
        before = preview.state()["pages"]
        gone = preview.after(lambda: os.rename(preview.folder, aside))
        assert [m for m in gone["told"] if m["severity"] == "error"] and gone["pages"] == before
        back = preview.after(lambda: os.rename(other, preview.folder))
        assert not [m for m in back["told"] if m["severity"] == "error"] and back["pages"] != before
        edited = preview.after(lambda: replace(preview.source, "คะแนนรวม", "คะแนน"))
        assert edited["pages"] == before


@test
def the_folder_of_a_picture_is_followed_before_it_is_there(folder):
    aside = folder / "aside"
    (aside / "all").mkdir(parents=True)
    shutil.copy(next(SAMPLES.glob("*/*.png")), aside / "all/a.png")
    (folder / "report.md").write_text("![ตรา](pictures/all/a.png)\n")
    preview = Preview(folder)
    try:
        assert preview.state()["pages"] == []
        assert len(preview.after(lambda: os.rename(aside, folder / "pictures"))["pages"]) == 1
    finally:
        preview.process.kill()
        preview.process.wait()


@test
def a_link_is_followed_where_it_leads(folder):
    (folder / "kept").mkdir()
    (folder / "draft").mkdir()
    (folder / "kept/real.md").write_text("ดี\n")
    os.symlink("../kept/real.md", folder / "draft/report.md")
    preview = Preview(folder / "draft")
    try:
        before = preview.state()["pages"]
        assert preview.after(lambda: (folder / "kept/real.md").write_text("ดีมาก\n"))["pages"] != before
    finally:
        preview.process.kill()
        preview.process.wait()


@test
def a_template_is_shown_with_one_of_its_records_and_follows_the_data(folder):
    copy = folder / "province"
    shutil.copytree(SAMPLES / "batch/province", copy)
    records, scores = copy / "records.csv", copy / "scores.csv"
    lines = records.read_text(encoding="utf-8-sig").splitlines()
    (key, name), other = lines[2].split(",")[:2], lines[1].split(",")[1]
    preview = Preview(copy, "--data", str(records), "--key", key, source="template.md")
    try:
        state = preview.state()
        assert name in state["title"] and other not in state["title"] and len(state["pages"]) == 6, state["title"]
        changed = preview.after(lambda: replace(records, name, name + "ใหม่"))
        assert "ใหม่" in changed["title"] and changed["pages"] != state["pages"]
        row = next(line for line in scores.read_text(encoding="utf-8").splitlines() if line.startswith(key))
        scored = preview.after(lambda: replace(scores, row, row.rsplit(",", 1)[0] + ",1.25"))
        assert scored["pages"] != changed["pages"]
        broken = preview.after(lambda: replace(records, key + ",", "0" + key + ","))
        assert broken["pages"] == scored["pages"] and "E-record" in broken["told"][0]["code"], broken["told"]
        mended = preview.after(lambda: replace(records, "0" + key + ",", key + ","))
        assert mended["pages"] == scored["pages"] and not [one for one in mended["told"] if one["severity"] == "error"]
        status, place = preview.post("find", {"view": 0, "line": 30, "column": 1})
        assert status == 200
        assert preview.post("layouts", {"layouts": [None, "manual"]})[0] == 200
        assert len(preview.state()["views"]) == 2
    finally:
        preview.end()
