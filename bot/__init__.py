"""The brain of the FAQ bot: from a question in French to a reply. It knows nothing of Telegram."""
