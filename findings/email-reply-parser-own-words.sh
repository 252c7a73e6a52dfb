#!/usr/bin/env bash
# Expected: email-reply-parser, which knows French, takes « Le lun. 3 mars 2025 à 14:05, Anne <…> a
#   écrit : » for the head of a quoted letter, by its date or address or colon, and leaves sentences.
# So it is: any paragraph that begins with « Le » is a head if its first line, or the second, ends in
#   « écrit », be it the noun: of « Le concours commence par un écrit », which needs no colon, and
#   of all that the writer asks after it nothing is left. "On … wrote" is no better. Without an
#   empty line before it nothing is hidden, but its two lines are made one.
# Seen with: email-reply-parser 2.3.9, Node 20.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm install --silent --no-audit --no-fund --ignore-scripts email-reply-parser@2.3.9 || exit 2

cat > finding.mjs <<'JAVASCRIPT'
import { readFileSync } from "node:fs";
import EmailReplyParser from "email-reply-parser";

const QUESTION = "Y a-t-il un oral ?";
const SEEN = {
  "Le lun. 3 mars 2025 à 14:05, Anne <anne@exemple.fr> a écrit :": "Bonjour,",
  "Le concours commence par un écrit": "Bonjour,",
  "Le dossier est prêt.\nC'est ce que vous m'avez écrit :": "Bonjour,",
  "On that Monday I also wrote": "Bonjour,",
  "Le concours commence par un oral": "Bonjour,\n\nLe concours commence par un oral\n\n" + QUESTION,
  "Un écrit ouvre le concours": "Bonjour,\n\nUn écrit ouvre le concours\n\n" + QUESTION,
};
const read = (mail) => new EmailReplyParser().read(mail).getVisibleText().trim();

const { version } = JSON.parse(
  readFileSync("node_modules/email-reply-parser/package.json", "utf8"),
);
console.log("email-reply-parser", version);
let changed = false;
for (const [lines, seen] of Object.entries(SEEN)) {
  const own = read(`Bonjour,\n\n${lines}\n\n${QUESTION}\n`);
  console.log(JSON.stringify(lines), "leaves", JSON.stringify(own));
  changed ||= own !== seen;
}
const joined = read("Bonjour,\nLe dossier est prêt.\nVous l'avez écrit :\nmerci.\n");
console.log(JSON.stringify(joined));
changed ||= !joined.includes("Le dossier est prêt. Vous l'avez écrit :\nmerci.");
process.exitCode = Number(changed);
JAVASCRIPT
node finding.mjs
