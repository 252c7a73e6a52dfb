"""Where the bot fails, and what to do about it: `faq gaps`."""
