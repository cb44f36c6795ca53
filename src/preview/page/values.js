// The values of a layout: found, changed and seen at once, and saved into the layout's file or thrown away.
//
// What is changed here is sent as a whole, one request after another, the newest last; what the program tells of
// errors is shown when nothing newer was typed meanwhile. An input that somebody types in is never written to.

import {tell} from "./server.js";
import {goToSource} from "./places.js";
import {inputFor} from "./inputs.js";
import {groupName, sectionName, valueName} from "./names.js";
import {inLanguage, language, make, say} from "./words.js";

const PAUSE_MS = 60, TYPING_PAUSE_MS = 350, FOUND_MOST = 60;
const COMMON = [/^page\.margins\./, /^page\.size$/, /^text\.(size|pitch|indent|space-before)$/, /^title\.size$/, /^headings\.[12]\.size$/,
                /^lists\.levels\.[12]\.(indent|hang)$/, /^tables\.default\.(text\.size|padding\.x|full-width)$/, /^numerals$/];

const isCommon = path => COMMON.some(pattern => pattern.test(path));
const sectionOf = path => path.includes(".") ? path.split(".")[0] : "other";
const nameOf = file => file.split("/").pop();

// ---- One value

class Row {
  constructor(value, panel) {
    this.path = value.path;
    this.panel = panel;
    const name = valueName(value.path);
    this.made = inputFor(value, (text, isTyped) => panel.change(this.path, text, isTyped), `${name} (${value.path})`, () => panel.startOf(this.path));
    this.input = this.made.input;
    this.input.id = `value-${panel.serial++}`;
    this.input.title = value.description;
    this.input.dataset.path = value.path;
    this.label = make("label", {htmlFor: this.input.id, title: value.description, textContent: name});
    this.origin = make("small");
    this.back = make("button", {type: "button", className: "back", title: say("reset"), "aria-label": `${say("reset")}: ${name}`, hidden: true}, "↺");
    this.back.onclick = () => { panel.reset(this.path); this.input.focus(); };
    this.problem = make("span", {className: "problem", id: `${this.input.id}-problem`, hidden: true});
    this.input.setAttribute("aria-describedby", this.problem.id);
    this.element = make("div", {className: "row value"}, this.label, this.back, this.made.element, this.origin, this.problem);
    this.input.addEventListener("keydown", event => this.onKey(event));
    this.input.addEventListener("focus", () => { this.before = panel.edits.get(this.path); });
  }

  onKey(event) {
    if (event.key === "Enter") this.panel.send();
    if (event.key !== "Escape" || this.panel.edits.get(this.path) === this.before) return;
    if (this.before === undefined) this.panel.reset(this.path); else this.panel.change(this.path, this.before);
    this.show(true);
    event.stopPropagation();
  }

  // `always`: also while somebody types in it.
  show(always = false) {
    const value = this.panel.values.get(this.path), edited = this.panel.edits.get(this.path);
    const problems = this.panel.problems.filter(problem => problem.path === this.path);
    if (always || document.activeElement !== this.input) this.made.show(edited ?? value.value);
    this.element.classList.toggle("changed", edited !== undefined);
    this.back.hidden = edited === undefined;
    this.origin.replaceChildren(make("code", {textContent: this.path}), " · ", edited === undefined ? originOf(value) : say("was", value.value || "“”"));
    const isNews = this.problem.hidden && problems.length > 0;
    this.problem.hidden = problems.length === 0;
    this.problem.textContent = problems.map(inLanguage).map(problem => [problem.message, problem.hint].filter(Boolean).join(" — ")).join("\n");
    this.input.setAttribute("aria-invalid", problems.some(problem => problem.isError));
    if (isNews) this.keepInSight();
  }

  // Who types sees the whole row, also where the panel is low and the bar of saving has just come.
  keepInSight() {
    if (document.activeElement === this.input) this.element.scrollIntoView({block: "nearest"});
  }
}

function originOf(value) {
  return value.file ? say("from", say("sourcePlace", nameOf(value.file), value.line)) : say("byDefault");
}

