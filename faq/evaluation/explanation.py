"""Why the bot replies what it replies, as text for a terminal, in French."""

import math
from collections.abc import Iterator, Sequence

from bot.dialogue import MAX_RIVAL_SHARE, MAX_SUGGESTIONS, Gates, Turn
from bot.matcher import Explanation
from bot.reply import Answer, Details, Reply, SmallTalk, Suggestions, Unknown
from faq.numbers import percent


def describe_decision(turn: Turn, explanations: Sequence[Explanation], gates: Gates) -> str:
    """Lay out what each stage saw of a message, and what was decided."""
    if not explanations:
        return f"Aucun mot à comprendre dans ce message. Décision : {describe_reply(turn.reply)}"
    if not turn.ranking:
        return f"Décision : {describe_reply(turn.reply)} (il répond à ce que le bot a proposé)"
    lines = ["Compris comme : " + " ".join(word for word, _ in explanations[0].words), ""]
    for place, explanation in enumerate(explanations, start=1):
        lines += _entry_explanation(place, explanation)
    lines += _effect_of_context(turn, explanations[0])
    lines += _decision(turn, gates)
    return "\n".join(lines)


def _effect_of_context(turn: Turn, alone: Explanation) -> Iterator[str]:
    """Describe what the conversation, and leaving out courtesy, made of a message."""
    first = turn.ranking[0]
    before, after = round(alone.match.confidence, 2), round(first.confidence, 2)
    if (first.entry.id, after) != (alone.match.entry.id, before):
        yield (
            f"Avec ce qui précède et sans politesse : {first.entry.id}, confiance {after:.2f} "
            f"(message seul et entier : {alone.match.entry.id}, {before:.2f})"
        )


def _entry_explanation(place: int, explanation: Explanation) -> Iterator[str]:
    match, evidence = explanation.match, explanation.evidence
    weightiest = sorted(explanation.words, key=lambda word: -word[1])[:5]
    is_alone = math.isinf(evidence.margin)
    rivalry = "seule entrée" if is_alone else f"{evidence.margin:+.2f} sur sa rivale"
    yield f"{place}. {match.entry.id}  confiance {match.confidence:.2f}"
    yield f"   score {match.score:.2f} : {rivalry}, {evidence.scope_margin:+.2f} sur le hors-sujet"
    yield f"   ressemble à {evidence.similarity:.0%} à « {explanation.nearest} »"
    yield f"   connaît {evidence.coverage:.0%} de la question"
    yield "   mots qui comptent : " + ", ".join(f"{word} {gain:+.2f}" for word, gain in weightiest)
    yield ""


def _decision(turn: Turn, gates: Gates) -> Iterator[str]:
    first, *others = turn.ranking
    bands = f"réponse dès {gates.answer:.2f}, suggestions dès {gates.suggestion:.2f} à elles trois"
    yield f"Décision : {describe_reply(turn.reply)} (confiance {first.confidence:.2f} ; {bands})"
    if turn.reply == Answer((first.entry,)) and first.confidence < gates.answer:
        yield (
            "  Le bavardage ne se suggère pas : il suffit que ses entrées aient ensemble de quoi "
            "répondre."
        )
    if isinstance(turn.reply, Suggestions) and first.confidence >= gates.answer:
        for other in others[: MAX_SUGGESTIONS - 1]:
            if not gates.is_sure((first, other)):
                yield (
                    f"  {other.entry.id} ({other.confidence:.2f}) suit de trop près pour une "
                    f"réponse : plus de {percent(MAX_RIVAL_SHARE)} de cela, et moins suffit à une "
                    "entrée qui a moins de formulations."
                )


def describe_reply(reply: Reply) -> str:
    """Describe in a few words what a reply is."""
    match reply:
        case Answer(entries):
            return "répondre " + ", ".join(entry.id for entry in entries)
        case SmallTalk(entry):
            return f"converser ({entry.id}, qui vient avec le bot)"
        case Suggestions(entries):
            return "suggérer " + ", ".join(entry.id for entry in entries)
        case Details(entry):
            return f"préciser {entry.id}"
        case Unknown():
            return "« je ne sais pas »"
