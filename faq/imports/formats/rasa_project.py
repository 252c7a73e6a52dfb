"""What the files of a Rasa project say, before intents and answers are brought together."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from faq.imports.findings import Place

# Entities: [piano](instrument), [5 ans] (age), [violon]{"entity": …}, with roles [a][{…}].
_ENTITY = re.compile(r"\[([^\]\n]+)\]\s?(?:\([^)\n]*\)|\{[^}\n]*\}|\[\{.*?\}\])")
_NOT_SAID = {"action_listen", "action_restart", "action_session_start", "action_deactivate_loop"}


@dataclass(frozen=True)
class Response:
    """One version of what the bot says.

    Attributes:
        is_conditional: it is said under a condition, or in one channel only.
        extras: what stands beside the text: images, buttons.
    """

    place: Place
    text: str
    is_conditional: bool = False
    extras: tuple[str, ...] = ()


@dataclass
class Intent:
    """One intent with its phrases."""

    name: str
    place: Place
    phrases: list[str] = field(default_factory=list)


@dataclass
class Project:
    """What all files say together.

    Attributes:
        rules: what a rule answers an intent with, one action or several in a row.
        stories: what each story goes on with after an intent.
    """

    intents: dict[str, Intent] = field(default_factory=dict)
    responses: dict[str, list[Response]] = field(default_factory=dict)
    rules: dict[str, tuple[str, ...]] = field(default_factory=dict)
    stories: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)

    def add_phrases(self, name: str, place: Place, phrases: Iterable[str]) -> None:
        """Add phrases to an intent, which may stand in several places."""
        intent = self.intents.setdefault(name, Intent(name, place))
        intent.phrases += filter(None, map(plain_phrase, phrases))

    def add_story(self, steps: Iterable[tuple[str, str]], is_rule: bool) -> None:
        """Take from a story or a rule what follows each intent.

        Args:
            steps: kind and name of each: `intent` or `action`.
            is_rule: it is a rule, which holds always.
        """
        for intent, actions in _followed(steps):
            if is_rule:
                self.rules.setdefault(intent, actions)
            else:
                self.stories.setdefault(intent, []).append(actions)


def plain_phrase(text: str) -> str:
    """Leave the marks of entities out of a phrase."""
    return _ENTITY.sub(r"\1", text).strip()


def _followed(steps: Iterable[tuple[str, str]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    intent: str | None = None
    actions: list[str] = []
    for kind, name in [*steps, ("intent", "")]:
        if kind == "action" and name not in _NOT_SAID:
            actions.append(name)
        elif kind == "intent":
            if intent and actions:
                yield intent, tuple(actions)
            intent, actions = name, []
