"""What the bot says of itself, in French, loaded from `knowledge/textes_fr.yaml`."""

from pathlib import Path

from pydantic import ValidationInfo, field_validator

from bot.knowledge import KNOWLEDGE_DIR, read_model
from bot.knowledge_format import FrozenModel, check_placeholders
from bot.reply import Reason

TEXTS_PATH = KNOWLEDGE_DIR / "textes_fr.yaml"

# The words in braces that each text may have, for the bot to put something in their place.
PLACEHOLDERS = {
    "section": ("title",),
    "reloaded": ("entries", "phrasings", "seconds"),
    "statistics": (
        "entries",
        "phrasings",
        "loaded_at",
        "answers",
        "suggestions",
        "unknown",
        "votes",
    ),
}


class Texts(FrozenModel):
    """One attribute for each text, in the light markup of `bot.markup`.

    Attributes:
        commands: the commands of the menu, with their descriptions; names as Telegram wants them.
        tu: by their names, those texts that sound otherwise to users who say tu.
    """

    description: str
    short_description: str
    tu: dict[str, str]
    commands: dict[str, str]
    welcome: str
    help: str
    about: str
    privacy: str
    topics: str
    section: str
    back_button: str
    more_button: str
    topics_button: str
    suggestions: str
    none_button: str
    none_chosen: str
    unknown: str
    unknown_again: str
    foreign: str
    details: str
    no_details: str
    neighbours: str
    too_many: str
    passage: str
    note: str
    vote_up: str
    vote_down: str
    share_button: str
    ask_button: str
    inline_unknown: str
    not_text: str
    unknown_command: str
    gone: str
    no_guide: str
    failure: str
    chat_welcome: str
    chat_choice: str
    chat_goodbye: str
    reloaded: str
    refused: str
    more_faults: str
    statistics: str
    no_votes: str

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
        """Give the texts as a user hears them who says tu, or vous."""
        return self.model_copy(update=self.tu) if is_familiar else self


def unknown_text(reason: Reason, texts: Texts) -> str:
    """Choose the text that says why there is no answer."""
    return {
        Reason.OUT_OF_SCOPE: texts.unknown,
        Reason.AGAIN: texts.unknown_again,
        Reason.REFUSED: texts.none_chosen,
        Reason.FOREIGN: texts.foreign,
    }[reason]


def load_texts(path: Path = TEXTS_PATH) -> Texts:
    """Load the bot's own texts.

    Raises:
        KnowledgeError: with all faults of the file.
    """
    return read_model(path, Texts)
