"""Encrypt what users write while it waits in the database.

The key is derived from the token and is in no file. So words of users are readable in none either:
in the database's own log, in backups, in what PostgreSQL keeps of deleted rows until it is
vacuumed.
"""

from hashlib import blake2b

from nacl.encoding import Base64Encoder
from nacl.exceptions import CryptoError
from nacl.secret import SecretBox


class SealError(Exception):
    """A text was sealed with another token, or is damaged."""


class Seal:
    """Encrypts and decrypts texts with a key that only the bot has (XSalsa20 and Poly1305).

    PyNaCl takes 1.4 MB of memory, `cryptography` 8.7.
    """

    def __init__(self, token: str) -> None:
        key = blake2b(token.encode(), digest_size=SecretBox.KEY_SIZE, person=b"updates").digest()
        self._box = SecretBox(key)

    def seal(self, text: str) -> str:
        """Return a text that nobody can read without the token."""
        return self._box.encrypt(text.encode(), encoder=Base64Encoder).decode()

    def unseal(self, sealed: str) -> str:
        """Return the text that was sealed.

        Raises:
            SealError: it was sealed with another token, or is damaged.
        """
        if sealed.startswith("{"):  # stored by a version that did not seal; Base64 has no brace
            return sealed
        try:
            return self._box.decrypt(sealed.encode(), encoder=Base64Encoder).decode()
        except (CryptoError, ValueError):  # the second for what is no Base64
            raise SealError from None
