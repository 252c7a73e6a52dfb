"""JSON and YAML of shapes that nobody has agreed on."""

import json

import pytest

from bot.errors import FaqError
from tests.faq.imports.conftest import Import

PAIR = {"question": "Où trier ?", "reponse": "Au **centre**."}
EXPECTED = [("Où trier ?", "Au **centre**.")]


@pytest.mark.parametrize(
    "content",
    [
        [PAIR],
        {"faq": [PAIR]},
        {"fr": {"questions": [PAIR]}, "en": {"questions": [{"question": "Where?", "answer": "T"}]}},
        {"data": {"items": [{"Q": "Où trier ?", "A": "Au <b>centre</b>."}]}},
        {"Où trier ?": "Au **centre**."},
        [{"title": "Où trier ?", "body": "<p>Au <strong>centre</strong>.</p>", "locale": "fr"}],
        [{"title": {"fr": "Où trier ?", "en": "Where?"}, "content": {"fr": "Au **centre**."}}],
        [
            {
                "name": "Où trier ?",
                "acceptedAnswer": {"text": "x"},
                "answer": {"text": "Au **centre**."},
            }
        ],
    ],
    ids=["list", "object", "languages", "initials", "mapping", "articles", "translated", "nested"],
)
def test_pairs_are_found_in_any_shape(read: Import, content: object) -> None:
    assert read({"faq": json.dumps(content, ensure_ascii=False)}).pairs == EXPECTED


def test_sections_are_the_keys_or_titles_around(read: Import) -> None:
    content = {
        "Tri": [PAIR],
        "rubriques": [
            {"titre": "Eau", "questions": [{"q": "D’où vient l’eau ?", "r": "Du lac."}]},
            {"titre": "Air", "questions": [{"q": "Est-il pur ?", "r": "Oui.", "theme": "Ciel"}]},
        ],
    }
    assert read({"a.json": json.dumps(content)}).sections == [
        ("Où trier ?", "Tri"),
        ("D’où vient l’eau ?", "Eau"),
        ("Est-il pur ?", "Ciel"),
    ]


def test_articles_of_a_help_desk_are_read(read: Import) -> None:
    content = {
        "sections": [{"id": 3, "name": "Compte"}],
        "articles": [
            {"id": 1, "title": "Comment payer ?", "body": "<p>Ici.</p>", "section_id": 3},
            {"id": 2, "title": "Brouillon ?", "body": "x", "section_id": 3, "draft": True},
            {"id": 4, "title": "How to pay?", "body": "Here.", "locale": "en-us"},
        ],
    }  # fmt: skip
    result = read({"articles.json": json.dumps(content)})
    assert result.sections == [("Comment payer ?", "Compte")]
    assert result.tells("brouillon", "Brouillon ?")
    assert result.tells("autre langue", "How to pay?")


def test_variants_keywords_and_names_are_taken(read: Import) -> None:
    pair = {
        **PAIR,
        "id": "tri",
        "variantes": ["je trie où"],
        "mots-clés": ["tri"],
        "answers": ["b"],
    }
    entry = read({"a.json": json.dumps([pair])}).entries[0]
    assert (entry.id, entry.variants, entry.keywords) == ("tri", ("je trie où",), ("tri",))


def test_yaml_is_read_likewise(read: Import) -> None:
    text = "faq:\n  - question: Où trier ?\n    answer: |\n      Au **centre**.\n"
    assert read({"faq.yml": text}).pairs == EXPECTED


def test_json_lines_are_read(read: Import) -> None:
    assert read({"faq.jsonl": f"{json.dumps(PAIR)}\n{json.dumps(PAIR)}\n"}).pairs == EXPECTED


def test_broken_json_is_refused_with_its_line(read: Import) -> None:
    with pytest.raises(FaqError, match=r"pas du JSON valide \(ligne 2\)"):
        read({"a.json": '{"faq": [\n{"question": "Où ?" "reponse": "Ici"}]}'})


def test_a_knowledge_base_of_this_bot_is_no_source(read: Import) -> None:
    text = "version: 1\nsections:\n  - id: a\n    title: A\nentries:\n  - id: b\n    answer: c\n"
    with pytest.raises(FaqError, match="déjà une base de connaissances"):
        read({"faq_fr.yaml": text})


def test_passages_with_spans_are_no_faq(read: Import) -> None:
    squad = {"data": [{"paragraphs": [{"context": "x", "qas": [
        {"question": "Qui ?", "id": "1", "answers": [{"text": "x", "answer_start": 0}]}
    ]}]}]}  # fmt: skip
    with pytest.raises(FaqError, match="aucune question"):
        read({"fquad.json": json.dumps(squad)})


def test_a_title_beside_phrasings_is_a_name(read: Import) -> None:
    content = [
        {"title": "Tri", "utterances": ["Où trier ?", "je trie où"], "answer": "Au **centre**."}
    ]
    result = read({"a.json": json.dumps(content)})
    assert (result.pairs, result.entries[0].id) == (EXPECTED, "tri")
    assert result.variants == {"Où trier ?": ["je trie où"]}


def test_labels_of_a_helpdesk_are_keywords(read: Import) -> None:
    article = {"id": 7, "title": "Où payer ?", "body": "<p>Ici.</p>", "label_names": ["caisse"]}
    result = read({"a.json": json.dumps({"articles": [article]})})
    assert result.entries[0].keywords == ("caisse",)
