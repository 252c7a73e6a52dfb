import pytest
from telegram.ext import CallbackQueryHandler

from handlers.topics import refuse_press
from tests.handlers.conftest import KINDS


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_there_is_a_handler_for_each_kind_of_button(application, kind):
    handlers = [one for one in application.handlers[0] if isinstance(one, CallbackQueryHandler)]
    first = next(one for one in handlers if one.pattern is None or one.pattern.match(kind))
    assert first.callback is not refuse_press
