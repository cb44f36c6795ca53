// Overlays: each draws what the layer of the page says, no more and no less, and touches nothing that is copied.

import assert from "node:assert/strict";
import {isDrawn, test} from "./harness.mjs";

const NAMES = ["margins", "baselines", "boxes", "breaks", "stretch", "grid", "structure"];

async function opened(sheet) {
  await sheet.press("o");
  await sheet.wait("the choices", () => document.querySelectorAll("#panel input[type=checkbox]").length > 0);
}

const toggle = (sheet, name) => sheet.click(`label[for=overlay-${name}]`);
const drawn = () => {
  const svg = document.querySelector(".page").page.marks.querySelector("svg"), count = kind => svg?.querySelectorAll(kind).length || 0;
  return {line: count("line"), rect: count("rect"), text: count("text")};
};

// What the first page's layer asks for, counted from what the program tells.
const expected = async () => {
  const layer = await (await fetch(`pages/${document.querySelector(".page").dataset.hash}.json`)).json();
  const {lines, tables, tags} = layer, sum = numbers => numbers.reduce((total, number) => total + number, 0);
  const tiers = lines.map(line => line.clusters.filter((value, i) => i % 3 === 2 && value > 0).length);
  const stretched = lines.filter(line => line.stretch[0] || line.stretch[1]).length;
  return {
    margins: {line: 0, rect: 1, text: 4},
    baselines: {line: lines.length, rect: 0, text: 0},
    boxes: {line: 0, rect: lines.length, text: 0},
    breaks: {line: sum(tiers), rect: 0, text: 0},
    stretch: {line: 0, rect: stretched, text: stretched},
    grid: {line: sum(tables.map(table => table.columns.length + table.rows.length)), rect: 0, text: sum(tables.map(table => table.columns.length - 1))},
    structure: {line: 0, rect: tags.length, text: tags.filter(tag => tag.name !== "Document").length},
  };
};

test("every overlay that is offered is tested here", {}, async ({sheet}) => {
  await opened(sheet);
  assert.deepEqual(await sheet.evaluate(() => [...document.querySelectorAll("#panel input[type=checkbox]")].map(box => box.id)), NAMES.map(name => "overlay-" + name));
});

for (const name of NAMES)
  test(`the overlay ${name} draws what the layer says, and goes again`, {}, async ({sheet}) => {
    const wanted = (await sheet.evaluate(expected))[name];
    assert.ok(wanted.line + wanted.rect > 0, "the first page has some of it");
    await opened(sheet);
    await toggle(sheet, name);
    assert.deepEqual(await sheet.evaluate(drawn), wanted);
    await toggle(sheet, name);
    assert.equal(await sheet.evaluate(() => document.querySelectorAll(".marks svg").length), 0);
  });

test("all overlays together are the sum of each, on every page that is near", {}, async ({sheet}) => {
  const each = await sheet.evaluate(expected);
  await opened(sheet);
  for (const name of NAMES) await toggle(sheet, name);
  const total = kind => NAMES.reduce((sum, name) => sum + each[name][kind], 0);
  assert.deepEqual(await sheet.evaluate(drawn), {line: total("line"), rect: total("rect"), text: total("text")});
  await sheet.press("Escape");
  await sheet.press("End");
  await sheet.wait("those of the last page", () => [...document.querySelectorAll(".page")].at(-1).querySelectorAll(".marks svg > *").length > 10);
});

test("what lies over the pages is there after a reload, and what was taken away is not", {}, async ({sheet}) => {
  const each = await sheet.evaluate(expected);
  await opened(sheet);
  for (const name of ["grid", "boxes", "baselines"]) await toggle(sheet, name);
  await toggle(sheet, "boxes");
  await sheet.reload();
  await sheet.wait("pages", isDrawn);
  await sheet.wait("lines", () => document.querySelector(".page").page.marks.querySelector("svg"));
  assert.deepEqual(await sheet.evaluate(drawn), {line: each.grid.line + each.baselines.line, rect: 0, text: each.grid.text});
  await opened(sheet);
  assert.deepEqual(await sheet.evaluate(() => [...document.querySelectorAll("#panel input:checked")].map(box => box.id)), ["overlay-baselines", "overlay-grid"]);
});

test("baselines stand under their letters, at every zoom", {}, async ({sheet}) => {
  await opened(sheet);
  await toggle(sheet, "baselines");
  await sheet.press("Escape");
  for (const key of ["w", "p", "+"]) {
    await sheet.press(key);
    const places = await sheet.evaluate(() => {
      const page = document.querySelector(".page"), lines = [...page.querySelectorAll(".marks svg line")].map(line => line.getBoundingClientRect());
      return [...page.querySelectorAll(".words span")].map(span => span.getBoundingClientRect()).map(box =>
        lines.some(line => line.top > box.top + box.height * 0.3 && line.top < box.bottom + 1 && line.left < box.right && line.right > box.left));
    });
    assert.ok(places.length > 10 && places.every(Boolean), `${key}: ${places.filter(one => !one).length} of ${places.length} words have none`);
  }
});

test("no overlay changes what is copied, and a click goes through to the word", {}, async ({sheet, preview}) => {
  const all = async () => {
    await sheet.press("Control+a");
    await sheet.wait("all layers", () => document.querySelector(".page").page.view.layersNow().every(Boolean));
    return sheet.copied();
  };
  const before = await all();
  assert.ok(before.length > 1000);
  await opened(sheet);
  for (const name of NAMES) await toggle(sheet, name);
  await sheet.press("Escape");
  assert.equal(await all(), before);
  await sheet.evaluate(() => getSelection().removeAllRanges());
  const {x, y} = await sheet.evaluate(() => {
    const {left, width, top, height} = [...document.querySelectorAll(".words span")].find(span => span.textContent.includes("๙๗.๙๑")).getBoundingClientRect();
    return {x: left + width / 2, y: top + height / 2};
  });
  await sheet.clickAt(x, y);
  await sheet.wait("its place", () => document.getElementById("status").textContent.includes("scores.csv"));
  assert.ok(preview.read("scores.csv").includes("๙๗.๙๑"));
});
