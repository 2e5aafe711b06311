"""The letters that invite households: one sheet of A4 each, folded in three for a window envelope.

A letter names the door and nothing else of who lives behind it.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Literal

import qrcode
import typst
from qrcode.constants import ERROR_CORRECT_M

from linli.reports import tokens
from linli.reports.numbers import Language
from linli.reports.pdf import fonts
from linli.reports.words import say

Script = Literal["zh", "en", "both"]
"""Chinese, English, or Chinese in front and English on the back of the same sheet."""

QUIET_ZONE = 2  # modules; the paper round it is white


@dataclass(frozen=True, slots=True)
class Letter:
    """What one household's letter says.

    Parameters
    ----------
    estate, door : where it goes; the lines in the window
    code : as it is printed, in groups
    link : address with the code in it, for the square
    site : address without the code, for those who type
    until : last day on which the code lets anybody in
    phone, place : of the residents' committee; empty when nobody has said
    """

    estate: str
    door: str
    code: str
    link: str
    site: str
    until: date
    phone: str
    place: str


def letters_pdf(letters: Sequence[Letter], script: Script) -> bytes:
    """All letters in one PDF, in the given order; equal letters give equal bytes."""
    template = files("linli.reports").joinpath("templates", "letters.typ").read_bytes()
    made = typst.Compiler(
        template, font_paths=fonts(), sys_inputs={"letters": _data(letters, script)}
    )
    pdf = made.compile(format="pdf", timestamp=0)
    if not isinstance(pdf, bytes):
        raise TypeError("Typst gave no PDF")
    return pdf


def square(link: str) -> str:
    """The QR code of ``link`` as SVG: one path, dark modules of a row joined to strokes."""
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=QUIET_ZONE)
    code.add_data(link)
    rows = code.get_matrix()
    side = len(rows)
    strokes = "".join(
        f"M{start} {y}h{length}v1h-{length}z"
        for y, row in enumerate(rows)
        for start, length in _runs(row)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}">'
        f'<path d="{strokes}"/></svg>'
    )


def _runs(row: Sequence[bool | None]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for x, dark in enumerate(row):
        if dark and found and sum(found[-1]) == x:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        elif dark:
            found.append((x, 1))
    return found


def _data(letters: Sequence[Letter], script: Script) -> str:
    sides: tuple[Language, ...] = ("zh", "en") if script == "both" else (script,)
    return json.dumps(
        {
            "tokens": dict(tokens.TOKENS),
            "letters": [
                {
                    "door": [letter.estate, letter.door],
                    "code": letter.code,
                    "square": square(letter.link),
                    "sides": [{"lang": lang, **_words(letter, lang)} for lang in sides],
                }
                for letter in letters
            ],
        },
        ensure_ascii=False,
    )


def _words(letter: Letter, lang: Language) -> dict[str, object]:
    place = letter.place or say("letter.office", lang)
    return {
        "to": say("letter.to", lang),
        "title": say("letter.title", lang),
        "what": say("letter.what", lang),
        "steps": [
            say("letter.first", lang, address=letter.site),
            say("letter.second", lang),
            say("letter.third", lang),
        ],
        "code": say("letter.code", lang),
        "care": say("letter.care", lang, until=_day(letter.until, lang)),
        "without": say("letter.without", lang),
        "come": say("letter.come", lang, place=place),
        "phone": say("letter.phone", lang, phone=letter.phone) if letter.phone else "",
        "slip": say("letter.slip", lang),
        "name": say("letter.name", lang),
        "relation": say("letter.relation", lang),
        "wish": say("letter.wish", lang),
        "sign": say("letter.sign", lang),
    }


def _day(day: date, lang: Language) -> str:
    return say("letter.day", lang, year=day.year, month=day.month, day=day.day)
