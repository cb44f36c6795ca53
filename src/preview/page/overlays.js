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

const kinds = {
  margins(svg, layer) {
    const {x, y, width, height} = layer.area;
    draw("rect", {x, y, width, height, fill: "none", stroke: "#0b57d0", "stroke-width": 0.5, "stroke-dasharray": "3 2"}, svg);
  },
  baselines(svg, layer) {
    for (const line of layer.lines)
      draw("line", {x1: line.x, x2: line.x + Math.max(line.width, 4), y1: line.baseline, y2: line.baseline, stroke: "#e5484d", "stroke-width": 0.4}, svg);
  },
  boxes(svg, layer) {
    for (const line of layer.lines)
      draw("rect", {x: line.x, y: line.top, width: line.width, height: line.height, fill: "#0b57d014", stroke: "#0b57d0", "stroke-width": 0.3}, svg);
  },
};

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
    return make("p", {className: "row"}, box, make("label", {htmlFor: box.id}, say(name)));
  }));
}
