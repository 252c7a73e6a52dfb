"""JSON and YAML as chatbots and programs write them: more is forgiven than in a knowledge base."""

import json
import re
from typing import Any

import yaml

# libyaml's parser, where PyYAML was built with it, reads ten times faster. Every scalar stays text:
# the intent `no` is no boolean, `12:30` not 750, `01000` not 512.
_YamlLoader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
# An alias can blow a small file up; none of 24 public files has one.
_ALIAS = re.compile(r"(?m)^[^#\n'\"]*[:\-]\s+\*[A-Za-z0-9_-]+\s*$")
_YAML_KEY = re.compile(r"(?m)^(?:[A-Za-z_][\w -]*\s?:(?:\s|$)|-\s+[\w ]+\s?:(?:\s|$))")


class UnreadableError(Exception):
    """A file that is not what it seems.

    Attributes:
        line: where it stops being so, from 1.
    """

    def __init__(self, problem: str, line: int) -> None:
        super().__init__(problem)
        self.line = line


def parse_json(text: str) -> Any:
    """Parse JSON, or JSON lines; None for what does not begin like any.

    Raises:
        UnreadableError: it begins like JSON, and is none.
    """
    bare = text.strip()
    if bare[:1] not in ("{", "["):
        return None
    try:
        return json.loads(bare, strict=False)
    except json.JSONDecodeError as error:
        lines = [line for line in bare.split("\n") if line.strip()]
        try:
            return [json.loads(line) for line in lines] if len(lines) > 1 else None
        except json.JSONDecodeError:
            raise UnreadableError("ce n'est pas du JSON valide", error.lineno) from None
    except RecursionError:
        raise UnreadableError("le JSON est trop profond", 1) from None


def parse_yaml_texts(text: str) -> Any:
    """Parse YAML into texts, lists and mappings; None for what does not look like any.

    Raises:
        UnreadableError: it looks like YAML, and is none.
    """
    if not _YAML_KEY.search(text):
        return None
    if alias := _ALIAS.search(text):
        line = text.count("\n", 0, alias.end()) + 1
        raise UnreadableError("les alias de YAML (*nom) ne sont pas lus", line)
    try:
        return yaml.load(text, Loader=_YamlLoader)  # noqa: S506  (makes texts only)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise UnreadableError("ce n'est pas du YAML valide", mark.line + 1 if mark else 1) from None
    except (yaml.YAMLError, ValueError, TypeError, RecursionError):
        raise UnreadableError("ce n'est pas du YAML valide", 1) from None


def at(value: Any, *keys: str | int) -> Any:
    """Look a value up step by step; None where there is no such step."""
    for key in keys:
        if isinstance(key, str) and isinstance(value, dict):
            value = value.get(key)
        elif isinstance(key, int) and isinstance(value, list) and -len(value) <= key < len(value):
            value = value[key]
        else:
            return None
    return value


def mappings(value: Any) -> list[dict[str, Any]]:
    """List the mappings of a list; empty for anything else."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def texts(value: Any) -> list[str]:
    """List the texts of a list, or a text alone; numbers count as texts."""
    items = value if isinstance(value, list) else [value]
    return [
        str(item).strip()
        for item in items
        if isinstance(item, str | int | float) and not isinstance(item, bool) and str(item).strip()
    ]
