// What follows a save: an edit, an error and its mending, an end.

import assert from "node:assert/strict";
import {createServer, request} from "node:http";
import {GONE, isDrawn, test} from "./harness.mjs";

const WORD = "ดังต่อไปนี้\n"; // ends the first paragraph

// Each piece of a picture gets a number that only the same element keeps.
const numberPieces = () => [...document.querySelectorAll(".page > svg")]
  .map(picture => [...picture.children].map(piece => piece.number = piece.number || Math.random()));
const hashOf = number => document.querySelectorAll(".page")[number]?.dataset.hash;

async function edit(sheet, change, number = 0) {
  const before = await sheet.evaluate(hashOf, number);
  change();
  await sheet.wait("the changed page", ([at, hash]) => {
    const {page} = document.querySelectorAll(".page")[at];
    return page.shape.hash !== hash && page.drawn === page.shape.hash;
  }, [number, before]);
}

test("an edit changes its page alone, and only that is asked for", {height: 1400, width: 700}, async ({sheet, preview}) => {
  await sheet.wait("pages", isDrawn);
  const before = await sheet.evaluate(numberPieces);
  sheet.requests.length = 0;
  await edit(sheet, () => preview.replace(WORD, "ดังนี้\n"));
  const hash = await sheet.evaluate(hashOf, 0);
  assert.deepEqual(sheet.requests.filter(name => name.startsWith("pages/")).sort(), [`pages/${hash}.json`, `pages/${hash}.svg`]);
  assert.ok(sheet.requests.filter(name => !name.startsWith("pages/")).every(name => name === "state.json"), sheet.requests.join(" "));
  const after = await sheet.evaluate(numberPieces);
  const isOld = piece => before[0].includes(piece);
  assert.ok(after[0].some(isOld) && !after[0].every(isOld), "some pieces of its picture stay");
  assert.deepEqual(after.slice(1), before.slice(1));
  assert.match(await sheet.evaluate(() => document.querySelector(".words").textContent), /๒๕๖๕ ดังนี้/);
});

test("a picture shows its pieces in order, whichever were there", {}, async ({sheet}) => {
  const shown = await sheet.evaluate(async () => {
    const {Picture} = await import(new URL("picture.js", document.baseURI));
    const text = letters => ["<?xml?>", '<svg viewBox="0 0 9 7">', "<defs>", "</defs>",
      ...[...letters].map(letter => `<path d="M0 0" id="${letter}"/>`), "</svg>", ""].join("\n");
    const picture = new Picture(), all = [];
    for (const letters of ["abc", "abc", "axc", "cab", "aabba", "bbaa", "b", "", "xyzb"]) {
      picture.take(text(letters));
      all.push([letters, [...picture.element.children].map(piece => piece.id).join(""), picture.element.getAttribute("viewBox")]);
    }
    return all;
  });
  for (const [wanted, found, box] of shown) assert.deepEqual([found, box], [wanted, "0 0 9 7"]);
});

test("an edit that is taken back while its words are on their way is taken back", {faults: GONE}, async ({sheet, preview}) => {
  const text = preview.read(), before = await sheet.evaluate(hashOf, 0);
  const pieces = () => document.querySelector(".page").page.picture.pieces.join("");
  const old = await sheet.evaluate(pieces);
  await sheet.evaluate(() => {
    const real = fetch;
    window.fetch = (name, ...more) => String(name).endsWith(".json") && name.startsWith("pages/")
      ? new Promise(go => { window.release = go; }).then(() => real(name, ...more)) : real(name, ...more);
  });
  preview.replace(WORD, "ดังนี้\n");
  await sheet.wait("the other picture", was => document.querySelector(".page").page.picture.pieces.join("") !== was, old);
  preview.write(text);
  const shows = hash => document.querySelector(".page").page.shape.hash === hash;
  for (let i = 0; i < 200 && !await sheet.evaluate(`(${shows})(${JSON.stringify(before)})`); i++) {
    await sheet.evaluate(() => window.release?.());
    await new Promise(go => setTimeout(go, 20));
  }
  await sheet.evaluate(() => { window.release?.(); });
  await sheet.wait("the first picture again", was => document.querySelector(".page").page.picture.pieces.join("") === was, old);
});

