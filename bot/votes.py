"""Counts what users thought of answers; knows nothing about the users."""

import secrets
from collections import Counter
from hashlib import blake2b
from typing import Literal, TypeAlias

Vote: TypeAlias = Literal["up", "down"]


class Votes:
    """One vote for each message with an answer; a later one replaces it. Kept in memory.

    Of a message only a hash is kept, with a key that nobody knows: a private chat has the number of
    its user.
    """

    def __init__(self) -> None:
        self._key = secrets.token_bytes()
        self._votes: dict[bytes, tuple[str, Vote]] = {}

    def cast(self, chat: int, message: int, entry_id: str, vote: Vote) -> None:
        """Record the vote that was given under one message."""
        voter = blake2b(f"{chat} {message}".encode(), key=self._key, digest_size=16).digest()
        self._votes[voter] = (entry_id, vote)

    def count(self) -> Counter[tuple[str, Vote]]:
        """Count the votes of each kind for each entry."""
        return Counter(self._votes.values())

    def ranking(self) -> list[tuple[str, int, int]]:
        """List the entries that have votes: id, up, down; those with most against them first."""
        count = self.count()
        ids = {entry_id for entry_id, _ in count}
        ranking = [(entry_id, count[entry_id, "up"], count[entry_id, "down"]) for entry_id in ids]
        return sorted(ranking, key=lambda votes: (-votes[2], -votes[1], votes[0]))
