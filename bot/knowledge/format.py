"""What stands in knowledge files: the questions and answers, what is out of scope, the lexicon.

The models say what is allowed; pydantic checks it, and makes the JSON Schema for editors of it.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

MAX_TEXT = 4096  # characters; Telegram's limit for one message
ID = r"[a-z0-9-]+"
MAX_ID = 40  # characters
# No folder. The length has a limit of its own: in a pattern, a number of repetitions of `\w` takes
# pydantic 17 ms and 6 MB.
FILE_NAME = r"[\w-][\w.-]*"
MAX_FILE_NAME = 60  # characters; short enough for every file system

Id = Annotated[str, StringConstraints(pattern=f"^{ID}$", min_length=1, max_length=MAX_ID)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_TEXT)]
# Of any length: it is spread over as many messages as it needs.
LongText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
FileName = Annotated[str, StringConstraints(pattern=f"^{FILE_NAME}$", max_length=MAX_FILE_NAME)]
Token = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+$")]


def read_day(value: Any) -> date:
    """Return the day that a file has, as 2026-11-28.

    Raises:
        ValueError: it is not one.
    """
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise ValueError("une date s'écrit comme 2026-11-28") from None


def is_id(text: str) -> bool:
    """Check whether a text can be the id of an entry or a section."""
    return len(text) <= MAX_ID and re.fullmatch(ID, text) is not None


def file_name_in(content: Any, key: str) -> str | None:
    """Return the file or folder that a knowledge file names under a key, if it is a name."""
    name = content.get(key) if isinstance(content, dict) else None
    is_name = isinstance(name, str) and re.fullmatch(FILE_NAME, name) and len(name) <= MAX_FILE_NAME
    return name if is_name else None


def check_placeholders(text: str, names: Iterable[str]) -> str:
    """Return a text in which the bot can replace these words in braces.

    Raises:
        ValueError: there are other braces in it.
    """
    try:
        text.format(**dict.fromkeys(names, ""))
    except (LookupError, ValueError, AttributeError):
        allowed = ", ".join(f"{{{name}}}" for name in names)
        raise ValueError(f"il ne peut y avoir d'autres accolades que {allowed}") from None
    return text


Day = Annotated[date, BeforeValidator(read_day)]


class FrozenModel(BaseModel):
    """What stands in a knowledge file: nothing unknown is let pass, nothing changes later."""

    # What is needed to validate is built when something is validated: a start from what was kept
    # does without.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Section(FrozenModel):
    """A group of entries, shown as one menu.

    Attributes:
        small_talk: its entries are conversation (greetings, thanks), not answers on the subject.
    """

    id: Id
    title: Text
    small_talk: bool = False


class Entry(FrozenModel):
    """One question with its answer.

    Attributes:
        variants: other ways to ask the question.
        keywords: words and expressions that are typical for it.
        answer: what the user reads, in the light markup that `knowledge/README.md` describes.
        source: the passage of the article that carries the answer, word for word.
        note: the editor's own remark on the article, shown as such.
        related: ids of the entries that a reader may want next.
        follow_ups: what people write just after this answer and what only makes sense after it,
            under the id of the entry that they mean; « et sans ? » under `sans-diplome`.
        active: the bot knows it; the file says `actif: false` of one that is switched off.
        verified: the day on which somebody last made sure that the answer is still right.
    """

    model_config = ConfigDict(populate_by_name=True)

    id: Id
    section: Id
    question: Text
    variants: tuple[Text, ...] = ()
    keywords: tuple[Text, ...] = ()
    answer: LongText
    source: Text | None = None
    note: Text | None = None
    related: tuple[Id, ...] = ()
    follow_ups: dict[Id, tuple[Text, ...]] = {}
    active: Annotated[bool, Field(alias="actif")] = True
    verified: Annotated[Day | None, Field(alias="verifie_le")] = None

    @property
    def phrasings(self) -> tuple[str, ...]:
        """All the ways to ask for this entry: its question first, then variants and keywords."""
        return (self.question, *self.variants, *self.keywords)


class KnowledgeFile(FrozenModel):
    """The format of `knowledge/faq_fr.yaml`, from which the JSON Schema for editors is made.

    Attributes:
        title: what it is about, in the bot's own words.
        texts: name of the file with those of the bot's own texts that are to sound otherwise.
        tour: name of the file with the guided tour and the self-check.
        article: name of the file that the sources are quoted from.
        phrasings: name of the folder with further variants and follow-ups, a file for each entry.
        out_of_scope: name of the file or folder with questions that are to be refused; without one,
            the everyday talk in the folder that comes with the bot.
    """

    version: Annotated[int, Field(ge=1, le=1)]
    title: Text | None = None
    texts: FileName | None = None
    tour: FileName | None = None
    article: FileName | None = None
    phrasings: FileName | None = None
    out_of_scope: FileName | None = None
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    entries: Annotated[tuple[Entry, ...], Field(min_length=1)]


class OutOfScope(FrozenModel):
    """Questions to refuse: `near` resemble those that are answered, `far` do not."""

    near: tuple[Text, ...] = ()
    far: tuple[Text, ...] = ()


class CueWords(FrozenModel):
    """Short messages that answer the bot rather than ask it something.

    Attributes:
        yes: accepts the first suggestion.
        no: refuses all suggestions.
        ordinals: what chooses the first suggestion, the second, …; figures need not be listed.
        last: what chooses the last suggestion, however many there are.
        definite: words that say that a number beside them means one of those that were numbered.
        more: asks for more on the last answer.
        less: asks for the last answer in fewer words, or plainer ones.
        previous: asks for the answer before the last one.
        fillers: words that may stand beside an ordinal.
    """

    yes: tuple[Text, ...] = ()
    no: tuple[Text, ...] = ()
    ordinals: tuple[tuple[Text, ...], ...] = ()
    last: tuple[Text, ...] = ()
    definite: tuple[Text, ...] = ()
    more: tuple[Text, ...] = ()
    less: tuple[Text, ...] = ()
    previous: tuple[Text, ...] = ()
    fillers: tuple[Text, ...] = ()


class AddressWords(FrozenModel):
    """Words that tell how a user addresses the bot."""

    tu: tuple[Text, ...] = ()
    vous: tuple[Text, ...] = ()


class DictatedSigns(FrozenModel):
    """How signs are said, by what is written for them.

    Attributes:
        anywhere: those that mean nothing else.
        at_end: those that count as the last words only, and not behind « le » or « ce ».
    """

    anywhere: dict[str, tuple[Text, ...]] = {}
    at_end: dict[str, tuple[Text, ...]] = {}


class Lexicon(FrozenModel):
    """What is peculiar to French as people type it.

    Attributes:
        abbreviations: a word as typed, in lower case without accents -> what it stands for.
        fillers: what weighs nothing wherever it stands: politeness, hesitation, ways to begin.
        openings: what weighs nothing at the beginning of a message, and may matter elsewhere; in
            follow-ups the first stands for any of them.
        courtesies: greetings, thanks and goodbyes that may stand before or after a question.
        thanks: what says « thank you for », and belongs to what follows it.
        continuations: what a message begins with that goes on with what was said before.
        connectors: what may stand between two questions.
        interrogatives: what tells a question from a statement.
        opening_interrogatives: what does so as the first word: « qui décide ».
        closing_interrogatives: what does so as the last word: « ça recrute où ».
        indefinites: what it does not do behind these: « ça recrute n'importe où ».
        intensifiers: what only strengthens or weakens small talk: « c'est vraiment dommage ».
        inverted_subjects: what does so behind a hyphen: « votent-ils », « c'est-tu loin ».
        not_inverted: how words end that only look so: « rendez-vous », « donnez-nous ».
        dictated_signs: how signs are said: « point d'interrogation », « à la ligne ».
        emoticons: faces and hearts drawn with letters and signs, by the emoji for them.
        function_words: what names no subject: pronouns, prepositions, plain adverbs and verbs.
        denials: what makes a clause say what is not wanted.
        exclusions: what does so at the beginning of a clause.
        dismissals: what waves away at the end of a clause what stands before it: « …, c'est fait ».
        settlements: what does so with one more word: « …, je suis déjà inscrit ».
        tails: what may still follow a dismissal: « … pour moi ».
        negations: what that word cannot be: « le diplôme, je l'ai pas ».
        alternatives: what makes a question of a denial right behind it: « … ou pas besoin ».
        contrasts: what begins the other half of a clause that denies: « pas le salaire mais … ».
        corrections: what begins a clause that says again what is wanted: « je voulais dire … ».
        retractions: what takes back what was understood, beside what is asked: « …, pas le … ».
        opposites: what denies where no question of the knowledge base is about it.
        first_person: what says that somebody tells of himself.
        anaphora: what refers to something told before: « on fait quoi », « ça prend du temps ».
        aims: what says that somebody wants to become or to do something.
        clarifications: what asks on about the answer just given: for its reason, detail or limits.
        doubts: what at the end of a message doubts that answer: « on m'a dit le contraire ».
        places: names of places; in what asks on or follows the first stands for any of them.
        reasons_asked: what asks why.
        reasons_given: what a passage says that gives a reason.
        foreign_words: frequent words of other languages that are no French ones, by language.
    """

    abbreviations: dict[Token, Text] = {}
    fillers: tuple[Text, ...] = ()
    openings: tuple[Text, ...] = ()
    courtesies: tuple[Text, ...] = ()
    thanks: tuple[Text, ...] = ()
    continuations: tuple[Text, ...] = ()
    connectors: tuple[Text, ...] = ()
    interrogatives: tuple[Text, ...] = ()
    opening_interrogatives: tuple[Text, ...] = ()
    closing_interrogatives: tuple[Text, ...] = ()
    indefinites: tuple[Text, ...] = ()
    intensifiers: tuple[Text, ...] = ()
    inverted_subjects: tuple[Text, ...] = ()
    not_inverted: tuple[Text, ...] = ()
    dictated_signs: DictatedSigns = Field(default_factory=DictatedSigns)
    emoticons: dict[str, tuple[Text, ...]] = {}
    function_words: tuple[Text, ...] = ()
    denials: tuple[Text, ...] = ()
    exclusions: tuple[Text, ...] = ()
    dismissals: tuple[Text, ...] = ()
    settlements: tuple[Text, ...] = ()
    tails: tuple[Text, ...] = ()
    negations: tuple[Text, ...] = ()
    alternatives: tuple[Text, ...] = ()
    contrasts: tuple[Text, ...] = ()
    corrections: tuple[Text, ...] = ()
    retractions: tuple[Text, ...] = ()
    opposites: tuple[Text, ...] = ()
    first_person: tuple[Text, ...] = ()
    anaphora: tuple[Text, ...] = ()
    aims: tuple[Text, ...] = ()
    clarifications: tuple[Text, ...] = ()
    doubts: tuple[Text, ...] = ()
    places: tuple[Text, ...] = ()
    reasons_asked: tuple[Text, ...] = ()
    reasons_given: tuple[Text, ...] = ()
    cues: CueWords = Field(default_factory=CueWords)
    address: AddressWords = Field(default_factory=AddressWords)
    foreign_words: tuple[tuple[Text, ...], ...] = ()
