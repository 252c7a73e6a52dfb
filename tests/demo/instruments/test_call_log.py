"""The log of the bot's calls."""

from demo.instruments.call_log import MAX_CALLS, CallLog, Tally
from demo.wire import encode


def test_the_latest_calls_are_remembered():
    log = CallLog()
    for number in range(MAX_CALLS + 1):
        log.add("getMe", {"n": number}, encode({}))
    calls = log.read("", 0, MAX_CALLS + 1)
    assert [calls[0].number, calls[-1].number] == [2, MAX_CALLS + 1]


def test_calls_are_chosen_by_method_and_number():
    log = CallLog()
    for method in ("getMe", "sendMessage", "getMe", "sendMessage"):
        log.add(method, {}, encode({}))
    assert [call.number for call in log.read("sendmessage", 2, 10)] == [4]
    assert [call.number for call in log.read("", 0, 2)] == [3, 4]


def test_files_are_shown_by_their_size():
    log = CallLog()
    log.add("setWebhook", {"certificate": b"123"}, encode({"ok": True}))
    (call,) = log.read("", 0, 10)
    assert call.as_json()["parameters"] == {"certificate": "<3 bytes>"}


def test_calls_are_counted_beyond_those_that_are_remembered():
    log = CallLog()
    for _ in range(MAX_CALLS + 1):
        log.add("getMe", {}, encode({"ok": True, "result": True}))
    log.add("sendMessage", {}, encode({"ok": False}))
    assert log.tally("getme") == Tally(MAX_CALLS + 1, ok=MAX_CALLS + 1)
    assert log.tally("sendMessage") == Tally(1, ok=0)
    assert log.tally("") == Tally(MAX_CALLS + 2, ok=MAX_CALLS + 1)


def test_clearing_counts_anew():
    log = CallLog()
    log.add("getMe", {}, encode({}))
    log.clear()
    log.add("getMe", {}, encode({}))
    assert log.tally("getMe") == Tally(1, ok=0)
