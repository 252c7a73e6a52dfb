#!/usr/bin/env bash
# Expected: what makes text or Markdown of HTML sets the question of a FAQ apart from its answer: a
#   <dt> from its <dd>, a <summary> from what it hides, as browsers do and as it does with <p>.
# So it is: html-to-text has no rule for <dl> and writes « Où postuler ?En ligne. ». It, Turndown and
#   node-html-markdown join a <summary> to bare text, the last even over a line break and spaces
#   between them. In cells node-html-markdown joins what a <br> parts: CDI<br>CDD is « CDICDD ».
#   One <p> around the answer hides it all.
# Seen with: html-to-text 10.0.1, turndown 7.2.5, node-html-markdown 2.0.0, Node 20.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm install --silent --no-audit --no-fund --ignore-scripts html-to-text@10.0.1 turndown@7.2.5 node-html-markdown@2.0.0 || exit 2

node - <<'JAVASCRIPT'
const { readFileSync } = require("node:fs");
const { convert } = require("html-to-text");
const TurndownService = require("turndown");
const { NodeHtmlMarkdown } = require("node-html-markdown");

const CONVERTERS = {
  "html-to-text": (html) => convert(html),
  "turndown": (html) => new TurndownService().turndown(html),
  "node-html-markdown": (html) => NodeHtmlMarkdown.translate(html),
};
const APART = "Où postuler ?\n\nEn ligne.";
const JOINED = "Où postuler ?En ligne.";
const SPACED = "Où postuler ? En ligne.";
const SEEN = {
  "<dl><dt>Où postuler ?</dt><dd>En ligne.</dd></dl>": [JOINED, APART, APART],
  "<details><summary>Où postuler ?</summary><p>En ligne.</p></details>": [APART, APART, APART],
  "<details><summary>Où postuler ?</summary>En ligne.</details>": [JOINED, JOINED, JOINED],
  "<details>\n <summary>Où postuler ?</summary>\n En ligne.\n</details>": [SPACED, SPACED, JOINED],
  "<table><tr><th>Contrats</th></tr><tr><td>CDI<br>CDD</td></tr></table>": [
    "ContratsCDI\nCDD",
    "Contrats\n\nCDI  \nCDD",
    "| Contrats |\n| -------- |\n| CDICDD   |",
  ],
};
for (const name of Object.keys(CONVERTERS)) {
  const { version } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8"));
  console.log(name, version);
}
let changed = false;
for (const [html, seen] of Object.entries(SEEN)) {
  console.log(JSON.stringify(html));
  Object.entries(CONVERTERS).forEach(([name, converter], column) => {
    const text = converter(html);
    console.log(`  ${name.padEnd(18)} ${JSON.stringify(text)}`);
    changed ||= text !== seen[column];
  });
}
process.exitCode = Number(changed);
JAVASCRIPT
