"""Where a line may and may not end: said in the text itself, alike for page and print."""

import re

_WITHIN_CODES = re.compile(r"(?<=[A-Za-z][._])(?=[A-Za-z])")

_BEFORE_MONEY = re.compile(r"(?<=\d) (?=万?元|yuan)")


def set_words(words: str) -> str:
    """``words`` unbroken inside the unit 人·日 and before one of money, breakable after a dot or
    underscore of a code."""
    kept = words.replace("人·日", "人\N{WORD JOINER}·\N{WORD JOINER}日")
    kept = _BEFORE_MONEY.sub("\N{NO-BREAK SPACE}", kept)
    kept = kept.replace("\N{NO-BREAK SPACE}万元", "\N{NO-BREAK SPACE}万\N{WORD JOINER}元")
    return _WITHIN_CODES.sub("\N{ZERO WIDTH SPACE}", kept)
