"""The weak parts, and what to do next."""

from collections.abc import Iterator

from linli.files.diagnosis import DiagnosisDocument, EstimateDocument
from linli.reports import labels, reading
from linli.reports.content import Block, Figure, Heading, Points, Table, Words
from linli.reports.figures.strip import Caption, Row, bars
from linli.reports.naming import part_name
from linli.reports.numbers import Language, plain, share
from linli.reports.places import Setting
from linli.reports.words import say


def weak_parts(document: DiagnosisDocument, setting: Setting, lang: Language) -> Iterator[Block]:
    """The ten parts that cost most, worst first."""
    yield Heading(say("weak", lang), "weak-parts")
    parts = document["weak_parts"]
    if not parts:
        yield Words(say("weak.none", lang))
        return
    names = [part_name(part, setting, lang) for part in parts]
    amounts = [plain(part["annual_person_days"], lang) for part in parts]
    rows = [
        Row(f"{at}. {name}", amount, _exact(part["annual_person_days"]))
        for at, (name, amount, part) in enumerate(zip(names, amounts, parts, strict=True), 1)
    ]
    title = say("weak.title", lang, part=names[0], amount=amounts[0])
    caption = Caption(
        title, say("weak.description", lang), say("column.annual", lang), "weak-parts-bars", lang
    )
    header = ("column.part", "column.key", "column.annual", "column.failures")
    table = Table(
        "",
        tuple(say(key, lang) for key in header),
        tuple(
            (name, part["part"], amount, plain(part["failures_a_year"], lang))
            for name, amount, part in zip(names, amounts, parts, strict=True)
        ),
        numbers=2,
        weights=(37, 25, 20, 18),
    )
    yield Figure(title, bars(rows, caption), table, say("weak.note", lang), printed=True)


def what_next(document: DiagnosisDocument, setting: Setting, lang: Language) -> Iterator[Block]:
    """At most four things to do, each from what the diagnosis found."""
    yield Heading(say("next", lang), "next")
    yield Points(tuple(_steps(document, setting, lang)))


def _steps(document: DiagnosisDocument, setting: Setting, lang: Language) -> Iterator[str]:
    for part in document["weak_parts"][:1]:
        yield say("next.look", lang, part=part_name(part, setting, lang))
    worst = reading.worst_shock(document)
    if worst and (hardest := reading.hardest_group(worst)):
        yield say("next.people", lang, group=labels.group(hardest.group, lang))
    if made := reading.most_generated(document):
        yield say("next.record", lang, table=labels.table(made[0], lang), share=share(made[1]))
    yield say("next.talk", lang)


def _exact(value: float) -> EstimateDocument:
    """An amount that comes without interval."""
    return {"mean": value, "se": 0.0, "low": value, "high": value}
