#!/usr/bin/env python3
"""The program as its users meet it: bad input, mistyped options, the same bytes each time.

LIKHIT names the program (default build/likhit). Bad input must end in a clear error at its place or a correct
document: never in a signal, a hang or a half-written file.
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

PROGRAM = os.path.abspath(os.environ.get("LIKHIT", "build/likhit"))
SLOW = 10 if os.environ.get("SANITIZE") else 1  # the sanitizers' price
SAMPLE = pathlib.Path("samples/ita-2565").resolve()
PLACE = re.compile(r"^\S.*:\d+:\d+: error: .*\[E-[a-z0-9-]+\]", re.M)
TESTS = []


def test(function):
    TESTS.append(function)
    return function


def run(*arguments, cwd=None, env=None, seconds=20, stdin=None):
    return subprocess.run(
        [PROGRAM, *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, **(env or {})},
        input=stdin,
        capture_output=True,
        timeout=seconds * SLOW,
    )


def text(result):
    return result.stderr.decode("utf-8", "replace")


def write(folder, name, content):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def refused(folder, content, *, code=1, place=True, says=None, files=None, seconds=20, options=()):
    """Builds `content`; it must be refused with `code`, and the folder must hold what it held before."""
    for name, data in (files or {}).items():
        write(folder, name, data)
    source = write(folder, "report.md", content)
    old = write(folder, "report.pdf", "the old file")
    before = sorted(os.listdir(folder))
    result = run("build", source, *options, seconds=seconds)
    output = text(result)
    assert result.returncode == code, f"exit {result.returncode}, not {code}: {output[:600]}"
    assert "error:" in output, f"no error is printed: {output[:600]}"
    assert not place or PLACE.search(output), f"no file:line:col: {output[:600]}"
    assert says is None or says in output, f"“{says}” is not said: {output[:600]}"
    assert sorted(os.listdir(folder)) == before, f"files left: {sorted(os.listdir(folder))}"
    assert old.read_text() == "the old file", "the old output was touched"
    return output


def built(folder, content, *, files=None, seconds=20, options=()):
    for name, data in (files or {}).items():
        write(folder, name, data)
    source = write(folder, "report.md", content)
    result = run("build", source, *options, seconds=seconds)
    assert result.returncode == 0, f"exit {result.returncode}: {text(result)[:600]}"
    return result


FRONT = "---\nlayout: report\n---\n"


@test
def broken_utf8_is_refused_at_its_place(folder):
    output = refused(folder, FRONT.encode() + "ข้อความ ".encode() + b"\xe0\xb8 abc\n")
    assert re.search(r"report\.md:4:\d+: error", output), output


@test
def broken_yaml_is_refused_at_its_place(folder):
    output = refused(folder, "---\nlayout: [report\ntitle: ก\n---\nข้อความ\n")
    assert re.search(r"report\.md:[1-4]:\d+: error", output), output


@test
def unknown_layout_names_the_nearest(folder):
    output = refused(folder, "---\nlayout: reprot\n---\nข้อความ\n", code=1)
    assert "report.md:2:" in output and "reprot" in output and "report" in output.replace("reprot", ""), output


@test
def ragged_csv_is_refused_at_its_row(folder):
    block = "```table\ndata: a.csv\nstyle: score\ncolumns:\n  - {field: a, title: ก}\n  - {field: b, title: ข}\n```\n"
    output = refused(folder, FRONT + block, files={"a.csv": "a,b\n1,2\n3\n4,5,6\n"})
    assert "a.csv:3:" in output, output


@test
def missing_image_is_refused_at_its_place(folder):
    output = refused(folder, FRONT + "ก่อน\n\n![ตรา](none.png)\n", code=3)
    assert "none.png" in output, output


@test
def missing_data_is_refused_at_its_place(folder):
    refused(folder, FRONT + "```table\ndata: none.csv\nstyle: score\ncolumns: [{field: a, title: ก}]\n```\n", code=3,
            says="none.csv")


@test
def path_that_leaves_the_folder_is_refused(folder):
    inner = folder / "inner"
    inner.mkdir()
    write(folder, "secret.csv", "a\n1\n")
    write(folder, "secret.png", b"\x89PNG\r\n\x1a\n")
    os.symlink("../secret.csv", inner / "link.csv")
    table = "```table\ndata: PATH\nstyle: score\ncolumns: [{field: a, title: ก}]\n```\n"
    for content in (table.replace("PATH", "../secret.csv"), table.replace("PATH", "link.csv"),
                    table.replace("PATH", str(folder / "secret.csv")), "![ตรา](../secret.png)\n"):
        refused(inner, FRONT + content, says="leaves the document's folder")


@test
def empty_file_is_refused(folder):
    output = refused(folder, "", place=False)
    assert output.count("error:") == 1, output


@test
def front_matter_alone_is_refused(folder):
    refused(folder, FRONT, place=False)


@test
def unknown_field_is_refused_at_its_place(folder):
    output = refused(folder, "---\nlayout: report\noffice: อบต.\n---\nถึง {{ofice}}\n")
    assert "report.md:5:" in output and "office" in output, output


@test
def missing_glyph_names_the_character(folder):
    output = refused(folder, FRONT + "ตัว \U000E1234 ไม่มี\n", code=4)
    assert re.search("E1234", output, re.I), output


@test
def line_of_100_megabytes_ends_in_a_limit(folder):
    refused(folder, "ก" * (100_000_000 // 3) + "\n", code=5, place=False)


@test
def long_paragraph_within_the_limits_ends(folder):
    result = run("build", write(folder, "report.md", FRONT + "กข้อความยาว" * 30_000 + "\n"), seconds=60)
    assert result.returncode in (0, 5), text(result)[:600]


@test
def table_wider_than_the_page_is_refused(folder):
    columns = 200
    head = "|" + "|".join(f"หัวข้อ{i}" for i in range(columns)) + "|\n"
    output = refused(folder, FRONT + head + "|" + "-|" * columns + "\n" + head)
    assert "E-table-wide" in output and "report.md:4:" in output, output
    csv = ",".join(f"หัวข้อ{i}" for i in range(columns)) + "\n" + ",".join("ก" * columns) + "\n"
    output = refused(folder, FRONT + "```table\ndata: wide.csv\n```\n", files={"wide.csv": csv})
    assert "E-table-wide" in output, output


@test
def row_longer_than_its_table_is_refused(folder):
    output = refused(folder, FRONT + "|ก|ข|\n|-|-|\n|1|2|3|\n")
    assert "report.md:6:1: error: this row has 3 cells" in output, output


@test
def other_encodings_are_named(folder):
    for encoding, name in (("utf-16", "UTF-16"), ("cp874", "Windows-874")):
        output = refused(folder, (FRONT + "หนังสือราชการ\n").encode(encoding), place=False)
        assert output.count("error:") == 1 and name in output, output


@test
def fixed_columns_wider_than_the_page_are_refused_at_their_place(folder):
    block = "```table\nstyle: score\ncolumns: [{title: ก, width: 30cm}, {title: ข, width: 20cm}]\nrows: [[1, 2]]\n```\n"
    source = write(folder, "report.md", FRONT + block)
    result = run("build", source)
    output = text(result)
    assert result.returncode in (0, 1), f"exit {result.returncode}: {output[:600]}"
    assert re.search(r"report\.md:\d+:\d+: (error|warning)", output), f"it is not said: {output[:600]}"


@test
def nesting_10_000_deep_ends_in_a_limit(folder):
    for content in ("> " * 10_000 + "ลึก\n", "".join("  " * i + "- ลึก\n" for i in range(2_000)),
                    "*" * 10_000 + "ก" + "*" * 10_000 + "\n", "[" * 10_000 + "ก" + "](x)" * 10_000 + "\n"):
        source = write(folder, "report.md", FRONT + content)
        result = run("build", source, seconds=30)
        assert result.returncode in (0, 1, 5), f"exit {result.returncode}: {text(result)[:600]}"
        assert result.returncode == 0 or "error:" in text(result), text(result)[:600]
    refused(folder, "---\na: " + "[" * 10_000 + "]" * 10_000 + "\n---\nก\n", code=5)


@test
def all_errors_come_in_one_run(folder):
    output = refused(folder, FRONT + "{{one}}\n\n{{two}}\n\n{{three}}\n")
    assert len(PLACE.findall(output)) >= 3, output


@test
def error_shows_its_line_and_a_caret(folder):
    output = refused(folder, FRONT + "ถึง {{nobody}} ทราบ\n")
    assert "ถึง {{nobody}} ทราบ" in output and "^" in output, output


@test
def the_map_names_the_line_of_every_text(folder):
    for source in sorted(SAMPLE.parent.glob("*/*.md")):
        result = run("build", "-q", source.name, "--map", folder / "map.json", "-o", folder / "out.pdf", cwd=source.parent)
        assert result.returncode == 0, text(result)
        pages = json.loads((folder / "map.json").read_text(encoding="utf-8"))["pages"]
        lines, exact = source.read_text(encoding="utf-8").splitlines(), 0
        for place in (place for page in pages for place in page["places"]):
            if place["file"] == source.name and "text" in place and "whole_block" not in place:
                first = place["text"].strip()[:4]
                exact += first in lines[place["line"] - 1]
                assert first in lines[place["line"] - 1] or any(c in "0123456789๐๑๒๓๔๕๖๗๘๙{" for c in lines[place["line"] - 1]), place
        assert exact > 10, (source, exact)
    failed = run("build", "-q", source, "--map", folder / "nowhere" / "map.json", "-o", folder / "out.pdf")
    assert failed.returncode == 3 and "nowhere" in text(failed), text(failed)


@test
def diagnostics_come_as_json_lines(folder):
    source = write(folder, "report.md", FRONT + "{{one}}\n")
    result = run("build", source, "--diagnostics", "json")
    lines = [json.loads(line) for line in text(result).splitlines() if line.startswith("{")]
    assert result.returncode == 1 and any(line.get("severity") == "error" for line in lines), text(result)


@test
def unwritable_output_is_exit_3(folder):
    source = write(folder, "report.md", FRONT + "ข้อความ\n")
    for output in (folder / "none" / "report.pdf", folder, "/dev/full/x"):
        result = run("build", source, "-o", output)
        assert result.returncode == 3, f"{output}: exit {result.returncode}: {text(result)}"
        assert "error:" in text(result), text(result)
    assert sorted(os.listdir(folder)) == ["report.md"], os.listdir(folder)


@test
def full_standard_output_is_exit_3(folder):
    source = write(folder, "report.md", FRONT + "ข้อความ\n")
    with open("/dev/full", "wb") as full:
        result = subprocess.run([PROGRAM, "build", source, "-o", "-"], stdout=full, stderr=subprocess.PIPE, timeout=60)
    assert result.returncode == 3, result


@test
def missing_source_is_exit_3(folder):
    result = run("build", folder / "none.md")
    assert result.returncode == 3 and "none.md" in text(result), (result.returncode, text(result))
    assert run("build", folder).returncode == 3, "a folder is no source"


@test
def wrong_usage_is_exit_2_and_names_the_nearest(folder):
    cases = [
        (["buidl", "x.md"], "build"),
        (["build", "x.md", "--formt", "png"], "--format"),
        (["build", "x.md", "--page=1"], "--pages"),
        (["build", "x.md", "--format", "pgn"], "png"),
        (["build", "x.md", "--pages", "3-2"], "3-2"),
        (["build", "x.md", "--pages", "0"], "range"),
        (["build", "x.md", "--ppi", "many"], "--ppi"),
        (["build", "x.md", "--output"], "--output"),
        (["build", "x.md", "--quiet=yes"], "--quiet"),
        (["build", "a.md", "b.md"], "one source"),
        (["build"], "name"),
        (["build", "x.md", "--data", "r.csv"], "--key"),
        (["build", "x.md", "--key", "1"], "--data"),
        (["report.md"], "likhit build report.md"),
        (["layouts", "--shema"], "--schema"),
        (["fonts", "--hlep"], "--help"),
    ]
    for arguments, says in cases:
        result = run(*arguments, cwd=folder)
        assert result.returncode == 2, f"{arguments}: exit {result.returncode}: {text(result)}"
        assert says in text(result), f"{arguments}: “{says}” is not said: {text(result)}"


TEMPLATE = (
    "---\ntitle: รายงานของ {{ชื่อ}}\nfields: {คะแนน: {type: number, range: [0, 100]}}\n"
    "batch: {tables: {scores.csv: {key: code}}}\n---\n{{ชื่อ}} ได้ {{คะแนน}}\n\n```table\ndata: scores.csv\n```\n"
)
RECORDS = {
    "r.csv": "code,ชื่อ,คะแนน\n1001,หนองจอก,95.70\n1002,ทุ่งนางาม,9๕.๗\n",
    "scores.csv": "code,score\n1002,111\n1001,222\n",
}


@test
def one_record_fills_a_template(folder):
    built(folder, TEMPLATE, files=RECORDS, options=("--data", folder / "r.csv", "--key", "1001", "-f", "json"))
    frames = (folder / "report.json").read_text(encoding="utf-8")
    assert "๙๕.๗๐" in frames and "๒๒๒" in frames and "๑๑๑" not in frames, frames[:600]


@test
def a_key_is_found_however_its_marks_are_written(folder):
    data = {"r.csv": "code,ชื่อ,คะแนน\nก\u0e38\u0e48ง,หนองจอก,95.70\n", "scores.csv": "code,score\nก\u0e38\u0e48ง,111\n"}
    template = TEMPLATE
    for key in ("ก\u0e38\u0e48ง", "ก\u0e48\u0e38ง"):
        built(folder, template, files=data, options=("--data", folder / "r.csv", "--key", key, "-f", "json"))


@test
def a_wrong_record_is_refused_at_its_place_in_the_data(folder):
    output = refused(folder, TEMPLATE, files=RECORDS, options=("--data", folder / "r.csv", "--key", "1002"))
    assert "r.csv:3:16: error: column คะแนน: “9๕.๗” is not a number [E-record-number]" in output, output
    output = refused(folder, TEMPLATE, place=False, options=("--data", folder / "r.csv", "--key", "100"))
    assert "has no record “100” [E-record-unknown]" in output and "did you mean “1001”?" in output, output
    refused(folder, TEMPLATE, code=3, place=False, options=("--data", folder / "none.csv", "--key", "1001"))


@test
def no_file_of_records_is_overwritten(folder):
    for name in ("r.csv", "scores.csv"):
        options = ("--data", folder / "r.csv", "--key", "1001", "-f", "pdf", "-o", folder / name)
        output = refused(folder, TEMPLATE, code=3, place=False, files=RECORDS, options=options)
        assert "would overwrite" in output, output


@test
def without_its_list_of_words_every_command_that_needs_it_is_exit_4(folder):
    (folder / "layouts").mkdir()
    write(folder, "layouts/base.yaml", "")  # as in a source tree, but nothing is built
    (folder / "build").mkdir()
    program = shutil.copy(PROGRAM, folder / "build/likhit")
    for library in pathlib.Path(PROGRAM).parent.glob("liblikhit.so*"):
        shutil.copy(library, folder / "build", follow_symlinks=False)
    source = write(folder, "report.md", "# ก\n")
    for arguments in (["fonts"], ["fonts", "Laksaman"], ["layouts"], ["build", source], ["breaks", source], ["diff", source, source]):
        result = subprocess.run([program, *arguments], capture_output=True, timeout=20 * SLOW)
        assert result.returncode == 4 and "[E-engine]" in text(result), (arguments, result.returncode, text(result))


@test
def help_and_version_are_exit_0(folder):
    for arguments in (["--help"], ["--version"], ["build", "--help"], ["layouts", "--help"], ["fonts", "-h"]):
        result = run(*arguments, cwd=folder)
        assert result.returncode == 0 and result.stdout, arguments


@test
def layouts_and_their_schema_are_listed(folder):
    names = run("layouts").stdout.decode().split()
    assert "report" in names and "memo" in names, names
    assert "memo            บันทึกข้อความ" in run("layouts").stdout.decode().splitlines()
    json.loads(run("layouts", "--schema").stdout)


@test
def source_is_never_overwritten(folder):
    source = write(folder, "report.md", FRONT + "ข้อความ\n")
    result = run("build", source, "-o", source)
    assert result.returncode == 2 and source.read_text() == FRONT + "ข้อความ\n", text(result)


@test
def no_input_is_overwritten_under_any_name(folder):
    content = FRONT + "```table\ndata: d.csv\n```\n"
    data = write(folder, "d.csv", "ก,ข\n๑,๒\n")
    source = write(folder, "report.md", content)
    (folder / "link.md").symlink_to(source)
    (folder / "hard.md").hardlink_to(source)
    for name in ("./report.md", "link.md", "hard.md", "d.csv", f"../{folder.name}/d.csv"):
        result = run("build", source, "-o", folder / name if "/" not in name else f"{folder}/{name}")
        assert result.returncode == 3 and "overwrite" in text(result), name + text(result)
        assert source.read_text() == content and data.read_text() == "ก,ข\n๑,๒\n", name


@test
def breaks_are_shown_with_their_reasons(folder):
    source = write(folder, "report.md", "---\nlayout: report\nkeep: [ตากลมดี]\n---\nตากลมดีในหน่วยงาน พ.ศ. ๒๕๖๕\n")
    result = run("breaks", source)
    lines = result.stdout.decode().splitlines()
    assert result.returncode == 0 and lines[0].endswith("report.md:5:1"), text(result)
    assert lines[1] == "ตากลมดี|ใน|หน่วย~งาน |พ.ศ. ๒๕๖๕", lines[1]
    reasons = run("breaks", "--why", source).stdout.decode()
    assert "inside a compound" in reasons and "no: inside an abbreviation" in reasons, reasons
    assert run("breaks", folder / "none.md").returncode == 3
    assert run("breaks").returncode == 2


@test
def formats_give_what_they_say(folder):
    magic = {"pdf": b"%PDF-", "png": b"\x89PNG", "svg": b"<", "json": b"{"}
    for name, start in magic.items():
        output = folder / f"out.{name}"
        result = run("build", SAMPLE / "report.md", "--format", name, "--pages", "1", "-o", output)
        assert result.returncode == 0, text(result)
        assert output.read_bytes().startswith(start), name
        result = run("build", SAMPLE / "report.md", "--format", name, "--pages", "1", "-o", "-")
        assert result.stdout == output.read_bytes(), f"{name}: standard output differs from the file"


@test
def qr_codes_are_read_from_every_output(folder):
    digest = "3b5d5c3712955042212316173ccf37be800b2f0a9f0b2d4c8ad2e7f0cf1ea2d4"
    wanted = [f"1030101 {digest}", "น้ำ ผู้ใหญ่ ๑๒๓", "https://example.go.th/ก"]
    source = write(folder, "report.md", f"""---
