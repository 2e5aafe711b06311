"""The Merkle tree of a list: one hash for all of it, and short proofs (RFC 6962, section 2.1).

The journal's tree has the hash of each entry, as 32 bytes, for its leaves' content.
"""

import hashlib
from collections.abc import Iterable, Sequence

from linli.engine.errors import InputError


def leaf_hash(content: bytes) -> bytes:
    """Hash of a leaf, 32 bytes; RFC 6962 begins it with 0 so that no leaf passes for a node."""
    return hashlib.sha256(b"\x00" + content).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash of a node over two others, 32 bytes."""
    return hashlib.sha256(b"\x01" + left + right).digest()


class Frontier:
    """A tree that only grows: the roots of its full parts, at most one for each bit of its size.

    Memory is log2(size) hashes; a leaf costs two hashes on average.
    """

    __slots__ = ("_parts", "size")

    def __init__(self) -> None:
        self.size = 0
        self._parts: list[bytes] = []

    def add(self, content: bytes) -> None:
        """One leaf more."""
        part, size = leaf_hash(content), self.size
        while size & 1:
            part = node_hash(self._parts.pop(), part)
            size >>= 1
        self._parts.append(part)
        self.size += 1

    def root(self) -> bytes:
        """Hash of the whole tree, 32 bytes; of nothing, the hash of no bytes."""
        if not self._parts:
            return hashlib.sha256().digest()
        root = self._parts[-1]
        for part in self._parts[-2::-1]:
            root = node_hash(part, root)
        return root


def root_of(contents: Iterable[bytes]) -> bytes:
    """Root of the tree over these leaves, 32 bytes."""
    frontier = Frontier()
    for content in contents:
        frontier.add(content)
    return frontier.root()


def inclusion_proof(contents: Sequence[bytes], index: int) -> list[bytes]:
    """Hashes that lead from leaf ``index`` (from 0) to the root, the nearest first.

    RFC 6962, section 2.1.1: of the two subtrees, the path in the one and the root of the other.

    Raises
    ------
    InputError : ``no_such_leaf``
    """
    if not 0 <= index < len(contents):
        raise InputError("no_such_leaf", "index", found=index, wanted=len(contents))
    if len(contents) == 1:
        return []
    split = 1 << (len(contents) - 1).bit_length() - 1
    left, right = contents[:split], contents[split:]
    if index < split:
        return [*inclusion_proof(left, index), root_of(right)]
    return [*inclusion_proof(right, index - split), root_of(left)]


def root_by_proof(content: bytes, index: int, size: int, proof: Sequence[bytes]) -> bytes | None:
    """Root of the tree of ``size`` leaves to which ``proof`` leads from leaf ``index``.

    None where a proof for this place in such a tree has another length. RFC 9162, section 2.1.3.2.
    """
    at, last = index, size - 1
    if not 0 <= at <= last:
        return None
    root = leaf_hash(content)
    for other in proof:
        if last == 0:
            return None
        if at & 1 or at == last:
            root = node_hash(other, root)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            root = node_hash(root, other)
        at, last = at >> 1, last >> 1
    return root if last == 0 else None
