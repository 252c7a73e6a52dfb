"""Dialogflow ES and CX."""

import json
from typing import Any

import pytest

from bot.errors import FaqError
from tests.faq.imports.conftest import Import, zipped


def intent(name: str, *messages: dict[str, Any], **more: Any) -> str:
    return json.dumps({"id": name, "name": name, "responses": [{"messages": messages}], **more})


def said(*texts: str, lang: str = "fr") -> dict[str, Any]:
    return {"type": "0", "lang": lang, "speech": texts[0] if len(texts) == 1 else list(texts)}


def phrases(*texts: str | list[str]) -> str:
    parts = [[text] if isinstance(text, str) else text for text in texts]
    return json.dumps([{"data": [{"text": part} for part in one]} for one in parts])


ES = {
    "agent.json": json.dumps({"language": "en", "supportedLanguages": ["fr"]}),
    "intents/Q_Camping_Prix.json": intent(
        "Q_Camping_Prix",
        said("Dix euros.", "10 €"),
        said("Par nuit, le $date."),
        {"type": 4, "lang": "fr", "payload": {}},
        said("Ten euros.", lang="en"),
    ),
    "intents/Q_Camping_Prix_usersays_fr.json": phrases("Quel prix ?", ["prix ", "une", " nuit"]),
    "intents/Q_Camping_Prix_usersays_fr-ca.json": phrases("combien la nuit", "Quel prix ?"),
    "intents/Q_Camping_Prix_usersays_en.json": phrases("How much?"),
    "intents/Q_Camping_Prix - suite.json": intent(
        "Q_Camping_Prix - suite", said("Aussi."), parentId="Q_Camping_Prix"
    ),
    "intents/Q_Camping_Prix - suite_usersays_fr.json": phrases("et l'hiver ?"),
    "intents/Repli.json": intent("Repli", said("Pardon ?"), fallbackIntent=True),
    "intents/Repli_usersays_fr.json": phrases("quel prix", "où est la mer"),
    "intents/Accueil.json": intent("Accueil", said("Bonjour !"), events=[{"name": "WELCOME"}]),
    "intents/Accueil_usersays_fr.json": phrases("hello"),
    "intents/Q_Vide.json": intent("Q_Vide", webhookUsed=True),
    "intents/Q_Vide_usersays_fr.json": phrases("reste-t-il de la place ?"),
}  # fmt: skip


def test_an_agent_es_is_read(read: Import) -> None:
    result = read({"agent.zip": zipped(ES)})
    assert result.pairs == [
        ("hello", "Bonjour !"),
        ("Quel prix ?", "Dix euros.\n\nPar nuit, le $date."),
    ]
    assert result.variants == {"Quel prix ?": ["prix une nuit", "combien la nuit"]}
    assert result.base.near == ("où est la mer",)
    assert result.small_talk == ["hello"]
    assert result.entries[1].id == "prix"
    assert result.entries[1].follow_ups == {"prix": ("et l'hiver ?",)}


def test_what_an_agent_cannot_give_is_told(read: Import) -> None:
    result = read(ES)
    assert result.tells("Q_Vide.json", "webhook", "reste-t-il de la place ?")
    assert result.tells("$date est à remplacer")
    assert result.tells("carte, boutons")
    assert result.tells("suite de « Q_Camping_Prix » ; sa réponse : Aussi.")
    assert result.tells("autre réponse", "10 €")


def test_an_agent_of_follow_ups_is_refused(read: Import) -> None:
    files = {"agent.json": "{}", "intents/A.json": intent("A", said("Oui."))}
    for number in range(3):
        files[f"intents/A - {number}.json"] = intent(f"A - {number}", said("Non."), parentId="A")
    with pytest.raises(FaqError, match=r"dialogue.*3 intentions sur 4"):
        read(files)


def route(intent: str, *texts: str, **more: Any) -> dict[str, Any]:
    message = {"text": {"text": list(texts)}, "languageCode": "fr"}
    return {"intent": intent, "triggerFulfillment": {"messages": [message]}, **more}


CX = {
    "agent.json": json.dumps({"displayName": "Camping", "defaultLanguageCode": "fr"}),
    "intents/faq.arrivee/faq.arrivee.json": json.dumps({"displayName": "faq.arrivee"}),
    "intents/faq.arrivee/trainingPhrases/fr.json": json.dumps(
        {
            "trainingPhrases": [
                {"parts": [{"text": "À partir de quelle "}, {"text": "heure arriver ?"}]},
                {"parts": [{"text": "arrivée le soir"}], "languageCode": "fr"},
            ]
        }
    ),
    "intents/faq.chien/faq.chien.json": json.dumps({"displayName": "faq.chien"}),
    "intents/faq.chien/trainingPhrases/fr.json": json.dumps(
        {"trainingPhrases": [{"parts": [{"text": "Les chiens sont-ils admis ?"}]}]}
    ),
    "intents/faq.muet/faq.muet.json": json.dumps({"displayName": "faq.muet"}),
    "intents/faq.muet/trainingPhrases/fr.json": json.dumps(
        {"trainingPhrases": [{"parts": [{"text": "ma réservation ?"}]}]}
    ),
    "intents/Default Negative Intent/Default Negative Intent.json": json.dumps(
        {"displayName": "Default Negative Intent", "isFallback": True}
    ),
    "intents/Default Negative Intent/trainingPhrases/fr.json": json.dumps(
        {"trainingPhrases": [{"parts": [{"text": "quel temps"}]}]}
    ),
    "flows/Default Start Flow/Default Start Flow.json": json.dumps(
        {
            "transitionRoutes": [
                route("faq.arrivee", "Dès 14 h.", "À 14 h."),
                {"intent": "faq.chien", "targetPage": "Chiens"},
                {"intent": "faq.muet", "triggerFulfillment": {"webhook": "w"}},
            ]
        }
    ),
    "flows/Default Start Flow/pages/Chiens.json": json.dumps(
        {
            "displayName": "Chiens",
            "entryFulfillment": {
                "messages": [{"text": {"text": ["Oui."]}}, {"payload": {}}],
            },
        }
    ),
}


def test_an_agent_cx_is_read(read: Import) -> None:
    result = read(CX)
    assert result.pairs == [
        ("À partir de quelle heure arriver ?", "Dès 14 h."),
        ("Les chiens sont-ils admis ?", "Oui."),
    ]
    assert result.variants == {"À partir de quelle heure arriver ?": ["arrivée le soir"]}
    assert result.base.near == ("quel temps",)
    assert [entry.id for entry in result.entries] == ["arrivee", "chien"]
    assert result.base.title == "Camping"
    assert result.tells("webhook", "ma réservation ?")
    assert result.tells("autre réponse", "À 14 h.")
