"""The language a page is read in, as the schema and the reports name it."""

from typing import Literal

from django.utils.translation import get_language

Language = Literal["zh", "en"]


def reader_language() -> Language:
    """``en`` for a reader of English, else ``zh``."""
    return "en" if (get_language() or "").startswith("en") else "zh"
