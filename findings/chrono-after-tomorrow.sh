#!/usr/bin/env bash
# Expected: chrono-node, which lists French among the languages it supports, knows « après-demain »
#   (the day after tomorrow) and « avant-hier », or else finds no date in them.
# So it is: it finds « demain » and « hier » inside them: every appointment of « après-demain » is
#   a day early, every « avant-hier » a day late. The text it gives back is cut the same way.
# Seen with: chrono-node 2.10.3, Node 20.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm install --silent --no-audit --no-fund --ignore-scripts chrono-node@2.10.3 || exit 2

node - <<'JAVASCRIPT'
const { readFileSync } = require("node:fs");
const { fr } = require("chrono-node");

const TUESDAY = new Date(2026, 10, 24, 10);
const SEEN = {
  "demain à 14h": "demain à 14h = 25",
  "Je peux venir après-demain à 14h": "demain à 14h = 25",
  "J'ai postulé hier": "hier = 23",
  "J'ai postulé avant-hier": "hier = 23",
  "dans 2 jours": "dans 2 jours = 26",
};
const { version } = JSON.parse(readFileSync("node_modules/chrono-node/package.json", "utf8"));
console.log("chrono-node", version, "on the 24th");
let changed = false;
for (const [text, seen] of Object.entries(SEEN)) {
  const found = fr.parse(text, TUESDAY).map(
    (result) => `${result.text} = ${result.start.get("day")}`,
  );
  console.log(text.padEnd(34), found.join(", "));
  changed ||= found.join() !== seen;
}
process.exitCode = Number(changed);
JAVASCRIPT
