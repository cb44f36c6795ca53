#!/usr/bin/env python3
"""How well lines are filled and where they end, over texts that nobody tuned for. After a parameter of src/text changed:
what does it cost?

    lines.py PROGRAM WORDS FOLDER [FACE SCALE SIZE] [-v]
        a row for columns of 16, 8 and 5.5 cm; PROGRAM is build/bench-lines; -v shows the numbers that were parted
    lines.py --texts FOLDER PUD TUD NEWS
        makes the texts of FOLDER

PUD and TUD are the test parts of the Universal Dependencies treebanks UD_Thai-PUD and UD_Thai-TUD, whose words and parts of
speech linguists marked; NEWS is a folder of texts, such as those of PyThaiNLP/thaigov-corpus. They are not kept here.
FOLDER/NAME.txt is a text, a paragraph a line; FOLDER/NAME.words has a line a paragraph too: word/part of speech, between
blanks, each word with the blank behind it as _.

    b≥2.5    % of lines with a blank that is at least so many times its natural width
    widest   pt, median of the widest blanks of lines
    >6 >1    lines that stay short by more than so many pt
    in word  % of ends in a marked text inside a word, and on a word that leads on (ADP, SCONJ, CCONJ)
    compound, weak   % of lines that end at a break with that penalty
    numbers  lines that end between a number and what it counts or belongs to
    g        % of lines with letters set so many em apart, or closer than natural
    runts    last lines below a tenth of the measure
    step     pt, mean difference between the widest blanks of neighbours
"""
import pathlib
import re
import statistics
import subprocess
import sys

COLUMNS = ((16, 2.5), (8, 1), (5.5, 1))  # cm: measure, indent of first lines
POINTS = 72 / 2.54
LEADING = {"ADP", "SCONJ", "CCONJ"}
UNITS = ("บาท|ล้าน|แสน|หมื่น|พัน|ร้อย|คน|ราย|แห่ง|วัน|เดือน|ปี|ครั้ง|เรื่อง|ประเทศ|จังหวัด|เปอร์เซ็นต์|เมตร|กิโล|ไร่|ชั่วโมง|"
         "นาที|ฉบับ|โครงการ|หลัง|ตัว|คัน|เท่า|มกรา|กุมภา|มีนา|เมษา|พฤษ|มิถุนา|กรกฎา|สิงหา|กันยา|ตุลา|ธันวา|"
         "[มกสตพธ]\\.[คพย]|มี\\.ค|เม\\.ย|มิ\\.ย")
MONTHS = "(?:มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม)"
LEADS = rf"(?:ที่|ข้อ|มาตรา|ปี|พ\.ศ\.|ค\.ศ\.|ร้อยละ|{MONTHS})"
NUMBER = re.compile(rf"[0-9๐-๙] ?\|(?:{UNITS})|{LEADS} ?\|[0-9๐-๙]|[0-9๐-๙][ ,.]?\|[0-9๐-๙]")


def sentences(path, prefix):
    """The words of each sentence with their parts of speech."""
    for block in pathlib.Path(path).read_text(encoding="utf-8").split("\n\n"):
        lines = block.split("\n")
        named = next((line[12:] for line in lines if line.startswith("# sent_id = ")), "")
        if not named or not named.startswith(prefix):
            continue
        words = [line.split("\t") for line in lines if line[:1].isdigit()]
        words = [word for word in words if word[0].isdigit()]
        yield [(word[1].replace(" ", "_") + ("" if "SpaceAfter=No" in word[9] else "_"), word[3]) for word in words]


def marked_text(folder, name, found):
    """Four sentences a paragraph, some 7,500 letters."""
    texts, marks, size = [], [], 0
    for i in range(0, len(found), 4):
        words = []
        for *others, (word, part) in found[i:i + 4]:
            words += others + [(word.rstrip("_") + "_", part)]
        text = "".join(word for word, _ in words).replace("_", " ").rstrip()
        texts.append(text)
        marks.append(" ".join(f"{word}/{part}" for word, part in words))
        size += len(text)
        if size > 7500:
            break
    (folder / f"{name}.txt").write_text("\n".join(texts) + "\n", encoding="utf-8")
    (folder / f"{name}.words").write_text("\n".join(marks) + "\n", encoding="utf-8")


