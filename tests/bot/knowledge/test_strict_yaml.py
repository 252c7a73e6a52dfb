"""YAML as texts, lists and mappings only, read by libyaml and by PyYAML's own parser alike."""

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge import reading, strict_yaml
from bot.knowledge.reading import ReadingError
from bot.knowledge.strict_yaml import MAX_DEPTH, parse_yaml, read_yaml


@pytest.fixture(params=["CSafeLoader", "SafeLoader"], scope="module", autouse=True)
def _parser(request: pytest.FixtureRequest) -> Iterator[None]:
    if not hasattr(yaml, request.param):
        pytest.skip("PyYAML was built without libyaml")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(strict_yaml, "YAML_LOADER", getattr(yaml, request.param))
        yield


@pytest.mark.parametrize(
    "written",
    ["non", "yes", "null", "~", "2024", "1.50", "0x10", "2024-01-31", "12:30", "1e3", "=", ".nan"],
)
def test_a_scalar_stays_the_text_that_was_written(written: str) -> None:
    assert parse_yaml(f"a: {written}").value == {"a": written}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", None, id="nothing"),
        pytest.param("# rien\n", None, id="comment"),
        pytest.param("a:", {"a": ""}, id="no value"),
        pytest.param("- a\n- b", ["a", "b"], id="list"),
        pytest.param("a: [b, {c: d}]", {"a": ["b", {"c": "d"}]}, id="flow"),
        pytest.param("a: |-\n  b\n\n  c\n", {"a": "b\n\nc"}, id="literal block"),
        pytest.param("a: >-\n  b\n  c\n", {"a": "b c"}, id="folded block"),
        pytest.param('a: "« é » \\u00e9\\t"', {"a": "« é » é\t"}, id="double quotes"),
        pytest.param("a: 'l''été'", {"a": "l'été"}, id="single quotes"),
        pytest.param("a: b&c *d", {"a": "b&c *d"}, id="ampersand and star inside"),
        pytest.param("a:\n  x: b\nc:\n  x: d", {"a": {"x": "b"}, "c": {"x": "d"}}, id="same key"),
    ],
)
def test_a_document_becomes_texts_lists_and_mappings(text: str, expected: object) -> None:
    assert parse_yaml(text).value == expected


PRINTABLE = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Cf", "Zl", "Zp"]))


@given(st.dictionaries(PRINTABLE, PRINTABLE | st.lists(PRINTABLE)))
def test_what_was_written_is_what_is_read(value: dict[str, Any]) -> None:
    assert parse_yaml(json.dumps(value, ensure_ascii=False)).value == value


BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n"


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        pytest.param("a: b\nc: !!python/name:os.system x", 2, "étiquette", id="python tag"),
        pytest.param("a: !!str b", 1, "étiquette", id="harmless tag"),
        pytest.param("a: !local b", 1, "étiquette", id="local tag"),
        pytest.param("a: !!set {b, c}", 1, "étiquette", id="tagged mapping"),
        pytest.param("a: !!pairs [b: c]", 1, "étiquette", id="tagged list"),
        pytest.param("a: b\nc: &x d", 2, "ancre &x", id="anchor"),
        pytest.param("a: &x [b]", 1, "ancre &x", id="anchored list"),
        pytest.param("a: *x", 1, "alias", id="alias"),
        pytest.param("a:\n  <<: *x", 2, "alias", id="merged alias"),
        pytest.param(BOMB, 1, "ancre &a", id="bomb of aliases"),
        pytest.param("a: b\na: c", 2, "« a » est donnée deux fois", id="duplicate key"),
        pytest.param("x:\n- a: b\n  a: c", 3, "« a » est donnée deux fois", id="nested duplicate"),
        pytest.param("a: b\n'a': c", 2, "« a » est donnée deux fois", id="quoted duplicate"),
        pytest.param("? [a]\n: b", 1, "clé doit être un simple texte", id="list as key"),
        pytest.param("? {a: b}\n: c", 1, "clé doit être un simple texte", id="mapping as key"),
        pytest.param("a: b\n---\nc: d", 2, "second document", id="two documents"),
        pytest.param("[" * (MAX_DEPTH + 1), 1, "trop profonde", id="too deep"),
        pytest.param("- " * (MAX_DEPTH + 1), 1, "trop profonde", id="too deep block"),
        pytest.param("a: b\n\tc: d", 2, "pas du YAML", id="tab"),
        pytest.param("a: [b\nc: d", 1, "pas du YAML", id="list without end"),
        pytest.param('a: "b', 1, "pas du YAML", id="quote without end"),
        pytest.param("a: b: c", 1, "pas du YAML", id="two colons"),
        pytest.param("a: @b", 1, "pas du YAML", id="reserved character"),
        pytest.param("é: éé\n# é\nb: \0", 3, "interdit", id="NUL"),
        pytest.param("é: éé\n# é\nb: \x07\n\n\n", 3, "interdit", id="bell, accents above"),
        pytest.param("a: b\nc: \x7f", 2, "interdit", id="DEL"),
        pytest.param("a: b\nc: \ufffe", 2, "interdit", id="no character"),
        pytest.param('a: b\nc: "\\0"', 2, "contrôle", id="escaped NUL"),
        pytest.param('a: b\nc: "\\e[2J"', 2, "contrôle", id="escaped terminal sequence"),
        pytest.param('"\\0": b', 1, "contrôle", id="escaped NUL in a key"),
        pytest.param('a: "\\ud800"', 1, "YAML|contrôle", id="half a surrogate pair"),
        pytest.param('a: "\\UFFFFFFFF"', 1, "YAML|séquence", id="beyond Unicode"),
    ],
)
def test_what_is_not_strict_yaml_is_refused_with_its_line(
    text: str, line: int, problem: str
) -> None:
    with pytest.raises(ReadingError, match=problem) as caught:
        parse_yaml(text)
    assert caught.value.line == line


