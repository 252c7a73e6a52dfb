"""The one base of the errors that the bot raises on purpose."""


class FaqError(Exception):
    """A fault that its reader can mend: the message says what is wrong, where, and what to do."""


class SettingsError(FaqError):
    """A variable has a value that cannot be used."""
