"""The guided tour and the self-check: what is loaded, what is refused, what answers lead to."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.knowledge import KNOWLEDGE_DIR, Entry, Knowledge, KnowledgeError, Section, load_knowledge
from bot.tour import Guide, Option, Question, SelfCheck, load_guide, readings

TOUR_PATH = KNOWLEDGE_DIR / "parcours_fr.yaml"
BAKERY = Knowledge(
    (Section(id="pain", title="Le pain"),),
    (Entry(id="sel", section="pain", question="Du sel ?", answer="Oui."),),
)

# What a file may have under each key.
STEP = {"section": "pain", "text": "Du pain.", "entries": ["sel"]}
OPTION = {"label": "Oui", "remark": "Bien.", "entries": ["sel"]}
FRAMES = {"layout": "{text}", "closing": "Fin.", "next_button": "→", "restart_button": "↺"}


def guide(entries: list[str], section: str = "pain") -> Guide:
    """Make a guide of one step and one question, which lead to these entries."""
    step = STEP | {"section": section, "entries": entries}
    question = {"text": "Du pain ?", "options": [OPTION | {"entries": entries}]}
    check = {"layout": "{text}", "summary": "{remarks}", "open_button": "?"}
    return Guide.model_validate(
        {
            "back_button": "←",
            "tour": FRAMES | {"steps": [step]},
            "check": check | {"questions": [question]},
        }
    )


@pytest.mark.parametrize(
    ("part", "key", "text"),
    [
        ("tour", "layout", "{titel}"),
        ("check", "layout", "{title}"),
        ("check", "summary", "{"),
    ],
)
def test_braces_that_nothing_fills_in_are_refused(part: str, key: str, text: str) -> None:
    content = guide(["sel"]).model_dump()
    content[part][key] = text
    with pytest.raises(ValidationError, match=f"{part}.{key}\n.*d'autres accolades que "):
        Guide.model_validate(content)


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (guide(["sel"]), True),
        (guide(["sel", "poivre"]), False),
        (guide(["poivre"]), False),
        (guide(["sel"], section="vin"), False),
    ],
    ids=["all there", "one entry missing", "all entries missing", "section missing"],
)
def test_a_guide_fits_where_all_that_it_leads_to_is_there(made: Guide, expected: bool) -> None:
    assert (not any(made.dead_references(BAKERY))) is expected


def test_the_bots_own_guide_fits_its_knowledge_base(knowledge: Knowledge) -> None:
    assert load_guide(knowledge) is not None


def test_a_knowledge_base_that_names_no_tour_has_none() -> None:
    assert load_guide(BAKERY) is None


def test_a_copy_of_the_knowledge_base_keeps_the_guide(tmp_path: Path) -> None:
    copy = load_knowledge(shutil.copy(KNOWLEDGE_DIR / "faq_fr.yaml", tmp_path))
    assert load_guide(copy) is not None


# --- what is refused ------------------------------------------------------------------------------

Change = Callable[[str, str], Path]


@pytest.fixture
def change(tmp_path: Path) -> Change:
    """Copies the bot's own guide with a piece of it replaced."""

    def change(piece: str, replacement: str) -> Path:
        text = TOUR_PATH.read_text(encoding="utf-8")
        assert piece in text
        path = tmp_path / "parcours.yaml"
        path.write_text(text.replace(piece, replacement, 1), encoding="utf-8")
        return path

    return change


def line_of(piece: str) -> int:
    text = TOUR_PATH.read_text(encoding="utf-8")
    return text.count("\n", 0, text.index(piece)) + 1


@pytest.mark.parametrize(
    ("piece", "replacement", "problem"),
    [
        (
            "[domaine-etudes, ",
            "[domaine-etude, ",
            "l'entrée « domaine-etude » n'existe pas → vouliez-vous dire « domaine-etudes » ?",
        ),
        (
            "[cv-entretien, ",
            "[Zzz, ",
            "l'entrée « Zzz » n'existe pas → corrigez ou supprimez ce nom",
        ),
        (
            "section: comprendre",
            "section: comprende",
            "la section « comprende » n'existe pas → vouliez-vous dire « comprendre » ?",
        ),
        (
            "remark: |-",
            "remarque: |-",
            "la clé « remarque » est inconnue → vouliez-vous dire « remark » ?",
        ),
        (
            "[sans-diplome, diplome-requis]",
            "[]",
            "« entries » est vide → ajoutez au moins un élément",
        ),
        (
            "label: Moins qu’une licence",
            f"label: {'a' * 35}",
            "« label » est trop long (35 caractères) → raccourcissez à 34 caractères",
        ),
    ],
    ids=["entry of a step", "entry of an option", "section", "key", "no entry", "long label"],
)
def test_a_fault_has_its_line_and_remedy(
    knowledge: Knowledge, change: Change, piece: str, replacement: str, problem: str
) -> None:
    path = change(piece, replacement)
    with pytest.raises(KnowledgeError) as caught:
        load_guide(replace(knowledge, tour=path))
    assert f"{path}:{line_of(piece)}: {problem}" in str(caught.value).splitlines()


