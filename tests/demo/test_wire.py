"""Forms."""

import urllib.parse

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demo.wire import read_form

NO_SURROGATE = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@given(st.dictionaries(NO_SURROGATE, NO_SURROGATE, max_size=4))
def test_a_form_is_read_as_it_was_written(fields):
    assert read_form(urllib.parse.urlencode(fields).encode()) == fields


@pytest.mark.parametrize("body", [b"a=%ff", b"a=\xff"])
def test_a_form_that_is_not_utf_8_is_an_error(body):
    with pytest.raises(UnicodeDecodeError):
        read_form(body)
