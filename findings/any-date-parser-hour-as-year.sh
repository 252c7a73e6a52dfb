#!/usr/bin/env bash
# Expected: any-date-parser, which takes every language that Intl has, reads « 3 mars à 14h30 » as
#   that day and hour, as it reads « 14 h 30 » and « 14:30 », or leaves out the hour; and in
#   « 5 semaines de congés », of which it knows no word, it finds no month.
# So it is: an hour set without spaces, as most people type it, is taken for a year, by its hours or by its
#   minutes: « 3 mars 14h30 » is in 2014, « le 3 mars à 14h30 » in 2030. And « mai » is found within
#   words: « 5 semaines » is the fifth of May, « dans 3 semaines » the third, while in English "in 3
#   weeks" is understood. fromString makes valid dates of all of them.
# Seen with: any-date-parser 2.2.4, Node 20.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm install --silent --no-audit --no-fund --ignore-scripts any-date-parser@2.2.4 || exit 2

cat > finding.mjs <<'JAVASCRIPT'
import { readFileSync } from "node:fs";
import parser from "any-date-parser";

const PARTS = ["year", "month", "day", "hour", "minute"];
const SEEN = {
  "3 mars 2026 à 14:30": "2026 3 3 14 30",
  "3 mars à 14 h 30": "- 3 3 14 30",
  "3 mars 14h30": "2014 3 3 - -",
  "lundi 3 mars 14h": "2014 3 3 - -",
  "le 3 mars à 14h30": "2030 3 3 - -",
  "3 mai": "- 5 3 - -",
  "5 semaines de congés": "- 5 5 - -",
  "dans 3 semaines": "- 5 3 - -",
};

const { version } = JSON.parse(
  readFileSync("node_modules/any-date-parser/package.json", "utf8"),
);
console.log("any-date-parser", version);
console.log(PARTS.join(" "));
let changed = false;
for (const [text, seen] of Object.entries(SEEN)) {
  const found = parser.attempt(text, "fr");
  const parts = PARTS.map((part) => found[part] ?? "-").join(" ");
  const isDate = !Number.isNaN(Number(parser.fromString(text, "fr")));
  console.log(text.padEnd(20), parts, isDate ? "valid" : "invalid");
  changed ||= parts !== seen || !isDate;
}
process.exitCode = Number(changed);
JAVASCRIPT
node finding.mjs
