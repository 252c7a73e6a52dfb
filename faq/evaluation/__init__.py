"""How well a knowledge base is understood: on labelled questions, or on its own phrasings.

    cases -> `results` (each put to the bot) -> `figures`, `entry_figures` -> `description`

`cross_validation` makes cases of a knowledge base's own phrasings.
"""

from faq.evaluation.cases import Case, read_conversations
from faq.evaluation.cross_validation import cross_validate
from faq.evaluation.entry_figures import EntryFigures, count_by_entry
from faq.evaluation.figures import confusions, figures, histogram
from faq.evaluation.results import Result, evaluate

__all__ = [
    "Case",
    "EntryFigures",
    "Result",
    "confusions",
    "count_by_entry",
    "cross_validate",
    "evaluate",
    "figures",
    "histogram",
    "read_conversations",
]
