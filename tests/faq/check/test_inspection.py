"""All checks together, and the bot's own knowledge base, which leaves nothing to be read again."""

from collections.abc import Iterator

import pytest

from bot.knowledge import Fault
from faq.check.inspection import CHECKS, Check, inspect
from faq.check.not_checked import NotCheckedError
from faq.source import Source


def test_what_the_checks_find_comes_in_their_order(own: Source) -> None:
    def find(word: str) -> Check:
        return lambda source: [Fault(source.path, 1, None, word, "")]

    found = inspect(own, [find("un"), find("deux")])
    assert [doubt.problem for doubt in found.doubts] == ["un", "deux"]


def test_a_check_that_cannot_be_made_says_why_and_ends_no_other(own: Source) -> None:
    def fail(source: Source) -> Iterator[Fault]:
        yield Fault(source.path, 1, None, "trouvé avant", "")
        raise NotCheckedError("Il manque quelque chose.")

    found = inspect(own, [fail, lambda source: [Fault(source.path, 1, None, "autre", "")]])
    assert [doubt.problem for doubt in found.doubts] == ["trouvé avant", "autre"]
    assert found.notes == ("Il manque quelque chose.",)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__module__.rpartition(".")[2])
def test_the_bots_own_knowledge_base_leaves_nothing_to_be_read_again(
    own: Source, check: Check
) -> None:
    try:
        assert [str(doubt) for doubt in check(own)] == []
    except NotCheckedError as error:
        pytest.skip(str(error))
