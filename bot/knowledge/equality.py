"""Which texts count as the same."""


def comparable(phrasing: str) -> str:
    """Return what two phrasings have in common that count as the same."""
    return even_out(phrasing).casefold()


def even_out(text: str) -> str:
    """Make texts comparable: one kind of apostrophe and of space."""
    return " ".join(text.replace("’", "'").split())
