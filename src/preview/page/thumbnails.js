// Small pictures of all pages, drawn when they come into sight.

import {make, say} from "./words.js";

const WIDTH = 112;

export class Thumbnails {
  constructor(element, onChoice) {
    this.element = element;
    this.onChoice = onChoice;
    this.current = -1;
    this.observer = new IntersectionObserver(entries => {
      for (const entry of entries) {
        entry.target.isNear = entry.isIntersecting;
        if (entry.isIntersecting) this.#draw(entry.target);
      }
    }, {root: element, rootMargin: "200px"});
  }

  #draw(thumb) {
    const source = `pages/${thumb.dataset.hash}.svg`;
    if (thumb.image.getAttribute("src") !== source) thumb.image.src = source;
  }

  update(view) {
    if (this.element.hidden || !view) return;
    view.pages.forEach((page, index) => {
      const thumb = this.element.children[index] || this.#add(index), {shape} = page;
      thumb.dataset.hash = shape.hash;
      thumb.paper.style.height = WIDTH * shape.height / shape.width + "px";
      thumb.label.textContent = shape.label || index + 1;
      thumb.setAttribute("aria-label", say("pageNamed", shape.label || index + 1));
      if (thumb.isNear) this.#draw(thumb);
    });
    while (this.element.children.length > view.pages.length) {
      this.observer.unobserve(this.element.lastChild);
      this.element.lastChild.remove();
    }
  }

  #add(index) {
    const image = make("img", {alt: ""}), paper = make("span", {}, image), label = make("small");
    const thumb = make("button", {className: "thumb"}, paper, label);
    Object.assign(thumb, {image, paper, label});
    thumb.onclick = () => this.onChoice(index);
    this.element.append(thumb);
    this.observer.observe(thumb);
    return thumb;
  }

  mark(index) {
    if (this.current === index && this.element.children[index]?.getAttribute("aria-current")) return;
    for (const thumb of this.element.children) thumb.removeAttribute("aria-current");
    const thumb = this.element.children[index];
    this.current = index;
    if (!thumb) return;
    thumb.setAttribute("aria-current", "true");
    if (!this.element.hidden) thumb.scrollIntoView({block: "nearest"});
  }
}
