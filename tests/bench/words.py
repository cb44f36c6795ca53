#!/usr/bin/env python3
"""How well breaks between Thai words are found, over texts whose words people have marked.

    words.py [-v NUMBER] PROGRAMS WORDS TEXT…
        a row a text; PROGRAMS is the folder of bench-breaks and bench-words, WORDS the compiled list
        -v NUMBER shows so many of the wrong breaks, spread over the text

A text is a CoNLL-U file (UD_Thai-PUD, UD_Thai-TUD), a file with | between words (PyThaiNLP/wisesight-sentiment, folder
word-tokenization), or tests/text/gov.seg with ~ in compounds; a folder stands for the test parts in it. None is kept here.
Only places between two Thai letters count.

    free     bad: % of the free breaks that fall inside a word; recall: % of the places where words meet that are free
    both     the same of free breaks and those in compounds together
    names    % of the proper names (PROPN) inside which there is a free break; a break of any kind
    compound % of free breaks inside a marked compound
    none     breaks that no Thai spelling allows: in brackets, of places where a line may end in an emergency
"""
import pathlib
import re
import subprocess
import sys

LETTER = "[\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e45\u0e47-\u0e4e]"
BETWEEN = re.compile(f"(?<={LETTER})(?={LETTER})")
INVISIBLE = re.compile("[\u0000-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
CONSONANT = "[\u0e01-\u0e2e]"
# No line begins with these …
NEVER_BEFORE = re.compile("[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]|" + CONSONANT + "[\u0e34\u0e38]?\u0e4c")
# … nor ends with these: a leading vowel; ั, ื and ็, which a letter has to follow, with their tone marks. ก็ is a word.
NEVER_AFTER = re.compile("[\u0e40-\u0e44]$|[\u0e31\u0e37][\u0e48-\u0e4b]?$|(?<!\u0e01)\u0e47$|[\u0e40-\u0e44]\u0e01\u0e47$")


def conllu(text):
    """Sentences as their words with what stands behind each, and whether it is a name."""
    for block in text.split("\n\n"):
        lines = [line.split("\t") for line in block.split("\n") if line[:1].isdigit()]
        words = [line for line in lines if line[0].isdigit()]
        if words:
            yield [(line[1] + ("" if "SpaceAfter=No" in line[9] else " "), line[3] == "PROPN", "|") for line in words]


def marked(text):
    """Lines with | between words and ~ in compounds; ^ before a name."""
    for line in text.split("\n"):
        parts = re.split(r"([|~])", line)
        marks = ["|"] + parts[1::2]
        yield [(word.lstrip("^"), word.startswith("^"), mark) for word, mark in zip(parts[0::2], marks)]


def sentences(path):
    """The text, the mark before each character, and the names as (start, end)."""
    text = path.read_text(encoding="utf-8")
    for words in (conllu if path.suffix == ".conllu" else marked)(text):
        letters, marks, names = "", [], []
        for word, is_name, mark in words:
            word = INVISIBLE.sub("", word)
            if word and is_name:
                names.append((len(letters), len(letters) + len(word.rstrip())))
            letters += word
            marks += [mark] * bool(word) + [""] * (len(word) - 1)
        if letters.strip():
            yield letters, marks, names


def paths(values):
    for value in map(pathlib.Path, values):
        if value.is_dir():
            yield from sorted(p for p in value.iterdir() if re.search(r"test\.conllu$|1000-.*\.label$", p.name))
        else:
            yield value


class Score:
    def __init__(self):
        self.gold = self.free = self.both = self.free_good = self.both_good = self.compound = 0
        self.names = self.names_free = self.names_any = self.never = self.never_last = 0
        self.wrong = []

    def add(self, letters, marks, names, breaks):
        inner = [match.start() for match in BETWEEN.finditer(letters)]
        for i in inner:
            is_gold, sign = marks[i] != "", breaks[i]
            self.gold += is_gold
            self.free += sign == "|"
            self.both += sign in "|~"
            self.free_good += is_gold and sign == "|"
            self.both_good += is_gold and sign in "|~"
            self.compound += marks[i] == "~" and sign == "|"
            if sign != "." and (NEVER_BEFORE.match(letters, i) or NEVER_AFTER.search(letters[:i])):
                self.never += sign in "|~"
                self.never_last += sign == "-"
            if not is_gold and sign in "|~":
                self.wrong.append(f"{sign}  {letters[max(0, i - 16):i]}{sign}{letters[i:i + 16]}")
        for start, end in names:
            if re.fullmatch(LETTER + "{2,}", letters[start:end]):
                self.names += 1
                self.names_free += "|" in breaks[start + 1:end]
                self.names_any += "|" in breaks[start + 1:end] or "~" in breaks[start + 1:end]

    def row(self):
        def share(part, whole):
            return 100 * part / whole if whole else 0.0
        return [self.gold, share(self.free - self.free_good, self.free), share(self.free_good, self.gold),
                share(self.both - self.both_good, self.both), share(self.both_good, self.gold),
                share(self.names_free, self.names), share(self.names_any, self.names), share(self.compound, self.free)]


def judge(programs, words, path):
    found = list(sentences(path))
    told = subprocess.run([programs / "bench-breaks", words], input="".join(letters + "\n" for letters, _, _ in found),
                          check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout.split("\n")
    score = Score()
    for (letters, marks, names), line in zip(found, told):
        if line:
            score.add(letters, marks, names, line.split(" ")[0])
    return score


def main(programs, words, texts, shown):
    titles = ["meet", "free bad", "recall", "both bad", "recall", "names", "any", "compound", "none"]
    print(f"{'':28}" + "".join(f"{title:>10}" for title in titles))
    for path in paths(texts):
        score = judge(programs, words, path)
        gold, *shares = score.row()
        print(f"{path.stem[:27]:28}{gold:10}" + "".join(f"{share:10.2f}" for share in shares) +
              f"{score.never:5} ({score.never_last})")
        step = max(1, len(score.wrong) // shown) if shown else 0
        print("".join(f"    {wrong}\n" for wrong in score.wrong[::step]) if shown else "", end="")
    subprocess.run([programs / "bench-words", words, *[path for path in paths(texts)]], check=True)


if __name__ == "__main__":
    values, shown = sys.argv[1:], 0
    if values[:1] == ["-v"]:
        shown, values = int(values[1]), values[2:]
    if len(values) < 3:
        sys.exit(__doc__)
    main(pathlib.Path(values[0]), values[1], values[2:], shown)
