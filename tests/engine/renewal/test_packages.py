from linli.engine.renewal.packages import Choice, apart
from linli.engine.renewal.reach import Reach
from linli.engine.renewal.seen import Seen


def choice(name, *rows):
    found = Reach(frozenset(rows), 0.0, 0.0, 0.0, complete=True, seen=Seen.nothing(3), trials=1)
    return Choice(name, 0, 0, None, found)


def names(*choices):
    return [one.name for one in apart(choices)]


def test_the_proposed_package_stays_first_though_the_last_is_the_same():
    made = choice("joined", 0, 1), choice("reach_only", 0), choice("voice_only", 1, 0)
    assert names(*made) == ["joined", "reach_only"]


def test_packages_that_differ_keep_their_order():
    made = choice("joined", 0), choice("reach_only", 1), choice("voice_only", 2)
    assert names(*made) == ["joined", "reach_only", "voice_only"]
