"""Weighs two readings of a message after an answer: by itself, and as what follows the answer.

Each reading gives probabilities to the entries and to none of them; that of a message is the mean
of both, weighed by how likely it is to be meant by itself (a mixture of experts with a gate: Jacobs
et al., "Adaptive Mixtures of Local Experts", Neural Computation 3, 1991). By itself, a message is
read as any (`bot.matcher.choice`). As what follows, it is read by a logit over the same utilities
and over what is known to follow. All weights are learned from the follow-ups of the bot's own
knowledge base, each as if it were unknown, and from questions in and out of scope that come after
an answer by chance (`python -m benchmarks follow-ups`).
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from bot.matcher.follow_ups import FollowUp
from bot.matcher.scoring import Scores, certain, probabilities
from bot.matcher.vectors import SAME, Doubles, Floats

MAX_LOG_ODDS = 6.0  # of the first entry; beyond, a message is as clear as can be, or as unclear
MIN_PROBABILITY = 1e-9  # a probability of 0 is taken for this


class Weights(NamedTuple):
    """The weights of the evidence.

    The first make the utility of an entry as what a message means after others, those that begin
    with `none` that of "none of them", and those with `alone` the log-odds that it is meant by
    itself.
    """

    utility: float
    after: float
    meaning: float
    elsewhere: float
    again: float
    related: float
    section: float
    none: float
    none_utility: float
    none_elliptic: float
    alone: float
    alone_confidence: float
    alone_elliptic: float
    alone_similarity: float


WEIGHTS = Weights(
    utility=0.61,
    after=3.25,
    meaning=3.32,
    elsewhere=2.54,
    again=5.08,
    related=0.57,
    section=0.49,
    none=5.45,
    none_utility=0.65,
    none_elliptic=-2.88,
    alone=-2.11,
    alone_confidence=0.98,
    alone_elliptic=-0.68,
    alone_similarity=1.25,
)
ENTRY_INPUTS, NONE_INPUTS = 7, 3  # how many weights come first, and next
_ENTRY, _NONE, _ALONE = np.split(np.array(WEIGHTS), np.cumsum((ENTRY_INPUTS, NONE_INPUTS)))


@dataclass(frozen=True)
class Inputs:
    """What is weighed, for one message.

    Attributes:
        entries: what speaks for each entry as what follows; entries x weights.
        none: what speaks for none of them then.
        alone: what speaks for the message being meant by itself.
    """

    entries: Doubles
    none: Doubles
    alone: Doubles


def inputs(alone: Scores, follow_up: FollowUp) -> Inputs:
    """Gather what is weighed.

    Args:
        alone: the message read by itself.
        follow_up: what is known of it as what follows.
    """
    entries = (
        alone.entries,
        follow_up.after,
        follow_up.meaning,
        follow_up.elsewhere,
        follow_up.again,
        follow_up.is_related,
        follow_up.is_in_section,
    )
    elliptic, confidence = float(follow_up.is_elliptic), float(alone.confidences.max())
    log_odds = float(np.log(confidence / max(1 - confidence, MIN_PROBABILITY)))
    log_odds = float(np.clip(log_odds, -MAX_LOG_ODDS, MAX_LOG_ODDS))
    return Inputs(
        np.stack(entries, axis=1).astype(np.float64),
        np.array([1.0, alone.outside, elliptic]),
        np.array([1.0, log_odds, elliptic, follow_up.similarity]),
    )


def mix(alone: Scores, follow_up: FollowUp) -> Floats:
    """Return the probability of each entry, 0..1, over both readings of a message.

    Args:
        alone: the message read by itself.
        follow_up: what is known of it as what follows.
    """
    found = inputs(alone, follow_up)
    utilities, none = found.entries @ _ENTRY, float(found.none @ _NONE)
    is_alone = 1 / (1 + np.exp(-float(found.alone @ _ALONE)))
    is_known = follow_up.after >= SAME
    if is_known.any():  # word for word; what was learned of similarity was learned of less
        utilities[is_known] = certain(np.append(utilities[~is_known], none))
        is_alone = 0.0
    together = probabilities(utilities, none)
    mixed: Floats = is_alone * alone.confidences + (1 - is_alone) * together
    return mixed
