#!/usr/bin/env python3
"""Writes src/font/mark_bytes.h: a TrueType font with the boxes of forms, ☐ ☑ ☒, which Thai faces lack.

Other faces have them at twice the size of Thai letters. In units of 1/1000 em of TH Sarabun, whose consonants are
about 360 high, the box is as high as a consonant with a little room around it. With --check it says whether the file
is the one that it would write."""
import pathlib
import struct
import sys

LEFT, BOTTOM, SIDE, PEN, ADVANCE = 40, -50, 450, 34, 530
RIGHT, TOP = LEFT + SIDE, BOTTOM + SIDE


def rectangle(x0, y0, x1, y1):
    return [(x0, y0), (x0, y1), (x1, y1), (x1, y0)]


BOX = [rectangle(LEFT, BOTTOM, RIGHT, TOP),
       rectangle(LEFT + PEN, BOTTOM + PEN, RIGHT - PEN, TOP - PEN)[::-1]]
TICK = [(115, 150), (155, 190), (235, 105), (380, 330), (425, 300), (242, 22)]
CROSS = [[(155, 42), (132, 65), (375, 308), (398, 285)], [(132, 285), (155, 308), (398, 65), (375, 42)]]
GLYPHS = [[], BOX, BOX + [TICK], BOX + CROSS]
CHARACTERS = [0x2610, 0x2611, 0x2612]


def outline(contours):
    if not contours:
        return b""
    points = [p for contour in contours for p in contour]
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    data = struct.pack(">hhhhh", len(contours), min(xs), min(ys), max(xs), max(ys))
    end = -1
    for contour in contours:
        end += len(contour)
        data += struct.pack(">H", end)
    data += struct.pack(">H", 0) + b"\x01" * len(points)  # no instructions; every point on the curve
    for values in (xs, ys):
        before = 0
        for value in values:
            data += struct.pack(">h", value - before)
            before = value
    return data + b"\0" * (-len(data) % 4)


def tables():
    glyphs = [outline(g) for g in GLYPHS]
    offsets = [sum(map(len, glyphs[:i])) for i in range(len(glyphs) + 1)]
    points, contours = max(sum(map(len, g)) for g in GLYPHS), max(map(len, GLYPHS))
    segments = [(CHARACTERS[0], CHARACTERS[-1], 1 - CHARACTERS[0]), (0xFFFF, 0xFFFF, 1)]
    cmap = struct.pack(">HHHH", 2 * len(segments), 4, 1, 0)
    cmap += b"".join(struct.pack(">H", s[1]) for s in segments) + b"\0\0"
    cmap += b"".join(struct.pack(">H", s[0]) for s in segments)
    cmap += b"".join(struct.pack(">H", s[2] & 0xFFFF) for s in segments) + b"\0\0" * len(segments)
    cmap = struct.pack(">HHHHI", 0, 1, 3, 1, 12) + struct.pack(">HHH", 4, len(cmap) + 6, 0) + cmap
    names = [(1, "Likhit Marks"), (2, "Regular"), (4, "Likhit Marks"), (6, "LikhitMarks")]
    text = b"".join(n[1].encode("utf-16-be") for n in names)
    name, at = struct.pack(">HHH", 0, len(names), 6 + 12 * len(names)), 0
    for number, value in names:
        name += struct.pack(">HHHHHH", 3, 1, 0x409, number, 2 * len(value), at)
        at += 2 * len(value)
    return {
        b"OS/2": struct.pack(">HhHHH", 0, ADVANCE, 400, 5, 0) + b"\0" * 20 + b"\0" * 12 + b"\0" * 16 + b"LKHT" +
                 struct.pack(">HHHhhhHH", 0x40, CHARACTERS[0], CHARACTERS[-1], 800, -200, 0, 800, 200),
        b"cmap": cmap,
        b"glyf": b"".join(glyphs),
        b"head": struct.pack(">IIIIHHqqhhhhHHhhh", 0x10000, 0x10000, 0, 0x5F0F3CF5, 3, 1000, 0, 0, LEFT, BOTTOM, RIGHT,
                             TOP, 0, 8, 2, 1, 0),
        b"hhea": struct.pack(">IhhhHhhhhhhhhhhhH", 0x10000, 800, -200, 0, ADVANCE, LEFT, 40, RIGHT, 1, 0, 0, 0, 0, 0,
                             0, 0, len(glyphs)),
        b"hmtx": b"".join(struct.pack(">Hh", ADVANCE, LEFT if g else 0) for g in GLYPHS),
        b"loca": b"".join(struct.pack(">I", o) for o in offsets),
        b"maxp": struct.pack(">IHHHHHHHHHHHHHH", 0x10000, len(glyphs), points, contours, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0,
                             0),
        b"name": name + text,
        b"post": struct.pack(">IIhhIIIII", 0x30000, 0, -100, 50, 0, 0, 0, 0, 0),
    }


def checksum(data):
    data += b"\0" * (-len(data) % 4)
    return sum(struct.unpack(f">{len(data) // 4}I", data)) & 0xFFFFFFFF


def font():
    parts = tables()
    power = len(parts).bit_length() - 1
    directory = struct.pack(">IHHHH", 0x10000, len(parts), 16 << power, power, 16 * len(parts) - (16 << power))
    body, start = b"", len(directory) + 16 * len(parts)
    for tag, data in parts.items():
        directory += struct.pack(">4sIII", tag, checksum(data), start + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    whole = bytearray(directory + body)
    head = whole.index(struct.pack(">IIII", 0x10000, 0x10000, 0, 0x5F0F3CF5)) + 8
    whole[head:head + 4] = struct.pack(">I", (0xB1B0AFBA - checksum(bytes(whole))) & 0xFFFFFFFF)
    return bytes(whole)


def header(data):
    lines = ["    " + " ".join(f"0x{b:02X}," for b in data[i:i + 18]) for i in range(0, len(data), 18)]
    return ("/* A TrueType font with ☐ ☑ ☒, written by tools/mark-font.py: change it there. */\n"
            "#ifndef LIKHIT_FONT_MARK_BYTES_H\n#define LIKHIT_FONT_MARK_BYTES_H\n\n"
            "#include <stdint.h>\n\n/* clang-format off */\nstatic const uint8_t mark_bytes[] = {\n" +
            "\n".join(lines) + "\n};\n/* clang-format on */\n\n#endif\n")


def main():
    path = pathlib.Path(__file__).parent.parent / "src/font/mark_bytes.h"
    text = header(font())
    if sys.argv[1:] != ["--check"]:
        path.write_text(text, encoding="utf-8")
    elif path.read_text(encoding="utf-8") != text:
        sys.exit("src/font/mark_bytes.h is old: run tools/mark-font.py")


if __name__ == "__main__":
    main()
