#!/usr/bin/env bash
# Expected: lunr with the French of lunr-languages, which has a stemmer and stop words of that
#   language and folds its accents, finds « choisir l'entreprise » by « entreprise ».
# So it is: it cuts at spaces and hyphens only, and its stemmer leaves elisions: « l'entreprise » is
#   a word of its own, found by « l'entreprise » alone, « l’entreprise » another. The c, d, l and
#   qu among its stop words have nothing to stop. Add both apostrophes to lunr.tokenizer.separator, and
#   to lunr.QueryLexer.termSeparator, a copy of it made earlier: with the first alone,
#   « l'entreprise » finds nothing at all.
# Seen with: lunr 2.3.9, lunr-languages 1.22.0, Node 20.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm install --silent --no-audit --no-fund --ignore-scripts lunr@2.3.9 lunr-languages@1.22.0 || exit 2

node - <<'JAVASCRIPT'
const { readFileSync } = require("node:fs");
const lunr = require("lunr");
require("lunr-languages/lunr.stemmer.support")(lunr);
require("lunr-languages/lunr.fr")(lunr);

const QUESTIONS = [
  "Comment choisir l'entreprise",
  "Comment choisir l’entreprise",
  "Comment créer des entreprises",
  "Prendre un rendez-vous d'embauche",
];
const APOSTROPHES_TOO = /[\s\-'’]+/;
const SEEN = {
  "as it is": { "entreprise": "3", "l'entreprise": "1", "l’entreprise": "2", "embauche": "" },
  "index cut": { "entreprise": "1 2 3", "l'entreprise": "", "l’entreprise": "", "embauche": "4" },
  "both cut": {
    "entreprise": "1 2 3",
    "l'entreprise": "1 2 3",
    "l’entreprise": "1 2 3",
    "embauche": "4",
  },
};

function search(query) {
  const index = lunr(function () {
    this.use(lunr.fr);
    this.ref("number");
    this.field("text");
    QUESTIONS.forEach((text, position) => this.add({ number: position + 1, text }));
  });
  return index
    .search(query)
    .map(({ ref }) => ref)
    .sort()
    .join(" ");
}

for (const name of ["lunr", "lunr-languages"]) {
  const { version } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8"));
  console.log(name, version);
}
QUESTIONS.forEach((text, position) => console.log(`  ${position + 1} ${text}`));
let changed = false;
for (const [cutting, found] of Object.entries(SEEN)) {
  if (cutting !== "as it is") lunr.tokenizer.separator = APOSTROPHES_TOO;
  if (cutting === "both cut") lunr.QueryLexer.termSeparator = APOSTROPHES_TOO;
  for (const [query, seen] of Object.entries(found)) {
    const numbers = search(query);
    console.log(cutting.padEnd(9), query.padEnd(12), "finds", numbers || "nothing");
    changed ||= numbers !== seen;
  }
}
process.exitCode = Number(changed);
JAVASCRIPT
