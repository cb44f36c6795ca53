// Narrow screens, tablets, and those who want nothing to move.

import assert from "node:assert/strict";
import {test} from "./harness.mjs";

// What stands out of the window to the right or the left, and cannot be scrolled to.
const outside = () => [...document.querySelectorAll("body > header *, #finding *, #panel, #panel *, #status, .problems *")]
  .filter(element => element.checkVisibility() && !element.closest("svg"))
  .filter(element => { const box = element.getBoundingClientRect(); return box.width > 0 && (box.right > innerWidth + 1 || box.left < -1); })
  .map(element => element.id || element.className || element.localName);
const small = () => [...document.querySelectorAll("button, input:not([type=checkbox]), select")]
  .filter(element => element.checkVisibility() && !element.matches(".thumb, .message"))
  .map(element => [element.id || element.textContent, element.getBoundingClientRect()])
  .filter(([, box]) => box.height < 40 || box.width < 40).map(([name, box]) => `${name} ${box.width}×${box.height}`);

async function everything(sheet, look, what) {
  assert.deepEqual(await sheet.evaluate(look), [], what);
  for (const id of ["show-layouts", "show-overlays", "show-compare", "show-help", "show-find", "show-thumbnails"]) {
    await sheet.click("#" + id);
    assert.deepEqual(await sheet.evaluate(look), [], `${what}: ${id}`);
  }
  await sheet.click("#panel-close");
}

const NARROW = {width: 360, height: 740}, TABLET = {width: 820, height: 1180};

test("a narrow screen holds all of it", NARROW, async ({sheet}) => {
  await everything(sheet, outside, "narrow");
  const [page, window, scroll] = await sheet.evaluate(() => [document.querySelector(".page").getBoundingClientRect().width, innerWidth,
    document.documentElement.scrollWidth]);
  assert.ok(page > window - 40 && page <= window, `${page}`);
  assert.ok(scroll <= window);
});

test("a narrow screen leaves most of its height to the page, also beside an error", NARROW, async ({sheet, preview}) => {
  const room = await sheet.evaluate(() => document.querySelector(".pages").clientHeight);
  assert.ok(room > 740 * 0.7, `${room}`);
  preview.replace("ดังต่อไปนี้\n", "{{ไม่มี}} ดังต่อไปนี้\n");
  await sheet.wait("the error", () => document.querySelector(".problems .message.error"));
  assert.deepEqual(await sheet.evaluate(outside), []);
});

test("a narrow screen shows layouts one below the other or beside each other, none lost", NARROW, async ({sheet}) => {
  await sheet.press("l");
  await sheet.click("#add-layout");
  await sheet.wait("two views", () => document.querySelectorAll(".view").length === 2);
  await sheet.press("Escape");
  const boxes = await sheet.evaluate(() => [...document.querySelectorAll(".view")].map(view => view.getBoundingClientRect().toJSON()));
  for (const box of boxes) assert.ok(box.width >= 150 && box.height >= 150 && box.right <= 361 && box.bottom <= 741, JSON.stringify(box));
});

for (const [name, size] of [["tablet", TABLET], ["telephone", NARROW]])
  test(`on a ${name} everything is large enough for a finger and nothing stands outside`, {...size, touch: true, in: "chromium"}, async ({sheet}) => {
    await everything(sheet, outside, name);
    await everything(sheet, small, name);
  });

test("a finger turns pages, opens panels and finds", {...TABLET, touch: true, in: "chromium"}, async ({sheet}) => {
  const tap = async selector => { const box = await sheet.boxOf(selector); await sheet.tap(box.x + box.width / 2, box.y + box.height / 2); };
  await tap("#next");
  await sheet.wait("page 2", label => document.getElementById("page").value === label, "๒");
  await tap("#show-thumbnails");
  await sheet.wait("thumbnails", () => document.querySelectorAll(".thumb").length === 5);
  await tap(".thumb:nth-child(4)");
  await sheet.wait("page 4", label => document.getElementById("page").value === label, "๔");
  await tap("#show-layouts");
  await sheet.wait("the panel", () => !document.getElementById("panel").hidden);
  await tap("#panel-close");
  await tap("#show-find");
  await sheet.type("คะแนน");
  await sheet.wait("marks", () => document.querySelectorAll(".match.current").length);
});

test("turning the tablet keeps the page that is read", {...TABLET, touch: true, in: "chromium"}, async ({sheet}) => {
  await sheet.click("#next");
  await sheet.wait("page 2", label => document.getElementById("page").value === label, "๒");
  await sheet.resize(1180, 820);
  await sheet.wait("pages as wide", () => document.querySelector(".page").getBoundingClientRect().width > 1000);
  assert.equal(await sheet.evaluate(() => [...document.querySelectorAll(".page")].find(page => page.getBoundingClientRect().bottom > 300).dataset.page), "๒");
});

const animations = () => [...document.querySelectorAll("*")].filter(element => element.getAnimations().length).map(element => element.className);

test("who wants nothing to move sees nothing move", {still: true, in: "chromium"}, async ({sheet, preview}) => {
  const seen = async () => {
    await sheet.evaluate(() => {
      window.moved = [];
      addEventListener("animationstart", event => window.moved.push(event.animationName), true);
    });
    preview.replace("ดังต่อไปนี้\n", "ดังนี้\n");
    await sheet.wait("the edit", () => document.querySelector(".words").textContent.includes("๒๕๖๕ ดังนี้"));
    return sheet.evaluate(() => window.moved);
  };
  assert.deepEqual(await seen(), []);
  assert.deepEqual(await sheet.evaluate(animations), []);
});

test("the size that is told is that of the window's width, also when it changes", {}, async ({sheet}) => {
  const told = () => Number(document.getElementById("zoom").textContent.replace("%", ""));
  const wide = await sheet.evaluate(told);
  await sheet.resize(500, 700);
  await sheet.wait("another size", before => Number(document.getElementById("zoom").textContent.replace("%", "")) < before / 2, wide);
});
