"""Knowledge bases: what is loaded, what is refused and what its maintainer is told."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.knowledge import (
    KNOWLEDGE_DIR,
    Knowledge,
    KnowledgeError,
    Lexicon,
    OutOfScope,
    knowledge_schema,
    load_knowledge,
    read_model,
)
from bot.knowledge.format import MAX_TEXT

TEXT = """\
version: 1
sections:
  - id: etudes
    title: Études
entries:
  - id: diplome
    section: etudes
    question: Quel diplôme ?
    answer: Une licence.
  - id: domaine
    section: etudes
    question: Dans quel domaine ?
    answer: La gestion.
"""
ARTICLE = "L’éducation est la chose\nla plus importante. La gestion  est une autre histoire."

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a knowledge base, and under their names the files that stand beside it."""

    def write(text: str = TEXT, companions: dict[str, str] | None = None) -> Path:
        for name, content in {"base.yaml": text, **(companions or {})}.items():
            (tmp_path / name).write_text(content, encoding="utf-8")
        return tmp_path / "base.yaml"

    return write


def faults(path: Path) -> list[str]:
    """List the faults of a knowledge base, without its path."""
    with pytest.raises(KnowledgeError) as caught:
        load_knowledge(path)
    return [str(fault).removeprefix(f"{path}:") for fault in caught.value.faults]


# --- what is loaded -------------------------------------------------------------------------------


def test_entries_keep_the_order_of_the_file(write: Write) -> None:
    assert [entry.id for entry in load_knowledge(write()).entries] == ["diplome", "domaine"]


def test_all_fields_of_an_entry_are_loaded(write: Write) -> None:
    text = TEXT + (
        "    variants: [Quelle matière ?, Quelle filière ?]\n"
        "    keywords: [filière]\n"
        "    source: une autre histoire\n"
        "    note: Une note.\n"
        "    related: [diplome]\n"
        "    follow_ups: {diplome: [et avant ?]}\n"
        "    actif: true\n"
        "    verifie_le: 2026-11-28\n"
    )
    entry = load_knowledge(write(text)).entry_by_id["domaine"]
    assert entry.model_dump() == {
        "id": "domaine",
        "section": "etudes",
        "question": "Dans quel domaine ?",
        "variants": ("Quelle matière ?", "Quelle filière ?"),
        "keywords": ("filière",),
        "answer": "La gestion.",
        "source": "une autre histoire",
        "note": "Une note.",
        "related": ("diplome",),
        "follow_ups": {"diplome": ("et avant ?",)},
        "active": True,
        "verified": date(2026, 11, 28),
    }


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("variants", ()),
        ("keywords", ()),
        ("source", None),
        ("note", None),
        ("related", ()),
        ("follow_ups", {}),
    ],
)
def test_an_optional_field_has_its_default(write: Write, field: str, expected: object) -> None:
    assert getattr(load_knowledge(write()).entries[0], field) == expected


def test_phrasings_are_the_question_then_variants_then_keywords(write: Write) -> None:
    text = TEXT + "    keywords: [filière]\n    variants: [Quelle matière ?]\n"
    assert load_knowledge(write(text)).entry_by_id["domaine"].phrasings == (
        "Dans quel domaine ?",
        "Quelle matière ?",
        "filière",
    )


def test_text_is_stripped(write: Write) -> None:
    text = TEXT.replace("Une licence.", "'  Une licence. '")
    assert load_knowledge(write(text)).entries[0].answer == "Une licence."


def test_answers_keep_their_paragraphs(write: Write) -> None:
    text = TEXT.replace("La gestion.", "|-\n      Un.\n\n      Deux.")
    assert load_knowledge(write(text)).entry_by_id["domaine"].answer == "Un.\n\nDeux."


def test_a_variant_that_yaml_takes_for_a_boolean_stays_text(write: Write) -> None:
    text = TEXT + "    variants: [non, 2024]\n"
    assert load_knowledge(write(text)).entry_by_id["domaine"].variants == ("non", "2024")


