"""The report on a knowledge base: one HTML page that needs nothing but itself.

    results of an evaluation, knowledge base -> parts (HTML each) -> the page

It asks the network for nothing: the style sheet and the charts are in the page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path

from bot.knowledge import Knowledge
from faq.evaluation import Result, count_by_entry
from faq.report import parts
from faq.report.numbers import thousands

_STYLE = Path(__file__).with_name("page.css")


@dataclass(frozen=True)
class Part:
    """A part of the page, under a heading of its own.

    Attributes:
        id: names it in addresses.
        html: what it shows.
    """

    id: str
    title: str
    html: str


def make_page(
    knowledge: Knowledge,
    results: Sequence[Result],
    name: str,
    day: date,
    further: Sequence[Part] = (),
) -> str:
    """Make the page.

    Args:
        knowledge: the knowledge base.
        results: what became of its own phrasings; see `faq.evaluation.cross_validate`.
        name: what to call the knowledge base.
        day: when it was measured.
        further: parts that come from elsewhere, to be shown after the first one.
    """
    entries = count_by_entry(results, knowledge)
    shown = [
        Part("qualite", "Qualité", parts.show_quality(results)),
        *further,
        Part("confiance", "Confiance", parts.show_confidence(results)),
        Part("faibles", "À renforcer", parts.show_weakest(entries)),
        Part("confusions", "Confusions", parts.show_confusions(results, knowledge)),
        Part("entrees", "Toutes les entrées", parts.show_entries(entries, knowledge)),
    ]
    if knowledge.article:
        shown.insert(-1, Part("article", "L’article", parts.show_article(knowledge)))
    return _lay_out(shown, name, f"{name} · {day:%d/%m/%Y} · {_size(knowledge)}")


def _size(knowledge: Knowledge) -> str:
    outside = len(knowledge.out_of_scope.near) + len(knowledge.out_of_scope.far)
    return (
        f"{thousands(len(knowledge.entries))} entrées · {thousands(knowledge.size)} formulations · "
        f"{thousands(outside)} exemples hors sujet"
    )


def _lay_out(shown: Sequence[Part], name: str, summary: str) -> str:
    links = "".join(f'<a href="#{part.id}">{escape(part.title)}</a>' for part in shown)
    sections = "\n".join(
        f'<section id="{part.id}"><h2>{escape(part.title)}</h2>{part.html}</section>'
        for part in shown
    )
    return f"""\
<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Rapport\u00a0: {escape(name)}</title>
<link rel="icon" href="data:,">
<style>
{_STYLE.read_text(encoding="utf-8")}</style>
</head>
<body>
<header><h1>Ce que le bot comprend</h1><p>{escape(summary)}</p></header>
<nav aria-label="Parties du rapport">{links}</nav>
<main>
{sections}
</main>
</body>
</html>
"""
