"""Records in a spreadsheet: which row names the columns, and what cells hold besides what they show."""
import json
import zipfile

from batch_help import run, test

STYLES = (
    '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="d-mmm-yy"/>'
    '<numFmt numFmtId="165" formatCode="[$-41E]d mmm yy"/><numFmt numFmtId="166" formatCode="m/d/yyyy"/></numFmts>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="2"/><xf numFmtId="164"/>'
    '<xf numFmtId="165"/><xf numFmtId="166"/></cellXfs></styleSheet>'
)
BOOK = '<workbook><sheets><sheet name="แผ่น 1" sheetId="1" r:id="a" xmlns:r="r"/></sheets></workbook>'
LINKS = '<Relationships><Relationship Id="a" Target="a.xml"/></Relationships>'
TEMPLATE = """---
layout: report
title: ก
batch: {key: code}
---

{{คะแนน}} {{คะแนน:number(4)}} {{วันที่:thai-date}}
"""


def text(words):
    return f'<c t="inlineStr"><is><t>{words}</t></is></c>'


def number(value, style):
    return f'<c s="{style}"><v>{value}</v></c>'


def sheet(path, *rows):
    parts = {"workbook.xml": BOOK, "_rels/workbook.xml.rels": LINKS, "styles.xml": STYLES}
    parts["a.xml"] = "<worksheet><sheetData>" + "".join(f"<row>{''.join(row)}</row>" for row in rows) + "</sheetData></worksheet>"
    with zipfile.ZipFile(path, "w") as out:
        for part, xml in parts.items():
            out.writestr(zipfile.ZipInfo("xl/" + part), xml)


def records(folder, score):
    (folder / "t.md").write_text(TEMPLATE, encoding="utf-8")
    names = [text("code"), text("คะแนน"), text("วันที่")]
    titles = [[text("บัญชี"), text("ปี")], names]
    sheet(folder / "r.xlsx", *titles, [text("A1"), number(score, 1), number(44743, 2)])
    return folder / "t.md", "--data", f"{folder / 'r.xlsx'}#แผ่น 1", "--header-row", 2


@test
def header_row_names_the_row_of_the_names(folder):
    given = records(folder, 97.914999)
    assert run("batch", *given, "--check").returncode == 0
    assert run("build", *given, "--key", "A1", "-o", folder / "a.pdf").returncode == 0
    result = run("batch", *given[:-1], 1, "--check")
    assert result.returncode == 1 and "E-schema-column" in result.stderr, result
    result = run("batch", *given[:-1], 9, "--check")
    assert result.returncode == 1 and "E-csv-header-row" in result.stderr, result
    assert run("batch", *given[:-1], 0, "--check").returncode == 2


@test
def what_a_cell_holds_is_printed_where_decimals_or_a_date_are_asked_for(folder):
    given = records(folder, 97.914999)
    assert run("build", *given, "--key", "A1", "--format", "json", "-o", folder / "a.json").returncode == 0
    page = (folder / "a.json").read_text(encoding="utf-8")
    assert all(words in page for words in ("๙๗.๙๑ ", "๙๗.๙๑๕๐", "๑ กรกฎาคม ๒๕๖๕")), page


@test
def a_bag_follows_what_cells_hold_and_its_documents_can_be_made_again(folder):
    out = ("--out", folder / "bag", "--pdf", "archive-source")
    assert run("batch", *records(folder, 97.914999), *out).returncode == 0
    bag = folder / "bag/data/A1.pdf"
    first = bag.read_bytes()
    assert run("rebuild", bag).returncode == 0
    assert run("batch", *records(folder, 97.911), *out, "--resume").returncode == 0
    assert bag.read_bytes() != first  # it shows 97.91 as before
    assert run("extract", bag, "-o", folder / "inside").returncode == 0
    record = json.loads((folder / "inside/record.jsonl").read_text(encoding="utf-8"))
    assert record["คะแนน"] == "97.91" and record["record-exact.คะแนน"] == "97.911", record


@test
def a_date_cell_is_the_day_that_it_holds_however_it_is_shown(folder):
    front = 'layout: letter\nเรื่อง: ก\nเรียน: ข\nวันที่: "{{วัน}}"\nbatch: {key: code, file: "{{code}}-{{วัน:thai-date}}"}\n'
    for fields in ("", "fields: {วัน: {type: date, format: d/m/y}}\n"):
        (folder / "t.md").write_text(f"---\n{front}{fields}---\n\n{{{{วัน:thai-date}}}}\n", encoding="utf-8")
        days = [[text(key), number(46297, style)] for key, style in (("A", 3), ("B", 4))]  # 2 ต.ค. 26, 10/2/2026
        sheet(folder / "r.xlsx", [text("code"), text("วัน")], *days)
        result = run("batch", folder / "t.md", "--data", folder / "r.xlsx", "-o", folder / f"bag{len(fields)}")
        assert result.returncode == 0, result
        names = sorted(path.name for path in (folder / f"bag{len(fields)}/data").iterdir())
        assert names == ["A-2 ตุลาคม 2569.pdf", "B-2 ตุลาคม 2569.pdf"], names


@test
def text_that_may_be_of_either_era_is_told_with_its_record(folder):
    (folder / "t.md").write_text('---\nlayout: letter\nเรื่อง: ก\nเรียน: ข\nวันที่: "{{วัน}}"\nbatch: {key: code}\n---\n\nก\n', encoding="utf-8")
    (folder / "r.csv").write_text("code,วัน\nA1,2 ต.ค. 26\nA2,2 ต.ค. 69\nA3,\n", encoding="utf-8")
    result = run("batch", folder / "t.md", "--data", folder / "r.csv", "-o", folder / "bag")
    assert result.returncode == 1 and "E-date-doubt" in result.stderr and "“A1”" in result.stderr, result
    assert "“A2”" not in result.stderr and "“A3”" not in result.stderr, result  # without a day, there is no line
