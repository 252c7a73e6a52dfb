#!/usr/bin/env bash
# Expected: the parse mode "markdownv2" of GramJS, a client of Telegram's own protocol, is the
#   MarkdownV2 that Telegram describes for bots: _ for italics, and a backslash before any mark
#   that is only meant as a character.
# So it is: italics stand between hyphens and _ means nothing. Two hyphens in a message are taken
#   out and what lies between them leans: « un rendezvous à SaintMalo », « du 02032027 ». A
#   backslash helps not, as it stays in the text, so that what escapes for the Bot API does harm.
# Seen with: telegram (GramJS) 2.26.22, Node 20.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm install --silent --no-audit --no-fund --ignore-scripts telegram@2.26.22 || exit 2

node - <<'JAVASCRIPT'
const { sanitizeParseMode } = require("telegram/Utils");
const { version } = require("telegram/package.json");

const SEEN = {
  "*Où* postuler ?": ["Où postuler ?", "Bold: Où"],
  "_Où_ postuler ?": ["_Où_ postuler ?", ""],
  "-Où- postuler ?": ["Où postuler ?", "Italic: Où"],
  "un rendez-vous": ["un rendez-vous", ""],
  "un rendez-vous à Saint-Malo": ["un rendezvous à SaintMalo", "Italic: vous à Saint"],
  "un rendez\\-vous à Saint\\-Malo": ["un rendez\\vous à Saint\\Malo", "Italic: vous à Saint\\"],
  "du 02-03-2027": ["du 02032027", "Italic: 03"],
  "Prêt\\!": ["Prêt\\!", ""],
};
console.log("telegram", version);
let changed = false;
for (const [markdown, seen] of Object.entries(SEEN)) {
  const [text, entities] = sanitizeParseMode("markdownv2").parse(markdown);
  const marked = entities.map(
    ({ className, offset, length }) =>
      `${className.replace("MessageEntity", "")}: ${text.slice(offset, offset + length)}`,
  );
  console.log(markdown.padEnd(32), text.padEnd(30), marked.join(", "));
  changed ||= text !== seen[0] || marked.join() !== seen[1];
}
process.exitCode = Number(changed);
JAVASCRIPT
