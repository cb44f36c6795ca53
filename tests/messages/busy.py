#!/usr/bin/env python3
"""Runs a line of shell while a port, {port} in it, is taken by somebody who never answers. What is told of it says PORT."""
import socket
import subprocess
import sys

with socket.socket() as taken:
    taken.bind(("127.0.0.1", 0))
    taken.listen()
    port = str(taken.getsockname()[1])
    ended = subprocess.run(["sh", "-c", sys.argv[1].replace("{port}", port)], stderr=subprocess.PIPE, text=True, check=False)
    sys.stderr.write(ended.stderr.replace(port, "PORT"))
    sys.exit(ended.returncode)
