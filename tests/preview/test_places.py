"""Both ways between page and source."""
import json
import subprocess
import time

from preview_help import PATIENCE, PROGRAM, previewing, replace, test


@test
def a_place_on_the_page_names_its_line_and_a_line_its_place(folder):
    with previewing(folder) as preview:
        text = preview.source.read_text(encoding="utf-8").split("\n")
        line = next(i for i, l in enumerate(text, 1) if l.startswith("ตามที่"))
        status, found = preview.post("find", {"view": 0, "line": line, "column": text[line - 1].index("ประเมิน") + 1})
        assert status == 200 and found["page"] == 1 and found["line"] == line, found
        box = found["box"]
        status, place = preview.post("place", {"view": 0, "page": 1, "x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2})
        assert (place["line"], place["column"], place["box"]) == (line, found["column"], box), place
        assert place["path"] == str(preview.source.resolve()) and place["isOpened"] is False
        assert preview.post("place", {"view": 0, "page": 1, "x": 1, "y": 1}) == (200, {})
        for body in [{"view": 0}, {"view": 9, "page": 1, "x": 1, "y": 1}, {"view": 0, "page": 1, "x": "1", "y": 1}, []]:
            assert preview.post("place", body)[0] == 400, body
        for body in [{"view": 0}, {"view": 0, "line": 0}, {"view": 0, "line": -5}, {"view": 0, "line": 1e30}]:
            assert preview.post("find", body)[0] == 400, body
        assert preview.post("place", {"view": 0, "page": 1e9, "x": 1e300, "y": -1e300}) == (200, {})


@test
def the_place_of_a_message_is_shown_on_the_last_good_pages(folder):
    with previewing(folder) as preview:
        text = preview.source.read_text(encoding="utf-8").split("\n")
        line = next(i for i, l in enumerate(text, 1) if l.startswith("ตามที่"))
        text[line - 1] += " {{ไม่มี}}"
        broken = preview.after(lambda: preview.source.write_text("\n".join(text), encoding="utf-8"))
        number = next(i for i, m in enumerate(broken["told"]) if m["severity"] == "error")
        status, found = preview.post("find", {"view": 0, "message": number})
        assert status == 200 and found["page"] == 1 and found["line"] == line, found
        assert preview.post("find", {"view": 0, "message": 99}) == (200, {})


@test
def an_editor_sends_the_page_to_a_line(folder):
    with previewing(folder) as preview:
        last = preview.source.read_text(encoding="utf-8").count("\n")
        assert preview.state()["called"] is None
        second = subprocess.run([*PROGRAM, "preview", "--no-open", "--goto", str(last), str(preview.source)], env=preview.environment,
                                capture_output=True, text=True, timeout=PATIENCE)
        assert second.returncode == 0, second
        state = preview.state()
        assert state["calls"] == 1 and state["called"]["page"] == 5 and state["called"]["line"] <= last, state["called"]
        assert preview.post("goto", {"line": 5}) == (200, {"isFound": True})
        assert preview.state()["calls"] == 2 and preview.state()["called"]["page"] == 1
        assert preview.post("goto", {"line": "5"})[0] == 400


@test
def the_first_place_is_that_of_the_command_line(folder):
    with previewing(folder, "--goto", "40:3") as preview:
        assert preview.state()["called"]["line"] <= 40


@test
def a_click_starts_the_editor_with_the_place_and_no_shell(folder):
    record = folder / "record $(touch hacked) ;"
    record.mkdir()
    editor = folder / "editor.sh"
    editor.write_text(f'#!/bin/sh\nprintf "%s|" "$@" > "{folder}/called.tmp"\nmv "{folder}/called.tmp" "{folder}/called"\n')
    editor.chmod(0o755)
    with previewing(record, "--editor", f"{editor} +{{line}}:{{column}} {{file}}") as preview:
        found = preview.post("find", {"view": 0, "line": 13})[1]
        box = found["box"]
        place = preview.post("place", {"view": 0, "page": found["page"], "x": box["x"] + 1, "y": box["y"] + 9, "open": True})[1]
        assert place["isOpened"] is True, place
        for _ in range(100):
            if (folder / "called").exists():
                break
            time.sleep(0.05)
        called = (folder / "called").read_text()
        assert called == f"+{place['line']}:{place['column']}|{place['path']}|", called
        assert place["path"] == str(preview.folder / "scores.csv"), place


@test
def the_map_is_kept_beside(folder):
    with previewing(folder, "--map", str(folder / "map.json")) as preview:
        first = json.loads((folder / "map.json").read_text(encoding="utf-8"))
        assert first["version"] == 1 and len(first["pages"]) == 5
        preview.after(lambda: replace(preview.source, "คะแนน", "คะแนนรวม"))
        for _ in range(100):
            if "คะแนนรวม" in (folder / "map.json").read_text(encoding="utf-8"):
                return
            time.sleep(0.05)
        raise AssertionError("the map does not follow")


@test
def the_layer_of_a_page_is_its_text(folder):
    with previewing(folder) as preview:
        status, body, _ = preview.ask(f"pages/{preview.state()['pages'][0]}.json")
        layer = json.loads(body)
        assert status == 200 and [line["text"] for line in layer["lines"]][0].startswith("รายงานผล")
        assert {"area", "tables", "tags", "width", "height"} < set(layer)
