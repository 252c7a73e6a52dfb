"""Additions to a knowledge base, looked at before they are written: `faq variant`, `faq add`."""
