#!/usr/bin/env python3
"""Holds the code to the rooms of tools/rooms.txt.

Prints each room with its files, its lines and the rooms it calls, and fails on
- an include or a linked call that the room may not make,
- files of src/ that call one another in a circle (but for those that CIRCLES names), or rooms that may know one
  another in a circle,
- a header included from outside its folder that is private, or no contract where the folder has one,
- a file of more than 600 lines.

    rooms.py BUILD      BUILD/src holds the objects: linked calls are read from them by nm
"""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path("src")
LONGEST_FILE = 600  # but for the public header, which documents the library in one place
# Honest recursion of the data: an item of a list holds blocks, a block may be a list.
CIRCLES = [{"flow/blocks/blocks.c", "flow/blocks/lists.c"}]
PUBLIC = re.compile(r"\b(lk_\w+)\(")
INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.M)


class Rooms:
    """tools/rooms.txt as it was read."""

    def __init__(self, path):
        self.known, self.contracts, self.doors = {}, set(), {}
        for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines():
            line = line.split("#")[0].strip()
            if line.startswith("contract"):
                self.contracts |= set(line.split()[1:])
            elif line:
                self.take(line)

    def take(self, line):
        words, _, files = line.partition("(")
        name, *known = words.split()
        floor = name[:-1] if name.endswith("!") else str(pathlib.PurePath(name).parent)
        self.known[name] = {floor + room[1:] if room == "." or room.startswith("./") else room for room in known}
        for file in files.strip(" )").split():
            self.doors[f"{name.rstrip('!')}/{file}"] = name

    def of(self, path):
        """The room of a file, from src/; the public header is one by itself."""
        if path == "likhit.h":
            return path
        return self.doors.get(path, str(pathlib.PurePath(path).parent))

    def is_open(self, header):
        """Whether other folders may include it: a contract, where the folder names some, and nothing private."""
        folder = header.split("/")[0]
        named = [contract for contract in self.contracts if contract.split("/")[0] == folder]
        return "_private" not in header and (not named or header in named)

    def allows(self, room, target):
        known = self.known.get(room)
        if known is None:
            return False
        folder = target.split("/")[0].rstrip("!")
        same_folder = room.split("/")[0].rstrip("!") == folder
        return target == room or "*" in known or target in known or (not same_folder and folder in known)


def headers_wrong(rooms, path, wrong):
    """Checks what a file includes."""
    room = rooms.of(path)
    if room not in rooms.known:
        wrong.append(f"src/{path}: tools/rooms.txt has no room “{room}”")
        return
    for header in INCLUDE.findall((ROOT / path).read_text(encoding="utf-8")):
        if "/" not in header and header != "likhit.h":
            continue  # generated, or beside it
        target = rooms.of(header)
        outside = header.split("/")[0] != path.split("/")[0]
        if header in rooms.contracts and not outside:
            continue  # the types that its rooms make together
        if not rooms.allows(room, target):
            wrong.append(f"src/{path}: includes “{header}”; {room} may not know {target}")
        elif outside and not rooms.is_open(header):
            wrong.append(f"src/{path}: includes “{header}”, which belongs to {header.split('/')[0]}/ alone")


def linked_calls(build):
    """Which file calls or reads what another defines, from the symbols of the objects: {file: {file: names}}."""
    objects = sorted((pathlib.Path(build) / "src").rglob("*.o"))
    objects = [o for o in objects if (ROOT / o.relative_to(pathlib.Path(build) / "src")).with_suffix(".c").exists()]
    listing = subprocess.run(["nm", "-A", *map(str, objects)], check=True, capture_output=True, text=True).stdout
    defined, wanted = {}, []
    for line in listing.splitlines():
        where, _, rest = line.partition(":")
        file = str(pathlib.Path(where).relative_to(pathlib.Path(build) / "src").with_suffix(".c"))
        kind, name = rest.split()[-2:]
        if kind in "TDBRV":
            defined[name] = file
        elif kind == "U":
            wanted.append((file, name))
    calls = {}
    for file, name in wanted:
        if name in defined and defined[name] != file:
            calls.setdefault(file, {}).setdefault(defined[name], set()).add(name)
    return calls


def circles(graph):
    """Strongly connected parts of more than one node (Tarjan), by a stack of our own."""
    index, low, on_stack, stack, found = {}, {}, set(), [], []

    def begin(node):
        index[node] = low[node] = len(index)
        stack.append(node)
        on_stack.add(node)
        return node, iter(sorted(graph.get(node, ())))

    for root in sorted(graph):
        work = [] if root in index else [begin(root)]
        while work:
            node, children = work[-1]
            child = next(children, None)
            if child is None:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    part = set()
                    while node not in part:
                        part.add(stack.pop())
                    on_stack.difference_update(part)
                    found += [part] if len(part) > 1 else []
            elif child not in index:
                work.append(begin(child))
            elif child in on_stack:
                low[node] = min(low[node], index[child])
    return found


def calls_wrong(rooms, calls, wrong):
    public = set(PUBLIC.findall((ROOT / "likhit.h").read_text(encoding="utf-8")))
    for file, targets in sorted(calls.items()):
        room = rooms.of(file)
        for target, names in sorted(targets.items()):
            if room in rooms.known and not rooms.allows(room, rooms.of(target)):
                if "likhit.h" in rooms.known[room]:
                    names = names - public
                if not names:
                    continue
                wrong.append(f"src/{file}: calls {', '.join(sorted(names))} of src/{target}; {room} may not know {rooms.of(target)}")
    for circle in circles({file: set(targets) for file, targets in calls.items()}):
        if circle not in CIRCLES:
            wrong.append("files that call one another in a circle: " + " ".join(sorted(circle)))


def rooms_wrong(rooms, wrong):
    """A room stands on those that it may know: none of them may stand on it, whether or not a file does so yet."""
    known = {room: {other for other in rooms.known if other != room and rooms.allows(room, other)} for room in rooms.known}
    for circle in circles(known):
        wrong.append("tools/rooms.txt: rooms that may know one another in a circle: " + " ".join(sorted(circle)))


def print_rooms(rooms, files, calls):
    lines = {}
    for path in files:
        count = (ROOT / path).read_text(encoding="utf-8").count("\n")
        had, total = lines.get(rooms.of(path), (0, 0))
        lines[rooms.of(path)] = had + 1, total + count
    for room in rooms.known:
        known = {rooms.of(t) for f, ts in calls.items() if rooms.of(f) == room for t in ts} - {room}
        had, total = lines.get(room, (0, 0))
        print(f"{room:26} {had:3} files {total:6} lines → {', '.join(sorted(known)) or 'nothing'}")


def main():
    rooms = Rooms("tools/rooms.txt")
    files = sorted(str(p.relative_to(ROOT)) for p in ROOT.rglob("*.[ch]"))
    calls = linked_calls(sys.argv[1])
    wrong = []
    for path in files:
        if path != "likhit.h":
            headers_wrong(rooms, path, wrong)
        if path != "likhit.h" and (ROOT / path).read_text(encoding="utf-8").count("\n") > LONGEST_FILE:
            wrong.append(f"src/{path}: more than {LONGEST_FILE} lines; look for the second noun in it")
    calls_wrong(rooms, calls, wrong)
    rooms_wrong(rooms, wrong)
    print_rooms(rooms, files, calls)
    for line in wrong:
        print(line, file=sys.stderr)
    print(f"{len(files)} files in {len(rooms.known)} rooms, {len(wrong)} against the rooms")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
