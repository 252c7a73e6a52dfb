#!/usr/bin/env bash
# Expected: mtcute, a client of Telegram's own protocol, treats white space in its HTML "just like in
#   real HTML", as its description has it: runs of spaces become one, and a no-break space stays.
# So it is: a space at the end of an element goes, also where no other follows, and the words
#   join: « <b>Où </b>postuler » is sent as « Oùpostuler », and so is what its own unparse writes
#   of such a message. A no-break space becomes a plain one, be it written as such or as &nbsp;,
#   also by thtml, which keeps all other spaces; the narrow one is kept there.
# Seen with: @mtcute/html-parser 0.30.3 with @mtcute/core 0.30.3, Node 20.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm install --silent --no-audit --no-fund --ignore-scripts @mtcute/html-parser@0.30.3 @mtcute/core@0.30.3 || exit 2

cat > finding.mjs <<'JAVASCRIPT'
import { readFileSync } from "node:fs";
import { html, thtml } from "@mtcute/html-parser";

const SEEN = {
  "<b>Où</b> postuler": ["Où postuler", "Où postuler"],
  "<b>Où </b>postuler": ["Oùpostuler", "Où postuler"],
  "un <b>CV </b>et une lettre": ["un CVet une lettre", "un CV et une lettre"],
  "Prêt&nbsp;?": ["Prêt ?", "Prêt ?"],
  "Prêt\u00A0?": ["Prêt ?", "Prêt ?"],
  "Prêt\u202F?": ["Prêt ?", "Prêt\u202F?"],
};
const BOLD_WITH_SPACE = {
  text: "Où postuler",
  entities: [{ _: "messageEntityBold", offset: 0, length: 3 }],
};
const SEEN_AFTER_UNPARSE = "Oùpostuler";

const visible = (text) =>
  text.replace(/[\u00A0\u202F]/g, (space) => `{${space.codePointAt(0).toString(16)}}`);
const { version } = JSON.parse(
  readFileSync("node_modules/@mtcute/html-parser/package.json", "utf8"),
);
console.log("@mtcute/html-parser", version);
let changed = false;
for (const [markup, seen] of Object.entries(SEEN)) {
  const texts = [html(markup).text, thtml(markup).text];
  console.log(visible(markup).padEnd(28), texts.map(visible).join(" | "));
  changed ||= texts.join() !== seen.join();
}
const again = html(html.unparse(BOLD_WITH_SPACE)).text;
console.log(`${BOLD_WITH_SPACE.text}, written and read again:`, again);
process.exitCode = Number(changed || again !== SEEN_AFTER_UNPARSE);
JAVASCRIPT
node finding.mjs
