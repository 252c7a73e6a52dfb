#!/usr/bin/env bash
# Expected: what makes typographic quotes of straight ones makes an apostrophe of the one in
#   l'"offre d'emploi", as of the one in l'offre: no quotation begins after a letter.
# So it is: smartypants, and "smarty" of Python-Markdown, which has its rules, take '" for the
#   beginning of two quotations whatever stands before it: l‘“offre d’emploi”, qu‘“un CV”. And the
#   one before a digit: d‘1 mois. English, which elides nothing there, does not show it.
#   markdown-it has them right.
# Seen with: smartypants 2.0.2, Markdown 3.11.3, markdown-it-py 4.3.0, Python 3.11 (retext-smartypants
#   6.2.0 for Node has the quotations wrong too, and d’1 mois right).
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv" || exit 2
"$place/venv/bin/pip" install -q --disable-pip-version-check smartypants==2.0.2 Markdown==3.11.3 markdown-it-py==4.3.0 || exit 2

cd "$place" && "$place/venv/bin/python" - <<'PYTHON'
import sys
from html import unescape
from importlib.metadata import version

import markdown
import smartypants
from markdown_it import MarkdownIt

BY_RULES_OF_SMARTYPANTS = {
    "l'offre d'emploi": "l’offre d’emploi",
    "Le \"CDI\"": "Le “CDI”",
    "l'\"offre d'emploi\"": "l‘“offre d’emploi”",
    "qu'\"un CV\"": "qu‘“un CV”",
    "d'1 mois": "d‘1 mois",
}
BY_MARKDOWN_IT = {
    "l'offre d'emploi": "l’offre d’emploi",
    "Le \"CDI\"": "Le “CDI”",
    "l'\"offre d'emploi\"": "l’“offre d’emploi”",
    "qu'\"un CV\"": "qu’“un CV”",
    "d'1 mois": "d’1 mois",
}


def by_smartypants(text):
    return unescape(smartypants.smartypants(text))


def by_markdown(text):
    html = markdown.markdown(text, extensions=["smarty"])
    return unescape(html.removeprefix("<p>").removesuffix("</p>"))


markdown_it = MarkdownIt("commonmark", {"typographer": True}).enable("smartquotes")
TOOLS = {
    "smartypants": (by_smartypants, BY_RULES_OF_SMARTYPANTS),
    "Markdown": (by_markdown, BY_RULES_OF_SMARTYPANTS),
    "markdown-it-py": (markdown_it.renderInline, BY_MARKDOWN_IT),
}
changed = False
for tool, (typeset, seen) in TOOLS.items():
    print(tool, version(tool))
    for text, seen_text in seen.items():
        print(f"  {text:20}", typeset(text))
        changed |= typeset(text) != seen_text
sys.exit(changed)
PYTHON
