"""Follow-ups to an answer that stand under several entries, so that the bot has to ask back."""

from collections.abc import Iterator

from bot.knowledge import Fault
from bot.matcher.follow_up_words import FollowUpWords
from faq.source import Source


def check(source: Source) -> Iterator[Fault]:
    """List the follow-ups that an earlier entry has after the same answer, too."""
    said = FollowUpWords(source.knowledge.lexicon, source.normaliser)
    for entry in source.knowledge.entries:
        first: dict[tuple[str, ...], str] = {}
        for meant, texts in entry.follow_ups.items():
            for number, words in enumerate(source.words_of_each(texts)):
                other = first.setdefault(tuple(said.told_by(words)), meant)
                if other != meant:
                    place = source.follow_up_places(entry, meant)[number]
                    yield Fault(
                        place.file,
                        place.line,
                        meant,
                        f"« {texts[number]} » est ambiguë après « {entry.id} » : "
                        f"elle y vaut aussi pour « {other} »",
                        "gardez-la à un seul endroit, ou précisez-la",
                    )
