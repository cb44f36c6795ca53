"""Whether readers show signatures alike: pictures of the fields by Poppler, MuPDF, PDFium and pdf.js are compared.

    shots = shown(FILE, MODULES)       # reader → a picture of each field
    difference(shots["pdfium"][0], shots["mupdf"][0])

Readers smooth edges each in its own way, and place a page to a pixel. So a picture is a grid of squares of SQUARE pixels, each
as grey as its pixels are on average; the difference of two pictures is that of their squares, from 0 to 255 on average, over
squares that have ink in one of them."""
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "sign"))
import office  # noqa: E402

PPI = 144
SQUARE = 6  # pixels
MOVES = sorted(((x, y) for x in (-1, 0, 1) for y in (-1, 0, 1)), key=lambda move: abs(move[0]) + abs(move[1]))  # none comes first
INK = 250  # what is darker is not the paper


def pgm(data):
    width, height, body = re.match(rb"P5\s+(?:#.*\n)?(\d+)\s+(\d+)\s+255\s", data).group(1, 2, 0)
    return int(width), int(height), data[len(body):]


def page_of(reader, file, page, modules):
    words = {"poppler": ["pdftoppm", "-q", "-gray", "-r", PPI, "-f", page, "-l", page, file],
             "mupdf": ["mutool", "draw", "-q", "-r", PPI, "-c", "gray", "-F", "pgm", "-o", "-", file, page],
             "pdfium": ["node", modules / "picture-pdfium.mjs", file, page, PPI],
             "pdfjs": ["node", modules / "picture-pdfjs.mjs", file, page, PPI]}[reader]
    return pgm(subprocess.run([str(word) for word in words], capture_output=True, check=True).stdout)


def fields(file):
    """Where the fields are: (page, left, bottom, right, top), by their names."""
    read = office.File(file.read_bytes())
    tree = next(text for text in map(read.object, read.find(b"/Kids")) if re.search(rb"/Type\s*/Pages\b", text))
    pages = [int(number) for number in re.findall(rb"(\d+) 0 R", re.search(rb"/Kids\s*\[(.*?)\]", tree, re.S)[1])]
    found = {}
    for number in read.find(b"/FT/Sig"):
        text = read.object(number)
        if box := re.search(rb"/Rect\s*\[([^\]]+)\]", text):
            page = pages.index(int(re.search(rb"/P (\d+) 0 R", text)[1])) + 1
            found[re.search(rb"/T\s*\((.*?)\)", text)[1].decode()] = (page, *map(float, box[1].split()))
    return found


def squares(picture, box, right_by, down_by):
    width, height, grey = picture
    left, bottom, right, top = (int(value * PPI / 72) for value in box)
    rows = []
    for y in range(height - top + down_by, height - bottom + down_by - SQUARE, SQUARE):
        starts = [(y + i) * width + right_by for i in range(SQUARE)]
        rows.append([sum(sum(grey[start + x:start + x + SQUARE]) for start in starts) / SQUARE ** 2
                     for x in range(left, right - SQUARE, SQUARE)])
    return rows


def apart(one, other):
    pairs = [(a, b) for first, second in zip(one, other) for a, b in zip(first, second) if min(a, b) < INK]
    return sum(abs(a - b) for a, b in pairs) / len(pairs) if pairs else 0.0


def difference(one, other):
    """That of the places, a pixel to any side, where they fit best."""
    return min(apart(moved, other[0]) for moved in one)


def shown(file, modules, readers=("poppler", "mupdf", "pdfium", "pdfjs")):
    places = fields(file)
    shots = {}
    for reader in readers:
        pages = {page: page_of(reader, file, page, modules) for page in {place[0] for place in places.values()}}
        shots[reader] = {name: [squares(pages[page], box, *move) for move in MOVES] for name, (page, *box) in sorted(places.items())}
    return shots
