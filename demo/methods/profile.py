"""Read and set what the bot says about itself: getMe, names, descriptions, commands."""

from __future__ import annotations

import re
from typing import Any

from demo.errors import bad_request
from demo.parameters import Parameters
from demo.telegram_state import TelegramState
from demo.wire import JsonObject

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"[a-z]{2}|")
_SCOPES = frozenset({"default", "all_private_chats", "all_group_chats", "all_chat_administrators"})
_CHAT_SCOPES = frozenset({"chat", "chat_administrators", "chat_member"})

# The limits are documented; what Telegram says of a longer text is not.
_MAX_TEXT_LENGTHS = {"name": 64, "description": 512, "short_description": 120}
_MAX_COMMANDS = 100
_MAX_COMMAND_DESCRIPTION_LENGTH = 256


async def get_me(state: TelegramState, parameters: Parameters) -> JsonObject:  # noqa: ARG001
    """Return the bot's own account."""
    return state.bot.as_self()


async def set_my_name(state: TelegramState, parameters: Parameters) -> bool:
    """Set the bot's name."""
    return _set_text(state, parameters, "name")


async def get_my_name(state: TelegramState, parameters: Parameters) -> JsonObject:
    """Return the bot's name."""
    return _get_text(state, parameters, "name")


async def set_my_description(state: TelegramState, parameters: Parameters) -> bool:
    """Set what an empty chat shows."""
    return _set_text(state, parameters, "description")


async def get_my_description(state: TelegramState, parameters: Parameters) -> JsonObject:
    """Return what an empty chat shows."""
    return _get_text(state, parameters, "description")


async def set_my_short_description(state: TelegramState, parameters: Parameters) -> bool:
    """Set what the bot's profile shows."""
    return _set_text(state, parameters, "short_description")


async def get_my_short_description(state: TelegramState, parameters: Parameters) -> JsonObject:
    """Return what the bot's profile shows."""
    return _get_text(state, parameters, "short_description")


async def set_my_settings(state: TelegramState, parameters: Parameters) -> bool:
    """Change those settings of the bot that are given (Bot API 10.5)."""
    for name in state.bot.settings:
        if parameters.has(name):
            state.bot.settings[name] = parameters.flag(name)
    return True


def _set_text(state: TelegramState, parameters: Parameters, field: str) -> bool:
    text = parameters.text(field).strip()
    if len(text) > _MAX_TEXT_LENGTHS[field]:
        raise bad_request(f"{field} is too long")
    key = (field, _language(parameters))
    if text:
        state.bot.texts[key] = text
    else:
        state.bot.texts.pop(key, None)
    return _changed(state)


def _get_text(state: TelegramState, parameters: Parameters, field: str) -> JsonObject:
    return {field: state.bot.text(field, _language(parameters))}


async def set_my_commands(state: TelegramState, parameters: Parameters) -> bool:
    """Set the commands that people are offered."""
    commands = parameters.sequence("commands") or []
    if len(commands) > _MAX_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    key = (_scope(state, parameters), _language(parameters))
    state.bot.commands[key] = [_checked_command(command) for command in commands]
    return _changed(state)


async def get_my_commands(state: TelegramState, parameters: Parameters) -> list[JsonObject]:
    """Return the commands of exactly one scope and language."""
    return state.bot.commands.get((_scope(state, parameters), _language(parameters)), [])


async def delete_my_commands(state: TelegramState, parameters: Parameters) -> bool:
    """Take the commands of one scope and language away."""
    state.bot.commands.pop((_scope(state, parameters), _language(parameters)), None)
    return _changed(state)


def _checked_command(command: Any) -> JsonObject:
    if not isinstance(command, dict):
        raise bad_request("expected an Object as BotCommand")
    name = str(command.get("command", "")).strip().removeprefix("/")
    description = str(command.get("description", "")).strip()
    if not name:
        raise bad_request("command name must be non-empty")
    if not _COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not description:
        raise bad_request("command description must be non-empty")
    if len(description) > _MAX_COMMAND_DESCRIPTION_LENGTH:
        raise bad_request(
            f"command description length must not exceed {_MAX_COMMAND_DESCRIPTION_LENGTH}"
        )
    return {"command": name, "description": description}


def _scope(state: TelegramState, parameters: Parameters) -> str:
    """Return the name of a scope, with the chat (and the person) it is for."""
    scope = Parameters(parameters.mapping("scope", "BotCommandScope"))
    kind = scope.text("type", "default")
    if kind in _SCOPES:
        return kind
    if kind not in _CHAT_SCOPES:
        raise bad_request("unsupported type specified")
    if state.chats.get(scope.integer("chat_id")) is None:
        raise bad_request("chat not found")
    person = f":{scope.integer('user_id')}" if kind == "chat_member" else ""
    return f"{kind}:{scope.integer('chat_id')}{person}"


def _language(parameters: Parameters) -> str:
    language = parameters.text("language_code")
    if not _LANGUAGE.fullmatch(language):
        raise bad_request("invalid language code specified")
    return language


def _changed(state: TelegramState) -> bool:
    state.chats.tell_everyone("bot", {})
    return True
