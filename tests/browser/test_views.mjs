// How pages are shown: layouts beside each other, zoom, going to pages, thumbnails, surround.

import assert from "node:assert/strict";
import {GONE, isDrawn, test} from "./harness.mjs";

const choose = ({number, name}) => {
  const select = document.querySelectorAll("#choosers select")[number];
  select.value = name;
  select.dispatchEvent(new Event("change", {bubbles: true}));
};
const firstHashes = () => [...document.querySelectorAll(".view")].map(view => view.querySelector(".page")?.dataset.hash);

async function besides(sheet) {
  await sheet.press("l");
  await sheet.click("#add-layout");
  await sheet.wait("two choices", () => document.querySelectorAll("#choosers select").length === 2);
  await sheet.evaluate(choose, {number: 1, name: "manual"});
  await sheet.wait("two views", () => document.querySelectorAll(".view").length === 2 && document.querySelectorAll(".view")[1].querySelector(".page")?.page.drawn);
}

// ---- Layouts

test("another layout is chosen in the panel, and the page shows it", {faults: GONE}, async ({sheet}) => {
  const [before] = await sheet.evaluate(firstHashes);
  await sheet.press("l");
  await sheet.evaluate(choose, {number: 0, name: "manual"});
  await sheet.wait("the other layout", hash => document.querySelector(".page").dataset.hash !== hash, before);
  await sheet.wait("its picture", isDrawn);
  await sheet.evaluate(choose, {number: 0, name: ""});
  await sheet.wait("the first again", hash => document.querySelector(".page").page.drawn === hash, before);
});

test("layouts stand side by side, each with its name, and follow an edit together", {}, async ({sheet, preview}) => {
  await besides(sheet);
  await sheet.wait("its name", () => document.querySelectorAll(".view > h2")[1].textContent.startsWith("manual"));
  const before = await sheet.evaluate(firstHashes);
  assert.notEqual(before[0], before[1]);
  preview.replace("ดังต่อไปนี้\n", "ดังนี้\n");
  await sheet.wait("both", old => [...document.querySelectorAll(".view")].every((view, i) => {
    const {page} = view.querySelector(".page");
    return page.drawn !== old[i] && page.drawn === page.shape.hash;
  }), before);
  await sheet.click("#choosers .row:nth-child(2) button");
  await sheet.wait("one view", () => document.querySelectorAll(".view").length === 1);
});

test("the panel shows the layouts that are left when one is taken away", {}, async ({sheet}) => {
  await besides(sheet);
  await sheet.wait("two choices", () => document.querySelectorAll("#choosers select").length === 2);
  await sheet.click("#choosers .row:nth-child(1) button");
  await sheet.wait("one choice", () => document.querySelectorAll("#choosers select").length === 1 && document.querySelectorAll(".view").length === 1);
  await sheet.press("j");
  await sheet.wait("the second page", () => document.querySelector(".pages").scrollTop > 100);
});

test("keys go to a view that is left when the one they went to is taken away", {}, async ({sheet}) => {
  await besides(sheet);
  const box = await sheet.evaluate(() => {
    const {x, y, width, height} = document.querySelectorAll(".pages")[1].getBoundingClientRect();
    return {x: x + width - 30, y: y + height / 2};
  });
  await sheet.clickAt(box.x, box.y);
  await sheet.click("#choosers .row:nth-child(2) button");
  await sheet.wait("one view", () => document.querySelectorAll(".view").length === 1);
  await sheet.evaluate(() => { document.querySelector(".pages").scrollTop = 0; });
  await sheet.press("j");
  await sheet.wait("the second page", () => document.querySelector(".pages").scrollTop > 100);
});

test("views scroll together", {}, async ({sheet}) => {
  await besides(sheet);
  await sheet.evaluate(() => { document.querySelector(".pages").scrollTop = 1500; });
  await sheet.wait("the other follows", () => {
    const [a, b] = [...document.querySelectorAll(".pages")].map(one => one.scrollTop / (one.scrollHeight - one.clientHeight));
    return a > 0.1 && Math.abs(a - b) < 0.02;
  });
});

test("a layout with errors says so over its own view, and the others stay", {}, async ({sheet}) => {
  await besides(sheet);
  await sheet.evaluate(choose, {number: 1, name: "announcement"});
  await sheet.wait("its errors", () => /announcement/.test(document.querySelectorAll(".problems")[1].textContent) &&
    document.querySelectorAll(".view")[1].querySelectorAll(".page").length === 0);
  assert.equal(await sheet.evaluate(() => document.querySelector(".problems").hidden), true);
  assert.equal(await sheet.evaluate(() => document.querySelectorAll(".view")[0].querySelectorAll(".page").length), 5);
});

// ---- Zoom

test("width, page and steps of zoom do what they say", {}, async ({sheet}) => {
  const shape = () => {
    const page = document.querySelector(".page").getBoundingClientRect(), room = document.querySelector(".pages");
    return {width: page.width, height: page.height, roomWidth: room.clientWidth, roomHeight: room.clientHeight, zoom: document.getElementById("zoom").textContent};
  };
  await sheet.press("w");
  let now = await sheet.evaluate(shape);
  assert.ok(now.width > now.roomWidth - 40 && now.width <= now.roomWidth, JSON.stringify(now));
  await sheet.press("p");
  now = await sheet.evaluate(shape);
  assert.ok(now.height <= now.roomHeight && now.height > now.roomHeight - 40, JSON.stringify(now));
  await sheet.press("+");
  const larger = await sheet.evaluate(shape);
  assert.ok(Math.abs(larger.width / now.width - 1.2) < 0.02);
  await sheet.press("-");
  assert.ok(Math.abs((await sheet.evaluate(shape)).width - now.width) < 3);
  assert.equal(larger.zoom, Math.round(larger.width / (595.28 * 96 / 72) * 100) + "%");
});

