"""Layouts side by side, their values, and the draft beside what was."""
import re
import subprocess
import time

from preview_help import PATIENCE, PROGRAM, previewing, replace, test


# ---- Layouts side by side


@test
def layouts_are_shown_side_by_side_and_follow_together(folder):
    with previewing(folder) as preview:
        one = preview.state()
        assert "report" in one["layouts"] and "letter" in one["layouts"]
        (preview.folder / "own.yaml").write_text("extends: report\npage:\n  margins: {left: 4cm}\n")
        assert preview.post("layouts", {"layouts": [None, "manual", "own"]})[0] == 200
        three = preview.state()["views"]
        assert [view["layout"] for view in three] == [None, "manual", "own"]
        pages = [[page["hash"] for page in view["pages"]] for view in three]
        assert pages[0] == one["pages"] and len({tuple(p) for p in pages}) == 3
        after = preview.after(lambda: replace(preview.source, "คะแนน", "คะแนนรวม"))["views"]
        for before, view in zip(three, after):
            assert before["pages"][0]["hash"] != view["pages"][0]["hash"]
        assert preview.post("layouts", {"layouts": ["manual"]})[0] == 200
        assert [view["layout"] for view in preview.state()["views"]] == ["manual"]


@test
def a_layout_with_errors_leaves_the_others_alone(folder):
    with previewing(folder) as preview:
        assert preview.post("layouts", {"layouts": [None, "nosuch"]})[0] == 200
        views = preview.state()["views"]
        assert len(views[0]["pages"]) == 5 and views[1]["pages"] == []
        assert "nosuch" in views[1]["messages"][0]["message"] and views[0]["messages"][0]["severity"] == "note"


# ---- Values of a layout


def values_of(preview, view=0):
    """What the values of a view's layout are, by path; and what is told beside them."""
    status, answer = preview.post("values", {"view": view})
    assert status == 200, status
    return {value["path"]: value for value in answer["layout"]["values"]}, answer


def set_values(preview, values, view=0):
    status, answer = preview.post("set-values", {"view": view, "values": values})
    assert status == 200, status
    return answer


@test
def a_value_is_told_with_what_it_may_be_and_where_it_comes_from(folder):
    with previewing(folder) as preview:
        values, answer = values_of(preview)
        left = values["page.margins.left"]
        assert left["kind"] == "length" and left["value"] == "3cm" and left["default"] == "3cm", left
        assert left["file"].endswith("/base.yaml") and left["line"] > 1 and "cm" in left["units"], left
        assert values["numerals"]["choices"] == ["thai", "arabic"] and values["text.bold"]["kind"] == "boolean"
        assert values["tables.score.padding.x"]["file"].endswith("/report.yaml")
        assert values["fonts.text"]["value"].startswith("[TH Sarabun New, ")
        assert answer["set"] == {} and answer["errors"] == [] and answer["layout"]["own"] is False
        lines = preview.source.read_text(encoding="utf-8").split("\n")
        for file, line in answer["layout"]["column_widths"]:
            assert file.endswith("report.md") and "table" in lines[line - 1], (file, line)


@test
def a_value_that_is_set_is_seen_at_once_and_let_go_again(folder):
    with previewing(folder) as preview:
        before = preview.state()
        assert preview.post("layouts", {"layouts": [None, "report"]})[0] == 200
        assert set_values(preview, {"page.margins.left": "4cm"})["errors"] == []
        views = preview.state()["views"]
        assert views[0]["unsaved"] == 1 and views[1]["unsaved"] == 0
        assert views[0]["pages"] != views[1]["pages"]
        assert [page["hash"] for page in views[1]["pages"]] == before["pages"], "the other view is as it was"
        values, answer = values_of(preview)
        assert values["page.margins.left"]["set"] == "4cm" and answer["set"] == {"page.margins.left": "4cm"}
        set_values(preview, {})
        assert preview.state()["pages"] == before["pages"] and preview.state()["views"][0]["unsaved"] == 0


