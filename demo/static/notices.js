// Tell the person something in passing: toasts, alerts, the state of the connection.

import { byId } from "./dom.js";

const TOAST_MILLISECONDS = 3500;
const TYPING_MILLISECONDS = 5500; // Telegram shows a chat action for five seconds

const ACTIONS = {
  typing: "écrit",
  upload_photo: "envoie une photo",
  upload_document: "envoie un document",
  record_voice: "enregistre un message vocal",
};

let toastTimer = 0;
let actionTimer = 0;

/** Show a sentence for a few seconds. */
export function toast(sentence) {
  const node = byId("toast");
  node.classList.add("is-shown"); // first: what is hidden is not read out
  node.textContent = sentence;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => node.classList.remove("is-shown"), TOAST_MILLISECONDS + sentence.length * 30);
}

/** Show a sentence until the person has confirmed it. */
export function alertDialog(sentence) {
  const dialog = byId("alert");
  byId("alert-text").textContent = sentence;
  if (!dialog.open) dialog.showModal();
}

/** Show what the bot is doing. */
export function showAction(action) {
  setStatus(`${ACTIONS[action] ?? "écrit"}…`, "is-active");
  clearTimeout(actionTimer);
  actionTimer = setTimeout(endAction, TYPING_MILLISECONDS);
}

/** Show that the bot is there and waits. */
export function endAction() {
  clearTimeout(actionTimer);
  setStatus("bot");
}

/** Say above the messages that the connection is lost; null takes it away. */
export function banner(sentence) {
  const node = byId("banner");
  node.hidden = sentence === null;
  node.textContent = sentence ?? "";
  if (sentence !== null) {
    clearTimeout(actionTimer);
    setStatus("hors connexion");
  }
}

function setStatus(words, className = "") {
  const node = byId("status");
  node.className = `status ${className}`;
  if (node.textContent !== words) node.textContent = words;
}