def test_entries_of_a_section_are_found(write: Write) -> None:
    text = TEXT.replace("entries:", "  - {id: vide, title: Vide}\nentries:")
    knowledge = load_knowledge(write(text))
    assert [
        (section.id, [entry.id for entry in knowledge.entries_of(section)])
        for section in knowledge.sections
    ] == [("etudes", ["diplome", "domaine"]), ("vide", [])]


@pytest.mark.parametrize(
    ("written", "expected"), [("true", {"diplome", "domaine"}), ("false", set())]
)
def test_small_talk_is_what_stands_in_a_section_of_small_talk(
    write: Write, written: str, expected: set[str]
) -> None:
    text = TEXT.replace("title: Études", f"title: Études\n    small_talk: {written}")
    assert load_knowledge(write(text)).small_talk == expected


def test_a_remark_is_small_talk_that_asks_nothing(write: Write) -> None:
    text = TEXT.replace("title: Études", "title: Études\n    small_talk: true")
    assert load_knowledge(write(text)).remarks == set()
    greeting = "\n  - {id: salut, section: etudes, question: Bonjour !, answer: Bonjour.}\n"
    assert load_knowledge(write(text.rstrip() + greeting)).remarks == {"salut"}


def test_an_entry_cannot_be_changed(write: Write) -> None:
    entry = load_knowledge(write()).entries[0]
    with pytest.raises(ValidationError, match="frozen"):
        entry.answer = "Autre chose."  # type: ignore[misc]


def test_the_path_may_be_a_text(write: Write) -> None:
    assert len(load_knowledge(str(write())).entries) == 2


def test_a_variant_may_be_the_question_of_another_entry(write: Write) -> None:
    text = TEXT.replace("La gestion.", "La gestion.\n    variants:\n      - Quel diplôme ?")
    assert "Quel diplôme ?" in load_knowledge(write(text)).entry_by_id["domaine"].variants


def test_an_answer_may_be_longer_than_a_message(write: Write) -> None:
    text = TEXT.replace("La gestion.", "x" * 3 * MAX_TEXT)
    assert len(load_knowledge(write(text)).entry_by_id["domaine"].answer) == 3 * MAX_TEXT


# --- sources --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("La gestion  est une autre histoire.", id="word for word"),
        pytest.param("L'éducation est la chose", id="other apostrophe"),
        pytest.param("la chose la plus importante", id="line break within"),
        pytest.param("La gestion est une autre", id="other spaces"),
    ],
)
def test_a_passage_of_the_article_is_accepted(write: Write, source: str) -> None:
    path = write(f'article: a.md\n{TEXT}    source: "{source}"\n', {"a.md": ARTICLE})
    assert load_knowledge(path).entry_by_id["domaine"].source == source


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("La gestion est une toute autre histoire.", id="a word more"),
        pytest.param("la gestion est une autre histoire.", id="other case"),
        pytest.param("La gestión est une autre histoire.", id="other accent"),
    ],
)
def test_a_passage_that_is_not_in_the_article_is_refused(write: Write, source: str) -> None:
    path = write(f'article: a.md\n{TEXT}    source: "{source}"\n', {"a.md": ARTICLE})
    assert faults(path) == [
        "15: [domaine] le passage « source » n'est pas dans l'article → recopiez-le mot pour mot"
    ]


def test_sources_are_not_checked_without_an_article(write: Write) -> None:
    path = write(TEXT + "    source: Un livre.\n")
    assert load_knowledge(path).entry_by_id["domaine"].source == "Un livre."


# --- files that stand beside it or come with the bot ----------------------------------------------


def test_a_copy_of_the_bots_own_file_works_anywhere(tmp_path: Path, knowledge: Knowledge) -> None:
    shutil.copy(KNOWLEDGE_DIR / "faq_fr.yaml", tmp_path)
    copy = load_knowledge(tmp_path / "faq_fr.yaml")
    assert (copy.entries, copy.article, copy.out_of_scope, copy.lexicon) == (
        knowledge.entries,
        knowledge.article,
        knowledge.out_of_scope,
        knowledge.lexicon,
    )


