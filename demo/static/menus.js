// Open and close menus, with the keyboard too.

import { element, icon } from "./dom.js";

/** A button with the menu that it opens. */
export class Menu {
  constructor(button, panel) {
    this.button = button;
    this.panel = panel;
    button.addEventListener("click", () => (panel.hidden ? this.open() : this.close()));
    button.addEventListener("keydown", (event) => {
      if (event.key === "ArrowUp" || event.key === "ArrowDown") {
        event.preventDefault();
        this.open();
      }
    });
    panel.addEventListener("keydown", (event) => this.onKey(event));
    panel.parentElement.addEventListener("focusout", (event) => {
      if (!panel.parentElement.contains(event.relatedTarget)) this.close({ focus: false });
    });
    document.addEventListener("pointerdown", (event) => {
      if (!panel.parentElement.contains(event.target)) this.close({ focus: false });
    });
  }

  /** Set what can be chosen: `{ label, detail, icon, choose }` each. */
  fill(items) {
    this.panel.replaceChildren(...items.map((item) => this.renderItem(item)));
    this.button.parentElement.hidden = items.length === 0;
  }

  renderItem({ label, detail, icon: name, choose }) {
    const words = [element("span.menu-label", {}, label)];
    if (detail) words.push(element("span.menu-detail", {}, detail));
    const node = element("button.menu-item", { type: "button", role: "menuitem", tabindex: "-1" });
    if (name) node.append(icon(name));
    node.append(element("span.menu-words", {}, ...words));
    node.addEventListener("click", () => {
      this.close();
      choose();
    });
    return node;
  }

  get items() {
    return [...this.panel.querySelectorAll(".menu-item")];
  }

  open() {
    this.panel.hidden = false;
    this.button.setAttribute("aria-expanded", "true");
    this.items[0]?.focus();
  }

  close({ focus = true } = {}) {
    if (this.panel.hidden) return;
    this.panel.hidden = true;
    this.button.setAttribute("aria-expanded", "false");
    if (focus) this.button.focus();
  }

  onKey(event) {
    const items = this.items;
    const at = items.indexOf(document.activeElement);
    const targets = {
      ArrowDown: items[(at + 1) % items.length],
      ArrowUp: items[(at - 1 + items.length) % items.length],
      Home: items[0],
      End: items.at(-1),
    };
    if (event.key === "Escape") this.close();
    else if (targets[event.key]) targets[event.key].focus();
    else return;
    event.preventDefault();
  }
}
