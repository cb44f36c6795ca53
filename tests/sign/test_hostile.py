#!/usr/bin/env python3
"""PDFs that were made to take time and memory: python3 tests/sign/test_hostile.py. Each is told in seconds and within a
gigabyte, whatever it says of itself."""
import os
import pathlib
import re
import resource
import subprocess
import sys
import tempfile
import zlib

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import office as offices  # noqa: E402

LIKHIT = pathlib.Path(os.environ.get("LIKHIT", "build/likhit")).resolve()
SLOW = 10 if os.environ.get("SANITIZE") else 1  # the sanitizers' price
BOMB = zlib.compress(bytes(300 << 20))
SECONDS, MEMORY = 30 * SLOW, 1 << 30
passed = failed = 0


def check(name, good, told=""):
    global passed, failed
    passed += bool(good)
    failed += not good
    if not good:
        print(f"FAIL {name}: {str(told)[:600]}")


def limit():
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    if SLOW == 1:  # the sanitizers reserve terabytes
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def table(data, entries="", trailer=b""):
    """A revision of a table alone."""
    file = offices.File(data)
    return data + b"xref\n%s\ntrailer\n<</Size %d/Root %d 0 R/Prev %d%s>>\nstartxref\n%d\n%%%%EOF\n" % (
        entries or b"0 0", file.size, file.root, file.head, trailer, len(data))


def revisions(plain, count):
    file, parts, at = offices.File(plain), [plain], len(plain)
    head = file.head
    for _ in range(count):
        part = b"xref\n0 0\ntrailer\n<</Size %d/Root %d 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (file.size, file.root, head, at)
        head, at = at, at + len(part)
        parts.append(part)
    return b"".join(parts)


def in_stream(plain, packed, count=1):
    """The catalog is in an object stream of these bytes."""
    file = offices.File(plain)
    stream, start = file.size, len(plain)
    out = plain + b"%d 0 obj\n<</Type/ObjStm/N %d/First 10/Filter/FlateDecode/Length %d>>\nstream\n" % (stream, count, len(packed))
    out += packed + b"\nendstream\nendobj\n"
    rows = bytes([2]) + stream.to_bytes(4, "big") + bytes(2) + bytes([1]) + start.to_bytes(4, "big") + bytes(2)
    rows += bytes([1]) + len(out).to_bytes(4, "big") + bytes(2)
    at = len(out)
    out += b"%d 0 obj\n<</Type/XRef/Size %d/Root %d 0 R/Prev %d/W[1 4 2]/Index[%d 1 %d 2]/Length %d>>\nstream\n" % (
        stream + 1, stream + 2, file.root, file.head, file.root, stream, len(rows))
    return out + rows + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % at


def of_tables(plain):
    yield "10,000 revisions", revisions(plain, 10000)
    yield "900 revisions", revisions(plain, 900)
    start = len(plain)
    yield "a table that is before itself", plain + b"xref\n0 0\ntrailer\n<</Size 9/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (start, start)
    second = b"xref\n0 0\ntrailer\n<</Size 9/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n"
    one = second % (start + 100, start)
    yield "two tables before one another", plain + one.ljust(100) + second % (start, start + 100)
    yield "a thousand million objects", plain + b"xref\n0 999999999\ntrailer\n<</Size 999999999/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (
        offices.File(plain).head, start)
    yield "a number of fifteen digits", offices.update(plain, {999999999999999: b"null"})
    packed, at = BOMB, len(plain)
    yield "a table that is a bomb", plain + b"999 0 obj\n<</Type/XRef/Size 1000/Root 1 0 R/W[1 4 2]/Index[0 1]/Filter/FlateDecode/Length %d>>\nstream\n" % len(
        packed) + packed + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % at


