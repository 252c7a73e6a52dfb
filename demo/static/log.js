// Keep the list of messages: order, days, scrolling, what belongs to an earlier run of the server.

import { byId, element } from "./dom.js";
import { isMine, renderMessage, updateMessage } from "./message.js";

const JOINED_WITHIN_SECONDS = 300;
const NEAR_THE_END_PIXELS = 80;

const dayFormat = new Intl.DateTimeFormat("fr-FR", { weekday: "long", day: "numeric", month: "long" });

/** The messages on the page. */
export class Log {
  constructor(actions) {
    this.actions = actions;
    this.frame = byId("log");
    this.list = byId("messages");
    this.toEnd = byId("to-end");
    this.badge = byId("unseen");
    this.shown = new Map(); // message_id -> { message, item }
    this.unseen = 0;
    this.day = ""; // of the last separator
    this.toEnd.addEventListener("click", () => this.scrollToEnd("smooth"));
    this.frame.addEventListener("scroll", () => this.noteScroll(), { passive: true });
    // The frame shrinks when the text field grows or a keyboard opens, and a message grows once it
    // is laid out: the end stays in view.
    this.wasAtEnd = true;
    const observer = new ResizeObserver(() => this.wasAtEnd && this.scrollToEnd());
    observer.observe(this.frame);
    observer.observe(this.list);
  }

  get isEmpty() {
    return this.list.childElementCount === 0;
  }

  /** The person's latest message that is a text, or undefined. */
  lastOwnText() {
    const messages = [...this.shown.values()].map((entry) => entry.message);
    return messages.reverse().find((message) => isMine(message) && message.text && !message.via_bot);
  }

  /** Show exactly these messages of this run, without reading them all out. */
  show(messages) {
    this.frame.setAttribute("aria-live", "off");
    const ids = new Set(messages.map((message) => message.message_id));
    for (const id of [...this.shown.keys()]) if (!ids.has(id)) this.remove(id);
    for (const message of messages) this.put(message, { quiet: true });
    this.scrollToEnd();
    requestAnimationFrame(() => this.frame.setAttribute("aria-live", "polite"));
  }

  /** Add a message, or bring it up to date. */
  put(message, { quiet = false } = {}) {
    const atEnd = this.isAtEnd();
    const known = this.shown.get(message.message_id);
    if (known) {
      this.update(known, message);
      this.requote(message.message_id, message);
    } else {
      this.append(message);
    }
    if (atEnd || (!known && isMine(message))) this.scrollToEnd();
    else if (!known && !quiet) this.countUnseen(this.unseen + 1);
  }

  append(message) {
    const previous = [...this.shown.values()].at(-1)?.message;
    if (this.day !== day(message)) {
      this.day = day(message);
      this.separate(dayName(message), "day");
    }
    const item = renderMessage(message, this.actions);
    if (previous && day(previous) === day(message) && joins(previous, message)) {
      item.classList.add("is-joined");
    }
    this.list.append(item);
    this.shown.set(message.message_id, { message, item });
  }

  update(known, message) {
    updateMessage(known.item, known.message, message, this.actions);
    known.message = message;
  }

  /** Bring the replies to a message up to date; where it is undefined, it was deleted. */
  requote(id, message) {
    for (const known of this.shown.values()) {
      if (known.message.reply_to_message?.message_id !== id) continue;
      this.update(known, { ...known.message, reply_to_message: message });
    }
  }

  remove(id) {
    this.shown.get(id)?.item.remove();
    this.shown.delete(id);
    this.requote(id, undefined);
  }

  /** Leave what is shown to read, but not to use: the server no longer knows it. */
  archive(sentence) {
    if (this.shown.size === 0) return;
    for (const { item } of this.shown.values()) {
      item.classList.add("is-archived");
      item.removeAttribute("data-id");
      for (const key of item.querySelectorAll("button.key")) key.disabled = true;
    }
    this.shown.clear();
    this.separate(sentence, "restart");
  }

  clear() {
    this.list.replaceChildren();
    this.shown.clear();
    this.day = "";
    this.countUnseen(0);
  }

  separate(sentence, kind) {
    this.list.append(element(`li.separator.is-${kind}`, {}, element("span", {}, sentence)));
  }

  isAtEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.frame;
    return scrollHeight - scrollTop - clientHeight < NEAR_THE_END_PIXELS;
  }

  scrollToEnd(behavior = "instant") {
    this.frame.scrollTo({ top: this.frame.scrollHeight, behavior });
    this.wasAtEnd = true;
  }

  noteScroll() {
    this.wasAtEnd = this.isAtEnd();
    this.toEnd.hidden = this.wasAtEnd;
    if (this.wasAtEnd) this.countUnseen(0);
  }

  countUnseen(count) {
    this.unseen = count;
    this.badge.hidden = count === 0;
    this.badge.textContent = count === 0 ? "" : String(count);
  }
}

const day = (message) => new Date(message.date * 1000).toDateString();

const dayName = (message) =>
  day(message) === new Date().toDateString() ? "Aujourd’hui" : dayFormat.format(message.date * 1000);

const joins = (previous, message) =>
  previous.from.id === message.from.id && message.date - previous.date < JOINED_WITHIN_SECONDS;
