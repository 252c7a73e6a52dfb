// Put the page together.

import { post } from "./api.js";
import { ATTACHMENTS } from "./attachments.js";
import { Composer } from "./composer.js";
import { Connection } from "./connection.js";
import { byId, element } from "./dom.js";
import { InlinePanel } from "./inline.js";
import { Log } from "./log.js";
import { Menu } from "./menus.js";
import { alertDialog, banner, endAction, showAction, toast } from "./notices.js";

const log = new Log({ command: (text) => composer.send(text), press, follow });
let run = null; // which run of the server the messages are from
let wishes = readWishes();

const connection = new Connection({
  snapshot,
  message(message) {
    log.put(message);
    if (message.from.is_bot) endAction();
    showIntro();
  },
  edited_message: (message) => log.put(message),
  deleted_message: ({ message_id: id }) => log.remove(id),
  chat_action: ({ action }) => showAction(action),
  bot: showBot,
  lost: () => banner("Connexion perdue. Nouvelle tentative…"),
});

const inlinePanel = new InlinePanel(connection, () => composer.setText(""), start);
const composer = new Composer(connection, log, inlinePanel);
const commandsMenu = new Menu(byId("commands-button"), byId("commands-menu"));
const attachMenu = new Menu(byId("attach-button"), byId("attach-menu"));
const moreMenu = new Menu(byId("more-button"), byId("more-menu"));

attachMenu.fill(ATTACHMENTS.map(({ kind, label, icon }) => ({ label, icon, choose: () => composer.attach(kind) })));
moreMenu.fill([{ label: "Bloquer le bot", choose: () => block(true) }]);
byId("start").addEventListener("click", () => {
  composer.send("/start");
  byId("text").focus();
});
byId("new-chat").addEventListener("click", startAnew);
byId("unblock").addEventListener("click", () => block(false));

connection.open();

/** Show the whole chat: at first, and each time the connection is back. */
async function snapshot({ run: current, blocked, messages }) {
  if (run !== null && run !== current) {
    log.archive("Le serveur a redémarré : la conversation reprend ici.");
  }
  run = current;
  banner(null);
  endAction();
  log.show(messages);
  showBlocked(blocked);
  await showBot();
  showIntro();
  await fulfilWishes();
}

/** Read what the address asks for: `?start=payload` or `?q=question`, once. */
function readWishes() {
  const wanted = new URLSearchParams(location.search);
  if (wanted.size > 0) history.replaceState(null, "", location.pathname);
  const texts = [];
  if (wanted.has("start")) texts.push(`/start ${wanted.get("start")}`.trim());
  if (wanted.get("q")) texts.push(wanted.get("q"));
  return texts;
}

async function fulfilWishes() {
  const texts = wishes;
  wishes = [];
  for (const text of texts) await composer.send(text);
}

/** Show what the bot says about itself. */
async function showBot() {
  const bot = await connection.bot().catch(() => null);
  if (bot === null) return;
  const words = { ...bot, handle: `@${bot.username}`, initial: [...bot.name][0]?.toUpperCase() ?? "?" };
  for (const node of document.querySelectorAll("[data-bot]")) {
    node.textContent = words[node.dataset.bot];
  }
  document.title = `${bot.name} – démonstration`;
  inlinePanel.username = bot.username;
  showCommands(bot.commands);
}

function showCommands(commands) {
  composer.commands.commands = commands;
  const items = commands.map(({ command, description }) => ({
    label: `/${command}`,
    detail: description,
    choose: () => {
      composer.send(`/${command}`);
      byId("text").focus();
    },
  }));
  commandsMenu.fill(items);
  byId("about-commands-title").hidden = items.length === 0;
  byId("about-commands").replaceChildren(
    ...items.map(({ label, detail, choose }) => {
      const words = [element("span.menu-label", {}, label), element("span.menu-detail", {}, detail)];
      return element("li", {}, element("button.menu-item", { type: "button", onclick: choose }, ...words));
    }),
  );
}

/** Show the description as long as nothing was said. */
function showIntro() {
  byId("intro").hidden = !log.isEmpty;
}

async function startAnew() {
  log.clear();
  run = null;
  composer.endEdit();
  inlinePanel.close();
  await connection.renew();
}

async function block(blocked) {
  try {
    const chat = await post(connection.path("/block"), { blocked });
    showBlocked(chat.blocked);
  } catch (error) {
    toast(error.message);
  }
}

function showBlocked(blocked) {
  byId("composer").hidden = blocked;
  byId("unblock").hidden = !blocked;
  byId("more-button").parentElement.hidden = blocked;
}

/** Start the bot, as a link to it does. */
function start(parameter) {
  composer.send(`/start ${parameter}`.trim());
}

/** Stay here where a button links to this bot: whatever has its name on Telegram is not meant. */
function follow(event, href) {
  const { hostname, pathname, searchParams } = new URL(href);
  if (hostname !== "t.me" || pathname !== `/${inlinePanel.username}`) return;
  event.preventDefault();
  if (searchParams.has("start")) start(searchParams.get("start"));
  byId("text").focus();
}

/** Do what a button under a message does. */
async function press(message, button, node) {
  if (button.callback_data !== undefined) return callBack(message, button, node);
  if (button.copy_text) return copy(button.copy_text.text);
  const query = button.switch_inline_query_current_chat ?? button.switch_inline_query;
  if (query === undefined) return toast("Ce bouton ne fonctionne que dans Telegram.");
  composer.setText(`@${inlinePanel.username} ${query}`);
  byId("text").focus();
}

async function callBack(message, button, node) {
  if (node.getAttribute("aria-busy") === "true") return;
  node.setAttribute("aria-busy", "true");
  try {
    const path = connection.path(`/messages/${message.message_id}/press`);
    const answer = await post(path, { data: button.callback_data });
    if (answer.text) (answer.show_alert ? alertDialog : toast)(answer.text);
  } catch (error) {
    toast(error.message);
  } finally {
    node.removeAttribute("aria-busy");
  }
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast("Copié.");
  } catch {
    alertDialog(text);
  }
}
