"""A plausible study of a diagnosis, every figure of it taken from the diagnosis; nothing random."""

from collections.abc import Mapping

from linli.engine.stress.diagnosis import Diagnosis, Estimate
from linli.engine.stress.findings import (
    LAYERS,
    Attribution,
    DecisionDelay,
    Layer,
    Parts,
    Question,
    Range,
    Study,
    Swing,
)

SHARES = (0.21, 0.09, 0.06, 0.18, 0.08)
"""Physical, structural, organisational, social group, outside; nobody has the rest. From one row to
the next they move on by one."""

WIDTHS = {"draws": (0.95, 1.05), "parameters": (0.6, 1.7), "data": (0.4, 2.1), "all": (0.3, 2.6)}
"""Ends of the interval of each layer, as a share of the answer."""

SWINGS = (
    ("households.lives_alone", "field", 0.72, 1.48),
    ("repair.main", "parameter", 0.81, 1.39),
    ("tie.kin_far.reach", "parameter", 1.31, 0.84),
    ("components.backup_of", "field", 0.93, 1.22),
    ("home", "parameter", 1.18, 0.9),
    ("repair.mobilise", "parameter", 0.96, 1.14),
    ("crews.per_1000_households", "parameter", 1.09, 0.95),
    ("buildings.structure", "field", 0.97, 1.08),
    ("fragility.beta", "parameter", 0.98, 1.04),
    ("casualty.deaths[1]", "parameter", 0.99, 1.02),
)
"""Name, kind, and the answer at both ends, as a share of the answer."""

QUESTIONS = (
    ("households", "lives_alone", 34, 0.41),
    ("components", "backup_of", 7, 0.22),
    ("buildings", "structure", 2, 0.06),
    ("estate", "fund_yuan", 1, 0.004),
)
"""Table, column, unknown cells, share narrowed."""


def study(given: Diagnosis) -> Study:
    """A study that fits ``given``."""
    lost = given.annual.person_days_lost.mean
    return Study(
        layers=tuple(layer(name, given) for name in LAYERS),
        tornado=tuple(
            Swing(name, kind, lost * low, lost * high) for name, kind, low, high in SWINGS
        ),
        questions=tuple(Question(*question) for question in QUESTIONS),
        attribution=attribution(given),
        decision=DecisionDelay(41.0, lost, lost * 0.86, lost * 0.14, lost * 0.01),
    )


def layer(name: str, given: Diagnosis) -> Layer:
    """Amounts of the year between the ends of ``WIDTHS``."""

    def wide(amount: Estimate) -> Range:
        low, high = WIDTHS[name]
        return Range(amount.mean * low, amount.mean, amount.mean * high)

    year = given.annual
    return Layer(
        name,
        0 if name == "draws" else 200,
        wide(year.person_days_lost),
        wide(year.deaths),
        wide(year.repair_yuan),
    )


def attribution(given: Diagnosis) -> Attribution:
    """What is lost stands for the share that nobody keeps away."""
    annual = given.annual
    shocks = each_of(
        {shock.shock: shock.annual_rate * shock.person_days_lost.mean for shock in given.shocks}
    )
    entrances = {
        key: sum(shock.annual_rate * shock.by_entrance[key].mean for shock in given.shocks)
        for key in (given.shocks[0].by_entrance if given.shocks else {})
    }
    groups = {
        group: sum(
            shock.annual_rate * shock.by_group[group].unmet_person_days.mean
            for shock in given.shocks
        )
        for group in (given.shocks[0].by_group if given.shocks else {})
    }
    return Attribution(
        draws=100,
        total=added(shocks),
        by_shock=shocks,
        by_need=each_of({need: lost.mean for need, lost in annual.by_need.items()}),
        by_building=each_of({key: lost.mean for key, lost in annual.by_building.items()}),
        by_entrance=each_of(entrances),
        by_group=each_of(groups),
    )


def each_of(lost: Mapping[str, float]) -> dict[str, Parts]:
    """The parts of several losses."""
    return {key: parts(left, at) for at, (key, left) in enumerate(lost.items())}


def parts(lost: float, turn: int = 0) -> Parts:
    """The parts of a loss of which ``lost`` person-days are left, in whole thousandths."""
    turn %= len(SHARES)
    shares = SHARES[turn:] + SHARES[:turn]
    whole = lost / (1 - sum(SHARES))
    return of_thousandths(*(round(whole * share * 1000) for share in shares), round(lost * 1000))


def of_thousandths(
    physical: int, structural: int, organisational: int, social: int, outside: int, nobody: int
) -> Parts:
    """Parts and their sum, each a whole number of thousandths."""
    whole = physical + structural + organisational + social + outside + nobody
    return Parts(
        whole=whole / 1000,
        players={
            "outer_physical": (physical + structural) / 1000,
            "inner_social": (organisational + social) / 1000,
        },
        sides={
            "physical": physical / 1000,
            "structural": structural / 1000,
            "organisational": organisational / 1000,
            "social_group": social / 1000,
        },
        outside=outside / 1000,
        nobody=nobody / 1000,
    )


def added(each: Mapping[str, Parts]) -> Parts:
    """The sum of several losses, part by part."""
    names = ("physical", "structural", "organisational", "social_group")
    sides = (round(sum(one.sides[name] for one in each.values()) * 1000) for name in names)
    outside = round(sum(one.outside for one in each.values()) * 1000)
    nobody = round(sum(one.nobody for one in each.values()) * 1000)
    return of_thousandths(*sides, outside, nobody)
