#!/usr/bin/env bash
# Expected: Orama set to French, which folds accents, folds œ to oe, so that « coeur » finds « cœur »;
#   or it leaves œ alone, as other indexes do.
# So it is: it folds œ to o. « cœur » and « cour » are one word, and « œuvre » and « ouvre »: who looks
#   for « œuvre » finds « J'ouvre un compte », and who types « coeur » or « oeuvre », as keyboards
#   have no œ, finds nothing. æ is no letter of French to it and cuts the word: « ex æquo » is
#   found by « quo ».
# Seen with: @orama/orama 3.1.18, Node 20.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm install --silent --no-audit --no-fund --ignore-scripts @orama/orama@3.1.18 || exit 2

cat > finding.mjs <<'JAVASCRIPT'
import { readFileSync } from "node:fs";
import { create, insertMultiple, search } from "@orama/orama";

const TEXTS = ["Mal au cœur", "La cour d'école", "Main-d'œuvre", "J'ouvre un compte", "Ex æquo"];
const SEEN = {
  "école": "La cour d'école",
  "ecole": "La cour d'école",
  "cœur": "La cour d'école, Mal au cœur",
  "coeur": "",
  "cour": "La cour d'école, Mal au cœur",
  "œuvre": "J'ouvre un compte, Main-d'œuvre",
  "oeuvre": "",
  "quo": "Ex æquo",
};

const index = create({ schema: { text: "string" }, language: "french" });
await insertMultiple(index, TEXTS.map((text) => ({ text })));
const { version } = JSON.parse(readFileSync("node_modules/@orama/orama/package.json", "utf8"));
console.log("@orama/orama", version);
let changed = false;
for (const [term, seen] of Object.entries(SEEN)) {
  const { hits } = await search(index, { term });
  const found = hits.map((hit) => hit.document.text).sort().join(", ");
  console.log(term.padEnd(8), "finds", found || "nothing");
  changed ||= found !== seen;
}
process.exitCode = Number(changed);
JAVASCRIPT
node finding.mjs
