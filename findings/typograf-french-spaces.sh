#!/usr/bin/env bash
# Expected: Typograf, which corrects typography and lists French among its languages, makes the
#   space before ? ! ; and : of a French text a no-break one, as it sets no-break spaces inside
#   « », or leaves it.
# So it is: told that the text is French, it takes these spaces out as in English, and the one
#   before %; spaces that are no-break already stay. And it puts one into words that name both
#   genders: « chargé (e) de mission », « recruteur (se) ».
# Seen with: typograf 7.8.0, Node 20.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm install --silent --no-audit --no-fund --ignore-scripts typograf@7.8.0 || exit 2

node - <<'JAVASCRIPT'
const Typograf = require("typograf");

const SEEN = {
  "«Oui»": "«\u202FOui\u202F»",
  "Oui !": "Oui!",
  "Prêt ?": "Prêt?",
  "Prêt\u00A0?": "Prêt\u00A0?",
  "le CV ; puis": "le\u00A0CV; puis",
  "Contrats : CDI, CDD": "Contrats: CDI, CDD",
  "20 %": "20%",
  "chargé(e) de mission": "chargé (e) de\u00A0mission",
  "recruteur(se)": "recruteur (se)",
};
const typograf = new Typograf({ locale: ["fr"] });
const visible = (text) =>
  text.replace(/[\u00A0\u202F]/g, (space) => `{${space.codePointAt(0).toString(16)}}`);
console.log("typograf", Typograf.version);
let changed = false;
for (const [text, seen] of Object.entries(SEEN)) {
  const corrected = typograf.execute(text);
  console.log(visible(text).padEnd(24), visible(corrected));
  changed ||= corrected !== seen;
}
process.exitCode = Number(changed);
JAVASCRIPT
