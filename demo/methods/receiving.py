"""Let the bot receive updates: getUpdates and the webhook's methods."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from demo.errors import bad_request, conflict
from demo.parameters import Parameters
from demo.telegram_state import TelegramState
from demo.wire import Encoded, JsonObject

_SECRET = re.compile(r"[A-Za-z0-9_-]*")
_LONGEST_POLL_SECONDS = 50
_MAX_SECRET_LENGTH = 256


async def get_updates(state: TelegramState, parameters: Parameters) -> Encoded:
    """Return the updates that wait; where there is none, the next one."""
    if state.webhook.url:
        raise conflict(
            "can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first"
        )
    _remember_allowed(state, parameters)
    return await state.updates.get(
        parameters.integer("offset"),
        parameters.clamped("limit", 100, 1, 100),
        parameters.clamped("timeout", 0, 0, _LONGEST_POLL_SECONDS),
    )


async def set_webhook(state: TelegramState, parameters: Parameters) -> Encoded | bool:
    """Deliver updates to an address."""
    url = parameters.text("url").strip()
    if not url:
        return await delete_webhook(state, parameters)
    _check_url(url)
    secret = parameters.text("secret_token")
    if len(secret) > _MAX_SECRET_LENGTH:
        raise bad_request("secret token is too long")
    if not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    _remember_allowed(state, parameters)
    if parameters.flag("drop_pending_updates"):
        state.updates.clear()
    await state.webhook.set(url, secret, parameters.clamped("max_connections", 40, 1, 100))
    return True


async def delete_webhook(state: TelegramState, parameters: Parameters) -> bool:
    """Deliver updates to no address."""
    await state.webhook.remove()
    if parameters.flag("drop_pending_updates"):
        state.updates.clear()
    return True


async def get_webhook_info(
    state: TelegramState,
    parameters: Parameters,  # noqa: ARG001
) -> JsonObject:
    """Return how the delivery goes."""
    return state.webhook.info()


def _check_url(url: str) -> None:
    """Refuse what is no address; plain HTTP is fine, as with a Bot API server of one's own."""
    if not _is_web_address(url):
        raise bad_request("invalid webhook URL specified")


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # no number where the port stands, or one too high
        return False


def _remember_allowed(state: TelegramState, parameters: Parameters) -> None:
    """Keep the kinds of update that the bot wants; without the parameter, those set before."""
    allowed = parameters.sequence("allowed_updates")
    if allowed is not None:
        state.updates.allowed = [kind for kind in allowed if isinstance(kind, str)]
