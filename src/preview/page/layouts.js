// Layouts: which ones are shown, one or several side by side.

import {tell} from "./server.js";
import {valuesPanel} from "./values.js";
import {make, say} from "./words.js";

const MOST = 6;

function choose(layouts) { return tell("layouts", {layouts}); }

function chooser(state, chosen, number) {
  const select = make("select", {"aria-label": say("layoutOf", number + 1)},
    make("option", {value: "", textContent: say("asSource")}),
    ...state.layouts.map(name => make("option", {value: name, textContent: name})));
  select.value = chosen[number] || "";
  select.onchange = () => choose(chosen.map((name, i) => i === number ? select.value || null : name));
  const remove = make("button", {title: say("removeLayout"), "aria-label": say("removeLayout"), disabled: chosen.length < 2}, "✕");
  remove.onclick = () => choose(chosen.filter((_, i) => i !== number));
  return make("p", {className: "row"}, select, remove);
}

let shownFor = "";

export function layoutsPanel(body, state, number, again, views) {
  const chosen = state.views.map(view => view.layout), key = JSON.stringify(chosen), values = valuesPanel(state, views, number, again);
  if (again && key === shownFor) return; // who is choosing is not disturbed
  shownFor = key;
  const add = make("button", {id: "add-layout", disabled: chosen.length >= MOST}, say("addLayout"));
  add.onclick = () => choose([...chosen, state.layouts.find(name => !chosen.includes(name)) || null]);
  const choosers = make("div", {id: "choosers"}, ...chosen.map((_, i) => chooser(state, chosen, i)), make("p", {className: "row"}, add));
  if (values.parentElement === body) body.firstChild.replaceWith(choosers); // who types a value is not disturbed either
  else body.replaceChildren(choosers, values);
}
