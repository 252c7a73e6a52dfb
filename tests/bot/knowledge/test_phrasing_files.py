"""Phrasings in files of their own: what is read, what is refused, and what comes of it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge import KNOWLEDGE_DIR, Knowledge, KnowledgeError, OutOfScope, load_knowledge
from bot.knowledge.format import MAX_TEXT
from bot.knowledge.phrasing_files import parse_phrasings

BASE = """\
version: 1
phrasings: formes
out_of_scope: ailleurs
sections: [{id: etudes, title: Études}]
entries:
  - id: diplome
    section: etudes
    question: Quel diplôme ?
    variants: [une licence]
    keywords: [diplôme]
    answer: Une licence.
    follow_ups: {domaine: [en quoi ?]}
  - id: domaine
    section: etudes
    question: Dans quel domaine ?
    answer: La gestion.
"""
FILES = {
    "base.yaml": BASE,
    "formes/diplome.txt": "kel diplome\n",
    "ailleurs/near.txt": "un permis de chasse\n",
    "ailleurs/far.txt": "il pleut\n",
}

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a knowledge base with its folders, some files otherwise than they are."""

    def write(**changed: str | bytes) -> Path:
        for name, content in {**FILES, **changed}.items():
            path = tmp_path / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path / "base.yaml"

    return write


def faults(path: Path) -> list[str]:
    """List the faults of a knowledge base, their files relative to its folder."""
    with pytest.raises(KnowledgeError) as caught:
        load_knowledge(path)
    return [str(fault).removeprefix(f"{path.parent}/") for fault in caught.value.faults]


# --- what is read ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("", [], id="empty"),
        pytest.param("un\ndeux\n", ["un", "deux"], id="a phrasing a line"),
        pytest.param("un\ndeux", ["un", "deux"], id="no end of the last line"),
        pytest.param("\n  un \t\n\n\u00a0\ndeux\n\n", ["un", "deux"], id="blanks"),
        pytest.param("# un\nun # deux\n  #trois\n", ["un # deux"], id="comments"),
        pytest.param('- a: "b" [c\n\'d\n', ['- a: "b" [c', "'d"], id="no quoting"),
        pytest.param("un\r\ndeux\r\n", ["un", "deux"], id="Windows"),
        pytest.param("un\rdeux\r", ["un", "deux"], id="an old Mac"),
        pytest.param("non\n2024\n~\n", ["non", "2024", "~"], id="what YAML takes for other things"),
        pytest.param("# après coup, plutôt\nun\n", ["un"], id="a comment that begins like another"),
    ],
)
def test_lines_are_taken_as_they_are(content: str, expected: list[str]) -> None:
    file = parse_phrasings(Path("a.txt"), content)
    assert ([phrasing.text for phrasing in file.variants], file.faults) == (expected, ())


@pytest.mark.parametrize(
    "heading",
    ["# après un", "#après un", "  # Après  un ", "# apres un", "# apre\u0300s un"],
    ids=["as told", "no space", "spaces", "no accent", "an accent of its own"],
)
def test_a_heading_opens_the_follow_ups_to_an_entry(heading: str) -> None:
    file = parse_phrasings(Path("a.txt"), f"a\n{heading}\nb\n# deux\nc\n# après trois\nd\n")
    assert [(phrasing.text, phrasing.line, phrasing.after) for phrasing in file.phrasings] == [
        ("a", 1, None),
        ("b", 3, "un"),
        ("c", 5, "un"),
        ("d", 7, "trois"),
    ]


def test_what_stands_in_a_file_comes_after_the_variants_and_before_the_keywords(
    write: Write,
) -> None:
    entry = load_knowledge(write()).entry_by_id["diplome"]
    assert entry.phrasings == ("Quel diplôme ?", "une licence", "kel diplome", "diplôme")


def test_follow_ups_are_those_of_the_entry_that_they_come_after(write: Write) -> None:
    path = write(**{"formes/domaine.txt": "quoi\n# après diplome\net en quoi ?\nla gestion ?\n"})
    entries = load_knowledge(path).entry_by_id
    assert entries["domaine"].variants == ("quoi",)
    assert entries["domaine"].follow_ups == {}
    asked = ("en quoi ?", "et en quoi ?", "la gestion ?")
    assert entries["diplome"].follow_ups == {"domaine": asked}


