from telegram.constants import InlineKeyboardButtonLimit

from bot.knowledge import Entry
from bot.knowledge.format import MAX_ID
from handlers.gap_keyboards import gap_keyboard


def test_an_entry_and_the_number_of_the_gap_fit_into_the_data_of_a_button(texts):
    longest = Entry(id="a" * MAX_ID, section="pain", question="Du sel ?", answer="Oui.")
    [[first], *_] = gap_keyboard(2**31, [longest], texts).inline_keyboard
    assert (first.text, first.callback_data) == ("✓ Du sel ?", f"gap_is:{2**31}:{longest.id}")
    assert len(first.callback_data) <= InlineKeyboardButtonLimit.MAX_CALLBACK_DATA
