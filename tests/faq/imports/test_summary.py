"""What an import tells."""

from faq.imports.findings import Notes, Place
from faq.imports.summary import describe_notes


def test_places_beyond_the_sixth_name_their_file_once() -> None:
    notes = Notes()
    for line in range(1, 10):
        notes.leave_out(Place("a.html", line), "image")
    assert list(describe_notes(notes))[-1] == "    aussi : a.html:7, 8, 9"


def test_what_has_no_line_is_counted() -> None:
    notes = Notes()
    for number in range(9):
        notes.leave_out(Place("a.docx"), "texte", f"phrase {number}")
    assert list(describe_notes(notes))[-1] == "    aussi : 3 autres"


def test_a_question_that_is_its_place_is_named_once() -> None:
    notes = Notes()
    notes.reject(Place("a.docx", question="Où ?"), "Où ?", "sans réponse")
    assert list(describe_notes(notes))[-1] == "  a.docx, « Où ? » : sans réponse"


def test_what_is_met_many_times_is_told_once() -> None:
    notes = Notes()
    for line in (1, 2, 3):
        notes.leave_out(Place("a.html", line), "bouton", "Oui")
    assert list(describe_notes(notes))[-2:] == ["  bouton (3) :", "    a.html:1 : Oui (3 fois)"]