def test_all_files_that_were_read_are_listed(write: Write, tmp_path: Path) -> None:
    path = write(
        f"article: a.md\nout_of_scope: hors.yaml\n{TEXT}",
        {"a.md": ARTICLE, "hors.yaml": "far: [Il pleut ?]"},
    )
    assert set(load_knowledge(path).files) == {
        path,
        tmp_path / "a.md",
        tmp_path / "hors.yaml",
        KNOWLEDGE_DIR / "lexique_fr.yaml",
        KNOWLEDGE_DIR / "conversation_fr.yaml",
    }


def test_the_article_beside_the_file_goes_first(write: Write) -> None:
    path = write(f"article: article_fr.md\n{TEXT}", {"article_fr.md": "Le mien."})
    assert load_knowledge(path).article == "Le mien."


def test_the_lexicon_beside_the_file_goes_first(write: Write) -> None:
    path = write(companions={"lexique_fr.yaml": "abbreviations: {slt: salut}"})
    assert load_knowledge(path).lexicon == Lexicon(abbreviations={"slt": "salut"})


def test_the_lexicon_of_the_bot_is_used_where_there_is_no_other(
    write: Write, knowledge: Knowledge
) -> None:
    assert load_knowledge(write()).lexicon == knowledge.lexicon


def test_the_conversation_beside_the_file_goes_first(write: Write, knowledge: Knowledge) -> None:
    assert load_knowledge(write()).conversation == knowledge.conversation
    entry = "{id: saluer, section: pro, question: Salut, answer: Salut !}"
    own = f"version: 1\nsections: [{{id: pro, title: Pro}}]\nentries: [{entry}]"
    path = write(companions={"conversation_fr.yaml": own})
    assert [one.id for one in load_knowledge(path).conversation] == ["saluer"]


def test_examples_that_are_out_of_scope_are_read_from_the_file_that_is_named(write: Write) -> None:
    path = write(
        f"out_of_scope: hors.yaml\n{TEXT}",
        {"hors.yaml": "near: [Quel diplôme pour être pilote ?]\nfar: [Il pleut ?]"},
    )
    assert load_knowledge(path).out_of_scope == OutOfScope(
        near=("Quel diplôme pour être pilote ?",), far=("Il pleut ?",)
    )


def test_everyday_talk_is_out_of_scope_where_no_file_is_named(
    write: Write, knowledge: Knowledge
) -> None:
    found = load_knowledge(write()).out_of_scope
    assert (found.near, found.far) == ((), knowledge.out_of_scope.far)


