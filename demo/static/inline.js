// Use the bot inline: "@bot question" in the text field offers results to send.

import { post } from "./api.js";
import { byId, element } from "./dom.js";

const PAUSE_MILLISECONDS = 250;

/** The panel of results above the text field. */
export class InlinePanel {
  /**
   * @param {Connection} connection
   * @param {() => void} onChosen - called when something was chosen
   * @param {(parameter: string) => void} onStart - called to go to the private chat instead
   */
  constructor(connection, onChosen, onStart) {
    this.connection = connection;
    this.onChosen = onChosen;
    this.onStart = onStart;
    this.panel = byId("inline-panel");
    this.username = "";
    this.asked = null;
    this.timer = 0;
    this.panel.addEventListener("keydown", (event) => this.onKey(event));
  }

  get isOpen() {
    return !this.panel.hidden;
  }

  /** Look at what is in the text field: ask where it is addressed to the bot inline. */
  follow(text) {
    const query = this.queryIn(text);
    if (query === this.asked) return;
    this.asked = query;
    clearTimeout(this.timer);
    if (query === null) this.close();
    else this.timer = setTimeout(() => this.ask(query), PAUSE_MILLISECONDS);
  }

  queryIn(text) {
    const start = `@${this.username} `;
    const isInline = this.username !== "" && text.toLowerCase().startsWith(start.toLowerCase());
    return isInline ? text.slice(start.length) : null;
  }

  async ask(query) {
    const nodes = await this.getPage(query, "");
    if (this.asked !== query) return; // the person has typed on
    if (nodes.length === 0) nodes.push(element("p.panel-empty", {}, "Aucune réponse pour cette recherche."));
    this.panel.replaceChildren(...nodes);
    this.panel.hidden = false;
  }

  /** Get one page of results, with what stands before and after them. */
  async getPage(query, offset) {
    const answer = await post(this.connection.path("/inline"), { query, offset }).catch(() => null);
    if (!answer?.answered) return [];
    const { id, results, button, next_offset: next } = answer;
    const nodes = results.map((result) => this.renderResult(id, result));
    if (button) nodes.unshift(renderOption(button.text, "", () => this.start(button)));
    if (next) nodes.push(renderOption("Plus de réponses…", "", (event) => this.showMore(query, next, event.currentTarget)));
    return nodes;
  }

  renderResult(queryId, result) {
    return renderOption(result.title ?? result.type, result.description, () => this.choose(queryId, result));
  }

  /** Put the next page in the place of what asked for it. */
  async showMore(query, offset, node) {
    const nodes = await this.getPage(query, offset);
    if (this.asked !== query) return;
    node.replaceWith(...nodes);
    nodes[0]?.focus();
  }

  start(button) {
    this.close();
    this.onChosen();
    this.onStart(button.start_parameter ?? "");
  }

  async choose(queryId, result) {
    const path = this.connection.path(`/inline/${queryId}/choose`);
    await post(path, { result_id: result.id });
    this.close();
    this.onChosen();
  }

  focusFirst() {
    this.panel.querySelector(".result")?.focus();
  }

  close() {
    clearTimeout(this.timer);
    this.asked = null;
    this.panel.hidden = true;
    this.panel.replaceChildren();
  }

  onKey(event) {
    const results = [...this.panel.querySelectorAll(".result")];
    const at = results.indexOf(document.activeElement);
    if (event.key === "ArrowDown") results[Math.min(at + 1, results.length - 1)]?.focus();
    else if (event.key === "ArrowUp" && at > 0) results[at - 1].focus();
    else if (event.key === "ArrowUp" || event.key === "Escape") byId("text").focus();
    else return;
    event.preventDefault();
  }
}

function renderOption(title, detail, onclick) {
  const node = element("button.result", { type: "button", role: "option", "aria-selected": "false", onclick });
  node.append(element("span.result-title", {}, title));
  if (detail) node.append(element("span.result-detail", {}, detail));
  return node;
}
