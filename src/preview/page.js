"use strict";
// The pages as the program made them: a picture of each, and over it its words, which can be selected and searched.

const pages = document.getElementById("pages"), messages = document.getElementById("messages"),
      told = document.getElementById("told");
const shown = [];            // one entry a page: its hash, its frame, its elements
let zoom = localStorage.getItem("zoom") || "width";

async function ask(name) {
  const answer = await fetch(name, {cache: "no-store"});
  if (!answer.ok) throw new Error(name + ": " + answer.status);
  return answer.json();
}

// ---- Pages

function scaleOf(frame) {
  if (zoom === "width") return (pages.clientWidth - 32) / frame.width;
  if (zoom === "whole") return Math.min((pages.clientWidth - 32) / frame.width, (innerHeight - 76) / frame.height);
  return Number(zoom);
}

function resize(entry) {
  const scale = Math.max(0.1, scaleOf(entry.frame));
  entry.element.style.width = entry.frame.width * scale + "px";
  entry.element.style.height = entry.frame.height * scale + "px";
  entry.words.style.transform = `scale(${scale})`;
  entry.words.style.transformOrigin = "0 0";
  entry.words.style.width = entry.frame.width + "px";
  entry.words.style.height = entry.frame.height + "px";
}

// Each run of the frame as a span of the same width, on its baseline.
function layWords(entry) {
  entry.words.replaceChildren();
  for (const item of entry.frame.items) {
    if (item.kind !== "glyphs") continue;
    const span = document.createElement("span");
    span.textContent = item.text;
    span.item = item;
    span.style.fontSize = item.size * 1.3 + "px";
    span.style.left = item.x + "px";
    span.style.top = item.y - item.size * 1.15 + "px";
    entry.words.append(span);
  }
  const widths = [...entry.words.children].map(span => span.offsetWidth);
  [...entry.words.children].forEach((span, i) => {
    if (widths[i] > 0) span.style.transform = `scaleX(${span.item.width / widths[i]})`;
  });
}

function newEntry() {
  const element = document.createElement("section"), image = document.createElement("img"),
        words = document.createElement("div");
  element.className = "page";
  image.alt = "";
  element.append(image, words);
  return {element, image, words, hash: "", frame: null};
}

async function showPage(index, hash, isFirst) {
  const entry = shown[index] || (shown[index] = newEntry());
  if (entry.hash === hash) return;
  const frame = (await ask(`pages/${hash}.json`)).pages[0];
  const image = new Image();
  image.src = `pages/${hash}.svg`;
  await image.decode().catch(() => {});
  entry.hash = hash;
  entry.frame = frame;
  entry.image.src = image.src;
  entry.element.dataset.page = frame.label;
  entry.element.setAttribute("aria-label", "หน้า " + frame.label);
  if (!entry.element.isConnected) pages.append(entry.element);
  resize(entry);
  layWords(entry);
  if (!isFirst) {
    entry.element.classList.remove("changed");
    void entry.element.offsetWidth;
    entry.element.classList.add("changed");
  }
}

// ---- Messages

function showMessages(list) {
  const errors = list.filter(m => m.severity === "error").length,
        warnings = list.filter(m => m.severity === "warning").length;
  told.textContent = errors ? `✕ ${errors}` : warnings ? `! ${warnings}` : "";
  told.className = errors ? "error" : "warning";
  told.title = `${errors} errors, ${warnings} warnings`;
  messages.replaceChildren(...list.filter(m => m.severity !== "note").map(m => {
    const pre = document.createElement("pre");
    pre.className = m.severity;
    pre.textContent = (m.file ? `${m.file}:${m.line}:${m.column}: ` : "") + m.message + (m.hint ? `\n= ${m.hint}` : "");
    return pre;
  }));
  openMessages(errors > 0);
}

function openMessages(isOpen) {
  messages.hidden = !isOpen || !messages.children.length;
  told.setAttribute("aria-expanded", String(!messages.hidden));
}

// ---- Following the draft

let isBusy = false, isStale = false;

async function refresh() {
  if (isBusy) { isStale = true; return; }
  isBusy = true;
  try {
    do {
      isStale = false;
      const state = await ask("state.json"), isFirst = shown.length === 0;
      await Promise.all(state.pages.map((hash, i) => showPage(i, hash, isFirst)));
      shown.slice(0, state.pages.length).forEach((entry, i) => {
        if (pages.children[i] !== entry.element) pages.insertBefore(entry.element, pages.children[i] || null);
      });
      for (const entry of shown.splice(state.pages.length)) entry.element.remove();
      document.getElementById("count").textContent = shown.length ? `${shown.length} หน้า` : "";
      showMessages(state.told);
      document.documentElement.dataset.version = state.version;
    } while (isStale);
  } catch (error) {
    isStale = true; // a page went while it was asked for: the next version is on its way
  } finally {
    isBusy = false;
  }
  if (isStale) setTimeout(refresh, 100);
}

const events = new EventSource("events");
events.onmessage = refresh;
events.onopen = () => { document.getElementById("lost").hidden = true; refresh(); };
events.onerror = () => { document.getElementById("lost").hidden = false; };

// ---- Zoom, keys

function setZoom(value) {
  zoom = value;
  localStorage.setItem("zoom", zoom);
  const middle = shown.findIndex(e => e.element.getBoundingClientRect().bottom > innerHeight / 2);
  const before = middle < 0 ? null : shown[middle].element.getBoundingClientRect();
  shown.forEach(resize);
  if (before) { // what was in the middle of the window stays there
    const after = shown[middle].element.getBoundingClientRect();
    scrollBy(0, after.top + (innerHeight / 2 - before.top) / before.height * after.height - innerHeight / 2);
  }
}

function step(factor) {
  const now = shown.length ? scaleOf(shown[0].frame) : 1;
  setZoom(String(Math.min(8, Math.max(0.2, now * factor))));
}

document.getElementById("smaller").onclick = () => step(1 / 1.2);
document.getElementById("larger").onclick = () => step(1.2);
document.getElementById("width").onclick = () => setZoom("width");
document.getElementById("whole").onclick = () => setZoom("whole");
told.onclick = () => openMessages(messages.hidden);
addEventListener("resize", () => shown.forEach(resize));
addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const keys = {"+": () => step(1.2), "=": () => step(1.2), "-": () => step(1 / 1.2), w: () => setZoom("width"),
                p: () => setZoom("whole"), Escape: () => openMessages(false), m: () => openMessages(messages.hidden)};
  if (keys[event.key]) { keys[event.key](); event.preventDefault(); }
});

// ---- Copying: lines of one block are one text, as they were written

addEventListener("copy", event => {
  const selection = getSelection();
  if (!selection.rangeCount) return;
  const range = selection.getRangeAt(0);
  let text = "", before = null;
  for (const span of pages.querySelectorAll("span")) {
    if (!range.intersectsNode(span) || !span.firstChild) continue;
    const node = span.firstChild;
    const from = range.startContainer === node ? range.startOffset : 0;
    const to = range.endContainer === node ? range.endOffset : node.length;
    if (before && (before.block !== span.item.block || before.part !== span.item.part || !before.block)) text += "\n";
    text += node.data.slice(from, to);
    before = span.item;
  }
  event.clipboardData.setData("text/plain", text);
  event.preventDefault();
});
