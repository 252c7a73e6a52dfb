"""What is conversation rather than a question on the subject, by its name or its words."""

import re
from functools import cache

from bot.knowledge import KNOWLEDGE_FILE, load_knowledge
from bot.normalise import fold, split_words
from faq.new import MODEL_DIR

# Names that intents of conversation have in public chatbots, French and English, folded.
_NAMES = re.compile(
    r"(?:^|[^a-z])(?:small_?talk|chit_?chat|greet(?:ings?|ing)?|hello|salut(?:ations?|er)?|bonjour|"
    r"bonsoir|welcome|thanks?|thank_?you|merci|remerciements?|good_?bye|bye|au_?revoir|politesses?|"
    r"compliments?|insultes?|bot_?challenge|blagues?)(?:$|[^a-z])"
    # What may mean something else further on: `contacter_agent` is a question.
    r"|^(?:st|agent|humou?r|emotions?|psychology|botprofile|ai|conversations?)(?:$|[^a-z])"
)
_SECTIONS = {"conversation", "smalltalk", "small_talk", "chitchat", "chit_chat", "bavardage"}
_FALLBACK = re.compile(
    r"(?:^|[^a-z])(?:out_?of_?scope|nlu_?fallback|fall_?back|no_?answer|noanswer|hors_?sujet|hors_?scope|"
    r"hors_?perimetre|inconnue?|unknown|default_?negative|oos)(?:$|[^a-z])"
)


def is_small_talk_name(name: str) -> bool:
    """Check whether a source names an intent, or a group of them, as conversation."""
    return bool(_NAMES.search(_bare(name)))


def is_fallback_name(name: str) -> bool:
    """Check whether a source names an intent as one for what it does not understand."""
    return bool(_FALLBACK.search(_bare(name)))


def is_small_talk(question: str) -> bool:
    """Check whether a text is a greeting, thanks or a goodbye as a whole."""
    return tuple(split_words(question)) in _known()


def _bare(name: str) -> str:
    return re.sub(r"[\s-]+", "_", fold(name.strip()))


@cache
def _known() -> frozenset[tuple[str, ...]]:
    """List the small talk of the knowledge base that `faq new` starts with, word by word."""
    model = load_knowledge(MODEL_DIR / KNOWLEDGE_FILE)
    entries = (model.entry_by_id[entry] for entry in model.small_talk)
    return frozenset(
        tuple(split_words(text)) for entry in entries for text in (entry.question, *entry.variants)
    )


def is_small_talk_section(title: str) -> bool:
    """Check whether a section says by its title that it is conversation."""
    return _bare(title) in _SECTIONS
