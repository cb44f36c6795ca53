// The values panel: what is changed is seen on the pages at once, and lies in a file only when it is saved.

import assert from "node:assert/strict";
import {existsSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {GONE, isDrawn, test} from "./harness.mjs";

const LEFT = "[data-path=\"page.margins.left\"]";
const OWN = "# Ours\nextends: report\ndescription: ของเรา # as agreed\npage:\n  margins:\n    left: 3cm # the binding\n";
const ours = folder => writeFileSync(join(folder, "ours.yaml"), OWN);
const own = {faults: GONE, options: ["--layout", "ours"], prepare: ours};
const NAME = {faults: GONE};
const TELEPHONE = {width: 390, height: 800, touch: true, in: "chromium", faults: GONE};

const hashOf = () => document.querySelector(".page").dataset.hash;
const isOther = hash => document.querySelector(".page").page.drawn !== hash && document.querySelector(".page").page.drawn === document.querySelector(".page").dataset.hash;
const valueOf = selector => document.querySelector(selector).value;
const rowOf = selector => {
  const row = document.querySelector(selector).closest(".row.value"), problem = row.querySelector(".problem");
  return {changed: row.classList.contains("changed"), problem: problem.hidden ? "" : problem.textContent,
          invalid: row.querySelector(selector).getAttribute("aria-invalid"), back: !row.querySelector(".back").hidden};
};
const bar = () => [...document.querySelectorAll(".values .bar button")].filter(button => !button.disabled).map(button => button.id);
const status = () => document.querySelector(".values .bar .status")?.textContent || "";
const isMarked = () => document.getElementById("show-layouts").classList.contains("unsaved");

async function opened(sheet) {
  await sheet.press("l");
  await sheet.wait("the values", selector => document.querySelector(selector)?.value, LEFT);
}

async function focus(sheet, selector) {
  await sheet.evaluate(wanted => { const input = document.querySelector(wanted); input.focus(); input.select?.(); }, selector);
}

// One step up, seen on the page.
async function widened(sheet) {
  const before = await sheet.evaluate(hashOf);
  await focus(sheet, LEFT);
  await sheet.press("ArrowUp");
  await sheet.wait("other pages", isOther, before);
  await sheet.wait("what can be done", () => !document.getElementById("save-values").disabled);
  return before;
}

// ---- Changing

test("an arrow steps a value in its own unit, and the pages follow", NAME, async ({sheet}) => {
  await opened(sheet);
  assert.equal(await sheet.evaluate(valueOf, LEFT), "3cm");
  const line = () => Math.min(...[...document.querySelector(".page").querySelectorAll(".words span")].filter(span => !span.line.artifact).map(span => span.line.x));
  const before = await sheet.evaluate(line);
  await widened(sheet);
  assert.equal(await sheet.evaluate(valueOf, LEFT), "3.1cm");
  assert.ok(Math.abs(await sheet.evaluate(line) - before - 72 / 25.4) < 0.1, "the text begins a millimetre further in");
  await sheet.press("Shift+ArrowDown");
  assert.equal(await sheet.evaluate(valueOf, LEFT), "2.1cm");
});

test("what is changed is marked in its row and on the panel's button, and goes back with one press", NAME, async ({sheet}) => {
  await opened(sheet);
  const before = await widened(sheet);
  assert.deepEqual(await sheet.evaluate(rowOf, LEFT), {changed: true, problem: "", invalid: "false", back: true});
  await sheet.wait("the dot", isMarked);
  assert.match(await sheet.evaluate(status), /แก้แล้ว 1 ค่า/);
  assert.match(await sheet.evaluate(selector => document.querySelector(selector).closest(".row").textContent, LEFT), /เดิม 3cm/);
  await sheet.click(`.row.changed .back`);
  await sheet.wait("the pages as they were", hash => document.querySelector(".page").page.drawn === hash, before);
  await sheet.wait("no dot", () => !document.getElementById("show-layouts").classList.contains("unsaved"));
  assert.deepEqual(await sheet.evaluate(rowOf, LEFT), {changed: false, problem: "", invalid: "false", back: false});
  assert.equal(await sheet.evaluate(valueOf, LEFT), "3cm");
  assert.deepEqual(await sheet.evaluate(bar), []);
});

test("a value that cannot be says why in its row, the pages stay, and nothing is saved", NAME, async ({sheet}) => {
  await opened(sheet);
  const before = await sheet.evaluate(hashOf);
  await focus(sheet, LEFT);
  await sheet.type("16");
  await sheet.wait("why", selector => !document.querySelector(selector).closest(".row").querySelector(".problem").hidden, LEFT);
  const row = await sheet.evaluate(rowOf, LEFT);
  assert.equal(row.invalid, "true");
  assert.match(row.problem, /16/);
  assert.equal(await sheet.evaluate(hashOf), before);
  assert.deepEqual(await sheet.evaluate(bar), ["discard-values"]);
  assert.equal(await sheet.evaluate(() => document.querySelector(".problems .message small").textContent), "ค่าของรูปแบบ");
  assert.equal(await sheet.evaluate(selector => document.getElementById(document.querySelector(selector).getAttribute("aria-describedby")).textContent, LEFT), row.problem);
  await sheet.type("mm");
  await sheet.wait("the page", isOther, before);
  await sheet.wait("no complaint", selector => document.querySelector(selector).getAttribute("aria-invalid") === "false", LEFT);
  await sheet.wait("saving", () => !document.getElementById("save-values").disabled);
});

test("Escape takes back what was typed since the value was entered, and the panel stays", NAME, async ({sheet}) => {
  await opened(sheet);
  const before = await sheet.evaluate(hashOf);
  await focus(sheet, LEFT);
  await sheet.type("5cm");
  await sheet.wait("the page", isOther, before);
  await sheet.press("Escape");
  await sheet.wait("the pages as they were", hash => document.querySelector(".page").page.drawn === hash, before);
  assert.deepEqual(await sheet.evaluate(() => [document.activeElement.dataset.path, document.activeElement.value, document.getElementById("panel").hidden]),
    ["page.margins.left", "3cm", false]);
  await sheet.press("Escape");
  assert.equal(await sheet.evaluate(() => document.getElementById("panel").hidden), true);
});

test("a save of the source takes nothing from who is typing", NAME, async ({sheet, preview}) => {
  await opened(sheet);
  await focus(sheet, LEFT);
  await sheet.type("2.");
  await sheet.wait("it is judged", selector => document.querySelector(selector).getAttribute("aria-invalid") === "true", LEFT);
  const version = await sheet.evaluate(() => Number(document.documentElement.dataset.version));
  preview.replace("ดังต่อไปนี้\n", "ดังนี้\n");
  await sheet.wait("the save is told", before => Number(document.documentElement.dataset.version) > before, version);
  assert.deepEqual(await sheet.evaluate(() => [document.activeElement.dataset.path, document.activeElement.value]), ["page.margins.left", "2."]);
  await sheet.type("5cm");
  await sheet.wait("the edit with the value", () => document.querySelector(".words").textContent.includes("๒๕๖๕ ดังนี้"));
  assert.equal(await sheet.evaluate(valueOf, LEFT), "2.5cm");
});

test("a change outlasts a save of the source and a reload, until it is thrown away", NAME, async ({sheet, preview}) => {
  await opened(sheet);
  await widened(sheet);
  preview.replace("ดังต่อไปนี้\n", "ดังนี้\n");
  await sheet.wait("the edit", () => document.querySelector(".words").textContent.includes("๒๕๖๕ ดังนี้"));
  await sheet.reload();
  await sheet.wait("pages", isDrawn);
  await sheet.wait("the dot", isMarked);
  await opened(sheet);
  assert.equal(await sheet.evaluate(valueOf, LEFT), "3.1cm");
  const before = await sheet.evaluate(hashOf);
  await sheet.wait("what can be done", () => !document.getElementById("discard-values").disabled);
  await sheet.click("#discard-values");
  await sheet.wait("the page", isOther, before);
  await sheet.wait("the layout's own", selector => document.querySelector(selector).value === "3cm", LEFT);
  await sheet.wait("no dot", () => !document.getElementById("show-layouts").classList.contains("unsaved"));
});

// ---- Finding

test("a value is found by its Thai name, its English name and its key", NAME, async ({sheet}) => {
  await opened(sheet);
  const found = () => [...document.querySelectorAll(".values .row.value [data-path]")].map(input => input.dataset.path);
  for (const [sought, path] of [["ขอบซ้าย", "page.margins.left"], ["margins left", "page.margins.left"], ["page.margins.left", "page.margins.left"],
                                ["เนื้อความ ขนาดอักษร", "text.size"], ["NUMERALS", "numerals"]]) {
    await focus(sheet, "#filter-values");
    await sheet.type(sought);
    const paths = await sheet.evaluate(found);
    assert.ok(paths.includes(path) && paths.length < 30, `${sought}: ${paths.slice(0, 8)}`);
  }
  await focus(sheet, "#filter-values");
  await sheet.type("ไม่มีค่านี้");
  assert.equal(await sheet.evaluate(() => document.querySelector(".values > div").textContent), "ไม่พบ");
  await sheet.evaluate(() => { localStorage.setItem("language", "en"); });
  await sheet.reload();
  await sheet.wait("pages", isDrawn);
  await opened(sheet);
  await focus(sheet, "#filter-values");
  await sheet.type("left margin");
  assert.deepEqual((await sheet.evaluate(found)).slice(0, 1), ["page.margins.left"]);
});

test("what is changed in a list of found values is changed in the section too", NAME, async ({sheet}) => {
  await opened(sheet);
  await focus(sheet, "#filter-values");
  await sheet.type("ขอบซ้าย");
  await widened(sheet);
  await sheet.evaluate(() => { const filter = document.getElementById("filter-values"); filter.value = ""; filter.dispatchEvent(new Event("input")); });
  assert.equal(await sheet.evaluate(valueOf, LEFT), "3.1cm");
  assert.match(await sheet.evaluate(() => document.querySelector("details[data-section=page] summary").textContent), /แก้ 1/);
});

// ---- Saving

test("a layout that ships stays as it is: its values go into a new file, which the source names", NAME, async ({sheet, preview}) => {
  await opened(sheet);
  await widened(sheet);
  await sheet.click("#save-values");
  await sheet.wait("the form", () => document.activeElement.id === "new-layout");
  assert.deepEqual(await sheet.evaluate(() => [document.getElementById("new-layout").value, document.getElementById("name-in-source").checked]), ["report-own", true]);
  await sheet.type("wide");
  await sheet.click("#save-new");
  await sheet.wait("that it is saved", () => document.querySelector(".values .bar .status")?.textContent.includes("wide.yaml"));
  assert.match(preview.read("wide.yaml"), /extends: report[^]*3\.1cm/);
  assert.match(preview.read(), /^layout: wide$/m);
  await sheet.wait("its values", selector => document.querySelector(selector).closest(".row").textContent.includes("wide.yaml"), LEFT);
  assert.deepEqual(await sheet.evaluate(rowOf, LEFT), {changed: false, problem: "", invalid: "false", back: false});
  assert.equal(await sheet.evaluate(valueOf, LEFT), "3.1cm");
});

test("a name that is taken is refused with a reason, and the values are still there", {...NAME, prepare: ours}, async ({sheet, preview}) => {
  await opened(sheet);
  await widened(sheet);
  await sheet.click("#save-values");
  await sheet.wait("the form", () => document.activeElement.id === "new-layout");
  await sheet.type("ours");
  await sheet.press("Enter");
  await sheet.wait("why not", () => /บันทึกไม่ได้: .*มีไฟล์ชื่อนี้อยู่แล้ว/.test(document.querySelector(".values .bar .status")?.textContent));
  assert.equal(preview.read("ours.yaml"), OWN);
  assert.equal(await sheet.evaluate(valueOf, LEFT), "3.1cm");
  assert.deepEqual(await sheet.evaluate(bar), ["save-values", "discard-values"]);
});

test("Escape leaves the form without a file, and the focus goes back", NAME, async ({sheet, preview}) => {
  await opened(sheet);
  await widened(sheet);
  await sheet.click("#save-values");
  await sheet.wait("the form", () => document.activeElement.id === "new-layout");
  await sheet.press("Escape");
  assert.deepEqual(await sheet.evaluate(() => [document.activeElement.id, document.getElementById("panel").hidden]), ["save-values", false]);
  assert.ok(!existsSync(join(preview.folder, "report-own.yaml")));
});

test("a layout of one's own is saved at once, with its comments", own, async ({sheet, preview}) => {
  await opened(sheet);
  await widened(sheet);
  await sheet.click("#save-values");
  await sheet.wait("that it is saved", () => document.querySelector(".values .bar .status")?.textContent.includes("ours.yaml"));
  assert.equal(preview.read("ours.yaml"), OWN.replace("3cm", "3.1cm"));
  await sheet.wait("no dot", () => !document.getElementById("show-layouts").classList.contains("unsaved"));
  await sheet.wait("nothing to save", () => document.getElementById("save-values").disabled);
});

// ---- Without a mouse, and without a keyboard

test("a value is found, changed and saved by keyboard alone", own, async ({sheet, preview}) => {
  await opened(sheet);
  const tabTo = async condition => {
    for (let i = 0; i < 60; i++) {
      if (await sheet.evaluate(`(${condition})(document.activeElement)`)) return;
      await sheet.press("Tab");
    }
    throw new Error(`Tab does not reach ${condition}`);
  };
  await tabTo(element => element.id === "filter-values");
  await sheet.type("ขอบซ้าย");
  await tabTo(element => element.dataset.path === "page.margins.left");
  const before = await sheet.evaluate(hashOf);
  await sheet.press("ArrowUp");
  await sheet.wait("the page", isOther, before);
  await sheet.wait("saving", () => !document.getElementById("save-values").disabled);
  await tabTo(element => element.id === "save-values");
  await sheet.press("Enter");
  await sheet.wait("that it is saved", () => document.querySelector(".values .bar .status")?.textContent.includes("ours.yaml"));
  assert.equal(preview.read("ours.yaml"), OWN.replace("3cm", "3.1cm"));
});

test("on a telephone a finger steps a value and saves it", {...own, ...TELEPHONE}, async ({sheet, preview}) => {
  const tap = async selector => {
    await sheet.evaluate(wanted => document.querySelector(wanted).scrollIntoView({block: "nearest"}), selector);
    const box = await sheet.boxOf(selector);
    await sheet.tap(box.x + box.width / 2, box.y + box.height / 2);
  };
  await tap("#show-layouts");
  await sheet.wait("the values", selector => document.querySelector(selector)?.value, LEFT);
  const before = await sheet.evaluate(hashOf);
  const steps = await sheet.evaluate(selector => {
    const row = document.querySelector(selector).closest(".row.value");
    row.scrollIntoView({block: "center"});
    return row.querySelector(".steps button:last-of-type").getBoundingClientRect().toJSON();
  }, LEFT);
  assert.ok(steps.width >= 40 && steps.height >= 40, JSON.stringify(steps));
  await sheet.tap(steps.x + steps.width / 2, steps.y + steps.height / 2);
  await sheet.wait("the page", isOther, before);
  assert.equal(await sheet.evaluate(valueOf, LEFT), "3.1cm");
  await sheet.wait("saving", () => !document.getElementById("save-values").disabled);
  const outside = await sheet.evaluate(() => [...document.querySelectorAll("#panel *")].filter(element => element.checkVisibility())
    .filter(element => { const box = element.getBoundingClientRect(); return box.width && (box.right > innerWidth + 1 || box.left < -1); }).map(element => element.outerHTML.slice(0, 80)));
  assert.deepEqual(outside, []);
  await tap("#save-values");
  await sheet.wait("that it is saved", () => document.querySelector(".values .bar .status")?.textContent.includes("ours.yaml"));
  assert.match(preview.read("ours.yaml"), /3\.1cm # the binding/);
});

test("on a telephone the row that is typed in, and what is wrong in it, stay in sight", TELEPHONE, async ({sheet}) => {
  await opened(sheet);
  await widened(sheet);
  await focus(sheet, "[data-path=\"page.margins.right\"]");
  await sheet.type("16");
  await sheet.wait("why", () => document.activeElement.closest(".row").querySelector(".problem").checkVisibility());
  await sheet.wait("what can be done", () => !document.getElementById("discard-values").disabled);
  const [row, head, low] = await sheet.evaluate(() => [document.activeElement.closest(".row"), document.querySelector("#panel > header"), document.querySelector(".values .bar")]
    .map(element => element.getBoundingClientRect().toJSON()));
  assert.ok(row.top >= head.bottom - 1 && row.bottom <= low.top + 1, JSON.stringify([row, head, low]));
});
