"""Who pays: each source to the fen, and what homes pay themselves."""

from collections.abc import Iterator

from linli.engine.renewal.money import FEN_A_YUAN
from linli.files.diagnosis import EstimateDocument
from linli.reports.content import Block, Figure, Heading, Table, Words
from linli.reports.figures.strip import Caption, Row, bars, dot_strip
from linli.reports.numbers import share
from linli.reports.plan.money import yuan
from linli.reports.plan.relief import beyond_limit, relief_words
from linli.reports.plan.told import Document, Told
from linli.reports.upkeep import yuan as exact
from linli.reports.words import between, say


def payers(told: Told) -> Iterator[Block]:
    """Sources, then homes."""
    yield Heading(_title(told), "payers")
    yield _sources(told)
    if agree := told.proposed.get("agreements"):
        sources = told.and_(map(told.source, agree))
        yield Words(say("plan.agreements", told.lang, sources=sources))
    if told.proposed.get("returns"):
        yield Words(_coming_back(told))
    burden = told.proposed["burden"]
    if burden is None:
        return
    if burden["total_fen"]:
        yield _floors(burden, told)
    yield Words(_own(burden, told))
    if said := relief_words(told.proposed, told):
        yield Words(said)
    if warning := beyond_limit(told.proposed, told):
        yield Words(warning, "attention")


def _paid(told: Told) -> list[tuple[str, int]]:
    found = [(source, fen) for source, fen in told.proposed["sources_fen"].items() if fen]
    return sorted(found, key=lambda one: -one[1])


def _title(told: Told) -> str:
    paid = _paid(told)
    if not paid:
        return say("plan.payers_none", told.lang)
    source, most = paid[0]
    part = share(most / sum(fen for _, fen in paid))
    return say("plan.payers", told.lang, source=told.source(source), share=part)


def _sources(told: Told) -> Figure:
    lang, paid = told.lang, _paid(told)
    whole = sum(fen for _, fen in paid)
    title = say("plan.sources", lang, cost=yuan(whole, lang))
    rows = [Row(told.source(source), yuan(fen, lang), _bar(fen)) for source, fen in paid]
    caption = Caption(
        title, say("plan.sources_description", lang), say("plan.yuan_axis", lang),
        "plan-sources", lang,
    )  # fmt: skip
    header = ("plan.column.source", "plan.column.yuan", "plan.column.share")
    table = Table(
        "",
        tuple(say(key, lang) for key in header),
        (
            *((told.source(source), exact(fen), share(fen / whole)) for source, fen in paid),
            (say("plan.in_all", lang), exact(whole), share(1.0 if whole else 0.0)),
        ),
    )
    return Figure(title, bars(rows, caption), table, printed=True)


def _coming_back(told: Told) -> str:
    """What social capital pays and when it has that back, measure by measure."""
    found: dict[str, list[Document]] = {}
    for code, one in told.proposed["returns"].items():
        found.setdefault(told.measures[code][told.lang], []).append(one)
    return between(told.lang).join(
        say(
            "plan.returns", told.lang,
            name=name,
            amount=yuan(sum(one["amount_fen"] for one in those), told.lang),
            income=yuan(sum(one["income_fen"] for one in those), told.lang),
            years=max(one["years"] for one in those),
        )
        for name, those in found.items()
    )  # fmt: skip


def _floors(burden: Document, told: Told) -> Figure:
    lang, floors = told.lang, burden["by_floor"]
    most = max(floors, key=lambda row: row["largest"])
    facts = {"floor": floor_name(most, told), "largest": yuan(most["largest"], lang)}
    title = say("plan.floors", lang, **facts)
    rows = [
        Row(
            floor_name(row, told),
            _floor_words(row, told),
            _line(row),
        )
        for row in floors
    ]  # fmt: skip
    caption = Caption(
        title, say("plan.floors_description", lang), say("plan.yuan_axis", lang),
        "plan-floors", lang,
    )  # fmt: skip
    header = (
        "plan.column.floor", "plan.column.homes", "plan.column.median", "plan.column.largest",
        "plan.column.total",
    )  # fmt: skip
    table = Table(
        "",
        tuple(say(key, lang) for key in header),
        tuple(
            (
                floor_name(row, told),
                f"{row['homes']:,}",
                *(exact(row[key]) for key in ("median", "largest", "total")),
            )
            for row in floors
        ),
    )
    return Figure(title, dot_strip(rows, caption), table, say("plan.floors_note", lang))


def _own(burden: Document, told: Told) -> str:
    """What homes pay themselves, over all of them."""
    lang = told.lang
    if not burden["total_fen"]:
        return say("plan.own_nothing", lang)
    ends = {end: yuan(burden[f"{end}_fen"], lang) for end in ("median", "p90", "largest")}
    said = [
        say("plan.own_total", lang, total=yuan(burden["total_fen"], lang),
            homes=f"{burden['homes']:,}"),
        say("plan.own" if burden["median_fen"] else "plan.own_few", lang, **ends),
    ]  # fmt: skip
    if burden["month_median_fen"]:
        month = yuan(burden["month_median_fen"], lang)
        said.append(say("plan.own_month", lang, years=burden["years"], month=month))
    if unplaced := burden.get("unplaced"):
        said.append(say("plan.unplaced", lang, number=f"{unplaced:,}"))
    return between(lang).join(said)


def _floor_words(row: Document, told: Told) -> str:
    """What half of a floor's homes pay at most, and the most; that they pay nothing."""
    lang = told.lang
    median, largest = (yuan(row[key], lang) for key in ("median", "largest"))
    if not row["largest"]:
        return say("plan.floor_nothing", lang)
    if not row["median"]:
        return say("plan.floor_few", lang, largest=largest)
    return say("plan.floor_words", lang, median=median, largest=largest)


def floor_name(row: Document, told: Told) -> str:
    """A floor in words."""
    if row["floor"] is None:
        return say("plan.floor_unknown", told.lang)
    return say("plan.floor", told.lang, floor=row["floor"])


def _bar(fen: int) -> EstimateDocument:
    amount = fen / FEN_A_YUAN
    return {"mean": amount, "se": 0.0, "low": amount, "high": amount}


def _line(row: Document) -> EstimateDocument:
    """From what half of the homes pay at most to the most."""
    median, largest = row["median"] / FEN_A_YUAN, row["largest"] / FEN_A_YUAN
    return {"mean": median, "se": 0.0, "low": median, "high": largest}
