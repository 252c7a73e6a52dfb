"""List the routes of the instruments."""

from __future__ import annotations

from starlette.routing import Route

from demo.instruments.fault_control import FaultControl
from demo.instruments.inspection import Inspection
from demo.instruments.raw_updates import RawUpdates
from demo.telegram_state import TelegramState


def instrument_routes(state: TelegramState) -> list[Route]:
    """Return the routes under `/demo/` that no app of a person has."""
    faults, inspection, updates = FaultControl(state), Inspection(state), RawUpdates(state)
    return [
        Route("/demo/calls", inspection.list_calls, methods=["GET"]),
        Route("/demo/calls", inspection.clear_calls, methods=["DELETE"]),
        Route("/demo/calls/count", inspection.count_calls, methods=["GET"]),
        Route("/demo/chats", inspection.count_messages, methods=["GET"]),
        Route("/demo/faults", faults.add, methods=["POST"]),
        Route("/demo/faults", faults.show, methods=["GET"]),
        Route("/demo/faults", faults.clear, methods=["DELETE"]),
        Route("/demo/updates", updates.put, methods=["POST"]),
        Route("/demo/updates", updates.count, methods=["GET"]),
    ]
