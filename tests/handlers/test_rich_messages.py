"""Rich messages are read as plain text, a block a line."""

import pytest

from handlers.rich_messages import MAX_TEXT, with_plain_text


def paragraph(text):
    return {"type": "paragraph", "text": text}


@pytest.mark.parametrize(
    ("blocks", "text"),
    [
        pytest.param([paragraph("quel diplôme ?")], "quel diplôme ?", id="paragraph"),
        pytest.param([paragraph("un"), paragraph("deux")], "un\ndeux", id="two paragraphs"),
        pytest.param(
            [paragraph(["quel ", {"type": "bold", "text": ["dipl", "ôme"]}, " ?"])],
            "quel diplôme ?",
            id="words in bold",
        ),
        pytest.param(
            [paragraph({"type": "custom_emoji", "custom_emoji_id": "1", "alternative_text": "🎓"})],
            "🎓",
            id="emoji",
        ),
        pytest.param(
            [{"type": "heading", "text": "Études", "size": 1}, {"type": "divider"}],
            "Études",
            id="heading",
        ),
        pytest.param(
            [
                {
                    "type": "list",
                    "items": [
                        {"label": "•", "blocks": [paragraph("salaire")]},
                        {"label": "•", "blocks": [paragraph("études")]},
                    ],
                }
            ],
            "salaire\nétudes",
            id="list",
        ),
        pytest.param(
            [
                {
                    "type": "table",
                    "cells": [[{"text": "a", "align": "left"}, {"text": ["b"]}], [{}]],
                    "caption": "tableau",
                }
            ],
            "a\nb\ntableau",
            id="table",
        ),
        pytest.param(
            [{"type": "details", "summary": "titre", "blocks": [paragraph("corps")]}],
            "titre\ncorps",
            id="details",
        ),
        pytest.param(
            [{"type": "photo", "photo": [{}], "caption": {"text": "légende"}}],
            "légende",
            id="photo with a caption",
        ),
        pytest.param([{"type": "divider"}], "", id="nothing to read"),
        pytest.param([paragraph("x" * (MAX_TEXT + 1))], "x" * MAX_TEXT, id="too long"),
        pytest.param([{"type": "of tomorrow", "text": "demain"}], "demain", id="unknown block"),
        pytest.param("nothing like it", "nothing like it", id="no blocks"),
        pytest.param(None, "", id="null"),
    ],
)
def test_a_rich_message_has_a_text(blocks, text):
    message = {"message_id": 1, "rich_message": {"blocks": blocks}}
    assert with_plain_text({"message": message}) == {"message": message | {"text": text}}


def test_so_has_the_one_that_is_replied_to():
    rich = {"rich_message": {"blocks": [paragraph("quoi ?")]}}
    found = with_plain_text({"message": {"reply_to_message": rich}})
    assert found["message"]["reply_to_message"]["text"] == "quoi ?"


@pytest.mark.parametrize("update", [{"message": {"text": "x"}}, {"message": None}, {"a": [1, {}]}])
def test_other_messages_stay_as_they_are(update):
    assert with_plain_text(update) == update
