"""Small networks, by hand and drawn."""

from hypothesis import strategies as st

from linli.engine.ties.network import RELATIONS, Actor, Network, Right

SIDES = ("public", "residents", "market")


def network(ties=(), *, actors="", sides=None, **others):
    """Actors named by single letters, tied by agreements such as ``"ab"``."""
    keys = sorted(set(actors).union(*ties))
    kinds = sides or {}
    return Network(
        actors=tuple(Actor(key, kinds.get(key, key), kinds.get(key, key)) for key in keys),
        agreements=frozenset(frozenset(tie) for tie in ties),
        **{"tasks": ()} | others,
    )


def rights(*lines):
    """``rights("a decide roof", ...)``."""
    return frozenset(Right(*line.split()) for line in lines)


@st.composite
def drawn_networks(draw):
    keys = "abcdefg"[: draw(st.integers(1, 7))]
    pairs = [one + other for one in keys for other in keys if one < other]
    ties = draw(st.sets(st.sampled_from(pairs))) if pairs else set()
    tasks = ("roof", "lift", "water")
    held = draw(
        st.sets(
            st.builds(
                Right, st.sampled_from(keys), st.sampled_from(RELATIONS), st.sampled_from(tasks)
            ),
            max_size=6,
        )
    )
    return Network(
        actors=tuple(Actor(key, key, draw(st.sampled_from(SIDES))) for key in keys),
        tasks=tasks,
        critical=frozenset(tasks[:2]),
        rights=frozenset(held),
        agreements=frozenset(frozenset(tie) for tie in ties),
    )
