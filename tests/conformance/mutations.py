#!/usr/bin/env python3
"""A hundred and more inputs with something odd in each: mutations.py LIKHIT FOLDER

Each must end in a clear error (then no file) or in a file, which is left in FOLDER for the judges. Prints how many did
so; a signal, a hang, an error without a place or code, or half a file is a failure.
"""
import pathlib
import random
import re
import struct
import subprocess
import sys
import tempfile
import zlib

CODE = re.compile(r"error: .*\[E-[a-z0-9-]+\]")
WORDS = "องค์การบริหารส่วนตำบลหนองจอก ดำเนินการ ตามมาตรการ คุณธรรม และความโปร่งใส น้ำใจ ผู้ใหญ่ ๒๕๖๕ ITA".split()


def png(width=3, height=3, colour=2, chunks=b"", cut=None):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    channels = {0: 1, 2: 3, 4: 2, 6: 4}[colour]
    rows = b"".join(b"\0" + bytes((x * 40 + y * 7) & 255 for x in range(width * channels)) for y in range(height))
    data = (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0)) + chunks
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))
    return data[:cut]


def front(**fields):
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in fields.items()) + "---\n\n"


def cases(rng):
    """Pairs of a source and its other files."""
    text = " ".join(rng.choice(WORDS) for _ in range(60))
    titles = ['"😀 รายงาน"', '"<&> \\"quoted\\" \\\\ back"', '"\\u202Eกลับ"', '"\\x01 control"', "''", '" "', "[ก, '', ข]",
              '"' + "ยาว" * 3000 + '"', '"שלום עולם"', '"التقرير السنوي"', '"\\uFEFFbom"', '"\\uFFFE"', '"\\U0001F1F9\\U0001F1ED"',
              "0x10", "[[nested]]", "{a: b}", '"a\\nb"', '"\\uE000 private"', "null", "~"]
    for title in titles:
        yield front(title=title) + text + "\n", {}
    for key in ("author", "subject"):
        for value in ('"😀"', '"</rdf:li>"', '"\\x07"', '"' + "ก" * 5000 + '"', "[a, b]", '"\\uE001"'):
            yield front(title="ก", **{key: value}) + text + "\n", {}
    for date in ("2022-02-30", "0001-01-01", "9999-12-31", "-1", "2022-04-05T25:00", '""', "1969-12-31"):
        yield front(title="ก", date=date) + text + "\n", {}
    for lang in ("en", "th", "zh-Hant", "x", '"en US"', "a" * 60, "ar", "th-TH-x-very-long", "1"):
        yield front(title="ก", lang=lang) + "Report ไทย 報告 отчёт αβγ\n", {}
    for body in ("שלום עולם ไทย", "تقرير ๒๕๖๕ report", "😀 😃", "e\u0301 ก\u0301", "\u200b\u200d\u2060", "ก\u00adข", "\uf701",
                 "\ufdd0", "A\u2028B", "\u0e33\u0e33", "\u0e48\u0e48\u0e48 ก\u0e48\u0e49\u0e4a", "ﬁ ﬃ ﬀ", "\u00a0" * 50, "𝒜𝒷𝒸",
                 "漢字かな交じり文", "ສະບາຍດີ", "សួស្តី", "x" * 4000, "ก" * 4000, "ฯลฯ ๆๆๆ ฯ ๏ ๚ ๛ ฿"):
        yield front(title="ก") + body + "\n", {}
    for alt in ("", " ", "<b>", "😀", "\\]", "a" * 3000, "\u202e", "\uf700", "`code`", "**ก**"):
        yield front(title="ก") + f"![{alt}](a.png)\n", {"a.png": png()}
    pictures = [png(), png(colour=0), png(colour=4), png(colour=6), png(cut=40), png(cut=-20), b"", b"\xff\xd8\xff\xe0", b"GIF89a",
                b"%PDF-1.7", png()[:50] + b"\0" * 30, png(1, 1), png(300, 1), png(1, 300), png(chunks=b"\0\0\0\1tEXtx\0\0\0\0")]
    for content in pictures:
        yield front(title="ก") + "![ภาพ](a.png \"คำบรรยาย\")\n\n" + text + "\n", {"a.png": content}
    for block in ("# \n\ntext", "###### ก\n\n# ข", "- \n-\n- ก", "> > > ก", "1. ก\n   1. ข\n      1. ค\n         1. ง", "    code <&> 😀",
                  "[ลิงก์](https://example.org/ก?a=(b)&c=<d>)", "[ว่าง]()", "[x](javascript:alert(1))", "[x](#none)", "<https://e.org>",
                  "ก[^1] ข[^1]\n\n[^1]: note ITA", "ก[^1]\n\n[^1]:", "| a | b |\n|---|---|\n| | |", "| a |\n|---|", "```toc\n```\n\n# ก",
                  "```toc\nof: tables\n```\n\nก", "~~ขีดฆ่า~~ **หนา** *เอน* `โค้ด`", "***\n\n---", "```table\nrows: [[{text: ก, columns: 2, rows: 2}], []]\n```",
                  "```table\ncolumns: [{title: ก}]\nrows: []\n```", "```signature\nname: ก\n```", "```signature\nname: ''\nposition: []\n```",
                  "# ก {#a}\n\nดู {{#a}} หน้า {{#a:page}} [ไป](#a)", "\n\n".join(f"{'#' * rng.randint(1, 6)} {rng.choice(WORDS)}" for _ in range(30))):
        yield front(title="ก") + block + "\n", {}
    sample = pathlib.Path("samples/manual/manual.md").read_text(encoding="utf-8")
    files = {str(path.relative_to("samples/manual")): path.read_bytes()
             for path in pathlib.Path("samples/manual").rglob("*") if path.is_file() and path.suffix != ".md"}
    for _ in range(25):  # a sample with lines lost, doubled and exchanged
        lines = sample.splitlines(keepends=True)
        for _ in range(rng.randint(1, 6)):
            at = rng.randrange(8, len(lines))
            lines[at:at + 1] = rng.choice(([], [lines[at]] * 2, [lines[rng.randrange(8, len(lines))]]))
        yield "".join(lines), files


def main(likhit, output):
    passed = failed = made = 0
    for number, (source, files) in enumerate(cases(random.Random(2565))):
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            for name, content in files.items():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (folder / name).write_bytes(content)
            (folder / "a.md").write_bytes(source.encode("utf-8", "surrogatepass"))
            pdf = pathlib.Path(output, f"mutation-{number:03}-archive.pdf")
            result = subprocess.run([likhit, "build", "-q", folder / "a.md", "-o", pdf], capture_output=True, timeout=60)
            said = result.stderr.decode("utf-8", "replace")
            refused = result.returncode in (1, 3, 4, 5) and CODE.search(said) and not pdf.exists()
            if refused or (result.returncode == 0 and pdf.exists()):
                passed += 1
                made += not refused
            else:
                failed += 1
                print(f"mutation {number}: exit {result.returncode}\n{said[-600:]}")
    print(f"mutations: {made} became files, {passed - made} were refused by a clear error")
    print(f"mutations: {passed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
