#!/usr/bin/env bash
# Expected: odfpy's extractText over the paragraphs of an .odt file, the usual way to read one, gives
#   what a reader of the document sees as its text.
# So it is: a comment stands in the middle of its sentence, with author and time,
#   « 2 000Camille2026-11-02T09:00:00à vérifier euros », and once more as a paragraph of its own.
#   What was deleted while changes are recorded is a paragraph too, and the first one, since the
#   format keeps it at the head of the text. odfdo's get_formatted_text makes a note of the
#   comment and leaves out what is deleted.
# Seen with: odfpy 1.4.1, odfdo 3.27.3, Python 3.11.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv" || exit 2
"$place/venv/bin/pip" install -q --disable-pip-version-check odfpy==1.4.1 odfdo==3.27.3 || exit 2

cd "$place" && "$place/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

import odfdo
from odf.opendocument import load
from odf.teletype import extractText
from odf.text import P

PATH = "faq.odt"
SIGNED = "<dc:creator>Camille</dc:creator><dc:date>2026-11-02T09:00:00</dc:date>"
CHANGES = f"""<text:tracked-changes><text:changed-region text:id="ct1" xml:id="ct1">
<text:deletion><office:change-info>{SIGNED}</office:change-info>
<text:p>Autrefois 1 800.</text:p></text:deletion>
</text:changed-region></text:tracked-changes>"""
ANSWER = f"""<text:p>Il est de 2 000<office:annotation>{SIGNED}
<text:p>à vérifier</text:p></office:annotation> euros.<text:change text:change-id="ct1"/></text:p>"""
SEEN = {
    "odfpy": [
        "Autrefois 1 800.",
        "Il est de 2 000Camille2026-11-02T09:00:00à vérifier euros.",
        "à vérifier",
    ],
    "odfdo": ["Il est de 2 000[*] euros.", "----", "[*] à vérifier"],
}

document = odfdo.Document("text")
document.body.clear()
for element in (CHANGES, ANSWER):
    document.body.append(odfdo.Element.from_tag(element.replace("\n", "")))
document.save(PATH)

read = {
    "odfpy": [extractText(paragraph) for paragraph in load(PATH).getElementsByType(P)],
    "odfdo": [line for line in odfdo.Document(PATH).get_formatted_text().splitlines() if line],
}
for reader, paragraphs in read.items():
    print(reader, version(reader), *paragraphs, sep="\n  ")
sys.exit(read != SEEN)
PYTHON
