// Use the bot inline: "@bot question" in the text field offers results to send.

import { post } from "./api.js";
import { byId, element } from "./dom.js";

const PAUSE_MILLISECONDS = 250;

/** The panel of results above the text field. */
export class InlinePanel {
  /**
   * @param {Connection} connection
   * @param {() => void} onChosen - called when a result was sent
   */
  constructor(connection, onChosen) {
    this.connection = connection;
    this.onChosen = onChosen;
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
    const answer = await post(this.connection.path("/inline"), { query }).catch(() => null);
    if (this.asked !== query) return; // the person has typed on
    const results = answer?.results ?? [];
    const nodes = results.map((result) => this.renderResult(answer.id, result));
    if (nodes.length === 0) nodes.push(element("p.panel-empty", {}, "Aucune réponse pour cette recherche."));
    this.panel.replaceChildren(...nodes);
    this.panel.hidden = false;
  }

  renderResult(queryId, result) {
    const node = element("button.result", { type: "button", role: "option", "aria-selected": "false" });
    node.append(element("span.result-title", {}, result.title ?? result.type));
    if (result.description) node.append(element("span.result-detail", {}, result.description));
    node.addEventListener("click", () => this.choose(queryId, result));
    return node;
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
