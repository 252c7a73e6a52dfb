"""Counts what users thought of answers; knows nothing about the users."""

from collections import Counter
from typing import Literal, TypeAlias

Vote: TypeAlias = Literal["up", "down"]


class Votes:
    """One vote for each message with an answer; a later one replaces it. Kept in memory."""

    def __init__(self) -> None:
        self._votes: dict[tuple[int, int], tuple[str, Vote]] = {}

    def cast(self, chat: int, message: int, entry_id: str, vote: Vote) -> None:
        """Record the vote that was given under one message."""
        self._votes[chat, message] = (entry_id, vote)

    def count(self) -> Counter[tuple[str, Vote]]:
        """Count the votes of each kind for each entry."""
        return Counter(self._votes.values())

    def ranking(self) -> list[tuple[str, int, int]]:
        """List the entries that have votes: id, up, down; those with most against them first."""
        count = self.count()
        ids = {entry_id for entry_id, _ in count}
        ranking = [(entry_id, count[entry_id, "up"], count[entry_id, "down"]) for entry_id in ids]
        return sorted(ranking, key=lambda votes: (-votes[2], -votes[1], votes[0]))
