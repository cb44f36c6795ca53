"""A running preview and its client, for the tests beside this file.

LIKHIT names the program (default build/likhit), RUNNER what it runs under.
"""
import contextlib
import http.client
import json
import os
import pathlib
import shutil
import signal
import subprocess
import time
import urllib.parse

PROGRAM = [*os.environ.get("RUNNER", "").split(), os.path.abspath(os.environ.get("LIKHIT", "build/likhit"))]
SAMPLES = pathlib.Path("samples").resolve()
PATIENCE = 20 * (10 if os.environ.get("SANITIZE") else 1)  # seconds until a test gives up
TESTS = []


def test(function):
    TESTS.append(function)
    return function


class Preview:
    """A running preview of a copy of a sample, and a client that knows its address."""

    def __init__(self, folder, *options, source="report.md"):
        self.folder = folder
        self.source = folder / source
        self.environment = {**os.environ, "XDG_RUNTIME_DIR": str(folder)}
        self.process = subprocess.Popen([*PROGRAM, "preview", "--no-open", *options, str(self.source)], text=True,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=self.environment)
        self.address = self.process.stdout.readline().strip()
        parts = urllib.parse.urlsplit(self.address)
        self.port, self.path = parts.port, parts.path

    def ask(self, name="", method="GET", headers=None, path=None, host=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.putrequest(method, self.path + name if path is None else path, skip_host=True)
        connection.putheader("Host", host or f"127.0.0.1:{self.port}")
        for key, value in (headers or {}).items():
            connection.putheader(key, value)
        connection.endheaders()
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, body, dict(answer.getheaders())

    def post(self, name, body, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("POST", self.path + name, json.dumps(body), {"Content-Type": "application/json", **(headers or {})})
        answer = connection.getresponse()
        text = answer.read()
        connection.close()
        return answer.status, json.loads(text) if text else None

    def state(self):
        """What is shown: of the first view, its pages' hashes and what is told beside the rest."""
        status, body, _ = self.ask("state.json")
        assert status == 200, status
        state = json.loads(body)
        return {**state, "pages": [page["hash"] for page in state["views"][0]["pages"]], "told": state["views"][0]["messages"]}

    def after(self, change):
        """The state after a change: the first event that follows it is waited for."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", self.path + "events")
        events = connection.getresponse()
        known = self.state()["version"]
        change()
        for line in events:
            if line.startswith(b"data: ") and json.loads(line[6:])["version"] > known:
                break
        connection.close()
        return self.state()

    def until(self, is_so, change=lambda: None):
        """The state, after a change, as soon as it is so."""
        change()
        end = time.monotonic() + PATIENCE
        while not is_so(state := self.state()):
            assert time.monotonic() < end, state
            time.sleep(0.05)
        return state

    def end(self, number=signal.SIGINT):
        self.process.send_signal(number)
        code = self.process.wait(PATIENCE)
        return code, self.process.stderr.read()


@contextlib.contextmanager
def previewing(folder, *options, sample="ita-2565"):
    copy = folder / sample
    shutil.copytree(SAMPLES / sample, copy)
    preview = Preview(copy, *options)
    try:
        yield preview
    finally:
        preview.process.kill()
        preview.process.wait()


def replace(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
