// The first sight.

import assert from "node:assert/strict";
import {GONE, test} from "./harness.mjs";

test("all pages are there, and nothing is asked from outside", {}, async ({sheet}) => {
  const pages = await sheet.evaluate(() => [...document.querySelectorAll(".page")].map(page => page.dataset.page));
  assert.deepEqual(pages, ["๑", "๒", "๓", "๔", "๕"]);
  assert.equal(await sheet.evaluate(() => document.title), await sheet.evaluate(() => document.getElementById("title").textContent + " – ลิขิต"));
  const outside = sheet.requests.filter(url => url.includes(":") && !url.startsWith("data:"));
  assert.deepEqual(outside, []);
  assert.ok(sheet.requests.includes("events"), sheet.requests.join(" "));
  assert.equal(new Set(sheet.requests.filter(url => url.startsWith("pages/"))).size, sheet.requests.filter(url => url.startsWith("pages/")).length,
    "a page is asked for once");
});

test("the picture of a page is as large as its paper says", {}, async ({sheet}) => {
  const [natural, shown, words] = await sheet.evaluate(() => {
    const {page} = document.querySelector(".page"), {width, height} = page.picture.element.viewBox.baseVal;
    return [width / height, page.element.clientWidth / page.element.clientHeight,
            page.words.getBoundingClientRect().width / page.element.getBoundingClientRect().width];
  });
  assert.ok(Math.abs(natural - shown) < 0.01, `${natural} ${shown}`);
  assert.ok(Math.abs(words - 1) < 0.01);
});

test("far pages are painted when they come near", {}, async ({sheet}) => {
  await sheet.press("End");
  await sheet.wait("the last page", () => {
    const {page} = [...document.querySelectorAll(".page")].at(-1);
    return page.drawn === page.shape.hash && page.words.children.length > 5;
  });
});

test("a source that begins with an error shows it, and its pages once it is mended",
  {startsEmpty: true, sample: "minutes", source: "minutes.md", faults: GONE}, async ({sheet, preview}) => {
    const text = preview.read();
    preview.write("{{ไม่มี}}\n");
    await sheet.reload();
    await sheet.wait("the error", () => document.querySelector(".problems .message.error")?.textContent.includes("ไม่มี"));
    preview.write(text);
    await sheet.wait("its pages", () => document.querySelector(".page")?.page.drawn && document.querySelector(".problems").hidden);
  });

test("messages speak the language of the browser, and the other one when that is chosen",
  {faults: GONE}, async ({sheet, preview}) => {
    const text = preview.read(), thai = "ไม่มีช่องข้อมูลชื่อ", english = "there is no field";
    preview.write(text + "\n{{ไม่มี}}\n");
    await sheet.wait("the error", () => document.querySelector(".problems .message.error"));
    const told = () => sheet.evaluate(() => document.querySelector(".problems .message.error").textContent);
    const first = await sheet.evaluate(() => navigator.language.startsWith("th"));
    assert.ok((await told()).includes(first ? thai : english), await told());
    await sheet.evaluate(() => localStorage.setItem("language", navigator.language.startsWith("th") ? "en" : "th"));
    await sheet.reload();
    await sheet.wait("the error again", () => document.querySelector(".problems .message.error"));
    assert.ok((await told()).includes(first ? english : thai), await told());
    await sheet.evaluate(() => localStorage.removeItem("language"));
    preview.write(text);
  });
