"""The report page: what it shows, that it is whole, and that it needs nothing else."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from jinja2 import UndefinedError

from bot.knowledge import Entry, Knowledge, Section
from faq.evaluation import Result, cross_validate
from faq.report.page import make_page, templates
from faq.report.traffic import EntryTraffic, Traffic
from tests.browser import needs_chromium

EVIL = "<script>alert('&')</script>"
VOID = {"br", "link", "meta", "rect", "line"}
BASE = Knowledge(
    sections=(Section(id="etudes", title=f"Études {EVIL}"), Section(id="argent", title="Argent")),
    entries=(
        Entry(
            id="diplome",
            section="etudes",
            question=f"Quel diplôme {EVIL}",
            variants=("il faut le bac", "quelle licence", f"un master {EVIL}", "bts ou dut"),
            answer=f"Une **licence**, dit [l’Onisep](https://www.onisep.fr). {EVIL}",
            source="Un diplôme est utile.",
            note=f'Ou pas. {EVIL} [Ici](https://x.fr/"onclick="y).',
            related=("salaire",),
        ),
        Entry(
            id="salaire",
            section="argent",
            question="Combien gagne-t-on\u202f?",
            variants=("quelle paie", "on touche combien", "le salaire", "rémunération"),
            answer="L’article ne le dit pas.",
        ),
    ),
    article=f"# Titre\n\nUn diplôme est utile. Personne ne répond à ceci {EVIL}.\n",
)


class Page(HTMLParser):
    """Reads a page, and notes what is wrong with it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def values(self, wanted: str) -> Iterator[tuple[str, str]]:
        """List the tags that have an attribute, with its value."""
        yield from ((tag, value) for tag, name, value in self.attributes if name == wanted)


@pytest.fixture(scope="module")
def results() -> list[Result]:
    return cross_validate(BASE)


@pytest.fixture(scope="module")
def html(results: list[Result]) -> str:
    return make_page(BASE, results, f"base {EVIL}", date(2026, 3, 1))


@pytest.fixture(scope="module")
def page(html: str) -> Page:
    return Page(html)


def test_every_tag_is_closed(page: Page) -> None:
    assert page.open == []


def test_what_maintainers_write_is_text(html: str, page: Page) -> None:
    assert ("<script" in html, page.text.count(EVIL) >= 6) == (False, True)
    assert list(page.values("onclick")) == []


def test_what_is_missing_is_an_error_and_not_a_gap() -> None:
    with pytest.raises(UndefinedError):
        templates().from_string("{{ gone }}").render()


def test_the_page_fetches_nothing(html: str, page: Page) -> None:
    fetched = [value for _, value in page.values("src")]
    fetched += [value for tag, value in page.values("href") if tag == "link" and value != "data:,"]
    assert fetched + re.findall(r"@import|url\(", html) == []


def test_links_within_the_page_lead_somewhere(page: Page) -> None:
    places = {value for _, value in page.values("id")}
    links = {value[1:] for _, value in page.values("href") if value.startswith("#")}
    assert links - places == set()


def test_no_place_has_the_name_of_another(page: Page) -> None:
    places = [value for _, value in page.values("id")]
    assert len(places) == len(set(places))


def test_the_knowledge_base_and_the_day_are_named(page: Page) -> None:
    assert "01/03/2026 · 2 entrées · 10 formulations · 0 exemples hors sujet" in page.text


def test_a_sentence_leads_to_the_entries_that_quote_it(html: str) -> None:
    link = '<a href="#entree-diplome">diplome</a>'
    assert f'Un diplôme est utile. <span class="by">{link} </span>' in html


def test_a_sentence_that_nothing_covers_is_marked(html: str) -> None:
    (marked,) = re.findall(r"<mark>(.*?) <small>", html)
    assert marked.startswith("Personne ne répond à ceci")


def test_the_share_of_the_article_is_told(page: Page) -> None:
    assert "50\u00a0% de l’article a des réponses" in page.text


def test_without_an_article_there_is_no_part_on_it(results: list[Result]) -> None:
    whole = make_page(BASE, results, "base", date.today())
    without = make_page(Knowledge(BASE.sections, BASE.entries), results, "base", date.today())
    assert ('id="article"' in whole, 'id="article"' in without) == (True, False)


