"""Let tests see what the bot did, send it anything, and break its connection to Telegram."""
