"""A knowledge base as a FAQPage of schema.org, for the owner's web page."""

import json
import re
from collections.abc import Iterator
from html import escape
from itertools import groupby

from bot.knowledge import Knowledge
from bot.markup import Span, parse_markup

_BULLET = re.compile(r"^\s*•\s*")


def export_json_ld(knowledge: Knowledge) -> bytes:
    """Write the questions on the subject as JSON-LD, to be put between the tags of a script."""
    page = {
        "@context": "https://schema.org",
        "@type": "FAQPage",
        "mainEntity": [
            {
                "@type": "Question",
                "name": entry.question,
                "acceptedAnswer": {"@type": "Answer", "text": to_html(entry.answer)},
            }
            for entry in knowledge.entries
            if entry.id not in knowledge.small_talk
        ],
    }
    text = json.dumps(page, ensure_ascii=False, indent=2)
    # In a page, « </script> » would end the script, even in a string.
    return text.replace("<", "\\u003c").encode() + b"\n"


def to_html(answer: str) -> str:
    """Write the light markup of an answer as HTML."""
    paragraphs = re.split(r"\n{2,}", answer.strip())
    return "".join(part for paragraph in paragraphs for part in _blocks(paragraph))


def _blocks(paragraph: str) -> Iterator[str]:
    """Write the lines of a paragraph: those with a bullet as a list, the others as text."""
    for is_list, lines in groupby(
        paragraph.split("\n"), key=lambda line: bool(_BULLET.match(line))
    ):
        if is_list:
            items = (f"<li>{_inline(_BULLET.sub('', line))}</li>" for line in lines)
            yield f"<ul>{''.join(items)}</ul>"
        else:
            yield f"<p>{'<br>'.join(_inline(line) for line in lines)}</p>"


def _inline(line: str) -> str:
    return "".join(map(_span, parse_markup(line)))


def _span(span: Span) -> str:
    text = escape(span.text)
    if span.url:
        return f'<a href="{escape(span.url)}">{text}</a>'
    return f"<strong>{text}</strong>" if span.bold else text
