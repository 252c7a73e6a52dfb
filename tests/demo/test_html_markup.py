"""Telegram's HTML."""

import pytest

from demo.errors import ApiError
from demo.html_markup import parse_html


def entity(kind, offset, length, **fields):
    return {"type": kind, "offset": offset, "length": length, **fields}


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("", "", []),
        ("Bonjour", "Bonjour", []),
        ("<b>a</b>", "a", [entity("bold", 0, 1)]),
        ("<strong>a</strong>", "a", [entity("bold", 0, 1)]),
        ("<i>a</i><em>b</em>", "ab", [entity("italic", 0, 1), entity("italic", 1, 1)]),
        ("<u>a</u><ins>b</ins>", "ab", [entity("underline", 0, 1), entity("underline", 1, 1)]),
        (
            "<s>a</s><strike>b</strike><del>c</del>",
            "abc",
            [entity("strikethrough", at, 1) for at in range(3)],
        ),
        ("<code>x</code>", "x", [entity("code", 0, 1)]),
        ("<pre>x</pre>", "x", [entity("pre", 0, 1)]),
        (
            '<pre><code class="language-python">x</code></pre>',
            "x",
            [entity("pre", 0, 1, language="python")],
        ),
        ("<tg-spoiler>x</tg-spoiler>", "x", [entity("spoiler", 0, 1)]),
        ('<span class="tg-spoiler">x</span>', "x", [entity("spoiler", 0, 1)]),
        ("<blockquote>x</blockquote>", "x", [entity("blockquote", 0, 1)]),
        (
            "<blockquote expandable>x</blockquote>",
            "x",
            [entity("expandable_blockquote", 0, 1)],
        ),
        (
            '<a href="https://exemple.fr/?a=1&amp;b=2">ici</a>',
            "ici",
            [entity("text_link", 0, 3, url="https://exemple.fr/?a=1&b=2")],
        ),
        ("<a href='exemple.fr'>x</a>", "x", [entity("text_link", 0, 1, url="http://exemple.fr/")]),
        ("<a>exemple.fr</a>", "exemple.fr", [entity("text_link", 0, 10, url="http://exemple.fr/")]),
        ('<a href="javascript:alert(1)">x</a>', "x", []),
        # UTF-16: an emoji counts two, an accent one, a family of emoji eleven.
        ("😀<b>é</b>", "😀é", [entity("bold", 2, 1)]),
        ("<b>👨‍👩‍👧‍👦</b>", "👨‍👩‍👧‍👦", [entity("bold", 0, 11)]),
        ("<b>a<i>b</i></b>", "ab", [entity("bold", 0, 2), entity("italic", 1, 1)]),
        ("<b><i>b</i></b>", "b", [entity("bold", 0, 1), entity("italic", 0, 1)]),
        ("<i><b>b</b></i>", "b", [entity("italic", 0, 1), entity("bold", 0, 1)]),
        ("<b></b>a", "a", []),
        ("<B>a</B >", "a", [entity("bold", 0, 1)]),
        ("<b>a</>", "a", [entity("bold", 0, 1)]),
        ("&lt;&gt;&amp;&quot;&#233;&#xe9;&#128512;", '<>&"éé😀', []),
        ("&eacute;&nbsp;&;& &#0;&#99999999;", "&eacute;&nbsp;&;& &#0;&#99999999;", []),
        ("&lt", "<", []),
        ("✔️ oui<i>✔️ non</i>", "✔️ oui✔️ non", [entity("italic", 6, 6)]),
        (
            '<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>',
            "👍",
            [entity("custom_emoji", 0, 2, custom_emoji_id="5368324170671202286")],
        ),
    ],
)
def test_markup_becomes_text_and_entities(source, text, entities):
    assert parse_html(source) == (text, entities)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<x>", 'Unsupported start tag "x" at byte offset 0'),
        ("é <X y>", 'Unsupported start tag "x" at byte offset 3'),
        ("2 < 3", 'Unsupported start tag "" at byte offset 2'),
        ("<{}>", 'Unsupported start tag "{}" at byte offset 0'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b><i>a", 'Can\'t find end tag corresponding to start tag "i"'),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<tg-emoji>a</tg-emoji>", "Invalid custom emoji identifier specified"),
        # Offsets count bytes of the source: "é" is two, a reference as long as it is written.
        ("é&amp;<strong", "Unclosed start tag at byte offset 7"),
        ("été <h1 id=a>", 'Unsupported start tag "h1" at byte offset 6'),
        ("é<a ='x'>", 'Empty attribute name in the tag "a" at byte offset 2'),
        (
            "é<a href>lien</a>",
            'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 2',
        ),
        ("é<a href = ", 'Unclosed start tag "a" at byte offset 2'),
        ("é<a href=page/2>", "Unexpected end of name token at byte offset 10"),
        ('é<a href="page>', "Unclosed start tag at byte offset 2"),
        ("é<a href='page>", "Unclosed start tag at byte offset 2"),
        ("é</b>", "Unexpected end tag at byte offset 2"),
        ("<u>é</u></u>", "Unexpected end tag at byte offset 9"),
        ("<u>é</u ", "Unclosed end tag at byte offset 5"),
        (
            "<u>é</ins>",
            'Unmatched end tag at byte offset 5, expected "</u>", found "</ins>"',
        ),
        (
            "&#xD83D;",
            "Text contains invalid Unicode characters after decoding HTML entities, "
            "check for unmatched surrogate code units",
        ),
    ],
)
def test_wrong_markup_is_refused_in_telegrams_words(source, reason):
    with pytest.raises(ApiError) as caught:
        parse_html(source)
    assert caught.value.reason == f"Bad Request: can't parse entities: {reason}"
