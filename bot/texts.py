"""What the bot says of itself, in French, loaded from `knowledge/textes_fr.yaml`."""

from pathlib import Path

from bot.knowledge import KNOWLEDGE_DIR, FrozenModel, read_model

TEXTS_PATH = KNOWLEDGE_DIR / "textes_fr.yaml"


class Texts(FrozenModel):
    """One attribute for each text, in the light markup of `bot.markup`.

    Attributes:
        commands: the commands of the menu, with their descriptions; names as Telegram wants them.
    """

    description: str
    short_description: str
    commands: dict[str, str]
    welcome: str
    help: str
    about: str
    privacy: str
    topics: str
    section: str
    back_button: str
    topics_button: str
    suggestions: str
    none_button: str
    none_chosen: str
    unknown: str
    passage: str
    note: str
    vote_up: str
    vote_down: str
    not_text: str
    unknown_command: str
    gone: str
    failure: str
    chat_welcome: str
    chat_choice: str
    chat_goodbye: str


def load_texts(path: Path = TEXTS_PATH) -> Texts:
    """Load the bot's own texts.

    Raises:
        KnowledgeError: with all faults of the file.
    """
    return read_model(path, Texts)
