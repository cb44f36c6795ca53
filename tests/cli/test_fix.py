#!/usr/bin/env python3
"""`likhit fix --letters`: what it rewrites, what it leaves, and that nothing is lost. LIKHIT names the program.

Warnings of the same letters, where reports and their data are read.
"""
import os
import pathlib
import sys
import tempfile

from batch_help import TESTS, run, test

FRONT = "---\nlayout: report\ntitle: ก\n---\n\n"


def write(folder, name, text):
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def fix(*arguments, code=0):
    result = run("fix", "--letters", *arguments)
    assert result.returncode == code, f"exit {result.returncode}: {result.stdout}{result.stderr}"
    return result


@test
def letters_are_rewritten_and_the_old_file_is_kept(folder):
    path = write(folder, "report.md", "เเจ้งผลเเล้ว ท\u0e4dางาน\n")
    result = fix(path)
    assert path.read_text() == "แจ้งผลแล้ว ทำงาน\n"
    assert (folder / "report.md~").read_text() == "เเจ้งผลเเล้ว ท\u0e4dางาน\n"
    assert f"{path}: 3 letters rewritten; the old file is {path}~\n" in result.stdout
    assert "  two เ to แ: 2 places\n" in result.stdout and "  a circle and า to ำ: 1 place\n" in result.stdout
    assert result.stderr == ""
    assert "nothing to rewrite" in fix(path).stdout and len(os.listdir(folder)) == 2


@test
def an_older_file_that_was_kept_is_never_overwritten(folder):
    write(folder, "a.md~", "kept")
    write(folder, "a.md~1~", "kept too")
    path = write(folder, "a.md", "เเ")
    assert "a.md~2~" in fix(path).stdout
    assert [(folder / name).read_text() for name in ("a.md", "a.md~", "a.md~1~", "a.md~2~")] == ["แ", "kept", "kept too", "เเ"]


@test
def without_a_backup_there_is_one_file(folder):
    path = write(folder, "a.md", "เเ")
    path.chmod(0o640)
    assert fix("--no-backup", path).stdout.startswith(f"{path}: 1 letter rewritten\n")
    assert os.listdir(folder) == ["a.md"] and path.stat().st_mode & 0o777 == 0o640


@test
def a_check_tells_and_changes_nothing(folder):
    path = write(folder, "a.md", "เเ\n")
    result = fix("--check", path, code=1)
    assert "1 letter to rewrite" in result.stdout and "a.md:1:1: warning: " in result.stderr and "[W-letters]" in result.stderr
    assert path.read_text() == "เเ\n" and os.listdir(folder) == ["a.md"]
    assert fix("--check", write(folder, "b.md", "แ\n")).stderr == ""


@test
def nothing_else_in_the_file_changes(folder):
    front = "\ufeff---\r\nชื่อ: เเ  \r\n---\r\n\r\n"
    body = "```table\r\nรหัส \tเเ\r\n```\r\n\rท่ี\r\n\r\n\u200bราย\u200bงาน e\u0301 \u00a0 no line end"
    path = write(folder, "a.md", front + body)
    fix(path)
    assert path.read_bytes().decode() == (front + body).replace("เเ", "แ").replace("ท่ี", "ที่")


@test
def addresses_and_code_stay(folder):
    text = "http://a.go.th/เเผน `เเ`\n\n```\nเเ\n```\n"
    path = write(folder, "a.md", text + "เเ\n")
    fix(path)
    assert path.read_text() == text + "แ\n"
    assert "nothing to rewrite" in fix("--check", path).stdout


@test
def what_can_mean_two_things_is_told_and_left(folder):
    path = write(folder, "a.md", "ก่้ ไม้เอก ่ นั้น\n")
    result = fix(path)
    assert result.stderr.count("[W-marks]") == 2 and "nothing to rewrite" in result.stdout
    assert path.read_text() == "ก่้ ไม้เอก ่ นั้น\n" and os.listdir(folder) == ["a.md"]


