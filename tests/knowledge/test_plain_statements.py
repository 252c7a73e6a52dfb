"""What people tell of their lives is not answered, though farewells and our topics say it so."""

from bot.dialogue import Dialogue
from bot.reply import answered_in

# None is taught.
STATEMENTS = [
    "bonjour monsieur le maire",
    "bravo les bleus",
    "bravo pour ton bébé",
    "ferme la fenêtre",
    "il fait nuit",
    "je bosse au moulin",
    "je bosse au port",
    "je bosse chez mon oncle",
    "je bosse en boulangerie",
    "je bosse à la ferme",
    "je bosse à la mine",
    "je bosse à la poste",
    "je conduis un taxi",
    "je coupe du bois",
    "je coupe les cheveux",
    "je dors chez mes parents",
    "je ferme la boutique à 19h",
    "je ferme les volets le soir",
    "je ferme mon compte en banque",
    "je file des collants",
    "je file la laine",
    "je laisse tomber le sport",
    "je livre des pizzas",
    "je mange à la cantine",
    "je pars vivre en Italie",
    "je pars à l'armée",
    "je prends la route tous les jours",
    "je prends le train demain",
    "je prends ma douche",
    "je quitte l'armée",
    "je quitte la région",
    "je quitte ma femme",
    "je quitte mon mari",
    "je raccroche les gants",
    "je rentre de vacances",
    "je rentre du Maroc",
    "je répare des vélos",
    "je soigne des chevaux",
    "je tiens une boutique de fleurs",
    "je travaille au château",
    "je travaille avec mon frère",
    "je travaille dans le cirque",
    "je travaille à la ferme",
    "je vous laisse mon chien",
    "j'élève des poules",
    "la mairie est fermée",
    "le bar ferme tard",
    "ma fille ne m'écoute pas",
    "mon téléphone marche plus",
    "on part camper",
    "salut à toi c'est une chanson",
    "super match hier",
    "t'es nul au foot",
    "à plus tard les courses",
]
MAX_ANSWERED = 9  # 4 are; 20 were while hardly any such message was refused


def test_what_people_tell_of_their_lives_is_hardly_ever_answered(dialogue: Dialogue) -> None:
    answered = {
        text: ids
        for text in STATEMENTS
        if (ids := [entry.id for entry in answered_in(dialogue.respond(text).reply)])
    }
    assert len(answered) <= MAX_ANSWERED, answered
