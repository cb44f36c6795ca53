"""Beginning and end: one preview for one source."""
import http.client
import os
import shutil
import signal
import subprocess
import time

from preview_help import PATIENCE, PROGRAM, Preview, previewing, test


@test
def a_second_start_says_where_the_first_one_runs(folder):
    with previewing(folder) as preview:
        second = subprocess.run([*PROGRAM, "preview", "--no-open", "report.md"], cwd=preview.folder, env=preview.environment,
                                capture_output=True, text=True, timeout=PATIENCE)
        assert second.returncode == 0 and preview.address in second.stdout, second
        preview.end()
        third = Preview(preview.folder)
        assert third.address.startswith("http://127.0.0.1:")
        assert third.end() == (0, "")


LONG = "".join(f"ย่อหน้าที่ {i} " + "การดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน " * 6 + "\n\n" for i in range(3000))


def starting(folder):
    """A preview of a long report that has told no address yet."""
    (folder / "report.md").write_text(LONG, encoding="utf-8")
    command = [*PROGRAM, "preview", "--no-open", str(folder / "report.md")]
    environment = {**os.environ, "XDG_RUNTIME_DIR": str(folder)}
    process = subprocess.Popen(command, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment,
                               preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))  # a shell's background job ignores it
    while not list(folder.glob("likhit/preview-*")):
        time.sleep(0.01)
    return process, command, environment


@test
def a_second_start_waits_until_the_first_one_has_an_address(folder):
    process, command, environment = starting(folder)
    try:
        second = subprocess.run([*command, "--goto", "3"], capture_output=True, text=True, env=environment, timeout=PATIENCE)
        address = process.stdout.readline().strip()
        assert second.returncode == 0 and address and address in second.stdout, (address, second)
    finally:
        process.kill()
        process.wait()


@test
def a_preview_that_was_killed_is_not_taken_for_one_that_runs(folder):
    with previewing(folder) as preview:
        preview.process.kill()
        preview.process.wait()
        command = [*PROGRAM, "preview", "--no-open", str(preview.source)]
        again = subprocess.Popen(command, text=True, stdout=subprocess.PIPE, env=preview.environment)
        try:
            address = again.stdout.readline().strip()
            assert address.startswith("http://") and address != preview.address, address
        finally:
            again.kill()
            again.wait()


@test
def it_ends_at_once_before_it_has_an_address(folder):
    process, _, _ = starting(folder)
    process.send_signal(signal.SIGINT)
    told, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == -signal.SIGINT and told == "", (process.returncode, told)


@test
def it_ends_with_the_terminal_and_while_somebody_listens(folder):
    for number in [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]:
        inner = folder / number.name
        inner.mkdir()
        with previewing(inner) as preview:
            connection = http.client.HTTPConnection("127.0.0.1", preview.port, timeout=PATIENCE)
            connection.request("GET", preview.path + "events")
            connection.getresponse()
            assert preview.end(number) == (0, "")
            assert not list((preview.folder / "likhit").glob("preview-*"))


@test
def a_port_that_is_taken_is_an_error(folder):
    with previewing(folder) as preview:
        (folder / "other").mkdir()
        shutil.copy(preview.source, folder / "other.md")
        other = subprocess.run([*PROGRAM, "preview", "--no-open", "--port", str(preview.port), folder / "other.md"],
                               capture_output=True, text=True, timeout=PATIENCE, env=preview.environment)
        assert other.returncode == 3 and "E-preview-port" in other.stderr, other


@test
def arguments_that_are_wrong_are_told(folder):
    for arguments, words in [((), "name the Markdown file"), (("no.md",), "cannot read"), (("--port", "0", "a.md"), "1 to 65535"),
                             (("a.md", "b.md"), "one source at a time"), (("--prot", "1"), "--port")]:
        result = subprocess.run([*PROGRAM, "preview", *arguments], capture_output=True, text=True, timeout=PATIENCE)
        assert result.returncode != 0 and words in result.stderr, result
