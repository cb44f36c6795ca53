// The text over the picture: it is copied as the source has it, and found where it stands.

import assert from "node:assert/strict";
import {readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {test} from "./harness.mjs";
import {ROOT} from "./preview.mjs";

const LONG = Array.from({length: 120}, (_, i) => `รายการที่ ${i + 1} กำหนดให้ดำเนินการตามระเบียบสำนักนายกรัฐมนตรี`).join(" ");

// Where the letters [from, to) of the line that says `text` stand in the window.
const placeOf = ({text, from, to}) => {
  for (const span of document.querySelectorAll(".words span")) {
    const at = span.textContent.indexOf(text);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(span.firstChild, at + from);
    range.setEnd(span.firstChild, at + to);
    const {left, right, top, bottom} = range.getBoundingClientRect();
    return {left, right, middle: (top + bottom) / 2};
  }
  return null;
};

async function dragOver(sheet, first, last) {
  const from = await sheet.evaluate(placeOf, {text: first, from: 0, to: first.length});
  const to = await sheet.evaluate(placeOf, {text: last, from: 0, to: last.length});
  await sheet.drag({x: from.left + 1, y: from.middle}, {x: to.right - 1, y: to.middle});
}

// ---- Copying

test("a word that is dragged over is copied as it was typed", {}, async ({sheet}) => {
  await dragOver(sheet, "การปฏิบัติหน้าที่", "การปฏิบัติหน้าที่");
  assert.equal(await sheet.copied(), "การปฏิบัติหน้าที่");
});

test("a paragraph over line ends is copied as one, without a blank lost or added", {}, async ({sheet, preview}) => {
  await dragOver(sheet, "ตามที่ได้", "ดังต่อไปนี้");
  assert.equal(await sheet.copied(), preview.read().split("\n")[9]);
});

test("SARA AM stays one letter, and marks stay in the order in which they were typed", {}, async ({sheet, preview}) => {
  const words = "น้ำ กำลัง ซ้ำ จำนำ ที่นี้ ปู่ย่า";
  preview.replace("ดังต่อไปนี้\n", words + "\n");
  await sheet.wait("the edit", text => document.querySelector(".words").textContent.includes(text), "ซ้ำ");
  await dragOver(sheet, "น้ำ", "ย่า");
  assert.equal(await sheet.copied(), words);
});

test("all text is copied with the keyboard, also that of pages that were never seen", {}, async ({sheet, preview}) => {
  await sheet.press("Control+a");
  const copied = await sheet.wait("all layers", () => document.querySelector(".page").page.view.layersNow().every(Boolean)).then(() => sheet.copied());
  for (const paragraph of preview.read().split("\n").filter(line => /^(๑*\. )?[ก-๙][^:{|]{80,}$/.test(line)))
    assert.ok(copied.includes(paragraph.replace(/^[๐-๙]+\. /, "")), paragraph);
  assert.ok(copied.includes("(นายอาทิตย์ ภูมิพัฒน์)"));
  assert.ok(!copied.includes("\u0e4d\u0e32"), "no SARA AM is in two parts");
});

test("all that is copied is the text that the report was set from, no more and no less", {}, async ({sheet}) => {
  await sheet.press("Control+a");
  await sheet.wait("all layers", () => document.querySelector(".page").page.view.layersNow().every(Boolean));
  const bare = text => text.replace(/\s|\*\*/g, ""); // ** is how that file marks what is bold
  const copied = bare(await sheet.copied()), original = bare(readFileSync(join(ROOT, "tests/extraction/ita-report-2565.txt"), "utf8"));
  const at = [...original].findIndex((letter, i) => letter !== copied[i]);
  assert.equal(at, -1, `…${copied.slice(at - 20, at + 20)}… for …${original.slice(at - 20, at + 20)}…`);
  assert.equal(copied.length, original.length);
});

test("a paragraph over the end of a page is copied as one, without page numbers and catchwords",
  {sample: "minutes", source: "minutes.md", prepare: folder => {
    writeFileSync(join(folder, "minutes.md"), `---\nlayout: report\ntitle: ยาว\n---\n\n${LONG}\n`);
  }}, async ({sheet}) => {
    assert.ok(await sheet.evaluate(() => document.querySelectorAll(".page").length) > 1);
    await sheet.press("Control+a");
    await sheet.wait("all layers", () => document.querySelector(".page").page.view.layersNow().every(Boolean));
    assert.equal((await sheet.copied()).trim(), "ยาว\n" + LONG);
  });

// ---- Finding

async function find(sheet, query) {
  if (await sheet.evaluate(() => document.getElementById("finding").hidden)) await sheet.press("/");
  await sheet.evaluate(() => { document.getElementById("sought").select(); document.getElementById("found").textContent = "…"; });
  await sheet.type(query);
  await sheet.wait("the count of " + query, () => /\d|ไม่พบ|[๐-๙]/.test(document.getElementById("found").textContent));
  return sheet.evaluate(() => document.getElementById("found").textContent);
}

const count = said => Number(said.split(" ").at(-1));

test("words are found and counted, and a word that is not there is not", {}, async ({sheet, preview}) => {
  const times = preview.read().split("ซื่อสัตย์สุจริต").length - 1;
  assert.ok(times > 0);
  assert.equal(count(await find(sheet, "ซื่อสัตย์สุจริต")), times);
  assert.equal(await find(sheet, "กขฃคฅ"), "ไม่พบ");
});

test("a word is found over the end of a line", {}, async ({sheet}) => {
  await find(sheet, "หนองจอกปีงบประมาณ");
  const marks = await sheet.evaluate(() => [...document.querySelectorAll(".match")].map(mark => mark.getBoundingClientRect().top));
  assert.equal(marks.length, 2);
  assert.ok(marks[1] > marks[0]);
});

test("Thai and Arabic digits are alike, and so are large and small letters", {}, async ({sheet}) => {
  const thai = await find(sheet, "๒๕๖๕"), arabic = await find(sheet, "2565"), mixed = await find(sheet, "2๕6๕");
  assert.ok(count(thai) > 3);
  assert.deepEqual([arabic, mixed], [thai, thai]);
  assert.equal(await find(sheet, "e-service"), await find(sheet, "E-SERVICE"));
});

test("the next and the previous place are gone to, around the end", {}, async ({sheet}) => {
  const said = () => document.getElementById("found").textContent;
  const total = count(await find(sheet, "คะแนน"));
  assert.equal(await sheet.evaluate(said), `1 จาก ${total}`);
  await sheet.press("Enter");
  assert.equal(await sheet.evaluate(said), `2 จาก ${total}`);
  await sheet.press("Shift+Enter");
  await sheet.press("Shift+Enter");
  assert.equal(await sheet.evaluate(said), `${total} จาก ${total}`);
  await sheet.wait("its mark in sight", () => {
    const box = document.querySelector(".match.current")?.getBoundingClientRect();
    return box && box.top > 0 && box.bottom < innerHeight;
  });
  await sheet.click("#find-next");
  assert.equal(await sheet.evaluate(said), `1 จาก ${total}`);
});

// The transparent letters are stretched evenly over their line, the picture's are not: they may be half a letter apart.
test("a mark stands where the word is on the picture", {}, async ({sheet}) => {
  for (const [query, line] of [["วิเคราะห์", "ตามที่ได้ดำเนินการวิเคราะห์ผล"], ["ตัวชี้วัด คะแนน", "ตัวชี้วัด คะแนน"], ["๙๗.๙๑", "๙๗.๙๑"]]) {
    await find(sheet, query);
    await sheet.wait("the mark", () => document.querySelectorAll(".match.current").length);
    const span = await sheet.evaluate(placeOf, {text: line, from: line.indexOf(query), to: line.indexOf(query) + query.length});
    const mark = await sheet.evaluate(() => {
      const {left, right, top, bottom} = document.querySelector(".match.current").getBoundingClientRect();
      return {left, right, top, bottom};
    });
    for (const side of ["left", "right"]) assert.ok(Math.abs(mark[side] - span[side]) < 12, `${query}: ${side} ${mark[side]} for ${span[side]}`);
    assert.ok(mark.top < span.middle && mark.bottom > span.middle, query);
  }
});

test("ink stands under the transparent letters: each line's span is as wide as its picture", {}, async ({sheet}) => {
  const off = await sheet.evaluate(() => [...document.querySelectorAll(".words span")].map(span => {
    const {page} = span.closest(".page"), box = span.getBoundingClientRect();
    return Math.abs(box.width - span.run.width * page.scale);
  }).filter(difference => difference > 1.5).length);
  assert.equal(off, 0);
});

test("what was found is sought again after an edit, and goes when the bar is closed", {}, async ({sheet, preview}) => {
  const before = count(await find(sheet, "ดังต่อไปนี้"));
  preview.replace("ดังต่อไปนี้\n", "ดังต่อไปนี้ ดังต่อไปนี้\n");
  await sheet.wait("one more", total => document.getElementById("found").textContent.endsWith(` ${total}`), before + 1);
  await sheet.press("Escape");
  assert.deepEqual(await sheet.evaluate(() => [document.querySelectorAll(".match").length, document.getElementById("finding").hidden,
    document.activeElement.className]), [0, true, "pages"]);
});

test("a search in hundreds of pages asks for a few at once, and finds the last one", {}, async ({sheet, preview}) => {
  const pages = Array.from({length: 300}, (_, i) => `หน้าที่มีเลข ${i}\n\n\`\`\`pagebreak\n\`\`\`\n`).join("\n");
  preview.write(pages + "\nคำสุดท้าย\n");
  await sheet.wait("many pages", () => document.querySelectorAll(".page").length === 301);
  await sheet.evaluate(() => {
    const real = fetch;
    let now = 0;
    window.most = 0;
    window.fetch = async (...what) => {
      window.most = Math.max(window.most, ++now);
      try { return await real(...what); } finally { now--; }
    };
  });
  await sheet.evaluate(() => {
    const found = document.getElementById("found");
    window.said = [];
    new MutationObserver(() => said.push(found.textContent)).observe(found, {childList: true, characterData: true, subtree: true});
  });
  await sheet.press("/");
  await sheet.type("คำสุดท้าย");
  await sheet.wait("the match", () => document.querySelector(".pages").scrollTop > 10000);
  const [most, said] = await sheet.evaluate(() => [window.most, window.said]);
  assert.ok(most >= 1 && most <= 8, `${most} at once`);
  assert.ok(said.includes("กำลังค้น 33 %") && said.includes("กำลังค้น 99 %") && said.at(-1) === "1 จาก 2", // the page before announces it
    said.join("; "));
});
