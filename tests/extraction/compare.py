#!/usr/bin/env python3
"""Is the text that a reader takes out of a PDF the text that was put in?

    compare.py [--original FILE] FRAMES.json NAME=EXTRACTED.txt …

Expected is the body text in the frames' JSON of each page, in reading order; white space counts nowhere. Pages of
an extracted text end with a form feed. What a page holds besides its body (page number, catchword, repeated header
rows) may stand anywhere between the body's pieces or lack a sign (Poppler takes the hyphen from a line that ends
with one), but nothing else may stand there. Readers that go by position rather than by
content order (names that begin with "position:") may mix the lines of neighbouring table cells: there the cells
are compared as a multiset of characters. --original compares the frames, too, with the text the report was set
from. Prints wrong, missing and extra characters of each reader, ends with 1 when there is one.
"""
import collections
import difflib
import json
import sys

FURNITURE = {"artifact", "page-number", "catchword", "head"}
TABLE = {"table-header", "table-cell"}


def bare(text):
    """Without white space, and without the marks of direction that Poppler puts around what runs from right to left."""
    return "".join(c for c in text if not c.isspace() and c not in "\u202A\u202B\u202C")


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


class Tally:
    """Characters wrong, missing and extra, with the first places to look at."""

    def __init__(self):
        self.wrong = self.missing = self.extra = 0
        self.places = []

    def failed(self):
        return self.wrong + self.missing + self.extra > 0

    def add(self, page, expected, found):
        """Both differ: as few as possible of them are counted."""
        matcher = difflib.SequenceMatcher(None, expected, found, autojunk=False)
        for kind, a, b, c, d in matcher.get_opcodes():
            if kind == "equal":
                continue
            both = min(b - a, d - c)
            self.wrong += both
            self.missing += b - a - both
            self.extra += d - c - both
            self.places.append(f"page {page}: …{expected[max(0, a - 12):a]}[{expected[a:b]}→{found[c:d]}]")

    def add_multiset(self, page, needed, allowed, found):
        """All of `needed` must be there, and nothing but that and `allowed`."""
        needed, allowed, found = (collections.Counter(text) for text in (needed, allowed, found))
        lost, more = needed - found, found - needed - allowed
        self.missing += lost.total()
        self.extra += more.total()
        for word, difference in (("missing", lost), ("extra", more)):
            if difference:
                self.places.append(f"page {page}: {word} {''.join(sorted(difference.elements()))!r}")


def pieces(page, by_position):
    """Body text of a page in unbroken stretches; table cells and furniture that stand anywhere between them."""
    body, cells, furniture, broken = [], "", "", True
    for item in page["items"]:
        if item["kind"] != "glyphs":
            continue
        text, role = bare(item["text"]), item["role"]
        if role in FURNITURE:
            furniture, broken = furniture + text, True
        elif by_position and role in TABLE:
            cells, broken = cells + text, True
        elif broken:
            body.append(text)
            broken = False
        else:
            body[-1] += text
    return [piece for piece in body if piece], cells, furniture


def compare_page(tally, number, page, text, by_position):
    body, cells, furniture = pieces(page, by_position)
    rest, at = "", 0
    for piece in body:
        found = text.find(piece, at)
        if found < 0:
            # Everything at once, in the order of the frames: the difference shows where it is.
            whole = "".join(bare(i["text"]) for i in page["items"] if i["kind"] == "glyphs")
            tally.add(number, whole, text)
            return
        rest += text[at:found]
        at = found + len(piece)
    tally.add_multiset(number, cells, furniture, rest + text[at:])


def compare(frames, text, by_position):
    tally = Tally()
    extracted = [bare(page) for page in text.split("\f")]
    while extracted and not extracted[-1]:
        extracted.pop()
    pages = frames["pages"]
    for i in range(max(len(pages), len(extracted))):
        page = pages[i] if i < len(pages) else {"items": []}
        compare_page(tally, i + 1, page, extracted[i] if i < len(extracted) else "", by_position)
    return tally


def compare_original(frames, text):
    body = "".join(
        bare(item["text"])
        for page in frames["pages"]
        for item in page["items"]
        if item["kind"] == "glyphs" and item["role"] not in FURNITURE
    )
    tally = Tally()
    original = bare(text.replace("**", ""))
    if body != original:
        tally.add("(all)", original, body)
    return tally


def report(name, tally, characters):
    print(f"  {name:24} {tally.wrong:5} wrong {tally.missing:5} missing {tally.extra:5} extra of {characters}")
    for place in tally.places[:8]:
        print(f"      {place}")
    return tally.failed()


def main(arguments):
    original = None
    if arguments and arguments[0] == "--original":
        original, arguments = arguments[1], arguments[2:]
    frames = json.loads(read(arguments[0]))
    characters = sum(len(bare(i["text"])) for p in frames["pages"] for i in p["items"] if i["kind"] == "glyphs")
    passed = failed = 0
    if original is not None:
        bad = report("frames against original", compare_original(frames, read(original)), characters)
        passed, failed = passed + (not bad), failed + bad
    for argument in arguments[1:]:
        name, path = argument.split("=", 1)
        by_position = name.startswith("position:")
        bad = report(name.removeprefix("position:"), compare(frames, read(path), by_position), characters)
        passed, failed = passed + (not bad), failed + bad
    print(f"extraction: {passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