test("an edit leaves scroll position, zoom and selection", {}, async ({sheet, preview}) => {
  await sheet.click("#larger");
  await sheet.evaluate(() => { document.querySelector(".pages").scrollTop = 333; });
  await sheet.evaluate(() => {
    const span = [...document.querySelectorAll(".words span")].find(one => one.textContent.includes("การปฏิบัติหน้าที่"));
    getSelection().setBaseAndExtent(span.firstChild, 3, span.firstChild, 10);
  });
  const look = () => [document.querySelector(".pages").scrollTop, document.getElementById("zoom").textContent, String(getSelection())];
  const before = await sheet.evaluate(look);
  assert.equal(before[2], "ปฏิบัติ");
  await edit(sheet, () => preview.writeAndRename(preview.read().replace(WORD, "ดังนี้\n")));
  assert.deepEqual(await sheet.evaluate(look), before);
});

test("edits that come fast end in what is on the disk", {faults: GONE}, async ({sheet, preview}) => {
  const text = preview.read();
  for (let i = 0; i < 20; i++) preview.write(text.replace(WORD, `ดังต่อไปนี้ ${i}\n`));
  await sheet.wait("the last edit", () => document.querySelector(".words").textContent.includes("ดังต่อไปนี้ 19") &&
    document.querySelector(".page").page.drawn === document.querySelector(".page").dataset.hash);
});

test("pages that are added and taken away are seen", {sample: "minutes", source: "minutes.md"}, async ({sheet, preview}) => {
  const text = preview.read(), count = () => document.querySelectorAll(".page").length, before = await sheet.evaluate(count);
  preview.write(text + "\n\n```pagebreak\n```\n\nท้าย\n");
  await sheet.wait("one more", number => document.querySelectorAll(".page").length === number, before + 1);
  await sheet.press("End");
  await sheet.wait("it is painted", () => [...document.querySelectorAll(".page")].at(-1).textContent.includes("ท้าย"));
  preview.write(text);
  await sheet.wait("one less", number => document.querySelectorAll(".page").length === number, before);
});

test("data and layouts are followed as the source is", {}, async ({sheet, preview}) => {
  await edit(sheet, () => preview.replace("๙๗.๙๑", "๙๗.๙๒", "scores.csv"));
  assert.ok(await sheet.evaluate(() => document.querySelector(".words").textContent.includes("๙๗.๙๒")));
});

test("many tabs of a browser follow, also when the one that was opened first is closed", {}, async ({sheet, preview}) => {
  const first = await sheet.openTab(), tabs = [first];
  const follows = async word => {
    for (const tab of tabs)
      await tab.wait("the edit in every tab", text => document.querySelector(".words")?.textContent.includes(text), word);
  };
  for (let i = 0; i < 7; i++) tabs.push(await sheet.openTab());
  await follows("ดังต่อไปนี้");
  await sheet.raw.goto("about:blank"); // the first of all
  preview.replace(WORD, "ดังนี้ ๑\n");
  await follows("ดังนี้ ๑");
  await tabs.shift().raw.close();
  preview.replace("ดังนี้ ๑\n", "ดังนี้ ๒\n");
  await follows("ดังนี้ ๒");
  await sheet.raw.goto(preview.address);
});

// ---- Errors

test("an error stands over the last good pages with its line and place, and goes when it is mended", {}, async ({sheet, preview}) => {
  const text = preview.read(), hashes = () => [...document.querySelectorAll(".page")].map(page => page.dataset.hash);
  const before = await sheet.evaluate(hashes);
  preview.write(text.replace(WORD, "ดังต่อไปนี้ {{ยอดรวม}}\n"));
  await sheet.wait("the error", () => !document.querySelector(".problems").hidden);
  const line = text.slice(0, text.indexOf(WORD)).split("\n").length;
  const told = await sheet.evaluate(() => {
    const message = document.querySelector(".problems .message.error");
    return {text: message.textContent, mark: message.querySelector("mark").textContent, count: document.getElementById("told").textContent,
            height: document.querySelector(".problems").getBoundingClientRect().height};
  });
  assert.match(told.text, new RegExp(`report\\.md บรรทัด ${line}:`));
  assert.equal(told.mark, "{{ยอดรวม}}");
  assert.match(told.count, /1/);
  assert.ok(told.height < 400);
  assert.deepEqual(await sheet.evaluate(hashes), before);
  preview.write(text);
  await sheet.wait("no error", () => document.querySelector(".problems").hidden && !document.querySelector("#told.error"));
  assert.deepEqual(await sheet.evaluate(hashes), before);
});

