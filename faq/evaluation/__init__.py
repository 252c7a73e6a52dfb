"""How well a knowledge base is understood: `faq eval`."""
