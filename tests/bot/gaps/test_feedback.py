"""The entries that serve users badly, by what users let the bot know."""

from collections import Counter

from bot.dialogue import Dialogue
from bot.gaps import Feedback, find_weak_entries


def test_the_entries_that_serve_worst_come_first(small: Dialogue) -> None:
    counts = {("unknown", "horaires"): 2, ("refused", "salutation"): 4, ("unknown", "partie"): 9}
    votes = [("horaires", 7, 3), ("au-revoir", 9, 0)]
    weak = find_weak_entries(Feedback([], Counter(counts), votes), small)
    assert [(one.entry.id, one.unknown, one.refused, one.down) for one in weak] == [
        ("horaires", 2, 0, 3),
        ("salutation", 0, 4, 0),
    ]
