"""`faq gaps`, as a maintainer runs it: without a terminal, and in one."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from bot.errors import FaqError
from bot.gaps import Decision
from bot.knowledge import Entry, load_knowledge
from bot.storage import Storage, use_existing
from bot.storage.askers import Asker
from bot.storage.counts import add_counts
from bot.storage.opening import open_database
from faq.cli import cli
from faq.gaps.review import review_gaps
from faq.new import start_knowledge

Terminal = Callable[..., str]
Asked = Callable[..., str]

PARKING = ["où se garer avec une voiture", "ou ce garé avec ma voiture ??"]
MOON = "la lune est-elle bleue"
WAITING = Asker(-1, "somebody", "sealed")
LATER = "4"
ALL = ""
YES = "o"


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small knowledge base, the one that the commands use."""
    path = start_knowledge(tmp_path / "faq")
    monkeypatch.setenv("FAQ_KNOWLEDGE", str(path))
    return path


@pytest.fixture
def asked(path: Path, url: str) -> Asked:
    """Answer what the command asks, and give what it shows; then the input ends."""

    @click.command()
    def review() -> None:
        review_gaps(path, url, asks=True)

    def answer(*typed: str) -> str:
        lines = "".join(f"{line}\n" for line in typed)
        result = CliRunner().invoke(review, input=lines, catch_exceptions=False)
        return result.output

    return answer


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The URL of a database that is not there yet, the one that the command reads."""
    url = f"sqlite:///{tmp_path}/faq.sqlite3"
    monkeypatch.setenv("FAQ_DATABASE_URL", url)
    return url


def keep(url: str, *questions: str) -> None:
    """Make the database, with questions that were passed on."""

    async def work() -> None:
        async with open_database(url) as database:
            for question in questions:
                await Storage.of(database).questions.keep(question)

    asyncio.run(work())


def kept(url: str) -> list[str]:
    questions = asyncio.run(use_existing(url, lambda storage: storage.questions.all()))
    return [question.text for question in questions]


def contents(folder: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def listed(*options: str) -> str:
    result = CliRunner().invoke(cli, ["gaps", *options], catch_exceptions=False)
    assert result.exit_code == 0
    return result.output


# --- without a terminal ---------------------------------------------------------------------------


@pytest.mark.usefixtures("path")
def test_where_nothing_fails_it_says_so(url: str) -> None:
    keep(url)
    assert listed() == "Aucune entrée refusée ni mal notée.\n\nAucune question transmise.\n"


@pytest.mark.usefixtures("path")
def test_questions_are_listed_in_groups_with_the_nearest_entry(url: str) -> None:
    keep(url, "c koi vos horaires", MOON, "la lune elle est bleu ??", MOON)
    shown = listed()
    assert "\nQuestions transmises : 4, en 2 groupes\n\nGroupe 1\n" in shown
    assert f"  1. « {MOON} » (× 2)\n  2. « la lune elle est bleu ?? »\n  La plus proche : " in shown
    assert (
        "Groupe 2\n  1. « c koi vos horaires »\n  La plus proche : horaires (confiance 1.00)"
        in shown
    )
    assert shown.endswith("\n    Quels sont les horaires d’ouverture\u202f?\n")


@pytest.mark.usefixtures("path")
def test_a_question_without_words_is_listed(url: str) -> None:
    keep(url, "?!")
    assert listed().endswith("\n  1. « ?! »\n  Le bot n'y lit aucun mot.\n")


@pytest.mark.usefixtures("path")
def test_the_entries_that_serve_badly_are_listed(url: str) -> None:
    keep(url)
    counted = [("unknown", "horaires"), ("unknown", "horaires"), ("refused", "salutation")]

    async def fail(storage: Storage) -> None:
        await storage.database.transaction(lambda connection: add_counts(connection, counted))
        await storage.votes.cast("somebody", "a message", "horaires", "down")

    asyncio.run(use_existing(url, fail))
    title, *rows = listed().split("\n\n")[0].splitlines()
    assert title == "Entrées qui ont mal servi (sur 90 jours ; 👎 depuis un an)"
    assert [row.split() for row in rows[1:]] == [
        ["2", "0", "1", "horaires"],
        ["0", "1", "0", "salutation"],
    ]


def test_listing_changes_nothing(url: str, path: Path) -> None:
    keep(url, MOON)
    before = contents(path.parent)
    listed("--list")
    assert (kept(url), contents(path.parent)) == ([MOON], before)


@pytest.mark.usefixtures("path", "url")
def test_a_database_that_is_missing_is_one_sentence_and_stays_missing(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["gaps"])
    assert isinstance(result.exception, FaqError)
    assert "faq.sqlite3 : ce fichier n'existe pas ; lancez la commande" in str(result.exception)
    assert not (tmp_path / "faq.sqlite3").exists()


# --- decided on Telegram --------------------------------------------------------------------------

VARIANT = Decision(entry_id="horaires")
NEW = Decision(
    entry_id="lune",
    entry=Entry(id="lune", section="sujet", question="La lune ?", answer="Non.\nElle est grise."),
)
NEW_LISTED = "nouvelle entrée lune, « La lune ? »\n    Non.\n    Elle est grise."


def decide(url: str, decision: Decision) -> None:
    """Decide about all questions, somebody waiting for the answer."""

    async def work(storage: Storage) -> None:
        ids = [question.id for question in await storage.questions.all()]
        assert await storage.askers.add(WAITING, MOON)
        written = decision.model_dump_json(by_alias=True, exclude_defaults=True)
        await storage.questions.decide(ids, written, decision.entry_id)

    asyncio.run(use_existing(url, work))


def told(url: str, entry_id: str) -> list[Asker]:
    work = lambda storage: storage.askers.answered({entry_id})  # noqa: E731
    return list(asyncio.run(use_existing(url, work)))


@pytest.mark.usefixtures("path")
@pytest.mark.parametrize(
    ("decision", "said"),
    [
        (VARIANT, "variante de horaires"),
        (NEW, NEW_LISTED),
        (Decision(), "hors sujet"),
    ],
    ids=["variant", "entry", "out of scope"],
)
def test_what_was_decided_is_listed_apart(url: str, decision: Decision, said: str) -> None:
    keep(url, MOON, MOON)
    decide(url, decision)
    shown = listed()
    assert f"\nDécidé sur Telegram : {said}\n  1. « {MOON} » (× 2)\n" in shown
    assert shown.endswith("\nAucune question transmise.\n")


@pytest.mark.parametrize(
    ("decision", "entry_id"),
    [(VARIANT, "horaires"), (NEW, "lune")],
    ids=["variant", "entry"],
)
def test_what_was_decided_is_written_if_that_is_agreed_to(
    url: str, path: Path, asked: Asked, decision: Decision, entry_id: str
) -> None:
    keep(url, MOON)
    decide(url, decision)
    asked(YES)
    assert MOON in load_knowledge(path).entry_by_id[entry_id].phrasings
    assert (kept(url), told(url, entry_id)) == ([], [WAITING])


def test_what_was_decided_waits_if_it_is_not_agreed_to(url: str, path: Path, asked: Asked) -> None:
    keep(url, MOON)
    decide(url, VARIANT)
    before = contents(path.parent)
    asked("n")
    assert (kept(url), contents(path.parent)) == ([MOON], before)


def test_what_was_decided_and_is_written_already_is_asked_about_no_more(
    url: str, path: Path, asked: Asked
) -> None:
    file = path.parent / "formulations_fr" / "horaires.txt"
    file.write_text(f"{file.read_text(encoding='utf-8')}{MOON}\n", encoding="utf-8")
    keep(url, MOON)
    decide(url, VARIANT)
    assert "Écrire" not in asked()
    assert kept(url) == []


@pytest.mark.usefixtures("path")
def test_what_can_no_longer_be_written_is_a_sentence_and_stays(url: str, asked: Asked) -> None:
    keep(url, MOON)
    decide(url, Decision(entry_id="disparue"))
    assert "l'entrée « disparue » n'existe pas" in asked()
    assert kept(url) == [MOON]


@pytest.mark.usefixtures("path")
def test_what_can_no_longer_be_written_is_decided_anew(url: str, asked: Asked) -> None:
    keep(url, MOON)
    decide(url, Decision(entry_id="disparue"))
    asked("1", "horaires", YES)
    assert (kept(url), told(url, "horaires")) == ([], [WAITING])


# --- in a terminal --------------------------------------------------------------------------------


@pytest.mark.usefixtures("path")
def test_in_a_terminal_nothing_is_asked_if_only_a_list_is_wanted(
    url: str, terminal: Terminal
) -> None:
    keep(url, MOON)
    shown = terminal("gaps", "--list")
    assert MOON in shown
    assert "Que faire ?" not in shown


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ([LATER], [*PARKING, MOON]),
        (["", ""], [*PARKING, MOON]),
        (["5", ALL], [MOON]),
        (["5", "2", LATER], [PARKING[0], MOON]),
        (["5", "1, 2", "5"], []),
        (["7", "x", "5", "3", "0", "1 2", LATER], [MOON]),
        ([], [*PARKING, MOON]),
    ],
    ids=[
        "later",
        "nothing typed",
        "all are deleted",
        "one of them",
        "both, and the next group",
        "after slips",
        "the input ends",
    ],
)
def test_what_is_left_for_later_stays_and_what_is_deleted_goes(
    url: str, path: Path, asked: Asked, typed: list[str], left: list[str]
) -> None:
    keep(url, *PARKING, MOON)
    before = contents(path.parent)
    asked(*typed)
    assert (kept(url), contents(path.parent)) == (left, before)


def test_questions_become_variants_of_the_entry_that_is_named(
    url: str, path: Path, asked: Asked
) -> None:
    keep(url, *PARKING)
    shown = asked("1", ALL, "horaires", YES)
    assert load_knowledge(path).entry_by_id["horaires"].variants[-2:] == tuple(PARKING)
    assert kept(url) == []
    order = ["Que faire ? [4]\u00a0:", "Essai avec cet ajout…", "compris : «", "Écrire cet ajout ?"]
    assert sorted(order, key=shown.index) == order


@pytest.mark.usefixtures("path")
def test_who_asked_is_told_the_entry_that_answers(url: str, asked: Asked) -> None:
    keep(url, MOON)
    asyncio.run(use_existing(url, lambda storage: storage.askers.add(WAITING, MOON)))
    asked("1", "horaires", YES)
    assert told(url, "horaires") == [WAITING]


def test_the_nearest_entry_is_proposed(url: str, path: Path, asked: Asked) -> None:
    keep(url, "vs fermez à quelle heure svp")
    asked("1", "", YES)
    variants = load_knowledge(path).entry_by_id["horaires"].variants
    assert variants[-1] == "vs fermez à quelle heure svp"


def test_masks_are_not_learned(url: str, path: Path, asked: Asked) -> None:
    keep(url, "vs fermez quand ? écrivez à [adresse e-mail]")
    asked("1", "horaires", YES)
    variants = load_knowledge(path).entry_by_id["horaires"].variants
    assert variants[-1] == "vs fermez quand ? écrivez à"


def test_what_is_not_agreed_to_is_neither_written_nor_deleted(
    url: str, path: Path, asked: Asked
) -> None:
    keep(url, *PARKING)
    before = contents(path.parent)
    shown = asked("1", ALL, "horaires", "n", LATER)
    assert (kept(url), contents(path.parent)) == (PARKING, before)
    assert shown.count("Que faire ?") == 2


def test_questions_become_a_new_entry(url: str, path: Path, asked: Asked) -> None:
    keep(url, *PARKING, "Où se garer ?")
    typed = ["2", ALL, "Où se garer ?", "parking", "sujet", "Derrière.", "", YES]
    asked(*typed)
    entry = load_knowledge(path).entry_by_id["parking"]
    assert (entry.question, entry.variants) == ("Où se garer ?", tuple(PARKING))
    assert (entry.answer, kept(url)) == ("Derrière.", [])


@pytest.mark.parametrize(("answer", "kind"), [("n", "far"), ("o", "near")])
def test_questions_become_messages_to_refuse(
    url: str, path: Path, asked: Asked, answer: str, kind: str
) -> None:
    keep(url, MOON)
    shown = asked("3", answer, YES)
    assert "refusé : « la lune est-elle bleue » → « je ne sais pas »" in shown
    assert getattr(load_knowledge(path).out_of_scope, kind)[-1] == MOON
    assert kept(url) == []


@pytest.mark.usefixtures("path")
@pytest.mark.parametrize(
    ("question", "typed", "said"),
    [
        ("bonsoir", ["1", "horaires"], "« bonsoir » est déjà une formulation de « salutation »"),
        (MOON, ["1", "horaire"], "« horaire » n'existe pas ; vouliez-vous dire « horaires »"),
        ("raconte une blague", ["3", "n"], "est déjà dans far.txt"),
        ("[numéro]", ["1"], "Il n'y a rien à en apprendre : supprimez-la."),
    ],
    ids=["a known phrasing", "no such entry", "refused already", "nothing but a mask"],
)
def test_a_mistake_is_a_sentence_and_the_same_group_is_asked_about_again(
    url: str, asked: Asked, question: str, typed: list[str], said: str
) -> None:
    keep(url, question)
    shown = asked(*typed, LATER)
    assert said in shown
    assert shown.count("Groupe 1 sur 1") == 2
    assert "Traceback" not in shown


def test_what_was_written_counts_for_the_next_group(url: str, path: Path, asked: Asked) -> None:
    keep(url, *PARKING, MOON)
    text = path.read_text(encoding="utf-8")
    new = ["2", ALL, "La lune est-elle bleue ce soir ?", "lune", "sujet", "Non.", "", YES]
    shown = asked(*new, LATER)
    assert (
        "La plus proche : lune (confiance"
        not in shown.split("Groupe 1 sur 2")[1].split("Écrire")[0]
    )
    assert "La plus proche : lune (confiance" in shown.split("Groupe 2 sur 2")[1]
    assert path.read_text(encoding="utf-8") != text
