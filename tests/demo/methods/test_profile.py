"""Names, descriptions, commands."""

import pytest

AIDE = {"command": "aide", "description": "De l’aide"}
HELP = {"command": "help", "description": "Help"}


@pytest.mark.parametrize(
    ("field", "method", "default", "limit"),
    [
        ("name", "MyName", "Essai", 64),
        ("description", "MyDescription", "", 512),
        ("short_description", "MyShortDescription", "", 120),
    ],
)
async def test_texts_have_languages_a_fallback_and_a_limit(bot, field, method, default, limit):
    async def shown(**language):
        return (await bot.call(f"get{method}", **language))[field]

    assert await shown() == default
    await bot.call(f"set{method}", **{field: "x" * limit})
    await bot.call(f"set{method}", **{field: "Français", "language_code": "fr"})
    assert await shown() == "x" * limit
    assert await shown(language_code="fr") == "Français"
    assert await shown(language_code="de") == "x" * limit
    await bot.call(f"set{method}", **{field: ""})
    assert await shown() == default
    assert "is too long" in await bot.refusal(f"set{method}", **{field: "x" * (limit + 1)})


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        ({"command": "", "description": "a"}, "command name must be non-empty"),
        ({"command": "Aide", "description": "a"}, "BOT_COMMAND_INVALID"),
        ({"command": "thème", "description": "a"}, "BOT_COMMAND_INVALID"),
        ({"command": "a-b", "description": "a"}, "BOT_COMMAND_INVALID"),
        ({"command": "a" * 33, "description": "a"}, "BOT_COMMAND_INVALID"),
        ({"command": "aide", "description": " "}, "command description must be non-empty"),
        (
            {"command": "aide", "description": "a" * 257},
            "command description length must not exceed 256",
        ),
        ("aide", "expected an Object as BotCommand"),
    ],
)
async def test_a_wrong_command_is_refused(bot, command, reason):
    assert await bot.refusal("setMyCommands", commands=[AIDE, command]) == f"Bad Request: {reason}"
    assert await bot.call("getMyCommands") == []


async def test_at_most_a_hundred_commands(bot):
    commands = [{"command": f"c{number}", "description": "a"} for number in range(101)]
    assert await bot.call("setMyCommands", commands=commands[:100])
    reason = await bot.refusal("setMyCommands", commands=commands)
    assert reason == "Bad Request: BOT_COMMANDS_TOO_MUCH"


async def test_commands_belong_to_a_scope_and_a_language(bot):
    private = {"scope": {"type": "all_private_chats"}, "language_code": "fr"}
    await bot.call("setMyCommands", commands=[AIDE], **private)
    assert await bot.call("getMyCommands", **private) == [AIDE]
    assert await bot.call("getMyCommands") == []
    await bot.call("deleteMyCommands", **private)
    assert await bot.call("getMyCommands", **private) == []


@pytest.mark.parametrize(
    ("parameters", "reason"),
    [
        ({"scope": {"type": "partout"}}, "unsupported type specified"),
        ({"scope": {"type": "chat", "chat_id": 1}}, "chat not found"),
        ({"language_code": "français"}, "invalid language code specified"),
    ],
)
async def test_a_wrong_scope_is_refused(bot, parameters, reason):
    assert await bot.refusal("getMyCommands", **parameters) == f"Bad Request: {reason}"


async def test_a_person_sees_the_commands_of_the_narrowest_scope(bot, client, person, open_chat):
    async def shown(who):
        response = await client.get("/demo/bot", params={"chat_id": who.chat_id})
        return response.json()["commands"]

    group = await open_chat(type="group", title="Emploi")
    await bot.call("setMyCommands", commands=[HELP])
    assert await shown(person) == [HELP]
    await bot.call("setMyCommands", commands=[AIDE], scope={"type": "all_private_chats"})
    assert (await shown(person), await shown(group)) == ([AIDE], [HELP])
    scope = {"type": "chat", "chat_id": person.chat_id}
    await bot.call("setMyCommands", commands=[HELP, AIDE], scope=scope)
    assert await shown(person) == [HELP, AIDE]


async def test_settings_are_changed_one_by_one(bot):
    before = await bot.call("getMe")
    assert (before["supports_guest_queries"], before["supports_inline_queries"]) == (False, True)
    assert await bot.call("setMySettings", supports_guest_queries=True, unknown=True)
    assert await bot.call("getMe") == before | {"supports_guest_queries": True}
    assert await bot.call("setMySettings")
    assert await bot.call("getMe") == before | {"supports_guest_queries": True}
