// Both ways between page and source, and what lies over the pages.

import assert from "node:assert/strict";
import {execFile} from "node:child_process";
import {promisify} from "node:util";
import {test} from "./harness.mjs";
import {PROGRAM} from "./preview.mjs";

const run = promisify(execFile);

// Where the letters [from, to) of the line that says `text` stand in the window.
const placeOf = ({text, from, to}) => {
  for (const span of document.querySelectorAll(".words span")) {
    const at = span.textContent.indexOf(text);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(span.firstChild, at + from);
    range.setEnd(span.firstChild, at + to);
    const {left, right, top, bottom} = range.getBoundingClientRect();
    return {x: (left + right) / 2, y: (top + bottom) / 2};
  }
  return null;
};
const flashed = () => {
  const flash = document.querySelector(".flash");
  if (!flash) return null;
  const {left, right, top, bottom} = flash.getBoundingClientRect();
  return {left, right, top, bottom, page: flash.closest(".page").dataset.page};
};

test("a click on a word names its line and column, and shows the word", {}, async ({sheet, preview}) => {
  const {x, y} = await sheet.evaluate(placeOf, {text: "ขององค์กรปกครอง", from: 4, to: 9});
  await sheet.clickAt(x, y);
  await sheet.wait("its place", () => document.getElementById("status").textContent.includes("report.md"));
  const said = await sheet.evaluate(() => document.getElementById("status").textContent);
  const [, line, column] = /report\.md บรรทัด (\d+):(\d+)/.exec(said).map(Number);
  const [before] = [preview.read().split("\n")[line - 1].slice(0, column - 1)];
  assert.equal(line, 10);
  assert.ok("ขององค์กรปกครอง".includes(preview.read().split("\n")[9].slice(before.length, before.length + 4)), said);
  const box = await sheet.evaluate(flashed);
  assert.ok(box && box.left - 4 <= x && x <= box.right + 4 && box.top - 4 <= y && y <= box.bottom + 4, JSON.stringify([box, x, y]));
});

test("a click on a cell of data names the file of the data", {}, async ({sheet}) => {
  const {x, y} = await sheet.evaluate(placeOf, {text: "๙๗.๙๑", from: 0, to: 5});
  await sheet.clickAt(x, y);
  await sheet.wait("its place", () => /scores\.csv บรรทัด 2/.test(document.getElementById("status").textContent));
});

test("a click on nothing says so, and a drag is no click", {}, async ({sheet}) => {
  const page = await sheet.boxOf(".page");
  await sheet.clickAt(page.x + 20, page.y + 20);
  await sheet.wait("an answer", () => document.getElementById("status").textContent !== "");
  const {x, y} = await sheet.evaluate(placeOf, {text: "ขององค์กรปกครอง", from: 4, to: 9});
  await sheet.evaluate(() => { document.getElementById("status").textContent = ""; });
  await sheet.drag({x, y}, {x: x + 100, y});
  assert.equal(await sheet.evaluate(() => document.getElementById("status").textContent), "");
});

test("a click is right at every zoom and after scrolling", {}, async ({sheet}) => {
  for (const keys of ["p", "+", "+", "w"]) {
    await sheet.press(keys);
    const {x, y} = await sheet.evaluate(placeOf, {text: "ตัวชี้วัด คะแนน", from: 0, to: 5});
    await sheet.evaluate(() => { document.getElementById("status").textContent = ""; });
    await sheet.clickAt(x, y);
    await sheet.wait(keys, () => /report\.md บรรทัด 17/.test(document.getElementById("status").textContent));
  }
});

test("a preview that begins at a line shows it", {options: ["--goto", "60"]}, async ({sheet}) => {
  await sheet.wait("the place", () => document.querySelector(".pages").scrollTop > 100);
});

test("who asks the running preview for a line sends the page there", {}, async ({sheet, preview}) => {
  const line = preview.read().split("\n").findIndex(text => text.includes("อาทิตย์ ภูมิพัฒน์")) + 1;
  assert.ok(line > 60);
  await run(PROGRAM, ["preview", "--no-open", "--goto", String(line), preview.source], {env: {...process.env, XDG_RUNTIME_DIR: preview.home}});
  await sheet.wait("the place", () => document.querySelector(".flash")?.closest(".page").dataset.page === "๕");
  const {box, height} = await sheet.evaluate(() => ({box: document.querySelector(".flash").getBoundingClientRect().toJSON(), height: innerHeight}));
  assert.ok(box.top > 0 && box.bottom < height, JSON.stringify(box));
});

