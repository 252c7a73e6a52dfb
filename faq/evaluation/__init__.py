"""How well a knowledge base is understood: on labelled questions, or on its own phrasings.

    cases -> `results` (each put to the bot) -> `outcomes`, `figures`, `entry_figures`
    -> `description`

`afterwards` puts them again, each after another question; `cross_validation` makes cases of a
knowledge base's own phrasings.
"""

from faq.evaluation.afterwards import afterwards_figures, put_afterwards
from faq.evaluation.cases import Case, read_conversations, unknown_ids
from faq.evaluation.cross_validation import FOLDS, cross_validate
from faq.evaluation.entry_figures import EntryFigures, count_by_entry
from faq.evaluation.figures import confusions, figures, headline_figures, histogram
from faq.evaluation.outcomes import Outcomes, Rate, count_outcomes, set_small_talk_apart
from faq.evaluation.results import Result, evaluate

__all__ = [
    "FOLDS",
    "Case",
    "EntryFigures",
    "Outcomes",
    "Rate",
    "Result",
    "afterwards_figures",
    "confusions",
    "count_by_entry",
    "count_outcomes",
    "cross_validate",
    "evaluate",
    "figures",
    "headline_figures",
    "histogram",
    "put_afterwards",
    "read_conversations",
    "set_small_talk_apart",
    "unknown_ids",
]