def test_a_byte_order_mark_is_no_letter(write: Write) -> None:
    path = write(**{"formes/diplome.txt": "kel diplome".encode("utf-8-sig")})
    assert load_knowledge(path).entry_by_id["diplome"].variants[-1] == "kel diplome"


def test_a_phrasing_may_speak_for_several_entries(write: Write) -> None:
    entries = load_knowledge(write(**{"formes/domaine.txt": "kel diplome\nune licence"})).entries
    shared = {"kel diplome", "une licence"}
    assert [entry.id for entry in entries if shared <= set(entry.phrasings)] == [
        "diplome",
        "domaine",
    ]


def test_messages_to_refuse_are_read_by_their_kind(write: Write) -> None:
    assert load_knowledge(write()).out_of_scope == OutOfScope(
        near=("un permis de chasse",), far=("il pleut",)
    )


@pytest.mark.parametrize("name", ["near", "far"])
def test_a_kind_of_messages_to_refuse_may_be_missing(write: Write, name: str) -> None:
    path = write()
    (path.parent / "ailleurs" / f"{name}.txt").unlink()
    assert getattr(load_knowledge(path).out_of_scope, name) == ()


@pytest.mark.parametrize(
    "name", ["LISEZMOI.md", ".autre.txt", "._diplome.txt", "diplome.txt~", "diplome.txt.orig"]
)
def test_other_files_in_the_folders_are_left_alone(write: Write, name: str) -> None:
    path = write(**{f"formes/{name}": "x", f"ailleurs/{name}": "x"})
    assert load_knowledge(path).size == 5


def test_unusual_characters_are_read_as_the_usual_ones(write: Write) -> None:
    path = write(**{"formes/diplome.txt": "un\ndeux\u2028trois\x85quatre\n\ne\u0301te\u0301\n"})
    assert load_knowledge(path).entry_by_id["diplome"].variants[-3:] == (
        "un",
        "deux trois quatre",
        "été",
    )


def test_all_files_and_folders_are_listed(write: Write, tmp_path: Path) -> None:
    knowledge = load_knowledge(write())
    built_in = {KNOWLEDGE_DIR / name for name in ("lexique_fr.yaml", "conversation_fr.yaml")}
    assert set(knowledge.files) == {tmp_path / name for name in FILES} | built_in
    assert knowledge.folders == (tmp_path / "formes", tmp_path / "ailleurs")


def test_a_part_of_the_bots_own_file_works_anywhere(tmp_path: Path, knowledge: Knowledge) -> None:
    text = (KNOWLEDGE_DIR / "faq_fr.yaml").read_text(encoding="utf-8")
    path = tmp_path / "faq_fr.yaml"
    path.write_text(text[: text.index("\n  - id: insatisfaction\n")], encoding="utf-8")
    entries = load_knowledge(path).entries
    assert [entry.variants for entry in entries] == [
        knowledge.entry_by_id[entry.id].variants for entry in entries
    ]


