#!/usr/bin/env bash
# Expected: espeak-ng's French voice reads 2 500 as « deux mille cinq cents », whatever space
#   stands inside the number: it does with a plain one.
# So it is: with the no-break spaces that French typography asks for and CLDR's formats write
#   (U+202F, U+00A0), it reads « deux, cinq cents », and 12 000 as « douze, zéro zéro zéro ». The
#   salaries of well set answers are read out wrong, those of careless ones right.
# Seen with: espeak-ng 1.52.0 (espeakng-loader 0.2.4), phonemizer 3.4.0, Python 3.11.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv" || exit 2
"$place/venv/bin/pip" install -q --disable-pip-version-check espeakng-loader==0.2.4 phonemizer==3.4.0 || exit 2

cd "$place" && "$place/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

import espeakng_loader
from phonemizer.backend import EspeakBackend
from phonemizer.backend.espeak.wrapper import EspeakWrapper

SPACES = {"plain": " ", "U+00A0": "\u00a0", "U+202F": "\u202f"}
SPOKEN = {"2 500": "2500", "12 000": "12000", "1 250 000": "1250000"}

EspeakWrapper.set_library(espeakng_loader.get_library_path())
EspeakWrapper.set_data_path(espeakng_loader.get_data_path())
voice = EspeakBackend("fr-fr")


def read_aloud(text):
    return voice.phonemize([text])[0].strip()


print("espeak-ng", ".".join(map(str, voice.version())), "phonemizer", version("phonemizer"))
right = {name: [] for name in SPACES}
for spaced, digits in SPOKEN.items():
    for name, space in SPACES.items():
        phonemes = read_aloud(spaced.replace(" ", space))
        right[name].append(phonemes == read_aloud(digits))
        print(f"{spaced:9} {name:6} {phonemes}")
sys.exit(right != {"plain": [True] * 3, "U+00A0": [False] * 3, "U+202F": [False] * 3})
PYTHON