// ---- All of them

class Values {
  constructor() {
    this.element = make("section", {className: "values", "aria-label": say("values")});
    this.serial = 0;
    this.view = 0;
    this.values = new Map();
    this.edits = new Map(); // path → text, over the layout
    this.problems = [];
    this.rows = [];
    this.opened = new Set(["common"]);
    this.sought = "";
    this.sending = null; // a promise while something is asked
    this.isWaiting = false; // something was changed that is not sent yet
    this.layout = null;
  }

  get isBusy() { return Boolean(this.sending) || this.isWaiting; }

  change(path, text, isTyped = false) {
    if (this.values.get(path)?.value === text) this.edits.delete(path); else this.edits.set(path, text);
    this.said = "";
    this.showRows(path);
    this.isWaiting = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), isTyped ? TYPING_PAUSE_MS : PAUSE_MS);
  }

  reset(path) {
    this.edits.delete(path);
    this.problems = this.problems.filter(problem => problem.path !== path);
    this.change(path, this.values.get(path).value);
    this.rows.filter(row => row.path === path).forEach(row => row.show(true));
  }

  // The promise ends when all that was changed so far has been answered.
  send() {
    clearTimeout(this.timer);
    if (this.sending) this.isWaiting = true;
    else this.sending = this.sendAll(this.view);
    return this.sending;
  }

  async sendAll(view) {
    do {
      this.isWaiting = false;
      const answer = await tell("set-values", {view, values: Object.fromEntries(this.edits)}).catch(() => null);
      if (answer && !this.isWaiting) this.problems = answer.errors;
    } while (this.isWaiting);
    this.sending = null;
    this.showRows();
    this.load();
  }

  // What the program knows: also what other pages changed. What was changed here meanwhile is newer.
  async load() {
    if (this.isBusy) return;
    const asked = this.asked = (this.asked || 0) + 1;
    const answer = await tell("values", {view: this.view}).catch(() => null);
    if (!answer || this.isBusy || asked !== this.asked) return;
    this.layout = answer.layout;
    const list = answer.layout?.values || [];
    this.values = new Map(list.map(value => [value.path, value]));
    this.edits = new Map(Object.entries(answer.set));
    this.problems = answer.errors;
    const key = JSON.stringify([language, this.state?.views.map(view => view.layout), this.view, this.layout?.file, [...this.values.keys()]]);
    if (key !== this.key) { this.key = key; this.build(); } else this.showRows();
  }

  textOf(path) { return this.edits.get(path) ?? this.values.get(path)?.value ?? ""; }

  // Where stepping starts from “auto”: single line spacing, as the layouts' documentation has it.
  startOf(path) {
    const size = /^([\d.]+)(pt|em)$/.exec(this.textOf(path.replace(/pitch$/, "size")));
    if (!path.endsWith("pitch") || !size) return "";
    const em = size[2] === "em" ? parseFloat(this.textOf("text.size")) : 1;
    return em > 0 ? `${Number((size[1] * em * 1.33125).toFixed(1))}pt` : "";
  }

  // ---- What is seen

  build() {
    const focused = this.element.contains(document.activeElement) && document.activeElement.dataset.path;
    this.rows = [];
    this.list = make("div");
    this.bar = make("div", {className: "bar", role: "group"});
    const filter = make("input", {type: "search", id: "filter-values", className: "wide", placeholder: say("filter"), "aria-label": say("filter"), value: this.sought});
    filter.oninput = () => { this.sought = filter.value; this.fill(); };
    this.element.replaceChildren(make("h3", {}, say("values")), ...this.chooser(), filter, this.list, this.bar);
    this.fill();
    if (focused) this.element.querySelector(`[data-path="${CSS.escape(focused)}"]`)?.focus();
  }

  chooser() {
    const views = this.state?.views || [];
    if (views.length < 2) return [];
    const select = make("select", {id: "values-of", "aria-label": say("valuesOf")},
      ...views.map((view, number) => make("option", {value: number, textContent: `${number + 1}. ${view.layout || say("asSource")}`})));
    select.value = this.view;
    select.onchange = async () => {
      if (this.isBusy) await this.send();
      this.view = Number(select.value);
      this.key = "";
      this.load();
    };
    return [make("p", {className: "row"}, make("label", {htmlFor: "values-of"}, say("valuesOf")), select)];
  }

  fill() {
    this.rows = [];
    const sought = this.sought.trim().toLowerCase().split(/\s+/).filter(Boolean);
    if (!this.layout) this.list.replaceChildren(make("p", {}, say("noLayout")));
    else if (sought.length) this.list.replaceChildren(...this.found(sought));
    else this.list.replaceChildren(...this.sections());
    this.showRows();
  }

  found(sought) {
    const says = path => `${path} ${path.replaceAll("-", " ")} ${sectionName(sectionOf(path))} ${groupName(path)} ${valueName(path)} ${this.values.get(path).description}`.toLowerCase();
    const paths = [...this.values.keys()].filter(path => { const text = says(path); return sought.every(word => text.includes(word)); });
    const shown = paths.slice(0, FOUND_MOST).map(path => this.row(path, true));
    return paths.length ? [...shown, ...(paths.length > FOUND_MOST ? [make("p", {}, say("moreFound", paths.length - FOUND_MOST))] : [])] : [make("p", {}, say("foundNone"))];
  }

  sections() {
    const bySection = new Map([["common", [...this.values.keys()].filter(isCommon)]]);
    for (const path of this.values.keys()) bySection.set(sectionOf(path), [...(bySection.get(sectionOf(path)) || []), path]);
    const other = bySection.get("other");
    bySection.delete("other");
    if (other) bySection.set("other", other);
    return [...bySection].map(([section, paths]) => this.section(section, paths));
  }

  // Its rows are made when it is opened: a layout has hundreds of values.
  section(section, paths) {
    const count = make("small"), inner = make("div");
    const details = make("details", {open: this.opened.has(section), dataset: {section}}, make("summary", {}, sectionName(section), " ", count), inner);
    details.count = count;
    details.paths = paths;
    const open = () => {
      if (details.open) this.opened.add(section); else this.opened.delete(section);
      if (!details.open || inner.firstChild) return;
      inner.append(...(section === "common" ? [...paths.map(path => this.row(path, true)), ...this.widths()] : this.grouped(paths)));
      if (section === "tables") inner.append(...this.widths());
      this.showRows();
    };
    details.addEventListener("toggle", open);
    open();
    return details;
  }

  // What stands at one place stands together, also where other keys come between in the table.
  grouped(paths) {
    const groups = new Map();
    for (const path of paths) groups.set(groupName(path), [...(groups.get(groupName(path)) || []), path]);
    return [...groups].flatMap(([name, inner]) => [...(name ? [make("h4", {}, name)] : []), ...inner.map(path => this.row(path))]);
  }

  row(path, withSection = false) {
    const row = new Row(this.values.get(path), this);
    if (withSection) row.label.replaceChildren(valueName(path), make("small", {}, [sectionName(sectionOf(path)), groupName(path)].filter(Boolean).join(" · ")));
    this.rows.push(row);
    return row.element;
  }

  // A layout has no widths of columns: they stand in the source.
  widths() {
    const places = this.layout.column_widths;
    if (!places.length) return [make("p", {className: "note"}, say("widthsNone"))];
    const buttons = places.slice(0, 20).map(([file, line]) => {
      const button = make("button", {type: "button"}, say("sourcePlace", nameOf(file), line));
      button.onclick = () => goToSource(this.views, {view: this.view, line});
      return button;
    });
    return [make("div", {className: "note"}, say("widths"), make("p", {className: "row"}, ...buttons))];
  }

  showRows(path) {
    this.rows.forEach(row => { if (path === undefined || row.path === path) row.show(); });
    for (const details of this.list?.querySelectorAll("details") || []) {
      const changed = details.paths.filter(one => this.edits.has(one)).length;
      details.count.textContent = changed ? say("changedCount", changed) : "";
    }
    this.showBar();
  }

  // ---- Saving

  showBar() {
    if (!this.bar || this.bar.querySelector("form")) return;
    const count = this.edits.size, isWrong = this.problems.some(problem => problem.isError);
    const key = JSON.stringify([count, isWrong, this.said, language, this.layout?.own]);
    if (key === this.barKey && this.bar.firstChild) return;
    this.barKey = key;
    const save = make("button", {id: "save-values", disabled: count === 0 || isWrong}, say(this.layout?.own ? "save" : "saveNew"));
    const discard = make("button", {id: "discard-values", disabled: count === 0}, say("discard"));
    save.onclick = () => this.layout.own ? this.save() : this.askName();
    discard.onclick = () => this.discard();
    const status = make("p", {className: "status", role: "status"}, this.said || (count ? say("unsaved", count) : ""));
    const focused = this.bar.contains(document.activeElement) && document.activeElement.id;
    this.bar.classList.toggle("idle", count === 0 && !this.said);
    this.bar.replaceChildren(status, make("p", {className: "row"}, save, discard));
    if (focused) this.bar.querySelector(`#${focused}:not(:disabled)`)?.focus();
    this.rows.forEach(row => row.keepInSight());
  }

  discard() {
    this.edits.clear();
    this.problems = [];
    this.said = "";
    this.rows.forEach(row => row.show(true));
    this.send();
  }

  // A layout that ships with the program stays as it is: a new one is made beside the source.
  askName() {
    const name = make("input", {type: "text", id: "new-layout", required: true, value: `${this.layout.layout}-own`, autocomplete: "off", spellcheck: false});
    const box = make("input", {type: "checkbox", id: "name-in-source", checked: true});
    const cancel = make("button", {type: "button"}, say("cancel"));
    const isAsSource = this.state?.views[this.view]?.layout === null;
    const form = make("form", {}, make("p", {}, say("newLayout", this.layout.layout)),
      make("p", {className: "row"}, make("label", {htmlFor: name.id}, say("newName")), name),
      ...(isAsSource ? [make("p", {className: "row"}, box, make("label", {htmlFor: box.id}, say("nameInSource")))] : []),
      make("p", {className: "row"}, make("button", {type: "submit", id: "save-new"}, say("save")), cancel));
    const close = () => { form.remove(); this.barKey = ""; this.showBar(); this.bar.querySelector("#save-values")?.focus(); };
    cancel.onclick = close;
    form.onsubmit = event => { event.preventDefault(); close(); this.save(name.value.trim(), isAsSource && box.checked); };
    form.onkeydown = event => { if (event.key === "Escape") { close(); event.stopPropagation(); } };
    this.bar.replaceChildren(form);
    name.focus();
    name.select();
  }

  async save(name, source) {
    if (this.isBusy) await this.send();
    const answer = await tell("save-values", {view: this.view, ...(name === undefined ? {} : {name, source})}).catch(() => null);
    this.said = this.reportOf(answer, source);
    this.barKey = "";
    this.showBar();
    if (answer?.file) this.load();
  }

  reportOf(answer, source) {
    if (!answer?.file) return `${say("notSaved")}: ${answer ? inLanguage(answer).error || "" : ""}`;
    const parts = [say("savedTo", answer.file)];
    if (answer.isNamed) parts.push(say("namedInSource", answer.layout));
    else if (answer.layout) parts.push(...(source && answer.error ? [inLanguage(answer).error] : []), say("writeInSource", answer.layout));
    return parts.join(" · ");
  }
}

let values = null;

// The element for the panel of layouts; it looks again for what is new.
export function valuesPanel(state, views, number, again) {
  if (!values) values = new Values();
  if (!again) { values.view = Math.max(0, number); values.said = ""; }
  values.state = state;
  values.views = views;
  if (values.view >= state.views.length) values.view = 0;
  if (!again || values.version !== state.version) values.load();
  values.version = state.version;
  return values.element;
}