test("a line that is asked for again is shown again, from wherever the reader went", {}, async ({sheet, preview}) => {
  const ask = line => run(PROGRAM, ["preview", "--no-open", "--goto", String(line), preview.source], {env: {...process.env, XDG_RUNTIME_DIR: preview.home}});
  const line = preview.read().split("\n").findIndex(text => text.includes("อาทิตย์ ภูมิพัฒน์")) + 1;
  for (let i = 0; i < 2; i++) {
    await ask(line);
    await sheet.wait("the place", () => document.querySelector(".flash")?.closest(".page").dataset.page === "๕");
    await sheet.wait("its end", () => !document.querySelector(".flash"));
    await sheet.press("Home");
    await sheet.wait("the first page", () => document.querySelector(".pages").scrollTop < 20);
  }
});

// A link within the page itself shows what an editor would get.
const LINK = {options: ["--editor-link", "#{file}|{line}|{column}"]};

test("a click offers the link to the editor, and follows it while that is wanted", LINK, async ({sheet, preview}) => {
  const click = async () => {
    const {x, y} = await sheet.evaluate(placeOf, {text: "๙๗.๙๑", from: 0, to: 5});
    await sheet.evaluate(() => { document.getElementById("status").textContent = ""; });
    await sheet.clickAt(x, y);
    await sheet.wait("the link", () => document.querySelector("#status a"));
  };
  await click();
  const [link, followed] = await sheet.evaluate(() => [document.querySelector("#status a").getAttribute("href"), location.hash]);
  const [file, line, column] = decodeURI(link.slice(1)).split("|");
  assert.deepEqual(["/" + file, line], [preview.source.replace("report.md", "scores.csv"), "2"]);
  assert.match(column, /^\d+$/);
  assert.equal(decodeURI(followed), decodeURI(link));
  await sheet.click("#opens");
  await sheet.evaluate(() => { history.replaceState(null, "", "#stays"); });
  await click();
  assert.equal(await sheet.evaluate(() => location.hash), "#stays");
});

test("a warning that is clicked shows its place on the page", {}, async ({sheet, preview}) => {
  preview.write(preview.read().replace("๑๒. ส่งเสริม", "๑๒. [ส่งเสริม](#ไม่มีที่นี่)"));
  await sheet.wait("a message", () => document.querySelector("#told.warning, #told.error")?.checkVisibility());
  await sheet.click("#told");
  await sheet.click("#panel .message");
  await sheet.wait("its place", () => document.querySelector(".flash"));
});

// ---- Overlays

test("each overlay is drawn and goes again, and is there after an edit and a reload", {}, async ({sheet, preview}) => {
  await sheet.press("o");
  const names = await sheet.evaluate(() => [...document.querySelectorAll("#panel input")].map(box => box.id));
  assert.ok(names.length >= 7, names.join());
  const drawn = () => document.querySelector(".page").page.marks.querySelectorAll("svg > *").length;
  for (const name of names) {
    await sheet.click(`label[for=${name}]`);
    assert.ok(await sheet.evaluate(drawn) > 0, name);
    await sheet.click(`label[for=${name}]`);
    assert.equal(await sheet.evaluate(drawn), 0, name);
  }
  await sheet.click("label[for=overlay-boxes]");
  preview.replace("ดังต่อไปนี้\n", "ดังนี้\n");
  await sheet.wait("the edit", () => document.querySelector(".words").textContent.includes("๒๕๖๕ ดังนี้"));
  assert.ok(await sheet.evaluate(drawn) > 0);
  await sheet.reload();
  await sheet.wait("boxes", () => document.querySelector(".page")?.page.marks.querySelectorAll("svg rect").length > 10);
});

test("the margins of an overlay stand where the text begins and ends", {}, async ({sheet}) => {
  await sheet.press("o");
  await sheet.click("label[for=overlay-margins]");
  const [area, lines] = await sheet.evaluate(() => [document.querySelector(".marks rect").getBoundingClientRect().toJSON(),
    [...document.querySelectorAll(".page")[0].querySelectorAll(".words span")].filter(span => !span.line.artifact).map(span => span.getBoundingClientRect().toJSON())]);
  assert.ok(Math.abs(Math.min(...lines.map(line => line.left)) - area.left) < 3);
  for (const line of lines) assert.ok(line.right < area.right + 12 && line.top > area.top - 12 && line.bottom < area.bottom + 12, JSON.stringify([line, area]));
});
