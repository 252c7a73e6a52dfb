"""What is learned from a knowledge base."""

from bot.knowledge import Entry, Knowledge, OutOfScope, Section
from bot.matcher.learning import learn

SECTIONS = (Section(id="s", title="S"),)
ENTRIES = (
    Entry(
        id="pain",
        section="s",
        question="Quel pain vendez-vous ?",
        answer="Du pain complet.",
        follow_ups={"prix": ("et combien coûte la baguette",)},
    ),
    Entry(
        id="prix", section="s", question="À quel prix ?", variants=("c'est cher",), answer="Peu."
    ),
)


def test_phrasings_are_what_an_entry_or_the_messages_to_refuse_list_and_no_follow_ups() -> None:
    learned = learn(Knowledge(SECTIONS, ENTRIES, out_of_scope=OutOfScope(far=("il pleut",))))
    assert [learned.phrasings.ordered(number) for number in range(3)] == [
        ["pain quel vendez vous", "complet du pain"],
        ["a prix quel", "c cher est", "peu"],
        ["il pleut"],
    ]
