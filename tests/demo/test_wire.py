"""Forms and JSON."""

import urllib.parse

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demo.wire import read_form

NO_SURROGATE = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@given(st.dictionaries(NO_SURROGATE, NO_SURROGATE, max_size=4))
def test_a_form_is_read_as_it_was_written(fields):
    assert read_form(urllib.parse.urlencode(fields).encode()) == fields


@given(st.text("%=&+ \r\n\tae39é", max_size=20))
def test_a_form_is_read_as_the_standard_library_does(body):
    try:
        expected = dict(urllib.parse.parse_qsl(body, keep_blank_values=True, errors="strict"))
    except UnicodeDecodeError:
        with pytest.raises(UnicodeDecodeError):
            read_form(body.encode())
    else:
        assert read_form(body.encode()) == expected
