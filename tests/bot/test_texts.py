"""Loading the bot's own texts; what is in them is tested under tests/knowledge."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bot.knowledge import KNOWLEDGE_DIR, Knowledge, KnowledgeError, Section
from bot.texts import TEXTS_PATH, Texts, load_texts

BAKERY = Knowledge((Section(id="pain", title="Le pain"),), ())
WITH_ARTICLE = replace(BAKERY, article="Le pain.")
WITH_TOUR = replace(BAKERY, tour=KNOWLEDGE_DIR / "parcours_fr.yaml")


@pytest.fixture
def own(tmp_path: Path) -> Callable[[str], Knowledge]:
    """A knowledge base with texts of its own."""

    def own(content: str) -> Knowledge:
        path = tmp_path / "textes.yaml"
        path.write_text(content, encoding="utf-8")
        return replace(BAKERY, texts=path)

    return own


Own = Callable[[str], Knowledge]


def test_the_file_that_comes_with_the_bot_has_every_text() -> None:
    assert set(load_texts(BAKERY).model_dump()) == set(Texts.model_fields)


def test_the_texts_that_come_with_the_bot_name_no_subject() -> None:
    content = TEXTS_PATH.read_text(encoding="utf-8").casefold()
    assert not re.search(r"back.office|métier|diplôme", content)


def test_a_knowledge_base_has_texts_of_its_own(own: Own) -> None:
    texts = load_texts(own("passage: Le passage\n"))
    assert (texts.passage, texts.gone) == ("Le passage", load_texts(BAKERY).gone)


@pytest.mark.parametrize("content", ["", "# rien\n"])
def test_its_file_may_be_empty(own: Own, content: str) -> None:
    assert load_texts(own(content)) == load_texts(BAKERY)


def test_its_title_is_how_the_bot_presents_itself() -> None:
    braces = load_texts(replace(BAKERY, title="Le {fournil}"))
    assert braces.welcome.startswith("**Le {fournil}**")
    texts = load_texts(BAKERY)
    assert texts.welcome.startswith("**Questions et réponses**")
    assert "{" not in texts.description + texts.short_description + texts.about + texts.help


def test_help_tells_of_an_article_only_where_there_is_one() -> None:
    assert "Plus de détails" in load_texts(WITH_ARTICLE).help
    assert "Plus de détails" not in load_texts(BAKERY).help


def test_help_and_privacy_tell_of_a_tour_only_where_there_is_one() -> None:
    with_tour, without = load_texts(WITH_TOUR), load_texts(BAKERY)
    assert "/parcours" in with_tour.help
    assert "/parcours te fait" in with_tour.addressed(True).help
    assert "visite guidée" in with_tour.privacy
    assert "/parcours" not in without.help + without.addressed(True).help
    assert "visite guidée" not in without.privacy


def test_a_text_worded_anew_is_said_to_all_until_it_has_a_second_version(own: Own) -> None:
    assert load_texts(own("unknown: Je ne connais que le pain.\n")).addressed(True).unknown == (
        "Je ne connais que le pain."
    )
    texts = load_texts(own("unknown: À vous.\ntu:\n  unknown: À toi.\n"))
    assert (texts.unknown, texts.addressed(True).unknown) == ("À vous.", "À toi.")


def test_one_command_may_be_worded_anew(own: Own) -> None:
    commands = load_texts(own("commands:\n  sujets: Le menu\n")).commands
    assert (commands["sujets"], list(commands)) == ("Le menu", list(load_texts(BAKERY).commands))


def test_an_unknown_text_is_a_fault(own: Own) -> None:
    with pytest.raises(
        KnowledgeError,
        match=r"textes.yaml:1: .*« pasage » est inconnue → .* « passage »",
    ):
        load_texts(own("pasage: Le passage"))


@pytest.mark.parametrize("line", ["passage:", "tu:\n  passage:"], ids=["vous", "tu"])
@pytest.mark.parametrize("text", ['""', '" "'])
def test_an_empty_text_is_a_fault(own: Own, line: str, text: str) -> None:
    with pytest.raises(KnowledgeError, match="« passage » est vide → complétez ou supprimez"):
        load_texts(own(f"{line} {text}"))


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("- a", "doit être un groupe de clés"),
        ("tu: a", "« tu » doit être un groupe de clés"),
        ("commands: [a]", "« commands » doit être un groupe de clés"),
        (f"description: {'a' * 513}", r"trop long \(513 caractères\) → raccourcissez à 512"),
        (f"short_description: {'a' * 121}", r"trop long \(121 caractères\) → raccourcissez à 120"),
    ],
)
def test_what_is_no_text_or_too_long_is_a_fault(own: Own, content: str, problem: str) -> None:
    with pytest.raises(KnowledgeError, match=problem):
        load_texts(own(content))


@pytest.mark.parametrize(
    ("command", "problem"),
    [
        ("Aide: Aide", "« Aide » n'est pas admis ici → lettres minuscules sans accents"),
        ("à_propos: Article", "« à_propos » n'est pas admis ici → lettres minuscules"),
        ('"": Article', "«  » n'est pas admis ici → lettres minuscules"),
        (f"{'a' * 33}: Aide", r"est trop long \(33 caractères\) → raccourcissez à 32 caractères"),
        ('aide: " "', "« aide » est vide → complétez ou supprimez"),
        (f"aide: {'a' * 257}", r"« aide » est trop long \(257 caractères\) → raccourcissez à 256"),
    ],
)
def test_a_command_that_telegram_would_refuse_is_a_fault(
    own: Own, command: str, problem: str
) -> None:
    with pytest.raises(KnowledgeError, match=problem):
        load_texts(own(f"commands:\n  {command}\n"))


@pytest.mark.parametrize("command", [f"{'a' * 32}: Aide", "a_2: A", f"aide: {'a' * 256}"])
def test_a_command_that_telegram_takes_is_taken(own: Own, command: str) -> None:
    name, _, description = command.partition(": ")
    assert load_texts(own(f"commands:\n  {command}\n")).commands[name] == description


@pytest.mark.parametrize("braces", ["{entrees}", "{}", "{", "{entries.x}", "{entries[0]}"])
@pytest.mark.parametrize("line", ["reloaded:", "tu:\n  reloaded:"], ids=["vous", "tu"])
def test_braces_that_nothing_fills_in_are_a_fault(own: Own, line: str, braces: str) -> None:
    with pytest.raises(KnowledgeError, match=r"d'autres accolades que \{entries\}, "):
        load_texts(own(f'{line} "{braces}"'))


def test_braces_are_as_good_as_other_signs_where_nothing_is_filled_in(own: Own) -> None:
    assert load_texts(own('passage: "{"')).passage == "{"


# --- tu and vous ----------------------------------------------------------------------------------


@pytest.fixture
def two_voices(texts: Texts) -> Texts:
    """Texts of which one has a version for those who say tu."""
    return texts.model_copy(update={"gone": "Vous…", "tu": {"gone": "Tu…"}})


def test_who_says_vous_hears_vous(two_voices: Texts) -> None:
    assert two_voices.addressed(False) == two_voices


def test_who_says_tu_hears_tu(two_voices: Texts) -> None:
    assert two_voices.addressed(True).gone == "Tu…"


def test_a_text_without_a_second_version_is_the_same_for_all(two_voices: Texts) -> None:
    assert two_voices.addressed(True).failure == two_voices.failure


@pytest.mark.parametrize("name", ["unknwon", "commands", "tu", ""])
def test_a_second_version_of_no_text_is_a_fault(own: Own, name: str) -> None:
    with pytest.raises(KnowledgeError, match=f"« tu » : « {name} » n'est le nom d'aucun texte →"):
        load_texts(own(f'tu:\n  "{name}": Tu…'))
