#!/usr/bin/env bash
# Expected: every stemmer made for French gives the plural in -eaux the stem of its singular in
#   -eau (bureau, niveau, réseau).
# So it is: two of talisman's three do not: the minimal stemmer of Neuchâtel makes of "bureaux"
#   "bureal", as if it were of the kind of "chevaux", and so does Carry; the singulars become
#   "bureau" and "bur". The longer stemmer of Neuchâtel does it right.
# Seen with: talisman 1.1.4, Node 20.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm install --silent --no-audit --no-fund --ignore-scripts talisman@1.1.4 || exit 2

node - <<'JAVASCRIPT'
const plain = (module) => module.default || module;
const carry = plain(require("talisman/stemmers/french/carry.js"));
const { minimal, complex } = require("talisman/stemmers/french/unine.js");

console.log("talisman", require("talisman/package.json").version);
const PAIRS = [["bureau", "bureaux"], ["niveau", "niveaux"], ["réseau", "réseaux"]];
const meets = (stem) => PAIRS.map(([one, many]) => stem(one) === stem(many));
for (const [name, stem] of Object.entries({ carry, minimal, complex })) {
  console.log(name, PAIRS.flat().map(stem).join(" "));
}
const right = [carry, minimal, complex].map((stem) => meets(stem).every(Boolean));
const wrong = [carry, minimal].map((stem) => !meets(stem).some(Boolean));
process.exitCode = Number(String(right) !== "false,false,true" || String(wrong) !== "true,true");
JAVASCRIPT
