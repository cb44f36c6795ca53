// Errors and warnings: counted in the bar, listed in the panel; errors stand over the last good pages too.

import {inLanguage, make, say} from "./words.js";

const told = document.getElementById("told");

// “ 12 | the line” and the carets below it, as the terminal shows them, become the line with its wrong part underlined:
// carets below Thai letters would stand elsewhere. Marks above and below letters take no place of their own.
function lineOf(text) {
  const rows = text.split("\n"), at = rows.findIndex(row => /^ *\d+ \| /.test(row));
  if (at < 0 || !rows[at + 1]) return null;
  const line = rows[at].replace(/^ *\d+ \| /, ""), carets = rows[at + 1].replace(/^ *\| /, "");
  const first = carets.indexOf("^"), count = carets.length - first;
  let cell = 0, from = -1, to = line.length;
  for (let i = 0; i < line.length;) {
    const character = String.fromCodePoint(line.codePointAt(i));
    if (!/\p{M}/u.test(character)) {
      if (cell === first) from = i;
      if (cell === first + count) { to = i; break; }
      cell++;
    }
    i += character.length;
  }
  if (from < 0) return make("code", {}, line + " ", make("mark", {}, " ˽"));
  return make("code", {}, line.slice(0, from), make("mark", {}, line.slice(from, to)), line.slice(to));
}

// Values that were set in the panel stand in no file.
function place(message) {
  if (!message.file) return "";
  if (message.file === "values") return say("values");
  const name = message.file.split("/").pop();
  return message.line ? say("sourcePlace", name, message.line) + `:${message.column}` : name;
}

export function messageElement(message, onClick) {
  const line = lineOf(message.text), words = inLanguage(message);
  const element = make("button", {className: "message " + message.severity},
    make("small", {}, place(message)), words.message, ...(line ? [line] : []),
    ...(words.hint ? [make("small", {}, "→ " + words.hint)] : []));
  element.addEventListener("click", () => onClick(message));
  return element;
}

// What is told of all views; a message that several have is told once.
export function allMessages(state) {
  const seen = new Set(), list = [];
  state.views.forEach((view, number) => view.messages.forEach(message => {
    if (seen.has(message.text)) return;
    seen.add(message.text);
    list.push({...message, view: number});
  }));
  return list;
}

export function countMessages(list) {
  const errors = list.filter(m => m.severity === "error").length, warnings = list.filter(m => m.severity === "warning").length;
  told.textContent = errors ? `✕ ${errors}` : warnings ? `! ${warnings}` : "";
  told.className = errors ? "error" : "warning";
  told.title = [errors && say("errors", errors), warnings && say("warnings", warnings)].filter(Boolean).join(" · ") + " (m)";
  told.setAttribute("aria-label", told.title);
  return errors;
}

export function listMessages(list, body, onClick) {
  const order = {error: 0, warning: 1, note: 2};
  const sorted = [...list].sort((a, b) => order[a.severity] - order[b.severity]);
  body.replaceChildren(...(sorted.length ? sorted.map(m => messageElement(m, onClick)) : [make("p", {}, say("noMessages"))]));
}
