"""What mammoth leaves out of a .docx: simple fields, carriage returns, texts with a direction."""

import io
import zipfile
from itertools import chain
from types import MappingProxyType
from xml.etree.ElementTree import Element, SubElement, tostring

from defusedxml.ElementTree import fromstring

from faq.imports.findings import Notes, Place
from faq.imports.source import SourceFile

_PARTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
# Each as Word writes it, and as « Strict Open XML » does.
_WORD = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
_MATH = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}",
    "{http://purl.oclc.org/ooxml/officeDocument/math}",
)


def write_out_details(file: SourceFile, notes: Notes) -> bytes:
    """Return a document that says the same in elements that mammoth reads.

    Args:
        file: the document.
        notes: takes note of formulas, which are no text.

    Raises:
        ParseError, DefusedXmlException: a part is no XML, or none to be read.
    """
    with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name in parts.keys() & _PARTS:
        root = fromstring(parts[name])
        _note_formulas(root, file.name, notes)
        _write_out(root)
        parts[name] = tostring(root, "utf-8")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return packed.getvalue()


def _note_formulas(root: Element, file: str, notes: Notes) -> None:
    for math in _MATH:
        for formula in root.iter(f"{math}oMath"):
            text = "".join(formula.itertext())
            notes.leave_out(Place(file), "formule mathématique", text)


def _write_out(root: Element) -> None:
    for parent in reversed([*root.iter()]):  # one may stand in another
        children = [_WAYS[child.tag](child) if child.tag in _WAYS else [child] for child in parent]
        parent[:] = chain.from_iterable(children)


def _complex_field(simple: Element) -> list[Element]:
    """Return the runs that say what a simple field does; with them, a link stays one."""
    namespace = simple.tag.removesuffix("fldSimple")

    def mark(kind: str) -> Element:
        run = Element(f"{namespace}r")
        SubElement(run, f"{namespace}fldChar", {f"{namespace}fldCharType": kind})
        return run

    instruction = Element(f"{namespace}r")
    text = SubElement(instruction, f"{namespace}instrText")
    text.text = simple.get(f"{namespace}instr", "")
    return [mark("begin"), instruction, mark("separate"), *simple, mark("end")]


def _line_break(carriage_return: Element) -> list[Element]:
    return [Element(f"{carriage_return.tag.removesuffix('cr')}br")]


def _children(wrapper: Element) -> list[Element]:
    return [*wrapper]


_WAYS = MappingProxyType(
    {
        namespace + name: way
        for namespace in _WORD
        for name, way in (
            ("fldSimple", _complex_field),
            ("cr", _line_break),
            ("bdo", _children),
            ("dir", _children),
        )
    }
)
