#!/usr/bin/env python3
"""What an archive does with the files: profiles, the build record, inspect, extract and rebuild.

LIKHIT names the program (default build/likhit).
"""
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import zlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "sign"))
import office as offices  # noqa: E402

PROGRAM = os.path.abspath(os.environ.get("LIKHIT", "build/likhit"))
SAMPLES = pathlib.Path("samples").resolve()
TESTS = []


def test(function):
    TESTS.append(function)
    return function


def run(*arguments, cwd=None, env=None):
    return subprocess.run([PROGRAM, *map(str, arguments)], cwd=cwd, env={**os.environ, **(env or {})},
                          capture_output=True, timeout=200)


def archived(folder, source="ita-2565/report.md", *options, env=None):
    pdf = folder / "archived.pdf"
    result = run("build", "-q", SAMPLES / source, "--pdf", "archive-source", "-o", pdf, *options, env=env)
    assert result.returncode == 0, result.stderr.decode()
    return pdf


def said(result, code, words):
    text = (result.stdout + result.stderr).decode()
    assert result.returncode == code, (result.returncode, text)
    assert words in text, text
    return text


@test
def every_sample_can_be_made_again_from_itself(folder):
    for source in sorted(SAMPLES.glob("*/*.md")):
        pdf = archived(folder, source.relative_to(SAMPLES))
        text = said(run("rebuild", pdf, cwd=folder), 0, "the same")
        assert hashlib.sha256(pdf.read_bytes()).hexdigest() in text


@test
def a_record_can_be_made_again_without_the_others(folder):
    (folder / "t.md").write_text(
        "---\ntitle: '{{ชื่อ}}'\nfields: {วันที่: date}\nbatch: {key: code, tables: {s.csv: {key: code, "
        "fields: {n: number}}}}\n---\n{{วันที่:thai-date}} {{ว่าง}}{{record-key}} {{record-digest}}\n\n"
        "```table\ndata: s.csv\ncolumns: [{field: n, title: ค่า}]\n```\n", encoding="utf-8")
    (folder / "r.csv").write_text("ชื่อ,code,วันที่,ว่าง\nหนองจอก,๑,2022-04-05,\nทุ่งนางาม,2,2022-04-06,\n",
                                  encoding="utf-8")
    (folder / "s.csv").write_text("code,n\n1,111\n1,222\n", encoding="utf-8")
    for key in ("๑", "2"):  # the second has no rows in s.csv
        pdf = folder / "one.pdf"
        result = run("build", "-q", folder / "t.md", "--data", folder / "r.csv", "--key", key, "--pdf",
                     "archive-source", "-o", pdf)
        assert result.returncode == 0, result.stderr.decode()
        said(run("rebuild", pdf, cwd=folder), 0, "the same")
        said(run("extract", pdf, "-o", folder / f"x{key}"), 0, "")
        assert sorted(p.name for p in (folder / f"x{key}").iterdir() if p.is_file()) == [
            "build-record.json", "record.jsonl", "t.md"]
        other = "ทุ่งนางาม" if key == "๑" else "หนองจอก"
        assert other not in (folder / f"x{key}" / "record.jsonl").read_text(encoding="utf-8")


@test
def rebuild_takes_pages_layout_and_date_from_the_record(folder):
    said(run("rebuild", archived(folder, "ita-2565/report.md", "--pages", "2-3")), 0, "the same")
    said(run("rebuild", archived(folder, "ita-2565/report.md", "--layout", "manual")), 0, "the same")
    pdf = archived(folder, env={"SOURCE_DATE_EPOCH": "1600000000"})
    said(run("rebuild", pdf, env={"SOURCE_DATE_EPOCH": "5", "TZ": "Asia/Tokyo"}), 0, "the same")


