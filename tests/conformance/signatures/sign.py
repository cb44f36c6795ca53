"""Signed reports for outside judges. Three officials sign one report after another, at each level and in both profiles for
archives, with keys of all kinds from files and from a token.

A folder gets LEVEL-PROFILE.pdf, each of its revisions as revisions/LEVEL-PROFILE-NUMBER.pdf, and pki, whose root is to be trusted.
Two more are what judges must not take for good: changed.pdf, a byte of which is another, and bare.pdf, whose first signature
shows other words and no picture."""
import pathlib
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "tests/sign"))
from pki import LIKHIT, Pki  # noqa: E402

TIME = ("--time", "2026-11-23T09:30:00")
OPINIONS = ("เห็นควรเผยแพร่ต่อสาธารณชน", "เห็นชอบ เสนอนายก อบต. พิจารณา", "อนุมัติ")
# Level: three keys, whether of the token, and what is asked besides.
SIGNERS = {
    "b": (("author", False, ()), ("palad", True, ("--pss",)), ("mayor", True, ())),  # RSA-2048, RSA-3072 by PSS, P-256
    "t": (("auditor", True, ()), ("author", False, ("--pss",)), ("palad", True, ())),  # P-384, RSA-2048 by PSS, RSA-3072
    "lt": (("mayor", False, ()), ("always", True, ()), ("auditor", False, ())),  # P-256, RSA asking each time, P-384
    "lta": (("palad", True, ("--pss",)), ("mayor", True, ()), ("author", True, ())),
}
# What each signature adds: itself; evidence; a time stamp over it.
UPDATES = {"b": 1, "t": 1, "lt": 2, "lta": 3}
PROFILES = ("archive", "archive-source")


def revisions(data):
    """What the file was after each update: it ends where “%%EOF” does."""
    ends, at = [], 0
    while (at := data.find(b"\n%%EOF\n", at)) >= 0:
        at += len(b"\n%%EOF\n")
        ends.append(data[:at])
    return ends


def signed(pki, level, profile, tell):
    file = pki.folder / f"{level}-{profile}.pdf"
    shutil.copy(pki.folder / f"plain-{profile}.pdf", file)
    chain = pki.pki / "chain.pem"
    for (key, is_token, words), opinion, hand in zip(SIGNERS[level], OPINIONS, ("one", "two", "three")):
        image = ("--image", pki.folder / f"hands/{hand}.png") if profile == "archive" else ()
        made = pki.sign(file, *words, *image, *TIME, "--chain", chain, "--opinion", opinion, key=pki.key(key, is_token), level=level)
        tell(f"{file.name} signed by {key}", made.returncode == 0 and not made.stderr, made.stderr)
    states = revisions(file.read_bytes())
    wanted = 1 + len(OPINIONS) * UPDATES[level]
    tell(f"{file.name} has {wanted} revisions", len(states) == wanted and states[-1] == file.read_bytes(), len(states))
    for number, state in enumerate(states, 1):
        (pki.folder / "revisions" / f"{file.stem}-{number}.pdf").write_bytes(state)


def make(folder, tell):
    """Returns the PKI, whose servers answer until it is closed."""
    pki = Pki(folder)
    (folder / "revisions").mkdir()
    subprocess.run([ROOT / "tools/scrawl.py", folder / "hands"], check=True)
    for profile in PROFILES:
        plain = folder / f"plain-{profile}.pdf"
        subprocess.run([LIKHIT, "build", "-q", ROOT / "samples/ita-2565/report.md", "--pdf", profile, "-o", plain], check=True)
        for level in SIGNERS:
            signed(pki, level, profile, tell)
    data = (folder / "lta-archive.pdf").read_bytes()
    at = data.index(b"stream", len(data) // 20) + 200
    (folder / "changed.pdf").write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1:])
    bare = shutil.copy(folder / "plain-archive.pdf", folder / "bare.pdf")
    made = pki.sign(bare, *TIME, "--opinion", "ไม่เห็นชอบ")
    tell("bare.pdf", made.returncode == 0, made.stderr)
    return pki
