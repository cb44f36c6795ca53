"""What can be done to a signed report, of five kinds: bytes and gaps; updates behind the last signature; shadows; signatures
that are void or wrapped in another file; keys and names. attacks() gives each with the codes of which verify must tell one."""
import re

from office import ROOM, File, filled, run, update, with_range

CHANGED = {"E-verify-changed"}
ANYTHING = {"E-verify-changed", "E-verify-range", "E-verify-digest", "E-verify-signature", "E-verify-form", "E-signed-read",
            "E-verify-end", "E-verify-value", "E-verify-locked"}


def flipped(data, at):
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1:]


def changed(data, number, *swaps):
    """An update in which an object says something else."""
    body = File(data).object(number)
    for old, new in swaps:
        again = re.sub(old, new, body, count=1, flags=re.S)
        assert again != body, (old, body[:300])
        body = again
    return update(data, {number: body})


def streamed(data, number, content):
    """An update in which a stream has other bytes."""
    head = File(data).object(number).split(b"stream")[0]
    head = re.sub(rb"/Filter\s*/FlateDecode|/Length \d+", b"", head).strip()[2:-2]
    return update(data, {number: (head, content)})


def pages(file):
    return file.find(b"/Type/Page/") or file.find(b"/Type /Page\n") or [
        n for n in file.find(b"/MediaBox")]


def content_of(file, page):
    return int(re.search(rb"/Contents\s*\[?\s*(\d+) 0 R", file.object(page))[1])


# ---- Bytes, truncation, gap