@test
def what_is_no_utf_8_text_is_left(folder):
    for name, data in (("a.csv", "เเ".encode("cp874")), ("b.md", "เเ".encode("utf-16")), ("c.xlsx", b"PK\3\4\0\0" + "เเ".encode())):
        path = write(folder, name, data)
        assert "[E-fix-text]" in fix(path, code=3).stderr and path.read_bytes() == data
    assert fix(folder / "none.md", code=3).stdout == "" and len(os.listdir(folder)) == 3
    fix(folder, code=3)


@test
def one_file_that_cannot_be_read_stops_no_other(folder):
    path = write(folder, "a.md", "เเ")
    assert fix(folder / "none.md", path, code=3).stdout.startswith(f"{path}: 1 letter")
    assert path.read_text() == "แ"


@test
def a_link_stays_a_link(folder):
    (folder / "real").mkdir()
    write(folder / "real", "a.md", "เเ")
    (folder / "a.md").symlink_to("real/a.md")
    fix(folder / "a.md")
    assert (folder / "a.md").is_symlink() and (folder / "real/a.md").read_text() == "แ" and (folder / "real/a.md~").exists()


@test
def right_texts_have_nothing_to_rewrite(folder):
    texts = [*pathlib.Path("samples").rglob("*.md"), *pathlib.Path("samples").rglob("*.csv"), *pathlib.Path("docs").glob("*.th.md"),
             pathlib.Path("tests/extraction/ita-report-2565.txt")]
    assert len(texts) >= 10
    result = fix("--check", *texts)
    assert result.stderr == "", result.stderr


@test
def building_warns_once_of_each_kind_and_prints_what_was_typed(folder):
    path = write(folder, "a.md", FRONT + "เเจ้ง เเล้ว เเก้ไข\n\nท่ี\n")
    result = run("build", path)
    assert result.returncode == 0 and result.stderr.count("[W-letters]") == 2, result.stderr
    assert "a.md:6:1: warning: two “เ” are typed where “แ” is meant, in 3 places" in result.stderr
    assert f"“likhit fix --letters {path}” rewrites all of them" in result.stderr
    assert "เเจ้ง" in run("inspect", "--text", folder / "a.pdf").stdout


@test
def the_command_that_is_told_does_it(folder):
    path = write(folder, "รายงาน ฉบับที่ ๑.md", FRONT + "เเจ้ง\n")
    command = run("build", path).stderr.split("“likhit ")[1].split("”")[0]
    assert os.system(f"'{os.environ.get('LIKHIT', 'build/likhit')}' {command} >/dev/null") == 0
    assert run("build", path).stderr.count("warning") == 0


@test
def data_files_are_warned_of_too(folder):
    write(folder, "d.csv", "ก,ข\nเเ,2\nเเ,3\n")
    path = write(folder, "a.md", FRONT + "```table\ndata: d.csv\ncolumns: [{field: ก}, {field: ข}]\n```\n")
    result = run("build", path)
    assert "d.csv:2:1: warning: two “เ” are typed where “แ” is meant, in 2 places [W-letters]" in result.stderr, result.stderr


@test
def a_batch_warns_once_of_template_and_records(folder):
    template = write(folder, "t.md", FRONT + "เเจ้ง {{ชื่อ}}\n")
    for name, text in (("r.csv", "รหัส,ชื่อ\n1,เเดง\n2,เเสง\n"), ("r.jsonl", '{"รหัส":"1","ชื่อ":"เเดง"}\n{"รหัส":"2","ชื่อ":"เเสง"}\n')):
        result = run("batch", template, "--data", write(folder, name, text), "--out", folder / f"bag-{name}")
        assert result.returncode == 0, result.stderr
        assert result.stderr.count("[W-letters]") == 2, result.stderr
        assert f"{name}:" in result.stderr and "in 2 places" in result.stderr and "t.md:6:1: warning" in result.stderr


def main():
    failed = 0
    for function in TESTS:
        with tempfile.TemporaryDirectory() as folder:
            try:
                function(pathlib.Path(folder))
            except (AssertionError, IndexError) as error:
                failed += 1
                print(f"FAIL {function.__name__}: {error}")
    print(f"fix: {len(TESTS) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
