#!/usr/bin/env python3
"""likhit diff as its users meet it: sources, PDFs and revisions; reports; mistakes and exit codes.

LIKHIT names the program (default build/likhit).
"""
import base64
import json
import os
import pathlib
import re
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as xml
import zlib

PROGRAM = os.path.abspath(os.environ.get("LIKHIT", "build/likhit"))
SLOW = 10 if os.environ.get("SANITIZE") else 1  # the sanitizers' price
SAMPLES = pathlib.Path("samples").resolve()
FRONT = "---\nlayout: report\n---\n\n"
GIT = {"GIT_AUTHOR_NAME": "ก", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "ก",
       "GIT_COMMITTER_EMAIL": "a@example.org", "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1"}
TESTS = []


def test(function):
    TESTS.append(function)
    return function


def run(*arguments, cwd=None, env=None, seconds=60):
    return subprocess.run([PROGRAM, *map(str, arguments)], cwd=cwd, env={**os.environ, **GIT, **(env or {})},
                          capture_output=True, timeout=seconds * SLOW)


def diff(*arguments, code, **options):
    result = run("diff", *arguments, **options)
    told = result.stdout.decode() + result.stderr.decode()
    assert result.returncode == code, f"exit {result.returncode}, not {code}: {told[:800]}"
    return told


def write(folder, name, content):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def built(source, output, *options):
    result = run("build", "-q", source, "-o", output, *options)
    assert result.returncode == 0, result.stderr.decode()
    return output


def git(folder, *arguments):
    subprocess.run(["git", *arguments], cwd=folder, env={**os.environ, **GIT}, check=True, capture_output=True)


def committed(folder, files):
    for name, content in files.items():
        write(folder, name, content)
    if not (folder / ".git").exists():
        git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "x")


