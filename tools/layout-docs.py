#!/usr/bin/env python3
"""Rewrites the tables of keys in docs/layout.md from layouts/schema.json.

    build/likhit layouts --schema > layouts/schema.json && python3 tools/layout-docs.py
"""
import json
import re

PAGE = "docs/layout.md"


def value(node):
    """What may stand there, in words."""
    if "enum" in node:
        return ", ".join(f"`{name}`" for name in node["enum"])
    kind = node.get("type")
    if kind == "array" and "maxItems" in node:
        return f"list of up to {node['maxItems']}"
    if kind == "object":
        return "keys by name" if not node.get("properties") else "keys"
    if kind == "boolean":
        return "`true`, `false`"
    if kind == "integer":
        return f"whole number, {node['minimum']} to {node['maximum']}"
    pattern = node.get("pattern", "")
    if "pt|mm" in pattern:
        return "length" + (" or em" if "|em" in pattern else "") + (" or `auto`" if "auto" in pattern else "")
    return None


def default(node):
    if "default" not in node:
        return ""
    shown = node["default"]
    if isinstance(shown, bool):
        return f"`{str(shown).lower()}`"
    return '`""`' if shown == "" else f"`{shown}`"


def rows(name, node, kept):
    """The row of a key and those below it; what the schema cannot say in words is kept as it was."""
    said = value(node) or kept.get(name, "text")
    yield f"| `{name}` | {said} | {default(node)} | {node['description']} |"
    below = node.get("properties") or {}
    if node.get("type") == "array" and node["items"].get("type") == "object":
        name, below = name + "[]", node["items"]["properties"]
    elif isinstance(node.get("additionalProperties"), dict):
        name, below = name + ".NAME", node["additionalProperties"]["properties"]
    for key, child in below.items():
        yield from rows(f"{name}.{key}", child, kept)


def main():
    page = open(PAGE, encoding="utf-8").read()
    keys = json.load(open("layouts/schema.json", encoding="utf-8"))["properties"]
    kept = dict(re.findall(r"^\| `([^`]+)` \| (.+?) \| .*\|$", page, re.M))
    head = "| key | value | default | meaning |\n|---|---|---|---|\n"
    simple = [name for name, node in keys.items() if node.get("type") not in ("object", "array") or name == "keep"]
    parts = ["### At the top\n\n" + head + "\n".join(r for name in simple for r in rows(name, keys[name], kept))]
    for name, node in keys.items():
        if name not in simple:
            parts.append(f"### {name}\n\n{head}" + "\n".join(rows(name, node, kept)))
    start = page.index("### At the top")
    with open(PAGE, "w", encoding="utf-8") as out:
        out.write(page[:start] + "\n\n".join(parts) + "\n")


if __name__ == "__main__":
    main()
