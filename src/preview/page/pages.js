// The report in one layout: a column of pages, of which those near the window are drawn. A page that did not change is not
// touched, so that scroll position and selection stay.

import {Picture} from "./picture.js";
import {layerOf, layerNow, pictureOf} from "./server.js";
import {layWords} from "./text.js";
import {make, say} from "./words.js";

const PIXELS_A_POINT = 96 / 72;

// Behind the frame that shows what was changed just now; soon in any case, as hidden windows have no frames.
function painted() {
  return new Promise(done => {
    requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, 60);
  });
}

class Page {
  constructor(view) {
    this.view = view;
    this.picture = new Picture();
    this.words = make("div", {className: "over words"});
    this.marks = make("div", {className: "over marks"});
    this.element = make("section", {className: "page"}, this.picture.element, this.words, this.marks);
    this.element.page = this;
    this.shape = null;       // hash, width, height, label as the program told
    this.drawn = "";         // the hash of what is painted, its words too; "" = nothing
    this.shown = "";         // the hash of the picture: ahead of `drawn` while the words are waited for
    this.drawing = null;     // what is being painted: its hash and its end
    this.isNear = false;
  }

  take(shape) {
    const isOther = !this.shape || this.shape.hash !== shape.hash;
    this.shape = shape;
    this.element.dataset.hash = shape.hash;
    this.element.dataset.page = shape.label;
    this.element.setAttribute("aria-label", say("pageNamed", shape.label || "–"));
    this.resize();
    return isOther;
  }

  get scale() { return this.view.scaleOf(this.shape); }

  resize() {
    const {width, height} = this.shape, scale = this.scale;
    this.element.style.width = width * scale + "px";
    this.element.style.height = height * scale + "px";
    for (const over of [this.words, this.marks]) {
      over.style.transform = `scale(${scale})`;
      over.style.width = width + "px";
      over.style.height = height + "px";
    }
  }

  // Paints the page as it is now; true when it showed something else before.
  draw() {
    const {hash} = this.shape;
    if (this.drawn === hash && this.shown === hash) return Promise.resolve(false);
    if (this.drawing?.hash === hash) return this.drawing.end;
    const drawing = {hash};
    this.drawing = drawing;
    drawing.end = this.#paint(drawing).finally(() => { if (this.drawing === drawing) this.drawing = null; });
    return drawing.end;
  }

  // The picture first, as it is what is waited for, then the words, which nobody sees.
  async #paint(drawing) {
    const {hash} = drawing, text = await pictureOf(hash);
    if (this.#isPast(drawing)) return this.#paintNext();
    this.picture.take(text);
    this.shown = hash;
    const layer = layerOf(hash);
    layer.catch(() => {});
    await painted();
    const words = await layer;
    if (this.#isPast(drawing)) return this.#paintNext();
    layWords(this.words, words);
    const wasDrawn = this.drawn !== "";
    this.drawn = hash;
    this.view.onDrawn(this);
    return wasDrawn;
  }

  // It changed meanwhile, or went out of sight.
  #isPast(drawing) { return this.drawing !== drawing || this.shape.hash !== drawing.hash; }
  #paintNext() { return this.isNear ? this.draw() : false; }

  undraw() {
    if (getSelection().containsNode(this.words, true)) return; // what is selected stays selected
    this.drawn = this.shown = "";
    this.drawing = null;
    this.words.replaceChildren();
    this.picture.clear();
  }

  showChange() {
    this.element.classList.remove("changed");
    void this.element.offsetWidth; // begins the animation anew
    this.element.classList.add("changed");
  }
}

export class View {
  constructor(number, settings) {
    this.number = number;
    this.settings = settings; // zoom and two, shared by all views
    this.pages = [];
    this.told = null;
    this.onDrawn = () => {};
    this.onScroll = this.onResize = () => {};
    this.head = make("h2", {hidden: true});
    this.problem = make("p", {hidden: true});
    this.scroller = make("div", {className: "pages", tabIndex: 0});
    this.element = make("section", {className: "view", dataset: {view: number}}, this.head, this.problem, this.scroller);
    this.observer = new IntersectionObserver(entries => this.#seen(entries), {root: this.scroller, rootMargin: "100% 50%"});
    this.scroller.addEventListener("scroll", () => this.onScroll(this), {passive: true});
    // Not within the notice: pages of another size may need a scroll bar, which would be the next notice.
    new ResizeObserver(() => requestAnimationFrame(() => { this.resize(); this.onResize(); })).observe(this.scroller);
  }

  #seen(entries) {
    for (const entry of entries) {
      const page = entry.target.page;
      page.isNear = entry.isIntersecting;
      if (page.isNear) page.draw().catch(() => {});
      else page.undraw();
    }
  }

