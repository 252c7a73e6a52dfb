"""Which calls a rule hits, and what it says."""

import pytest
from pydantic import ValidationError

from demo.instruments.fault_rules import FaultRule, FaultRules


def hit(calls, *given):
    """Return for each call the fault of the rule that hits it."""
    rules = FaultRules()
    for rule in given:
        rules.add(FaultRule(**rule))
    hits = [rules.hit(method, chat_id) for method, chat_id in calls]
    return [rule.fault if rule else "" for rule in hits]


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
def test_the_first_rule_that_applies_to_a_call_hits_it(rules, expected):
    assert hit(CALLS, *rules) == expected


def test_with_a_seed_the_same_calls_are_hit():
    rule = {"fault": "error", "probability": 0.3, "seed": 7}
    hits = hit(CALLS * 25, rule)
    assert hits == hit(CALLS * 25, rule)
    assert 15 < hits.count("error") < 45


def test_a_call_that_one_rule_spares_may_be_hit_by_the_next():
    never = {"fault": "error", "probability": 1e-12}
    assert hit(CALLS, never, {"fault": "reset"}) == ["reset"] * 4


def test_hits_are_counted():
    rules = FaultRules()
    rules.add(FaultRule(fault="error", count=1))
    rules.add(FaultRule(fault="close"))
    for call in CALLS:
        rules.hit(*call)
    assert [(one["fault"], one["hits"], one["over"]) for one in rules.as_json()] == [
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
    assert FaultRule(fault="error", **rule).error()["description"] == expected


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
        FaultRule(**rule)