test("zoom keeps the place that is looked at", {}, async ({sheet}) => {
  await sheet.evaluate(() => { document.querySelector(".pages").scrollTop = 2000; });
  const middle = () => {
    const room = document.querySelector(".pages").getBoundingClientRect(), at = room.top + room.height / 2;
    const page = [...document.querySelectorAll(".page")].find(one => one.getBoundingClientRect().bottom > at);
    return page.dataset.page + " " + ((at - page.getBoundingClientRect().top) / page.getBoundingClientRect().height).toFixed(2);
  };
  const before = await sheet.evaluate(middle);
  for (const key of ["+", "+", "-", "-", "-"]) await sheet.press(key);
  assert.equal(await sheet.evaluate(middle), before);
});

test("two pages stand side by side", {}, async ({sheet}) => {
  await sheet.press("d");
  const [a, b, c] = await sheet.evaluate(() => [...document.querySelectorAll(".page")].map(page => page.getBoundingClientRect().toJSON()));
  assert.equal(a.top, b.top);
  assert.ok(b.left > a.right && c.top > a.bottom);
  assert.equal(await sheet.evaluate(() => document.getElementById("two").getAttribute("aria-pressed")), "true");
});

// ---- Going to pages

const shown = () => document.getElementById("page").value;

test("pages are gone to by Thai and by Arabic number, by keys and by buttons", {}, async ({sheet}) => {
  for (const [typed, page] of [["๓", "๓"], ["5", "๕"], ["1", "๑"]]) {
    await sheet.press("g");
    await sheet.type(typed);
    await sheet.press("Enter");
    await sheet.wait("page " + typed, label => document.getElementById("page").value === label && document.activeElement.className.includes("pages"), page);
  }
  await sheet.press("j");
  await sheet.wait("page 2", label => document.getElementById("page").value === label, "๒");
  await sheet.click("#next");
  await sheet.wait("page 3", label => document.getElementById("page").value === label, "๓");
  await sheet.press("k");
  await sheet.press("End");
  await sheet.wait("page 5", label => document.getElementById("page").value === label, "๕");
  await sheet.press("Home");
  await sheet.wait("page 1", label => document.getElementById("page").value === label, "๑");
  assert.equal(await sheet.evaluate(shown), "๑");
});

test("thumbnails show all pages, where one is, and lead there", {}, async ({sheet}) => {
  await sheet.press("t");
  await sheet.wait("small pictures", () => [...document.querySelectorAll(".thumb img")].length === 5 &&
    document.querySelector(".thumb img").complete && document.querySelector(".thumb img").naturalWidth > 0);
  assert.deepEqual(await sheet.evaluate(() => [...document.querySelectorAll(".thumb")].map(thumb => thumb.textContent)), ["๑", "๒", "๓", "๔", "๕"]);
  await sheet.click(".thumb:nth-child(3)");
  await sheet.wait("page 3", () => document.querySelectorAll(".thumb")[2].getAttribute("aria-current") === "true" && document.getElementById("page").value === "๓");
});

test("thumbnails stand below each other with their numbers, however low the window", {height: 500}, async ({sheet}) => {
  await sheet.press("t");
  await sheet.wait("thumbnails", () => document.querySelectorAll(".thumb").length === 5);
  const boxes = await sheet.evaluate(() => [...document.querySelectorAll(".thumb")].map(thumb => [thumb.querySelector("span"), thumb.querySelector("small")]
    .map(element => element.getBoundingClientRect().toJSON())));
  for (const [i, [paper, number]] of boxes.entries()) {
    assert.ok(number.top >= paper.bottom - 1, "the number stands under its page");
    if (i > 0) assert.ok(paper.top >= boxes[i - 1][1].bottom, "pages do not overlap");
  }
});

test("an edit changes its thumbnail alone", {}, async ({sheet, preview}) => {
  await sheet.press("t");
  await sheet.wait("small pictures", () => document.querySelectorAll(".thumb img[src]").length >= 3);
  const sources = () => [...document.querySelectorAll(".thumb img")].map(image => image.getAttribute("src"));
  const before = await sheet.evaluate(sources);
  preview.replace("ดังต่อไปนี้\n", "ดังนี้\n");
  await sheet.wait("the new one", old => document.querySelector(".thumb img").getAttribute("src") !== old, before[0]);
  assert.deepEqual((await sheet.evaluate(sources)).slice(1), before.slice(1));
});

test("what the reader chose is there again after a reload", {}, async ({sheet}) => {
  await sheet.press("t");
  await sheet.press("p");
  await sheet.press("d");
  await sheet.press("?");
  await sheet.click("#surround");
  await sheet.reload();
  await sheet.wait("pages", isDrawn);
  assert.deepEqual(await sheet.evaluate(() => [document.getElementById("thumbnails").hidden, document.documentElement.dataset.surround,
    document.getElementById("two").getAttribute("aria-pressed"), localStorage.getItem("zoom")]), [false, "light", "true", "whole"]);
});
