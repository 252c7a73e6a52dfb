"""What pydantic finds in knowledge files, said in French, each with its place in the file."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bot.knowledge.fault import Fault, suggest_name
from bot.knowledge.places import COMPANIONS
from bot.knowledge.strict_yaml import Document, Location


def validation_faults(
    error: ValidationError, path: Path, document: Document, model: type[BaseModel]
) -> Iterator[Fault]:
    """List in French what pydantic found in a document, each with its place in the file."""
    for details in error.errors():
        if not _is_consequence(details):
            yield _translate(path, document, details, model)


def _is_consequence(details: ErrorDetails) -> bool:
    """Check whether a list counts as empty only because all that is in it has faults of its own."""
    return details["type"] == "too_short" and bool(details["input"])


def _translate(
    path: Path, document: Document, details: ErrorDetails, model: type[BaseModel]
) -> Fault:
    """Describe one of pydantic's findings in French, with its place in the file."""
    location = details["loc"]
    problem, remedy = _in_french(details, model)
    return Fault(path, document.line(location), entry_id(document.value, location), problem, remedy)


def entry_id(content: Any, location: Location) -> str | None:
    """Name the entry that a location is in, if it is in one; by its place if it has no good id."""
    if len(location) < 2 or location[0] != "entries":
        return None
    entry = content["entries"][location[1]]
    identifier = entry.get("id") if isinstance(entry, dict) else None
    return identifier if isinstance(identifier, str) else f"entrée n° {int(location[1]) + 1}"


def _in_french(details: ErrorDetails, model: type[BaseModel]) -> tuple[str, str]:
    """Word a finding of pydantic and its remedy."""
    location, context = details["loc"], details.get("ctx", {})
    name = _name(location)
    match details["type"]:
        case "missing":
            return f"le champ {name} manque", f"ajoutez « {location[-1]}: … »"
        case "extra_forbidden":
            remedy = suggest_name(str(location[-1]), _known_keys(location, model))
            return f"la clé {name} est inconnue", remedy
        case "string_type" | "string_pattern_mismatch" if _is_of_identifier(location):
            problem = f"l'identifiant « {details['input']} » est mal formé"
            return problem, "lettres minuscules sans accents, chiffres et tirets"
        case "string_pattern_mismatch" if location[0] in COMPANIONS:
            kind = "dossier, sans chemin" if location[0] == "phrasings" else "fichier, sans dossier"
            return f"« {details['input']} » n'est pas admis ici", f"un nom de {kind}"
        case "string_pattern_mismatch":
            remedy = "lettres minuscules sans accents et chiffres"
            return f"« {details['input']} » n'est pas admis ici", remedy
        case "string_type":
            return f"{name} doit être un texte", "écrivez un texte, entre guillemets au besoin"
        case "string_too_short":
            return f"{name} est vide", "complétez ou supprimez cette ligne"
        case "string_too_long":
            problem = f"{name} est trop long ({len(details['input'])} caractères)"
            return problem, f"raccourcissez à {context['max_length']} caractères"
        case "tuple_type":
            return f"{name} doit être une liste", "une ligne « - … » par élément"
        case "model_type" | "model_attributes_type" | "dict_type":
            return f"{name} doit être un groupe de clés", "écrivez « clé: valeur » sur chaque ligne"
        case "too_short":
            return f"{name} est vide", "ajoutez au moins un élément"
        case "too_long":
            problem = f"{name} est trop long ({context['actual_length']} éléments)"
            return problem, f"gardez-en {context['max_length']} au plus"
        case "greater_than_equal" | "less_than_equal" | "int_parsing" | "int_type":
            return f"{name} vaut « {details['input']} »", "écrivez « version: 1 »"
        case "bool_parsing" | "bool_type":
            return f"{name} vaut « {details['input']} »", "écrivez « true » ou « false »"
        case "value_error":
            return f"{name} : {context['error']}", "corrigez cette valeur"
        case _:
            return f"{name} : {details['msg']}", "corrigez cette valeur"


def _name(location: Location) -> str:
    """Name what stands at a location: a key, an item of a list or the whole file."""
    match location:
        case (*_, key, "[key]"):  # what pydantic adds to the location of a bad key
            return f"« {key} »"
        case (*_, str(key), int(index)):
            return f"l'élément n° {index + 1} de « {key} »"
        case (*_, last):
            return f"« {last} »"
        case _:
            return "le fichier"


def _is_of_identifier(location: Location) -> bool:
    match location:
        case ("sections" | "entries", _, "id" | "section"):
            return True
        case ("entries", _, "related", _) | ("entries", _, "follow_ups", _, "[key]"):
            return True
        case _:
            return False


def _known_keys(location: Location, model: type[BaseModel]) -> list[str]:
    """List the keys that are allowed where an unknown one was found."""
    for key in location[:-1]:
        if isinstance(key, str) and key in model.model_fields:
            model = _model_in(model.model_fields[key].annotation) or model
    return list(model.model_fields)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """Return the model that a field holds, by itself or in a tuple."""
    kinds = (annotation, *get_args(annotation))
    return next((k for k in kinds if isinstance(k, type) and issubclass(k, BaseModel)), None)
