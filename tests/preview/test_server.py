"""Who the preview answers, and what it gives."""
import re
import shutil
import socket
import subprocess

from preview_help import previewing, test


@test
def the_address_is_of_this_machine_with_a_token(folder):
    with previewing(folder) as preview:
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/[0-9a-f]{32}/", preview.address), preview.address
        status, body, headers = preview.ask()
        assert status == 200 and b"<html" in body
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert headers["Cache-Control"] == "no-store"
        listening = subprocess.run(["ss", "-ltn"], capture_output=True, text=True).stdout if shutil.which("ss") else ""
        assert f"0.0.0.0:{preview.port}" not in listening and f"[::]:{preview.port}" not in listening


@test
def nothing_is_given_without_the_token(folder):
    with previewing(folder) as preview:
        wrong = preview.path[:-2] + ("0" if preview.path[-2] != "0" else "1") + "/"
        for path in ["/", "/state.json", "/main.js", wrong, wrong + "state.json", preview.path.upper(), preview.path[:-1],
                     "//" + preview.path, "/x" + preview.path]:
            status, body, _ = preview.ask(path=path)
            assert status == 404 and body == b"", (path, status, body)


@test
def nothing_is_given_to_another_host(folder):
    with previewing(folder) as preview:
        for host in ["evil.example", f"evil.example:{preview.port}", "127.0.0.1", "127.0.0.1:1", f"127.0.0.1.evil:{preview.port}",
                     f"[::1]:{preview.port}"]:
            status, body, _ = preview.ask("state.json", host=host)
            assert status == 403 and body == b"", (host, status)
        assert preview.ask("state.json", host=f"localhost:{preview.port}")[0] == 200


@test
def nothing_is_given_to_the_scripts_of_another_page(folder):
    with previewing(folder) as preview:
        own = f"http://127.0.0.1:{preview.port}"
        for headers in [{"Origin": "http://evil.example"}, {"Origin": "null"}, {"Origin": own + "1"}, {"Origin": "https" + own[4:]},
                        {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}]:
            for name in ["", "state.json", "events"]:
                status, body, answer = preview.ask(name, headers=headers)
                assert status == 403 and body == b"", (headers, status)
                assert "Access-Control-Allow-Origin" not in answer
        assert preview.ask("state.json", headers={"Origin": own, "Sec-Fetch-Site": "same-origin"})[0] == 200


@test
def no_file_is_served(folder):
    with previewing(folder) as preview:
        (folder / "secret.txt").write_text("secret")
        for name in ["../secret.txt", "..%2fsecret.txt", "%2e%2e/secret.txt", "report.md", "pages/../report.md", "pages/../../secret.txt",
                     "/etc/passwd", "pages//etc/passwd", "pages/0000000000000000.svg", "....//secret.txt", "main.js/../report.md",
                     "%00", "main.js%00.html"]:
            status, body, _ = preview.ask(name)
            assert status in (400, 404) and body == b"", (name, status, body[:80])


@test
def a_page_that_is_not_asked_for_well_is_not_answered(folder):
    with previewing(folder) as preview:
        for method in ["PUT", "DELETE", "OPTIONS", "TRACE", "HEAD"]:
            assert preview.ask(method=method)[0] == 405, method
        assert preview.ask("layouts", method="POST", headers={"Content-Length": "0"})[0] == 415
        assert preview.post("layouts", {"layouts": [None]}, {"Content-Type": "text/plain"})[0] == 415
        assert preview.post("layouts", {"layouts": [None]}, {"Origin": "http://evil.example"})[0] == 403
        for name, body in [("nothing", {}), ("../layouts", {}), ("layouts", {}), ("layouts", []), ("layouts", {"layouts": []}),
                           ("layouts", {"layouts": [7]}), ("layouts", {"layouts": [None] * 99})]:
            assert preview.post(name, body)[0] == 400, (name, body)
        assert preview.post("layouts", {"layouts": ["x" * 70000]})[0] == 413
        assert preview.post("layouts", {"layouts": [None]})[0] == 200


@test
def half_requests_keep_nobody_out(folder):
    with previewing(folder) as preview:
        halves = [socket.create_connection(("127.0.0.1", preview.port)) for _ in range(100)]
        for half in halves:
            half.sendall(b"GET / HTTP/1.1\r\nHost: ")
        assert preview.ask("state.json")[0] == 200
        for half in halves:
            half.close()