key: "1030101"
digest: {digest}
---

```qr
text: "{{{{key}}}} {{{{digest}}}}"
place: right
```

```qr
{{text: {wanted[1]}, level: H, place: left, size: 30mm}}
```

```qr
{{text: "{wanted[2]}", caption: ที่อยู่}}
```
""")

    def read(picture):
        said = subprocess.run(["zbarimg", "-q", "--raw", picture], capture_output=True, check=True).stdout.decode()
        assert sorted(said.splitlines()) == sorted(wanted), said

    assert run("build", source, "-q", "--ppi", "200", "-o", folder / "out.png").returncode == 0
    read(folder / "out.png")
    for profile in ("archive", "print"):
        assert run("build", source, "-q", "--pdf", profile, "-o", folder / "out.pdf").returncode == 0
        subprocess.run(["pdftoppm", "-r", "150", "-png", "-singlefile", folder / "out.pdf", folder / "poppler"], check=True)
        read(folder / "poppler.png")
        subprocess.run(["mutool", "draw", "-q", "-r", "150", "-o", folder / "mupdf.png", folder / "out.pdf"],
                       check=True, capture_output=True)
        read(folder / "mupdf.png")


@test
def pages_are_chosen(folder):
    whole = json.loads(run("build", SAMPLE / "report.md", "-f", "json", "-o", "-").stdout)["pages"]
    for pages, chosen in (("2", [2]), ("2-3", [2, 3]), ("-2", [1, 2]), ("4-", list(range(4, len(whole) + 1)))):
        some = json.loads(run("build", SAMPLE / "report.md", "-f", "json", "-p", pages, "-o", "-").stdout)["pages"]
        assert [page["page"] for page in some] == chosen, (pages, [page["page"] for page in some])
        assert some == [whole[number - 1] for number in chosen], pages
        pdf = run("build", SAMPLE / "report.md", "-p", pages, "-o", folder / "some.pdf")
        assert pdf.returncode == 0, text(pdf)
        said = subprocess.run(["pdfinfo", folder / "some.pdf"], capture_output=True, check=True).stdout.decode()
        assert re.search(rf"^Pages:\s+{len(chosen)}$", said, re.M), said


@test
def same_bytes_on_every_run(folder):
    """Two runs, two directories, two time zones and locales, seconds apart."""
    outputs = {}
    for name, environment in (("first", {"TZ": "UTC"}), ("second", {"TZ": "Asia/Bangkok", "LC_ALL": "C"})):
        place = folder / name
        place.mkdir()
        for file in SAMPLE.iterdir():
            if file.suffix != ".pdf":
                write(place, file.name, file.read_bytes())
        for form in ("pdf", "svg", "json", "png"):
            result = run("build", "report.md", "-f", form, "-p", "1-2", "-o", f"out.{form}", cwd=place, env=environment)
            assert result.returncode == 0, text(result)
            written = sorted(path for path in place.iterdir() if path.name.startswith("out"))
            outputs.setdefault(form, []).append([path.read_bytes() for path in written if path.suffix == f".{form}"])
        time.sleep(1.1)
    for form, (one, two) in outputs.items():
        assert one and one == two, f"{form} differs"


@test
def source_date_epoch_is_honoured(folder):
    source = write(folder, "report.md", FRONT + "ข้อความ\n")
    dates = []
    for epoch in ("0", "1600000000"):
        run("build", source, "-o", folder / "a.pdf", env={"SOURCE_DATE_EPOCH": epoch})
        said = subprocess.run(["pdfinfo", "-isodates", folder / "a.pdf"], capture_output=True, check=True).stdout
        dates.append(re.findall(rb"CreationDate:\s+(\S+)", said))
    assert dates[0] != dates[1] and b"2020-09-13" in dates[1][0], dates


@test
def csv_of_thai_excel_reads_as_utf8_does(folder):
    block = "```table\ndata: a.csv\nstyle: score\ncolumns:\n  - {field: a, title: ก}\n  - {field: b, title: ข}\n```\n"
    rows = "a,b\nจำนวน,๑๒\nน้ำใจ,ปี่ ปู่\n"
    pages = []
    for data in (rows.encode(), b"\xef\xbb\xbf" + rows.encode(), rows.encode("cp874")):
        result = built(folder, FRONT + block, files={"a.csv": data}, options=("-f", "json", "-o", "-"))
        pages.append([item["text"] for item in json.loads(result.stdout)["pages"][0]["items"] if "text" in item])
    assert pages[0] == pages[1] == pages[2], pages


@test
def the_ending_of_the_output_chooses_the_format(folder):
    source = write(folder, "a.md", "ข้อความ\n")
    for name, start in (("z.png", b"\x89PNG"), ("z.svg", b"<?xml"), ("z.json", b"{"), ("z.pdf", b"%PDF"), ("z.xyz", b"%PDF")):
        result = run("build", source, "-o", folder / name)
        assert result.returncode == 0 and (folder / name).read_bytes().startswith(start), (name, text(result))
    result = run("build", source, "-f", "pdf", "-o", folder / "other.png")
    assert result.returncode == 2 and "another format than pdf" in text(result) and not (folder / "other.png").exists()


@test
def what_is_for_pdf_alone_is_refused_elsewhere(folder):
    source = write(folder, "a.md", "ข้อความ\n")
    for options in (["--pdf", "archive"], ["--record", folder / "r.json"]):
        result = run("build", source, "-f", "png", *options)
        assert result.returncode == 2 and f"{options[0]} is for PDF" in text(result), text(result)


@test
def a_word_that_no_font_has_is_one_error(folder):
    source = write(folder, "a.md", "ก \U000130A7\U000130A8\U000130A9 ข \U000130A7\n")
    result = run("build", source, "-o", folder / "a.pdf")
    assert result.returncode == 4 and text(result).count("E-glyph-missing") == 1, text(result)
    assert "\U000130A7\U000130A8\U000130A9" in text(result), text(result)


@test
def a_layout_that_is_wrong_is_blamed_where_its_writer_wrote(folder):
    for content, place in (("text: {size: 400pt}", "own.yaml:2:14"), ("page: {width: 1cm, height: 1cm}", "own.yaml:2:15"),
                           ("page: {margins: {top: 18cm, bottom: 17cm}}", "own.yaml:2:17")):
        write(folder, "own.yaml", f"extends: report\n{content}\n")
        result = run("build", write(folder, "a.md", "---\nlayout: own\n---\nก\n"), cwd=folder)
        assert result.returncode == 1 and place in text(result), text(result)
        assert "higher than a page" not in text(result) and "base.yaml" not in text(result), text(result)


@test
def the_summary_counts_what_was_written(folder):
    result = run("build", SAMPLE / "report.md", "-o", folder / "a.png", "--pages", "2")
    assert "a.png: 1 page\n" in text(result), text(result)
    result = run("build", SAMPLE / "report.md", "-o", folder / "a.png", "--pages", "2-3")
    assert "a.png: 2 pages, each a numbered file" in text(result), text(result)


@test
def thai_among_code_is_as_large_as_elsewhere(folder):
    result = built(folder, FRONT + "ไทย\n\n    ไทย x = 1\n", options=("-f", "json", "-o", "-"))
    items = json.loads(result.stdout)["pages"][0]["items"]
    sizes = {item["size"] for item in items if "ไทย" in item.get("text", "")}
    assert len(sizes) == 1, sizes


@test
def every_page_that_keeps_too_much_has_a_place(folder):
    block = "```signature\nlines: 40\nname: ก\nposition: ข\n```\n"
    result = built(folder, FRONT + block, options=("-o", folder / "a.pdf"))
    assert re.search(r"\.md:\d+:\d+: warning: .*\[W-page-keep\]", text(result)), text(result)


@test
def a_number_may_stand_right_behind_the_letter_of_its_option(folder):
    source = write(folder, "report.md", FRONT + "ก\n\n```pagebreak\n```\n\nข\n")
    result = run("build", source, "-p2", "-o", os.path.join(folder, "two.svg"))
    assert result.returncode == 0 and "1 page" in text(result), text(result)
    for words, said in [(["-output", "x.pdf"], "did you mean “--output”?"), (["-q2"], "there is no option “-q2”")]:
        result = run("build", source, *words)
        assert result.returncode == 2 and said in text(result), text(result)


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
                print(f"cli: {function.__name__}: still running after {error.timeout:.0f} s")
            except Exception as error:  # an unforeseen answer of the program is a failure of that test alone
                failed += 1
                print(f"cli: {function.__name__}: {type(error).__name__}: {error}")
    print(f"cli: {passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
