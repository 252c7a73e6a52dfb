"""Messages that are meant, or happen, to do harm."""

from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handlers.delivery import Delivery

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


# Hypothesis finds what nobody thought of. Each example comes from somebody new, lest they be hasty.

found_by_hypothesis = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
anything = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**52), 2**52) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "chat", "from", "text", "date", "data"]), inner)
    ),
    max_leaves=8,
)


@found_by_hypothesis
@given(text=st.text(min_size=1, max_size=300))
async def test_whatever_is_written_gets_one_reply(bot, shown, text):
    person = await bot.meets()
    # In a private chat every command is answered, whoever it is for.
    [reply] = await person.sends_raw(text)
    assert reply.text not in ("", shown.failure)


@found_by_hypothesis
@given(data=st.text(max_size=80))
async def test_whatever_a_forged_button_carries_is_answered(bot, shown, data):
    person = await bot.meets()
    for reply in await person.forges(data, {"message_id": 1, "date": 1, "text": "…"}):
        assert reply.text not in ("", shown.failure)
    await bot.take_refusals()


numbers = count(1)  # no stand-in makes such updates: they go straight into the inbox


@settings(found_by_hypothesis, max_examples=12)
@given(
    kind=st.sampled_from(["message", "edited_message", "callback_query", "inline_query"]),
    content=st.dictionaries(st.sampled_from(["id", "chat", "from", "text", "message"]), anything),
)
async def test_whatever_an_update_is_made_of_the_bot_goes_on(bot, shown, kind, content):
    await Delivery(bot.application).accept([{"update_id": next(numbers), kind: content}])
    await bot.take_errors()
    await bot.take_refusals()
    person = await bot.meets()
    assert [reply.text for reply in await person.sends("/aide")] == [shown.help]
