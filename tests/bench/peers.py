#!/usr/bin/env python3
"""How well other typesetters fill lines and where they end them, over the texts of lines.py, all by one judge: the PDF.

    peers.py LIKHIT FOLDER [OUTPUT [NAME…]] [--face FACE] [--size PT]
        a row for each typesetter that is here (or those whose names begin with a NAME) in columns of 16, 8 and 5.5 cm; LIKHIT is
        build/likhit, FOLDER is what lines.py --texts made; the PDFs stay in OUTPUT. Where build/bench-lines and build/thai.words
        are beside LIKHIT, a row “lines.py” tells what it counts: that of Likhit, from its PDF, should say the same

Needs poppler-utils, and pymupdf, which reads glyphs and their places (pip install pymupdf). The typesetters, on Debian:

    apt-get install texlive-xetex texlive-latex-recommended chromium libreoffice-writer-nogui
    pip install typst        (or the program: cargo install typst-cli)

Not part of CI. What each is told is in setters.py. Last lines of paragraphs count nowhere. Columns are those of lines.py, and

    out      lines that stick out of the column by more than 1 pt; of Typst full stops and commas alone, by its default
    wrong, lost, more
             characters that pdftotext takes out of the PDF in place of others, not at all, or of which the text knows nothing;
             hyphens count nowhere, as Poppler takes them from the ends of lines, nor do orders that Unicode holds for the same
    blank-, blank+
             blanks in lines that pdftotext does not see, and such that it sees where there is none

A blank reaches from the end of one letter to the start of the next, as does a gap of letters (g), of which Thai ones alone count;
XeLaTeX has gaps between words only. Not every PDF has signs for blanks: where they are, the text says.
"""
import argparse
import pathlib
import subprocess
import sys
import tempfile
import unicodedata
from dataclasses import dataclass

import lines
import setters

SHOWN = ("lines", "b≥2.5", "widest", ">6", ">1", "out", "in word", "leading", "numbers", "g>.05", "g>.09", "runts", "step")
READ = ("wrong", "lost", "more", "blank-", "blank+")


@dataclass
class Glyph:
    letter: str
    line: int  # counted through the PDF
    start: float
    end: float


def is_mark(letter):
    return unicodedata.category(letter) == "Mn"


def signs_of(path):
    """Each sign of a PDF in the order of its text, as MuPDF reads it: letter, page, baseline, start, end, size."""
    import pymupdf
    flags = pymupdf.TEXT_PRESERVE_WHITESPACE | pymupdf.TEXT_PRESERVE_LIGATURES | pymupdf.TEXT_INHIBIT_SPACES
    for page in pymupdf.open(path):
        for block in page.get_text("rawdict", flags=flags)["blocks"]:
            for span in (span for line in block["lines"] for span in line["spans"]):
                for sign in span["chars"]:
                    (start, baseline), end = sign["origin"], sign["bbox"][2]
                    yield sign["c"], page.number, baseline, start, end, span["size"]


def glyphs_of(path, font):
    """The glyphs of a PDF and their size. A letter for which several glyphs were drawn (ำ) may have the width of the first alone."""
    found, sizes, line, place_before = [], set(), 0, (-1, 0)
    for letter, page, baseline, start, end, size in signs_of(path):
        if not is_mark(letter) and (page != place_before[0] or abs(baseline - place_before[1]) > 3):
            line, place_before = line + 1, (page, baseline)
        if end - start < 0.01 and not is_mark(letter):
            end = start + font.glyph_advance(ord(letter)) * size
        found.append(Glyph(letter, line, start, end))
        sizes.add(size)
    return found, max(sizes)


def align(found, wanted, alike=5, furthest=1500):
    """Pairs of places where two texts are alike: after a difference, the nearest places where both go on alike."""
    i = j = 0
    while i < len(found) and j < len(wanted):
        if found[i] == wanted[j]:
            yield i, j
            i, j = i + 1, j + 1
            continue
        steps = ((skip, distance - skip) for distance in range(1, furthest) for skip in range(distance + 1))
        step = next(((a, b) for a, b in steps if found[i + a:i + a + alike] == wanted[j + b:j + b + alike]), None)
        if step is None:
            raise ValueError(f"nothing is alike behind “{found[i:i + 30]}” and “{wanted[j:j + 30]}”")
        i, j = i + step[0], j + step[1]


def inked(text, but=""):
    """Where a text has letters."""
    return [at for at, letter in enumerate(text) if not letter.isspace() and letter not in but]


def at_places(text, places):
    return "".join(text[at] for at in places)


# Lines, as bench-lines tells them


def place(glyphs, text):
    """For each place of a text its glyph, or None: for blanks, and where the PDF says another text."""
    shown = "".join(glyph.letter for glyph in glyphs)
    of_glyphs, of_text = inked(shown), inked(text)
    placed = [None] * len(text)
    for i, j in align(at_places(shown, of_glyphs), at_places(text, of_text)):
        placed[of_text[j]] = glyphs[of_glyphs[i]]
    return placed


def base_end(text, placed, at):
    """Where the letter ends that carries the marks at a place."""
    while is_mark(text[at]) and at > 0 and placed[at - 1]:
        at -= 1
    return placed[at].end


def is_thai(letter):
    return "ก" <= letter <= "๛"


