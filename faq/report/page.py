"""The report on a knowledge base: one HTML page that needs nothing but itself.

    results of an evaluation, knowledge base -> values -> `page.html.j2`

It asks the network for nothing: the style sheet and the charts are in the page. All HTML stands in
the templates, and Jinja2 escapes what is put into them.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.dialogue import Gates
from bot.knowledge import Knowledge
from bot.markup import parse_markup
from faq.check.article_coverage import cover, share_covered
from faq.evaluation import (
    Rate,
    Result,
    confusions,
    count_by_entry,
    count_outcomes,
    figures,
    histogram,
    set_small_talk_apart,
)
from faq.numbers import decimal, percent, thousands
from faq.report.charts import Matrix, lay_out_histogram, lay_out_matrix
from faq.report.traffic import Traffic

WEAKEST = 10  # entries
CONFUSIONS = 12


def make_page(
    knowledge: Knowledge,
    results: Sequence[Result],
    name: str,
    day: date,
    traffic: Traffic | None = None,
) -> str:
    """Make the page.

    Args:
        knowledge: the knowledge base.
        results: what became of its own phrasings; see `faq.evaluation.cross_validate`.
        name: what to call the knowledge base.
        day: when it was measured.
        traffic: what the bot replied at work, if that is to be shown.
    """
    entries = count_by_entry(results, knowledge)
    subject, small_talk = set_small_talk_apart(results, knowledge)
    bins = histogram(subject)
    bands = Gates.of(knowledge.entries)
    gates = {"suggestions": bands.suggestion, "réponse": bands.answer}
    sentences = cover(knowledge)
    page = templates().get_template("page.html.j2")
    return page.render(
        name=name,
        day=day,
        knowledge=knowledge,
        trials=len(results),
        outcomes=count_outcomes(subject),
        small_talk=Rate.of(result.is_right for result in small_talk),
        calibration_error=figures(subject).get("calibration_error"),
        traffic=traffic,
        bins=bins,
        gates=gates,
        histogram=lay_out_histogram(bins, gates),
        weakest=[one for one in entries if one.entry.id not in knowledge.small_talk][:WEAKEST],
        confusions=confusions(subject).most_common(CONFUSIONS),
        matrix=_matrix(results, knowledge),
        sentences=sentences,
        share_covered=share_covered(sentences),
        entries={one.entry.id: one for one in entries},
    )


def templates() -> Environment:
    """Load the templates: they escape all, and a value that is missing is an error."""
    found = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters |= {
        "decimal": decimal,
        "percent": percent,
        "thousands": thousands,
        "spans": parse_markup,
    }
    return found


def _matrix(results: Sequence[Result], knowledge: Knowledge) -> Matrix:
    counts = Counter(
        (min(result.case.wanted), result.turn.ranking[0].entry.id)
        for result in results
        if result.case.wanted and result.turn.ranking
    )
    return lay_out_matrix([entry.id for entry in knowledge.entries], counts)
