"""Replace the ids of people and chats by hashes, meaningless without the key."""

from hashlib import blake2b

HASH_BYTES = 16  # 32 hexadecimal digits


class Pseudonyms:
    """Keyed hashes: the same ids get the same name in every process that has the key."""

    def __init__(self, key: str) -> None:
        self._key = blake2b(key.encode(), person=b"pseudonyms").digest()

    def name(self, *ids: int) -> str:
        """Return the pseudonym of the person, chat or message with these ids."""
        text = " ".join(map(str, ids))
        return blake2b(text.encode(), key=self._key, digest_size=HASH_BYTES).hexdigest()
