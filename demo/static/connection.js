// Stay in touch with the server: the stream of events, and what to do when it breaks.

import { ApiError, get, post } from "./api.js";

const STORED = "demo-chat";
// The server is on this machine: it comes back as soon as it is started again.
const FIRST_RETRY_MILLISECONDS = 250;
const LONGEST_RETRY_MILLISECONDS = 1000;
const EVENTS = ["snapshot", "message", "edited_message", "deleted_message", "chat_action", "bot"];

/** The chat of this tab. It stays the same when the page is reloaded or the server restarts. */
export class Connection {
  /**
   * @param {object} listener - a method for each event's name, `lost()` when the stream breaks
   */
  constructor(listener) {
    this.listener = listener;
    this.chat = null;
    this.stream = null;
    this.timer = 0;
    this.pause = FIRST_RETRY_MILLISECONDS;
    // Browsers let the timers of hidden tabs wait for up to a minute.
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden && this.timer !== 0) this.open();
    });
  }

  path(rest) {
    return `/demo/chats/${this.chat.id}${rest}`;
  }

  /** Open the chat of this tab, or a new one; a server that has restarted does not know it. */
  async open() {
    this.close();
    const stored = sessionStorage.getItem(STORED);
    try {
      await this.enter(stored === null ? {} : { id: Number(stored) });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.retry();
    }
  }

  /** Leave this chat and open one as a new person. */
  async renew() {
    this.close();
    sessionStorage.removeItem(STORED);
    await this.open();
  }

  async enter(person) {
    const { chat } = await post("/demo/chats", { first_name: "Camille", ...person });
    this.chat = chat;
    sessionStorage.setItem(STORED, String(chat.id));
    this.listen();
  }

  listen() {
    this.close();
    const stream = new EventSource(this.path("/events"));
    for (const name of EVENTS) {
      stream.addEventListener(name, (event) => this.listener[name](JSON.parse(event.data)));
    }
    stream.addEventListener("open", () => (this.pause = FIRST_RETRY_MILLISECONDS));
    // The browser would try again by itself, but only for the chat that a new server does not know.
    stream.addEventListener("error", () => this.retry());
    this.stream = stream;
  }

  close() {
    clearTimeout(this.timer);
    this.timer = 0;
    this.stream?.close();
    this.stream = null;
  }

  retry() {
    this.close();
    this.listener.lost();
    this.timer = setTimeout(() => this.open(), this.pause);
    this.pause = Math.min(2 * this.pause, LONGEST_RETRY_MILLISECONDS);
  }

  bot() {
    return get(`/demo/bot?chat_id=${this.chat.id}`);
  }
}
