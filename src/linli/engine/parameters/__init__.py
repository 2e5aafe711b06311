"""Parameters as data: TOML tables of value, range, unit, source and what they hold for.

A table with ``mid`` is one parameter; its dotted path is its name. ``mid`` may be a list, then
``low`` and ``high`` are lists of the same length. Values are converted to the engine's own units
(days, shares, metres, g, events a year, yuan) when read, so a file may use any unit of the same
quantity. ``source`` names where the number was read, or says ``assumption``; ``valid`` says what
it holds for, and stands once at the top of a file for all rows that do not say it themselves.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib.resources import files

from linli.engine.chance import key_hashes, uniforms
from linli.engine.errors import InputError
from linli.engine.parameters.parameter import End, Parameter, Values
from linli.engine.parameters.reading import parsed
from linli.engine.units import require_unit

__all__ = ["End", "Parameter", "Parameters", "Values", "load"]


@dataclass(frozen=True)
class Parameters:
    """Parameters by name, in the order of their files."""

    rows: Mapping[str, Parameter]

    def mid(self, name: str, unit: str | None = None) -> float:
        """The middle value of a scalar parameter; with ``unit``, refused unless of that kind."""
        row = self._row(name)
        if unit is not None:
            require_unit(row.unit, unit, name)
        if len(row.mid) != 1:
            raise InputError("not_a_scalar", name, found=len(row.mid))
        return row.mid[0]

    def whole(self, name: str, least: int, most: int) -> int:
        """The middle value of a scalar parameter that counts something.

        Raises
        ------
        InputError : ``bad_parameter`` where it is not whole or out of bounds
        """
        value = self.mid(name)
        if not value.is_integer() or not least <= value <= most:
            raise InputError("bad_parameter", name, found=value, wanted=f"{least} .. {most}")
        return int(value)

    def mids(self, name: str) -> Values:
        """The middle values of a list parameter."""
        return self._row(name).mid

    def under(self, prefix: str) -> Iterator[tuple[str, Parameter]]:
        """(last part of the name, parameter) of those directly below ``prefix``."""
        for last in self._below.get(prefix, ()):
            yield last, self.rows[f"{prefix}.{last}"]

    def at(self, name: str, end: End) -> "Parameters":
        """These parameters with one of them at an end of its range.

        Raises
        ------
        InputError : ``unknown_parameter``
        """
        return replace(self, rows={**self.rows, name: self._row(name).at(end)})

    def sampled(self, seed: int, world: int) -> "Parameters":
        """A world of parameters: each with a range is drawn from it, the others stay.

        The law is two triangles that meet at ``mid``, half of it each, by one number for each
        name, so the values of a list rise and fall together and keep their order. That
        number depends on seed, name and world only: neither on the order of the tables nor on
        what else is in them. Ranges stay, so a drawn parameter can still be set to its end.
        """
        chances = uniforms(seed, "parameter", key_hashes(self.rows), world)
        rows = zip(self.rows.items(), chances.tolist(), strict=True)
        return replace(self, rows={name: row.drawn(u) for (name, row), u in rows})

    def overridden(self, text: str, where: str) -> "Parameters":
        """These parameters with those of a user's TOML text in their place.

        A row takes the place of the whole bundled row: without ``low`` and ``high`` it has no
        range, without ``valid`` nothing is said of what it holds for.

        Raises
        ------
        InputError : ``unknown_parameter``, ``not_toml``, ``bad_parameter``, ``wrong_unit``
        """
        rows = dict(self.rows)
        for name, row in parsed(text, where).items():
            known = rows.get(name)
            if known is None:
                raise InputError("unknown_parameter", f"{where}: {name}")
            if len(known.mid) != len(row.mid):
                raise InputError(
                    "bad_parameter", f"{where}: {name}", found=len(row.mid), wanted=len(known.mid)
                )
            require_unit(row.unit, known.unit, f"{where}: {name}")
            rows[name] = row
        return replace(self, rows=rows)

    @cached_property
    def _below(self) -> Mapping[str, list[str]]:
        """Last parts of the names below each prefix, in the order of the rows."""
        found: dict[str, list[str]] = {}
        for name in self.rows:
            head, dot, last = name.rpartition(".")
            if dot:
                found.setdefault(head, []).append(last)
        return found

    def _row(self, name: str) -> Parameter:
        if name not in self.rows:
            raise InputError("unknown_parameter", name)
        return self.rows[name]


@cache
def load(*tables: str) -> Parameters:
    """The bundled parameters of the named tables (file names without ``.toml``)."""
    rows: dict[str, Parameter] = {}
    for table in tables:
        text = (files(__name__) / f"{table}.toml").read_text(encoding="utf-8")
        rows.update(parsed(text, f"{table}.toml"))
    return Parameters(rows)
