#!/usr/bin/env bash
# Expected: a parser of e-mail replies that is told that they are French cuts off the quoted letter under
#   « … a écrit : », also where the space before the colon is the no-break one that French wants, and
#   where the line was folded, as plain text mostly is.
# So it is: mail-parser-reply knows the plain space and one line only. With a no-break space, or folded
#   before « a écrit » or the address, the quoted letter is all part of the reply; and so, with the
#   no-break space, under « De : », « Envoyé : », « Objet : ». In English a folded "wrote:" is cut off.
# Seen with: mail-parser-reply 1.36, Python 3.11.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv" || exit 2
"$place/venv/bin/pip" install -q --disable-pip-version-check mail-parser-reply==1.36 || exit 2

cd "$place" && "$place/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from mailparser_reply import EmailReplyParser

REPLY = "Merci beaucoup"
QUOTED = "> Votre dossier est complet."
WAS_CUT_OFF = {
    "On Mon, 3 Mar 2025 at 14:05, Anne <anne@exemple.fr>\nwrote:": True,
    "Le lun. 3 mars 2025 à 14:05, Anne <anne@exemple.fr> a écrit :": True,
    "Le lun. 3 mars 2025 à 14:05, Anne <anne@exemple.fr> a écrit\u00a0:": False,
    "Le lun. 3 mars 2025 à 14:05, Anne <anne@exemple.fr> a écrit\u202f:": False,
    "Le lun. 3 mars 2025 à 14:05, Anne <anne@exemple.fr>\na écrit :": False,
    "Le lun. 3 mars 2025 à 14:05, Anne\n<anne@exemple.fr> a écrit :": False,
    "De : Anne\nEnvoyé : lundi 3 mars 2025\nObjet : Dossier\n": True,
    "De\u00a0: Anne\nEnvoyé\u00a0: lundi 3 mars 2025\nObjet\u00a0: Dossier\n": False,
}
parser = EmailReplyParser(languages=["fr"])
print("mail-parser-reply", version("mail-parser-reply"))
changed = False
for header, was_cut_off in WAS_CUT_OFF.items():
    is_cut_off = parser.parse_reply(text=f"{REPLY}\n\n{header}\n{QUOTED}\n") == REPLY
    print("cut off" if is_cut_off else "kept   ", repr(header))
    changed |= is_cut_off != was_cut_off
sys.exit(changed)
PYTHON