# --- faults ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(
            "version: 1\n",
            "",
            "1: le champ « version » manque → ajoutez « version: … »",
            id="missing key",
        ),
        pytest.param(
            "version: 1",
            "version: 2",
            "1: « version » vaut « 2 » → écrivez « version: 1 »",
            id="version of the future",
        ),
        pytest.param(
            "version: 1",
            "version: un",
            "1: « version » vaut « un » → écrivez « version: 1 »",
            id="version that is no number",
        ),
        pytest.param(
            "version: 1",
            "version: 1\nentrees: []",
            "2: la clé « entrees » est inconnue → vouliez-vous dire « entries » ?",
            id="unknown key",
        ),
        pytest.param(
            "title: Études",
            "title: Études\n    smal_talk: true",
            "5: la clé « smal_talk » est inconnue → vouliez-vous dire « small_talk » ?",
            id="unknown key of a section",
        ),
        pytest.param(
            "title: Études",
            "title: Études\n    small_talk: peut-être",
            "5: « small_talk » vaut « peut-être » → écrivez « true » ou « false »",
            id="neither true nor false",
        ),
        pytest.param(
            "question: Quel diplôme ?",
            "question: Quel diplôme ?\n    reponse: Une licence.",
            "9: [diplome] la clé « reponse » est inconnue → corrigez ou supprimez ce nom",
            id="unknown key that resembles no other",
        ),
        pytest.param(
            "    answer: La gestion.\n",
            "",
            "10: [domaine] le champ « answer » manque → ajoutez « answer: … »",
            id="missing answer",
        ),
        pytest.param(
            "  - id: domaine\n    section",
            "  - section",
            "10: [entrée n° 2] le champ « id » manque → ajoutez « id: … »",
            id="missing id",
        ),
        pytest.param(
            "answer: La gestion.",
            "answer:",
            "13: [domaine] « answer » est vide → complétez ou supprimez cette ligne",
            id="empty answer",
        ),
        pytest.param(
            "answer: La gestion.",
            "answer: '  '",
            "13: [domaine] « answer » est vide → complétez ou supprimez cette ligne",
            id="blank answer",
        ),
        pytest.param(
            "question: Dans quel domaine ?",
            "question: " + "x" * (MAX_TEXT + 1),
            "12: [domaine] « question » est trop long (4097 caractères)"
            " → raccourcissez à 4096 caractères",
            id="question too long for Telegram",
        ),
        pytest.param(
            "answer: La gestion.",
            "answer: [La gestion.]",
            "13: [domaine] « answer » doit être un texte"
            " → écrivez un texte, entre guillemets au besoin",
            id="list as answer",
        ),
        pytest.param(
            "answer: La gestion.",
            "answer: La gestion.\n    variants: Laquelle ?",
            "14: [domaine] « variants » doit être une liste → une ligne « - … » par élément",
            id="text as variants",
        ),
        pytest.param(
            "answer: La gestion.",
            "answer: La gestion.\n    variants:\n      - Laquelle ?\n      - Filière : laquelle ?",
            "16: [domaine] l'élément n° 2 de « variants » doit être un texte"
            " → écrivez un texte, entre guillemets au besoin",
            id="variant with a colon",
        ),
        pytest.param(
            "answer: La gestion.",
            "answer: La gestion.\n    keywords:\n      - ''",
            "15: [domaine] l'élément n° 1 de « keywords » est vide"
            " → complétez ou supprimez cette ligne",
            id="empty keyword",
        ),
        pytest.param(
            "id: domaine",
            "id: Domaine_1",
            "10: [Domaine_1] l'identifiant « Domaine_1 » est mal formé"
            " → lettres minuscules sans accents, chiffres et tirets",
            id="malformed id",
        ),
        pytest.param(
            "id: domaine",
            "id: " + "a" * 41,
            f"10: [{'a' * 41}] « id » est trop long (41 caractères)"
            " → raccourcissez à 40 caractères",
            id="long id",
        ),
        pytest.param(
            "id: domaine",
            "id: diplome",
            "10: [diplome] l'identifiant « diplome » est déjà pris (ligne 6)"
            " → choisissez-en un autre",
            id="duplicate id",
        ),
        pytest.param(
            "entries:",
            "  - id: etudes\n    title: Encore\nentries:",
            "5: [etudes] l'identifiant « etudes » est déjà pris (ligne 3) → choisissez-en un autre",
            id="duplicate section",
        ),
        pytest.param(
            "id: domaine\n    section: etudes",
            "id: domaine\n    section: etude",
            "11: [domaine] la section « etude » n'existe pas → vouliez-vous dire « etudes » ?",
            id="unknown section",
        ),
        pytest.param(
            "Dans quel domaine ?",
            "quel  DIPLÔME ?",
            "12: [domaine] « quel  DIPLÔME ? » est déjà la question de « diplome »"
            " → posez-en une autre, ou réunissez les deux entrées",
            id="question of two entries",
        ),
        pytest.param(
            "answer: La gestion.",
            "answer: La gestion.\n    related: [diplomes]",
            "14: [domaine] l'entrée liée « diplomes » n'existe pas"
            " → vouliez-vous dire « diplome » ?",
            id="unknown related entry",
        ),
        pytest.param(
            "answer: La gestion.",
            "answer: La gestion.\n    related: [domaine]",
            "14: [domaine] l'entrée se cite elle-même dans « related » → supprimez cette ligne",
            id="entry related to itself",
        ),
        pytest.param(
            "answer: La gestion.",
            "answer: La gestion.\n    related: [Diplôme]",
            "14: [domaine] l'identifiant « Diplôme » est mal formé"
            " → lettres minuscules sans accents, chiffres et tirets",
            id="malformed related id",
        ),
        pytest.param(
            "answer: La gestion.",
            "answer: La gestion.\n    follow_ups:\n      diplomes: [et avant ?]",
            "15: [domaine] l'entrée « diplomes » de « follow_ups » n'existe pas"
            " → vouliez-vous dire « diplome » ?",
            id="follow-up that means an unknown entry",
        ),
        pytest.param(
            "answer: La gestion.",
            "answer: La gestion.\n    follow_ups:\n      Diplôme: [et avant ?]",
            "15: [domaine] l'identifiant « Diplôme » est mal formé"
            " → lettres minuscules sans accents, chiffres et tirets",
            id="malformed id of follow-ups",
        ),
        pytest.param(
            "answer: La gestion.",
            "answer: La gestion.\n    follow_ups: [et avant ?]",
            "14: [domaine] « follow_ups » doit être un groupe de clés"
            " → écrivez « clé: valeur » sur chaque ligne",
            id="list as follow-ups",
        ),
        pytest.param(
            "  - id: domaine\n    section",
            "  - texte\n  - id: domaine\n    section",
            "10: [entrée n° 2] l'élément n° 2 de « entries » doit être un groupe de clés"
            " → écrivez « clé: valeur » sur chaque ligne",
            id="text as entry",
        ),
        pytest.param(
            "answer: La gestion.",
            "answer: La gestion.\n    answer: Le droit.",
            "14: la clé « answer » est donnée deux fois → gardez-en une",
            id="key given twice",
        ),
        pytest.param(
            "answer: La gestion.",
            "answer: !!python/object:os.system {}",
            "13: l'étiquette tag:yaml.org,2002:python/object:os.system n'est pas admise"
            " → supprimez-la",
            id="tag",
        ),
        pytest.param(
            "version: 1",
            "version: 1\narticle: absent.md",
            "2: le fichier « absent.md » (clé « article ») n'existe pas"
            " → placez-le à côté de ce fichier ou supprimez la clé",
            id="missing article",
        ),
        pytest.param(
            "version: 1",
            "version: 1\nout_of_scope: absent.yaml",
            "2: le fichier « absent.yaml » (clé « out_of_scope ») n'existe pas"
            " → placez-le à côté de ce fichier ou supprimez la clé",
            id="missing examples",
        ),
        pytest.param(
            "version: 1",
            "version: 1\narticle: ../article.md",
            "2: « ../article.md » n'est pas admis ici → un nom de fichier, sans dossier",
            id="article in another folder",
        ),
        pytest.param(
            "version: 1",
            "version: 1\narticle: ..",
            "2: « .. » n'est pas admis ici → un nom de fichier, sans dossier",
            id="folder as article",
        ),
        pytest.param(
            "version: 1",
            f"version: 1\narticle: {'a' * 300}",
            "2: « article » est trop long (300 caractères) → raccourcissez à 60 caractères",
            id="file name longer than file systems allow",
        ),
        pytest.param(
            "version: 1",
            "version: 1\narticle: [a.md]",
            "2: « article » doit être un texte → écrivez un texte, entre guillemets au besoin",
            id="list as article",
        ),
    ],
)
def test_a_fault_has_its_line_entry_problem_and_remedy(
    write: Write, old: str, new: str, expected: str
) -> None:
    assert TEXT.count(old) == 1
    assert faults(write(TEXT.replace(old, new))) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", ["1: le fichier doit être un groupe de clés"], id="empty"),
        pytest.param("bonjour", ["1: le fichier doit être un groupe de clés"], id="text"),
        pytest.param("- id: a", ["1: le fichier doit être un groupe de clés"], id="list"),
        pytest.param(
            "version: 1\nsections: []\nentries: []",
            ["2: « sections » est vide", "3: « entries » est vide"],
            id="nothing in it",
        ),
        pytest.param(
            "version: 1\nsections: a\nentries: {a: b}",
            ["2: « sections » doit être une liste", "3: « entries » doit être une liste"],
            id="no lists",
        ),
    ],
)
def test_a_file_without_entries_is_refused(write: Write, text: str, expected: list[str]) -> None:
    assert [fault.split(" → ")[0] for fault in faults(write(text))] == expected


