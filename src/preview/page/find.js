// Finding: over line ends and pages, in what the program says stands there. Thai and Arabic digits are alike, so are
// large and small letters, and a blank is any number of blanks.

import {make, say} from "./words.js";

const byId = id => document.getElementById(id);
const bar = byId("finding"), field = byId("sought"), found = byId("found");
let view = null, matches = [], current = -1, run = 0;

// One character of the text in the form in which it is compared.
function folded(character) {
  const code = character.codePointAt(0);
  if (code >= 0xE50 && code <= 0xE59) return String(code - 0xE50);
  if (/\s/.test(character)) return " ";
  return character.toLowerCase();
}

// The text of a page folded, and for each of its characters the line and offset it comes from.
function fold(layer) {
  let text = "";
  const places = [];
  const add = (character, line, offset) => {
    if (character === "" || character === "\u200b" || (character === " " && text.endsWith(" "))) return;
    for (const one of character) { text += one; for (let i = 0; i < one.length; i++) places.push([line, offset]); }
  };
  layer.lines.forEach((line, number) => {
    for (let i = 0; i < line.text.length;) {
      const character = String.fromCodePoint(line.text.codePointAt(i));
      if (character === "\u0e4d" && line.text[i + 1] === "\u0e32") { add("\u0e33", number, i); i += 2; continue; }
      add(folded(character), number, i);
      i += character.length;
    }
    if (line.after !== "") add("\n", number, line.text.length);
  });
  return {text, places};
}

export function foldQuery(query) {
  return [...query.trim().replace(/\u0e4d\u0e32/g, "\u0e33")].map(folded).join("").replace(/ +/g, " ");
}

// Boxes of the characters [from, to) of a line, in pt.
export function boxOf(line, from, to) {
  const x = offset => {
    let at = line.x;
    for (const [place, where] of line.places) if (place <= offset) at = where;
    return offset >= line.text.length ? line.x + line.width : at;
  };
  return {x: x(from), y: line.top, width: Math.max(2, x(to) - x(from)), height: line.height};
}

function boxesOf(layer, places, from, to) {
  const boxes = [];
  for (let i = from; i < to;) {
    const [line] = places[i];
    let end = i;
    while (end < to && places[end][0] === line) end++;
    const last = end < places.length && places[end][0] === line ? places[end][1] : layer.lines[line].text.length;
    boxes.push(boxOf(layer.lines[line], places[i][1], last));
    i = end;
  }
  return boxes;
}

// Of some pages it takes no time that anybody sees.
function tellProgress(mine, there) {
  if (mine === run && there % 50 === 0) found.textContent = say("finding", Math.floor(100 * there / view.pages.length));
}

async function search() {
  const mine = ++run, query = foldQuery(field.value);
  let there = 0;
  matches = [];
  if (query !== "" && view) {
    const layers = await view.layers(() => tellProgress(mine, ++there)).catch(() => null);
    if (mine !== run || !layers) return;
    layers.forEach((layer, page) => {
      const {text, places} = fold(layer);
      for (let at = text.indexOf(query); at >= 0; at = text.indexOf(query, at + 1))
        matches.push({page, boxes: boxesOf(layer, places, at, at + query.length)});
    });
  }
  const top = view ? view.current : 0;
  current = matches.length ? Math.max(0, matches.findIndex(match => match.page >= top)) : -1;
  show();
}

function show() {
  found.textContent = foldQuery(field.value) === "" ? "" : matches.length ? say("foundOf", current + 1, matches.length) : say("foundNone");
  for (const page of view?.pages || []) drawMatches(page);
  if (current >= 0) view.reveal(matches[current].page, matches[current].boxes[0]);
}

// Marks the matches of a page; also when it is drawn anew.
export function drawMatches(page) {
  for (const mark of page.marks.querySelectorAll(".match")) mark.remove();
  if (bar.hidden || page.view !== view) return;
  const number = view.pages.indexOf(page);
  matches.forEach((match, i) => {
    if (match.page !== number) return;
    for (const box of match.boxes) {
      const mark = make("div", {className: i === current ? "match current" : "match"});
      Object.assign(mark.style, {left: box.x + "px", top: box.y + "px", width: box.width + "px", height: box.height + "px"});
      page.marks.append(mark);
    }
  });
}

function step(by) {
  if (!matches.length) return;
  current = (current + by + matches.length) % matches.length;
  show();
}

export function openFind(inView) {
  view = inView;
  bar.hidden = false;
  const selected = getSelection().toString().trim();
  if (selected && !selected.includes("\n") && selected.length < 80) field.value = selected;
  field.focus();
  field.select();
  search();
}

export function closeFind() {
  bar.hidden = true;
  run++;
  matches = [];
  for (const page of view?.pages || []) drawMatches(page);
  view?.scroller.focus({preventScroll: true});
}

// The pages changed: what was found may stand elsewhere.
export function searchAgain() {
  if (!bar.hidden) search();
}

field.addEventListener("input", search);
bar.addEventListener("submit", event => { event.preventDefault(); step(1); });
field.addEventListener("keydown", event => {
  if (event.key === "Enter") { step(event.shiftKey ? -1 : 1); event.preventDefault(); }
  if (event.key === "Escape") { closeFind(); event.stopPropagation(); event.preventDefault(); }
});
byId("find-next").onclick = () => step(1);
byId("find-previous").onclick = () => step(-1);
byId("find-close").onclick = closeFind;