test("the underlined place is the wrong word, whatever marks stand over and under the letters", {}, async ({sheet, preview}) => {
  const text = preview.read();
  for (const word of ["{{ที่นี่}}", "{{กำลัง}}", "{{x}}"]) {
    preview.write(text.replace(WORD, `เป็นน้ำที่ดี ${word} ต่อไปนี้\n`));
    await sheet.wait("the error", wanted => document.querySelector(".problems mark")?.textContent === wanted, word);
  }
});

test("an error does not take the keyboard from who is typing", {}, async ({sheet, preview}) => {
  await sheet.press("/");
  await sheet.type("คะแนน");
  preview.replace(WORD, "{{ไม่มี}}\n");
  await sheet.wait("the error", () => !document.querySelector(".problems").hidden);
  assert.equal(await sheet.evaluate(() => document.activeElement.id + document.activeElement.value), "soughtคะแนน");
});

test("warnings are counted in the bar and listed with their places", {}, async ({sheet, preview}) => {
  const text = preview.read();
  preview.write(text + "\n[^ก]: หมายเหตุที่ไม่มีใครอ้าง\n");
  await sheet.wait("the count", () => document.querySelector("#told.warning")?.checkVisibility());
  await sheet.click("#told");
  const messages = await sheet.evaluate(() => [...document.querySelectorAll("#panel .message.warning")].map(one => one.textContent));
  assert.equal(messages.length, 1);
  assert.match(messages[0], new RegExp(`report\\.md บรรทัด ${text.split("\n").length + 1}`));
  preview.write(text);
  await sheet.wait("none", () => !document.querySelector("#panel .message.warning"));
});

// ---- The end

test("a preview that ends says so", {faults: /ERR_|Failed to load|NetworkError|connection/i}, async ({sheet, preview}) => {
  assert.equal(await sheet.evaluate(() => document.getElementById("lost").hidden), true);
  await preview.stop();
  await sheet.wait("the notice", () => !document.getElementById("lost").hidden && /likhit preview/.test(document.getElementById("lost").textContent));
  assert.equal(await sheet.evaluate(() => document.querySelectorAll(".page").length), 5);
});

// A way between browser and preview that can be broken.
async function openWay(preview) {
  const target = new URL(preview.address), open = new Set();
  const server = createServer((question, answer) => {
    const headers = {...question.headers, host: target.host};
    if (headers.origin) headers.origin = target.origin;
    const onward = request({host: target.hostname, port: target.port, path: question.url, method: question.method, headers}, reply => {
      answer.writeHead(reply.statusCode, reply.headers);
      reply.pipe(answer);
    });
    onward.on("error", () => answer.destroy());
    question.pipe(onward);
  });
  server.on("connection", socket => { open.add(socket); socket.on("close", () => open.delete(socket)); });
  await new Promise(done => server.listen(0, "127.0.0.1", done));
  const {port} = server.address();
  return {
    address: `http://127.0.0.1:${port}${target.pathname}`,
    async cut() { const closed = new Promise(done => server.close(done)); for (const socket of open) socket.destroy(); await closed; },
    mend: () => new Promise(done => server.listen(port, "127.0.0.1", done)),
  };
}

test("a page that lost the preview goes on when it is back, with what changed meanwhile",
  {faults: /ERR_|Failed to load|NetworkError|connection/i}, async ({preview, browser}) => {
    const way = await openWay(preview), sheet = await browser.open(way.address);
    await sheet.wait("pages", isDrawn);
    await way.cut();
    await sheet.wait("the notice", () => !document.getElementById("lost").hidden);
    preview.replace(WORD, "ดังนี้\n");
    await way.mend();
    await sheet.wait("it goes on", () => document.getElementById("lost").hidden && document.querySelector(".words").textContent.includes("๒๕๖๕ ดังนี้"));
    await sheet.close();
    await way.cut();
  });
