"""A notice as a poster for the board: A4, large type, with a square that leads to its page."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

import typst

from linli.reports import tokens
from linli.reports.letters import square
from linli.reports.numbers import Language
from linli.reports.pdf import fonts


@dataclass(frozen=True, slots=True)
class Poster:
    """What hangs on the board, already in words of ``lang``.

    Parameters
    ----------
    estate, heading : where, and what it is: a notice or a result
    question, text : the matter, and what is said of it
    days : from when to when it hangs
    lines : labels with what they say, such as who decides
    link : address for the square
    scan : what one finds there
    root, check : the record's root as printed, and how to check it; empty before anything stands
        in the record
    """

    estate: str
    heading: str
    question: str
    text: str
    days: str
    lines: Sequence[tuple[str, str]]
    link: str
    scan: str
    root: str
    check: str
    lang: Language


def poster_pdf(poster: Poster) -> bytes:
    """One sheet, or more where the text is long; equal posters give equal bytes."""
    template = files("linli.reports").joinpath("templates", "poster.typ").read_bytes()
    made = typst.Compiler(template, font_paths=fonts(), sys_inputs={"poster": _data(poster)})
    pdf = made.compile(format="pdf", timestamp=0)
    if not isinstance(pdf, bytes):
        raise TypeError("Typst gave no PDF")
    return pdf


def _data(poster: Poster) -> str:
    said = {name: getattr(poster, name) for name in poster.__slots__}
    return json.dumps(
        {"tokens": dict(tokens.TOKENS), "square": square(poster.link), **said}, ensure_ascii=False
    )
