"""What the columns of a table are, by their titles, or by what stands in them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import chain

from bot.normalise import fold
from faq.imports.wording import ends_as_question, is_question

Row = Sequence[str]

HEADER_ROWS = 10  # a title and a remark or two may stand above the header
MAX_TITLE = 60  # characters
MIN_ALIKE = 3  # questions below a row that is none, for it to be one of titles that say nothing
MIN_QUESTIONS = (
    0.2  # share of a column's cells that are worded as questions, to be that of questions
)


class Role(Enum):
    """What a column holds."""

    QUESTION = auto()
    ANSWER = auto()
    VARIANTS = auto()
    SECTION = auto()
    ID = auto()
    KIND = auto()
    LINK = auto()
    LANGUAGE = auto()
    KEYWORDS = auto()
    METADATA = auto()
    SUGGESTED = auto()
    PROMPTS = auto()
    CONTEXT_ONLY = auto()
    STATE = auto()
    DRAFT = auto()
    IGNORED = auto()


# Titles, folded; the first role that has a title wins. Then a word of a title is enough.
_TITLES = {
    Role.VARIANTS: "variantes variante variants variant reformulations reformulation synonymes "
    "alternatives utterances phrasings exemples|autres formulations|autre formulation|"
    "questions synonymes|questions alternatives|questions similaires|autres questions|"
    "variantes de la question|alternate questions|formulations|alternative questions",
    Role.QUESTION: "question questions q intitule demande requete faq titre title pattern "
    "utterance interrogation|question posee|question type|question principale|libelle|"
    "libelle de la question",
    Role.ANSWER: "reponse reponses answer answers a r rep contenu texte content body response "
    "responses explication description|reponse(s)|texte de la reponse|reponse type",
    Role.SECTION: "categorie categories category theme themes thematique rubrique rubriques "
    "section sections sujet topic domaine groupe chapitre|sous-categorie|sous categorie",
    Role.ID: "id identifiant qnaid intent tag code cle key slug ref reference numero n° no num|"
    "question id|id question|article id|id article|id de l'article|n° article|numero d'article",
    Role.LINK: "lien liens link links url|lien utile|liens utiles|site web|page web|"
    "pour en savoir plus",
    Role.KIND: "type|type de reponse|type de la reponse",
    Role.LANGUAGE: "langue language locale lang",
    Role.KEYWORDS: "keywords keyword|mots-cles|mots cles|mot cle|mots clefs|mots-clefs|tags|"
    "etiquettes|etiquette|labels|label names|label_names",
    Role.METADATA: "metadata metadonnees",
    Role.SUGGESTED: "suggestedquestions|questions suggerees",
    Role.PROMPTS: "prompts",
    Role.CONTEXT_ONLY: "iscontextonly",
    Role.STATE: "statut status etat state actif active enabled publie published",
    Role.DRAFT: "draft brouillon archive archived outdated obsolete perime",
    Role.IGNORED: "source sourcedisplayname",
}
_BY_TITLE = {
    title: role
    for role, titles in _TITLES.items()
    for first, *rest in [titles.split("|")]
    for title in chain(first.split(" ") if " " in first else [first], rest)
}
_LANGUAGE_MARK = re.compile(
    r"[\s_.(\[-]+(fr|francais|french|en|anglais|english|de|es|it|ar|nl)[)\]]?$"
)
_LABEL = re.compile(r"(?:[QR]|Question|Réponse)?\s*(?:n°\s*)?\d*\s*[.:)]?", re.IGNORECASE)
_FRENCH = {"fr", "francais", "french"}
_WORDED = (Role.VARIANTS, Role.QUESTION, Role.ANSWER, Role.SECTION)


@dataclass(frozen=True)
class Columns:
    """What the columns of a table are.

    Attributes:
        roles: a role for each column; IGNORED for those that say nothing of use.
        header: place of the row with the titles; -1 if there is none.
        titles: the titles; empty if there are none.
        is_guessed: what stands in the columns told what they are.
    """

    roles: tuple[Role, ...]
    header: int = -1
    titles: tuple[str, ...] = ()
    is_guessed: bool = False

    def has(self, role: Role) -> bool:
        """Check whether there is a column of a role."""
        return role in self.roles

    def cell(self, row: Row, role: Role) -> str:
        """Return what a row has in the first column of a role."""
        return next(iter(self.cells(row, role)), "")

    def cells(self, row: Row, role: Role) -> list[str]:
        """List what a row has in the columns of a role; what is empty is left out."""
        pairs = zip(self.roles, row, strict=False)
        return [cell.strip() for known, cell in pairs if known is role and cell.strip()]


def find_columns(rows: Sequence[Row]) -> Columns | None:
    """Return what the columns of a table are; None if there is no question and answer in it."""
    for number, row in enumerate(rows[:HEADER_ROWS]):
        roles = _roles_of(row)
        if {Role.QUESTION, Role.ANSWER} <= set(roles):
            return Columns(tuple(roles), number, tuple(cell.strip() for cell in row))
    return _guess(rows)


def _roles_of(titles: Row) -> list[Role]:
    """Assign each title its role; of two columns with one role, the French or the first has it."""
    marks = [_LANGUAGE_MARK.search(fold(title.strip())) for title in titles]
    languages = [mark[1] if mark else "" for mark in marks]
    roles = [_role_of(title) for title in titles]
    for role in (Role.QUESTION, Role.ANSWER):
        places = [place for place, found in enumerate(roles) if found is role]
        french = [place for place in places if languages[place] in _FRENCH]
        for place in places:
            if place != (french or places)[0]:
                roles[place] = Role.IGNORED
    return roles


def _role_of(title: str) -> Role:
    bare = _LANGUAGE_MARK.sub("", fold(title.strip())).strip(" :*?")
    if bare in _BY_TITLE:
        return _BY_TITLE[bare]
    short = bare.partition("(")[0].strip()
    if short in _BY_TITLE:
        return _BY_TITLE[short]
    # « Comment faire une demande ? » is no title: the table has none.
    is_title = len(bare) <= MAX_TITLE and not (ends_as_question(title) and short.count(" ") > 2)
    words = set(re.findall(r"[a-z]+", bare)) if is_title else set()
    named = (role for role in _WORDED if words & _single_words(role))
    return next(named, Role.IGNORED)


def _single_words(role: Role) -> set[str]:
    return {title for title, known in _BY_TITLE.items() if known is role and len(title) > 3}


def _guess(rows: Sequence[Row]) -> Columns | None:
    """Infer the columns where there are no titles: who asks most is the question."""
    width = max((len(row) for row in rows), default=0)
    cells = [[row[place].strip() for row in rows if place < len(row)] for place in range(width)]
    filled = [[cell for cell in column if cell] for column in cells]
    if sum(bool(column) for column in filled) < 2:
        return None
    asking = max(range(width), key=lambda place: _share(filled[place]))
    if _share(filled[asking]) < MIN_QUESTIONS:
        return None
    others = [place for place in range(width) if place != asking and filled[place]]
    if all(all(map(_LABEL.fullmatch, filled[place])) for place in others):
        return None  # « Q1 » and « R1 » beside questions and answers that take turns
    answering = max(others, key=lambda place: (_length(filled[place]), -place))
    roles = [Role.IGNORED] * width
    roles[asking], roles[answering] = Role.QUESTION, Role.ANSWER
    for place in others:
        repeats = len(set(filled[place])) * 2 <= len(filled[place])
        if place != answering and repeats and Role.SECTION not in roles:
            roles[place] = Role.SECTION
    if _has_titles(cells[asking], cells[answering]):
        return Columns(tuple(roles), 0, tuple(cell.strip() for cell in rows[0]), is_guessed=True)
    return Columns(tuple(roles), is_guessed=True)


def _has_titles(asked: Sequence[str], said: Sequence[str]) -> bool:
    """Check whether the first row is no question, nor worded as an answer, unlike all below it."""
    first, *others = asked
    is_short = len(first) <= MAX_TITLE and not said[0].endswith((".", "!", "…"))
    is_alike = len(others) >= MIN_ALIKE and all(map(is_question, filter(None, others)))
    return bool(first) and is_short and is_alike and not is_question(first)


def _share(cells: Sequence[str]) -> float:
    """Compute the share of the cells that ask something; one with « ? » counts more."""
    points = sum(1.0 if ends_as_question(cell) else 0.5 * is_question(cell) for cell in cells)
    return points / len(cells) if cells else 0.0


def _length(cells: Iterable[str]) -> float:
    lengths = [len(cell) for cell in cells]
    return sum(lengths) / len(lengths) if lengths else 0.0
