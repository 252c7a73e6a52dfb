"""What the bot says of itself, in French.

`knowledge/textes_fr.yaml` has every text, and names no subject. A knowledge base may have a file of
its own with those that are to sound otherwise.
"""

from collections.abc import Iterable
from typing import Annotated, Any

from pydantic import StringConstraints, ValidationInfo, field_validator

from bot.knowledge import KNOWLEDGE_DIR, Knowledge
from bot.knowledge.format import FrozenModel, Text, check_placeholders

TEXTS_PATH = KNOWLEDGE_DIR / "textes_fr.yaml"

# The words in braces that each text may have, for the bot to put something in their place.
PLACEHOLDERS = {
    "details_button": ("number",),
    "description": ("title",),
    "short_description": ("title",),
    "welcome": ("title",),
    "help": ("title", "more"),
    "about": ("title",),
    "unknown": ("title",),
    "unknown_again": ("title",),
    "chat_welcome": ("title",),
    "section": ("title",),
    "privacy": ("place", "waiting_hours", "minutes", "hours", "vote_days", "question_days", "more"),
    "confirm": ("days",),
    "passed_on": ("days",),
    "will_tell": ("days",),
    "suggestions_again": ("count",),
    "reloaded": ("entries", "phrasings", "seconds"),
    "statistics": (
        "entries",
        "phrasings",
        "loaded_at",
        "days",
        "answers",
        "suggestions",
        "unknown",
        "set_aside",
        "votes",
    ),
    "gaps": ("questions", "groups", "largest", "weak"),
    "gap": ("count", "example", "entry"),
    "gap_group": ("questions",),
    "gap_question": ("question", "count"),
    "gap_is_button": ("question",),
    "gap_answer": ("questions",),
    "gap_draft": ("section",),
    "gap_written": ("questions",),
    "gap_noted": ("questions",),
    "gap_later": ("questions",),
    "gap_failed": ("error",),
    "set_aside": ("error",),
    "storage_down": ("error",),
    "webhook_elsewhere": ("host",),
}

# Lines that take the place of {more} where the knowledge base has what they are about.
LINES_OF_ARTICLE = {"help": "help_article"}
LINES_OF_TOUR = {"help": "help_tour", "privacy": "privacy_tour"}

# https://core.telegram.org/bots/api#setmydescription and below
Description = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=512)]
ShortDescription = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)
]
# https://core.telegram.org/bots/api#botcommand
CommandName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]+$", max_length=32)]
CommandDescription = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=256)
]


class Texts(FrozenModel):
    """One attribute for each text, in the light markup of `bot.markup`.

    Attributes:
        commands: the commands of the menu, with their descriptions; names as Telegram wants them.
        tu: by their names, those texts that sound otherwise to users who say tu.
        untitled: what a knowledge base is called that has no title.
    """

    untitled: Text
    description: Description
    short_description: ShortDescription
    tu: dict[str, Text]
    commands: dict[CommandName, CommandDescription]
    welcome: Text
    help: Text
    help_article: Text
    help_tour: Text
    about: Text
    privacy: Text
    privacy_tour: Text
    place_file: Text
    place_server: Text
    forgotten: Text
    pass_on_button: Text
    offer: Text
    confirm: Text
    keep_button: Text
    drop_button: Text
    passed_on: Text
    tell_me_button: Text
    will_tell: Text
    settled: Text
    answer_found: Text
    not_passed_on: Text
    question_gone: Text
    topics: Text
    section: Text
    back_button: Text
    more_button: Text
    topics_button: Text
    suggestions: Text
    suggestions_again: Text
    none_button: Text
    none_chosen: Text
    unknown: Text
    unknown_again: Text
    foreign: Text
    story: Text
    details: Text
    no_details: Text
    no_reason: Text
    nothing_more: Text
    in_short: Text
    neighbours: Text
    details_button: Text
    also_asked: Text
    partly_unknown: Text
    too_many: Text
    passage: Text
    note: Text
    vote_up: Text
    vote_down: Text
    share_button: Text
    ask_button: Text
    inline_unknown: Text
    inline_placeholder: Text
    guest_suggestions: Text
    not_text: Text
    unknown_command: Text
    gone: Text
    no_guide: Text
    failure: Text
    chat_welcome: Text
    chat_help: Text
    chat_choice: Text
    chat_elsewhere: Text
    chat_goodbye: Text
    reloaded: Text
    refused: Text
    more_faults: Text
    not_watched: Text
    statistics: Text
    no_votes: Text
    gaps: Text
    gap: Text
    no_gaps: Text
    no_more_gaps: Text
    gap_group: Text
    gap_question: Text
    gap_is_button: Text
    gap_write_button: Text
    gap_refuse_button: Text
    gap_later_button: Text
    gap_keep_button: Text
    gap_rewrite_button: Text
    gap_reopen_button: Text
    gap_answer: Text
    gap_draft: Text
    gap_answer_gone: Text
    gap_written: Text
    gap_noted: Text
    gap_later: Text
    gap_failed: Text
    gap_gone: Text
    set_aside: Text
    storage_down: Text
    webhook_elsewhere: Text
    other_poller: Text

    @field_validator(*PLACEHOLDERS)
    @classmethod
    def _can_be_filled_in(cls, text: str, info: ValidationInfo) -> str:
        return check_placeholders(text, PLACEHOLDERS[info.field_name or ""])

    @field_validator("tu")
    @classmethod
    def _are_texts(cls, tu: dict[str, str]) -> dict[str, str]:
        names = {name for name, field in cls.model_fields.items() if field.annotation is str}
        unknown = tu.keys() - names
        if unknown:
            raise ValueError(f"« {min(unknown)} » n'est le nom d'aucun texte")
        for name in tu.keys() & PLACEHOLDERS.keys():
            check_placeholders(tu[name], PLACEHOLDERS[name])
        return tu

    def addressed(self, is_familiar: bool) -> "Texts":
        """Return the texts as a user hears them who says tu, or vous."""
        return self.model_copy(update=self.tu) if is_familiar else self


