#!/usr/bin/env python3
"""Breaks the program on purpose, one small change at a time, and asks whether a test sees it.

    tests/mutation/run.py [--check] [--trust] [NAME…]        (make mutation T=NAME…)

mutants.toml lists the changes. Each is made in a copy of the tree, which is built and tested: the tests that the
mutant names first, then all unit tests, then all of the program's tests, until one fails. A mutant that no test sees
is a survivor, and the run fails. So it does for one whose old text is not found exactly once (a stale mutant: the
code has moved on, write it anew) or that does not compile. --check only looks for stale ones.

Equivalent mutants, which change nothing that anybody can see, are listed with the reason and only looked for."""
import argparse
import concurrent.futures
import os
import pathlib
import queue
import re
import shutil
import subprocess
import sys
import time
import tomllib

ROOT = pathlib.Path(__file__).resolve().parents[2]
WORK = ROOT / "build/mutation"
PATIENCE = 600  # seconds for one build or one program of tests; a mutant that hangs is seen
PROGRAMS = {
    "golden": ["tests/golden/check.sh", "build/likhit"],
    "cli": ["python3", "tests/cli/test_cli.py"],
    "archive": ["python3", "tests/cli/test_archive.py"],
    "diff": ["python3", "tests/cli/test_diff.py"],
    "batch": ["python3", "tests/cli/test_batch.py"],
    "print-room": ["python3", "tests/cli/test_print_room.py"],
    "print": ["python3", "tests/print/test_print.py", "build"],
    "extraction": ["python3", "tests/extraction/extract.py", "build"],
    "structure": ["python3", "tests/structure/structure.py", "build"],
    "preview": ["python3", "tests/preview/test_preview.py"],
    "sign": ["python3", "-B", "tests/sign/test_sign.py"],
    "csc": ["python3", "-B", "tests/sign/test_csc.py", "build/sign-by-csc"],
    "verify": ["python3", "-B", "tests/sign/test_verify.py"],
    "online": ["python3", "-B", "tests/sign/test_online.py"],
    "batch-sign": ["python3", "-B", "tests/sign/test_batch_sign.py"],
}


class Stale(Exception):
    """A mutant that cannot be made in this tree."""


def sources(tree):
    return sorted((tree / "src").rglob("*.[ch]"))


def find(mutant, tree):
    """The one file and place of the old text. Blanks and line ends may differ, so that formatting moves nothing."""
    pattern = re.compile(r"\s+".join(re.escape(word) for word in mutant["old"].split()))
    found = [(path, match) for path in sources(tree) for match in pattern.finditer(path.read_text(encoding="utf-8"))]
    if len(found) != 1:
        raise Stale(f"its old text is found {len(found)} times" +
                    "".join(f"\n      {path.relative_to(tree)}" for path, _ in found))
    return found[0]


def read_mutants(names):
    with open(ROOT / "tests/mutation/mutants.toml", "rb") as file:
        mutants = tomllib.load(file)["mutant"]
    suites = {suite for path in (ROOT / "tests").rglob("test_*.c")
              for suite in re.findall(r"^Test\((\w+),", path.read_text(encoding="utf-8"), re.M)}
    known = {"name", "old", "new", "breaks", "unit", "program", "equivalent"}
    for mutant in mutants:
        strange = (set(mutant) - known) | (set(mutant.get("program", [])) - set(PROGRAMS))
        strange |= set(mutant.get("unit", [])) - suites
        if strange or not {"name", "old", "new", "breaks"} <= set(mutant):
            sys.exit(f"mutants.toml: {mutant.get('name')}: {strange or 'name, old, new and breaks are needed'}")
    if len({mutant["name"] for mutant in mutants}) != len(mutants):
        sys.exit("mutants.toml: two mutants have the same name")
    unknown = set(names) - {mutant["name"] for mutant in mutants}
    if unknown:
        sys.exit(f"no mutant is named {', '.join(sorted(unknown))}")
    return [mutant for mutant in mutants if not names or mutant["name"] in names]


