"""Logging that shows neither the token nor a word that a user wrote."""

import logging

from handlers.trouble import Repetitions

REPEAT_INTERVAL = 60.0  # seconds
_OURS = ("__main__", "run_bot", "handlers", "bot", "demo")


class RedactingFormatter(logging.Formatter):
    """Replaces a secret in every log line: in messages, reprs, tracebacks."""

    def __init__(self, secret: str) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secret = secret

    def format(self, record: logging.LogRecord) -> str:
        """Format a record, without the secret."""
        return super().format(record).replace(self._secret, "<token>")


def is_ours_or_a_warning(record: logging.LogRecord) -> bool:
    """Check whether a record may be logged.

    Below WARNING, libraries log whole updates, requests and database rows. Users' words stay out of
    the log whatever level somebody sets to debug something.
    """
    return record.levelno >= logging.WARNING or record.name.partition(".")[0] in _OURS


class RepeatFilter:
    """Lets one line a minute through of what a library says over and over."""

    def __init__(self) -> None:
        self._repetitions = Repetitions(REPEAT_INTERVAL)

    def __call__(self, record: logging.LogRecord) -> bool:
        """Check whether a record says something new, or something of ours."""
        said = record.name, str(record.msg).partition("\n")[0]
        is_ours = record.name.partition(".")[0] in _OURS
        return is_ours or self._repetitions.is_news(said, record.created)


def set_up_logging(secret: str) -> None:
    """Log to standard error, from level INFO.

    Args:
        secret: the token, which must not appear in any line.
    """
    handler = logging.StreamHandler()
    handler.setFormatter(RedactingFormatter(secret))
    handler.addFilter(is_ours_or_a_warning)
    handler.addFilter(RepeatFilter())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
