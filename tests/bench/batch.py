#!/usr/bin/env python3
"""Throughput of a batch of distinct six-page reports, tagged (PDF/A-2a): reports and pages a second of one core's time and
of the clock, with one worker and with one for each core; peak memory of a quarter of the records and of all.

    batch.py LIKHIT [RECORDS]
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

SAMPLE = pathlib.Path("samples/batch")


def data(folder, count):
    place = folder / f"records-{count}"
    shutil.copytree(SAMPLE / "province", place)
    subprocess.run([sys.executable, SAMPLE / "generate.py", place, str(count)], check=True)
    return place


def measure(program, place, jobs):
    """Wall and CPU seconds, pages, peak MiB."""
    out = place / "bag"
    shutil.rmtree(out, ignore_errors=True)
    start = time.monotonic()
    process = subprocess.Popen([program, "batch", place / "template.md", "--data", place / "records.csv", "--out", out, "-j", str(jobs),
                                "--progress", "none"], stderr=subprocess.PIPE, text=True)
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(said)
    pages = int(re.search(r"(\d+) pages", said)[1])
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, pages, usage.ru_maxrss / 1024


def main(program, count):
    cores = os.cpu_count()
    print("records workers   pages    wall s     cpu s  reports/s  pages/s  reports/cpu s  pages/cpu s  peak MiB")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        walls = {}
        for records, jobs in [(count // 4, 1), (count // 4, cores), (count, cores)]:
            wall, cpu, pages, peak = measure(program, data(folder, records) if not (folder / f"records-{records}").exists() else
                                             folder / f"records-{records}", jobs)
            walls[records, jobs] = wall
            print(f"{records:7} {jobs:7} {pages:7} {wall:9.2f} {cpu:9.2f} {records / wall:10.0f} {pages / wall:8.0f} "
                  f"{records / cpu:14.0f} {pages / cpu:12.0f} {peak:9.1f}")
        ratio = walls[count // 4, 1] / walls[count // 4, cores]
        print(f"{cores} workers make {ratio:.2f} × what one makes: {ratio / cores:.2f} of their sum")


if __name__ == "__main__":
    main(os.path.abspath(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 7850)
