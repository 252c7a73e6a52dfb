"""Results as text for a terminal, in French."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.knowledge import Knowledge
from faq.check.few_variants import ENOUGH_VARIANTS
from faq.evaluation.entry_figures import count_by_entry
from faq.evaluation.figures import confusions, figures, histogram
from faq.evaluation.outcomes import Rate, count_outcomes, set_small_talk_apart
from faq.evaluation.results import Result
from faq.numbers import decimal, percent, thousands

BAR_WIDTH = 40  # columns of the longest bar
MAX_LISTED = 12  # entries and confusions listed

_MEANINGS = {
    "top1": "la bonne entrée est classée première",
    "top3": "la bonne entrée est parmi les trois premières",
    "reached": "réponse juste, ou bonne entrée suggérée",
    "answers_per_question": "entrées envoyées par réponse (1 est juste)",
    "right@5%out": "justes et plus sûres que 95 % des hors-sujet",
    "calibration_error": "écart entre la confiance et la réalité",
    "multi_both": "les deux questions d'un message ont leur réponse",
    "later_reached": "suites de conversation comprises",
}
_UNMEASURED = (
    "Si vos entrées sont bien comprises, rien ne le dit encore\u00a0: elles n'ont pas de variantes "
    "à poser au bot. Ajoutez-en («\u00a0faq variant\u00a0»), et mesurez de nouveau."
)
_MEANINGS_AFTERWARDS = {
    "right_afterwards": "réponse immédiate, et juste",
    "lost_afterwards": "réponse juste à la question seule, et plus alors",
    "out_answered_afterwards": "hors sujet, et pourtant répondu",
}


def describe_results(
    results: Sequence[Result], knowledge: Knowledge, afterwards: Mapping[str, float] | None = None
) -> str:
    """Lay out outcomes, figures, weak entries, confusions and a histogram of confidences.

    Args:
        results: what became of the cases.
        knowledge: the knowledge base that they were put to.
        afterwards: figures of the same cases put after another question, if they were.
    """
    if not results:
        return "Rien à mesurer\u00a0: les entrées n'ont pas de variantes. Ajoutez-en."
    subject, small_talk = set_small_talk_apart(results, knowledge)
    outcomes = ("Ce que rencontre un visiteur", _outcome_lines(subject, small_talk, knowledge))
    if not any(result.case.wanted for result in results):
        return f"{_lay_out([outcomes])}\n\n{_UNMEASURED}"
    parts = [
        outcomes,
        ("Autres chiffres, sur le sujet", _figure_lines(subject)),
        ("Les mêmes messages, chacun après un autre", _afterwards_lines(afterwards or {})),
        ("Entrées les moins bien comprises", _entry_lines(subject, knowledge)),
        ("Confusions (voulue → classée première)", _confusion_lines(subject)),
        ("Confiance de la première entrée (█ juste, ░ fausse)", _histogram_lines(subject)),
        (f"Entrées de moins de {ENOUGH_VARIANTS} variantes", _few_variants(knowledge)),
    ]
    return _lay_out(parts)


def _lay_out(parts: Iterable[tuple[str, Iterable[str]]]) -> str:
    return "\n\n".join(
        "\n".join([title, *(f"  {line}" for line in lines)])
        for title, lines in ((title, list(lines)) for title, lines in parts)
        if lines
    )


def _outcome_lines(
    subject: Sequence[Result], small_talk: Sequence[Result], knowledge: Knowledge
) -> Iterator[str]:
    found = count_outcomes(subject)
    rows = [
        ("réponse juste", found.right),
        ("bonne question proposée", found.suggested),
        ("réponse fausse", found.wrong),
        ("ni réponse ni bonne proposition", found.refused),
        ("hors sujet, et pourtant répondu", found.out_answered),
        ("à part\u00a0: bonjour, merci, aide…", Rate.of(r.is_right for r in small_talk)),
    ]
    for title, rate in rows:
        if rate.messages:
            low, high = rate.interval
            yield (
                f"{title:<32}{percent(rate.share, 1):>8}  entre {decimal(100 * low)} et "
                f"{percent(high, 1)}, sur {thousands(rate.messages)}"
            )
    yield "Entre ces bornes 19 fois sur 20, pour d'autres messages de la même main."
    asked = {id_ for result in subject for id_ in result.case.wanted}
    on_subject = [one for one in knowledge.entries if one.id not in knowledge.small_talk]
    if unasked := sum(one.id not in asked for one in on_subject):
        yield (
            f"Entrées qu'aucun message ne demande, et dont on ne sait rien : {unasked} sur "
            f"{len(on_subject)}."
        )


def _figure_lines(results: Sequence[Result]) -> Iterator[str]:
    found = figures(results)
    for name, meaning in _MEANINGS.items():
        if name in found:
            yield f"{name:<21} {found[name]:6.3f}  {meaning}"


def _afterwards_lines(found: Mapping[str, float]) -> Iterator[str]:
    for name, value in found.items():
        yield f"{name:<24} {value:6.3f}  {_MEANINGS_AFTERWARDS[name]}"


def _entry_lines(results: Iterable[Result], knowledge: Knowledge) -> Iterator[str]:
    for one in count_by_entry(results, knowledge)[:MAX_LISTED]:
        if one.share_first < 1:
            yield f"{one.entry.id:<40} {one.share_first:4.0%} de {one.asked}"


def _confusion_lines(results: Iterable[Result]) -> Iterator[str]:
    for (wanted, first), count in confusions(results).most_common(MAX_LISTED):
        yield f"{count:4}  {wanted} → {first}"


def _histogram_lines(results: Iterable[Result]) -> Iterator[str]:
    bins = histogram(results)
    largest = max(right + wrong for right, wrong in bins) or 1
    for number, (right, wrong) in enumerate(bins):
        bar = "█" * round(BAR_WIDTH * right / largest) + "░" * round(BAR_WIDTH * wrong / largest)
        yield f"{number / 10:.1f}–{(number + 1) / 10:.1f}  {right:5} {wrong:5}  {bar}"


def _few_variants(knowledge: Knowledge) -> Iterator[str]:
    counts = Counter({entry.id: len(entry.variants) for entry in knowledge.entries})
    for id_, count in reversed(counts.most_common()):
        if count < ENOUGH_VARIANTS:
            yield f"{id_:<40} {count}"
