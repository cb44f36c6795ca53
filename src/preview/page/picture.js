// The picture of a page: SVG within the page, a piece for each line of what the program sends. A piece that was there already
// stays, so that the browser reads, lays out and paints again only what an edit changed.

const SVG = "http://www.w3.org/2000/svg";

// The pieces between the head of a picture and its end.
function piecesOf(text) {
  const from = text.indexOf("</defs>\n") + 8, to = text.lastIndexOf("\n</svg>");
  return to < from ? [] : text.slice(from, to).split("\n");
}

// Their elements, all read at once.
function read(pieces) {
  const holder = document.createElement("template");
  holder.innerHTML = `<svg>${pieces.join("")}</svg>`;
  return [...holder.content.firstChild.children];
}

export class Picture {
  constructor() {
    this.element = document.createElementNS(SVG, "svg");
    this.element.setAttribute("aria-hidden", "true");
    this.pieces = [];
  }

  clear() {
    this.pieces = [];
    this.element.replaceChildren();
  }

  take(text) {
    const pieces = piecesOf(text), elements = this.#taken(pieces);
    const missing = read(pieces.filter((_, i) => !elements[i])).values();
    let next = this.element.firstChild;
    for (const kept of elements) {
      const element = kept || missing.next().value;
      if (element === next) next = next.nextSibling;
      else this.element.insertBefore(element, next);
    }
    this.pieces = pieces;
    this.element.setAttribute("viewBox", /viewBox="([^"]*)"/.exec(text)[1]);
  }

  // For each piece the element that shows it already, or none; those that show no piece any more go.
  #taken(pieces) {
    const there = new Map();
    this.pieces.forEach((piece, i) => {
      if (!there.has(piece)) there.set(piece, []);
      there.get(piece).push(this.element.children[i]);
    });
    const elements = pieces.map(piece => there.get(piece)?.shift());
    for (const left of there.values()) left.forEach(element => element.remove());
    return elements;
  }
}
