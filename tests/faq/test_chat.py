"""The conversation in a terminal."""

import dataclasses
import re
from io import StringIO
from itertools import chain

import pytest

from bot.dialogue import Dialogue
from bot.knowledge import Entry
from bot.markup import plain_text
from bot.reply import Answer, Details, Reason, Reply, SmallTalk, Suggestions, Unknown
from bot.reply_texts import unknown_text
from bot.texts import Texts
from faq.chat import PROMPT, converse, read_lines, render
from faq.wrapping import WIDTH

LONG = "Une phrase qui est assez longue pour ne pas tenir sur une seule ligne du terminal. " * 3


def entry(**fields: str) -> Entry:
    return Entry(**{"id": "a", "section": "s", "question": "Q ?", "answer": "R.", **fields})


def test_an_answer_stands_under_its_question(texts: Texts) -> None:
    assert render(Answer((entry(),)), texts) == "Q ?\n\nR."


def test_an_answer_has_its_passage_and_its_note_as_quotations(texts: Texts) -> None:
    shown = render(Answer((entry(source="Le passage.", note="Une note."),)), texts)
    assert shown.split("\n\n")[2:] == [
        f"  | {texts.passage} : Le passage.",
        f"  | {texts.note} : Une note.",
    ]


def test_several_answers_are_numbered(texts: Texts) -> None:
    reply = Answer((entry(), entry(question="P ?", answer="S.")))
    assert render(reply, texts) == "1. Q ?\n\nR.\n\n2. P ?\n\nS."


def test_the_numbers_go_on_with_what_is_offered_beside_them(texts: Texts) -> None:
    reply = Answer((entry(), entry()), beyond=(entry(question="P ?"),))
    assert render(reply, texts).splitlines()[-1] == "  3. P ?"


def test_what_is_left_of_a_message_is_offered(texts: Texts) -> None:
    reply = Answer((entry(),), beyond=(entry(question="P ?"),))
    assert render(reply, texts) == f"Q ?\n\nR.\n\n{texts.also_asked}\n\n  1. P ?"


def test_what_else_was_asked_and_is_not_known_is_not_passed_over(texts: Texts) -> None:
    shown = render(Answer((entry(),), is_partial=True), texts)
    assert shown == f"Q ?\n\nR.\n\n{texts.partly_unknown}"


def test_markup_is_not_shown(texts: Texts) -> None:
    answer = "Une **licence**, voir [le site](https://a.fr)."
    shown = render(Answer((entry(answer=answer),)), texts)
    assert shown == "Q ?\n\nUne licence, voir le site (https://a.fr)."


def test_paragraphs_stay_apart(texts: Texts) -> None:
    shown = render(Answer((entry(answer="Un.\n\n• Deux\n• Trois"),)), texts)
    assert shown == "Q ?\n\nUn.\n\n• Deux\n• Trois"


@pytest.mark.parametrize("field", ["answer", "source", "note"])
def test_lines_fit_the_terminal(texts: Texts, field: str) -> None:
    shown = render(Answer((entry(**{field: LONG}),)), texts)
    assert [line for line in shown.splitlines() if len(line) > WIDTH] == []


def test_every_line_of_a_quotation_is_marked(texts: Texts) -> None:
    shown = render(Answer((entry(source=LONG),)), texts)
    assert {line[:4] for line in shown.split("\n\n")[2].splitlines()} == {"  | "}


def test_a_greeting_is_returned_by_its_first_sentence(texts: Texts) -> None:
    greeting = entry(answer="**Bonjour** ! Que voulez-vous savoir ?")
    assert render(Answer((entry(),), courtesy=greeting), texts) == "Bonjour !\n\nQ ?\n\nR."
    for reply in (Suggestions((entry(),), courtesy=greeting), Unknown(courtesy=greeting)):
        bare = dataclasses.replace(reply, courtesy=None)
        assert render(reply, texts) == f"Bonjour !\n\n{render(bare, texts)}"


def test_small_talk_that_comes_with_the_bot_is_shown_without_a_title(texts: Texts) -> None:
    assert render(SmallTalk(entry(answer="**Bonjour** !")), texts) == "Bonjour !"


TWO = (entry(), entry(question="P ?"))


