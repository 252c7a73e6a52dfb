// Write messages: the text field, sending, editing one's last message.

import { post, put } from "./api.js";
import { CommandPanel } from "./commands.js";
import { byId } from "./dom.js";
import { toast } from "./notices.js";

const MESSAGE_LIMIT = 4096;

/** The form at the bottom. */
export class Composer {
  constructor(connection, log, inlinePanel) {
    this.connection = connection;
    this.log = log;
    this.inline = inlinePanel;
    this.commands = new CommandPanel(
      (command) => this.sendCommand(command),
      (command) => this.setText(`${command} `),
    );
    this.field = byId("text");
    this.editBar = byId("edit-bar");
    this.edited = null;
    this.sending = Promise.resolve();
    byId("composer").addEventListener("submit", (event) => this.onSubmit(event));
    byId("edit-cancel").addEventListener("click", () => this.endEdit());
    this.field.addEventListener("keydown", (event) => this.onKey(event));
    this.field.addEventListener("input", () => this.onInput());
  }

  onSubmit(event) {
    event.preventDefault();
    const text = this.field.value.trim();
    if (this.edited) this.finishEdit(text);
    else if (text) this.send(text);
    this.field.focus();
  }

  onKey(event) {
    if (event.isComposing || this.commands.onKey(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      byId("composer").requestSubmit();
    } else if (event.key === "Escape") {
      if (this.edited) this.endEdit();
      else this.inline.close();
    } else if (event.key === "ArrowUp" && this.field.value === "") {
      event.preventDefault();
      this.startEdit(this.log.lastOwnText());
    } else if (event.key === "ArrowDown" && this.inline.isOpen) {
      event.preventDefault();
      this.inline.focusFirst();
    }
  }

  onInput() {
    this.fit();
    this.inline.follow(this.field.value);
    this.commands.follow(this.edited ? "" : this.field.value);
  }

  /** Give the field the height of its text. */
  fit() {
    this.field.style.height = "auto";
    this.field.style.height = `${this.field.scrollHeight}px`;
  }

  setText(text) {
    this.field.value = text;
    this.field.setSelectionRange(text.length, text.length);
    this.onInput();
  }

  /** Send a text, in parts where it is too long for one message; it stays if that fails. */
  send(text) {
    const own = text === this.field.value.trim();
    if (own) this.setText("");
    return this.post(parts(text).map((part) => ({ text: part })), own ? text : "");
  }

  /** Send a command that was chosen from a list, in place of what was typed of it. */
  sendCommand(command) {
    this.setText("");
    this.send(command);
    this.field.focus();
  }

  /** Send a stand-in for a photo and the like; what was typed becomes its caption. */
  attach(kind) {
    const caption = kind === "photo" || kind === "document" ? this.field.value.trim() : "";
    if (caption) this.setText("");
    return this.post([{ kind, caption }], caption);
  }

  /** Send messages one after the other, so that they arrive in the order they were written. */
  post(bodies, draft) {
    this.sending = this.sending.then(async () => {
      try {
        for (const body of bodies) await post(this.connection.path("/messages"), body);
      } catch (error) {
        toast(error.message);
        if (this.field.value === "") this.setText(draft);
      }
    });
    return this.sending;
  }

  startEdit(message) {
    if (!message) return;
    this.edited = message;
    byId("edit-preview").textContent = message.text;
    byId("send-label").textContent = "Enregistrer la modification";
    byId("send").querySelector("use").setAttribute("href", "#icon-check");
    this.editBar.hidden = false;
    this.setText(message.text);
  }

  endEdit() {
    this.edited = null;
    byId("send-label").textContent = "Envoyer";
    byId("send").querySelector("use").setAttribute("href", "#icon-send");
    this.editBar.hidden = true;
    this.setText("");
    this.field.focus();
  }

  async finishEdit(text) {
    const message = this.edited;
    if (!text) return;
    try {
      if (text !== message.text) {
        await put(this.connection.path(`/messages/${message.message_id}`), { text });
      }
      this.endEdit();
    } catch (error) {
      toast(error.message);
    }
  }
}

/** Cut a text as Telegram's apps do: at a line break or space where there is one. */
export function parts(text) {
  const found = [];
  let rest = text;
  while (rest.length > MESSAGE_LIMIT) {
    const head = rest.slice(0, MESSAGE_LIMIT);
    const gap = Math.max(head.lastIndexOf("\n"), head.lastIndexOf(" "));
    // Without a gap, at least not between the halves of one character.
    const half = /[\ud800-\udbff]$/.test(head) ? MESSAGE_LIMIT - 1 : MESSAGE_LIMIT;
    const at = gap > MESSAGE_LIMIT / 2 ? gap : half;
    found.push(rest.slice(0, at));
    rest = rest.slice(at).trimStart();
  }
  if (rest) found.push(rest);
  return found;
}
