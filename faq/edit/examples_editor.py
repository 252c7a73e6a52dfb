"""Additions to the messages to refuse, as careful as those to the entries."""

from collections.abc import Sequence
from typing import Literal, TypeAlias

from ruamel.yaml.comments import CommentedSeq

from bot.knowledge import OutOfScope
from bot.knowledge.strict_yaml import parse_yaml
from faq.edit.editor import Editor, append

Kind: TypeAlias = Literal["near", "far"]


class ExamplesEditor(Editor):
    """Makes additions to one file of messages to refuse."""

    @property
    def out_of_scope(self) -> OutOfScope:
        """The messages to refuse, additions included."""
        return OutOfScope.model_validate(parse_yaml(self.text).value)

    def add_examples(self, kind: Kind, examples: Sequence[str]) -> None:
        """Add messages after those of their kind.

        Raises:
            FaqError: the file is written in a way that would not be kept.
        """
        content = self._parse()
        if kind not in content:
            content[kind] = CommentedSeq()
        for example in examples:
            append(content[kind], example)
        self._take(content)

    def _check(self) -> None:
        _ = self.out_of_scope
