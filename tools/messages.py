#!/usr/bin/env python3
"""The catalogue of messages (src/base/messages.def), for people.

    tools/messages.py           writes docs/messages.md
    tools/messages.py --check   is docs/messages.md current; has each message an example in tests/messages/; is each
                                told somewhere in src/; do call sites give the arguments that the texts ask for?
                                The same of phrases, which have no examples.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "tests/messages"
EXIT = {"NONE": 0, "DOCUMENT": 1, "USAGE": 2, "FILE": 3, "RESOURCE": 4, "LIMIT": 5, "BUG": 70}
PLACE = re.compile(r"(?<!\{)\{([a-z-]+)(?:\|[^|}]*\|[^}]*)?\}")


def arguments(text, start):
    """The arguments of a call or macro whose first bracket ends at `start`, and where it ends."""
    parts, depth, at, begin, quote = [], 1, start, start, None
    while depth > 0:
        c = text[at]
        if quote:
            if c == "\\":
                at += 1
            elif c == quote:
                quote = None
        elif c in "\"'":
            quote = c
        elif c in "([{":
            depth += 1
        elif c in ")]}":
            depth -= 1
        elif c == "," and depth == 1:
            parts.append(text[begin:at].strip())
            begin = at + 1
        at += 1
    parts.append(text[begin : at - 1].strip())
    return parts, at


def string(literals):
    """The value of C string literals, one after the other."""
    value = "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', literals))
    return re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t"}.get(m[1], m[1]), value)


def catalogue():
    text = (ROOT / "src/base/messages.def").read_text()
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    messages, hints = [], {}
    for match in re.finditer(r"^LK_(MESSAGE|HINT)\(", text, flags=re.M):
        parts, _ = arguments(text, match.end())
        if match[1] == "HINT":
            hints[parts[0]] = [string(part) for part in parts[1:]]
            continue
        name, code, severity, failure, english, thai, hint, thai_hint = parts
        messages.append({"name": name, "code": string(code), "severity": severity, "exit": EXIT[failure],
                         "text": string(english), "thai": string(thai), "hint": string(hint),
                         "thai_hint": string(thai_hint)})
    return messages, hints


def phrases():
    """(English, Thai) of each phrase by its name."""
    text = re.sub(r"/\*.*?\*/", "", (ROOT / "src/base/messages.def").read_text(), flags=re.S)
    found = (arguments(text, match.end())[0] for match in re.finditer(r"^LK_PHRASE\(", text, flags=re.M))
    return {name: (string(english), string(thai)) for name, english, thai in found}


def folder(message):
    """The folder of its example: called after the entry, beginning with the code."""
    return message["name"][0] + message["name"][1:].lower().replace("_", "-")


# ---- docs/messages.md

HEAD = """# Messages

Made by `tools/messages.py` from [src/base/messages.def](../src/base/messages.def).
Codes are stable: E- is an error, W- a warning, N- a note. *Exit* is what the program ends with when this is the gravest error
(1 document, 2 usage, 3 file, 4 resource, 5 limit, 70 mistake of Likhit). {name} stands for what the case at hand has there.

