"""The offices as one tree, read at once: a closed office stands under the one that took it over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
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
        rows = Office.objects.values_list("id", "code", "name", "here_id", "below_id", "parent_id", "successor_id")
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
