"""Additions are looked at before they are written."""

from pathlib import Path
from typing import Literal

import pytest

from bot.editing.addition import Addition
from bot.errors import FaqError
from bot.knowledge import Entry, KnowledgeError, load_knowledge
from faq.new import start_knowledge

PARKING = Entry(
    id="parking",
    section="sujet",
    question="Où se garer ?",
    variants=("ya un parking", "où je mets ma voiture", "parking gratuit"),
    answer="Derrière.",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return start_knowledge(tmp_path / "faq")


@pytest.fixture
def addition(path: Path) -> Addition:
    return Addition(path)


def test_the_nearest_entry_comes_first(addition: Addition) -> None:
    assert addition.existing("c koi les horaires")[0].entry.id == "horaires"


def test_an_unknown_entry_is_refused_with_the_nearest_name(addition: Addition) -> None:
    with pytest.raises(FaqError, match="« horaire » n'existe pas ; vouliez-vous dire « horaires »"):
        addition.entry("horaire")


@pytest.mark.parametrize(
    ("entry_id", "variant"),
    [("horaires", "cé ouver le samedi"), ("salutation", "CÉ OUVER  le samedi")],
    ids=["same entry", "another entry"],
)
def test_a_known_phrasing_is_refused(addition: Addition, entry_id: str, variant: str) -> None:
    with pytest.raises(FaqError, match="est déjà une formulation de « horaires »"):
        addition.add_variants(addition.entry(entry_id), [variant])


def test_the_same_phrasing_twice_is_refused(addition: Addition) -> None:
    with pytest.raises(FaqError, match="« j’arrive » est donnée deux fois"):
        addition.add_variants(addition.entry("salutation"), ["j'arrive", "j’arrive"])


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Où se garer en voiture ?", "garer-voiture"),
        ("L’œuvre d’été est-elle là ?", "oeuvre-ete"),
        ("Et ?", "entree"),
        ("Horaires ?", "horaires-2"),
        ("Anticonstitutionnellement, hippopotomonstrosesquippedaliophobie ?", None),
    ],
)
def test_the_id_is_made_of_the_telling_words(
    addition: Addition, question: str, expected: str | None
) -> None:
    found = addition.propose_id(question)
    assert len(found) <= 40
    assert found == (expected or "anticonstitutionnellement-hippopotomonst")


def test_an_entry_is_written_when_saved(addition: Addition, path: Path) -> None:
    addition.add_entry(PARKING)
    addition.save()
    assert load_knowledge(path).entry_by_id["parking"] == PARKING


@pytest.mark.parametrize(
    ("field", "value", "problem"),
    [
        ("id", "Le parking", "l'identifiant « Le parking » est mal formé"),
        ("id", "horaires", "l'identifiant « horaires » est déjà pris"),
        ("section", "sujets", "la section « sujets » n'existe pas → vouliez-vous dire « sujet »"),
        ("related", ("absent",), "l'entrée liée « absent » n'existe pas"),
        ("answer", "", "« answer » est vide"),
    ],
)
def test_an_entry_with_a_fault_is_refused_in_the_words_of_the_check(
    addition: Addition, field: str, value: object, problem: str
) -> None:
    addition.add_entry(PARKING.model_copy(update={field: value}))
    with pytest.raises(KnowledgeError, match=problem):
        addition.save()


def test_a_message_to_refuse_is_written_when_saved(addition: Addition, path: Path) -> None:
    addition.add_examples("far", ["qui a inventé la roue"])
    addition.save()
    assert load_knowledge(path).out_of_scope.far[-1] == "qui a inventé la roue"


@pytest.mark.parametrize(
    ("example", "problem"),
    [
        ("Raconte  une blague", "« Raconte  une blague » est déjà dans far.txt"),
        ("bonsoir", "« bonsoir » est déjà une formulation de « salutation »"),
    ],
    ids=["refused already", "a phrasing"],
)
def test_what_is_known_is_no_new_message_to_refuse(
    addition: Addition, example: str, problem: str
) -> None:
    with pytest.raises(FaqError, match=problem):
        addition.add_examples("far", [example])


def test_without_a_file_for_them_messages_to_refuse_are_not_added(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("out_of_scope: hors_sujet_fr", ""), encoding="utf-8")
    with pytest.raises(FaqError, match="ne nomme aucun fichier de messages hors sujet"):
        Addition(path).add_examples("far", ["qui a inventé la roue"])


# --- where it is written --------------------------------------------------------------------------


def test_variants_are_lines_of_the_file_of_their_entry(addition: Addition, path: Path) -> None:
    before = path.read_bytes()
    addition.add_variants(addition.entry("horaires"), ["vs : fermez quand"])
    addition.save()
    file = path.parent / "formulations_fr" / "horaires.txt"
    assert file.read_text(encoding="utf-8").endswith("\nvs : fermez quand\n")
    assert path.read_bytes() == before


def test_a_file_that_an_entry_has_not_yet_is_made(addition: Addition, path: Path) -> None:
    (path.parent / "formulations_fr" / "au-revoir.txt").unlink()
    addition = Addition(path)
    addition.add_variants(addition.entry("au-revoir"), ["tchao"])
    addition.save()
    assert load_knowledge(path).entry_by_id["au-revoir"].variants == ("tchao",)


