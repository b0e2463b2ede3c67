"""Indexes: score cards of offices by any tree of criteria, their marks and ranks."""

from tinhso.engines.indexes.cards import Card, Line, Measured, Score, Unit, card_of, cards, items_of
from tinhso.engines.indexes.loading import load
from tinhso.engines.indexes.ranking import ranks
from tinhso.engines.indexes.rules import check, points
from tinhso.engines.indexes.totals import Total, add_up
from tinhso.engines.indexes.verbs.marking import score, verify
from tinhso.engines.indexes.verbs.stepping import confirm, give_back, hand_in
from tinhso.engines.indexes.verbs.writing import draft, drop, publish, write

__all__ = [
    "Card", "Line", "Measured", "Score", "Total", "Unit", "add_up", "card_of", "cards", "check", "confirm", "draft",
    "drop", "give_back", "hand_in", "items_of", "load", "points", "publish", "ranks", "score", "verify", "write",
]  # fmt: skip
