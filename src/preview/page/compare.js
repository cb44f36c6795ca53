// What differs from the last commit or from a PDF: marked on the pages, listed in the panel.

import {tell} from "./server.js";
import {make, say} from "./words.js";

const KINDS = {inserted: "inserted", deleted: "deleted", changed: "changed", moved: "moved", "set-anew": "setAnew", restyled: "restyled", page: "changed"};

// The side whose boxes are on the pages that are shown; what went is marked where it stood.
function boxesOf(difference) { return (difference.b || difference.a)?.boxes || []; }

function differences(state) { return state?.comparison?.report?.differences || []; }

export function drawDifferences(page, state) {
  for (const mark of page.marks.querySelectorAll(".difference")) mark.remove();
  if (!state?.comparison || state.comparison.view !== page.view.number) return;
  const number = page.view.pages.indexOf(page) + 1;
  for (const difference of differences(state)) {
    for (const box of boxesOf(difference)) {
      if (box.page !== number) continue;
      const mark = make("div", {className: `difference ${difference.kind}`, title: difference.message});
      Object.assign(mark.style, {left: box.x + "px", top: box.y + "px", width: Math.max(2, box.width) + "px", height: box.height + "px"});
      page.marks.append(mark);
    }
  }
}

// Pages go by the number that is printed on them.
function row(state, views, difference) {
  const label = views[state.comparison.view]?.pages[difference.page - 1]?.shape.label || difference.page;
  const button = make("button", {className: "message difference-row " + difference.kind},
    make("small", {}, `${say(KINDS[difference.kind] || "changed")} · ${say("pageNamed", label)}`), difference.message);
  button.onclick = () => {
    const box = boxesOf(difference)[0], view = views[state.comparison.view];
    if (box && view) view.flash(Math.min(box.page, view.pages.length) - 1, box);
  };
  return button;
}

function list(state, views) {
  const {comparison} = state;
  if (!comparison) return [];
  if (comparison.failure) return [make("p", {className: "message error"}, comparison.failure)];
  if (!comparison.report) return [make("p", {}, say("keptPages"))];
  const all = differences(state);
  return [make("p", {id: "difference-count"}, all.length ? say("differences", all.length) : say("same")), ...all.map(one => row(state, views, one))];
}

let chooser = null, results = null, number = 0;

function choose(against) { return tell("compare", {view: number, against: against || null}); }

// Of the view that is active when the panel opens.
export async function comparePanel(body, state, views, active, again) {
  if (again && results) { results.replaceChildren(...list(state, views)); return; }
  number = Math.max(0, active);
  chooser = make("select", {id: "against", "aria-label": say("against")});
  results = make("div", {"aria-live": "polite"});
  body.replaceChildren(make("p", {className: "row"}, make("label", {htmlFor: "against"}, say("against")), chooser), results);
  const {pdfs} = await tell("pdfs", {}) || {pdfs: []};
  chooser.replaceChildren(make("option", {value: "", textContent: say("againstNothing")}),
    make("option", {value: "commit", textContent: say("againstCommit")}),
    ...pdfs.map(name => make("option", {value: name, textContent: say("againstPdf", name)})));
  chooser.value = state.comparison?.against || "";
  chooser.onchange = () => choose(chooser.value);
  results.replaceChildren(...list(state, views));
}
