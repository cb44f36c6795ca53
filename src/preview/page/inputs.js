// An input for each kind of value: {element, input, show(text)}; what is put in goes to onInput(text, isTyped): what is
// typed is seldom whole. Steps from “auto” begin at start().

import {make, say} from "./words.js";

const STEPS = {pt: 0.5, mm: 1, cm: 0.1, in: 0.05, em: 0.1};

// The next value up or down in its own unit: 2.5cm → 2.6cm, 16pt → 16.5pt; null where there is none.
export function stepped(text, direction, value, factor = 1) {
  const parts = /^\s*(-?\d+(?:\.\d+)?)\s*([a-z]*)\s*$/.exec(text);
  if (!parts) return null;
  const fine = value.kind === "length" && parts[2] === "pt" && value.maximum <= 20; // lines: a tenth is much
  const step = (value.kind === "number" ? 1 : fine ? 0.1 : STEPS[parts[2]]) * factor;
  if (!step) return null;
  const places = Math.max((parts[1].split(".")[1] || "").length, (String(step).split(".")[1] || "").length);
  const least = value.kind === "number" ? value.minimum : 0, most = value.kind === "number" ? value.maximum : Infinity;
  const next = Math.min(most, Math.max(least, Number(parts[1]) + direction * step));
  return String(Number(next.toFixed(Math.min(places, 5)))) + parts[2];
}

function textInput(value, onInput, name) {
  const input = make("input", {type: "text", autocomplete: "off", spellcheck: false, "aria-label": name});
  input.oninput = () => onInput(input.value, true);
  return {element: input, input, show(text) { input.value = text; }};
}

function stepping(value, onInput, name, start) {
  const made = textInput(value, onInput, name), {input} = made;
  const step = (direction, factor) => {
    const next = stepped(input.value === "auto" ? start() : input.value, direction, value, factor);
    if (next === null || next === input.value) return;
    input.value = next;
    onInput(next);
  };
  input.size = 7;
  input.inputMode = value.kind === "number" ? "numeric" : "text";
  input.addEventListener("keydown", event => {
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    step(event.key === "ArrowUp" ? 1 : -1, event.shiftKey ? 10 : 1);
    event.preventDefault();
  });
  const button = (sign, direction, label) => {
    const element = make("button", {type: "button", tabIndex: -1, title: say(label), "aria-label": `${say(label)}: ${name}`}, sign);
    element.onclick = event => step(direction, event.shiftKey ? 10 : 1);
    return element;
  };
  return {...made, element: make("span", {className: "steps"}, button("−", -1, "less"), input, button("+", 1, "more"))};
}

function checkbox(value, onInput, name) {
  const input = make("input", {type: "checkbox", "aria-label": name});
  input.onchange = () => onInput(String(input.checked));
  return {element: input, input, show(text) { input.checked = text === "true"; }};
}

function choice(value, onInput, name) {
  const input = make("select", {"aria-label": name}, ...value.choices.map(text => make("option", {value: text, textContent: text})));
  input.onchange = () => onInput(input.value);
  return {element: input, input, show(text) { input.value = text; }};
}

function colour(value, onInput, name) {
  const made = textInput(value, text => { mirror(text); onInput(text, true); }, name), {input} = made;
  const list = make("datalist", {id: `names-${value.path}`}, ...value.choices.map(text => make("option", {value: text})));
  input.setAttribute("list", list.id);
  input.size = 8;
  const picker = make("input", {type: "color", tabIndex: -1, "aria-label": `${say("pickColour")}: ${name}`, title: say("pickColour")});
  picker.oninput = () => { input.value = picker.value.toUpperCase(); onInput(input.value); };
  function mirror(text) { picker.value = value.codes[text] || (/^#[0-9a-f]{6}$/i.test(text) ? text.toLowerCase() : "#ffffff"); }
  return {input, element: make("span", {className: "steps"}, input, picker, list), show(text) { input.value = text; mirror(text); }};
}

// Lists are typed without their brackets.
function list(value, onInput, name) {
  const made = textInput(value, text => onInput(`[${text.trim()}]`, true), name);
  made.input.classList.add("wide");
  return {...made, show(text) { made.input.value = text.replace(/^\[|\]$/g, ""); }};
}

function words(value, onInput, name) {
  const made = textInput(value, onInput, name);
  made.input.classList.add("wide");
  return made;
}

const kinds = {length: stepping, number: stepping, boolean: checkbox, choice, colour, fonts: list, words: list, text: words};

export function inputFor(value, onInput, name, start) {
  return kinds[value.kind](value, onInput, name, start);
}
