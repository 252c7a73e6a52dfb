"""Where the bot fails, and what is decided about it."""

from bot.gaps.decision import Decision, decision_about
from bot.gaps.decisions import (
    compose_entry,
    decided_gaps,
    teachable,
    write_decision,
)
from bot.gaps.finding import (
    Feedback,
    Gap,
    NearestEntry,
    WeakEntry,
    find_gaps,
    find_nearest,
    find_weak_entries,
    gap_of,
    rank_entries,
    read_feedback,
)

__all__ = [
    "Decision",
    "Feedback",
    "Gap",
    "NearestEntry",
    "WeakEntry",
    "compose_entry",
    "decided_gaps",
    "decision_about",
    "find_gaps",
    "find_nearest",
    "find_weak_entries",
    "gap_of",
    "rank_entries",
    "read_feedback",
    "teachable",
    "write_decision",
]
