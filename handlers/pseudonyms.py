"""Names people and chats by hashes that mean nothing to whoever has not got the key."""

from hashlib import blake2b

SIZE = 16  # bytes: 32 letters


class Pseudonyms:
    """Keyed hashes: the same ids have the same name in every process that has the key."""

    def __init__(self, key: str) -> None:
        self._key = blake2b(key.encode(), person=b"pseudonyms").digest()

    def name(self, *ids: int) -> str:
        """Name whoever, or whatever, has these ids."""
        text = " ".join(map(str, ids))
        return blake2b(text.encode(), key=self._key, digest_size=SIZE).hexdigest()
