"""Logging that never shows the token."""

import logging


class RedactingFormatter(logging.Formatter):
    """Replaces a secret in whatever is logged: messages, reprs, tracebacks."""

    def __init__(self, secret: str) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secret = secret

    def format(self, record: logging.LogRecord) -> str:
        """Format a record, without the secret."""
        return super().format(record).replace(self._secret, "<token>")


def set_up_logging(secret: str) -> None:
    """Log to standard error, from level INFO.

    Args:
        secret: the token, which no line may contain.
    """
    handler = logging.StreamHandler()
    handler.setFormatter(RedactingFormatter(secret))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    # Each request is a line of httpx at level INFO; uvicorn and watchfiles tell their own lives.
    for name in ("httpx", "httpcore", "uvicorn", "watchfiles"):
        logging.getLogger(name).setLevel(logging.WARNING)
