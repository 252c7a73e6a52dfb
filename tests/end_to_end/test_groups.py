"""Groups: the bot is silent there, but for its commands and its buttons."""

import pytest

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize(
    "text",
    ["kel diplome fo til ?", "bonjour", "🤔", "/inconnue", "/aide@un_autre_bot"],
)
async def test_what_people_say_to_each_other_is_left_alone(bot, text):
    alice, _ = await bot.meets_group("Alice", "Bob")
    assert await alice.sends(text) == []


@pytest.mark.parametrize("kind", ["photo", "voice", "sticker"])
async def test_what_people_show_each_other_is_left_alone(bot, kind):
    alice, _ = await bot.meets_group("Alice", "Bob")
    assert await alice.sends_a(kind) == []


@pytest.mark.parametrize(
    ("command", "text"), [("/aide", "help"), ("/sujets@demo_faq_bot", "topics")]
)
async def test_commands_are_answered(bot, shown, command, text):
    _, bob = await bot.meets_group("Alice", "Bob")
    assert [reply.text for reply in await bob.sends(command)] == [getattr(shown, text)]


async def test_anybody_may_press_a_button(bot, shown):
    alice, bob = await bot.meets_group("Alice", "Bob")
    [help_] = await alice.sends("/aide")
    await bob.sees()
    [menu] = await bob.presses(shown.topics_button, under=help_)
    assert menu.text == shown.topics
