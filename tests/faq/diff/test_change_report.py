"""Differences as Markdown, for a pull request."""

from bot.dialogue import Turn
from bot.dialogue.memory import NOTHING
from bot.knowledge import Entry
from bot.reply import Answer, Reply, Suggestions, Unknown
from faq.diff.change_report import MAX_ROWS, describe_changes, describe_difference
from faq.diff.comparison import Change, Difference, Inventory
from faq.evaluation import Case, Result

A = Entry(id="a", section="s", question="A ?", answer="R.")
B = Entry(id="b", section="s", question="B ?", answer="R.")


def change(before: Reply, after: Reply, question: str = "q") -> Change:
    case = Case(question, frozenset(["a"]))
    old, new = (Result(case, Turn(reply, (), NOTHING)) for reply in (before, after))
    return Change(old, new)


WORSE = change(Answer((A,)), Unknown())
BETTER = change(Unknown(), Answer((A,)))
OTHER = change(Unknown(), Suggestions((B,)))


def report(*questions: Change) -> str:
    inventory = Inventory(("neuf",), (), new_phrasings=3, lost_phrasings=1)
    return describe_difference(Difference(inventory, questions, (), 20, 100))


def test_it_begins_with_the_verdict() -> None:
    assert report(WORSE, BETTER, BETTER, OTHER).splitlines()[2] == (
        "**1 en pire, 2 en mieux, 1 autrement**, sur 20 questions étiquetées et 100 formulations "
        "présentes avant et après."
    )


def test_entries_and_phrasings_are_counted() -> None:
    assert report().splitlines()[4:8] == [
        "- Entrées ajoutées : 1 (`neuf`)",
        "- Entrées retirées : 0",
        "- Formulations ajoutées : 3",
        "- Formulations retirées : 1",
    ]


def test_each_change_is_a_row() -> None:
    assert "| q | a | répondre a (0.00) | « je ne sais pas » (0.00) |" in report(WORSE).splitlines()


def test_what_is_neither_better_nor_worse_is_folded() -> None:
    folded = report(WORSE, OTHER).partition("<details>")[2]
    assert "suggérer b" in folded
    assert "répondre a" not in folded


def test_nothing_has_no_table() -> None:
    assert "|" not in report()


def test_a_message_is_no_markdown() -> None:
    row = report(change(Answer((A,)), Unknown(), "@bob a|b <b>\n*c*")).splitlines()[-1]
    assert row.startswith("| &#64;bob a&#124;b &#60;b&#62; &#42;c&#42; | a |")


def test_a_long_table_is_cut() -> None:
    assert report(*[WORSE] * (MAX_ROWS + 2)).endswith("\n\n… et 2 autres.")


def test_in_a_terminal_what_is_worse_comes_last() -> None:
    verdicts = [line.split(" : ")[0].strip() for line in describe_changes([WORSE, OTHER, BETTER])]
    assert verdicts == ["mieux", "pire"]
