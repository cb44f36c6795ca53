#!/usr/bin/env python3
"""Whole-process wall, CPU and peak memory of one report, of volumes of 20 and 100, and of tables of 10,000 and 100,000
rows; and the time of each stage.

    bench.py LIKHIT [RUNS]

A volume is the body of the sample written so many times into one source. Each figure is the median of the runs.
"""
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import time

SAMPLE = pathlib.Path("samples/ita-2565")
STAGES = ("engine", "source", "layout", "flow", "output")


def numbered(body, part):
    """The body with a number in all blanks between Thai letters, data and tables left out: no paragraph is of another part."""
    pieces = re.split(r"(```.*?```|^\|.*?$)", body, flags=re.S | re.M)
    return "".join(piece if i % 2 else re.sub(r"(?<=[ก-๙]) (?=[ก-๙])", f" {part} ", piece) for i, piece in enumerate(pieces))


def volume(folder, times, is_varied=False):
    text = (SAMPLE / "report.md").read_text(encoding="utf-8")
    _, front, body = text.split("---\n", 2)
    for data in SAMPLE.glob("*.csv"):
        (folder / data.name).write_bytes(data.read_bytes())
    source = folder / f"volume-{times}.md"
    bodies = [numbered(body, part) if is_varied else body for part in range(1, times + 1)]
    source.write_text(f"---\n{front}---\n" + "\n```pagebreak\n```\n".join(bodies), encoding="utf-8")
    return source


def measure(program, source, output):
    """Wall and CPU seconds, peak MiB, milliseconds of each stage, pages."""
    start = time.monotonic()
    process = subprocess.Popen([program, "build", source, "-o", output, "--timings"], stderr=subprocess.PIPE)
    said = process.stderr.read().decode("utf-8", "replace")
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{source}: exit {process.returncode}\n{said}")
    stages = [float(re.search(rf"^{stage} +([0-9.]+) ms", said, re.M)[1]) for stage in STAGES]
    pages = int(re.search(r": (\d+) pages?$", said, re.M)[1])
    return [wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, *stages, pages]


def rows(folder, count):
    """A table of data, whose peak memory may be 64 MB and 16 kB a page."""
    with open(folder / "rows.csv", "w", encoding="utf-8") as out:
        out.write("name,amount,note\n")
        for i in range(count):
            out.write(f"รายการที่ {i},{i % 977}.{i % 90 + 10},ดำเนินการแล้ว\n")
    source = folder / "rows.md"
    source.write_text("---\nlayout: report\ntitle: ตาราง\n---\n\n```table\ndata: rows.csv\ncolumns:\n"
                      "  - {field: rank, title: ที่, align: right}\n  - {field: name, title: ชื่อ}\n"
                      "  - {field: amount, title: จำนวน, align: decimal}\n  - {field: note, title: หมายเหตุ}\n```\n",
                      encoding="utf-8")
    return source


def main(program, runs):
    print("content  pages   wall ms    cpu ms   peak MiB " + "".join(f"{stage + ' ms':>11}" for stage in STAGES))
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        work = [(f"{times}x", volume, times, runs if times < 100 else 5) for times in (1, 20, 100)]
        work += [(f"{count // 1000}k rows", rows, count, 3) for count in (10000, 100000)]
        for title, make, size, times in work:
            source = make(folder, size)
            figures = [measure(program, source, folder / "out.pdf") for _ in range(times)]
            wall, cpu, peak, *stages, pages = (statistics.median(column) for column in zip(*figures))
            shown = "".join(f"{stage:11.1f}" for stage in stages)
            print(f"{title:>9} {int(pages):5} {wall * 1e3:9.1f} {cpu * 1e3:9.1f} {peak:10.1f} {shown}")
        profiles(program, folder, 4 * runs)


def profiles(program, folder, runs):
    """What the promises of an archive cost: each profile's time as a part of plain's, run by run in turns."""
    source, ratios = SAMPLE / "report.md", {"archive": [], "archive-source": [], "print": []}
    sizes = {}
    for _ in range(runs):
        times = {}
        for profile in ("plain", *ratios):
            output = folder / f"{profile}.pdf"
            start = time.monotonic()
            subprocess.run([program, "build", "-q", "--pdf", profile, source, "-o", output], check=True)
            times[profile] = time.monotonic() - start
            sizes[profile] = output.stat().st_size
        for profile, values in ratios.items():
            values.append(times[profile] / times["plain"])
    for profile, values in ratios.items():
        print(f"{profile:>15}: {statistics.median(values):.3f} × the time of plain, {sizes[profile]:,} bytes (plain {sizes['plain']:,})")


if __name__ == "__main__":
    main(os.path.abspath(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 11)
