"""How long until life works again: expected time against target, by shock, need and level."""

from collections.abc import Iterator
from dataclasses import replace

from linli.engine.stress.diagnosis import LEVELS
from linli.files.diagnosis import DiagnosisDocument, RecoveryDocument, ShockDocument
from linli.reports import labels, reading, recovery
from linli.reports.content import Aside, Block, Figure, Heading, Table, Words
from linli.reports.figures.matrix import Cell, Line, verdict_matrix
from linli.reports.figures.strip import Caption
from linli.reports.numbers import Language, about, duration, plain, span
from linli.reports.recovery import Targets
from linli.reports.words import between, say

NEED_WIDTH, CELL_WIDTH = 20, 40
"""Relative widths in print of the column of needs and of one level."""

ONE_HOUR = 1.0
"""Times are not told apart below it."""

RETURN_YEARS = "level.return_years"
"""Parameter that parts ordinary from severe, and severe from extreme."""


def outcomes(document: DiagnosisDocument, lang: Language) -> Iterator[Block]:
    """The part of the report; nothing where recovery was not computed."""
    if not recovery.recovering(document):
        return
    yield Heading(say("outcomes", lang), "outcomes")
    yield _matrix(document, lang)
    narrow_first = sorted(_that_open(document), key=lambda shock: len(_told(shock)))
    yield from (Aside(_needs_table(shock, document, lang)) for shock in narrow_first)
    yield from _rest(document, lang)


def outcome_tables(document: DiagnosisDocument, lang: Language) -> Iterator[Block]:
    """The same as a page of its own: every table open, under the name of its shock."""
    yield _matrix(document, lang)
    for shock in _that_open(document):
        table = _needs_table(shock, document, lang)
        yield Heading(table.title, f"outcomes-{shock['shock']}")
        yield replace(table, title="")
    yield Heading(say("outcomes.people", lang), "outcomes-people")
    yield from _rest(document, lang)


def _rest(document: DiagnosisDocument, lang: Language) -> Iterator[Block]:
    """Who is worst off, and the shocks in which nothing is ever open."""
    yield _people(document, lang)
    closed = [
        labels.shock(shock["shock"], lang)
        for shock in recovery.recovering(document)
        if _told(shock) and not recovery.open_needs(shock)
    ]
    if closed:
        shocks = _listed(closed, lang)
        yield Words(say("outcomes.never_open", lang, shocks=shocks), "note")


def _that_open(document: DiagnosisDocument) -> list[ShockDocument]:
    return [shock for shock in recovery.recovering(document) if recovery.open_needs(shock)]


def _told(shock: ShockDocument) -> dict[str, RecoveryDocument]:
    """The levels that had draws enough."""
    levels = recovery.by_level(shock)
    return {level: found for level, found in levels.items() if recovery.is_told(found)}


def _listed(names: list[str], lang: Language) -> str:
    return say("generated.and", lang).join(names)


def _matrix(document: DiagnosisDocument, lang: Language) -> Figure:
    shocks = recovery.recovering(document)
    targets = document.get("targets", {})
    lines = [
        Line(
            labels.shock(shock["shock"], lang),
            tuple(_verdict(shock, level, targets.get(level, {}), lang) for level in LEVELS),
        )
        for shock in shocks
    ]
    columns = [labels.level(level, lang) for level in LEVELS]
    title = _title(document, lang)
    caption = Caption(title, say("outcomes.description", lang), "", "outcomes-matrix", lang)
    header = (say("column.shock", lang), *columns)
    rows = tuple((each.name, *(cell.words for cell in each.cells)) for each in lines)
    table = Table("", header, rows)
    drawing = verdict_matrix(columns, lines, caption)
    notes = [say("outcomes.note", lang), _levels_said(document, lang)]
    return Figure(title, drawing, table, _joined(notes, lang))


def _title(document: DiagnosisDocument, lang: Language) -> str:
    late = recovery.overruns(document)
    if not late:
        unsaid = recovery.nothing_is_told(document)
        return say("outcomes.unsaid" if unsaid else "outcomes.kept", lang)
    worst = late[0]
    return say(
        "outcomes.late",
        lang,
        late=len({overrun.shock for overrun in late}),
        shock=labels.shock(worst.shock, lang),
        level=labels.level(worst.level, lang),
        need=labels.need(worst.need, lang),
        time=span(worst.days, lang),
        target=duration(worst.target, lang),
    )