@pytest.mark.parametrize(
    "reply",
    [Suggestions(TWO), Answer((entry(),), offers=TWO), Details(entry(), neighbours=TWO)],
    ids=["suggestions", "offers", "neighbours"],
)
def test_what_can_be_chosen_is_numbered(texts: Texts, reply: Reply) -> None:
    shown = render(reply, texts)
    assert re.findall(r"^  (\d\. .+)$", shown, re.MULTILINE) == ["1. Q ?", "2. P ?"]


def test_details_show_the_passage(texts: Texts) -> None:
    shown = render(Details(entry(source="Le passage."), ()), texts)
    assert shown == f"{plain_text(texts.details)}\n  | Le passage."


def test_neighbours_stand_under_a_title(texts: Texts) -> None:
    shown = render(Details(entry(source="Le passage."), TWO), texts)
    assert shown.split("\n\n")[1:] == [texts.neighbours, "  1. Q ?\n  2. P ?"]


def test_a_passage_is_not_shown_twice(texts: Texts) -> None:
    details = Details(entry(source="Le passage."), (), is_again=True)
    assert render(details, texts) == texts.nothing_more


def test_details_say_that_there_is_no_passage(texts: Texts) -> None:
    assert render(Details(entry(), ()), texts) == texts.no_details


@pytest.mark.parametrize("reason", Reason)
def test_it_is_said_why_there_is_no_answer(texts: Texts, reason: Reason) -> None:
    words = unknown_text(reason, texts).replace("**", "").split()
    assert render(Unknown(reason), texts).split() == words


@pytest.mark.parametrize(
    "reply", [Suggestions((entry(),)), *map(Unknown, Reason), Details(entry(source="P."), ())]
)
def test_the_bots_own_texts_are_shown_without_markup(texts: Texts, reply: Reply) -> None:
    assert "**" not in render(reply, texts)


# --- a conversation -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def unclear(dialogue: Dialogue) -> tuple[str, tuple[Entry, ...]]:
    """A word that the bot answers with suggestions, and these."""
    entries = dialogue.knowledge.entries
    for word in chain.from_iterable(one.question.split() for one in entries):
        reply = dialogue.respond(word).reply
        if isinstance(reply, Suggestions) and len(reply.entries) > 1:
            return word, reply.entries
    pytest.fail("no word of any question leads to suggestions")


def shown_for(dialogue: Dialogue, texts: Texts, *lines: str) -> list[str]:
    """Converse and list what was shown."""
    shown: list[str] = []
    converse(dialogue, texts, lines, shown.append)
    return [text.strip() for text in shown]


def test_the_conversation_opens_and_ends_politely(dialogue: Dialogue, texts: Texts) -> None:
    assert shown_for(dialogue, texts) == [texts.chat_welcome, texts.chat_goodbye]


@pytest.mark.parametrize("line", ["", "   ", "\n"])
def test_an_empty_line_ends_it(dialogue: Dialogue, texts: Texts, line: str) -> None:
    shown = shown_for(dialogue, texts, "bonjour\n", line, "bonjour\n")
    assert len(shown) == 3


def test_each_line_is_answered(dialogue: Dialogue, texts: Texts) -> None:
    salutation = Answer((dialogue.knowledge.entry_by_id["salutation"],))
    shown = shown_for(dialogue, texts, "Bonjour !\n", "Bonjour !\n")
    assert shown[1:-1] == [render(salutation, texts)] * 2


@pytest.mark.parametrize("number", [1, 2])
def test_a_number_chooses_a_suggestion(
    dialogue: Dialogue, texts: Texts, unclear: tuple[str, tuple[Entry, ...]], number: int
) -> None:
    word, entries = unclear
    shown = shown_for(dialogue, texts, f"{word}\n", f" {number} \n")
    assert shown[2] == render(Answer((entries[number - 1],)), texts)


@pytest.mark.parametrize("number", ["0", "4", "12", "1" * 5000])
def test_a_number_that_was_not_offered_chooses_nothing(
    dialogue: Dialogue, texts: Texts, unclear: tuple[str, tuple[Entry, ...]], number: str
) -> None:
    word, entries = unclear
    shown = shown_for(dialogue, texts, word, number)
    assert shown[2] not in {render(Answer((one,)), texts) for one in entries}


def test_a_number_that_was_not_offered_is_told_how_many_there_are(
    dialogue: Dialogue, shown: Texts, unclear: tuple[str, tuple[Entry, ...]]
) -> None:
    word, entries = unclear
    title, *choices, _ = shown_for(dialogue, shown, word, "12")[2].splitlines()
    assert title == shown.suggestions_again.format(count=len(entries)).splitlines()[0]
    assert len(choices) == len(entries)


