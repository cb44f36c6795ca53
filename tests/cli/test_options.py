#!/usr/bin/env python3
"""What all commands have in common: options are read, told of in --help, and missed in one way.

The options of a command are those that its help lists. LIKHIT names the program (default build/likhit).
"""
import os
import re
import subprocess
import sys
import tempfile

PROGRAM = os.path.abspath(os.environ.get("LIKHIT", "build/likhit"))
SLOW = 10 if os.environ.get("SANITIZE") else 1  # the sanitizers' price
COMMANDS = ("build", "batch", "verify", "preview", "diff", "breaks", "fix", "layouts", "inspect", "extract", "rebuild", "fonts")
# “  -o, --output FILE      where to write”
ROW = re.compile(r"^  (?:-(?P<letter>\w), |    )(?P<name>--[a-z-]+)(?: (?P<value>[^ ]+))?(?:  .*)?$", re.M)
TESTS = []


def test(function):
    TESTS.append(function)
    return function


def run(*arguments):
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=20 * SLOW)


def listed(command):
    """(name, letter or None, name of its value or None) of each option in the help."""
    text = run(command, "--help").stdout.replace("--diagnostics json errors", "--diagnostics json  errors")
    return [(row["name"], row["letter"], row["value"]) for row in ROW.finditer(text)]


def refused(*arguments, says):
    result = run(*arguments)
    assert result.returncode == 2, f"{arguments}: exit {result.returncode}"
    assert result.stderr.startswith("likhit: error: "), result.stderr
    assert result.stderr.endswith(f"\n      = try “likhit {arguments[0]} --help”\n"), result.stderr
    assert says in result.stderr and result.stdout == "", f"{arguments}: “{says}” is not said: {result.stderr}"


@test
def every_command_has_help_by_both_names():
    for command in COMMANDS:
        long, short = run(command, "--help"), run(command, "-h")
        assert long.returncode == short.returncode == 0 and long.stderr == "", command
        assert long.stdout == short.stdout and long.stdout.startswith(f"Usage: likhit {command} "), command


@test
def the_help_lists_all_options_but_that_of_fonts_which_has_none():
    names = {command: {name for name, _, _ in listed(command)} for command in COMMANDS}
    assert names.pop("fonts") == set()
    for command, options in names.items():
        assert "--help" in options, command
    assert {"--output", "--format", "--pages", "--diagnostics", "--quiet"} <= names["build"], names["build"]
    assert {"--data", "--shard", "--timeout", "--merge", "--only"} <= names["batch"], names["batch"]
    assert sum(map(len, names.values())) >= 75, names


@test
def the_help_fits_a_wide_terminal_and_ends_in_one_line_end():
    for command in COMMANDS:
        text = run(command, "--help").stdout
        longest = max(text.splitlines(), key=len)
        assert len(longest) <= 120, f"{command}: {len(longest)}: {longest}"
        assert text.endswith("\n") and not text.endswith("\n\n"), command
        assert not any(line != line.rstrip() for line in text.splitlines()), f"{command}: blanks at an end"


@test
def a_mistyped_option_names_the_one_that_was_meant():
    for command in COMMANDS:
        for name, _, _ in listed(command):
            if len(name) > 6:
                wrong = name[:-2] + name[-1] + name[-2] if name[-1] != name[-2] else name + "x"
                refused(command, wrong, says=f"there is no option “{wrong}”; did you mean “{name}”?")
        refused(command, "--zzzzzzzzzzzz", says="there is no option “--zzzzzzzzzzzz” [E-usage-option]\n")


@test
def a_value_that_is_missing_or_too_much_is_told():
    for command in COMMANDS:
        for name, letter, value in listed(command):
            if value is None:
                refused(command, f"{name}=yes", says=f"the option {name} takes no value")
            else:
                refused(command, name, says=f"the option {name} needs a value")
                if letter:
                    refused(command, f"-{letter}", says=f"the option {name} needs a value")


