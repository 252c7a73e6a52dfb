"""The Telegram face of the bot: every update comes in here, every reply goes out here."""
