#!/usr/bin/env python3
"""Prints which folder of src/ includes from which, and fails on an arrow against the stream of the pipeline."""
import pathlib
import re
import sys

BELOW = {
    "base": set(),
    "font": {"base"},
    "frame": {"font", "base"},
    "data": {"base"},
    "source": {"base", "data"},
    "records": {"base", "data", "source"},
    "style": {"base", "source"},
    "words": {"base"},
    "text": {"base", "font", "source", "style", "words"},
    "flow": {"base", "font", "source", "style", "text", "words", "frame"},
    "pdf": {"frame", "font", "base"},
    "map": {"frame", "font", "base"},
    "image": {"frame", "font", "base"},
    "reader": {"base", "likhit.h"},  # its version
    "inspect": {"reader", "base"},
    "compare": {"base", "font", "frame", "map", "reader", "words"},
    "batch": {"likhit.h"},
    "preview": {"likhit.h"},
}
BELOW["api"] = set(BELOW) | {"likhit.h"}
ONLY_HEADERS = {"cli": {"likhit.h", "preview/preview.h"}}  # the command line stands on the public header
INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.M)


def main():
    graph, wrong = {}, []
    root = pathlib.Path("src")
    for path in sorted(root.rglob("*.[ch]")):
        folder = path.relative_to(root).parts[0]
        if folder == path.name:
            continue
        for header in INCLUDE.findall(path.read_text(encoding="utf-8")):
            target = header.split("/")[0]
            if target == folder:
                continue
            graph.setdefault(folder, set()).add(target)
            if folder in ONLY_HEADERS:
                allowed = header in ONLY_HEADERS[folder]
            else:
                allowed = folder in BELOW and target in BELOW[folder]
            if not allowed:
                wrong.append(f"{path}: includes “{header}”; {folder}/ may not know {target}")
            elif target in BELOW and "_private" in header:
                wrong.append(f"{path}: includes “{header}”, which belongs to {target}/ alone")
    for folder in list(BELOW) + list(ONLY_HEADERS):
        print(f"{folder:7} → {', '.join(sorted(graph.get(folder, []))) or 'nothing'}")
    for line in wrong:
        print(line, file=sys.stderr)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
