"""Why a file is not YAML, in plain French: what its writer did, and what to do about it.

PyYAML tells where it stopped understanding, in terms of its grammar. Its writer has put a colon, a
quotation mark or a tabulation somewhere: the line in question shows which.
"""

import re
from typing import NamedTuple

import yaml

_QUOTE_ALL = 'mettez tout le texte entre guillemets droits : "…"'
_START = re.compile(r"^(?P<lead>\s*(?:- +)?(?:[\w-]+ *: +)?)(?P<text>.*)$")
_END_OF_LINE = re.compile("\r\n|[\n\r]")
_CURLY = re.compile(r"^[“”«‘’]")
_ESCAPE = re.compile(r"\\[^0abt\tnvfre \"/\\N_LPxuU\n]")


class Cause(NamedTuple):
    """Why a file is not YAML.

    Attributes:
        line: where the cause is, from 1.
    """

    line: int
    problem: str
    remedy: str


def find_cause(error: yaml.MarkedYAMLError, text: str) -> Cause:
    """Infer what the writer of a file has done, from where its parser stopped."""
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else 1
    lines = _END_OF_LINE.split(text)
    written = lines[line - 1] if line <= len(lines) else ""
    problem = error.problem or ""
    if "\t" in written[: len(written) - len(written.lstrip())]:
        return Cause(line, "la ligne commence par une tabulation", "remplacez-la par des espaces")
    if "end of stream" in problem and error.context_mark:
        start = error.context_mark.line + 1
        return Cause(
            start, "un guillemet ouvert ici n'est pas fermé", "fermez-le à la fin du texte"
        )
    if "unknown escape" in problem or (_ESCAPE.search(written) and "escape" in problem):
        remedy = "doublez-la (\\\\), ou mettez le texte entre apostrophes : '…'"
        return Cause(line, "une barre oblique \\ est entre guillemets droits", remedy)
    if "mapping values are not allowed" in problem:
        return _colon(lines, line)
    if "cannot start any token" in problem:
        sign = written[mark.column : mark.column + 1] if mark else ""
        return Cause(line, f"un texte commence par « {sign} »", _QUOTE_ALL)
    if "could not find expected ':'" in problem and error.context_mark:
        start = error.context_mark.line + 1
        remedy = "écrivez « clé: valeur », ou décalez la ligne si elle continue un texte"
        return Cause(start, "il manque « : » après une clé", remedy)
    if "block scalar" in (error.context or ""):
        remedy = "allez à la ligne après « | » ou « > », ou mettez le texte entre guillemets droits"
        return Cause(line, "du texte suit « | » ou « > » sur la même ligne", remedy)
    if "block sequence entries" in problem or "mapping keys are not allowed" in problem:
        sign = written[mark.column : mark.column + 1] if mark else "-"
        return Cause(line, f"un texte commence par « {sign} »", _QUOTE_ALL)
    if "flow" in (error.context or ""):
        start = error.context_mark.line + 1 if error.context_mark else line
        problem = "une liste ouverte par « [ » ou « { » n'est pas fermée"
        return Cause(start, problem, f"fermez-la, ou {_QUOTE_ALL}")
    return _after_a_value(line, written)


def _colon(lines: list[str], line: int) -> Cause:
    """Distinguish a colon in a text from a line that is too far to the right."""
    written = lines[line - 1] if line <= len(lines) else ""
    found = _START.match(written)
    said = found["text"] if found else ""
    above = next((other for other in reversed(lines[: line - 1]) if other.strip()), "")
    is_deeper = _indent(written) > _indent(above)
    if _CURLY.match(said):
        problem = "« : » est dans un texte, et des guillemets courbes ne le protègent pas"
        return Cause(line, problem, _QUOTE_ALL)
    if is_deeper and not above.rstrip().endswith(":") and ": " not in said:
        remedy = "alignez-la sur les clés voisines"
        return Cause(line, "la ligne est trop à droite", remedy)
    return Cause(line, "« : » suivi d'une espace est dans un texte", _QUOTE_ALL)


def _after_a_value(line: int, written: str) -> Cause:
    """Describe what else stands where a value should have ended."""
    found = _START.match(written)
    said = found["text"] if found else ""
    if re.match(r"'[^']*'", said):
        remedy = "doublez l'apostrophe (''), ou mettez le texte entre guillemets droits : \"…\""
        return Cause(line, "une apostrophe ferme le texte trop tôt", remedy)
    if said[:1] == '"':
        remedy = (
            "écrivez \\\" pour un guillemet dans le texte, ou mettez-le entre apostrophes : '…'"
        )
        return Cause(line, "du texte suit le guillemet fermant", remedy)
    if said[:1] in ("*", "&", "!", "%"):
        return Cause(line, f"un texte commence par « {said[0]} »", _QUOTE_ALL)
    if said[:1] in ("[", "{"):
        return Cause(line, f"un texte commence par « {said[0]} », ou suit une liste", _QUOTE_ALL)
    remedy = "mettez les clés d'une même entrée dans la même colonne, et « - » avant chaque élément"
    return Cause(line, "l'alignement de la ligne ne correspond à rien au-dessus", remedy)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
