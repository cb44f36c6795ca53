#!/usr/bin/env python3
"""Hints and words that stand in for those of a message (LK_HINT, LK_TERM): each row provokes one, in both languages.

    tests/messages/words.py [PROGRAM]

The examples beside this show a message each; these show what the same message says otherwise.
"""
import io
import os
import pathlib
import re
import struct
import subprocess
import sys
import tempfile
import zipfile
import zlib

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent / "tools"))
import messages  # noqa: E402

BUILD = "likhit build report.md"
LAYOUT = "likhit build report.md --layout own"
CHECK = "likhit batch template.md --data data.csv --check"
JSON = "likhit batch template.md --data data.jsonl --check"
TEMPLATE = "---\ntitle: ก\nbatch: {key: code}\n---\n\n{{code}}\n"


def report(text):
    return {"report.md": text}


def own(layout):
    return {"report.md": "ก\n", "own.yaml": layout}


def template(front, data="code,n\n1,2\n", body="{{code}}"):
    return {"template.md": f"---\n{front}\n---\n\n{body}\n", "data.csv": data}


def lines(text):
    return {"template.md": TEMPLATE, "data.jsonl": text}


def png(depth=8, rows=10, changed=None):
    """A grey picture of 10 × 10, of which a byte may be changed: at a place, or before a word."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    head, data = struct.pack(">IIBBBBB", 10, 10, depth, 0, 0, 0, 0), zlib.compress((b"\0" + b"\x80" * 10) * rows)
    all_bytes = bytearray(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b""))
    if changed is not None:
        all_bytes[changed if changed > 0 else all_bytes.index(b"IEND") + changed] ^= 1
    return {"report.md": "![ก](p.png)\n", "p.png": bytes(all_bytes)}


def spreadsheet(words):
    """A workbook whose one cell below its name has these words."""
    rows = "".join(f'<row><c t="inlineStr"><is><t>{text}</t></is></c></row>' for text in ("ก", words))
    parts = {
        "workbook.xml": '<workbook><sheets><sheet name="1" sheetId="1" r:id="a" xmlns:r="r"/></sheets></workbook>',
        "_rels/workbook.xml.rels": '<Relationships><Relationship Id="a" Target="a.xml"/></Relationships>',
        "a.xml": f"<worksheet><sheetData>{rows}</sheetData></worksheet>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as book:
        for name, xml in parts.items():
            book.writestr(zipfile.ZipInfo("xl/" + name), xml)
    return out.getvalue()


def shown(name, data):
    return {"report.md": f"```table\ndata: {name}\n```\n", name: data}


ROWS = [  # entry, command, files
    ("HINT_MEANT_KEY", LAYOUT, own("numeral: thai\n")),
    ("HINT_MEANT_NOTE", BUILD, report("ก[^nots]\n\n[^note]: ข\n")),
    ("HINT_NAME_RECORDS", BUILD, report("---\nfields: {code: text}\nbatch: {key: code}\n---\n\n{{code}}\n")),
    ("HINT_VALUE_OR_RECORDS", BUILD, report("---\nfields: {code: text}\nbatch: {key: code}\n---\n\n{{ผู้รับ}}\n")),
    ("HINT_COLUMN_OR_FIELD", CHECK, template("batch: {key: code, file: '{{ผู้รับ}}'}")),
    ("HINT_SHORTEN_CODE", BUILD, report("```qr\nlevel: L\ntext: " + "ก" * 2000 + "\n```\n")),
    ("HINT_SCHEMA_TABLES", CHECK, template("batch: {key: code, tables: x}")),
    ("HINT_SCHEMA_BATCH", CHECK, template("batch: code\nfields: {code: text}")),
    ("HINT_DIGITS_MIXED", CHECK, template("fields: {n: number}\nbatch: {key: code}", "code,n\n1,1๒\n")),
    ("HINT_LETTERS_DATA", BUILD, shown("d.xlsx", spreadsheet("เเม่"))),
    ("TERM_SHEET_HTML", BUILD, shown("d.xls", b"<html><table><tr><td>1</td></tr></table></html>")),
    ("TERM_SHEET_XML", BUILD, shown("d.xls", b'<?xml version="1.0"?><Workbook/>')),
    ("HINT_COLOUR_IN_QUOTES", LAYOUT, own("text: {colour: }\n")),
    ("HINT_EMPTY_IN_QUOTES", LAYOUT, own("captions: {table: }\n")),
    ("HINT_BRACES_IN_QUOTES", LAYOUT, own("captions: {table: {number}}\n")),
    ("HINT_YAML_LINE", BUILD, report("---\ntitle: ก\nข\n---\n\nก\n")),
    ("HINT_YAML_ESCAPE", BUILD, report("---\ntitle: \"ก\\ข\"\n---\n\nก\n")),
    ("HINT_YAML_QUOTES", BUILD, report("```table\ncolumns: [ก, ข]\nrows: [[รวม, -]]\n```\n")),
    ("HINT_LEAVE_KEY_OUT", LAYOUT, own("text: {size: }\n")),
    ("TERM_FOLDER", BUILD + " -o .", report("ก\n")),
    ("TERM_DEVICE", "mkfifo pipe; " + BUILD + " -o pipe", report("ก\n")),
    ("TERM_WANTED_AMOUNT", BUILD, report("---\nก: สอง\n---\n\n{{ก:baht-text}}\n")),
    ("TERM_SCHEMA_FIELD", CHECK, template("fields: {code: {typ: text}}\nbatch: {key: code}")),
    ("TERM_TABLE_ROW", BUILD, report("```table\ncolumns: [{field: ก}]\nrows: [{ข: 1}]\n```\n")),
    ("TERM_TOC", BUILD, report("```toc\nx: 1\n```\n")),
    ("TERM_COLUMN_GROUP", BUILD, report("```table\ncolumns: [{title: ก, columns: [{title: ข}], x: 1}]\nrows: []\n```\n")),
    ("TERM_BATCH", CHECK, template("batch: {key: code, x: 1}")),
    ("TERM_JSON_VALUE", JSON, lines('{"code": x}\n')),
    ("TERM_JSON_OBJECT_MORE", JSON, lines('{"code": "1", "t": [{"a": 1}, 2]}\n')),
    ("TERM_JSON_LIST_END", JSON, lines('{"code": "1", "t": [{"a": 1} 2]}\n')),
    ("TERM_JSON_NAME", JSON, lines('{code: 1}\n')),
    ("TERM_JSON_COLON", JSON, lines('{"code" 1}\n')),
    ("TERM_JSON_OBJECT", JSON, lines('1\n')),
    ("TERM_JSON_OBJECT_END", JSON, lines('{"code": 1 2}\n')),
    ("TERM_JSON_LINE_END", JSON, lines('{"code": 1} 2\n')),
    ("TERM_WANTED_COLOUR", LAYOUT, own("text: {colour: [a]}\n")),
    ("TERM_WANTED_FONTS", LAYOUT, own("fonts: {text: Laksaman}\n")),
    ("TERM_WANTED_STRINGS", LAYOUT, own("keep: ก\n")),
    ("TERM_WANTED_LEVELS", LAYOUT, own("headings: {bold: true}\n")),
    ("TERM_WANTED_TABLES", LAYOUT, own("tables: ก\n")),
    ("TERM_KIND_NOTHING", LAYOUT, own("text: {size: }\n")),
    ("TERM_KIND_LIST", LAYOUT, own("text: {size: [1]}\n")),
    ("TERM_MARGINS_UPPER", LAYOUT, own("page: {margins: {top: 20cm, bottom: 20cm}}\n")),
    ("TERM_MARGINS_SIDE", LAYOUT, own("page: {margins: {left: 15cm, right: 15cm}}\n")),
    ("TERM_BEFORE", CHECK, template("fields: {n: {type: date, range: [2022-01-01, ~]}}\nbatch: {key: code}", "code,n\n1,2021-01-01\n")),
    ("TERM_AFTER", CHECK, template("fields: {n: {type: date, range: [~, 2022-01-01]}}\nbatch: {key: code}", "code,n\n1,2023-01-01\n")),
    ("TERM_BELOW", CHECK, template("fields: {n: {type: number, range: [5, ~]}}\nbatch: {key: code}")),
    ("TERM_ABOVE", CHECK, template("fields: {n: {type: number, range: [~, 1]}}\nbatch: {key: code}")),
    ("TERM_MEAN", BUILD, report("```table\ncolumns: [{field: ก}]\nrows: [{ก: x}]\nfooter: {ก: mean}\n```\n")),
    ("TERM_PATTERN_LONG", CHECK, template("fields: {code: {pattern: '" + "a" * 5000 + "'}}\nbatch: {key: code}")),
    ("TERM_PICTURE_CRC_HEAD", BUILD, png(changed=19)),
    ("TERM_PICTURE_HEAD", BUILD, png(depth=3)),
    ("TERM_PICTURE_CRC", BUILD, png(changed=-5)),
    ("TERM_PICTURE_CHECK", BUILD, png(changed=-9)),
    ("TERM_PICTURE_NOT_ENOUGH", BUILD, png(rows=3)),
    ("TERM_PICTURE_JPEG_EMPTY", BUILD, {"report.md": "![ก](p.jpg)\n", "p.jpg": b"\xff\xd8\xff\xd9"}),
    ("TERM_PICTURE_JPEG_ENDS", BUILD, {"report.md": "![ก](p.jpg)\n", "p.jpg": b"\xff\xd8\xff"}),
    ("TERM_PDF_PASSWORD", "likhit build report.md -q; qpdf --encrypt a b 256 -- report.pdf locked.pdf; likhit inspect locked.pdf",
     report("ก\n")),
]


def words():
    """The entries of hints and terms: both texts by their names."""
    text = re.sub(r"/\*.*?\*/", "", (HERE.parent.parent / "src/base/messages.def").read_text(), flags=re.S)
    found = {}
    for match in re.finditer(r"^LK_(HINT|TERM)\(", text, flags=re.M):
        parts, _ = messages.arguments(text, match.end())
        found[f"{match[1]}_{parts[0]}"] = [messages.string(part) for part in parts[1:]]
    return found


def told(command, files, program, language):
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place)
        for name, text in files.items():
            (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        (folder / "bin").mkdir()
        (folder / "bin/likhit").symlink_to(program)
        environment = {**os.environ, "LC_ALL": "C.UTF-8", "LIKHIT_LANG": language, "PATH": f"{folder / 'bin'}:{os.environ['PATH']}"}
        return subprocess.run(["sh", "-c", command], cwd=folder, env=environment, capture_output=True, timeout=100).stderr.decode()


def pattern(text):
    out, end = "", 0
    for match in messages.PLACE.finditer(text):
        out += re.escape(text[end:match.start()]) + ".*"
        end = match.end()
    return out + re.escape(text[end:])


def main():
    program = os.path.abspath(sys.argv[1] if sys.argv[1:] else os.environ.get("LIKHIT", "build/likhit"))
    texts, failed = words(), 0
    for name, command, files in ROWS:
        for language, text in zip(("en", "th"), texts[name]):
            said = told(command, files, program, language)
            if not re.search(pattern(text), said):
                failed += 1
                print(f"{name} ({language}): “{text}” is not told:\n{said}", file=sys.stderr)
    print(f"words: {2 * len(ROWS) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
