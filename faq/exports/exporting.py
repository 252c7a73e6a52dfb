"""What `faq export` does."""

from collections.abc import Callable, Mapping
from pathlib import Path

from bot.errors import FaqError
from bot.knowledge import Knowledge, knowledge_file, load_knowledge
from bot.system_faults import describe_system_fault
from faq.exports.csv_table import export_csv
from faq.exports.json_ld import export_json_ld
from faq.shell import shell_word


def export_faq(source: Path, format_: str, output: Path | None) -> Path:
    """Write a knowledge base in another format; tell the path of the file.

    Args:
        source: the folder of the knowledge base, or its file.
        format_: `csv`, `xlsx` or `jsonld`.
        output: the file to write; by default a new one named after the folder, where one is.

    Raises:
        KnowledgeError: with all faults of the knowledge base.
        FaqError: the file cannot be written.
    """
    path = knowledge_file(source)
    content = _exporters()[format_](load_knowledge(path))
    output = output or _new_file(Path(f"{path.resolve().parent.name}.{format_}"))
    try:
        output.write_bytes(content)
    except OSError as error:
        raise FaqError(
            f"{output} ne peut pas être écrit ({describe_system_fault(error)})"
        ) from None
    return output


def _new_file(path: Path) -> Path:
    """Refuse a name that is taken: it may be the table that the knowledge base came from."""
    if path.exists():
        raise FaqError(f"{path} existe déjà ; pour l'écraser, dites-le : -o {shell_word(path)}")
    return path


def _exporters() -> Mapping[str, Callable[[Knowledge], bytes]]:
    return {"csv": export_csv, "xlsx": _export_workbook, "jsonld": export_json_ld}


def _export_workbook(knowledge: Knowledge) -> bytes:
    try:
        from faq.exports.workbook import export_workbook  # only here: it needs the extra `import`
    except ModuleNotFoundError as error:
        raise FaqError(
            f'un classeur a besoin de {error.name} : pip install "faq-back-office[import]"'
        ) from None
    return export_workbook(knowledge)
