"""The shocks: the costly ones at length, the others in short, the harmless in a line each."""

from collections.abc import Iterator

from linli.files.diagnosis import DiagnosisDocument, ShockDocument
from linli.reports import labels, reading
from linli.reports.content import Block, Heading, Points
from linli.reports.numbers import Language, about
from linli.reports.places import Setting
from linli.reports.sections.shock import often, shock, shock_in_short
from linli.reports.words import say


def shocks(document: DiagnosisDocument, setting: Setting, lang: Language) -> Iterator[Block]:
    """What is said of each shock, the one that costs most a year first."""
    costly = reading.costly(document)
    at_length = reading.at_length(document)
    for result in at_length:
        yield from shock(result, document["control_days"], setting, lang)
    for result in costly:
        if result not in at_length:
            yield from shock_in_short(result, lang)
    harmless = [result for result in document["shocks"] if result not in costly]
    if harmless:
        yield Heading(say("harmless", lang), "harmless")
        yield Points(tuple(_line(result, lang) for result in harmless))


def _line(result: ShockDocument, lang: Language) -> str:
    name = labels.shock(result["shock"], lang)
    if result["annual_rate"] == 0:
        return say("harmless.never", lang, shock=name)
    amount = about(result["person_days_lost"], lang)
    return say("harmless.slight", lang, shock=name, often=often(result, lang), amount=amount)
