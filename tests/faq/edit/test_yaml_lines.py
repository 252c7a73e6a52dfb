"""Changes to the lines of a knowledge file."""

import pytest

from bot.errors import FaqError
from bot.knowledge.strict_yaml import parse_yaml
from faq.edit.yaml_lines import KnowledgeLines

TEXT = """\
version: 1
sections:
  - id: un
    title: Un
  # la suite
  - id: deux
    title: Deux

entries:
  # la première
  - id: a
    section: un
    question: Ah ?   # telle quelle
    keywords:
    - x
    - y
    answer: |-
      Une réponse

      sur trois lignes.
    related: [b]

  # la seconde
  - id: b
    question: "Bé : quoi ?"
    section: deux
    answer: Courte.
# fin
"""


def changed(**fields: object) -> str:
    lines = KnowledgeLines(TEXT)
    for key, value in fields.items():
        lines.set_field("a", key, value)
    return lines.text()


def test_one_field_changes_and_nothing_else() -> None:
    assert changed(answer="Neuve.\nEn deux : lignes.") == TEXT.replace(
        "      Une réponse\n\n      sur trois lignes.\n", "      Neuve.\n      En deux : lignes.\n"
    )


def test_a_list_changes_wherever_its_items_stand() -> None:
    assert changed(keywords=("z",)) == TEXT.replace("    - x\n    - y\n", "      - z\n")


def test_a_field_comes_and_goes() -> None:
    assert parse_yaml(changed(keywords=(), note="Une note")).value["entries"][0] == {
        "id": "a",
        "section": "un",
        "question": "Ah ?",
        "answer": "Une réponse\n\nsur trois lignes.",
        "related": ["b"],
        "note": "Une note",
    }


def test_an_entry_comes_after_its_section() -> None:
    lines = KnowledgeLines(TEXT)
    fields = {"id": "c", "section": "un", "question": "no", "answer": "12:30", "keywords": ()}
    lines.add_entry(fields)
    lines.add_entry({**fields, "id": "d"})
    text = lines.text()
    assert [entry["id"] for entry in parse_yaml(text).value["entries"]] == ["a", "c", "d", "b"]
    assert text.index("# la seconde") > text.index("id: d")


def test_an_entry_of_a_new_section_comes_last() -> None:
    lines = KnowledgeLines(TEXT)
    lines.add_section({"id": "trois", "title": "Trois", "small_talk": True})
    lines.add_entry({"id": "c", "section": "trois", "question": "Cé ?", "answer": "x"})
    value = parse_yaml(lines.text()).value
    assert value["sections"][-1] == {"id": "trois", "title": "Trois", "small_talk": "true"}
    assert [entry["id"] for entry in value["entries"]] == ["a", "b", "c"]


def test_an_entry_goes_and_the_comments_of_others_stay() -> None:
    lines = KnowledgeLines(TEXT)
    lines.remove_entry("a")
    assert "# la seconde" in lines.text()
    assert [entry["id"] for entry in parse_yaml(lines.text()).value["entries"]] == ["b"]


def test_a_file_in_another_style_is_refused() -> None:
    text = "version: 1\nsections: [{id: un, title: Un}]\nentries:\n  - {id: a, section: un}\n"
    lines = KnowledgeLines(text)
    with pytest.raises(FaqError, match="à la main"):
        lines.set_field("a", "answer", "x")
    with pytest.raises(FaqError, match="à la main"):
        lines.add_section({"id": "deux", "title": "Deux"})
