"""List the methods of the Bot API that the stand-in knows."""

from __future__ import annotations

from demo.methods.editing import (
    delete_message,
    edit_message_reply_markup,
    edit_message_text,
    set_message_reaction,
)
from demo.methods.method import Method
from demo.methods.profile import (
    delete_my_commands,
    get_me,
    get_my_commands,
    get_my_description,
    get_my_name,
    get_my_short_description,
    set_my_commands,
    set_my_description,
    set_my_name,
    set_my_settings,
    set_my_short_description,
)
from demo.methods.queries import answer_callback_query, answer_guest_query, answer_inline_query
from demo.methods.receiving import delete_webhook, get_updates, get_webhook_info, set_webhook
from demo.methods.sending import get_chat, send_chat_action, send_message

#: The methods by their names in lower case: Telegram does not mind the case.
METHODS: dict[str, Method] = {
    "answercallbackquery": answer_callback_query,
    "answerguestquery": answer_guest_query,
    "answerinlinequery": answer_inline_query,
    "deletemessage": delete_message,
    "deletemycommands": delete_my_commands,
    "deletewebhook": delete_webhook,
    "editmessagereplymarkup": edit_message_reply_markup,
    "editmessagetext": edit_message_text,
    "getchat": get_chat,
    "getme": get_me,
    "getmycommands": get_my_commands,
    "getmydescription": get_my_description,
    "getmyname": get_my_name,
    "getmyshortdescription": get_my_short_description,
    "getupdates": get_updates,
    "getwebhookinfo": get_webhook_info,
    "sendchataction": send_chat_action,
    "sendmessage": send_message,
    "setmessagereaction": set_message_reaction,
    "setmycommands": set_my_commands,
    "setmydescription": set_my_description,
    "setmyname": set_my_name,
    "setmysettings": set_my_settings,
    "setmyshortdescription": set_my_short_description,
    "setwebhook": set_webhook,
}
