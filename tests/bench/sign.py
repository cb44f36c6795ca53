#!/usr/bin/env python3
"""What signatures cost: the CPU time that one at level B, by an RSA-2048 and a P-256 key, adds to a six-page report
(bench-sign beside LIKHIT, which writes each report with and without it in turn); reports that a batch makes a second of
CPU time; and a file of 1,200 pages, signed and verified.

    sign.py LIKHIT [RECORDS]

Where processes are measured the least of some turns counts: what else the machine does only adds. Times depend on the
machine, so they stand beside what one report and one signature by OpenSSL alone cost there.
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


def added(program, folder, place):
    """Two batches would tell less: they differ by more than all signatures take."""
    built, keys = pathlib.Path(program).parent, [folder / f"pki/{key}.p12" for key in KEYS.values()]
    told = subprocess.run([built / "bench-sign", "layouts", built / "thai.words", place / "template.md", place / "records.csv",
                           "1234", *keys], capture_output=True, text=True, check=True).stdout
    for kind, key in KEYS.items():
        told = told.replace(f"{key}.p12".ljust(16), f"{kind} adds".ljust(16))
    print(told, end="")
    print(f"one RSA-2048 signature of OpenSSL: {openssl_rsa():.3f} ms")


def batches(program, folder, place, count):
    for kind, key in ((None, None), *KEYS.items()):
        signing = () if key is None else ("--sign", folder / f"pki/{key}.p12", "--pin-file", folder / "pin", "--level", "b")
        found = []
        for _ in range(TURNS):
            shutil.rmtree(folder / "bag", ignore_errors=True)
            found.append(cpu(program, "batch", place / "template.md", "--data", place / "records.csv", "--out", folder / "bag",
                             "-j", 1, "--progress", "none", *signing))
        seconds, peak = min(found)
        print(f"batch, {kind or 'unsigned'}: {count / seconds:.0f} reports a second of CPU time, {peak:.1f} MiB")


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
    built = pathlib.Path(program).parent
    inside = subprocess.run([built / "bench-sign", "layouts", built / "thai.words", "--file", file, signed, "1234",
                             folder / "pki/author.p12"], capture_output=True, text=True, check=True).stdout
    pages = subprocess.run([program, "inspect", file], capture_output=True, text=True, check=True).stdout
    pages = re.search(r"^pages +([0-9]+)", pages, re.M)[1]
    for name, figures in (("signed", signs), ("verified", verifies)):
        seconds, peak = min(figures)
        print(f"{pages} pages, {file.stat().st_size / 1e6:.1f} MB, {name}: {seconds * 1000:.0f} ms CPU, {peak:.1f} MiB")
    print(f"the same by one program, {inside}", end="")
    print(f"six pages signed: {small * 1000:.0f} ms CPU, most of it to begin")


def main(program, count):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        subprocess.run(["bash", PKI, folder / "pki"], check=True, stdout=subprocess.DEVNULL)
        (folder / "pin").write_text("1234\n")
        place = batch.data(folder, count)
        added(program, folder, place)
        batches(program, folder, place, count)
        large(program, folder)


if __name__ == "__main__":
    main(os.path.abspath(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 400)
