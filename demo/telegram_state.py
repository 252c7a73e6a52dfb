"""Put together what the stand-in knows."""

from __future__ import annotations

import secrets

from demo.bot_profile import BotProfile
from demo.chat_book import ChatBook
from demo.instruments.call_log import CallLog
from demo.instruments.fault_rules import FaultRules
from demo.instruments.network import Network
from demo.query_book import QueryBook
from demo.updates import UpdateQueue
from demo.webhook import WebhookSender


class TelegramState:
    """All that the stand-in knows, in memory only.

    Attributes:
        run: Differs from that of the run before: after a restart all is forgotten.
    """

    def __init__(self, bot: BotProfile) -> None:
        self.run = secrets.token_hex(8)
        self.bot = bot
        self.chats = ChatBook()
        self.queries = QueryBook()
        self.calls = CallLog()
        self.faults = FaultRules()
        self.network = Network()
        self.updates = UpdateQueue()
        self.webhook = WebhookSender(self.updates)

    async def close(self) -> None:
        """End everything that waits, so that no connection stays open."""
        self.chats.close()
        self.queries.close()
        self.calls.close()
        self.faults.close()
        self.updates.close()
        await self.webhook.remove()
        await self.network.accept()
