#!/usr/bin/env python3
"""A signing service on 127.0.0.1, for tests: csc_server.py FOLDER

It speaks the API of the Cloud Signature Consortium, version 2, as far as signing a digest needs it, and is strict: whatever the
API requires must be there. FOLDER is what pki.sh makes. The port is printed on the first line; the server ends when its
standard input does. The access token is the name of an official, whose key is the only one; others make mistakes:

    none    has no key                      other   signs with the key of somebody else
    page    is answered by a page in HTML   pss     has a key that signs by RSASSA-PSS alone
    late    is given leave that has ended

    POST /csc/v2/credentials/list, credentials/info, credentials/authorize (the PIN is “2468”), signatures/signHash"""
import base64
import binascii
import http.server
import json
import os
import pathlib
import secrets
import subprocess
import sys
import threading

FOLDER = pathlib.Path(sys.argv[1]).resolve()
SHA256 = "2.16.840.1.101.3.4.2.1"
ALGORITHMS = {"author": ["1.2.840.113549.1.1.1", "1.2.840.113549.1.1.11"], "mayor": ["1.2.840.10045.4.3.2"],
              "pss": ["1.2.840.113549.1.1.10"]}
LEAVES = {}  # SAD → the credential, and the digests that may be signed


class Refused(Exception):
    pass


def openssl(*words, stdin=b""):
    return subprocess.run(["openssl", *map(str, words)], input=stdin, check=True, capture_output=True).stdout


def certificate(name):
    return base64.b64encode(openssl("x509", "-in", FOLDER / f"{name}.crt", "-outform", "DER")).decode()


def need(question, name, kind):
    if not isinstance(question.get(name), kind):
        raise Refused(f"Missing (or invalid type) parameter {name}")
    return question[name]


def digests(question):
    if need(question, "hashAlgorithmOID", str) != SHA256:
        raise Refused("Invalid parameter hashAlgorithmOID")
    try:
        hashes = [base64.b64decode(each, validate=True) for each in need(question, "hashes", list)]
    except (binascii.Error, TypeError):
        raise Refused("Invalid Base64 hashes string parameter") from None
    if not hashes or any(len(each) != 32 for each in hashes):
        raise Refused("Invalid digest value length")
    return hashes


def credential(token, question):
    if need(question, "credentialID", str) != f"{token}-1":
        raise Refused("Invalid parameter credentialID")


def list_(token, _question):
    return {"credentialIDs": [] if token == "none" else [f"{token}-1"]}


def info(token, question):
    credential(token, question)
    if question.get("certificates", "single") != "chain":
        raise Refused("Invalid parameter certificates")
    name = token if token == "mayor" else "author"
    return {"key": {"status": "enabled", "algo": ALGORITHMS.get(token, ALGORITHMS["author"]), "len": 256 if name == "mayor" else 2048},
            "cert": {"status": "valid", "certificates": [certificate(name), certificate("office")]},
            "auth": {"mode": "explicit", "expression": "PIN", "objects": [{"type": "Password", "id": "PIN", "format": "N", "label": "PIN"}]},
            "SCAL": "2", "multisign": 1}


def authorize(token, question):
    credential(token, question)
    hashes = digests(question)
    if need(question, "numSignatures", int) != len(hashes):
        raise Refused("Numbers of signatures is too high")
    factors = {each.get("id"): each.get("value") for each in need(question, "authData", list)}
    if factors.get("PIN") != "2468":
        raise Refused("The PIN is not valid")
    sad = secrets.token_urlsafe(24)
    LEAVES[sad] = [] if token == "late" else hashes
    return {"SAD": sad, "expiresIn": 300}


def sign_hash(token, question):
    credential(token, question)
    hashes = digests(question)
    if need(question, "signAlgo", str) not in ALGORITHMS.get(token, ALGORITHMS["author"]):
        raise Refused("Invalid parameter signAlgo")
    if LEAVES.pop(need(question, "SAD", str), []) != hashes:  # it is good once, and for these digests alone
        raise Refused("Invalid parameter SAD")
    key = FOLDER / f"{'mayor' if token == 'mayor' else 'palad' if token == 'other' else 'author'}.key"
    signed = [openssl("pkeyutl", "-sign", "-inkey", key, "-pkeyopt", "digest:sha256", stdin=each) for each in hashes]
    return {"signatures": [base64.b64encode(each).decode() for each in signed]}


METHODS = {"/csc/v2/credentials/list": list_, "/csc/v2/credentials/info": info, "/csc/v2/credentials/authorize": authorize,
           "/csc/v2/signatures/signHash": sign_hash}


class Handler(http.server.BaseHTTPRequestHandler):
    def answer(self, status, kind, body):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def judged(self, text):
        scheme, _, token = self.headers.get("Authorization", "").partition(" ")
        if scheme != "Bearer" or token not in ("author", "mayor", "none", "other", "page", "pss", "late"):
            return 401, {"error": "invalid_token", "error_description": "The access token is not valid"}
        if self.path not in METHODS or self.headers.get("Content-Type") != "application/json":
            return 404, {"error": "invalid_request", "error_description": "There is no such method"}
        try:
            return 200, METHODS[self.path](token, json.loads(text))
        except Refused as reason:
            return 400, {"error": "invalid_request", "error_description": str(reason)}

    def do_POST(self):
        text = self.rfile.read(int(self.headers["Content-Length"]))
        if self.headers.get("Authorization") == "Bearer page":
            self.answer(200, "text/html", b"<html>hello</html>")
            return
        status, body = self.judged(text)
        self.answer(status, "application/json", json.dumps(body).encode())

    def log_message(self, *_words):
        pass


def main():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(server.server_address[1], flush=True)
    sys.stdin.buffer.read()
    os._exit(0)


main()