  // Once for all pages: asked between changes of thousands, it would be worked out anew for each.
  #measure() {
    const padding = parseFloat(getComputedStyle(this.scroller).paddingLeft) * 2;
    this.room = {width: this.scroller.clientWidth - padding, height: this.scroller.clientHeight - padding};
  }

  scaleOf(shape) {
    const {zoom, two} = this.settings, columns = two ? 2 : 1;
    const width = (this.room.width - (columns - 1) * 16) / columns / shape.width;
    if (zoom === "width") return Math.max(0.1, width);
    if (zoom === "whole") return Math.max(0.1, Math.min(width, this.room.height / shape.height));
    return Number(zoom) * PIXELS_A_POINT;
  }

  // 1 = as large as on paper.
  get zoom() {
    return this.pages.length ? this.pages[0].scale / PIXELS_A_POINT : 1;
  }

  // Takes what the program tells of this view; resolves when what can be seen is painted.
  async update(told) {
    const isFirst = !this.pages.length;
    this.told = told;
    this.#measure();
    const before = isFirst ? null : this.anchor();
    for (const page of this.pages.splice(told.pages.length)) {
      this.observer.unobserve(page.element);
      page.element.remove();
    }
    const others = [];
    told.pages.forEach((shape, i) => {
      const page = this.pages[i] || this.#add();
      if (page.take(shape) && page.drawn) others.push(page);
    });
    if (before) this.restore(before);
    await Promise.all(others.filter(page => page.isNear).map(async page => {
      if (await page.draw()) page.showChange();
    }));
    for (const page of others) if (!page.isNear) page.undraw();
    if (isFirst) await this.settled();
  }

  // After the first sight: the pages that the window shows are painted.
  async settled() {
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
    await Promise.all(this.pages.filter(page => page.isNear).map(page => page.draw().catch(() => {})));
  }

  #add() {
    const page = new Page(this);
    this.pages.push(page);
    this.scroller.append(page.element);
    this.observer.observe(page.element);
    return page;
  }

  // Where the middle of the window stands: a page, and how far down it.
  anchor() {
    const room = this.scroller.getBoundingClientRect(), middle = room.top + room.height / 2;
    const index = Math.max(0, this.pages.findIndex(page => page.element.getBoundingClientRect().bottom > middle));
    const box = this.pages[index]?.element.getBoundingClientRect();
    return box && {index, part: (middle - box.top) / box.height, top: this.scroller.scrollTop};
  }

  restore(anchor, exactly = false) {
    const page = this.pages[Math.min(anchor.index, this.pages.length - 1)];
    if (!page) return;
    const room = this.scroller.getBoundingClientRect(), box = page.element.getBoundingClientRect();
    const moved = box.top + anchor.part * box.height - (room.top + room.height / 2);
    if (exactly || Math.abs(moved) >= 1) this.scroller.scrollTop += moved;
  }

  resize() {
    if (!this.pages.length) return;
    const anchor = this.anchor();
    this.#measure();
    for (const page of this.pages) page.resize();
    if (anchor) this.restore(anchor, true);
  }

  // The page at the top of the window, from 0.
  get current() {
    const top = this.scroller.getBoundingClientRect().top + 40;
    const index = this.pages.findIndex(page => page.element.getBoundingClientRect().bottom > top);
    return index < 0 ? Math.max(0, this.pages.length - 1) : index;
  }

  goTo(index) {
    const page = this.pages[Math.max(0, Math.min(index, this.pages.length - 1))];
    if (page) this.scroller.scrollTop += page.element.getBoundingClientRect().top - this.scroller.getBoundingClientRect().top - 12;
  }

  // Brings a place of a page (in pt) to the upper third of the window, unless it is to be seen well already.
  reveal(index, box) {
    const page = this.pages[index];
    if (!page) return;
    const room = this.scroller.getBoundingClientRect(), at = page.element.getBoundingClientRect(), scale = page.scale;
    const top = at.top + box.y * scale - room.top, left = at.left + box.x * scale - room.left;
    if (top < 40 || top + box.height * scale > room.height - 40) this.scroller.scrollTop += top - room.height / 3;
    if (left < 0 || left > room.width - 20) this.scroller.scrollLeft += left - room.width / 3;
  }

  flash(index, box) {
    const page = this.pages[index];
    if (!page) return;
    this.reveal(index, box);
    const mark = make("div", {className: "flash"});
    Object.assign(mark.style, {left: box.x - 3 + "px", top: box.y - 2 + "px", width: box.width + 6 + "px", height: box.height + 4 + "px"});
    mark.addEventListener("animationend", () => mark.remove());
    setTimeout(() => mark.remove(), 4000);
    page.marks.append(mark);
  }

  // The layers of all pages, for searching; `onLayer` hears of each.
  layers(onLayer = () => {}) {
    return Promise.all(this.pages.map(page => layerOf(page.shape.hash).then(layer => { onLayer(); return layer; })));
  }
  layersNow() { return this.pages.map(page => layerNow(page.shape.hash)); }
}
