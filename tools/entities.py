#!/usr/bin/env python3
"""Writes the named entities of HTML to src/source/markdown/inlines/entities.inc, for entities.c.

    entities.py [entities.json]

entities.json is https://html.spec.whatwg.org/entities.json; without it, the same list as Python ships it
(html.entities). Names without a semicolon, which HTML allows for old pages, are no entities in CommonMark.
"""
import html.entities
import json
import pathlib
import sys

OUT = pathlib.Path(__file__).parent.parent / "src/source/markdown/inlines/entities.inc"
WIDTH = 108


def values(path):
    if path is None:
        return html.entities.html5
    known = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
    return {name.lstrip("&"): entity["characters"] for name, entity in known.items()}


def quoted(text):
    """The text as a part of a C literal; octal, as a hexadecimal escape would take letters behind it."""
    plain = lambda byte: chr(byte) if 32 <= byte < 127 and chr(byte) not in '"\\?' else f"\\{byte:03o}"
    return "".join(plain(byte) for byte in text.encode())


def rows(items, separator):
    row = "   "
    for item in items:
        if len(row) + 1 + len(item) > WIDTH:
            yield row
            row = "   "
        row += separator + item
    yield row


def main(path=None):
    entities = sorted((name[:-1], value) for name, value in values(path).items() if name.endswith(";"))
    starts, size = [], 0
    for name, value in entities:
        starts.append(size)
        size += len(name) + 1 + len(value.encode()) + 1
    lines = ["/* Made by tools/entities.py; do not edit. */",
             "/* Each name, a NUL, what it stands for, a NUL; sorted by name. */",
             "static const char entities[] ="]
    parts = [f"{quoted(name)}\\0{quoted(value)}\\0" for name, value in entities]  # none begins with a digit
    lines += [f'    "{row.strip()}"' for row in rows(parts, "")]
    lines[-1] += ";"
    lines += ["/* Where each begins in `entities`. */", "static const uint16_t entity_starts[] = {"]
    lines += [row.rstrip() for row in rows([f"{start}," for start in starts], " ")]
    lines += ["};", ""]
    OUT.write_text("\n".join(lines), encoding="utf-8")
    print(f"{len(entities)} entities, {size} bytes")


main(*sys.argv[1:])
