#!/usr/bin/env python3
"""The services of a PKI on 127.0.0.1, for tests: server.py FOLDER [PORT]

FOLDER is what pki.sh makes. The port is printed on the first line once requests are answered (0, the default, is any free
one); with PKI=yes in the environment, FOLDER is first made by pki.sh for that port, so that certificates name this server.
The server ends when its standard input does: with the test that started it. TLS=yes serves https with the certificate of
“server” (localhost).

    POST /tsa            time stamps, by “openssl ts -reply”
         /tsa/official   the same, signed by the certificate of an official
         /tsa/other      of another digest;  /tsa/old  with another nonce
         /tsa/refuse     a refusal with words;  /tsa/broken  the signature has a wrong bit
         /tsa/text       a page in HTML;  /tsa/large  more than any answer has
         /tsa/late       never answers
         /tsa/long       with more certificates than files keep room for;  /tsa/growing  with more each time
         /ocsp           by “openssl ocsp -reqin”; a file “ocsp” in FOLDER says how else: down (nobody is there), text,
                         other (of another certificate), signer (somebody signs who may not), endless (says no end),
                         late (never answers)
    GET  /NAME           a file of FOLDER: office.crl, root.crt (certificates as DER)
"""
import fcntl
import http.server
import os
import pathlib
import ssl
import subprocess
import sys
import tempfile
import threading
import time

FOLDER = pathlib.Path(sys.argv[1]).resolve()
SERIAL = threading.Lock()  # “openssl ts” counts in a file, which the servers of tests that run beside each other share


def openssl(*words, stdin=b""):
    return subprocess.run(["openssl", *map(str, words)], input=stdin, check=True, capture_output=True).stdout


def stamp(question, issuers=("office",)):
    with SERIAL, open(FOLDER / "ts.lock", "w") as lock, tempfile.TemporaryDirectory() as place:
        fcntl.flock(lock, fcntl.LOCK_EX)
        here = pathlib.Path(place)
        (here / "q").write_bytes(question)
        (here / "issuers").write_bytes(b"".join((FOLDER / f"{name}.crt").read_bytes() for name in issuers))
        config = (FOLDER / "ts.cnf").read_text().replace(str(FOLDER / "office.crt"), str(here / "issuers"))
        (here / "ts.cnf").write_text(config)
        openssl("ts", "-reply", "-config", here / "ts.cnf", "-queryfile", here / "q", "-out", here / "a")
        return (here / "a").read_bytes()


def der(tag, *parts):
    body = b"".join(parts)
    size = len(body).to_bytes(2, "big")
    return bytes([tag]) + (b"\x82" + size if len(body) > 127 else size[1:]) + body


def official(question):
    """What a good stamp says, signed anew by somebody who is no TSA."""
    with tempfile.TemporaryDirectory() as place:
        here = pathlib.Path(place)
        (here / "a").write_bytes(stamp(question))
        openssl("ts", "-reply", "-in", here / "a", "-token_out", "-out", here / "t")
        openssl("cms", "-verify", "-noverify", "-binary", "-inform", "DER", "-in", here / "t", "-out", here / "said")
        token = openssl("cms", "-sign", "-binary", "-nodetach", "-cades", "-econtent_type", "1.2.840.113549.1.9.16.1.4",
                        "-md", "sha256", "-signer", FOLDER / "author.crt", "-inkey", FOLDER / "author.key",
                        "-outform", "DER", "-in", here / "said")
    return der(0x30, der(0x30, der(2, b"\0")), token)


def swapped(question, begin, size):
    """The question with other bytes at a place of the DER that Likhit writes."""
    return question[:begin] + bytes(byte ^ 1 for byte in question[begin : begin + size]) + question[begin + size :]


def other(question):
    """Of another digest: the 32 bytes behind the head of the OCTET STRING."""
    return stamp(swapped(question, question.index(b"\x04\x20") + 2, 32))


def old(question):
    """With another nonce: the last byte of the eight before certReq."""
    return stamp(swapped(question, len(question) - 4, 1))


ISSUERS = ("office", "root", "author", "palad", "mayor", "auditor", "revoked", "server", "weak", "strict", "early", "expired", "nousage")
GROWN = []


def long(question):
    return stamp(question, ISSUERS)


def growing(question):
    GROWN.append(question)
    return stamp(question, ISSUERS * (1 + len(GROWN)))


def broken(question):
    answer = stamp(question)
    return answer[:-1] + bytes([answer[-1] ^ 1])


def refuse(_question):
    words = der(0x0C, "วันนี้ปิดให้บริการ".encode())
    return der(0x30, der(0x30, der(2, b"\2"), der(0x30, words)))


def late(_question):
    time.sleep(3600)
    return b""


STAMPS = {"": stamp, "/official": official, "/other": other, "/old": old,
          "/broken": broken, "/refuse": refuse, "/late": late, "/long": long, "/growing": growing,
          "/text": lambda _question: b"<html>hello</html>", "/large": lambda _question: b"\x30\x84\x00\x40\x00\x00" + bytes(4 << 20)}


def ocsp(question, how):
    if how == "text":
        return b"<html>hello</html>"
    if how == "late":
        return late(question)
    signer = "author" if how == "signer" else "ocsp"
    with tempfile.TemporaryDirectory() as place:
        here = pathlib.Path(place)
        (here / "q").write_bytes(question)
        if how == "other":
            openssl("ocsp", "-issuer", FOLDER / "office.crt", "-cert", FOLDER / "server.crt", "-reqout", here / "q")
        openssl("ocsp", "-index", FOLDER / "index.txt", "-CA", FOLDER / "office.crt", "-rsigner", FOLDER / f"{signer}.crt",
                "-rkey", FOLDER / f"{signer}.key", "-reqin", here / "q", "-respout", here / "a",
                *(() if how == "endless" else ("-ndays", "7")))
        return (here / "a").read_bytes()


class Handler(http.server.BaseHTTPRequestHandler):
    def answer(self, kind, body):
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            pass  # it had enough

    def do_POST(self):
        question = self.rfile.read(int(self.headers["Content-Length"]))
        how = (FOLDER / "ocsp").read_text() if (FOLDER / "ocsp").is_file() else ""
        if self.path == "/ocsp" and how != "down":
            self.answer("application/ocsp-response", ocsp(question, how))
        elif self.path.startswith("/tsa") and self.path[4:] in STAMPS:
            kind = "text/html" if self.path == "/tsa/text" else "application/timestamp-reply"
            self.answer(kind, STAMPS[self.path[4:]](question))
        else:
            self.send_error(404)

    def do_GET(self):
        path = FOLDER / self.path.lstrip("/").replace("/", "")
        if not path.is_file() or path.suffix not in (".crl", ".crt"):
            self.send_error(404)
        elif path.suffix == ".crt":
            self.answer("application/pkix-cert", openssl("x509", "-in", path, "-outform", "DER"))
        else:
            self.answer("application/pkix-crl", path.read_bytes())

    def log_message(self, *_words):
        pass


def main():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[2]) if sys.argv[2:] else 0), Handler)
    server.daemon_threads = True
    port = server.server_address[1]
    if os.environ.get("PKI"):
        subprocess.run([pathlib.Path(__file__).with_name("pki.sh"), FOLDER, str(port)], check=True, stdout=sys.stderr)
    if os.environ.get("TLS"):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(FOLDER / "server.crt", FOLDER / "server.key")
        server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(port, flush=True)
    sys.stdin.buffer.read()
    os._exit(0)


main()
