#!/usr/bin/env python3
"""Batches as their users meet them: bags that public tools accept, the same bytes for any number of workers and of
machines, and nothing lost whenever the program, the disk or the machine stops.

    test_batch.py [NAME…]    LIKHIT names the program (default build/likhit)
"""
import importlib
import pathlib
import sys
import tempfile

from batch_help import TESTS

for part in ("test_bag", "test_records", "test_resume", "test_shards", "test_schedulers", "test_batch_use", "test_spreadsheets"):
    importlib.import_module(part)


def main():
    failed = 0
    wanted = [function for function in TESTS if not sys.argv[1:] or function.__name__ in sys.argv[1:]]
    for function in wanted:
        with tempfile.TemporaryDirectory() as folder:
            try:
                function(pathlib.Path(folder))
            except Exception as error:  # one test's failure is not the others'
                failed += 1
                print(f"FAILED {function.__name__}: {error!r}")
    print(f"batch: {len(wanted) - failed} passed, {failed} failed")
    return failed != 0


sys.exit(main())