def of_objects(plain):
    file = offices.File(plain)
    root, free = file.root, file.size
    body = file.object(root)
    tree = int(re.search(rb"/Pages (\d+) 0 R", body)[1])
    form = int(re.search(rb"/AcroForm (\d+) 0 R", body)[1])
    yield "deep arrays", offices.update(plain, {free: b"[" * 1000000})
    yield "deep dictionaries", offices.update(plain, {root: b"<</A" * 1000000})
    yield "a stream of a gigabyte, it says", offices.update(plain, {free: b"<</Length 1073741824>>\nstream\nx\nendstream"})
    yield "a stream of a length that is itself", offices.update(plain, {free: b"<</Length %d 0 R>>\nstream\nx\nendstream" % free})
    yield "an object that is itself", offices.update(plain, {free: b"%d 0 R" % free, form: b"<</Fields %d 0 R>>" % free})
    yield "a tree of pages in itself", offices.update(plain, {tree: b"<</Type/Pages/Count 1/Kids[%s]>>" % (b"%d 0 R " % tree * 1000)})
    twice = {free + i: b"<</Type/Pages/Kids[%d 0 R %d 0 R]>>" % (free + i + 1, free + i + 1) for i in range(60)}
    yield "a tree of 2^60 pages", offices.update(plain, {tree: twice[free], **twice, free + 60: b"<</Type/Page>>"})
    yield "fields in themselves", offices.update(plain, {form: b"<</Fields[%d 0 R]>>" % free, free: b"<</T(x)/Kids[%s]>>" % (b"%d 0 R " % free * 100)})
    twice = {free + i: b"<</T(x)/Kids[%s]>>" % (b"%d 0 R " % (free + i + 1) * 40) for i in range(7)}
    yield "a tree of 40^7 fields", offices.update(plain, {form: b"<</Fields[%d 0 R]>>" % free, **twice, free + 7: b"<</FT/Sig/T(x)>>"})
    yield "a name of a megabyte in 4,000 fields", offices.update(plain, {
        form: b"<</Fields[%s]>>" % b"".join(b"%d 0 R " % (free + 1 + i) for i in range(4000)),
        **{free + 1 + i: b"<</FT/Sig/T(%s%d)>>" % (b"x" * 250, i) for i in range(4000)}})
    yield "an object stream that is a bomb", in_stream(plain, BOMB)
    yield "an object stream of a thousand million", in_stream(plain, zlib.compress(b"1 0       <<>>"), 1000000000)
    metadata = int(re.search(rb"/Metadata (\d+)", body)[1])
    yield "facts that are a bomb", offices.update(plain, {metadata: (b"/Type/Metadata/Subtype/XML/Filter/FlateDecode", BOMB)})


def der(depth, tag=b"\x30"):
    """Values one in another."""
    out = b""
    for _ in range(depth):
        size = len(out)
        out = tag + (bytes([size]) if size < 128 else b"\x83" + size.to_bytes(3, "big")) + out
    return out


def of_signatures(office, plain):
    """The signed file, and what the signature is replaced by."""
    def contents(value):
        data, gap, end = offices.with_range(office.prepared(plain, "signature1"))
        room = len(value) * 2 + 2
        data = data[:gap] + b"<" + value.hex().encode().ljust(room - 2, b"0") + b">" + data[end:]
        at, close = data.rindex(b"/ByteRange["), data.index(b"]", data.rindex(b"/ByteRange["))
        numbers = b"/ByteRange[0 %d %d %d]" % (gap, gap + room, len(data) - gap - room)
        data = data[:at] + numbers.ljust(close + 1 - at) + data[close + 1:]
        head = int(re.findall(rb"startxref\s+(\d+)", data)[-1])
        moved = data.index(b"xref\n", gap + room)
        return data[:data.rindex(b"startxref")] + b"startxref\n%d\n%%%%EOF\n" % moved if moved != head else data
    yield "a signature of 20,000 values in one another", contents(der(20000))
    yield "the same without lengths", contents(b"\x30\x80" * 20000)
    yield "a signature of a megabyte of nothing", contents(b"\x30\x83\x0f\xff\xf0" + bytes(0x0FFFF0))
    one = office.sign(plain, "signature1", "author")
    for name, lists in [("1,000 lists of nobody", [b"\x30\x03\x02\x01" + bytes([i % 250]) for i in range(1000)]),
                        ("a list that is a bomb", [bytes(150 << 20)]),
                        ("1,001 lists", [office.revoked_list()] * 1001)]:
        yield f"evidence: {name}", office.evidence(one, *lists)

    def thousands(file, made):
        """4,000 fields of one signature, in a file that is long."""
        form = int(re.search(rb"/AcroForm (\d+) 0 R", file.object(file.root))[1])
        first = file.size + 10
        fields = {first + i: b"<</FT/Sig/T(f%d)/V %d 0 R>>" % (i, file.size) for i in range(4000)}
        listed = b"".join(b"%d 0 R " % number for number in fields)
        return {form: re.sub(rb"/Fields\s*\[", b"/Fields[" + listed, file.object(form)), **fields, first + 4000: (b"", bytes(20 << 20))}
    yield "4,000 fields of one signature over 20 MB", office.sign(plain, "signature1", "author", objects=thousands)


def cpu_seconds():
    """Of all children so far: whatever else the machine does."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def judge(office, folder, name, data):
    file = folder / "hostile.pdf"
    file.write_bytes(data)
    start = cpu_seconds()
    ended = subprocess.run([str(LIKHIT), "verify", "--trust", str(office.root), str(file)], capture_output=True, text=True,
                           preexec_fn=limit, check=False)
    seconds = cpu_seconds() - start
    check(name, ended.returncode in (1, 3) and "likhit: " in ended.stderr, (ended.returncode, ended.stdout, ended.stderr))
    check(f"{name}: in seconds", seconds < SECONDS, seconds)
    return seconds


def main():
    slowest = (0, "")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        office = offices.Office(folder / "office")
        plain = offices.built(LIKHIT, offices.SAMPLE, folder / "plain.pdf")
        for made in (of_tables(plain), of_objects(plain), of_signatures(office, plain)):
            for what, data in made:
                slowest = max(slowest, (judge(office, folder, what, data), what))
    print(f"hostile: {passed} passed, {failed} failed; the slowest took {slowest[0]:.1f} s: {slowest[1]}")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
