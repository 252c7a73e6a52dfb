"""Rasa 1 to 3: intents, with the answers that the domain, rules and stories give them."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from bot.normalise import fold
from faq.imports.any_text import convert_phrasing, convert_text
from faq.imports.findings import Findings, Item, Notes
from faq.imports.format import Files, Format
from faq.imports.formats.rasa_markdown import is_rasa_markdown, read_rasa_markdown
from faq.imports.formats.rasa_project import Intent, Project, Response
from faq.imports.formats.rasa_yaml import is_rasa_yaml, read_rasa_yaml
from faq.imports.small_talk import is_fallback_name, is_small_talk_name

MIN_CLOSED = 3  # intents after whose answers the bot says the same, for that to be no answer
_SLOT = re.compile(r"\s*\{\w+\}")


def _claims(files: Files) -> Files:
    return [file for file in files if is_rasa_yaml(file) or is_rasa_markdown(file)]


def _read(files: Files, notes: Notes) -> Findings:
    project = Project()
    for file in files:
        if is_rasa_markdown(file):
            read_rasa_markdown(file, project)
        else:
            read_rasa_yaml(file, project, notes)
    return _Linker(project, notes).reading()


class _Linker:
    """Finds the answer of each intent."""

    def __init__(self, project: Project, notes: Notes) -> None:
        self._project = project
        self._notes = notes
        self._closings = _closings(project)
        self._by_words = {_bare(name.removeprefix("utter_")): name for name in project.responses}

    def reading(self) -> Findings:
        """Return the intents with answers, and the phrases of those for what is not understood."""
        items, outside = list[Item](), list[str]()
        for intent in self._project.intents.values():
            if is_fallback_name(intent.name.partition("/")[0]) or is_fallback_name(intent.name):
                outside += intent.phrases
            elif intent.phrases:
                items += self._items(intent)
        return Findings("Rasa", tuple(items), None, tuple(outside))

    def _items(self, intent: Intent) -> list[Item]:
        subject = convert_phrasing(intent.phrases[0])
        actions = self._own(self._actions(intent.name), intent)
        code = [action for action in actions if not action.startswith("utter_")]
        answer = "" if code else self._answer(actions, subject)
        if not answer:
            self._notes.reject(intent.place, subject, self._refusal(intent, actions, code))
            return []
        group, slash, _ = intent.name.partition("/")
        question, *variants = map(convert_phrasing, intent.phrases)
        return [
            Item(
                place=intent.place,
                question=question,
                answer=answer,
                variants=tuple(variants),
                section=group if slash else None,
                is_small_talk=is_small_talk_name(intent.name),
                name=intent.name,
            )
        ]

    def _actions(self, intent: str) -> Sequence[str]:
        """Return what answers an intent: its own response, else a rule, else what stories tell."""
        project = self._project
        own = f"utter_{intent}"
        if own in project.responses:
            return (own,)
        if intent in project.rules:
            return project.rules[intent]
        told = Counter(project.stories.get(intent, ()))
        ranked = [actions for actions, _ in told.most_common()]
        if len(ranked) > 1:
            place = project.intents[intent].place
            others = ", ".join(dict.fromkeys(" ".join(actions) for actions in ranked[1:]))
            self._notes.reread(place, "les histoires lui donnent plusieurs réponses", others)
        if ranked:
            return ranked[0]
        alike = self._by_words.get(_bare(intent))
        return (alike,) if alike else ()

    def _own(self, actions: Sequence[str], intent: Intent) -> Sequence[str]:
        """Leave out what the bot says after many answers: « Cela vous a-t-il aidé ? »."""
        first, *others = actions or ("",)
        closing = [action for action in others if len(self._closings[action]) >= MIN_CLOSED]
        for action in closing:
            what = "ce qui suit beaucoup de réponses"
            self._notes.leave_out(intent.place, what, action)
        return [action for action in (first, *others) if action and action not in closing]

    def _answer(self, actions: Sequence[str], subject: str) -> str:
        """Write what an intent is answered with; what the bot says in a row is one answer."""
        responses = [self._project.responses.get(action, ()) for action in actions]
        texts = (self._text(versions, subject) for versions in responses if versions)
        return "\n\n".join(filter(None, texts))

    def _text(self, versions: Sequence[Response], subject: str) -> str:
        for version in versions:
            for extra in version.extras:
                self._notes.leave_out(version.place, extra, subject)
        plain = [version for version in versions if version.text and not version.is_conditional]
        chosen = next(iter(plain), None)
        for version in versions:
            if version is not chosen and version.text:
                kind = "sous condition" if version.is_conditional else "la première est gardée"
                self._notes.leave_out(
                    version.place, f"autre réponse ({kind})", f"{subject} : {version.text}"
                )
        if chosen is None:
            return ""
        for slot in _SLOT.findall(chosen.text):
            self._notes.reread(chosen.place, f"{slot.strip()} est enlevé de la réponse", subject)
        return convert_text(_SLOT.sub("", chosen.text), chosen.place, self._notes)

    def _refusal(self, intent: Intent, actions: Sequence[str], code: Sequence[str]) -> str:
        phrases = f"{len(intent.phrases)} phrase{'s' if len(intent.phrases) > 1 else ''}"
        if code:
            return f"sa réponse est faite par du code ({code[0]}) ; {phrases}"
        if actions:
            is_there = any(action in self._project.responses for action in actions)
            state = "n'a pas de texte" if is_there else "n'est pas parmi ces fichiers"
            return f"sa réponse ({actions[0]}) {state} ; {phrases}"
        return f"sans réponse (intention {intent.name}) ; {phrases}"


def _closings(project: Project) -> dict[str, set[str]]:
    """List what is said after the first thing that answers an intent, with those intents."""
    intents: dict[str, set[str]] = defaultdict(set)
    told = [(intent, one) for intent, found in project.stories.items() for one in found]
    for intent, actions in (*project.rules.items(), *told):
        for action in actions[1:]:
            intents[action].add(intent)
    return intents


def _bare(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", fold(name))


FORMAT = Format("Rasa", _claims, _read, is_whole=True)
