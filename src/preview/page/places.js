// Both ways between page and source: a click on a word names its line; a line that is asked for is shown.

import {tell} from "./server.js";
import {make, say} from "./words.js";

const status = document.getElementById("status");
let opens = localStorage.getItem("open") !== "no";

function nameOf(file) { return file.split("/").pop(); }

function linkFor(state, place) {
  return state.editorLink.replaceAll("{file}", encodeURI(place.path).replace(/^\//, "")).replaceAll("{line}", place.line)
    .replaceAll("{column}", place.column);
}

function show(state, place) {
  const parts = [say("sourcePlace", nameOf(place.file), place.line) + (place.column > 1 ? `:${place.column}` : "")];
  if (place.isOpened) parts.push(" · " + say("opened"));
  if (state.editorLink) parts.push(" · ", make("a", {href: linkFor(state, place)}, say("openLink")));
  if (state.editor || state.editorLink) {
    const box = make("input", {type: "checkbox", checked: opens, id: "opens"});
    box.onchange = () => { opens = box.checked; localStorage.setItem("open", opens ? "yes" : "no"); };
    parts.push(" · ", make("label", {}, box, " " + say("openOnClick")));
  }
  status.replaceChildren(...parts);
}

// A click, not the end of a selection.
export async function onClick(event, state) {
  const page = event.target.closest(".page")?.page;
  if (!page || !getSelection().isCollapsed || event.button !== 0) return;
  const box = page.element.getBoundingClientRect();
  const request = {view: page.view.number, page: page.view.pages.indexOf(page) + 1, x: (event.clientX - box.left) / page.scale,
                   y: (event.clientY - box.top) / page.scale, open: opens && state.editor};
  const place = await tell("place", request);
  if (!place?.file) { status.textContent = say("noPlace"); return; }
  show(state, place);
  page.view.flash(place.page - 1, place.box);
  if (opens && state.editorLink) location.href = linkFor(state, place);
}

// To a place of the source: {file, line, column}, or {view, message} for the place of a message.
export async function goToSource(views, request) {
  const found = await tell("find", request);
  if (!found?.page) { status.textContent = say("noLine"); return false; }
  views[request.view || 0]?.flash(found.page - 1, found.box);
  return true;
}

export function showCalled(views, called) {
  if (called?.page) views[0]?.flash(called.page - 1, called.box);
}
