// Turn a text and its entities into nodes. Offsets are UTF-16 code units, as JavaScript's are.

import { element } from "./dom.js";

const STYLES = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
};
const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);
const SAFE_PROTOCOLS = new Set(["http:", "https:", "mailto:", "tel:", "tg:"]);

/** A link's target, or null for what must not be one (javascript: and the like). */
export function safeUrl(url) {
  try {
    const parsed = new URL(/^[a-z][a-z0-9+.-]*:/i.test(url) ? url : `http://${url}`);
    return SAFE_PROTOCOLS.has(parsed.protocol) ? parsed.href : null;
  } catch {
    return null;
  }
}

/**
 * Render a text.
 * @param {string} text
 * @param {object[]} entities - sorted by offset, outer before inner
 * @param {(command: string) => void} onCommand - called when a command in the text is clicked
 * @returns {Node[]}
 */
export function renderText(text, entities = [], onCommand = () => {}) {
  return renderRange({ text, onCommand }, 0, text.length, entities);
}

function renderRange(source, start, end, entities) {
  const nodes = [];
  let at = start;
  let index = 0;
  while (index < entities.length) {
    const entity = entities[index];
    const from = Math.max(entity.offset, at);
    const to = Math.min(entity.offset + entity.length, end);
    index += 1;
    if (to <= from) continue;
    if (from > at) nodes.push(source.text.slice(at, from));
    const inner = [];
    // What begins inside goes inside; what ends beyond is cut there.
    while (index < entities.length && entities[index].offset < to) inner.push(entities[index++]);
    nodes.push(renderEntity(source, entity, from, to, inner));
    at = to;
    // A block ends its line by itself: the line break after it would make an empty line.
    if (BLOCKS.has(entity.type) && source.text[at] === "\n") at += 1;
  }
  if (at < end) nodes.push(source.text.slice(at, end));
  return nodes;
}

function renderEntity(source, entity, from, to, inner) {
  const value = source.text.slice(from, to);
  const children = () => renderRange(source, from, to, inner);
  switch (entity.type) {
    case "text_link":
      return link(entity.url, children());
    case "url":
      return link(value, [value]);
    case "email":
      return link(`mailto:${value}`, [value]);
    case "bot_command":
      return element("button.command", { type: "button", onclick: () => source.onCommand(value) }, value);
    case "mention":
    case "hashtag":
      return element("span.mention", {}, value);
    case "spoiler":
      return spoiler(children());
    case "expandable_blockquote":
      return expandableQuote(children());
    default:
      return element(STYLES[entity.type] ?? "span", {}, ...children());
  }
}

function link(url, children) {
  const href = safeUrl(url);
  if (href === null) return element("span", {}, ...children);
  return element("a", { href, target: "_blank", rel: "noopener noreferrer" }, ...children);
}

function spoiler(children) {
  const reveal = (event) => {
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    node.classList.add("is-shown");
    for (const name of ["role", "tabindex", "aria-label"]) node.removeAttribute(name);
  };
  const attributes = { role: "button", tabindex: "0", "aria-label": "Texte masqué, afficher" };
  const node = element("span.spoiler", { ...attributes, onclick: reveal, onkeydown: reveal }, ...children);
  return node;
}

/** A quotation cut to three lines, with a button where it has more. */
function expandableQuote(children) {
  const content = element("div.quote-content", {}, ...children);
  const label = element("span", {}, "Afficher la suite");
  const toggle = element("button.quote-toggle", { type: "button", "aria-expanded": "false", hidden: true }, label);
  const quote = element("blockquote.is-expandable", {}, content, toggle);
  toggle.addEventListener("click", () => {
    const open = quote.classList.toggle("is-open");
    toggle.setAttribute("aria-expanded", String(open));
    label.textContent = open ? "Réduire" : "Afficher la suite";
  });
  // Whether something is cut off depends on the width, so it is measured whenever that changes.
  new ResizeObserver(() => {
    if (quote.classList.contains("is-open")) return;
    toggle.hidden = content.scrollHeight <= content.clientHeight + 1;
  }).observe(content);
  return quote;
}
