#!/usr/bin/env python3
"""The preview as the network sees it: who gets an answer, and what follows a save. What a browser makes of it is tested in
tests/browser.

    test_preview.py [NAME…]    LIKHIT names the program (default build/likhit), RUNNER what it runs under
"""
import importlib
import pathlib
import sys
import tempfile

from preview_help import TESTS

for part in ("test_server", "test_follow", "test_views", "test_places", "test_instance", "test_signed"):
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
    print(f"preview: {len(wanted) - failed} passed, {failed} failed")
    return failed != 0


sys.exit(main())
