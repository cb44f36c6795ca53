#!/usr/bin/env python3
"""A PDF that somebody changed: changed_pdf.py FROM TO OLD NEW puts NEW for OLD, of the same length, into its objects and what is
attached; the name of an attached file may grow."""
import pathlib
import subprocess
import sys

FROM, TO, OLD, NEW = sys.argv[1:]
plain = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", "--stream-data=uncompress", "--decode-level=generalized", FROM, "-"],
                       stdout=subprocess.PIPE, check=True).stdout
assert OLD.encode() in plain, OLD
fixed = subprocess.run(["fix-qdf"], input=plain.replace(OLD.encode(), NEW.encode()), stdout=subprocess.PIPE, check=True).stdout
pathlib.Path(TO).write_bytes(fixed)
