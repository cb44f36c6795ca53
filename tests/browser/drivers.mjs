// Chromium by playwright-core and Firefox by puppeteer-core (WebDriver BiDi) behind the few words that the tests need.
// Each sheet is a browser's page in a profile of its own: nothing is remembered from one test to the next.

import {setTimeout as sleep} from "node:timers/promises";
import {chromium} from "playwright-core";
import puppeteer from "puppeteer-core";

const PATIENCE = 15000 * (process.env.SANITIZE ? 5 : 1); // milliseconds until a test gives up
const QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
               "--disable-component-update", "--disable-sync", "--enable-precise-memory-info"];

// What the page itself notices: rules of its Content-Security-Policy that were broken, mistakes in its scripts.
function watchFaults() {
  window.faults = [];
  addEventListener("securitypolicyviolation", event => faults.push(`CSP: ${event.violatedDirective} ${event.blockedURI}`));
  addEventListener("error", event => faults.push(`error: ${event.message}`), true);
  addEventListener("unhandledrejection", event => faults.push(`rejection: ${event.reason}`));
}

// The words that are the same for both.
class Sheet {
  requests = []; // "state.json", "pages/….svg", …: without the address of the preview; in full when it is another's
  consoleErrors = [];

  constructor(address) { this.address = address; }

  note(url) { this.requests.push(url.startsWith(this.address) ? url.slice(this.address.length) : url); }

  // Asks again until the answer is true: no policy of the page is touched.
  async wait(what, condition, value) {
    const until = Date.now() + PATIENCE;
    for (;;) {
      if (await this.evaluate(`Boolean((${condition})(${JSON.stringify(value)}))`)) return;
      if (Date.now() > until) throw new Error(`waited in vain for ${what}${value === undefined ? "" : " " + JSON.stringify(value)}`);
      await sleep(20);
    }
  }

  async faults() { return [...this.consoleErrors, ...await this.evaluate(() => window.faults)]; }

  async boxOf(selector) {
    const box = await this.evaluate(wanted => {
      const element = document.querySelector(wanted);
      if (!element || !element.checkVisibility()) return null;
      const {x, y, width, height} = element.getBoundingClientRect();
      return {x, y, width, height};
    }, selector);
    if (!box) throw new Error(`nothing to be seen for ${selector}`);
    return box;
  }

  async click(selector) {
    const box = await this.boxOf(selector);
    await this.clickAt(box.x + box.width / 2, box.y + box.height / 2);
  }

  async press(keys) {
    const names = keys.length > 1 ? keys.split("+") : [keys], last = names.pop();
    for (const name of names) await this.raw.keyboard.down(name);
    await this.raw.keyboard.press(last);
    for (const name of names.reverse()) await this.raw.keyboard.up(name);
  }

  // A further tab of the same browser.
  async openTab() {
    const tab = Object.assign(Object.create(Object.getPrototypeOf(this)), this, {raw: await this.context.newPage()});
    await tab.raw.goto(this.address);
    return tab;
  }

  async type(text) { await this.raw.keyboard.type(text); }
  async clickAt(x, y) { await this.raw.mouse.click(x, y); }

  async drag(from, to) {
    await this.raw.mouse.move(from.x, from.y);
    await this.raw.mouse.down();
    await this.raw.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2);
    await this.raw.mouse.move(to.x, to.y);
    await this.raw.mouse.up();
  }

  // A key of a Thai keyboard: its letter, and where it lies.
  async pressThai(key, code, shift = false) {
    await this.evaluate(init => {
      (document.activeElement || document.body).dispatchEvent(new KeyboardEvent("keydown", {...init, bubbles: true, cancelable: true}));
    }, {key, code, shiftKey: shift});
  }

  // Copies by the keyboard and pastes into a field: what another program would get.
  async copied() {
    await this.press("Control+c");
    await this.evaluate(() => {
      const range = getSelection().rangeCount ? getSelection().getRangeAt(0) : null;
      const field = Object.assign(document.createElement("textarea"), {id: "pasted"});
      document.body.append(field);
      window.before = [document.activeElement, range];
      field.focus();
    });
    await this.press("Control+v");
    await this.wait("what was copied", () => document.getElementById("pasted").value !== "");
    return this.evaluate(() => {
      const field = document.getElementById("pasted"), text = field.value;
      field.remove();
      window.before[0].focus?.({preventScroll: true});
      if (window.before[1]) { getSelection().removeAllRanges(); getSelection().addRange(window.before[1]); }
      return text;
    });
  }
}

// ---- Chromium

class ChromiumSheet extends Sheet {
  async evaluate(script, value) { return this.raw.evaluate(script, value); }
  async resize(width, height) { await this.raw.setViewportSize({width, height}); }
  async tap(x, y) { await this.raw.touchscreen.tap(x, y); }
  async picture(path) { await this.raw.screenshot({path}); }
  async reload() { await this.raw.reload(); }
  async close() { await this.context.close(); }
}

export async function openChromium() {
  const browser = await chromium.launch({executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: QUIET});
  return {
    name: "Chromium " + browser.version(),
    async open(address, {width = 1200, height = 800, touch = false, locale = "th-TH", still = false} = {}) {
      const context = await browser.newContext({viewport: {width, height}, hasTouch: touch, locale,
                                                reducedMotion: still ? "reduce" : "no-preference"});
      await context.grantPermissions(["clipboard-read", "clipboard-write"]);
      const sheet = new ChromiumSheet(address);
      sheet.context = context;
      sheet.raw = await context.newPage();
      sheet.raw.on("request", request => sheet.note(request.url()));
      sheet.raw.on("console", said => { if (said.type() === "error") sheet.consoleErrors.push(said.text()); });
      await sheet.raw.addInitScript(watchFaults);
      await sheet.raw.goto(address);
      return sheet;
    },
    close: () => browser.close(),
  };
}

// ---- Firefox

class FirefoxSheet extends Sheet {
  async evaluate(script, value) { return this.raw.evaluate(script, value); }
  async resize(width, height) { await this.raw.setViewport({width, height}); }
  async picture(path) { await this.raw.screenshot({path}); }
  async reload() { await this.raw.reload(); }
  async close() { await this.context.close(); }
}

export async function openFirefox() {
  const browser = await puppeteer.launch({
    browser: "firefox", executablePath: process.env.FIREFOX || "/usr/bin/firefox-esr", headless: true,
    extraPrefsFirefox: {"intl.accept_languages": "th,en", "ui.prefersReducedMotion": 0},
  });
  return {
    name: "Firefox " + (await browser.version()).replace(/^\D+/, ""),
    async open(address, {width = 1200, height = 800} = {}) {
      const context = await browser.createBrowserContext();
      const sheet = new FirefoxSheet(address);
      sheet.context = context;
      sheet.raw = await context.newPage();
      await sheet.raw.setViewport({width, height});
      sheet.raw.on("request", request => sheet.note(request.url()));
      sheet.raw.on("console", said => { if (said.type() === "error") sheet.consoleErrors.push(said.text()); });
      await sheet.raw.evaluateOnNewDocument(watchFaults);
      await sheet.raw.goto(address);
      return sheet;
    },
    close: () => browser.close(),
  };
}