def make_texts(folder, pud, tud, news):
    folder.mkdir(exist_ok=True)
    for name, path, prefix in (("news", pud, "n"), ("wiki", pud, "w"), ("mixed", tud, "")):
        found = list(sentences(path, prefix))
        half = len(found) // 2
        marked_text(folder, name + "-1", found[:half])
        marked_text(folder, name + "-2", found[half:])
    files = sorted(pathlib.Path(news).glob("*/*.txt"))
    for part in range(5):
        texts, seen, at = [], set(), part * (len(files) // 5) + 7
        while sum(map(len, texts)) < 7500:
            lines = files[at].read_text(encoding="utf-8", errors="replace").split("\n")
            lines = [" ".join(re.sub("[\ue000-\uf8ff]", "", line).split()).strip("\ufeff\u200b ") for line in lines]
            for line in lines:
                thai = sum("ก" <= letter <= "๛" for letter in line)
                if len(line) >= 120 and thai > len(line) * 0.7 and line[:15] not in seen: # leads are repeated
                    texts.append(line)
                    seen.add(line[:15])
            at += 1
        (folder / f"government-{part + 1}.txt").write_text("\n".join(texts) + "\n", encoding="utf-8")


def word_ends(path):
    """For each paragraph of a marked text: where words end in it, and their parts of speech."""
    for line in path.read_text(encoding="utf-8").split("\n"):
        ends, at = {}, 0
        for item in line.split(" ") if line else []:
            word, part = item.rsplit("/", 1)
            at += len(word)
            ends[at - len(word) + len(word.rstrip("_"))] = ends[at] = part
        yield ends


class Count:
    def __init__(self):
        self.lines = self.bodies = self.wide = self.short6 = self.short1 = self.compound = self.weak = self.runts = 0
        self.open5 = self.open9 = self.tight = self.rivers = self.marked = self.inside = self.leading = 0
        self.widest, self.steps, self.numbers = [], [], []

    def paragraph(self, lines, ends, measure):
        at = 0
        self.lines += len(lines)
        self.rivers += any(line[7] == "1" for line in lines)
        self.runts += len(lines) > 1 and float(lines[-1][1]) > measure * 0.9
        for line, following in zip(lines, lines[1:]):
            at += len(line[0])
            self.body(line, following)
            if ends is not None:
                self.marked += 1
                self.inside += at not in ends and not line[0].endswith(" ")
                self.leading += ends.get(at) in LEADING
        filled = [float(line[2]) for line in lines[:-1]]
        self.steps += [abs(a - b) for a, b in zip(filled, filled[1:]) if a and b]

    def body(self, line, following):
        text, rest, widest, blank, most, least = line[0], *map(float, line[1:6])
        self.bodies += 1
        self.wide += blank >= 2.5
        self.short6 += rest > 6
        self.short1 += rest > 1
        self.open5 += most > 0.05
        self.open9 += most > 0.09
        self.tight += least < 0
        self.compound += line[6] == "2"
        self.weak += line[6] == "3"
        if widest:
            self.widest.append(widest)
        if NUMBER.search(text[-14:] + "|" + following[0][:14]):
            self.numbers.append(text[-24:] + "|" + following[0][:24])

    def row(self):
        of, marked = 100 / max(1, self.bodies), 100 / max(1, self.marked)
        return [self.lines, self.wide * of, statistics.median(self.widest or [0]), self.short6, self.short1, self.inside * marked,
                self.leading * marked, self.compound * of, self.weak * of, len(self.numbers), self.open5 * of, self.open9 * of,
                self.tight * of, self.runts, self.rivers, statistics.mean(self.steps or [0])]


TITLES = ("lines", "b≥2.5", "widest", ">6", ">1", "in word", "leading", "compound", "weak", "numbers", "g>.05", "g>.09", "g<0", "runts",
          "rivers", "step")


def marked_texts(folder):
    """The texts of a folder, and for each paragraph where its words end, or None."""
    for path in sorted(pathlib.Path(folder).glob("*.txt")):
        marks = path.with_suffix(".words")
        yield path, word_ends(marks) if marks.exists() else iter(lambda: None, 0)


def measured(program, words, folder, family, column, indent):
    """What is counted in one column; family is face, scale and size."""
    count, measure = Count(), column * POINTS
    for path, ends in marked_texts(folder):
        arguments = [program, words, *family, str(measure), str(indent * POINTS), str(path)]
        told = subprocess.run(arguments, check=True, stdout=subprocess.PIPE).stdout.decode("utf-8")
        for paragraph, found in zip(told.split("\n\n"), ends):
            if paragraph.strip("\n"):
                count.paragraph([line.split("\t") for line in paragraph.strip("\n").split("\n")], found, measure)
    return count


def main(program, words, folder, face="Laksaman", scale="0.6654", size="16"):
    print("".join(f"{title:>9}" for title in ("column", *TITLES)))
    for column, indent in COLUMNS:
        count = measured(program, words, folder, (face, scale, size), column, indent)
        print(f"{column:9}" + "".join(f"{x:9}" if isinstance(x, int) else f"{x:9.2f}" for x in count.row()))
        if "-v" in sys.argv:
            print("\n".join("       " + number for number in count.numbers))


if __name__ == "__main__":
    values = [value for value in sys.argv[1:] if value != "-v"]
    if values[:1] == ["--texts"] and len(values) == 5:
        make_texts(pathlib.Path(values[1]), *values[2:])
    elif len(values) >= 3:
        main(*values)
    else:
        sys.exit(__doc__)