def test_the_only_entry_being_faulty_does_not_make_the_list_empty(write: Write) -> None:
    text = TEXT[: TEXT.index("  - id: domaine")].replace("answer: Une licence.", "answer:")
    assert faults(write(text)) == [
        "9: [diplome] « answer » est vide → complétez ou supprimez cette ligne"
    ]


def test_a_missing_file_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "absent.yaml"
    assert faults(path) == [f"1: le fichier n'existe pas → vérifiez le chemin {path}"]


def test_a_folder_is_a_fault(tmp_path: Path) -> None:
    assert faults(tmp_path) == [f"1: le fichier est illisible → vérifiez le chemin {tmp_path}"]


def test_an_article_that_is_not_utf_8_is_a_fault_of_the_article(
    write: Write, tmp_path: Path
) -> None:
    path = write(f"article: a.md\n{TEXT}    source: é\n")
    (tmp_path / "a.md").write_bytes("Le métier\nné".encode("latin-1"))
    assert faults(path) == [
        f"{tmp_path / 'a.md'}:1: un caractère n'est pas de l'UTF-8 → enregistrez en UTF-8"
    ]


def test_an_article_begins_after_its_byte_order_mark(write: Write, tmp_path: Path) -> None:
    path = write(f"article: a.md\n{TEXT}")
    (tmp_path / "a.md").write_text("Le métier", encoding="utf-8-sig")
    assert load_knowledge(path).article == "Le métier"


