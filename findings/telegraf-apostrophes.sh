#!/usr/bin/env bash
# Expected: telegraf cuts what follows a command at its spaces (ctx.args) and keeps together what
#   stands in quotation marks, "le salaire", as its description shows.
# So it is: an apostrophe inside a word is such a mark. It is taken away, cuts the word, and what
#   follows up to the next one is one argument: « d'où vient l'offre d'emploi » is
#   d | où vient l | offre | d | emploi, which cannot be put together again. Few French questions
#   are without one. The typographic ’ is left alone; ctx.payload has the text as it was.
# Seen with: telegraf 4.16.3, Node 20.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm install --silent --no-audit --no-fund --ignore-scripts telegraf@4.16.3 || exit 2

node - <<'JAVASCRIPT'
const { readFileSync } = require("node:fs");
const { Telegraf } = require("telegraf");

const COMMAND = "/question";
const SEEN = {
  'quel "salaire net" ?': "quel | salaire net | ?",
  "l'entreprise": "l | entreprise",
  "qu'est-ce qu'un cadre ?": "qu | est-ce qu | un | cadre | ?",
  "d'où vient l'offre d'emploi": "d | où vient l | offre | d | emploi",
  "d’où vient l’offre": "d’où | vient | l’offre",
};
const USER = { id: 1, first_name: "Camille" };

async function ask(question) {
  const bot = new Telegraf("1:token");
  bot.botInfo = { id: 2, is_bot: true, first_name: "FAQ", username: "faq_bot" };
  let command;
  bot.command("question", (context) => {
    command = { args: context.args.join(" | "), payload: context.payload };
  });
  await bot.handleUpdate({
    update_id: 1,
    message: {
      message_id: 1,
      date: 1793606400,
      chat: { ...USER, type: "private" },
      from: { ...USER, is_bot: false },
      text: `${COMMAND} ${question}`,
      entities: [{ type: "bot_command", offset: 0, length: COMMAND.length }],
    },
  });
  return command;
}

async function main() {
  const { version } = JSON.parse(readFileSync("node_modules/telegraf/package.json", "utf8"));
  console.log("telegraf", version);
  let changed = false;
  for (const [question, seen] of Object.entries(SEEN)) {
    const { args, payload } = await ask(question);
    console.log(question.padEnd(28), args);
    changed ||= args !== seen || payload !== question;
  }
  process.exitCode = Number(changed);
}
main();
JAVASCRIPT
