"""A knowledge base as a table, in the columns that `faq import` knows again."""

from collections.abc import Iterator

from bot.knowledge import Knowledge

TITLES = ("Identifiant", "Section", "Question", "Réponse", "Variantes", "Mots-clés")


def rows_of(knowledge: Knowledge) -> Iterator[tuple[str, ...]]:
    """List the entries as rows; what is a list stands in one cell, an item a line."""
    titles = {section.id: section.title for section in knowledge.sections}
    for entry in knowledge.entries:
        yield (
            entry.id,
            titles[entry.section],
            entry.question,
            entry.answer,
            "\n".join(entry.variants),
            "\n".join(entry.keywords),
        )
