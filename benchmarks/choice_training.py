"""Learns the weights of `bot.matcher.choice` from labelled questions on several knowledge bases.

A base teaches in many situations: whole; cut down to few phrasings an entry; with some entries cut
down among the others, like a pair just added; and reduced to some of its entries, where questions
on the others are out of scope though they are on its subject. The weights make the right choices as
likely as they can (maximum likelihood, all situations counting alike), drawn a little to 0: first
those of the entries, with "none of them" as one more of these, then those of none alone. Learned
together, the entries are told apart too surely: of cdtn's questions .154 are answered wrong, not
.137.

The weights of scarcity then go on learning, from small FAQs as well, as new maintainers write them:
from the others alone, the right entry is reached for .50 of the questions to such a FAQ, and for
.70 with them. Were all weights to, well-fed knowledge bases would be understood a little worse.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from benchmarks.cases import Case
from benchmarks.cutting import cut
from bot.knowledge import Entry, Knowledge
from bot.matcher.choice import Weights, scarcity
from bot.matcher.learning import learn
from bot.matcher.vectors import Doubles, Floats

MAX_QUESTIONS = 300  # of a situation
CUTS = (1, 2, 3, 5)  # phrasings an entry
MIXED_CUTS = (1, 2, 3, 5, 10)
MIXED_SHARE = 7  # every seventh entry is cut among the others
SUBSETS = ((12, 2), (15, 3), (20, 1), (30, 3), (40, 2))  # entries, phrasings an entry
PENALTY = 1e-3
SEED = 5


@dataclass(frozen=True)
class Situation:
    """What a matcher knows, and questions to it.

    Attributes:
        knowledge: what it knows.
        cases: questions; those whose entries it does not have are out of scope.
    """

    name: str
    knowledge: Knowledge
    cases: Sequence[Case]


@dataclass(frozen=True)
class Observations:
    """The evidence for all questions of a situation.

    Attributes:
        entries: questions x entries x weights of entries.
        none: questions x weights of "none of them".
        is_right: questions x (entries, then "none of them").
    """

    name: str
    entries: Floats
    none: Floats
    is_right: npt.NDArray[np.bool_]


def situations(name: str, knowledge: Knowledge, cases: Sequence[Case]) -> Iterator[Situation]:
    """List what a knowledge base can teach."""
    chance = random.Random(SEED)
    yield Situation(name, knowledge, _sample(chance, cases))
    rich = [entry.id for entry in knowledge.entries if len(entry.phrasings) > max(CUTS)]
    if len(rich) > len(knowledge.entries) // 2:
        for count in CUTS:
            yield Situation(f"{name} cut {count}", cut(knowledge, count), _sample(chance, cases))
        for count in MIXED_CUTS:
            few = set(chance.sample(rich, len(rich) // MIXED_SHARE))
            asked = [case for case in cases if not case.ids or case.ids & few]
            asked += _sample(chance, [case for case in cases if case.ids - few])[: len(asked)]
            yield Situation(f"{name} mixed {count}", cut(knowledge, count, few), asked)
    for size, count in SUBSETS:
        chosen = chance.sample(knowledge.entries, min(size, 2 * len(knowledge.entries) // 3))
        yield _subset(chance, f"{name} subset {size}", cut(knowledge, count), chosen, cases)


def small_situations(name: str, knowledge: Knowledge, cases: Sequence[Case]) -> list[Situation]:
    """List what a FAQ with few phrasings can teach."""
    counts = {"": len(knowledge.entries), " cut 1": 1, " cut 2": 2}
    return [
        Situation(f"{name}{end}", cut(knowledge, count), cases) for end, count in counts.items()
    ]


def _subset(
    chance: random.Random,
    name: str,
    knowledge: Knowledge,
    chosen: Sequence[Entry],
    cases: Sequence[Case],
) -> Situation:
    ids = {entry.id for entry in chosen}
    entries = tuple(entry for entry in knowledge.entries if entry.id in ids)
    outside = knowledge.out_of_scope.model_copy(update={"near": ()})
    inside = _sample(chance, [case for case in cases if case.ids & ids])[: MAX_QUESTIONS // 2]
    others = _sample(chance, [case for case in cases if not case.ids & ids])
    small = replace(knowledge, entries=entries, out_of_scope=outside)
    return Situation(name, small, [*inside, *others[: max(40, len(inside) * 2 // 3)]])


def _sample(chance: random.Random, cases: Sequence[Case]) -> list[Case]:
    return chance.sample(cases, min(len(cases), MAX_QUESTIONS))


def observe(situation: Situation) -> Observations:
    """Gather the evidence that the matcher has for each question."""
    knowledge, learned = situation.knowledge, learn(situation.knowledge)
    words = [learned.encoder.words(case.question) for case in situation.cases]
    scarce = scarcity([len(entry.phrasings) for entry in knowledge.entries])
    entries, none, is_right = [], [], []
    for case, message in zip(situation.cases, learned.encoder.encode(words), strict=True):
        if not message.words:
            continue
        scores = learned.scorer.score(message)
        found, about = scores.evidence, scores.none
        plain = (found.classifier, found.coverage, found.prototype)
        columns = [column for one in plain for column in (one, one * scarce)]
        few = (found.phrasing, found.answer, found.missing)
        columns += [*(scarce * one for one in few), scarce]
        entries.append(np.stack(columns, axis=1))
        question = np.array(about.inputs, np.float32)
        size = np.log(len(knowledge.entries))
        none.append(np.concatenate([question, scarce.mean() * question, [size]]))
        right = [entry.id in case.ids for entry in knowledge.entries]
        is_right.append([*right, not any(right)])
    return Observations(
        situation.name,
        np.stack(entries).astype(np.float32),
        np.stack(none).astype(np.float32),
        np.array(is_right),
    )


def train(observations: Sequence[Observations], small: Sequence[Observations]) -> Weights:
    """Compute the weights under which the right choices are most likely.

    Args:
        observations: from which all weights are learned.
        small: from which those of scarcity and of "none of them" are learned as well.
    """
    names = Weights._fields
    is_scarce = np.array([name.endswith("scarce") for name in names])
    is_none = np.array([name.startswith("none") for name in names])
    weights = _fit(observations, np.zeros(len(names)), np.array(names) != "none_entries")
    weights = _fit([*observations, *small], weights, is_scarce)
    weights = _fit([*observations, *small], weights, is_none)
    return Weights(*(round(float(weight), 3) for weight in weights))


def _fit(
    observations: Sequence[Observations], start: Doubles, is_free: npt.NDArray[np.bool_]
) -> Doubles:
    """Fit those weights that are free; the others stay as they are."""
    split = observations[0].entries.shape[2]

    def loss(free: Doubles) -> tuple[float, Doubles]:
        weights = start.copy()
        weights[is_free] = free
        total, gradient = PENALTY * float(weights @ weights), 2 * PENALTY * weights
        for seen in observations:
            probabilities = choose(seen, weights)
            wanted = probabilities * seen.is_right
            likelihood = np.maximum(wanted.sum(axis=1, keepdims=True), 1e-9)
            error = (probabilities - wanted / likelihood) / len(wanted)
            total -= float(np.log(likelihood).mean())
            of_entries, of_none = error[:, :-1], error[:, -1]
            shares = probabilities[:, :-1] / probabilities[:, :-1].sum(axis=1, keepdims=True)
            of_entries += weights[-1] * of_none[:, np.newaxis] * shares  # they strengthen none, too
            gradient[:split] += np.einsum("qe,qew->w", of_entries, seen.entries)
            gradient[split:-1] += of_none @ seen.none
            gradient[-1] += of_none @ _together(seen.entries @ weights[:split])
        return total, gradient[is_free]

    found = start.copy()
    options = {"maxiter": 400}
    found[is_free] = minimize(loss, start[is_free], jac=True, method="L-BFGS-B", options=options).x
    return found


def choose(seen: Observations, weights: Sequence[float] | Doubles) -> Doubles:
    """Return the probability of each entry, and last of none, for each question."""
    split = seen.entries.shape[2]
    array = np.array(weights)
    entries = seen.entries @ array[:split]
    none = seen.none @ array[split:-1] + array[-1] * _together(entries)
    utilities = np.column_stack([entries, none])
    shares = np.exp(utilities - utilities.max(axis=1, keepdims=True))
    probabilities: Doubles = shares / shares.sum(axis=1, keepdims=True)
    return probabilities


def _together(utilities: Doubles) -> Doubles:
    """Return the utility of all entries together, for each question."""
    together: Doubles = np.logaddexp.reduce(utilities, axis=1)
    return together
