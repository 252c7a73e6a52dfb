"""What QnA Maker keeps beside a question: metadata, suggestions, prompts."""

import json
import re
from typing import Any

from bot.normalise import fold
from faq.imports.structured import at, mappings, texts

_SECTION_KEYS = {"categorie", "category", "theme", "rubrique", "section", "sujet", "topic"}
_OWN_KEYS = re.compile(r"^(?:system_|qna_|source)", re.IGNORECASE)  # written by the product itself


def read_metadata(text: str) -> tuple[str, bool]:
    """Return the section that metadata name, and whether they say that it is small talk."""
    pairs = [pair.partition(":")[::2] for pair in re.split(r"[|;]", text) if ":" in pair]
    return choose_section({key.strip(): value.strip() for key, value in pairs})


def choose_section(metadata: dict[str, str]) -> tuple[str, bool]:
    """Return the section that metadata name, and whether they say that it is small talk."""
    known = {key: value for key, value in metadata.items() if not _OWN_KEYS.match(key)}
    if any("chitchat" in value.casefold().replace("-", "") for value in known.values()):
        return "", True
    named = [value for key, value in known.items() if fold(key) in _SECTION_KEYS]
    return next(iter([*named, *known.values()]), ""), False


def read_suggestions(text: str) -> list[str]:
    """List the phrasings that users have used, which nobody has confirmed yet."""
    return list_suggestions(_parse(text))


def list_suggestions(clusters: Any) -> list[str]:
    """List the phrasings in clusters of suggestions."""
    return [
        question
        for cluster in mappings(clusters)
        for one in mappings(
            at(cluster, "suggestedQuestionList") or at(cluster, "suggestedQuestions")
        )
        for question in texts(at(one, "userQuestion") or at(one, "question"))
    ]


def read_prompts(text: str) -> list[str]:
    """List the ids of the questions that are offered after one."""
    return list_prompts(_parse(text))


def list_prompts(prompts: Any) -> list[str]:
    """List the ids that prompts lead to."""
    ids = [texts(at(one, "qnaId") or at(one, "QnaId")) for one in mappings(prompts)]
    return [one for found in ids for one in found]


def _parse(text: str) -> Any:
    try:
        return json.loads(text) if text else None
    except ValueError:
        return None