def test_more_options_than_there_are_digits_are_a_fault(change: Change) -> None:
    further = "        - {label: Oui, remark: Bien., entries: [sel]}\n" * 8
    path = change("      options:\n", f"      options:\n{further}")  # beside three others
    problem = r"« options » est trop long \(11 éléments\) → gardez-en 10 au plus"
    with pytest.raises(KnowledgeError, match=problem):
        load_guide(replace(BAKERY, tour=path))


def test_a_label_may_be_as_long_as_a_button_is_wide(knowledge: Knowledge, change: Change) -> None:
    path = change("label: Moins qu’une licence", f"label: {'a' * 34}")
    assert load_guide(replace(knowledge, tour=path)) is not None


def test_all_dead_references_are_faults_in_one_go(knowledge: Knowledge, change: Change) -> None:
    path = change("[postes-direction, missions-quotidiennes,", "[a, b,")
    with pytest.raises(KnowledgeError) as caught:
        load_guide(replace(knowledge, tour=path))
    assert len(caught.value.faults) == 2


def test_a_step_that_leads_to_what_is_switched_off_is_a_fault(knowledge: Knowledge) -> None:
    entries = tuple(entry for entry in knowledge.entries if entry.id != "postes-direction")
    base = replace(knowledge, entries=entries, switched_off=frozenset(["postes-direction"]))
    with pytest.raises(KnowledgeError) as caught:
        load_guide(base)
    problem = "l'entrée « postes-direction » est éteinte (« actif: false »)"
    remedy = "ôtez-la d'ici, ou rallumez-la"
    assert f"{problem} → {remedy}" in str(caught.value)


def test_a_file_with_faults_of_its_own_is_refused_with_any_knowledge_base(change: Change) -> None:
    with pytest.raises(KnowledgeError, match="le champ « next_button » manque"):
        load_guide(replace(BAKERY, tour=change("  next_button: Suite →\n", "")))


# --- the self-check -------------------------------------------------------------------------------


def option(label: str, *entries: str) -> Option:
    """Make an option that leads to these entries."""
    return Option(label=label, remark=f"{label}.", entries=entries or ("sel",))


CHECK = SelfCheck(
    questions=(
        Question(text="Du pain ?", options=(option("oui"), option("non"))),
        Question(text="Du vin ?", options=(option("rouge"), option("blanc"), option("rien"))),
    ),
    layout="{text}",
    summary="{remarks}",
    open_button="?",
)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ("", []),
        ("0", ["oui"]),
        ("1", ["non"]),
        ("02", ["oui", "rien"]),
        ("2", None),
        ("03", None),
        ("20", None),
        ("000", None),
        ("-1", None),
        ("0 ", None),
        ("²", None),
        ("٠", None),
        ("é", None),
    ],
)
def test_answers_are_read_as_options(answers: str, expected: list[str] | None) -> None:
    choices = CHECK.choices(answers)
    assert (None if choices is None else [one.label for one in choices]) == expected


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ([("a",), ("b",)], ("a", "b")),
        ([("a", "b"), ("c", "d")], ("a", "c", "b", "d")),
        ([("a", "b"), ("c",)], ("a", "c", "b")),
        ([("a", "b"), ("a", "c")], ("a", "b", "c")),
        ([("a", "d"), ("b", "e"), ("c", "f")], ("a", "b", "c", "d")),
    ],
    ids=["one each", "best first", "uneven", "once each", "four at most"],
)
def test_readings_are_the_best_of_each_option(
    options: list[tuple[str, ...]], expected: tuple[str, ...]
) -> None:
    assert readings(tuple(option("x", *entries) for entries in options)) == expected
