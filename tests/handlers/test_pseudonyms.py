"""Pseudonyms: the same for the same, and nothing to be read from them."""

import re

import pytest

from bot.storage.schema import HASH
from handlers.pseudonyms import Pseudonyms

KEY = "123456:secret"


def test_the_same_ids_have_the_same_name_in_every_process():
    assert Pseudonyms(KEY).name(42, 7) == Pseudonyms(KEY).name(42, 7)


def test_names_stay_the_same_from_version_to_version():
    assert Pseudonyms(KEY).name(42) == "243af0e96a749a7606fb1c5cfc327af3"


@pytest.mark.parametrize(
    ("one", "other"),
    [((1,), (2,)), ((1,), (-1,)), ((1, 23), (12, 3)), ((1, 2), (2, 1)), ((), (0,))],
)
def test_different_ids_have_different_names(one, other):
    pseudonyms = Pseudonyms(KEY)
    assert pseudonyms.name(*one) != pseudonyms.name(*other)


def test_with_another_key_names_are_different():
    assert Pseudonyms(KEY).name(42) != Pseudonyms(f"{KEY}2").name(42)


def test_a_key_may_be_of_any_length():
    assert Pseudonyms("x" * 1000).name(42) != Pseudonyms("x" * 999).name(42)


@pytest.mark.parametrize("ids", [(), (42,), (-1001234567890123, 2**52)])
def test_names_are_as_long_as_the_tables_have_room_for(ids):
    name = Pseudonyms(KEY).name(*ids)
    assert re.fullmatch(r"[0-9a-f]+", name)
    assert len(name) == HASH.length


def test_the_key_is_not_shown():
    assert "secret" not in repr(vars(Pseudonyms(KEY)))
