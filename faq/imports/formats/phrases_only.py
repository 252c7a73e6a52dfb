"""Tock and Snips: training phrases without answers, which is what there is to say of them."""

from typing import Any

from faq.imports.findings import Findings, Notes
from faq.imports.format import Files, Format, each
from faq.imports.formats.json_files import json_of
from faq.imports.source import SourceFile
from faq.imports.structured import at, mappings


def _is_tock(value: Any) -> bool:
    return bool(mappings(at(value, "sentences"))) and isinstance(at(value, "intents"), list)


def _is_snips(value: Any) -> bool:
    intents = at(value, "intents")
    return isinstance(intents, dict) and any(at(one, "utterances") for one in intents.values())


def _is_rasa_json(value: Any) -> bool:
    return bool(mappings(at(value, "rasa_nlu_data", "common_examples")))


def _claims_one(file: SourceFile) -> bool:
    value = json_of(file)
    return _is_tock(value) or _is_snips(value) or _is_rasa_json(value)


def _read(files: Files, notes: Notes) -> Findings:
    for file in files:
        intents, phrases = _count(json_of(file))
        notes.skip(
            file.name,
            f"{phrases} phrases d'entraînement pour {intents} intentions, sans aucune réponse : "
            "donnez aussi le fichier qui contient les réponses",
        )
    return Findings("phrases d'entraînement", ())


def _count(value: Any) -> tuple[int, int]:
    if _is_tock(value):
        return len(value["intents"]), len(value["sentences"])
    if _is_snips(value):
        intents = value["intents"].values()
        return len(intents), sum(len(mappings(at(one, "utterances"))) for one in intents)
    examples = mappings(at(value, "rasa_nlu_data", "common_examples"))
    return len({str(one.get("intent")) for one in examples}), len(examples)


FORMAT = Format("phrases d'entraînement", each(_claims_one), _read)