def png(width, height, colour):
    """A PNG of one colour."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = (b"\0" + colour * width) * height
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def two(folder, a, b):
    return write(folder, "a.md", FRONT + a), write(folder, "b.md", FRONT + b)


@test
def every_sample_is_the_same_as_itself_and_as_its_own_pdf(folder):
    for source in sorted(SAMPLES.glob("*/*.md")):
        assert "no differences" in diff(source, source, code=0), source
        for profile in ("archive", "plain"):
            pdf = built(source, folder / f"{source.stem}-{profile}.pdf", "--pdf", profile)
            assert "no differences" in diff(source, pdf, code=0), (source, profile)
            assert "no differences" in diff(pdf, source, code=0), (source, profile)


@test
def a_changed_word_is_named_with_its_page_and_its_place(folder):
    a, b = two(folder, "ได้ผลคะแนน ๙๕.๗ ในการประเมิน\n", "ได้ผลคะแนน ๙๖.๒ ในการประเมิน\n")
    told = diff(a, b, code=1)
    assert re.search(r"^page 1: “๙๕\.๗” → “๙๖\.๒”  \(\S*b\.md:5:12\)$", told, re.M), told
    assert "1 changed" in told.splitlines()[-1], told


@test
def two_pdfs_are_compared_word_by_word(folder):
    a, b = two(folder, "เรียน ผู้ว่าราชการ ที่เคารพ\n\nย่อหน้าสุดท้าย\n", "เรียน นายอำเภอ ที่เคารพ\n\nย่อหน้าสุดท้าย\n")
    first, second = built(a, folder / "a.pdf"), built(b, folder / "b.pdf")
    told = diff(first, second, code=1)
    assert "“ผู้ว่าราชการ” → “นายอำเภอ”" in told, told
    assert "สุดท้าย" not in told, told


@test
def what_a_pdf_and_a_source_differ_in_has_its_place_in_the_source(folder):
    a, b = two(folder, "เรียน ผู้ว่าราชการ\n", "เรียน นายอำเภอ\n")
    told = diff(built(a, folder / "a.pdf"), b, code=1)
    assert re.search(r"“ผู้ว่าราชการ” → “นายอำเภอ”  \(\S*b\.md:5:7\)", told), told


@test
def words_set_in_stretched_lines_are_the_same_in_a_pdf(folder):
    """Letters of a justified line stand apart, and a PDF says nothing of words: they are found all the same."""
    report = SAMPLES / "ita-2565"
    shutil.copytree(report, folder / "r")
    source = folder / "r" / "report.md"
    old = built(source, folder / "old.pdf")
    source.write_text(source.read_text().replace("จำนวน ๙๕.๗ คะแนน", "จำนวน ๙๖.๒ คะแนน", 1))
    told = diff(old, source, code=1)
    assert told.splitlines()[0].startswith("page 1: “๙๕.๗” → “๙๖.๒”"), told
    assert "1 changed" in told.splitlines()[-1] and "inserted" not in told and "deleted" not in told, told


@test
def a_source_alone_is_compared_with_the_last_commit(folder):
    committed(folder, {"report.md": FRONT + "คะแนน ๑๐\n"})
    assert "no differences" in diff("report.md", code=0, cwd=folder)
    write(folder, "report.md", FRONT + "คะแนน ๒๐\n")
    told = diff("report.md", code=1, cwd=folder)
    assert "“๑๐” → “๒๐”  (report.md:5:7)" in told, told
    assert diff("HEAD:report.md", "report.md", code=1, cwd=folder) == told


@test
def a_revision_has_its_own_data_layouts_and_pictures(folder):
    table = "```table\ndata: data/d.csv\n```\n"
    crest = (SAMPLES / "letter" / "crest.png").read_bytes()
    own = "extends: report\ntext: {size: 16pt}\n"
    committed(folder, {"r/report.md": "---\nlayout: own\n---\n\n" + table + "\n![ตรา](crest.png)\n",
                       "r/data/d.csv": "ก,ข\n๑,๒\n", "r/own.yaml": own, "r/crest.png": crest})
    git(folder, "tag", "v1.2")
    write(folder, "r/data/d.csv", "ก,ข\n๑,๓\n")
    write(folder, "r/own.yaml", own.replace("16pt", "18pt"))
    (folder / "r" / "crest.png").unlink()
    write(folder, "r/report.md", "---\nlayout: own\n---\n\n" + table)
    told = diff("v1.2:r/report.md", "r/report.md", code=1, cwd=folder)
    assert "“๒” → “๓”" in told and "in another face, size or colour" in told and "deleted “crest.png”" in told, told
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "y")
    assert diff("v1.2:r/report.md", "HEAD:r/report.md", code=1, cwd=folder).count("๓") == 1
    assert "no differences" in diff("r/report.md", code=0, cwd=folder)
    assert "“๒” → “๓”" in diff("v1.2:report.md", "report.md", code=1, cwd=folder / "r"), "from a folder below"


@test
def a_root_is_that_of_the_revision(folder):
    committed(folder, {"shared/d.csv": "ก\n๑\n", "r/report.md": FRONT + "```table\ndata: ../shared/d.csv\n```\n"})
    diff("r/report.md", code=6, cwd=folder)
    text = FRONT + "```table\ndata: shared/d.csv\n```\n"
    committed(folder, {"r/report.md": text})
    write(folder, "shared/d.csv", "ก\n๒\n")
    assert "“๑” → “๒”" in diff("r/report.md", "--root", ".", code=1, cwd=folder)


@test
def neither_the_index_nor_the_working_tree_is_touched(folder):
    committed(folder, {"report.md": FRONT + "ก\n", "other.md": "x\n"})
    write(folder, "report.md", FRONT + "ข\n")
    write(folder, "staged.md", "y\n")
    git(folder, "add", "staged.md")
    before = subprocess.run(["git", "status", "--porcelain"], cwd=folder, capture_output=True, check=True).stdout
    diff("report.md", code=1, cwd=folder)
    after = subprocess.run(["git", "status", "--porcelain"], cwd=folder, capture_output=True, check=True).stdout
    assert before == after, (before, after)


@test
def a_deleted_folder_is_found_in_its_revision(folder):
    committed(folder, {"old/deep/report.md": FRONT + "ก\n", "report.md": FRONT + "ข\n"})
    shutil.rmtree(folder / "old")
    assert "→" in diff("HEAD:old/deep/report.md", "report.md", code=1, cwd=folder)


@test
def nothing_is_left_in_the_temporary_folder(folder):
    place = folder / "tmp"
    place.mkdir()
    work = folder / "work"
    committed(work, {"report.md": FRONT + "ก\n", "bad.md": FRONT + "{{nobody}}\n"})
    for arguments, code in ((["report.md"], 0), (["bad.md"], 6), (["HEAD:none.md", "report.md"], 3),
                            (["nobody:report.md", "report.md"], 3)):
        diff(*arguments, code=code, cwd=work, env={"TMPDIR": str(place)})
        assert not os.listdir(place), (arguments, os.listdir(place))


@test
def a_signal_leaves_nothing_behind(folder):
    place, work, tools = folder / "tmp", folder / "work", folder / "bin"
    place.mkdir()
    tools.mkdir()
    committed(work, {"report.md": FRONT + "ก\n"})
    slow = write(tools, "git", f"#!/bin/sh\ncase \"$*\" in *checkout-index*) sleep 2;; esac\nexec {shutil.which('git')} \"$@\"\n")
    slow.chmod(0o755)
    child = subprocess.Popen([PROGRAM, "diff", "report.md"], cwd=work, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                             env={**os.environ, **GIT, "TMPDIR": str(place), "PATH": f"{tools}:{os.environ['PATH']}"})
    for _ in range(200 * SLOW):
        if any("index" in os.listdir(place / name) for name in os.listdir(place)):
            break
        time.sleep(0.02)
    child.send_signal(signal.SIGTERM)
    assert child.wait(timeout=60 * SLOW) == -signal.SIGTERM, child.returncode
    assert not os.listdir(place), os.listdir(place)


@test
def what_git_cannot_give_is_told(folder):
    work = folder / "work"
    committed(work, {"report.md": FRONT + "ก\n"})
    for arguments, says in ((["HEAD:none.md", "report.md"], "“none.md” is not in the revision “HEAD”"),
                            (["v9:report.md", "report.md"], "there is no revision “v9”"),
                            (["--", "-x:report.md", "report.md"], "there is no revision “-x”"),
                            (["HEAD:none/report.md", "report.md"], "is not in the revision “HEAD”"),
                            (["HEAD:old.pdf", "report.md"], "only sources are taken from a revision")):
        told = diff(*arguments, code=3, cwd=work)
        assert says in told and told.count("error:") == 1, (arguments, told)
    lone = folder / "lone"
    write(lone, "report.md", FRONT + "ก\n")
    ceiling = {"GIT_CEILING_DIRECTORIES": str(folder)}
    assert "lies in no git repository" in diff("report.md", code=3, cwd=lone, env=ceiling)
    assert "git is not installed" in diff("report.md", code=3, cwd=work, env={"PATH": "/nowhere"})


@test
def what_stands_for_an_option_of_git_is_a_name(folder):
    committed(folder, {"report.md": FRONT + "ก\n"})
    for name in ("--output=x:report.md", "-h:report.md", "HEAD --all:report.md", "$(touch x):report.md", ";touch x:report.md"):
        diff("--", name, "report.md", code=3, cwd=folder)
    assert sorted(os.listdir(folder)) == [".git", "report.md"], os.listdir(folder)


@test
def errors_name_the_revision_that_they_are_in(folder):
    committed(folder, {"r/report.md": "---\nlayout: own\n---\n\nก\n", "r/own.yaml": "extends: report\ntext: {size: 1}\n",
                       "r/bad.md": FRONT + "{{nobody}}\n"})
    told = diff("HEAD:r/bad.md", "r/bad.md", code=6, cwd=folder)
    assert "HEAD:r/bad.md:5:1: error:" in told and "\nr/bad.md:5:1: error:" in told, told
    told = diff("HEAD:r/report.md", "r/report.md", code=6, cwd=folder)
    assert "HEAD:r/own.yaml:2:" in told and "/tmp" not in told.replace(str(folder), ""), told


@test
def html_is_one_well_formed_file_with_both_pages_and_marks(folder):
    a, b = two(folder, "ได้คะแนน & <ดี>\n\n```pagebreak\n```\n\nเหมือนกัน\n", "ได้รางวัล & <ดี>\n\n```pagebreak\n```\n\nเหมือนกัน\n")
    page = folder / "o.html"
    diff(a, b, "--quiet", "--html", page, code=1)
    root = xml.parse(page).getroot()
    name = "{http://www.w3.org/1999/xhtml}"
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids)), ids
    links = {element.get("href") for element in root.iter() if element.get("href")}
    assert links and all(link.startswith("#") and link[1:] in ids for link in links), links
    assert not list(root.iter(name + "script")), "no script is needed"
    pictures = [element.get("src") for element in root.iter(name + "img")]
    assert len(pictures) == 2, "the page that is the same on both sides is left out"
    for picture in pictures:
        start, _, data = picture.partition(";base64,")
        assert start == "data:image/svg+xml" and base64.b64decode(data).startswith(b"<?xml"), start
    text = page.read_text()
    assert "แก้ไข" in text and "changed" in text and "1 page without differences is not shown" in text
    diff(built(a, folder / "a.pdf"), b, "--quiet", "--html", page, code=1)
    assert "data:image/png;base64," in page.read_text() and xml.parse(page)


@test
def png_is_written_for_pages_that_differ(folder):
    same = "ย่อหน้านี้เหมือนกันทั้งสองฉบับ"  # and the catchword before it
    body = "{}\n\n```pagebreak\n```\n\n" + same + "\n\n```pagebreak\n```\n\n" + same + "\n\n{}\n"
    a, b = two(folder, body.format("ก่อน", "ต้น"), body.format("หลัง", "ปลาย"))
    diff(a, b, "--quiet", "--png", folder / "o.png", "--ppi", "72", code=1)
    written = sorted(path.name for path in folder.glob("o*"))
    assert written == ["o-1.png", "o-3.png"], written
    data = (folder / "o-1.png").read_bytes()
    assert data.startswith(b"\x89PNG") and abs(int.from_bytes(data[16:20], "big") - (595 * 2 + 12)) < 3, "pages side by side"
    diff(built(a, folder / "a.pdf"), b, "--quiet", "--png", folder / "p.png", code=1)
    assert (folder / "p-1.png").read_bytes().startswith(b"\x89PNG")
    diff(a, a, "--quiet", "--png", folder / "q.png", code=0)
    assert not list(folder.glob("q*")), "no differences, no pictures"


@test
def json_tells_pages_boxes_kinds_and_texts(folder):
    a, b = two(folder, "ได้คะแนน แล้ว\n", "ได้รางวัล แล้ว\n\nเพิ่ม\n")
    told = json.loads(diff(a, b, "--json", code=1))
    assert told["version"] == 1 and told["same"] is False and told["a"]["pages"] == 1, told
    change = next(item for item in told["differences"] if item["kind"] == "changed")
    assert (change["a"]["text"], change["b"]["text"]) == ("คะแนน", "รางวัล"), change
    box = change["b"]["boxes"][0]
    assert box["page"] == 1 and box["width"] > 10 and box["height"] > 10 and change["b"]["line"] == 5, change
    added = next(item for item in told["differences"] if item["kind"] == "inserted")
    assert added["a"] is None and added["b"]["text"] == "เพิ่ม", added
    assert sum(told["counts"].values()) == len(told["differences"]), told["counts"]
    assert json.loads(diff(a, a, "--json", code=0))["same"] is True


@test
def quiet_prints_nothing(folder):
    a, b = two(folder, "ก\n", "ข\n")
    assert diff(a, b, "--quiet", code=1) == "" and diff(a, a, "-q", code=0) == ""


@test
def a_layout_in_place_of_the_sources_holds_for_both(folder):
    a, b = two(folder, "ก\n", "ก\n")
    assert "no differences" in diff(a, b, "--layout", "memo", code=0)
    assert "reprot" in diff(a, b, "--layout", "reprot", code=6)


@test
def files_that_cannot_be_read_or_written_are_exit_3(folder):
    a, b = two(folder, "ก\n", "ข\n")
    damaged = write(folder, "damaged.pdf", b"%PDF-1.7\nnot one\n")
    for arguments in ([a, folder / "none.md"], [a, folder / "none.pdf"], [a, damaged], [a, b, "--html", folder / "no" / "o.html"],
                      [a, b, "--png", folder / "no" / "o.png"], [a, folder]):
        told = diff(*arguments, code=3)
        assert "error:" in told, (arguments, told)


@test
def pictures_and_rules_of_pdfs_are_compared_by_sight(folder):
    """A stamp on a signed copy, another scan, a rule that went: no words tell them."""
    write(folder, "crest.png", (SAMPLES / "letter" / "crest.png").read_bytes())
    write(folder, "other.png", png(120, 60, b"\x20\x40\xa0"))
    text = "ข้อความ\n\n{}\n"
    plain, stamped, other = (built(write(folder, f"{name}.md", FRONT + text.format(body)), folder / f"{name}.pdf")
                             for name, body in (("plain", ""), ("stamped", "![ตรา](crest.png)"), ("other", "![ตรา](other.png)")))
    told = diff(plain, stamped, code=1)
    assert told.splitlines()[0] == "page 1: inserted drawing" and "1 inserted" in told, told
    assert diff(stamped, plain, code=1).startswith("page 1: deleted drawing\n")
    assert "drawing" in diff(stamped, other, code=1)
    assert "drawing" in diff(stamped, folder / "other.md", code=1)
    assert "no differences" in diff(stamped, stamped, code=0)
    scans = [built(write(folder, f"{name}.md", FRONT + f"![ตรา]({name}.png)\n"), folder / f"scan-{name}.pdf")
             for name in ("crest", "other")]
    assert "drawing" in diff(*scans, code=1) and "no differences" in diff(scans[0], scans[0], code=0)
    table = "```table\nrows: [[ก, ข]{}]\ncolumns: [{{width: 3cm}}, {{width: 3cm}}]\n```\n"
    tables = [built(write(folder, f"t{more}.md", FRONT + table.format(rest)), folder / f"t{more}.pdf")
              for more, rest in enumerate(("", ", ['', '']"))]
    assert diff(*tables, code=1).startswith("page 1: inserted drawing\n"), diff(*tables, code=1)


@test
def no_report_is_written_over_what_it_compares(folder):
    """As typed by habit: --html and the name of the report."""
    a, b = two(folder, FRONT + "ก\n\n```table\ndata: t.csv\ncolumns: [{field: x}]\n```\n", FRONT + "ข\n")
    data = write(folder, "t.csv", "x\n1\n")
    pdf = built(a, folder / "a.pdf")
    picture = built(b, folder / "page-1.pdf")
    for sides, over in (((a, b), a), ((a, b), b), ((a, b), data), ((pdf, b), pdf), ((a, pdf), a)):
        before = over.read_bytes()
        told = diff(*sides, "--html", over, code=3)
        assert "overwrite" in told and over.read_bytes() == before, told
    before = picture.read_bytes()
    assert "overwrite" in diff(pdf, picture, "--png", folder / "page.pdf", code=3) and picture.read_bytes() == before


@test
def what_is_no_file_is_not_waited_for(folder):
    a, b = two(folder, "ก\n", "ข\n")
    os.mkfifo(folder / "pipe.pdf")
    (folder / "folder.pdf").mkdir()
    for name in ("pipe.pdf", "folder.pdf"):
        assert "not a regular file" in diff(folder / name, b, code=3)


@test
def wrong_usage_is_exit_2_and_names_the_nearest(folder):
    a, b = two(folder, "ก\n", "ข\n")
    for arguments, says in (([], "name the reports"), ([a, b, a], "third"), ([a, b, "--htlm", "x"], "--html"),
                            ([a, b, "--ppi", "9"], "--ppi"), (["a.pdf"], "second"), (["HEAD:a.md"], "second"),
                            ([a, b, "--jsn"], "--json")):
        assert says in diff(*arguments, code=2, cwd=folder), arguments
    assert "Exit codes: 0 the same, 1" in diff("--help", code=0)


@test
def hundreds_of_pages_that_have_nothing_in_common_end(folder):
    """2 × 160 pages of other words: a comparison of all with all would take minutes."""
    a, b = two(folder, "".join(f"ย่อหน้าที่ {i} {i * 7919} {i * 104729}\n\n" for i in range(5000)),
               "".join(f"บทความ {i + 9000} {i * 7907} {i * 104717}\n\n" for i in range(5000)))
    told = diff(a, b, code=1, seconds=30)
    assert "changed" in told.splitlines()[-1] or "inserted" in told.splitlines()[-1], told[-300:]


def main():
    passed = failed = 0
    chosen = sys.argv[1:]
    for function in TESTS:
        if chosen and not any(word in function.__name__ for word in chosen):
            continue
        with tempfile.TemporaryDirectory() as folder:
            try:
                function(pathlib.Path(folder).resolve())
                passed += 1
            except subprocess.TimeoutExpired as error:
                failed += 1
                print(f"diff: {function.__name__}: still running after {error.timeout:.0f} s")
            except Exception as error:  # an unforeseen answer of the program is a failure of that test alone
                failed += 1
                print(f"diff: {function.__name__}: {type(error).__name__}: {error}")
    print(f"diff: {passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
