"""A PKCS#12 file whose certificate belongs to another key, which openssl refuses to make: mixed.py KEY CERTIFICATE OUT.

The file of the key alone is read again by its bags, and the certificate is laid beside: in clear, under no MAC."""
import base64
import pathlib
import subprocess
import sys


def der(tag, *parts):
    body = b"".join(parts)
    size = len(body)
    length = bytes([size]) if size < 128 else bytes([0x82]) + size.to_bytes(2, "big")
    return bytes([tag]) + length + body


def oid(text):
    first, second, *rest = (int(part) for part in text.split("."))
    out = bytes([first * 40 + second])
    for number in rest:
        groups = [number & 127]
        while number := number >> 7:
            groups.append(128 | number & 127)
        out += bytes(reversed(groups))
    return der(6, out)


def main():
    key, certificate, out = sys.argv[1:]
    pkcs8 = subprocess.run(["openssl", "pkcs8", "-topk8", "-nocrypt", "-in", key, "-outform", "DER"], check=True, capture_output=True).stdout
    pem = pathlib.Path(certificate).read_text()
    x509 = base64.b64decode(pem.split("-----")[2])
    bags = der(0x30,
               der(0x30, oid("1.2.840.113549.1.12.10.1.1"), der(0xA0, pkcs8)),
               der(0x30, oid("1.2.840.113549.1.12.10.1.3"),
                   der(0xA0, der(0x30, oid("1.2.840.113549.1.9.22.1"), der(0xA0, der(4, x509))))))
    data = "1.2.840.113549.1.7.1"
    safes = der(0x30, der(0x30, oid(data), der(0xA0, der(4, bags))))
    pathlib.Path(out).write_bytes(der(0x30, der(2, b"\x03"), der(0x30, oid(data), der(0xA0, der(4, safes)))))


main()