def test_the_figures_of_an_entry_are_told(page: Page) -> None:
    assert re.search(r"en tête \d fois sur 4 · répondue \d fois", page.text)


def test_an_entry_without_variants_is_not_put_to_the_test(results: list[Result]) -> None:
    rare = Entry(id="rare", section="argent", question="Les primes ?", answer="Non.")
    base = Knowledge(BASE.sections, (*BASE.entries, rare))
    assert "pas de variante à essayer" in make_page(base, results, "base", date.today())


def test_figures_have_their_bounds(page: Page) -> None:
    assert re.search(r"\d+,\d\u00a0% entre \d+,\d et \d+,\d\u00a0% donnée aussitôt", page.text)


def test_small_talk_is_told_apart() -> None:
    greeting = Section(id="salut", title="Salut", small_talk=True)
    hello = Entry(
        id="bonjour", section="salut", question="Bonjour", variants=("salut",), answer="Bonjour."
    )
    base = Knowledge((*BASE.sections, greeting), (*BASE.entries, hello))
    html = make_page(base, cross_validate(base), "base", date.today())
    assert re.search(r"sont à part&nbsp;: \d+,\d\u00a0% de 1 ont la bonne réponse", html)


def test_answers_keep_their_markup(html: str) -> None:
    assert "Une <strong>licence</strong>, dit <a href=" in html


def test_a_chart_has_a_name_for_those_who_do_not_see_it(page: Page) -> None:
    images = [tag for tag, value in page.values("role") if value == "img"]
    named = [tag for tag, value in page.values("aria-label") if tag == "svg" and value]
    assert (images, named) == (["svg", "svg"], ["svg", "svg"])


def test_what_a_cell_of_the_matrix_stands_for_is_told(html: str) -> None:
    assert re.search(r"<title>diplome → \w+&nbsp;: \d+ \(\d+\u00a0%\)</title>", html)


def test_each_gate_is_named_in_the_chart(html: str) -> None:
    assert re.findall(r'class="gate-name"[^>]*>(.*?)<', html) == ["suggestions", "réponse"]


@pytest.mark.parametrize(
    ("outcome", "title"),
    [("answer", "Réponses"), ("suggest", "Questions proposées"), ("unknown", "Sans réponse")],
)
def test_traffic_is_shown_by_outcome(results: list[Result], outcome: str, title: str) -> None:
    traffic = Traffic(90, Counter({outcome: 1_234}), 0, ())
    html = make_page(BASE, results, "base", date.today(), traffic)
    assert f"<dt>{title}</dt><dd><b>1\u202f234</b>" in html


def test_votes_are_shown_with_their_share(results: list[Result]) -> None:
    traffic = Traffic(90, Counter(), 0, (EntryTraffic("salaire", 5, 1, up=3, down=1),))
    html = make_page(BASE, results, "base", date.today(), traffic)
    assert "<td>5</td><td>1</td><td>3</td><td>1</td><td>75\u00a0%</td>" in html


def test_without_traffic_it_says_so(results: list[Result]) -> None:
    traffic = Traffic(90, Counter(), 0, ())
    assert "Rien encore." in make_page(BASE, results, "base", date.today(), traffic)


def test_without_any_result_there_is_a_page_all_the_same() -> None:
    assert Page(make_page(BASE, [], "base", date.today())).open == []


def test_there_are_colours_for_the_dark(html: str) -> None:
    assert "@media (prefers-color-scheme: dark)" in html


@pytest.mark.browser
@needs_chromium
@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize("width", [320, 390, 1280])
async def test_the_page_is_as_wide_as_the_screen(
    tmp_path: Path, html: str, width: int, chromium: Any
) -> None:
    path = tmp_path / "page.html"
    path.write_text(html, encoding="utf-8")
    shown = await chromium.new_page(viewport={"width": width, "height": 800})
    await shown.goto(path.as_uri())
    found = await shown.evaluate("document.documentElement.scrollWidth")
    await shown.close()
    assert found == width
