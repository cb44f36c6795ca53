// From the end of a save to the pixels, in Chromium: one-word edits of the sample report and of a volume of 100 pages; and
// whether anything grows over 1,000 edits.
//
// The clock starts when the file is closed (or renamed) and stops when the browser presents the frame with the new pieces of
// the page's picture, as it tells itself (Element Timing, renderTime). That is everything: inotify, reading, setting and
// hashing all pages, the event, what is asked for, layout, paint and raster. “in DOM” is when the pieces were exchanged; “set”
// is the program's own part: from reading the source to frames. A screen adds its own delay.
//   BENCH_EDITS=300,60,1000    edits of the sample, of the volume, and of the long run

import {execFileSync} from "node:child_process";
import {readFileSync} from "node:fs";
import {setTimeout as sleep} from "node:timers/promises";
import {openChromium} from "./drivers.mjs";
import {isDrawn} from "./harness.mjs";
import {Preview, ROOT} from "./preview.mjs";

const WORD = "ดังต่อไปนี้\n";
const [SAMPLE_EDITS, VOLUME_EDITS, LONG_EDITS] = (process.env.BENCH_EDITS || "300,60,1000").split(",").map(Number);
const now = () => performance.timeOrigin + performance.now();

// ---- In the page

// The frame that shows other pieces of the picture shows a letter more, whose presentation the browser tells.
function watchPaint(number) {
  window.painted = [];
  let exchanged = 0;
  const {page} = document.querySelectorAll(".page")[number];
  new MutationObserver(() => {
    exchanged = performance.now();
    document.getElementById("probe")?.remove();
    const probe = Object.assign(document.createElement("span"), {id: "probe", textContent: "+"});
    probe.setAttribute("elementtiming", "probe");
    probe.style.cssText = "position:fixed;left:2px;top:2px;z-index:9";
    document.body.append(probe);
  }).observe(page.picture.element, {childList: true});
  new PerformanceObserver(list => {
    for (const entry of list.getEntries())
      window.painted.push({exchanged: performance.timeOrigin + exchanged, at: performance.timeOrigin + entry.renderTime});
  }).observe({type: "element"});
}

// How far the page's clock is from ours: by the quickest of some questions.
async function offsetOf(sheet) {
  let best = {took: Infinity, offset: 0};
  for (let i = 0; i < 30; i++) {
    const before = now(), there = await sheet.evaluate(() => performance.timeOrigin + performance.now()), after = now();
    if (after - before < best.took) best = {took: after - before, offset: there - (before + after) / 2};
  }
  return best.offset;
}

// ---- Edits

async function edit(preview, sheet, text, i, offset) {
  const other = text(i);
  await sheet.evaluate(() => { window.painted.length = 0; performance.clearResourceTimings(); });
  if (i % 2) preview.write(other);
  else preview.writeAndRename(other);
  const end = now() + offset;
  for (;;) {
    const painted = await sheet.evaluate(() => window.painted.at(-1));
    if (painted) return {total: painted.at - end, exchanged: painted.exchanged - end};
    await sleep(5);
  }
}

const quantile = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
const row = values => {
  const sorted = [...values].sort((a, b) => a - b);
  return [quantile(sorted, 0.5), quantile(sorted, 0.95), sorted.at(-1)].map(value => value.toFixed(1).padStart(8)).join("");
};

async function ask(preview, name) { return (await fetch(preview.address + name)).json(); }

// The page that an edit changes, from 0.
async function pageOf(preview, text) {
  const hashes = async () => (await ask(preview, "state.json")).views[0].pages.map(page => page.hash), before = await hashes();
  preview.write(text(0));
  for (;;) {
    const after = await hashes(), changed = after.findIndex((hash, i) => hash !== before[i]);
    if (changed >= 0) return changed;
    await sleep(50);
  }
}

