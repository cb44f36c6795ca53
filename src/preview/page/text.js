// The words over the picture: each line as spans of the width it has on paper, and what is copied from them.

import {make} from "./words.js";

// A span for each run of a line: transparent, on the same baseline, as wide as what the picture shows.
export function layWords(words, layer) {
  const spans = [];
  layer.lines.forEach((line, number) => {
    for (const run of line.runs) {
      const span = make("span", {textContent: line.text.slice(run.from, run.to)});
      span.line = line;
      span.run = run;
      span.dataset.line = number;
      span.style.fontSize = run.size + "px";
      span.style.left = run.x + "px";
      span.style.top = line.top + "px";
      span.style.height = span.style.lineHeight = line.height + "px";
      spans.push(span);
    }
  });
  words.replaceChildren(...spans);
  const widths = spans.map(span => span.offsetWidth); // read all, then write all
  spans.forEach((span, i) => {
    if (widths[i] > 0 && span.run.width > 0) span.style.transform = `scaleX(${span.run.width / widths[i]})`;
  });
}

// The part of a line's text that a range takes.
function partOf(range, span) {
  const node = span.firstChild;
  if (!node) return "";
  const from = range.startContainer === node ? range.startOffset : 0;
  const to = range.endContainer === node ? range.endOffset : node.length;
  return node.data.slice(from, to);
}

// Blanks at the end of what ends were never seen.
function joined(text, after) { return after === "" ? text : text.replace(/ +$/, "") + after; }

// What a selection says: as it was written, lines of a paragraph as one, also where a page ends within it. Page numbers and
// their like are left out, unless nothing else is selected.
export function selectedText(range, root) {
  const parts = [...root.querySelectorAll(".words span")].filter(span => range.intersectsNode(span))
    .map(span => ({line: span.line, text: partOf(range, span)})).filter(part => part.text !== "");
  const own = parts.filter(part => !part.line.artifact);
  let text = "", before = null;
  for (const part of own.length ? own : parts) {
    if (before && before !== part.line) text = joined(text, before.after);
    text += part.text;
    before = part.line;
  }
  return text;
}

// All of it, out of the layers: pages that are not drawn have text too.
export function wholeText(layers) {
  return layers.map(layer => layer.lines.filter(line => !line.artifact).map(line => joined(line.text, line.after)).join("")).join("");
}

// Where a selection begins and ends, in a way that outlives the spans: page, line and offset.
export function rememberSelection(view) {
  const selection = getSelection();
  if (selection.isCollapsed || !view.scroller.contains(selection.anchorNode)) return null;
  const end = (node, offset) => {
    const span = node.parentElement?.closest?.(".words span");
    const page = span?.closest(".page")?.page;
    if (!span || !page) return null;
    return {page, line: Number(span.dataset.line), text: span.line.text, offset: span.run.from + offset};
  };
  const from = end(selection.anchorNode, selection.anchorOffset), to = end(selection.focusNode, selection.focusOffset);
  return from && to ? {from, to, nodes: [selection.anchorNode, selection.focusNode]} : null;
}

// Selects the same text again where it is still there: in the same line, or in the nearest that says the same.
export function restoreSelection(remembered) {
  if (!remembered || remembered.nodes.every(node => node.isConnected)) return;
  const find = ({page, line, text, offset}) => {
    const spans = [...page.words.children].filter(span => span.line.text === text);
    spans.sort((a, b) => Math.abs(a.dataset.line - line) - Math.abs(b.dataset.line - line));
    const same = spans.filter(span => span.dataset.line === spans[0].dataset.line);
    const span = same.find(one => offset >= one.run.from && offset <= one.run.to);
    return span?.firstChild && [span.firstChild, offset - span.run.from];
  };
  const from = find(remembered.from), to = find(remembered.to);
  if (from && to) getSelection().setBaseAndExtent(...from, ...to);
}
