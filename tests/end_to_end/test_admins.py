"""Commands for admins: what they show, and that they do not exist for anybody else."""

import pytest
import pytest_asyncio

from bot.reloading import Reloader, load_content

pytestmark = pytest.mark.asyncio(loop_scope="session")

ADMIN = 4242
BAKERY = """\
version: 1
sections:
  - {id: pain, title: Le pain}
entries:
  - {id: prix, section: pain, question: Combien coûte le pain ?, answer: Un euro.}
  - {id: sel, section: pain, question: Y a-t-il du sel dedans ?, answer: Très peu.}
"""
COMMANDS = ["/recharger", "/stats", "/lacunes"]


@pytest_asyncio.fixture(loop_scope="session")
async def baker(start_bot, tmp_path):
    """A bot with an admin."""
    file = tmp_path / "faq.yaml"
    file.write_text(BAKERY, encoding="utf-8")
    content = load_content(file)
    admins = frozenset({ADMIN})
    return await start_bot(content.dialogue, reloader=Reloader(content), admins=admins)


@pytest_asyncio.fixture(loop_scope="session")
async def admin(baker):
    """The admin of that bot."""
    return await baker.meets(user_id=ADMIN)


@pytest.mark.parametrize("command", COMMANDS)
async def test_for_others_the_commands_are_unknown(baker, shown, command):
    person = await baker.meets()
    [reply] = await person.sends(command)
    assert reply.text == shown.unknown_command


@pytest.mark.parametrize("command", COMMANDS)
async def test_where_there_are_no_admins_the_commands_are_unknown(person, shown, command):
    [reply] = await person.sends(command)
    assert reply.text == shown.unknown_command


@pytest.mark.parametrize("command", [*COMMANDS, "/stats@demo_faq_bot"])
async def test_in_a_group_the_commands_are_unknown(baker, command):
    people = [{"first_name": "Alice", "id": ADMIN}]
    opened = await baker.request("POST", "/demo/chats", {"type": "group", "people": people})
    path = f"/demo/chats/{opened['chat']['id']}/messages"
    await baker.request("POST", path, {"text": command, "from": ADMIN})
    await baker.settles()
    assert (await baker.request("GET", f"{path}?from_bot=1"))["messages"] == []


async def test_an_edited_command_is_not_given_again(admin):
    await admin.sends("/stats")
    assert await admin.edits("/stats encore") == []


async def test_the_commands_are_in_no_menu(baker):
    await baker.request("GET", "/demo/calls?method=setMyCommands&wait=20")
    profile = await baker.request("GET", "/demo/bot")
    menu = {f"/{command['command']}" for command in profile["commands"]}
    assert menu & set(COMMANDS) == set()


async def test_statistics_count_entries_and_phrasings(admin):
    [told] = await admin.sends("/stats")
    assert "Entrées\u00a0: 2\n" in told.text
    assert "Formulations\u00a0: 2\n" in told.text


async def test_statistics_count_messages_by_their_outcome(baker, admin):
    person = await baker.meets()
    for text in ["Combien coûte le pain ?", "Y a-t-il du sel dedans ?", "٣"]:
        await person.sends(text)
    [told] = await admin.sends("/stats")
    assert "Avec réponse\u00a0: 2\n" in told.text
    assert "Avec suggestions\u00a0: 0\n" in told.text
    assert "Sans réponse\u00a0: 1\n" in told.text


async def test_statistics_list_the_entries_with_most_votes_against_them_first(baker, admin):
    price, salt = "Combien coûte le pain ?", "Y a-t-il du sel dedans ?"
    thumbs = [*[(price, thumb) for thumb in "👍👍👎"], *[(salt, thumb) for thumb in "👎👎"]]
    for question, thumb in thumbs:
        person = await baker.meets()
        await person.sends(question)
        await person.presses(thumb)
    [told] = await admin.sends("/stats")
    assert told.text.endswith("\n👎 2 · 👍 0 · sel\n👎 1 · 👍 2 · prix")


async def test_without_votes_statistics_say_so(admin, shown):
    [told] = await admin.sends("/stats")
    assert told.text.endswith(shown.no_votes)


async def test_statistics_tell_when_the_knowledge_base_was_loaded(baker, admin):
    await admin.sends("/recharger") or await admin.waits()
    [told] = await admin.sends("/stats")
    assert f"{baker.services.loaded_at:%d/%m/%Y, %H:%M}" in told.text


# --- /lacunes -------------------------------------------------------------------------------------


@pytest_asyncio.fixture(loop_scope="session")
async def gaps(baker, admin):
    """Keep questions as if users had passed them on; give what /lacunes then says of all."""
    for question in await baker.storage.questions.all():
        await baker.storage.questions.delete([question.id])

    async def gaps(*questions):
        for question in questions:
            await baker.storage.questions.keep(question)
        [told, *_] = await admin.sends("/lacunes")
        return told

    return gaps


async def test_without_questions_the_gaps_say_so(gaps, shown):
    told = (await gaps()).text
    assert "Questions\u00a0: 0\n" in told
    assert shown.no_gaps in told


async def test_the_gaps_are_grouped_by_meaning_with_the_nearest_entry(gaps):
    told = (
        await gaps("où est le métro ?", "c cb le pain", "OU EST LE METRO", "où est le métro ?")
    ).text
    assert "Questions\u00a0: 4\n• Groupes de même sens\u00a0: 2\n" in told
    assert "• 3 × «\u00a0où est le métro ?\u00a0» → " in told
    assert "• 1 × «\u00a0c cb le pain\u00a0» → prix\n" in told


async def test_only_the_largest_gaps_are_told(gaps):
    names = ["abricots", "brouettes", "cuillères", "dromadaires", "escaliers", "fougères"]
    told = (await gaps(*names, *names[1:])).text
    assert [name for name in names if name in told] == names[1:]


@pytest.mark.parametrize(
    "question", ["**gras** <b>&amp;</b>", "[ici](https://example.org)", "{questions} {0} {"]
)
async def test_markup_and_braces_in_a_passed_on_question_are_text(gaps, question):
    told = await gaps(question)
    assert f"«\u00a0{question}\u00a0»" in told.text
    assert told.in_style("text_link") == []  # a bare address is a link all the same, to Telegram
    assert "gras" not in "".join(told.in_style("bold"))


async def test_a_long_question_is_shortened(gaps):
    told = (await gaps("mot " * 200)).text
    assert 50 < told.count("mot") * 4 <= 120
    assert "mot…" in told


async def test_the_gaps_list_the_entries_that_serve_worst(baker, gaps):
    person = await baker.meets()
    await person.sends("/start sel")
    await person.presses("👎")
    told = (await gaps()).text
    rows = [line.split(" · ") for line in told.splitlines() if line.endswith((" · sel", " · prix"))]
    assert rows
    assert all(row[0].isdecimal() for row in rows)
    badness = [sum(map(int, row[:3])) for row in rows]
    assert badness == sorted(badness, reverse=True)
    assert "sel" in [row[3] for row in rows]
