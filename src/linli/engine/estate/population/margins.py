"""What a county says about its households: the margins a synthetic population must hit."""

from dataclasses import dataclass

from linli.engine.errors import InputError

BANDS = ("0-5", "6-17", "18-59", "60-64", "65-79", "80+")
"""Age bands of the making; the ledger joins 60-64 and 65-79."""

ROUNDING = 0.005
"""Published shares may miss 1 by this much."""

_PARTITIONS = {"generations": 3, "ages": len(BANDS), "tenure": 3}
_SHARES = ("one_person", "with_65_plus", "lift", "own_kitchen", "own_toilet")


@dataclass(frozen=True, slots=True)
class Margins:
    """Shares (of 1) and means of one county's family households.

    Raises
    ------
    InputError : ``margin_out_of_range``, ``margins_contradict``
    """

    county: str
    """Six-digit code."""
    name: str
    household_size: float
    """Persons a household."""
    one_person: float
    """Share of households of one person."""
    generations: tuple[float, float, float]
    """Share of households of one, two, three or more generations."""
    ages: tuple[float, float, float, float, float, float]
    """Share of persons in each of BANDS."""
    with_65_plus: float
    """Share of households with someone aged 65 or over."""
    tenure: tuple[float, float, float]
    """Share of households that own, rent, other."""
    lift: float
    """Share of homes in a building with a lift: an upper bound for an old estate."""
    own_kitchen: float
    own_toilet: float
    m2_a_person: float
    """Built housing area a person, m2."""
    source: str

    def __post_init__(self) -> None:
        for name in _SHARES:
            self._require(name, getattr(self, name), 0, 1)
        for name, parts in _PARTITIONS.items():
            values = getattr(self, name)
            self._require(f"{name}: values", len(values), parts, parts)
            self._require(f"{name}: least", min(values), 0, 1)
            self._require(f"{name}: sum", sum(values), 1 - ROUNDING, 1 + ROUNDING)
        self._require("household_size", self.household_size, 1, 8)
        self._require("m2_a_person", self.m2_a_person, 3, 300)
        self._require_agreement()

    @property
    def people_65_plus(self) -> float:
        """Share of persons aged 65 or over."""
        return (self.ages[4] + self.ages[5]) / sum(self.ages)

    @property
    def m2_a_household(self) -> float:
        """Built housing area a household, m2."""
        return self.m2_a_person * self.household_size

    def _require(self, name: str, value: float, low: float, high: float) -> None:
        if not low <= value <= high:
            where = f"{self.county} {self.name}: {name}"
            raise InputError("margin_out_of_range", where, found=value, low=low, high=high)

    def _require_agreement(self) -> None:
        in_company = self.household_size - self.one_person
        if in_company < 2 * (1 - self.one_person) - ROUNDING:
            self._contradict("household_size", in_company, f">= {2 * (1 - self.one_person):.3f}")
        elders = self.people_65_plus * self.household_size
        if not self.with_65_plus <= elders + ROUNDING:
            self._contradict("with_65_plus", self.with_65_plus, f"<= {elders:.3f}")

    def _contradict(self, name: str, found: float, wanted: str) -> None:
        where = f"{self.county} {self.name}: {name}"
        raise InputError("margins_contradict", where, found=round(found, 4), wanted=wanted)
