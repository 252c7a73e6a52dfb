"""What a check raises that cannot be made here."""

from bot.errors import FaqError


class NotCheckedError(FaqError):
    """A check that lacks what it needs; its message, a French sentence, says what."""
