"""Additions to YAML files: only lines come, and what was there is read as before."""

import difflib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.editing.yaml_insertion import add_entry, add_items
from bot.errors import FaqError
from bot.knowledge import KNOWLEDGE_DIR, Entry
from bot.knowledge.strict_yaml import parse_yaml

TEXT = """\
# Une base.
version: 1
sections:
  - {id: pain, title: Le pain}
  - id: sel  # à part
    title: 'Le sel'

entries:
  - id: farine
    section: pain
    question: Quelle farine ?
    variants:
      - null
      - "laquelle : bise ?"  # guillemets

      # ce que l'on répond
    answer: |-
      De la bise.
    # fin de la farine

  - id: levain
    section: pain
    question: Quel levain ?
    answer: >-
      Du dur.

  # Du sel.
  - id: gros
    section: sel
    question: Quel sel ?
    answer: Du gros.
"""
FLOUR, LEAVEN, SALT = range(3)
SUGAR = Entry(id="sucre", section="pain", question="Du sucre ?", answer="Non.\n\n  Jamais.")


def added(before: str, after: str) -> list[str]:
    """List the lines that were added; any that is gone or changed fails."""
    lines = list(difflib.ndiff(before.splitlines(), after.splitlines()))
    assert [line for line in lines if line[0] == "-"] == []
    return [line[2:] for line in lines if line[0] == "+"]


def with_variants(text: str, place: int, *variants: str) -> str:
    return add_items(text, ("entries", place), "variants", variants, after="question")


# --- lists ----------------------------------------------------------------------------------------


def test_a_variant_comes_after_the_last_one_and_before_the_comment_on_what_follows() -> None:
    text = with_variants(TEXT, FLOUR, "bise ou blanche", "T80")
    assert added(TEXT, text) == ["      - bise ou blanche", "      - T80"]
    assert text.index("guillemets") < text.index("T80") < text.index("# ce que l'on répond")


def test_the_first_variants_come_after_the_question() -> None:
    text = with_variants(TEXT, LEAVEN, "lequel")
    assert added(TEXT, text) == ["    variants:", "      - lequel"]
    assert "Quel levain ?\n    variants:\n" in text


@pytest.mark.parametrize(
    "variant",
    ["2024", "a: b", "- a", "# a", "'a", '"a"', "a #b", "[a", "*a", "é\u202f?", "~", "a\\b", "🎓"],
)
@pytest.mark.parametrize("place", [FLOUR, LEAVEN], ids=["one more", "the first"])
def test_any_text_is_read_as_it_was_given(place: int, variant: str) -> None:
    entries = parse_yaml(with_variants(TEXT, place, variant)).value["entries"]
    assert entries[place]["variants"][-1] == variant


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"]), min_size=1))
def test_whatever_is_typed_is_read_as_it_was_given(variant: str) -> None:
    entries = parse_yaml(with_variants(TEXT, LEAVEN, variant)).value["entries"]
    assert entries[LEAVEN]["variants"] == [variant]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("variants: [a, 'b']", "variants: [a, 'b', \"c, d\"]"),
        ("variants: []", 'variants: ["c, d"]'),
        ("variants: [\n      é,\n      b]  # eh", 'variants: [\n      é,\n      b, "c, d"]  # eh'),
    ],
    ids=["some", "none", "over several lines"],
)
def test_a_list_in_brackets_grows_before_its_end(written: str, expected: str) -> None:
    before = TEXT.replace("question: Quel sel ?", f"question: Quel sel ?\n    {written}")
    text = with_variants(before, SALT, "c, d")
    assert text == before.replace(written, expected)


def test_an_entry_in_braces_gets_its_list_in_brackets() -> None:
    before = f'{TEXT}  - {{id: a, section: sel, question: "un\n      deux", answer: b}}\n'
    text = with_variants(before, 3, "lequel")
    assert text == before.replace("answer: b}", 'answer: b, variants: ["lequel"]}')


def test_items_stand_in_their_column() -> None:
    before = "near:\n- un\n- |\n  deux\n\n# autre\nfar: []\n"
    assert add_items(before, (), "near", ["trois"]) == before.replace(
        "  deux\n", "  deux\n- trois\n"
    )


