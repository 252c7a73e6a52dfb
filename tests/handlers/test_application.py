import pytest

from handlers.application import build_application
from tests.handlers.conftest import TOKEN


def test_the_token_is_in_no_repr(application):
    parts = [application, application.bot, application.bot_data]
    assert [part for part in map(repr, parts) if "secret" in part] == []


@pytest.mark.parametrize("root", ["http://127.0.0.1:9", "http://127.0.0.1:9/"])
def test_methods_are_below_the_root(services, root):
    bot = build_application(TOKEN, services, root).bot
    assert bot.base_url == f"http://127.0.0.1:9/bot{TOKEN}"


def test_files_are_below_the_root(application):
    assert application.bot.base_file_url == f"http://127.0.0.1:9/file/bot{TOKEN}"


def test_services_are_passed_on_as_they_are(services):
    assert build_application(TOKEN, services).bot_data is services
