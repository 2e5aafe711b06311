"""What the times of recovery say: which needs come back late, and by how much."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from linli.engine.stress.diagnosis import LEVELS, NEEDS
from linli.files.diagnosis import (
    DiagnosisDocument,
    EstimateDocument,
    RecoveryDocument,
    ShockDocument,
)

Targets = Mapping[str, float]
"""Need -> days within which it should be met again."""


@dataclass(frozen=True, slots=True)
class Overrun:
    """A need that comes back later than it should."""

    shock: str
    level: str
    need: str
    days: EstimateDocument
    target: float

    @property
    def late(self) -> float:
        """Days past the target, on average."""
        return self.days["mean"] - self.target


def recovering(document: DiagnosisDocument) -> list[ShockDocument]:
    """The shocks that happen here and whose recovery was computed, in their own order."""
    if not document.get("targets"):
        return []
    return [
        shock for shock in document["shocks"] if shock["annual_rate"] > 0 and shock.get("recovery")
    ]


def by_level(shock: ShockDocument) -> dict[str, RecoveryDocument]:
    """The recovery of one shock by level, mildest first."""
    found = {each["level"]: each for each in shock.get("recovery", ())}
    return {level: found[level] for level in LEVELS if level in found}


def is_told(recovery: RecoveryDocument) -> bool:
    """Whether a level had draws enough for its times to be told."""
    return bool(recovery["days"])


def open_needs(shock: ShockDocument) -> list[str]:
    """The needs that are open for a while at some level, in their own order."""
    told = [each["days"] for each in by_level(shock).values()]
    return [need for need in NEEDS if any(days[need]["mean"] > 0 for days in told if need in days)]


def late_needs(recovery: RecoveryDocument, targets: Targets) -> list[str]:
    """The needs whose mean time is past the target."""
    days = recovery["days"]
    return [need for need in days if need in targets and days[need]["mean"] > targets[need]]


def overruns(document: DiagnosisDocument) -> list[Overrun]:
    """Every need past its target, the latest first."""
    found = [
        Overrun(shock["shock"], level, need, recovery["days"][need], targets[need])
        for shock, level, recovery, targets in _levels(document)
        for need in late_needs(recovery, targets)
    ]
    return sorted(found, key=lambda overrun: -overrun.late)


def nothing_is_told(document: DiagnosisDocument) -> bool:
    """Whether every level of every shock had too few draws."""
    return not any(is_told(recovery) for _, _, recovery, _ in _levels(document))


def _levels(
    document: DiagnosisDocument,
) -> Iterator[tuple[ShockDocument, str, RecoveryDocument, Targets]]:
    targets = document.get("targets", {})
    for shock in recovering(document):
        for level, recovery in by_level(shock).items():
            yield shock, level, recovery, targets.get(level, {})