class Lane:
    """A copy of the tree, which one mutant at a time is made in."""

    def __init__(self, number):
        self.tree = WORK / str(number)
        self.tree.mkdir(parents=True, exist_ok=True)
        compiler = "ccache gcc" if shutil.which("ccache") else "gcc"
        self.make = ["make", f"CC={compiler}", "CFLAGS=-O1", "INSTALL=skip", "all", "build/run-tests",
                     "build/print-documents", "build/sign-by-csc"]
        self.environment = {**os.environ, "LIKHIT": str(self.tree / "build/likhit"), "MAKEFLAGS": "",
                            "CCACHE_BASEDIR": str(self.tree)}

    def copy(self):
        files = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT,
                               capture_output=True, check=True).stdout.decode().split("\0")
        files = {name for name in files if name and (ROOT / name).is_file()}
        for old in [path for folder in ("src", "tests") for path in (self.tree / folder).rglob("*.[ch]")]:
            if str(old.relative_to(self.tree)) not in files:
                old.unlink()  # or it would be built with the others
        for name in files:
            target = self.tree / name
            if not target.exists() or target.read_bytes() != (ROOT / name).read_bytes():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(ROOT / name, target)
                os.utime(target)

    def run(self, command):
        """None when all is well, else the end of what the command said."""
        process = subprocess.Popen(command, cwd=self.tree, env=self.environment, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True)
        try:
            output, _ = process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, 9)
            process.communicate()
            return f"took more than {PATIENCE} s"
        return None if process.returncode == 0 else output.decode(errors="replace")[-2000:]

    def build(self):
        return self.run(self.make)

    def prepare(self):
        """Without a mutant all must be well, or every mutant would seem to be seen."""
        self.copy()
        wrong = self.build()
        if wrong is not None:
            sys.exit(f"the tree does not build as it is:\n{wrong}")
        fonts = subprocess.run(["tests/fonts.sh", "build"], cwd=self.tree, capture_output=True, check=True)
        self.environment["FONTCONFIG_FILE"] = fonts.stdout.decode().strip()

    def steps(self, mutant):
        units, programs = mutant.get("unit", []), mutant.get("program", [])
        for suite in units:
            yield f"unit {suite}", ["build/run-tests", "--filter", f"{suite}/*"]
        for program in programs:
            yield program, PROGRAMS[program]
        yield "unit", ["build/run-tests"]
        for program, command in PROGRAMS.items():
            if program not in programs:
                yield program, command

    def judge(self, mutant):
        path, match = find(mutant, self.tree)
        whole = path.read_text(encoding="utf-8")
        path.write_text(whole[:match.start()] + mutant["new"].strip() + whole[match.end():], encoding="utf-8")
        try:
            wrong = self.build()
            if wrong is not None:
                return "does not compile", wrong
            for step, command in self.steps(mutant):
                if self.run(command) is not None:
                    return "killed", step
            return "SURVIVED", mutant["breaks"]
        finally:
            path.write_text(whole, encoding="utf-8")


def check(mutants):
    stale = 0
    for mutant in mutants:
        try:
            find(mutant, ROOT)
        except Stale as reason:
            stale += 1
            print(f"{mutant['name']}: stale mutant: {reason}")
    print(f"mutants found: {len(mutants) - stale} passed, {stale} failed", flush=True)
    return stale == 0


def judge_all(mutants, lanes):
    free = queue.Queue()
    for lane in lanes:
        free.put(lane)

    def one(mutant):
        lane, start = free.get(), time.monotonic()
        try:
            verdict, detail = lane.judge(mutant)
        finally:
            free.put(lane)
        print(f"{verdict:9} {time.monotonic() - start:4.0f} s  {mutant['name']}: {detail}", flush=True)
        return verdict

    with concurrent.futures.ThreadPoolExecutor(len(lanes)) as pool:
        return list(pool.map(one, mutants))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--check", action="store_true", help="only look for stale mutants")
    parser.add_argument("--trust", action="store_true", help="do not run the tests without a mutant first")
    parser.add_argument("--lanes", type=int, default=os.cpu_count())
    parser.add_argument("names", nargs="*")
    arguments = parser.parse_args()
    mutants = read_mutants(arguments.names)
    if not check(mutants):
        sys.exit(1)
    if arguments.check:
        return
    real = [mutant for mutant in mutants if "equivalent" not in mutant]
    lanes = [Lane(number) for number in range(1, max(1, min(arguments.lanes, len(real))) + 1)]
    start = time.monotonic()
    for lane in lanes:
        lane.prepare()
    if not arguments.trust:
        wrong = [step for step, command in lanes[0].steps({}) if lanes[0].run(command) is not None]
        if wrong:
            sys.exit(f"tests fail on the tree as it is: {', '.join(wrong)}")
        print(f"the tree itself passes ({time.monotonic() - start:.0f} s)", flush=True)
    verdicts = judge_all(real, lanes)
    killed = verdicts.count("killed")
    print(f"{len(mutants) - len(real)} equivalent mutants left out; {time.monotonic() - start:.0f} s")
    print(f"mutation: {killed} passed, {len(verdicts) - killed} failed")
    sys.exit(0 if killed == len(verdicts) else 1)


if __name__ == "__main__":
    main()
