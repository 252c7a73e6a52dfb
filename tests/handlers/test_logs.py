import logging
from contextlib import contextmanager

import pytest

from handlers.logs import RedactingFormatter, RepeatFilter, set_up_logging

SECRET = "123:very-secret"


def format_record(message, *args, error=None):
    """Format what a logger was told."""
    exc_info = (type(error), error, error.__traceback__) if error else None
    record = logging.LogRecord("x", logging.INFO, __file__, 1, message, args, exc_info)
    return RedactingFormatter(SECRET).format(record)


def test_a_line_tells_level_logger_and_message():
    assert format_record("stop %s", "now").endswith(" INFO x: stop now")


@pytest.mark.parametrize(
    ("message", "args"),
    [
        (f"POST https://host/bot{SECRET}/getMe", ()),
        ("POST %s", (f"https://host/bot{SECRET}/getMe",)),
        ("%r", ({"token": SECRET},)),
        ("%s", (f"/bot{SECRET}/x".encode(),)),
        (f"{SECRET}{SECRET}", ()),
    ],
    ids=["message", "argument", "repr", "bytes", "twice"],
)
def test_the_secret_is_replaced(message, args):
    line = format_record(message, *args)
    assert ("<token>" in line, SECRET in line) == (True, False)


def test_the_secret_is_replaced_in_tracebacks():
    try:
        raise ValueError(f"token {SECRET} refused")
    except ValueError as error:
        text = format_record("failed", error=error)
    assert "ValueError: token <token> refused" in text
    assert SECRET not in text


@contextmanager
def logging_set_up():
    """Set logging up for a while."""
    loggers = [logging.getLogger(name) for name in (None, "httpx", "httpcore", "uvicorn")]
    root, levels = loggers[0], [logger.level for logger in loggers]
    others, root.handlers[:] = root.handlers[:], []  # pytest's own, which would be closed
    try:
        set_up_logging(SECRET)
        yield
    finally:
        root.handlers[:] = others
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


def test_the_log_goes_to_standard_error_without_the_secret(capsys):
    with logging_set_up():
        logging.getLogger("handlers").info("token %s", SECRET)
    assert capsys.readouterr().err.endswith(" INFO handlers: token <token>\n")


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("handlers", logging.DEBUG),
        ("telegram.ext", logging.DEBUG),
        ("httpx", logging.INFO),  # every request
        ("httpcore.http11", logging.INFO),
        ("uvicorn.error", logging.INFO),
    ],
)
def test_details_are_not_logged(capsys, name, level):
    with logging_set_up():
        logging.getLogger(name).log(level, "details")
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("name", ["httpx", "httpcore.http11", "uvicorn.error", "telegram.ext"])
def test_warnings_of_libraries_are_logged(capsys, name):
    with logging_set_up():
        logging.getLogger(name).warning("a warning")
    assert capsys.readouterr().err.endswith(f" WARNING {name}: a warning\n")


@pytest.mark.parametrize(
    "name", ["telegram.ext.ExtBot", "sqlalchemy.engine.Engine", "aiohttp.client", "asyncio"]
)
def test_details_of_libraries_are_not_logged_whatever_their_level(capsys, name):
    logger = logging.getLogger(name)
    level = logger.level
    with logging_set_up():
        logger.setLevel(logging.DEBUG)
        logger.info("a user's words")
        logger.setLevel(level)
    assert capsys.readouterr().err == ""


def test_details_of_our_own_are_logged_where_they_are_wanted(capsys):
    logger = logging.getLogger("handlers.delivery")
    with logging_set_up():
        logger.setLevel(logging.DEBUG)
        logger.debug("a detail")
        logger.setLevel(logging.NOTSET)
    assert capsys.readouterr().err.endswith(" DEBUG handlers.delivery: a detail\n")


def record_of(name, message, *args, at=0.0):
    """Make what a logger of this name is told at a time."""
    record = logging.LogRecord(name, logging.WARNING, __file__, 1, message, args, None)
    record.created = at
    return record


def test_what_a_library_repeats_is_one_line_a_minute():
    is_new = RepeatFilter()
    times = (0, 1, 59, 60, 61, 119, 120)
    shown = [at for at in times if is_new(record_of("uvicorn.error", "Invalid", at=at))]
    assert shown == [0, 60, 120]


def test_what_differs_in_its_arguments_or_further_lines_is_a_repetition():
    is_new = RepeatFilter()
    assert is_new(record_of("asyncio", "socket.accept() failed\nfd=%d", 7))
    assert not is_new(record_of("asyncio", "socket.accept() failed\nfd=%d", 8))


@pytest.mark.parametrize(
    "other",
    [("uvicorn.error", "Something else"), ("asyncio", "Invalid"), ("handlers.x", "Invalid")],
)
def test_other_lines_are_no_repetition(other):
    is_new = RepeatFilter()
    is_new(record_of("uvicorn.error", "Invalid"))
    assert is_new(record_of(*other))


def test_our_own_lines_are_all_shown():
    is_new = RepeatFilter()
    assert all(is_new(record_of("handlers.delivery", "update=%d", number)) for number in range(5))
