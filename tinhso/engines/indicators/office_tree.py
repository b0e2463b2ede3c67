"""The offices as one tree, read at once: a closed office stands under the one that took it over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from tinhso.engines.directory.models import Office


@dataclass(frozen=True)
class Node:
    """An office as figures know it; ``here`` and ``subject_below`` are its two subjects."""

    id: UUID
    code: str
    name: str
    here: int
    subject_below: int
    parent: UUID | None
    successor: UUID | None
    since: date
    until: date | None  # the first day without it

    @property
    def up(self) -> UUID | None:
        """Where its figures are added."""
        return self.successor or self.parent


@dataclass(frozen=True)
class OfficeTree:
    nodes: dict[UUID, Node]

    @classmethod
    def load(cls) -> OfficeTree:
        """Every office there is or was; one statement."""
        rows = Office.objects.values_list("id", "code", "name", "here_id", "below_id", "parent_id", "successor_id",
                                          "valid_from", "valid_to")  # fmt: skip
        return cls({row[0]: Node(*row) for row in rows})

    @cached_property
    def by_code(self) -> dict[str, Node]:
        return {node.code: node for node in self.nodes.values()}

    @cached_property
    def _children(self) -> dict[UUID | None, list[Node]]:
        found: dict[UUID | None, list[Node]] = defaultdict(list)
        for node in self.nodes.values():
            found[node.up].append(node)
        return found

    def below(self, node: Node) -> Iterator[Node]:
        """The office and all whose figures are added to it."""
        yield node
        for child in self._children[node.id]:
            yield from self.below(child)

    def was_there(self, node: Node, day: date) -> bool:
        """Whether the office has been closed since, and worked on ``day``."""
        return node.until is not None and node.since <= day < node.until

    def below_then(self, node: Node, day: date) -> Iterator[Node]:
        """The office and all that stood under it on ``day``, whatever became of them."""
        yield node
        for child in self.nodes.values():
            if child.parent == node.id and child.since <= day and (child.until is None or day < child.until):
                yield from self.below_then(child, day)

    def way_then(self, node: Node) -> list[Node]:
        """From the top of its time down to just above the office."""
        above = self.nodes.get(node.parent) if node.parent else None
        return [*self.way_then(above), above] if above else []

    def way(self, node: Node) -> list[Node]:
        """From the top down to just above the office."""
        above = self.nodes.get(node.up) if node.up else None
        return [*self.way(above), above] if above else []

    def reached(self, subjects: frozenset[int]) -> frozenset[Node]:
        """The offices whose records carry one of these subjects."""
        return frozenset(node for node in self.nodes.values() if not subjects.isdisjoint(self._carried(node)))

    def ids(self, nodes: Iterable[Node]) -> set[UUID]:
        return {node.id for node in nodes}

    def _carried(self, node: Node, *, itself: bool = True) -> Iterator[int]:
        """As ``directory.api.subjects_of``: *here* of itself and its heirs, *below* of all above."""
        yield node.subject_below
        if itself:
            yield node.here
        for above, keeps in ((node.parent, False), (node.successor, itself)):
            if above is not None:
                yield from self._carried(self.nodes[above], itself=keeps)
