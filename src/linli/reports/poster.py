"""Posters on A4 for the board and the stairwell: a notice, a result. One language a poster."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files

import typst

from linli.reports import tokens
from linli.reports.letters import square
from linli.reports.numbers import Language
from linli.reports.pdf import fonts
from linli.reports.words import say


@dataclass(frozen=True, slots=True)
class Counted:
    """A decision: whether it passed; each row is question, by area, by heads, what was wanted."""

    passed: bool
    rows: Sequence[tuple[str, str, str, str]] = ()


@dataclass(frozen=True, slots=True)
class Poster:
    """What hangs on the wall.

    Parameters
    ----------
    estate, scope : where it is about, in words
    number : of the matter
    question, text : the matter as a question; what is posted
    since, last : first and last day on which it hangs
    hangs_at : where; ``office`` who posted it
    decides : who decides, by which rule
    link : address of the matter's page with the whole root behind it, for the square
    site : the address to be typed
    objections : whether it still can be objected to
    place, phone : of the counter; empty when nobody has said
    root : of the public record, as printed; empty when there is none
    result : the decision, on a poster that tells a result
    """

    estate: str
    scope: str
    number: int
    question: str
    text: str
    since: date
    last: date
    hangs_at: str
    office: str
    decides: str
    link: str
    site: str
    objections: bool
    place: str = ""
    phone: str = ""
    root: str = ""
    result: Counted | None = None
    tells_result: bool = False


def poster_pdf(poster: Poster, lang: Language) -> bytes:
    """The poster as PDF; equal posters give equal bytes. A long text runs over several sheets."""
    template = files("linli.reports").joinpath("templates", "poster.typ").read_bytes()
    made = typst.Compiler(template, font_paths=fonts(), sys_inputs={"poster": _data(poster, lang)})
    pdf = made.compile(format="pdf", timestamp=0)
    if not isinstance(pdf, bytes):
        raise TypeError("Typst gave no PDF")
    return pdf


def _data(poster: Poster, lang: Language) -> str:
    given = {
        "lang": lang,
        "tokens": dict(tokens.TOKENS),
        "estate": poster.estate,
        "scope": poster.scope,
        "question": poster.question,
        "text": [line for line in poster.text.splitlines() if line.strip()],
        "square": square(poster.link),
        "site": poster.site,
        "page": say("poster.page", lang, page="#", pages="#").split("#"),
        "words": _words(poster, lang),
        "result": _result(poster.result, lang) if poster.result else None,
    }
    return json.dumps(given, ensure_ascii=False)


def _words(poster: Poster, lang: Language) -> dict[str, object]:
    since, last = _day(poster.since, lang), _day(poster.last, lang)
    place = poster.place or say("poster.office", lang)
    heading = say("poster.result", lang) if poster.tells_result else say("poster.plan", lang)
    asks = say("poster.object", lang, last=last) if poster.objections else say("poster.ask", lang)
    return {
        "heading": heading,
        "number": say("poster.number", lang, number=poster.number),
        "facts": [
            say("poster.until", lang, since=since, last=last),
            say("poster.where", lang, place=poster.hangs_at),
            say("poster.by", lang, office=poster.office),
            say("poster.decides", lang, who=poster.decides),
        ],
        "ask": asks,
        "scan": say("poster.scan", lang, address=poster.site),
        "come": say("poster.come", lang, place=place) if poster.objections else "",
        "phone": say("poster.phone", lang, phone=poster.phone) if poster.phone else "",
        "root": say("poster.root", lang, root=poster.root) if poster.root else "",
        "keep": say("poster.keep", lang) if poster.root else "",
    }


def _result(result: Counted, lang: Language) -> dict[str, object]:
    verdict = say("poster.passed", lang) if result.passed else say("poster.not_passed", lang)
    names = ("poster.count", "poster.area", "poster.heads", "poster.wanted")
    header = [say(name, lang) for name in names]
    return {
        "verdict": verdict,
        "passed": result.passed,
        "rows": [header, *map(list, result.rows)] if result.rows else [],
    }


def _day(day: date, lang: Language) -> str:
    return say("poster.day", lang, year=day.year, month=day.month, day=day.day)
