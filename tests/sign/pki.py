"""The PKI of pki.sh with the servers of server.py, for whoever signs with likhit:

    pki = Pki(folder)
    pki.sign(file, "--opinion", "เห็นชอบ", key="palad", level="lta")
    pki.close()
"""
import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
LIKHIT = pathlib.Path(os.environ.get("LIKHIT", "build/likhit")).resolve()
SOFTHSM = next((str(path) for where in ("softhsm", "*/softhsm") for path in pathlib.Path("/usr/lib").glob(f"{where}/libsofthsm2.so")), None)
SLOW = 10 if os.environ.get("SANITIZE") else 1  # the sanitizers' price


class Pki:
    def __init__(self, folder):
        self.folder, self.pki = folder, folder / "pki"
        self.server = subprocess.Popen([sys.executable, "-B", HERE / "server.py", self.pki], stdin=subprocess.PIPE,
                                       stdout=subprocess.PIPE, env={**os.environ, "PKI": "yes"})
        self.url = f"http://127.0.0.1:{int(self.server.stdout.readline())}"
        self.pin = self.write("pin", "1234\n")
        self.env = {**os.environ, "SOFTHSM2_CONF": str(self.pki / "softhsm2.conf")}

    def close(self):
        self.server.stdin.close()
        self.server.wait()

    def write(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def key(self, name, is_token=False):
        if is_token and (self.pki / "tokens").is_dir():
            return f"pkcs11:token=office;object={name}?module-path={SOFTHSM}"
        return self.pki / f"{name}.p12"

    def run(self, *words, **how):
        return subprocess.run([LIKHIT, *map(str, words)], capture_output=True, text=True, timeout=60 * SLOW,
                              **{"env": self.env, "check": False, **how})

    def sign(self, file, *words, key="author", pin=True, level="b", **how):
        pin = ("--pin-file", self.pin) if pin else ()
        level = ("--level", level, "--tsa", self.url + "/tsa") if level != "b" else ("--level", "b")
        return self.run("sign", file, "--key", key if "/" in str(key) else self.key(key), *pin, *level, *words, **how)