@test
def what_is_read_is_wanted():
    missing = {"build": "typeset", "batch": "--out FOLDER", "verify": "folder of the bag", "preview": "to preview",
               "diff": "to compare", "breaks": "to look at", "inspect": "to look into", "extract": "to unpack",
               "rebuild": "archived PDF", "fix": "to be rewritten: --letters"}
    refused("fix", "--letters", says="name the files")
    for command, says in missing.items():
        refused(command, says=says)
    for command in ("build", "breaks", "extract", "inspect", "rebuild"):
        refused(command, "a.x", "b.x", says="at a time: “a.x” and “b.x”")
    for command in ("preview", "verify"):
        refused(command, "a.x", "b.x", says="“b.x” is a second one")
    refused("diff", "a.md", "b.md", "c.md", says="“c.md” is a third one")
    refused("layouts", "a.x", says="it takes no file: “a.x”")


@test
def behind_two_dashes_all_are_operands():
    refused("build", "--", "-q", "--help", says="one source at a time: “-q” and “--help”")


@test
def a_number_may_stand_right_behind_its_letter_and_nothing_else_may():
    refused("batch", "-j0", says="--jobs takes a number from 1 to 1024, not “0”")
    refused("build", "-output", "x.pdf", says="did you mean “--output”?")


@test
def a_message_is_in_one_language():
    """--lang holds wherever it stands; what a command says itself is of the catalogue too."""
    with tempfile.TemporaryDirectory() as place:
        note = os.path.join(place, "note.md")
        data = os.path.join(place, "data.csv")
        for path, text in ((note, "{{name}}\n"), (data, "name\none\n")):
            with open(path, "w") as file:
                file.write(text)
        missing = os.path.join(place, "none", "bag")
        for code, arguments in ((3, ("inspect", note)), (3, ("diff", f"HEAD:{place}/a.pdf", f"{place}/b.pdf")),
                                (3, ("diff", f"{place}/a.pdf", f"{place}/b.pdf")),
                                (3, ("batch", note, "--data", data, "--out", missing)),
                                (2, ("batch", note, "--data", data, "--merge", f"{place}/a.pdf", "--sheet", "A99")),
                                (1, ("build", note, "--data", data, "--key", "two"))):
            for language, kind, other in (("th", "ข้อผิดพลาด: ", "error: "), ("en", "error: ", "ข้อผิดพลาด: ")):
                result = run(*arguments, "--lang", language)
                assert result.returncode == code, (arguments, result)
                assert f"likhit: {kind}" in result.stderr and other not in result.stderr, (arguments, result.stderr)
                assert language == "en" or "A2 to A6" not in result.stderr, (arguments, result.stderr)
                assert language == "th" or "ไม่" not in result.stderr, (arguments, result.stderr)


@test
def wrong_usage_is_told_in_the_language_chosen_wherever_it_is_chosen():
    thai = "likhit: ข้อผิดพลาด: ไม่มีตัวเลือก “--outptu” หมายถึง “--output” หรือไม่ [E-usage-option]\n"
    for arguments in (("build", "--lang", "th", "--outptu"), ("build", "--outptu", "--lang=th"), ("--lang", "th", "build", "--outptu"),
                      ("--lang=th", "build", "--outptu")):
        result = run(*arguments)
        assert result.returncode == 2 and result.stderr.startswith(thai), (arguments, result.stderr)
        assert "ดูวิธีใช้ด้วย “likhit build --help”" in result.stderr, result.stderr
    assert "ไม่มีคำสั่ง" in run("biuld", "--lang", "th").stderr
    refused("build", "--", "--lang", "th", says="one source at a time")  # behind -- it is an operand
    assert "[E-usage-option]" in run("--lang", "xx", "build").stderr


@test
def a_value_may_look_like_an_option():
    refused("build", "--format", "--quiet", says="there is no format “--quiet”")


def main():
    failed = 0
    for function in TESTS:
        try:
            function()
        except Exception as error:  # an unforeseen answer of the program is a failure of that test alone
            failed += 1
            print(f"options: {function.__name__}: {type(error).__name__}: {error}")
    print(f"options: {len(TESTS) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
