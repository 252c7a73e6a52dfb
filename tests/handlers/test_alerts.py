"""Admins are told of their bot, as far as they can be."""

import pytest

from handlers.alerts import tell_admins
from handlers.quiet_bot import QuietBot
from tests.handlers.conftest import TOKEN, Script, refusal, result

MESSAGE = {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}}


@pytest.fixture
def told(services):
    """Alert admins, with these answers from Telegram; return whom it was sent to."""

    async def tell(admins, *answers):
        services.admins = frozenset(admins)
        script = Script(answers)
        await tell_admins(QuietBot(TOKEN, request=script), services, "<b>x</b>")
        return [parameters["chat_id"] for _, parameters in script.calls]

    return tell


async def test_nobody_is_told_where_there_is_no_admin(told):
    assert await told([]) == []


async def test_each_admin_is_told(told):
    assert await told([3, 1, 2], *[result(MESSAGE)] * 3) == [1, 2, 3]


@pytest.mark.parametrize(
    "answer",
    [refusal(400), refusal(403), refusal(500), result([])],
    ids=["a bad request", "forbidden", "an error", "what the library cannot read"],
)
async def test_the_others_are_told_when_one_cannot_be(told, answer, caplog):
    assert await told([1, 2], answer, result(MESSAGE)) == [1, 2]
    [record] = caplog.records
    assert record.getMessage().startswith("an admin could not be told: ")
