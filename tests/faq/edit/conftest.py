"""A small knowledge base whose entries grow."""

from collections.abc import Callable

import pytest

from bot.knowledge import Entry, Knowledge, Section

MakeBase = Callable[..., tuple[Knowledge, Entry]]


@pytest.fixture
def make_base(knowledge: Knowledge) -> MakeBase:
    """Make a knowledge base of three entries, of which one has the variants that are given."""

    def make(*variants: str, question: str = "Combien coûte le pain ?") -> tuple[Knowledge, Entry]:
        bread = Entry(
            id="pain", section="prix", question=question, variants=variants, answer="Un euro."
        )
        others = [
            Entry(id="jours", section="prix", question="Quand ouvrez-vous ?", answer="Le lundi."),
            Entry(id="lieu", section="prix", question="Où êtes-vous ?", answer="En ville."),
        ]
        base = Knowledge(
            (Section(id="prix", title="Prix"),), (bread, *others), lexicon=knowledge.lexicon
        )
        return base, bread

    return make
