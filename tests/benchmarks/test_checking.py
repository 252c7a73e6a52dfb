"""Checks beside those of an older build."""

from benchmarks.checking import count_found, move_variants
from bot.knowledge import Entry, Knowledge, Section

BASE = Knowledge(
    (Section(id="s", title="S"),),
    (
        Entry(id="a", section="s", question="A", variants=("un", "deux", "trois"), answer="R"),
        Entry(id="b", section="s", question="B", answer="R", related=("a",)),
    ),
)


def test_variants_are_moved_to_other_entries() -> None:
    moved = move_variants(BASE, 2)
    first, second = moved.content["entries"]
    assert len(first["variants"]) == 1
    assert moved.variants == {("b", text) for text in second["variants"]}
    assert {*first["variants"], *second["variants"]} == {"un", "deux", "trois"}


def test_the_same_variants_are_moved_each_time() -> None:
    assert move_variants(BASE, 2) == move_variants(BASE, 2)


def test_what_is_named_is_counted_by_whether_it_was_moved() -> None:
    moved = move_variants(BASE, 3)
    output = (
        "À relire (3) :\n"
        "x.yaml:1: [b] « un » se confond avec « deux » de « a » → reformulez-la\n"
        "x.yaml:1: [a] « quatre » se confond avec « cinq » de « b » → reformulez-la\n"
        "x.yaml:1: [b] l'entrée n'a que 3 variantes → écrivez-en 12 au moins\n"
    )
    assert count_found(output, moved) == (1, 1)
