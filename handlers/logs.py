"""Logging that shows neither the token nor a word of a user's."""

import logging

_OURS = ("__main__", "run_bot", "handlers", "bot", "demo")


class RedactingFormatter(logging.Formatter):
    """Replaces a secret in whatever is logged: messages, reprs, tracebacks."""

    def __init__(self, secret: str) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secret = secret

    def format(self, record: logging.LogRecord) -> str:
        """Format a record, without the secret."""
        return super().format(record).replace(self._secret, "<token>")


def is_ours_or_a_warning(record: logging.LogRecord) -> bool:
    """Tell whether a record may be shown.

    In their details libraries show whole updates, requests, and rows of the database; whatever
    level somebody sets to look into something, users' words are to stay out of the log.
    """
    return record.levelno >= logging.WARNING or record.name.partition(".")[0] in _OURS


def set_up_logging(secret: str) -> None:
    """Log to standard error, from level INFO.

    Args:
        secret: the token, which no line may contain.
    """
    handler = logging.StreamHandler()
    handler.setFormatter(RedactingFormatter(secret))
    handler.addFilter(is_ours_or_a_warning)
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
