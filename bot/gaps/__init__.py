"""Where the bot fails, and what is decided about it."""

from bot.gaps.composing import compose_entry
from bot.gaps.decision import Decision, decided_gaps, decision_about
from bot.gaps.feedback import Feedback, WeakEntry, find_weak_entries, read_feedback
from bot.gaps.finding import NearestEntry, find_gaps, find_nearest, rank_entries
from bot.gaps.gap import Gap, gap_of
from bot.gaps.writing import apply_decision, teachable, write_decision

__all__ = [
    "Decision",
    "Feedback",
    "Gap",
    "NearestEntry",
    "WeakEntry",
    "apply_decision",
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
