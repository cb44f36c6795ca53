// The page: takes what the program tells, and what the reader wants.

import {ask, keepLayers, listen} from "./server.js";
import {View} from "./pages.js";
import {rememberSelection, restoreSelection, selectedText, wholeText} from "./text.js";
import {closeFind, drawMatches, openFind, searchAgain} from "./find.js";
import {allMessages, countMessages, listMessages, messageElement} from "./messages.js";
import {goToSource, onClick, showCalled} from "./places.js";
import {Thumbnails} from "./thumbnails.js";
import {layoutsPanel} from "./layouts.js";
import {drawOverlays, overlaysPanel} from "./overlays.js";
import {comparePanel, drawDifferences} from "./compare.js";
import {countSigned, signedPanel} from "./signed.js";
import {changeLanguage, make, say, sayAll} from "./words.js";

const byId = id => document.getElementById(id);
const root = byId("views"), panel = byId("panel"), panelBody = byId("panel-body");
const settings = {zoom: localStorage.getItem("zoom") || "width", two: localStorage.getItem("two") === "yes"};
const thumbnails = new Thumbnails(byId("thumbnails"), index => active.goTo(index));
let views = [], active = null, state = null, calls = -1, isAllSelected = false;

// ---- What the program tells

let isBusy = false, isStale = false, waiting = null;

// With the state where it was told; else it is asked for.
async function refresh(told) {
  if (isBusy) { isStale = true; waiting = told; return; }
  isBusy = true;
  let failed = false;
  try {
    do {
      isStale = false;
      await take(told || await ask("state.json"));
      told = waiting;
    } while (isStale);
  } catch (error) {
    failed = true; // a page went while it was asked for: the next version is on its way
  } finally {
    isBusy = false;
  }
  if (failed) setTimeout(() => refresh(), 150);
}

async function take(told) {
  state = told;
  document.title = `${told.title || told.source} – ลิขิต`;
  byId("title").textContent = told.title || told.source;
  byId("title").title = told.source;
  while (views.length > told.views.length) views.pop().element.remove();
  if (!views.includes(active)) active = views[0] || null; // the one that keys went to is gone
  while (views.length < told.views.length) addView();
  root.classList.toggle("several", views.length > 1);
  const selection = active && rememberSelection(active);
  views.forEach(nameView);
  await Promise.all(views.map((view, i) => view.update(told.views[i])));
  restoreSelection(selection);
  keepLayers(new Set(told.views.flatMap(view => view.pages.map(page => page.hash))));
  thumbnails.update(active);
  byId("show-layouts").classList.toggle("unsaved", told.views.some(view => view.unsaved));
  showMessages();
  countSigned(state, byId("show-signed"));
  showPaging();
  searchAgain();
  for (const view of views) view.pages.forEach(page => drawDifferences(page, state));
  if (open) panels[open].show?.(true);
  if (calls !== told.calls) {
    if (calls >= 0 || told.calls > 0) showCalled(views, told.called);
    calls = told.calls;
  }
  document.documentElement.dataset.version = told.version;
}

function addView() {
  const view = new View(views.length, settings);
  const frame = make("div", {className: "frame"}, view.scroller);
  view.problems = make("div", {className: "problems", hidden: true, role: "alert"});
  frame.append(view.problems);
  view.element.append(frame);
  view.onDrawn = page => { drawMatches(page); drawOverlays(page); drawDifferences(page, state); };
  view.onScroll = follow;
  view.onResize = showPaging;
  view.scroller.addEventListener("focus", () => { active = view; });
  view.scroller.addEventListener("pointerdown", () => { active = view; });
  view.scroller.addEventListener("click", event => onClick(event, state));
  view.scroller.classList.toggle("two", settings.two);
  views.push(view);
  active ||= view;
  root.append(view.element);
  if (views.length === 1) view.scroller.focus({preventScroll: true});
}

function nameView(view, number) {
  const told = state.views[number];
  view.head.hidden = views.length < 2;
  view.head.replaceChildren(told.layout || say("asSource"), make("small", {}, `${told.pages.length} ${say("pageNamed", "").trim()}`),
    ...(told.unsaved ? [make("small", {className: "unsaved"}, say("unsaved", told.unsaved))] : []));
}

// ---- Messages

let hadErrors = false;

function showMessages() {
  const list = allMessages(state);
  countMessages(list);
  views.forEach((view, number) => {
    const errors = state.views[number].messages.map(m => ({...m, view: number})).filter(m => m.severity === "error");
    view.problems.hidden = errors.length === 0;
    view.problems.replaceChildren(...errors.map(m => messageElement(m, toMessage)),
      ...(errors.length && state.views[number].pages.length ? [make("small", {}, say("keptPages"))] : []));
  });
  hadErrors = list.some(m => m.severity === "error");
}

