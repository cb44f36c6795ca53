#!/usr/bin/env python3
"""What a person reads on the terminal is Thai where Thai is asked for: help, summaries, reports. What programs read is not.

LIKHIT names the program (default build/likhit).
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata

import batch_help
from batch_help import SLOW, TESTS, test

COMMANDS = ("build", "batch", "verify", "preview", "diff", "breaks", "fix", "layouts", "inspect", "explain", "extract", "rebuild", "fonts")
ROW = re.compile(r"^  (?:-\w, |    )(--[a-z-]+)")
# Lines that are the same in every language: what is to be typed, an option whose description is on the next line, the layouts
# and faces by name, what a PDF says of itself, a place in a source, the text there and the caret below it.
TECHNICAL = re.compile(r"^ *likhit [^ก-๛]*$|^ {6}--only KEY\[:PAGES\],…$|^[^\t]+\t[^\t]+\t/.*|^ +(layout|font|dictionary|data) \S.* sha256:\w+$|"
                       r"^\S+\.md:\d+:\d+$|^ +\d+ \| |^ +\| +\^~*$|^ *$")


def run(*arguments, language="th", cwd=None, **environment):
    return batch_help.run(*arguments, env={"LIKHIT_LANG": language, **environment}, cwd=cwd)


def is_thai(line):
    return bool(re.search("[ก-ฮ]", line)) or bool(TECHNICAL.match(line))


def all_is_thai(text):
    english = [line for line in text.splitlines() if not is_thai(line)]
    assert text.strip() and not english, "not Thai:\n" + "\n".join(english)
    return text


def cells(text):
    return sum(not unicodedata.category(c) in ("Mn", "Cf") for c in text)


def both(*arguments, cwd=None):
    """What a command says in English and in Thai, and its exit code, which is the same."""
    english, thai = (run(*arguments, language=language, cwd=cwd) for language in ("en", "th"))
    assert english.returncode == thai.returncode, (arguments, english, thai)
    return english.stdout + english.stderr, all_is_thai(thai.stdout + thai.stderr), english.returncode


def report(folder, name="report.md", body="ตามที่ได้ดำเนินการแล้ว 12 ครั้ง"):
    (folder / name).write_text(f"---\nlayout: report\ntitle: รายงาน\n---\n\n{body}\n", encoding="utf-8")
    return name


def says(wanted, text):
    for line in wanted:
        assert line in text, f"“{line}” is not said:\n{text}"


# ---- Help

@test
def the_help_is_thai_to_its_last_line(folder):
    for command in ((), *((command,) for command in COMMANDS)):
        english, thai, code = both(*command, "--help")
        assert code == 0 and not re.search("[ก-ฮ]", english), command
        begins = "ลิขิตจัดหน้า" if not command else f"วิธีใช้: likhit {command[0]} "
        assert thai.startswith(begins), thai.splitlines()[0]


@test
def the_help_has_the_same_options_and_columns_in_both_languages(folder):
    for command in ((), *((command,) for command in COMMANDS)):
        english, thai, _ = both(*command, "--help")
        rows = [[line for line in text.splitlines() if ROW.match(line)] for text in (english, thai)]
        assert [ROW.match(row)[1] for row in rows[0]] == [ROW.match(row)[1] for row in rows[1]], command
        comment = re.compile(r"^(  \S.*?  +)\S")
        columns = [[cells(match[1]) for match in map(comment.match, text.splitlines()) if match] for text in (english, thai)]
        assert columns[0] == columns[1], f"{command}: {columns}"
        for text in (english, thai):
            assert max(map(cells, text.splitlines())) <= 120, (command, max(text.splitlines(), key=cells))
            assert text.endswith("\n") and not text.endswith("\n\n"), command
            assert not any(line != line.rstrip() for line in text.splitlines()), command


@test
def the_language_is_that_of_the_option_else_that_of_the_locale(folder):
    locale = {"LC_ALL": "", "LC_MESSAGES": "", "LANG": "th_TH.UTF-8"}
    assert "วิธีใช้" in run("build", "--help", language="", **locale).stdout
    assert "Usage" in run("build", "--help", "--lang", "en", language="th").stdout
    assert "วิธีใช้" in run("build", "--lang=th", "--help", language="en").stdout
    assert "ลิขิตจัดหน้า" in run("--lang", "th", "--help", language="").stdout


# ---- Summaries

@test
def a_build_is_summed_up_and_timed(folder):
    name = report(folder)
    english, thai, code = both("build", name, "--timings", cwd=folder)
    assert code == 0
    says(["report.pdf: 1 page\n", "engine ", "whole  "], english)
    says(["report.pdf: 1 หน้า\n", "เริ่มโปรแกรม ", "รวม "], thai)
    timed = [line for line in thai.splitlines() if line.endswith(" มิลลิวินาที")]
    assert len(timed) == 6 and len({cells(line) for line in timed}) == 1, timed
    name = report(folder, "two.md", "หนึ่ง\n\n```pagebreak\n```\n\nสอง")
    english, thai, _ = both("build", name, "--format", "png", cwd=folder)
    says(["two.png: 2 pages, each a numbered file\n"], english)
    says(["two.png: 2 หน้า แยกไฟล์ละหน้า"], thai)


@test
def a_batch_is_summed_up(folder):
    batch_help.small(folder, [("a", 1), ("b", 2), ("c", 3)])
    rows = ("batch", "t.md", "--data", "t.csv")
    english, thai, code = both(*rows, "--check", cwd=folder)
    assert code == 0
    says(["3 records, 0 with errors\n"], english)
    says(["ตรวจแล้ว 3 รายการ มีข้อผิดพลาด 0 รายการ\n"], thai)
    for language, bar, made in (("en", "3 of 3, ", "bag: 3 made, 0 kept, 0 failed; 3 pages in "),
                                ("th", "3 จาก 3 รายการ วินาทีละ ", "bag: ทำใหม่ 3 ฉบับ คงของเดิม 0 ฉบับ ไม่สำเร็จ 0 ฉบับ รวม 3 หน้า ใช้เวลา ")):
        result = run(*rows, "--out", f"{language}-bag", "--progress", "bar", language=language, cwd=folder)
        assert result.returncode == 0, result
        says([bar, made], result.stderr)
        assert language == "en" or all_is_thai(result.stderr)
        both_forms = [run("verify", f"{language}-bag", *more, language=language, cwd=folder) for more in ((), ("--json",))]
        says([f"{language}-bag: 3 files, all as they were\n" if language == "en" else "3 ไฟล์ ครบและตรงตามเดิมทุกไฟล์\n"], both_forms[0].stdout)
        assert both_forms[1].stdout == "", both_forms[1]
    english, thai, _ = both(*rows, "--merge", "all.pdf", "--progress", "none", cwd=folder)
    says(["all.pdf: 3 printed, 0 failed; 3 pages in "], english)
    says(["all.pdf: รวมไว้ 3 รายการ ไม่สำเร็จ 0 รายการ รวม 3 หน้า ใช้เวลา "], thai)


@test
def a_batch_that_fails_says_why_and_how_to_go_on(folder):
    batch_help.small(folder, [("a", 1), ("b", "none")], template="![ก]({{n}}.png)\n")
    (folder / "1.png").write_bytes(b"")
    rows = ("batch", "t.md", "--data", "t.csv", "--progress", "none", "-j1")
    for language, why, stopped, none in (
            ("en", "bag-en: 0 made, 0 kept, 2 failed; 0 pages in ", "stopped at the first that failed: go on with --resume\n",
             "en.pdf: no print was made\n"),
            ("th", "bag-th: ทำใหม่ 0 ฉบับ คงของเดิม 0 ฉบับ ไม่สำเร็จ 2 ฉบับ รวม 0 หน้า ใช้เวลา ",
             "หยุดที่รายการแรกที่ทำไม่สำเร็จ ทำต่อได้ด้วย --resume\n", "th.pdf: ไม่ได้ทำไฟล์รวมสำหรับพิมพ์\n")):
        whole = run(*rows, "--out", f"bag-{language}", language=language, cwd=folder)
        assert whole.returncode == 1, whole
        says([why, "why: bag-en/messages.jsonl\n" if language == "en" else "ดูสาเหตุใน bag-th/messages.jsonl\n"], whole.stderr)
        fast = run(*rows, "--out", f"fast-{language}", "--fail-fast", language=language, cwd=folder)
        says([stopped], fast.stderr)
        print_room = run(*rows, "--merge", f"{language}.pdf", language=language, cwd=folder)
        says([none], print_room.stderr)
        assert language == "en" or all_is_thai(whole.stderr + fast.stderr + print_room.stderr)


@test
def shards_and_their_sum_are_told(folder):
    batch_help.small(folder, [("a", 1), ("b", 2)])
    for language, shard, joined in (("en", " (shard 1 of 2)\n", "en: 2 records of 2 shards, 0 failed; 2 pages\n"),
                                    ("th", " (ส่วนงานที่ 1 จาก 2)\n", "th: 2 รายการ จาก 2 ส่วนงาน ไม่สำเร็จ 0 รายการ รวม 2 หน้า\n")):
        told = [run("batch", "t.md", "--data", "t.csv", "--out", f"{language}-{i}", "--shard", f"{i}/2", "--progress", "none",
                    language=language, cwd=folder).stderr for i in (1, 2)]
        says([shard], told[0])
        says([joined], run("batch", "--collect", f"{language}-1", f"{language}-2", "--out", language, language=language, cwd=folder).stderr)


# ---- Reports

@test
def what_is_in_a_pdf_is_told_in_columns(folder):
    run("build", report(folder), "--pdf", "archive-source", cwd=folder)
    english, thai, _ = both("inspect", "report.pdf", cwd=folder)
    says(["version    1.7\n", "claims     PDF/A-3A, PDF/UA-1\n", "pages      1, 595 × 842 pt, from “๑” to “๑”\n", ", embedded, subset\n"], english)
    says(["PDF/A-3A, PDF/UA-1\n", "1 หน้า ขนาด 595 × 842 pt เลขหน้า “๑” ถึง “๑”\n", " ฝังในไฟล์ เฉพาะอักขระที่ใช้\n", "ทำขึ้นจาก "], thai)
    columns = [{cells(re.match(r"( +|\S+ ?\S+ +)", line)[1]) for line in text.splitlines() if line[0] == " "} for text in (english, thai)]
    assert len(columns[0]) == len(columns[1]) == 1, columns
    english, thai, code = both("rebuild", "report.pdf", cwd=folder)
    assert code == 0
    says(["report.pdf: the same ", " bytes, SHA-256 "], english)
    says(["report.pdf: ตรงกันทุกไบต์ ("], thai)
    changed = bytearray((folder / "report.pdf").read_bytes())
    changed[9] = 0xE4  # in the comment behind the version
    (folder / "report.pdf").write_bytes(changed)
    english, thai, code = both("rebuild", "report.pdf", cwd=folder)
    assert code == 1
    says(["report.pdf: other bytes, from byte 10 on\n"], english)
    says(["report.pdf: ไม่ตรงกัน ตั้งแต่ไบต์ที่ 10\n"], thai)


@test
def differences_and_breaks_are_told(folder):
    a, b = report(folder, "a.md"), report(folder, "b.md", "ตามที่ได้ดำเนินการแล้ว 13 ครั้ง")
    english, thai, code = both("diff", a, b, cwd=folder)
    assert code == 1
    says(["page 1: “12” → “13”  (b.md:", "1 changed; 1 page\n"], english)
    says(["หน้า 1: “12” → “13”  (b.md:", "แก้ไข 1 แห่ง; 1 หน้า\n"], thai)
    english, thai, _ = both("breaks", "--why", a, cwd=folder)
    says(["\tbetween two Thai words\n"], english)
    says(["\tระหว่างคำไทยสองคำ\n"], thai)


@test
def fonts_and_codes_are_told(folder):
    english, thai, code = both("fonts", "No Such Face", "Laksaman")
    assert code == 4
    says(["No Such Face\tnot installed\n", "Laksaman (bold)\t"], english)
    says(["No Such Face\tไม่มีในเครื่อง\n", "Laksaman (ตัวหนา)\t"], thai)
    english, thai, _ = both("explain", "E-file-open")
    says(["E-file-open: error (exit code 3)\n"], english)
    says(["E-file-open: ข้อผิดพลาด (รหัสจบ 3)\n"], thai)


@test
def what_programs_read_is_the_same_in_every_language(folder):
    a, b = report(folder, "a.md"), report(folder, "b.md", "ตามที่ได้ดำเนินการแล้ว 13 ครั้ง\n\nเพิ่ม")
    run("build", a, cwd=folder)
    for arguments in (("diff", a, b, "--json"), ("inspect", "a.pdf", "--json"), ("inspect", "a.pdf", "--tags"), ("inspect", "a.pdf", "--text"),
                      ("layouts",), ("layouts", "--schema"), ("build", a, "--format", "json", "-o", "-"), ("build", a, "--map", "-", "-o", "a.pdf"),
                      ("breaks", a), ("--version",)):
        english, thai = (run(*arguments, language=language, cwd=folder) for language in ("en", "th"))
        assert english.stdout == thai.stdout and english.returncode == thai.returncode, arguments
    batch_help.small(folder, [("a", 1)])
    for language in ("en", "th"):
        lines = run("batch", "t.md", "--data", "t.csv", "--out", language, "--progress", "json", language=language, cwd=folder).stdout.splitlines()
        assert set(json.loads(lines[-1])) == {"total", "kept", "made", "failed", "pages", "seconds"}, lines


def main():
    failed = 0
    for function in TESTS:
        with tempfile.TemporaryDirectory() as folder:
            try:
                function(pathlib.Path(folder))
            except Exception as error:  # an unforeseen answer of the program is a failure of that test alone
                failed += 1
                print(f"thai: {function.__name__}: {type(error).__name__}: {error}")
    print(f"thai: {len(TESTS) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
