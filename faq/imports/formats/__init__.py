"""The formats that `faq import` reads, in the order in which they are tried."""

from faq.imports.format import Format
from faq.imports.formats import (
    aiml,
    botpress,
    chatterbot,
    csv_table,
    dialogflow_cx,
    dialogflow_es,
    html_page,
    intents_json,
    markdown,
    nlp_js,
    own_shape,
    phrases_only,
    qna_maker,
    rasa,
    rivescript,
    word,
    workbook,
)

# Whole projects first: the README beside an agent is no FAQ. Then what has a shape of its own, and
# last what nearly everything resembles.
FORMATS: tuple[Format, ...] = (
    rasa.FORMAT,
    dialogflow_es.FORMAT,
    dialogflow_cx.FORMAT,
    workbook.FORMAT,
    word.FORMAT,
    qna_maker.FORMAT,
    botpress.FORMAT,
    nlp_js.FORMAT,
    intents_json.FORMAT,
    phrases_only.FORMAT,
    chatterbot.FORMAT,
    own_shape.FORMAT,
    aiml.FORMAT,
    rivescript.FORMAT,
    html_page.FORMAT,
    csv_table.FORMAT,
    markdown.FORMAT,
)
