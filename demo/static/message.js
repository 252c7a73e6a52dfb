// Show one message: its bubble and the keyboard under it.

import { renderAttachment } from "./attachments.js";
import { element, icon } from "./dom.js";
import { renderText, safeUrl } from "./text.js";

const clock = new Intl.DateTimeFormat("fr-FR", { hour: "2-digit", minute: "2-digit" });

/** Whether a message is the person's own. */
export const isMine = (message) => !message.from.is_bot;

/**
 * Make the list item of a message.
 * @param {object} message - as the Bot API has it
 * @param {object} actions - what clicking does: `command(text)`, `press(message, button, node)`,
 *   `follow(event, href)`
 */
export function renderMessage(message, actions) {
  const item = element(`li.message.${isMine(message) ? "mine" : "theirs"}`, {
    "data-id": message.message_id,
  });
  item.append(renderBubble(message, actions));
  if (message.reply_markup) item.append(renderKeyboard(message, actions));
  return item;
}

/**
 * Bring a list item up to date. Parts that say the same stay as they are, so that an open
 * quotation stays open when only the keyboard changes.
 */
export function updateMessage(item, before, message, actions) {
  const focused = focusedButton(item);
  if (!same(bubbleFields(before), bubbleFields(message))) {
    item.querySelector(".bubble").replaceWith(renderBubble(message, actions));
  } else {
    item.querySelector(".meta").replaceWith(renderMeta(message));
  }
  if (!same(before.reply_markup, message.reply_markup)) {
    item.querySelector(".keyboard")?.remove();
    if (message.reply_markup) item.append(renderKeyboard(message, actions));
    restoreFocus(item, focused);
  }
}

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

function bubbleFields(message) {
  const { reply_markup, edit_date, ...fields } = message;
  return fields;
}

function focusedButton(item) {
  const buttons = [...item.querySelectorAll(".key")];
  return buttons.indexOf(document.activeElement);
}

/** Keep the keyboard's user in place when the button under their focus is replaced. */
function restoreFocus(item, position) {
  if (position < 0) return;
  const buttons = item.querySelectorAll(".key");
  const target = buttons[Math.min(position, buttons.length - 1)] ?? document.getElementById("text");
  target.focus({ preventScroll: true });
}

function renderBubble(message, actions) {
  const attachment = renderAttachment(message);
  const bubble = element("div.bubble");
  if (message.sticker) bubble.classList.add("is-bare");
  bubble.append(element("span.visually-hidden", {}, isMine(message) ? "Vous : " : "Le bot : "));
  if (message.via_bot) {
    bubble.append(element("span.via", {}, `via @${message.via_bot.username}`));
  }
  if (message.reply_to_message) bubble.append(renderQuoted(message.reply_to_message));
  if (attachment) bubble.append(attachment);
  const text = message.text ?? message.caption ?? "";
  if (text) {
    const entities = message.entities ?? message.caption_entities;
    bubble.append(element("div.text", {}, ...renderText(text, entities, actions.command)));
  }
  (bubble.querySelector(".text") ?? bubble).append(renderMeta(message));
  if (message.reactions) {
    const emoji = message.reactions.map((reaction) => reaction.emoji).join("");
    bubble.append(element("span.reactions", { role: "img", "aria-label": `Réaction ${emoji}` }, emoji));
  }
  return bubble;
}

function renderQuoted(message) {
  const text = message.text ?? message.caption ?? "Pièce jointe";
  return element(
    "div.quoted",
    {},
    element("span.quoted-name", {}, message.from.first_name),
    element("span.quoted-text", {}, text),
  );
}

function renderMeta(message) {
  const date = new Date(message.date * 1000);
  const meta = element("span.meta");
  if (message.edit_date) meta.append("modifié ");
  meta.append(element("time", { datetime: date.toISOString() }, clock.format(date)));
  return meta;
}

function renderKeyboard(message, actions) {
  const keyboard = element("div.keyboard", { role: "group", "aria-label": "Réponses possibles" });
  for (const row of message.reply_markup.inline_keyboard) {
    keyboard.append(element("div.keys", {}, ...row.map((button) => renderButton(message, button, actions))));
  }
  return keyboard;
}

const KEY_ICONS = { url: "outside", copy_text: "copy" };

function renderButton(message, button, actions) {
  const label = element("span.key-label", {}, button.text);
  const iconName = Object.keys(KEY_ICONS).find((field) => field in button);
  const children = iconName ? [label, icon(KEY_ICONS[iconName])] : [label];
  const href = button.url === undefined ? null : safeUrl(button.url);
  if (href !== null) {
    const onclick = (event) => actions.follow(event, href);
    return element("a.key", { href, target: "_blank", rel: "noopener noreferrer", onclick }, ...children);
  }
  const node = element("button.key", { type: "button" }, ...children);
  node.addEventListener("click", () => actions.press(message, button, node));
  return node;
}
