"""Rendering, checked with the stand-in's parser of Telegram's HTML, which knows nothing of it."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge import Entry, Fault
from bot.reply import Details
from demo.html_markup import parse_html
from demo.text_units import utf16_length
from handlers.pieces import MAX_UNITS
from handlers.rendering import (
    MAX_DESCRIPTION,
    MAX_FAULT_LENGTH,
    MAX_FAULTS,
    render_answer,
    render_answers,
    render_description,
    render_details,
    render_refusal,
    render_shared,
    render_text,
)


def entry(answer="Du pain.", **fields):
    """Make an entry with this answer."""
    return Entry(id="pain", section="s", question="Quoi ?", answer=answer, **fields)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Bonjour", "Bonjour"),
        ("un **mot** fort", "un <b>mot</b> fort"),
        ("voir [ici](https://a.fr/?b=1&c=2)", 'voir <a href="https://a.fr/?b=1&amp;c=2">ici</a>'),
        ("<b>1 & 2</b>", "&lt;b&gt;1 &amp; 2&lt;/b&gt;"),
        ("**<i>**", "<b>&lt;i&gt;</b>"),
        ("[<i>](https://a.fr)", '<a href="https://a.fr">&lt;i&gt;</a>'),
        ('[x](https://a.fr/"onclick="y)', '<a href="https://a.fr/&quot;onclick=&quot;y">x</a>'),
        ("[x](javascript:y)", "[x](javascript:y)"),
        ("2 ** 3", "2 ** 3"),
    ],
)
def test_a_text_is_rendered(text, html):
    assert render_text(text) == html


@pytest.mark.parametrize(
    ("fields", "html"),
    [
        ({}, "Du pain."),
        (
            {"source": "Le <pain>."},
            "Du pain.\n\n<i>{passage}</i>\n<blockquote expandable>Le &lt;pain&gt;.</blockquote>",
        ),
        (
            {"note": "Sans <sel>."},
            "Du pain.\n\n<blockquote expandable>{note} : Sans &lt;sel&gt;.</blockquote>",
        ),
        (
            {"source": "Le pain.", "note": "Sans sel."},
            "Du pain.\n\n<i>{passage}</i>\n"
            "<blockquote expandable>Le pain.\n\n{note} : Sans sel.</blockquote>",
        ),
        (
            {"source": "**pas gras**"},
            "Du pain.\n\n<i>{passage}</i>\n<blockquote expandable>**pas gras**</blockquote>",
        ),
    ],
    ids=["answer", "source", "note", "source and note", "source with asterisks"],
)
def test_an_answer_is_rendered_with_its_source_and_note(texts, fields, html):
    assert render_answer(entry(**fields), texts) == [
        html.format(passage=texts.passage, note=texts.note)
    ]


SEVERAL = "<b>1. Quoi ?\n\n</b>Du pain.\n\n<b>2. Et &lt;quoi&gt; ?\n\n</b>Du sel."


@pytest.mark.parametrize(("closing", "end"), [("", ""), ("Reste", "\n\nReste")])
def test_several_answers_stand_under_their_questions_without_what_is_quoted(texts, closing, end):
    other = Entry(id="sel", section="s", question="Et <quoi> ?", answer="Du sel.")
    answers = [entry(source="Le pain.", note="Blanc."), other]
    assert render_answers(answers, texts, closing=closing) == [SEVERAL + end]


def test_one_answer_beside_questions_to_choose_has_what_is_quoted(texts):
    [page] = render_answers([entry(source="Le pain.")], texts, closing="Reste")
    assert page.endswith("<blockquote expandable>Le pain.</blockquote>\n\nReste")


QUOTED = "<blockquote>Le pain.</blockquote>"


@pytest.mark.parametrize(
    ("source", "neighbours", "html"),
    [
        ("Le pain.", 1, "<b>D</b>\n" + QUOTED + "\nVoisines"),
        ("Le pain.", 0, "<b>D</b>\n" + QUOTED),
        (None, 1, "Rien.\n\nVoisines"),
        (None, 0, "Rien."),
    ],
)
def test_details_announce_neighbours_only_where_there_are_some(texts, source, neighbours, html):
    own = {"details": "**D**", "no_details": "Rien.", "neighbours": "Voisines"}
    details = Details(entry(source=source), (entry(),) * neighbours)
    assert render_details(details, texts.model_copy(update=own)) == [html]


def test_who_asks_for_less_is_shown_a_sentence(texts):
    details = Details(entry(source="Le pain."), (), sentence="**Du pain** & du lait.")
    own = texts.model_copy(update={"in_short": "Bref :"})
    assert render_details(details, own) == ["Bref : <b>Du pain</b> &amp; du lait."]


def test_who_asks_on_after_details_is_not_shown_them_again(texts):
    details = Details(entry(source="Le pain."), (), is_again=True)
    assert render_details(details, texts) == [texts.nothing_more]


@pytest.mark.parametrize(
    ("fields", "html"),
    [
        ({}, "<b>Quoi ?\n\n</b>Du pain."),
        ({"answer": "**Du** <pain>."}, "<b>Quoi ?\n\n</b><b>Du</b> &lt;pain&gt;."),
        (
            {"source": "Le pain.", "note": "Sans sel."},
            "<b>Quoi ?\n\n</b>Du pain.\n\n<i>{passage}</i>\n"
            "<blockquote expandable>Le pain.\n\n{note} : Sans sel.</blockquote>",
        ),
        (
            {"source": "s" * 4000, "note": "n" * 200},
            "<b>Quoi ?\n\n</b>Du pain.\n\n<blockquote expandable>{note} : "
            + "n" * 200
            + "</blockquote>",
        ),
        ({"source": "s" * 4090, "note": "n" * 4090}, "<b>Quoi ?\n\n</b>Du pain."),
        ({"answer": "a" * 4088}, "<b>Quoi ?\n\n</b>" + "a" * 4088),
        ({"answer": "a" * 4089}, "<b>Quoi ?\n\n</b>" + "a" * 4087 + "…"),
        ({"answer": "**" + "a" * 4090 + "**"}, "<b>Quoi ?\n\n</b><b>" + "a" * 4087 + "</b>…"),
        ({"answer": "😀" * 2048}, "<b>Quoi ?\n\n</b>" + "😀" * 2043 + "…"),
    ],
    ids=[
        "answer",
        "markup",
        "source and note",
        "source too long",
        "both too long",
        "fits",
        "too long",
        "bold and too long",
        "no half emoji",
    ],
)
def test_a_shared_answer_is_one_message(texts, fields, html):
    wanted = html.format(passage=texts.passage, note=texts.note)
    assert render_shared(entry(**fields), texts) == wanted


@pytest.mark.parametrize(
    ("answer", "description"),
    [
        ("Du pain.", "Du pain."),
        ("**Du pain** [frais](https://a.fr) & <chaud>.", "Du pain frais & <chaud>."),
        ("Du pain :\n\n• blanc\n• noir", "Du pain : • blanc • noir"),
        ("a" * 120, "a" * 120),
        ("a" * 121, "a" * 119 + "…"),
        ("mot " * 40, "mot " * 28 + "mot…"),
    ],
    ids=["plain", "markup", "lines", "fits", "no word to end at", "ends after a word"],
)
def test_a_description_is_the_start_of_the_answer_on_one_line(answer, description):
    assert render_description(entry(answer)) == description


def test_every_answer_of_the_knowledge_base_fits_one_message(knowledge, texts):
    long = [entry.id for entry in knowledge.entries if len(render_answer(entry, texts)) > 1]
    assert long == []


# Enough of everything that could trip: markup in the making, blanks, signs of two units.
_SIGNS = st.sampled_from(["<", ">", "&", '"', "'", "*", "**", "[", "](https://a.fr)", "\n", " "])
_WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=8)
_LONG = st.builds(str.__mul__, st.sampled_from(["a", "é ", "😀", "mot\n"]), st.integers(0, 4000))
_TEXTS = st.lists(_SIGNS | _WORDS | _LONG, max_size=8).map(
    lambda parts: "x" + "".join(parts)[:4000].rstrip()
)
_ENTRIES = st.builds(entry, _TEXTS, source=st.none() | _TEXTS, note=st.none() | _TEXTS)


@given(answer=_ENTRIES)
def test_no_page_is_empty_or_too_long(texts, answer):
    lengths = [utf16_length(parse_html(page)[0]) for page in render_answer(answer, texts)]
    assert all(0 < length <= MAX_UNITS for length in lengths), lengths


@given(answer=_ENTRIES)
def test_a_cut_loses_blanks_only(texts, answer):
    shown = "".join(parse_html(page)[0] for page in render_answer(answer, texts))
    tail = "".join(
        [
            f"{texts.passage}{answer.source}" if answer.source else "",
            f"{texts.note} : {answer.note}" if answer.note else "",
        ]
    )
    whole = parse_html(render_text(answer.answer))[0] + tail
    assert re.sub(r"\s", "", shown) == re.sub(r"\s", "", whole)


@given(answer=_ENTRIES)
def test_a_shared_answer_is_never_too_long(texts, answer):
    assert 0 < utf16_length(parse_html(render_shared(answer, texts))[0]) <= MAX_UNITS


@given(answer=_ENTRIES)
def test_a_description_is_a_short_line(answer):
    description = render_description(answer)
    assert 0 < len(description) <= MAX_DESCRIPTION
    assert "\n" not in description


@given(text=_TEXTS)
def test_a_text_without_markup_is_shown_as_it_is_written(text):
    plain = text.replace("*", "").replace("[", "")
    assert parse_html(render_text(plain))[0] == plain


def fault(problem="« <b> » est de trop"):
    """Make a fault in a file of some folder."""
    return Fault(Path("/far/away/faq.yaml"), 7, "pain", problem, "corrigez")


@pytest.fixture
def refused(texts):
    """The bot's own texts, with short ones about a refused edit."""
    return texts.model_copy(update={"refused": "**Refus** :", "more_faults": "Voir le journal."})


@pytest.mark.parametrize(
    ("faults", "html"),
    [
        ([], "<b>Refus</b> :\n\nVoir le journal."),
        (
            [fault()],
            "<b>Refus</b> :\n\nfaq.yaml:7: [pain] « &lt;b&gt; » est de trop → corrigez",
        ),
    ],
    ids=["no fault of the files", "one"],
)
def test_a_refusal_is_rendered(faults, html, refused):
    assert render_refusal(faults, refused) == html


def test_of_many_faults_the_first_are_told(refused):
    html = render_refusal([fault()] * (MAX_FAULTS + 1), refused)
    assert html.count("faq.yaml:7:") == MAX_FAULTS
    assert html.endswith("\n\nVoir le journal.")


def test_long_faults_are_cut(refused):
    html = render_refusal([fault("très long " * 400)] * MAX_FAULTS, refused)
    text, _ = parse_html(html)
    assert max(map(len, text.split("\n\n"))) <= MAX_FAULT_LENGTH
    assert utf16_length(text) <= MAX_UNITS
