#!/usr/bin/env python3
"""Draws signatures of nobody, as scanned from paper, for samples and tests: tools/scrawl.py FOLDER

Writes one.png, two.png and three.png, the same bytes each time: a line through points that were put down by hand, thin where
the pen was quick, in blue on a transparent ground."""
import math
import pathlib
import struct
import sys
import zlib

WIDTH, HEIGHT = 420, 150
INK = (24, 40, 140)
STROKES = {
    "one": [[(30, 105), (58, 30), (78, 22), (70, 70), (48, 118), (62, 122), (96, 84), (112, 78), (108, 106), (124, 104), (140, 78), (150, 106),
             (166, 100), (182, 76), (190, 104), (214, 92), (236, 40), (246, 26), (238, 70), (234, 106), (262, 90), (286, 80), (282, 102), (310, 96),
             (352, 74), (396, 62)],
            [(90, 132), (170, 122), (270, 120), (340, 114)]],
    "two": [[(44, 52), (92, 26), (118, 44), (88, 78), (52, 104), (62, 118), (104, 98), (128, 74), (126, 104), (146, 96), (160, 72), (170, 98),
             (196, 84), (206, 50), (220, 20), (226, 34), (206, 96), (200, 134), (214, 136), (236, 92), (262, 78), (260, 100), (286, 92), (304, 80),
             (318, 96), (356, 88)],
            [(60, 66), (140, 56), (230, 58), (330, 46), (384, 34)]],
    "three": [[(28, 84), (62, 58), (92, 60), (84, 92), (58, 108), (54, 88), (92, 66), (136, 30), (150, 18), (146, 58), (132, 112), (148, 108),
               (168, 82), (184, 80), (182, 104), (206, 96), (222, 78), (236, 104), (262, 90), (276, 76), (290, 100), (322, 80), (350, 36), (362, 24),
               (352, 74), (330, 128), (300, 138), (256, 126), (230, 122)]],
}


def line_through(points):
    """Catmull and Rom's curve: places a third of a pixel apart, and how far the pen went between two."""
    around = [points[0], *points, points[-1]]
    places = []
    for a, b, c, d in zip(around, around[1:], around[2:], around[3:]):
        steps = int(3 * math.dist(b, c)) + 1
        for i in range(steps):
            t = i / steps
            places.append(tuple(0.5 * (2 * b[k] + (c[k] - a[k]) * t + (2 * a[k] - 5 * b[k] + 4 * c[k] - d[k]) * t * t
                                       + (3 * b[k] - a[k] - 3 * c[k] + d[k]) * t ** 3) for k in (0, 1)))
    return places


def drawn(strokes):
    """How much ink is on each pixel, from 0 to 1."""
    ink = [[0.0] * WIDTH for _ in range(HEIGHT)]
    for points in strokes:
        places = line_through(points)
        for i, (x, y) in enumerate(places):
            before, behind = places[max(i - 20, 0)], places[min(i + 20, len(places) - 1)]
            slant = math.atan2(behind[1] - before[1], behind[0] - before[0])
            ends = min(i, len(places) - 1 - i) / 60
            radius = (1.5 + 1.3 * abs(math.sin(slant))) * min(1.0, 0.35 + ends)
            for row in range(max(int(y - radius - 1), 0), min(int(y + radius + 2), HEIGHT)):
                for column in range(max(int(x - radius - 1), 0), min(int(x + radius + 2), WIDTH)):
                    covered = min(max(radius + 0.5 - math.dist((x, y), (column, row)), 0.0), 1.0)
                    ink[row][column] = max(ink[row][column], covered)
    return ink


def png(ink):
    rows = b"".join(b"\0" + b"".join(bytes((*INK, round(255 * value))) for value in row) for row in ink)
    chunk = lambda kind, body: struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 6, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b""))


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    for name, strokes in STROKES.items():
        (folder / f"{name}.png").write_bytes(png(drawn(strokes)))


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
