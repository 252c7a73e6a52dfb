import pytest

from bot.masking import mask, without_masks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("écrivez à zoe.martin+job@mail.example.fr svp", "écrivez à [adresse e-mail] svp"),
        ("zoe @ example . org", "[adresse e-mail]"),
        ("ZOE@EXAMPLE.ORG", "[adresse e-mail]"),
        ("06 12 34 56 78", "[numéro]"),
        ("0612345678", "[numéro]"),
        ("06.12.34.56.78 ou 06-12-34-56-78", "[numéro] ou [numéro]"),
        ("appelez le +33 (0)6 12 34 56 78 !", "appelez le [numéro] !"),
        ("0032 475 12 34 56", "[numéro]"),
        ("mon insta @zoe_de_lyon", "mon insta [compte]"),
    ],
)
def test_what_names_somebody_is_masked(text, expected):
    assert mask(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "bac+5 en 2024 ou 2025 ?",
        "35 000 € par an, est-ce assez ?",
        "entre 25 et 35 ans, 10 ans d'expérience",
        "le 12/05/2024",
        "rdv @ 9 h",
        "c'est quoi le back-office ?",
        "",
    ],
)
def test_other_text_stays(text):
    assert mask(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("écrivez à zoe@example.org ou au 06 12 34 56 78 svp", "écrivez à ou au svp"),
        ("@zoe_de_lyon", ""),
        ("le [poste] de cadre", "le [poste] de cadre"),
    ],
)
def test_masks_can_be_left_out(text, expected):
    assert without_masks(mask(text)) == expected
