"""Keep apart the beginning of a trouble, which is news, from its going on, which is not."""


class Trouble:
    """Something that goes wrong for a while.

    Attributes:
        is_present: whether it goes wrong now.
    """

    def __init__(self) -> None:
        self.is_present = False

    def begin(self) -> bool:
        """Note that it goes wrong; return whether that is news."""
        is_news = not self.is_present
        self.is_present = True
        return is_news

    def end(self) -> None:
        """Note that it works."""
        self.is_present = False
