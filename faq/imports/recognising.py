"""Which entries of a source were there at the last import, whatever has changed of them."""

from collections.abc import Iterator, Mapping

from faq.imports.memory import Remembered
from faq.imports.wording import Words, words_of


def recognise(
    now: Mapping[str, Remembered], last: Mapping[str, Remembered]
) -> Iterator[tuple[str, str]]:
    """Return which entries of now were there last time: by name, by question, else by answer."""
    left_now, left_last = dict(now), dict(last)
    for sign in (_key, _question, _answer):
        by_sign = {sign(one): id_ for id_, one in left_last.items() if sign(one)}
        for now_id, one in list(left_now.items()):
            id_ = by_sign.pop(sign(one), None)
            if id_ is not None:
                del left_now[now_id], left_last[id_]
                yield now_id, id_


def _key(one: Remembered) -> Words:
    return (one.key,) if one.key else ()


def _question(one: Remembered) -> Words:
    return words_of(one.question)


def _answer(one: Remembered) -> Words:
    return words_of(one.answer)