def of_bytes(office, plain, signed):
    one = office.sign(plain, "signature1", "author", reason="เห็นควรอนุมัติ")
    content = plain.index(b"stream") + 60
    gap = signed.rindex(b"/Contents<") + len(b"/Contents<")
    yield "a byte of a page", flipped(signed, content), {"E-verify-digest", "E-signed-read"}
    yield "a byte of the opinion", flipped(one, one.rindex(b"/Reason") + 12), {"E-verify-digest"}
    yield "a byte of a table", flipped(one, one.rindex(b"00000 n") - 2), ANYTHING
    yield "a byte of the signature", flipped(signed, gap + 2001), ANYTHING
    yield "a digit behind the signature", signed[:gap + ROOM - 11] + b"1" + signed[gap + ROOM - 10:], {"E-verify-signature"}
    yield "a blank between the digits", signed[:gap + ROOM - 11] + b" " + signed[gap + ROOM - 10:], {"E-verify-range"}
    yield "the last byte is gone", signed[:-1], {"E-verify-range"}
    yield "the last line is gone", signed[:-7], {"E-signed-read", "E-verify-end"}
    yield "the last half is gone", signed[:len(signed) // 2], {"E-signed-read", "E-verify-end"}
    yield "a line behind the end", signed + b"% more\n", {"E-verify-end"}
    yield "zeros behind the end", signed + bytes(64), {"E-verify-end"}
    yield "the signature of another field", signed[:gap] + one[one.rindex(b"/Contents<") + 10:][:ROOM] + signed[gap + ROOM:], \
        {"E-verify-digest", "E-verify-signature"}
    end = gap + 2 * cms_length(signed, gap) - 2
    yield "the last digit of the signature", signed[:end] + (b"0" if signed[end:end + 1] != b"0" else b"1") + signed[end + 1:], \
        {"E-verify-value", "E-verify-signature"}
    yield "the last digit of an official's signature", last_digit(one), {"E-verify-value"}
    yield "a range that ends too early", short_range(office, plain, 0, -40), {"E-verify-range"}
    yield "a range that begins too late", short_range(office, plain, 16, 0), {"E-verify-range"}
    yield "a range with a wider gap", short_range(office, plain, 0, 0, 30), {"E-verify-range"}


def cms_length(data, gap):
    head = bytes.fromhex(data[gap:gap + 8].decode())
    return 4 + int.from_bytes(head[2:4], "big")


def last_digit(data):
    gap = data.rindex(b"/Contents<") + len(b"/Contents<")
    end = gap + 2 * cms_length(data, gap) - 1
    return data[:end] + (b"0" if data[end:end + 1] != b"0" else b"1") + data[end + 1:]


def short_range(office, plain, start, tail, wider=0):
    """Signed in earnest, but not over all of the file."""
    data, gap, end = with_range(office.prepared(plain, "signature1"))
    at = data.rindex(b"/ByteRange[")
    close = data.index(b"/Contents", at) - 1
    numbers = b"/ByteRange[%d %d %d %d]" % (start, gap - start, end + wider, len(data) - end - wider + tail)
    data = data[:at] + numbers.ljust(close + 1 - at) + data[close + 1:]
    covered = data[start:gap] + data[end + wider:len(data) + tail]
    return filled(data, gap, end, office.cms(covered, "author"))


# ---- Later: page, content, annotation, font, tags, link, form

def of_pages(data):
    file = File(data)
    page = pages(file)[0]
    content = content_of(file, page)
    tree = int(re.search(rb"/Pages (\d+) 0 R", file.object(file.root))[1])
    free = file.size
    yield "a page is cut", changed(data, page, (rb"/MediaBox", b"/CropBox[0 0 9 9]/MediaBox"))
    yield "a page is turned", changed(data, page, (rb">>\s*$", b"/Rotate 180>>"))
    yield "a page is left out", changed(data, tree, (rb"/Kids\s*\[\s*\d+ 0 R", b"/Kids["))
    yield "pages change places", changed(data, tree, (rb"\[\s*(\d+ 0 R)\s+(\d+ 0 R)", rb"[\2 \1"))
    yield "a page is added", update(data, {tree: re.sub(rb"/Kids\s*\[", b"/Kids[%d 0 R " % free, file.object(tree)),
                                           free: b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 99 99]>>" % tree})
    yield "other words on a page", streamed(data, content, b"BT ET")
    yield "another content", update(data, {page: re.sub(rb"/Contents\s*\[?\s*\d+", b"/Contents %d" % free, file.object(page)).replace(
        b"%d 0 R]" % free, b"%d 0 R" % free), free: (b"", b"0 0 m")})
    yield "more content", update(data, {page: file.object(page).replace(b"/Contents %d 0 R" % content, b"/Contents[%d 0 R %d 0 R]" % (
        content, free)), free: (b"", b"1 g 0 0 900 900 re f")})
    yield "a picture is another", update(data, {next(n for n in file.find(b"/Type/XObject")): (b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]", b"f")})
    yield "resources of a page", update(data, {page: file.object(page)[:-2] + b"/Group<</S/Transparency>>>>"})


def annotated(data, annotation):
    """A page with one more annotation."""
    file = File(data)
    page, free = pages(file)[0], file.size
    body, entry = file.object(page), b"/Annots[%d 0 R]" % free
    body = re.sub(rb"/Annots\s*\[", b"/Annots[%d 0 R " % free, body) if b"/Annots" in body else body[:-2] + entry + b">>"
    return update(data, {page: body, free: annotation})


def of_annotations(data):
    file = File(data)
    signed, link = file.field("signature1"), next(iter(file.find(b"/Subtype/Link")), 0)
    yield "a note", annotated(data, b"<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(x)>>")
    yield "white paint over words", annotated(data, b"<</Type/Annot/Subtype/Square/Rect[0 0 600 800]/IC[1 1 1]/F 4>>")
    yield "words of another hand", annotated(data, b"<</Type/Annot/Subtype/FreeText/Rect[9 9 99 99]/DA(/F 9 Tf)/Contents(10,000,000)>>")
    yield "a rubber stamp", annotated(data, b"<</Type/Annot/Subtype/Stamp/Rect[9 9 99 99]/Name/Approved>>")
    yield "a link over the page", annotated(data, b"<</Type/Annot/Subtype/Link/Rect[0 0 600 800]/A<</S/URI/URI(http://x)>>>>")
    yield "a signed field is hidden", changed(data, signed, (rb"/F 132", b"/F 2"))
    yield "a signed field is elsewhere", changed(data, signed, (rb"/Rect\s*\[", b"/Rect[1"))
    yield "a signed field looks otherwise", update(data, {file.size: (b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]", b"f"), signed: re.sub(
        rb"/AP<</N \d+", b"/AP<</N %d" % file.size, file.object(signed))})
    yield "what a signed field shows is another", streamed(
        data, int(re.search(rb"/AP<</N (\d+)", file.object(signed))[1]), b"BT (no) Tj ET")
    yield "whose hand a field waits for", changed(data, signed, (rb"/TU<.*?>", b"/TU(somebody)"))
    yield "a lock is taken off", changed(data, signed, (rb"/Lock<<.*?>>", b""))
    if link:
        yield "a link leads elsewhere", changed(data, link, (rb"/Rect", b"/Border[0 0 9]/Rect"))


def of_fonts(data):
    file = File(data)
    yield "a font draws others", streamed(data, next(n for n in file.find(b"/FontFile2") for n in [
        int(re.search(rb"/FontFile2 (\d+)", file.object(n))[1])]), b"no font")
    unicode_map = next(int(re.search(rb"/ToUnicode (\d+)", file.object(n))[1]) for n in file.find(b"/ToUnicode"))
    yield "a font reads otherwise", streamed(data, unicode_map, b"no map")
    yield "a font is wider", changed(data, file.find(b"/W[")[0] if file.find(b"/W[") else file.find(b"/DW")[0], (rb"/DW \d+|/W\[", b"/X 1/W["))


def of_tags(data):
    file = File(data)
    root = int(re.search(rb"/StructTreeRoot (\d+)", file.object(file.root))[1])
    element = file.find(b"/S/P/")[0] if file.find(b"/S/P/") else file.find(b"/StructElem")[0]
    yield "other tags", changed(data, root, (rb"/K", b"/X 1/K"))
    yield "other words for the ear", changed(data, element, (rb"/S/", b"/ActualText(no)/S/"))


def of_form(data):
    file = File(data)
    form = int(re.search(rb"/AcroForm (\d+) 0 R", file.object(file.root))[1])
    free, page, info = file.size, pages(file)[0], int(file.info[0].split()[1])
    field = re.sub(rb"/Fields\s*\[", b"/Fields[%d 0 R " % free, file.object(form))
    behind = re.sub(rb"/Fields\s*\[(.*?)\]", rb"/Fields[\1 %d 0 R]" % free, file.object(form))
    yield "a field to write in", update(data, {form: behind, free: b"<</FT/Tx/T(x)/V(no)>>"})
    yield "a field in front", update(data, {form: field, free: b"<</FT/Sig/T(x)>>"})
    yield "a visible field", update(data, {form: behind, free: b"<</FT/Sig/T(x)/Type/Annot/Subtype/Widget/Rect[0 0 600 800]/P %d 0 R>>" % page})
    yield "fields are drawn anew", changed(data, form, (rb">>$", b"/NeedAppearances true>>"))
    yield "a field is gone", changed(data, form, (rb"/Fields\s*\[\s*\d+ 0 R", b"/Fields["))
    yield "a script at opening", changed(data, file.root, (rb">>$", b"/OpenAction<</S/JavaScript/JS(x)>>>>"))
    yield "another language", changed(data, file.root, (rb"/Lang\(th-TH\)", b"/Lang(en)"))
    yield "the trust is taken off", changed(data, file.root, (rb"/Perms<<.*?>>", b""))
    yield "another title", changed(data, info, (rb"^<<", b"<</Subject(no)"))
    yield "other facts about the file", streamed(data, int(re.search(rb"/Metadata (\d+)", file.object(file.root))[1]), b"<x/>")
    yield "an object is freed", update(data, {}, free=[file.field("signature2")])
    other = update(data, {free: file.object(file.root)})
    yield "another catalog", other.replace(b"/Root %d 0 R/Info" % file.root, b"/Root %d 0 R/Info" % free) if other.rfind(
        b"/Root %d 0 R/Info" % file.root) < 0 else other[:len(data)] + other[len(data):].replace(
            b"/Root %d 0 R" % file.root, b"/Root %d 0 R" % free)


# ---- Shadows

def of_shadows(office, plain):
    file = File(plain)
    page = pages(file)[0]
    content, free = content_of(file, page), file.size
    hidden = update(plain, {free: (b"", b"BT (other words) Tj ET")})
    signed = office.sign(hidden, "signature1", "author")
    yield "hidden content is shown", update(signed, {page: re.sub(rb"/Contents\s*\[?\s*\d+", b"/Contents %d" % free, file.object(
        page)).replace(b"%d 0 R]" % free, b"%d 0 R" % free)})
    twice = update(plain, {}, extra=b"%d 0 obj\n<</Length 9>>\nstream\nBT ET %%x\n\nendstream\nendobj\n" % content)
    at = twice.index(b"%d 0 obj\n<</Length 9>>" % content, len(plain))
    signed = office.sign(twice, "signature1", "author")
    yield "an old object comes back by the table alone", by_table(signed, content, at)
    page_body = file.object(page)[:-2]
    entry = b"/Annots[%d 0 R]>>" % (free + 50) if b"/Annots" not in page_body else b"/Metadata %d 0 R>>" % (free + 50)
    signed = office.sign(update(plain, {page: page_body + entry}), "signature1", "author")
    yield "a gap is filled", update(signed, {free + 50: b"<</Type/Annot/Subtype/Square/Rect[0 0 600 800]/IC[1 1 1]/F 4>>"})
    yield "bytes that nothing names", update(signed, {}, extra=b"9 0 obj\n(hidden)\nendobj\n")


def by_table(data, number, offset):
    """An update that is a table and nothing else."""
    file, start = File(data), len(data)
    return data + b"xref\n%d 1\n%010d 00000 n \ntrailer\n<</Size %d/Root %d 0 R/%s/ID[<%s><%s>]/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (
        number, offset, file.size, file.root, file.info[0][1:], file.id, file.id, file.head, start)


# ---- Generations, versions, resources: what other programs change in signing, and what looks like it

def of_programs(office, plain, signed):
    file = File(signed)
    field, free = file.field("signature1"), file.size
    looks = int(re.search(rb"/AP<</N (\d+)", file.object(field))[1])
    form = int(re.search(rb"/AcroForm (\d+) 0 R", file.object(file.root))[1])
    yield "a number is given to another object", update(signed, {looks: (b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]", b"f")}, generation={looks: 1})
    yield "an object of a generation that nobody wrote", update(signed, {
        file.root: file.object(file.root)[:-2] + b"/Extensions<</X %d 7 R>>>>" % looks})
    yield "another generation is referred to", update(signed, {free: b"(x)", file.root: file.object(file.root)[:-2] +
                                                              b"/Extensions<</X %d 0 R>>>>" % free}, generation={free: 3})
    yield "an earlier version", changed(changed(plain_signed(office, plain), file.root, (rb">>$", b"/Version/2.0>>")), file.root,
                                        (rb"/Version/2.0", b"/Version/1.4"))
    drawn = update(signed, {form: file.object(form)[:-2] + b"/DR<<>>/DA(/F 9 Tf)>>"})
    yield "what fields are drawn with", changed(drawn, form, (rb"/F 9 Tf", b"/F 99 Tf"))


def plain_signed(office, plain):
    return office.sign(plain, "signature1", "author")


# ---- Void and wrapped signatures

def of_void(office, plain):
    one = office.sign(plain, "signature1", "author")
    gap, ranged = one.rindex(b"/Contents<"), one.rindex(b"/ByteRange[")
    end, close = one.index(b">", gap), one.index(b"]", ranged)
    at = one.rindex(b"/SubFilter")
    void = {"E-verify-signature", "E-verify-range"}
    yield "no contents", one[:gap] + b"/Nothing <" + one[gap + 10:], void
    yield "contents are null", one[:gap] + b"/Contents null".ljust(end + 1 - gap) + one[end + 1:], void
    yield "contents are empty", one[:gap] + b"/Contents<>".ljust(end + 1 - gap) + one[end + 1:], void
    yield "contents are zeros", one[:gap + 10] + b"0" * ROOM + one[gap + 10 + ROOM:], void
    yield "no range", one[:ranged] + b"/ByteRang0" + one[ranged + 10:], void
    yield "a range of nothing", one[:ranged] + b"/ByteRange[0 0 0 0]".ljust(close + 1 - ranged) + one[close + 1:], void
    yield "a negative range", one[:ranged] + b"/ByteRange[0 -9 -9 9]".ljust(close + 1 - ranged) + one[close + 1:], void
    yield "a range of null", one[:ranged] + b"/ByteRange null".ljust(close + 1 - ranged) + one[close + 1:], void
    yield "another format", one[:at] + one[at:].replace(b"ETSI.CAdES.detached", b"ETSI.CAdES.detachec", 1), {"W-verify-format"}
    yield "only an inner signature", void_field(plain), void
    file = File(plain)
    forged = update(plain, {content_of(file, pages(file)[0]): (b"", b"BT (10,000,000) Tj ET")})
    data, start, stop = with_range(office.prepared(forged, "signature1"))
    yield "the signature of another file", filled(data, start, stop, bytes.fromhex(one[gap + 10:end].decode())), {"E-verify-digest"}
    yield "wrapped: the range points to a copy", wrapped(one, gap, end), void | {"E-verify-digest", "E-signed-read"}
    yield "something in front", b"%!PS\n" + one, {"E-signed-read"}
    yield "the file inside another", plain + one, ANYTHING


def void_field(plain):
    file = File(plain)
    field = file.field("signature1")
    return update(plain, {field: file.object(field)[:-2] + b"/V(signed)>>"})


def wrapped(one, gap, end):
    """The second part moves behind, other words take its place, and the range is told so."""
    tail = one[end + 1:]
    moved = one[:end + 1] + tail + tail
    at = moved.rindex(b"/ByteRange[", 0, gap)
    close = moved.index(b"]", at)
    numbers = b"/ByteRange[0 %d %d %d]" % (gap + 9, end + 1 + len(tail), len(tail))
    return moved[:at] + numbers.ljust(close + 1 - at) + moved[close + 1:]


# ---- Keys and names

def of_keys(office, plain):
    office.forge("forged", "สมหญิง ใจดี")
    office.certify("revoked", "ผู้ถูกเพิกถอน")
    office.certify("weak", "Weak", kind=("-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:1024"))
    office.certify("web", "www.example.go.th", "server")
    office.certify("old", "Old", dates=("-startdate", "200101000000Z", "-enddate", "210101000000Z"))
    office.revoke("revoked")

    def judged(*words, **how):
        return office.evidence(office.sign(plain, "signature1", *words, **how))

    yield "a name on a key of one's own", judged("forged"), {"E-verify-untrusted"}
    yield "a key that was revoked", judged("revoked"), {"E-verify-revoked"}
    yield "a short key", judged("weak"), {"E-verify-weak"}
    yield "an old digest", judged("author", "-md", "sha1"), {"E-verify-weak"}
    yield "a key of a web server", judged("web"), {"E-verify-use"}
    yield "a key of a time stamp server", judged("tsa"), {"E-verify-use"}
    yield "a key that has ended", judged("old"), {"E-verify-expired"}
    yield "two opinions", judged("author", more=b"/Reason(no)", reason="yes"), ANYTHING
    yield "two contents", judged("author", more=b"/Contents<00>"), ANYTHING
    yield "two ranges", judged("author", more=b"/ByteRange[0 1 2 3]"), ANYTHING
    one = office.sign(plain, "signature1", "author", reason="เห็นควรอนุมัติ")
    at = one.rindex(b"/Reason<FEFF") + 12
    yield "another opinion", one[:at] + b"0E44" + one[at + 4:], {"E-verify-digest"}
    data, gap, end = with_range(office.prepared(plain, "signature1"))
    plain_cms = run("openssl", "cms", "-sign", "-binary", "-md", "sha256", "-outform", "DER", "-signer", office.folder / "author.crt",
                    "-inkey", office.folder / "author.key", data=data[:gap] + data[end:])
    yield "a certificate that is not named", filled(data, gap, end, plain_cms), {"E-verify-certificate"}
    late = data.replace(b"/ByteRange[0 ", b"/ByteRange[1 ")
    value = office.cms(late[:gap] + late[end:], "author")
    yield "a range that says it begins later", filled(late, gap, end, value), {"E-verify-range"}
    both = office.cms(data[:gap] + data[end:], "author", "-signer", office.folder / "palad.crt", "-inkey", office.folder / "palad.key")
    yield "two signers in one", filled(data, gap, end, both), {"E-verify-signature"}
    whole = office.cms(data[:gap] + data[end:], "author", "-nodetach")
    yield "the words inside the signature", filled(with_room(data, len(whole)), gap, gap + len(whole) * 2 + 2, whole), ANYTHING
    yield "two fields signed in one step", two_at_once(office, plain), {"E-verify-range"}
    yield "a field that was closed", office.sign(closed(office, plain, b"/Action/All"), "signature2", "palad"), {"E-verify-locked"}
    one = closed(office, plain, b"/Action/Include/Fields[(signature1)(signature2)]")
    yield "a field that was closed by its name", office.sign(one, "signature2", "palad"), {"E-verify-locked"}
    but = closed(office, plain, b"/Action/Exclude/Fields[(signature1)(signature3)]")
    yield "a field that is none of those left open", office.sign(but, "signature2", "palad"), {"E-verify-locked"}
    final = office.sign(plain, "signature1", "author", permissions=1)
    yield "a file that was closed to all changes", office.sign(final, "signature2", "palad"), {"E-verify-locked"}


def closed(office, plain, parameters):
    """Signed by somebody who closes fields."""
    return office.sign(plain, "signature1", "author", references=False,
                       more=b"/Reference[<</TransformMethod/FieldMDP/TransformParams<<%s>>>>]" % parameters)


def two_at_once(office, plain):
    """The second field names the signature of the first, too."""
    def also(file, made):
        field = file.field("signature2")
        return {field: file.object(field).replace(b"/FT/Sig", b"/FT/Sig/V %d 0 R" % file.size)}
    return office.sign(plain, "signature1", "author", objects=also)


def with_room(data, size):
    gap = data.rindex(b"/Contents<") + len(b"/Contents<")
    return data[:gap] + b"0" * (size * 2) + data[gap + ROOM:]


def attacks(office, plain, signed):
    """(kind, name, file, codes): `signed` is the file with all signatures, evidence and a time stamp."""
    for found in of_bytes(office, plain, signed):
        yield ("bytes",) + found
    for maker in (of_pages, of_annotations, of_fonts, of_tags, of_form):
        for name, data in maker(signed):
            yield "later", name, data, CHANGED | {"E-verify-form"}
    for name, data in of_programs(office, plain, signed):
        yield "program", name, data, CHANGED
    for name, data in of_shadows(office, plain):
        yield "shadow", name, data, CHANGED
    for found in of_void(office, plain):
        yield ("void",) + found
    for found in of_keys(office, plain):
        yield ("keys",) + found
