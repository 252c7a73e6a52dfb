"""Numbers as French writes them: a decimal comma, and no-break spaces."""


def decimal(number: float, decimals: int = 1) -> str:
    """Write a number with a comma: « 0,5 »."""
    return f"{number:.{decimals}f}".replace(".", ",")


def percent(share: float, decimals: int = 0) -> str:
    """Write a share, 0..1, as a percentage: « 97 % », or « 96,9 % »."""
    return f"{decimal(100 * share, decimals)}\u00a0%"


def thousands(number: int) -> str:
    """Write a whole number with a space after the thousands: « 6 505 »."""
    return f"{number:,}".replace(",", "\u202f")
