"""The actor graph in sentences: each measure with what it means and what it does not."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linli.reports.numbers import share
from linli.web.actors.models import Resource, Unit
from linli.web.charter.actor_graph import Dropout, Graph, Measures, Phase, Relation


@dataclass(frozen=True)
class Finding:
    """What was found, in a sentence, and how to read it."""

    said: str
    means: str


def findings(graph: Graph, found: Measures) -> list[Finding]:
    """Every measure of which something can be said."""
    said = (
        *_power(graph, found),
        *_gains(graph, found),
        *_tasks(graph, found),
        *_ties(graph, found),
        *_brokers(graph, found),
    )
    return list(said)


def _power(graph: Graph, found: Measures) -> Iterator[Finding]:
    if found.centres_on_paper:
        yield Finding(
            _("By the rules, final decisions are spread as if among %(n)s equal holders.")
            % {"n": decimal(found.centres_on_paper)},
            _(
                "1 means that one decides everything. Elsewhere a few centres under shared rules "
                "did best; above 5 it is often unclear who answers for what. Assumption: a good "
                "range is 2.5 to 4."
            )
            + " "
            + _held(graph, found.on_paper),
        )
    if found.centres_in_practice:
        yield Finding(
            _("In the last 24 months they were in fact taken as if by %(n)s equal holders.")
            % {"n": decimal(found.centres_in_practice)},
            _("Counted from the journal, each final decision once.")
            + " "
            + _held(graph, found.in_practice),
        )


def _held(graph: Graph, held: dict[str, Fraction]) -> str:
    """Who holds which share, in the order of the list: no ranking."""
    return _("Shares: %(shares)s.") % {
        "shares": _(", ").join(
            f"{graph.name(key)} {share(float(held[key]))}" for key in graph.in_order(held)
        )
    }


def _gains(graph: Graph, found: Measures) -> Iterator[Finding]:
    phases: dict[Phase, str] = {
        "propose": _("Proposing"),
        "decide": _("Deciding"),
        "spend": _("Spending"),
        "check": _("Checking"),
    }
    for phase, words in phases.items():
        gains = {gain.actor: gain for gain in found.gains if gain.phase == phase and gain.change}
        moved = [
            f"{graph.name(key)} {share(float(gains[key].before))} → "
            f"{share(float(gains[key].after))}"
            for key in graph.in_order(gains)
        ]
        if moved:
            yield Finding(
                _("%(phase)s has moved: %(moves)s.")
                % {"phase": words, "moves": _(", ").join(moved)},
                _("Share of the acts in the journal, the year before last beside the last year."),
            )


def _tasks(graph: Graph, found: Measures) -> Iterator[Finding]:
    if found.redundancy is not None:
        alone = [graph.tasks[task] for task, n in found.capable.items() if n == 1]
        nobody = [graph.tasks[task] for task, n in found.capable.items() if n == 0]
        yield Finding(
            _("Of %(all)d matters that must not be left undone, %(safe)d can be done by two.")
            % {
                "all": len(found.capable),
                "safe": sum(n > 1 for n in found.capable.values()),
            },
            " ".join([*_named(_("Only one can do: %(tasks)s."), alone),
                      *_named(_("Nobody is named for: %(tasks)s."), nobody)])
            or _("If one of them is missing, another can step in."),
        )  # fmt: skip
    if found.overlap is not None:
        yield Finding(
            _("In %(share)s of the matters that somebody carries out, different kinds of "
              "organisation can do it.") % {"share": share(float(found.overlap))},
            _("Different kinds seldom fail for the same reason. Agree on who goes first."),
        )  # fmt: skip


def _named(sentence: str, names: list[str]) -> Iterator[str]:
    if names:
        yield sentence % {"tasks": _(", ").join(names)}


def _ties(graph: Graph, found: Measures) -> Iterator[Finding]:
    if found.centralisation is not None:
        yield Finding(
            _("How much working together hangs on one in the middle: %(share)s.")
            % {"share": share(float(found.centralisation))},
            _(
                "100% is a star: all work with one, nobody with another. 0% means that all have "
                "equally many partners. A middle that holds things together helps; a middle that "
                "everything must pass is a bottleneck."
            ),
        )
    if found.connectivity is not None:
        yield Finding(_connected(found.connectivity), _cut(graph, found.cut))
    if (closed := found.triads.share_closed) is not None:
        yield Finding(
            _("Of the pairs that share a partner, %(share)s also work with each other.")
            % {"share": share(float(closed))},
            _("Closed circles build the trust that risky work needs; open ones carry news between "
              "groups. A place needs some of both."),
        )  # fmt: skip


def _connected(number: int) -> str:
    if not number:
        return _("Not everybody hangs together: there are groups that share no work.")
    return ngettext(
        "If the wrong %(n)d drops out, the others fall apart.",
        "It takes %(n)d dropping out before the others fall apart.",
        number,
    ) % {"n": number}


def _cut(graph: Graph, cut: tuple[str, ...]) -> str:
    if not cut:
        return _("Nobody alone holds groups together.")
    return _("Holding groups together alone: %(names)s.") % {
        "names": _(", ").join(graph.names(cut))
    }


def _brokers(graph: Graph, found: Measures) -> Iterator[Finding]:
    standing = [
        _("%(name)s, between %(n)d pairs, %(across)d of them across sides")
        % {
            "name": graph.name(key),
            "n": sum(roles.values()),
            "across": sum(n for role, n in roles.items() if role != "coordinator"),
        }
        for key, roles in found.brokers.items()
    ]
    if standing:
        yield Finding(
            _("Standing between others who do not work together: %(who)s.")
            % {"who": _("; ").join(standing)},
            _(
                "Sides are public bodies, residents, market and society. Who stands between can "
                "mend or block. It is a place in the net, no merit and no fault."
            ),
        )


WORST_FIRST: tuple[Relation, ...] = (
    "decide", "carry_out", "pay", "supervise", "consult", "raise",
)  # fmt: skip


def losses(graph: Graph, lost: Dropout) -> list[str]:
    """What it means that an actor drops out, in sentences; the worst first."""
    said = [
        *(
            _worded(relation) % {"tasks": _(", ").join(graph.tasks[task] for task in tasks)}
            for relation in WORST_FIRST
            if (tasks := lost.unowned.get(relation, ()))
        ),
        *(_resource_lost(each.kind, each.unit, each.lost, each.left) for each in lost.resources),
    ]
    if lost.agreements:
        said.append(
            _("Its agreements end with: %(names)s.")
            % {"names": _(", ").join(graph.names(lost.agreements))}
        )
    if lost.falls_apart:
        groups = [_(", ").join(graph.names(part)) for part in lost.parts_after]
        said.append(
            _("The others fall apart into groups that share no work: %(groups)s.")
            % {"groups": _("; ").join(groups)}
        )
    return said


def _worded(relation: Relation) -> str:
    return {
        "decide": _("Nobody else may decide: %(tasks)s."),
        "carry_out": _("Nobody else can carry out: %(tasks)s."),
        "pay": _("Nobody else pays for: %(tasks)s."),
        "supervise": _("Nobody else supervises: %(tasks)s."),
        "consult": _("Nobody else must be asked about: %(tasks)s."),
        "raise": _("Nobody else may raise: %(tasks)s."),
    }[relation]


def _resource_lost(kind: str, unit: str, lost: Fraction | None, left: Fraction | None) -> str:
    words = {"what": Resource(kind).label, "unit": Unit(unit).label}
    if lost is None:
        return _("Of %(what)s an unknown amount goes (%(unit)s).") % words
    if left is None:
        return _("Of %(what)s, %(lost)s %(unit)s go; how much others hold is not known.") % {
            **words,
            "lost": decimal(lost),
        }
    return _("Of %(what)s, %(lost)s %(unit)s go; %(left)s %(unit)s are left with others.") % {
        **words,
        "lost": decimal(lost),
        "left": decimal(left),
    }


def decimal(value: Fraction) -> str:
    """One decimal, none where it is whole; thousands set apart."""
    return f"{round(value):,}" if value.denominator == 1 else f"{float(value):,.1f}"
