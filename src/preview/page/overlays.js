// Seeing why the page looks as it does: lines over it, each kind to be switched on and off.

import {layerNow} from "./server.js";
import {make, say} from "./words.js";

const SVG = "http://www.w3.org/2000/svg";
const on = new Set(JSON.parse(localStorage.getItem("overlays") || "[]"));

function draw(kind, attributes, parent) {
  const element = document.createElementNS(SVG, kind);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  parent.append(element);
  return element;
}

// How far a line is stretched: unseen, to be seen by who looks for it, or seen by everybody. A blank takes half of its
// width before it is seen, and its whole width before it looks like a hole.
function stretchOf(line) {
  const [letters, blanks] = line.stretch;
  return letters > 0.05 || blanks > 0.3 ? "#e5484d" : letters > 0.03 || blanks > 0.15 ? "#d9a400" : "#1a7f37";
}

const TIERS = ["", "#0b57d0", "#e8590c", "#868e96"];

function label(svg, x, y, text, colour) {
  const mark = draw("text", {x, y, "font-size": 5, fill: colour, stroke: "#fff", "stroke-width": 1.2, "paint-order": "stroke", "font-family": "sans-serif"}, svg);
  mark.textContent = text;
}

const kinds = {
  margins(svg, layer) {
    const {x, y, width, height} = layer.area;
    draw("rect", {x, y, width, height, fill: "none", stroke: "#0b57d0", "stroke-width": 0.5, "stroke-dasharray": "3 2"}, svg);
    for (const [text, at] of [[y, [x + width / 2, y - 3]], [layer.height - y - height, [x + width / 2, y + height + 7]],
                              [x, [x - 24, y + height / 2]], [layer.width - x - width, [x + width + 4, y + height / 2]]])
      label(svg, at[0], at[1], `${(text / 72 * 2.54).toFixed(2)} cm`, "#0b57d0");
  },
  baselines(svg, layer) {
    for (const line of layer.lines)
      draw("line", {x1: line.x, x2: line.x + Math.max(line.width, 4), y1: line.baseline, y2: line.baseline, stroke: "#e5484d", "stroke-width": 0.4}, svg);
  },
  boxes(svg, layer) {
    for (const line of layer.lines)
      draw("rect", {x: line.x, y: line.top, width: line.width, height: line.height, fill: "#0b57d014", stroke: "#0b57d0", "stroke-width": 0.3}, svg);
  },
  breaks(svg, layer) {
    for (const line of layer.lines)
      for (const [x, tier] of line.breaks)
        draw("line", {x1: x, x2: x, y1: line.baseline - line.height * 0.45, y2: line.baseline + line.height * 0.12, stroke: TIERS[tier], "stroke-width": 0.7,
                      "stroke-dasharray": tier === 1 ? "none" : tier === 2 ? "2 1" : "0.7 1"}, svg);
  },
  stretch(svg, layer) {
    for (const line of layer.lines) {
      if (line.stretch[0] === 0 && line.stretch[1] === 0) continue;
      const colour = stretchOf(line);
      draw("rect", {x: line.x, y: line.top + line.height - 3, width: line.width, height: 2, fill: colour, opacity: 0.55}, svg);
      label(svg, layer.area.x + layer.area.width + 3, line.baseline, `${line.stretch[0].toFixed(2)} · ${line.stretch[1].toFixed(2)} em`, colour);
    }
  },
  grid(svg, layer) {
    for (const {columns, rows} of layer.tables) {
      for (const x of columns) draw("line", {x1: x, x2: x, y1: rows[0], y2: rows.at(-1), stroke: "#6a3fb5", "stroke-width": 0.6, "stroke-dasharray": "2 1.5"}, svg);
      for (const y of rows) draw("line", {x1: columns[0], x2: columns.at(-1), y1: y, y2: y, stroke: "#6a3fb5", "stroke-width": 0.6, "stroke-dasharray": "2 1.5"}, svg);
      columns.slice(1).forEach((x, i) => label(svg, columns[i] + 2, rows[0] + 5.5, `${((x - columns[i]) / 72 * 2.54).toFixed(2)} cm`, "#6a3fb5"));
    }
  },
  structure(svg, layer) {
    for (const {name, depth, box: [x, y, width, height]} of layer.tags) {
      const room = Math.max(0, 6 - depth) * 1.2, colour = `hsl(${(depth * 67 + 200) % 360} 70% 38%)`;
      draw("rect", {x: x - room, y: y - room / 2, width: width + 2 * room, height: height + room, fill: "none", stroke: colour, "stroke-width": 0.5}, svg);
      if (OUTER.has(name)) label(svg, x + width + room + 1, y - room / 2 + 4, name, colour);
      else if (name !== "Document") label(svg, x - room + (name === "LBody" || name === "P" ? 1 : -7), y - room / 2 + 4, name, colour);
    }
  },
};

// What holds others is named at its right, so that the names do not stand over one another.
const OUTER = new Set(["Table", "L", "LI", "Sect", "TOC", "BlockQuote", "Note"]);
const LEGENDS = {breaks: "breaksTiers", stretch: "stretchTiers"};

export function drawOverlays(page) {
  page.marks.querySelector("svg")?.remove();
  const layer = page.drawn && layerNow(page.drawn);
  if (!layer || on.size === 0) return;
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("width", layer.width);
  svg.setAttribute("height", layer.height);
  for (const name of Object.keys(kinds)) if (on.has(name)) kinds[name](svg, layer);
  page.marks.prepend(svg);
}

export function overlaysPanel(body, views) {
  body.replaceChildren(...Object.keys(kinds).map(name => {
    const box = make("input", {type: "checkbox", id: "overlay-" + name, checked: on.has(name)});
    box.onchange = () => {
      if (box.checked) on.add(name); else on.delete(name);
      localStorage.setItem("overlays", JSON.stringify([...on]));
      for (const view of views()) view.pages.forEach(drawOverlays);
    };
    const legend = LEGENDS[name] ? [make("small", {}, say(LEGENDS[name]))] : [];
    return make("p", {className: "row"}, box, make("label", {htmlFor: box.id}, say(name)), ...legend);
  }));
}