def _verdict(shock: ShockDocument, level: str, targets: Targets, lang: Language) -> Cell:
    found = recovery.by_level(shock).get(level)
    if found is None or not recovery.is_told(found):
        return Cell("unknown", say("outcomes.cell_few", lang))
    late = len(recovery.late_needs(found, targets))
    if late:
        return Cell("late", say("outcomes.cell_late", lang, needs=late))
    return Cell("kept", say("outcomes.cell_kept", lang))


def _levels_said(document: DiagnosisDocument, lang: Language) -> str:
    """What the levels mean, where the parameter that parts them is known."""
    years = [
        f"{row['mid']:g}"
        for row in document["assumptions"]
        if row["name"].partition("[")[0] == RETURN_YEARS
    ]
    if len(years) < len(LEVELS) - 1:
        return ""
    return say("outcomes.levels", lang, first=years[0], second=years[1])


def _needs_table(shock: ShockDocument, document: DiagnosisDocument, lang: Language) -> Table:
    """Needs that are ever open, by level; what is left out is said below."""
    told, targets = _told(shock), document.get("targets", {})
    needs = recovery.open_needs(shock)
    rows = tuple(
        (
            labels.need(need, lang),
            *(_cell(found, need, targets.get(level, {}), lang) for level, found in told.items()),
        )
        for need in needs
    )
    header = (say("column.need", lang), *(labels.level(level, lang) for level in told))
    return Table(
        say("outcomes.of", lang, shock=labels.shock(shock["shock"], lang)),
        header,
        rows,
        numbers=len(header),
        cut=_left_out(shock, needs, lang),
        weights=(NEED_WIDTH, *(CELL_WIDTH for _ in told)),
    )


def _left_out(shock: ShockDocument, needs: list[str], lang: Language) -> str:
    """The sentences that name needs never open, and levels with too few draws."""
    levels, told = recovery.by_level(shock), _told(shock)
    closed = [
        labels.need(need, lang) for need in next(iter(told.values()))["days"] if need not in needs
    ]
    said = [say("outcomes.others", lang, needs=_listed(closed, lang))] if closed else []
    said += [
        say("outcomes.few", lang, level=labels.level(level, lang), draws=found["draws"])
        for level, found in levels.items()
        if level not in told
    ]
    return _joined(said, lang)


def _joined(sentences: list[str], lang: Language) -> str:
    return between(lang).join(sentence for sentence in sentences if sentence)


def _cell(found: RecoveryDocument, need: str, targets: Targets, lang: Language) -> str:
    days = found["days"].get(need)
    if days is None:
        return say("none", lang)
    if days["mean"] == 0:
        return say("outcomes.open_cell", lang)
    if need not in targets:
        return span(days, lang, ONE_HOUR)
    late = need in recovery.late_needs(found, targets)
    return say(
        "outcomes.late_cell" if late else "outcomes.kept_cell",
        lang,
        time=span(days, lang, ONE_HOUR),
        target=duration(targets[need], lang),
    )


def _people(document: DiagnosisDocument, lang: Language) -> Table:
    header = (
        "column.shock",
        "column.worst_off",
        "column.against_mean",
        "column.deaths_year",
        "column.yuan_year",
    )
    return Table(
        say("outcomes.people", lang),
        tuple(say(key, lang) for key in header),
        tuple(_person_row(shock, lang) for shock in recovery.recovering(document)),
        numbers=2,
    )


def _person_row(shock: ShockDocument, lang: Language) -> tuple[str, ...]:
    return (
        labels.shock(shock["shock"], lang),
        *_worst_off(shock, lang),
        about(reading.scaled(shock["deaths"], shock["annual_rate"]), lang, 0.0),
        about(reading.scaled(shock["repair_yuan"], shock["annual_rate"]), lang),
    )


def _worst_off(shock: ShockDocument, lang: Language) -> tuple[str, str]:
    """The group that loses most per head, and its loss beside the mean."""
    if shock["person_days_lost"]["mean"] < reading.SLIGHT:
        return say("outcomes.slight", lang), "—"
    hardest = reading.hardest_group(shock)
    if hardest is None:
        return say("outcomes.even", lang), _against_mean(shock, reading.ALL, lang)
    return labels.group(hardest.group, lang), _against_mean(shock, hardest.group, lang)


def _against_mean(shock: ShockDocument, group: str, lang: Language) -> str:
    """Loss per head of a group and of all, in person-days an event."""
    heads = [
        reading.per_head(shock["by_group"][each]) if each in shock["by_group"] else None
        for each in (group, reading.ALL)
    ]
    own, everyone = (plain(head["mean"], lang) if head else say("none", lang) for head in heads)
    return say("outcomes.against", lang, own=own, all=everyone)