def test_all_faults_of_all_files_are_reported_in_one_go(write: Write) -> None:
    text = TEXT.replace("version: 1", "version: 2\nout_of_scope: hors.yaml").replace(
        "answer: La gestion.", "answer:\n    related: [X]"
    )
    text += (
        "  - id: metier\n"
        "    section: emplois\n"
        "    question: Quel diplôme ?\n"
        "    answer: Aucun.\n"
        "    related: [rien]\n"
    )
    path = write(
        text,
        {"hors.yaml": "near: Il pleut ?\nloin: []", "lexique_fr.yaml": "abbreviations: {É: et}"},
    )
    with pytest.raises(KnowledgeError) as caught:
        load_knowledge(path)
    assert [(fault.file.name, fault.line, fault.entry) for fault in caught.value.faults] == [
        ("base.yaml", 1, None),
        ("base.yaml", 14, "domaine"),
        ("base.yaml", 15, "domaine"),
        ("base.yaml", 17, "metier"),
        ("base.yaml", 18, "metier"),
        ("base.yaml", 20, "metier"),
        ("hors.yaml", 1, None),
        ("hors.yaml", 2, None),
        ("lexique_fr.yaml", 1, None),
    ]


def test_the_message_has_a_line_for_each_fault(write: Write) -> None:
    path = write(TEXT.replace("version: 1", "version: 2").replace("La gestion.", ""))
    with pytest.raises(KnowledgeError) as caught:
        load_knowledge(path)
    assert str(caught.value).splitlines() == [
        f"{path}:1: « version » vaut « 2 » → écrivez « version: 1 »",
        f"{path}:13: [domaine] « answer » est vide → complétez ou supprimez cette ligne",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "abreviations: {}",
            "1: la clé « abreviations » est inconnue → vouliez-vous dire « abbreviations » ?",
            id="unknown key",
        ),
        pytest.param(
            "abbreviations:\n  slt: salut\n  Bjr: bonjour",
            "3: « Bjr » n'est pas admis ici → lettres minuscules sans accents et chiffres",
            id="capital in an abbreviation",
        ),
        pytest.param(
            "abbreviations:\n  slt:",
            "2: « slt » est vide → complétez ou supprimez cette ligne",
            id="abbreviation of nothing",
        ),
        pytest.param(
            "clarifications:\n  - pourquoi ?\n  -",
            "3: l'élément n° 2 de « clarifications » est vide → complétez ou supprimez cette ligne",
            id="empty clarification",
        ),
    ],
)
def test_a_fault_of_the_lexicon_has_its_line_and_remedy(
    tmp_path: Path, text: str, expected: str
) -> None:
    path = tmp_path / "lexique_fr.yaml"
    path.write_text(text)
    with pytest.raises(KnowledgeError) as caught:
        read_model(path, Lexicon)
    assert str(caught.value) == f"{path}:{expected}"


