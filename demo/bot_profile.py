"""Keep what the bot says about itself: names, descriptions, commands."""

from __future__ import annotations

from dataclasses import dataclass, field

from demo.model import Chat
from demo.wire import JsonObject

#: The settings that setMySettings changes and getMe tells, as they are until the bot changes them.
DEFAULT_SETTINGS = {
    "supports_inline_queries": True,
    "can_join_groups": True,
    "can_read_all_group_messages": True,
    "can_connect_to_business": False,
    "can_manage_bots": False,
    "supports_guest_queries": False,
    "supports_join_request_queries": False,
    "has_topics_enabled": False,
    "allows_users_to_create_topics": False,
}


@dataclass(slots=True)
class BotProfile:
    """The bot's account.

    Attributes:
        texts: What was set by setMyName, setMyDescription and setMyShortDescription, by the
            method's field and language.
        commands: What was set by setMyCommands, by scope and language.
        settings: What was set by setMySettings. Only inline mode and guest mode change what the
            stand-in does.
    """

    id: int
    username: str
    first_name: str
    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    commands: dict[tuple[str, str], list[JsonObject]] = field(default_factory=dict)
    settings: dict[str, bool] = field(default_factory=lambda: dict(DEFAULT_SETTINGS))

    def as_user(self) -> JsonObject:
        """Return the `User` object that others see."""
        return {
            "id": self.id,
            "is_bot": True,
            "first_name": self.text("name", ""),
            "username": self.username,
        }

    def as_self(self) -> JsonObject:
        """Return the `User` object that only getMe returns."""
        return self.as_user() | self.settings | {"has_main_web_app": False}

    def text(self, field_name: str, language: str) -> str:
        """Return a text in a language, or the one for all languages."""
        default = self.first_name if field_name == "name" else ""
        fallback = self.texts.get((field_name, ""), default)
        return self.texts.get((field_name, language), fallback)

    def commands_shown(self, chat: Chat | None, language: str) -> list[JsonObject]:
        """Return the commands that a person's app shows, the narrowest scope first."""
        for scope in _scopes(chat):
            for key in ((scope, language), (scope, "")):
                if key in self.commands:
                    return self.commands[key]
        return []


def _scopes(chat: Chat | None) -> list[str]:
    if chat is None or chat.is_private:
        own = [f"chat:{chat.id}"] if chat else []
        return [*own, "all_private_chats", "default"]
    return [f"chat:{chat.id}", "all_group_chats", "default"]
