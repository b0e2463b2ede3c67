"""The Merkle tree of RFC 6962, section 2.1: leaves and nodes are hashed apart."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable


def leaf(data: bytes) -> bytes:
    """The hash of one entry."""
    return hashlib.sha256(b"\x00" + data).digest()


def root(leaves: Iterable[bytes]) -> bytes:
    """The hash of the tree over hashed entries, in order; reads them once and keeps a few."""
    peaks: list[tuple[int, bytes]] = []  # full trees, ever smaller: how many leaves, and their root
    for entry in leaves:
        peaks.append((1, entry))
        while len(peaks) > 1 and peaks[-2][0] == peaks[-1][0]:
            size, right = peaks.pop()
            _, left = peaks.pop()
            peaks.append((2 * size, _node(left, right)))
    if not peaks:
        return hashlib.sha256().digest()
    _, top = peaks.pop()
    while peaks:
        top = _node(peaks.pop()[1], top)
    return top


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()
