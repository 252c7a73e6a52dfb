#!/usr/bin/env bash
# Expected: the recognizers behind Microsoft's bots and nlp.js read « deux mille cinq cents euros »
#   as 2500 euros, as they do with « deux mille cinq cent euros ».
# So it is: only the wrong spelling is read. « cents », as French writes it after deux to neuf, is
#   no number to them but a coin: « mille huit cents euros » are 1008 cents and euros without a
#   number, « trois cents salariés » 3 cents. Asked for numbers only, they lose the hundreds: 2005.
# Seen with: @microsoft/recognizers-text-suite 1.3.1, Node 20.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm install --silent --no-audit --no-fund --ignore-scripts @microsoft/recognizers-text-suite@1.3.1 || exit 2

node - <<'JAVASCRIPT'
const { recognizeCurrency, recognizeNumber } = require("@microsoft/recognizers-text-suite");
const { version } = require("@microsoft/recognizers-text-suite/package.json");

const SEEN = {
  "deux mille euros": ["2000 Euro", "2000"],
  "deux cent cinquante euros": ["250 Euro", "250"],
  "deux mille cinq cent euros": ["2500 Euro", "2500"],
  "deux mille cinq cents euros": ["2005 Cent, null Euro", "2005"],
  "mille huit cents euros": ["1008 Cent, null Euro", "1008"],
  "trois cents salariés": ["3 Cent", "3"],
};
console.log("@microsoft/recognizers-text-suite", version);
let changed = false;
for (const [text, seen] of Object.entries(SEEN)) {
  const currencies = recognizeCurrency(text, "fr-fr").map(
    ({ resolution }) => `${resolution.value} ${resolution.unit}`,
  );
  const numbers = recognizeNumber(text, "fr-fr").map(({ resolution }) => resolution.value);
  const read = [currencies.join(", "), numbers.join(", ")];
  console.log(text.padEnd(28), read.join(" | "));
  changed ||= read.join() !== seen.join();
}
process.exitCode = Number(changed);
JAVASCRIPT
