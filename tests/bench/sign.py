#!/usr/bin/env python3
"""What signatures cost: of a batch of six-page reports, each signed at level B in the pass that makes it, the CPU time that
an RSA-2048 and a P-256 key add to a report, and signatures a second of that; and a file of 1,200 pages, signed and verified.

    sign.py LIKHIT [RECORDS]

Batches run in turns, and the least of each counts: what else the machine does only adds. Times depend on the machine, so they
stand beside what one report and one signature by OpenSSL alone cost there.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import batch  # noqa: E402
import bench  # noqa: E402

PKI = pathlib.Path("tests/sign/pki.sh")
KEYS = {"RSA-2048": "author", "P-256": "mayor"}
TURNS = 5


def cpu(*words, code=0):
    """CPU seconds, peak MiB."""
    process = subprocess.Popen(list(map(str, words)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != code:
        sys.exit(f"{' '.join(map(str, words))}: exit {process.returncode}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def openssl_rsa():
    """Milliseconds of one RSA-2048 signature by OpenSSL alone."""
    told = subprocess.run(["openssl", "speed", "-seconds", "1", "rsa2048"], capture_output=True, text=True, check=True).stdout
    return float(re.search(r"rsa +2048 bits +([0-9.]+)s", told)[1]) * 1000


def signed_batches(program, folder, count):
    """To load OpenSSL and to open the key takes its time once: a batch of one report tells it."""
    places, least = {records: batch.data(folder, records) for records in (1, count)}, {}
    for _ in range(TURNS):
        for records, kind in [(records, kind) for records in places for kind in (None, *KEYS)]:
            shutil.rmtree(folder / "bag", ignore_errors=True)
            signing = () if kind is None else ("--sign", folder / f"pki/{KEYS[kind]}.p12", "--pin-file", folder / "pin", "--level", "b")
            found = cpu(program, "batch", places[records] / "template.md", "--data", places[records] / "records.csv", "--out", folder / "bag",
                        "-j", 1, "--progress", "none", *signing)
            least[records, kind] = min(least.get((records, kind), found), found)
    each = {kind: (least[count, kind][0] - least[1, kind][0]) / (count - 1) * 1000 for kind in (None, *KEYS)}
    plain = each[None]
    print(f"{count} reports, one worker: {plain:.2f} ms a report unsigned; one RSA-2048 signature of OpenSSL: {openssl_rsa():.3f} ms")
    for kind in KEYS:
        seconds, peak = least[count, kind]
        more = each[kind] - plain
        print(f"{kind:>9}: {more:6.3f} ms more ({more / plain:5.1%} of a report), {1000 / max(more, 1e-3):7.0f} signatures/s, "
              f"{count / seconds:6.0f} signed reports/s, {peak:.1f} MiB")


def large(program, folder):
    """200 reports in one file, with three fields each."""
    source, file, signed = bench.volume(folder, 240), folder / "large.pdf", folder / "signed.pdf"
    subprocess.run([program, "build", "-q", source, "-o", file], check=True)
    key = ("--key", folder / "pki/author.p12", "--pin-file", folder / "pin", "--level", "b", "-q")
    small = min(cpu(program, "sign", folder / "bag/data" / name, *key, "-o", folder / "small.pdf", "--any-order")[0]
                for name in sorted(os.listdir(folder / "bag/data"))[:TURNS] if not (folder / "small.pdf").unlink(missing_ok=True))
    signs, verifies = [], []
    for _ in range(TURNS):
        signed.unlink(missing_ok=True)
        signs.append(cpu(program, "sign", file, *key, "-o", signed))
        # Level B brings no evidence of revocation, so that it is not good: exit code 1.
        verifies.append(cpu(program, "verify", "-q", "--trust", folder / "pki/root.crt", signed, code=1))
    pages = subprocess.run([program, "inspect", file], capture_output=True, text=True, check=True).stdout
    pages = re.search(r"^pages +([0-9]+)", pages, re.M)[1]
    for name, figures in (("signed", signs), ("verified", verifies)):
        print(f"{pages} pages, {file.stat().st_size / 1e6:.1f} MB, {name}: {min(figures)[0] * 1000:.0f} ms CPU, {min(figures)[1]:.1f} MiB")
    print(f"six pages signed: {small * 1000:.0f} ms CPU, most of it to begin")


def main(program, count):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        subprocess.run(["bash", PKI, folder / "pki"], check=True, stdout=subprocess.DEVNULL)
        (folder / "pin").write_text("1234\n")
        signed_batches(program, folder, count)
        large(program, folder)


if __name__ == "__main__":
    main(os.path.abspath(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 400)
