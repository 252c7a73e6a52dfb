"""The part of the report page that comes from a bot at work: what it replied, and the votes.

A module of its own, since what reads databases loads slowly.
"""

from html import escape

from bot.gaps import Feedback
from bot.knowledge import Knowledge
from bot.storage.counts import by_outcome
from bot.storage.questions import KEPT
from faq.report.numbers import percent, thousands
from faq.report.page import Part

OUTCOMES = {
    "answer": ("Réponses", "données aussitôt"),
    "suggest": ("Questions proposées", "au lieu d’une réponse"),
    "unknown": ("Sans réponse", "le bot a dit qu’il ne sait pas"),
    "set_aside": ("En échec", "à cause d’une erreur du programme"),
}
MOST = 30  # entries


def show_traffic(feedback: Feedback, knowledge: Knowledge) -> Part:
    """Show what the bot replied lately, and what users thought of it."""
    totals = by_outcome(feedback.counts)
    tiles = "".join(
        f"<div><dt>{title}</dt><dd><b>{thousands(totals[outcome])}</b> {meaning}</dd></div>"
        for outcome, (title, meaning) in OUTCOMES.items()
    )
    html = (
        f"<p>Ces {KEPT} derniers jours. Une réponse à deux questions compte pour chacune. "
        f"Questions transmises et pas encore traitées\u00a0: {thousands(len(feedback.questions))}."
        f'</p><dl class="tiles">{tiles}</dl>{_table(feedback, knowledge)}'
    )
    return Part("trafic", "Trafic et votes", html)


def _table(feedback: Feedback, knowledge: Knowledge) -> str:
    votes = {id_: (up, down) for id_, up, down in feedback.votes}
    counts = feedback.counts
    asked = {entry.id: counts["answer", entry.id] for entry in knowledge.entries}
    served = [id_ for id_ in asked if asked[id_] or id_ in votes or counts["refused", id_]]
    served.sort(key=lambda id_: (-asked[id_], id_))
    rows = "".join(
        f'<tr><th scope=row><a href="#entree-{escape(id_)}">{escape(id_)}</a></th>'
        f"<td>{thousands(asked[id_])}</td><td>{thousands(counts['refused', id_])}</td>"
        f"<td>{up}</td><td>{down}</td><td>{_approval(up, down)}</td></tr>"
        for id_ in served[:MOST]
        for up, down in [votes.get(id_, (0, 0))]
    )
    if not rows:
        return "<p>Rien encore.</p>"
    return (
        '<div class="scroll" tabindex="0" role="region" aria-label="Trafic par entrée">'
        "<table><thead><tr><th scope=col>entrée</th><th scope=col>réponses</th>"
        "<th scope=col>propositions refusées</th><th scope=col>👍</th><th scope=col>👎</th>"
        f"<th scope=col>satisfaits</th></tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _approval(up: int, down: int) -> str:
    return percent(up / (up + down)) if up + down else "–"