async function measure(browser, title, preview, text, edits) {
  const page = await pageOf(preview, text);
  const sheet = await browser.open(preview.address, {width: 1400, height: 900});
  await sheet.wait("the first page", isDrawn);
  for (let i = 0; i < 40 && await sheet.evaluate(wanted => document.querySelectorAll(".page")[wanted].page.drawn === "", page); i++) {
    await sheet.evaluate(wanted => document.querySelectorAll(".page")[wanted].page.view.goTo(wanted), page);
    await sleep(100);
  }
  await sheet.evaluate(watchPaint, page);
  const offset = await offsetOf(sheet), figures = [], set = [];
  for (let i = -10; i < edits; i++) { // the first ten warm up
    const figure = await edit(preview, sheet, text, i + 11, offset);
    await sleep(40);
    if (i < 0) continue;
    figures.push(figure);
    set.push((await ask(preview, "state.json")).views[0].seconds * 1e3);
  }
  const count = await sheet.evaluate(() => document.querySelectorAll(".page").length);
  console.log(`${title.padStart(8)} ${String(count).padStart(5)} ${String(edits).padStart(6)}  pixels ${row(figures.map(one => one.total))}`);
  console.log(`${"".padStart(22)}  in DOM ${row(figures.map(one => one.exchanged))}`);
  console.log(`${"".padStart(22)}  set    ${row(set)}`);
  await sheet.close();
}

// ---- Growth

async function weigh(preview, client) {
  await client.send("HeapProfiler.collectGarbage");
  const {metrics} = await client.send("Performance.getMetrics");
  const metric = name => metrics.find(one => one.name === name).value;
  const resident = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${preview.process.pid}/status`, "utf8"))[1]) / 1024;
  return [resident.toFixed(1), (metric("JSHeapUsedSize") / 2 ** 20).toFixed(2), metric("Nodes"), metric("JSEventListeners")];
}

async function grow(browser, preview, text, edits) {
  const sheet = await browser.open(preview.address, {width: 1400, height: 900});
  await sheet.wait("the first page", isDrawn);
  await sheet.evaluate(watchPaint, 0);
  const client = await sheet.context.newCDPSession(sheet.raw);
  await client.send("Performance.enable");
  console.log("\n   edits  likhit MiB  JS MiB   nodes  listeners");
  for (let i = 1; i <= edits; i++) {
    await edit(preview, sheet, text, 1000 + i, 0);
    if (i === 100 || i === Math.round(edits / 2) || i === edits) {
      await sleep(1500); // what fades has faded
      const [resident, heap, nodes, listeners] = await weigh(preview, client);
      console.log(`${String(i).padStart(8)}  ${resident.padStart(10)}  ${heap.padStart(6)}  ${String(nodes).padStart(6)}  ${String(listeners).padStart(9)}`);
    }
  }
  await sheet.close();
}

// ---- Both reports

const browser = await openChromium();
console.log(`${browser.name}; milliseconds from the end of the save:\n content pages  edits             median     95 %     max`);

const sample = await Preview.start(), whole = sample.read();
await measure(browser, "sample", sample, i => whole.replace(WORD, `ดังต่อไปนี้ ${i}\n`), SAMPLE_EDITS);

const volume = await Preview.start({source: "volume-20.md", prepare: folder => {
  execFileSync("python3", ["-c", `import sys, pathlib; sys.path.insert(0, "tests/bench"); import bench; bench.volume(pathlib.Path(sys.argv[1]), 20)`, folder],
    {cwd: ROOT});
}});
const long = volume.read(), parts = long.split(WORD);
const middle = parts.slice(0, 11).join(WORD), after = parts.slice(11).join(WORD);
await measure(browser, "volume", volume, i => `${middle}ดังต่อไปนี้ ${i}\n${after}`, VOLUME_EDITS);
await volume.remove();

await grow(browser, sample, i => whole.replace(WORD, `ดังต่อไปนี้ ${i}\n`), LONG_EDITS);
await sample.remove();
await browser.close();