def test_a_list_that_is_missing_is_made_in_the_style_of_the_others() -> None:
    assert add_items("near:\n- un", (), "far", ["deux"]) == "near:\n- un\nfar:\n- deux\n"


def test_what_cannot_be_written_for_sure_is_refused() -> None:
    before = "near:\n  - |\n    un\n  # deux\n    # trois\n"
    with pytest.raises(FaqError, match="ne peut pas être écrit ici ; faites-le à la main"):
        add_items(before, (), "near", ["un\0"])


# --- entries --------------------------------------------------------------------------------------

SUGAR_LINES = [
    "  - id: sucre",
    "    section: pain",
    "    question: Du sucre ?",
    "    answer: |-",
    "      Non.",
    "",
    "        Jamais.",
]


def test_an_entry_comes_after_its_section_with_an_empty_line_between() -> None:
    text = add_entry(TEXT, SUGAR)
    assert sorted(added(TEXT, text)) == sorted(["", *SUGAR_LINES])
    ids = [entry["id"] for entry in parse_yaml(text).value["entries"]]
    assert ids == ["farine", "levain", "sucre", "gros"]


def test_no_comment_is_torn_from_the_entry_that_it_is_about() -> None:
    assert "  # Du sel.\n  - id: gros" in add_entry(TEXT, SUGAR)
    assert "    # fin de la farine\n\n  - id: levain" in add_entry(TEXT, SUGAR)


def test_an_entry_of_a_section_without_any_comes_last() -> None:
    before = TEXT.replace("sections:", "sections:\n  - {id: vide, title: Vide}")
    text = add_entry(before, SUGAR.model_copy(update={"section": "vide"}))
    assert text.startswith(before)


def test_what_comes_after_the_entries_stays_there() -> None:
    before = f"{TEXT}\n# le reste\narticle: a.md\n"
    text = add_entry(before, SUGAR.model_copy(update={"section": "sel"}))
    assert text.endswith("        Jamais.\n\n# le reste\narticle: a.md\n")


def test_all_fields_are_written_each_in_its_style() -> None:
    entry = SUGAR.model_copy(
        update={
            "variants": ("sucré : oui ?",),
            "keywords": ("sucre",),
            "note": "- rien",
            "related": ("levain", "gros"),
        }
    )
    assert [line for line in added(TEXT, add_entry(TEXT, entry)) if line not in SUGAR_LINES] == [
        "    variants:",
        '      - "sucré : oui ?"',
        "    keywords:",
        "      - sucre",
        '    note: "- rien"',
        "    related: [levain, gros]",
    ]


def test_entries_in_brackets_get_one_more() -> None:
    before = "entries: [{id: a, section: s}]\nsections: [{id: s}]\n"
    value = parse_yaml(add_entry(before, SUGAR)).value
    assert [entry["id"] for entry in value["entries"]] == ["a", "sucre"]


def test_the_own_knowledge_base_only_gains_the_new_lines() -> None:
    before = (KNOWLEDGE_DIR / "faq_fr.yaml").read_text(encoding="utf-8")
    text = add_entry(before, SUGAR.model_copy(update={"section": "parcours"}))
    lines = [line.replace("pain", "parcours") for line in SUGAR_LINES]
    assert "".join(f"{line}\n" for line in ["", *lines]) in text
    assert text.replace("".join(f"{line}\n" for line in ["", *lines]), "") == before


@pytest.mark.parametrize("name", ["faq_fr.yaml", "modele/faq_fr.yaml"])
def test_a_variant_may_also_stand_within_the_own_files(name: str) -> None:
    before = Path(KNOWLEDGE_DIR, name).read_text(encoding="utf-8")
    text = with_variants(before, 0, "zzz : un")
    assert added(before, text) == ["    variants:", '      - "zzz : un"']


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85"])
@pytest.mark.parametrize("place", ["# Une base.", "De la bise.", "Du dur."])
def test_breaks_that_only_yaml_takes_for_ends_of_lines_change_nothing(
    place: str, sign: str
) -> None:
    text = TEXT.replace(place, f"{place[:3]}{sign}{place[3:]}")
    assert "      - bise" in with_variants(text, FLOUR, "bise").split("\n")
    read = parse_yaml(add_entry(text, SUGAR)).value["entries"]
    assert [one["id"] for one in read] == ["farine", "levain", "sucre", "gros"]