@test
def a_value_that_is_wrong_is_told_beside_it_and_keeps_the_pages(folder):
    with previewing(folder) as preview:
        good = set_values(preview, {"page.margins.left": "4cm"}) and preview.state()["pages"]
        for value, words in [("4", "no unit"), ("40cm", "leave"), ("", "a length"), ("{", "a length"), ("4cm\nx: y", "one line")]:
            answer = set_values(preview, {"text.size": "15pt", "page.margins.left": value})
            assert [error["path"] for error in answer["errors"]] == ["page.margins.left"], (value, answer)
            assert words in answer["errors"][0]["message"] and answer["errors"][0]["thai"]["message"] not in ("", answer["errors"][0]["message"]), answer
            state = preview.state()
            assert state["pages"] == good and [m["file"] for m in state["told"] if m["severity"] == "error"] == ["values"], state["told"]
        assert values_of(preview)[1]["errors"], "they are told to who asks later too"
        assert set_values(preview, {"page.margins.left": "4cm"})["errors"] == [] and preview.state()["pages"] == good


@test
def values_stay_while_the_draft_and_the_views_change(folder):
    with previewing(folder) as preview:
        set_values(preview, {"text.size": "15pt"})
        small = preview.state()["pages"]
        text = preview.source.read_text(encoding="utf-8")
        after = preview.after(lambda: preview.source.write_text(text.replace("คะแนน", "คะแนนรวม", 1), encoding="utf-8"))
        assert after["views"][0]["unsaved"] == 1 and after["pages"] != small
        assert preview.after(lambda: preview.source.write_text(text, encoding="utf-8"))["pages"] == small
        preview.post("layouts", {"layouts": ["manual", None]})
        assert [view["unsaved"] for view in preview.state()["views"]] == [0, 1], "it is another place, but the same view"
        preview.post("layouts", {"layouts": [None]})
        assert preview.state()["pages"] == small
        preview.post("layouts", {"layouts": ["manual"]})
        preview.post("layouts", {"layouts": [None]})
        assert preview.state()["views"][0]["unsaved"] == 0, "another layout was chosen between"


@test
def values_are_saved_into_the_documents_own_layout(folder):
    with previewing(folder) as preview:
        own = preview.folder / "own.yaml"
        own.write_text("# ของเรา\nextends: report\ntext: {size: 15pt} # เล็ก\n", encoding="utf-8")
        preview.post("layouts", {"layouts": ["own", None]})
        set_values(preview, {"text.size": "14pt", "numerals": "arabic"})
        pages = preview.state()["pages"]
        status, answer = preview.post("save-values", {"view": 0})
        assert status == 200 and answer == {"file": "own.yaml"}, answer
        assert own.read_text(encoding="utf-8") == "# ของเรา\nextends: report\ntext: {size: 14pt} # เล็ก\nnumerals: arabic\n"
        state = preview.state()
        assert state["pages"] == pages and state["views"][0]["unsaved"] == 0
        assert values_of(preview)[0]["text.size"]["value"] == "14pt"


@test
def values_of_a_shipped_layout_are_saved_into_a_new_one(folder):
    with previewing(folder) as preview:
        set_values(preview, {"page.margins.left": "4cm"})
        pages = preview.state()["pages"]
        assert "not the document's own" in preview.post("save-values", {"view": 0})[1]["error"]
        for name in ["../own", "", ".own", "a/b"]:
            assert "no name" in preview.post("save-values", {"view": 0, "name": name})[1]["error"], name
        (preview.folder / "taken.yaml").write_text("extends: base\n")
        answer = preview.post("save-values", {"view": 0, "name": "taken"})[1]
        assert "already" in answer["error"] and "มีไฟล์ชื่อนี้อยู่แล้ว" in answer["thai"]["error"], answer
        codes = [message["code"] for message in preview.state()["views"][0]["messages"]]
        assert "E-layout-save" not in codes, "what was not saved is no error of the document"
        assert preview.state()["views"][0]["unsaved"] == 1
        source = preview.source.read_bytes()
        answer = preview.post("save-values", {"view": 0, "name": "report-own"})[1]
        assert answer == {"file": "report-own.yaml", "layout": "report-own", "isNamed": False}, answer
        assert (preview.folder / "report-own.yaml").read_text() == "extends: report\npage:\n  margins:\n    left: 4cm\n"
        state = preview.state()
        assert state["views"][0]["layout"] == "report-own" and state["pages"] == pages and "report-own" in state["layouts"]
        assert preview.source.read_bytes() == source, "the source is not touched unless that is asked for"


