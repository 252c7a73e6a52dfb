"""Cases answered one a line, in JSON: what `faq ask --jsonl` reads and prints."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from bot.dialogue import Dialogue, Turn
from bot.dialogue.memory import NOTHING
from bot.reply import SmallTalk, answered_in, outcome_of, suggested_in
from faq.jsonl import read_cases

FORM = '{"q": "…"} ou {"turns": [{"q": "…"}, …]}'


def answer_cases(dialogue: Dialogue, lines: Iterable[bytes]) -> Iterator[bytes]:
    """Answer one case a line: one question, or the turns of one conversation.

    Args:
        dialogue: answers.
        lines: as bytes, for JSON is UTF-8 whatever the terminal's encoding is.

    Raises:
        FaqError: naming the line that is no case.
    """
    for case in read_cases(lines, "entrée standard", FORM):
        answered = {"turns": list(_converse(dialogue, (turn["q"] for turn in case.turns)))}
        # Half a surrogate pair is no UTF-8; its escape, `\ud800`, is JSON.
        yield json.dumps(answered, ensure_ascii=False).encode("utf-8", "backslashreplace")


def _converse(dialogue: Dialogue, questions: Iterable[str]) -> Iterator[dict[str, Any]]:
    memory = NOTHING
    for question in questions:
        turn = dialogue.respond(question, memory)
        memory = turn.memory
        yield {"q": question, **_figures(turn)}


def _figures(turn: Turn) -> dict[str, Any]:
    """Return what became of a message, as evaluation wants it."""
    reply = turn.reply
    # What comes with the bot is no entry of the knowledge base, and no answer on its subject.
    built_in = {"small_talk": reply.entry.id} if isinstance(reply, SmallTalk) else {}
    return {
        "outcome": outcome_of(reply),
        "answers": [entry.id for entry in answered_in(reply)],
        "suggestions": [entry.id for entry in suggested_in(reply)],
        "confidence": round(turn.ranking[0].confidence, 4) if turn.ranking else 0.0,
        "ranking": [[match.entry.id, round(match.score, 4)] for match in turn.ranking],
        **built_in,
    }
