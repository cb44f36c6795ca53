// Runs the tests in each browser: every test with a preview, a folder and a browser profile of its own.
//   node harness.mjs [PATTERN…]    only tests whose sentence contains one of the patterns
// BROWSERS names some of “chromium firefox”; KEEP is a folder for a picture of each failure.

import {join} from "node:path";
import {openChromium, openFirefox} from "./drivers.mjs";
import {Preview} from "./preview.mjs";

const tests = [];

// What it shows, what it needs – {in: "chromium"} where one browser alone can do it; the rest goes to the preview and the
// sheet –, and the test, which gets {sheet, preview, browser}.
export function test(sentence, needs, body) {
  tests.push({sentence, needs, body});
}

// A page may go between its being told and its being asked for: nothing was lost, the next version is on its way.
export const GONE = /404/;

// All that is near the window is painted as the program told.
export const isDrawn = () => {
  const pages = [...document.querySelectorAll(".page")];
  const seen = pages.filter(page => page.getBoundingClientRect().top < innerHeight && page.getBoundingClientRect().bottom > 0);
  return seen.length > 0 && seen.every(page => page.page.drawn === page.dataset.hash);
};

async function run(browser, {sentence, needs, body}) {
  const preview = await Preview.start(needs);
  let sheet = null;
  try {
    sheet = await browser.open(preview.address, needs);
    if (!needs.startsEmpty) await sheet.wait("the first page", isDrawn);
    await body({sheet, preview, browser});
    const faults = (await sheet.faults()).filter(fault => !needs.faults?.test(fault));
    if (faults.length) throw new Error("the page complains: " + faults.join("; "));
    return true;
  } catch (error) {
    console.log(`FAILED ${browser.name}: ${sentence}\n  ${String(error.stack).split("\n").slice(0, 12).join("\n  ")}`);
    if (process.env.KEEP) await sheet?.picture(join(process.env.KEEP, sentence.replace(/\W+/g, "-").slice(0, 60) + ".png")).catch(() => {});
    return false;
  } finally {
    await sheet?.close().catch(() => {});
    await preview.remove();
  }
}

export async function runAll(patterns) {
  const openers = {chromium: openChromium, firefox: openFirefox};
  let passed = 0, failed = 0;
  for (const kind of (process.env.BROWSERS || "chromium firefox").split(" ")) {
    const browser = await openers[kind]();
    const chosen = tests.filter(one => (one.needs.in || kind) === kind &&
      (!patterns.length || patterns.some(pattern => one.sentence.includes(pattern))));
    const start = Date.now();
    let good = 0;
    for (const one of chosen) {
      // Two browsers on a machine that does other things too now and then miss a moment. What fails is run once more, and both
      // are told: what is wrong fails twice.
      let isGood = await run(browser, one);
      if (!isGood) {
        isGood = await run(browser, one);
        console.log(`AGAIN ${browser.name}: ${one.sentence}: ${isGood ? "good" : "failed twice"}`);
      }
      if (isGood) good++;
    }
    console.log(`  ${browser.name}: ${good} of ${chosen.length} in ${((Date.now() - start) / 1000).toFixed(0)} s`);
    passed += good;
    failed += chosen.length - good;
    await browser.close();
  }
  console.log(`browser: ${passed} passed, ${failed} failed`);
  return failed === 0;
}
