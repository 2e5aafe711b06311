"""The whole report, from a stored diagnosis and its estate, ready to be set."""

from collections.abc import Iterator

from linli.files.diagnosis import DiagnosisDocument
from linli.reports.content import Block, Report
from linli.reports.numbers import Language
from linli.reports.places import Setting
from linli.reports.sections.absorbed import absorbed
from linli.reports.sections.answers import answers
from linli.reports.sections.decision import decision
from linli.reports.sections.hangs import hangs_on
from linli.reports.sections.method import method
from linli.reports.sections.outcomes import outcomes
from linli.reports.sections.parts import weak_parts, what_next
from linli.reports.sections.questions import find_out
from linli.reports.sections.shocks import shocks
from linli.reports.sections.sure import how_sure
from linli.reports.sections.year import year
from linli.reports.words import say


def compose(document: DiagnosisDocument, setting: Setting, lang: Language) -> Report:
    """The report in ``lang``: the answer first, how we know it below, what to do next before."""
    estate = document["estate"]["name"] or document["estate"]["id"]
    title = say("title", lang, estate=estate)
    return Report(title, estate, lang, tuple(_blocks(document, setting, lang)))


def _blocks(document: DiagnosisDocument, setting: Setting, lang: Language) -> Iterator[Block]:
    yield from answers(document, setting, lang)
    yield from year(document, setting, lang)
    yield from outcomes(document, lang)
    yield from absorbed(document, setting, lang)
    yield from shocks(document, setting, lang)
    yield from weak_parts(document, setting, lang)
    yield from decision(document, lang)
    yield from how_sure(document, lang)
    yield from hangs_on(document, lang)
    yield from find_out(document, lang)
    yield from what_next(document, setting, lang)
    yield from method(document, lang)