def test_the_message_says_line_problem_and_remedy() -> None:
    with pytest.raises(ReadingError) as caught:
        parse_yaml("a: b\na: c")
    assert str(caught.value) == "ligne 2 : la clé « a » est donnée deux fois ; gardez-en une"


def test_the_greatest_depth_is_accepted() -> None:
    assert parse_yaml("[" * MAX_DEPTH + "]" * MAX_DEPTH).lines.keys() == {
        (0,) * depth for depth in range(MAX_DEPTH)
    }


def test_absurd_depth_is_refused() -> None:
    with pytest.raises(ReadingError):
        parse_yaml("[" * 100_000)


DOCUMENT = """\
# the first line
version: 1
entries:
  - id: a
    answer: |-
      b

      c
    variants: [d,
      e]
  - f
"""


@pytest.mark.parametrize(
    ("location", "line"),
    [
        ((), 2),
        (("version",), 2),
        (("entries",), 4),
        (("entries", 0), 4),
        (("entries", 0, "answer"), 5),
        (("entries", 0, "variants", 0), 9),
        (("entries", 0, "variants", 1), 10),
        (("entries", 1), 11),
        pytest.param(("entries", 0, "question"), 4, id="missing key"),
        pytest.param(("entries", 7, "id"), 4, id="missing item"),
        pytest.param(("sections", 0), 2, id="missing branch"),
    ],
)
def test_a_location_has_the_line_of_its_value_or_of_what_is_around_it(
    location: strict_yaml.Location, line: int
) -> None:
    assert parse_yaml(DOCUMENT).line(location) == line


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("a: |-\n  b\n\n  c", [2, 3, 4], id="literal block"),
        pytest.param("a: >-\n  b\n\n  c", [1, 1], id="folded block"),
        pytest.param('a: "b\n\n  c"', [1, 1], id="quoted"),
        pytest.param("a: b", [1], id="plain"),
    ],
)
def test_a_row_of_a_text_has_its_line_where_rows_are_lines(text: str, lines: list[int]) -> None:
    document = parse_yaml(text)
    rows = range(len(document.value["a"].split("\n")))
    assert [document.line_of_row(("a",), row) for row in rows] == lines


def test_everything_in_an_empty_document_is_at_line_1() -> None:
    assert parse_yaml("").line(("entries", 0)) == 1


HOSTILE = st.text("ab:-[]{}&*!|>\"'#%@?,= \n\t\\uUx0é\0\x85\ufeff")


@given(st.text() | HOSTILE)
def test_a_text_is_parsed_or_refused(text: str) -> None:
    value: object = None
    with suppress(ReadingError):
        value = parse_yaml(text).value
    assert isinstance(value, str | list | dict | None)


# --- files ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(b"", None, id="empty"),
        pytest.param("a: é".encode(), {"a": "é"}, id="UTF-8"),
        pytest.param("a: é".encode("utf-8-sig"), {"a": "é"}, id="byte order mark"),
        pytest.param(b"a: b\r\nc: d\r\n", {"a": "b", "c": "d"}, id="Windows line ends"),
    ],
)
def test_a_file_is_read(tmp_path: Path, content: bytes, expected: object) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(content)
    assert read_yaml(path).value == expected


@pytest.mark.parametrize(
    ("content", "line", "problem"),
    [
        pytest.param("a: b\nc: é".encode("latin-1"), 2, "pas de l'UTF-8", id="Latin-1"),
        pytest.param("a: b".encode("utf-16"), 1, "pas de l'UTF-8", id="UTF-16"),
        pytest.param(b"a: b\n\n\0", 3, "interdit", id="NUL byte"),
        pytest.param(b"\x89PNG\r\n\x1a\n", 1, "pas de l'UTF-8", id="image"),
    ],
)
def test_a_file_that_is_not_utf_8_text_is_refused(
    tmp_path: Path, content: bytes, line: int, problem: str
) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(content)
    with pytest.raises(ReadingError, match=problem) as caught:
        read_yaml(path)
    assert caught.value.line == line


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "absent.yaml"
    with pytest.raises(ReadingError, match="n'existe pas") as caught:
        read_yaml(path)
    assert str(path) in caught.value.remedy


def test_a_folder_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="est illisible"):
        read_yaml(tmp_path)


def test_a_file_of_the_greatest_size_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: bcdefg")
    monkeypatch.setattr(reading, "MAX_BYTES", 9)
    assert read_yaml(path).value == {"a": "bcdefg"}


def test_a_larger_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: bcdefg")
    monkeypatch.setattr(reading, "MAX_BYTES", 8)
    with pytest.raises(ReadingError, match="dépasse 8 octets"):
        read_yaml(path)
