"""QnA Maker and custom question answering: TSV, JSON, .qna."""

import json

import pytest

from tests.faq.imports.conftest import Import

TSV = "\ufeff" + "\r\n".join(
    [
        "Question\tAnswer\tSource\tMetadata\tSuggestedQuestions\tIsContextOnly\tPrompts\tQnaId",
        r"\n\nOù laver mon linge ?\n\n"
        r"	La buanderie a :\n\n*   deux machines\n*   un séchoir « "
        '"rapide".\tEditorial\ttheme:linge\t[]\tfalse\t[{"displayOrder":0,"qnaId":3,'
        '"displayText":"Prix"}]\t1',
        "c où la buanderie\tLa buanderie a :\\n\\n*   deux machines\\n*   un séchoir « "
        '"rapide".\tEditorial\ttheme:linge\t[]\tfalse\t[]\t1',
        "Combien coûte une lessive ?\tTrois euros, voyez le tableau.\tEditorial\t\t"
        '[{"suggestedQuestionList":[{"userQuestion":"prix machine"}]}]\tfalse\t[]\t3',
        "Combien coûte le séchoir ?\tTrois euros, voyez le tableau.\tEditorial\t\t[]\ttrue\t[]\t4",
        "Tu vas bien ?\tTrès bien !\tqna_chitchat.tsv\teditorial:chitchat\t[]\tfalse\t[]\t5",
        "Une ligne sans tabulation",
    ]
)


def test_a_tsv_is_read_without_quoting(read: Import) -> None:
    result = read({"qna.tsv": TSV})
    assert result.pairs == [
        ("Où laver mon linge ?", 'La buanderie a :\n\n• deux machines\n• un séchoir « "rapide".'),
        ("Combien coûte une lessive ?", "Trois euros, voyez le tableau."),
        ("Combien coûte le séchoir ?", "Trois euros, voyez le tableau."),
        ("Tu vas bien ?", "Très bien !"),
    ]
    assert result.variants == {"Où laver mon linge ?": ["c où la buanderie"]}


def test_metadata_tell_the_section_and_small_talk(read: Import) -> None:
    result = read({"qna.tsv": TSV})
    assert result.sections[0] == ("Où laver mon linge ?", "linge")
    assert result.small_talk == ["Tu vas bien ?"]


def test_prompts_become_related_entries(read: Import) -> None:
    result = read({"qna.tsv": TSV})
    assert result.entries[0].related == (result.entries[1].id,)


def test_what_cannot_come_over_is_told_with_its_line(read: Import) -> None:
    result = read({"qna.tsv": TSV})
    assert result.tells("qna.tsv:4", "à confirmer", "prix machine")
    assert result.tells("qna.tsv:5", "qu'après une autre question")
    assert result.tells("qna.tsv:7", "sans réponse", "Une ligne sans tabulation")


PAIRS = [
    {
        "id": 7,
        "answer": "Au **sous-sol**, voyez [le plan](https://cave.example/plan).",
        "source": "Editorial",
        "questions": ["Où sont les caves ?", "ma cave c laquelle"],
        "metadata": [{"name": "rubrique", "value": "Immeuble"}],
        "context": {"isContextOnly": False, "prompts": [{"qnaId": 9, "displayText": "Clé"}]},
    },
    {"id": 9, "answer": "Chez le gardien.", "questions": ["Qui a la clé ?"], "metadata": []},
]


def _capitalised(pair: dict[str, object]) -> dict[str, object]:
    metadata = {str(m["name"]): m["value"] for m in pair["metadata"]}  # type: ignore[attr-defined]
    return {key.capitalize(): value for key, value in pair.items()} | {"Metadata": metadata}


@pytest.mark.parametrize(
    "content",
    [
        {"qnaDocuments": PAIRS},
        {"qnaList": PAIRS},
        {"Assets": {"Qnas": list(map(_capitalised, PAIRS))}, "Metadata": {}},
    ],
    ids=["knowledge base", "list", "custom question answering"],
)
def test_each_kind_of_json_is_read(read: Import, content: object) -> None:
    result = read({"export": json.dumps(content)})
    assert result.pairs == [
        ("Où sont les caves ?", "Au **sous-sol**, voyez [le plan](https://cave.example/plan)."),
        ("Qui a la clé ?", "Chez le gardien."),
    ]
    assert result.variants == {"Où sont les caves ?": ["ma cave c laquelle"]}
    assert result.sections == [("Où sont les caves ?", "Immeuble"), ("Qui a la clé ?", "Questions")]


QNA = """\
> # QnA pairs

> !# @qna.pair.source = Editorial
<a id = "1"></a>

# ? Quand passe le jardinier ?
- jardinier quel jour
- * c quand le jardinier

**Filters:**
- rubrique = Jardin

```markdown
Le **mardi**.
```

**Prompts:**
- [Et la tonte ?](#2)

<a id = "2"></a>

## ? Qui tond la pelouse ?

```
Lui aussi.
```
"""


def test_the_text_format_is_read(read: Import) -> None:
    result = read({"faq.qna": QNA})
    assert result.pairs == [
        ("Quand passe le jardinier ?", "Le **mardi**."),
        ("Qui tond la pelouse ?", "Lui aussi."),
    ]
    assert result.sections[0][1] == "Jardin"
    assert result.variants["Quand passe le jardinier ?"][0] == "jardinier quel jour"
    assert result.entries[0].related == (result.entries[1].id,)


def test_pairs_of_one_answer_stay_two_with_all_their_rows(read: Import) -> None:
    rows = ["Question\tAnswer\tQnaId"]
    rows += [f"{question}\tVoyez le gardien.\t{pair}" for question, pair in
             [("Qui ouvre ?", 1), ("Qui ferme ?", 2), ("kiferm", 2), ("kiouvre", 1)]]  # fmt: skip
    assert read({"qna.tsv": "\n".join(rows)}).variants == {
        "Qui ouvre ?": ["kiouvre"],
        "Qui ferme ?": ["kiferm"],
    }


def test_without_ids_rows_of_one_answer_are_one_question(read: Import) -> None:
    text = (
        "Question\tAnswer\tSource\tMetadata\nTu dors ?\tJamais !\tchat\teditorial:chitchat\n"
        "tu fais dodo\tJamais !\tchat\teditorial:chitchat\nÇa va ?\tBien.\tchat\t\n"
    )
    assert read({"chat.tsv": text}).variants == {"Tu dors ?": ["tu fais dodo"]}
