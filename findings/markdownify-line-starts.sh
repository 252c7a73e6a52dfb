#!/usr/bin/env bash
# Expected: a paragraph of HTML comes back as the same paragraph after markdownify and a
#   CommonMark parser, since markdownify escapes what Markdown would read as markup.
# So it is: by default it escapes stars and underscores inside lines but nothing at their start:
#   "+ 5 ans" becomes a list, "> 5 ans" a quotation, "1986. " a list that starts at 1986. Only
#   escape_misc=True keeps them.
# Seen with: markdownify 1.2.3 and markdown-it-py 4.3.0, Python 3.11.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv" || exit 2
"$place/venv/bin/pip" install -q --disable-pip-version-check markdownify==1.2.3 markdown-it-py==4.3.0 || exit 2

cd "$place" && "$place/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from markdown_it import MarkdownIt
from markdownify import markdownify

BECOMES = {
    "5 * 3 = 15 et snake_case": "<p>",
    "+ 5 ans d’expérience : un atout": "<ul>",
    "- 10 % pour les débutants": "<ul>",
    "&gt; 5 ans d’expérience": "<blockquote>",
    "1986. L’année où tout commence": '<ol start="1986">',
    "# 1 des recrutements": "<h1>",
}
print("markdownify", version("markdownify"), "markdown-it-py", version("markdown-it-py"))
changed = False
for text, today in BECOMES.items():
    html = f"<p>{text}</p>"
    there_and_back = MarkdownIt().render(markdownify(html))
    careful = MarkdownIt().render(markdownify(html, escape_misc=True))
    print(f"{html:46} -> {there_and_back!r}")
    changed |= not there_and_back.startswith(today) or not careful.startswith("<p>")
sys.exit(changed)
PYTHON