def test_a_number_chooses_only_once(
    dialogue: Dialogue, texts: Texts, unclear: tuple[str, tuple[Entry, ...]]
) -> None:
    word, entries = unclear
    shown = shown_for(dialogue, texts, word, "1", "1")
    assert shown[3] != render(Answer(entries[:1]), texts)


@pytest.mark.parametrize("text", ["la 2", "le deuxième"])
def test_words_choose_a_suggestion_too(
    dialogue: Dialogue, texts: Texts, unclear: tuple[str, tuple[Entry, ...]], text: str
) -> None:
    word, entries = unclear
    shown = shown_for(dialogue, texts, word, text)
    assert shown[2] == render(Answer(entries[1:2]), texts)


def test_a_follow_up_is_understood(dialogue: Dialogue, texts: Texts) -> None:
    shown = shown_for(dialogue, texts, "Quel diplôme faut-il ?", "et sans ?")
    entry_ = dialogue.knowledge.entry_by_id["sans-diplome"]
    assert shown[2] == render(Answer((entry_,)), texts)


def test_the_conversation_follows_tu(dialogue: Dialogue, texts: Texts) -> None:
    shown = shown_for(dialogue, texts, "tu sais qui a gagné la coupe du monde de football ?")
    assert shown[1] == render(Unknown(), texts.addressed(True))
    assert shown[1] != render(Unknown(), texts)


# --- commands -------------------------------------------------------------------------------------


def test_topics_are_listed_without_small_talk(dialogue: Dialogue, texts: Texts) -> None:
    knowledge = dialogue.knowledge
    lines = shown_for(dialogue, texts, "/sujets\n")[1].splitlines()
    sections = [section for section in knowledge.sections if not section.small_talk]
    assert [line for line in lines if line and line[0] != " "] == [one.title for one in sections]
    assert [line.removeprefix("  • ") for line in lines if line.startswith("  • ")] == [
        entry.question for section in sections for entry in knowledge.entries_of(section)
    ]


def test_help_is_shown(dialogue: Dialogue, texts: Texts) -> None:
    shown = shown_for(dialogue, texts, "/aide")[1]
    assert shown.split() == plain_text(texts.chat_help).split()


def test_help_tells_of_nothing_that_is_not_in_the_terminal(
    dialogue: Dialogue, texts: Texts
) -> None:
    told = re.findall(r"/[a-z]+", texts.chat_help)
    replies = shown_for(dialogue, texts, *told)[1:-1]
    assert told
    assert texts.chat_elsewhere not in replies


def test_a_command_that_a_terminal_lacks_is_told_from_an_unknown_one(
    dialogue: Dialogue, texts: Texts
) -> None:
    assert shown_for(dialogue, texts, "/parcours")[1].split() == texts.chat_elsewhere.split()


@pytest.mark.parametrize("command", ["/", "/sujet", "/SUJETS"])
def test_another_command_is_unknown(dialogue: Dialogue, shown: Texts, command: str) -> None:
    assert shown_for(dialogue, shown, command)[1].split() == shown.unknown_command.split()


def test_a_command_follows_tu(dialogue: Dialogue, texts: Texts) -> None:
    *_, answer, _ = shown_for(dialogue, texts, "tu connais quel diplôme il faut ?", "/x")
    assert answer.split() == texts.addressed(True).unknown_command.split()


def test_a_command_changes_nothing_of_the_conversation(dialogue: Dialogue, texts: Texts) -> None:
    straight = shown_for(dialogue, texts, "Quel diplôme faut-il ?", "et sans ?")
    interrupted = shown_for(dialogue, texts, "Quel diplôme faut-il ?", "/aide", "et sans ?")
    assert interrupted[3] == straight[2]


# --- reading --------------------------------------------------------------------------------------


class Terminal(StringIO):
    """Standard input where somebody types."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("source", "prompts"), [(Terminal("un\ndeux\n"), 3), (StringIO("un\ndeux\n"), 0)]
)
def test_only_who_types_is_shown_a_prompt(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    source: StringIO,
    prompts: int,
) -> None:
    monkeypatch.setattr("sys.stdin", source)
    assert [line.strip() for line in read_lines(source)] == ["un", "deux"]
    assert capsys.readouterr().out == PROMPT * prompts
