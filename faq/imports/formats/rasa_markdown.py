"""The Markdown files of Rasa 1: phrases, answers of retrieval actions, stories."""

import re
from collections.abc import Iterator

from faq.imports.findings import Place
from faq.imports.formats.rasa_project import Project, Response
from faq.imports.source import SourceFile

# One colon less in a public file gave its phrases to the intent before.
_INTENT = re.compile(r"^##+\s*intent\s*[:\s]\s*(\S.*?)\s*$")
_STORY = re.compile(r"^##+\s*(.*)$")
_SAID = re.compile(r"^\s*\*\s*(.+?)\s*$")
_ITEM = re.compile(r"^(\s*)[-+]\s*(.*?)\s*$")
_RETRIEVED = re.compile(r"^\w+/[\w.-]+$")


def is_rasa_markdown(file: SourceFile) -> bool:
    """Check whether a file has phrases, answers or stories of Rasa 1."""
    if not file.is_text or "- " not in file.text:
        return False
    lines = file.text.split("\n")
    has_intents = any(_INTENT.match(line) for line in lines)
    return has_intents or any(_answers_something(lines, number) for number in range(len(lines)))


def _answers_something(lines: list[str], number: int) -> bool:
    """Check whether a line is what a user says, and the next one what the bot does."""
    said = _SAID.match(lines[number])
    following = _ITEM.match(lines[number + 1]) if number + 1 < len(lines) else None
    if not (said and following):
        return False
    is_action = re.match(r"(?:utter|action|respond)_", following[2]) is not None
    return is_action or _RETRIEVED.match(said[1]) is not None


def read_rasa_markdown(file: SourceFile, project: Project) -> None:
    """Add what a file says to a project."""
    intent: str | None = None
    steps: list[tuple[str, str]] = []
    retrieved: str | None = None
    indent = 0  # of the answers; what is deeper is a list in one
    for line, text in _lines(file):
        if match := _INTENT.match(text):
            intent, retrieved = match[1], None
            project.add_phrases(intent, Place(file.name, line), ())
        elif _STORY.match(text):
            project.add_story(steps, is_rule=False)
            intent, retrieved, steps = None, None, []
        elif said := _SAID.match(text):
            names = [name.split("{")[0].strip() for name in re.split(r"\s+OR\s+", said[1])]
            retrieved = names[0] if _RETRIEVED.match(names[0]) else None
            steps += [("intent", name) for name in names]
        elif item := _ITEM.match(text):
            if intent is not None:
                project.add_phrases(intent, Place(file.name, line), [item[2]])
            elif re.match(r"(?:utter|action|respond)_", item[2]):
                steps.append(("action", item[2]))
            elif retrieved is not None and _is_deeper(project, retrieved, item[1], indent):
                _continue_response(project, retrieved, f"- {item[2]}")
            elif retrieved is not None:
                indent = len(item[1])
                _add_response(project, retrieved, Response(Place(file.name, line), item[2]))
        elif retrieved is not None and text.strip():
            _continue_response(project, retrieved, text)
    project.add_story(steps, is_rule=False)


def _lines(file: SourceFile) -> Iterator[tuple[int, str]]:
    text = re.sub(
        r"<!--.*?-->", lambda found: "\n" * found[0].count("\n"), file.text, flags=re.DOTALL
    )
    return enumerate(text.split("\n"), start=1)


def _is_deeper(project: Project, name: str, indent: str, first: int) -> bool:
    return f"utter_{name}" in project.responses and len(indent) > first


def _add_response(project: Project, name: str, response: Response) -> None:
    project.responses.setdefault(f"utter_{name}", []).append(response)


def _continue_response(project: Project, name: str, text: str) -> None:
    """Add a further line to the answer above it."""
    found = project.responses.get(f"utter_{name}")
    if found:
        last = found[-1]
        found[-1] = Response(last.place, f"{last.text}\n{text.strip()}", extras=last.extras)
