"""The conversation that comes with the bot."""

from collections import Counter

from bot.dialogue.small_talk import SmallTalkReader
from bot.knowledge import KNOWLEDGE_DIR, Entry, Knowledge, Section, load_knowledge
from bot.matcher.learning import learn
from bot.normalise import Normaliser


def test_it_is_a_knowledge_base_without_faults(knowledge: Knowledge) -> None:
    loaded = load_knowledge(KNOWLEDGE_DIR / "conversation_fr.yaml")
    assert loaded.entries == knowledge.conversation
    assert loaded.small_talk == {entry.id for entry in loaded.entries}


def test_every_phrasing_is_of_one_kind(knowledge: Knowledge) -> None:
    words = Normaliser(knowledge.lexicon).words
    kinds = {
        (" ".join(words(text)) or text, entry.id)
        for entry in knowledge.conversation
        for text in entry.phrasings
    }
    counts = Counter(phrasing for phrasing, _ in kinds)
    assert [phrasing for phrasing, count in counts.items() if count > 1] == []


def test_every_phrasing_is_understood(knowledge: Knowledge) -> None:
    entry = Entry(id="pain", section="pain", question="Combien coûte le pain ?", answer="Un euro.")
    base = Knowledge(
        (Section(id="pain", title="Pain"),),
        (entry,),
        lexicon=knowledge.lexicon,
        conversation=knowledge.conversation,
    )
    learned = learn(base)
    reader = SmallTalkReader(base, learned)
    wrong = [
        text
        for one in knowledge.conversation
        for text in one.phrasings
        for words in [learned.given.normaliser.words(text)]
        if (found := reader.read(words) if words else reader.read_signs(text)) is None
        or found.built_in != one
    ]
    assert wrong == []
