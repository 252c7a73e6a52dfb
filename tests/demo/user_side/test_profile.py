"""What an app shows of the bot."""


async def test_the_bots_profile_is_shown_in_the_persons_language(bot, client, open_chat):
    await bot.call("setMyDescription", description="English")
    await bot.call("setMyDescription", description="Français", language_code="fr")
    for language, description in (("fr", "Français"), ("en", "English")):
        person = await open_chat(language_code=language)
        shown = (await client.get("/demo/bot", params={"chat_id": person.chat_id})).json()
        assert shown["description"] == description
        assert shown["username"] == "essai_bot"