@test
def the_source_names_the_new_layout_when_that_is_asked_for(folder):
    with previewing(folder) as preview:
        text = preview.source.read_text(encoding="utf-8")
        set_values(preview, {"page.margins.left": "4cm"})
        pages = preview.state()["pages"]
        answer = preview.post("save-values", {"view": 0, "name": "report-own", "source": True})[1]
        assert answer["isNamed"] is True, answer
        now = preview.source.read_text(encoding="utf-8")
        assert re.sub(r"(?m)^layout:.*\n", "", now, count=1) == re.sub(r"(?m)^layout:.*\n", "", text, count=1)
        assert "\nlayout: report-own\n" in now
        state = preview.state()
        assert state["views"][0]["layout"] is None and state["pages"] == pages


@test
def a_layout_that_changed_meanwhile_is_not_overwritten(folder):
    with previewing(folder) as preview:
        own = preview.folder / "own.yaml"
        own.write_text("extends: report\n")
        preview.post("layouts", {"layouts": ["own"]})
        set_values(preview, {"text.size": "14pt"})
        preview.after(lambda: own.write_text("extends: report\nbroken: 1\n"))
        answer = preview.post("save-values", {"view": 0})[1]
        assert "error" in answer and own.read_text() == "extends: report\nbroken: 1\n", answer
        assert preview.state()["views"][0]["unsaved"] == 1


@test
def requests_for_values_that_make_no_sense_are_refused(folder):
    with previewing(folder) as preview:
        for name, body in [("values", {}), ("values", {"view": 7}), ("values", {"view": -1}), ("values", {"view": "0"}), ("values", []),
                           ("set-values", {"view": 0}), ("set-values", {"view": 0, "values": []}), ("set-values", {"view": 0, "values": {"a": 1}}),
                           ("set-values", {"view": 0, "values": {"a": None}}), ("set-values", {"view": 0, "values": {"a": "x" * 5000}}),
                           ("set-values", {"view": 0, "values": {"x" * 500: "a"}}), ("set-values", {"view": 9, "values": {}}),
                           ("set-values", {"view": 0, "values": {str(i): "1" for i in range(1001)}}),
                           ("save-values", {}), ("save-values", {"view": 0, "name": 7}), ("save-values", {"view": 0, "name": "x" * 300})]:
            assert preview.post(name, body)[0] == 400, (name, str(body)[:80])
        assert preview.state()["views"][0]["unsaved"] == 0


# ---- Compared with what was


@test
def the_draft_is_compared_with_the_last_commit_and_follows(folder):
    with previewing(folder) as preview:
        assert preview.state()["comparison"] is None
        preview.post("compare", {"view": 0, "against": "commit"})
        none = preview.state()["comparison"]
        assert none["failure"] and none["report"] is None, none
        for command in [["init", "-q"], ["add", "-A"], ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "one"]]:
            subprocess.run(["git", *command], cwd=preview.folder, check=True, stdout=subprocess.DEVNULL)
        assert preview.post("compare", {"view": 0, "against": "commit"})[0] == 200
        assert preview.state()["comparison"]["report"]["same"] is True
        replace(preview.source, "คะแนน", "คะแนนรวม")
        for _ in range(50 * PATIENCE):
            report = preview.state()["comparison"]["report"]
            if report and not report["same"]:
                break
            time.sleep(0.02)
        assert any("รวม" in d["message"] for d in report["differences"]), report["differences"]
        assert report["differences"][0]["b"]["boxes"][0]["page"] == 1
        assert preview.post("compare", {"view": 0, "against": None})[0] == 200
        assert preview.state()["comparison"] is None


@test
def the_draft_is_compared_with_a_saved_pdf(folder):
    with previewing(folder) as preview:
        subprocess.run([*PROGRAM, "build", "-q", str(preview.source), "-o", str(preview.folder / "signed.pdf")], check=True)
        assert preview.post("pdfs", {}) == (200, {"pdfs": ["signed.pdf"]})
        assert preview.post("compare", {"view": 0, "against": "signed.pdf"})[0] == 200
        comparison = preview.state()["comparison"]
        assert comparison["against"] == "signed.pdf" and comparison["report"]["same"] is True, comparison
        for wrong in ["../signed.pdf", "/etc/passwd", "report.md", ".pdf", "", 7, ["signed.pdf"]]:
            assert preview.post("compare", {"view": 0, "against": wrong})[0] == 400, wrong
        assert preview.post("compare", {"view": 5, "against": "commit"})[0] == 400
        assert preview.post("compare", {"view": 0, "against": "none.pdf"})[0] == 200
        assert preview.state()["comparison"]["failure"]