def test_an_entry_goes_to_the_knowledge_base_and_its_variants_to_a_file(
    addition: Addition, path: Path
) -> None:
    addition.add_entry(PARKING)
    addition.save()
    file = path.parent / "formulations_fr" / "parking.txt"
    assert file.read_text(encoding="utf-8").splitlines() == list(PARKING.variants)
    assert "variants" not in path.read_text(encoding="utf-8").partition("- id: parking")[2]


INLINE = """\
version: 1
out_of_scope: ailleurs.yaml
sections: [{id: sujet, title: Sujet}]
entries:
  - id: horaires
    section: sujet
    question: Quels horaires ?
    answer: De 9 h à 17 h.
"""


@pytest.fixture
def inline(tmp_path: Path) -> Path:
    """A knowledge base without folders."""
    (tmp_path / "ailleurs.yaml").write_text("far: [la lune]\n", encoding="utf-8")
    path = tmp_path / "base.yaml"
    path.write_text(INLINE, encoding="utf-8")
    return path


def test_without_a_folder_variants_stand_within_the_entry(inline: Path) -> None:
    addition = Addition(inline)
    addition.add_variants(addition.entry("horaires"), ["c ouvert quand"])
    addition.save()
    assert inline.read_text(encoding="utf-8") == INLINE.replace(
        "Quels horaires ?\n", "Quels horaires ?\n    variants:\n      - c ouvert quand\n"
    )


def test_without_a_folder_an_entry_has_its_variants_with_it(inline: Path) -> None:
    addition = Addition(inline)
    addition.add_entry(PARKING)
    addition.save()
    assert load_knowledge(inline).entries[-1] == PARKING
    assert {file.name for file in inline.parent.iterdir()} == {"ailleurs.yaml", "base.yaml"}


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("far", 'far: [la lune, "le soleil"]\n'), ("near", "far: [la lune]\nnear:\n  - le soleil\n")],
)
def test_without_a_folder_messages_to_refuse_are_listed_in_their_file(
    inline: Path, kind: Literal["near", "far"], expected: str
) -> None:
    addition = Addition(inline)
    addition.add_examples(kind, ["le soleil"])
    addition.save()
    assert inline.with_name("ailleurs.yaml").read_text(encoding="utf-8") == expected


def test_what_would_be_faulty_is_not_written(addition: Addition, path: Path) -> None:
    before = {file: file.read_bytes() for file in path.parent.rglob("*") if file.is_file()}
    addition.add_entry(PARKING.model_copy(update={"id": "Le parking"}))
    with pytest.raises(KnowledgeError, match="l'identifiant « Le parking » est mal formé"):
        addition.save()
    assert {file: file.read_bytes() for file in path.parent.rglob("*") if file.is_file()} == before


def test_a_variant_finds_its_entry_below_one_that_is_switched_off(tmp_path: Path) -> None:
    path = tmp_path / "base.yaml"
    off = "  - {id: z, section: s, question: Zut ?, answer: Z, actif: false}\n"
    on = "  - id: a\n    section: s\n    question: Ah bon ?\n    answer: A\n"
    path.write_text(f"version: 1\nsections: [{{id: s, title: S}}]\nentries:\n{off}{on}")
    addition = Addition(path)
    addition.add_variants(addition.entry("a"), ["ah oui"])
    addition.save()
    assert load_knowledge(path).entry_by_id["a"].variants == ("ah oui",)


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """A knowledge base with the entries z and a, written on one line each."""
    path = tmp_path / "base.yaml"
    entries = "".join(
        f"  - {{id: {one}, section: s, question: Quoi {one} ?, answer: {one}}}\n" for one in "za"
    )
    path.write_text(f"version: 1\nsections: [{{id: s, title: S}}]\nentries:\n{entries}")
    return path


def test_a_variant_finds_its_entry_though_another_comes_above_it_meanwhile(two: Path) -> None:
    addition = Addition(two)
    new = "  - {id: n, section: s, question: Non ?, answer: N}\n"
    two.write_text(two.read_text().replace("entries:\n", f"entries:\n{new}"))
    addition.add_variants(addition.entry("a"), ["ah oui"])
    addition.save()
    found = {entry.id: entry.variants for entry in load_knowledge(two).entries}
    assert found == {"n": (), "z": (), "a": ("ah oui",)}


def test_a_variant_of_an_entry_that_goes_meanwhile_is_refused(two: Path) -> None:
    addition = Addition(two)
    two.write_text(two.read_text().replace("id: a,", "id: b,"))
    with pytest.raises(FaqError, match="« a » n'est plus là"):
        addition.add_variants(addition.entry("a"), ["ah oui"])


def test_the_id_of_an_entry_that_is_switched_off_is_taken(two: Path) -> None:
    off = two.read_text().replace("id: z,", "id: garer-voiture, actif: false,")
    two.write_text(off)
    assert Addition(two).propose_id("Où se garer en voiture ?") == "garer-voiture-2"


def test_what_is_refused_at_once_builds_no_bot(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise AssertionError("a bot is built")

    monkeypatch.setattr("bot.editing.addition.Dialogue", fail)
    addition = Addition(path)
    with pytest.raises(FaqError, match="n'existe pas"):
        addition.entry("horaire")
    with pytest.raises(FaqError, match="est déjà une formulation"):
        addition.add_variants(addition.entry("salutation"), ["cé ouver le samedi"])


def test_what_is_added_has_usual_characters(addition: Addition, path: Path) -> None:
    addition.add_entry(PARKING.model_copy(update={"variants": ("e\u0301te\u2028hiver",)}))
    addition.save()
    assert load_knowledge(path).entry_by_id["parking"].variants == ("éte hiver",)
