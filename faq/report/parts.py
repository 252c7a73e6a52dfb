"""The parts of the report page, a function each: what it shows, as HTML."""

from collections import Counter
from collections.abc import Sequence
from html import escape
from itertools import groupby

from bot.dialogue import ANSWER_CONFIDENCE, SUGGESTION_CONFIDENCE
from bot.knowledge import Knowledge
from bot.markup import Span, parse_markup
from faq.check.article_coverage import Sentence, cover, share_covered
from faq.evaluation import EntryFigures, Result, confusions, figures, histogram
from faq.report.charts import draw_histogram, draw_matrix
from faq.report.numbers import percent, thousands

WEAKEST = 10  # entries
CONFUSIONS = 12
TILES = {
    "top1": ("Bonne entrée en tête", "la bonne entrée est classée première"),
    "reached": ("Bonne entrée atteinte", "répondue, ou parmi les trois suggestions"),
    "answered_right": ("Réponse juste", "donnée aussitôt, sans suggestions"),
    "answered_wrong": ("Réponse fausse", "donnée aussitôt, et ce n’était pas la bonne"),
    "out_answered": ("Hors sujet répondu", "le bot aurait dû dire qu’il ne sait pas"),
    "calibration_error": ("Écart de confiance", "entre la confiance affichée et la réalité"),
}


def show_quality(results: Sequence[Result]) -> str:
    """Show the figures that matter most."""
    found = figures(results)
    tiles = "".join(
        f"<div><dt>{title}</dt><dd><b>{percent(found[name], decimals=1)}</b> {meaning}</dd></div>"
        for name, (title, meaning) in TILES.items()
        if name in found
    )
    return (
        f'<dl class="tiles">{tiles}</dl>'
        "<p>Chaque variante est posée à un bot qui n’a appris que les autres, et chaque message "
        "hors sujet à un bot qui ne le connaît pas\u00a0: "
        f"{thousands(len(results))} essais. C’est plus dur que la réalité\u00a0: le bot en service "
        "les a tous appris.</p>"
    )


def show_confidence(results: Sequence[Result]) -> str:
    """Show how often the first entry is right, by confidence."""
    bins = histogram(results)
    gates = {"suggestions": SUGGESTION_CONFIDENCE, "réponse": ANSWER_CONFIDENCE}
    rows = "".join(
        f"<tr><th scope=row>{percent(place / len(bins))} à {percent((place + 1) / len(bins))}</th>"
        f"<td>{thousands(right)}</td><td>{thousands(wrong)}</td></tr>"
        for place, (right, wrong) in enumerate(bins)
    )
    return (
        f"<p>Le bot répond dès une confiance de {percent(ANSWER_CONFIDENCE)}, et propose des "
        f"questions dès {percent(SUGGESTION_CONFIDENCE)}.</p>"
        f'<figure class="histogram">{draw_histogram(bins, gates)}<figcaption>'
        "<span class=right>première entrée juste</span> "
        "<span class=wrong>fausse, ou message hors sujet</span></figcaption></figure>"
        "<details><summary>Les mêmes chiffres en tableau</summary><table><thead><tr>"
        "<th scope=col>confiance</th><th scope=col>justes</th><th scope=col>fausses</th></tr>"
        f"</thead><tbody>{rows}</tbody></table></details>"
    )


def show_confusions(results: Sequence[Result], knowledge: Knowledge) -> str:
    """Show which entry came first where which was wanted."""
    counts = Counter(
        (min(result.case.wanted), result.turn.ranking[0].entry.id)
        for result in results
        if result.case.wanted and result.turn.ranking
    )
    ids = [entry.id for entry in knowledge.entries]
    items = "".join(
        f"<li><b>{thousands(count)}\u00a0×</b> {_link(wanted)} prise pour {_link(first)}</li>"
        for (wanted, first), count in confusions(results).most_common(CONFUSIONS)
    )
    return (
        "<p>Une ligne par entrée voulue, une colonne par entrée classée première\u00a0: la "
        "diagonale est juste, le reste est confondu. Plus une case est marquée, plus c’est "
        "fréquent.</p>"
        '<div class="scroll" tabindex="0" role="region" aria-label="Matrice de confusion">'
        f"{draw_matrix(ids, counts)}</div>"
        f"<h3>Les plus fréquentes</h3><ol class=confusions>{items}</ol>"
    )


