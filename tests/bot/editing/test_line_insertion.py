"""Additions to files of phrasings."""

import pytest

from bot.editing.line_insertion import add_lines
from bot.errors import FaqError
from bot.knowledge import KNOWLEDGE_DIR


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("", "x\ny\n", id="empty"),
        pytest.param("\n\n", "x\ny\n", id="blank"),
        pytest.param("a\n", "a\nx\ny\n", id="after the last"),
        pytest.param("a", "a\nx\ny\n", id="no end of the last line"),
        pytest.param("# dit\n", "# dit\nx\ny\n", id="after the heading comment"),
        pytest.param("a\n\n# après b\nc\n", "a\nx\ny\n\n# après b\nc\n", id="before follow-ups"),
        pytest.param("# après b\nc\n", "x\ny\n# après b\nc\n", id="follow-ups alone"),
        pytest.param("a\n# de b\n# après b\n", "a\nx\ny\n# de b\n# après b\n", id="comment"),
    ],
)
def test_lines_come_after_those_that_can_be_asked_at_any_time(before: str, after: str) -> None:
    assert add_lines(before, ["x", "y"]) == after


def test_texts_are_taken_as_they_are() -> None:
    assert add_lines("a\n", ['- b: "c"']) == 'a\n- b: "c"\n'


def test_what_would_be_a_comment_is_refused() -> None:
    with pytest.raises(
        FaqError, match=r"« # a » serait un commentaire ; mettez-la sous « variants »"
    ):
        add_lines("", ["# a"])


@pytest.mark.parametrize("name", ["formulations_fr/salaire.txt", "hors_sujet_fr/near.txt"])
def test_the_own_files_only_gain_the_new_line(name: str) -> None:
    before = (KNOWLEDGE_DIR / name).read_text(encoding="utf-8")
    assert add_lines(before, ["zzz"]).replace("zzz\n", "") == before
