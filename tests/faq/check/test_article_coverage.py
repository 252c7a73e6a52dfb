"""Which sentences of the article entries answer from."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge import Entry, Knowledge, Section
from faq.check.article_coverage import check, cover, describe_coverage, share_covered
from faq.source import Source

ARTICLE = """\
# Le titre n’est pas une phrase. Vraiment !

L’école compte beaucoup, dit-on partout
dans l’entreprise. Est-ce bien vrai ? M. Dupont
en doute (un peu…) depuis 2.5 ans.
## Un intertitre
Trois qualités :
- le calme
- l’ordre.
Voilà tout
"""


def base(*sources: str, article: str = ARTICLE) -> Knowledge:
    """Make a knowledge base with an entry for each source; they are `e0`, `e1`, ….."""
    entries = [
        Entry(id=f"e{number}", section="s", question="Q", answer="R", source=source)
        for number, source in enumerate(sources)
    ]
    return Knowledge((Section(id="s", title="S"),), tuple(entries), article)


def test_an_article_is_split_into_sentences_without_its_headings() -> None:
    assert [(one.line, one.block, one.text) for one in cover(base())] == [
        (3, 0, "L’école compte beaucoup, dit-on partout dans l’entreprise."),
        (4, 0, "Est-ce bien vrai ?"),
        (4, 0, "M. Dupont en doute (un peu…) depuis 2.5 ans."),
        (7, 1, "Trois qualités :"),
        (8, 2, "- le calme"),
        (9, 3, "- l’ordre."),
        (10, 3, "Voilà tout"),
    ]


@given(st.text(alphabet="aB .!…»)#-*1\n\t\u00a0\u2028’'", max_size=40))
def test_any_article_is_split(article: str) -> None:
    assert all(one.text for one in cover(base(article=article)))


COVERED = [
    pytest.param("Est-ce bien vrai ?", {4: ("e0",)}, id="whole"),
    pytest.param("dit-on partout dans l'entreprise.", {3: ("e0",)}, id="most of it, respelled"),
    pytest.param("L’école compte", {}, id="less than half of it"),
    pytest.param("partout dans l’entreprise. Est-ce bien vrai ?", {4: ("e0",)}, id="and the next"),
    pytest.param("- le calme - l’ordre.", {8: ("e0",), 9: ("e0",)}, id="items of a list"),
    pytest.param("Rien de tel.", {}, id="not in the article"),
]


@pytest.mark.parametrize(("source", "expected"), COVERED)
def test_a_sentence_is_covered_by_who_quotes_most_of_it(
    source: str, expected: dict[int, tuple[str, ...]]
) -> None:
    found = cover(base(source))
    assert {one.line: one.entries for one in found if one.is_covered} == expected


def test_a_sentence_names_all_who_quote_it() -> None:
    found = cover(base("Est-ce bien vrai ?", "Trois qualités :", "Est-ce bien vrai ? M. Dupont"))
    assert found[1].entries == ("e0", "e2")


@pytest.mark.parametrize(
    ("article", "sources", "expected"),
    [
        pytest.param("Un. Deux. Trois. Quatre.", ["Un. Deux. Trois."], 0.75, id="three of four"),
        pytest.param("Un.", [], 0.0, id="none"),
        pytest.param("", [], 1.0, id="no article"),
    ],
)
def test_the_share_counts_sentences(article: str, sources: list[str], expected: float) -> None:
    assert share_covered(cover(base(*sources, article=article))) == expected


def test_a_sentence_that_is_said_twice_counts_each_time() -> None:
    found = cover(base("Oui. Non.", article="Oui. Non. Oui."))
    assert [one.entries for one in found] == [("e0",), ("e0",), ()]


def test_what_nobody_answers_from_is_to_be_read_again(tmp_path: Path) -> None:
    (tmp_path / "article.md").write_text("# Titre\n\nUn.\nDeux.\n", encoding="utf-8")
    path = tmp_path / "base.yaml"
    path.write_text(
        "version: 1\narticle: article.md\nsections: [{id: s, title: S}]\n"
        "entries: [{id: e, section: s, question: Q, answer: R, source: Un.}]\n",
        encoding="utf-8",
    )
    found = check(Source.read(path))
    assert [(one.file.name, one.line, one.problem) for one in found] == [
        ("article.md", 4, "aucune entrée ne couvre « Deux. »")
    ]


def test_the_share_of_the_article_that_is_covered_is_told(knowledge: Knowledge) -> None:
    assert list(describe_coverage(knowledge)) == [
        "Phrases de l'article couvertes : 27 sur 27 (100\u00a0%)."
    ]


def test_without_an_article_nothing_is_said_of_it() -> None:
    assert list(describe_coverage(base(article=""))) == []
