"""The bot's own lexicon of badly typed French."""

import pytest

from bot.knowledge import Knowledge, Lexicon
from bot.normalise import Normaliser, split_words

# The most frequent words of written French, of the subject and of messages.
FREQUENT = frozenset(
    split_words("""
    de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont
    avec ou son aux cette ont ses mais comme on tout nous sa fait ete aussi leur bien
    peut ces y deux si elle meme ans moins sans leurs encore ainsi entre faire vers quand lui ni
    apres etre etait avoir avait trois alors tous dont deja autre autres contre avant donc non oui
    je tu vous me te moi toi mon ma mes ton ta tes notre nos votre vos eux elles ils ai as avez
    avons suis es sommes etes va vais vas vont aller dit dire voir sait sais savoir veux veut
    vouloir peux pouvoir dois doit devoir faut falloir quoi quel quelle quels quelles comment
    pourquoi combien ou jamais toujours rien personne chaque plusieurs quelque toute toutes peu
    tres trop assez beaucoup ici la bas haut jour jours an annee temps fois chose vie homme femme
    monde travail metier emploi poste chef cadre bureau office back front entreprise societe boite
    diplome licence master bac ecole etude etudes stage salaire paie paye argent euro euros cv rh
    cdi cdd bts drh rtt pme ti it tas son sa ca cela ceci celui celle tant tel telle port parle
    car or puis jusque depuis pendant chez sous selon lors hors grand petit bon bonne mal mieux
    nouveau premier dernier seul meilleur possible important bonjour salut merci
    """)
)


# What means one thing here and another there: « bo » a back office or beautiful, « chu » je suis or
# a hospital, « mrc » merci or a county, « char » a car or a tank.
AMBIGUOUS = frozenset(split_words("bo char chu cmb dsl fin mgr moe mrc ms pis pq vs win"))


@pytest.fixture(scope="module")
def lexicon(knowledge: Knowledge) -> Lexicon:
    return knowledge.lexicon


def test_forms_are_folded_and_a_word_each(lexicon: Lexicon) -> None:
    assert [form for form in lexicon.abbreviations if split_words(form) != [form]] == []


def test_no_form_stands_for_itself(lexicon: Lexicon) -> None:
    same = [form for form, words in lexicon.abbreviations.items() if split_words(words) == [form]]
    assert same == []


def test_no_meaning_is_badly_typed_itself(lexicon: Lexicon) -> None:
    normaliser = Normaliser(lexicon)
    assert [
        words
        for words in lexicon.abbreviations.values()
        if normaliser.words(words) != [word.rstrip("'") for word in split_words(words)]
    ] == []


def test_no_frequent_word_or_acronym_is_taken_for_a_mistake(lexicon: Lexicon) -> None:
    assert sorted(FREQUENT & lexicon.abbreviations.keys()) == []


def test_what_means_two_things_is_left_to_the_phrasings(lexicon: Lexicon) -> None:
    assert sorted(AMBIGUOUS & lexicon.abbreviations.keys()) == []


def test_no_word_that_the_bot_writes_is_taken_for_a_mistake(
    lexicon: Lexicon, knowledge: Knowledge
) -> None:
    texts = [knowledge.article]
    texts += [text for entry in knowledge.entries for text in (entry.question, entry.answer)]
    written = {word for text in texts for word in split_words(text)}
    assert sorted(written & lexicon.abbreviations.keys()) == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("koi", "quoi"),
        ("pk", "pourquoi"),
        ("slt", "salut"),
        ("bjr", "bonjour"),
        ("jve", "je veux"),
        ("jpeux", "je peux"),
        ("chuis", "je suis"),
        ("ya", "il y a"),
        ("lexperience", "l'expérience"),
        ("lentreprise", "l'entreprise"),
        ("quil", "qu'il"),
        ("c", "c'est"),
        ("g", "j'ai"),
        ("lé zétude", "lé études"),
        ("kifach", "comment"),
        ("icitte", "ici"),
        ("wesh", "salut"),
        ("nonante", "quatre-vingt-dix"),
    ],
)
def test_a_usual_form_is_read_as_what_it_stands_for(
    lexicon: Lexicon, typed: str, meant: str
) -> None:
    normaliser = Normaliser(lexicon)
    assert normaliser.words(typed) == normaliser.words(meant)
