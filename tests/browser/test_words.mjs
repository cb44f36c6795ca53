// Thai and English.

import assert from "node:assert/strict";
import {readFileSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {test} from "./harness.mjs";
import {ROOT} from "./preview.mjs";

const PAGE = join(ROOT, "src/preview/page");
const files = Object.fromEntries(readdirSync(PAGE).map(name => [name, readFileSync(join(PAGE, name), "utf8")]));

// key → [Thai, English], read from the table as it stands.
const words = new Map([...files["words.js"].matchAll(/^ {2}(\w+): \["((?:[^"\\]|\\.)*)",\s*"((?:[^"\\]|\\.)*)"\],$/gm)].map(([, key, ...both]) => [key, both]));

test("every word that the page says is there in Thai and in English", {in: "chromium"}, async () => {
  assert.ok(words.size > 60);
  const said = [];
  for (const [name, text] of Object.entries(files)) {
    for (const [, key] of text.matchAll(/\bsay\("(\w+)"/g)) said.push([name, key]);
    for (const [, key] of text.matchAll(/data-(?:name|label)="(\w+)"/g)) said.push([name, key]);
  }
  assert.deepEqual(said.filter(([, key]) => !words.has(key)), []);
});

test("the Thai is Thai, the English is English, and both have the same places to fill", {in: "chromium"}, async () => {
  for (const [key, [thai, english]] of words) {
    const isOther = key === "language"; // each names the other
    assert.match(isOther ? english : thai, /[ก-๙]/, key);
    assert.doesNotMatch(isOther ? thai : english, /[ก-๙]/, key);
    const places = text => (text.match(/\{\d\}/g) || []).sort().join();
    assert.equal(places(thai), places(english), key);
  }
});

test("the language is changed in the help, all of it at once, and is kept", {}, async ({sheet}) => {
  await sheet.press("?");
  await sheet.evaluate(() => { if (document.documentElement.lang === "en") document.getElementById("language").click(); });
  assert.equal(await sheet.evaluate(() => document.getElementById("show-layouts").textContent), "รูปแบบ");
  await sheet.click("#language");
  const told = await sheet.evaluate(() => [document.documentElement.lang, document.getElementById("show-layouts").textContent,
    document.getElementById("next").title, document.getElementById("count").textContent, document.getElementById("panel-title").textContent,
    document.querySelector(".page").getAttribute("aria-label"), document.getElementById("sought").getAttribute("aria-label")]);
  assert.deepEqual(told, ["en", "Layouts", "Next page (j)", "of 5", "Help and keys", "Page ๑", "What to find"]);
  const left = await sheet.evaluate(() => [...document.querySelectorAll("header [title], #panel dd, #panel p:not(.row), #panel button:not(#language)")]
    .map(element => element.title + element.textContent).filter(text => /[ก-ฺเ-๎]/.test(text.replace(document.title, ""))));
  assert.deepEqual(left.filter(text => !text.includes("report.md")), []);
  await sheet.reload();
  assert.equal(await sheet.evaluate(() => document.documentElement.lang), "en");
});

test("who reads English gets English, who reads Thai gets Thai", {in: "chromium", locale: "en-GB"}, async ({sheet, preview, browser}) => {
  assert.equal(await sheet.evaluate(() => document.getElementById("show-layouts").textContent), "Layouts");
  const other = await browser.open(preview.address, {locale: "th-TH"});
  assert.equal(await other.evaluate(() => document.getElementById("show-layouts").textContent), "รูปแบบ");
  await other.close();
});
