#!/usr/bin/env bash
# Expected: an index of whole words, as FlexSearch's "strict" is, finds a number by that number alone.
# So it is: the encoder that it takes unless told otherwise makes one of repeated characters, digits too:
#   « 10 » and « 100 » are one word, as are 33 and 3, and 20 finds 2200. And it cuts numbers from the left
#   into groups of three digits, each a word of its own: 2025 is 202 and 5, so the 5 of « bac+5 » finds
#   2025, and 45 finds 12345, while 25 finds nothing. dedupe: false stops the first only, numeric: false
#   the second. Most other encoders of its Charset do the same, Exact does not.
# Seen with: flexsearch 0.8.212, Node 20.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm install --silent --no-audit --no-fund --ignore-scripts flexsearch@0.8.212 || exit 2

node - <<'JAVASCRIPT'
const { readFileSync } = require("node:fs");
const { Encoder, Index } = require("flexsearch");

const TEXTS = ["10 ans", "100 km", "1000 euros", "33 offres", "2200 euros", "2025", "12345", "bac+5"];
const SEEN = {
  "as it is": {
    10: "10 ans, 100 km, 1000 euros",
    100: "10 ans, 100 km, 1000 euros",
    3: "33 offres",
    20: "2200 euros",
    5: "2025, bac+5",
    45: "12345",
    25: "",
  },
  "numeric: false": { 10: "10 ans, 100 km, 1000 euros", 3: "33 offres", 5: "bac+5", 45: "" },
  "dedupe: false": { 10: "10 ans", 3: "", 5: "2025, bac+5", 45: "12345" },
  "both": { 10: "10 ans", 100: "100 km", 3: "", 20: "", 5: "bac+5", 45: "" },
};
const ENCODERS = {
  "numeric: false": new Encoder({ numeric: false }),
  "dedupe: false": new Encoder({ dedupe: false }),
  "both": new Encoder({ numeric: false, dedupe: false }),
};

function search(query, encoder) {
  const index = new Index({ tokenize: "strict", ...(encoder && { encoder }) });
  TEXTS.forEach((text, position) => index.add(position, text));
  const positions = index.search(query).sort((one, other) => one - other);
  return positions.map((position) => TEXTS[position]).join(", ");
}

const { version } = JSON.parse(readFileSync("node_modules/flexsearch/package.json", "utf8"));
console.log("flexsearch", version);
let changed = false;
for (const [name, found] of Object.entries(SEEN)) {
  console.log(name);
  for (const [query, seen] of Object.entries(found)) {
    const texts = search(query, ENCODERS[name]);
    console.log(`  ${query.padEnd(4)} ${texts || "nothing"}`);
    changed ||= texts !== seen;
  }
}
process.exitCode = Number(changed);
JAVASCRIPT
