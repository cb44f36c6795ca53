#!/usr/bin/env python3
"""Makes the data of this sample: records.csv and scores.csv, and the same as records.jsonl.

    generate.py FOLDER [COUNT]        7,850 records unless told otherwise

The organisations are made up: real names of sub-districts (data/thai-places.txt) with one of two kinds of local
government in front, so that all differ; codes, people, scores and dates are random and mean nothing, but are the same
each time.
"""
import json
import pathlib
import random
import sys

HERE = pathlib.Path(__file__).resolve().parent
PLACES = HERE.parent.parent / "data" / "thai-places.txt"
INDICATORS = ["การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "การใช้ทรัพย์สินของราชการ", "การแก้ไขปัญหาการทุจริต",
              "คุณภาพการดำเนินงาน", "ประสิทธิภาพการสื่อสาร", "การปรับปรุงการทำงาน", "การเปิดเผยข้อมูล", "การป้องกันการทุจริต"]
MEN = ["สมชาย", "วิชัย", "ประเสริฐ", "อนันต์", "บุญมี", "ธนากร", "กิตติ", "พงศ์เทพ", "วีระ"]
WOMEN = ["สมหญิง", "มาลี", "สุนีย์", "จันทร์เพ็ญ", "ศิริพร", "นภา", "รัตนา"]
LAST = ["ใจดี", "ทองสุข", "แสงอรุณ", "บุญเรือง", "ศรีสวัสดิ์", "พรหมมา", "แก้วคำ", "วงศ์ไทย", "สุขเกษม", "มั่นคง", "ชัยมงคล", "อินทร์แก้ว", "รุ่งเรือง",
        "เพชรรัตน์", "ดวงจันทร์", "นาคทอง"]
LEVELS = [(95, "AA"), (85, "A"), (75, "B"), (65, "C"), (55, "D"), (50, "E"), (0, "F")]
COLUMNS = ["รหัส", "หน่วยงาน", "คะแนน", "ระดับ", "วันที่", "ผู้รายงาน", "ปลัด", "นายก"]


def person(chance):
    title = chance.choice(["นาย", "นาง", "นางสาว"])
    return title + chance.choice(MEN if title == "นาย" else WOMEN) + " " + chance.choice(LAST)


def record(number, name, chance):
    scores = [round(chance.uniform(30, 100), 2) for _ in INDICATORS]
    mean = round(sum(scores) / len(scores), 2)
    level = next(level for least, level in LEVELS if mean >= least)
    values = [f"{1000000 + number * 37}", name, f"{mean:.2f}", level, f"2022-{chance.randint(4, 9):02}-{chance.randint(1, 30):02}",
              person(chance), person(chance), person(chance)]
    return values, [f"{score:.2f}" for score in scores]


def quoted(value):
    return f'"{value}"' if "," in value or '"' in value else value


def main(folder, count):
    places = PLACES.read_text(encoding="utf-8").split()
    names = [kind + place for kind in ("องค์การบริหารส่วนตำบล", "เทศบาลตำบล") for place in places][:count]
    chance = random.Random(2565)
    with open(folder / "records.csv", "w", encoding="utf-8") as records, open(folder / "scores.csv", "w", encoding="utf-8") as all_scores, \
            open(folder / "records.jsonl", "w", encoding="utf-8") as lines:
        records.write(",".join(COLUMNS) + "\n")
        all_scores.write("รหัส,indicator,score\n")
        for number, name in enumerate(names):
            values, scores = record(number, name, chance)
            records.write(",".join(map(quoted, values)) + "\n")
            for indicator, score in zip(INDICATORS, scores):
                all_scores.write(f"{values[0]},{indicator},{score}\n")
            rows = [{"indicator": indicator, "score": score} for indicator, score in zip(INDICATORS, scores)]
            lines.write(json.dumps({**dict(zip(COLUMNS, values)), "scores.csv": rows}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 7850)
