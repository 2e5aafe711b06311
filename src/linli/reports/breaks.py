"""Where a line may and may not end: said in the text itself, alike for page and print."""

import re

_WITHIN_CODES = re.compile(r"(?<=[A-Za-z][._])(?=[A-Za-z])")


def set_words(words: str) -> str:
    """``words`` unbroken inside the unit 人·日, breakable after a dot or underscore of a code."""
    kept = words.replace("人·日", "人\N{WORD JOINER}·\N{WORD JOINER}日")
    return _WITHIN_CODES.sub("\N{ZERO WIDTH SPACE}", kept)
