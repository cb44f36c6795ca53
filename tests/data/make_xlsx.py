"""Writes a small spreadsheet for the examples: xlsx.py FILE ROWS [MERGED] [SIZE] [COLUMNS]; SIZE is what the sheet claims to unpack to."""
import struct
import sys
import zipfile

BOOK = (
    "<workbook><sheets>"
    '<sheet name="ก" sheetId="1" r:id="a" xmlns:r="r"/><sheet name="ข" sheetId="2" r:id="b" xmlns:r="r"/>'
    "</sheets></workbook>"
)
LINKS = '<Relationships><Relationship Id="a" Target="a.xml"/><Relationship Id="b" Target="b.xml"/></Relationships>'
HEAD = '<row r="1"><c r="A1" t="inlineStr"><is><t>รายการ</t></is></c><c r="B1" t="inlineStr"><is><t>ยอด</t></is></c></row>'

name, rows = sys.argv[1], sys.argv[2]
merged = f'<mergeCells><mergeCell ref="{sys.argv[3]}"/></mergeCells>' if len(sys.argv) > 3 and sys.argv[3] else ""
columns = f"<cols>{sys.argv[5]}</cols>" if len(sys.argv) > 5 else ""
sheet = f"<worksheet>{columns}<sheetData>{HEAD}{rows}</sheetData>{merged}</worksheet>"
with zipfile.ZipFile(name, "w") as out:
    for part, xml in {"workbook.xml": BOOK, "_rels/workbook.xml.rels": LINKS, "b.xml": sheet, "a.xml": sheet}.items():
        out.writestr(zipfile.ZipInfo("xl/" + part), xml)
if len(sys.argv) > 4 and sys.argv[4]:
    data = bytearray(open(name, "rb").read())
    at = data.rfind(b"PK\1\2")
    data[at + 24 : at + 28] = struct.pack("<I", int(sys.argv[4]))
    open(name, "wb").write(data)