function toMessage(message) {
  goToSource(views, {view: message.view, message: message.index});
}

// ---- Scrolling together, paging

let leader = null, leading = 0;

// Views beside the one that is scrolled show the same part of the report.
function follow(view) {
  showPaging();
  if (views.length < 2 || (leader && leader !== view)) return;
  leader = view;
  clearTimeout(leading);
  leading = setTimeout(() => { leader = null; }, 150);
  const from = view.scroller, part = from.scrollTop / Math.max(1, from.scrollHeight - from.clientHeight);
  for (const other of views)
    if (other !== view) other.scroller.scrollTop = part * (other.scroller.scrollHeight - other.scroller.clientHeight);
}

function showPaging() {
  if (!active) return;
  const index = active.current;
  if (document.activeElement !== byId("page")) byId("page").value = active.pages[index]?.shape.label || (active.pages.length ? index + 1 : "");
  byId("count").textContent = active.pages.length ? say("pageCount", active.pages.length) : "";
  byId("zoom").textContent = Math.round(active.zoom * 100) + "%";
  thumbnails.mark(index);
}

function goToNamed(text) {
  const arabic = text.trim().replace(/[๐-๙]/g, digit => String(digit.charCodeAt(0) - 0xE50));
  const same = active.pages.findIndex(page => page.shape.label === text.trim() ||
    page.shape.label.replace(/[๐-๙]/g, digit => String(digit.charCodeAt(0) - 0xE50)) === arabic);
  if (same >= 0) active.goTo(same);
  else if (Number(arabic) >= 1) active.goTo(Number(arabic) - 1);
  active.scroller.focus({preventScroll: true});
}

function setZoom(value) {
  settings.zoom = String(value);
  localStorage.setItem("zoom", settings.zoom);
  views.forEach(view => view.resize());
  showPaging();
}

function zoomBy(factor) {
  setZoom(Math.min(8, Math.max(0.1, active.zoom * factor)));
}

function toggleTwo() {
  settings.two = !settings.two;
  localStorage.setItem("two", settings.two ? "yes" : "no");
  showTwo();
  views.forEach(view => view.resize());
}

function showTwo() {
  byId("two").setAttribute("aria-pressed", settings.two);
  views.forEach(view => view.scroller.classList.toggle("two", settings.two));
}

// ---- Panels

let open = "", opener = null; // which panel, and what had the focus before
const panels = {
  messages: {button: "told", show: () => listMessages(allMessages(state), panelBody, toMessage)},
  layouts: {button: "show-layouts", show: again => layoutsPanel(panelBody, state, views.indexOf(active), again, views)},
  overlays: {button: "show-overlays", show: again => again || overlaysPanel(panelBody, () => views)},
  compare: {button: "show-compare", show: again => comparePanel(panelBody, state, views, views.indexOf(active), again)},
  signed: {button: "show-signed", show: () => signedPanel(panelBody, state)},
  help: {button: "show-help", show: again => again || showHelp()},
};

function openPanel(name) {
  if (open) byId(panels[open].button).setAttribute(open === "messages" ? "aria-expanded" : "aria-pressed", "false");
  open = open === name ? "" : name;
  panel.hidden = !open;
  panel.dataset.panel = open;
  if (!open) { leavePanel(); return; }
  if (!panel.contains(document.activeElement)) opener = document.activeElement;
  byId(panels[open].button).setAttribute(open === "messages" ? "aria-expanded" : "aria-pressed", "true");
  byId("panel-title").textContent = say(open);
  panelBody.replaceChildren();
  panels[open].show(false);
  panel.focus({preventScroll: true});
}

// The focus goes back to where it was, if that is still there.
function leavePanel() {
  const target = opener?.isConnected && opener !== document.body && opener.checkVisibility() ? opener : active?.scroller;
  target?.focus({preventScroll: true});
  opener = null;
}

function showHelp() {
  const rows = [...document.querySelectorAll("[data-key][data-name]")].filter(e => e.offsetParent || e.id === "panel-close")
    .flatMap(e => [make("dt", {}, make("kbd", {}, e.dataset.key)), make("dd", {}, say(e.dataset.name))]);
  const more = [["m", "messages"], ["Home", "first"], ["End", "last"], ["Ctrl A", "copyAll"]]
    .flatMap(([key, name]) => [make("dt", {}, make("kbd", {}, key)), make("dd", {}, say(name))]);
  const tongue = make("button", {id: "language"}, say("language")), surround = make("button", {id: "surround"}, say("surround"));
  tongue.onclick = () => { changeLanguage(); byId("panel-title").textContent = say(open); showHelp(); take(state); };
  surround.onclick = changeSurround;
  panelBody.replaceChildren(make("p", {}, say("about")), make("p", {}, say("clickHelp")), make("p", {className: "row"}, tongue, surround),
    make("h3", {}, say("keys")), make("dl", {className: "keys"}, ...rows, ...more));
}

