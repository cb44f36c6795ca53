// The compare panel: what differs from the last commit or from a PDF is marked on the pages and listed.

import assert from "node:assert/strict";
import {execFileSync} from "node:child_process";
import {join} from "node:path";
import {GONE, isDrawn, test} from "./harness.mjs";
import {PROGRAM} from "./preview.mjs";

const OLD = "ดังต่อไปนี้\n", NEW = "ตามรายการนี้\n"; // the end of a paragraph: nothing else moves
const PDF = "ฉบับก่อน.pdf";

// No settings of the machine: neither hooks nor signing.
function git(folder, ...words) {
  const env = {...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null"};
  execFileSync("git", ["-c", "user.name=T", "-c", "user.email=t@example.org", ...words], {cwd: folder, env, stdio: "pipe"});
}

function commit(folder) {
  git(folder, "init", "-q");
  git(folder, "add", ".");
  git(folder, "commit", "-q", "-m", "first");
}

const committed = {faults: GONE, prepare: commit};

async function opened(sheet) {
  await sheet.press("c");
  await sheet.wait("what can be compared with", () => document.querySelectorAll("#against option").length >= 2);
}

const choose = name => {
  const select = document.getElementById("against");
  select.value = name;
  select.dispatchEvent(new Event("change", {bubbles: true}));
};

async function chosen(sheet, name) {
  await sheet.evaluate(choose, name);
  await sheet.wait("the answer", () => document.getElementById("difference-count") || document.querySelector("#panel .message.error"));
}

async function edit(sheet, preview, from = OLD, to = NEW) {
  preview.replace(from, to);
  await sheet.wait("the difference", () => document.querySelectorAll(".difference").length && document.querySelectorAll(".difference-row").length);
}

const counted = () => document.getElementById("difference-count").textContent;

// The marks of a kind, and where the word is that they should stand over.
const marksOf = kind => [...document.querySelectorAll(`.difference.${kind}`)].map(mark => mark.getBoundingClientRect().toJSON());
const boxOf = word => {
  for (const span of document.querySelectorAll(".words span")) {
    const at = span.textContent.indexOf(word);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(span.firstChild, at);
    range.setEnd(span.firstChild, at + word.length);
    return range.getBoundingClientRect().toJSON();
  }
  return null;
};

function covers(mark, box) {
  const width = Math.min(mark.right, box.right) - Math.max(mark.left, box.left);
  const middle = (box.top + box.bottom) / 2;
  return width > 0.8 * box.width && mark.top < middle && middle < mark.bottom && mark.width < 2 * box.width && mark.height < 3 * box.height;
}

test("nothing differs from the last commit until something is written", committed, async ({sheet, preview}) => {
  await opened(sheet);
  await chosen(sheet, "commit");
  assert.equal(await sheet.evaluate(counted), "ไม่มีอะไรต่างกัน");
  assert.equal(await sheet.evaluate(() => document.querySelectorAll(".difference").length), 0);
  await edit(sheet, preview);
  assert.match(await sheet.evaluate(counted), /ต่างกัน 1 แห่ง/);
});

test("a word that is changed is marked where it stands, and named with what it was", committed, async ({sheet, preview}) => {
  await opened(sheet);
  await chosen(sheet, "commit");
  await edit(sheet, preview);
  const marks = await sheet.evaluate(marksOf, "changed"), word = await sheet.evaluate(boxOf, "ตามรายการนี้");
  assert.equal(marks.length, 1);
  assert.ok(covers(marks[0], word), JSON.stringify([marks[0], word]));
  const row = await sheet.evaluate(() => document.querySelector(".difference-row.changed").textContent);
  assert.ok(row.includes("ต่อไป") && row.includes("ตามรายการนี้") && row.includes("หน้า ๑"), row);
});

test("the marks keep their word at every zoom", committed, async ({sheet, preview}) => {
  await opened(sheet);
  await chosen(sheet, "commit");
  await edit(sheet, preview);
  for (const key of ["p", "+", "+", "w"]) {
    await sheet.press("Escape");
    await sheet.press(key);
    const [mark] = await sheet.evaluate(marksOf, "changed"), word = await sheet.evaluate(boxOf, "ตามรายการนี้");
    assert.ok(covers(mark, word), `${key} ${JSON.stringify([mark, word])}`);
  }
});

test("a difference that is clicked in the list is shown on its page", committed, async ({sheet, preview}) => {
  await opened(sheet);
  await chosen(sheet, "commit");
  await edit(sheet, preview, "อาทิตย์ ภูมิพัฒน์", "จันทร์ ภูมิพัฒน์");
  await sheet.click(".difference-row");
  await sheet.wait("the place", () => document.querySelector(".flash")?.closest(".page").dataset.page === "๕");
  await sheet.wait("that page", isDrawn);
  const {flash, room} = await sheet.evaluate(() => ({flash: document.querySelector(".flash").getBoundingClientRect().toJSON(),
    room: document.querySelector(".pages").getBoundingClientRect().toJSON()}));
  assert.ok(flash.top >= room.top && flash.bottom <= room.bottom, JSON.stringify([flash, room]));
  const word = await sheet.evaluate(boxOf, "จันทร์");
  assert.ok(flash.left < word.right && word.left < flash.right && flash.top < word.bottom && word.top < flash.bottom, JSON.stringify([flash, word]));
});

test("what is compared with nothing loses its marks and its list", committed, async ({sheet, preview}) => {
  await opened(sheet);
  await chosen(sheet, "commit");
  await edit(sheet, preview);
  await sheet.evaluate(choose, "");
  await sheet.wait("no marks", () => !document.querySelector(".difference, .difference-row, #difference-count"));
});

test("a comparison is there after a reload, and for who closes the panel", committed, async ({sheet, preview}) => {
  await opened(sheet);
  await chosen(sheet, "commit");
  await edit(sheet, preview);
  await sheet.press("Escape");
  assert.equal(await sheet.evaluate(() => document.querySelectorAll(".difference").length), 1);
  await sheet.reload();
  await sheet.wait("the mark", () => document.querySelectorAll(".difference").length === 1);
  await opened(sheet);
  await sheet.wait("what it is compared with", () => document.getElementById("against").value === "commit");
});

test("a PDF beside the source is offered by its name and compared with", {faults: GONE, prepare: folder =>
  execFileSync(PROGRAM, ["build", join(folder, "report.md"), "--quiet", "-o", join(folder, PDF)], {stdio: "pipe"})}, async ({sheet, preview}) => {
  await opened(sheet);
  await sheet.wait("its name", name => [...document.querySelectorAll("#against option")].some(option => option.value === name && option.textContent.includes(name)), PDF);
  await chosen(sheet, PDF);
  assert.equal(await sheet.evaluate(counted), "ไม่มีอะไรต่างกัน");
  await edit(sheet, preview);
  const marks = await sheet.evaluate(marksOf, "changed"), word = await sheet.evaluate(boxOf, "ตามรายการนี้");
  assert.ok(marks.some(mark => covers(mark, word)), JSON.stringify([marks, word]));
});

test("where there is no commit, the panel says so and the pages stay", {}, async ({sheet}) => {
  await opened(sheet);
  await chosen(sheet, "commit");
  assert.ok((await sheet.evaluate(() => document.querySelector("#panel .message.error").textContent)).length > 10);
  assert.equal(await sheet.evaluate(() => document.querySelectorAll(".difference").length), 0);
  assert.equal(await sheet.evaluate(() => document.querySelectorAll(".page").length), 5);
});
