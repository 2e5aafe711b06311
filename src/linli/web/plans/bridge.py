"""What the engine says of plans: what can be wished for, whether rules of money hold, the plan."""

import os
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

from linli.engine.errors import InputError
from linli.engine.estate.estate import Estate
from linli.engine.renewal.brief import Brief, Effort
from linli.engine.renewal.candidates import URGENT
from linli.engine.renewal.catalogue import bundled as catalogue
from linli.engine.renewal.desk import Desk
from linli.engine.renewal.measure import Candidate, Measure
from linli.engine.renewal.money import a_month
from linli.engine.renewal.purse import Purse, bundled_purse, read_purse
from linli.engine.renewal.wishes import Wishes
from linli.files import wishes as wish_files
from linli.files.hardship import hardship_in

__all__ = [
    "Asked",
    "Effort",
    "Estate",
    "InputError",
    "Item",
    "Made",
    "a_month",
    "check_sources",
    "make_plan",
    "menu",
    "read_hardship",
    "read_lists",
]

Item = dict[str, Any]
"""One measure that can be wished for, fit for JSON."""

Lists = Mapping[str, frozenset[str]]
"""Home -> codes of measures."""

FILE = "sources"
"""As refusals call the rules of money somebody handed in."""


def menu(estate: Estate, year: int) -> list[Item]:
    """The measures that are still to be done at an estate, in the order of the catalogue.

    ``places`` are pairs of building and entrance (null: all of them); none at all: the measure
    reaches the whole estate. ``required`` says that a part of it is demanded by law.

    Raises
    ------
    InputError : those of ``Desk.of``
    """
    offer = Desk.of(estate, catalogue(), year).offer
    parts: dict[str, list[Candidate]] = {}
    for one in offer.candidates:
        parts.setdefault(one.measure.code, []).append(one)
    return [_item(found[0].measure, found) for found in parts.values()]


def _item(measure: Measure, parts: list[Candidate]) -> Item:
    everywhere = any(not one.buildings for one in parts)
    places = [[building, one.entrance] for one in parts for building in one.buildings]
    return {
        "code": measure.code,
        "class": measure.measure_class.value,
        "soft": measure.soft,
        "zh": measure.zh,
        "en": measure.en,
        "benefit_zh": measure.benefit_zh,
        "benefit_en": measure.benefit_en,
        "places": [] if everywhere else places,
        "cost_fen": sum(one.cost.mid for one in parts),
        "required": any(one.code.endswith(URGENT) for one in parts),
    }


def read_lists(path: Path, homes: Mapping[str, str], menu: list[Item]) -> Lists:
    """Lists of wishes from a CSV file; a measure by its code or its number on the sheet.

    Raises
    ------
    InputError : those of ``files.wishes.read_lists``
    """
    codes = {item["code"]: item["code"] for item in menu}
    numbers = {str(number): item["code"] for number, item in enumerate(menu, 1)}
    return wish_files.read_lists(path, homes, numbers | codes)


def read_hardship(text: str, known: Collection[str]) -> frozenset[str]:
    """The households of a list, a key a line.

    Raises
    ------
    InputError : those of ``files.hardship.hardship_in``
    """
    return hardship_in(text, "hardship", known)


def check_sources(text: str, county: str) -> None:
    """Read rules of money that somebody handed in.

    Raises
    ------
    InputError : what is wrong with them
    """
    _purse(text, county)


def _purse(text: str | None, county: str) -> Purse:
    return bundled_purse(county) if text is None else read_purse(text, FILE, county)


@dataclass(frozen=True)
class Asked:
    """What somebody wants planned.

    Parameters
    ----------
    budget_fen : all the money
    community_percent : of what the law's demands leave, how much residents decide on
    year : of the works
    sources : rules of money, TOML; None for the bundled ones
    seed : equal seeds give equal plans
    hardship : households let off, for this reckoning only
    """

    budget_fen: int
    community_percent: int
    year: int
    sources: str | None = None
    seed: int = 1
    hardship: frozenset[str] = field(default=frozenset(), repr=False)


class Made(NamedTuple):
    """A plan that was drawn up.

    ``plan`` is ``linli.plan/1`` and for everybody; ``homes`` is ``linli.burden/1``, what each home
    pays, before anybody in hardship is let off.
    """

    plan: str
    homes: str


def make_plan(
    estate: Estate,
    asked: Asked,
    wishes: Mapping[str, frozenset[str]] | None,
    progress: Callable[[int, int], None],
    effort: Effort | None = None,
) -> Made:
    """The plan, and what each home pays by it, as JSON.

    Parameters
    ----------
    wishes : home -> codes of measures; None where nobody was asked
    effort : how much work it may take; None for the engine's usual

    Raises
    ------
    InputError : those of ``renewal.plan.plan`` and of the rules of money, ``hardship_gone``
    Cancelled : ``progress`` asked for it
    """
    # Here, as only the worker draws plans up: the kernels take the pages a second and 100 MB.
    from linli.engine.renewal.plan import plan  # noqa: PLC0415
    from linli.engine.stress.trial import Asked as Trial  # noqa: PLC0415
    from linli.files.burden import burden_document, text_of_burden  # noqa: PLC0415
    from linli.files.plan import plan_document, text_of_plan  # noqa: PLC0415

    if asked.hardship - set(estate["households"]["household"]):
        # Without the key: a refusal is kept with the job.
        raise InputError("hardship_gone", "hardship")
    purse = _purse(asked.sources, estate["estate"]["county"][0] or "")
    brief = Brief(
        budget=asked.budget_fen,
        purse=purse.hardship(asked.hardship),
        catalogue=catalogue(),
        year=asked.year,
        wishes=None if wishes is None else Wishes(_voters(estate, wishes)),
        community=Fraction(asked.community_percent, 100),
    )
    workers = os.cpu_count() or 1
    trial = Trial(seed=asked.seed)
    made = plan(estate, brief, trial, effort, progress=progress, workers=workers)
    return Made(text_of_plan(plan_document(made)), text_of_burden(burden_document(made)))


def _voters(estate: Estate, wishes: Mapping[str, frozenset[str]]) -> Mapping[str, frozenset[str]]:
    """The same by household, so that the engine knows where each lives; one ballot a home.

    A home without a household in the ledger keeps a name of its own.
    """
    rows = estate["households"].select("dwelling", "household").unique("dwelling", keep="first")
    household = dict(rows.iter_rows())
    known = frozenset(measure.code for measure in catalogue())
    return {household.get(home, f"home {home}"): codes & known for home, codes in wishes.items()}
