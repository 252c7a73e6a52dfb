"""French typography of what users read: spaces, apostrophes, quotation marks, œ, accents.

The spaces are those of the Lexique des règles typographiques of the Imprimerie nationale. Where a
no-break space is due, either kind passes: few see the difference, and many keyboards have but one.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.knowledge import Fault
from faq.check.shown_texts import ShownTexts, all_shown_texts
from faq.source import Source

_URL = re.compile(r"(?:https?://|\b[\w-]+(?:\.[\w-]+)+/)[^\s)»]*")
_ADDRESS = "\ue000"  # stands for one while a text is mended; of a private use area
_NO_BREAK = "\u00a0\u202f"
_SPACE = f"[ {_NO_BREAK}]"
_SENTENCE_START = r"(?:^|(?<=[\n.!?…:•«(*])|(?<=[.!?…:•«(*]\s))"
# After these, « A » cannot be the verb: « A géré une équipe » has none of them.
_AFTER_A = (
    r"(?:quels?|quelles?|qui|quoi|partir|propos|travers|cause|côté|condition|défaut|moins|peine|"
    r"présent|bientôt|demain|plus|noter|savoir|compter|cela|ceci|vous|toi|moi|nous|lui|eux|elles?|"
    r"lire|voir|faire|retenir|suivre|venir|prévoir|fournir|remplir|payer|découvrir|consulter|"
    r"envoyer|vérifier|éviter|définir|choisir|demander|apporter|domicile|distance|temps)\b"
)
# After these it hardly ever is: « A la charge d’une équipe ».
_SELDOM_AFTER_A = (
    r"(?:la|l[’']|mon|ma|mes|ton|ta|tes|son|sa|ses|notre|nos|votre|vos|leurs?|ce|cet|cette|ces|"
    r"chaque|tous|toutes?)(?<!\w[’'])(?:\b|(?<=[’']))"
)
_QUOTED = r'(?<![\w"])"(?=\S)([^"\n]+)(?<=\S)"(?![\w"])'
_OE = "oeu|oeil|oecum|oenolog|oesoph|foet"
_ACUTE_START = (
    "cart|chang|chéan|chec|chel|chou|clair|col[eo]|conom|cout|cran|cri[rstv]|diti|duc|ga[lu]|larg|lect|"
    "l[eéè][mv]|ligib|limin|mission|motion|nerg|norm|num[eé]r|parg|preuve|poque|quilib|quip|quiva[lu]|"
    "tabli|tage|tait|tant|tape|tat|tend|thiq|tonn|trang|troit|tud|té\\b|valu|v[eé]ne|vide[mn]|vit[eo]|"
    "volu"
)
# So words end in French: « Economist », « Elevator » and « Evaluate » are English.
_ACUTE_END = (
    "(?<!at)es?|és?|ées?|e[rz]|aux?|eurs?|ants?|(?<!m)ents?|(?<!l)ements?|emment|ons?|ats?|art?s?|"
    "u[est]?|i[ers]?|its?|ifs?|irs?|ans?|angs?|ecs?|(?<!ion)als?|els?|ens?|oux?"
)
_ACUTE = rf"(?=(?i:{_ACUTE_START}))(?=(?i:\w*(?:{_ACUTE_END})\b))"
_ENGLISH = re.compile(r"(?i)\b(?:the|of|and|for|in|is|to|with|first|act)\b")


@dataclass(frozen=True)
class Rule:
    """One rule, by what breaks it.

    Attributes:
        wrong: matches what is wrong.
        problem: what is wrong there, in French.
        remedy: what to do about it, in French.
        right: what to put in its place, as `re.sub` takes it; none where only the writer knows.
    """

    wrong: re.Pattern[str]
    problem: str
    remedy: str
    right: str | Callable[[re.Match[str]], str] | None = None


def _acute(capital: re.Match[str]) -> str:
    """Return the capital with its accent, unless the words around it are English."""
    line = capital.string[: capital.end()].rpartition("\n")[2]
    rest = capital.string[capital.end() :].partition("\n")[0]
    return "E" if _ENGLISH.search(line + rest) else "É"


def _one_space(spaces: re.Match[str]) -> str:
    return next((space for space in spaces[0] if space in _NO_BREAK), " ")


def _guillemets(quotes: re.Match[str]) -> str:
    return f"«\u00a0{quotes[1]}\u00a0»" if quotes[1] else quotes[0]


def _ligature(letters: re.Match[str]) -> str:
    return re.sub("O[Ee]", "Œ", letters[0]).replace("oe", "œ")


_LOST_ACCENT = "une capitale a perdu son accent"
_STRAIGHT = ("l'apostrophe est droite", "écrivez « ’ » (U+2019)")
_DOTS = ("des points se suivent", "écrivez « … » (U+2026)")
_NO_SPACE_INSIDE = ("il manque une espace insécable", "mettez U+00A0 après « et avant »")

# In the order in which they are mended: the first leaves one space at most for those after it, and
# quotation marks are « and » by the time that others look for them.
_RULES = (
    Rule(re.compile(f"{_SPACE}{{2,}}"), "deux espaces se suivent", "gardez-en une", _one_space),
    Rule(
        re.compile(rf"(?<![« ]) *(?<=[^?!(\[{_NO_BREAK}])([?!;])"),
        "il manque une espace fine insécable",
        "mettez U+202F avant « ? », « ! » et « ; »",
        "\u202f\\1",
    ),
    Rule(
        re.compile(rf"(?<=[^\s«]){_SPACE}([.,])(?![\w.])"),
        "une espace précède un point ou une virgule",
        "supprimez-la",
        r"\1",
    ),
    Rule(re.compile(f'{_QUOTED}|"'), "les guillemets sont droits", "écrivez « … »", _guillemets),
    Rule(
        re.compile(rf" *(?<=[^:{_NO_BREAK}]):(?=[\s*»]|$)"),
        "il manque une espace insécable",
        "mettez U+00A0 avant « : »",
        "\u00a0:",
    ),
    Rule(re.compile(f"« *(?![ {_NO_BREAK}])"), *_NO_SPACE_INSIDE, "«\u00a0"),
    Rule(re.compile(f" *(?<![{_NO_BREAK}])»"), *_NO_SPACE_INSIDE, "\u00a0»"),
    Rule(re.compile(r"(?<=\w)'(?=[\w«\[])"), *_STRAIGHT, "’"),
    Rule(re.compile(r"(?<!\w)'|'(?![\w«\[])"), *_STRAIGHT),
    Rule(re.compile(r"\.{3,}"), *_DOTS, "…"),
    Rule(re.compile(r"(?<!\.)\.\.(?!\.)"), *_DOTS),
    Rule(re.compile(f"(?i){_OE}"), "« oe » est en deux lettres", "écrivez « œ »", _ligature),
    Rule(re.compile(f"{_SENTENCE_START}A(?= {_AFTER_A})"), _LOST_ACCENT, "écrivez « À »", "À"),
    Rule(re.compile(f"{_SENTENCE_START}A(?= {_SELDOM_AFTER_A})"), _LOST_ACCENT, "écrivez « À »"),
    Rule(re.compile(rf"\bE{_ACUTE}"), _LOST_ACCENT, "écrivez « É »", _acute),
    Rule(re.compile(r"\bE(?=(?i:tre|tes)\b)"), _LOST_ACCENT, "écrivez « Ê »", "Ê"),
    Rule(re.compile(r"\bC(?=a\b)"), "une capitale a perdu sa cédille", "écrivez « Ç »", "Ç"),
)


def find_slips(text: str) -> list[tuple[int, Rule]]:
    """List where a French text breaks a rule, and which, in reading order.

    Addresses are left out; the light markup of `bot.markup` is known.
    """
    readable = _URL.sub(lambda url: "x" * len(url[0]), text)
    slips = [(found.start(), rule) for rule in _RULES for found in rule.wrong.finditer(readable)]
    return sorted(slips, key=lambda slip: slip[0])


def mend(text: str) -> str:
    """Put right what breaks a rule, where there is no doubt how; addresses are left as they are."""
    addresses = _URL.findall(text)
    readable = _URL.sub(_ADDRESS, text)
    for rule in _RULES:
        if rule.right is not None:
            readable = rule.wrong.sub(rule.right, readable)
    return re.sub(_ADDRESS, lambda _: addresses.pop(0), readable)


def check(source: Source) -> Iterator[Fault]:
    """List what is typographically wrong in the texts that users read."""
    for texts in all_shown_texts(source):
        yield from proofread(texts)


def proofread(texts: ShownTexts) -> Iterator[Fault]:
    """List what is typographically wrong in the texts of one file."""
    for location, text in texts:
        for offset, rule in find_slips(text):
            yield texts.remark(location, text, offset, rule.problem, rule.remedy)
