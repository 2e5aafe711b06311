"""A sentence in the two languages of the terminal."""

from typing import NamedTuple


class Sentence(NamedTuple):
    """One refusal in both languages; ``{where}`` and the error's facts may stand in it."""

    zh: str
    en: str