function changeSurround() {
  const now = document.documentElement.dataset.surround === "light" ? "dark" : "light";
  document.documentElement.dataset.surround = now;
  localStorage.setItem("surround", now);
}

function toggleThumbnails() {
  const nav = byId("thumbnails");
  nav.hidden = !nav.hidden;
  byId("show-thumbnails").setAttribute("aria-pressed", !nav.hidden);
  localStorage.setItem("thumbnails", nav.hidden ? "no" : "yes");
  thumbnails.update(active);
  showPaging();
}

// ---- Copying

addEventListener("copy", event => {
  const selection = getSelection();
  if (event.target.closest?.("input, textarea") || !active) return;
  let text = null;
  if (isAllSelected && active.layersNow().every(Boolean)) text = wholeText(active.layersNow());
  else if (selection.rangeCount && root.contains(selection.getRangeAt(0).commonAncestorContainer))
    text = selectedText(selection.getRangeAt(0), active.scroller);
  if (!text) return;
  event.clipboardData.setData("text/plain", text);
  event.preventDefault();
});

// All pages, also those that are not drawn: their text is fetched before it can be asked for.
async function selectAll() {
  await active.layers();
  getSelection().selectAllChildren(active.scroller);
  isAllSelected = true;
}
addEventListener("pointerdown", () => { isAllSelected = false; });

// ---- Keys and buttons

const deeds = {
  smaller: () => zoomBy(1 / 1.2), larger: () => zoomBy(1.2), width: () => setZoom("width"), whole: () => setZoom("whole"),
  two: toggleTwo, previous: () => active.goTo(active.current - 1), next: () => active.goTo(active.current + 1),
  told: () => openPanel("messages"), "show-layouts": () => openPanel("layouts"), "show-overlays": () => openPanel("overlays"), "show-compare": () => openPanel("compare"),
  "show-signed": () => state?.signatures && openPanel("signed"), "show-help": () => openPanel("help"), "panel-close": () => open && openPanel(open), "show-find": () => openFind(active),
  "show-thumbnails": toggleThumbnails,
};
for (const [id, deed] of Object.entries(deeds)) byId(id).addEventListener("click", deed);

const keys = {
  "+": deeds.larger, "=": deeds.larger, "-": deeds.smaller, "−": deeds.smaller, w: deeds.width, p: deeds.whole, d: deeds.two,
  j: deeds.next, k: deeds.previous, PageDown: deeds.next, PageUp: deeds.previous, t: toggleThumbnails, l: deeds["show-layouts"],
  o: deeds["show-overlays"], c: deeds["show-compare"], s: deeds["show-signed"], m: deeds.told, "?": deeds["show-help"], "/": deeds["show-find"],
  Home: () => active.goTo(0), End: () => active.goTo(Infinity), g: () => { byId("page").focus(); byId("page").select(); },
};

// Keys go by their place where Thai letters are on them.
const signs = {Slash: ["/", "?"], Minus: ["-", "-"], Equal: ["=", "+"]};

function keyOf(event) {
  if (event.key.length === 1 && event.key > "\u0e00") {
    if (event.code.startsWith("Key")) return event.code.slice(3).toLowerCase();
    if (signs[event.code]) return signs[event.code][event.shiftKey ? 1 : 0];
  }
  return event.key.length === 1 ? event.key.toLowerCase() : event.key;
}

addEventListener("keydown", event => {
  const isTyping = event.target.closest("input, select, textarea");
  const command = event.ctrlKey || event.metaKey, key = keyOf(event);
  if (command && key === "f" && !event.shiftKey) { openFind(active); event.preventDefault(); return; }
  if (command && key === "a" && !isTyping) { selectAll(); event.preventDefault(); return; }
  if (key === "Escape") {
    if (!byId("finding").hidden) closeFind();
    else if (open) openPanel(open);
    return;
  }
  if (command || event.altKey || isTyping || !active || !keys[key]) return;
  isAllSelected = false;
  keys[key]();
  event.preventDefault();
});

byId("page").addEventListener("keydown", event => { if (event.key === "Enter") goToNamed(event.target.value); });
byId("page").addEventListener("focus", event => event.target.select());

// ---- Beginning

document.documentElement.dataset.surround = localStorage.getItem("surround") || "dark";
if (localStorage.getItem("thumbnails") === "yes") toggleThumbnails();
sayAll();
showTwo();
listen(refresh, isLost => {
  byId("lost").textContent = say("ended");
  byId("lost").hidden = !isLost;
});
