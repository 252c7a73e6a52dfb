// Complete commands: "/" in the text field lists those that begin like what is typed.
//
// The focus stays in the field, as in a combobox, so that one types on while the list is open.

import { byId, element } from "./dom.js";

/** The list of commands above the text field. */
export class CommandPanel {
  /**
   * @param {(text: string) => void} send - called with the command that was chosen to be sent
   * @param {(text: string) => void} fill - called with the command that was chosen to be completed
   */
  constructor(send, fill) {
    this.send = send;
    this.fill = fill;
    this.commands = [];
    this.field = byId("text");
    this.panel = byId("command-panel");
    this.at = 0; // which option is active
    this.field.addEventListener("blur", () => this.close());
    // A press must not take the focus from the field: the panel would close before the click.
    this.panel.addEventListener("mousedown", (event) => event.preventDefault());
  }

  get isOpen() {
    return !this.panel.hidden;
  }

  get options() {
    return [...this.panel.children];
  }

  /** Look at what is in the text field: list commands while one is being typed. */
  follow(text) {
    const typed = text.toLowerCase();
    const isCommand = /^\/\w*$/.test(typed);
    const found = isCommand ? this.commands.filter(({ command }) => `/${command}`.startsWith(typed)) : [];
    this.panel.replaceChildren(...found.map((command, at) => this.renderOption(command, at)));
    this.panel.hidden = found.length === 0;
    this.activate(0);
  }

  renderOption({ command, description }, at) {
    const words = [
      element("span.menu-label", {}, `/${command}`),
      element("span.menu-detail", {}, description),
    ];
    const attributes = { role: "option", id: `command-${at}`, "data-command": command };
    const onclick = () => this.choose(at, this.send);
    return element("div.menu-item", { ...attributes, onclick }, element("span.menu-words", {}, ...words));
  }

  /** Mark one option as the one that keys choose; beyond the last one comes the first. */
  activate(at) {
    const options = this.options;
    if (options.length === 0) return this.field.removeAttribute("aria-activedescendant");
    this.at = (at + options.length) % options.length;
    options.forEach((option, number) => option.setAttribute("aria-selected", String(number === this.at)));
    options[this.at].scrollIntoView({ block: "nearest" });
    this.field.setAttribute("aria-activedescendant", options[this.at].id);
  }

  choose(at, act) {
    const command = `/${this.options[at].dataset.command}`;
    this.close();
    act(command);
  }

  /** Handle a key pressed in the text field; tell whether it was for the list. */
  onKey(event) {
    if (!this.isOpen || event.shiftKey) return false;
    const actions = {
      ArrowDown: () => this.activate(this.at + 1),
      ArrowUp: () => this.activate(this.at - 1),
      Enter: () => this.choose(this.at, this.send),
      Tab: () => this.choose(this.at, this.fill),
      Escape: () => this.close(),
    };
    if (!(event.key in actions)) return false;
    event.preventDefault();
    actions[event.key]();
    return true;
  }

  close() {
    this.panel.hidden = true;
    this.panel.replaceChildren();
    this.activate(0);
  }
}
