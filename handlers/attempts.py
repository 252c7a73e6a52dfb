"""Handle an update that was claimed from the inbox, once."""

from collections.abc import Sequence

from bot import clock
from bot.storage.queued_updates import Claimed, Settled
from handlers.context import BotApplication, Handling
from handlers.failures import describe, settle
from handlers.sealing import Seal, SealError
from handlers.updates import parse_update

_UNREADABLE = "sealed with another token"


class Attempts:
    """Attempts to handle updates."""

    def __init__(self, application: BotApplication, seal: Seal, pauses: Sequence[float]) -> None:
        """Take what an attempt needs.

        Args:
            application: has the handlers.
            seal: with which updates are encrypted.
            pauses: seconds before each retry, when our own code failed.
        """
        self._application = application
        self._seal = seal
        self._pauses = pauses

    async def handle(self, claimed: Claimed, handling: Handling) -> Settled:
        """Handle an update; return what becomes of it."""
        try:
            await self._process(claimed, handling)
            return settle(claimed, handling, clock.now(), self._pauses)
        except SealError:  # it waited while the token was changed; nobody can read it any more
            return Settled(claimed.update_id, claimed.conversation, error=_UNREADABLE)
        except Exception as error:  # else the conversation would stay held for ever
            handling.error = error
            return Settled(claimed.update_id, claimed.conversation, error=describe(error))

    async def _process(self, claimed: Claimed, handling: Handling) -> None:
        payload = self._seal.unseal(claimed.payload)
        try:
            handling.update = update = parse_update(payload, self._application.bot)
            await self._application.process_update(update)
        except Exception as error:  # errors of handlers are in `handling` already
            handling.error = error
