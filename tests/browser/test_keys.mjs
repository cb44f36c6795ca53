// The keyboard alone, and what a screen reader is told.

import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {isDrawn, test} from "./harness.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const focused = () => {
  const {activeElement: element} = document, style = getComputedStyle(element);
  return {name: element.id || element.className || element.localName, outline: style.outlineStyle + " " + style.outlineWidth};
};

test("Tab reaches every control, each with its focus to be seen", {}, async ({sheet}) => {
  const wanted = await sheet.evaluate(() => [...document.querySelectorAll("header button, header input")]
    .filter(element => element.checkVisibility()).map(element => element.id));
  assert.ok(wanted.length > 12);
  const reached = new Set();
  await sheet.evaluate(() => document.activeElement.blur());
  for (let i = 0; i < wanted.length + 4; i++) {
    await sheet.press("Tab");
    const {name, outline} = await sheet.evaluate(focused);
    if (wanted.includes(name) && !reached.has(name)) assert.match(outline, /^(solid|auto) [1-9]/, `${name}: ${outline}`);
    reached.add(name);
  }
  assert.deepEqual(wanted.filter(name => !reached.has(name)), []);
  assert.ok(reached.has("pages"), [...reached].join(" "));
});

test("a panel opens and closes by its key, Esc closes it and gives the focus back", {}, async ({sheet}) => {
  for (const [key, name] of [["l", "layouts"], ["o", "overlays"], ["c", "compare"], ["?", "help"], ["m", "messages"]]) {
    await sheet.press(key);
    assert.equal(await sheet.evaluate(() => document.getElementById("panel").dataset.panel), name);
    await sheet.press("Tab");
    assert.equal(await sheet.evaluate(() => document.getElementById("panel").contains(document.activeElement)), true, name);
    await sheet.press("Escape");
    assert.deepEqual(await sheet.evaluate(() => [document.getElementById("panel").hidden, document.activeElement.className]), [true, "pages"]);
  }
});

test("a panel that a button opened gives the focus back to the button", {}, async ({sheet}) => {
  await sheet.evaluate(() => document.getElementById("show-help").focus());
  await sheet.press("Enter");
  assert.equal(await sheet.evaluate(() => document.getElementById("panel").hidden), false);
  await sheet.press("Escape");
  assert.equal(await sheet.evaluate(() => document.activeElement.id), "show-help");
});

test("keys work with Thai letters on them as they do with Latin ones", {}, async ({sheet}) => {
  const open = () => document.getElementById("panel").dataset.panel;
  for (const [key, code, shift, name] of [["ส", "KeyL", false, "layouts"], ["น", "KeyO", false, "overlays"], ["ท", "KeyM", false, "messages"],
                                          ["ฦ", "Slash", true, "help"]]) {
    await sheet.pressThai(key, code, shift);
    assert.equal(await sheet.evaluate(open), name, key);
    await sheet.press("Escape");
  }
  await sheet.pressThai("่", "KeyJ");
  await sheet.wait("page 2", label => document.getElementById("page").value === label, "๒");
  await sheet.pressThai("า", "KeyK");
  await sheet.wait("page 1", label => document.getElementById("page").value === label, "๑");
  const zoom = () => parseInt(document.getElementById("zoom").textContent);
  await sheet.pressThai("ย", "KeyP");
  const whole = await sheet.evaluate(zoom);
  await sheet.pressThai("ช", "Equal");
  assert.ok(await sheet.evaluate(zoom) > whole);
  await sheet.pressThai("ข", "Minus");
  assert.equal(await sheet.evaluate(zoom), whole);
  await sheet.pressThai("ไ", "KeyW");
  assert.ok(await sheet.evaluate(zoom) > whole);
  await sheet.pressThai("ฝ", "Slash");
  assert.equal(await sheet.evaluate(() => document.activeElement.id), "sought");
  await sheet.pressThai("ฝ", "Slash");
  await sheet.press("Escape");
  await sheet.pressThai("ะ", "KeyT");
  assert.equal(await sheet.evaluate(() => document.getElementById("thumbnails").hidden), false);
});

test("the report is read by keyboard alone: found, gone to, laid out anew", {}, async ({sheet}) => {
  await sheet.press("Control+f");
  await sheet.type("ซื่อสัตย์");
  await sheet.wait("the mark", () => document.querySelectorAll(".match.current").length);
  await sheet.press("Escape");
  await sheet.press("g");
  await sheet.type("๔");
  await sheet.press("Enter");
  await sheet.wait("page 4", label => document.getElementById("page").value === label, "๔");
  await sheet.press("l");
  await sheet.press("Tab"); // past the panel's own button
  await sheet.press("Tab");
  assert.equal(await sheet.evaluate(() => document.activeElement.localName), "select");
});

test("keys that are typed into a field stay there", {}, async ({sheet}) => {
  await sheet.press("/");
  await sheet.type("lot/jk");
  assert.deepEqual(await sheet.evaluate(() => [document.getElementById("sought").value, document.getElementById("panel").hidden]), ["lot/jk", true]);
});

// ---- Accessibility

async function judge(sheet, where) {
  await sheet.evaluate(AXE + ";0");
  const violations = await sheet.evaluate(async () => (await axe.run(document, {resultTypes: ["violations"]})).violations
    .flatMap(one => one.nodes.map(node => `${one.id}: ${node.html.slice(0, 120)} ${node.any.map(a => a.message).join("; ").slice(0, 200)}`)));
  assert.deepEqual(violations, [], where);
}

for (const surround of ["dark", "light"])
  test(`axe finds nothing wrong, with all panels, on ${surround} ground`, {}, async ({sheet, preview}) => {
    if (surround === "light") {
      await sheet.evaluate(() => localStorage.setItem("surround", "light"));
      await sheet.reload();
      await sheet.wait("pages", isDrawn);
    }
    await judge(sheet, "as it begins");
    await sheet.press("t");
    for (const key of ["l", "o", "c", "?", "m"]) {
      await sheet.press(key);
      await judge(sheet, key);
    }
    await sheet.press("/");
    await sheet.type("คะแนน");
    preview.replace("ดังต่อไปนี้\n", "{{ไม่มี}} ดังต่อไปนี้\n");
    await sheet.wait("the error", () => document.querySelector("#panel .message.error"));
    await judge(sheet, "with an error and finding");
  });

test("every control has a name in both languages, and its key", {}, async ({sheet}) => {
  for (const language of ["th", "en"]) {
    await sheet.evaluate(name => localStorage.setItem("language", name), language);
    await sheet.reload();
    await sheet.wait("pages", isDrawn);
    const names = await sheet.evaluate(() => [...document.querySelectorAll("button, input")].filter(element => element.checkVisibility())
      .map(element => element.getAttribute("aria-label") || element.textContent));
    for (const name of names) assert.match(name, language === "th" ? /[ก-๙?]/ : /[A-Za-z?]/);
    assert.equal(await sheet.evaluate(() => document.documentElement.lang), language);
  }
});
