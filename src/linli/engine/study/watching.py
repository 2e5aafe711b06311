"""Which parameters the shocks of an estate hang on: those that are read when they are prepared."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from linli.engine.estate.estate import Estate
from linli.engine.parameters import Parameter, Parameters
from linli.engine.stress.trial import Asked, Trial


@dataclass(eq=False)
class _Watched(Mapping[str, Parameter]):
    """Rows that remember which of them were asked for."""

    rows: Mapping[str, Parameter]
    asked: set[str] = field(default_factory=set)

    def __getitem__(self, name: str) -> Parameter:
        self.asked.add(name)
        return self.rows[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


def readers(estate: Estate, parameters: Parameters, asked: Asked) -> Mapping[str, tuple[str, ...]]:
    """Parameter with a range -> the shocks, of those asked for, that read it."""
    found: dict[str, tuple[str, ...]] = {}
    for shock in asked.shocks:
        watched = _Watched(parameters.rows)
        Trial.of(estate, Parameters(watched), replace(asked, shocks=(shock,)))
        for name in sorted(watched.asked):
            row = parameters.rows[name]
            if row.low != row.high:
                found[name] = (*found.get(name, ()), shock)
    return found
