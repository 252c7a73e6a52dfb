"""What a change does to the bot's replies: `faq diff`."""