# --- faults ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        pytest.param(
            "formes/diplomes.txt",
            "un",
            "formes/diplomes.txt:1: [diplomes] l'entrée « diplomes » n'existe pas"
            " → vouliez-vous dire « diplome » ?",
            id="file of no entry",
        ),
        pytest.param(
            "formes/diplome.txt.txt",
            "un",
            "formes/diplome.txt.txt:1: [diplome.txt] l'entrée « diplome.txt » n'existe pas"
            " → vouliez-vous dire « diplome » ?",
            id="name with the ending twice",
        ),
        pytest.param(
            "formes/diplome.txt",
            "un\n# après domaines\ndeux",
            "formes/diplome.txt:2: [diplome] l'entrée « domaines » n'existe pas"
            " → vouliez-vous dire « domaine » ?",
            id="follow-ups to no entry",
        ),
        pytest.param(
            "formes/diplome.txt",
            "un\nkel diplôme\n".encode("latin-1"),
            "formes/diplome.txt:2: un caractère n'est pas de l'UTF-8 → enregistrez en UTF-8",
            id="Latin-1",
        ),
        pytest.param(
            "formes/diplome.txt",
            "un\0\n",
            "formes/diplome.txt:1: [diplome] un caractère de contrôle est caché ici → supprimez-le",
            id="NUL",
        ),
        pytest.param(
            "formes/diplome.txt",
            "un\n" + "x" * (MAX_TEXT + 1),
            "formes/diplome.txt:2: [diplome] la ligne est trop longue (4097 caractères)"
            " → raccourcissez-la à 4096 caractères",
            id="long line",
        ),
        pytest.param(
            "formes/diplome.txt",
            "un\ndeux\n\nUN\n",
            "formes/diplome.txt:4: [diplome] « UN » est déjà à la ligne 1 → supprimez cette ligne",
            id="same line twice",
        ),
        pytest.param(
            "ailleurs/proche.txt",
            "un",
            "ailleurs/proche.txt:1: ce fichier de messages hors sujet n'est pas lu"
            " → nommez-le near.txt ou far.txt",
            id="kind of messages that there is not",
        ),
        pytest.param(
            "ailleurs/near.txt",
            "un\n\x1b[2J",
            "ailleurs/near.txt:2: un caractère de contrôle est caché ici → supprimez-le",
            id="terminal sequence among messages to refuse",
        ),
        pytest.param(
            "base.yaml",
            BASE.replace("formes", "formules"),
            "base.yaml:2: le dossier « formules » (clé « phrasings ») n'existe pas"
            " → placez-le à côté de ce fichier ou supprimez la clé",
            id="missing folder",
        ),
        pytest.param(
            "base.yaml",
            BASE.replace("phrasings: formes", "phrasings: base.yaml"),
            "base.yaml:2: le dossier « base.yaml » (clé « phrasings ») n'existe pas"
            " → placez-le à côté de ce fichier ou supprimez la clé",
            id="file as folder",
        ),
        pytest.param(
            "base.yaml",
            BASE.replace("phrasings: formes", "phrasings: ../formes"),
            "base.yaml:2: « ../formes » n'est pas admis ici → un nom de dossier, sans chemin",
            id="folder elsewhere",
        ),
    ],
)
def test_a_fault_has_its_file_line_entry_problem_and_remedy(
    write: Write, name: str, content: str | bytes, expected: str
) -> None:
    assert faults(write(**{name: content})) == [expected]


def test_all_faults_of_all_files_are_reported_in_one_go(write: Write) -> None:
    path = write(
        **{
            "base.yaml": BASE.replace("Dans quel domaine ?", "Quel diplôme ?"),
            "formes/diplome.txt": "kel diplome\n\0\n# après rien\n",
            "formes/metier.txt": "é".encode("latin-1"),
            "ailleurs/far.txt": "x" * (MAX_TEXT + 1),
        }
    )
    with pytest.raises(KnowledgeError) as caught:
        load_knowledge(path)
    assert [(fault.file.name, fault.line) for fault in caught.value.faults] == [
        ("far.txt", 1),
        ("base.yaml", 15),
        ("diplome.txt", 2),
        ("diplome.txt", 3),
        ("metier.txt", 1),
        ("metier.txt", 1),
    ]


def test_a_folder_that_cannot_be_read_is_a_fault(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write()

    def refuse(_: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert faults(path) == [
        f"{name}:1: le dossier est illisible → vérifiez ses droits"
        for name in ("ailleurs", "formes")
    ]


@given(st.binary(max_size=100) | st.text(max_size=100).map(str.encode))
def test_any_file_is_loaded_or_refused_with_lines_that_it_has(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    folder = tmp_path_factory.mktemp("any")
    (folder / "formes").mkdir()
    (folder / "formes" / "diplome.txt").write_bytes(content)
    path = folder / "base.yaml"
    path.write_text(BASE.replace("out_of_scope: ailleurs\n", ""), encoding="utf-8")
    lines: list[int] = []
    try:
        load_knowledge(path)
    except KnowledgeError as error:
        lines = [fault.line for fault in error.faults]
    ends = content.count(b"\n") + content.count(b"\r")
    assert [line for line in lines if not 1 <= line <= ends + 1] == []