def show_article(knowledge: Knowledge) -> str:
    """Show the article, each sentence with the entries that answer from it."""
    sentences = cover(knowledge)
    paragraphs = "".join(
        f"<p>{' '.join(map(_sentence, block))}</p>"
        for _, block in groupby(sentences, key=lambda sentence: sentence.block)
    )
    covered = sum(sentence.is_covered for sentence in sentences)
    return (
        f"<p><b>{percent(share_covered(sentences))}</b> de l’article a des réponses\u00a0: "
        f"{covered} phrases sur {len(sentences)}.</p><div class=article>{paragraphs}</div>"
    )


def show_weakest(entries: Sequence[EntryFigures]) -> str:
    """Show the entries that are understood least."""
    items = "".join(
        f"<li>{_link(one.entry.id, one.entry.question)}{_meter(one.share_first)}"
        f"<small>{_figures_of(one)}</small></li>"
        for one in entries[:WEAKEST]
    )
    return (
        "<p>Les entrées que le bot classe le moins souvent en tête quand c’est d’elles qu’il "
        "s’agit. Des variantes qui les distinguent des entrées voisines les renforcent.</p>"
        f"<ol class=weakest>{items}</ol>"
    )


def show_entries(entries: Sequence[EntryFigures], knowledge: Knowledge) -> str:
    """Show all entries, those of a section together, to be unfolded."""
    by_id = {one.entry.id: one for one in entries}
    return "".join(
        f"<h3>{escape(section.title)}</h3>"
        + "".join(_entry(by_id[entry.id]) for entry in knowledge.entries_of(section))
        for section in knowledge.sections
    )


def _entry(one: EntryFigures) -> str:
    entry = one.entry
    quotation = f"<blockquote>{escape(entry.source)}</blockquote>" if entry.source else ""
    note = f"<p class=note>{_marked_up(entry.note)}</p>" if entry.note else ""
    links = ", ".join(map(_link, entry.related))
    related = f"<p>Voir aussi\u00a0: {links}</p>" if links else ""
    return (
        f"<details><summary>{escape(entry.question)} <b>{percent(one.share_first)}</b></summary>"
        f'<div id="{_anchor(entry.id)}"><p><code>{escape(entry.id)}</code> '
        f"{_figures_of(one)}</p><p class=answer>{_marked_up(entry.answer)}</p>"
        f"{quotation}{note}{related}</div></details>"
    )


def _figures_of(one: EntryFigures) -> str:
    variants = len(one.entry.variants)
    parts = [
        f"en tête {percent(one.share_first)}",
        f"répondue {percent(one.share_answered)}",
        f"{variants} variante{'s' if variants > 1 else ''}",
    ]
    others = [f"{_link(id_)} ({count})" for id_, count in one.mistaken_for.most_common(2)]
    if others:
        parts.append(f"prise pour {', '.join(others)}")
    return " · ".join(parts)


def _sentence(sentence: Sentence) -> str:
    if not sentence.is_covered:
        return f"<mark>{escape(sentence.text)} <small>rien ne la couvre</small></mark>"
    links = " ".join(_link(id_) for id_ in sentence.entries)
    return f"{escape(sentence.text)} <span class=by>{links}</span>"


def _meter(share: float) -> str:
    width = f"{100 * share:.1f}%"
    return f'<span class=meter aria-hidden=true><span style="width:{width}"></span></span>'


def _link(id_: str, text: str | None = None) -> str:
    return f'<a href="#{_anchor(id_)}">{escape(text or id_)}</a>'


def _anchor(id_: str) -> str:
    return f"entree-{escape(id_)}"


def _marked_up(text: str) -> str:
    return "".join(map(_span, parse_markup(text))).replace("\n", "<br>")


def _span(span: Span) -> str:
    text = escape(span.text)
    if span.url:
        return f'<a href="{escape(span.url)}" rel="noreferrer">{text}</a>'
    return f"<strong>{text}</strong>" if span.bold else text