@test
def rebuild_finds_what_the_source_names_by_links_and_odd_paths(folder):
    home = folder / "งาน หนึ่ง"
    (home / "ข้อมูล ดิบ").mkdir(parents=True)
    (home / "ข้อมูล ดิบ" / "ก (1).csv").write_text("ก,ข\n1,2\n", encoding="utf-8")
    (home / "link.csv").symlink_to(home / "ข้อมูล ดิบ" / "ก (1).csv")
    (home / "ข้อมูล ดิบ" / "mark.png").write_bytes((SAMPLES / "manual/mark.png").read_bytes())
    (home / "words.txt").write_text("คำเฉพาะ\n", encoding="utf-8")
    (home / "report.yaml").write_text("extends: report\ntext: {size: 15pt}\n")  # over the installed one
    (home / "รายงาน ๑.md").write_text(
        "---\nlayout: report\ntitle: ก\nkeep: words.txt\n---\n\n```table\ndata: link.csv\n```\n\n"
        "```table\ndata: ข้อมูล ดิบ/../ข้อมูล ดิบ/./ก (1).csv\n```\n\n![ตรา](<ข้อมูล ดิบ/mark.png>)\n\n"
        "![ตรา](<ข้อมูล ดิบ/../ข้อมูล ดิบ/mark.png>)\n", encoding="utf-8")
    for options in ([], ["--root", folder]):
        if options:  # the same paths, from the folder above
            text = (home / "รายงาน ๑.md").read_text(encoding="utf-8")
            for old in ("words.txt", "link.csv", "ข้อมูล ดิบ/.."):
                text = text.replace(old, "งาน หนึ่ง/" + old)
            text = text.replace("<ข้อมูล ดิบ/mark", "<งาน หนึ่ง/ข้อมูล ดิบ/mark").replace("../ข้อมูล", "ข้อมูล")
            text = text.replace("งาน หนึ่ง/ข้อมูล ดิบ/ข้อมูล ดิบ", "งาน หนึ่ง/ข้อมูล ดิบ/../ข้อมูล ดิบ")
            (home / "รายงาน ๑.md").write_text(text, encoding="utf-8")
        pdf = folder / "a.pdf"
        result = run("build", "-q", home / "รายงาน ๑.md", "--pdf", "archive-source", "-o", pdf, *options)
        assert result.returncode == 0, result.stderr.decode()
        said(run("rebuild", pdf, cwd="/"), 0, "the same")


@test
def rebuild_sets_one_record_of_many_with_its_number_and_its_picture(folder):
    (folder / "logos").mkdir()
    shutil.copy("samples/manual/mark.png", folder / "logos/ข.png")
    (folder / "t.md").write_text("---\nlayout: report\nbatch: {key: k}\n---\nลำดับ {{record-number}} {{record-digest}}\n\n"
                                 "![ตราของ {{k}}](logos/{{k}}.png)\n", encoding="utf-8")
    (folder / "r.csv").write_text("k\nก\nข\n", encoding="utf-8")
    pdf = folder / "b.pdf"
    result = run("build", "-q", folder / "t.md", "--data", folder / "r.csv", "--key", "ข", "--pdf", "archive-source", "-o", pdf)
    assert result.returncode == 0, result.stderr.decode()
    said(run("rebuild", pdf, cwd="/"), 0, "the same")


@test
def rebuild_says_what_is_different(folder):
    pdf = archived(folder)
    changed = bytearray(pdf.read_bytes())
    changed[9] = 0xE4  # in the comment behind the version
    pdf.write_bytes(changed)
    said(run("rebuild", pdf), 1, "other bytes")
    kept = folder / "new.pdf"
    said(run("rebuild", pdf, "-o", kept), 1, "other bytes")
    assert kept.read_bytes()[:9] == b"%PDF-1.7\n" and len(kept.read_bytes()) == len(changed)


