"""Which calls a fault befalls, and what it says."""

import pytest
from pydantic import ValidationError

from demo.instruments.fault_rules import Fault, Faults


def befallen(calls, *rules):
    """Tell for each call what befalls it."""
    faults = Faults()
    for rule in rules:
        faults.add(Fault(**rule))
    suffered = [faults.befall(method, chat_id) for method, chat_id in calls]
    return [fault.fault if fault else "" for fault in suffered]


CALLS = [("sendMessage", "1"), ("sendMessage", "2"), ("getMe", ""), ("sendMessage", "1")]


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ([], ["", "", "", ""]),
        ([{"fault": "reset"}], ["reset"] * 4),
        ([{"fault": "close", "method": "SENDMESSAGE"}], ["close", "close", "", "close"]),
        ([{"fault": "close", "chat_id": 1}], ["close", "", "", "close"]),
        ([{"fault": "close", "method": "getMe", "chat_id": 1}], ["", "", "", ""]),
        ([{"fault": "error", "count": 2}], ["error", "error", "", ""]),
        ([{"fault": "reset", "seconds": 60}], ["reset"] * 4),
        ([{"fault": "reset", "seconds": 1e-9}], ["", "", "", ""]),
        (
            [{"fault": "error", "count": 1}, {"fault": "reset", "chat_id": 2}, {"fault": "close"}],
            ["error", "reset", "close", "close"],
        ),
    ],
)
def test_the_first_rule_that_is_about_a_call_befalls_it(rules, expected):
    assert befallen(CALLS, *rules) == expected


def test_a_seed_lets_the_same_calls_suffer():
    rule = {"fault": "error", "probability": 0.3, "seed": 7}
    suffered = befallen(CALLS * 25, rule)
    assert suffered == befallen(CALLS * 25, rule)
    assert 15 < suffered.count("error") < 45


def test_a_call_that_one_rule_spares_may_be_befallen_by_the_next():
    never = {"fault": "error", "probability": 1e-12}
    assert befallen(CALLS, never, {"fault": "reset"}) == ["reset"] * 4


def test_what_has_befallen_is_counted():
    faults = Faults()
    faults.add(Fault(fault="error", count=1))
    faults.add(Fault(fault="close"))
    for call in CALLS:
        faults.befall(*call)
    assert [(one["fault"], one["befallen"], one["over"]) for one in faults.as_json()] == [
        ("error", 1, True),
        ("close", 3, False),
    ]


@pytest.mark.parametrize(
    ("rule", "description"),
    [
        ({"status": 400}, "Bad Request"),
        ({"status": 400, "description": "Bad Request: chat not found"}, None),
        ({"status": 401}, "Unauthorized"),
        ({"status": 403}, "Forbidden: bot was blocked by the user"),
        (
            {"status": 409},
            "Conflict: terminated by other getUpdates request; "
            "make sure that only one bot instance is running",
        ),
        ({"status": 429, "retry_after": 3}, "Too Many Requests: retry after 3"),
        ({}, "Internal Server Error"),
        ({"status": 502}, "Bad Gateway"),
        ({"status": 599}, "Error"),
    ],
)
def test_an_error_has_telegrams_description_or_its_own(rule, description):
    expected = description or rule["description"]
    assert Fault(fault="error", **rule).error()["description"] == expected


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ({"fault": "flood"}, "Input should be 'error'"),
        ({"fault": "error", "methode": "getMe"}, "Extra inputs are not permitted"),
        ({"fault": "error", "status": 200}, "greater than or equal to 400"),
        ({"fault": "slow"}, "it needs a `delay`"),
        ({"fault": "refuse"}, "it needs `seconds`"),
        ({"fault": "outage", "method": "getMe"}, "it takes `seconds` and nothing else"),
    ],
)
def test_a_rule_that_cannot_be_meant_is_refused(rule, message):
    with pytest.raises(ValidationError, match=message):
        Fault(**rule)
