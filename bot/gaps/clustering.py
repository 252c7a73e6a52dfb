"""Groups questions that mean the same, so that whoever reads them reads each thing once."""

import numpy as np

from bot.matcher.vectors import Floats

# Average similarity, 0..1, from which a question belongs to a group. Of 300 questions on four
# knowledge bases without half of their entries, .80 to .87 of a group then mean the same (BCubed
# precision; F .69 to .81), with all of their entries .87 to .96 (F .84 to .96); of fifteen, .96 and
# more (F .58 to .75). With .50, F is the same for many and .02 to .05 lower for few. Merging the
# two nearest groups first (average linkage) gains less than .02, in cubic time.
MIN_SIMILARITY = 0.42


def cluster(similarities: Floats) -> list[list[int]]:
    """Group items: each joins the group that it is most similar to on average, or begins a new one.

    Args:
        similarities: of each two items, 0..1.

    Returns:
        The numbers of the items in each group, the largest group first.
    """
    groups: list[list[int]] = []
    totals = np.zeros_like(similarities)  # for each group, those of its members to each item
    for item, row in enumerate(similarities):
        average = totals[: len(groups), item] / [len(group) for group in groups]
        best = int(average.argmax()) if groups else 0
        if not groups or average[best] < MIN_SIMILARITY:
            best = len(groups)
            groups.append([])
        groups[best].append(item)
        totals[best] += row
    return sorted(groups, key=len, reverse=True)
