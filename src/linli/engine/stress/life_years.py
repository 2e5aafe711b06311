"""The life-years index: deaths, hardship and damage in years of life.

Life-years = L(M, Aexp, Amed) + I(N) + DAM(Y, PCGDP) = M (Aexp - Amed) + e T N + (1 - c) Y / PCGDP:
Noy (2016), A global comprehensive measure of the impact of natural hazards and disasters, Global
Policy 7(1), 56-65; used in the Global Assessment Report 2015 of the United Nations. Its numbers are
in ``life_years.toml``. Checked: tests/validation/life_years.
"""

from dataclasses import dataclass

import numpy as np

from linli.engine.errors import InputError
from linli.engine.model.arrays import Floats
from linli.engine.parameters import Parameters, load


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """How the index counts, as numbers."""

    years_left: Floats
    """(A,) years a death at each age takes, or (1,) the same years at every age."""
    a_person: float
    """Years a person affected and alive loses: e T."""
    a_yuan: float
    """Years a yuan of damage costs: (1 - c) / PCGDP."""


@dataclass(frozen=True, slots=True, eq=False)
class LifeYears:
    """Years of life lost in each of n events, each (n,)."""

    deaths: Floats
    affected: Floats
    damage: Floats

    @property
    def total(self) -> Floats:
        """All three added up."""
        return self.deaths + self.affected + self.damage


def known() -> Parameters:
    """The bundled numbers of the index."""
    return load("life_years")


def equal_ages(parameters: Parameters) -> Index:
    """The index's own convention: a death takes as much at any age, up to one life expectancy.

    Raises
    ------
    InputError : ``bad_parameter``, ``not_positive``
    """
    whole = parameters.mid("life_years.expectancy", "years")
    age = parameters.mid("life_years.median_age", "years")
    if not age < whole:
        raise InputError(
            "bad_parameter", "life_years.median_age", found=age, wanted=f"less than {whole:g}"
        )
    return by_life_table(parameters, np.array([whole - age]))


def by_life_table(parameters: Parameters, years_left: Floats) -> Index:
    """The index with the years a life table leaves at each age, (A,): ``life_left`` of the needs.

    Raises
    ------
    InputError : ``bad_parameter``, ``not_positive``
    """
    idle = parameters.mid("life_years.not_worked")
    if not 0 <= idle <= 1:
        raise InputError("bad_parameter", "life_years.not_worked", found=idle, wanted="0 to 1")
    income = parameters.mid("life_years.income", "yuan per person and year")
    if not income > 0:
        raise InputError("not_positive", "life_years.income")
    weight = parameters.mid("life_years.weight")
    return Index(
        years_left=years_left,
        a_person=weight * parameters.mid("life_years.affected", "years"),
        a_yuan=(1.0 - idle) / income,
    )


def life_years(
    index: Index, deaths: Floats, affected: Floats | None = None, damage: Floats | None = None
) -> LifeYears:
    """Years of life lost.

    Parameters
    ----------
    index : from ``equal_ages`` or ``by_life_table``
    deaths : (n, A) persons by age
    affected : (n,) persons injured, driven out or otherwise affected; left out unless given. The
        stress test counts what they go through as unmet person-days: give them here and leave
        those out, or the same hardship counts twice
    damage : (n,) yuan; left out unless asked for, as property then counts as time
    """
    none = np.zeros(len(deaths))
    return LifeYears(
        deaths=(deaths * index.years_left).sum(axis=1),
        affected=none if affected is None else index.a_person * affected,
        damage=none if damage is None else index.a_yuan * damage,
    )
