#!/usr/bin/env bash
# Expected: what reduces a page to its content keeps the headings of an accordion. The questions
#   of many FAQs are such headings, <h3><button>Quel salaire ?</button></h3>, so that they can be
#   unfolded by keyboard: Bootstrap and the French government's design system write them so.
# So it is: trafilatura and resiliparse take the buttons out as parts of a form, even when told to
#   keep as much as they can. All answers stay, one after the other, without a question, and
#   nothing says that something is missing. Headings without a button and <details> are kept.
#   Put each button's text in its place first; resiliparse can also be told form_fields=True, and
#   then writes the questions in brackets.
# Seen with: trafilatura 2.3.1, resiliparse 2.0.1, Python 3.11.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv" || exit 2
"$place/venv/bin/pip" install -q --disable-pip-version-check trafilatura==2.3.1 lxml_html_clean==0.4.6 resiliparse==2.0.1 || exit 2

cd "$place" && "$place/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

import trafilatura
from resiliparse.extract.html2text import extract_plain_text

FAQ = {
    "Quel est le salaire d'un débutant ?": "Un débutant gagne entre 1 800 et 2 000 euros brut par "
    "mois, selon la région et la convention collective de l'entreprise.",
    "Faut-il le permis de conduire ?": "Il n'est pas obligatoire, mais demandé par beaucoup "
    "d'employeurs, dès lors que les chantiers sont éloignés des villes.",
    "Comment envoyer ma candidature ?": "Envoyez votre CV et quelques lignes par courriel, puis "
    "rappelez au bout d'une semaine si vous n'avez pas eu de réponse.",
}
PAIRS = {
    "heading": "<h3>{}</h3><div><p>{}</p></div>",
    "button": '<h3><button type="button">{}</button></h3><div><p>{}</p></div>',
    "details": "<details><summary>{}</summary><p>{}</p></details>",
}
LIBRARIES = {
    "trafilatura": lambda page: trafilatura.extract(page, favor_recall=True),
    "resiliparse": lambda page: extract_plain_text(page, main_content=False),
}
ALL_KEPT, NO_QUESTION = (3, 3), (0, 3)
SEEN = {"heading": ALL_KEPT, "button": NO_QUESTION, "details": ALL_KEPT}

changed = False
for library, extract in LIBRARIES.items():
    print(library, version(library))
    for kind, pair in PAIRS.items():
        content = "".join(pair.format(*question) for question in FAQ.items())
        page = f"<html><body><main><article><h1>FAQ</h1>{content}</article></main></body></html>"
        text = extract(page)
        questions = sum(question in text for question in FAQ)
        answers = sum(answer in text for answer in FAQ.values())
        print(f"  {kind:8} questions kept: {questions} of 3, answers: {answers} of 3")
        changed |= (questions, answers) != SEEN[kind]
sys.exit(changed)
PYTHON
