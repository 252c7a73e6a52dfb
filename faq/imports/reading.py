"""Reads a source: each file by the first format that recognises it."""

from collections.abc import Sequence

from bot.errors import FaqError
from faq.imports.findings import Findings, Kind, Notes
from faq.imports.formats import FORMATS
from faq.imports.source import SourceFile, is_document
from faq.imports.structured import UnreadableError

# What is recognised, but cannot be read: how it begins, what it is, what to do.
_UNREAD = (
    (b"%PDF", "un PDF", "copiez son texte dans un document Word (.docx) ou un tableau"),
    (b"{\\rtf", "un document RTF", "enregistrez-le en .docx"),
    (
        b"\xd0\xcf\x11\xe0",
        "un ancien document de Word ou d'Excel",
        "enregistrez-le en .docx ou .xlsx",
    ),
)
_ZIP = b"PK\x03\x04"
_IS_DIALOGUE = "C'est sans doute un dialogue : ses réponses se font ailleurs que dans ce fichier."
MAX_NAMED = 5  # files


def read_source(files: Sequence[SourceFile], notes: Notes) -> list[Findings]:
    """List what was found in the files, by format.

    Raises:
        FaqError: there is no FAQ in them; the message says what there is.
    """
    rest = list(files)
    readings = []
    for format_ in FORMATS:
        claimed = list(format_.claims(rest))
        if not claimed:
            continue
        readings.append(format_.read(claimed, notes))
        names = {file.name for file in claimed}
        rest = [file for file in rest if file.name not in names]
        if format_.is_whole:
            rest = []  # they belong to the project that was read
            break
    for file in rest:
        notes.skip(file.name, _why_unread(file))
    if not any(reading.items for reading in readings):
        refusal = describe_refusal(readings, notes)
        if any(note.kind is Kind.REJECTED for note in notes):
            refusal += f"\n{_IS_DIALOGUE}"
        raise FaqError(refusal)
    return [reading for reading in readings if reading.items or reading.out_of_scope]


def _why_unread(file: SourceFile) -> str:
    for start, what, remedy in _UNREAD:
        if file.content.startswith(start):
            return f"{what} : {remedy}"
    if is_document(file):
        return "un document d'un format qui n'est pas lu : enregistrez-le en .docx ou .xlsx"
    if file.members:
        return "une archive parmi d'autres fichiers : donnez-la seule"
    if file.content.startswith(_ZIP):
        return "une archive ou un document abîmé : ouvrez-le et enregistrez-le de nouveau"
    if not file.is_text:
        return "ce n'est pas du texte"
    try:
        _ = file.json
    except UnreadableError as error:
        return f"{error} (ligne {error.line})"
    return "rien qui ressemble à une question et sa réponse"


def describe_refusal(readings: Sequence[Findings], notes: Notes) -> str:
    """Describe why nothing comes over."""
    formats = ", ".join(reading.format for reading in readings)
    found = f"lu comme : {formats}" if formats else "aucun format connu"
    lines = [f"aucune question avec sa réponse n'a été trouvée ({found}) ; rien n'a été écrit"]
    named = [note for note in notes if note.kind in (Kind.FILE, Kind.REJECTED)]
    for note in named[:MAX_NAMED]:
        subject = f" « {note.subject} » :" if note.subject else ""
        lines.append(f"  {note.place} :{subject} {note.text}")
    if len(named) > MAX_NAMED:
        lines.append(f"  … et {len(named) - MAX_NAMED} autres")
    return "\n".join(lines)
