"""Messages that are meant, or happen, to do harm."""

import pytest

pytestmark = pytest.mark.asyncio(loop_scope="session")

HOSTILE = {
    "HTML": "<b>gras</b> <script>alert(1)</script> &lt; &#60; </blockquote>",
    "unbalanced HTML": "<b><i>kel diplome</b>",
    "Markdown": "**gras** [lien](https://example.org) `code` _x_",
    "placeholders": "{title} {0} %s %(x)s $(ls) '; DROP TABLE votes; --",
    "longest text": "a" * 4096,
    "longest words": "diplome " * 512,
    "longest emoji": "😀" * 2048,
    "right to left": "\u202ediplôme\u202c ما هي الشهادة المطلوبة؟",
    "joined emoji": "👨‍👩‍👧‍👦🤷🏽‍♀️🏴‍☠️",
    "piled accents": "Z" + "\u0301" * 200 + "algo",
    "invisible": "\u200b\u200d\ufeff",
    "slash": "/",
    "slash and space": "/ aide",
    "many lines": "diplôme ?\n" * 300,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
async def test_a_hostile_message_gets_one_reply(person, shown, text):
    [reply] = await person.sends(text)
    assert reply.text not in ("", shown.failure)


@pytest.mark.parametrize(
    "text",
    ["kel\0 diplome\x07 fo til ?\x1b[31m", "\0", " \t\n ", "\ud7ff\ue000\uffff"],
    ids=["NUL in a question", "NUL", "blank", "edges of Unicode"],
)
async def test_what_no_app_sends_gets_one_reply(person, shown, text):
    [reply] = await person.sends_raw(text)
    assert reply.text not in ("", shown.failure)


async def test_the_bot_goes_on_after_hostile_messages(person, shown):
    replies = await person.sends(*HOSTILE.values(), "/aide")
    assert len(replies) == len(HOSTILE) + 1
    assert replies[-1].text == shown.help
