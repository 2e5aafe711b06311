"""Roots and audit paths that every implementation of RFC 6962 gives."""

import csv
import hashlib
from pathlib import Path

import pytest

from linli.engine.journal.merkle import inclusion_proof, root_by_proof, root_of

HERE = Path(__file__).parent


def rows(name):
    with (HERE / name).open(encoding="utf-8") as opened:
        return list(csv.DictReader(opened))


ROOTS = [(int(row["size"]), row["root"]) for row in rows("roots.csv")]
LEAVES = [bytes.fromhex(row["leaf"]) for row in rows("roots.csv")]
PROOFS = [(int(r["index"]), int(r["size"]), r["proof"].split()) for r in rows("proofs.csv")]


def defined(leaves):
    """Section 2.1: of the largest power of two below n, and of the rest."""
    if len(leaves) == 1:
        return hashlib.sha256(b"\x00" + leaves[0]).digest()
    split = 1
    while 2 * split < len(leaves):
        split *= 2
    halves = defined(leaves[:split]) + defined(leaves[split:])
    return hashlib.sha256(b"\x01" + halves).digest()


@pytest.mark.parametrize(("size", "root"), ROOTS)
def test_the_root_is_the_published_one(size, root):
    assert root_of(LEAVES[:size]).hex() == root
    assert defined(LEAVES[:size]).hex() == root


@pytest.mark.parametrize(("index", "size", "proof"), PROOFS)
def test_the_audit_path_is_the_published_one(index, size, proof):
    found = inclusion_proof(LEAVES[:size], index)
    assert [each.hex() for each in found] == proof
    assert root_by_proof(LEAVES[index], index, size, found).hex() == dict(ROOTS)[size]