def lines_of(text, placed, size, natural, right):
    """The lines of a paragraph with the fields of bench-lines, but for tiers of breaks and rivers."""
    shown = [at for at, glyph in enumerate(placed) if glyph]
    starts = [0] + [b for a, b in zip(shown, shown[1:]) if placed[b].line != placed[a].line]
    for start, stop in zip(starts, starts[1:] + [len(text)]):
        letters = [at for at in shown if start <= at < stop]
        pairs = [(a, b, placed[b].start - base_end(text, placed, a)) for a, b in zip(letters, letters[1:]) if not is_mark(text[b])]
        blanks = [width for a, b, width in pairs if text[a + 1:b] == " "]
        gaps = [width / size for a, b, width in pairs if b == a + 1 and is_thai(text[a]) and is_thai(text[b])]
        widest, rest = max(blanks, default=0), right - max(placed[at].end for at in letters)
        yield [text[start:stop], rest, widest, widest / natural, max(gaps, default=0), min(gaps, default=0), "", ""]


def judge(path, paragraphs, setting, font):
    """What lines.py counts, from a PDF, and how many lines stick out."""
    glyphs, size = glyphs_of(path, font)
    natural = font.glyph_advance(ord(" ")) * size
    placed = place(glyphs, "\n".join(text for text, _ in paragraphs))
    count, out, at = lines.Count(), 0, 0
    for text, ends in paragraphs:
        found = list(lines_of(text, placed[at:at + len(text)], size, natural, setters.LEFT + setting.measure))
        count.paragraph(found, ends, setting.measure)
        out += sum(line[1] < -1 for line in found)
        at += len(text) + 1
    return dict(zip(lines.TITLES, count.row())) | {"out": out}


# The text that a reader takes out


def read_back(path, paragraphs):
    told = subprocess.run(["pdftotext", path, "-"], check=True, stdout=subprocess.PIPE).stdout.decode("utf-8")
    found, wanted = unicodedata.normalize("NFC", told), unicodedata.normalize("NFC", "\n".join(text for text, _ in paragraphs))
    of_found, of_wanted = inked(found, "-"), inked(wanted, "-")
    count = dict.fromkeys(READ, 0)
    before = (-1, -1)
    ends = (len(of_found), len(of_wanted))
    for i, j in [*align(at_places(found, of_found), at_places(wanted, of_wanted)), ends]:
        more, lost = i - before[0] - 1, j - before[1] - 1
        count["wrong"] += min(more, lost)
        count["more"] += max(0, more - lost)
        count["lost"] += max(0, lost - more)
        if more == lost == 0 and 0 < i < ends[0]:
            seen, there = found[of_found[i - 1] + 1:of_found[i]], wanted[of_wanted[j - 1] + 1:of_wanted[j]]
            if set(seen + there) <= {" "}:
                count["blank-"] += seen == "" and there != ""
                count["blank+"] += seen != "" and there == ""
        before = (i, j)
    return count


# The table


def font_of(face):
    import pymupdf
    return pymupdf.Font(fontfile=setters.run("fc-match", "-f", "%{file}", face))


def show(name, column, row):
    cells = (row.get(title, "") for title in SHOWN + READ)
    print(f"{name:15}{column:6}" + "".join(f"{x:8.2f}" if isinstance(x, float) else f"{x:8}" for x in cells), flush=True)


def compare(options, folder):
    paragraphs = [(text, ends) for path, marks in lines.marked_texts(options.folder)
                  for text, ends in zip(path.read_text(encoding="utf-8").rstrip("\n").split("\n"), marks)]
    font = font_of(options.face)
    chosen = {name: setter for name, setter in setters.all_setters(options.likhit).items()
              if not options.names or name.startswith(tuple(options.names))}
    for name, setter in chosen.items():
        print(f"{name}: {setter.version or 'not here'}")
    print(f"read by {setters.run('pdftotext', '-v').splitlines()[0]}")
    print(f"\n{'':15}{'column':>6}" + "".join(f"{title:>8}" for title in SHOWN + READ))
    beside = options.likhit.parent
    for column, indent in lines.COLUMNS:
        setting = setters.Setting(options.face, options.size, column * lines.POINTS, indent * lines.POINTS)
        if (beside / "bench-lines").exists():
            family = (options.face, "1", str(options.size))
            count = lines.measured(beside / "bench-lines", beside / "thai.words", options.folder, family, column, indent)
            show("lines.py", column, dict(zip(lines.TITLES, count.row())))
        for name, setter in chosen.items():
            if setter.version:
                own = folder / f"{name}-{column}".replace(" ", "-")
                own.mkdir(parents=True, exist_ok=True)
                pdf = setter.typeset(own, [text for text, _ in paragraphs], setting)
                filled = judge(pdf, paragraphs, setting, font) if setter.placed else {}
                show(name, column, filled | read_back(pdf, paragraphs))


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("likhit", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("output", type=pathlib.Path, nargs="?")
    parser.add_argument("names", nargs="*", default=[])
    parser.add_argument("--face", default="Laksaman")
    parser.add_argument("--size", type=float, default=10.6)
    options = parser.parse_args()
    if options.output:
        return compare(options, options.output)
    with tempfile.TemporaryDirectory() as folder:
        compare(options, pathlib.Path(folder))


if __name__ == "__main__":
    main()
