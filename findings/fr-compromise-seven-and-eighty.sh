#!/usr/bin/env bash
# Expected: fr-compromise, which reads « huit jours » as 8 and « quatre-vingt-un » as 81, reads
#   « sept jours » as 7 and « quatre-vingts euros » as 80; and turned to digits, « vingt et
#   unième » is 21e, as « deuxième » is 2e.
# So it is: « sept » before a noun is the month of September and no number, though it is one
#   alone, in « sept mille » and in « vingt-sept ». « quatre-vingts » is 4, and « trois cent
#   quatre-vingts euros » 304: only without the s that French writes there it is 80. And
#   ordinals with « et », as 21 and 71, get the ending of 1er: « le 21er jour ».
# Seen with: fr-compromise 0.2.8, Node 20.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm install --silent --no-audit --no-fund --ignore-scripts fr-compromise@0.2.8 || exit 2

cat > finding.mjs <<'JAVASCRIPT'
import { readFileSync } from "node:fs";
import nlp from "fr-compromise";

const SEEN = {
  "huit jours": "8 jours",
  "sept jours": "sept jours",
  "sept mille euros": "7000 euros",
  "six ou sept ans": "6 ou sept ans",
  "vingt-sept ans": "27 ans",
  "quatre-vingt-un euros": "81 euros",
  "quatre-vingt euros": "80 euros",
  "quatre-vingts euros": "4-vingts euros",
  "trois cent quatre-vingts euros": "304-vingts euros",
  "le deuxième jour": "le 2e jour",
  "le vingt et unième jour": "le 21er jour",
  "le soixante et onzième jour": "le 71er jour",
};
const { version } = JSON.parse(readFileSync("node_modules/fr-compromise/package.json", "utf8"));
console.log("fr-compromise", version);
let changed = false;
for (const [text, seen] of Object.entries(SEEN)) {
  const document = nlp(text);
  document.numbers().toNumber();
  console.log(text.padEnd(32), document.text());
  changed ||= document.text() !== seen;
}
process.exitCode = Number(changed);
JAVASCRIPT
node finding.mjs