@test
def rebuild_refuses_what_it_cannot_make_again(folder):
    plain = folder / "plain.pdf"
    run("build", "-q", SAMPLES / "memo/memo.md", "-o", plain)
    said(run("rebuild", plain), 3, "E-rebuild-record")
    said(run("rebuild", folder / "none.pdf"), 3, "E-pdf-read")
    said(run("rebuild"), 2, "name the archived PDF")
    said(run("rebuild", "--outpt=x", plain), 2, "did you mean “--output”")


@test
def extract_gives_the_files_as_they_were(folder):
    pdf = archived(folder)
    out = folder / "out"
    said(run("extract", pdf, "-o", out), 0, "report.md")
    for name in ("report.md", "scores.csv", "measures.csv"):
        assert (out / name).read_bytes() == (SAMPLES / "ita-2565" / name).read_bytes(), name
    record = json.loads((out / "build-record.json").read_text(encoding="utf-8"))
    for file in record["files"]:
        assert hashlib.sha256((out / file["name"]).read_bytes()).hexdigest() == file["sha256"], file
    said(run("extract", pdf, "-o", out), 3, "E-extract-write")  # nothing is overwritten
    said(run("extract", pdf, cwd=folder), 0, "archived/report.md")


def hostile(names):
    """A PDF whose attachments have these names."""
    objects = [b"<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[%s]>>>>>>"
               % b" ".join(b"(%d)%d 0 R" % (i, 4 + 2 * i) for i in range(len(names))),
               b"<</Type/Pages/Kids[3 0 R]/Count 1>>", b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"]
    for i, name in enumerate(names):
        objects.append(b"<</Type/Filespec/F(%s)/UF(%s)/EF<</F %d 0 R>>>>" % (name, name, 5 + 2 * i))
        objects.append(b"<</Type/EmbeddedFile/Length 4>>\nstream\nevil\nendstream")
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, table, len(objects) + 1, len(out))


@test
def extract_writes_nothing_outside_its_folder(folder):
    names = [b"../evil", b"/tmp/likhit-evil", b"a/../../evil", b".hidden", b"a\\\\b", b"good"]
    pdf = folder / "hostile.pdf"
    pdf.write_bytes(hostile(names))
    text = said(run("extract", pdf, "-o", folder / "in"), 3, "E-extract-name")
    assert text.count("E-extract-name") == 5, text
    assert [path.name for path in (folder / "in").rglob("*")] == ["good"]
    assert sorted(path.name for path in folder.iterdir()) == ["hostile.pdf", "in"]
    (folder / "link").symlink_to(folder)
    (folder / "in" / "good").unlink()
    (folder / "in" / "good").symlink_to(folder / "target")
    said(run("extract", pdf, "-o", folder / "in"), 3, "E-extract-write")
    assert not (folder / "target").exists()


@test
def inspect_tells_what_is_in_a_file(folder):
    pdf = archived(folder)
    text = said(run("inspect", pdf), 0, "PDF/A-3A, PDF/UA-1")
    for words in ("pages      5", "Laksaman, CID TrueType, embedded, subset", "scores.csv, 748 bytes",
                  "made from  source report.md sha256:"):
        assert words in text, text
    everything = json.loads(run("inspect", "--json", pdf).stdout)
    assert everything["claims"] == "PDF/A-3A, PDF/UA-1" and len(everything["pages"]) == 5
    assert everything["structure"][0]["tag"] == "Document"
    assert "สำนักปลัด" in everything["pages"][3]["text"]
    assert run("inspect", "--text", pdf).stdout.decode().count("\f") == 5
    plain = folder / "plain.pdf"
    run("build", "-q", SAMPLES / "memo/memo.md", "--pdf", "plain", "-o", plain)
    assert "claims     nothing" in said(run("inspect", plain), 0, "tags       none")


