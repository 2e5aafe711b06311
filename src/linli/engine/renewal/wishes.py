"""What residents wish for: approvals of measures, each household one ballot."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from linli.engine.errors import InputError
from linli.engine.estate.estate import Estate
from linli.engine.renewal.measure import Candidate


@dataclass(frozen=True)
class Wishes:
    """Ballot by voter: codes of measures, or of candidates.

    A voter is a household of the ledger by its key, or anybody under a name of their own; an empty
    ballot counts, as its voter has a share of the money and asked for nothing.
    """

    ballots: Mapping[str, frozenset[str]]

    def checked(self, candidates: Sequence[Candidate], known: frozenset[str]) -> "Wishes":
        """The same wishes, refused when a ballot names what nobody knows.

        Parameters
        ----------
        known : codes of the catalogue's measures; one that is known and has nothing to be done
            here is no mistake

        Raises
        ------
        InputError : ``unknown_wish``
        """
        there = known | {one.code for one in candidates}
        for voter, codes in self.ballots.items():
            for code in sorted(codes - there):
                raise InputError("unknown_wish", voter, found=code)
        return self

    def supporters(self, candidates: Sequence[Candidate], estate: Estate) -> list[frozenset[int]]:
        """By ballot, in their order, the rows of the candidates it approves of.

        Who asks for a measure asks for it where they live: of a measure chosen by building or
        entrance a household supports the candidate that reaches its home. Of a voter whose home
        is not in the ledger the wish counts for all of them.
        """
        homes = _homes(estate)
        return [
            frozenset(
                row
                for row, one in enumerate(candidates)
                if one.code in codes
                or (one.measure.code in codes and _reaches(one, homes.get(voter)))
            )
            for voter, codes in self.ballots.items()
        ]


def _reaches(candidate: Candidate, home: tuple[str, int | None] | None) -> bool:
    if home is None or not candidate.buildings:
        return True
    building, entrance = home
    if building not in candidate.buildings:
        return False
    return candidate.entrance is None or entrance is None or candidate.entrance == entrance


def _homes(estate: Estate) -> dict[str, tuple[str, int | None]]:
    """Household -> building and entrance."""
    places = estate["dwellings"].select("dwelling", "building", "entrance")
    rows = (
        estate["households"]
        .join(places, on="dwelling")
        .select("household", pl.col("building"), pl.col("entrance"))
    )
    return {household: (building, entrance) for household, building, entrance in rows.rows()}
