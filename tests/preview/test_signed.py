"""The PDF beside the source, when somebody signed it: what `likhit sign --list` tells stands on the page too."""
import subprocess

from preview_help import PROGRAM, previewing, test


def likhit(*words):
    ended = subprocess.run([*PROGRAM, *map(str, words)], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def key_of(folder, name):
    """A key file of an official, by OpenSSL."""
    pem, key = folder / "key.pem", folder / "key.p12"
    made = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "30", "-utf8",
            "-subj", f"/CN={name}", "-addext", "keyUsage=critical,digitalSignature", "-keyout", pem, "-out", folder / "crt.pem"]
    subprocess.run(made, check=True, capture_output=True)
    subprocess.run(["openssl", "pkcs12", "-export", "-inkey", pem, "-in", folder / "crt.pem", "-passout", "pass:1234", "-out", key],
                   check=True, capture_output=True)
    (folder / "pin").write_text("1234\n")
    return "--key", key, "--pin-file", folder / "pin", "--level", "b"


@test
def who_signed_and_whose_turn_it_is_stands_beside_the_pages(folder):
    key = key_of(folder, "นายสมชาย ใจดี")
    with previewing(folder) as preview:
        pdf = preview.source.with_suffix(".pdf")
        assert preview.state()["signatures"] is None
        likhit("build", "-q", preview.source)
        likhit("sign", "-q", pdf, *key, "--opinion", "เห็นชอบ\n\"ด่วน\"", "-o", folder / "signed.pdf")
        pages = preview.state()["pages"]
        signed = preview.until(lambda state: state["signatures"], lambda: pdf.write_bytes((folder / "signed.pdf").read_bytes()))
        told = signed["signatures"]
        assert told["file"] == "report.pdf" and told["failure"] is None, told
        first, second, third = told["fields"]
        assert first["state"] == "signed" and first["signer"] == "นายสมชาย ใจดี" and first["opinion"] == "เห็นชอบ\n\"ด่วน\"", first
        assert (second["state"], third["state"]) == ("next", "empty"), told
        listed = likhit("sign", "--list", pdf).splitlines()
        assert all(f"{field['field']}: " in line and f"({field['whose']})" in line
                   for field, line in zip(told["fields"], [listed[0], *listed[2:]])), (told, listed)
        assert signed["pages"] == pages, "the pages are those of the source"


@test
def a_change_of_the_signed_file_is_followed(folder):
    key = key_of(folder, "นายสมชาย ใจดี")
    with previewing(folder) as preview:
        pdf = preview.source.with_suffix(".pdf")
        likhit("build", "-q", preview.source)
        likhit("sign", "-q", pdf, *key)
        one = preview.until(lambda state: state["signatures"])
        assert [field["state"] for field in one["signatures"]["fields"]] == ["signed", "next", "empty"], one["signatures"]
        two = preview.until(lambda state: state["signatures"]["fields"][1]["state"] == "signed", lambda: likhit("sign", "-q", pdf, *key))
        assert [field["state"] for field in two["signatures"]["fields"]] == ["signed", "signed", "next"], two["signatures"]
        data = pdf.read_bytes()
        changed = preview.until(lambda state: state["signatures"]["fields"][0]["state"] == "changed", lambda: pdf.write_bytes(data + b"% more\n"))
        assert changed["signatures"]["fields"][0]["signer"] == "นายสมชาย ใจดี"
        broken = preview.until(lambda state: state["signatures"]["failure"], lambda: pdf.write_bytes(data[:9000]))
        assert "report.pdf" in broken["signatures"]["failure"] and broken["signatures"]["failureThai"] != broken["signatures"]["failure"], broken
        assert preview.until(lambda state: state["signatures"] is None, pdf.unlink)["pages"] == one["pages"]


@test
def a_pdf_that_nobody_signed_is_not_told(folder):
    with previewing(folder) as preview:
        preview.after(lambda: likhit("build", "-q", preview.source))
        assert preview.state()["signatures"] is None
