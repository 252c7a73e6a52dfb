"""Which of the bot's own texts go with a reply."""

import pytest

from bot.knowledge import Entry
from bot.reply import Answer, Reason, Suggestions
from bot.reply_texts import closing_text, suggestions_text, unknown_text
from bot.texts import Texts

ENTRY = Entry(id="pain", section="pain", question="Quel pain ?", answer="Du pain.")


@pytest.mark.parametrize(
    ("answer", "name"),
    [
        (Answer((), beyond=(ENTRY,)), "also_asked"),
        (Answer((), beyond=(ENTRY,), is_partial=True), "also_asked"),
        (Answer((), is_partial=True), "partly_unknown"),
    ],
)
def test_what_else_was_asked_has_its_text(texts: Texts, answer: Answer, name: str) -> None:
    assert closing_text(answer, texts) == getattr(texts, name)


def test_nothing_is_said_of_what_else_was_asked_if_nothing_was(texts: Texts) -> None:
    assert closing_text(Answer(()), texts) == ""


@pytest.mark.parametrize(
    ("is_again", "text"), [(False, "Vouliez-vous dire…"), (True, "Il y en a 0.")]
)
def test_suggestions_have_a_text_and_another_the_second_time(
    texts: Texts, is_again: bool, text: str
) -> None:
    own = {"suggestions": "Vouliez-vous dire…", "suggestions_again": "Il y en a {count}."}
    found = suggestions_text(Suggestions((), is_again), texts.model_copy(update=own))
    assert found == text


@pytest.mark.parametrize(
    ("reason", "name"),
    [
        (Reason.OUT_OF_SCOPE, "unknown"),
        (Reason.AGAIN, "unknown_again"),
        (Reason.REFUSED, "none_chosen"),
        (Reason.FOREIGN, "foreign"),
    ],
)
def test_each_reason_has_its_text(texts: Texts, reason: Reason, name: str) -> None:
    assert unknown_text(reason, texts) == getattr(texts, name)
