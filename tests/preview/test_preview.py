#!/usr/bin/env python3
"""The preview as the network sees it: who gets an answer, and what follows a save.

LIKHIT names the program (default build/likhit), RUNNER what it runs under. What a browser makes of it is tested in
tests/browser.
"""
import contextlib
import http.client
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse

PROGRAM = [*os.environ.get("RUNNER", "").split(), os.path.abspath(os.environ.get("LIKHIT", "build/likhit"))]
SAMPLES = pathlib.Path("samples").resolve()
PATIENCE = 20 * (10 if os.environ.get("SANITIZE") else 1)  # seconds until a test gives up
TESTS = []


def test(function):
    TESTS.append(function)
    return function


class Preview:
    """A running preview of a copy of a sample, and a client that knows its address."""

    def __init__(self, folder, *options, source="report.md"):
        self.folder = folder
        self.source = folder / source
        self.environment = {**os.environ, "XDG_RUNTIME_DIR": str(folder)}
        self.process = subprocess.Popen([*PROGRAM, "preview", "--no-open", *options, str(self.source)], text=True,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=self.environment)
        self.address = self.process.stdout.readline().strip()
        parts = urllib.parse.urlsplit(self.address)
        self.port, self.path = parts.port, parts.path

    def ask(self, name="", method="GET", headers=None, path=None, host=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.putrequest(method, self.path + name if path is None else path, skip_host=True)
        connection.putheader("Host", host or f"127.0.0.1:{self.port}")
        for key, value in (headers or {}).items():
            connection.putheader(key, value)
        connection.endheaders()
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, body, dict(answer.getheaders())

    def post(self, name, body, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("POST", self.path + name, json.dumps(body), {"Content-Type": "application/json", **(headers or {})})
        answer = connection.getresponse()
        text = answer.read()
        connection.close()
        return answer.status, json.loads(text) if text else None

    def state(self):
        """What is shown: of the first view, its pages' hashes and what is told beside the rest."""
        status, body, _ = self.ask("state.json")
        assert status == 200, status
        state = json.loads(body)
        return {**state, "pages": [page["hash"] for page in state["views"][0]["pages"]], "told": state["views"][0]["messages"]}

    def after(self, change):
        """The state after a change: the first event that follows it is waited for."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", self.path + "events")
        events = connection.getresponse()
        known = self.state()["version"]
        change()
        for line in events:
            if line.startswith(b"data: ") and json.loads(line[6:])["version"] > known:
                break
        connection.close()
        return self.state()

    def end(self, number=signal.SIGINT):
        self.process.send_signal(number)
        code = self.process.wait(PATIENCE)
        return code, self.process.stderr.read()


@contextlib.contextmanager
def previewing(folder, *options, sample="ita-2565"):
    copy = folder / sample
    shutil.copytree(SAMPLES / sample, copy)
    preview = Preview(copy, *options)
    try:
        yield preview
    finally:
        preview.process.kill()
        preview.process.wait()


def replace(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


# ---- Who gets an answer


@test
def the_address_is_of_this_machine_with_a_token(folder):
    with previewing(folder) as preview:
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/[0-9a-f]{32}/", preview.address), preview.address
        status, body, headers = preview.ask()
        assert status == 200 and b"<html" in body
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert headers["Cache-Control"] == "no-store"
        listening = subprocess.run(["ss", "-ltn"], capture_output=True, text=True).stdout if shutil.which("ss") else ""
        assert f"0.0.0.0:{preview.port}" not in listening and f"[::]:{preview.port}" not in listening


@test
def nothing_is_given_without_the_token(folder):
    with previewing(folder) as preview:
        wrong = preview.path[:-2] + ("0" if preview.path[-2] != "0" else "1") + "/"
        for path in ["/", "/state.json", "/main.js", wrong, wrong + "state.json", preview.path.upper(), preview.path[:-1],
                     "//" + preview.path, "/x" + preview.path]:
            status, body, _ = preview.ask(path=path)
            assert status == 404 and body == b"", (path, status, body)


@test
def nothing_is_given_to_another_host(folder):
    with previewing(folder) as preview:
        for host in ["evil.example", f"evil.example:{preview.port}", "127.0.0.1", "127.0.0.1:1", f"127.0.0.1.evil:{preview.port}",
                     f"[::1]:{preview.port}"]:
            status, body, _ = preview.ask("state.json", host=host)
            assert status == 403 and body == b"", (host, status)
        assert preview.ask("state.json", host=f"localhost:{preview.port}")[0] == 200


@test
def nothing_is_given_to_the_scripts_of_another_page(folder):
    with previewing(folder) as preview:
        own = f"http://127.0.0.1:{preview.port}"
        for headers in [{"Origin": "http://evil.example"}, {"Origin": "null"}, {"Origin": own + "1"}, {"Origin": "https" + own[4:]},
                        {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}]:
            for name in ["", "state.json", "events"]:
                status, body, answer = preview.ask(name, headers=headers)
                assert status == 403 and body == b"", (headers, status)
                assert "Access-Control-Allow-Origin" not in answer
        assert preview.ask("state.json", headers={"Origin": own, "Sec-Fetch-Site": "same-origin"})[0] == 200


@test
def no_file_is_served(folder):
    with previewing(folder) as preview:
        (folder / "secret.txt").write_text("secret")
        for name in ["../secret.txt", "..%2fsecret.txt", "%2e%2e/secret.txt", "report.md", "pages/../report.md", "pages/../../secret.txt",
                     "/etc/passwd", "pages//etc/passwd", "pages/0000000000000000.svg", "....//secret.txt", "main.js/../report.md",
                     "%00", "main.js%00.html"]:
            status, body, _ = preview.ask(name)
            assert status in (400, 404) and body == b"", (name, status, body[:80])


@test
def a_page_that_is_not_asked_for_well_is_not_answered(folder):
    with previewing(folder) as preview:
        for method in ["PUT", "DELETE", "OPTIONS", "TRACE", "HEAD"]:
            assert preview.ask(method=method)[0] == 405, method
        assert preview.ask("layouts", method="POST", headers={"Content-Length": "0"})[0] == 415
        assert preview.post("layouts", {"layouts": [None]}, {"Content-Type": "text/plain"})[0] == 415
        assert preview.post("layouts", {"layouts": [None]}, {"Origin": "http://evil.example"})[0] == 403
        for name, body in [("nothing", {}), ("../layouts", {}), ("layouts", {}), ("layouts", []), ("layouts", {"layouts": []}),
                           ("layouts", {"layouts": [7]}), ("layouts", {"layouts": [None] * 99})]:
            assert preview.post(name, body)[0] == 400, (name, body)
        assert preview.post("layouts", {"layouts": ["x" * 70000]})[0] == 413
        assert preview.post("layouts", {"layouts": [None]})[0] == 200


@test
def half_requests_keep_nobody_out(folder):
    with previewing(folder) as preview:
        halves = [socket.create_connection(("127.0.0.1", preview.port)) for _ in range(100)]
        for half in halves:
            half.sendall(b"GET / HTTP/1.1\r\nHost: ")
        assert preview.ask("state.json")[0] == 200
        for half in halves:
            half.close()


# ---- Following the draft


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
        assert errors[0]["line"] == text.count("\n") + 2 and "ไม่มี" in errors[0]["message"], errors
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


# ---- Both ways between page and source


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
            assert words in answer["errors"][0]["message"], answer
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
        assert "already" in preview.post("save-values", {"view": 0, "name": "taken"})[1]["error"]
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


# ---- Beginning and end


@test
def a_second_start_says_where_the_first_one_runs(folder):
    with previewing(folder) as preview:
        second = subprocess.run([*PROGRAM, "preview", "--no-open", "report.md"], cwd=preview.folder, env=preview.environment,
                                capture_output=True, text=True, timeout=PATIENCE)
        assert second.returncode == 0 and preview.address in second.stdout, second
        preview.end()
        third = Preview(preview.folder)
        assert third.address.startswith("http://127.0.0.1:")
        assert third.end() == (0, "")


LONG = "".join(f"ย่อหน้าที่ {i} " + "การดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน " * 6 + "\n\n" for i in range(3000))


def starting(folder):
    """A preview of a long report that has told no address yet."""
    (folder / "report.md").write_text(LONG, encoding="utf-8")
    command = [*PROGRAM, "preview", "--no-open", str(folder / "report.md")]
    environment = {**os.environ, "XDG_RUNTIME_DIR": str(folder)}
    process = subprocess.Popen(command, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)
    while not list(folder.glob("likhit/preview-*")):
        time.sleep(0.01)
    return process, command, environment


@test
def a_second_start_waits_until_the_first_one_has_an_address(folder):
    process, command, environment = starting(folder)
    try:
        second = subprocess.run([*command, "--goto", "3"], capture_output=True, text=True, env=environment, timeout=PATIENCE)
        address = process.stdout.readline().strip()
        assert second.returncode == 0 and address and address in second.stdout, (address, second)
    finally:
        process.kill()
        process.wait()


@test
def a_preview_that_was_killed_is_not_taken_for_one_that_runs(folder):
    with previewing(folder) as preview:
        preview.process.kill()
        preview.process.wait()
        command = [*PROGRAM, "preview", "--no-open", str(preview.source)]
        again = subprocess.Popen(command, text=True, stdout=subprocess.PIPE, env=preview.environment)
        try:
            address = again.stdout.readline().strip()
            assert address.startswith("http://") and address != preview.address, address
        finally:
            again.kill()
            again.wait()


@test
def it_ends_at_once_before_it_has_an_address(folder):
    process, _, _ = starting(folder)
    process.send_signal(signal.SIGINT)
    told, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == -signal.SIGINT and told == "", (process.returncode, told)


@test
def it_ends_with_the_terminal_and_while_somebody_listens(folder):
    for number in [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]:
        inner = folder / number.name
        inner.mkdir()
        with previewing(inner) as preview:
            connection = http.client.HTTPConnection("127.0.0.1", preview.port, timeout=PATIENCE)
            connection.request("GET", preview.path + "events")
            connection.getresponse()
            assert preview.end(number) == (0, "")
            assert not list((preview.folder / "likhit").glob("preview-*"))


@test
def a_port_that_is_taken_is_an_error(folder):
    with previewing(folder) as preview:
        (folder / "other").mkdir()
        shutil.copy(preview.source, folder / "other.md")
        other = subprocess.run([*PROGRAM, "preview", "--no-open", "--port", str(preview.port), folder / "other.md"],
                               capture_output=True, text=True, timeout=PATIENCE, env=preview.environment)
        assert other.returncode == 3 and "E-preview-port" in other.stderr, other


@test
def arguments_that_are_wrong_are_told(folder):
    for arguments, words in [((), "name the Markdown file"), (("no.md",), "cannot read"), (("--port", "0", "a.md"), "1 to 65535"),
                             (("a.md", "b.md"), "one source at a time"), (("--prot", "1"), "--port")]:
        result = subprocess.run([*PROGRAM, "preview", *arguments], capture_output=True, text=True, timeout=PATIENCE)
        assert result.returncode != 0 and words in result.stderr, result


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
    print(f"preview: {len(wanted) - failed} passed, {failed} failed")
    return failed != 0


sys.exit(main())