# --- whatever is in the file ----------------------------------------------------------------------


@given(
    start=st.integers(0, len(TEXT)),
    length=st.integers(0, 40),
    inserted=st.text(max_size=20) | st.sampled_from(["  ", "\n", "- ", ": ", "[", "{", "'", "id"]),
)
def test_a_damaged_file_is_loaded_or_refused_with_lines_that_it_has(
    tmp_path_factory: pytest.TempPathFactory, start: int, length: int, inserted: str
) -> None:
    text = TEXT[:start] + inserted + TEXT[start + length :]
    path = tmp_path_factory.mktemp("damaged") / "base.yaml"
    path.write_text(text, encoding="utf-8", newline="")
    lines: list[int] = []
    try:
        load_knowledge(path)
    except KnowledgeError as error:
        lines = [fault.line for fault in error.faults]
    assert [line for line in lines if not 1 <= line <= text.count("\n") + 2] == []


@given(st.binary(max_size=100) | st.text(max_size=100).map(str.encode))
def test_any_file_is_loaded_or_refused(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.mktemp("any") / "base.yaml"
    path.write_bytes(content)
    with suppress(KnowledgeError):
        load_knowledge(path)


# --- the JSON Schema for editors ------------------------------------------------------------------


def test_the_schema_describes_the_keys_of_an_entry() -> None:
    entry = knowledge_schema()["$defs"]["Entry"]
    assert (set(entry["properties"]), set(entry["required"]), entry["additionalProperties"]) == (
        {
            "id",
            "section",
            "question",
            "variants",
            "keywords",
            "answer",
            "source",
            "note",
            "related",
            "follow_ups",
            "actif",
            "verifie_le",
        },
        {"id", "section", "question", "answer"},
        False,
    )


def test_the_schema_describes_the_keys_of_the_file() -> None:
    schema = knowledge_schema()
    assert (set(schema["properties"]), set(schema["required"])) == (
        {"version", "title", "texts", "tour", "article", "phrasings", "out_of_scope"}
        | {"sections", "entries"},
        {"version", "sections", "entries"},
    )


def is_accepted_by_schema(content: Any) -> bool:
    """Ask an independent implementation of JSON Schema."""
    jsonschema = pytest.importorskip("jsonschema", reason="needs the package jsonschema")
    schema = knowledge_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return bool(jsonschema.Draft202012Validator(schema).is_valid(content))


def test_the_schema_accepts_the_bots_own_file() -> None:
    text = (KNOWLEDGE_DIR / "faq_fr.yaml").read_text(encoding="utf-8")
    assert is_accepted_by_schema(yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("version: 1", "version: 2", id="version"),
        pytest.param("    answer: La gestion.\n", "", id="missing answer"),
        pytest.param("La gestion.", "''", id="empty answer"),
        pytest.param("La gestion.", "[La gestion.]", id="list as answer"),
        pytest.param("Dans quel domaine ?", "x" * (MAX_TEXT + 1), id="long question"),
        pytest.param("id: domaine", "id: Domaine", id="malformed id"),
        pytest.param("title: Études", "titre: Études", id="unknown key of a section"),
        pytest.param("answer: La gestion.", "answer: x\n    variants: x", id="text as variants"),
        pytest.param("version: 1", "version: 1\narticle: a/b", id="path as article"),
    ],
)
def test_the_schema_refuses_a_faulty_file(old: str, new: str) -> None:
    assert TEXT.count(old) == 1
    assert not is_accepted_by_schema(yaml.safe_load(TEXT.replace(old, new)))
