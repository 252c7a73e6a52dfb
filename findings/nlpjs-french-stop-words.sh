#!/usr/bin/env bash
# Expected: once LangFr is registered, the French stemmer takes out stop words when told to
#   (keepStops = false): everything it needs came with the package.
# So it is: it looks for its stop words under the name of the tokenizer, gets the tokenizer, and
#   ends with "stopwords.removeStopwords is not a function". Taking them out by hand works.
#   Without a container nothing is thrown and no stop word is taken out.
# Seen with: @nlpjs/core and @nlpjs/lang-fr 4.26.1, Node 20.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm install --silent --no-audit --no-fund --ignore-scripts @nlpjs/core@4.26.1 @nlpjs/lang-fr@4.26.1 || exit 2

node - <<'JAVASCRIPT'
const { Container } = require("@nlpjs/core");
const { LangFr, StemmerFr } = require("@nlpjs/lang-fr");

const container = new Container();
container.use(LangFr);
const question = "quel est le salaire";
const attempt = (stemmer) => {
  try {
    return stemmer.tokenizeAndStem(question, false).join(" ");
  } catch (error) {
    return `${error.name}: ${error.message}`;
  }
};
const registered = attempt(container.get("stemmer-fr"));
const alone = attempt(new StemmerFr());
const tokens = container.get("tokenizer-fr").tokenize(question, true);
const byHand = container.get("stopwords-fr").removeStopwords(tokens).join(" ");
console.log("@nlpjs/lang-fr", require("@nlpjs/lang-fr/package.json").version);
console.log({ registered, alone, byHand });
process.exitCode = Number(
  !(registered.startsWith("TypeError") && alone.includes("est le") && !byHand.includes("est le")),
);
JAVASCRIPT