@test
def inspect_tells_whether_what_was_signed_is_what_is_there(folder):
    """Signed by the office of tests/sign, whom nobody trusts."""
    office = offices.Office(folder / "office")
    signed = office.sign(offices.built(PROGRAM, offices.SAMPLE, folder / "plain.pdf"), "signature1", "author")
    file = folder / "signed.pdf"
    file.write_bytes(signed)
    assert ": unchanged since signing; signer not checked, by สมหญิง ใจดี, 20" in said(run("inspect", file), 0, "signatures")
    assert json.loads(run("inspect", "--json", file).stdout)["signatures"][1] == {
        "field": "signature2", "state": "empty", "signer": "", "time": ""}
    changed = bytearray(signed)
    changed[9] = 0xE4  # in the comment behind the version: the pages are the same
    file.write_bytes(changed)
    said(run("inspect", file), 0, ": changed after signing, by สมหญิง ใจดี")


@test
def inspect_survives_what_is_no_pdf(folder):
    good = archived(folder).read_bytes()
    cases = [b"", b"%PDF-1.7\n", good[:5000], good[: len(good) // 2], os.urandom(3000), b"%PDF-1.7\n" + b"<<" * 5000]
    for seed in range(40):  # bytes changed here and there, the same in every run
        damaged = bytearray(good)
        for i in range(60):
            damaged[zlib.crc32(b"%d %d" % (seed, i)) % len(damaged)] = zlib.crc32(b"%d" % (seed * 100 + i)) & 255
        cases.append(bytes(damaged))
    for number, content in enumerate(cases):
        path = folder / "damaged.pdf"
        path.write_bytes(content)
        for option in ([], ["--tags"], ["--json"]):
            result = run("inspect", *option, path)
            assert result.returncode in (0, 3), (number, option, result.returncode, result.stderr[-300:])


@test
def profiles_are_chosen_by_layout_and_option(folder):
    (folder / "own.yaml").write_text("extends: report\npdf: plain\n")
    (folder / "a.md").write_text("---\nlayout: own\n---\nข้อความ\n", encoding="utf-8")
    claims = []
    for option in ([], ["--pdf", "archive"], ["--pdf", "archive-source"], ["--pdf", "print"]):
        assert run("build", "-q", folder / "a.md", *option).returncode == 0
        claims.append(json.loads(run("inspect", "--json", folder / "a.pdf").stdout)["claims"])
    assert claims == ["", "PDF/A-2A, PDF/UA-1", "PDF/A-3A, PDF/UA-1", ""], claims
    said(run("build", folder / "a.md", "--pdf", "archve"), 2, "did you mean “archive”")


@test
def a_violation_keeps_the_old_file(folder):
    (folder / "a.md").write_text("![](a.png)\n")
    (folder / "a.png").write_bytes((SAMPLES / "manual/crest.png").read_bytes()
                                   if (SAMPLES / "manual/crest.png").exists()
                                   else next(SAMPLES.rglob("*.png")).read_bytes())
    (folder / "a.pdf").write_text("old")
    text = said(run("build", folder / "a.md"), 1, "E-pdf-alt")
    assert "a.md:1:1: error:" in text and (folder / "a.pdf").read_text() == "old"
    assert sorted(path.name for path in folder.iterdir()) == ["a.md", "a.pdf", "a.png"]


@test
def a_file_without_a_title_is_named_by_its_first_heading_or_its_name(folder):
    for content, title in (("# หัวข้อ\n\nก\n", "หัวข้อ"), ("ก\n", "a")):
        (folder / "a.md").write_text(content, encoding="utf-8")
        assert run("build", "-q", folder / "a.md").returncode == 0
        assert json.loads(run("inspect", "--json", folder / "a.pdf").stdout)["title"] == title


def main():
    passed = failed = 0
    for function in TESTS:
        if sys.argv[1:] and not any(word in function.__name__ for word in sys.argv[1:]):
            continue
        with tempfile.TemporaryDirectory() as folder:
            try:
                function(pathlib.Path(folder).resolve())
                passed += 1
            except Exception as error:  # an unforeseen answer of the program is a failure of that test alone
                failed += 1
                print(f"archive: {function.__name__}: {type(error).__name__}: {error}")
    print(f"archive: {passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
