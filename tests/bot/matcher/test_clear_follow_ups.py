"""Follow-ups that say by themselves what they mean."""

import pytest

from bot.knowledge import Entry, Knowledge, Lexicon, Section
from bot.matcher.clear_follow_ups import clear_follow_ups
from bot.matcher.learning import learn
from bot.normalise import Normaliser
from bot.phrases import Phrases

LEXICON = Lexicon(function_words=("et", "pour", "les", "autres"))


def base(
    after_bread: dict[str, tuple[str, ...]], after_price: dict[str, tuple[str, ...]]
) -> Knowledge:
    entries = (
        Entry(id="pain", section="s", question="Du pain ?", answer="Oui.", follow_ups=after_bread),
        Entry(id="prix", section="s", question="Combien ?", answer="Un.", follow_ups=after_price),
    )
    return Knowledge((Section(id="s", title="S"),), entries, lexicon=LEXICON)


@pytest.mark.parametrize(
    ("after_bread", "after_price", "of_bread", "of_price"),
    [
        (("mon pain est cher",), (), [], ["mon pain est cher"]),
        (("et mon pain cher",), ("mon pain cher",), [], ["mon pain cher"]),
        (("si cher",), (), [], []),
        (("et pour les autres",), (), [], []),
    ],
    ids=["clear", "after several", "too short", "function words only"],
)
def test_a_follow_up_that_names_something_is_clear(
    after_bread: tuple[str, ...],
    after_price: tuple[str, ...],
    of_bread: list[str],
    of_price: list[str],
) -> None:
    found = clear(base({"prix": after_bread}, {"prix": after_price}))
    assert found == [of_bread, of_price]


def test_what_means_two_entries_is_clear_for_none() -> None:
    assert clear(base({"prix": ("du pain bis",)}, {"pain": ("du pain bis",)})) == [[], []]


def test_a_clear_follow_up_teaches_what_it_means() -> None:
    text = "la boulangère demande beaucoup"
    taught, untaught = (
        learn(base({"prix": texts}, {})) for texts in ((text, "si cher"), ("si cher",))
    )
    covered, uncovered = (
        one.scorer.score(one.encoder.encode([one.encoder.words(text)])[0]).evidence.coverage[1]
        for one in (taught, untaught)
    )
    assert covered == pytest.approx(1)
    assert uncovered < 0.5


def clear(knowledge: Knowledge) -> list[list[str]]:
    found = clear_follow_ups(knowledge, Normaliser(LEXICON), Phrases([["et"]]))
    return [[" ".join(words) for words in of_entry] for of_entry in found]
