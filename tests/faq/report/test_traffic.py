"""The part on what the bot replied at work."""

from collections import Counter

import pytest

from bot.gaps import Feedback
from bot.knowledge import Entry, Knowledge, Section
from faq.report.traffic import show_traffic

BASE = Knowledge(
    (Section(id="pain", title="Le pain"),),
    tuple(
        Entry(id=id_, section="pain", question=f"{id_} ?", answer="Oui.") for id_ in ("prix", "sel")
    ),
)


def feedback(counts=(), votes=()):
    return Feedback((), Counter(dict(counts)), list(votes))


def rows(html):
    return html.count("<tr><th scope=row>")


@pytest.mark.parametrize(
    ("outcome", "title"),
    [("answer", "Réponses"), ("suggest", "Questions proposées"), ("unknown", "Sans réponse")],
)
def test_messages_are_added_up_by_outcome(outcome, title):
    counts = {(outcome, "prix"): 1_200, (outcome, ""): 34}
    html = show_traffic(feedback(counts), BASE).html
    assert f"<dt>{title}</dt><dd><b>1\u202f234</b>" in html


def test_the_entry_that_is_asked_for_most_comes_first():
    html = show_traffic(feedback({("answer", "prix"): 1, ("answer", "sel"): 2}), BASE).html
    assert html.index("#entree-sel") < html.index("#entree-prix")


def test_votes_are_shown_with_their_share():
    html = show_traffic(feedback(votes=[("prix", 3, 1)]), BASE).html
    assert "<td>3</td><td>1</td><td>75\u00a0%</td>" in html


def test_an_entry_that_is_no_more_is_left_out():
    html = show_traffic(feedback({("answer", "gone"): 5}, [("gone", 1, 1)]), BASE).html
    assert (rows(html), "gone" in html) == (0, False)


def test_without_traffic_it_says_so():
    assert "Rien encore." in show_traffic(feedback(), BASE).html