รหัสคงที่ ไม่เปลี่ยนความหมาย: E- คือข้อผิดพลาด ต้องแก้ก่อน W- คือคำเตือน งานยังเสร็จ N- คือหมายเหตุ
"""


def cell(text):
    text = text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").replace("`", "\\`").replace("*", "\\*")
    return re.sub(r"[\[\]_]", r"\\\g<0>", text)


def document(messages):
    out = [HEAD]
    by_code = {}
    for message in messages:
        by_code.setdefault(message["code"], []).append(message)
    for code in sorted(by_code, key=lambda code: (code[2:], code)):
        entries = by_code[code]
        exits = sorted({entry["exit"] for entry in entries} - {0})
        word = {"ERROR": "error · ข้อผิดพลาด", "WARNING": "warning · คำเตือน", "NOTE": "note · หมายเหตุ"}
        out.append(f"## {code}\n")
        out.append(word[entries[0]["severity"]] + "".join(f" · exit {code}" for code in exits) + "\n")
        for entry in entries:
            out.append(f"- {cell(entry['text'])}" + (f"\\\n  *{cell(entry['hint'])}*" if entry["hint"] else "") +
                       f"\\\n  {cell(entry['thai'])}" + (f"\\\n  *{cell(entry['thai_hint'])}*" if entry["hint"] else "") +
                       (f"\\\n  [example](../tests/messages/{folder(entry)})" if (EXAMPLES / folder(entry)).is_dir() else ""))
        out.append("")
    return "\n".join(out)


# ---- Checks

def call_sites():
    for path in sorted((ROOT / "src").rglob("*.c")):
        text = path.read_text()
        for match in re.finditer(r"\b(lk_tell|LK_TELL|lk_batch_tell)\(", text):
            parts, _ = arguments(text, match.end())
            if match[1] != "lk_tell": # by its name, with values in braces
                values = ", ".join(f'lk_named_string({part[1:]}' for part in parts[2:] if part.startswith("{"))
                names = " ".join("LK_" + name for name in re.findall(r'"([EWN]_\w+)"', parts[1]))
                parts = ["", names, "", f"LK_WITH({values})"]
            line = text.count("\n", 0, match.start()) + 1
            yield f"{path.relative_to(ROOT)}:{line}", parts


def check_calls(messages, hints):
    """Every lk_tell whose arguments stand in the call gives what the texts ask for, and nothing else."""
    texts = {message["name"]: message for message in messages}
    faults = []
    for place, parts in call_sites():
        if len(parts) != 4:
            continue
        names = re.findall(r"\bLK_([EWN]_\w+)", parts[1])
        if not names or not (parts[3] == "NULL" or parts[3].startswith("LK_WITH(")):
            continue
        given = set(re.findall(r'lk_named_\w+\(\s*"([a-z-]+)"', parts[3]))
        chosen = re.findall(r"\bLK_HINT_(\w+)", parts[3])
        more = {name for hint in chosen if hint in hints for name in PLACE.findall(hints[hint][0])} - {"meant"}
        has_variables = re.search(r"(?:LK_WITH\(|, )(?!lk_)[a-z_]\w*(?=[,)])", parts[3])
        for name in names:
            wanted = set(PLACE.findall(texts[name]["text"])) | set(PLACE.findall(texts[name]["hint"]))
            missing, unused = wanted - given, given - wanted - more
            if missing and not has_variables:
                faults.append(f"{place}: {name} is told without {', '.join(sorted(missing))}")
            if unused:
                faults.append(f"{place}: {name} asks for no {', '.join(sorted(unused))}")
    return faults


def check_told(messages, hints):
    """What the catalogue has is told somewhere, and the other way round the compiler checks."""
    source = "".join(path.read_text() for path in sorted((ROOT / "src").rglob("*.c")))
    faults = [f"messages.def: {message['name']} is told nowhere" for message in messages
              if not re.search(r"\bLK_" + message["name"] + r"\b", source)
              and not re.search(r'"' + message["name"] + r'"', source)]
    known = {message["name"] for message in messages}
    faults += [f"src: there is no message {name}" for name in sorted(set(re.findall(r'"([EWN]_[A-Z_]+)"', source)) - known)]
    return faults + [f"messages.def: the hint {name} is used nowhere" for name in hints
                     if not re.search(r"\bLK_HINT_" + name + r"\b", source)]


# Known by their English (lk_phrase_reading), or as a row of a table.
LOOKED_UP = ("NOUN_", "SIGNATURE_", "VERDICT_")


def check_phrases(known):
    """Each is said somewhere, and what the commands print by its name gives what it asks for, and nothing else."""
    faults, source = [], ""
    for path in sorted((ROOT / "src").rglob("*.c")):
        text = path.read_text()
        source += text
        for match in re.finditer(r"\b(cli_put|cli_line|options->line_of)\(", text):
            parts, _ = arguments(text, match.end())
            place = f"{path.relative_to(ROOT)}:{text.count(chr(10), 0, match.start()) + 1}"
            given = {part.strip('"') for part in parts[2:-1:2]}
            for name in re.findall(r'"([A-Z_]+)"', parts[1]):
                wanted = set(PLACE.findall(known[name][0])) if name in known else None
                if wanted != given:
                    faults.append(f"{place}: {name} " + ("is no phrase" if wanted is None else f"asks for {wanted}, not {given}"))
    return faults + [f"messages.def: the phrase {name} is said nowhere" for name in known if not name.startswith(LOOKED_UP)
                     and not re.search(rf'\bLK_PHRASE_{name}\b|"{name}"', source)]


def check_examples(messages):
    there = {path.name for path in EXAMPLES.iterdir() if path.is_dir()} if EXAMPLES.is_dir() else set()
    wanted = {folder(message) for message in messages}
    return [f"tests/messages/{name}: the message has no example" for name in sorted(wanted - there)] + \
           [f"tests/messages/{name}: there is no such message" for name in sorted(there - wanted)]


def main():
    messages, hints = catalogue()
    path = ROOT / "docs/messages.md"
    if sys.argv[1:] == ["--list"]:
        print("\n".join(folder(message) for message in messages))
        return 0
    is_current = path.is_file() and path.read_text() == document(messages)
    if sys.argv[1:] != ["--check"]:
        path.write_text(document(messages))
        return 0
    faults = check_calls(messages, hints) + check_told(messages, hints) + check_examples(messages) + check_phrases(phrases())
    if not is_current:
        faults.append("docs/messages.md is not current: run tools/messages.py")
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"catalogue: {len(messages)} messages of {len({message['code'] for message in messages})} codes")
    print(f"catalogue: {max(len(messages) - len(faults), 0)} passed, {len(faults)} failed")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
