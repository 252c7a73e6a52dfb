"""What Telegram finds in a text by itself."""

import pytest

from demo.found_entities import find_entities


def utf16_slice(text, offset, length):
    """Cut out a part of a text whose bounds are in UTF-16 code units."""
    units = text.encode("utf-16-le")
    return units[2 * offset : 2 * (offset + length)].decode("utf-16-le")


def found(text):
    return [
        (entity["type"], utf16_slice(text, entity["offset"], entity["length"]))
        for entity in find_entities(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quel diplôme faut-il ?", []),
        ("/start", [("bot_command", "/start")]),
        ("/start diplome-requis", [("bot_command", "/start")]),
        ("/aide@essai_bot merci", [("bot_command", "/aide@essai_bot")]),
        ("😀 /aide", [("bot_command", "/aide")]),
        ("voir /aide, /themes.", [("bot_command", "/aide"), ("bot_command", "/themes")]),
        ("bac+3/bac+5", []),
        ("/démarrer", []),
        ("/", []),
        ("et/ou", []),
        ("1/2 ou 3/4", []),
        ("//aide", []),
        ("/aide/", []),
        ("/" + "a" * 65, []),
        ("bonjour @essai_bot", [("mention", "@essai_bot")]),
        ("@abc", []),
        ("lea@exemple.fr", [("email", "lea@exemple.fr")]),
        ("Écrivez à lea.b@exemple.fr.", [("email", "lea.b@exemple.fr")]),
        ("https://exemple.fr/a?b=c#d", [("url", "https://exemple.fr/a?b=c#d")]),
        ("Voyez https://exemple.fr/a.", [("url", "https://exemple.fr/a")]),
        ("(https://exemple.fr/a_(b))", [("url", "https://exemple.fr/a_(b)")]),
        ("« http://exemple.fr »", [("url", "http://exemple.fr")]),
        ("sur francetravail.fr, oui", [("url", "francetravail.fr")]),
        ("www.exemple.com/x", [("url", "www.exemple.com/x")]),
        ("fin.Debut", []),
        ("3.5 ou cv.pdf", []),
        ("#emploi et #2024", [("hashtag", "#emploi")]),
    ],
)
def test_entities_are_found_at_word_starts(text, expected):
    assert found(text) == expected


def test_offsets_are_utf16_code_units():
    assert find_entities("😀 /aide") == [{"type": "bot_command", "offset": 3, "length": 5}]
