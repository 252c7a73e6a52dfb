"""What is sealed can be read with the token, and with nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.sealing import Seal, SealError

TOKEN = "123456:secret-part"
TEXT = '{"message": {"text": "Zébulon"}}'


@given(st.text(st.characters(codec="utf-8")))
def test_what_was_sealed_can_be_read(text):
    assert Seal(TOKEN).unseal(Seal(TOKEN).seal(text)) == text


def test_nothing_of_it_shows():
    sealed = Seal(TOKEN).seal(TEXT)
    assert sealed.isascii()
    assert "bulon" not in sealed


def test_the_same_text_is_sealed_differently_each_time():
    seal = Seal(TOKEN)
    assert seal.seal(TEXT) != seal.seal(TEXT)


@pytest.mark.parametrize(
    "change", [str.swapcase, lambda sealed: sealed[:40], lambda _: "", lambda sealed: sealed[:41]]
)
def test_what_was_changed_cannot_be_read(change):
    seal = Seal(TOKEN)
    with pytest.raises(SealError):
        seal.unseal(change(seal.seal(TEXT)))


def test_with_another_token_it_cannot_be_read():
    with pytest.raises(SealError):
        Seal("123456:another-secret").unseal(Seal(TOKEN).seal(TEXT))


def test_what_an_earlier_version_stored_can_be_read():
    assert Seal(TOKEN).unseal(TEXT) == TEXT
