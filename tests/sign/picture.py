#!/usr/bin/env python3
"""The picture of a signed report in docs/pictures, and what “likhit verify” says of that report, in README.md:

    python3 -B tests/sign/picture.py docs/pictures/report-signed.png README.md

Three officials sign the sample on three days, each with an opinion and a scanned signature, at level LTA. The clock of all
programs is libfaketime's, so that time stamps and certificates are of those days. Keys are new each time: the picture has the same
bytes all the same, and README.md stays as it is where only how many bytes a signature covers is another."""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from pki import ROOT, Pki

COMMAND = "    likhit verify --trust root.pem --require all report.pdf\n"
PAGE, PPI, LEFT, TOP, WIDTH, HEIGHT = 5, 110, 490, 435, 350, 725  # the part of it with the signatures, in pixels
# Whose key, when, in which words, by which hand. Names are those of the report.
OFFICIALS = (("author", "นายพนม แสนหาญ", "2026-11-23 09:30", "เห็นควรเผยแพร่ต่อสาธารณชน", "one"),
             ("palad", "นายอภิวัฒน์ มณีวิวัฒน์", "2026-11-24 13:45", "เห็นชอบ เสนอนายก อบต. พิจารณา", "two"),
             ("mayor", "นายอาทิตย์ ภูมิพัฒน์", "2026-11-25 10:15", "อนุมัติ", "three"))


class Clock:
    """Of this program's children, by a file that libfaketime reads each time it is asked."""

    def __init__(self, file):
        library = next(pathlib.Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"), None)
        if library is None:
            sys.exit("libfaketime is missing; tools/install-packages.sh pictures installs it where there is apt-get")
        self.file = file
        os.environ.update(LD_PRELOAD=str(library), FAKETIME_TIMESTAMP_FILE=str(file), FAKETIME_NO_CACHE="1", FAKETIME_DONT_FAKE_MONOTONIC="1",
                          TZ="Asia/Bangkok")

    def stands_at(self, time):
        self.file.write_text(f"{time}:00\n")


def certify(pki, key, name):
    """A certificate for a key of the PKI, and both as NAME.p12."""
    def openssl(*words):
        subprocess.run(["openssl", *words], cwd=pki.pki, check=True, capture_output=True)

    openssl("req", "-new", "-utf8", "-config", "ca.cnf", "-key", f"{key}.key", "-subj", f"/C=TH/O=อบต.หนองจอก/CN={name}", "-out", "new.csr")
    openssl("ca", "-batch", "-notext", "-utf8", "-config", "ca.cnf", "-name", "office", "-cert", "office.crt", "-keyfile", "office.key",
            "-extensions", "official", "-in", "new.csr", "-out", "new.crt")
    openssl("pkcs12", "-export", "-inkey", f"{key}.key", "-in", "new.crt", "-certfile", "chain.pem", "-passout", "pass:1234", "-out", f"named-{key}.p12")
    return pki.pki / f"named-{key}.p12"


def signed(folder):
    """The report, and what is said of it."""
    clock = Clock(folder / "clock")
    clock.stands_at("2026-11-20 08:00")
    pki, report = Pki(folder), folder / "report.pdf"
    subprocess.run([ROOT / "tools/scrawl.py", folder / "hands"], check=True)
    built = pki.run("build", "-q", ROOT / "samples/ita-2565/report.md", "-o", report)
    for key, name, time, opinion, hand in OFFICIALS:
        clock.stands_at(time)
        made = pki.sign(report, "--opinion", opinion, "--image", folder / f"hands/{hand}.png", key=certify(pki, key, name), level="lta")
        if built.returncode or made.returncode:
            sys.exit(built.stderr + made.stderr)
    shutil.copy(pki.pki / "root.crt", folder / "root.pem")
    told = pki.run("verify", "--trust", "root.pem", "--require", "all", "report.pdf", cwd=folder)
    pki.close()
    if told.returncode:
        sys.exit(told.stdout + told.stderr)
    return report, told.stdout


def without_sizes(text):
    return re.sub(r" +", " ", re.sub(r"the first \d+ bytes", "a part", text))


def write_verdict(readme, verdict):
    """In place of the indented lines behind the command."""
    text = readme.read_text()
    begin = text.index(COMMAND) + len(COMMAND)
    end = begin + re.match(r"(?:    .*\n|\n(?=    ))*", text[begin:]).end()
    block = "\n" + "".join(f"    {line}\n" for line in verdict.splitlines())
    if without_sizes(text[begin:end]) != without_sizes(block):
        readme.write_text(text[:begin] + block + text[end:])


def main(picture, readme):
    with tempfile.TemporaryDirectory() as place:
        report, verdict = signed(pathlib.Path(place))
        subprocess.run(["pdftoppm", "-r", str(PPI), "-f", str(PAGE), "-l", str(PAGE), "-x", str(LEFT), "-y", str(TOP), "-W", str(WIDTH), "-H", str(HEIGHT),
                        "-png", "-singlefile", report, picture.with_suffix("")], check=True)
        write_verdict(readme, verdict)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
