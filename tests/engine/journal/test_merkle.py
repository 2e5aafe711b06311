"""The tree grows leaf by leaf into what the recursive definition says, and proves its leaves."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.engine.errors import InputError
from linli.engine.journal.merkle import Frontier, inclusion_proof, root_by_proof, root_of

LEAVES = st.lists(st.binary(max_size=4), min_size=1, max_size=40)


def slow_root(leaves):
    """RFC 6962, section 2.1, word for word."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\x00" + leaves[0]).digest()
    split = max(2**power for power in range(12) if 2**power < len(leaves))
    left, right = slow_root(leaves[:split]), slow_root(leaves[split:])
    return hashlib.sha256(b"\x01" + left + right).digest()


@given(LEAVES)
def test_the_root_after_each_leaf_is_that_of_the_definition(leaves):
    frontier = Frontier()
    for size, leaf in enumerate(leaves, start=1):
        frontier.add(leaf)
        assert (frontier.size, frontier.root()) == (size, slow_root(leaves[:size]))


def test_of_nothing_the_root_is_the_hash_of_nothing():
    assert root_of([]) == slow_root([])


@given(LEAVES, st.data())
def test_a_proof_leads_from_its_leaf_to_the_root_and_from_no_other(leaves, data):
    index = data.draw(st.integers(0, len(leaves) - 1))
    proof = inclusion_proof(leaves, index)
    assert len(proof) <= (len(leaves) - 1).bit_length()
    assert root_by_proof(leaves[index], index, len(leaves), proof) == root_of(leaves)
    assert root_by_proof(b"another", index, len(leaves), proof) != root_of(leaves)
    longer = [*proof, bytes(32)]
    assert root_by_proof(leaves[index], index, len(leaves), longer) is None
    if proof:
        assert root_by_proof(leaves[index], index, len(leaves), proof[:-1]) is None


@pytest.mark.parametrize("index", [-1, 3])
def test_a_leaf_that_is_not_there_has_no_proof(index):
    with pytest.raises(InputError, match="no_such_leaf"):
        inclusion_proof([b"", b"", b""], index)
    assert root_by_proof(b"", index, 3, []) is None