def load_texts(knowledge: Knowledge) -> Texts:
    """Load the bot's own texts, as they sound with a knowledge base.

    Raises:
        KnowledgeError: with all faults of the knowledge base's own file of texts.
    """
    from bot.knowledge.loading import read_model  # only here: what was kept needs no YAML

    texts = read_model(TEXTS_PATH, Texts)
    if knowledge.texts:
        texts = read_model(knowledge.texts, Texts, lambda own: _over(texts, own))
    return _filled_in(texts, knowledge)


def _over(texts: Texts, own: Any) -> Any:
    """Put what a file has in the place of the texts that are there; it may be empty."""
    if own is None:
        return texts.model_dump()
    if not isinstance(own, dict):
        return own  # validation tells
    # Who words a text anew has not said it to those who say tu in the old words.
    familiar = {name: text for name, text in texts.tu.items() if name not in own}
    return {
        **texts.model_dump(),
        **own,
        "tu": _joined(familiar, own.get("tu")),
        "commands": _joined(texts.commands, own.get("commands")),
    }


def _joined(known: dict[str, str], own: Any) -> Any:
    if own is None:
        return known
    return {**known, **own} if isinstance(own, dict) else own


def _filled_in(texts: Texts, knowledge: Knowledge) -> Texts:
    """Return the texts with what is known of the knowledge base, and without what it has not."""
    title = knowledge.title or texts.untitled
    more = {
        name: [lines[name] for is_there, lines in _lines(knowledge) if is_there and name in lines]
        for name in ("help", "privacy")
    }
    own = dict(texts)
    formal = {name: own[name] for name in PLACEHOLDERS if name in own}
    familiar = {name: text for name, text in texts.tu.items() if name in PLACEHOLDERS}

    def fill(name: str, text: str, voice: dict[str, str]) -> str:
        if "title" in PLACEHOLDERS[name] and name != "section":
            text = text.replace("{title}", title)
        lines = (voice.get(line, own[line]) for line in more.get(name, ()))
        return text.replace("{more}", "".join(f"{line}\n" for line in lines))

    filled = {name: fill(name, text, {}) for name, text in formal.items()}
    filled_tu = {name: fill(name, text, texts.tu) for name, text in familiar.items()}
    return texts.model_copy(update={**filled, "tu": {**texts.tu, **filled_tu}})


def _lines(knowledge: Knowledge) -> Iterable[tuple[bool, dict[str, str]]]:
    return (
        (bool(knowledge.article), LINES_OF_ARTICLE),
        (knowledge.tour is not None, LINES_OF_TOUR),
    )
