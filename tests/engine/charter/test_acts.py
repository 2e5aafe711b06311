"""What no charter may change about a right says why, in both languages."""

from linli.engine.charter.acts import ACTS, WHY_IN_ENGLISH
from linli.engine.charter.roles import EVERYBODY


def test_what_is_fixed_has_a_reason_and_every_reason_its_english():
    reasons = {act.why for act in ACTS.values() if act.floor or act.why}
    assert "" not in reasons
    assert reasons == set(WHY_IN_ENGLISH)


def test_who_always_has_a_right_is_never_beyond_it():
    for act in ACTS.values():
        assert act.floor <= act.ceiling <= EVERYBODY, act.code
